import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Session } from '../../domain/session.js';
import { visibleText } from '../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { DepartmentChoice } from '../new-user/department/department-choice.js';
import type { PlacementChoices } from '../new-user/placement/placement.js';
import { placementView } from '../new-user/placement/placement-view.js';
import { inactiveAmong, remaining } from './creation-plan.js';
import { type CreationRun, isGoingOn } from './creation-run-state.js';
import type { NewUsersState } from './new-users-controller.js';
import { mostAddresses, type ParsedAddresses, parseAddresses } from './parse-addresses.js';
import { runView } from './run-view.js';

/** What adding several needs besides its state, and whom it tells. */
export interface NewUsersViewModel {
  readonly state: NewUsersState;
  readonly session: Session | undefined;
  readonly choices: PlacementChoices;
  readonly department: DepartmentChoice;
  readonly messages: Messages;
  /** It was to be started, and there is nobody to create. */
  readonly isMissing: boolean;
  readonly edit: (changes: Partial<Pick<NewUsersState, 'text' | 'placement'>>) => void;
  readonly start: () => void;
  readonly stop: () => void;
  readonly leave: () => void;
}

/** A text of addresses, what it holds, where its users start, and what becomes of them. */
export function newUsersView(model: NewUsersViewModel): TemplateResult {
  const { state, session, choices, messages, edit, start, leave } = model;
  const parsed = parseAddresses(state.text);
  const count = parsed.valid.length;
  const busy = isGoingOn(state.run);
  const inactive = inactiveAmong(parsed.valid, session);
  const missing = busy ? undefined : missingText(state.text, messages);
  const submit = (event: Event): void => {
    event.preventDefault();
    start();
  };
  return html`<form class="new-user-form" novalidate aria-labelledby="new-user-title" @submit=${submit}>
    <section class="profile-section" part="section">
      <h3><label for="new-users-text">${messages.text('new-users.addresses')}</label></h3>
      ${textView(model, busy)}
      <div id="new-users-found">${foundView(parsed, inactive, messages)}</div>
    </section>
    ${placementView({
      ...{ choices, department: model.department, session, messages, busy, placement: state.placement },
      inactive: count > 0 && inactive.length === count,
      place: (changes) => edit({ placement: { ...state.placement, ...changes } }),
    })}
    ${runView(model)}
    <div class="new-user-actions">
      <button
        type="submit"
        class="button primary"
        part="create-button"
        aria-disabled=${busy || missing ? 'true' : nothing}
        aria-describedby=${missing ? 'new-users-missing' : nothing}
      >
        ${startText(state.run, parsed, messages)}
      </button>
      <button type="button" class="button quiet" part="cancel-button" @click=${leave}>
        ${messages.text('new-user.cancel')}
      </button>
      ${missing ? html`<p class="field-hint" id="new-users-missing">${missing}</p>` : nothing}
    </div>
  </form>`;
}

function textView({ state, messages, isMissing, edit }: NewUsersViewModel, busy: boolean): TemplateResult {
  const wrong = isMissing && state.text.trim() === '';
  return html`<div class="field" part="field">
    <textarea
      class="input new-users-text"
      part="input"
      id="new-users-text"
      rows="6"
      dir=${state.text === '' ? nothing : 'ltr'}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby="new-users-hint new-users-found"
      ?readonly=${busy}
      .value=${live(state.text)}
      @input=${({ currentTarget }: Event) => edit({ text: (currentTarget as HTMLTextAreaElement).value })}
    ></textarea>
    ${wrong ? html`<p class="field-error" part="field-error">${messages.text('new-users.none')}</p>` : nothing}
    <p class="field-hint" id="new-users-hint">${messages.text('new-users.hint', { count: mostAddresses })}</p>
  </div>`;
}

/** What has to be done before anybody can be created; nothing where the text names somebody. */
export function missingText(text: string, messages: Messages): string | undefined {
  if (parseAddresses(text).valid.length > 0) return undefined;
  return messages.text(text.trim() ? 'new-users.correct' : 'new-users.none');
}

/** After a run that left somebody, the same button tries them again. */
function startText(run: CreationRun | undefined, { valid }: ParsedAddresses, messages: Messages): string {
  if (valid.length === 0) return messages.text('new-users.create-none');
  const left = run?.phase === 'ended' ? new Set(remaining(run).map(({ email }) => email)) : new Set();
  const again = valid.every(({ email }) => left.has(email));
  return messages.text(again ? 'new-users.retry' : 'new-users.create', { count: valid.length });
}

const mostShown = 5;

/** What the text holds, told at once: nothing of it is left out in silence. */
function foundView(
  { valid, invalid, repeated, excess }: ParsedAddresses,
  inactive: ParsedAddresses['valid'],
  messages: Messages,
): TemplateResult {
  const mails = (list: ParsedAddresses['valid']): string[] => list.map(({ email }) => email);
  return html`<ul class="new-users-found">
    ${valid.length ? foundLine('new-users.valid', valid.length, [], '', messages) : nothing}
    ${foundLine(
      'new-users.invalid',
      invalid.length,
      invalid.map((each) => problemLine(each, messages)),
      'wrong',
      messages,
    )}
    ${foundLine('new-users.repeated', repeated.length, mails(repeated), '', messages)}
    ${foundLine('new-users.excess', excess.length, mails(excess), 'attention', messages)}
    ${foundLine('new-users.inactive', inactive.length, mails(inactive), 'attention', messages)}
  </ul>`;
}

function problemLine({ text, problem }: ParsedAddresses['invalid'][number], messages: Messages): TemplateResult {
  return html`<bdi>${visibleText(text, 60)}</bdi> (${messages.text(`new-users.problem.${problem}`)})`;
}

function foundLine(
  key: MessageKey,
  count: number,
  examples: readonly unknown[],
  tone: '' | 'wrong' | 'attention',
  messages: Messages,
): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const more = count - mostShown;
  return html`<li class=${tone}>
    ${messages.text(key, { count })}${examples.length > 0 ? ':' : ''}
    ${
      examples.length > 0
        ? html`<ul>
            ${examples.slice(0, mostShown).map((each) => html`<li>${typeof each === 'string' ? html`<bdi>${visibleText(each, 60)}</bdi>` : each}</li>`)}
            ${more > 0 ? html`<li>${messages.text('new-users.more', { count: more })}</li>` : nothing}
          </ul>`
        : nothing
    }
  </li>`;
}
