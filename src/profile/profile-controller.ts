import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { adapterError, asAdapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';
import type { UserId } from '../domain/user.js';
import {
  closedProfile,
  type ProfileIntent,
  type ProfileOutcome,
  type ProfileState,
  transition,
} from './profile-state.js';

/** Loads the user whose page is open, and tells its host when there is something new to show. */
export class ProfileController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #adapter: () => UserAdapter | undefined;
  readonly #changed: () => void;
  #state: ProfileState = closedProfile;
  #abort = new AbortController();

  /** @param changed Hears of each change after it has settled. */
  constructor(host: ReactiveControllerHost, adapter: () => UserAdapter | undefined, changed = (): void => undefined) {
    this.#host = host;
    this.#adapter = adapter;
    this.#changed = changed;
    host.addController(this);
  }

  /** What is to be shown now. */
  get state(): ProfileState {
    return this.#state;
  }

  hostConnected(): void {
    if (this.#state.phase === 'loading') this.dispatch({ type: 'reload' });
  }

  hostDisconnected(): void {
    this.#abort.abort();
  }

  /** Takes an intent of the viewer, or an outcome of the backend. */
  dispatch(event: ProfileIntent | ProfileOutcome): void {
    const [next, effects] = transition(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#host.requestUpdate();
    this.#changed();
    if (event.type === 'close') this.#abort.abort();
    for (const effect of effects) void this.#load(effect.request, effect.id);
  }

  async #load(request: number, id: UserId): Promise<void> {
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    try {
      const adapter = this.#adapter();
      if (!adapter) throw adapterError('unavailable', 'There is no adapter.');
      const user = await adapter.get(id, { signal });
      if (user.id !== id) throw adapterError('protocol', 'The answer is about another user.');
      this.dispatch({ type: 'user-loaded', request, user });
    } catch (thrown) {
      if (signal.aborted) return;
      this.dispatch({ type: 'user-load-failed', request, error: asAdapterError(thrown) });
    }
  }
}
