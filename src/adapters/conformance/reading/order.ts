import { folded, textOf } from './texts.js';
import { nameOf, type User } from '../../../domain/user.js';

type Key = (user: User) => string;

/** What a field may stand for, where it is one of ours: a backend may sort names by the last one first. */
const candidates: Readonly<Record<string, readonly Key[]>> = {
  name: [
    nameOf,
    ({ firstName = '', lastName = '' }) => `${lastName} ${firstName}`,
    ({ lastName = '' }) => lastName,
    ({ firstName = '' }) => firstName,
    ({ displayName = '' }) => displayName,
    ({ login }) => login,
  ],
  login: [({ login }) => login],
  email: [({ email = '' }) => email],
  department: [({ department }) => department?.name ?? '', ({ department }) => department?.id ?? ''],
  status: [({ status }) => status],
  role: [({ roles }) => roles?.[0]?.name ?? '', ({ roles }) => roles?.[0]?.id ?? ''],
  created: [({ createdAt = '' }) => createdAt],
  'last-login': [({ lastLoginAt }) => lastLoginAt ?? ''],
};
/** In what order their values stand is the backend's business. */
const ownOrder = new Set(['status', 'role', 'department']);

const collators = [{}, { sensitivity: 'base' }, { ignorePunctuation: true }, { numeric: true }].map(
  (options) => new Intl.Collator('en', options as Intl.CollatorOptions),
);
/** Each way in which a server may compare two texts. */
const comparisons: readonly ((a: string, b: string) => number)[] = [
  (a, b) => compare(a, b),
  (a, b) => compare(a.toLowerCase(), b.toLowerCase()),
  (a, b) => compare(folded(a), folded(b)),
  ...collators.map((collator) => (a: string, b: string) => collator.compare(a, b)),
];

/** Do the users stand in ascending order of the field, in some way of comparing? A field that can't be read does. */
export function isMonotone(field: string, users: readonly User[]): boolean {
  if (ownOrder.has(field)) return true;
  const keys = told(keysOf(field), users);
  return (
    keys.length === 0 ||
    keys.some((key) => {
      const values = users.map(key).filter(Boolean);
      return comparisons.some((order) => values.every((value, at) => at === 0 || order(values[at - 1], value) <= 0));
    })
  );
}

/** Do the values of the one order stand in the other turned round, those that are equal together? */
export function isReversed(field: string, ascending: readonly User[], descending: readonly User[]): boolean {
  const keys = told(keysOf(field), ascending);
  return (
    keys.length === 0 ||
    keys.some((key) => {
      return [(text: string) => text, folded].some((same) => {
        const runs = [ascending, [...descending].reverse()].map((users) =>
          runsOf(users.map((user) => same(key(user)))),
        );
        return runs[0].join('\n') === runs[1].join('\n') && new Set(runs[0]).size === runs[0].length;
      });
    })
  );
}

/** How many values of the field there are. */
export function distinctKeys(field: string, users: readonly User[]): number {
  return new Set(users.map(keysOf(field)[0])).size;
}

/** Those of the keys that say something of most users: of the others nothing follows. */
function told(keys: readonly Key[], users: readonly User[]): readonly Key[] {
  return keys.filter((key) => {
    const values = users.map(key).filter(Boolean);
    return new Set(values).size > 1 && values.length * 2 >= users.length;
  });
}

function keysOf(field: string): readonly Key[] {
  return Object.hasOwn(candidates, field) ? candidates[field] : [(user) => textOf(user, field) ?? ''];
}

function runsOf(values: readonly string[]): string[] {
  const written = values.filter(Boolean);
  return written.filter((value, at) => value !== written[at - 1]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
