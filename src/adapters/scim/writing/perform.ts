import { adapterError } from '../../adapter-error.js';
import type { Call, Target } from '../../contract.js';
import type { HttpRequest } from '../../http-transport.js';
import { segmentUrl } from '../../segment-url.js';
import type { User } from '../../../domain/user.js';
import { lost } from '../read-list.js';
import { readRecord } from '../records/read-record.js';
import { valueAt } from '../records/scim-path.js';
import type { ScimError } from '../scim-http.js';
import type { ScimWire } from '../scim-wire.js';
import type { Change, PatchOperation } from './change.js';

/** What requests of one run share. */
export type Sending = Pick<HttpRequest, 'pace' | 'repeatable'> & Pick<Call, 'signal' | 'stop'>;

/** The body of a PATCH. */
export function patchBody(operations: readonly PatchOperation[]): object {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
}

/**
 * Changes one user and answers how they are then: as the answer says where it shows that it was done, as read again otherwise. What changed
 * nothing was not done, whatever the status says.
 */
export async function perform(wire: ScimWire, target: Target, change: Change, call: Sending): Promise<User> {
  const { id } = target;
  const data = await sent(wire, target, change, call).catch((thrown: ScimError) => staleOr(wire, target, call, thrown));
  if (valueAt(data, 'id') === id && change.isDone(data)) return readRecord(wire, data);
  const again = (await wire.http.send({ url: segmentUrl(wire.users, id), signal: call.signal })).data;
  const user = readRecord(wire, again);
  if (user.id === id && change.isDone(again)) return user;
  throw adapterError('unsupported', 'The server said yes, and changed nothing.');
}

async function sent(wire: ScimWire, target: Target, change: Change, call: Sending): Promise<unknown> {
  const { signal, stop, pace, repeatable } = call;
  const url = segmentUrl(wire.users, target.id);
  const send = async (method: string, body: object): Promise<unknown> =>
    (await wire.http.send({ method, url, body, signal, stop, pace, repeatable, headers: ifMatch(target.version) })).data; // prettier-ignore
  if (change.operations.length === 0) return undefined;
  let refused: ScimError | undefined;
  if (wire.found.patch) {
    try {
      return await send('PATCH', patchBody(change.operations));
    } catch (thrown) {
      refused = thrown as ScimError;
      if (!isForm(refused)) throw refused;
    }
  }
  return (await import('./write-otherwise.js').catch(lost)).writeOtherwise(wire, target, change, send, call, refused);
}

/** Was it the form of the request that was refused, so that nothing was done and another form may do? */
export function isForm({ status, scimType, fields, kind }: ScimError): boolean {
  if (status === 405 || status === 501) return true;
  return (
    status === 400 && kind === 'invalid' && !fields && !/^(invalidValue|mutability|tooMany)$/i.test(scimType ?? '')
  );
}

/** 412 and 428: somebody has changed the user, and the viewer decides (R12). A server that refuses a version that it has itself is told apart. */
async function staleOr(wire: ScimWire, { id, version }: Target, { signal }: Sending, thrown: ScimError): Promise<never> {
  const { status } = thrown;
  if (status !== 412 && status !== 428) throw thrown;
  wire.found.versions = true;
  const latest = await wire.http
    .send({ url: segmentUrl(wire.users, id), signal })
    .then(({ data }) => readRecord(wire, data))
    .catch(() => undefined);
  if (version && latest?.version === version)
    throw adapterError('protocol', 'The server refused the version that it has itself.', { status });
  throw adapterError('stale', 'Somebody else has changed this user.', { status, ...(latest?.id === id && { latest }) });
} // prettier-ignore

/** A version as an entity tag, in the form that the record has it in. */
export function ifMatch(version: string | undefined): Record<string, string> {
  if (version === undefined) return {};
  const tag = /^(?:W\/)?"[!#-~]*"$/.test(version) ? version : `"${version}"`;
  if (!/^(?:W\/)?"[!#-~]*"$/.test(tag)) throw adapterError('invalid', 'This version can’t be an entity tag.');
  return { 'If-Match': tag };
}
