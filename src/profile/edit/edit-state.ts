import type { AdapterError } from '../../adapters/adapter-error.js';
import type { Target, UserChanges } from '../../adapters/contract.js';
import type { User, UserId } from '../../domain/user.js';
import { changesOf } from '../form/form-answer.js';
import { valuesOf, type FieldValue, type FormField, type Values } from '../form/form-fields.js';
import { changedFields, fill, formOf, savedValue, uncheckedPhones, wrongFields, type FormEvent, type FormState } from '../form/form-state.js'; // prettier-ignore
import { onto, read } from './newer-version.js';
import { answered } from './save-answer.js';

/** What there is to say about the latest save, or about what somebody else did. `taken`: fields that only others changed. */
export type Told =
  | { readonly type: 'saved'; readonly count: number; readonly taken: readonly string[]; readonly lost: boolean }
  | { readonly type: 'conflict' | 'taken'; readonly taken: readonly string[] }
  | { readonly type: 'refused' | 'failed' | 'doubt'; readonly error: AdapterError; readonly others: readonly string[] }
  | { readonly type: 'unchanged' | 'wrong' | 'unsaved' | 'signed-out' | 'gone' };

/** The changes to one user as they stand: what is typed, what was sent, what others did meanwhile. */
export interface EditState {
  /** The user as last read: their version is the one that a save is for. */
  readonly user: User;
  /** The user was read for this page. Before, what the list knows is shown and can't be changed. */
  readonly fresh: boolean;
  readonly form: FormState;
  /** `checking` phone numbers before a save; `reading` the user again, to know what is true. */
  readonly phase: 'idle' | 'checking' | 'saving' | 'reading';
  /** The number of the newest request: an answer to another one is late (F4). */
  readonly request: number;
  /** What was sent and not heard of, by field. While this is there nothing is sent (F7). */
  readonly sent?: Values | undefined;
  /** What others made of fields that the viewer has changed too, until the viewer decides. */
  readonly conflicts: Values;
  readonly told?: Told | undefined;
}

/** What the viewer does. */
export type EditIntent =
  | Extract<FormEvent, { type: 'edit' | 'leave' }>
  | { readonly type: 'save' | 'cancel' | 'look-again' }
  | { readonly type: 'choose'; readonly name: string; readonly keep: 'mine' | 'theirs' };

/** What came from elsewhere. `refresh`: the user was read, because the page was opened or something was done to them. */
export type EditOutcome =
  | Extract<FormEvent, { type: 'phone-checked' }>
  | { readonly type: 'refresh'; readonly user: User; readonly fresh: boolean }
  | { readonly type: 'vanish' }
  | { readonly type: 'saved' | 'read'; readonly request: number; readonly user: User }
  | { readonly type: 'save-failed' | 'read-failed'; readonly request: number; readonly error: AdapterError };

/** What is to be done next. */
export type EditEffect =
  | { readonly type: 'save'; readonly request: number; readonly target: Target; readonly changes: UserChanges }
  | { readonly type: 'read'; readonly request: number; readonly id: UserId }
  | { readonly type: 'check-phone'; readonly name: string; readonly value: string }
  | { readonly type: 'focus' | 'focus-conflict'; readonly name: string };

/** The next state, and what is to be done. */
export type Step = readonly [EditState, readonly EditEffect[]];

const passing: ReadonlySet<unknown> = new Set<Told['type']>(['saved', 'unchanged', 'taken', 'unsaved']);

/** Begins to edit a user. */
export function editOf(user: User, fields: readonly FormField[], fresh: boolean, request = 0): EditState {
  const form = formOf(fields, valuesOf(fields, user));
  return { user, fresh, form, phase: 'idle', request, conflicts: new Map() };
}

/** The next state, and what is to be done. */
export function transition(state: EditState, event: EditIntent | EditOutcome): Step {
  switch (event.type) {
    case 'edit':
    case 'leave':
      return typed(state, event);
    case 'phone-checked': {
      const next = { ...state, form: fill(state.form, event) };
      return state.phase === 'checking' ? send(next) : [next, []];
    }
    case 'save':
      return save(state);
    case 'look-again':
      return state.phase === 'idle' ? read(state) : [state, []];
    case 'cancel':
      return cancel(state);
    case 'choose':
      return choose(state, event.name, event.keep);
    case 'refresh':
      return refresh(state, event.user, event.fresh);
    case 'vanish':
      return [{ ...state, phase: 'idle', sent: undefined, told: { type: 'gone' } }, []];
    default:
      return event.request === state.request ? answered(state, event) : [state, []];
  }
}

function typed(state: EditState, event: Extract<EditIntent, { type: 'edit' | 'leave' }>): Step {
  if (!state.fresh || state.told?.type === 'gone') return [state, []];
  const form = fill(state.form, event);
  if (event.type === 'leave') return [{ ...state, form }, checks(form)];
  return [{ ...state, form, told: passing.has(state.told?.type) ? undefined : state.told }, []];
}

function checks(form: FormState): EditEffect[] {
  return uncheckedPhones(form).map(([name, value]) => ({ type: 'check-phone', name, value }));
}

function save(state: EditState): Step {
  if (state.phase !== 'idle' || !state.fresh || state.told?.type === 'gone') return [state, []];
  // what was sent may have arrived: look before anything else is sent (F7)
  if (state.sent) return read(state);
  const [open] = state.conflicts.keys();
  if (open !== undefined)
    return [{ ...state, told: { type: 'conflict', taken: [] } }, [{ type: 'focus-conflict', name: open }]];
  return send(state);
}

/** Sends what was changed once all of it is checked. */
function send(state: EditState): Step {
  const { user, form: { values } } = state; // prettier-ignore
  const form = fill(state.form, { type: 'attempt' });
  const idle: EditState = { ...state, form, phase: 'idle' };
  const waiting = checks(form);
  if (waiting.length > 0) return [{ ...idle, phase: 'checking' }, waiting];
  const [wrong] = wrongFields(form);
  if (wrong !== undefined) return [{ ...idle, told: { type: 'wrong' } }, [{ type: 'focus', name: wrong }]];
  const changed = changedFields(form);
  if (changed.length === 0) return [{ ...idle, form: state.form, told: { type: 'unchanged' } }, []];
  const request = state.request + 1;
  const sent = new Map(changed.map(({ name }) => [name, savedValue(values.get(name) ?? '')]));
  const target = { id: user.id, ...(user.version !== undefined && { version: user.version }) };
  return [
    { ...idle, phase: 'saving', request, sent, told: undefined },
    [{ type: 'save', request, target, changes: changesOf(form) }],
  ];
}

/** Back to what is saved; what was sent and not heard of is read. */
function cancel(state: EditState): Step {
  if (state.phase === 'saving' || state.phase === 'reading') return [state, []];
  const form = fill(state.form, { type: 'reset' });
  const next: EditState = { ...state, form, phase: 'idle', sent: undefined, conflicts: new Map(), told: undefined };
  return state.sent ? read(next) : [next, []];
}

function choose(state: EditState, name: string, keep: 'mine' | 'theirs'): Step {
  const theirs = state.conflicts.get(name);
  if (theirs === undefined) return [state, []];
  const conflicts = new Map(state.conflicts);
  conflicts.delete(name);
  const value: FieldValue = keep === 'theirs' ? theirs : (state.form.values.get(name) ?? '');
  const form = keep === 'theirs' ? fill(state.form, { type: 'edit', name, value }) : state.form;
  const told = conflicts.size > 0 ? state.told : undefined;
  const [next] = conflicts.keys();
  return [
    { ...state, form, conflicts, told },
    [next === undefined ? { type: 'focus', name } : { type: 'focus-conflict', name: next }],
  ];
}

function refresh(state: EditState, user: User, fresh: boolean): Step {
  // what is being sent or read brings a newer answer
  if (state.phase === 'saving' || state.phase === 'reading' || state.sent) return [state, []];
  if (!state.fresh) return [editOf(user, state.form.fields, fresh, state.request), []];
  return fresh ? [onto(state, user), []] : [state, []];
}
