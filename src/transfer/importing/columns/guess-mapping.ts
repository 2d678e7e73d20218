import { bareName } from '../../file/bare-name.js';
import type { ImportField, Mapping } from './import-field.js';
import { wellKnownNames } from './well-known-names.js';

/** A way to know a column: what a field may be called, and what of a column's name is compared with it. */
type Tier = readonly [namesOf: (field: ImportField) => readonly string[], compared: (name: string) => string];

const asItStands = (name: string): string => name.trim();
const labelsOf = ({ label, preferred }: ImportField): readonly string[] => [...(preferred ? [preferred] : []), label];

/** The surest first: a label of this directory as it stands, nearly so, the name of a field, a word that others use. */
const tiers: readonly Tier[] = [
  [labelsOf, asItStands],
  [(field) => labelsOf(field).map(bareName), bareName],
  [({ name }) => [bareName(name)], bareName],
  [({ name }) => wellKnownNames.get(name) ?? [], bareName],
];

/**
 * Guesses which column of a file belongs into which field. Every field has at most one column and every column one field; a
 * column that nothing is known of stays out.
 */
export function guessMapping(header: readonly string[], fields: readonly ImportField[]): Mapping {
  const mapping = header.map(() => '');
  const open = new Set(fields);
  for (const [namesOf, compared] of tiers) {
    const columns = header.map(compared);
    for (const field of open) {
      const column = columnOf(namesOf(field), columns, mapping);
      if (column === undefined) continue;
      mapping[column] = field.name;
      open.delete(field);
    }
  }
  return mapping;
}

/** The first column with the first of these names that is still free. */
function columnOf(names: readonly string[], columns: readonly string[], mapping: Mapping): number | undefined {
  for (const name of names) {
    const column = name ? columns.findIndex((each, at) => each === name && !mapping[at]) : -1;
    if (column >= 0) return column;
  }
  return undefined;
}
