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
  readonly session: () => Session | undefined;
  readonly can: ImportAbilities;
  /** What can be imported, with the labels that the viewer sees. */
  readonly fields: () => readonly ImportField[];
  readonly statusWords: () => StatusWords;
  /** Reads the whole directory, whatever the list shows; rejects where it can't, or where `signal` aborts. */
  readonly readAll: (signal: AbortSignal, advanced: (span: ReadingSpan) => void) => Promise<Everybody>;
  readonly departments: (signal: AbortSignal) => Promise<readonly Department[]>;
}

/** Compares a file with the directory: it is read once, and again only when it is checked anew. */
export class DirectoryCheck {
  readonly #around: CheckSurroundings;
  #index: DirectoryIndex | undefined;
  #departments: readonly Department[] = [];
  #span: Pick<Everybody, 'whole' | 'read' | 'total'> = { whole: false, read: 0 };

  constructor(around: CheckSurroundings) {
    this.#around = around;
  }

  /** Reads the directory, and works out what the import would do. Rejects where that fails, or `signal` aborts. */
  async plan(state: ImportState, signal: AbortSignal, advanced: (span: ReadingSpan) => void): Promise<ImportPlan> {
    const { readAll, departments, fields } = this.#around;
    const { users, whole, read, total } = await readAll(signal, advanced);
    this.#departments = await departments(signal);
    signal.throwIfAborted();
    this.#span = { whole, read, total };
    this.#index = await DirectoryIndex.of(users, fields(), signal);
    return this.planAgain(state, signal);
  }

  /** Works it out anew, from the directory as it was read. */
  planAgain({ table, mapping, fixes, clears }: ImportState, signal: AbortSignal): Promise<ImportPlan> {
    const { fields, session, can, statusWords } = this.#around;
    if (!table || !this.#index) throw new TypeError('There is nothing to plan.');
    return planRows({
      ...{ table, mapping, fixes, clears, can, signal, ...this.#span },
      ...{ fields: fields(), session: session(), statusWords: statusWords() },
      ...{ departments: this.#departments, index: this.#index },
    });
  }
}
