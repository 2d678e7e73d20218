import { expect } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Call, UserAdapter } from '../../src/adapters/contract.js';
import type { User } from '../../src/domain/user.js';
import { ProfileController } from '../../src/profile/profile-controller.js';
import { aUser } from '../support/builders.js';

/** A host that tells when it was asked to update, and an adapter whose answers the test gives. */
function theController() {
  const asked: { id: string; call: Call; answer: (user: User) => void; fail: (error: unknown) => void }[] = [];
  let updated = withResolvers();
  const host = {
    addController: (_: ReactiveController) => undefined,
    removeController: () => undefined,
    requestUpdate: () => {
      updated.resolve();
      updated = withResolvers();
    },
    updateComplete: Promise.resolve(true),
  };
  const get: UserAdapter['get'] = (id, call) => new Promise((answer, fail) => asked.push({ id, call, answer, fail }));
  const adapter = { get } as UserAdapter;
  const controller = new ProfileController(host, () => adapter);
  return { controller, asked, updated: () => updated.promise };
}

function withResolvers() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

describe('ProfileController', () => {
  it('loads the user that is opened', async () => {
    const { controller, asked, updated } = theController();
    controller.dispatch({ type: 'open', id: 'grace' });
    const next = updated();
    asked[0]!.answer(aUser({ id: 'grace' }));
    await next;
    expect(controller.state.phase).to.equal('shown');
  });

  it('refuses a record that is about somebody else (T3)', async () => {
    const { controller, asked, updated } = theController();
    controller.dispatch({ type: 'open', id: 'grace' });
    const next = updated();
    asked[0]!.answer(aUser({ id: 'ada' }));
    await next;
    expect(controller.state).to.include({ phase: 'failed' });
    expect(controller.state).to.have.nested.property('error.kind', 'protocol');
  });

  it('stops waiting for the first when a second is opened', () => {
    const { controller, asked } = theController();
    controller.dispatch({ type: 'open', id: 'grace' });
    controller.dispatch({ type: 'open', id: 'ada' });
    expect(asked.map(({ call }) => call.signal.aborted)).to.deep.equal([true, false]);
  });

  it('turns whatever an adapter throws into a failed page (F33)', async () => {
    const { controller, asked, updated } = theController();
    controller.dispatch({ type: 'open', id: 'grace' });
    const next = updated();
    asked[0]!.fail('nonsense');
    await next;
    expect(controller.state).to.have.nested.property('error.kind', 'unknown');
  });

  it('takes the request up again when its host moves in the page (F28)', () => {
    const { controller, asked } = theController();
    controller.dispatch({ type: 'open', id: 'grace' });
    controller.hostDisconnected();
    controller.hostConnected();
    asked[0]!.fail(adapterError('aborted', 'Stopped.'));
    expect(asked.map(({ id }) => id)).to.deep.equal(['grace', 'grace']);
    expect(controller.state.phase).to.equal('loading');
  });

  it('fails in words where there is no adapter', async () => {
    const { controller, updated } = theController();
    const without = new ProfileController(
      {
        addController: () => undefined,
        removeController: () => undefined,
        requestUpdate: () => undefined,
        updateComplete: Promise.resolve(true),
      },
      () => undefined,
    );
    without.dispatch({ type: 'open', id: 'grace' });
    await Promise.resolve();
    expect(without.state.phase).to.equal('failed');
    controller.dispatch({ type: 'close' });
    void updated;
  });
});
