import type { Json, JsonPath } from './rest-description.js';

/** What stands there; `undefined` where there is nothing of its own. Without a path it is all of it. */
export function at(from: unknown, path: JsonPath = ''): unknown {
  let value = from;
  for (const name of path ? path.split('.') : [])
    value = Object(value) === value && Object.hasOwn(value as Json, name) ? (value as Json)[name] : undefined;
  return value;
}

/** The member of this name, where the object has one of its own. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: unknown): T | undefined {
  return record && Object.hasOwn(record, String(name)) ? record[String(name)] : undefined;
}

/** Puts it there, making what is on the way; without a path it takes the place of all. */
export function put(target: Json, path: JsonPath = '', value: unknown): unknown {
  if (!path) return value;
  const names = path.split('.');
  let inside = target;
  names.slice(0, -1).forEach((name, index) => {
    const known = at(inside, name);
    inside = inside[name] = (Object(known) === known ? known : /^\d+$/.test(names[index + 1]) ? [] : {}) as Json;
  });
  inside[names.at(-1) as string] = value;
  return target;
}
