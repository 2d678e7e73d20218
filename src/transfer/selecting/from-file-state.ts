import type { AdapterError } from '../../adapters/adapter-error.js';
import type { FileError } from '../file/file-error.js';
import type { Table } from '../file/table.js';
import { writtenIn } from './columns-of.js';
import type { Findings, ValueKind, Written } from './match-users.js';

/** How much of the directory was read. */
export interface ReadingSpan {
  readonly read: number;
  /** How many users there are, where that is told. */
  readonly total?: number | undefined;
}

/** What was found, and in how much: `whole` where nobody can have been missed. */
export interface Found extends ReadingSpan {
  readonly findings: Findings;
  readonly whole: boolean;
}

/** Where selecting from a file stands. What was given stays through all stages, until it is over. */
export interface FromFileState {
  readonly stage: 'asking' | 'looking' | 'found';
  readonly text: string;
  /** It takes the place of the text. */
  readonly file?: { readonly name: string } | undefined;
  /** Is the file still being read? */
  readonly reading: boolean;
  readonly table?: Table | undefined;
  /** Why there is no table. Of a text it is said once it is to be used: while somebody types, much is not whole. */
  readonly problem?: FileError | undefined;
  readonly column: number;
  readonly kind: ValueKind;
  /** The viewer has pressed the button. */
  readonly used: boolean;
  /** Why nobody was looked for. */
  readonly failure?: AdapterError | 'stopped' | undefined;
  readonly progress: ReadingSpan;
  readonly found?: Found | undefined;
  /** Take the place of the selection, and not add to it. */
  readonly replaces: boolean;
  /** The viewer wanted out with something given: once more, and it is gone. */
  readonly leaving: boolean;
}

/** Nothing is given yet. */
export const nothingGiven: FromFileState = {
  stage: 'asking',
  text: '',
  reading: false,
  column: 0,
  kind: 'any',
  used: false,
  progress: { read: 0 },
  replaces: false,
  leaving: false,
};

/** The values that are to be looked for. */
export function valuesOf({ table, column }: FromFileState): readonly Written[] {
  if (!table) return [];
  const known = kept.get(table);
  if (known?.column === column) return known.values;
  const values = writtenIn(table, column);
  kept.set(table, { column, values });
  return values;
}

// asked at each drawing
const kept = new WeakMap<Table, { readonly column: number; readonly values: readonly Written[] }>();
