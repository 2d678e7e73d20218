import type { MenuOpening } from '../../ui/menu-controller.js';
import { optionalColumns } from '../columns.js';
import type { Scene } from '../view/scene.js';
import { filterSummary } from '../view/filter-choices.js';

/** What a menu of the toolbar offers. */
export type ListMenu = Pick<MenuOpening, 'label' | 'items' | 'run'>;

/** The choice of a filter. */
export function filtersMenu({ messages, state }: Scene, run: (field: string) => void): ListMenu {
  return {
    label: messages.text('filter.all'),
    items: (state.session?.capabilities.filters ?? []).map((filter) => ({
      id: filter.field,
      label: filterSummary(filter, state.view.filters[filter.field]?.length, messages),
    })),
    run,
  };
}

/** The choice of columns, asked for anew at each press: the menu stays open while they are ticked. */
export function columnsMenu(scene: () => Scene): ListMenu {
  const { messages, state } = scene();
  return {
    label: messages.text('columns.choose'),
    items: optionalColumns.map(({ id, label }) => ({
      id,
      label: messages.text(label),
      checked: state.columns.includes(id),
    })),
    run: (id) => {
      const { state, dispatch } = scene();
      const { columns } = state;
      const chosen = columns.includes(id) ? columns.filter((each) => each !== id) : [...columns, id];
      dispatch({ type: 'show-columns', columns: chosen });
    },
  };
}
