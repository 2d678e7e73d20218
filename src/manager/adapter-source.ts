import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UserAdapter } from '../adapters/contract.js';
import { adapterFor } from './protocols.js';
import { userAdapterContext } from './user-adapter-context.js';

/** What a provider of `@lit/context` says when it is there: it may be defined after those below it have asked. */
const providerEvent = 'context-provider';

/** The three ways in which a host gives an adapter. */
export interface AdapterGiven {
  readonly adapter?: UserAdapter | undefined;
  readonly src?: string | undefined;
  readonly protocol: string;
}

/**
 * Decides which adapter serves the element: the property beats the context of an ancestor, which beats `src`.
 * `changed` hears of each new one, and of `undefined` when there is none left.
 */
export class AdapterSource implements ReactiveController {
  readonly #host: HTMLElement & AdapterGiven;
  readonly #changed: (adapter: UserAdapter | undefined) => void;
  #context: UserAdapter | undefined;
  #leave: (() => void) | undefined;
  #waiting = 0;
  #current: UserAdapter | undefined;
  #fromSrc: { readonly key: string; adapter?: UserAdapter; failed?: boolean } | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement & AdapterGiven,
    changed: (adapter: UserAdapter | undefined) => void,
  ) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  /** Gives no new adapter before this has ended, well or not. */
  after(preparation: Promise<unknown>): void {
    this.#waiting++;
    const end = (): void => {
      this.#waiting--;
      this.hostUpdate();
    };
    preparation.then(end, end);
  }

  hostConnected(): void {
    document.addEventListener(providerEvent, this.#ask);
    this.#ask();
  }

  hostDisconnected(): void {
    document.removeEventListener(providerEvent, this.#ask);
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Makes the adapter for `src` anew where its code could not be loaded; leaves one that is there as it is. */
  retry(): void {
    if (!this.#fromSrc?.failed) return;
    this.#fromSrc = undefined;
    this.hostUpdate();
  }

  hostUpdate(): void {
    const next = this.#host.adapter ?? this.#context ?? this.#ofSrc();
    if (next === this.#current || this.#waiting) return;
    this.#current = next;
    this.#changed(next);
  }

  readonly #ask = (event?: Event & { readonly context?: unknown }): void => {
    if (event && event.context !== userAdapterContext) return;
    this.#host.dispatchEvent(new ContextEvent(userAdapterContext, this.#host, this.#provided, true));
  };

  /** A provider may stand further up than the last one, or answer late. */
  readonly #provided = (adapter: UserAdapter | undefined, leave?: () => void): void => {
    if (leave !== this.#leave) this.#leave?.();
    this.#leave = leave;
    // where this was moved in the page, the provider before must not be heard any more
    if (!this.#host.isConnected) return this.hostDisconnected();
    this.#context = adapter;
    this.hostUpdate();
  };

  #ofSrc(): UserAdapter | undefined {
    const { src, protocol } = this.#host;
    if (!src) return (this.#fromSrc = undefined);
    const key = `${protocol} ${src}`;
    if (this.#fromSrc?.key !== key) {
      this.#fromSrc = { key };
      this.#load(this.#fromSrc, protocol, src);
    }
    return this.#fromSrc.adapter;
  }

  #load(slot: { adapter?: UserAdapter; failed?: boolean }, protocol: string, src: string): void {
    void adapterFor(protocol, src)
      .catch((error: unknown) => {
        slot.failed = true;
        return unusable(error);
      })
      .then((adapter) => {
        slot.adapter = adapter;
        this.hostUpdate();
      });
  }
}

/** Stands in for an adapter that could not be made: everything it is asked rejects with the reason, so the usual error state shows it. */
function unusable(error: unknown): UserAdapter {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- an AdapterError, which is an Error
  const reject = (): Promise<never> => Promise.reject(error);
  return { connect: reject, query: reject, get: reject };
}
