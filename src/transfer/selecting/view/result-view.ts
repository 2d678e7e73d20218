import { html, nothing, type TemplateResult } from 'lit';
import { nameOf, type User } from '../../../domain/user.js';
import { visibleText } from '../../../domain/visible-text.js';
import { denialText } from '../../../i18n/denial-text.js';
import type { Messages } from '../../../i18n/messages.js';
import { icon } from '../../../ui/icon.js';
import type { FromFileController } from '../from-file-controller.js';
import type { Found } from '../from-file-state.js';
import { saveLeftOut } from '../left-out.js';
import { askedIn, type Findings, type Written } from '../match-users.js';
import { guessedView } from './giving-view.js';
import type { LongLists } from '../../lists/long-lists.js';

/** What the result is shown with. */
export interface ResultParts {
  readonly controller: FromFileController;
  readonly lists: LongLists;
  readonly messages: Messages;
  /** How many users are selected now. */
  readonly selected: number;
}

/** Who was found, who was not and why, before anybody is selected. */
export function resultView(found: Found, parts: ResultParts): TemplateResult {
  const { controller, messages, selected } = parts;
  const { findings } = found;
  const { unknown, ambiguous, denied } = findings;
  const isAnyoneLeftOut = unknown.length + ambiguous.length + denied.length > 0;
  return html`<div class="from-file">
    <p class="from-file-sum" tabindex="-1">${resultText(findings, messages)}</p>
    ${spanView(found, messages)} ${guessedView(controller.state.table?.guessed, messages)} ${foundView(findings, parts)}
    ${ambiguousView(findings, parts)} ${unknownView(found, parts)} ${deniedView(findings, parts)}
    ${
      findings.repeated
        ? html`<p class="question-hint">${messages.text('from-file.repeated', { count: findings.repeated })}</p>`
        : nothing
    }
    ${
      selected > 0 && findings.found.length > 0
        ? html`<label class="from-file-replace">
            <input
              type="checkbox"
              class="check"
              .checked=${controller.state.replaces}
              @change=${(event: Event) => controller.pickReplacing((event.target as HTMLInputElement).checked)}
            />
            <span>${messages.text('from-file.replace', { count: selected })}</span>
          </label>`
        : nothing
    }
    <div class="from-file-further">
      <button type="button" class="button quiet" @click=${() => controller.back()}>
        ${icon('back')}${messages.text('from-file.back')}
      </button>
      ${
        isAnyoneLeftOut
          ? html`<button type="button" class="button quiet" @click=${() => saveLeftOut(found, messages)}>
              ${messages.text('from-file.save')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

/** "312 of 318 found": who can't be selected was found as well. */
export function resultText(findings: Findings, messages: Messages): string {
  const { found, denied } = findings;
  return messages.text('from-file.result', { done: found.length + denied.length, count: askedIn(findings) });
}

/** Where the backend gave a part of its users, nobody is called unknown. */
function spanView({ whole, read, total }: Found, messages: Messages): TemplateResult | typeof nothing {
  if (whole) return nothing;
  const text =
    total === undefined || total <= read
      ? messages.text('from-file.partly', { read })
      : messages.text('from-file.partly-of', { read, total });
  return html`<p class="notice warning file-notice">${icon('warning')}<span class="notice-text">${text}</span></p>`;
}

function foundView({ found }: Findings, { lists, messages }: ResultParts): TemplateResult | typeof nothing {
  if (found.length === 0) return nothing;
  const label = messages.text('from-file.will', { count: found.length });
  return html`<div>
    <p class="from-file-label">${label}</p>
    ${lists.render('found', label, found, personView, messages)}
  </div>`;
}

function unknownView(
  { findings: { unknown }, whole, read }: Found,
  { lists, messages }: ResultParts,
): TemplateResult | typeof nothing {
  if (unknown.length === 0) return nothing;
  const label = messages.text(whole ? 'from-file.unknown' : 'from-file.unseen', { count: unknown.length, read });
  return groupView(
    label,
    lists.render('unknown', label, unknown, (written) => writtenView(written, messages), messages),
  );
}

function ambiguousView({ ambiguous }: Findings, { lists, messages }: ResultParts): TemplateResult | typeof nothing {
  if (ambiguous.length === 0) return nothing;
  const label = messages.text('from-file.ambiguous', { count: ambiguous.length });
  const line = ({ users, ...written }: Findings['ambiguous'][number]): TemplateResult =>
    html`${writtenView(written, messages)}
      <ul class="from-file-candidates" role="list">
        ${users.slice(0, 10).map((user) => html`<li>${personView(user, true)}</li>`)}
        ${users.length > 10 ? html`<li>${messages.text('from-file.more', { count: users.length - 10 })}</li>` : nothing}
      </ul>`;
  return groupView(label, lists.render('ambiguous', label, ambiguous, line, messages));
}

function deniedView({ denied }: Findings, { lists, messages }: ResultParts): TemplateResult | typeof nothing {
  if (denied.length === 0) return nothing;
  const label = messages.text('from-file.denied', { count: denied.length });
  const line = ({ user, denial }: Findings['denied'][number]): TemplateResult =>
    html`${personView(user)} <span class="question-note">${denialText(denial, messages).why}</span>`;
  return groupView(label, lists.render('denied', label, denied, line, messages));
}

function groupView(label: string, list: TemplateResult): TemplateResult {
  return html`<div class="question-left-out">
    <p class="question-sum">${icon('info')}<span>${label}</span></p>
    ${list}
  </div>`;
}

function writtenView({ at, value }: Written, messages: Messages): TemplateResult {
  return html`<bdi class="question-name">${visibleText(value, 100)}</bdi>
    <span class="question-identifier">${messages.text('from-file.row', { row: at })}</span>`;
}

/** A name and what nobody else has; of those who can be mistaken for each other, all that tells them apart. */
function personView(user: User, apart = false): TemplateResult {
  const identifier = apart ? [user.login, user.email, user.id] : [user.email?.trim() || user.login];
  return html`<bdi class="question-name">${visibleText(nameOf(user), 100)}</bdi>
    <bdi class="question-identifier">${identifier.flatMap((each) => visibleText(each, 100) || []).join(' · ')}</bdi>`;
}
