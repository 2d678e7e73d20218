import type { Outcome, UserAdapter } from '../../../src/adapters/contract.js';
import { MemoryAdapter, sampleViewer, type MemoryOptions } from '../../../src/adapters/memory.js';
import { RestAdapter, type RestOptions } from '../../../src/adapters/rest.js';
import type { User } from '../../../src/domain/user.js';
import {
  runConformance,
  type ConformanceOptions,
  type ConformanceReport,
  type RunOptions,
} from '../../../src/testing.js';
import { FakeRestServer } from '../rest/fake-rest-server.js';

/** What an adapter is made of that the kit is to try. */
export interface Subject {
  readonly memory?: MemoryOptions;
  readonly options?: Partial<ConformanceOptions>;
  readonly run?: RunOptions;
  /** Over the REST wire, with these options. */
  readonly rest?: Partial<RestOptions>;
  /** What the server over the wire lists as its operations. */
  readonly operations?: readonly string[];
  /** Breaks the adapter: members of it that are replaced. */
  readonly wreck?: (adapter: UserAdapter, context: Wreckage) => Partial<UserAdapter>;
  /** Breaks what it sends through. */
  readonly around?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
  /** Breaks the adapter of who may only look. */
  readonly unprivileged?: (adapter: UserAdapter, truth: MemoryAdapter) => Partial<UserAdapter>;
}

/** What a broken adapter may do its damage with. */
export interface Wreckage {
  readonly truth: MemoryAdapter;
  readonly fetch: typeof globalThis.fetch;
}

/** What the kit found, and who was there before and afterwards. */
export interface Tried {
  readonly report: ConformanceReport;
  readonly before: readonly User[];
  readonly after: readonly User[];
}

/** Runs the kit over one backend with every hook that there is, without that any time passes. */
export async function tried({ memory = {}, options = {}, rest, run, operations, ...broken }: Subject): Promise<Tried> {
  let time = Date.UTC(2026, 9, 1);
  const pass = (ms: number): Promise<void> => {
    time += ms;
    return Promise.resolve();
  };
  const truth = new MemoryAdapter({ ...memory, now: () => time });
  const server = new FakeRestServer(truth);
  server.operations = operations;
  const { disposableIds = [] } = options;
  const kept = (): User[] => truth.users.filter(({ id }) => !disposableIds.includes(id));
  const before = kept();
  const report = await runConformance(
    {
      createAdapter({ fetch: given }) {
        const fetch = broken.around?.(given) ?? given;
        const adapter = rest
          ? new RestAdapter({ url: 'https://portal.test/api/users', fetch, wait: pass, ...rest })
          : truth;
        return overlaid(adapter, broken.wreck?.(adapter, { truth, fetch }));
      },
      createUnprivileged: () => overlaid(looking(truth), broken.unprivileged?.(looking(truth), truth)),
      createUnauthenticated: () => new MemoryAdapter({ viewer: null }),
      protectedIds: { owner: 'u-1', self: sampleViewer.id },
      fetch: server.fetch,
      now: () => time,
      passTime: pass,
      removeUsers: (ids) => ids.forEach((id) => truth.meanwhile(id, null)),
      ...options,
    },
    run,
  );
  return { report, before, after: kept() };
}
/** The adapter with some of its members replaced. */
function overlaid(adapter: UserAdapter, members: Partial<UserAdapter> = {}): UserAdapter {
  return new Proxy({} as UserAdapter, {
    get(_, name) {
      if (Object.hasOwn(members, name)) return members[name as keyof UserAdapter];
      const value: unknown = Reflect.get(adapter, name, adapter);
      return typeof value === 'function' ? (value.bind(adapter) as unknown) : value;
    },
  });
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
  return Object.fromEntries(
    Object.entries(adapter).filter(([name]) => (truth as UserAdapter)[name as keyof UserAdapter]),
  ) as never;
}
