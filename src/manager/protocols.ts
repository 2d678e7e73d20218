import { adapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';

/** Makes the adapter for a `src`, loading its code first. `url` is absolute. */
export type ProtocolLoader = (url: string) => Promise<UserAdapter>;

const loaders = new Map<string, ProtocolLoader>([
  ['rest', async (url) => new (await import('../adapters/rest/rest-adapter.js')).RestAdapter({ url })],
  ['scim', async (url) => new (await import('../adapters/scim.js')).ScimAdapter({ url })],
]);

/** Makes `protocol="name"` known to every `<user-manager>` of this page; a name that is known already is replaced. */
export function registerProtocol(name: string, loader: ProtocolLoader): void {
  loaders.set(name, loader);
}

/** The adapter for `src` and `protocol`; rejects with an `AdapterError` where the protocol is unknown or its code can't be loaded. */
export async function adapterFor(protocol: string, src: string): Promise<UserAdapter> {
  const loader = loaders.get(protocol);
  if (!loader) throw adapterError('unsupported', `“${protocol}” is not a protocol.`);
  if (!URL.canParse(src, document.baseURI)) throw adapterError('invalid', '“src” is not a URL.');
  try {
    return await loader(new URL(src, document.baseURI).href);
  } catch (cause) {
    throw adapterError('unavailable', 'A part could not be loaded.', { cause });
  }
}
