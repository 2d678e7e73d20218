import type { User } from '../../domain/user.js';
import type { Values } from '../form/form-fields.js';
import { changedFields } from '../form/form-state.js';
import type { EditState, Step } from './edit-state.js';
import { rebase } from './rebase.js';

/** Would something be lost if the page went away now? */
export function isUnsaved({ form, sent }: EditState): boolean {
  return sent !== undefined || changedFields(form).length > 0;
}

/** Reads the user again, to know what is true. */
export function read(state: EditState): Step {
  const request = state.request + 1;
  return [{ ...state, phase: 'reading', request }, [{ type: 'read', request, id: state.user.id }]];
}

/** What is typed, on a newer version of the user. Where nothing is typed there is nothing to say about it. */
export function onto(state: EditState, user: User, from: Values = state.form.base): EditState {
  const { form, conflicts, taken } = rebase(state.form, from, user, state.conflicts);
  const next: EditState = { ...state, user, fresh: true, form, conflicts, phase: 'idle', sent: undefined };
  if (conflicts.size > 0) return { ...next, told: { type: 'conflict', taken } };
  return taken.length > 0 && isUnsaved(next) ? { ...next, told: { type: 'taken', taken } } : next;
}

/** After a stale version there is always something to say, also where only others' fields differ. */
export function conflicted(state: EditState): Step {
  const [first] = state.conflicts.keys();
  if (first === undefined) return [{ ...state, told: state.told ?? { type: 'taken', taken: [] } }, []];
  return [state, [{ type: 'focus-conflict', name: first }]];
}
