import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import type { UserPage, UserQuery } from '../../../src/domain/query.js';
import { findCreated } from '../../../src/bulk/reading/find-created.js';
import { aUser, theCapabilities } from '../../support/builders.js';

const draft = { login: 'ada', email: 'ada@x.test' };
const { signal } = new AbortController();

function look(
  answer: (query: UserQuery, turn: number) => Partial<UserPage>,
  given: Parameters<typeof theCapabilities>[0] = {},
) {
  const asked: UserQuery[] = [];
  const query: UserAdapter['query'] = async (question) => {
    asked.push(question);
    return { users: [], ...answer(question, asked.length) };
  };
  const adapter = { query } as UserAdapter;
  return { asked, found: findCreated(adapter, draft, theCapabilities(given), signal) };
}

describe('findCreated', () => {
  it('finds them by login and e-mail, whatever the case', async () => {
    const user = aUser({ login: 'ADA', email: 'Ada@X.test' });
    const { asked, found } = look(() => ({ users: [aUser({ login: 'ada.b' }), user] }));
    expect(await found).to.deep.equal({ state: 'made', user });
    expect(asked).to.deep.equal([{ search: 'ada', size: 100 }]);
  });

  it('takes the login alone where the backend tells no e-mail', async () => {
    const user = aUser({ login: 'ada', email: undefined });
    expect(await look(() => ({ users: [user] })).found).to.deep.equal({ state: 'made', user });
  });

  it('tells somebody else who has the login', async () => {
    const user = aUser({ login: 'ada', email: 'other@x.test' });
    expect(await look(() => ({ users: [user] })).found).to.deep.equal({ state: 'taken', user });
  });

  it('says that nobody is there only after the last page', async () => {
    const { asked, found } = look((_, turn) => (turn < 3 ? { next: { offset: turn } } : {}));
    expect(await found).to.deep.equal({ state: 'absent' });
    expect(asked.map(({ at }) => at)).to.deep.equal([undefined, { offset: 1 }, { offset: 2 }]);
  });

  it('ends after five pages without knowing', async () => {
    const { asked, found } = look((_, turn) => ({ next: { offset: turn } }));
    expect([await found, asked.length]).to.deep.equal([{ state: 'unseen' }, 5]);
  });

  it('asks for no more than the backend gives at once', async () => {
    const { asked, found } = look(() => ({}), { page: { kind: 'offset', maxSize: 20 } });
    await found;
    expect(asked[0].size).to.equal(20);
  });

  it('searches by e-mail where logins are not searched', async () => {
    const { asked, found } = look(() => ({}), { search: { mode: 'exact', fields: ['email'] } });
    expect([await found, asked[0].search]).to.deep.equal([{ state: 'absent' }, 'ada@x.test']);
  });

  for (const search of [
    { mode: 'none', fields: ['login'] },
    { mode: 'contains', fields: ['name'] },
  ] as const) {
    it(`does not know where the backend searches ${search.mode} in ${search.fields[0]}`, async () => {
      const { asked, found } = look(() => ({}), { search });
      expect([await found, asked]).to.deep.equal([{ state: 'unseen' }, []]);
    });
  }

  it('believes no answer that left the search out (T3)', async () => {
    expect(await look(() => ({ notApplied: ['search'] })).found).to.deep.equal({ state: 'unseen' });
  });

  it('does not know where looking fails, in whatever way (F33)', async () => {
    for (const thrown of [adapterError('network', ''), undefined, 'nonsense']) {
      const adapter = { query: () => Promise.reject(thrown as Error) } as unknown as UserAdapter;
      expect(await findCreated(adapter, draft, theCapabilities(), signal)).to.deep.equal({ state: 'unseen' });
    }
  });
});
