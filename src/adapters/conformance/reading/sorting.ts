import { isAdapterError } from '../../adapter-error.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { declared } from '../needs.js';
import { expect, Inapplicable, settled } from '../verdict.js';
import { distinctKeys, isMonotone, isReversed } from './order.js';
import { notApplied, once, pageSize, reach, repeated, walk } from './walk.js';

const contract = 'docs/adapters.md#the-contract';
const sorting = {
  group: 'reading',
  contract,
  needs: [declared('a field to sort by', ({ capabilities }) => capabilities.sort.length > 0)],
} as const;

/** The order of the list. */
export const sortingChecks: readonly Definition[] = [
  { ...sorting, number: 6, name: 'each declared order is the order over all pages, and the other way round too', body: orders },
  { ...sorting, number: 7, name: 'pages keep still where many users are equal in what the list is sorted by', body: ties },
]; // prettier-ignore

async function orders(bench: Bench): Promise<void> {
  const size = await pageSize(bench, 3);
  const most = await reach(bench);
  for (const field of bench.session.capabilities.sort) {
    const up = await walk(bench, { size, sort: { field, direction: 'ascending' } }, most);
    const down = await walk(bench, { size, sort: { field, direction: 'descending' } }, most);
    if (notApplied(up, 'sort') || notApplied(down, 'sort')) {
      bench.note(`The order by ${field} is declared, and answered with \`notApplied\`.`);
      continue;
    }
    const [ascending, descending] = [once(up.users), once(down.users)];
    if (distinctKeys(field, ascending) < 2)
      bench.note(`The order by ${field} can’t be judged: the users have no different values of it that can be read.`);
    expect(isMonotone(field, ascending), `users in ascending order of ${field} over all pages`, shownOrder(field, up.ids));
    expect(isMonotone(field, [...descending].reverse()), `users in descending order of ${field}`, shownOrder(field, down.ids));
    if (up.whole && down.whole)
      expect(isReversed(field, ascending, descending), `the descending order of ${field} to be the ascending one turned round`, shownOrder(field, down.ids));
  }
  await unknownField(bench);
} // prettier-ignore

async function unknownField({ adapter, call }: Bench): Promise<void> {
  const sort = { field: 'conformance-no-such-field', direction: 'ascending' } as const;
  const answer = await settled(adapter.query({ size: 5, sort }, call));
  if ('thrown' in answer) {
    const { thrown } = answer;
    const typed = isAdapterError(thrown) && ['invalid', 'unsupported'].includes(thrown.kind);
    expect(typed, 'an order by a field that there is not to be “invalid” or “unsupported”', thrown);
  } else
    expect(
      answer.value.notApplied?.includes('sort') === true,
      '`notApplied: ["sort"]` for an order by a field that there is not',
      answer.value.notApplied ?? 'no `notApplied`',
    );
}

async function ties(bench: Bench): Promise<void> {
  const size = await pageSize(bench, 8);
  const most = await reach(bench);
  const everybody = await walk(bench, { size: Math.max(size, 50) }, most);
  if (everybody.users.length < 2) throw new Inapplicable('Fewer than two users are listed.');
  const fields = bench.session.capabilities.sort
    .map((field) => ({ field, keys: distinctKeys(field, everybody.users) }))
    .sort((a, b) => a.keys - b.keys)
    .slice(0, 3);
  for (const { field } of fields) {
    const sort = { field, direction: 'ascending' } as const;
    const [first, second] = [await walk(bench, { size, sort }, most), await walk(bench, { size, sort }, most)];
    const twice = repeated(first.ids);
    expect(twice === undefined, `each user once in a walk sorted by ${field}`, `${twice} twice`);
    expect(first.ids.join() === second.ids.join(), `two walks sorted by ${field} to be the same`, 'two orders');
    if (first.whole && everybody.whole)
      expect(
        new Set(first.ids).size === new Set(everybody.ids).size,
        `a walk sorted by ${field} to meet all ${everybody.ids.length} users`,
        `${first.ids.length}`,
      );
  }
  bench.note(`Walked by ${fields.map(({ field }) => field).join(', ')}, ${size} users a page.`);
}

const shownOrder = (field: string, ids: readonly string[]): string => `${ids.slice(0, 6).join(', ')}… by ${field}`;
