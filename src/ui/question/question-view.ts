import { html, nothing, type TemplateResult } from 'lit';
import { denialText } from '../../i18n/denial-text.js';
import type { Messages } from '../../i18n/messages.js';
import { icon } from '../icon.js';
import type { AskedPerson, AskedPlan, Question } from './question-controller.js';

/** Everything that a question shows. */
export interface QuestionModel {
  readonly question: Question;
  readonly messages: Messages;
  readonly id: string;
  /** Lists that are shown whole. */
  readonly expanded: ReadonlySet<string>;
  readonly expand: (list: string) => void;
  readonly confirm: () => void;
}

const few = 3;

/** What stands inside the dialog. */
export function questionView(model: QuestionModel): TemplateResult {
  const { question, messages, id } = model;
  const { title, plan, body, aside, error } = question;
  const asks = plan ? plan.will.length > 0 : question.label !== undefined;
  return html`<h2 class="question-title" id="${id}-title">${title}</h2>
    <div class="question-content">
      ${plan && asks ? peopleView(model, 'will', messages.text('question.about'), plan.will) : nothing}
      ${plan ? leftOutView(model, plan) : nothing} ${asks || !plan ? body : nothing} ${aside ?? nothing}
    </div>
    <div class="question-foot">
      ${error ? html`<p class="notice error question-error">${icon('warning')}<span>${error}</span></p>` : nothing}
      ${question.losing ? losingView(model, question.losing) : buttonsView(model, asks)}
    </div>`;
}

function losingView(
  { question, messages, id }: QuestionModel,
  { text, keep }: NonNullable<Question['losing']>,
): TemplateResult {
  return html`<p class="notice warning question-error" id="${id}-losing">
      ${icon('warning')}<span class="notice-text">${text}</span>
    </p>
    <button
      type="button"
      class="button question-keep"
      part="cancel-button"
      aria-describedby="${id}-losing"
      @click=${keep}
    >
      ${messages.text('question.keep')}
    </button>
    <button type="button" class="button danger question-discard" part="question-button" @click=${question.cancel}>
      ${messages.text('question.discard')}
    </button>`;
}

function buttonsView({ question, messages, id, confirm }: QuestionModel, asks: boolean): TemplateResult {
  const { label, missing, way, cancel } = question;
  return html`${asks && missing ? html`<p class="question-missing" id="${id}-missing">${missing}</p>` : nothing}
    <button type="button" class="button question-cancel" part="cancel-button" @click=${cancel}>
      ${way ?? messages.text(asks ? 'question.cancel' : 'question.close')}
    </button>
    ${
      asks
        ? html`<button
            type="button"
            class="button primary question-confirm"
            part="question-button"
            aria-disabled=${missing ? 'true' : nothing}
            aria-describedby=${missing ? `${id}-missing` : nothing}
            @click=${confirm}
          >
            <span>${label}</span>
          </button>`
        : nothing
    }`;
}

/** People by name with one identifier each: three, and the others on request (U1). */
function peopleView(
  { messages, expanded, expand }: QuestionModel,
  list: string,
  label: string,
  people: readonly AskedPerson[],
): TemplateResult {
  const whole = expanded.has(list);
  const more = people.length - few;
  const shown = whole || more <= 0 ? people : people.slice(0, few);
  return html`<div class="question-people">
    <ul role="list" aria-label=${label} tabindex=${whole ? 0 : nothing}>
      ${shown.map(
        ({ name, identifier, note }) =>
          html`<li>
            <bdi class="question-name">${name}</bdi> <bdi class="question-identifier">${identifier}</bdi>
            ${note ? html`<span class="question-note">${note}</span>` : nothing}
          </li>`,
      )}
    </ul>
    ${
      more > 0
        ? html`<button
            type="button"
            class="button quiet question-more"
            aria-expanded=${whole}
            @click=${() => expand(list)}
          >
            ${whole ? messages.text('question.fewer') : messages.text('question.more', { count: more })}
          </button>`
        : nothing
    }
  </div>`;
}

function leftOutView(model: QuestionModel, { will, leftOut }: AskedPlan): TemplateResult | typeof nothing {
  const { messages } = model;
  if (leftOut.length === 0) return nothing;
  const groups = new Map<string, { more: string; people: AskedPerson[] }>();
  for (const { user, reason, why: key } of leftOut) {
    const { why, who, wayOut } = key
      ? { why: messages.text(key), who: '', wayOut: '' }
      : denialText({ reason }, messages);
    const group = groups.get(why) ?? { more: `${who} ${wayOut}`.trim(), people: [] };
    group.people.push(user);
    groups.set(why, group);
  }
  return html`<div class="question-left-out">
    ${
      will.length
        ? html`<p class="question-sum">
            ${icon('info')}${messages.text('question.left-out', { count: leftOut.length })}
          </p>`
        : nothing
    }
    ${[...groups].map(
      ([why, { more, people }], at) =>
        html`<div>
          <p><strong>${why}</strong> ${more}</p>
          ${peopleView(model, `left-out-${at}`, why, people)}
        </div>`,
    )}
  </div>`;
}
