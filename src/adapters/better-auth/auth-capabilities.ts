import type { Capabilities, FieldInfo, Session } from '../../domain/session.js';
import type { Membership, UserAction } from '../../domain/user.js';
import { isRecord } from '../is-record.js';
import { post, read, unreadable, type AuthWire } from './auth-wire.js';
import { extraOf, namesOf, rolesOf, type BetterAuthOptions } from './better-auth-options.js';

/** What the server calls it. Whoever may see a list and not a person in it may see nobody. */
const permissions: readonly (readonly [action: UserAction, needed: readonly string[]])[] = [
  ['view', ['list', 'get']],
  ['export', ['list', 'get']],
  ['create', ['create']],
  ['update', ['update', 'set-email']],
  ['import', ['create', 'update']],
  ['delete', ['delete']],
  ['activate', ['ban']],
  ['deactivate', ['ban']],
  ['change-roles', ['set-role']],
];

/** Who is signed in, what they may, and what can be done here. */
export async function readAuthSession(wire: AuthWire, signal: AbortSignal): Promise<Session> {
  const { options } = wire;
  const data = await read(wire, 'get-session', { disableCookieCache: 'true' }, { signal });
  const capabilities = capabilitiesOf(options);
  if (data === null) return { viewer: null, allowed: new Set(), capabilities };
  const user = isRecord(data) ? data.user : undefined;
  if (!isRecord(user) || typeof user.id !== 'string' || user.id === '') throw unreadable('The viewer can’t be read.');
  const { id, name, role } = user;
  const allowed = new Set(options.may ? declared(options.may, role) : await permitted(wire, signal));
  if (options.passwordPage && allowed.has('update')) allowed.add('reset-password');
  return { viewer: { id, ...(typeof name === 'string' && { name }) }, allowed, capabilities };
}

/** Asks for everything at once, as an administrator has it, and one by one where that is not so. */
async function permitted(wire: AuthWire, signal: AbortSignal): Promise<UserAction[]> {
  const may = async (needed: readonly string[]): Promise<boolean> => {
    const data = await post(wire, 'admin/has-permission', { permissions: { user: needed } }, { signal });
    return isRecord(data) && data.success === true;
  };
  const actions = permissions.map(([action]) => action);
  if (await may(permissions.flatMap(([, needed]) => needed))) return actions;
  const answers = await Promise.all(permissions.map(([, needed]) => may(needed)));
  return actions.filter((_, index) => answers[index]);
}

function declared(may: NonNullable<BetterAuthOptions['may']>, role: unknown): readonly UserAction[] {
  const roles = typeof role === 'string' ? role.split(',') : [];
  return roles.flatMap((each) => (Object.hasOwn(may, each.trim()) ? may[each.trim()] : []));
}

/** The most users that are asked for at once. */
export const maxSize = 200;

/** The roles that the list can be narrowed by: the server looks for a part of a text, which must be part of no other role. */
export function filterableRoles(options: BetterAuthOptions): readonly Membership[] {
  const roles = rolesOf(options);
  return roles.filter(({ id }) => !/[%_\\,]/.test(id) && !roles.some((role) => role.id !== id && role.id.includes(id)));
}

function capabilitiesOf(options: BetterAuthOptions): Capabilities {
  const choices = filterableRoles(options).map(({ id, name }) => ({ value: id, label: name }));
  return {
    fields: fieldsOf(options),
    ...(choices.length > 0 && { filters: [{ field: 'role', choices }] }),
    search: { mode: 'contains', fields: ['name', 'email'] },
    sort: ['name', 'email'],
    page: { kind: 'offset', maxSize },
    total: 'exact',
    concurrency: 'none',
    delete: { kind: 'permanent', statistics: 'lost', freesLogin: true, ...options.deletion },
    deactivate: { endsSessions: true },
  };
}

/** What the server has no field for is declared too, as what can't be written. */
function fieldsOf(options: BetterAuthOptions): FieldInfo[] {
  const names = namesOf(options);
  const known = ['displayName', 'email', 'login', 'firstName', 'lastName', 'phone', 'jobTitle'].map(
    (name, at): FieldInfo => {
      const written = names.has(name);
      // the name is needed, and the address and the login are nobody else's too
      return { name, type: 'text', required: written && at < 3, unique: at === 1 || at === 2, readOnly: !written };
    },
  );
  return [...known, ...extraOf(options)];
}
