import { html, nothing, type TemplateResult } from 'lit';
import { describe, toldApart, type PlannedUser } from '../../bulk/planning/planned-user.js';
import type { Plan } from '../../bulk/plan.js';
import type { RunOutcome } from '../../bulk/run-state.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import { successor as english } from '../../i18n/en/successor.js';
import type { Catalogue, MessageKey, Messages } from '../../i18n/messages.js';
import { icon } from '../../ui/icon.js';
import { Picker } from '../../ui/picker/picker.js';
import type { Choice, Found } from '../../ui/picker/picker-field.js';
import { pickerStyles } from '../../ui/picker/picker.styles.js';
import { statusLabel } from '../../ui/status-label.js';
import type { ConfirmDeleteDialogElement } from '../confirm-delete-dialog.js';
import { successorWanted, type SuccessorAsked } from '../dialog/asked/successor-asked.js';
import { SuccessorSearch, type FoundSuccessors } from './successor-search.js';
import { successorStyles } from './successor.styles.js';

const fallback: Catalogue = { locale: 'en', messages: english };

/** A user who can be chosen. */
interface Candidate extends Choice {
  readonly planned: PlannedUser;
}

/** Who takes over what belongs to those who are deleted: asked within the question, once for each. */
export class SuccessorField {
  readonly #picker = new Picker<Candidate>();
  readonly #search: SuccessorSearch | undefined;
  readonly #host: ConfirmDeleteDialogElement;
  #chosen: PlannedUser | undefined;

  /** A field of this dialog, whose `findSuccessors` finds who can take over; without it nobody can be chosen. */
  constructor(host: ConfirmDeleteDialogElement) {
    const { findSuccessors, environment } = host;
    const changed = (): void => host.requestUpdate();
    this.#search = findSuccessors && new SuccessorSearch(findSuccessors, changed, environment?.timer);
    this.#host = host;
    const { adoptedStyleSheets: sheets } = host.renderRoot as ShadowRoot;
    for (const { styleSheet } of [pickerStyles, successorStyles])
      if (styleSheet && !sheets.includes(styleSheet)) sheets.push(styleSheet);
  }

  /** What is asked about those whom this plan deletes. */
  asked(plan: Plan, session: Session | undefined, texts: Messages): SuccessorAsked | undefined {
    const wanted = successorWanted(session);
    const messages = texts.with(fallback);
    const chosen = this.#chosen;
    const { pending } = this.#picker;
    return (
      wanted && {
        chosen: chosen?.id,
        isPending: pending !== '',
        hint: () => hintOf(messages, this.#search !== undefined, pending),
        view: () => this.#render(plan, wanted === 'required', messages),
        toldView: (outcomes) => toldView(outcomes, chosen, messages),
      }
    );
  }

  /** Takes back what was typed, or the list away; `false`: there was nothing to take back. */
  takeBack(): boolean {
    return this.#picker.takeBack();
  }

  /** It is over. */
  end(): void {
    this.#search?.stop();
  }

  #render(plan: Plan, required: boolean, messages: Messages): TemplateResult | typeof nothing {
    if (!this.#search) return required ? unavailableView(messages) : nothing;
    const note = this.#noteView(plan, required, messages);
    const picker = this.#fieldView(this.#search, plan, required, messages);
    return html`<section class="successor">${picker}${note}</section>`;
  }

  #fieldView(search: SuccessorSearch, plan: Plan, required: boolean, messages: Messages): TemplateResult {
    const leaving = new Set(plan.will.map(({ id }) => id));
    const candidates = (text: string): Found<Candidate> => {
      const found = search.for(text);
      if (typeof found === 'string') return found;
      return candidatesFrom(
        found.users.filter(({ id }) => !leaving.has(id)),
        messages,
      );
    };
    return this.#picker.render({
      label: messages.text(required ? 'successor.label' : 'successor.label-optional'),
      value: this.#chosen,
      find: candidates,
      messages,
      words: 'successor',
      between: ' · ',
      note: noteOf(search.latest, messages),
      required,
      describedBy: 'successor-note',
      place: 'open',
      keeps: () => this.#host.requestUpdate(),
      invalid: this.#isLeftPending,
      change: ({ planned }) => this.#choose(planned),
      retry: () => search.again(),
    });
  }

  #noteView({ will }: Plan, required: boolean, messages: Messages): TemplateResult {
    const chosen = this.#chosen;
    if (this.#isLeftPending) {
      return html`<p id="successor-note" class="unchosen">
        ${icon('warning')}<span>${hintOf(messages, true, this.#picker.pending)}</span>
      </p>`;
    }
    if (!chosen) {
      const say = (key: MessageKey): string => messages.text(key, { count: will.length });
      const note = required ? say('successor.note') : `${say('successor.note')} ${say('successor.note-optional')}`;
      return html`<p id="successor-note" class="muted-text">${note}</p>`;
    }
    const { name, identifier, mixed } = chosen;
    const values = { name: nameView(name), identifier: html`<bdi>${identifier}</bdi>` };
    return html`<p id="successor-note" class="chosen">
        ${icon('check')}<span
          >${messages.parts<string | TemplateResult>('successor.chosen', values)}
          ${mixed ? html`<span class="chip warning">${messages.text('deletion.mixed')}</span>` : nothing}</span
        >
      </p>
      ${
        required
          ? nothing
          : html`<button type="button" class="button quiet" @click=${() => this.#choose(undefined)}>
              ${messages.text('successor.nobody')}
            </button>`
      }`;
  }

  /** Something was typed, nobody chosen, and the viewer has gone on. */
  get #isLeftPending(): boolean {
    return this.#picker.pending !== '' && !this.#picker.isOpen;
  }

  #choose(chosen: PlannedUser | undefined): void {
    this.#chosen = chosen;
    // the button goes away with the choice
    if (!chosen) this.#picker.focus();
    this.#host.requestUpdate();
  }
}

const nameView = (name: string): TemplateResult => html`<b class="name">${name}</b>`;

/** What is missing. */
function hintOf(messages: Messages, canChoose: boolean, pending: string): string {
  if (!canChoose) return messages.text('successor.unavailable');
  return pending
    ? messages.text('successor.unchosen', { text: visibleText(pending, 40) })
    : messages.text('successor.choose-first');
}

function toldView(
  outcomes: readonly RunOutcome[],
  chosen: PlannedUser | undefined,
  messages: Messages,
): TemplateResult | typeof nothing {
  if (!chosen || !outcomes.some(({ state }) => state === 'done')) return nothing;
  const told = messages.parts<string | TemplateResult>('successor.told', { name: nameView(chosen.name) });
  return html`<p class="restore">${icon('user')}<span>${told}</span></p>`;
}

function unavailableView(messages: Messages): TemplateResult {
  return html`<p class="notice error">
    ${icon('warning')}<span class="notice-text">${messages.text('successor.unavailable')}</span>
  </p>`;
}

/** Users as they can be told apart: no two of them look the same (U1). */
function candidatesFrom(users: readonly User[], messages: Messages): Candidate[] {
  const described = users.map((user) => describe(user, undefined));
  const tally = new Map<string, number>();
  for (const { folded } of described) tally.set(folded, (tally.get(folded) ?? 0) + 1);
  return described.map((one, at) =>
    candidateOf(users[at], toldApart(one, tally.get(one.folded) === 1, false), messages),
  );
}

function candidateOf(user: User, planned: PlannedUser, messages: Messages): Candidate {
  const { id, name, identifier, mixed, status } = planned;
  const marks = [status !== 'active' && statusLabel(user, messages), mixed && messages.text('deletion.mixed')];
  const department = visibleText(user.department?.name, 60);
  return {
    id,
    name: name || identifier,
    under: department ? [identifier, department] : [identifier],
    mark: marks.filter(Boolean).join(' · ') || undefined,
    planned,
  };
}

/** What the found ones are not. */
function noteOf(found: FoundSuccessors | 'loading' | 'failed', messages: Messages): string | undefined {
  if (typeof found === 'string') return undefined;
  if (found.among !== undefined) return messages.text('successor.among', { count: found.among });
  return found.more ? messages.text('successor.more') : undefined;
}
