const ordinary = /^[\x20-\x7e\xa0-\xac\xae-\u024f]*$/;
const suspect = /[\p{M}\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const joiners = /(?<=[\p{L}\p{M}\p{Emoji}])[\u200c\u200d]+/gu;
const strayVariation = /(?<![\p{Ideographic}\p{Extended_Pictographic}\p{Script=Mongolian}])\p{Variation_Selector}/gu;
const invisible =
  /(?!\p{Variation_Selector})[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800]/gu;
const pileOfMarks = /(\p{M}{7})\p{M}+/gu;
const longestGrapheme = 16;
let segmenter: Intl.Segmenter | undefined;

/**
 * A text from outside as it may be shown: nothing in it is invisible, turns the reading direction, or piles up, and it has
 * at most `maxGraphemes` graphemes, the last of them an ellipsis where something was cut off (S7, S8).
 *
 * Controls, bidi marks, zero-width characters and halves of surrogate pairs show as U+FFFD, so that a name that carries them
 * looks like what it is. Joiners inside words are dropped without a sign: names have them. What is no string is `''`.
 */
export function visibleText(text: unknown, maxGraphemes = 200): string {
  if (typeof text !== 'string') return '';
  if (text.length <= maxGraphemes && (ordinary.test(text) || !suspect.test(text))) return text;
  const cut = text.slice(0, maxGraphemes * longestGrapheme);
  const whole = cut.length === text.length;
  const clean = (whole ? cut : cut.replace(/[\ud800-\udbff]$/, ''))
    .replace(joiners, '')
    .replace(strayVariation, '\ufffd')
    .replace(invisible, '\ufffd')
    .replace(pileOfMarks, '$1');
  return clamp(clean, maxGraphemes, whole);
}

function clamp(text: string, maxGraphemes: number, whole: boolean): string {
  segmenter ??= new Intl.Segmenter('en');
  const shown: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    // more than was asked for: one too many is enough to know
    if (shown.length === maxGraphemes) return `${shown.slice(0, -1).join('')}…`;
    shown.push([...segment].slice(0, longestGrapheme).join(''));
  }
  if (!whole) shown.splice(Math.min(shown.length, maxGraphemes - 1), 1, '…');
  return shown.join('');
}
