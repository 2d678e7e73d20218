import type { FilterInfo } from '../../domain/session.js';
import { visibleText } from '../../domain/visible-text.js';
import type { Messages } from '../../i18n/messages.js';
import type { ListState } from '../list-state.js';
import { statusLabel } from '../../ui/status-label.js';

/** One value to filter by. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Where it stands, for departments of the same name. */
  readonly under?: string;
}

/** The name of a filter. */
export function filterLabel({ field, label }: FilterInfo, messages: Messages): string {
  const builtIn = field === 'status' || field === 'department' || field === 'role';
  return label || !builtIn ? visibleText(label || field, 40) : messages.text(`filter.${field}`);
}

/** The name of a filter, with how many of its values are on. */
export function filterSummary(filter: FilterInfo, count: number | undefined, messages: Messages): string {
  const label = filterLabel(filter, messages);
  return count ? messages.text('filter.applied', { filter: label, value: count }) : label;
}

/** The values of a filter: as declared, or the departments themselves. */
export function choicesOf({ field, choices }: FilterInfo, state: ListState, messages: Messages): readonly Choice[] {
  if (choices) {
    return choices.map(({ value, label }) => ({
      value,
      label: field === 'status' ? statusLabel({ status: value, statusLabel: label }, messages) : visibleText(label || value, 80), // prettier-ignore
    }));
  }
  if (field !== 'department') return [];
  return state.departments.map(({ id, name, path }) => ({
    value: id,
    label: visibleText(name, 80),
    under: path.map((step) => visibleText(step, 60)).join(' / '),
  }));
}
