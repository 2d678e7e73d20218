import type { UserAdapter } from '../contract.js';
import type { Session } from '../../domain/session.js';
import type { Bench } from './bench.js';
import type { ConformanceOptions, CreateAdapter } from './options.js';

/** What a check is about. */
export type CheckGroup = 'reading' | 'writing' | 'bulk' | 'protection' | 'transport';

/** What came of a check. `not-applicable` has its reason in `detail`, and is never a pass. */
export type CheckStatus = 'pass' | 'fail' | 'not-applicable';

/** One line of an adapter's data sheet. */
export interface CheckResult {
  readonly number: number;
  readonly name: string;
  readonly group: CheckGroup;
  readonly status: CheckStatus;
  /** In plain sentences: what was expected, what was seen; or what was looked at; or why it does not apply. */
  readonly detail: string;
  /** Where it is written, such as `docs/adapters.md#outcomes`. */
  readonly contract: string;
  /** Users that the check made and could not delete again: each with login and id, as far as they are known. */
  readonly leftBehind: readonly string[];
  readonly milliseconds: number;
}

/** One promise of the adapter contract, as data that any test runner can run. */
export interface Check {
  /** The same for good: reports of two versions can be compared. */
  readonly number: number;
  /** A sentence that says what is so. */
  readonly name: string;
  readonly group: CheckGroup;
  readonly contract: string;
  /**
   * Does what this session declares, and where given what this adapter has, let the check be run at all? What else it needs, such as
   * a user to try it on, is found out by `run`.
   */
  applies(session: Session, adapter?: UserAdapter): boolean;
  /** Runs it on a fresh adapter, cleans up, and tells what came of it. It never rejects, and ends within the time limits. */
  run(given: CreateAdapter | ConformanceOptions): Promise<CheckResult>;
}

/** What has to be so for a check to be run; the reason where it is not. Without an adapter only the session is judged. */
export type Need = (session: Session, adapter?: UserAdapter) => string | undefined;

/** A check as it is written down. */
export interface Definition extends Pick<Check, 'number' | 'name' | 'group' | 'contract'> {
  readonly needs?: readonly Need[];
  /** Throws where the promise is broken; `bench.note` says what was seen. */
  readonly body: (bench: Bench) => Promise<void>;
}
