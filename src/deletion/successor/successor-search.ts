import { browserTimer, patiently, type Timer } from '../../bulk/patience.js';
import type { User } from '../../domain/user.js';

/** Those who fit what was typed. */
export interface FoundSuccessors {
  readonly users: readonly User[];
  /** There are more who fit, of whom a longer text finds fewer. */
  readonly more?: boolean;
  /** Nobody is searched: only so many, the first of all, are looked through. */
  readonly among?: number;
}

/** Finds users who can take over, by any text; all of them for an empty one. Rejects where that can't be told. */
export type FindSuccessors = (text: string, signal: AbortSignal) => Promise<FoundSuccessors>;

/** So long typing has to rest before anybody is asked, and so long an answer is waited for, in milliseconds. */
const rest = 250;
const patience = 30_000;

/** Who fits what is typed: asked for once typing rests, and only the latest question is answered (F4). */
export class SuccessorSearch {
  readonly #find: FindSuccessors;
  readonly #changed: () => void;
  readonly #timer: Timer;
  #text: string | undefined;
  #state: FoundSuccessors | 'loading' | 'failed' = 'loading';
  #asking = new AbortController();

  /** @param changed Hears whenever there is an answer. */
  constructor(find: FindSuccessors, changed: () => void, timer: Timer = browserTimer) {
    this.#find = find;
    this.#changed = changed;
    this.#timer = timer;
  }

  /** Who fitted the text that was asked for last. */
  get latest(): FoundSuccessors | 'loading' | 'failed' {
    return this.#state;
  }

  /** Who fits this text; asked for where it is another one than before. */
  for(text: string): FoundSuccessors | 'loading' | 'failed' {
    const wanted = text.trim();
    if (wanted !== this.#text) {
      this.#text = wanted;
      this.#ask(wanted === '' ? 0 : rest);
    }
    return this.#state;
  }

  /** Asks once more. */
  again(): void {
    this.#ask(0);
    this.#changed();
  }

  /** Nobody waits any more. */
  stop(): void {
    this.#asking.abort();
    this.#text = undefined;
  }

  #ask(pause: number): void {
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    this.#state = 'loading';
    if (pause === 0) return void this.#read(signal);
    const callOff = this.#timer(pause, () => void this.#read(signal));
    signal.addEventListener('abort', callOff, { once: true });
  }

  async #read(signal: AbortSignal): Promise<void> {
    const text = this.#text ?? '';
    let answer: FoundSuccessors | 'failed';
    try {
      answer = readable(await patiently(() => this.#find(text, signal), patience, signal, this.#timer));
    } catch {
      answer = 'failed';
    }
    if (signal.aborted) return;
    this.#state = answer;
    this.#changed();
  }
}

/** What can't be read is nobody (R11). */
function readable(answer: unknown): FoundSuccessors | 'failed' {
  const { users, more, among } = (answer ?? {}) as Partial<FoundSuccessors>;
  if (!Array.isArray(users)) return 'failed';
  const known = (users as Partial<User>[]).filter((user) => typeof user?.id === 'string' && user.id !== '');
  return { users: known as User[], ...(more === true && { more }), ...(Number(among) > 0 && { among: Number(among) }) };
}
