import { adapterError, type AdapterError } from '../../adapter-error.js';
import { getOne, recordOf } from '../reading/read-one.js';
import type { UserChanges, UserDraft } from '../../contract.js';
import type { One } from '../../define/definition.js';
import type { JsonApi } from '../../define/json-api.js';
import { own, put } from '../json-path.js';
import { builtIn, shapeOf, writable } from '../field-shapes.js';
import { type Entry } from '../reading/read-described.js';
import type { Json, RestDescription } from '../rest-description.js';
import { send } from './sending.js';

/** Where a value goes, and how it is called there. */
type Pair = readonly [path: string, value: unknown];

/** What the server calls this value of ours. */
export function theirs(description: RestDescription, name: string, value: unknown): unknown {
  const { write, values } = shapeOf(description, name);
  return write ? write(value) : (own(values, value) ?? value);
}

/**
 * Where each value goes. What is needed may not be empty, for not every server looks. `strict`: what can’t be written is refused, and
 * not passed over.
 */
export function pairsOf(description: RestDescription, given: UserDraft | UserChanges, strict = false): Pair[] {
  const { extra = {}, ...rest } = given;
  const pairs: Pair[] = [];
  const missing = Object.keys(description.fields).filter((name) => {
    const value = { ...rest, ...extra }[name as 'login'];
    return shapeOf(description, name).required && (value === undefined ? !strict : `${value ?? ''}`.trim() === '');
  });
  if (missing.length > 0) throw wrong(missing, 'This field is needed.');
  for (const [name, value] of [...Object.entries(rest), ...Object.entries(extra)]) {
    const { path, write, readOnly } = shapeOf(description, name);
    const isGiven = builtIn.has(name) && !writable.has(name) && name !== 'status' && !write;
    if (value === undefined) continue;
    if (path !== undefined && !(readOnly ?? isGiven)) pairs.push([path, theirs(description, name, value)]);
    else if (strict) throw wrong([name], 'This field can’t be written.');
  }
  return pairs;
}

function wrong(names: readonly string[], message: string): AdapterError {
  return adapterError('invalid', message, { fields: Object.fromEntries(names.map((name) => [name, message])) });
}

/** Sends what changed, in the style of the server. */
export async function change(
  description: RestDescription,
  api: JsonApi,
  one: One,
  pairs: readonly Pair[],
  changes: UserChanges,
): Promise<Entry | undefined> {
  const { style = 'patch', body, ...shape } = typeof description.update === 'object' ? description.update : {};
  const isNested = style === 'patch' && pairs.some(([path]) => path.includes('.'));
  const before = style === 'put' || isNested ? (await recordOf(description, api, one.id)).record : {};
  const record = style === 'json-patch' ? jsonPatch(pairs) : changed(style, before as Json, pairs);
  const last = body ? body(record as Json, changes) : record;
  const sent = style === 'json-patch' ? last : put({}, description.sent, last);
  const method = style === 'put' ? 'PUT' : 'PATCH';
  try {
    return await send(description, api, { method, ...shape }, one, sent);
  } catch (thrown) {
    const error = thrown as AdapterError;
    if (error.kind !== 'stale' || error.latest) throw error;
    // the viewer is asked about the record as it is now
    const latest = await getOne(description, api, one.id).catch(() => undefined);
    const { status } = error;
    throw adapterError('stale', error.message, {
      status,
      ...(latest && { latest }),
    });
  }
}

/** RFC 6902: `add` takes the place of what is there. */
function jsonPatch(pairs: readonly Pair[]): unknown {
  const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
  return pairs.map(([path, value]) => ({ op: 'add', path: `/${path.split('.').map(escaped).join('/')}`, value }));
}

/** `patch`: what changed, with the whole of each member that it is inside of: few servers merge deeper than that. */
function changed(style: string, before: Json, pairs: readonly Pair[]): Json {
  const record: Json = style === 'put' ? structuredClone(before) : {};
  for (const [path, value] of pairs) {
    const [top] = path.split('.');
    const isInside = style === 'patch' && path !== top && !Object.hasOwn(record, top) && Object.hasOwn(before, top);
    if (isInside) record[top] = structuredClone(before[top]);
    put(record, path, value);
  }
  return record;
}
