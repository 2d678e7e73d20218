/** A text as it is searched in: capitals, accents and composed letters make no difference. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a query, as they are searched for. */
export const wordsIn = (query: string): readonly string[] => folded(query).split(/\s+/).filter(Boolean);
