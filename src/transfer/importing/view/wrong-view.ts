import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../../domain/visible-text.js';
import { icon } from '../../../ui/icon.js';
import type { PlannedRow, RowProblem } from '../planning/planned-row.js';
import { groupsOf } from '../telling/plan-groups.js';
import { fieldLabelOf, problemParts } from '../telling/problem-text.js';
import type { ImportModel } from './import-model.js';
import { rowView } from './person-view.js';

/** So many rows are shown at first: they are to be worked on. */
const first = 10;

/**
 * The rows that can't be imported as they are, each with the cells that have to be put right. A row that was put right stays
 * where it was, so that the focus keeps its place and what was written can be corrected.
 */
export function wrongView(model: ImportModel): TemplateResult | typeof nothing {
  const { state, lists, messages } = model;
  const { plan, fixes } = state;
  if (!plan) return nothing;
  const wrong = groupsOf(plan).wrong.length;
  const rows = plan.rows.filter((row) => row.kind === 'wrong' || fixes.has(row.at));
  if (rows.length === 0) return nothing;
  const right = rows.length - wrong;
  const label =
    wrong > 0
      ? messages.text('import.group.wrong', { count: wrong })
      : messages.text('import.group.right', { count: right });
  return html`<section class=${wrong > 0 ? 'import-group import-wrong' : 'import-group import-right'}>
    <h3>${icon(wrong > 0 ? 'warning' : 'check')}<span>${label}</span></h3>
    ${wrong > 0 ? html`<p class="question-hint">${messages.text('import.group.wrong-note')}</p>` : nothing}
    ${lists.render('wrong', label, rows, (row) => lineView(row, model), messages, { first, keyOf: ({ at }) => at })}
  </section>`;
}

function lineView(row: PlannedRow, model: ImportModel): TemplateResult {
  const { messages } = model;
  const { cells, elsewhere } = placesOf(row, model);
  const mark =
    row.kind === 'wrong' ? undefined : html`<span class="chip success">${messages.text('import.put-right')}</span>`;
  return html`${rowView(row, model, { id: `import-row-${row.at}`, mark })}
  ${elsewhere.map((problem) => elsewhereView(problem, model))}
  ${
    cells.length > 0
      ? html`<div class="import-cells">${cells.map(([column, wrong]) => cellView({ row, column, wrong }, model))}</div>`
      : nothing
  }`;
}

/** The cells that are wrong or were put right, in the order of the file, and what is wrong in no cell. */
function placesOf(
  row: PlannedRow,
  { state }: ImportModel,
): { readonly cells: readonly [number, readonly RowProblem[]][]; readonly elsewhere: readonly RowProblem[] } {
  const cells = new Map<number, RowProblem[]>();
  for (const column of state.fixes.get(row.at)?.keys() ?? []) cells.set(column, []);
  const elsewhere: RowProblem[] = [];
  for (const problem of row.kind === 'wrong' ? row.problems : []) {
    const column = state.mapping.indexOf(problem.field);
    if (column < 0) elsewhere.push(problem);
    else cells.set(column, [...(cells.get(column) ?? []), problem]);
  }
  return { cells: [...cells].sort(([one], [other]) => one - other), elsewhere };
}

/** A problem of a field that no column is imported into. */
function elsewhereView(problem: RowProblem, { fields, messages }: ImportModel): TemplateResult {
  const field = fieldLabelOf(problem.field, fields);
  return html`<p class="import-problem">
    ${sentence(problem, messages)} ${messages.text('import.no-column', { field })}
  </p>`;
}

interface Cell {
  readonly row: PlannedRow;
  readonly column: number;
  readonly wrong: readonly RowProblem[];
}

function cellView({ row, column, wrong }: Cell, model: ImportModel): TemplateResult {
  const { state, fields, messages } = model;
  const id = `import-cell-${row.at}-${column}`;
  return html`<div class="import-cell">
    <label for=${id} id="${id}-label"><bdi>${fieldLabelOf(state.mapping[column] ?? '', fields)}</bdi></label>
    ${controlView({ row, column, wrong }, id, model)}
    ${
      wrong.length > 0
        ? html`<div class="import-problem" id="${id}-problem">
            ${wrong.map((problem) => html`<p>${sentence(problem, messages)}</p>`)}
          </div>`
        : nothing
    }
  </div>`;
}

/** A field, or a choice where only some values can be. It is told by its label and its row. */
function controlView({ row, column, wrong }: Cell, id: string, model: ImportModel): TemplateResult {
  const text = row.cells[column] ?? '';
  const choices = choicesOf(column, model);
  const fix = ({ target }: Event): void => model.actions.fix(row.at, column, (target as HTMLInputElement).value);
  const labelledBy = `${id}-label import-row-${row.at}`;
  const invalid = wrong.length > 0 ? 'true' : nothing;
  const describedBy = wrong.length > 0 ? `${id}-problem` : nothing;
  if (choices.length > 0)
    return html`<select
      class="select"
      id=${id}
      aria-labelledby=${labelledBy}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      @change=${fix}
    >
      ${optionsView(text, choices, model)}
    </select>`;
  return html`<input
    class="input"
    id=${id}
    dir="auto"
    autocomplete="off"
    spellcheck="false"
    maxlength="4096"
    aria-labelledby=${labelledBy}
    aria-invalid=${invalid}
    aria-describedby=${describedBy}
    .value=${text}
    @change=${fix}
  />`;
}

/** What a cell of a column can be, where that is only some values. */
function choicesOf(column: number, { state, fields }: ImportModel): readonly string[] {
  const field = fields.find(({ name }) => name === state.mapping[column]);
  if (field?.type === 'boolean' && field.choices.length === 0) return ['true', 'false'];
  return field?.choices ?? [];
}

/** What stands in the cell now, whatever it is; nothing; and what can be chosen. */
function optionsView(text: string, choices: readonly string[], { messages }: ImportModel): readonly TemplateResult[] {
  return [...new Set([text, '', ...choices])].map(
    (each) =>
      html`<option value=${each} .selected=${each === text}>
        ${each === '' ? messages.text('import.empty') : visibleText(each, 60)}
      </option>`,
  );
}

function sentence(problem: RowProblem, messages: ImportModel['messages']): readonly (string | TemplateResult)[] {
  return problemParts<TemplateResult>(
    problem,
    messages,
    (texts) => html`${texts.map((text, at) => html`${at > 0 ? ' · ' : nothing}<bdi>${text}</bdi>`)}`,
  );
}
