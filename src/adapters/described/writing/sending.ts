import type { AdapterError } from '../../adapter-error.js';
import type { One } from '../../define/definition.js';
import type { JsonApi, Query } from '../../define/json-api.js';
import type { User, UserId } from '../../../domain/user.js';
import type { Answer } from '../answers.js';
import { entryIn, getOne, pathOf } from '../reading/read-one.js';
import { put } from '../json-path.js';
import { unlike } from '../field-shapes.js';
import { readDescribed, type Entry } from '../reading/read-described.js';
import type { Json, RestDescription, WriteShape } from '../rest-description.js';

/** Reads who was written: whatever comes of it, the write was done, and nothing else may be concluded from an error. */
export async function readBack(description: RestDescription, api: JsonApi, id: UserId): Promise<User> {
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
  const { body: place, query: name, number } = Object(carried) as { body?: string; query?: string; number?: true };
  const to = pathOf(description, id, path);
  const query: Query = name ? { [name]: version } : {};
  const sent = place && version !== undefined ? put(body as Json, place, number ? Number(version) : version) : body;
  const verb = method.toLowerCase() as 'post' | 'put' | 'patch';
  const answer =
    method === 'DELETE'
      ? await api.delete<Answer | undefined>(to, query)
      : await api[verb]<Answer | undefined>(to, sent, query);
  return answer && entryIn(description, answer);
}

/** The user in an answer, if it is all of one, with the version that the next write needs. */
export function wholeUser(description: RestDescription, entry: Entry | undefined): User | undefined {
  try {
    const user = readDescribed(description, entry as Entry);
    return user.status !== 'unknown' && (!description.version || user.version !== undefined) ? user : undefined;
  } catch {
    return undefined;
  }
}
