import type { User } from '../../domain/user.js';
import { valuesOf, type FieldValue, type Values } from '../form/form-fields.js';
import { savedValue, type FormState } from '../form/form-state.js';

/** A form after somebody else's version of the user has come in. */
export interface Rebased {
  readonly form: FormState;
  /** Where the viewer and somebody else have both changed a field: what it is now, by field. */
  readonly conflicts: Values;
  /** Fields that only somebody else has changed. */
  readonly taken: readonly string[];
}

/**
 * Puts what the viewer has typed onto a newer version of the user. Nothing typed is lost: where both have changed a field it
 * is a conflict, for the viewer to decide. `from` is what the viewer has started from, or has sent; `open` are conflicts that
 * were not decided yet.
 */
export function rebase(form: FormState, from: Values, latest: User, open: Values = new Map()): Rebased {
  const base = valuesOf(form.fields, latest);
  const values = new Map(form.values);
  const conflicts = new Map<string, FieldValue>();
  const taken: string[] = [];
  for (const { name, readOnly } of form.fields) {
    const [was = '', now = '', mine = ''] = [from.get(name), base.get(name), values.get(name)];
    const typed = !readOnly && (!isSame(mine, was) || form.unreadable.has(name));
    if (!typed || isSame(mine, now)) {
      if (!typed && !readOnly && !isSame(now, was)) taken.push(name);
      if (!form.unreadable.has(name)) values.set(name, now);
    } else if (!isSame(now, was) || open.has(name)) conflicts.set(name, now);
  }
  const refused = new Map([...form.refused].filter(([name]) => values.get(name) === form.values.get(name)));
  return { form: { ...form, base, values, refused }, conflicts, taken };
}

/** Are these the same once they are saved? */
export function isSame(one: FieldValue, other: FieldValue): boolean {
  return savedValue(one) === savedValue(other);
}
