import { asAdapterError } from '../../adapter-error.js';
import type { Call } from '../../contract.js';
import { isRecord } from '../../is-record.js';
import type { Capabilities, FieldInfo, Session } from '../../../domain/session.js';
import { lost, perhaps } from '../read-list.js';
import { textOf, valueAt } from '../records/scim-path.js';
import { under, type ScimWire, type Search } from '../scim-wire.js';
import { findOut } from './find-out.js';

/** Of servers that describe themselves: what they can do is found out once, and again after a sign-in has ended. */
const known = new WeakMap<ScimWire, { fields?: readonly FieldInfo[] }>();

interface Me {
  readonly viewer: Session['viewer'];
  readonly record?: unknown;
}

/** Who is signed in and what they may, as the host or `/Me` says, and what the server was found to be able to do. */
export async function openSession(wire: ScimWire, call: Call): Promise<Session> {
  const { allowed: rights = ['view'], capabilities } = wire.options;
  const [{ viewer, record }] = await Promise.all([whoIsIt(wire, call), findOutOnce(wire, call.signal)]);
  const allowed = new Set(typeof rights === 'function' ? await hosts(() => rights(viewer, record)) : rights);
  const writes = allowed.has('create') || allowed.has('update');
  const own = capabilitiesOf(wire);
  if (!writes) return { viewer, allowed, capabilities: { ...own, ...capabilities } };
  const kept = known.get(wire);
  const { fieldInfos } = await import('./field-infos.js').catch(lost);
  const fields = kept?.fields ?? (await fieldInfos(wire, call.signal));
  if (kept) kept.fields = fields;
  return { viewer, allowed, capabilities: { ...own, fields, ...capabilities } };
}

async function findOutOnce(wire: ScimWire, signal: AbortSignal): Promise<void> {
  if (known.has(wire) && !wire.http.lapsed) return;
  known.delete(wire);
  wire.http.lapsed = false;
  await findOut(wire, signal);
  if (wire.found.described) known.set(wire, {});
}

async function whoIsIt({ http, base, options }: ScimWire, call: Call): Promise<Me> {
  const { viewer } = options;
  if (viewer !== undefined) {
    const told = typeof viewer === 'function' ? await hosts(() => viewer(call)) : viewer;
    return { viewer: typeof told === 'string' ? { id: told } : told };
  }
  const url = under(base, 'Me');
  const record = (await perhaps(http.send({ url, signal: call.signal })))?.data;
  const id = isRecord(record) ? valueAt(record, 'id') : undefined;
  if (typeof id !== 'string' || !id || !valueAt(record, 'userName')) return { viewer: null };
  const name = textOf(valueAt(record, 'displayName'));
  return { viewer: { id, ...(name && { name }) }, record };
}

/** What the host’s own code says; what it throws is an `AdapterError` like any other. */
async function hosts<T>(ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (thrown) {
    throw asAdapterError(thrown);
  }
}

/** What is claimed: nothing but what `findOut` has seen. */
function capabilitiesOf({ found, paths }: ScimWire): Capabilities {
  const { search, sorts, cursor, index, maxSize, totals, bulk, status } = found;
  const modes = { co: 'contains', sw: 'prefix', eq: 'exact' } as const;
  return {
    filters: status ? [{ field: 'status', choices: [{ value: 'active' }, { value: 'inactive' }] }] : [],
    search: search
      ? { mode: modes[search.op], fields: searchedIn(paths, search.paths), ...caseOf(search) }
      : { mode: 'none', fields: [] },
    sort: Object.keys(sorts),
    page: { kind: cursor ? 'cursor' : 'offset', ...(maxSize && { maxSize }) },
    total: totals && (index || cursor) ? 'exact' : 'estimated',
    concurrency: 'none',
    delete: { kind: 'permanent', ...(bulk && { batchMax: bulk.operations }) },
  };
}

/** The fields that are searched in, by their names here. */
function searchedIn(paths: ScimWire['paths'], searched: readonly string[]): string[] {
  const fields = { login: ['login'], name: ['displayName', 'firstName', 'lastName'], email: ['email'] };
  return Object.entries(fields).flatMap(([field, names]) => (names.some((name) => searched.includes(paths[name])) ? [field] : [])); // prettier-ignore
}

/** Only what was seen: of a word that is looked for in several forms nobody knows, nor where a part of one finds nobody. */
function caseOf({ op, exactCase, joined }: Search): { caseSensitive?: boolean } {
  return op !== 'co' || (exactCase && joined) ? {} : { caseSensitive: exactCase };
}
