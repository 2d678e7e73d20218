import { isAdapterError } from '../../adapter-error.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { expect, settled } from '../verdict.js';
import type { FilterInfo } from '../../../domain/session.js';
import type { Department, User } from '../../../domain/user.js';
import { notApplied, once, reach, walk, type Walk } from './walk.js';

const choicesMost = 8;

/** Narrowing the list by what is declared. */
export const filteringChecks: readonly Definition[] = [
  {
    number: 8,
    name: 'each declared filter lets through those who match and nobody else, and says so where it can’t',
    group: 'reading',
    contract: 'docs/adapters.md#the-contract',
    async body(bench: Bench): Promise<void> {
      const departments = (await bench.adapter.departments?.(bench.call)) ?? [];
      for (const filter of bench.session.capabilities.filters ?? []) await oneFilter(bench, filter, departments);
      await unknownFilter(bench);
    },
  },
];

async function oneFilter(bench: Bench, filter: FilterInfo, departments: readonly Department[]): Promise<void> {
  const { field, choices = departments.map(({ id }) => ({ value: id })) } = filter;
  const values = choices.map(({ value }) => value);
  const size = 100;
  const most = await reach(bench);
  const counts = new Map<string, number>();
  for (const value of values.slice(0, choicesMost)) {
    const found = await walk(bench, { size, filters: { [field]: [value] } }, most);
    if (notApplied(found, 'filters')) {
      bench.note(`The filter ${field} is declared, and answered with \`notApplied\`.`);
      return;
    }
    const stranger = found.users.find((user) => matches(user, field, value, departments) === false);
    expect(!stranger, `only users whose ${field} is ${value}`, stranger);
    if (found.whole) counts.set(value, once(found.users).length);
  }
  bench.note(`${field}: ${Array.from(counts, ([value, count]) => `${count} ${value}`).join(', ') || 'no choices'}.`);
  if (field === 'status') await complement(bench, values, counts, await walk(bench, { size }, most));
}

/** A user has one status: those of two add up, and those of all are everybody. */
async function complement(
  bench: Bench,
  values: readonly string[],
  counts: ReadonlyMap<string, number>,
  everybody: Walk,
): Promise<void> {
  const [a, b] = [...counts].sort(([, one], [, other]) => other - one);
  if (!a || !b) return;
  const both = await walk(bench, { size: 100, filters: { status: [a[0], b[0]] } });
  if (both.whole)
    expect(once(both.users).length === a[1] + b[1], `${a[1] + b[1]} users who are ${a[0]} or ${b[0]}`, `${both.ids.length}`);
  const all = everybody.whole && counts.size === values.length;
  const sum = [...counts.values()].reduce((one, other) => one + other, 0);
  const known = once(everybody.users).filter(({ status }) => values.includes(status)).length;
  expect(!all || sum === known, `${known} users in all statuses together`, `${sum}`);
} // prettier-ignore

function matches(user: User, field: string, value: string, departments: readonly Department[]): boolean | undefined {
  const { department, roles, groups } = user;
  if (field === 'status') return user.status === value;
  if (field === 'role') return roles?.some(({ id }) => id === value);
  if (field === 'group') return groups?.some(({ id }) => id === value);
  if (field !== 'department') return undefined;
  const chosen = departments.find(({ id }) => id === value);
  if (!department || !chosen) return undefined;
  const above = [...chosen.path, chosen.name];
  return department.id === value || above.every((name, level) => department.path[level] === name);
}

async function unknownFilter({ adapter, call }: Bench): Promise<void> {
  const answer = await settled(adapter.query({ size: 5, filters: { 'conformance-no-such-field': ['1'] } }, call));
  if ('thrown' in answer) {
    const { thrown } = answer;
    const typed = isAdapterError(thrown) && ['invalid', 'unsupported'].includes(thrown.kind);
    expect(typed, 'a filter that is not declared to be “invalid” or “unsupported”', thrown);
  } else {
    const { users, notApplied: not } = answer.value;
    const honest = users.length === 0 || not?.includes('filters') === true;
    expect(honest, '`notApplied: ["filters"]` for a filter that is not declared', not ?? 'no `notApplied`');
  }
}
