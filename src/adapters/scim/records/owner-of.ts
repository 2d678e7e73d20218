import { isRecord } from '../../is-record.js';
import { textOf, valueAt } from './scim-path.js';
import type { OwnerRule } from '../scim-options.js';
import type { User } from '../../../domain/user.js';

/** Is this the Account Owner? `undefined` where it can't be told, which is refused (R2, R11). */
export function ownerOf(rule: OwnerRule | undefined, record: unknown, user: User): boolean | undefined {
  if (!rule) return undefined;
  if (typeof rule === 'function') return judged(rule, record, user);
  if ('ids' in rule) return listed(rule.ids, user.id);
  const roles = valueAt(record, 'roles');
  if (roles === undefined || roles === null) return rule.absent;
  const wanted = [rule.role].flat().map((role) => role.toLowerCase());
  const names = [roles].flat().flatMap((role) => [textOf(role), isRecord(role) && textOf(valueAt(role, 'value'))]);
  if (!names.some(Boolean) && names.length > 0) return undefined;
  return names.some((name) => name && wanted.includes(name.toLowerCase()));
}

// 'ABC' and 'abc ' may be one account there: neither the owner nor safely somebody else
function listed(ids: readonly string[], id: string): boolean | undefined {
  if (ids.includes(id)) return true;
  const near = ids.some((each) => each.trim().toLowerCase() === id.trim().toLowerCase());
  return near || ids.length === 0 ? undefined : false;
}

function judged(rule: (record: unknown, user: User) => unknown, record: unknown, user: User): boolean | undefined {
  try {
    const answer = rule(record, user);
    return typeof answer === 'boolean' ? answer : undefined;
  } catch {
    return undefined;
  }
}
