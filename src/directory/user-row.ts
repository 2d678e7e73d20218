import { css, html, nothing, ReactiveElement, render, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { nameOf, type User } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import type { DenialText } from '../i18n/denial-text.js';
import type { Messages } from '../i18n/messages.js';
import { basics } from '../styles/basics.js';
import type { Column } from './columns.js';
import { statusLabel, toneOf } from '../ui/status-label.js';
import { cellTexts } from './row/cell-text.js';
import { patternOf } from './row/row-pattern.js';
import { userRowStyles } from './user-row.styles.js';

/** What a control of a row does; the list reads it from `data-act` and acts. */
export type RowAct = 'toggle' | 'open' | 'menu';

/**
 * One user of the list: checkbox, name, columns, menu button. It shows and listens to nothing: the list hears the events of
 * all rows, and its rows are used again for other users.
 *
 * @customElement user-row
 * @summary One user in the list of `<user-manager>`.
 * @csspart name - The user's name, a button or a link.
 * @csspart cell - A cell of the row.
 * @cssState selected - The user is selected.
 */
export class UserRowElement extends ReactiveElement {
  static override readonly styles = css`
    ${basics}${userRowStyles}
  `;

  /** A row with these columns, for no user yet: where the browser can, a copy of one with all that is in it. */
  static copyFor(columns: readonly Column[]): UserRowElement {
    const row = patternOf(columns).cloneNode(true) as UserRowElement;
    // another version may have the tag, or nobody yet (S26)
    if (#arranged in row && row.shadowRoot) row.#arranged = columns;
    return row;
  }

  /** The user that is shown; without one, the shape of a row to come. */
  @property({ attribute: false }) user?: User;

  /** The optional columns. */
  @property({ attribute: false }) columns: readonly Column[] = [];

  /** Why the user can't be selected. */
  @property({ attribute: false }) denial?: DenialText | undefined;

  /** What there is to say beside the login: a `TemplateResult` whose element is a `.chip.note`. */
  @property({ attribute: false }) note?: unknown;

  /** Whether the user is the viewer. */
  @property({ attribute: false }) self = false;

  /** The texts. */
  @property({ attribute: false }) messages?: Messages;

  /** Gives the address of a user's page, for names that are links. */
  @property({ attribute: false }) hrefFor?: ((user: User) => string | undefined) | undefined;

  // made with the row: for thousands at once it would be half the work of selecting them
  readonly #states = this.attachInternals().states;
  #selected = false;
  #arranged: readonly Column[] | undefined;
  #box: HTMLInputElement | undefined;

  /** Whether the user is selected. It ticks the checkbox, and draws nothing again. */
  get selected(): boolean {
    return this.#selected;
  }
  set selected(selected: boolean) {
    if (selected === this.#selected) return;
    this.#selected = selected;
    this.#states[selected ? 'add' : 'delete']('selected');
    this.#tick();
  }

  /** Focuses one control, once what it belongs to is shown. */
  async focusControl(act: RowAct): Promise<void> {
    await this.updateComplete;
    this.control(act)?.focus();
  }

  /** One control of the row. */
  control(act: RowAct): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-act=${act}]`);
  }

  // a row is a copy of one, and is told what changed: with thousands, that is half the work of a template
  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const { user, messages } = this;
    // nothing of who was shown stays behind
    if (!user && changed.get('user')) this.#arranged = undefined;
    this.#arrange(this.columns);
    if (user && messages) this.#show(user, messages);
    this.#tick();
  }

  #tick(): void {
    // the browser may have ticked it already: it says what is true
    if (this.#box) this.#box.checked = this.#selected;
  }

  /** Other columns are chosen in a menu: no focus is in here then. */
  #arrange(columns: readonly Column[]): void {
    if (columns === this.#arranged) return;
    const content = inside(patternOf(columns).shadowRoot as ShadowRoot);
    this.renderRoot.replaceChildren(...content.map((element) => element.cloneNode(true)));
    this.#box = undefined;
    this.#arranged = columns;
  }

  #show(user: User, messages: Messages): void {
    const { denial } = this;
    const [pick, who, ...cells] = inside(this.renderRoot) as [Element, Element, ...Element[]];
    const [label, box] = two(pick) as [HTMLElement, HTMLInputElement];
    this.#box = box;
    const [line, below] = two(who);
    const name = visibleText(nameOf(user), 120);
    const login = visibleText(user.login);
    say(label, messages.text('row.select', { name, login }));
    if (denial || box.ariaDisabled) {
      label.hidden = !denial;
      box.ariaDisabled = denial ? 'true' : null;
      // few rows have an explanation
      const why = denial && html`<span id="why" hidden>${denial.why} ${denial.wayOut}</span>`;
      render(why ?? nothing, pick as HTMLElement);
      if (denial) box.setAttribute('aria-describedby', 'why');
      else box.removeAttribute('aria-describedby');
    }
    say(nameControl(line, user, this.hrefFor), name);
    adorn(line, this.#badges(user, messages));
    say(below.firstElementChild as Element, login);
    adorn(below, this.note);
    this.columns.forEach((column, place) => fill(cells[place], column, user, messages));
    say(cells.at(-1)?.firstElementChild as Element, messages.text('row.actions', { name }));
  }

  #badges(user: User, messages: Messages): unknown {
    const badges: string[] = [];
    if (user.owner === true) badges.push(messages.text('row.owner'));
    if (this.self) badges.push(messages.text('row.you'));
    if (user.status !== 'active' && !this.columns.some(({ id }) => id === 'status'))
      badges.push(statusLabel(user, messages));
    return badges[0] && badges.map((badge) => html` <span class="chip">${badge}</span>`);
  }
}

// several times as fast as going through `children`
function inside({ firstElementChild }: ParentNode): Element[] {
  const found = [];
  for (let element = firstElementChild; element; element = element.nextElementSibling) found.push(element);
  return found;
}

function two({ firstElementChild }: Element): [HTMLElement, HTMLElement] {
  return [firstElementChild as HTMLElement, firstElementChild?.nextElementSibling as HTMLElement];
}

/** A text is written where it is another one. */
function say({ firstChild }: Element, text: string): void {
  const node = firstChild as Text;
  if (node.data !== text) node.data = text;
}

/** What stands beside a text, in few rows. */
function adorn(element: HTMLElement, beside: unknown): void {
  // a list of classes would be one more object for each
  if (!beside && !/badged/.test(element.className)) return;
  element.classList.toggle('badged', Boolean(beside));
  render(beside ?? nothing, element);
}

/** The name: a link where it leads to a page, for whoever made the user's record must not run code (S6). */
function nameControl(line: Element, user: User, hrefFor: UserRowElement['hrefFor']): Element {
  let href;
  try {
    href = hrefFor?.(user);
  } catch {
    // a link less, and not somebody else's name in the row
  }
  const control = line.firstElementChild as Element;
  if (!href && control.localName === 'button') return control;
  const link = document.createElement('a');
  if (href) link.setAttribute('href', href);
  const leads = /^https?:$/.test(link.protocol);
  if (leads !== control.hasAttribute('href')) {
    const other = leads ? link : document.createElement('button');
    for (const { name, value } of control.attributes) if (name !== 'href') other.setAttribute(name, value);
    other.append(control.firstChild as Text);
    control.replaceWith(other);
    return other;
  }
  if (href && leads) control.setAttribute('href', href);
  return control;
}

function fill(cell: Element, column: Column, user: User, messages: Messages): void {
  const [first, last] = cellTexts(column, user, messages);
  const [over, under] = two(cell);
  const name = first ? 'cell' : 'cell void';
  if (cell.className !== name) cell.className = name;
  if (column.id === 'status') over.className = `chip ${toneOf(user.status)}`;
  say(over, first);
  say(under, last);
}

declare global {
  interface HTMLElementTagNameMap {
    'user-row': UserRowElement;
  }
}
