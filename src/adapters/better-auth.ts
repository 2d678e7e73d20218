/**
 * The adapter for the admin plugin of better-auth.
 * @packageDocumentation
 */
export { BetterAuthAdapter } from './better-auth/better-auth-adapter.js';
export type { BetterAuthOptions, MappedField } from './better-auth/better-auth-options.js';
export type { UserSession } from './better-auth/auth-account.js';
