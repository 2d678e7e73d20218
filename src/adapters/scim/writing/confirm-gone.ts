import { adapterError, asAdapterError } from '../../adapter-error.js';
import type { Call, Outcome } from '../../contract.js';
import { segmentUrl } from '../../segment-url.js';
import type { User } from '../../../domain/user.js';
import { readRecord } from '../records/read-record.js';
import type { ScimWire } from '../scim-wire.js';

/**
 * Is who was deleted gone? Some servers say yes and only deactivate. The first deletion of an adapter is looked after, and those after
 * it until one was seen to be true; where the host says that deletions have two steps, the engine looks.
 */
export async function confirmGone(wire: ScimWire, { signal }: Call, outcome: Outcome): Promise<Outcome> {
  const { id, state } = outcome;
  const { seen } = wire.found;
  if (state !== 'done' || seen.has('delete') || wire.options.capabilities?.delete?.kind === 'deactivate-first') return outcome;
  let user: User | undefined;
  try {
    user = readRecord(wire, (await wire.http.send({ url: segmentUrl(wire.users, id), signal })).data);
  } catch (thrown) {
    if (asAdapterError(thrown).kind === 'not-found') seen.add('delete');
    return outcome;
  }
  if (user.id !== id) return outcome;
  if (user.status !== 'inactive')
    return { id, state: 'unknown', error: adapterError('protocol', 'The server said yes, and this user is still there.') };
  const error = adapterError('unsupported', 'The server has not deleted this user, but deactivated them.');
  return { id, state: 'failed', error };
} // prettier-ignore
