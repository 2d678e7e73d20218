/** A filter of RFC 7644 §3.4.2.2, read. */
export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly path: string; readonly op: string; readonly value?: unknown };

const tokens = /\s*("(?:[^"\\]|\\.)*"|\(|\)|\[|\]|[^\s()[\]"]+)/y;

/** Reads a filter; throws where it is none. */
export function parseFilter(text: string): Filter {
  const list = tokenize(text);
  let at = 0;
  const next = (): string => list[at++] ?? '';
  const any = (word: string): boolean => list[at]?.toLowerCase() === word && Boolean(++at);
  const some = (read: () => Filter, word: 'and' | 'or'): Filter => {
    const parts = [read()];
    while (any(word)) parts.push(read());
    return parts.length === 1 ? (parts[0] as Filter) : ({ [word]: parts } as unknown as Filter);
  };
  const whole = (): Filter => some(() => some(one, 'and'), 'or');
  const closed = (): Filter => {
    const inside = whole();
    if (!any(')')) throw new Error('A bracket is open.');
    return inside;
  };
  const one = (): Filter => {
    if (any('not')) return { not: one() };
    if (any('(')) return closed();
    const [path, op] = [next(), next().toLowerCase()];
    if (!/^[\w.:$-]+$/.test(path)) throw new Error(`“${path}” is no attribute.`);
    if (op === 'pr') return { path, op };
    if (!/^(eq|ne|co|sw|ew|gt|ge|lt|le)$/.test(op)) throw new Error(`“${op}” is no operator.`);
    return { path, op, value: JSON.parse(next()) as unknown };
  };
  const filter = whole();
  if (at < list.length) throw new Error(`“${list[at]}” is too much.`);
  return filter;
}

/** Every comparison in it. */
export function comparisons(filter: Filter): Extract<Filter, { path: string }>[] {
  if ('path' in filter) return [filter];
  if ('not' in filter) return comparisons(filter.not);
  return ('and' in filter ? filter.and : filter.or).flatMap(comparisons);
}

/** Does the record match? `exactCase`: a capital letter is another letter. */
export function matches(filter: Filter, record: unknown, exactCase: boolean): boolean {
  if ('and' in filter) return filter.and.every((each) => matches(each, record, exactCase));
  if ('or' in filter) return filter.or.some((each) => matches(each, record, exactCase));
  if ('not' in filter) return !matches(filter.not, record, exactCase);
  const { path, op, value } = filter;
  const fold = (each: unknown): unknown => (typeof each === 'string' && !exactCase ? each.toLowerCase() : each);
  const wanted = fold(value);
  return everyValue(record, path).some((each) => {
    const own = fold(each);
    if (op === 'eq') return own === wanted;
    if (op === 'pr') return own !== undefined;
    if (typeof own !== 'string' || typeof wanted !== 'string') return false;
    return op === 'co' ? own.includes(wanted) : op === 'sw' && own.startsWith(wanted);
  });
}

/** All that stands at a path, names in any case. */
export function everyValue(record: unknown, path: string): unknown[] {
  if (Array.isArray(record)) return record.flatMap((each: unknown) => everyValue(each, path));
  if (typeof record !== 'object' || record === null) return [];
  return Object.entries(record).flatMap(([key, value]) => {
    const [name, wanted] = [key.toLowerCase(), path.toLowerCase()];
    if (name === wanted) return Array.isArray(value) ? (value as unknown[]) : [value];
    return wanted.startsWith(name) && /[.:]/.test(wanted[name.length] ?? '')
      ? everyValue(value, path.slice(name.length + 1))
      : [];
  });
}

function tokenize(text: string): string[] {
  const list: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < text.trimEnd().length) {
    const found = tokens.exec(text)?.[1];
    if (found === undefined) throw new Error('This is no filter.');
    list.push(found);
  }
  return list;
}
