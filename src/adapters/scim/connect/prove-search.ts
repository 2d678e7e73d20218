import { clause, fits } from '../filter-text.js';
import { lost, type Listed } from '../read-list.js';
import { textOf, valueAt } from '../records/scim-path.js';
import type { ScimWire, Search } from '../scim-wire.js';
import type { Ask } from './find-out.js';

/** Nobody’s login, name or address. */
export const nobody = 'no-such-user-7q';

/**
 * How the list is searched and narrowed: two questions of the shape that a viewer’s search has. The one must find a user who is there,
 * in other capitals, by the last of the fields; the other must not find them. Where that does not come out right, each part is tried alone.
 */
export async function proveSearch(wire: ScimWire, records: Listed['records'], ask: Ask): Promise<void> {
  const { found, paths } = wire;
  const [{ raw, user }] = records;
  const known = searchPaths(wire, records);
  const last = known.findLast((path) => inner(raw, path)) ?? paths.login;
  const term = inner(raw, last);
  const search: Search = { op: 'co', paths: known, exactCase: false, joined: true };
  const active = valueAt(raw, 'active');
  const narrowed = (state: boolean, text: string) => `${clause('active', 'eq', state)} and (${text})`;
  if (term && typeof active === 'boolean') {
    const some = known.map((path) => clause(path, 'co', path === last ? swapped(term) : nobody)).join(' or ');
    const [hit, miss] = await Promise.all([
      ask({ filter: narrowed(active, some) }),
      ask({ filter: narrowed(!active, clause(last, 'co', term)) }),
    ]);
    const all = (listed: Listed | undefined, state: boolean): boolean =>
      listed?.records.every((each) => valueAt(each.raw, 'active') === state && fits({ ...search, paths: [last] }, term, each.raw)) ?? false; // prettier-ignore
    if (swapped(term) !== term && isIn(hit, user.id) && all(hit, active) && all(miss, !active))
      return void Object.assign(found, { search, status: true });
  }
  const { probeEach } = await import('./probe-each.js').catch(lost);
  await probeEach(wire, records, known, ask);
}

/** Is this user among those listed? */
export const isIn = (listed: Listed | undefined, id: string): boolean =>
  listed?.records.some(({ user }) => user.id === id) ?? false;

/** A word from within the text at a path: neither its beginning nor all of it. */
export function inner(raw: unknown, path: string): string | undefined {
  const text = textOf(valueAt(raw, path))?.slice(1) ?? '';
  return (/[a-z]{2,9}/i.exec(text) ?? /\p{L}{1,9}|\d{2,9}/u.exec(text))?.[0];
}

/** In capitals what is in small letters. */
export function swapped(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

/** What is searched in: those of login, names and e-mail address that the server’s records have. */
function searchPaths({ paths }: ScimWire, records: Listed['records']): string[] {
  return [paths.login, paths.displayName, paths.firstName, paths.lastName, paths.email].filter(
    (path) => path === paths.login || records.some(({ raw }) => textOf(valueAt(raw, path))),
  );
}
