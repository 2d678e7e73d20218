import { adapterError, type AdapterError } from '../../../src/adapters/adapter-error.js';
import type { Outcome } from '../../../src/adapters/contract.js';
import { problemError } from '../../../src/adapters/http/problem-details.js';
import { outcomeOf } from '../../../src/adapters/http/outcome-of.js';
import { retryAfterMs } from '../../../src/adapters/http/retry-after.js';
import type { UserId } from '../../../src/domain/user.js';

/** What happens to one request on its way, and to its answer on the way back. */
export interface Fate {
  /** Somebody else is faster: done a moment before it arrives. */
  readonly before?: () => void;
  /** It is dealt with once this is settled. */
  readonly until?: Promise<unknown>;
  /** Does the server do what was asked, although its own answer does not come? */
  readonly did?: boolean;
  /** A status; a connection that breaks; an answer that never comes; a way to a login page; the page of a portal. Absent: the server answers itself. */
  readonly ends?: number | 'dropped' | 'never' | 'redirected' | 'page';
  /** The header of that name. */
  readonly retryAfter?: string;
  /** What the server says besides the status. */
  readonly problem?: Readonly<Record<string, unknown>>;
}

/** The fates of requests: what stands for an id comes first, one after the other, then what stands for everybody. */
export class Fates {
  readonly #writes = new Map<UserId, Fate[]>();
  readonly #reads = new Map<UserId, Fate[]>();
  /** Of every write that has none of its own. */
  everyWrite: Fate | ((id: UserId) => Fate | undefined) | undefined;
  /** Of every look at one user. */
  everyRead: Fate | (() => Fate | undefined) | undefined;

  write(id: UserId, ...fates: Fate[]): void {
    this.#writes.set(id, [...(this.#writes.get(id) ?? []), ...fates]);
  }
  read(id: UserId, ...fates: Fate[]): void {
    this.#reads.set(id, [...(this.#reads.get(id) ?? []), ...fates]);
  }

  ofWrite(id: UserId): Fate | undefined {
    const { everyWrite } = this;
    const own = this.#writes.get(id)?.shift();
    return own ?? (typeof everyWrite === 'function' ? everyWrite(id) : everyWrite);
  }
  /** Of a look at several in one request: that of the first who has one, which stays theirs. */
  ofReads(ids: readonly UserId[]): Fate | undefined {
    const { everyRead } = this;
    const own = ids.map((id) => this.#reads.get(id)?.[0]).find((fate) => fate !== undefined);
    return own ?? (typeof everyRead === 'function' ? everyRead() : everyRead);
  }
  ofRead(id: UserId): Fate | undefined {
    const { everyRead } = this;
    return this.#reads.get(id)?.shift() ?? (typeof everyRead === 'function' ? everyRead() : everyRead);
  }
}

/** The error that an adapter of the contract makes of such an end. */
export async function errorOf({ ends, retryAfter, problem }: Fate, signal: AbortSignal): Promise<AdapterError> {
  if (ends === 'dropped' || ends === 'redirected') return adapterError('network', 'The server could not be reached.');
  if (ends === 'page') return adapterError('protocol', 'The server’s answer can’t be read.', { status: 200 });
  if (ends !== 'never') return problemError(ends as number, problem, retryAfterMs(retryAfter ?? null, Date.now()));
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  return adapterError('aborted', 'The request was stopped.');
}

/** What becomes of one target whose request has this fate, told as the contract wants it. */
export async function outcomeBy(
  fate: Fate | undefined,
  id: UserId,
  signal: AbortSignal,
  deed: () => Promise<Outcome>,
): Promise<Outcome> {
  fate?.before?.();
  await fate?.until;
  if (fate?.ends === undefined) return deed();
  if (fate.did) await deed();
  return outcomeOf(id, await errorOf(fate, signal), true);
}
