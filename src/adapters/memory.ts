/**
 * A whole backend in memory: for demos, prototypes and the tests of host applications.
 * @packageDocumentation
 */
export { MemoryAdapter } from './memory/memory-adapter.js';
export type { Faults, LoggedCall, MemoryOptions, Wait } from './memory/memory-adapter.js';
export { sampleRoles, sampleUsers, sampleViewer } from './memory/sample-users.js';
export { sampleDepartments } from './memory/sample/sample-departments.js';
