import { isAdapterError } from '../../adapter-error.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { counted, expect, Inapplicable, rejection, settled } from '../verdict.js';
import { pageSize, repeated, walk, type Walk } from './walk.js';

const contract = 'docs/adapters.md#the-contract';
const paging = { group: 'reading', contract } as const;

/** Pages of the list. */
export const pagingChecks: readonly Definition[] = [
  { ...paging, number: 2, name: 'a walk through all pages ends, meets nobody twice, and as many as the total says', body: wholeWalk },
  { ...paging, number: 3, name: 'a page holds no more users than were asked for, nor than the backend says it gives', body: sizes },
  { ...paging, number: 4, name: 'past the end there is nobody and no next page', body: pastTheEnd },
  { ...paging, number: 5, name: 'a cursor that the backend did not make is refused with an error that says so', body: foreignCursor },
]; // prettier-ignore

async function wholeWalk(bench: Bench): Promise<void> {
  const size = await pageSize(bench);
  let seen = await walk(bench, { size });
  // somebody else may be at work; twice in a row is no accident
  if (complaintOf(seen)) seen = await walk(bench, { size });
  const complaint = complaintOf(seen);
  expect(!complaint, complaint?.expected ?? '', complaint?.seen);
  const { pages, ids, whole, exact } = seen;
  const read = `${counted(ids.length, 'user')} on ${counted(pages.length, 'page')} of at most ${size}`;
  bench.note(`${whole ? 'Read' : 'Read the first'} ${read}; the total is ${exact ?? 'not exact'}.`);
  const [, second] = pages;
  if (!second?.previous) return;
  const back = await bench.adapter.query({ size, at: second.previous }, bench.call);
  const [first, again] = [pages[0], back].map(({ users }) => users.map(({ id }) => id).join());
  expect(first === again, '`previous` of the second page to lead to the first', again);
}

function complaintOf({ ids, pages, whole, exact }: Walk): { expected: string; seen: string } | undefined {
  const twice = repeated(ids);
  if (twice !== undefined) return { expected: 'each user once in a walk through all pages', seen: `${twice} twice` };
  const empty = pages.findIndex(({ users, next }, at) => users.length === 0 && next && !pages[at + 1]?.users.length);
  if (empty >= 0) return { expected: 'no two empty pages in a row', seen: `page ${empty + 1} with nobody and a next page` };
  if (whole && exact !== undefined && exact !== ids.length)
    return { expected: `${exact} users, as the exact total says`, seen: `${ids.length}` };
  return undefined;
} // prettier-ignore

async function sizes(bench: Bench): Promise<void> {
  const { adapter, call, session } = bench;
  const { maxSize } = session.capabilities.page;
  for (const size of [1, 3].filter((each) => each <= (maxSize ?? each))) {
    const { users } = await adapter.query({ size }, call);
    expect(users.length <= size, `at most ${size} users on a page of ${size}`, `${users.length}`);
  }
  if (maxSize === undefined) return bench.note('No largest page is declared.');
  const answer = await settled(adapter.query({ size: maxSize + 1 }, call));
  if ('thrown' in answer) {
    const { thrown } = answer;
    const typed = isAdapterError(thrown) && ['invalid', 'unsupported'].includes(thrown.kind);
    expect(typed, `a page of ${maxSize + 1}, or “invalid”`, thrown);
    return bench.note(`A page of more than ${maxSize} is refused.`);
  }
  const { users, next, notApplied = [] } = answer.value;
  expect(users.length <= maxSize, `at most ${maxSize} users, which capabilities.page.maxSize says`, `${users.length}`);
  const cut = next !== undefined && users.length < maxSize + 1;
  expect(!cut || notApplied.includes('size'), '`notApplied: ["size"]` on a page that was cut', notApplied);
  bench.note(`Of ${maxSize + 1} asked for, ${users.length} came.`);
}

async function pastTheEnd(bench: Bench): Promise<void> {
  const { adapter, call, session } = bench;
  if (session.capabilities.page.kind === 'cursor')
    throw new Inapplicable('Pages go by cursor: there is no place past the end.');
  const { total } = await adapter.query({ size: 5 }, call);
  const offset = (total?.value ?? 100_000) + 1000;
  const { users, next } = await adapter.query({ size: 5, at: { offset } }, call);
  expect(users.length === 0, `nobody at offset ${offset}, past the end`, `${users.length} users`);
  expect(next === undefined, 'no next page past the end', next);
}

async function foreignCursor(bench: Bench): Promise<void> {
  const { adapter, call, session } = bench;
  if (session.capabilities.page.kind !== 'cursor') throw new Inapplicable('Pages don’t go by cursor.');
  for (const cursor of ['conformance', '!"%_\\', 'x'.repeat(2000)]) {
    const asked = `a page at the cursor “${cursor.slice(0, 12)}”, which nobody made,`;
    await rejection(adapter.query({ size: 5, at: { cursor } }, call), ['invalid', 'stale', 'not-found'], asked);
  }
}
