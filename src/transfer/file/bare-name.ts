/** Letters and digits of a name alone: neither capitals, accents, vowel signs nor what divides words make a difference. */
export function bareName(name: string): string {
  return name.normalize('NFD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''); // prettier-ignore
}
