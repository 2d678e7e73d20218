import type { MemoryOptions } from '../../../src/adapters/memory.js';
import type { Capabilities } from '../../../src/domain/session.js';
import type { Subject } from './subject.js';

/** What the kit is to find of one backend in memory. */
export interface Variant extends Subject {
  /** The checks that are not applicable, and 38 unless it `imports`. */
  readonly skipped: readonly number[];
  /** Has it an import of its own? */
  readonly imports?: boolean;
}

/** Those that need requests which can be seen. */
const onWire = [20, 26, 27, 28, 34, 39];
const deletion = (more: Partial<Capabilities['delete']>): MemoryOptions => ({
  capabilities: { delete: { kind: 'permanent', freesLogin: true, ...more } },
});
const reading = ['create', 'update', 'delete', 'setActive', 'schedule', 'changeDepartment', 'resetPassword', 'sendMessage'] as const; // prettier-ignore

/** All that a backend in memory can be: of each the kit has to find nothing wrong. */
export const memoryVariants: Readonly<Record<string, Variant>> = {
  'as it is': { skipped: [5, 11, ...onWire, 29] },
  'paging by cursor': { memory: { capabilities: { page: { kind: 'cursor' } } }, skipped: [4, 11, ...onWire, 29] },
  'with small pages and no exact total': {
    memory: { capabilities: { page: { kind: 'offset', maxSize: 3 }, total: 'estimated' } },
    skipped: [5, 11, ...onWire, 29],
  },
  'that says how it treats letters': {
    memory: { capabilities: { search: { mode: 'contains', fields: ['name', 'login', 'email'], caseSensitive: false } } },
    skipped: [5, ...onWire, 29],
  },
  'without search, order and filters': {
    memory: { capabilities: { search: { mode: 'none', fields: [] }, sort: [], filters: [], total: 'none' } },
    skipped: [5, 6, 7, 9, 11, ...onWire, 29],
  },
  'that checks no versions': { memory: { capabilities: { concurrency: 'none' } }, skipped: [5, 11, 19, ...onWire, 29] },
  'that deletes in two steps': { memory: deletion({ kind: 'deactivate-first' }), skipped: [5, 11, ...onWire, 29] },
  'that restores': { memory: { deletion: 'soft' }, skipped: [5, 11, ...onWire, 29] },
  'that asks for a successor': { memory: deletion({ successor: 'required' }), skipped: [5, 11, ...onWire] },
  'that takes a successor': { memory: deletion({ successor: 'optional' }), skipped: [5, 11, ...onWire] },
  'that asks for a reason': { memory: deletion({ reason: 'required' }), skipped: [5, 11, ...onWire, 29] },
  'that deletes in batches of two': { memory: deletion({ batchMax: 2 }), skipped: [5, 11, ...onWire, 29] },
  'that can’t create': {
    memory: { without: ['create'] },
    options: { disposableIds: Array.from({ length: 40 }, (_, index) => `u-${index + 20}`) },
    skipped: [5, 11, 14, 15, 16, ...onWire, 29],
  },
  'that can’t create, with nobody to try it on': {
    memory: { without: ['create'] },
    skipped: [5, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 34, 39],
  },
  'that can’t delete': {
    memory: { without: ['delete'], capabilities: { delete: undefined } },
    skipped: [5, 11, 24, ...onWire, 29, 30],
  },
  'that reads one by one': { memory: { without: ['getMany'] }, skipped: [5, 11, ...onWire, 29] },
  'that only lists': {
    memory: { without: reading, allowed: ['view'], capabilities: { delete: undefined, deactivate: undefined } },
    skipped: [5, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 34, 39],
  },
}; // prettier-ignore

/** The same over the REST wire, where requests can be seen and answers lost. */
export const restVariants: Readonly<Record<string, Variant>> = {
  'one request a user': { rest: {}, skipped: [5, 11, 29] },
  'in batches': { rest: {}, memory: deletion({ batchMax: 200 }), skipped: [5, 11, 29] },
  'restoring, by cursor': { rest: {}, memory: { deletion: 'soft', capabilities: { page: { kind: 'cursor' } } }, skipped: [4, 11, 29] },
  'that says how it treats letters': {
    rest: {},
    memory: { capabilities: { search: { mode: 'contains', fields: ['name', 'login', 'email'], caseSensitive: false } } },
    skipped: [5, 29],
  },
  'reading several at once': { rest: {}, operations: [...reading, 'departments', 'getMany'], skipped: [5, 11, 29] },
  'with a successor': { rest: {}, memory: deletion({ successor: 'optional' }), skipped: [5, 11] },
}; // prettier-ignore
