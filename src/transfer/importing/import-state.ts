import type { AdapterError } from '../../adapters/adapter-error.js';
import type { RunState } from '../../bulk/run-state.js';
import type { FileError } from '../file/file-error.js';
import type { Table } from '../file/table.js';
import type { Mapping } from './columns/import-field.js';
import type { ImportPlan } from './planning/planned-row.js';

/** How much of the directory was read. */
export interface ReadingSpan {
  readonly read: number;
  /** How many users there are, where that is told. */
  readonly total?: number | undefined;
}

/** What the viewer put right: by the row's place in the file, then by its column. */
export type Fixes = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Where an import stands. What was given stays through all stages, until it is over. */
export interface ImportState {
  /** `giving` a file and its columns; `checking` it against the directory; `checked`: the dry run; then the run and its end. */
  readonly stage: 'giving' | 'checking' | 'checked' | 'running' | 'ended';
  readonly file?: { readonly name: string } | undefined;
  /** Is the file still being read? */
  readonly reading: boolean;
  readonly table?: Table | undefined;
  /** Why there is no table. */
  readonly problem?: FileError | undefined;
  readonly mapping: Mapping;
  /** An empty cell empties its field. Where it is not so, it changes nothing. */
  readonly clears: boolean;
  /** Does the backend write to those who are created? */
  readonly notify: boolean;
  /** Why it was not checked. */
  readonly failure?: AdapterError | 'stopped' | undefined;
  readonly progress: ReadingSpan;
  readonly fixes: Fixes;
  readonly plan?: ImportPlan | undefined;
  /** The plan is being worked out anew, after something was put right. */
  readonly replanning: boolean;
  /** Refs of rows of the plan in the order in which they are sent are its targets. */
  readonly run?: RunState | undefined;
  /** What of a row was done before the rest of it failed, by ref. */
  readonly partly: ReadonlyMap<string, readonly ImportStep[]>;
  /** The viewer wanted out with something given, or in the middle of the run: once more, and it is gone. */
  readonly leaving: boolean;
}

/** One request of a row. */
export type ImportStep = 'create' | 'update' | 'change-department' | 'activate' | 'deactivate';

/** Nothing is given yet. */
export const nothingGiven: ImportState = {
  stage: 'giving',
  reading: false,
  mapping: [],
  clears: false,
  notify: false,
  progress: { read: 0 },
  fixes: new Map(),
  replanning: false,
  partly: new Map(),
  leaving: false,
};
