import { html, nothing, type TemplateResult } from 'lit';
import { seatsMissing } from '../../domain/seats-missing.js';
import type { Session } from '../../domain/session.js';
import { nameOf, type User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import type { Messages } from '../../i18n/messages.js';
import { noticeView } from '../../ui/notice-view.js';
import { fieldsView, summaryText } from '../form/fields-view.js';
import { problemOf } from '../form/form-state.js';
import { keepFocus } from '../form/keep-focus.js';
import { loadPhones } from '../form/phone/phones-on-demand.js';
import type { CreationIntent, CreationNews, CreationState } from './creation-state.js';
import type { DepartmentChoice } from './department/department-choice.js';
import type { PlacementChoices } from './placement/placement.js';
import { placeLabels } from './placement/refused-places.js';
import { placementView } from './placement/placement-view.js';

/** What the form of one new user needs besides its state, and whom it tells. */
export interface CreationViewModel {
  readonly state: CreationState;
  readonly session: Session | undefined;
  readonly choices: PlacementChoices;
  readonly department: DepartmentChoice;
  readonly messages: Messages;
  readonly dispatch: (intent: CreationIntent) => void;
  readonly create: (another: boolean) => void;
  readonly leave: () => void;
  /** Who was created last, while the form is filled in again. */
  readonly last: User | undefined;
  readonly openLast: () => void;
}

/** Begins the ids of the fields: a person's page has its own. */
export const fieldPrefix = 'new-user-field';

/** The form of one new user: who they are, where they start, and what became of the latest attempt. */
export function creationView(model: CreationViewModel): TemplateResult {
  const { state, session, choices, messages, dispatch, create, leave } = model;
  const busy = state.phase !== 'editing';
  const inactive = seatsMissing(1, session) > 0;
  const submit = (event: Event): void => {
    event.preventDefault();
    create(false);
  };
  return html`<form class="new-user-form" novalidate aria-labelledby="new-user-title" @submit=${submit}>
    ${createdNotice(model)} ${troubleNotice(model)}
    <section class="profile-section" part="section">
      <h3>${messages.text('new-user.general')}</h3>
      <p class="form-note">${messages.text('form.required')}</p>
      ${fieldsView({
        form: state.form,
        messages,
        locked: busy,
        prefix: fieldPrefix,
        dispatch: (event) => dispatch({ type: 'fill', event }),
        enter: ({ type }) => void (type === 'phone' && loadPhones().catch(() => undefined)),
      })}
    </section>
    ${placementView({
      ...{ choices, department: model.department, session, messages, busy, inactive },
      placement: state.placement,
      refused: state.refusedPlaces,
      place: (changes) => dispatch({ type: 'place', changes }),
    })}
    <div class="new-user-actions" @mousedown=${keepFocus}>
      ${inactive ? noticeView({ kind: 'warning', text: seatsText(model) }) : nothing}
      ${busy ? html`<p class="new-user-progress">${progressText(model)}</p>` : nothing}
      <button type="submit" class="button primary" part="create-button" aria-disabled=${busy ? 'true' : nothing}>
        ${messages.text('new-user.create')}
      </button>
      <button type="button" class="button" aria-disabled=${busy ? 'true' : nothing} @click=${() => create(true)}>
        ${messages.text('new-user.create-another')}
      </button>
      <button type="button" class="button quiet" part="cancel-button" @click=${leave}>
        ${messages.text('new-user.cancel')}
      </button>
    </div>
  </form>`;
}

/** What is being waited for, in words. */
export function progressText({ state, messages }: Pick<CreationViewModel, 'state' | 'messages'>): string {
  return messages.text(state.phase === 'looking' ? 'new-user.looking' : 'new-user.creating');
}

/** Who was created, as they are now, in words. */
export function createdText(user: User, messages: Messages, late = false): string {
  const key = late ? 'created-late' : user.status === 'inactive' ? 'created-inactive' : 'created';
  return messages.text(`new-user.${key}`, { name: visibleText(nameOf(user), 120) });
}

/** Why nobody was created, in words; `undefined` where the fields say it. */
export function troubleText({ state, messages }: Pick<CreationViewModel, 'state' | 'messages'>): string | undefined {
  const { doubt, attempt, failure, form } = state;
  if (state.phase !== 'editing') return undefined;
  if (doubt && attempt)
    return messages.text(`new-user.${doubt}`, { login: visibleText(attempt.wish.draft.login, 120) });
  if (!failure) return undefined;
  const { error, others } = failure;
  if (error.kind === 'unauthenticated') return messages.text('new-user.signed-out');
  const isAtFields = form.fields.some(({ name }) => problemOf(form, name)?.kind === 'server');
  if ((isAtFields || state.refusedPlaces.size > 0) && others.length === 0) return undefined;
  const said = others.map((text) => visibleText(text, 300)).join(' ') || visibleText(error.message, 300);
  return messages.text('new-user.failed', { message: said });
}

/** What became of somebody whom the viewer left before the answer came, and it is not good. */
export function missedText({ attempt, error }: Extract<CreationNews, { type: 'miss' }>, messages: Messages): string {
  const login = visibleText(attempt.wish.draft.login, 120);
  if (!error) return messages.text('new-user.missed', { login });
  return messages.text('new-user.not-created', { login, message: visibleText(error.message, 300) });
}

/** How many fields need attention, for the announcement. */
export function attentionText({ state, messages }: Pick<CreationViewModel, 'state' | 'messages'>): string {
  return summaryText(state.form, messages, placeLabels(state.refusedPlaces, messages)) ?? '';
}

function seatsText({ session, messages }: CreationViewModel): string {
  const { used = 0, limit = 0 } = session?.capabilities.seats ?? {};
  return messages.text('new-user.seats', { used, limit });
}

function createdNotice({ last, messages, openLast }: CreationViewModel): TemplateResult | typeof nothing {
  if (!last) return nothing;
  return noticeView({
    kind: 'success',
    text: createdText(last, messages),
    actions: [{ label: messages.text('new-user.open', { name: visibleText(nameOf(last), 60) }), run: openLast }],
  });
}

function troubleNotice(model: CreationViewModel): TemplateResult | typeof nothing {
  const text = troubleText(model);
  if (text === undefined) return nothing;
  const { state, messages, dispatch } = model;
  const again = { label: messages.text('new-user.look-again'), run: () => dispatch({ type: 'look-again' }) };
  return noticeView({ kind: state.doubt ? 'warning' : 'error', text, actions: state.doubt ? [again] : [] });
}
