import type { Capabilities } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { sampleRoles } from './sample-users.js';
import { sortableFields } from './user-store.js';

const fields: Capabilities['fields'] = [
  { name: 'firstName', type: 'text' },
  { name: 'lastName', type: 'text' },
  { name: 'login', type: 'text', required: true, unique: true },
  { name: 'email', type: 'email', required: true, unique: true },
  { name: 'phone', type: 'phone' },
  { name: 'jobTitle', type: 'text' },
];

/** What a memory backend declares about itself, where its options say nothing else. */
export function memoryCapabilities(users: readonly User[], restorableDays: number | undefined): Capabilities {
  const roles = new Map(sampleRoles.map((role) => [role.id, role.name]));
  const statuses = new Map(
    ['active', 'inactive', 'invited', 'on-leave', 'employment-ended'].map((status) => [status, '']),
  );
  for (const { roles: own = [], status, statusLabel = '' } of users) {
    for (const { id, name } of own) roles.set(id, name);
    if (!statuses.get(status)) statuses.set(status, statusLabel);
  }
  return {
    fields,
    filters: [
      { field: 'status', choices: choicesOf(statuses) },
      { field: 'department' },
      { field: 'role', choices: choicesOf(roles) },
    ],
    search: { mode: 'contains', fields: ['name', 'login', 'email'] },
    sort: sortableFields,
    page: { kind: 'offset', maxSize: 200 },
    total: 'exact',
    concurrency: 'enforced',
    delete:
      restorableDays === undefined
        ? { kind: 'permanent', repeatSafe: true, statistics: 'lost', freesLogin: true }
        : {
            kind: 'soft',
            repeatSafe: true,
            statistics: 'kept',
            restorableDays,
            restoredBy: 'viewer',
            freesLogin: false,
          },
    deactivate: { endsSessions: true, schedulable: true, timeZone: 'UTC' },
    live: true,
  };
}

function choicesOf(values: ReadonlyMap<string, string>): { value: string; label?: string }[] {
  return Array.from(values, ([value, label]) => ({ value, ...(label && { label }) }));
}
