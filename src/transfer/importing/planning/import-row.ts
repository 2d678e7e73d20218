import type { ImportRow, UserChanges, UserDraft } from '../../../adapters/contract.js';
import type { User } from '../../../domain/user.js';
import { departmentIn, statusIn, type Wish } from './cells/wish.js';

/** A new user as the backend is asked for them. Where logins can't be written, it is the e-mail address. */
export function creationOf(ref: string, wishes: readonly Wish[]): ImportRow {
  const values = fieldsOf(wishes);
  const department = departmentIn(wishes);
  const status = statusIn(wishes);
  const roles = wishes.flatMap(({ said }) => (said?.kind === 'roles' ? said.roles : []));
  const create: UserDraft = {
    login: values.email ?? '',
    ...values,
    ...(department && { department }),
    ...(roles.length > 0 && { roles }),
    ...(status && { status }),
  };
  return { ref, create };
}

/** What changes about somebody, and nothing else. */
export function updateOf(ref: string, { id, version }: User, wishes: readonly Wish[]): ImportRow {
  const changes = fieldsOf(wishes);
  const department = departmentIn(wishes);
  const status = statusIn(wishes);
  return {
    ref,
    update: { id, ...(version !== undefined && { version }) },
    ...(Object.keys(changes).length > 0 && { changes }),
    ...(department && { departmentId: department.id }),
    ...(status && { active: status === 'active' }),
  };
}

/** A built-in field that is emptied is `''`, an extra one `null`. Names from outside become members, whatever they are (S11). */
function fieldsOf(wishes: readonly Wish[]): UserChanges {
  const own: Record<string, string | boolean> = {};
  const extra: (readonly [string, string | boolean | null])[] = [];
  for (const { field, said } of wishes) {
    if (said !== null && said.kind !== 'value') continue;
    const value = said === null ? null : said.value;
    // the names of built-in fields are ours
    if (field.builtIn) own[field.name] = value ?? '';
    else extra.push([field.name, value]);
  }
  return extra.length > 0 ? { ...own, extra: Object.fromEntries(extra) } : own;
}
