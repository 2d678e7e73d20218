import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Call, Outcome, Target, UserAdapter } from '../../../src/adapters/contract.js';
import { eachTarget } from '../../../src/adapters/http/each-target.js';
import type { UserPage, UserQuery } from '../../../src/domain/query.js';
import { denialOf } from '../../../src/domain/rules.js';
import type { Session } from '../../../src/domain/session.js';
import { nameOf, type User, type UserAction, type UserId } from '../../../src/domain/user.js';
import { theCapabilities, aSession } from '../../support/builders.js';
import { errorOf, Fates, outcomeBy } from './fates.js';
import { Traffic, type Arrived, type Distortion, type House, type HouseOptions } from './house.js';
import { declared } from './memory-house.js';

/** An adapter of somebody else's: the first deletion deactivates, the second one deletes. Its server is in it, and keeps a log. */
class TwoSteps implements House, UserAdapter {
  readonly fates = new Fates();
  readonly arrived: Arrived[] = [];
  readonly reads: UserId[] = [];
  distort: Distortion | undefined;
  lagging = false;
  readonly #users: Map<UserId, User>;
  readonly #options: HouseOptions;
  readonly #traffic = { writes: new Traffic(), reads: new Traffic() };
  #session: Pick<Session, 'viewer' | 'allowed'> = aSession();
  #gone: User[] = [];
  #versions = 0;
  #requests = 0;

  constructor(options: HouseOptions) {
    this.#options = options;
    this.#users = new Map();
    for (const user of options.users) this.#save(user);
  }

  get looks(): readonly UserId[] {
    return this.reads;
  }
  get adapter(): this {
    return this;
  }
  get users(): readonly User[] {
    return [...this.#users.values()];
  }
  get most(): House['most'] {
    return { writes: this.#traffic.writes.most, reads: this.#traffic.reads.most };
  }

  meanwhile(id: UserId, change: Partial<User> | null): void {
    const user = this.#users.get(id);
    if (change === null) this.#users.delete(id);
    else if (user) this.#save({ ...user, ...change });
  }
  signIn(viewer: UserId | null): void {
    this.#session = { ...this.#session, viewer: viewer === null ? null : { id: viewer } };
  }
  allow(actions: Iterable<UserAction>): void {
    this.#session = { ...this.#session, allowed: new Set(actions) };
  }

  connect(): Promise<Session> {
    const capabilities = theCapabilities({
      filters: [{ field: 'status', choices: [{ value: 'active' }, { value: 'inactive' }] }],
      ...declared({ ...this.#options, kind: 'deactivate-first' }),
    });
    return Promise.resolve({ ...this.#session, capabilities });
  }

  async query({ search = '', filters = {}, size, at, sort }: UserQuery): Promise<UserPage> {
    this.#checkSignedIn();
    const turn = sort?.direction === 'descending' ? -1 : 1;
    const { status } = filters;
    const found = this.users
      .filter((user) => nameOf(user).includes(search) && (!status?.length || status.includes(user.status)))
      .sort((a, b) => turn * nameOf(a).localeCompare(nameOf(b)) || turn * a.id.localeCompare(b.id));
    const from = at && 'offset' in at ? at.offset : 0;
    await Promise.resolve();
    return {
      users: [...(this.lagging ? this.#gone : []), ...found.slice(from, from + size)],
      total: { value: found.length, kind: 'exact' },
      ...(from + size < found.length && { next: { offset: from + size } }),
      ...(from > 0 && { previous: { offset: Math.max(0, from - size) } }),
    };
  }

  get(id: UserId, { signal }: Call): Promise<User> {
    this.reads.push(id);
    const fate = this.fates.ofRead(id);
    return this.#traffic.reads.count(async () => {
      fate?.before?.();
      await fate?.until;
      if (fate?.ends !== undefined) throw await errorOf(fate, signal);
      this.#checkSignedIn();
      const user = this.#users.get(id);
      if (!user) throw adapterError('not-found', 'Nobody has this id.');
      return user;
    });
  }

  delete(targets: readonly Target[], call: Call): AsyncIterable<Outcome> {
    const outcomes = this.#write('delete', targets, call, (user) =>
      user.status === 'active' ? this.#save({ ...user, status: 'inactive' }) : this.#erase(user),
    );
    return this.#distorted(outcomes);
  }

  setActive(targets: readonly Target[], active: boolean, call: Call): AsyncIterable<Outcome> {
    const status = active ? 'active' : 'inactive';
    return this.#write(active ? 'activate' : 'deactivate', targets, call, (user) => this.#save({ ...user, status }));
  }

  #write(
    action: Arrived['action'],
    targets: readonly Target[],
    call: Call,
    deed: (user: User) => void,
  ): AsyncGenerator<Outcome, void> {
    const request = (this.#requests += 1);
    return eachTarget(targets, call, ({ id, version }) => {
      this.arrived.push({ action, id, version, request });
      const judged = (): Promise<Outcome> => Promise.resolve(this.#judge(action, { id, version }, deed));
      return this.#traffic.writes.count(() => outcomeBy(this.fates.ofWrite(id), id, call.signal, judged));
    });
  }

  #judge(
    action: Arrived['action'],
    { id, version }: { id: UserId; version: string | undefined },
    deed: (user: User) => void,
  ): Outcome {
    const user = this.#users.get(id);
    if (!this.#session.viewer) return { id, state: 'failed', error: adapterError('unauthenticated', 'Sign in first.') };
    if (!user) return { id, state: 'already' };
    const denial = denialOf(action, user, { ...this.#session, capabilities: theCapabilities() });
    if (denial) return { id, state: 'refused', error: adapterError('forbidden', 'No.', { reason: denial.reason }) };
    if (!this.#options.versionless && version !== undefined && version !== user.version)
      return { id, state: 'changed', error: adapterError('stale', 'Somebody changed this user.', { latest: user }) };
    deed(user);
    return { id, state: 'done' };
  }

  async *#distorted(outcomes: AsyncIterable<Outcome>): AsyncGenerator<Outcome, void> {
    if (!this.distort) return yield* outcomes;
    const all: Outcome[] = [];
    for await (const outcome of outcomes) all.push(outcome);
    yield* this.distort(all);
  }

  #save(user: User): void {
    const { version: _, ...record } = user;
    const version = `v${(this.#versions += 1)}`;
    this.#users.set(user.id, this.#options.versionless ? record : { ...record, version });
  }

  #erase(user: User): void {
    this.#gone.push(user);
    this.#users.delete(user.id);
  }

  #checkSignedIn(): void {
    if (!this.#session.viewer) throw adapterError('unauthenticated', 'Sign in first.');
  }
}

/** An adapter with a two-step delete. */
export const twoStepHouse = (options: HouseOptions): House => new TwoSteps(options);
