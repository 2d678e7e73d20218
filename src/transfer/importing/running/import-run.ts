import type { UserAdapter } from '../../../adapters/contract.js';
import { BulkController, type BulkOptions } from '../../../bulk/bulk-controller.js';
import { freezeTargets } from '../../../bulk/frozen-targets.js';
import type { RunState } from '../../../bulk/run-state.js';
import type { Session } from '../../../domain/session.js';
import type { DenialReason, User } from '../../../domain/user.js';
import type { ImportStep } from '../import-state.js';
import type { ImportPlan, PlannedRow } from '../planning/planned-row.js';
import { lookAgain } from './look-again.js';
import { rowDenialOf } from './row-denial.js';
import { RowByRow } from './row-by-row.js';

/** Rows of a plan that are sent. */
export type SentRow = Extract<PlannedRow, { kind: 'create' | 'update' }>;

/** What {@link ImportRun} runs, and how. */
export interface ImportRunGiven extends Pick<BulkOptions, 'changed' | 'timer' | 'random'> {
  readonly adapter: UserAdapter;
  readonly plan: ImportPlan;
  readonly session: Session;
  /** Does the backend write to those who are created? */
  readonly notify: boolean;
}

/** One run of an import: exactly the rows that the dry run has shown, each with one outcome (F34). It deletes nobody. */
export class ImportRun {
  readonly #rows: ReadonlyMap<string, SentRow>;
  readonly #backend: RowByRow;
  readonly #bulk: BulkController;

  /** @throws RangeError where there is no row to send (T8) */
  constructor({ adapter, plan, session, notify, ...options }: ImportRunGiven) {
    const sent = sentRows(plan);
    this.#rows = new Map(sent.map((row) => [row.row.ref, row]));
    const rows = new Map(sent.map(({ row }) => [row.ref, row]));
    this.#backend = new RowByRow(adapter, rows, session.capabilities);
    const targets = freezeTargets(sent.map(({ row: { ref } }) => ({ id: ref })));
    const look = lookAgain(sent.filter((row) => row.kind === 'update'), session); // prettier-ignore
    this.#bulk = new BulkController(
      this.#backend,
      { work: { action: 'import', rows, notify }, targets, look },
      options,
    );
  }

  /** Where it stands. */
  get state(): RunState {
    return this.#bulk.state;
  }

  /** What of each row was done, by ref. */
  get done(): ReadonlyMap<string, readonly ImportStep[]> {
    return this.#backend.done;
  }

  /** Users as they are after their row, by ref. */
  get users(): ReadonlyMap<string, User> {
    return this.#backend.users;
  }

  /** Runs to the end; never rejects. */
  run(): Promise<RunState> {
    return this.#bulk.run();
  }

  /** Nothing more is sent; what was sent is waited for (U14). */
  stop(): void {
    this.#bulk.stop();
  }

  /** A paused run goes on. */
  resume(): void {
    this.#bulk.resume();
  }

  /** The same viewer has signed in again: what they may no longer do is left out (F19). */
  signedIn(session: Session): void {
    const denied = new Map<string, DenialReason>();
    for (const { id } of this.#bulk.state.queue) {
      const planned = this.#rows.get(id) as SentRow;
      const denial = rowDenialOf(planned.row, planned.kind === 'update' ? planned.user : undefined, session);
      if (denial) denied.set(id, denial.reason);
    }
    this.#bulk.signedIn(denied);
  }
}

/** The rows that are sent: those that deactivate first, for they free the seats that others take (R10). */
export function sentRows({ rows }: ImportPlan): readonly SentRow[] {
  const sent = rows.filter((row) => row.kind === 'create' || row.kind === 'update');
  const isFirst = (row: SentRow): boolean => row.kind === 'update' && row.activation === 'deactivate';
  return [...sent.filter(isFirst), ...sent.filter((row) => !isFirst(row))];
}
