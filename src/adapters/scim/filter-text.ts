import { folded, standing, valueAt } from './records/scim-path.js';
import type { Search } from './scim-wire.js';

/** More words than these are looked for as they stand, as one. */
const mostWords = 5;

/** One comparison of a filter (RFC 7644 §3.4.2.2): a text as a JSON string, an operator in lower case. */
export function clause(path: string, op: string, value: string | boolean): string {
  return `${path} ${op} ${JSON.stringify(value)}`;
}

/** The words of a search: each has to be found in one of the fields. */
export function wordsOf({ op, joined }: Search, search: string): string[] {
  const text = search.trim();
  const words = text.split(/\s+/u);
  return joined && op === 'co' && words.length <= mostWords ? words : [text];
}

/** The filter of a search: no `not`, no value paths, and `or` only where it was seen to work. */
export function searchFilter(search: Search, text: string): string {
  const groups = wordsOf(search, text).map((word) => {
    const forms = search.exactCase && search.joined ? formsOf(word) : [word];
    return search.paths.flatMap((path) => forms.map((form) => clause(path, search.op, form))).join(' or ');
  });
  return groups.length === 1 ? groups[0] : groups.map((group) => `(${group})`).join(' and ');
}

/** Has this record all the words of the search? Case and accents are the server's business. */
export function fits(search: Search, text: string, record: unknown): boolean {
  const values = search.paths.flatMap((path) => allOf(record, path));
  return wordsOf(search, text).every((word) => {
    const wanted = folded(word);
    return values.some((value) => value.includes(wanted));
  });
}

/** A search as a filter, and the look whether a record is one that it finds. */
export function searchOf(search: Search, text: string): { filter: string; fits: (record: unknown) => boolean } {
  return { filter: searchFilter(search, text), fits: (record) => fits(search, text, record) };
}

/** Every value at the path, also those that are not shown. */
function allOf(record: unknown, path: string): string[] {
  const [, list, member] = /^(.*)\.(value)$/i.exec(path) ?? [];
  const values = list ? valueAt(record, list) : undefined;
  return Array.isArray(values)
    ? values.map((each: unknown) => folded(typeof each === 'string' ? each : valueAt(each, member)))
    : [folded(standing(valueAt(record, path)))];
}

function formsOf(word: string): string[] {
  const lower = word.toLowerCase();
  return [...new Set([word, lower, word.toUpperCase(), lower.slice(0, 1).toUpperCase() + lower.slice(1)])];
}
