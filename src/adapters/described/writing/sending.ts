import type { AdapterError } from '../../adapter-error.js';
import type { One } from '../../define/definition.js';
import type { JsonApi, Query } from '../../define/json-api.js';
import type { UserId } from '../../../domain/user.js';
import type { Answer } from '../answers.js';
import { at, put } from '../json-path.js';
import { idIn, readDescribed, unlike, type Entry } from '../read-described.js';
import type { Json, RestDescription, WriteShape } from '../rest-description.js';

/** Reads one user. */
export async function getOne(description: RestDescription, api: JsonApi, id: UserId): Promise<Entry> {
  const entry = entryIn(description, await api.get<Answer>(pathOf(description, id)));
  if (!entry) throw unlike('The user is not where it was described.');
  return entry;
}

/** Reads who was written: whatever comes of it, the write was done, and nothing else may be concluded from an error. */
export async function readBack(description: RestDescription, api: JsonApi, id: UserId): Promise<Entry> {
  return getOne(description, api, id).catch((error: AdapterError) => {
    throw error.kind === 'aborted' ? error : unlike('It was done, and can’t be read.');
  });
}

/** Sends a write about one user, with the version that was agreed to where it is carried; answers with the user, if one came. */
export async function send(
  description: RestDescription,
  api: JsonApi,
  { method = 'POST', path }: WriteShape,
  { id, version }: Pick<One, 'id' | 'version'>,
  body: unknown = {},
): Promise<Entry | undefined> {
  const carried = typeof description.version === 'object' ? description.version.send : undefined;
  const { body: place, query: name } = Object(carried) as { readonly body?: string; readonly query?: string };
  const to = pathOf(description, id, path);
  const query: Query = name ? { [name]: version } : {};
  const sent = place && version !== undefined ? put(body as Json, place, version) : body;
  const verb = method.toLowerCase() as 'post' | 'put' | 'patch';
  const answer = method === 'DELETE' ? await api.delete<Answer | undefined>(to, query) : await api[verb]<Answer | undefined>(to, sent, query); // prettier-ignore
  return answer && entryIn(description, answer);
}

/** Is it all of a user, with the version that the next write needs? */
export function isWhole(description: RestDescription, entry: Entry | undefined): boolean {
  try {
    const { status, version } = readDescribed(description, entry as Entry);
    return status !== 'unknown' && (!description.version || version !== undefined);
  } catch {
    return false;
  }
}

/** The segments of an address: where `{id}` stands, the id. */
function pathOf({ path: usual = '{id}' }: RestDescription, id: UserId, path = usual): string[] {
  const segments = path.split('/').filter(Boolean);
  return segments.map((each) => (each === '{id}' ? id : each));
}

/** The record in an answer, if it has an id. */
function entryIn(description: RestDescription, { body, headers }: Answer): Entry | undefined {
  const record = at(body, description.one);
  const etag = /^"(.+)"$/.exec(headers.get('ETag') ?? '')?.[1];
  return idIn(description, record) === undefined ? undefined : { record, etag };
}
