import type { Capabilities, Session } from '../../src/domain/session.js';
import type { User, UserAction } from '../../src/domain/user.js';

/** A user who may be deleted: not the owner, active. */
export function aUser(given: Partial<User> = {}): User {
  return {
    id: 'u-1',
    login: 'grace.hopper',
    firstName: 'Grace',
    lastName: 'Hopper',
    email: 'grace.hopper@example.com',
    status: 'active',
    owner: false,
    version: 'v1',
    ...given,
  };
}

/** Somebody with this first name, whose login and e-mail come from their id. */
export function aTester(id: string, firstName: string, more: Partial<User> = {}): User {
  return aUser({ id, firstName, lastName: 'Tester', login: `${id}.login`, email: `${id}@example.com`, ...more });
}

/** A backend that deletes for good, sorts by name and tells exact totals. */
export function theCapabilities(given: Partial<Capabilities> = {}): Capabilities {
  return {
    search: { mode: 'contains', fields: ['name', 'login', 'email'] },
    sort: ['name'],
    page: { kind: 'offset' },
    total: 'exact',
    concurrency: 'enforced',
    delete: { kind: 'permanent', statistics: 'lost' },
    ...given,
  };
}

const everything: readonly UserAction[] = [
  'view', 'create', 'update', 'change-department', 'change-roles', 'activate', 'deactivate', 'schedule', 'delete',
  'restore', 'reset-password', 'message', 'export', 'import',
]; // prettier-ignore

/** A viewer with the id `me` whose role allows everything. */
export function aSession(given: Partial<Session> = {}): Session {
  return {
    viewer: { id: 'me', name: 'Ada Admin' },
    allowed: new Set(everything),
    capabilities: theCapabilities(),
    ...given,
  };
}
