const patienceMs = 60_000;

/** Is anybody looking at the page, or was a moment ago? Where there is no page, there is always somebody. */
export class Visibility {
  #unwatched = new AbortController();
  #watchedAgain: (() => void)[] = [];
  #hidden = new AbortController();

  /** @param wait Takes so long, or rejects as soon as the signal is aborted. */
  constructor(wait: (ms: number, signal: AbortSignal) => Promise<void>, signal: AbortSignal) {
    const page = globalThis.document as Document | undefined;
    const look = (): void => {
      this.#hidden.abort();
      if (page?.visibilityState !== 'hidden') return this.#watch();
      this.#hidden = new AbortController();
      wait(patienceMs, AbortSignal.any([signal, this.#hidden.signal])).then(
        () => this.#unwatched.abort(),
        () => undefined,
      );
    };
    page?.addEventListener('visibilitychange', look, { signal });
    // who waits for somebody to look waits no longer than the subscription lasts
    signal.addEventListener('abort', () => this.#release(), { once: true });
    if (!signal.aborted) look();
  }

  /** Aborts when nobody has looked for a minute; another one from when somebody does again. */
  get unwatched(): AbortSignal {
    return this.#unwatched.signal;
  }

  /** Resolves when somebody looks, or when it does not matter any more. */
  untilWatched(): Promise<void> {
    return new Promise((resolve) => this.#watchedAgain.push(resolve));
  }

  #watch(): void {
    if (this.#unwatched.signal.aborted) this.#unwatched = new AbortController();
    this.#release();
  }

  #release(): void {
    for (const resolve of this.#watchedAgain.splice(0)) resolve();
  }
}
