import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UserId } from '../../domain/user.js';
import type { RowAct, UserRowElement } from '../user-row.js';

/** Where focus was: on a control of a user's row, and who stood around it. */
export interface Place {
  readonly id: UserId;
  readonly act: RowAct;
  /** The users in sight then, in their order. */
  readonly order: readonly UserId[];
}

/** A control outside of the rows that has the focus. */
interface Outside {
  readonly control: Element;
  readonly isInBar: boolean;
  /** Whoever uses a pointer keeps what they look at. */
  readonly scrolls: boolean;
}

/**
 * Keeps focus with the user, not with the place in the list: rows are used again for other users. Where the user is gone it
 * goes to the next one's same control, else the one before, else the search field, and never to nowhere (A3). Where a button
 * of the list went away with what it stood in, focus goes to what is left of that, or back to the row where it was last.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #before: Place | undefined;
  #held: Place | undefined;
  #outside: Outside | undefined;
  /** Where it was last among the rows. */
  #last: Place | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#before = this.#place();
    this.leave();
    this.#outside = this.#outsideNow();
  }

  hostUpdated(): void {
    const before = this.#before;
    if (before && this.#focusedRow()?.user?.id !== before.id) this.#return(before);
    if (this.#outside && !this.#outside.control.isConnected && !this.#active) this.#replace(this.#outside);
  }

  /**
   * Remembers where to go back to, for as long as a dialog or a page has focus; without a row it is this control of the first
   * in sight of the `users` whom it is about, or of one of them who is not, or else the first one's checkbox.
   */
  hold(users: readonly UserId[] = [], act: RowAct = 'open'): void {
    const order = this.#order();
    const about = order.find((id) => users.includes(id)) ?? (act === 'open' ? users[0] : undefined);
    const [first] = order;
    this.#held =
      this.#place() ??
      (about === undefined ? undefined : { id: about, act, order }) ??
      (first === undefined ? undefined : { id: first, act: 'toggle', order });
  }

  /** Goes back there, unless focus stands on something that is still here. */
  release(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held) this.#return(held);
    else this.#search()?.focus();
  }

  /** Remembers where among the rows it is, for the way back to them. */
  leave(): void {
    this.#last = this.#place() ?? this.#last;
  }

  /** Goes to the rows: where it was last among them, or to the first. */
  enter(): void {
    this.#return(this.#last ?? { id: '', act: 'toggle', order: [] });
  }

  /** The row of a user in sight. */
  row(id: UserId): UserRowElement | undefined {
    return this.#rows().find(({ user }) => user?.id === id);
  }

  #outsideNow(): Outside | undefined {
    const control = this.#active;
    if (this.#before || !control?.closest('.list')) return undefined;
    return { control, isInBar: !!control.closest('.bulk-bar'), scrolls: control.matches(':focus-visible') };
  }

  /** Of the bar what it says is left, which does nothing when it is pressed once more; without it the selection's own row. */
  #replace({ isInBar, scrolls }: Outside): void {
    const root = this.#host.shadowRoot;
    const find = (selector: string): HTMLElement | null | undefined => root?.querySelector<HTMLElement>(selector);
    const row = isInBar && this.#last ? this.row(this.#last.id)?.control('toggle') : undefined;
    const [bar, head] = isInBar ? ['.selected-count', '.select-page'].map(find) : [];
    (bar ?? row ?? head ?? find('.retry') ?? this.#search())?.focus({ preventScroll: !scrolls });
  }

  #return({ id, act, order }: Place): void {
    const at = order.indexOf(id);
    const candidates = [id, ...order.slice(at + 1), ...order.slice(0, Math.max(at, 0)).reverse()];
    const rows = new Map(this.#rows().map((row) => [row.user?.id, row]));
    const next = candidates.find((candidate) => rows.has(candidate));
    const row = next === undefined ? this.#rows()[0] : rows.get(next);
    if (row) void row.focusControl(act);
    else this.#search()?.focus();
  }

  #place(): Place | undefined {
    const row = this.#focusedRow();
    const act = (row?.shadowRoot?.activeElement as HTMLElement | null)?.dataset['act'] as RowAct | undefined;
    return row?.user && act ? { id: row.user.id, act, order: this.#order() } : undefined;
  }

  get #active(): Element | null | undefined {
    return this.#host.shadowRoot?.activeElement;
  }

  #focusedRow(): UserRowElement | undefined {
    const active = this.#active;
    return active?.localName === 'user-row' ? (active as UserRowElement) : undefined;
  }

  #rows(): UserRowElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('user-row') ?? [])].filter(({ user }) => user);
  }

  #order(): UserId[] {
    return this.#rows().flatMap(({ user }) => (user ? [user.id] : []));
  }

  #search(): HTMLElement | null | undefined {
    const root = this.#host.shadowRoot;
    return root?.querySelector<HTMLElement>('.search input, .reload') ?? root?.querySelector<HTMLElement>('.blank h2');
  }
}
