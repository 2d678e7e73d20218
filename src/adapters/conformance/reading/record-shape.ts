import { shown } from '../verdict.js';
import type { User } from '../../../domain/user.js';

const builtIn = new Set(['active', 'inactive', 'invited', 'employment-ended', 'on-leave']);
const texts = ['firstName', 'lastName', 'displayName', 'email', 'phone', 'jobTitle', 'statusLabel', 'version'] as const;
const secret = /pass(word|wd|phrase)|secret|token|hash|salt|(api|private).?key|credential|\botp\b/i;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** What is wrong with a record, as the two halves of a sentence. */
export function complaintAbout(
  user: User,
  statuses: ReadonlySet<string> | undefined,
): { expected: string; seen: string } | undefined {
  const who = (user as User | undefined)?.id;
  const complain = (expected: string, seen: unknown): { expected: string; seen: string } => ({
    expected: `${expected} of the user ${who}`,
    seen: shown(seen ?? 'nothing'),
  });
  for (const name of ['id', 'login', 'status'] as const)
    if (typeof user?.[name] !== 'string' || user[name] === '') return complain(`a text as ${name}`, user?.[name]);
  for (const name of texts)
    if (user[name] !== undefined && typeof user[name] !== 'string') return complain(`a text as ${name}`, user[name]);
  for (const [name, value] of instantsOf(user))
    if (typeof value !== 'string' || !instant.test(value) || Number.isNaN(Date.parse(value)))
      return complain(`an ISO 8601 instant with a zone as ${name}`, value);
  const known = builtIn.has(user.status) || statuses?.has(user.status) || user.statusLabel;
  if (!known) return complain('a status that is built in, declared or labelled', user.status);
  if (user.owner !== undefined && typeof user.owner !== 'boolean') return complain('true or false as owner', user.owner);
  for (const [name, list] of [['roles', user.roles], ['groups', user.groups], ['department', user.department && [user.department]]] as const)
    if (list !== undefined && !(Array.isArray(list) && list.every(isMembership))) return complain(`id and name in ${name}`, list);
  if (user.department && !Array.isArray(user.department.path)) return complain('a path of the department', user.department);
  const leak = secretIn({ ...user, denied: undefined });
  return leak === undefined ? undefined : complain('no secret in the record', `a text under “${leak}”`);
} // prettier-ignore

function instantsOf({ createdAt, lastLoginAt, scheduled }: User): [string, unknown][] {
  const all: [string, unknown][] = [
    ['createdAt', createdAt],
    ['lastLoginAt', lastLoginAt ?? undefined],
    ['scheduled.at', scheduled && (scheduled.at ?? null)],
  ];
  return all.filter(([, value]) => value !== undefined);
}

function isMembership(value: unknown): boolean {
  const { id, name } = (value ?? {}) as { id?: unknown; name?: unknown };
  return typeof id === 'string' && id !== '' && typeof name === 'string';
}

/** The name under which something stands that nobody should be sent: when it was changed is no secret. */
function secretIn(value: unknown, depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null || depth > 5) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (secret.test(name) && typeof inner === 'string' && inner !== '' && !instant.test(inner)) return name;
    const found = secretIn(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
