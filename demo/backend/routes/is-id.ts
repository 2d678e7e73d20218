/** Control characters, line separators, halves of surrogate pairs. */
export const controlCharacters = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Can this be the id of anything? Whether it is one, the database knows. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200 && !controlCharacters.test(value);
}
