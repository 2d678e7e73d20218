import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../../domain/visible-text.js';
import type { Messages } from '../../../i18n/messages.js';
import type { ImportField } from '../columns/import-field.js';
import type { FieldChange, PlannedRow } from '../planning/planned-row.js';
import { fieldLabelOf } from '../telling/problem-text.js';
import { personOf } from '../telling/row-person.js';
import type { ImportModel } from './import-model.js';

/** A value is cut after so many characters. */
const longest = 120;

/** Whom a row is about, what marks it, and where it stands in the file. `id` is that of its name. */
export function rowView(
  row: PlannedRow,
  { state, messages }: ImportModel,
  { id, mark }: { readonly id?: string; readonly mark?: TemplateResult | undefined } = {},
): TemplateResult {
  const { name, identifier } = personOf(row, state.mapping);
  return html`<bdi class="question-name" id=${id ?? nothing}>${name || messages.text('import.nameless')}</bdi>
    ${identifier ? html`<bdi class="question-identifier">${identifier}</bdi>` : nothing} ${mark ?? nothing}
    <span class="import-row-number">${messages.text('import.row', { row: row.at })}</span>`;
}

/** What changes, field by field: in words, so that nobody has to see what is struck out. */
export function changesView(
  changes: readonly FieldChange[],
  fields: readonly ImportField[],
  messages: Messages,
): TemplateResult | typeof nothing {
  if (changes.length === 0) return nothing;
  return html`<ul class="import-changes" role="list">
    ${changes.map(
      ({ field, from, to }) =>
        html`<li>
          ${messages.parts<string | TemplateResult>('import.change', {
            field: html`<bdi class="import-label">${fieldLabelOf(field, fields)}</bdi>`,
            from: html`<del>${valueView(from, messages)}</del>`,
            to: html`<ins>${valueView(to, messages)}</ins>`,
          })}
        </li>`,
    )}
  </ul>`;
}

/** What somebody new starts with. */
export function givenView(
  changes: readonly FieldChange[],
  fields: readonly ImportField[],
  messages: Messages,
): TemplateResult | typeof nothing {
  const given = changes.filter(({ to }) => to !== '');
  if (given.length === 0) return nothing;
  return html`<ul class="import-changes import-given" role="list">
    ${given.map(
      ({ field, to }) =>
        html`<li><bdi class="import-label">${fieldLabelOf(field, fields)}</bdi>: ${valueView(to, messages)}</li>`,
    )}
  </ul>`;
}

/** A value between quotation marks; where there is none, a word says so. */
function valueView(text: string, messages: Messages): TemplateResult {
  if (text === '') return html`<em>${messages.text('import.empty')}</em>`;
  return html`${messages.parts<string | TemplateResult>('import.value', { text: html`<bdi>${visibleText(text, longest)}</bdi>` })}`;
}
