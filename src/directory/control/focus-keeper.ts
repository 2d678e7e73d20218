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

/**
 * Keeps focus with the user, not with the place in the list: rows are used again for other users. Where the user is gone it
 * goes to the next one's same control, else the one before, else the search field, and never to nowhere (A3).
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #before: Place | undefined;
  #held: Place | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#before = this.#place();
  }

  hostUpdated(): void {
    const before = this.#before;
    if (before && this.#focusedRow()?.user?.id !== before.id) this.#return(before);
  }

  /**
   * Remembers where to go back to, for as long as a dialog or a page has focus; without a row it is the name of `opened`, or
   * the first one's checkbox.
   */
  hold(opened?: UserId): void {
    const rows = this.#rows();
    const first = rows[0]?.user?.id;
    this.#held =
      this.#place() ??
      (opened === undefined ? undefined : { id: opened, act: 'open', order: this.#order() }) ??
      (first === undefined ? undefined : { id: first, act: 'toggle', order: this.#order() });
  }

  /** Goes back there, unless focus stands on something that is still here. */
  release(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held) this.#return(held);
    else this.#search()?.focus();
  }

  /** The row of a user in sight. */
  row(id: UserId): UserRowElement | undefined {
    return this.#rows().find(({ user }) => user?.id === id);
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

  #focusedRow(): UserRowElement | undefined {
    const active = this.#host.shadowRoot?.activeElement;
    return active?.localName === 'user-row' ? (active as UserRowElement) : undefined;
  }

  #rows(): UserRowElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('user-row') ?? [])].filter(({ user }) => user);
  }

  #order(): UserId[] {
    return this.#rows().flatMap(({ user }) => (user ? [user.id] : []));
  }

  #search(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('.search input, .reload');
  }
}
