import { createContext } from '@lit/context';
import type { UserAdapter } from '../adapters/contract.js';

/**
 * Hands an adapter to every `<user-manager>` below a provider.
 *
 * The key is `Symbol.for('user-manager-element/user-adapter')`, so that providers and consumers from two copies of this
 * package still find each other.
 */
export const userAdapterContext = createContext<UserAdapter | undefined>(
  Symbol.for('user-manager-element/user-adapter'),
);
