import { expect } from '@open-wc/testing';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import { initialList, type ListState } from '../../../src/directory/list-state.js';
import { lookAgain } from '../../../src/directory/live/look-again.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser } from '../../support/builders.js';

const { signal } = new AbortController();
const nobody = new Map<string, User>();
const people = (...ids: string[]): User[] => ids.map((id) => aUser({ id, login: id, firstName: id }));

function stateOf(shown: readonly User[], selected: readonly User[] = []): ListState {
  const page = { users: shown, page: initialList.view.page, scope: '' };
  const users = new Map(selected.map((user) => [user.id, { user, seenUnder: new Set(['']) }]));
  return { ...initialList, phase: 'ready', session: aSession(), shown: page, selection: { users } };
}

describe('lookAgain', () => {
  it('asks what the list has asked, and looks up whom it misses there', async () => {
    const shown = people('a', 'b', 'c');
    const adapter = new MemoryAdapter({ users: people('a', 'b', 'd') });
    const found = await lookAgain(adapter, stateOf(shown), { heard: undefined, gone: nobody, signal });
    expect(found.users.map(({ id }) => id)).to.deep.equal(['a', 'b', 'd']);
    expect(found.total?.value).to.equal(3);
    expect([...found.gone.keys()]).to.deep.equal(['c']);
    expect(adapter.log.map(({ method, ids }) => [method, ...ids])).to.deep.equal([['query'], ['get', 'c']]);
  });

  it('calls nobody gone who is only elsewhere, or about whom nothing can be found out (R11)', async () => {
    const elsewhere: UserAdapter = {
      ...new MemoryAdapter(),
      connect: async () => aSession(),
      query: async () => ({ users: [] }),
      get: (id) => (id === 'a' ? Promise.resolve(aUser({ id })) : Promise.reject(new Error('away'))),
    };
    const { gone } = await lookAgain(elsewhere, stateOf(people('a', 'b')), { heard: undefined, gone: nobody, signal });
    expect(gone.size).to.equal(0);
  });

  it('looks up those selected elsewhere whom somebody changed, all of them where nobody knows whom', async () => {
    const selected = people('x', 'y');
    for (const [heard, gone] of [
      [new Set(['x', 'a']), ['x']],
      [undefined, ['x', 'y']],
      [new Set<string>(), []],
    ] as const) {
      const adapter = new MemoryAdapter({ users: people('a') });
      const found = await lookAgain(adapter, stateOf(people('a'), selected), { heard, gone: nobody, signal });
      expect([...found.gone.keys()]).to.deep.equal(gone);
    }
  });

  it('looks nobody up twice, no more than twenty at once, and forgets who is back', async () => {
    const shown = Array.from({ length: 30 }, (_, index) => aUser({ id: `u${index}`, login: `u${index}` }));
    const adapter = new MemoryAdapter({ users: [shown[0]!] });
    const gone = new Map([shown[0]!, shown[1]!].map((user) => [user.id, user]));
    const found = await lookAgain(adapter, stateOf(shown), { heard: undefined, gone, signal });
    expect(found.gone.has('u0')).to.equal(false);
    expect(found.gone.has('u1')).to.equal(true);
    const asked = adapter.log.filter(({ method }) => method === 'get');
    expect(asked).to.have.length(20);
    expect(asked.some(({ ids }) => ids[0] === 'u1')).to.equal(false);
    expect(found.gone.size).to.equal(21);
  });

  it('refuses a page that can’t be read (F33)', async () => {
    for (const page of [undefined, {}, { users: [{}] }, { users: [undefined] }, { users: people('a', 'a') }]) {
      const adapter = { query: async () => page } as unknown as UserAdapter;
      const look = lookAgain(adapter, stateOf([]), { heard: undefined, gone: nobody, signal });
      const error = await look.then(
        () => undefined,
        (thrown: { kind: string }) => thrown.kind,
      );
      expect(error).to.equal('protocol');
    }
  });
});
