import type { UserAdapter } from '../contract.js';
import { defineAdapter } from '../define/define-adapter.js';
import type { SessionAnswer } from '../define/definition.js';
import type { JsonApi } from '../define/json-api.js';
import type { Capabilities, FieldInfo, Session } from '../../domain/session.js';
import { answering, type Answer } from './answers.js';
import { checkDescription } from './check-description.js';
import { at } from './json-path.js';
import { listOf } from './list-described.js';
import { builtIn, readDescribed, shapeOf, unlike, writable, type Entry } from './read-described.js';
import type { RestDescription } from './rest-description.js';
import { getOne } from './writing/sending.js';
import { writesOf } from './writing/write-described.js';

/**
 * Makes an adapter for a REST API of another shape out of a description of it: where its fields stand, how it turns pages, what its
 * errors mean. Throws a `TypeError` that names the option where the description can’t be one.
 *
 * What is not described is not claimed, and what the server’s answers show to be otherwise is told: `protocol` for rows without an id
 * or with the same one, and for pages that are no others; `notApplied` for a search or a status that it ignored.
 */
export function describeRest(description: RestDescription): UserAdapter {
  const base = checkDescription(description);
  const list = listOf(description);
  const { credentials, headers, timeoutMs, longestWaitMs, random, wait, atOnce } = description;
  return defineAdapter<Entry>({
    ...{ credentials, headers, timeoutMs, longestWaitMs, random, wait, atOnce },
    ...answering(description, base),
    url: base,
    capabilities: capabilitiesOf(description),
    toUser: (entry) => readDescribed(description, entry),
    session: (api) => sessionOf(description, base, api, () => list(api, { search: '', filters: {}, size: 1, offset: 0, page: 1 })),
    list,
    get: (api, id) => getOne(description, api, id),
    ...writesOf(description),
  });
} // prettier-ignore

/** Who is signed in. Where the server is not asked who, it is asked for a user: whether it lets them in is known before the list is. */
async function sessionOf(
  { viewer: source, allowed = ['view'] }: RestDescription,
  base: URL,
  api: JsonApi,
  look: () => Promise<unknown>,
): Promise<SessionAnswer> {
  let viewer: Session['viewer'];
  let record: unknown;
  if (source && typeof source === 'object' && 'url' in source) {
    const { body } = await api.get<Answer>(new URL(source.url, globalThis.document?.baseURI ?? base));
    const [id, name] = [at(body, source.id ?? 'id'), source.name && at(body, source.name)];
    if (typeof id !== 'string' && !Number.isSafeInteger(id)) throw unlike('The viewer has no id where it was described.');
    viewer = { id: String(id), ...(typeof name === 'string' && { name }) };
    record = body;
  } else {
    const given = typeof source === 'function' ? await source() : source;
    viewer = typeof given === 'string' ? { id: given } : given;
    if (viewer) await look();
  }
  if (!viewer) return { viewer: null, allowed: [] };
  return { viewer, allowed: typeof allowed === 'function' ? allowed(viewer, record) : allowed };
} // prettier-ignore

function capabilitiesOf(description: RestDescription): Capabilities {
  const { pages, search, sort, filters = {}, total, version, deactivate } = description;
  const { by } = pages;
  const maxSize = by === 'none' ? undefined : (pages.maxSize ?? ('fixed' in pages ? pages.fixed : undefined));
  const { method: _, path: __, ...deletion } = description.delete ?? { kind: 'permanent' };
  const { params: ___, mode = 'contains', ...looking } = search ?? { params: '', mode: 'none', fields: [] };
  const chosen = Object.entries(filters).map(([field, { label, choices, values = shapeOf(description, field).values }]) => ({
    field,
    ...(label && { label }),
    choices: choices ?? Object.keys(values ?? {}).map((value) => ({ value })),
  }));
  return {
    fields: fieldsOf(description),
    ...(chosen.length > 0 && { filters: chosen }),
    search: { ...looking, mode },
    sort: Object.keys(sort?.fields ?? {}),
    page: { kind: by === 'cursor' ? 'cursor' : 'offset', ...(maxSize && { maxSize }) },
    total: total !== undefined || by === 'none' ? 'exact' : 'none',
    concurrency: version ? 'enforced' : 'none',
    ...(description.delete && { delete: deletion }),
    ...(deactivate && { deactivate }),
  };
} // prettier-ignore

/** What the server has no field for is declared too, as what can’t be written. */
function fieldsOf(description: RestDescription): FieldInfo[] {
  const extras = Object.keys(description.fields).filter((name) => !builtIn.has(name));
  return [...writable, ...extras].map((name): FieldInfo => {
    const { path, read: _, write: __, values, readOnly = false, type = 'text', ...told } = shapeOf(description, name);
    const choices = type === 'choice' && values ? Object.keys(values) : undefined;
    return { name, ...(choices && { choices }), ...told, type, readOnly: readOnly || path === undefined };
  });
}
