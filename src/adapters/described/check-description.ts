import { own } from './json-path.js';
import type { RestDescription } from './rest-description.js';

/** Throws where the value of this option is not one. */
type Rule = (value: unknown, name: string) => void;
type Rules = Readonly<Record<string, Rule>>;

const isObject = (value: unknown): value is Record<string, unknown> => Object(value) === value && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCall = (value: unknown): boolean => typeof value === 'function';
const isPath = (value: unknown): boolean =>
  isText(value) && value.split('.').every((name) => name && !/^(?:__proto__|constructor|prototype)$/.test(name));
const isAddress = (value: unknown): boolean =>
  typeof value === 'string' &&
  !/[?#\\]/.test(value) &&
  value.split('/').every((each) => each === '{id}' || !/[{}]|^\.\.?$/.test(each));

const is =
  (expected: string, holds: (value: unknown) => boolean): Rule =>
  (value, name) => {
    if (!holds(value)) fail(name, expected, value);
  };
/** An object of these members and no others. */
const object =
  (rules: Rules, ...needed: readonly string[]): Rule =>
  (value, name) => {
    if (!isObject(value)) return fail(name || 'the description', 'an object', value);
    for (const member of new Set([...needed, ...Object.keys(value)])) {
      const rule = own(rules, member);
      const full = name ? `${name}.${member}` : member;
      if (!rule)
        throw new TypeError(`describeRest: \`${full}\` is no option; there are ${Object.keys(rules).join(', ')}.`);
      if (value[member] !== undefined || needed.includes(member)) rule(value[member], full);
    }
  };
const each =
  (rule: Rule): Rule =>
  (value, name) =>
    isObject(value)
      ? Object.entries(value).forEach(([member, one]) => rule(one, `${name}.${member}`))
      : fail(name, 'an object', value);
const either =
  (expected: string, holds: (value: unknown) => boolean, rule: Rule): Rule =>
  (value, name) =>
    holds(value) || (isObject(value) ? rule(value, name) : fail(name, expected, value));
const oneOf = (...words: readonly unknown[]): Rule =>
  is(words.map((word) => JSON.stringify(word)).join(' or '), (value) => words.includes(value));

const any: Rule = () => undefined;
const path = is('a path, such as "data.items"', isPath);
const call = is('a function', isCall);
const map = is('an object', isObject);
const text = is('a text', (value) => typeof value === 'string');
const count = is('a whole number from 1', (value) => Number.isSafeInteger(value) && (value as number) > 0);
const place = either(
  'a path, such as "meta.total", or { header }',
  isPath,
  object({ header: is('a name', isText) }, 'header'),
);
const address = is('a path below `url`, with {id} as a whole segment', isAddress);
const params = is('a parameter’s name, or a function', (value) => isText(value) || isCall(value));
const mapOrCall = is('an object or a function', (value) => isObject(value) || isCall(value));
const write = { method: oneOf('POST', 'PUT', 'PATCH', 'DELETE'), path: address };
const action = object({ ...write, body: any }, 'path');
const writing = (more: Rules): Rule =>
  either('true or an object', (value) => value === true, object({ ...write, body: call, ...more }));

const page = { by: any, size: text, maxSize: count };
const pages: Readonly<Record<string, Rule>> = {
  page: object({ ...page, fixed: count, next: place, page: text, first: oneOf(0, 1) }),
  offset: object({ ...page, fixed: count, next: place, offset: text }),
  cursor: object({ ...page, next: place, cursor: text }, 'next'),
  none: object({ by: any }),
};
const types = oneOf('text', 'email', 'phone', 'date', 'boolean', 'choice');
const field = either('a path, such as "profile.name", or { path, … }', isPath, (value, name) => {
  object({
    path,
    values: map,
    read: call,
    write: call,
    label: text,
    type: types,
    choices: any,
    required: any,
    unique: any,
    readOnly: any,
  })(value, name);
  const { path: at, read } = value as { path?: unknown; read?: unknown };
  if (!at && !read) fail(name, 'with a `path` or a function `read`', value);
});
const isOwner = (value: unknown): boolean =>
  isCall(value) ||
  (isObject(value) && (('is' in value && isPath(value.path)) || (Array.isArray(value.ids) && value.ids.length > 0)));
const isViewer = (value: unknown): boolean =>
  value === null || isText(value) || isCall(value) || (isObject(value) && Boolean(value.url ?? isText(value.id)));

const description = object(
  {
    ...Object.fromEntries(['fetch', 'headers', 'random', 'wait', 'parse'].map((name) => [name, call])),
    ...Object.fromEntries(['timeoutMs', 'longestWaitMs', 'atOnce'].map((name) => [name, count])),
    ...Object.fromEntries(['rows', 'one', 'sent'].map((name) => [name, path])),
    credentials: text,
    url: is('an address', (value) => isText(value) || value instanceof URL),
    viewer: is('an id, { id, name }, { url }, a function, or null for nobody', isViewer),
    allowed: is('a list of actions or a function', (value) => Array.isArray(value) || isCall(value)),
    owner: is('{ path, is }, { ids } of at least one, or a function', isOwner),
    fields: (value, name) => {
      each(field)(value, name);
      for (const needed of ['id', 'login']) field((value as Rules)[needed], `${name}.${needed}`);
    },
    total: place,
    pages: (value, name) => (own(pages, (Object(value) as { by?: unknown }).by) ?? object({ by: oneOf(...Object.keys(pages)) }, 'by'))(value, name),
    params: map,
    path: address,
    search: object({ fields: is('a list of names', Array.isArray), params, mode: oneOf('contains', 'prefix', 'exact'), caseSensitive: any }, 'fields', 'params'),
    sort: object({ fields: map, params: mapOrCall }, 'fields'),
    filters: each(object({ param: text, values: map, many: oneOf('repeat', 'comma'), label: text, choices: any }, 'param')),
    version: either('"etag" or { path, send }', (value) => value === 'etag', object({ path, send: any }, 'path')),
    error: mapOrCall,
    create: writing({}),
    update: writing({ style: oneOf('patch', 'put', 'merge-patch', 'json-patch') }),
    delete: (value, name) => {
      const { kind, method, path: at } = Object(value) as Record<string, unknown>;
      object({ ...write, kind: oneOf('permanent', 'soft', 'unlink', 'deactivate-first') }, 'kind')({ kind, method, path: at }, name);
    },
    setActive: either('true or { activate, deactivate }', (value) => value === true, object({ activate: action, deactivate: action }, 'activate', 'deactivate')),
    deactivate: map,
    resetPassword: action,
  },
  'url', 'viewer', 'fields', 'pages',
); // prettier-ignore

/** The address of the users, if the description is one that can be worked with; throws a `TypeError` that names what is not. */
export function checkDescription(given: RestDescription): URL {
  description(given, '');
  const { url, fields, filters = {}, setActive } = given;
  const shape = (name: string): Record<string, unknown> => Object(own(fields, name)) as Record<string, unknown>;
  for (const [name, { choices, values }] of Object.entries(filters))
    if (!choices && !values && !shape(name).values)
      fail(`filters.${name}.choices`, 'a list of { value, label }', choices);
  if (setActive === true && !isText(own(fields, 'status')) && !shape('status').path)
    fail('setActive', 'with a field `status` that has a path', setActive);
  try {
    return new URL(url, globalThis.document?.baseURI);
  } catch {
    return fail('url', 'an address', url);
  }
}

function fail(name: string, expected: string, seen: unknown): never {
  const shown = isObject(seen) ? 'an object' : typeof seen === 'string' ? JSON.stringify(seen) : String(seen);
  throw new TypeError(`describeRest: \`${name}\` is to be ${expected}; it is ${shown}.`);
}
