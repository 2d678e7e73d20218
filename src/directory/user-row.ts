import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { nameOf, type Membership, type User } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import type { DenialText } from '../i18n/denial-text.js';
import type { Messages } from '../i18n/messages.js';
import { basics } from '../styles/basics.js';
import type { Column } from './columns.js';
import { statusLabel, toneOf } from '../ui/status-label.js';
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
export class UserRowElement extends LitElement {
  static override readonly styles = css`
    ${basics}${userRowStyles}
  `;

  /** The user that is shown. */
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

  #states: CustomStateSet | undefined;
  #selected = false;

  /** Whether the user is selected. It ticks the checkbox, and draws nothing again. */
  get selected(): boolean {
    return this.#selected;
  }
  set selected(selected: boolean) {
    if (selected === this.#selected) return;
    this.#selected = selected;
    if (selected) (this.#states ??= this.attachInternals().states).add('selected');
    else this.#states?.delete('selected');
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

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    this.#tick();
  }

  #tick(): void {
    const box = this.shadowRoot?.getElementById('check') as HTMLInputElement | null | undefined;
    // the browser may have ticked it already: it says what is true
    if (box) box.checked = this.#selected;
  }

  override render(): TemplateResult | typeof nothing {
    const { user, messages, denial, note } = this;
    if (!user || !messages) return nothing;
    const name = visibleText(nameOf(user), 120);
    const login = visibleText(user.login);
    const badges = this.#badges(user, messages);
    const cells = this.columns.map((column) => cellView(column, user, messages));
    // a place for each column: a list costs a part and two marks for each of its cells
    return html`<span role="cell" class="edge"
        ><label
          id="pick"
          for="check"
          class="visually-hidden"
          ?hidden=${!denial}
          .textContent=${messages.text('row.select', { name, login })}
        ></label
        >${denial ? html`<span id="why" hidden>${denial.why} ${denial.wayOut}</span>` : nothing}<input
          type="checkbox"
          id="check"
          class="check"
          data-act="toggle"
          aria-labelledby="pick"
          aria-describedby=${denial ? 'why' : nothing}
          aria-disabled=${denial ? 'true' : nothing} /></span
      ><span role="cell" class="cell name-cell" part="cell"
        ><span class=${badges ? 'line badged' : 'line'}>${this.#nameControl(user, name)}${badges}</span>
        <div class=${note ? 'badged' : nothing}><bdi class="under" .textContent=${login}></bdi>${note}</div></span
      >${cells[0]}${cells[1]}${cells[2]}${cells[3]}${cells[4]}${cells[5]}<span role="cell" class="edge"
        ><span id="acts" hidden .textContent=${messages.text('row.actions', { name })}></span
        ><button class="more" data-act="menu" aria-labelledby="acts" aria-haspopup="menu"></button
      ></span>`;
  }

  #nameControl(user: User, name: string): TemplateResult {
    const href = safeHref(this.hrefFor?.(user));
    return href
      ? html`<a class="name" part="name" data-act="open" dir="auto" href=${href} .textContent=${name}></a>`
      : html`<button class="name" part="name" data-act="open" dir="auto" .textContent=${name}></button>`;
  }

  #badges(user: User, messages: Messages): TemplateResult[] | undefined {
    const badges = [
      user.owner === true && messages.text('row.owner'),
      this.self && messages.text('row.you'),
      user.status !== 'active' && !this.columns.some(({ id }) => id === 'status') && statusLabel(user, messages),
    ].filter((badge) => badge !== false);
    return badges.length ? badges.map((badge) => html` <span class="chip">${badge}</span>`) : undefined;
  }
}

function cellView({ id, label }: Column, user: User, messages: Messages): TemplateResult {
  if (id === 'status')
    return html`<span role="cell" class="cell" part="cell"
      ><span class="chip ${toneOf(user.status)}">${statusLabel(user, messages)}</span></span
    >`;
  const { department } = user;
  const isPlace = id === 'department';
  const text = isPlace ? visibleText(department?.name) : textOf(id, user, messages);
  if (!text) return html`<span role="cell" class="cell" part="cell"></span>`;
  if (!isPlace)
    return html`<span role="cell" class="cell" part="cell"
      ><span class="label">${messages.text(label)}</span><bdi class="over" .textContent=${text}></bdi
    ></span>`;
  const under = department?.path?.map((step) => visibleText(step, 60)).join(' / ') ?? '';
  return html`<span role="cell" class="cell" part="cell"
    ><bdi class="over" .textContent=${text}></bdi><bdi class="under" .textContent=${under}></bdi
  ></span>`;
}

function textOf(id: string, user: User, messages: Messages): string {
  if (id === 'role') return namesOf(user.roles, messages);
  if (id === 'groups') return namesOf(user.groups, messages);
  if (id === 'created') return dateOf(user.createdAt, messages);
  return user.lastLoginAt === null ? messages.text('row.never') : dateOf(user.lastLoginAt, messages);
}

function namesOf(memberships: readonly Membership[] | undefined, messages: Messages): string {
  return messages.list((memberships ?? []).map(({ name }) => visibleText(name, 60)));
}

function dateOf(instant: string | undefined, messages: Messages): string {
  return instant && !Number.isNaN(Date.parse(instant)) ? messages.date(instant) : visibleText(instant, 40);
}

/** Only addresses that lead to a page: whoever made the user's record must not run code (S6). */
function safeHref(href: string | undefined): string | undefined {
  if (!href || !URL.canParse(href, document.baseURI)) return undefined;
  return /^https?:$/.test(new URL(href, document.baseURI).protocol) ? href : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'user-row': UserRowElement;
  }
}
