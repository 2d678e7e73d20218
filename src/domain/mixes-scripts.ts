const ordinary = /^[\x20-\x7e\xa0-\xac\xae-\u024f]*$/;
const compatible = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Bopo}\\p{sc=Common}\\p{sc=Inherited}';
const scripts = [
  /\p{sc=Latin}/u,
  /\p{sc=Cyrillic}/u,
  /\p{sc=Greek}/u,
  new RegExp(`(?![${compatible}\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Greek}])\\p{L}`, 'u'),
];

/**
 * Does one word of the text mix scripts that are never written together, as in a name that imitates another (S7)?
 *
 * Latin beside Chinese, Japanese or Korean is ordinary. Only the first 1,000 characters are looked at.
 */
export function mixesScripts(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const start = text.slice(0, 1000);
  if (ordinary.test(start)) return false;
  const words = start.matchAll(/[\p{L}\p{M}\p{N}]+/gu);
  return [...words].some(([word]) => scripts.filter((script) => script.test(word)).length > 1);
}
