import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { BulkController, type BulkOptions } from '../../../src/bulk/bulk-controller.js';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import { noLongerAgreed } from '../../../src/bulk/planning/still-agreed.js';
import { countsOf } from '../../../src/bulk/run-report.js';
import { aSession, aUser } from '../../support/builders.js';
import { FakeTimer, ScriptedAdapter, turn, until } from '../../support/scripted-adapter.js';

const ids = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5'];
const people = ids.map((id) => aUser({ id, version: undefined }));
const work = { action: 'delete' } as const;

function stage({
  looked = ids,
  chunkSize = 3,
  ...options
}: BulkOptions & { looked?: string[]; chunkSize?: number } = {}) {
  const adapter = new ScriptedAdapter(people);
  const agreed = new Map(people.map((user) => [user.id, user]));
  const look = {
    ids: new Set(looked),
    judge: (result: Parameters<typeof noLongerAgreed>[3]) => noLongerAgreed(work, agreed, aSession(), result),
  };
  const targets = freezeTargets(ids.map((id) => ({ id })));
  const bulk = new BulkController(adapter, { work, targets, chunkSize, look }, options);
  const states = (): Record<string, string> =>
    Object.fromEntries([...bulk.state.outcomes.values()].map(({ id, state }) => [id, state]));
  return { adapter, bulk, states };
}

describe('a run that looks at users once more before it sends them (F1)', () => {
  it('reads each just before their request, and not before the ones ahead were sent', async () => {
    const { adapter, bulk } = stage();
    const sentAt: number[] = [];
    adapter.script = (targets) => (sentAt.push(adapter.reads.length), adapter.erase(targets));
    await bulk.run();
    expect(sentAt).to.deep.equal([3, 6]);
    expect([adapter.reads, adapter.deletions]).to.deep.equal([ids, ids]);
  });

  it('sends nobody who became the owner or another person behind the press, nor who is gone or can’t be read (R2, R11)', async () => {
    const { adapter, bulk, states } = stage();
    adapter.users.set('u0', { ...people[0]!, owner: true });
    adapter.users.set('u1', { ...people[1]!, lastName: 'Married' });
    adapter.users.delete('u3');
    const honest = (id: string) => (adapter.users.has(id) ? Promise.resolve(adapter.users.get(id)!) : Promise.reject(adapterError('not-found', 'Gone.'))); // prettier-ignore
    adapter.read = (id) => (id === 'u4' ? Promise.reject(adapterError('invalid', 'Odd.')) : honest(id));
    await bulk.run();
    expect(states()).to.deep.equal({ u0: 'refused', u1: 'changed', u2: 'done', u3: 'already', u4: 'failed', u5: 'done' }); // prettier-ignore
    expect(adapter.deletions).to.deep.equal(['u2', 'u5']);
  });

  it('sends no request for a chunk of which nobody is left', async () => {
    let noted = 0;
    const { adapter, bulk } = stage({ chunkSize: 1, log: { sending: () => void noted++, note: () => undefined } });
    for (const user of people) adapter.users.set(user.id, { ...user, owner: true });
    const { outcomes } = await bulk.run();
    expect([countsOf(outcomes.values()).refused, adapter.sent, noted]).to.deep.equal([6, [], 0]);
  });

  it('looks at those alone whom nobody else checks', async () => {
    const { adapter, bulk } = stage({ looked: ['u1'] });
    await bulk.run();
    expect([adapter.reads, adapter.deletions]).to.deep.equal([['u1'], ids]);
  });

  it('writes down whom it sends, and not whom it only looked at (F24)', async () => {
    const written: string[][] = [];
    const log = { sending: (targets: readonly { id: string }[]) => void written.push(targets.map(({ id }) => id)), note: () => undefined }; // prettier-ignore
    const { adapter, bulk } = stage({ log });
    adapter.users.set('u1', { ...people[1]!, owner: true });
    await bulk.run();
    expect(written).to.deep.equal([['u0', 'u2'], ['u3', 'u4', 'u5']]); // prettier-ignore
  });

  it('waits, and looks again, where a look is turned away (F11, F13)', async () => {
    const timer = new FakeTimer();
    const { adapter, bulk } = stage({ timer: timer.set });
    const busy = adapterError('rate-limited', 'Later.', { retryAfterMs: 10 });
    adapter.read = (id) => {
      adapter.read = undefined;
      return Promise.reject(id === 'u0' ? busy : new Error('not the first'));
    };
    const ended = bulk.run();
    await until(() => bulk.state.phase === 'waiting');
    timer.ring();
    await ended;
    expect(countsOf(bulk.state.outcomes.values()).done).to.equal(6);
    expect([...adapter.deletions].sort()).to.deep.equal(ids);
  });

  it('pauses for a sign-in where a look says so, with nobody failed (F19)', async () => {
    const { adapter, bulk } = stage();
    adapter.read = () => Promise.reject(adapterError('unauthenticated', 'Sign in.'));
    const ended = bulk.run();
    await until(() => bulk.state.phase === 'paused');
    expect([bulk.state.pause?.reason, adapter.sent]).to.deep.equal(['signed-out', []]);
    adapter.read = undefined;
    bulk.signedIn(new Map());
    await ended;
    expect(countsOf(bulk.state.outcomes.values()).done).to.equal(6);
  });

  it('sends nothing more where it is stopped while it looks, and waits for no look (U14)', async () => {
    const { adapter, bulk } = stage();
    adapter.read = () => new Promise(() => undefined);
    const ended = bulk.run();
    await turn();
    bulk.stop();
    await ended;
    expect([countsOf(bulk.state.outcomes.values())['not-attempted'], adapter.sent]).to.deep.equal([6, []]);
  });
});
