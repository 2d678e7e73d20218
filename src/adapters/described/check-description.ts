import type { RestDescription } from './rest-description.js';

type Rule = readonly [expected: string, holds: (value: unknown) => boolean];
type Rules = Readonly<Record<string, Rule>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPath = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.split('.').every((name) => name && !/^(?:__proto__|constructor|prototype)$/.test(name)); // prettier-ignore
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
const isCall = (value: unknown): boolean => typeof value === 'function';
const isAction = (value: unknown): boolean => value === undefined || (typeof value === 'string' && !/(?:^|\/)\.{1,2}(?:\/|$)|[?#]/.test(value) && value.split('/').every((each) => each === '{id}' || !/[{}]/.test(each))); // prettier-ignore

const path: Rule = ['a path, such as "data.items"', isPath];
const call: Rule = ['a function', isCall];
const count: Rule = ['a whole number from 1', isCount];
const word: Rule = ['a text', (value) => typeof value === 'string'];
const any: Rule = ['', () => true];
const place: Rule = ['a path, such as "meta.total", or { header }', (value) => isPath(value) || (isObject(value) && isText(value.header))]; // prettier-ignore
const object: Rule = ['an object', isObject];
const trueOr: Rule = ['true or an object', (value) => value === true || isObject(value)];
const params: Rule = ['a parameter’s name or a function', (value) => isText(value) || isCall(value)];
const oneOf = (...words: readonly unknown[]): Rule => [words.map((each) => JSON.stringify(each)).join(' or '), (value) => words.includes(value)]; // prettier-ignore
const action: Rule = ['a path below `url`, with {id} as a whole segment', isAction];

const http: Rules = { fetch: call, headers: call, credentials: word, timeoutMs: count, longestWaitMs: count, random: call, wait: call, parse: call }; // prettier-ignore
const top: Rules = {
  ...http,
  url: ['an address', (value) => isText(value) || value instanceof URL],
  viewer: ['an id, { id, name }, { url }, a function, or null for nobody', (value) => value === null || isText(value) || isCall(value) || (isObject(value) && (isText(value.id) || Boolean(value.url)))],
  allowed: ['a list of actions or a function', (value) => Array.isArray(value) || isCall(value)],
  owner: ['{ path, is }, { ids } of at least one, or a function', (value) => isCall(value) || (isObject(value) && ((isPath(value.path) && 'is' in value) || (Array.isArray(value.ids) && value.ids.length > 0)))],
  fields: object, rows: path, one: path, sent: path, total: place, pages: object, params: object, path: action, search: object,
  sort: object, filters: object, version: ['"etag" or { path, send }', (value) => value === 'etag' || (isObject(value) && isPath(value.path))],
  error: ['a function or an object', (value) => isCall(value) || isObject(value)],
  create: trueOr, update: trueOr, delete: object, setActive: trueOr, deactivate: object, resetPassword: object, atOnce: count,
}; // prettier-ignore

const size: Rules = { by: any, size: word, maxSize: count };
const pageRules: Readonly<Record<string, Rules>> = {
  page: { ...size, fixed: count, next: place, page: word, first: oneOf(0, 1) },
  offset: { ...size, fixed: count, next: place, offset: word },
  cursor: { ...size, next: place, cursor: word },
  none: { by: any },
};
const field: Rules = { path, values: object, read: call, write: call, label: word, type: oneOf('text', 'email', 'phone', 'date', 'boolean', 'choice'), choices: any, required: any, unique: any, readOnly: any }; // prettier-ignore
const write: Rules = { method: oneOf('POST', 'PUT', 'PATCH', 'DELETE'), path: action };

/** The address of the users, if the description is one that can be worked with; throws a `TypeError` that names what is not. */
export function checkDescription(description: RestDescription): URL {
  check('', description, top, ['url', 'viewer', 'fields', 'pages']);
  const { url, fields, pages, search, sort, filters = {}, create, update, delete: deletion, setActive, resetPassword } = description;
  check('fields.', fields, {}, ['id', 'login'], ['a path, such as "profile.name", or { path, … }', (value) => isPath(value) || isObject(value)]);
  for (const [name, shape] of Object.entries(fields)) if (typeof shape === 'object') {
    check(`fields.${name}.`, shape, field);
    if (!shape.path && !shape.read) fail(`fields.${name}`, 'with a `path` or a function `read`', shape);
  }
  const rules = Object.hasOwn(pageRules, pages.by) ? pageRules[pages.by] : undefined;
  check('pages.', pages, rules ?? { ...pages, by: oneOf(...Object.keys(pageRules)) } as Rules, ['by', ...(pages.by === 'cursor' ? ['next'] : [])]);
  if (search) check('search.', search, { fields: ['a list of names', Array.isArray], params, mode: oneOf('contains', 'prefix', 'exact'), caseSensitive: any }, ['fields', 'params']);
  if (sort) check('sort.', sort, { fields: object, params: ['an object or a function', (value) => isObject(value) || isCall(value)] }, ['fields']);
  for (const [name, filter] of Object.entries(filters)) {
    check(`filters.${name}.`, filter, { param: word, values: object, many: oneOf('repeat', 'comma'), label: word, choices: any }, ['param']);
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!filter.choices && !filter.values && !(typeof shape === 'object' && shape.values)) fail(`filters.${name}.choices`, 'a list of { value, label }', undefined);
  }
  if (typeof create === 'object') check('create.', create, { ...write, body: call });
  if (typeof update === 'object') check('update.', update, { ...write, body: call, style: oneOf('patch', 'put', 'merge-patch', 'json-patch') });
  if (deletion) {
    const { method, path: at, kind } = deletion;
    check('delete.', { method, path: at, kind }, { ...write, kind: oneOf('permanent', 'soft', 'unlink', 'deactivate-first') }, ['kind']);
  }
  const status = Object.hasOwn(fields, 'status') ? fields.status : undefined;
  if (setActive === true && !(status && (typeof status === 'string' || status.path))) fail('setActive', 'with a field `status` that has a path', setActive);
  const actions = typeof setActive === 'object' ? Object.entries({ activate: setActive.activate, deactivate: setActive.deactivate }).map(([name, each]) => [`setActive.${name}`, each] as const) : [];
  for (const [name, each] of [...actions, ...(resetPassword ? [['resetPassword', resetPassword] as const] : [])]) {
    if (!isObject(each)) fail(name, '{ path, method, body }', each);
    check(`${name}.`, each, { ...write, body: any }, ['path']);
  }
  try {
    return new URL(url, globalThis.document?.baseURI);
  } catch {
    return fail('url', 'an address', url);
  }
} // prettier-ignore

function check(prefix: string, given: unknown, rules: Rules, needed: readonly string[] = [], each?: Rule): void {
  if (!isObject(given)) fail(prefix.slice(0, -1) || 'the description', 'an object', given);
  for (const name of needed) if (given[name] === undefined) fail(prefix + name, (each ?? rules[name])[0] || 'given', undefined);
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : each;
    if (!rule) fail(prefix + name, `one of ${Object.keys(rules).join(', ')}`, undefined, true);
    if (value !== undefined && !rule[1](value)) fail(prefix + name, rule[0], value);
  }
} // prettier-ignore

function fail(name: string, expected: string, seen: unknown, isUnknown = false): never {
  const shown = typeof seen === 'string' ? JSON.stringify(seen) : typeof seen === 'object' && seen ? 'an object' : String(seen);
  throw new TypeError(isUnknown ? `describeRest: there is no option \`${name}\`, but ${expected}.` : `describeRest: \`${name}\` is to be ${expected}; it is ${shown}.`);
} // prettier-ignore
