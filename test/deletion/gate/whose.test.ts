import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Call } from '../../../src/adapters/contract.js';
import type { DeletionState } from '../../../src/deletion/deletion-state.js';
import { isHere, isOwn, reconnect } from '../../../src/deletion/gate/whose.js';
import type { Session } from '../../../src/domain/session.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aSession } from '../../support/builders.js';
import { deferred, ScriptedAdapter } from '../../support/scripted-adapter.js';

const mine = new ScriptedAdapter();
const other = new ScriptedAdapter();
const options = (adapter: ScriptedAdapter | undefined, session: Session | undefined = aSession()) => ({
  adapter: () => adapter,
  session: () => session,
  messages: () => new Messages([]),
});
const reported = { phase: 'reported', session: aSession() } as DeletionState;

describe('isHere and isOwn (F19)', () => {
  it('are about one adapter, and no other', () => {
    expect([isHere(options(mine), { adapter: mine }), isHere(options(other), { adapter: mine })]).to.deep.equal([
      true,
      false,
    ]);
    expect(isHere(options(mine), undefined)).to.equal(false);
  });

  for (const [what, adapter, session, own] of [
    ['the same viewer on the same backend', mine, aSession(), true],
    ['somebody else there', mine, aSession({ viewer: { id: 'other' } }), false],
    ['the same viewer elsewhere', other, aSession(), false],
    ['nobody known, for they are asked for', mine, { ...aSession(), viewer: undefined } as never, true],
  ] as const)
    it(`${own ? 'is' : 'is not'} its own for ${what}`, () => {
      expect(isOwn(reported, options(adapter, session), { adapter: mine })).to.equal(own);
    });
});

describe('reconnect, where a run waits for a sign-in (F19)', () => {
  /** What is told and asked of the host. */
  async function asked(connect: () => Promise<Session>, now = () => mine): Promise<string[]> {
    const log: string[] = [];
    const adapter = Object.assign(new ScriptedAdapter(), { connect });
    const means = { adapter };
    await reconnect(
      { adapter: now, reconnect: () => log.push('reconnect'), onSignInRequired: () => log.push('sign in') },
      () => means,
      ({ viewer }) => log.push(`told ${viewer?.id ?? 'nobody'}`),
    );
    return log;
  }

  it('has the list ask, where the backend is still the same', async () => {
    const log: string[] = [];
    const tell = (): unknown => log.push('told');
    await reconnect({ adapter: () => mine, reconnect: () => log.push('reconnect') }, () => ({ adapter: mine }), tell);
    await reconnect({ adapter: () => mine }, () => ({ adapter: mine }), tell);
    expect(log).to.deep.equal(['reconnect']);
  });

  for (const [what, connect, log] of [
    ['tells who is signed in', () => Promise.resolve(aSession()), ['told me']],
    [
      'asks for a sign-in where nobody is',
      () => Promise.resolve(aSession({ viewer: null })),
      ['sign in', 'told nobody'],
    ],
    ['asks for one where it has ended', () => Promise.reject(adapterError('unauthenticated', 'No.')), ['sign in']],
    ['says nothing where that can’t be found out', () => Promise.reject(adapterError('network', 'No.')), []],
    ['says nothing where an adapter throws whatever (F33)', () => Promise.reject(new Error('No.')), []],
  ] as const)
    it(`asks the adapter of the run itself where the host has given another one: ${what}`, async () => {
      expect(await asked(connect)).to.deep.equal(log);
    });

  it('asks as every call is made, and of a host that hears nothing of sign-ins nothing', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const told: (string | undefined)[] = [];
    const answers = [
      () => Promise.resolve(aSession({ viewer: null })),
      () => Promise.reject(adapterError('unauthenticated', 'No.')),
    ];
    for (const answer of answers) {
      const connect = ({ signal }: Partial<Call> = {}): Promise<Session> => (signals.push(signal), answer());
      const means = { adapter: Object.assign(new ScriptedAdapter(), { connect }) };
      await reconnect(
        { adapter: () => mine },
        () => means,
        ({ viewer }) => told.push(viewer?.id),
      );
    }
    expect(signals.map((signal) => signal?.aborted)).to.deep.equal([false, false]);
    expect(told).to.deep.equal([undefined]);
  });

  it('tells nothing of it to what has begun meanwhile', async () => {
    const answer = deferred<Session>();
    const means = [{ adapter: Object.assign(new ScriptedAdapter(), { connect: () => answer.promise }) }];
    const told: unknown[] = [];
    const over = reconnect({ adapter: () => mine }, () => means[0]!, (session) => told.push(session)); // prettier-ignore
    means[0] = { adapter: other } as never;
    answer.resolve(aSession());
    await over;
    expect(told).to.deep.equal([]);
  });
});
