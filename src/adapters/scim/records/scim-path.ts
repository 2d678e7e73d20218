import { isRecord } from '../../is-record.js';

/**
 * What stands at a path of a record, as `name.givenName`, `emails.value` or an extension's `urn:…:User:department`: names in
 * whatever case (RFC 7643 §2.1), of several values the one that stands for all. Only own members count (S11).
 */
export function valueAt(record: unknown, path: string): unknown {
  const wanted = path.toLowerCase();
  const own = standing(record);
  // a list of texts where objects should be
  if (typeof own === 'string' && wanted === 'value') return own;
  for (const key of isRecord(own) ? Object.keys(own) : []) {
    const name = key.toLowerCase();
    if (name === wanted) return (own as Record<string, unknown>)[key];
    if (wanted.startsWith(name) && /^[.:]/.test(wanted.slice(name.length)))
      return valueAt((own as Record<string, unknown>)[key], path.slice(name.length + 1));
  }
  return undefined;
}

/** Of several values the primary one, the one for work, or the first. */
export function standing(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const list: unknown[] = value;
  return (
    list.find((each) => isRecord(each) && valueAt(each, 'primary') === true) ??
    list.find((each) => isRecord(each) && valueAt(each, 'type') === 'work') ??
    list[0]
  );
}

/** A value as a text: of an object, as managers and roles are, what it shows. */
export function textOf(value: unknown): string | undefined {
  const one = standing(value);
  if (isRecord(one)) return textOf(valueAt(one, 'display') ?? valueAt(one, 'displayName') ?? valueAt(one, 'value'));
  return typeof one === 'string' && one !== '' ? one : undefined;
}

/** What is compared of a text: case and accents say nothing. */
export function folded(value: unknown): string {
  return (textOf(value) ?? '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
