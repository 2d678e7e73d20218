import { isAdapterError } from '../../adapter-error.js';
import type { UserAdapter, UserDraft } from '../../contract.js';
import type { User, UserId } from '../../../domain/user.js';
import { collect, type Bench, type Connected } from '../bench.js';
import { expect, Inapplicable, settled } from '../verdict.js';
import { draftOf, uniqueName } from './draft.js';

/** What is left of the ids that a host gave, by its options: a user that one check has used up is no other check's. */
const pools = new WeakMap<object, UserId[]>();
let number = 0;

/** The users that a check may do things to: made by itself, or given by the host for that. Nobody else is ever written to. */
export class DisposableUsers {
  readonly #bench: Bench;
  /** What was asked to be made, by login; the id once it is known. */
  readonly #made = new Map<string, UserId | undefined>();

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  /** Those that were made, or may have been, as they are named to a person. */
  get known(): string[] {
    return Array.from(this.#made, ([login, id]) => (id === undefined ? login : `${login} (${id})`));
  }

  /** Can the adapter make users? */
  get canCreate(): boolean {
    const { adapter, session } = this.#bench;
    return typeof adapter.create === 'function' && session.allowed.has('create');
  }

  /** So many users to try something on, who exist. Not applicable where there are none to be had. */
  async take(count: number): Promise<User[]> {
    const users: User[] = [];
    while (users.length < count) users.push(this.canCreate ? await this.create(this.draft()) : await this.#given());
    return users;
  }

  /** The draft of a user of whom there is no other. */
  draft(): UserDraft {
    const { session, settings } = this.#bench;
    const draft = draftOf(session, uniqueName());
    return settings.makeDraft?.(draft, ++number) ?? draft;
  }

  /** Creates a user, who is deleted at the end. */
  async create(draft: UserDraft, adapter: UserAdapter = this.#bench.adapter, requestId?: string): Promise<User> {
    if (!this.#made.has(draft.login)) this.#made.set(draft.login, undefined);
    const call = { ...this.#bench.call, ...(requestId !== undefined && { requestId }) };
    const user = await (adapter.create as NonNullable<UserAdapter['create']>)(draft, call);
    expect(typeof user?.id === 'string' && user.id !== '', 'create() to answer with a user who has an id', user);
    this.#made.set(draft.login, user.id);
    return user;
  }

  /** Deletes all that was made, and answers who may still be there. */
  async cleanUp(): Promise<string[]> {
    if (this.#made.size === 0) return [];
    const { settings } = this.#bench;
    const cleaner = await settled(this.#cleaner());
    if ('thrown' in cleaner) return this.known;
    for (const [login, id] of this.#made) {
      const found = id ?? (await this.#idOf(login, cleaner.value).catch(() => 'unknown' as const));
      if (found === undefined) this.#made.delete(login);
      else if (found !== 'unknown') this.#made.set(login, found);
    }
    const ids = (): UserId[] => [...this.#made.values()].filter((id) => id !== undefined);
    if (ids().length > 0) await this.#delete(ids(), cleaner.value).catch(() => undefined);
    if (ids().length > 0 && settings.removeUsers)
      await settled(Promise.resolve(settings.removeUsers(ids())).then(() => this.#made.clear()));
    return this.known;
  }

  async #given(): Promise<User> {
    const { settings, adapter, call } = this.#bench;
    const pool = pools.get(settings.given) ?? [...(settings.disposableIds ?? [])];
    pools.set(settings.given, pool);
    for (let id = pool.shift(); id !== undefined; id = pool.shift()) {
      const found = await settled(adapter.get(id, call));
      if ('value' in found && found.value?.id === id) return found.value;
    }
    throw new Inapplicable(
      settings.disposableIds
        ? 'The users of `disposableIds` are used up.'
        : 'There is nobody to try it on: the adapter can’t create users, and no `disposableIds` are given.',
    );
  }

  /** A fresh adapter: the one of the check may have been brought down. */
  async #cleaner(): Promise<Connected> {
    const { settings } = this.#bench;
    const adapter = await settings.createAdapter({ fetch: settings.fetch ?? globalThis.fetch });
    const session = await adapter.connect({ signal: AbortSignal.timeout(10_000) });
    return { adapter, session, wire: this.#bench.wire };
  }

  /** The id of somebody whose creation was not answered: by exactly the login that nobody else can have. */
  async #idOf(login: string, { adapter, session }: Connected): Promise<UserId | undefined> {
    const searchable = session.capabilities.search?.mode !== 'none';
    const { users } = await adapter.query(
      { size: 20, ...(searchable && { search: login }) },
      { signal: AbortSignal.timeout(10_000) },
    );
    return users.find((user) => user.login.toLowerCase() === login.toLowerCase())?.id;
  }

  async #delete(ids: readonly UserId[], { adapter, session }: Connected): Promise<void> {
    const { delete: deletion } = session.capabilities;
    const call = {
      signal: AbortSignal.timeout(15_000),
      ...(deletion?.reason && { reason: 'Made by the conformance kit.' }),
      ...(deletion?.successor === 'required' && session.viewer && { successor: session.viewer.id }),
    };
    // a deletion in two steps takes two
    for (let step = 0; step < 2 && ids.length > 0; step++) {
      await collect(adapter.delete?.(ids.map((id) => ({ id })), call)); // prettier-ignore
      for (const [login, id] of this.#made) if (id && (await isGone(adapter, id))) this.#made.delete(login);
    }
  }
}

async function isGone(adapter: UserAdapter, id: UserId): Promise<boolean> {
  const found = await settled(adapter.get(id, { signal: AbortSignal.timeout(10_000) }));
  return 'thrown' in found && isAdapterError(found.thrown) && found.thrown.kind === 'not-found';
}
