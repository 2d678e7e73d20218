import type { ReactiveControllerHost } from 'lit';
import { adapterError, asAdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import type { UserId } from '../../domain/user.js';
import { passwordFailed, type PasswordState } from './password-state.js';

/** Where {@link PasswordController} gets what it needs, and whom it tells. */
export interface PasswordOptions {
  readonly adapter: () => UserAdapter | undefined;
  readonly changed: (state: PasswordState) => void;
  readonly signIn: () => void;
}

/** Has the backend tell one user to choose a new password: once for each press, and not while another one is under way. */
export class PasswordController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PasswordOptions;
  #state: PasswordState = { phase: 'idle' };
  #id: UserId | undefined;

  constructor(host: ReactiveControllerHost, options: PasswordOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** What became of the latest press. */
  get state(): PasswordState {
    return this.#state;
  }

  /** Begins anew for another user. */
  open(id: UserId | undefined): void {
    if (id === this.#id) return;
    this.#id = id;
    this.#state = { phase: 'idle' };
  }

  /** Asks the backend to notify this user. */
  async send(id: UserId): Promise<void> {
    if (this.#state.phase === 'sending') return;
    this.open(id);
    const sending: PasswordState = { phase: 'sending' };
    this.#become(sending);
    const requestId = crypto.getRandomValues(new Uint32Array(4)).join('-');
    const adapter = this.#options.adapter();
    const next = await this.#ask(adapter, id, requestId);
    // the same id is somebody else on another backend
    if (this.#state === sending) this.#become(next);
    if (next.phase === 'signed-out' && this.#options.adapter() === adapter) this.#options.signIn();
  }

  async #ask(adapter: UserAdapter | undefined, id: UserId, requestId: string): Promise<PasswordState> {
    try {
      if (!adapter?.resetPassword) throw adapterError('unsupported', 'This system can’t do this.');
      await adapter.resetPassword(id, { signal: new AbortController().signal, requestId });
      return { phase: 'sent' };
    } catch (thrown) {
      return passwordFailed(asAdapterError(thrown));
    }
  }

  #become(state: PasswordState): void {
    this.#state = state;
    this.#host.requestUpdate();
    this.#options.changed(state);
  }
}
