import { expect } from '@open-wc/testing';
import { adapterError, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import type { Call, UserAdapter } from '../../../src/adapters/contract.js';
import { PasswordController } from '../../../src/profile/password/password-controller.js';
import { passwordFailed } from '../../../src/profile/password/password-state.js';
import { deferred } from '../../support/scripted-adapter.js';

function theController(resetPassword?: UserAdapter['resetPassword']) {
  const log: string[] = [];
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const adapter = (resetPassword ? { resetPassword } : {}) as UserAdapter;
  const controller = new PasswordController(host, {
    adapter: () => adapter,
    changed: ({ phase }) => log.push(phase),
    signIn: () => log.push('sign in'),
  });
  controller.open('grace');
  return { controller, log };
}

describe('PasswordController', () => {
  it('asks once for each press, with a key of its own, and says what became of it (F6)', async () => {
    const calls: Call[] = [];
    const answer = deferred<void>();
    const { controller, log } = theController((_id, call) => (calls.push(call), answer.promise));
    const first = controller.send('grace');
    await controller.send('grace');
    answer.resolve();
    await first;
    await controller.send('grace');
    expect(log).to.deep.equal(['sending', 'sent', 'sending', 'sent']);
    expect(calls).to.have.length(2);
    expect(calls[0].requestId).not.to.equal(calls[1].requestId);
  });

  it('never sends again by itself where the answer was lost, and says that nobody knows (F7)', async () => {
    let sent = 0;
    const { controller } = theController(() => (sent++, Promise.reject(adapterError('network', ''))));
    await controller.send('grace');
    expect([controller.state.phase, sent]).to.deep.equal(['lost', 1]);
  });

  it('tells the host when the sign-in has ended', async () => {
    const { controller, log } = theController(() => Promise.reject(adapterError('unauthenticated', '')));
    await controller.send('grace');
    expect(log).to.deep.equal(['sending', 'signed-out', 'sign in']);
  });

  it('says nothing about one user on the page of another (F4)', async () => {
    const answer = deferred<void>();
    const { controller, log } = theController(() => answer.promise);
    const sending = controller.send('grace');
    controller.open('ada');
    answer.resolve();
    await sending;
    expect(controller.state.phase).to.equal('idle');
    expect(log).to.deep.equal(['sending']);
  });

  it('fails where the adapter can’t', async () => {
    const { controller } = theController();
    await controller.send('grace');
    expect(controller.state.phase).to.equal('failed');
  });
});

describe('passwordFailed', () => {
  const kinds: readonly (readonly [AdapterErrorKind, string])[] = [
    ['unauthenticated', 'signed-out'], ['forbidden', 'failed'], ['protected', 'failed'], ['not-found', 'failed'],
    ['stale', 'failed'], ['conflict', 'failed'], ['invalid', 'failed'], ['rate-limited', 'failed'],
    ['unsupported', 'failed'], ['unavailable', 'lost'], ['network', 'lost'], ['aborted', 'lost'], ['protocol', 'lost'],
    ['unknown', 'lost'],
  ]; // prettier-ignore
  for (const [kind, phase] of kinds)
    it(`is ${phase} after ${kind}`, () => {
      expect(passwordFailed(adapterError(kind, '')).phase).to.equal(phase);
    });

  it('is failed where nothing was ever sent', () => {
    expect(passwordFailed(adapterError('aborted', '', { status: 429 })).phase).to.equal('failed');
  });
});
