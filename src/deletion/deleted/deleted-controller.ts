import type { ReactiveControllerHost } from 'lit';
import { adapterError, asAdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import { patiently, type Timer } from '../../bulk/patience.js';
import type { User } from '../../domain/user.js';
import type { DeletedPage } from '../../domain/deleted/deleted-users.js';
import {
  closedPage,
  type DeletedEffect,
  type DeletedEvent,
  type DeletedState,
  pageSize,
  transition,
} from './deleted-state.js';

const patience = 35_000;

/** Reads who can be restored: performs what {@link transition} asks for, and is the only part of the page that awaits. */
export class DeletedController {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #adapter: () => UserAdapter | undefined;
  readonly #changed: (state: DeletedState, before: DeletedState) => void;
  readonly #timer: Timer | undefined;
  #state = closedPage;
  #call = new AbortController();

  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    adapter: () => UserAdapter | undefined,
    changed: (state: DeletedState, before: DeletedState) => void,
    timer?: Timer,
  ) {
    this.#host = host;
    this.#adapter = adapter;
    this.#changed = changed;
    this.#timer = timer;
  }

  /** What is to be shown now. */
  get state(): DeletedState {
    return this.#state;
  }

  /** Does what the viewer wants. */
  dispatch(event: DeletedEvent): void {
    const before = this.#state;
    const [state, effects] = transition(before, event);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    if (state === before) return;
    this.#host.requestUpdate();
    this.#changed(state, before);
  }

  #perform(effect: DeletedEffect): void {
    this.#call.abort();
    this.#call = new AbortController();
    if (effect.type === 'load') void this.#load(effect, this.#call.signal);
  }

  async #load({ request, place }: DeletedEffect & { type: 'load' }, signal: AbortSignal): Promise<void> {
    try {
      const ask = (): Promise<unknown> =>
        this.#ask(place.at ? { size: pageSize, at: place.at } : { size: pageSize }, signal);
      const page = readable(await patiently(ask, patience, signal, this.#timer));
      this.dispatch({ type: 'loaded', request, page });
    } catch (thrown) {
      if (!signal.aborted) this.dispatch({ type: 'load-failed', request, error: asAdapterError(thrown) });
    }
  }

  async #ask(
    ...[query, signal]: [Parameters<NonNullable<UserAdapter['deletedUsers']>>[0], AbortSignal]
  ): Promise<unknown> {
    const adapter = this.#adapter();
    if (!adapter?.deletedUsers) throw adapterError('unsupported', 'This system does not tell who was deleted.');
    return adapter.deletedUsers(query, { signal });
  }
}

/** A list in which somebody has no id, or the same one twice, names nobody for sure (F33). */
function readable(given: unknown): DeletedPage {
  const page = given as DeletedPage | undefined;
  const entries: readonly unknown[] | undefined = Array.isArray(page?.deleted) ? page.deleted : undefined;
  const ids = entries?.map((each) => (each as { user?: User } | undefined)?.user?.id);
  if (!page || !ids?.every((id) => typeof id === 'string' && id !== '') || new Set(ids).size < ids.length)
    throw adapterError('protocol', 'The list of deleted users could not be read.');
  return page;
}
