import { html, nothing, render, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Announcer } from '../../ui/announcer.js';
import { Popup } from '../../ui/popup/popup.js';
import { type Choice, choicesOf, filterLabel } from '../view/filter-choices.js';
import type { Scene } from '../view/scene.js';

const searchable = 8;
const most = 100;

/** The values of one filter to tick, searchable where there are many. The list follows each tick at once. */
export class FilterPanel implements ReactiveController {
  readonly #popup = new Popup(() => (this.#field = undefined), true);
  readonly #scene: () => Scene;
  readonly #announcer: Announcer;
  #field: string | undefined;
  #text = '';

  constructor(host: ReactiveControllerHost, scene: () => Scene) {
    this.#scene = scene;
    this.#announcer = new Announcer(host);
    this.#popup.element.className = 'panel filter-panel';
    this.#popup.element.part.value = 'panel';
    this.#popup.element.addEventListener('keydown', (event) => {
      if (this.#move(event.key)) event.preventDefault();
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.#popup.hide(true);
    });
    host.addController(this);
  }

  /** The panel: the host puts it into its template once. */
  render(): TemplateResult {
    return html`${this.#popup.element}${this.#announcer.render()}`;
  }

  /** Opens the filter's values under its button, or closes them. */
  open(field: string, button: HTMLElement): void {
    this.#text = '';
    this.#field = field;
    this.#draw();
    if (!this.#popup.show({ at: button, returnFocus: () => button })) return;
    this.#field = field;
    this.#popup.element.querySelector<HTMLElement>('input')?.focus();
  }

  hostUpdated(): void {
    if (this.#field) this.#draw();
  }

  hostDisconnected(): void {
    this.#popup.hide();
  }

  /** From the field to the first value, from value to value, and back. */
  #move(key: string): boolean {
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const stops = [...this.#popup.element.querySelectorAll('input')];
    const next = step && stops[stops.findIndex((stop) => stop.matches(':focus')) + step];
    if (next) next.focus();
    return Boolean(next);
  }

  #draw(searched = false): void {
    const scene = this.#scene();
    const filter = scene.state.session?.capabilities.filters?.find(({ field }) => field === this.#field);
    if (!filter) return this.#popup.hide();
    const label = filterLabel(filter, scene.messages);
    const choices = choicesOf(filter, scene.state, scene.messages);
    const text = this.#text.trim().toLowerCase();
    const fitting = choices.filter(({ label, under = '' }) => `${label} ${under}`.toLowerCase().includes(text));
    const count = fitting.length;
    if (searched) this.#announcer.say(scene.messages.text(count ? 'filter.found' : 'filter.no-choice', { count }));
    const search = (event: Event): void => {
      this.#text = (event.target as HTMLInputElement).value;
      this.#draw(true);
    };
    render(
      html`<div role="dialog" aria-label=${label}>
        ${
          choices.length > searchable
            ? html`<input
                type="search"
                class="input"
                aria-label=${scene.messages.text('filter.find', { filter: label })}
                placeholder=${scene.messages.text('filter.find', { filter: label })}
                .value=${this.#text}
                @input=${search}
              />`
            : nothing
        }
        <div class="choices">${fitting.slice(0, most).map((choice) => this.#choice(choice, scene))}</div>
        ${count ? nothing : html`<p class="muted">${scene.messages.text('filter.no-choice')}</p>`}
      </div>`,
      this.#popup.element,
    );
    this.#popup.place();
  }

  #choice({ value, label, under }: Choice, { state, dispatch }: Scene): TemplateResult {
    const field = this.#field ?? '';
    const chosen = state.view.filters[field] ?? [];
    const on = chosen.includes(value);
    const values = on ? chosen.filter((each) => each !== value) : [...chosen, value];
    return html`<label class="choice">
      <input
        type="checkbox"
        class="check"
        .checked=${on}
        @change=${() => dispatch({ look: true, type: 'filter', field, values })}
      />
      <span><bdi>${label}</bdi>${under ? html`<bdi class="under">${under}</bdi>` : nothing}</span>
    </label>`;
  }
}
