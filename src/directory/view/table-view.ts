import { html, nothing, type TemplateResult } from 'lit';
import { assigned } from '../assigned.js';
import { type Column, columnsOf, nameColumn, sortFieldOf } from '../columns.js';
import { rowChunks } from '../row-chunks.js';
import type { Scene } from './scene.js';

/** The table: head, rows in chunks that the browser skips where they are out of sight, or the shape of rows to come. */
export function tableView(scene: Scene): TemplateResult {
  const { state, messages } = scene;
  const { shown } = state;
  const columns = columnsOf(state.columns);
  const total = shown?.total;
  return html`<div
    class=${columns.length > 3 ? 'table wide' : 'table'}
    part="table"
    role="table"
    aria-label=${messages.text('table.label')}
    aria-rowcount=${total?.kind === 'exact' ? total.value + 1 : -1}
    aria-busy=${state.refreshing ? 'true' : 'false'}
  >
    ${headView(scene, columns)} ${rowChunks(scene, columns)}
  </div>`;
}

function headView(scene: Scene, columns: readonly Column[]): TemplateResult {
  const { head, messages, dispatch } = scene;
  return html`<div role="rowgroup" class="head" part="header">
    <div role="row" class="head-row" aria-rowindex="1">
      <span role="columnheader" class="edge">
        <input
          type="checkbox"
          class="check select-page"
          aria-label=${messages.text('selection.page')}
          ${assigned({ indeterminate: head === 'some', checked: head === 'all' })}
          @change=${() => dispatch({ type: 'toggle-page' })}
        />
        <span class="card-label" aria-hidden="true">${messages.text('selection.page')}</span>
      </span>
      ${[nameColumn, ...columns].map((column) => columnView(scene, column))}
      <span role="columnheader"><span class="visually-hidden">${messages.text('column.actions')}</span></span>
    </div>
  </div>`;
}

function columnView({ state, messages, dispatch }: Scene, column: Column): TemplateResult {
  const field = sortFieldOf(column, state.session);
  const label = messages.text(column.label);
  const { sort } = state.view;
  const sorted = field !== undefined && sort?.field === field ? sort.direction : undefined;
  return html`<span role="columnheader" class="column" aria-sort=${sorted ?? (field ? 'none' : nothing)}>
    ${
      field
        ? html`<button class="sort" @click=${() => dispatch({ look: true, type: 'turn-order', field })}>
            ${label}
          </button>`
        : label
    }
  </span>`;
}
