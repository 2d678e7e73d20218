/** What may stand between the cells of a text. */
export type Delimiter = ',' | ';' | '\t' | '|';

const known: readonly Delimiter[] = ['\t', ';', ',', '|'];
/** So many rows, and so much of the text, are looked at. */
const rows = 50;
const sample = 64 * 1024;

/**
 * What separates the cells of a text: what stands equally often in most of its first rows, outside of quotes. `undefined`
 * where nothing does, so that the text is one column: `Doe, Jane` in a list of names separates nothing.
 */
export function delimiterOf(text: string): Delimiter | undefined {
  let best: { readonly delimiter: Delimiter; readonly share: number; readonly count: number } | undefined;
  const start = text.slice(0, sample);
  for (const delimiter of known) {
    const counts = countsOf(start, delimiter);
    const count = mostFrequent(counts);
    const share = counts.filter((each) => each === count).length / counts.length;
    if (count === 0 || share < 0.6) continue;
    if (!best || share > best.share || (share === best.share && count > best.count)) best = { delimiter, share, count };
  }
  return best?.delimiter;
}

/** How often it stands in each row that is not empty. */
function countsOf(text: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let written = false;
  for (let at = 0; at < text.length && counts.length < rows; at++) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === delimiter) count += 1;
    if (letter !== '\n' || quoted) {
      written = true;
      continue;
    }
    if (written) counts.push(count);
    count = 0;
    written = false;
  }
  if (written && counts.length < rows) counts.push(count);
  return counts;
}

function mostFrequent(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
