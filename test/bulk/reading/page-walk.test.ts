import { expect } from '@open-wc/testing';
import { adapterError, asAdapterError } from '../../../src/adapters/adapter-error.js';
import { PageWalk } from '../../../src/bulk/reading/page-walk.js';
import type { UserPage, UserQuery } from '../../../src/domain/query.js';
import { aUser } from '../../support/builders.js';

const users = (...ids: string[]): UserPage['users'] => ids.map((id) => aUser({ id }));
type Answer = UserPage | Error;

/** A backend that answers with these in turn. */
function backend(...answers: Answer[]): { asked: UserQuery[]; walk: PageWalk } {
  const asked: UserQuery[] = [];
  const ask = async (query: UserQuery): Promise<UserPage> => {
    const answer = answers[asked.push(query) - 1];
    if (answer instanceof Error) throw answer;
    if (!answer) throw new Error('There is no such page.');
    return Promise.resolve(answer);
  };
  return { asked, walk: new PageWalk(ask, { size: 2, search: 'x' }) };
}

async function all(walk: PageWalk): Promise<string[][]> {
  const pages: string[][] = [];
  for (let page = await walk.next(); page; page = await walk.next()) pages.push(page.map(({ id }) => id));
  return pages;
}

describe('PageWalk', () => {
  it('gives page after page, and says how far it is and when it is over', async () => {
    const total = { value: 3, kind: 'exact' } as const;
    const { asked, walk } = backend({ users: users('a', 'b'), next: { offset: 2 }, total }, { users: users('c') });
    expect([walk.found, walk.isOver, walk.total]).to.deep.equal([0, false, undefined]);
    expect((await walk.next())?.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    expect([walk.found, walk.isOver, walk.total]).to.deep.equal([2, false, total]);
    expect((await walk.next())?.map(({ id }) => id)).to.deep.equal(['c']);
    expect([walk.found, walk.isOver, walk.total]).to.deep.equal([3, true, undefined]);
    expect(await walk.next()).to.equal(undefined);
    expect(asked).to.deep.equal([{ size: 2, search: 'x' }, { size: 2, search: 'x', at: { offset: 2 } }]); // prettier-ignore
  });

  it('gives each user once, on overlapping pages and on one page', async () => {
    const { walk } = backend({ users: users('a', 'b', 'a'), next: { offset: 2 } }, { users: users('b', 'c') });
    expect(await all(walk)).to.deep.equal([['a', 'b'], ['c']]);
  });

  it('ends where a page brings nobody new, whatever the backend says of more', async () => {
    const { walk } = backend({ users: users('a'), next: { offset: 1 } }, { users: users('a'), next: { offset: 2 } });
    expect(await all(walk)).to.deep.equal([['a'], []]);
  });

  it('goes on past a page of nobody that has a next one: whom it left out would not be selected, exported or found (T7)', async () => {
    const gaps = ['x', 'y'].map((cursor): UserPage => ({ users: [], next: { cursor } }));
    const { walk } = backend(...gaps, { users: users('a') });
    expect(await all(walk)).to.deep.equal([[], [], ['a']]);
    expect(walk.isOver).to.equal(true);
  });

  it('refuses a list that never ends: what it has is no whole', async () => {
    let asked = 0;
    const walk = new PageWalk(async () => Promise.resolve({ users: [], next: { cursor: `${asked++}` } }), { size: 2 });
    const thrown = await all(walk).catch((error: unknown) => asAdapterError(error));
    expect(thrown).to.have.property('kind', 'protocol');
    expect([asked, walk.isOver]).to.deep.equal([101, false]);
  });

  it('ends where the backend leads back to a page that was read', async () => {
    const next = { cursor: 'x' };
    const { walk } = backend({ users: users('a'), next }, { users: users('b'), next });
    expect(await all(walk)).to.deep.equal([['a'], ['b']]);
  });

  it('asks again for the page that could not be read, and has lost nothing', async () => {
    const { asked, walk } = backend({ users: users('a'), next: { offset: 1 } }, adapterError('network', 'Away.'), { users: users('a', 'b') }); // prettier-ignore
    await walk.next();
    const thrown: unknown = await walk.next().catch((error: unknown) => error);
    expect(asAdapterError(thrown).kind).to.equal('network');
    expect([walk.found, walk.isOver]).to.deep.equal([1, false]);
    expect(await all(walk)).to.deep.equal([['b']]);
    expect(asked.map(({ at }) => at)).to.deep.equal([undefined, { offset: 1 }, { offset: 1 }]);
  });

  for (const what of ['search', 'filters'] as const)
    it(`gives nobody where the ${what} did not apply, and says why (T7)`, async () => {
      const { walk } = backend({ users: users('a'), notApplied: ['sort', what] });
      const thrown: unknown = await walk.next().catch((error: unknown) => error);
      expect(asAdapterError(thrown)).to.include({ kind: 'unsupported', reason: 'not-narrowed', message: 'The system did not narrow the list as it was asked to.' }); // prettier-ignore
      expect(walk.found).to.equal(0);
    });

  it('does not mind that size and order did not apply', async () => {
    const { walk } = backend({ users: users('a'), notApplied: ['size', 'sort'] });
    expect(await all(walk)).to.deep.equal([['a']]);
  });
});
