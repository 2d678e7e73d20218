import type { Answer } from '../answers.js';
import { at } from '../json-path.js';
import type { Place } from '../rest-description.js';

/** Where in the answer, as a text, a number, or whatever it is. */
export function placed({ body, headers }: Answer, place: Place): unknown {
  return typeof place === 'string' ? at(body, place) : (headers.get(place.header) ?? undefined);
}

/** The address that a `Link` header (RFC 8288) names as the next one. */
export function linkToNext(header: string | undefined): string | undefined {
  const links = /<([^>]*)>((?:\s*;\s*[^\s;,="]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g;
  for (const [, address, params] of (header ?? '').matchAll(links))
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?![^\s;]))/i.test(params)) return address;
  return undefined;
}
