import { adapterError, type AdapterError } from '../adapter-error.js';
import type { Call } from '../contract.js';
import { partMissing, type HttpRequest, type HttpTransport } from '../http-transport.js';
import type { BetterAuthOptions } from './better-auth-options.js';

/** What the adapter's parts share: the way to the server, where its endpoints are, and how the host has it asked. */
export interface AuthWire {
  readonly http: HttpTransport;
  readonly base: URL;
  readonly options: BetterAuthOptions;
}

/** The error for an answer that is not what better-auth says. */
export function unreadable(message: string): AdapterError {
  return adapterError('protocol', message);
}

/** Code that is loaded when it is needed did not come. */
export function missing(): never {
  throw partMissing();
}

/** The answer to a question. */
export function read(
  wire: AuthWire,
  path: string,
  query: Readonly<Record<string, string | number>>,
  { signal }: Pick<Call, 'signal'>,
): Promise<unknown> {
  const url = endpoint(wire, path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, `${value}`);
  return send(wire, { url, signal });
}

/** The answer to a wish. `pace` is shared by those that wait together. */
export function post(
  wire: AuthWire,
  path: string,
  body: object,
  { signal, stop, once }: Call,
  pace?: HttpRequest['pace'],
): Promise<unknown> {
  const url = endpoint(wire, path);
  return send(wire, { method: 'POST', url, body, signal, stop, repeatable: !once, pace });
}

/** The id, if it can be sent: never empty, and nothing that a database would stumble over (S9). */
export function checkedId(id: unknown): string {
  if (typeof id !== 'string' || id === '' || /[\p{Cs}\0]/u.test(id))
    throw adapterError('invalid', 'This user’s id can’t be sent.');
  return id;
}

function endpoint({ base }: AuthWire, path: string): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}/${path}`;
  return url;
}

async function send({ http }: AuthWire, request: HttpRequest): Promise<unknown> {
  try {
    return (await http.send(request)).data;
  } catch (thrown) {
    const { kind, reason, status } = thrown as AdapterError;
    // an address where nothing is says nothing about a user: nobody is gone
    if (kind !== 'not-found' || reason === 'gone') throw thrown;
    throw adapterError('unsupported', 'No admin plugin of better-auth is here.', { status });
  }
}
