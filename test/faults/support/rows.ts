import type { Backend } from './house.js';

const numbers = Array.from({ length: 34 }, (_, at) => at + 1);

/** A row of the table of faults. */
export type Row =
  | 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8' | 'F9' | 'F10' | 'F11' | 'F12' | 'F13' | 'F14' | 'F15' | 'F16' | 'F17'
  | 'F18' | 'F19' | 'F20' | 'F21' | 'F22' | 'F23' | 'F24' | 'F25' | 'F26' | 'F27' | 'F28' | 'F29' | 'F30' | 'F31' | 'F32' | 'F33'
  | 'F34'; // prettier-ignore

/** All rows, in order. */
export const allRows = numbers.map((number) => `F${number}` as Row);

/** Where the tests of a row stand, and on which adapter it can’t exist, with the reason in a sentence. */
export const rows: Readonly<
  Record<Row, { readonly file: string; readonly cannot?: Readonly<Partial<Record<Backend['name'], string>>> }>
> = {
  F1: { file: 'consent' },
  F2: { file: 'consent' },
  F3: { file: 'consent' },
  F4: { file: 'list' },
  F5: { file: 'page' },
  F6: { file: 'consent' },
  F7: { file: 'lost-answers' },
  F8: { file: 'lost-answers' },
  F9: { file: 'lost-answers' },
  F10: { file: 'two-steps' },
  F11: { file: 'waiting' },
  F12: { file: 'waiting' },
  F13: { file: 'statuses' },
  F14: { file: 'waiting' },
  F15: { file: 'waiting' },
  F16: { file: 'outage' },
  F17: { file: 'batches' },
  F18: { file: 'batches' },
  F19: { file: 'sign-in' },
  F20: { file: 'lost-answers' },
  F21: { file: 'lost-answers' },
  F22: { file: 'outage' },
  F23: { file: 'outage' },
  F24: { file: 'page-life' },
  F25: { file: 'page-life' },
  F26: { file: 'page-life' },
  F27: { file: 'page-life' },
  F28: { file: 'page' },
  F29: { file: 'page' },
  F30: { file: 'list' },
  F31: { file: 'list' },
  F32: { file: 'list' },
  F33: { file: 'misbehaving' },
  F34: { file: 'misbehaving' },
};
