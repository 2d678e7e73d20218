import type { JsonApi } from '../../define/json-api.js';
import type { User, UserId } from '../../../domain/user.js';
import type { Answer } from '../answers.js';
import { unlike } from '../field-shapes.js';
import { at } from '../json-path.js';
import { idIn, readDescribed, type Entry } from './read-described.js';
import type { RestDescription } from '../rest-description.js';

/** The record of one user. */
export async function recordOf(description: RestDescription, api: JsonApi, id: UserId): Promise<Entry> {
  const entry = entryIn(description, await api.get<Answer>(pathOf(description, id)));
  if (!entry) throw unlike('The user is not where it was described.');
  return entry;
}

/** Reads one user. */
export async function getOne(description: RestDescription, api: JsonApi, id: UserId): Promise<User> {
  return readDescribed(description, await recordOf(description, api, id));
}

/** The segments of an address: where `{id}` stands, the id. */
export function pathOf({ path: usual = '{id}' }: RestDescription, id: UserId, path = usual): string[] {
  const segments = path.split('/').filter(Boolean);
  return segments.map((each) => (each === '{id}' ? id : each));
}

/** The record in an answer, if it has an id. */
export function entryIn(description: RestDescription, { body, headers }: Answer): Entry | undefined {
  const record = at(body, description.one);
  const etag = /^"(.+)"$/.exec(headers.get('ETag') ?? '')?.[1];
  return idIn(description, record) === undefined ? undefined : { record, etag };
}
