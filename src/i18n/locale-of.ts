import { ancestorsOf } from './ancestors-of.js';

/**
 * The language that an element stands in, as BCP 47: the nearest `lang`, its own first, outwards through shadow roots,
 * else the document's. Where that is absent, empty or no language tag it is English.
 */
export function localeOf(element: Element): string {
  for (const around of ancestorsOf(element)) {
    const lang = Element.prototype.getAttribute.call(around, 'lang');
    if (lang !== null) return canonical(lang);
  }
  return canonical(document.documentElement.lang);
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
