import { adapterError } from '../../adapter-error.js';
import type { Target } from '../../contract.js';
import { isRecord } from '../../is-record.js';
import { segmentUrl } from '../../segment-url.js';
import { readRecord } from '../records/read-record.js';
import type { ScimError } from '../scim-http.js';
import type { ScimWire } from '../scim-wire.js';
import type { Change, PatchOperation } from './change.js';
import { isForm, patchBody, type Sending } from './perform.js';
import { withSchemas } from './record-parts.js';

/**
 * Where a server refused the form of a PATCH, or takes none: whole lists instead of a place inside them, then plain members without a path,
 * then the whole record by PUT, as it was just read. What was refused was not done, so nothing is done twice. Nested objects never go
 * without a path: there is a server that drops what stands beside them.
 */
export async function writeOtherwise(
  wire: ScimWire,
  target: Target,
  change: Change,
  send: (method: string, body: object) => Promise<unknown>,
  { signal }: Sending,
  refused: ScimError | undefined,
): Promise<unknown> {
  const { operations, whole } = change;
  const isPlain = operations.every(({ op, path = '' }) => op === 'replace' && /^\w+$/.test(path));
  const plain = Object.fromEntries(operations.map(({ path, value }) => [path, value])) as Record<string, unknown>;
  const forms: readonly (readonly PatchOperation[])[] = [
    ...(whole && JSON.stringify(whole) !== JSON.stringify(operations) ? [whole] : []),
    ...(isPlain ? [[{ op: 'replace' as const, value: plain }]] : []),
  ];
  if (refused && refused.status === 400)
    for (const form of forms)
      try {
        return await send('PATCH', patchBody(form));
      } catch (thrown) {
        if (!isForm(thrown as ScimError)) throw thrown;
      }
  const { data } = await wire.http.send({ url: segmentUrl(wire.users, target.id), signal });
  const user = readRecord(wire, data);
  if (!isRecord(data) || user.id !== target.id) throw adapterError('protocol', 'The server answered with another user.');
  if (target.version && user.version && user.version !== target.version)
    throw adapterError('stale', 'Somebody else has changed this user.', { latest: user, status: 412 });
  const { meta: _, groups: __, ...record } = data;
  change.apply(record);
  const answer = await send('PUT', withSchemas(record));
  // from now on the way that works
  if (refused && refused.status !== 400) wire.found.patch = false;
  return answer;
} // prettier-ignore
