import { invalid } from '../problems.js';
import type { Target } from '../users/write.js';
import { controlCharacters, isId } from './is-id.js';

function isVersion(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21\x23-\x7e]{1,100}$/.test(value);
}

/** Reads the targets of a batch: each once, never none. Nothing asked for is never "all". */
export function readTargets(value: unknown, most: number): Target[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid({ targets: 'Name at least one user.' });
  if (value.length > most) throw invalid({ targets: `Name at most ${most} users at once.` }, 413);
  const targets = new Map<string, Target>();
  for (const item of value as unknown[]) {
    const { id, version } = (typeof item === 'object' && item !== null ? item : {}) as {
      id?: unknown;
      version?: unknown;
    };
    if (!isId(id)) throw invalid({ targets: 'Each target needs the id of a user, as text.' });
    if (version !== undefined && !isVersion(version))
      throw invalid({ targets: 'A version is text, as the user had it.' });
    const earlier = targets.get(id);
    if (earlier && earlier.version !== version) throw invalid({ targets: 'The same user is named with two versions.' });
    targets.set(id, { id, ...(version !== undefined && { version }) });
  }
  return [...targets.values()];
}

/** Reads `{action, at}` of a schedule: an instant with a zone, in the future. */
export function readPlan(value: unknown, now: Date): { action: 'activate' | 'deactivate'; at: string } {
  const { action, at } = (typeof value === 'object' && value !== null ? value : {}) as {
    action?: unknown;
    at?: unknown;
  };
  if (action !== 'activate' && action !== 'deactivate') throw invalid({ action: 'Choose activate or deactivate.' });
  const isInstant =
    typeof at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(at);
  const time = isInstant ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(time))
    throw invalid({ at: 'This must be an instant with a time zone, such as 2030-01-31T23:59:00+01:00.' });
  if (time <= now.getTime()) throw invalid({ at: 'This must be in the future.' });
  return { action, at: new Date(time).toISOString() };
}

/** Reads a list of ids: each once, never none. */
export function readIds(ids: unknown, most: number): Target[] {
  return readTargets(Array.isArray(ids) ? ids.map((id: unknown) => ({ id })) : ids, most);
}

/** Reads `{ids, subject?, body}` of a message. */
export function readMessage(
  body: Readonly<Record<string, unknown>>,
  most: number,
): { targets: Target[]; subject: string | null; body: string } {
  const targets = readIds(body['ids'], most);
  const text = body['body'];
  const subject = body['subject'] ?? null;
  if (typeof text !== 'string' || text.trim() === '') throw invalid({ body: 'Write a message.' });
  if (text.length > 20_000 || text.includes('\u0000'))
    throw invalid({ body: 'This message is too long or not plain text.' });
  if (subject !== null && (typeof subject !== 'string' || subject.length > 200 || controlCharacters.test(subject))) {
    throw invalid({ subject: 'A subject is one line of at most 200 characters.' });
  }
  return { targets, subject, body: text };
}

/** Reads a department's id. */
export function readDepartmentId(value: unknown): string {
  if (!isId(value)) throw invalid({ departmentId: 'Choose a department.' });
  return value;
}
