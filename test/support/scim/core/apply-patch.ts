import { everyValue, matches, parseFilter } from './parse-filter.js';

/** One operation of a PATCH, as it came. */
export interface Operation {
  readonly op: string;
  readonly path?: string;
  readonly value?: unknown;
}

/** What is wrong with an operation, in the words of RFC 7644 §3.12. */
export class PatchProblem extends Error {
  readonly scimType: string;

  constructor(scimType: string, message: string) {
    super(message);
    this.scimType = scimType;
  }
}

type Json = Record<string, unknown>;

/** The record after the operations (RFC 7644 §3.5.2); throws a {@link PatchProblem}. */
export function patched(record: object, operations: readonly Operation[]): Json {
  const result = structuredClone(record) as Json;
  for (const { op, path, value } of operations) {
    if (!['add', 'replace', 'remove'].includes(op)) throw new PatchProblem('invalidSyntax', `“${op}” is no operation.`);
    if (path === undefined) Object.assign(result, value);
    else at(result, path, op, value);
  }
  return result;
}

function at(record: Json, path: string, op: string, value: unknown): void {
  const [, list, filter, member] = /^(\w+)\[(.+)\]\.(\w+)$/.exec(path) ?? [];
  if (list && filter && member) return inside(record, list, filter, member, value);
  const [, head = path, rest] = /^(urn:.*):([^:]+)$/i.exec(path) ?? /^([^.]+)\.(.+)$/.exec(path) ?? [];
  if (rest !== undefined) {
    record[head] = { ...(record[head] as Json | undefined) };
    return at(record[head] as Json, rest, op, value);
  }
  if (op === 'remove') delete record[head];
  else if (head === 'active' && typeof value !== 'boolean') throw new PatchProblem('invalidValue', 'active is a boolean.');
  else record[head] = op === 'add' && Array.isArray(record[head]) ? [...(record[head] as unknown[]), ...[value].flat()] : value;
} // prettier-ignore

function inside(record: Json, list: string, filter: string, member: string, value: unknown): void {
  const read = parseFilter(filter);
  const members = everyValue(record, list).filter((each) => matches(read, each, false));
  if (members.length === 0) throw new PatchProblem('noTarget', `Nothing in ${list} is so.`);
  for (const each of members) (each as Json)[member] = value;
}
