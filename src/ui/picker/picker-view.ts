import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../../i18n/messages.js';
import { icon, type IconName } from '../icon.js';
import type { Choice, Found, PickerField } from './picker-field.js';

/** Everything that the view of a picker shows. */
export interface PickerModel {
  readonly field: Omit<PickerField<Choice>, 'find' | 'change'>;
  /** Of the field; those of its parts begin with it. */
  readonly id: string;
  readonly open: boolean;
  /** What fits what was typed. */
  readonly found: Found<Choice>;
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

/** The field of a picker, its list, and what it says. */
export function pickerView(model: PickerModel, actions: PickerActions): TemplateResult {
  const { field, id, open, active } = model;
  const { label, place = 'over', required, invalid, describedBy, busy } = field;
  const options = optionsOf(model);
  const listed = open && options.length > 0;
  const always = place === 'always';
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
        aria-activedescendant=${listed && options[active] ? `${id}-${active}` : nothing}
        aria-required=${required ? 'true' : nothing}
        aria-invalid=${invalid ? 'true' : nothing}
        aria-describedby=${describedBy ?? nothing}
        placeholder=${say(field, 'find')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        ?autofocus=${always}
        ?readonly=${busy}
        aria-disabled=${busy ? 'true' : nothing}
        @input=${actions.type}
        @keydown=${actions.keydown}
        @click=${actions.show}
      />
      ${always ? nothing : icon('chevron-down')}
    </div>
    ${placeView(model, actions)}
    <span class="visually-hidden" role="status">${spoken(model)}</span>`;
}

/** The list, and what stands in its place. It scrolls, and is no stop of the Tab key: the field moves in it. */
function placeView(model: PickerModel, actions: PickerActions): TemplateResult {
  const { field, id, open } = model;
  const { label, place = 'over', note } = field;
  const options = optionsOf(model);
  const listed = open && options.length > 0;
  return html`<div class=${place === 'over' ? 'picker-place over' : 'picker-place'} ?hidden=${!open}>
    <div
      class="picker-list"
      role="listbox"
      tabindex="-1"
      id=${`${id}-list`}
      aria-label=${label}
      ?hidden=${!listed}
      @mousedown=${keepFocus}
      @click=${actions.press}
    >
      ${listed ? options.map((option, at) => optionView(model, option, at)) : nothing}
    </div>
    ${listed && note ? html`<p class="picker-state note">${icon('info')}<span>${note}</span></p>` : nothing}
    ${open && !listed ? stateView(model, actions) : nothing}
  </div>`;
}

const keepFocus = (event: Event): void => event.preventDefault();

const optionsOf = ({ found }: PickerModel): readonly Choice[] => (typeof found === 'string' ? [] : found);

function say({ messages, words }: PickerModel['field'], name: string, count?: number): string {
  return messages.text(`${words}.${name}` as MessageKey, count === undefined ? undefined : { count });
}

function optionView(model: PickerModel, option: Choice, at: number): TemplateResult {
  const { field, id, active, searching } = model;
  const { name, under, depth = 0, mark } = option;
  const chosen = option.id === field.value?.id;
  return html`<div
    role="option"
    class=${at === active ? 'picker-option active' : 'picker-option'}
    id=${`${id}-${at}`}
    data-depth=${searching ? 0 : Math.min(depth, 6)}
    data-at=${at}
    aria-selected=${chosen}
  >
    <span class="picker-name"><bdi>${name}</bdi>${mark ? html` <span class="chip">${mark}</span>` : nothing}</span>
    ${under.length ? html`<span class="picker-path">${underView(under, field.between)}</span>` : nothing}
    ${chosen ? icon('check') : nothing}
  </div>`;
}

function underView(pieces: readonly string[], between: string): unknown[] {
  return pieces.map((piece, at) => [at ? between : nothing, html`<bdi>${piece}</bdi>`]);
}

/** What stands in place of options. */
function stateView({ field, found }: PickerModel, { retry }: PickerActions): TemplateResult {
  const told = (picture: IconName, name: string, look = ''): TemplateResult =>
    html`<p class="picker-state ${look}">${icon(picture)}<span>${say(field, name)}</span></p>`;
  if (found === 'loading') return told('refresh', 'loading');
  if (found !== 'failed') return told('info', field.isEmpty ? 'empty' : 'no-match');
  return html`${told('warning', 'failed', 'failed')}
  ${field.retry ? html`<button type="button" class="button" @click=${retry}>${say(field, 'retry')}</button>` : nothing}`;
}

/** What a screen reader hears beside the options. */
function spoken({ field, open, found, searching }: PickerModel): string {
  if (!open || found === 'loading') return '';
  if (found === 'failed') return say(field, 'failed');
  if (field.isEmpty) return say(field, 'empty');
  if (!searching) return '';
  return found.length
    ? [say(field, 'found', found.length), field.note].filter(Boolean).join('. ')
    : say(field, 'no-match');
}
