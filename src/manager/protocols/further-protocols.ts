import { adapterError } from '../../adapters/adapter-error.js';
import type { ProtocolLoader } from '../protocols.js';

/** What is spoken besides REST; one line each. Loaded when it is asked for, so that none of it weighs on the first rows. */
const loaders = new Map<string, ProtocolLoader>([
  ['scim', async (url) => new (await import('../../adapters/scim.js')).ScimAdapter({ url })],
  ['better-auth', async (url) => new (await import('../../adapters/better-auth.js')).BetterAuthAdapter({ url })],
]);

/** The loader of a protocol that is not in the first file; throws `unsupported` where there is none. */
export function furtherProtocol(name: string): ProtocolLoader {
  const loader = loaders.get(name);
  if (!loader) throw adapterError('unsupported', `The protocol “${name}” is not known.`);
  return loader;
}
