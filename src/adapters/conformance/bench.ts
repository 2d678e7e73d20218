import type { Call, UserAdapter } from '../contract.js';
import type { Session } from '../../domain/session.js';
import type { CreateAdapter, Settings } from './options.js';
import { DisposableUsers } from './users/disposable-users.js';
import { expect, Inapplicable, shown } from './verdict.js';
import { Wire } from './wire.js';

/** An adapter, the session that its `connect` answered with, and the way to its server. */
export interface Connected {
  readonly adapter: UserAdapter;
  readonly session: Session;
  readonly wire: Wire;
}

/** What one check works on: a fresh adapter, users to try things on, and a place to note what was seen. */
export class Bench {
  readonly settings: Settings;
  readonly users: DisposableUsers;
  readonly notes: string[] = [];
  adapter!: UserAdapter;
  session!: Session;
  wire!: Wire;
  readonly #over = new AbortController();
  #lastCall = 'createAdapter()';

  constructor(settings: Settings) {
    this.settings = settings;
    this.users = new DisposableUsers(this);
  }

  /** A call that ends with the check. */
  get call(): Call {
    return { signal: this.#over.signal };
  }

  /** What the adapter was asked last, as in `query({"size":5})`. */
  get lastCall(): string {
    return this.#lastCall;
  }

  /** Makes the adapter and connects it. */
  async open(): Promise<void> {
    Object.assign(this, await this.connected());
  }

  /** Another adapter, connected: fresh, and on a wire of its own. */
  async connected(create: CreateAdapter = this.settings.createAdapter): Promise<Connected> {
    const { adapter, wire } = await this.made(create);
    const session = await adapter.connect(this.call);
    expect(session?.allowed instanceof Set, 'connect() to answer with a session whose `allowed` is a Set', session);
    expect(typeof session.capabilities === 'object', 'connect() to answer with `capabilities`', session);
    return { adapter, session, wire };
  }

  /** Another adapter, not yet connected. */
  async made(create: CreateAdapter = this.settings.createAdapter): Promise<Omit<Connected, 'session'>> {
    const { fetch = globalThis.fetch, now } = this.settings;
    const wire = new Wire(fetch, now);
    const adapter = await create({ fetch: wire.fetch });
    for (const name of ['connect', 'query', 'get'] as const)
      expect(typeof adapter?.[name] === 'function', `the adapter to have ${name}()`, typeof adapter?.[name]);
    return { adapter: this.#watched(adapter), wire };
  }

  /** Says in the result what was looked at. */
  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  /** Leaves the check as not applicable where requests can't be seen. */
  needWire(): void {
    if (this.wire.requests.length === 0)
      throw new Inapplicable('The adapter sends nothing through the `fetch` that createAdapter() is given.');
  }

  /** Nothing that was asked for this check is waited for any longer. */
  end(): void {
    this.#over.abort();
  }

  #watched(adapter: UserAdapter): UserAdapter {
    // over nothing, for an adapter may be frozen
    return new Proxy({} as UserAdapter, {
      has: (_, name) => name in adapter,
      get: (_, name) => {
        const value: unknown = Reflect.get(adapter, name, adapter);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]): unknown => {
          this.#lastCall = `${String(name)}(${given.slice(0, -1).map(shown).join(', ')})`;
          return (value as (...all: unknown[]) => unknown).apply(adapter, given);
        };
      },
    });
  }
}
