import type { AdapterError } from '../../adapters/adapter-error.js';
import type { User } from '../../domain/user.js';
import type { Refusal } from '../form/form-answer.js';
import { type FormField, valuesOf } from '../form/form-fields.js';
import { changedFields, fill, type FormEvent, formOf, type FormState, wrongFields } from '../form/form-state.js';
import type { Found } from '../../bulk/reading/find-created.js';
import { isFinal, isUncertain } from '../../bulk/run/is-uncertain.js';
import { firstPlacement, type NewUser, type Placement } from './placement/placement.js';
import { noRefusedPlaces, type PlaceField, type RefusedPlaces } from './placement/refused-places.js';

/** One user as they are sent, under the key that they keep until it is known what became of them. */
export interface Attempt {
  readonly requestId: string;
  readonly wish: NewUser;
  /** The form is to be filled in again afterwards. */
  readonly another: boolean;
}

/** A new user as far as they have come. */
export interface CreationState {
  readonly phase: 'closed' | 'editing' | 'sending' | 'looking';
  readonly form: FormState;
  readonly placement: Placement;
  /** What was sent, and not settled by any answer. */
  readonly attempt?: Attempt | undefined;
  /** Another wish that waits for what became of {@link attempt}. */
  readonly next?: Attempt | undefined;
  /** What looking after a lost answer showed. */
  readonly doubt?: 'absent' | 'unseen' | undefined;
  /** What the backend says against where they were to start. */
  readonly refusedPlaces: RefusedPlaces;
  /** Why it was not done, as far as no field shows it. */
  readonly failure?: { readonly error: AdapterError; readonly others: readonly string[] } | undefined;
  /** What the backend said against a wish that it may have fulfilled before: it counts where the look finds nobody else. */
  readonly conflict?: Failed | undefined;
}

/** What the viewer does. The key of an attempt is only used where none has to be kept. */
export type CreationIntent =
  | { readonly type: 'open'; readonly fields: readonly FormField[] }
  | { readonly type: 'fill'; readonly event: FormEvent }
  | { readonly type: 'place'; readonly changes: Partial<Placement> }
  | { readonly type: 'create'; readonly attempt: Attempt }
  | { readonly type: 'look-again' | 'close' };

/** What is said against fields, and against where the user was to start. */
export type CreationRefusal = Refusal & { readonly places: RefusedPlaces };

/** What became of an attempt. `refusal`: what is said against fields. */
export type CreationOutcome = { readonly attempt: Attempt } & (
  | { readonly type: 'created'; readonly user: User }
  | { readonly type: 'failed'; readonly error: AdapterError; readonly refusal: CreationRefusal }
  | { readonly type: 'looked'; readonly found: Found; readonly refusal: Refusal }
);

type Failed = Extract<CreationOutcome, { type: 'failed' }>;

/** What is to be asked of the backend. */
export interface CreationWork {
  readonly type: 'send' | 'look';
  readonly attempt: Attempt;
}

/**
 * What the page, or the list behind it, hears. `report`: they are created; `late` where the viewer has gone on to something
 * else. `miss`: nobody knows, or it was not done, and the viewer has left. `point`: to the first field that is wrong.
 */
export type CreationNews =
  | { readonly type: 'report'; readonly attempt: Attempt; readonly user: User; readonly late: boolean }
  | { readonly type: 'miss'; readonly attempt: Attempt; readonly error?: AdapterError }
  | { readonly type: 'point' }
  | { readonly type: 'signed-out' }
  | { readonly type: 'left' };

/** What is to be done next. */
export type CreationEffect = CreationWork | CreationNews;

type Step = readonly [CreationState, readonly CreationEffect[]];

/** Nobody is being created. */
export const noCreation: CreationState = {
  phase: 'closed',
  form: formOf([], new Map()),
  placement: firstPlacement,
  refusedPlaces: noRefusedPlaces,
};

/** The state after what the viewer did or what was answered, and what is to be done. */
export function transition(state: CreationState, event: CreationIntent | CreationOutcome): Step {
  if (event.type === 'open') {
    const form = formOf(event.fields, valuesOf(event.fields));
    return state.phase === 'closed' ? [{ ...noCreation, phase: 'editing', form }, []] : [state, []];
  }
  if (event.type === 'created' || event.type === 'failed' || event.type === 'looked') return answered(state, event);
  return state.phase === 'closed' ? [state, []] : acted(state, event);
}

/** Would leaving lose something: what was typed, or the answer to what was sent? */
export function hasSomethingToLose(state: CreationState): boolean {
  return state.phase !== 'closed' && (isBusy(state) || changedFields(state.form).length > 0);
}

function isBusy({ phase }: CreationState): boolean {
  return phase === 'sending' || phase === 'looking';
}

function acted(state: CreationState, intent: Exclude<CreationIntent, { type: 'open' }>): Step {
  switch (intent.type) {
    case 'close':
      return [noCreation, [{ type: 'left' }]];
    case 'look-again':
      return isBusy(state) || !state.attempt ? [state, []] : look(state, state.attempt);
    case 'place':
      return isBusy(state) ? [state, []] : [place(state, intent.changes), []];
    case 'fill': {
      // what is on its way is not changed under it; what is known of a number is taken in at any time
      const { event } = intent;
      if (isBusy(state) && event.type !== 'phone-checked' && event.type !== 'leave') return [state, []];
      return [{ ...state, form: fill(state.form, event) }, []];
    }
    case 'create':
      return isBusy(state) ? [state, []] : create(state, intent.attempt);
  }
}

/** What was said against a choice goes with it. */
function place(state: CreationState, changes: Partial<Placement>): CreationState {
  const refusedPlaces = new Map(state.refusedPlaces);
  const chosen: readonly (readonly [keyof Placement, PlaceField])[] = [['departmentId', 'department'], ['roleId', 'role']]; // prettier-ignore
  for (const [choice, field] of chosen) if (choice in changes) refusedPlaces.delete(field);
  return { ...state, placement: { ...state.placement, ...changes }, refusedPlaces };
}

function create(state: CreationState, fresh: Attempt): Step {
  if (wrongFields(state.form).length > 0)
    return [{ ...state, form: fill(state.form, { type: 'attempt' }) }, [{ type: 'point' }]];
  const { attempt } = state;
  if (!attempt) return send(state, fresh);
  // the same wish is the same request, however often it is sent (F7)
  if (JSON.stringify(attempt.wish) === JSON.stringify(fresh.wish))
    return send(state, { ...attempt, another: fresh.another });
  return state.doubt ? look({ ...state, next: fresh }, attempt) : send(state, fresh);
}

function send(state: CreationState, attempt: Attempt): Step {
  const next: CreationState = {
    ...state,
    phase: 'sending',
    attempt,
    next: undefined,
    failure: undefined,
    refusedPlaces: noRefusedPlaces,
  };
  return [next, [{ type: 'send', attempt }]];
}

function look(state: CreationState, attempt: Attempt): Step {
  return [{ ...state, phase: 'looking', attempt }, [{ type: 'look', attempt }]];
}

function answered(state: CreationState, outcome: CreationOutcome): Step {
  const { attempt } = outcome;
  const isOurs = isBusy(state) && state.attempt?.requestId === attempt.requestId;
  if (!isOurs) return [state, orphaned(outcome)];
  if (outcome.type === 'created') return created(state, attempt, outcome.user);
  if (outcome.type === 'failed') return failed(state, outcome);
  return looked(state, outcome);
}

/** The viewer has left before the answer came: it is told all the same. */
function orphaned(outcome: CreationOutcome): readonly CreationEffect[] {
  const { attempt } = outcome;
  if (outcome.type === 'created') return [{ type: 'report', attempt, user: outcome.user, late: true }];
  if (outcome.type === 'looked')
    return outcome.found.state === 'made'
      ? [{ type: 'report', attempt, user: outcome.found.user, late: true }]
      : [{ type: 'miss', attempt }];
  const { error } = outcome;
  return isUncertain(error) ? [{ type: 'look', attempt }] : [{ type: 'miss', attempt, error }];
}

function created(state: CreationState, attempt: Attempt, user: User): Step {
  const report = (late: boolean): CreationEffect => ({ type: 'report', attempt, user, late });
  const settled: CreationState = {
    ...state,
    phase: 'editing',
    attempt: undefined,
    next: undefined,
    doubt: undefined,
    conflict: undefined,
  };
  // another wish stands in the form by now: it stays there
  if (state.next) return [settled, [report(true)]];
  if (!attempt.another) return [noCreation, [report(false)]];
  const form = formOf(state.form.fields, state.form.base);
  return [{ ...settled, form, failure: undefined }, [report(false)]];
}

function failed(state: CreationState, outcome: Failed): Step {
  const { attempt, error } = outcome;
  if (isUncertain(error)) return look(state, attempt);
  // a conflict after a lost answer may be with the very user who was created then
  if (error.kind === 'conflict' && state.doubt) return look({ ...state, conflict: outcome }, attempt);
  return refused(state, outcome);
}

function refused(state: CreationState, { error, refusal }: Failed): Step {
  const form = refusal.texts.size > 0 ? fill(state.form, { type: 'refuse', texts: refusal.texts }) : state.form;
  const failure = { error, others: refusal.others };
  const refusedPlaces = refusal.places;
  const settled = isFinal(error) && { attempt: undefined, doubt: undefined };
  const next: CreationState = {
    ...state,
    phase: 'editing',
    form,
    refusedPlaces,
    conflict: undefined,
    failure,
    ...settled,
  };
  if (error.kind === 'unauthenticated') return [next, [{ type: 'signed-out' }]];
  return [next, refusal.texts.size + refusedPlaces.size > 0 ? [{ type: 'point' }] : []];
}

function looked(state: CreationState, outcome: Extract<CreationOutcome, { type: 'looked' }>): Step {
  const { attempt, found, refusal } = outcome;
  const { next, conflict } = state;
  if (found.state === 'made') return created(state, attempt, found.user);
  if (conflict) return refused(state, conflict);
  if (found.state === 'unseen') return [{ ...state, phase: 'editing', next: undefined, doubt: 'unseen' }, []];
  const settled: CreationState = { ...state, phase: 'editing', next: undefined, doubt: undefined };
  const isFree = found.state === 'absent' || next?.wish.draft.login !== attempt.wish.draft.login;
  if (next && isFree) return send({ ...settled, attempt: undefined }, next);
  if (found.state === 'absent') return [{ ...settled, doubt: 'absent' }, []];
  const form = fill(state.form, { type: 'refuse', texts: refusal.texts });
  return [{ ...settled, attempt: undefined, form }, [{ type: 'point' }]];
}
