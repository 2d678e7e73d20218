import type { UserAdapter } from '../../contract.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { expect } from '../verdict.js';
import type { Capabilities, Session } from '../../../domain/session.js';

const contract = 'docs/adapters.md#the-contract';
const optional = [
  'getMany', 'create', 'update', 'delete', 'restore', 'deletedUsers', 'setActive', 'schedule', 'changeDepartment', 'departments',
  'resetPassword', 'sendMessage', 'subscribe',
] as const satisfies readonly (keyof UserAdapter)[]; // prettier-ignore

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** Who is signed in, and what the backend can do. */
export const connecting: readonly Definition[] = [
  {
    number: 1,
    name: 'connect tells who is signed in, and has the methods that its session promises',
    group: 'reading',
    contract,
    async body(bench: Bench): Promise<void> {
      const { adapter, session } = bench;
      expect(session.viewer === null || isText(session.viewer?.id), '`viewer` to be null or to have an id', session);
      expect(isTexts([...session.allowed]), '`allowed` to hold names of actions', session.allowed);
      for (const [what, isSo] of declarations(session.capabilities))
        expect(isSo, `capabilities to have ${what}`, session.capabilities);
      promised(adapter, session);
      const again = await adapter.connect(bench.call);
      expect(again?.viewer?.id === session.viewer?.id, 'a second connect() to tell the same viewer', again?.viewer);
      noteMethods(bench);
    },
  },
];

function declarations({ search, sort, page, total, concurrency, fields, filters }: Capabilities): [string, boolean][] {
  const { maxSize } = page ?? {};
  return [
    ['search.mode', ['contains', 'prefix', 'exact', 'none'].includes(search?.mode)],
    ['search.fields, a list of names', isTexts(search?.fields)],
    ['sort, a list of names', isTexts(sort)],
    ['page.kind', ['offset', 'page', 'cursor'].includes(page?.kind)],
    ['page.maxSize, a whole number from 1', maxSize === undefined || (Number.isSafeInteger(maxSize) && maxSize > 0)],
    ['total', ['exact', 'estimated', 'none'].includes(total)],
    ['concurrency', ['enforced', 'none'].includes(concurrency)],
    ['fields, each with a name', fields === undefined || isTexts(fields.map(({ name }) => name))],
    ['filters, each with a field', filters === undefined || isTexts(filters.map(({ field }) => field))],
  ];
}

function promised(adapter: UserAdapter, { capabilities, allowed }: Session): void {
  const { delete: deletion, deactivate, live, filters = [] } = capabilities;
  const promises: [boolean, keyof UserAdapter, string][] = [
    [deletion !== undefined && allowed.has('delete'), 'delete', 'delete'],
    [deletion?.restoredBy === 'viewer' && allowed.has('restore'), 'restore', 'delete.restoredBy: "viewer"'],
    [deactivate?.schedulable === true && allowed.has('schedule'), 'schedule', 'deactivate.schedulable'],
    [live === true, 'subscribe', 'live'],
    [filters.some((each) => each.field === 'department' && !each.choices), 'departments', 'a filter of departments'],
  ];
  for (const [isPromised, name, by] of promises)
    expect(!isPromised || typeof adapter[name] === 'function', `${name}() where ${by} is declared`, 'none');
}

function noteMethods(bench: Bench): void {
  const { adapter, session } = bench;
  const has = optional.filter((name) => typeof adapter[name] === 'function');
  bench.note(`Besides connect, query and get there are: ${has.join(', ') || 'none'}.`);
  if (adapter.delete && !session.capabilities.delete)
    bench.note('delete() comes without `capabilities.delete`: the viewer is told that it is for good.');
}
