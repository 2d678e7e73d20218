import type { PageRef, UserPage, UserQuery } from '../../src/domain/query.js';
import type { Capabilities, Session } from '../../src/domain/session.js';
import type { User, UserAction, UserId } from '../../src/domain/user.js';
import { theCapabilities } from '../support/builders.js';

/** What happens to one request on its way. `done` and `undone` say whether the server did what was asked, whatever it answers. */
export type Fate =
  | 'honest'
  | 'lost-done'
  | 'lost-undone'
  | 'hangs-done'
  | 'hangs-undone'
  | 'signed-out'
  | 'busy'
  | 'busy-for-2-s'
  | 'busy-for-10-min'
  | 'away-for-2-s'
  | 'away-done'
  | 'away-undone'
  | 'broken-done'
  | 'broken-undone'
  | 'gateway-done'
  | 'gateway-undone'
  | 'forbidden'
  | 'too-large';

/** How a request ends: with a status, without an answer, or never. */
export type Ending =
  { readonly status: number; readonly retryAfter?: number; readonly user?: User | undefined } | 'dropped' | 'never';

/** What was really done, and by whom. Lines are added and never changed. */
export type Line =
  | {
      readonly type: 'sent';
      readonly call: number;
      readonly action: WriteAction;
      readonly id: UserId;
      readonly version: string | undefined;
      readonly actor: UserId | undefined;
      readonly at: number;
    }
  | { readonly type: 'ended'; readonly call: number; readonly id: UserId; readonly did: boolean; readonly ending: Ending }
  | { readonly type: 'done'; readonly call: number; readonly action: WriteAction; readonly actor: UserId; readonly user: User }
  | { readonly type: 'read'; readonly id: UserId; readonly ending: Ending }
  | { readonly type: 'asked-to-read'; readonly id: UserId }
  | { readonly type: 'elsewhere'; readonly action: 'deleted' | 'changed' | 'created'; readonly id: UserId }; // prettier-ignore

export type WriteAction = 'delete' | 'activate' | 'deactivate';

/** How a server is. */
export interface Manners {
  /** Does it refuse a write whose version is stale? */
  readonly enforced: boolean;
  /** Does it protect owner and viewer itself? If not, the client alone does. */
  readonly guards: boolean;
  readonly kind: 'permanent' | 'soft' | 'deactivate-first';
  readonly batchMax: number | undefined;
}

const statusOf: Partial<Record<Fate, number>> = {
  busy: 429,
  'busy-for-2-s': 429,
  'busy-for-10-min': 429,
  'away-for-2-s': 503,
  'away-done': 503,
  'away-undone': 503,
  'broken-done': 500,
  'broken-undone': 500,
  'gateway-done': 502,
  'gateway-undone': 502,
  forbidden: 403,
  'too-large': 413,
};

const retryAfter: Partial<Record<Fate, number>> = { 'busy-for-2-s': 2, 'busy-for-10-min': 600, 'away-for-2-s': 2 };

/** A server with users, whose log is the oracle: it alone knows what really happened. */
export class FakeServer {
  readonly log: Line[] = [];
  readonly users = new Map<UserId, User>();
  readonly manners: Manners;
  /** Tokens that are valid, and whose. */
  readonly #tokens = new Map<string, UserId>();
  /** The right to delete was taken from these. */
  readonly demoted = new Set<UserId>();
  /** The fate of the next request that is dealt with. */
  fate: Fate = 'honest';
  /** Until it is lifted: the fate of every request. */
  outage: Fate | undefined;
  #versions = 0;
  #calls = 0;
  #signIns = 0;

  constructor(manners: Manners, users: readonly User[]) {
    this.manners = manners;
    for (const user of users) this.put(user);
  }

  /** Stores a user with a version of its own, where this server has any. */
  put(user: User): void {
    const { version: _, ...record } = user;
    const version = `v${(this.#versions += 1)}`;
    this.users.set(user.id, this.manners.enforced ? { ...record, version } : record);
  }

  /** Somebody else changes somebody, or deletes or creates them. */
  elsewhere(id: UserId, change: Partial<User> | 'deleted' | User): void {
    const user = this.users.get(id);
    if (change === 'deleted') {
      if (this.users.delete(id)) this.log.push({ type: 'elsewhere', action: 'deleted', id });
    } else if (user || 'login' in change) {
      this.log.push({ type: 'elsewhere', action: user ? 'changed' : 'created', id });
      this.put({ ...(user as User), ...change });
    }
  }

  /** A token for somebody who signs in. */
  signIn(viewer: UserId): string {
    const token = `${encodeURIComponent(viewer)}.${(this.#signIns += 1)}`;
    this.#tokens.set(token, viewer);
    return token;
  }

  /** Nobody is signed in any more. */
  expire(): void {
    this.#tokens.clear();
  }

  actorOf(token: string): UserId | undefined {
    return this.#tokens.get(token);
  }

  sessionOf(viewer: UserId): Session {
    const allowed = new Set<UserAction>(['view', 'update', 'activate', 'deactivate', 'delete']);
    if (this.demoted.has(viewer)) allowed.delete('delete');
    return { viewer: { id: viewer, name: 'Ada' }, allowed, capabilities: this.capabilities };
  }

  get capabilities(): Capabilities {
    const { enforced, kind, batchMax } = this.manners;
    return theCapabilities({
      concurrency: enforced ? 'enforced' : 'none',
      filters: [{ field: 'status', choices: [{ value: 'active' }, { value: 'inactive' }] }],
      delete: { kind, ...(batchMax !== undefined && { batchMax }) },
    });
  }

  /** A page of the list, as it is at this moment. */
  page({ filters, size, at }: UserQuery): UserPage {
    const wanted = filters?.['status'];
    const all = [...this.users.values()].filter(({ status }) => !wanted || wanted.includes(status));
    const offset = offsetOf(at);
    const end = offset + size;
    return {
      users: all.slice(offset, end),
      total: { value: all.length, kind: 'exact' },
      ...(end < all.length && { next: { offset: end } }),
      ...(offset > 0 && { previous: { offset: Math.max(0, offset - size) } }),
    };
  }

  /** A write of these targets reaches the wire. */
  send(
    action: WriteAction,
    targets: readonly { readonly id: UserId; readonly version?: string | undefined }[],
    token: string,
    at: number,
  ): number {
    const call = (this.#calls += 1);
    const actor = this.actorOf(token);
    for (const { id, version } of targets) this.log.push({ type: 'sent', call, action, id, version, actor, at });
    return call;
  }

  /** The fate of a request that is dealt with now. */
  takeFate(): Fate {
    const { fate } = this;
    this.fate = 'honest';
    return this.outage ?? fate;
  }

  /** Deals with one target of a call. */
  write(call: number, fate: Fate, id: UserId): Ending {
    const sent = this.log.find((line) => line.type === 'sent' && line.call === call && line.id === id) as Line & {
      type: 'sent';
    };
    const [did, ending] = this.#written(sent, fate);
    this.log.push({ type: 'ended', call, id, did, ending });
    return ending;
  }

  #written(sent: Line & { type: 'sent' }, fate: Fate): [boolean, Ending] {
    if (fate === 'signed-out') this.expire();
    if (sent.actor === undefined || fate === 'signed-out') return [false, { status: 401 }];
    const status = statusOf[fate];
    const undone = !/^honest$|-done$/.test(fate);
    const wanted = undone ? undefined : this.#do(sent, sent.actor);
    const did = wanted?.status === 200;
    if (fate.startsWith('lost')) return [did, 'dropped'];
    if (fate.startsWith('hangs')) return [did, 'never'];
    if (status === undefined) return [did, wanted as Ending];
    const seconds = retryAfter[fate];
    return [did, { status, ...(seconds !== undefined && { retryAfter: seconds }) }];
  }

  #do({ call, action, id, version }: Line & { type: 'sent' }, actor: UserId): { status: number; user?: User } {
    const user = this.users.get(id);
    if (!user) return { status: 404 };
    if (this.manners.enforced && version !== undefined && version !== user.version) return { status: 412 };
    if (this.manners.guards && action !== 'activate' && (user.owner || id === actor)) return { status: 403 };
    // where deletions have two steps the first one only deactivates
    const isFirst = action === 'delete' && this.manners.kind === 'deactivate-first' && user.status !== 'inactive';
    this.log.push({ type: 'done', call, action: isFirst ? 'deactivate' : action, actor, user });
    if (action === 'delete' && !isFirst) {
      this.users.delete(id);
      return { status: 200 };
    }
    this.put({ ...user, status: action === 'activate' ? 'active' : 'inactive' });
    return { status: 200, user: this.users.get(id)! };
  }

  /** Somebody is read. */
  read(id: UserId, token: string): Ending {
    const ending = this.#found(id, token, this.takeFate());
    this.log.push({ type: 'read', id, ending });
    return ending;
  }

  #found(id: UserId, token: string, fate: Fate): Ending {
    if (fate === 'signed-out') this.expire();
    if (this.actorOf(token) === undefined) return { status: 401 };
    if (fate.startsWith('lost')) return 'dropped';
    if (fate.startsWith('hangs')) return 'never';
    const status = statusOf[fate];
    const seconds = retryAfter[fate];
    if (status !== undefined) return { status, ...(seconds !== undefined && { retryAfter: seconds }) };
    const user = this.users.get(id);
    return user ? { status: 200, user } : { status: 404 };
  }
}

function offsetOf(at: PageRef | undefined): number {
  return at && 'offset' in at ? at.offset : 0;
}
