import { adapterError, isAdapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';

/** Makes the adapter for a `src`, loading its code first. `url` is absolute. */
export type ProtocolLoader = (url: string) => Promise<UserAdapter>;

const loaders = new Map<string, ProtocolLoader>([
  ['rest', async (url) => new (await import('../adapters/rest/rest-adapter.js')).RestAdapter({ url })],
]);

/** Makes `protocol="name"` known to every `<user-manager>` of this page; a name that is known already is replaced. */
export function registerProtocol(name: string, loader: ProtocolLoader): void {
  loaders.set(name, loader);
}

/** The adapter for `src` and `protocol`; rejects with an `AdapterError` where the protocol is unknown or its code can't be loaded. */
export async function adapterFor(protocol: string, src: string): Promise<UserAdapter> {
  try {
    if (!URL.canParse(src, document.baseURI)) throw adapterError('invalid', '“src” is not a URL.');
    const loader =
      loaders.get(protocol) ?? (await import('./protocols/further-protocols.js')).furtherProtocol(protocol);
    return await loader(new URL(src, document.baseURI).href);
  } catch (cause) {
    if (isAdapterError(cause)) throw cause;
    throw adapterError('unavailable', `The adapter for “${protocol}” could not be loaded.`, { cause });
  }
}
