import type { Call, Outcome, Target } from '../../../src/adapters/contract.js';
import { retryAfterMs } from '../../../src/adapters/http/retry-after.js';
import { concernsAll } from '../../../src/adapters/http/each-target.js';
import type { Faults } from '../../../src/adapters/memory/faults.js';
import { MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory.js';
import type { UserPage, UserQuery } from '../../../src/domain/query.js';
import type { User, UserAction, UserId } from '../../../src/domain/user.js';
import { errorOf, Fates, outcomeBy, type Fate } from './fates.js';
import { Traffic, type Arrived, type Distortion, type House, type HouseOptions } from './house.js';

/** The capabilities that these options ask for. */
export function declared({ kind, batchMax, versionless, capabilities }: HouseOptions): HouseOptions['capabilities'] {
  return {
    delete: {
      kind: kind ?? 'permanent',
      statistics: 'lost',
      freesLogin: true,
      ...(batchMax !== undefined && { batchMax }),
    },
    ...(versionless && { concurrency: 'none' }),
    ...capabilities,
  };
}

/** A MemoryAdapter that deletes active users in two steps where it is told to, and whose list may lag behind. */
export class SteppingMemory extends MemoryAdapter {
  lagging = false;
  readonly #steps: boolean;
  #gone: User[] = [];

  constructor(options: HouseOptions, faults?: Faults, without: MemoryOptions['without'] = []) {
    const { users } = options;
    super({
      users: options.versionless ? users.map(({ version: _, ...user }) => user) : users,
      viewer: { id: 'me', name: 'Ada Admin' },
      capabilities: { live: false, ...declared(options) },
      ...(faults && { faults }),
      without,
    });
    this.#steps = options.kind === 'deactivate-first';
  }

  override async *delete(targets: readonly Target[], call: Call): AsyncGenerator<Outcome, void> {
    for (const target of targets) {
      const before = this.users.find(({ id }) => id === target.id);
      const first = this.#steps && before?.status === 'active';
      if (!first && this.lagging && before) this.#gone.push(before);
      for await (const outcome of super.delete([target], call))
        yield outcome.state === 'done' ? { id: outcome.id, state: 'done' } : outcome;
    }
  }

  override async query(query: UserQuery, call: Call): Promise<UserPage> {
    const page = await super.query(query, call);
    return this.lagging ? { ...page, users: [...this.#gone, ...page.users] } : page;
  }
}

/** The real MemoryAdapter: what its own faults can do they do, and around it is what they can’t. */
class UnreliableMemory extends SteppingMemory implements House {
  readonly fates = new Fates();
  readonly arrived: Arrived[] = [];
  readonly reads: UserId[] = [];
  distort: Distortion | undefined;
  readonly #current: { fate?: Fate | undefined };
  readonly #traffic = { writes: new Traffic(), reads: new Traffic() };
  #requests = 0;

  constructor(options: HouseOptions) {
    const current: { fate?: Fate | undefined } = {};
    // it reads one by one; what reads several at once is REST
    super(options, faultsBy(current), ['getMany']);
    this.#current = current;
  }

  get looks(): readonly UserId[] {
    return this.reads;
  }
  get adapter(): this {
    return this;
  }

  get most(): House['most'] {
    return { writes: this.#traffic.writes.most, reads: this.#traffic.reads.most };
  }

  signIn(viewer: UserId | null): void {
    this.viewer = viewer === null ? null : { id: viewer };
  }

  allow(actions: Iterable<UserAction>): void {
    this.allowed = actions;
  }

  override get(id: UserId, call: Call): Promise<User> {
    this.reads.push(id);
    const fate = this.fates.ofRead(id);
    return this.#traffic.reads.count(async () => {
      fate?.before?.();
      await fate?.until;
      if (fate?.ends !== undefined) throw await errorOf(fate, call.signal);
      return super.get(id, call);
    });
  }

  override delete(targets: readonly Target[], call: Call): AsyncGenerator<Outcome, void> {
    return this.#distorted(this.#each('delete', targets, call, (target) => super.delete([target], sent(call))));
  }

  override setActive(targets: readonly Target[], active: boolean, call: Call): AsyncIterable<Outcome> {
    const action = active ? 'activate' : 'deactivate';
    return this.#each(action, targets, call, (target) => super.setActive([target], active, sent(call)));
  }

  async *#distorted(outcomes: AsyncIterable<Outcome>): AsyncGenerator<Outcome, void> {
    if (!this.distort) return yield* outcomes;
    const all: Outcome[] = [];
    for await (const outcome of outcomes) all.push(outcome);
    yield* this.distort(all);
  }

  async *#each(
    action: Arrived['action'],
    targets: readonly Target[],
    call: Call,
    send: (target: Target) => AsyncIterable<Outcome>,
  ): AsyncGenerator<Outcome, void> {
    let over = false;
    const request = (this.#requests += 1);
    for (const target of targets) {
      const { id, version } = target;
      if ((over ||= call.signal.aborted || call.stop?.aborted === true)) yield { id, state: 'not-attempted' };
      else {
        this.arrived.push({ action, id, version, request });
        const fate = this.fates.ofWrite(id);
        const outcome = await this.#traffic.writes.count(() => this.#meet(fate, target, call, () => send(target)));
        over = concernsAll(outcome);
        yield outcome;
      }
    }
  }

  async #meet(
    fate: Fate | undefined,
    { id }: Target,
    { signal }: Call,
    send: () => AsyncIterable<Outcome>,
  ): Promise<Outcome> {
    const deed = async (): Promise<Outcome> => {
      for await (const outcome of send()) return outcome;
      throw new Error('Nobody was asked for.');
    };
    if (!fate || !isServed(fate)) return outcomeBy(fate, id, signal, deed);
    this.#current.fate = fate;
    fate.before?.();
    await fate.until;
    return deed().finally(() => (this.#current.fate = undefined));
  }
}

/** What was sent is not called back. */
function sent({ signal }: Call): Call {
  return { signal };
}

/** Can the adapter's own faults do it? */
function isServed({ ends, did, retryAfter }: Fate): boolean {
  if (did) return ends === 'dropped';
  return ends === 500 || (ends === 429 && retryAfterMs(retryAfter ?? null, Date.now()) !== undefined);
}

/** The faults option, asked anew for each request. */
function faultsBy(current: { readonly fate?: Fate | undefined }): Faults {
  return {
    get lostAnswerPercent() {
      return current.fate?.ends === 'dropped' ? 100 : 0;
    },
    get failPercent() {
      return current.fate?.ends === 500 ? 100 : 0;
    },
    get rateLimit() {
      const { ends, retryAfter = '' } = current.fate ?? {};
      const asked = retryAfterMs(retryAfter, Date.now());
      return ends === 429 && asked !== undefined ? { every: 1, retryAfterMs: asked } : undefined;
    },
  } as Faults;
}

/** Memory, unreliable. */
export const memoryHouse = (options: HouseOptions): House => new UnreliableMemory(options);
