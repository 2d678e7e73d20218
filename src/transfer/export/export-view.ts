import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { icon } from '../../ui/icon.js';
import {
  countOf,
  scopesOf,
  withColumns,
  type ExportChoice,
  type ExportFormat,
  type ExportGround,
  type ExportScope,
} from './export-choice.js';
import type { ExportColumn } from './export-columns.js';
import type { ExportState } from './export-run.js';

/** What is shown while it is chosen what the file is to have. */
export interface ChoiceModel {
  readonly ground: ExportGround;
  readonly choice: ExportChoice;
  readonly columns: readonly ExportColumn[];
  readonly messages: Messages;
  readonly choose: (choice: ExportChoice) => void;
}

const formats = ['csv', 'xlsx'] as const satisfies readonly ExportFormat[];

/** Whose records, into what kind of file, with which columns. */
export function choiceView(model: ChoiceModel): TemplateResult {
  const { ground, choice, messages, choose } = model;
  const scopes = scopesOf(ground);
  const needsColumn = choice.columns.size === 0;
  return html`${
      scopes.length > 1
        ? group(
            messages.text('export.who'),
            scopes,
            choice.scope,
            (scope) => scopeLabel(scope, model),
            (scope) => choose({ ...choice, scope }),
            needsColumn ? undefined : choice.scope,
          )
        : html`<p>${scopeLabel(choice.scope, model)}</p>`
    }
    ${group(
      messages.text('export.format'),
      formats,
      choice.format,
      (format) => messages.text(`export.${format}`),
      (format) => choose({ ...choice, format }),
      needsColumn || scopes.length > 1 ? undefined : choice.format,
    )}
    ${columnsView(model)}
    <p class="question-hint">${messages.text('export.personal')}</p>`;
}

function scopeLabel(scope: ExportScope, { ground, messages }: ChoiceModel): string {
  const count = countOf(scope, ground);
  if (scope === 'selected') return messages.text('export.selected', { count: count ?? 0 });
  return count === undefined ? messages.text(`export.${scope}`) : messages.text(`export.${scope}-of`, { count });
}

function group<T extends string>(
  legend: string,
  values: readonly T[],
  chosen: T,
  labelOf: (value: T) => string,
  choose: (value: T) => void,
  first: T | undefined,
): TemplateResult {
  return html`<fieldset class="export-group">
    <legend>${legend}</legend>
    ${values.map(
      (value) =>
        html`<label class="export-option">
          <input
            type="radio"
            class="radio"
            .name=${legend}
            .value=${value as string}
            .checked=${value === chosen}
            ?autofocus=${value === first}
            @change=${() => choose(value)}
          />
          <span>${labelOf(value)}</span>
        </label>`,
    )}
  </fieldset>`;
}

function columnsView({ choice, columns, messages, choose }: ChoiceModel): TemplateResult {
  const all = columns.map(({ id }) => id);
  const count = choice.columns.size;
  return html`<fieldset class="export-group export-columns">
    <legend>${messages.text('export.columns')}</legend>
    ${option(
      messages.text('export.all-columns'),
      count === all.length,
      (chosen) => choose(withColumns(choice, all, chosen)),
      { some: count > 0 && count < all.length, first: count === 0 },
    )}
    <div class="export-grid">
      ${columns.map(({ id, label }) =>
        option(label, choice.columns.has(id), (chosen) => choose(withColumns(choice, [id], chosen))),
      )}
    </div>
  </fieldset>`;
}

function option(
  label: string,
  checked: boolean,
  choose: (checked: boolean) => void,
  { some = false, first = false } = {},
): TemplateResult {
  return html`<label class="export-option">
    <input
      type="checkbox"
      class="check"
      .checked=${checked}
      .indeterminate=${some}
      ?autofocus=${first}
      @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}
    />
    <bdi>${label}</bdi>
  </label>`;
}

/** How far it is, or what became of it. */
export function stateView(state: ExportState, name: string, messages: Messages): TemplateResult {
  return state.phase === 'saved' ? savedView(state, name, messages) : readingView(state, messages);
}

function readingView({ phase, count, total }: ExportState, messages: Messages): TemplateResult {
  if (phase === 'nobody') return html`<p>${messages.text('export.nobody')}</p>`;
  const most = total?.kind === 'exact' && total.value >= count ? total.value : undefined;
  const text =
    most === undefined
      ? messages.text('export.reading', { count })
      : messages.text('export.reading-of', { count, total: most });
  return html`<div class="export-progress">
    <progress
      aria-label=${messages.text('export.title-reading')}
      max=${most ?? nothing}
      .value=${most ? count : nothing}
    ></progress>
    <p>${text}</p>
  </div>`;
}

function savedView(state: ExportState, name: string, messages: Messages): TemplateResult {
  const file = html`<bdi class="export-file">${name}</bdi>`;
  return html`<p class="export-saved">
      ${icon('check')}<span
        >${messages.parts<string | TemplateResult>('export.saved', { count: state.count, name: file })}</span
      >
    </p>
    ${remarks(state, messages).map((text) => html`<p class="notice warning">${icon('warning')}<span>${text}</span></p>`)}`;
}

/** What else is to be known of a file. */
export function remarks({ count, total, gone, unreadable, cut }: ExportState, messages: Messages): readonly string[] {
  const asked = count + gone + unreadable;
  const say = (key: MessageKey, number: number): string[] =>
    number > 0 ? [messages.text(key, { count: number })] : [];
  return [
    ...(total?.kind === 'exact' && total.value !== asked
      ? [messages.text('export.fewer', { total: total.value })]
      : []),
    ...say('export.gone', gone),
    ...say('export.unreadable', unreadable),
    ...say('export.cut', cut),
  ];
}
