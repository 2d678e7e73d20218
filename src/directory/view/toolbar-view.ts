import { html, nothing, type TemplateResult } from 'lit';
import type { FilterInfo } from '../../domain/session.js';
import { icon } from '../../ui/icon.js';
import type { PageButtons } from '../pages/page-buttons.js';
import { columnsOf, nameColumn, sortFieldOf } from '../columns.js';
import { choicesOf, filterLabel } from './filter-choices.js';
import type { Scene } from './scene.js';

/** What opens from the toolbar, and what is told of its presses. */
export interface ToolbarPanels {
  readonly openFilter: (field: string, button: HTMLElement) => void;
  /** The choice of a filter, where there is no room for a button for each. */
  readonly openFilters: (button: HTMLElement) => void;
  readonly openColumns: (button: HTMLElement) => void;
  readonly reload: () => void;
  /** The buttons for new users, for those who were deleted, where there can be any, and for files. */
  readonly pages: PageButtons;
}

/** Search, filters and the host's own buttons; under them what is applied, the total, what others changed (`live`), columns and reload. */
export function toolbarView(scene: Scene, panels: ToolbarPanels, live: unknown = nothing): TemplateResult {
  const { state, messages } = scene;
  const filters = state.session?.capabilities.filters ?? [];
  return html`<div class="toolbar" part="toolbar">
      ${state.session?.capabilities.search.mode === 'none' ? nothing : searchView(scene)}
      ${filters.map((filter) => filterView(scene, filter, panels))}
      <div class="main-tools">
        <slot name="toolbar"></slot>${panels.pages.transfer(scene)}${panels.pages.newUser(scene)}
      </div>
      <div class="compact">
        ${filters.length > 1 ? filtersView(scene, filters, panels) : filters.map((filter) => filterView(scene, filter, panels))}
        ${sortView(scene)}
      </div>
    </div>
    ${appliedView(scene, filters)}
    <div class="summary">
      <span class="total" part="total" tabindex="-1">${totalText(scene)}</span> ${live} ${panels.pages.deleted(scene)}
      <button class="button quiet columns" aria-haspopup="menu" @click=${(e: Event) => panels.openColumns(buttonOf(e))}>
        ${icon('columns')}${messages.text('columns.choose')}
      </button>
      <button class="icon-button reload" aria-label=${messages.text('list.reload')} @click=${() => panels.reload()}>
        ${icon('refresh')}
      </button>
    </div>`;
}

function searchView({ state, messages, dispatch }: Scene): TemplateResult {
  const search = (event: Event, now: boolean): void => {
    if ((event as InputEvent).isComposing) return;
    dispatch({ look: true, type: 'search', text: (event.target as HTMLInputElement).value, now });
  };
  return html`<label class="search">
    <span class="visually-hidden">${messages.text('search.label')}</span>${icon('search')}
    <input
      type="search"
      class="input"
      part="search"
      autocomplete="off"
      spellcheck="false"
      maxlength="200"
      placeholder=${messages.text('search.placeholder')}
      .value=${state.view.search}
      @input=${(event: Event) => search(event, false)}
      @compositionend=${(event: Event) => search(event, false)}
      @change=${(event: Event) => search(event, true)}
    />
  </label>`;
}

function filterView({ state, messages }: Scene, filter: FilterInfo, { openFilter }: ToolbarPanels): TemplateResult {
  const count = state.view.filters[filter.field]?.length;
  return html`<button
    class=${count ? 'button filter on' : 'button filter'}
    aria-haspopup="dialog"
    @click=${(event: Event) => openFilter(filter.field, buttonOf(event))}
  >
    ${filterLabel(filter, messages)}${count ? html` <span class="count">${messages.number(count)}</span>` : nothing}
    ${icon('chevron-down')}
  </button>`;
}

/** Where there is little room one button stands for all: it opens the choice of a filter, whatever the backend declares. */
function filtersView(
  { state, messages }: Scene,
  filters: readonly FilterInfo[],
  { openFilters }: ToolbarPanels,
): TemplateResult {
  const count = filters.filter(({ field }) => state.view.filters[field]?.length).length;
  return html`<button
    class=${count ? 'button filters on' : 'button filters'}
    aria-haspopup="menu"
    @click=${(event: Event) => openFilters(buttonOf(event))}
  >
    ${icon('filter')}${messages.text('filter.all')}${
      count ? html` <span class="count">${messages.number(count)}</span>` : nothing
    }
  </button>`;
}

/** Where the rows are cards there is no head to press: the order is chosen here. */
function sortView({ state, messages, dispatch }: Scene): TemplateResult {
  const orders = [nameColumn, ...columnsOf(state.columns)].flatMap((column) => {
    const field = sortFieldOf(column, state.session);
    const label = messages.text(column.label);
    return field ? (['ascending', 'descending'] as const).map((direction) => ({ field, direction, label })) : [];
  });
  const { sort } = state.view;
  const sorted = (event: Event): void => {
    const order = orders[(event.target as HTMLSelectElement).selectedIndex];
    if (order) dispatch({ look: true, type: 'sort', by: { field: order.field, direction: order.direction } });
  };
  return html`<select class="select sort-select" aria-label=${messages.text('sort.label')} @change=${sorted}>
    ${orders.map(
      ({ field, direction, label }) =>
        html`<option .selected=${field === sort?.field && direction === sort.direction}>
          ${messages.text(`sort.${direction}`, { column: label })}
        </option>`,
    )}
  </select>`;
}

function appliedView(
  { state, messages, dispatch }: Scene,
  filters: readonly FilterInfo[],
): TemplateResult | typeof nothing {
  const chips = filters.flatMap((filter) =>
    (state.view.filters[filter.field] ?? []).map((value, _, values) => {
      const label = choicesOf(filter, state, messages).find((choice) => choice.value === value)?.label ?? value;
      const texts = { filter: filterLabel(filter, messages), value: label };
      const rest = values.filter((each) => each !== value);
      return html`<button
        class="chip applied"
        @click=${() => dispatch({ look: true, type: 'filter', field: filter.field, values: rest })}
      >
        <span aria-hidden="true">${messages.text('filter.applied', texts)}</span>
        <span class="visually-hidden">${messages.text('filter.remove', texts)}</span>${icon('close')}
      </button>`;
    }),
  );
  if (!chips.length) return nothing;
  return html`<div class="applied-filters">
    ${chips}
    <button class="button quiet clear-filters" @click=${() => dispatch({ look: true, type: 'clear-filters' })}>
      ${messages.text('filter.clear')}
    </button>
  </div>`;
}

function totalText({ state: { shown, session }, messages }: Scene): string {
  if (!shown) return '';
  const { total } = shown;
  if (!total) return session?.capabilities.total === 'none' ? messages.text('total.unknown') : '';
  return messages.text(`total.${total.kind}`, { count: total.value });
}

function buttonOf({ currentTarget }: Event): HTMLElement {
  return currentTarget as HTMLElement;
}
