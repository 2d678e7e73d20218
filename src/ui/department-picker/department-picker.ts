import { html, render, type TemplateResult } from 'lit';
import type { Department } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import type { Messages } from '../../i18n/messages.js';
import { findIn, treeOf, type Place } from './department-tree.js';
import { pickerView, type PickerActions, type PickerModel } from './picker-view.js';

/** What a picker shows now, and whom it tells. */
export interface DepartmentField {
  readonly label: string;
  /** The chosen department; it need not be among `departments`. */
  readonly value: Department | undefined;
  /** All departments; while they are on their way, or when they could not be loaded, that. */
  readonly departments: readonly Department[] | 'loading' | 'failed';
  readonly messages: Messages;
  /** The viewer chose this one. The owner answers by giving it as `value`. */
  readonly change: (department: Department) => void;
  /** Asks for the departments again. */
  readonly retry?: (() => void) | undefined;
  /** The list always stands under the field, as in a dialog; otherwise it opens over what follows. */
  readonly inline?: boolean;
  /** Where those whom it is about are now: it is marked so. */
  readonly current?: string | undefined;
  /** The choice is wrong or missing. `describedBy` is the id of the text that says so. */
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  /** Nothing can be chosen for the moment. */
  readonly busy?: boolean;
}

let pickers = 0;
/** For so many frames, options that have come into sight take their true height: only Chromium keeps the others in place. */
const settling = 6;

/**
 * A field that finds a department in a tree by any part of its name or path: a combobox with a list of options, each with
 * its path. It draws itself: the host puts `render(field)` into its template, and adopts `departmentPickerStyles`.
 *
 * Arrows, Page Up and Page Down move, Enter chooses, Escape takes back what was typed; only then it is the surroundings' own.
 */
export class DepartmentPicker {
  readonly #root = document.createElement('div');
  readonly #id = `departments-${++pickers}`;
  #field!: DepartmentField;
  #places: readonly Place[] = [];
  #madeOf: unknown;
  /** What was typed since the last choice. */
  #query: string | undefined;
  #open = false;
  #active = -1;

  constructor() {
    this.#root.className = 'picker';
    this.#root.addEventListener('focusout', this.#leave);
  }

  /** The field with its list, as it is now. */
  render(field: DepartmentField): TemplateResult {
    this.#field = field;
    const { departments, messages } = field;
    if (departments !== this.#madeOf) {
      this.#madeOf = departments;
      this.#places = Array.isArray(departments) ? treeOf(departments as Department[], messages.locale) : [];
    }
    this.#draw();
    return html`${this.#root}`;
  }

  /** Gives the focus to the field. */
  focus(): void {
    this.#input?.focus();
  }

  get #input(): HTMLInputElement | null {
    return this.#root.querySelector('input');
  }

  get #isOpen(): boolean {
    return this.#open || !!this.#field.inline;
  }

  get #found(): readonly Place[] {
    return findIn(this.#places, this.#query ?? '');
  }

  #draw(): void {
    const model: PickerModel = {
      field: this.#field,
      id: this.#id,
      open: this.#isOpen,
      found: this.#found,
      isEmpty: this.#places.length === 0,
      searching: this.#query !== undefined,
      active: this.#active,
    };
    render(pickerView(model, this.#actions), this.#root);
    this.#write();
  }

  /** Between two drawings the viewer types: what stands in the field is set, never bound. */
  #write(): void {
    const text = this.#query ?? visibleText(this.#field.value?.name, 120);
    const input = this.#input;
    if (input && input.value !== text) input.value = text;
  }

  readonly #actions: PickerActions = {
    type: () => this.#type(),
    keydown: (event) => this.#keydown(event),
    press: (event) => this.#press(event),
    show: () => {
      if (this.#field.busy) return;
      // the next letter begins anew
      if (!this.#open && this.#query === undefined) this.#input?.select();
      this.#show();
    },
    retry: () => {
      // the button goes away with the failure
      this.focus();
      this.#field.retry?.();
    },
  };

  #show(): void {
    this.#open = true;
    this.#draw();
  }

  #type(): void {
    this.#query = this.#input?.value ?? '';
    this.#active = this.#found.length ? 0 : -1;
    this.#show();
    this.#reveal();
  }

  #press({ target }: Event): void {
    const at = (target as Element).closest<HTMLElement>('.picker-option')?.dataset['at'];
    if (at !== undefined) this.#choose(this.#found[Number(at)]);
  }

  #keydown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || this.#field.busy) return;
    if (event.key === 'Enter') {
      const place = this.#isOpen ? this.#found[this.#active] : undefined;
      if (!place) return;
      this.#choose(place);
    } else if (event.key === 'Escape') {
      if (!this.#takeBack()) return;
      event.stopPropagation();
    } else if (!this.#move(event.key)) return;
    event.preventDefault();
  }

  #move(key: string): boolean {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[key];
    if (step === undefined) return false;
    const found = this.#found;
    const last = found.length - 1;
    const chosen = found.findIndex(({ department }) => department.id === this.#field.value?.id);
    const from = this.#active;
    if (!this.#isOpen || from < 0) this.#active = chosen >= 0 ? chosen : step > 0 ? 0 : last;
    // one step past an end goes round, a page stops there
    else if (Math.abs(step) === 1) this.#active = (from + step + found.length) % (found.length || 1);
    else this.#active = Math.max(0, Math.min(last, from + step));
    this.#show();
    this.#reveal();
    return true;
  }

  #choose(place: Place | undefined): void {
    if (!place || this.#field.busy) return;
    this.#rest();
    this.#field.change(place.department);
    this.#draw();
    this.#input?.select();
    this.#reveal();
  }

  /** Takes back what was typed, or the list away; `false`: there was nothing to take back. */
  #takeBack(): boolean {
    if (this.#query === undefined && !this.#open) return false;
    const inlineIdle = this.#field.inline && this.#query === undefined;
    this.#rest();
    this.#draw();
    return !inlineIdle;
  }

  /** What was typed and not chosen is nothing. */
  readonly #leave = ({ relatedTarget }: FocusEvent): void => {
    if (this.#root.contains(relatedTarget as Node | null)) return;
    // another window: the way back leads to what was typed
    if (!document.hasFocus() || (!this.#open && this.#query === undefined)) return;
    this.#rest();
    this.#draw();
  };

  #rest(): void {
    this.#open = false;
    this.#query = undefined;
    this.#active = -1;
  }

  /** Scrolls to the option that Enter chooses, or to the chosen one. */
  #reveal(again = settling): void {
    const chosen = this.#active < 0 ? '[aria-selected="true"]' : '.active';
    this.#root.querySelector(`.picker-option${chosen}`)?.scrollIntoView({ block: 'nearest' });
    if (again) requestAnimationFrame(() => this.#reveal(again - 1));
  }
}
