import { expect } from '@open-wc/testing';
import { MemoryAdapter, type MemoryOptions } from '../../../../src/adapters/memory.js';
import type { Capabilities } from '../../../../src/domain/session.js';
import { aUser } from '../../../support/builders.js';
import { all, calm, rejection, states } from '../../contract.js';

const day = 86_400_000;
const people = ['a', 'b', 'c'].map((id) => aUser({ id, login: id, email: `${id}@x.test` }));
const soft: Capabilities['delete'] = { kind: 'soft', restorableDays: 2, restoredBy: 'viewer', freesLogin: true };

const setUp = (options: MemoryOptions = {}) => {
  const clock = { now: 0 };
  const capabilities = { delete: soft, ...options.capabilities };
  const adapter = new MemoryAdapter({
    users: people,
    deletion: 'soft',
    now: () => clock.now,
    ...options,
    capabilities,
  });
  const erase = (...ids: string[]) => all(adapter.delete(ids.map((id) => ({ id })), calm)); // prettier-ignore
  const list = async (size = 9, offset = 0) => adapter.deletedUsers({ size, at: { offset } }, calm);
  const ids = async (...given: number[]) => (await list(...given)).deleted.map(({ user }) => user.id);
  return { adapter, clock, erase, list, ids };
};

describe('MemoryAdapter: deleted users', () => {
  it('are listed as they were, the latest first, until when', async () => {
    const { clock, erase, list } = setUp();
    await erase('a');
    clock.now = day;
    await erase('b');
    expect(await list()).to.deep.equal({
      deleted: [
        { user: people[1], deletedAt: '1970-01-02T00:00:00.000Z', restorableUntil: '1970-01-04T00:00:00.000Z' },
        { user: people[0], deletedAt: '1970-01-01T00:00:00.000Z', restorableUntil: '1970-01-03T00:00:00.000Z' },
      ],
      total: { value: 2, kind: 'exact' },
    });
  });

  it('are paged', async () => {
    const { adapter, erase, list, ids } = setUp();
    await erase('a', 'b', 'c');
    expect([await ids(2), (await list(2)).next, (await list(2)).previous]).to.deep.equal([['c', 'b'], { offset: 2 }, undefined]); // prettier-ignore
    expect([await ids(2, 2), (await list(2, 2)).next, (await list(2, 2)).previous]).to.deep.equal([['a'], undefined, { offset: 0 }]); // prettier-ignore
    expect(await ids(0)).to.deep.equal(['c']);
    expect((await rejection(adapter.deletedUsers({ size: 2, at: { cursor: 'x' } }, calm))).kind).to.equal('invalid');
  });

  it('are gone for good when their time is over, by the clock', async () => {
    const { adapter, clock, erase, ids } = setUp();
    await erase('a');
    clock.now = 2 * day;
    expect(await ids()).to.deep.equal(['a']);
    clock.now += 1;
    expect(await ids()).to.deep.equal([]);
    clock.now = 0;
    expect(await states(adapter.restore(['a'], calm))).to.deep.equal(['a failed']);
  });

  it('free their login where the backend says so, and come back only where it is free again', async () => {
    const { adapter, erase, list } = setUp();
    await erase('a');
    const { id } = await adapter.create({ login: 'A', email: 'A@X.test' }, calm);
    expect((await list()).deleted[0]?.obstacles).to.deep.equal(['login-taken', 'email-taken']);
    const [outcome] = await all(adapter.restore(['a'], calm));
    expect(outcome).to.deep.include({ state: 'refused' });
    expect('error' in outcome! && outcome.error.reason).to.equal('login-taken');
    await adapter.update({ id }, { login: 'other', email: 'other@x.test' }, calm);
    expect(await states(adapter.restore(['a'], calm))).to.deep.equal(['a done']);
  });

  it('need a seat where they were active, and none where they were not (R10)', async () => {
    const users = [people[0]!, people[1]!, aUser({ id: 'idle', login: 'i', email: 'i@x.test', status: 'inactive' })];
    const { adapter, erase, list } = setUp({ users, capabilities: { seats: { used: 0, limit: 2 } } });
    await erase('a', 'b', 'idle');
    await adapter.create({ login: 'n', email: 'n@x.test' }, calm);
    expect(await states(adapter.restore(['a', 'b', 'idle'], calm))).to.deep.equal(['a done', 'b refused', 'idle done']);
    expect((await list()).deleted[0]?.obstacles).to.deep.equal(['no-seat']);
  });

  it('are for those whose role restores, and refused by the reason of the rules (R1, R4)', async () => {
    const users = [aUser({ id: 'a', denied: { restore: 'scope' } })];
    const { adapter, erase } = setUp({ users });
    await erase('a');
    const [outcome] = await all(adapter.restore(['a'], calm));
    expect('error' in outcome! && outcome.error.reason).to.equal('scope');
    adapter.allowed = ['view'];
    expect(await rejection(adapter.deletedUsers({ size: 1 }, calm))).to.include({ kind: 'forbidden', reason: 'role' });
  });

  it('are not told of by a backend that deletes for good', () => {
    expect(new MemoryAdapter().deletedUsers).to.equal(undefined);
  });

  it('are told to who follows, when they come back', async () => {
    const { adapter, erase } = setUp();
    await erase('a');
    const heard: unknown[] = [];
    adapter.subscribe((change) => heard.push(change), new AbortController().signal);
    await all(adapter.restore(['a'], calm));
    expect(heard).to.deep.equal([{ ids: ['a'] }]);
  });
});
