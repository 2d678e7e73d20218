import { adapterError } from '../../../adapters/adapter-error.js';
import type { UserAdapter } from '../../../adapters/contract.js';
import { denialOf } from '../../../domain/rules.js';
import type { Session } from '../../../domain/session.js';
import type { Department } from '../../../domain/user.js';
import type { Everybody } from '../../selecting/read-everybody.js';
import type { ImportAbilities, ImportField } from '../columns/import-field.js';
import type { StatusWords } from '../columns/status-words.js';
import type { ImportState, ReadingSpan } from '../import-state.js';
import { DirectoryIndex } from './directory-index.js';
import { planRows } from './plan-rows.js';
import type { ImportPlan } from './planned-row.js';

/** Where {@link DirectoryCheck} gets what it needs. */
export interface CheckSurroundings {
  readonly adapter: Pick<UserAdapter, 'connect'>;
  /** Who is signed in, as the list knows it. */
  readonly session: () => Session | undefined;
  readonly can: ImportAbilities;
  /** What can be imported, with the labels that the viewer sees. */
  readonly fields: () => readonly ImportField[];
  readonly statusWords: () => StatusWords;
  /** Reads the whole directory, whatever the list shows; rejects where it can't, or where `signal` aborts. */
  readonly readAll: (signal: AbortSignal, advanced: (span: ReadingSpan) => void) => Promise<Everybody>;
  readonly departments: (signal: AbortSignal) => Promise<readonly Department[]>;
}

/** Compares a file with the directory: it is read once, and again only when it is checked anew, with the seats and rights of then. */
export class DirectoryCheck {
  readonly #around: CheckSurroundings;
  #session: Session | undefined;
  #index: DirectoryIndex | undefined;
  #departments: readonly Department[] = [];
  #span: Pick<Everybody, 'whole' | 'read' | 'total'> = { whole: false, read: 0 };

  constructor(around: CheckSurroundings) {
    this.#around = around;
  }

  /** Who is signed in, what they may and how many seats there are, as last heard. */
  get session(): Session | undefined {
    return this.#session;
  }
  set session(session: Session | undefined) {
    this.#session = session;
  }

  /** Reads the directory, and works out what the import would do. Rejects where that fails, or `signal` aborts. */
  async plan(state: ImportState, signal: AbortSignal, advanced: (span: ReadingSpan) => void): Promise<ImportPlan> {
    const { readAll, departments, fields } = this.#around;
    this.#session = await this.#connect(signal);
    const { users, whole, read, total } = await readAll(signal, advanced);
    this.#departments = await departments(signal);
    signal.throwIfAborted();
    this.#span = { whole, read, total };
    this.#index = await DirectoryIndex.of(users, fields(), signal);
    return this.planAgain(state, signal);
  }

  /** Works it out anew, from the directory as it was read, by the rights of now. Rejects where the viewer may not import any more. */
  async planAgain({ table, mapping, fixes, clears }: ImportState, signal: AbortSignal): Promise<ImportPlan> {
    const { fields, can, statusWords } = this.#around;
    if (!table || !this.#index) throw new TypeError('There is nothing to plan.');
    mayImport(this.#session);
    return planRows({
      ...{ table, mapping, fixes, clears, can, signal, ...this.#span },
      ...{ fields: fields(), session: this.#session, statusWords: statusWords() },
      ...{ departments: this.#departments, index: this.#index },
    });
  }

  /** Seats and rights may have changed since the list asked. Nobody else takes the viewer's place unnoticed (F19). */
  async #connect(signal: AbortSignal): Promise<Session> {
    const { adapter, session } = this.#around;
    const now = await adapter.connect({ signal });
    if (!now.viewer || now.viewer.id !== session()?.viewer?.id)
      throw adapterError('unauthenticated', 'Somebody else is signed in.');
    mayImport(now);
    return now;
  }
}

function mayImport(session: Session | undefined): void {
  const denial = denialOf('import', undefined, session);
  if (denial) throw adapterError('forbidden', 'You may no longer import users.', { reason: denial.reason });
}
