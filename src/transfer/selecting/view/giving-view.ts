import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../../domain/visible-text.js';
import type { Messages } from '../../../i18n/messages.js';
import { icon } from '../../../ui/icon.js';
import type { FromFileController } from '../from-file-controller.js';
import { valuesOf } from '../from-file-state.js';
import type { ValueKind } from '../match-users.js';

const kinds: readonly ValueKind[] = ['any', 'login', 'email', 'id'];

/** Where values are pasted or a file is chosen, and what they are. */
export function givingView(controller: FromFileController, messages: Messages): TemplateResult {
  const { file, table, problem } = controller.state;
  return html`<div class="from-file">
    <p class="question-hint">${messages.text('from-file.intro')}</p>
    ${file ? fileView(controller, messages) : textView(controller, messages)}
    <div class="from-file-choices">${kindView(controller, messages)} ${columnView(controller, messages)}</div>
    ${
      table && !problem
        ? html`<p class="from-file-values">
            ${messages.text('from-file.values', { count: valuesOf(controller.state).length })}
          </p>`
        : nothing
    }
    ${guessedView(controller.state.table?.guessed, messages)}
  </div>`;
}

/** Said of a text whose encoding is only supposed. */
export function guessedView(guessed: string | undefined, messages: Messages): TemplateResult | typeof nothing {
  if (!guessed) return nothing;
  return html`<p class="notice warning file-notice">
    ${icon('info')}<span class="notice-text">${messages.text('from-file.guessed')}</span>
  </p>`;
}

function textView(controller: FromFileController, messages: Messages): TemplateResult {
  return html`<div class="from-file-field">
      <label for="from-file-text">${messages.text('from-file.text')}</label>
      <textarea
        class="input"
        id="from-file-text"
        dir="auto"
        rows="6"
        autofocus
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        aria-describedby="from-file-text-hint"
        .value=${controller.state.text}
        @input=${(event: Event) => controller.write((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <p class="question-hint" id="from-file-text-hint">${messages.text('from-file.text.hint')}</p>
    </div>
    <div class="from-file-field">
      <label for="from-file-input">${messages.text('from-file.file')}</label>
      <input
        type="file"
        class="file-input"
        id="from-file-input"
        accept=".csv,.tsv,.txt,.xlsx"
        aria-describedby="from-file-input-hint"
        @change=${(event: Event) => chosen(controller, event.target as HTMLInputElement)}
      />
      <p class="question-hint" id="from-file-input-hint">${messages.text('from-file.file.hint')}</p>
    </div>`;
}

function chosen(controller: FromFileController, input: HTMLInputElement): void {
  const [file] = input.files ?? [];
  if (file) controller.choose(file);
}

function fileView(controller: FromFileController, messages: Messages): TemplateResult {
  const { file, reading } = controller.state;
  return html`<div class="from-file-field">
    <span id="from-file-chosen">${messages.text('from-file.file.chosen')}</span>
    <div class="file-chosen" aria-busy=${reading}>
      <bdi>${visibleText(file?.name, 100)}</bdi>
      ${reading ? html`<span class="question-hint">${messages.text('from-file.file.reading')}</span>` : nothing}
      <button type="button" class="button quiet" autofocus @click=${() => controller.removeFile()}>
        ${icon('close')}${messages.text('from-file.file.remove')}
      </button>
    </div>
  </div>`;
}

function kindView(controller: FromFileController, messages: Messages): TemplateResult {
  return html`<div class="from-file-field">
    <label for="from-file-kind">${messages.text('from-file.kind')}</label>
    <select
      class="select"
      id="from-file-kind"
      @change=${(event: Event) => controller.pickKind((event.target as HTMLSelectElement).value as ValueKind)}
    >
      ${kinds.map(
        (kind) =>
          html`<option value=${kind} .selected=${kind === controller.state.kind}>
            ${messages.text(`from-file.kind.${kind}`)}
          </option>`,
      )}
    </select>
  </div>`;
}

function columnView(controller: FromFileController, messages: Messages): TemplateResult | typeof nothing {
  const { table, column } = controller.state;
  const header = table?.header ?? [];
  if (header.length < 2) return nothing;
  return html`<div class="from-file-field">
    <label for="from-file-column">${messages.text('from-file.column')}</label>
    <select
      class="select"
      id="from-file-column"
      @change=${(event: Event) => controller.pickColumn((event.target as HTMLSelectElement).selectedIndex)}
    >
      ${header.map(
        (name, at) =>
          html`<option .selected=${at === column}>
            ${visibleText(name.trim(), 60) || messages.text('from-file.column.nameless', { number: at + 1 })}
          </option>`,
      )}
    </select>
  </div>`;
}
