import { expect } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Call, UserAdapter } from '../../src/adapters/contract.js';
import type { User } from '../../src/domain/user.js';
import { ProfileController } from '../../src/profile/profile-controller.js';
import { aUser } from '../support/builders.js';
import { turn } from '../support/scripted-adapter.js';

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
  const given: { adapter: UserAdapter | undefined } = { adapter };
  const moments: (() => void)[] = [];
  const controller = new ProfileController(
    host,
    () => given.adapter,
    () => undefined,
    () => new Promise((resolve) => moments.push(resolve)),
  );
  const later = async (): Promise<void> => {
    for (const resolve of moments.splice(0)) resolve();
    await turn();
  };
  return { given, controller, asked, moments, later, updated: () => updated.promise };
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

  it('reads nobody while its host is out of the page, and who is to be shown when it is back (F28)', () => {
    const { controller, asked } = theController();
    controller.hostDisconnected();
    controller.dispatch({ type: 'open', id: 'grace' });
    expect(asked).to.deep.equal([]);
    controller.hostConnected();
    expect(asked.map(({ id }) => id)).to.deep.equal(['grace']);
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

describe('ProfileController.look', () => {
  const free = (): boolean => false;
  const shown = async () => {
    const all = theController();
    all.controller.dispatch({ type: 'open', id: 'grace' });
    all.asked[0]!.answer(aUser({ id: 'grace', version: 'v1' }));
    await turn();
    return all;
  };

  it('reads the user a moment later, and answers whether there is news', async () => {
    const { controller, asked, later } = await shown();
    const look = controller.look(free);
    expect(asked).to.have.length(1);
    await later();
    asked[1]!.answer(aUser({ id: 'grace', version: 'v2' }));
    expect(await look).to.equal(true);
    expect(controller.state).to.have.property('meanwhile', 'changed');
    const again = controller.look(free);
    await later();
    asked[2]!.answer(aUser({ id: 'grace', version: 'v2' }));
    expect(await again, 'said already').to.equal(false);
  });

  it('takes only a not-found for a deletion (R11)', async () => {
    const { controller, asked, later } = await shown();
    for (const [index, [error, news]] of (
      [
        [adapterError('network', 'Away.'), false],
        [new Error('?'), false],
        [adapterError('not-found', 'No.'), true],
      ] as const
    ).entries()) {
      const look = controller.look(free);
      await later();
      asked[index + 1]!.fail(error);
      expect(await look).to.equal(news);
    }
    expect(controller.state).to.have.property('meanwhile', 'deleted');
  });

  it('looks once for many changes, and not while the viewer changes the user or the page loads', async () => {
    const { controller, asked, later, moments } = await shown();
    let busy = true;
    const look = controller.look(() => busy);
    expect(await controller.look(() => busy)).to.equal(false);
    await later();
    expect([asked.length, moments.length]).to.deep.equal([1, 1]);
    busy = false;
    controller.dispatch({ type: 'reload' });
    asked[1]!.answer(aUser({ id: 'grace', version: 'v2' }));
    await turn();
    await later();
    expect(await look, 'what was loaded since has it').to.equal(false);
    expect(asked).to.have.length(2);
  });

  it('looks at nothing that is gone: closed, failed, away, taken out of the page', async () => {
    const ends: ((all: Awaited<ReturnType<typeof shown>>) => void)[] = [
      ({ controller }) => controller.dispatch({ type: 'close' }),
      ({ controller }) => controller.hostDisconnected(),
      ({ given }) => (given.adapter = undefined),
    ];
    for (const end of ends) {
      const all = await shown();
      const look = all.controller.look(free);
      end(all);
      await all.later();
      expect(await look).to.equal(false);
      expect(all.asked).to.have.length(1);
    }
    const { controller, asked, later } = theController();
    controller.dispatch({ type: 'open', id: 'grace' });
    asked[0]!.fail(adapterError('network', 'Away.'));
    await turn();
    const look = controller.look(free);
    await later();
    expect(await look).to.equal(false);
  });

  it('drops what it found when the page shows somebody else by then', async () => {
    const { controller, asked, later } = await shown();
    const look = controller.look(free);
    await later();
    controller.dispatch({ type: 'open', id: 'ada' });
    asked[1]!.fail(adapterError('not-found', 'No.'));
    expect(await look).to.equal(false);
    expect(controller.state).to.have.property('id', 'ada');
  });
});
