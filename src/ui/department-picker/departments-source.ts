import type { Department } from '../../domain/user.js';

/** The departments of a backend, for a picker: read when they are needed, again where that failed. */
export class DepartmentsSource {
  readonly #changed: () => void;
  #state: readonly Department[] | 'loading' | 'failed' = 'loading';
  #reading = new AbortController();

  /** @param changed Hears whenever `state` is another one. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The departments, or where they are. */
  get state(): readonly Department[] | 'loading' | 'failed' {
    return this.#state;
  }

  /** Reads them from whatever loads them; an answer to an earlier call no longer counts. */
  async read(load: (signal: AbortSignal) => unknown): Promise<void> {
    this.stop();
    const { signal } = (this.#reading = new AbortController());
    this.#become('loading');
    try {
      const departments: unknown = await load(signal);
      if (!signal.aborted) this.#become(Array.isArray(departments) ? departments.filter(isReadable) : 'failed');
    } catch {
      if (!signal.aborted) this.#become('failed');
    }
  }

  /** Nobody waits for them any more. */
  stop(): void {
    this.#reading.abort();
  }

  #become(state: DepartmentsSource['state']): void {
    this.#state = state;
    this.#changed();
  }
}

/** What has no id or path can't be chosen: it is left out. */
function isReadable(given: unknown): given is Department {
  const { id, path } = (given ?? {}) as Partial<Record<keyof Department, unknown>>;
  return typeof id === 'string' && id !== '' && Array.isArray(path);
}
