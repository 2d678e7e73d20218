import { html, render, type TemplateResult } from 'lit';
import type { Choice, Found, PickerField } from './picker-field.js';
import { afterPress } from './after-press.js';
import { pickerView, type PickerActions } from './picker-view.js';

let pickers = 0;
/** For so many frames, options that have come into sight take their true height: only Chromium keeps the others in place. */
const settling = 6;

/**
 * A field that finds what can be chosen by what is typed: a combobox with a list of options. It draws itself: the host puts
 * `render(field)` into its template, and adopts `pickerStyles`.
 *
 * Arrows, Page Up and Page Down move, Enter chooses, Escape takes back what was typed; only then it is the surroundings' own.
 */
export class Picker<C extends Choice> {
  readonly #root = document.createElement('div');
  readonly #id = `picker-${++pickers}`;
  #field!: PickerField<C>;
  /** What was typed since the last choice. */
  #query: string | undefined;
  #open = false;
  #active = -1;

  constructor() {
    this.#root.className = 'picker';
    this.#root.addEventListener('focusout', this.#leave);
  }

  /** The field with its list, as it is now. */
  render(field: PickerField<C>): TemplateResult {
    this.#field = field;
    this.#draw();
    if (this.#open) this.#showPlace();
    return html`${this.#root}`;
  }

  /** What was typed since the last choice, and is none. */
  get pending(): string {
    return this.#query?.trim() ?? '';
  }

  /** Is its list open? */
  get isOpen(): boolean {
    return this.#open || this.#isAlways;
  }

  /** Gives the focus to the field. */
  focus(): void {
    this.#input?.focus();
  }

  /** Takes back what was typed, or the list away; `false`: there was nothing to take back. */
  takeBack(): boolean {
    if (this.#query === undefined && !this.#open) return false;
    const isIdle = this.#isAlways && this.#query === undefined;
    this.#rest();
    this.#draw();
    this.#field.keeps?.();
    return !isIdle;
  }

  get #input(): HTMLInputElement | null {
    return this.#root.querySelector('input');
  }

  get #isAlways(): boolean {
    return this.#field.place === 'always';
  }

  get #found(): Found<C> {
    return this.isOpen ? this.#field.find(this.#query ?? '') : [];
  }

  get #options(): readonly C[] {
    const found = this.#found;
    return typeof found === 'string' ? [] : found;
  }

  #draw(): void {
    const found = this.#found;
    // what is on its way when something is typed is there later: the first of it is what Enter chooses
    if (this.#query !== undefined && this.#active < 0 && typeof found !== 'string' && found.length > 0)
      this.#active = 0;
    const model = {
      field: this.#field,
      id: this.#id,
      open: this.isOpen,
      found,
      searching: this.#query !== undefined,
      active: this.#active,
    };
    render(pickerView(model, this.#actions), this.#root);
    this.#write();
  }

  /** Between two drawings the viewer types: what stands in the field is set, never bound. */
  #write(): void {
    const text = this.#query ?? this.#field.value?.name ?? '';
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
      this.#showPlace();
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
    this.#active = -1;
    this.#show();
    this.#reveal();
    this.#field.keeps?.();
  }

  #press({ target }: Event): void {
    const at = (target as Element).closest<HTMLElement>('.picker-option')?.dataset['at'];
    if (at !== undefined) this.#choose(this.#options[Number(at)]);
  }

  #keydown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || this.#field.busy) return;
    if (event.key === 'Enter') {
      const choice = this.#options[this.#active];
      if (!choice) return;
      this.#choose(choice);
    } else if (event.key === 'Escape') {
      if (!this.takeBack()) return;
      event.stopPropagation();
    } else if (!this.#move(event.key)) return;
    event.preventDefault();
  }

  #move(key: string): boolean {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[key];
    if (step === undefined) return false;
    const wasOpen = this.isOpen;
    this.#open = true;
    const options = this.#options;
    const last = options.length - 1;
    const chosen = options.findIndex(({ id }) => id === this.#field.value?.id);
    const from = this.#active;
    if (!wasOpen || from < 0) this.#active = chosen >= 0 ? chosen : step > 0 ? 0 : last;
    // one step past an end goes round, a page stops there
    else if (Math.abs(step) === 1) this.#active = (from + step + options.length) % (options.length || 1);
    else this.#active = Math.max(0, Math.min(last, from + step));
    this.#show();
    this.#showPlace();
    this.#reveal();
    return true;
  }

  #choose(choice: C | undefined): void {
    if (!choice || this.#field.busy) return;
    this.#rest();
    this.#field.change(choice);
    this.#draw();
    this.#input?.select();
    this.#reveal();
  }

  readonly #leave = ({ relatedTarget }: FocusEvent): void => {
    if (this.#root.contains(relatedTarget as Node | null)) return;
    // another window: the way back leads to what was typed
    if (!document.hasFocus() || (!this.#open && this.#query === undefined)) return;
    // a list that makes room for itself takes it away when the press is over: what was pressed must not move from under it
    if (this.#field.place === 'open') afterPress(() => this.#root.matches(':focus-within') || this.#left());
    else this.#left();
  };

  /** What was typed and not chosen is nothing, unless the owner keeps it. */
  #left(): void {
    const { pending } = this;
    this.#rest();
    if (this.#field.keeps && pending) this.#query = pending;
    this.#draw();
    this.#field.keeps?.();
  }

  #rest(): void {
    this.#open = false;
    this.#query = undefined;
    this.#active = -1;
  }

  /** A list that makes room for itself comes into sight when it opens, and when what it has found is here. */
  #showPlace(): void {
    if (this.#field.place !== 'open') return;
    this.#root.querySelector('.picker-place')?.scrollIntoView({ block: 'nearest' });
  }

  /** Scrolls to the option that Enter chooses, or to the chosen one. */
  #reveal(again = settling): void {
    const chosen = this.#active < 0 ? '[aria-selected="true"]' : '.active';
    this.#root.querySelector(`.picker-option${chosen}`)?.scrollIntoView({ block: 'nearest' });
    if (again) requestAnimationFrame(() => this.#reveal(again - 1));
  }
}
