import { adapterError } from './adapter-error.js';

/**
 * The address of one resource in a collection: its path, and exactly one segment more that stands for the id (S9); `rest`, ours
 * and never a user's, may follow. Throws `invalid` for an id that can't be a segment: no text, empty, `.` or `..`, these in
 * percent form, half a surrogate pair.
 */
export function segmentUrl(collection: URL, id: unknown, rest = ''): URL {
  const url = new URL(collection);
  let path: string | undefined;
  try {
    if (typeof id === 'string' && !/^(?:\.|%2e){0,2}$/i.test(id))
      path = `${collection.pathname.replace(/\/+$/, '')}/${encodeURIComponent(id)}`;
  } catch {
    // half a surrogate pair
  }
  if (path) url.pathname = path;
  if (!path || url.pathname !== path) throw adapterError('invalid', 'This user’s id can’t be part of an address.');
  url.pathname += rest;
  return url;
}
