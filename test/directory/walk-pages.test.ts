import { expect } from '@open-wc/testing';
import { walkPages } from '../../src/directory/walk-pages.js';
import type { UserPage, UserQuery } from '../../src/domain/query.js';
import { aUser } from '../support/builders.js';

const users = (...ids: string[]): UserPage['users'] => ids.map((id) => aUser({ id }));

/** A backend that answers with these pages in turn, the last one again and again. */
function backend(...pages: UserPage[]): { asked: UserQuery[]; ask: (query: UserQuery) => Promise<UserPage> } {
  const asked: UserQuery[] = [];
  return { asked, ask: async (query) => pages[Math.min(asked.push(query), pages.length) - 1] as UserPage };
}

async function walk(...pages: UserPage[]): Promise<{ ids: string[] | undefined; asked: UserQuery[]; found: number[] }> {
  const { asked, ask } = backend(...pages);
  const found: number[] = [];
  const walked = await walkPages(ask, { size: 2, search: 'x' }, (count) => found.push(count));
  return { ids: walked?.users.map(({ id }) => id), asked, found };
}

describe('walkPages', () => {
  it('follows the pages to the last one, and tells how far it is', async () => {
    const { ids, asked, found } = await walk(
      { users: users('a', 'b'), next: { offset: 2 } },
      { users: users('c'), next: { cursor: 'z' } },
      { users: users('d') },
    );
    expect(ids).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(asked.map(({ at }) => at)).to.deep.equal([undefined, { offset: 2 }, { cursor: 'z' }]);
    expect(asked.every(({ search }) => search === 'x')).to.equal(true);
    expect(found).to.deep.equal([2, 3]);
  });

  it('counts a user once who is on two pages', async () => {
    const { ids } = await walk({ users: users('a', 'b'), next: { offset: 2 } }, { users: users('b', 'c') });
    expect(ids).to.deep.equal(['a', 'b', 'c']);
  });

  it('ends where a page brings nobody new, however often the backend says that there is more', async () => {
    const { ids, asked } = await walk(
      { users: users('a'), next: { offset: 1 } },
      { users: users('a'), next: { offset: 2 } },
    );
    expect([ids, asked.length]).to.deep.equal([['a'], 2]);
  });

  it('ends where the backend leads back to a page that was read', async () => {
    const { asked } = await walk(
      { users: users('a'), next: { cursor: 'x' } },
      { users: users('b'), next: { cursor: 'x' } },
      { users: users('c'), next: { cursor: 'x' } },
    );
    expect(asked).to.have.length(2);
  });

  it('hands on the total that was told last', async () => {
    const total = { value: 9, kind: 'exact' } as const;
    const { ask } = backend({ users: users('a'), total });
    expect((await walkPages(ask, { size: 2 }, () => undefined))?.total).to.equal(total);
  });

  for (const what of ['search', 'filters'] as const)
    it(`gives nobody where the ${what} did not apply (T7)`, async () => {
      expect((await walk({ users: users('a'), notApplied: [what] })).ids).to.equal(undefined);
    });

  it('does not mind that the page size did not apply', async () => {
    expect((await walk({ users: users('a'), notApplied: ['size', 'sort'] })).ids).to.deep.equal(['a']);
  });
});
