import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../../domain/visible-text.js';
import type { Messages } from '../../../i18n/messages.js';
import { icon } from '../../../ui/icon.js';
import type { Table } from '../../file/table.js';
import { identifying, isIdentified } from '../import-words.js';
import { fieldLabelOf } from '../telling/problem-text.js';
import type { ImportModel } from './import-model.js';

/** So many values of a column are shown. */
const samples = 2;

/** What each column of the file is imported into. */
export function columnsView(model: ImportModel): TemplateResult {
  const { state, messages } = model;
  const names = columnNames(state.table, messages);
  const identified = isIdentified(state.mapping);
  return html`<section class="import-field" aria-labelledby="import-columns">
    <h3 id="import-columns">${messages.text('import.columns')}</h3>
    <p class="question-hint">
      ${messages.text('import.columns.count', { done: state.mapping.filter(Boolean).length, count: names.length })}
      ${identified ? whoText(model) : nothing}
    </p>
    ${
      identified
        ? nothing
        : html`<p class="notice warning file-notice">
            ${icon('info')}<span class="notice-text">${whoText(model)}</span>
          </p>`
    }
    <div class="import-columns">
      <div class="import-column import-columns-head" aria-hidden="true">
        <span>${messages.text('import.columns.column')}</span><span>${messages.text('import.columns.as')}</span>
      </div>
      <ul role="list">
        ${names.map((name, at) => html`<li class="import-column">${columnView(model, names, name, at, identified)}</li>`)}
      </ul>
    </div>
  </section>`;
}

/** Of which fields one has to be there. */
function whoText({ fields, messages }: ImportModel): string {
  const who = fields.filter(({ name }) => identifying.some((each) => each === name));
  const labels = who.map(({ name }) => fieldLabelOf(name, fields));
  return messages.text('import.columns.identify', { fields: messages.list(labels, 'disjunction') });
}

function columnView(
  model: ImportModel,
  names: readonly string[],
  name: string,
  at: number,
  identified: boolean,
): TemplateResult {
  const { state, actions, messages } = model;
  const values = samplesOf(state.table, at);
  return html`<div>
      <bdi class="question-name">${name}</bdi>
      <p class="question-hint import-samples">
        ${
          values.length > 0
            ? values.map((value, index) => html`${index > 0 ? ' · ' : nothing}<bdi>${value}</bdi>`)
            : messages.text('import.columns.no-values')
        }
      </p>
      ${besideView(model, names, at)}
    </div>
    <select
      class=${state.mapping[at] ? 'select' : 'select import-unused'}
      aria-label=${messages.text('import.columns.label', { column: name })}
      ?autofocus=${!identified && at === 0}
      @change=${(event: Event) => actions.mapColumn(at, (event.target as HTMLSelectElement).value)}
    >
      ${optionsView(model, names, at)}
    </select>`;
}

/** Said of a column that another one says more exactly: whoever edits it has to know that it is not looked at. */
function besideView(
  { state: { mapping }, fields, messages }: ImportModel,
  names: readonly string[],
  at: number,
): TemplateResult | typeof nothing {
  const field = mapping[at] ? undefined : fields.find(({ label, preferred }) => preferred && label === names[at]);
  const other = field ? names[mapping.indexOf(field.name)] : undefined;
  if (!other) return nothing;
  return html`<p class="import-beside">
    ${icon('info')}<span>${messages.text('import.columns.beside', { column: other })}</span>
  </p>`;
}

/** Every field, also one that another column is imported into: it goes from there to here. */
function optionsView(
  { state: { mapping }, fields, messages }: ImportModel,
  names: readonly string[],
  at: number,
): TemplateResult {
  const labelOf = (field: string): string => {
    const label = fieldLabelOf(field, fields);
    const other = mapping.indexOf(field);
    if (other < 0 || other === at) return label;
    return messages.text('import.columns.taken', { field: label, column: visibleText(names[other], 20) });
  };
  return html`<option value="" .selected=${!mapping[at]}>${messages.text('import.columns.none')}</option>
    ${fields.map(
      ({ name }) => html`<option value=${name} .selected=${name === mapping[at]}>${labelOf(name)}</option>`,
    )}`;
}

/** What the columns are called; one without a name by its number. */
function columnNames(table: Table | undefined, messages: Messages): readonly string[] {
  const header = table?.header ?? table?.rows[0]?.cells.map(() => '') ?? [];
  return header.map(
    (name, at) => visibleText(name.trim(), 60) || messages.text('import.columns.nameless', { number: at + 1 }),
  );
}

/** The first values of a column that are not empty and not the same. */
function samplesOf(table: Table | undefined, column: number): readonly string[] {
  const values = new Set<string>();
  for (const { cells } of table?.rows.slice(0, 200) ?? []) {
    const value = cells[column]?.trim();
    if (value) values.add(visibleText(value, 40));
    if (values.size === samples) break;
  }
  return [...values];
}
