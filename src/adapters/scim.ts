/**
 * The adapter for SCIM 2.0 (RFC 7643, 7644, 9865).
 * @packageDocumentation
 */
export { ScimAdapter } from './scim/scim-adapter.js';
export type { OwnerRule, ScimField, ScimOptions, ScimViewer } from './scim/scim-options.js';
