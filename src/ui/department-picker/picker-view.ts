import { html, nothing, type TemplateResult } from 'lit';
import { departments as english } from '../../i18n/en/departments.js';
import type { Catalogue, MessageKey, Messages } from '../../i18n/messages.js';
import { icon, type IconName } from '../icon.js';
import type { DepartmentField } from './department-picker.js';
import type { Place } from './department-tree.js';

/** Everything that the view of a picker shows. */
export interface PickerModel {
  readonly field: DepartmentField;
  /** Of the field; those of its parts begin with it. */
  readonly id: string;
  readonly open: boolean;
  /** What fits what was typed. */
  readonly found: readonly Place[];
  /** Are there no departments at all? */
  readonly isEmpty: boolean;
  readonly searching: boolean;
  /** The option that Enter chooses; -1: none. */
  readonly active: number;
}

/** What the viewer can do in a picker. */
export interface PickerActions {
  readonly type: () => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly show: () => void;
  readonly press: (event: Event) => void;
  readonly retry: () => void;
}

const fallback: Catalogue = { locale: 'en', messages: english };

/** The field of a picker, its list, and what it says. */
export function pickerView(model: PickerModel, actions: PickerActions): TemplateResult {
  const { field, id, open, found, active } = model;
  const { label, inline, invalid, describedBy, busy } = field;
  const messages = field.messages.with(fallback);
  const listed = open && found.length > 0;
  return html`<label class="picker-label" for=${id}>${label}</label>
    <div class="picker-field">
      ${icon('search')}
      <input
        class="input"
        id=${id}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded=${listed}
        aria-controls=${`${id}-list`}
        aria-activedescendant=${listed && found[active] ? `${id}-${active}` : nothing}
        aria-invalid=${invalid ? 'true' : nothing}
        aria-describedby=${describedBy ?? nothing}
        placeholder=${messages.text('departments.find')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        ?autofocus=${inline}
        ?readonly=${busy}
        aria-disabled=${busy ? 'true' : nothing}
        @input=${actions.type}
        @keydown=${actions.keydown}
        @click=${actions.show}
      />
      ${inline ? nothing : icon('chevron-down')}
    </div>
    <div class=${inline ? 'picker-place' : 'picker-place over'} ?hidden=${!open}>
      <div
        class="picker-list"
        role="listbox"
        id=${`${id}-list`}
        aria-label=${label}
        ?hidden=${!listed}
        @mousedown=${keepFocus}
        @click=${actions.press}
      >
        ${listed ? found.map((place, at) => optionView(model, place, at, messages)) : nothing}
      </div>
      ${open && !listed ? stateView(model, actions, messages) : nothing}
    </div>
    <span class="visually-hidden" role="status">${spoken(model, messages)}</span>`;
}

const keepFocus = (event: Event): void => event.preventDefault();

function optionView(model: PickerModel, place: Place, at: number, messages: Messages): TemplateResult {
  const { field, id, active, searching } = model;
  const { department, name, path } = place;
  const chosen = department.id === field.value?.id;
  const now =
    department.id === field.current
      ? html` <span class="chip">${messages.text('departments.current')}</span>`
      : nothing;
  return html`<div
    role="option"
    class=${at === active ? 'picker-option active' : 'picker-option'}
    id=${`${id}-${at}`}
    data-depth=${searching ? 0 : Math.min(path.length, 6)}
    data-at=${at}
    aria-selected=${chosen}
  >
    <span class="picker-name"><bdi>${name}</bdi>${now}</span>
    ${path.length ? html`<span class="picker-path">${pathView(path)}</span>` : nothing}
    ${chosen ? icon('check') : nothing}
  </div>`;
}

function pathView(path: readonly string[]): unknown[] {
  return path.map((step, at) => [at ? ' / ' : nothing, html`<bdi>${step}</bdi>`]);
}

/** What stands in place of options. */
function stateView({ field, isEmpty }: PickerModel, { retry }: PickerActions, messages: Messages): TemplateResult {
  const say = (picture: IconName, key: MessageKey, look = ''): TemplateResult =>
    html`<p class="picker-state ${look}">${icon(picture)}<span>${messages.text(key)}</span></p>`;
  if (field.departments === 'loading') return say('refresh', 'departments.loading');
  if (field.departments !== 'failed') return say('info', isEmpty ? 'departments.empty' : 'departments.no-match');
  return html`${say('warning', 'departments.failed', 'failed')}
  ${
    field.retry
      ? html`<button type="button" class="button" @click=${retry}>${messages.text('departments.retry')}</button>`
      : nothing
  }`;
}

/** What a screen reader hears beside the options. */
function spoken({ field, open, found, searching, isEmpty }: PickerModel, messages: Messages): string {
  if (!open || field.departments === 'loading') return '';
  if (field.departments === 'failed') return messages.text('departments.failed');
  if (isEmpty) return messages.text('departments.empty');
  if (!searching) return '';
  return found.length
    ? messages.text('departments.found', { count: found.length })
    : messages.text('departments.no-match');
}
