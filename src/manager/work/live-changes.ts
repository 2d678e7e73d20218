import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import { type Change, LiveList } from '../../directory/live/live-list.js';
import type { UserChanges } from '../user-changes.js';
import type { UserPage } from '../user-page.js';

/** Where {@link LiveChanges} gets what it needs. */
export interface LiveChangesOptions {
  readonly directory: DirectoryTools;
  readonly changes: Pick<UserChanges, 'isBusy'>;
  readonly page: Pick<UserPage, 'isOpen' | 'hear'>;
}

/**
 * Follows what others change, for as long as somebody is signed in who may see it: one subscription for the list and the
 * page, which ends with the element, the adapter or the sign-in.
 */
export class LiveChanges implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LiveChangesOptions;
  #list!: LiveList;
  #adapter: UserAdapter | undefined;
  #viewer: string | undefined;
  #end = new AbortController();
  #interrupted = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LiveChangesOptions) {
    this.#host = host;
    this.#options = options;
    const isBusy = (): boolean => options.changes.isBusy || options.page.isOpen;
    options.directory.goLive((around) => (this.#list = new LiveList(host, { ...around, isBusy })));
    host.addController(this);
    this.hostUpdated();
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    const { list } = this.#options.directory;
    const adapter = this.#host.isConnected ? followable(list) : undefined;
    const viewer = list.state.session?.viewer?.id;
    if (adapter === this.#adapter && viewer === this.#viewer) return;
    this.#end.abort();
    this.#end = new AbortController();
    // what was changed while nobody listened
    if (adapter && this.#interrupted && viewer === this.#viewer) this.#hear('stale');
    this.#interrupted = false;
    this.#adapter = adapter;
    this.#viewer = viewer;
    const { signal } = this.#end;
    const listen = (change: Change): void => {
      if (!signal.aborted) this.#hear(change);
    };
    try {
      adapter?.subscribe?.(listen, signal);
    } catch {
      // the list does without what can't be followed (F33)
    }
  }

  hostDisconnected(): void {
    this.#end.abort();
    this.#interrupted = this.#adapter !== undefined;
    this.#adapter = undefined;
  }

  #hear(change: Change): void {
    this.#list.hear(change);
    this.#options.page.hear(change);
  }
}

/** The adapter, where it tells of changes and the viewer may know of them. */
export function followable({ adapter, state }: DirectoryTools['list']): UserAdapter | undefined {
  const { session, error } = state;
  const may = session?.viewer && session.allowed.has('view') && error?.kind !== 'unauthenticated';
  return may && session.capabilities.live === true && adapter?.subscribe ? adapter : undefined;
}
