import { isAdapterError } from '../../adapter-error.js';
import type { Call, UserAdapter, UserDraft } from '../../contract.js';
import type { User, UserId } from '../../../domain/user.js';
import type { Bench, Connected } from '../bench.js';
import { expect, Inapplicable, settled, within } from '../verdict.js';
import { draftOf, markOf, uniqueName } from './draft.js';
import { collect, writeCall } from './outcomes.js';

/** What is left of the ids that a host gave, by its options: a user that one check has used up is no other check's. */
const pools = new WeakMap<object, UserId[]>();
let number = 0;

/** Somebody whose creation was asked for: what they carry our mark in, and the id once it is known. */
interface Made {
  readonly login: string;
  id?: UserId;
}

/** How a user is created: by the adapter of the check unless said. */
type Creation = Partial<Call> & { readonly adapter?: UserAdapter };

/** The users that a check may do things to: made by itself, or given by the host for that. Nobody else is ever written to. */
export class DisposableUsers {
  readonly #bench: Bench;
  #made: Made[] = [];
  /** Creations that are not answered yet. */
  readonly #pending = new Set<Promise<unknown>>();

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  /** Those that were made, or may have been, as they are named to a person. */
  get known(): string[] {
    return this.#made.map(({ login, id }) => (id === undefined ? login : `${login} (${id})`));
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

  /** This user will be created in another way than by `create()`, and is deleted at the end. */
  announce(draft: UserDraft): void {
    expect(markOf(draft) !== undefined, 'makeDraft() to keep the login or the address that it is given', draft);
    this.#made.push({ login: markOf({ login: draft.login }) ? draft.login : (draft.email ?? '') });
  }

  /** Creates a user, who is deleted at the end. */
  async create(draft: UserDraft, { adapter = this.#bench.adapter, ...more }: Creation = {}): Promise<User> {
    const { call: plain } = this.#bench;
    // a check that took too long goes on in vain
    if (plain.signal.aborted) throw new Inapplicable('The check is over.');
    const mark = markOf(draft);
    expect(
      mark !== undefined,
      'makeDraft() to keep the login or the address that it is given, by which the kit knows its users',
      draft,
    );
    const made: Made = { login: markOf({ login: draft.login }) ? draft.login : (draft.email ?? '') };
    this.#made.push(made);
    const creation = (adapter.create as NonNullable<UserAdapter['create']>)(draft, { ...plain, ...more });
    this.#pending.add(creation);
    const user = await creation;
    expect(typeof user?.id === 'string' && user.id !== '', 'create() to answer with a user who has an id', user);
    // before anything is done to them: an adapter may name somebody else
    const found = await adapter.get(user.id, plain);
    expect(markOf(found) === mark, 'create() to answer with the id of who was created', found);
    made.id = user.id;
    return user;
  }

  /** Deletes all that was made, and answers who may still be there. */
  async cleanUp(): Promise<string[]> {
    if (this.#made.length === 0) return [];
    const { settings } = this.#bench;
    await within(Promise.allSettled(this.#pending), 3000, () => []);
    const cleaner = await settled(this.#cleaner());
    if ('thrown' in cleaner) return this.known;
    await this.#find(cleaner.value);
    if (this.#ids.length > 0) await this.#delete(cleaner.value).catch(() => undefined);
    const left = this.#ids;
    if (left.length > 0 && settings.removeUsers) {
      const removed = await settled(settings.removeUsers(left));
      if ('value' in removed) this.#made = this.#made.filter(({ id }) => id === undefined);
    }
    return this.known;
  }

  get #ids(): UserId[] {
    return [...new Set(this.#made.flatMap(({ id }) => id ?? []))];
  }

  async #given(): Promise<User> {
    const { settings, adapter, call, session } = this.#bench;
    const pool = pools.get(settings.given) ?? [...(settings.disposableIds ?? [])];
    pools.set(settings.given, pool);
    for (let id = pool.shift(); id !== undefined; id = pool.shift()) {
      const found = await settled(adapter.get(id, call));
      // a slip of the host's must cost nobody their account
      const guarded = id === session.viewer?.id || ('value' in found && found.value?.owner === true);
      if ('value' in found && found.value?.id === id && !guarded) return found.value;
    }
    throw new Inapplicable(
      settings.disposableIds
        ? 'The users of `disposableIds` are used up.'
        : 'There is nobody to try it on: the adapter can’t create users, and no `disposableIds` are given.',
    );
  }

  /** A fresh adapter: the one of the check may have been brought down. */
  async #cleaner(): Promise<Connected> {
    const { settings, wire } = this.#bench;
    const adapter = await settings.createAdapter({ fetch: settings.fetch ?? globalThis.fetch });
    const session = await adapter.connect({ signal: AbortSignal.timeout(10_000) });
    return { adapter, session, wire };
  }

  /** Looks for those whose creation was not answered, or was refused, by exactly what nobody else can have. */
  async #find({ adapter, session }: Connected): Promise<void> {
    const searchable = session.capabilities.search?.mode !== 'none';
    const found: Made[] = [];
    for (const made of this.#made) {
      const { login, id } = made;
      const query = { size: 20, ...(searchable && { search: login }) };
      const page = id ?? (await settled(adapter.query(query, patiently())));
      if (typeof page === 'string' || 'thrown' in page) found.push(made);
      else {
        const isSame = (text = ''): boolean => text.toLowerCase() === login.toLowerCase();
        const same = page.value.users.filter((user) => isSame(user.login) || isSame(user.email));
        found.push(...same.map((user) => ({ login, id: user.id })));
      }
    }
    this.#made = found;
  }

  async #delete({ adapter, session }: Connected): Promise<void> {
    // a deletion in two steps takes two
    for (let step = 0; step < 2 && this.#ids.length > 0; step++) {
      const targets = this.#ids.map((id) => ({ id }));
      await collect(adapter.delete?.(targets, writeCall(session, patiently())));
      const left: Made[] = [];
      for (const made of this.#made) if (made.id === undefined || !(await isGone(adapter, made.id))) left.push(made);
      this.#made = left;
    }
  }
}

const patiently = (): { signal: AbortSignal } => ({ signal: AbortSignal.timeout(10_000) });

async function isGone(adapter: UserAdapter, id: UserId): Promise<boolean> {
  const found = await settled(adapter.get(id, patiently()));
  return 'thrown' in found && isAdapterError(found.thrown) && found.thrown.kind === 'not-found';
}
