import type { ImportRow } from '../../../adapters/contract.js';
import type { Denial } from '../../../domain/rules.js';
import type { User } from '../../../domain/user.js';

/** What one cell makes of a field: as it is written now, and as it is written afterwards. */
export interface FieldChange {
  /** The name of an `ImportField`. */
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Why a row can't be imported as it stands. `field` is the one whose cell has to be put right. */
export type RowProblem =
  /** A cell that a field can't have: nothing where something has to be, or something of another kind. */
  | {
      readonly kind: 'required' | 'email' | 'date' | 'boolean' | 'choice' | 'status' | 'department' | 'role';
      readonly field: string;
    }
  /** Several departments have this name. */
  | { readonly kind: 'ambiguous-department'; readonly field: string }
  /** It names nobody: neither id nor login nor e-mail. */
  | { readonly kind: 'nobody'; readonly field: string }
  /** Nobody has this id, and nobody is created under one. */
  | { readonly kind: 'unknown-id'; readonly field: string }
  /** It fits several users: nobody is guessed. */
  | { readonly kind: 'ambiguous'; readonly field: string; readonly users: readonly User[] }
  /** Somebody else has it, and it is unique. */
  | { readonly kind: 'taken'; readonly field: string; readonly user: User }
  /** Other rows are about the same user, or want the same login, and say something else. The first ten of them, as a spreadsheet counts rows. */
  | { readonly kind: 'conflicting'; readonly field: string; readonly rows: readonly number[] }
  /** The backend can't do it: create, update, change a department, activate or deactivate. */
  | {
      readonly kind: 'unable';
      readonly field: string;
      readonly action: 'create' | 'update' | 'change-department' | 'status';
    }
  /** Whoever was not among the users that could be read may be there all the same: nobody is created on a guess. */
  | { readonly kind: 'unseen'; readonly field: string }
  /** The licence has no seat for an activation (R10). */
  | { readonly kind: 'no-seat'; readonly field: string };

/** What an import would make of one row of the file. Every row is of exactly one kind. */
export type PlannedRow = {
  /** Where it stands in the file, as a spreadsheet counts. */
  readonly at: number;
  /** Its cells, as they were put right. */
  readonly cells: readonly string[];
} & (
  | {
      readonly kind: 'create';
      readonly row: ImportRow;
      readonly changes: readonly FieldChange[];
      /** The licence has no seat for them: they start inactive (R10). */
      readonly seatless: boolean;
      /** Somebody who has the same e-mail address, where that is allowed. */
      readonly sameEmail?: User | undefined;
    }
  | {
      readonly kind: 'update';
      readonly row: ImportRow;
      readonly user: User;
      /** What an edit changes, field by field, the department and the status among them. */
      readonly changes: readonly FieldChange[];
      readonly activation?: 'activate' | 'deactivate' | undefined;
    }
  /** It says what is so already. */
  | { readonly kind: 'same'; readonly user: User }
  /** It says the same as an earlier row. */
  | { readonly kind: 'repeated'; readonly of: number }
  /** A rule, or the backend, protects them from this viewer (R1 to R4, R11). */
  | { readonly kind: 'refused'; readonly user?: User | undefined; readonly denial: Denial }
  | { readonly kind: 'wrong'; readonly user?: User | undefined; readonly problems: readonly RowProblem[] }
);

/** What the licence has to say (R10): seats now, after the import, and how many are missing. */
export interface SeatForecast {
  readonly used: number;
  readonly limit: number;
  readonly after: number;
  readonly missing: number;
}

/** Everything that an import would do: the dry run. */
export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  /** Absent where the backend tells no limit. */
  readonly seats?: SeatForecast | undefined;
  /** Was everybody read? Where not, nobody is created. */
  readonly whole: boolean;
  /** How many users were read, and how many there are. */
  readonly read: number;
  readonly total?: number | undefined;
}
