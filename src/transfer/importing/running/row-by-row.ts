import { adapterError } from '../../../adapters/adapter-error.js';
import type { Call, ImportRow, Outcome, Target, UserAdapter } from '../../../adapters/contract.js';
import { plainUser } from '../../../bulk/plain-record.js';
import { wantedFirst } from '../../../bulk/run/answers.js';
import { findCreated } from '../../../bulk/reading/find-created.js';
import type { Capabilities } from '../../../domain/session.js';
import type { User } from '../../../domain/user.js';
import type { ImportStep } from '../import-state.js';
import { Turns } from '../turns.js';
import { isAsWanted, type UpdateRow } from './as-wanted.js';
import { atOnce } from './at-once.js';
import { outcomeOfError } from './row-error.js';
import { stepsOf } from './row-steps.js';

type CreateRow = Exclude<ImportRow, UpdateRow>;
type ImportCall = Call & { readonly notify?: boolean };

/**
 * An adapter whose users are the rows of an import, by their refs, so that the engine of runs can do them. Where the backend
 * has an import of its own it is used; else a row is the requests that it needs, one after the other, four rows at a time.
 *
 * What of a row was done stays done: where it is sent again after a wait, it goes on with the request that was turned away.
 */
export class RowByRow implements UserAdapter {
  readonly connect: UserAdapter['connect'];
  readonly query: UserAdapter['query'];
  readonly #adapter: UserAdapter;
  readonly #capabilities: Pick<Capabilities, 'search' | 'page'>;
  readonly #rows: ReadonlyMap<string, ImportRow>;
  readonly #sent = new Set<string>();
  readonly #users = new Map<string, User>();
  readonly #done = new Map<string, readonly ImportStep[]>();

  constructor(
    adapter: UserAdapter,
    rows: ReadonlyMap<string, ImportRow>,
    capabilities: Pick<Capabilities, 'search' | 'page'>,
  ) {
    this.#adapter = adapter;
    this.#rows = rows;
    this.#capabilities = capabilities;
    this.connect = (call) => adapter.connect(call);
    this.query = (query, call) => adapter.query(query, call);
  }

  /** Who stands behind a row now, as far as answers said. */
  get users(): ReadonlyMap<string, User> {
    return this.#users;
  }

  /** The requests of each row that were done. */
  get done(): ReadonlyMap<string, readonly ImportStep[]> {
    return this.#done;
  }

  /**
   * Reads who stands behind a row. A row that was sent is only found where it was done (F7): whoever is there otherwise proves
   * nothing about it.
   */
  async get(ref: string, call: Call): Promise<User> {
    const row = this.#rows.get(ref);
    if (!row) throw adapterError('not-found', 'There is no such row.');
    const user = 'update' in row ? await this.#updated(row, call) : await this.#created(row, call);
    return { ...user, id: ref };
  }

  /** Does the rows. */
  async *importUsers(rows: readonly ImportRow[], call: ImportCall): AsyncGenerator<Outcome, void> {
    for (const { ref } of rows) this.#sent.add(ref);
    const outcomes = this.#adapter.importUsers?.(rows, call) ?? atOnce(rows, call, (row) => this.#one(row, call));
    const turns = new Turns();
    for await (const outcome of outcomes) {
      const isTurnedAway = outcome.state === 'failed' && wantedFirst(outcome.error);
      if (outcome.state === 'not-attempted' || isTurnedAway) this.#sent.delete(outcome.id);
      this.#note(outcome);
      yield outcome;
      // an adapter that never waits, as one out of memory, would keep the page from everything else
      if (turns.isDue) await turns.take();
    }
  }

  /** What a backend’s own import says of somebody. */
  #note(outcome: Outcome): void {
    if (!this.#adapter.importUsers || outcome.state !== 'done') return;
    const user = plainUser(outcome.user, outcome.user?.id ?? '');
    if (user && this.#rows.has(outcome.id)) this.#users.set(outcome.id, user);
  }

  async #one(row: ImportRow, call: ImportCall): Promise<Outcome> {
    try {
      return 'update' in row ? await this.#update(row, call) : await this.#create(row, call);
    } catch (thrown) {
      return outcomeOfError(row.ref, thrown);
    }
  }

  async #create({ ref, create }: CreateRow, call: ImportCall): Promise<Outcome> {
    const { requestId } = call;
    // who starts inactive gets no e-mail (R8)
    const notify = call.notify === true && create.status !== 'inactive';
    // a key for each row: an answer that is lost is not given to another one
    const own = { ...call, notify, ...(requestId && { requestId: `${requestId}-${ref}` }) };
    const answer = await this.#adapter.create?.(create, own);
    const user = plainUser(answer, answer?.id ?? '');
    if (!user?.id) throw adapterError('protocol', 'The system gave no record of the new user.');
    this.#did(ref, 'create', user);
    return { id: ref, state: 'done' };
  }

  async #update(row: UpdateRow, call: Call): Promise<Outcome> {
    const { ref, update } = row;
    const { requestId, stop } = call;
    for (const { step, send } of stepsOf(this.#adapter, row)) {
      if (this.#done.get(ref)?.includes(step)) continue;
      // in the middle of a row nothing more is sent either: what of it was done is told beside
      if (stop?.aborted) return { id: ref, state: 'not-attempted' };
      const key = requestId && { requestId: `${requestId}-${ref}-${step}` };
      const { outcome, user } = await send(this.#target(ref, update), { ...call, ...key });
      if (outcome) return outcome;
      this.#did(ref, step, user);
    }
    return { id: ref, state: 'done' };
  }

  /** With the version that the latest answer gave: the one before is not true any more. */
  #target(ref: string, given: Target): Target {
    if (!this.#done.has(ref)) return given;
    const version = this.#users.get(ref)?.version;
    return { id: given.id, ...(version !== undefined && { version }) };
  }

  #did(ref: string, step: ImportStep, user: User | undefined): void {
    this.#done.set(ref, [...(this.#done.get(ref) ?? []), step]);
    if (user) this.#users.set(ref, user);
    else this.#users.delete(ref);
  }

  async #updated(row: UpdateRow, call: Call): Promise<User> {
    const user = await this.#adapter.get(row.update.id, call);
    if (this.#sent.has(row.ref) && !isAsWanted(row, user)) throw adapterError('not-found', 'It was not done.');
    return user;
  }

  async #created({ ref, create }: CreateRow, { signal }: Call): Promise<User> {
    const found = this.#sent.has(ref)
      ? await findCreated(this.#adapter, create, this.#capabilities, signal)
      : { state: 'absent' as const };
    if (found.state === 'made') {
      this.#users.set(ref, found.user);
      return found.user;
    }
    throw adapterError('not-found', 'Nobody was created from this row.');
  }
}
