import { expect } from '@open-wc/testing';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import { findOnDemand } from '../../../src/deletion/successor/find-on-demand.js';
import { findSuccessors } from '../../../src/deletion/successor/find-successors.js';
import type { UserPage, UserQuery } from '../../../src/domain/query.js';
import type { Capabilities } from '../../../src/domain/session.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';

const zoe = aUser({ id: 'zoe', firstName: 'Zoë', lastName: 'Ångström', login: 'zoe.a', email: 'zoe@example.com' });
const bo = aUser({ id: 'bo', firstName: 'Bo', lastName: 'Chen', login: 'bchen', email: 'bo@example.org' });
const { signal } = new AbortController();

function asking(page: Partial<UserPage>, capabilities: Partial<Capabilities> = {}) {
  const queries: UserQuery[] = [];
  const adapter = {
    query: (query: UserQuery) => {
      queries.push(query);
      return Promise.resolve({ users: [zoe, bo], ...page });
    },
  } as unknown as UserAdapter;
  const session = aSession({ capabilities: theCapabilities(capabilities) });
  const find = async (text: string): Promise<[string[], object]> => {
    const { users, ...more } = await findSuccessors(adapter, session, text, signal);
    return [users.map(({ id }) => id), more];
  };
  return { queries, find, adapter, session };
}

describe('findSuccessors', () => {
  it('lets the backend search, in the order of names, and says whether there are more', async () => {
    const { find, queries } = asking({ next: { offset: 25 } });
    expect(await find('bo')).to.deep.equal([['zoe', 'bo'], { more: true }]);
    expect(queries).to.deep.equal([{ size: 25, search: 'bo', sort: { field: 'name', direction: 'ascending' } }]);
    expect(await asking({}).find('bo')).to.deep.equal([['zoe', 'bo'], { more: false }]);
  });

  it('asks for the first of all where nothing was typed', async () => {
    const { find, queries } = asking({ notApplied: ['search'] });
    expect(await find('')).to.deep.equal([['zoe', 'bo'], { more: false }]);
    expect(queries[0]).not.to.have.property('search');
  });

  it('asks for no more than a page may have, and for no order that the backend has not', async () => {
    const { find, queries } = asking({}, { sort: [], page: { kind: 'offset', maxSize: 10 } });
    await find('bo');
    expect(queries).to.deep.equal([{ size: 10, search: 'bo' }]);
  });

  for (const [text, ids] of [
    ['', ['zoe', 'bo']],
    ['ångström', ['zoe']],
    ['angstrom ZOE', ['zoe']],
    ['bchen', ['bo']],
    ['example.org', ['bo']],
    ['zoe chen', []],
  ] as const)
    it(`looks through the first of all where the backend searches nothing: “${text}”`, async () => {
      const { find, queries } = asking({ next: { offset: 2 } }, { search: { mode: 'none', fields: [] } });
      expect(await find(text)).to.deep.equal([[...ids], { among: 2 }]);
      expect(queries).to.deep.equal([{ size: 100, sort: { field: 'name', direction: 'ascending' } }]);
    });

  it('says nothing of the first where they are all', async () => {
    const { find } = asking({}, { search: { mode: 'none', fields: [] } });
    expect(await find('bo')).to.deep.equal([['bo'], {}]);
  });

  it('takes a list that was not searched for no search result', async () => {
    const { find } = asking({ notApplied: ['search'], next: { offset: 2 } });
    expect(await find('bo')).to.deep.equal([['bo'], { among: 2 }]);
  });
});

describe('findOnDemand', () => {
  it('finds on the backend that it was made for', async () => {
    const { adapter, session, queries } = asking({});
    expect((await findOnDemand(adapter, session)('bo', signal)).users).to.have.length(2);
    expect(queries).to.have.length(1);
  });

  it('finds nobody where nobody is signed in (R11)', async () => {
    const { adapter, queries } = asking({});
    expect(await findOnDemand(adapter, undefined)('bo', signal)).to.deep.equal({ users: [] });
    expect(queries).to.deep.equal([]);
  });
});
