import type { AdapterError } from '../../adapters/adapter-error.js';
import type { User } from '../../domain/user.js';
import { refusalOf } from '../form/form-answer.js';
import { valuesOf, type FieldValue } from '../form/form-fields.js';
import { fill, wrongFields } from '../form/form-state.js';
import type { EditOutcome, EditState, Step, Told } from './edit-state.js';
import { conflicted, onto, read } from './newer-version.js';
import { isSame, rebase } from './rebase.js';

/** Whether the write was done is certain after these, and it was not. After anything else the user is read again (F7, F13). */
const certain = new Set<string>([
  'unauthenticated', 'forbidden', 'protected', 'not-found', 'stale', 'conflict', 'invalid', 'rate-limited', 'unsupported',
]); // prettier-ignore

type Answer = Extract<EditOutcome, { request: number }>;

/** What the backend’s answer to a save, or to a look after it, means. Nothing typed is lost by any of them. */
export function answered(state: EditState, event: Answer): Step {
  switch (event.type) {
    case 'saved':
      return state.phase === 'saving' ? [saved(state, event.user, false), []] : [state, []];
    case 'save-failed':
      return state.phase === 'saving' ? failed(state, event.error) : [state, []];
    case 'read':
      return state.phase === 'reading' ? found(state, event.user) : [state, []];
    case 'read-failed':
      return state.phase === 'reading' ? [unread(state, event.error), []] : [state, []];
  }
}

function saved(state: EditState, user: User, lost: boolean): EditState {
  const sent = state.sent ?? new Map<string, FieldValue>();
  const next = onto(state, user, new Map([...state.form.base, ...sent]));
  const { taken } = rebase(state.form, new Map([...state.form.base, ...sent]), user);
  if (next.conflicts.size > 0) return next;
  const form = { ...next.form, attempted: false, touched: new Set<string>() };
  return { ...next, form, told: { type: 'saved', count: sent.size, taken, lost } };
}

/** The save was not done, or nobody knows. What is typed stays in any case. */
function failed(state: EditState, error: AdapterError): Step {
  const { kind, latest } = error;
  // nothing was ever sent
  const unsent = kind === 'aborted' && error.status === 429;
  if (!certain.has(kind) && !unsent) return read(state);
  const idle: EditState = { ...state, phase: 'idle', sent: undefined };
  if (kind === 'stale') {
    if (latest?.id !== state.user.id) return read(idle);
    return conflicted(onto(idle, latest));
  }
  if (kind === 'unauthenticated') return [{ ...idle, told: { type: 'signed-out' } }, []];
  if (kind === 'not-found') return [{ ...idle, told: { type: 'gone' } }, []];
  if (kind !== 'invalid' && kind !== 'conflict')
    return [{ ...idle, told: { type: kind === 'forbidden' || kind === 'protected' ? 'refused' : 'failed', error, others: [] } }, []]; // prettier-ignore
  const { texts, others } = refusalOf(state.form, error);
  const form = fill(state.form, { type: 'refuse', texts });
  const [first] = wrongFields(form);
  const told: Told = texts.size > 0 && others.length === 0 ? { type: 'wrong' } : { type: 'failed', error, others };
  return [{ ...idle, form, told }, first === undefined ? [] : [{ type: 'focus', name: first }]];
}

/** The user was read after an answer was lost, or was stale: now it can be said what is true. */
function found(state: EditState, user: User): Step {
  const { sent } = state;
  if (!sent) return conflicted(onto(state, user));
  const now = valuesOf(state.form.fields, user);
  if ([...sent].every(([name, value]) => isSame(now.get(name) ?? '', value))) return [saved(state, user, true), []];
  const next = onto(state, user);
  if (next.conflicts.size > 0) return conflicted(next);
  return [{ ...next, told: { type: 'unsaved' } }, []];
}

function unread(state: EditState, error: AdapterError): EditState {
  const idle: EditState = { ...state, phase: 'idle' };
  if (error.kind === 'not-found') return { ...idle, sent: undefined, told: { type: 'gone' } };
  if (error.kind === 'unauthenticated') return { ...idle, told: { type: 'signed-out' } };
  return { ...idle, told: { type: state.sent ? 'doubt' : 'failed', error, others: [] } };
}
