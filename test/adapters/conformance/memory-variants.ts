import { MemoryAdapter, sampleViewer, type MemoryOptions } from '../../../src/adapters/memory.js';
import { runConformance, type ConformanceOptions, type ConformanceReport } from '../../../src/testing.js';
import type { Outcome, UserAdapter } from '../../../src/adapters/contract.js';
import type { Capabilities } from '../../../src/domain/session.js';
import type { User } from '../../../src/domain/user.js';

/** One backend in memory, what the kit is told of it, and which checks are then not applicable. */
export interface Variant {
  readonly memory?: MemoryOptions;
  readonly options?: Partial<ConformanceOptions>;
  readonly skipped: readonly number[];
}

/** Those that need requests which can be seen. */
const onWire = [20, 26, 27, 28, 34];
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
    skipped: [5, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 34],
  },
  'that can’t delete': {
    memory: { without: ['delete'], capabilities: { delete: undefined } },
    skipped: [5, 11, 24, ...onWire, 29, 30],
  },
  'that only lists': {
    memory: { without: reading, allowed: ['view'], capabilities: { delete: undefined, deactivate: undefined } },
    skipped: [5, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 34],
  },
}; // prettier-ignore

/** Who was there, without those whom the kit was given to use up. */
function kept(users: readonly User[], { disposableIds = [] }: Partial<ConformanceOptions>): User[] {
  return users.filter(({ id }) => !disposableIds.includes(id));
}

/** Runs the kit over one backend with every hook that there is. */
export async function tried({ memory = {}, options = {} }: Variant): Promise<{
  readonly report: ConformanceReport;
  readonly before: readonly User[];
  readonly after: readonly User[];
}> {
  let time = Date.UTC(2026, 9, 1);
  const truth = new MemoryAdapter({ ...memory, now: () => time });
  const before = kept(truth.users, options);
  const report = await runConformance({
    createAdapter: () => truth,
    createUnprivileged: () => looking(truth),
    createUnauthenticated: () => new MemoryAdapter({ viewer: null }),
    protectedIds: { owner: 'u-1', self: sampleViewer.id },
    now: () => time,
    passTime: (ms) => void (time += ms),
    removeUsers: (ids) => ids.forEach((id) => truth.meanwhile(id, null)),
    ...options,
  });
  return { report, before, after: kept(truth.users, options) };
}

/** The same backend for a viewer who may look and do nothing else: as long as they are answered. */
function looking(truth: MemoryAdapter): UserAdapter {
  const one = async <T>(ask: () => Promise<T>): Promise<T> => {
    const { allowed } = truth;
    truth.allowed = ['view'];
    return ask().finally(() => (truth.allowed = allowed));
  };
  async function* many(ask: () => AsyncIterable<Outcome>): AsyncGenerator<Outcome> {
    const { allowed } = truth;
    truth.allowed = ['view'];
    try {
      yield* ask();
    } finally {
      truth.allowed = allowed;
    }
  }
  const adapter: UserAdapter = {
    connect: (call) => one(() => truth.connect(call)),
    query: (query, call) => one(() => truth.query(query, call)),
    get: (id, call) => one(() => truth.get(id, call)),
    create: (draft, call) => one(() => truth.create(draft, call)),
    update: (target, changes, call) => one(() => truth.update(target, changes, call)),
    resetPassword: (id, call) => one(() => truth.resetPassword(id, call)),
    delete: (targets, call) => many(() => truth.delete(targets, call)),
    setActive: (targets, active, call) => many(() => truth.setActive(targets, active, call)),
    schedule: (targets, plan, call) => many(() => truth.schedule(targets, plan, call)),
    changeDepartment: (targets, id, call) => many(() => truth.changeDepartment(targets, id, call)),
    sendMessage: (ids, message, call) => many(() => truth.sendMessage(ids, message, call)),
  };
  return Object.fromEntries(Object.entries(adapter).filter(([name]) => truth[name as keyof UserAdapter])) as never;
}
