import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../../domain/visible-text.js';
import type { Messages } from '../../../i18n/messages.js';
import { icon } from '../../../ui/icon.js';
import { isIdentified } from '../import-words.js';
import { columnsView } from './columns-view.js';
import type { ImportModel } from './import-model.js';

/** Where a file is given, and what is said of its columns. */
export function givingView(model: ImportModel): TemplateResult {
  const { state, messages } = model;
  const { file, table, problem } = state;
  return html`<div class="import">
    <p class="question-hint">${messages.text('import.intro')}</p>
    ${file ? fileView(model) : noFileView(model)}
    ${table && !problem ? html`${guessedView(table.guessed, messages)} ${optionsView(model)} ${columnsView(model)}` : nothing}
  </div>`;
}

function noFileView({ actions, messages }: ImportModel): TemplateResult {
  const choose = ({ target }: Event): void => {
    const [file] = (target as HTMLInputElement).files ?? [];
    if (file) actions.choose(file);
  };
  return html`<div class="import-field">
      <label class="import-heading" for="import-input">${messages.text('import.file')}</label>
      <input
        type="file"
        class="file-input"
        id="import-input"
        accept=".csv,.tsv,.txt,.xlsx"
        autofocus
        aria-describedby="import-input-hint"
        @change=${choose}
      />
      <p class="question-hint" id="import-input-hint">${messages.text('import.file.hint')}</p>
    </div>
    ${templatesView(actions, messages)}`;
}

/** Empty tables to begin with. */
function templatesView(actions: ImportModel['actions'], messages: Messages): TemplateResult {
  return html`<div class="import-field" role="group" aria-labelledby="import-template">
    <span class="import-heading" id="import-template">${messages.text('import.template')}</span>
    <div class="import-buttons">
      ${(['csv', 'xlsx'] as const).map(
        (format) =>
          html`<button type="button" class="button" @click=${() => actions.saveTemplate(format)}>
            ${icon('download')}${messages.text(`import.template.${format}`)}
          </button>`,
      )}
    </div>
  </div>`;
}

function fileView({ state, actions, messages }: ImportModel): TemplateResult {
  const { file, reading, table, mapping } = state;
  const rows = table && messages.text('import.rows', { count: table.rows.length });
  const said = reading ? messages.text('from-file.file.reading') : rows;
  return html`<div class="import-field" role="group" aria-labelledby="import-chosen">
    <span class="import-heading" id="import-chosen">${messages.text('from-file.file.chosen')}</span>
    <div class="file-chosen" aria-busy=${reading}>
      <bdi>${visibleText(file?.name, 100)}</bdi>
      ${said ? html`<span class="question-hint">${said}</span>` : nothing}
      <button
        type="button"
        class="button quiet"
        ?autofocus=${!table || isIdentified(mapping)}
        @click=${() => actions.removeFile()}
      >
        ${icon('close')}${messages.text('from-file.file.remove')}
      </button>
    </div>
  </div>`;
}

function guessedView(guessed: string | undefined, messages: Messages): TemplateResult | typeof nothing {
  if (!guessed) return nothing;
  return html`<p class="notice warning file-notice">
    ${icon('info')}<span class="notice-text">${messages.text('from-file.guessed')}</span>
  </p>`;
}

function optionsView({ state, actions, messages }: ImportModel): TemplateResult {
  const { clears, notify } = state;
  return html`<fieldset class="import-options">
    <legend>${messages.text('import.options')}</legend>
    ${optionView({
      id: 'clears',
      label: messages.text('import.clears'),
      hint: messages.text(clears ? 'import.clears.on' : 'import.clears.off'),
      checked: clears,
      pick: (checked) => actions.pickClears(checked),
    })}
    ${optionView({
      id: 'notify',
      label: messages.text('import.notify'),
      hint: messages.text('import.notify.hint'),
      checked: notify,
      pick: (checked) => actions.pickNotify(checked),
    })}
  </fieldset>`;
}

interface Option {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly pick: (checked: boolean) => void;
}

function optionView({ id, label, hint, checked, pick }: Option): TemplateResult {
  return html`<div class="import-option">
    <input
      type="checkbox"
      class="check"
      id="import-${id}"
      aria-describedby="import-${id}-hint"
      .checked=${checked}
      @change=${(event: Event) => pick((event.target as HTMLInputElement).checked)}
    />
    <div>
      <label for="import-${id}">${label}</label>
      <p class="question-hint" id="import-${id}-hint">${hint}</p>
    </div>
  </div>`;
}
