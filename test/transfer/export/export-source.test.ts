import { expect } from '@open-wc/testing';
import { adapterError, asAdapterError, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import type { UserPage, UserQuery } from '../../../src/domain/query.js';
import type { User } from '../../../src/domain/user.js';
import { ListSource, SelectionSource, type ExportSource } from '../../../src/transfer/export/export-source.js';
import { aUser } from '../../support/builders.js';
import { ScriptedAdapter } from '../../support/scripted-adapter.js';

const people = (count: number): User[] => Array.from({ length: count }, (_, index) => aUser({ id: `u${index}` }));
const { signal } = new AbortController();

/** A list in pages, that may fail once at a page. */
class PagedAdapter extends ScriptedAdapter {
  readonly asked: UserQuery[] = [];
  failAt = -1;
  hidden = new Set<string>();

  override query(query?: UserQuery): Promise<UserPage & { users: User[] }> {
    const { size, at } = query as UserQuery;
    this.asked.push(query as UserQuery);
    const from = at && 'offset' in at ? at.offset : 0;
    if (this.failAt === from) {
      this.failAt = -1;
      return Promise.reject(adapterError('network', 'Away.'));
    }
    const all = [...this.users.values()].filter(({ id }) => !this.hidden.has(id));
    const users = all.slice(from, from + size);
    const next = from + size < all.length ? { next: { offset: from + size } } : {};
    return Promise.resolve({ users, total: { value: all.length, kind: 'exact' }, ...next });
  }
}

async function all(source: ExportSource): Promise<string[]> {
  const ids: string[] = [];
  for (let users = await source.next(signal); users; users = await source.next(signal)) ids.push(...users.map(({ id }) => id)); // prettier-ignore
  return ids;
}
const kindOf = (thrown: Promise<unknown>): Promise<string> => thrown.then(() => 'none', (error: unknown) => asAdapterError(error).kind); // prettier-ignore

describe('ListSource', () => {
  it('gives everybody, page by page, and says how many there are', async () => {
    const adapter = new PagedAdapter(people(5));
    const source = new ListSource(adapter, { size: 2, search: 'u' });
    expect(source.total).to.equal(undefined);
    expect(await all(source)).to.deep.equal(['u0', 'u1', 'u2', 'u3', 'u4']);
    expect([source.total, source.gone, source.unreadable]).to.deep.equal([{ value: 5, kind: 'exact' }, 0, 0]);
    expect(adapter.asked.every(({ search }) => search === 'u')).to.equal(true);
  });

  it('goes on where a page could not be read', async () => {
    const adapter = new PagedAdapter(people(5));
    adapter.failAt = 2;
    const source = new ListSource(adapter, { size: 2 });
    await source.next(signal);
    expect(await kindOf(source.next(signal))).to.equal('network');
    expect(await all(source)).to.deep.equal(['u2', 'u3', 'u4']);
  });

  it('stops waiting with the signal of the call', async () => {
    const adapter = new PagedAdapter(people(1));
    adapter.query = () => new Promise(() => undefined);
    const call = new AbortController();
    const kind = kindOf(new ListSource(adapter, { size: 2 }).next(call.signal));
    call.abort();
    expect(await kind).to.equal('aborted');
  });
});

describe('SelectionSource', () => {
  const everybody = { size: 500 };

  it('reads each of a few as they are now, and counts who is gone', async () => {
    const adapter = new PagedAdapter(people(3));
    const source = new SelectionSource(adapter, ['u2', 'gone', 'u0', 'u0'], everybody);
    expect(source.total).to.deep.equal({ value: 3, kind: 'exact' });
    adapter.users.set('u2', aUser({ id: 'u2', lastName: 'Married' }));
    const users = await source.next(signal);
    expect(users?.map(({ id, lastName }) => [id, lastName])).to.deep.equal([
      ['u2', 'Married'],
      ['u0', 'Hopper'],
    ]);
    expect(await source.next(signal)).to.equal(undefined);
    expect([source.gone, source.unreadable, adapter.asked]).to.deep.equal([1, 0, []]);
  });

  it('walks the list for many, takes those selected alone, and asks by name for whom it did not show', async () => {
    const adapter = new PagedAdapter(people(1_200));
    adapter.hidden.add('u7');
    const ids = people(300).map(({ id }) => id);
    const source = new SelectionSource(adapter, [...ids, 'gone'], everybody);
    const found = await all(source);
    expect([...found].sort()).to.deep.equal([...ids].sort());
    expect(found).to.have.length(300);
    expect([adapter.asked.length <= 3, adapter.reads, source.gone]).to.deep.equal([true, ['u7', 'gone'], 1]);
  });

  it('reads no further page once everybody selected is found', async () => {
    const adapter = new PagedAdapter(people(5_000));
    await all(new SelectionSource(adapter, people(300).map(({ id }) => id), everybody)); // prettier-ignore
    expect(adapter.asked).to.have.length(1);
  });

  for (const kind of [
    'network',
    'unavailable',
    'rate-limited',
    'unauthenticated',
  ] as const satisfies readonly AdapterErrorKind[])
    // prettier-ignore
    it(`loses nobody where some can’t be read yet: ${kind}`, async () => {
      const adapter = new PagedAdapter(people(5));
      const read = new Set(['u1', 'u3']);
      const honest = (id: string): Promise<User> => Promise.resolve(adapter.users.get(id)!);
      adapter.read = (id) => (read.has(id) ? Promise.reject(adapterError(kind, 'Not now.')) : honest(id));
      const source = new SelectionSource(adapter, ['u0', 'u1', 'u2', 'u3', 'u4'], everybody);
      const first = await source.next(signal);
      expect(first?.map(({ id }) => id)).to.deep.equal(['u0', 'u2', 'u4']);
      expect(await kindOf(source.next(signal))).to.equal(kind);
      read.clear();
      expect(await all(source)).to.deep.equal(['u1', 'u3']);
      expect(source.unreadable).to.equal(0);
    });

  it('goes on without whom nobody can read, and counts them', async () => {
    const adapter = new PagedAdapter(people(3));
    adapter.read = (id) => (id === 'u1' ? Promise.resolve(aUser({ id: 'other' })) : Promise.resolve(adapter.users.get(id)!)); // prettier-ignore
    const source = new SelectionSource(adapter, ['u0', 'u1', 'u2'], everybody);
    expect(await all(source)).to.deep.equal(['u0', 'u2']);
    expect([source.unreadable, source.gone]).to.deep.equal([1, 0]);
  });
});
