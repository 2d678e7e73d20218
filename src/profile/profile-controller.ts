import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { adapterError, asAdapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';
import type { User, UserId } from '../domain/user.js';
import {
  closedProfile,
  type ProfileIntent,
  type ProfileOutcome,
  type ProfileState,
  transition,
} from './profile-state.js';

const lookAfterMs = 700;

/** Loads the user whose page is open, and tells its host when there is something new to show. */
export class ProfileController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #adapter: () => UserAdapter | undefined;
  readonly #changed: () => void;
  #state: ProfileState = closedProfile;
  readonly #moment: () => Promise<void>;
  #abort = new AbortController();
  #isWaiting = false;
  /** Is the host out of the page? Then nothing is asked: what there was to read is read when it is back (F28). */
  #isAway = false;

  /**
   * @param changed Hears of each change of whose page it is, and what is known of them, after it has settled.
   * @param moment How long the viewer's own changes may take to be shown.
   */
  constructor(
    host: ReactiveControllerHost,
    adapter: () => UserAdapter | undefined,
    changed = (): void => undefined,
    moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, lookAfterMs)),
  ) {
    this.#host = host;
    this.#moment = moment;
    this.#adapter = adapter;
    this.#changed = changed;
    host.addController(this);
  }

  /** What is to be shown now. */
  get state(): ProfileState {
    return this.#state;
  }

  hostConnected(): void {
    this.#isAway = false;
    if (this.#state.phase === 'loading') this.dispatch({ type: 'reload' });
  }

  hostDisconnected(): void {
    this.#isAway = true;
    this.#abort.abort();
  }

  /**
   * Reads the user again beside what is shown, a moment later and never while the viewer changes them: what they did
   * themselves is shown by then. Is it news that somebody else changed them?
   */
  async look(isBusy: () => boolean): Promise<boolean> {
    const { signal } = this.#abort;
    if (this.#isWaiting) return false;
    this.#isWaiting = true;
    do await this.#moment();
    while (!signal.aborted && (this.#state.phase === 'loading' || (this.#state.phase === 'shown' && isBusy())));
    this.#isWaiting = false;
    const { state } = this;
    if (signal.aborted || state.phase !== 'shown') return false;
    const found = await this.#find(state.id, signal);
    if (!found || signal.aborted || this.#state !== state) return false;
    this.dispatch({ type: 'user-noticed', id: state.id, ...found });
    return this.#state !== state;
  }

  /** Takes an intent of the viewer, or an outcome of the backend. */
  dispatch(event: ProfileIntent | ProfileOutcome): void {
    const [next, effects] = transition(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#host.requestUpdate();
    // what somebody else did is told beside what is known, which stays
    if (event.type !== 'user-noticed') this.#changed();
    if (event.type === 'close') this.#abort.abort();
    for (const effect of effects) void this.#load(effect.request, effect.id);
  }

  /** The user, or that there is nobody; `undefined` where that can't be found out now. */
  async #find(id: UserId, signal: AbortSignal): Promise<{ readonly user?: User } | undefined> {
    const adapter = this.#adapter();
    try {
      return adapter && { user: await adapter.get(id, { signal }) };
    } catch (thrown) {
      return asAdapterError(thrown).kind === 'not-found' ? {} : undefined;
    }
  }

  async #load(request: number, id: UserId): Promise<void> {
    this.#abort.abort();
    if (this.#isAway) return;
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
