import { formula } from './csv.js';

/**
 * A cell as it was before `csvOf` kept a spreadsheet from taking it for a formula: without the apostrophe in front, where
 * what follows it, and further apostrophes, would be one. Any other apostrophe is part of the text.
 */
export function unmarked(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
