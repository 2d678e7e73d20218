import { clause, fits } from '../filter-text.js';
import type { Listed } from '../read-list.js';
import { textOf, valueAt } from '../records/scim-path.js';
import type { ScimWire, Search } from '../scim-wire.js';
import { inner, isIn, nobody, swapped } from './prove-search.js';
import type { Ask } from './find-out.js';

/** Tries each part of a search alone, at once: the operators, other capitals, `or`, and `active`. Ten questions, no more. */
export async function probeEach(wire: ScimWire, records: Listed['records'], known: readonly string[], ask: Ask): Promise<void> {
  const { found, paths: { login } } = wire;
  const [{ raw, user }] = records;
  const whole = textOf(valueAt(raw, login)) ?? user.login;
  const term = inner(raw, login) ?? whole;
  const last = known.findLast((path) => inner(raw, path)) ?? login;
  const lastTerm = inner(raw, last) ?? whole;
  const alone = { op: 'co', paths: [login], exactCase: false, joined: false } as const;
  const finds = async (filter: string, path: string, text: string): Promise<boolean> => {
    const listed = await ask({ filter });
    return isIn(listed, user.id) && all(listed, (raw) => fits({ ...alone, paths: [path] }, text, raw));
  };
  const [ignored, co, sw, eq, anyCase, joined, status] = await Promise.all([
    ask({ filter: clause(login, 'eq', nobody) }).then((listed) => listed?.records.length !== 0),
    finds(clause(login, 'co', term), login, term),
    finds(clause(login, 'sw', whole.slice(0, -1) || whole), login, whole.slice(0, -1)),
    finds(clause(login, 'eq', whole), login, whole),
    finds(clause(login, 'co', swapped(term)), login, term),
    finds(`(${clause(login, 'co', nobody)} or ${clause(last, 'co', lastTerm)}) and (${clause(login, 'co', term)})`, last, lastTerm),
    isNarrowed(raw, user.id, ask),
  ]);
  const op = ignored ? undefined : co ? 'co' : sw ? 'sw' : eq ? 'eq' : undefined;
  const isJoined = op === 'co' && joined && known.length > 1;
  const search: Search | undefined = op && { op, paths: isJoined ? known : [login], exactCase: !anyCase, joined: isJoined };
  Object.assign(found, { search, status: status && !ignored });
} // prettier-ignore

const all = (listed: Listed | undefined, fit: (raw: unknown) => boolean): boolean =>
  listed?.records.every(({ raw }) => fit(raw)) ?? false;

/** Does `active eq` list those, and nobody else? */
async function isNarrowed(raw: unknown, id: string, ask: Ask): Promise<boolean> {
  const active = valueAt(raw, 'active');
  if (typeof active !== 'boolean') return false;
  const [same, others] = await Promise.all([active, !active].map((state) => ask({ filter: clause('active', 'eq', state) })));
  const are = (state: boolean) => (raw: unknown) => valueAt(raw, 'active') === state;
  return all(same, are(active)) && same?.records.length !== 0 && all(others, are(!active)) && !isIn(others, id);
} // prettier-ignore
