import type { ImportField } from './import-field.js';

/** The head of an empty table to be filled in: what has to be there first, who is meant by id last. */
export function templateHeader(fields: readonly ImportField[]): readonly string[] {
  const placeOf = ({ type, required }: ImportField): number => (type === 'id' ? 2 : required ? 0 : 1);
  return fields.toSorted((a, b) => placeOf(a) - placeOf(b)).map(({ label }) => label);
}
