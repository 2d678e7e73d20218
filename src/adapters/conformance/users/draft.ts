import type { UserDraft } from '../../contract.js';
import type { FieldInfo, Session } from '../../../domain/session.js';

const builtIn = new Set(['login', 'firstName', 'lastName', 'displayName', 'email', 'phone', 'jobTitle']);
let count = 0;

/** A name that nobody has, made of small letters, digits and hyphens. */
export function uniqueName(): string {
  return `conformance-${crypto.randomUUID().slice(0, 13)}-${++count}`;
}

/**
 * The mark of the kit in a login or an address; `undefined` where there is none. It is random, so whoever carries it was made by this
 * run of the kit, and nobody else does: by it alone the kit knows whom it may change and delete.
 */
export function markOf({ login, email = '' }: Pick<UserDraft, 'login' | 'email'>): string | undefined {
  return /conformance-[0-9a-f]{8}-[0-9a-f]{4}-\d+/.exec(`${login} ${email}`.toLowerCase())?.[0];
}

/** A new user with all that the backend declares as required. */
export function draftOf({ capabilities }: Session, login: string): UserDraft {
  const { fields } = capabilities;
  const draft: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  const has = (name: string): boolean => !fields || fields.some((field) => field.name === name && !field.readOnly);
  if (has('firstName')) draft.firstName = 'Conformance';
  if (has('lastName')) draft.lastName = `Check ${count}`;
  if (fields && has('displayName')) draft.displayName = `Conformance Check ${count}`;
  for (const field of fields ?? []) {
    if (!field.required || field.readOnly || field.name in draft) continue;
    (builtIn.has(field.name) ? draft : extra)[field.name] = valueOf(field, login);
  }
  return {
    ...draft,
    login,
    email: `${login}@example.com`,
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

function valueOf({ type, choices = [], unique }: FieldInfo, login: string): unknown {
  switch (type) {
    case 'email':
      return `${login}@example.com`;
    case 'phone':
      return '+12025550100';
    case 'date':
      return '2030-01-01';
    case 'boolean':
      return false;
    case 'choice':
      return choices[0] ?? '';
    case 'text':
      return unique ? login : 'Conformance';
  }
}
