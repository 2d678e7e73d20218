import { denialOf } from '../../domain/rules.js';
import { nameOf, type User } from '../../domain/user.js';
import { denialText } from '../../i18n/denial-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { visibleText } from '../../domain/visible-text.js';
import type { MenuController, MenuItem } from '../../ui/menu-controller.js';
import type { DirectoryController } from '../directory-controller.js';
import type { RowAct, UserRowElement } from '../user-row.js';
import { actionsFor, type BulkAction } from '../selection-bar/bulk-actions.js';
import type { Scene } from '../view/scene.js';
import type { Explanation } from './explanation.js';
import type { FocusKeeper } from './focus-keeper.js';

/** What can be done to users from the list. The list asks the rules before; whoever acts asks them again. */
export interface UserActions {
  open(user: User): void;
  act(action: BulkAction['id'], users: readonly User[]): void;
  /** Opens another page in place of the list, or the dialog for a file. */
  turnTo(page: 'create' | 'deleted' | 'export' | 'importFile' | 'selectFromFile'): void;
}

/** What the rows need from around them. */
export interface RowSurroundings {
  readonly list: DirectoryController;
  readonly menu: MenuController;
  readonly explanation: Explanation;
  readonly focus: FocusKeeper;
  readonly messages: () => Messages;
  readonly scene: () => Pick<Scene, 'messagesByHost'>;
  readonly actions: () => UserActions;
}

/** Hears the events of all rows at once, and does what they ask for: select, open, menu, delete. */
export class RowActions {
  readonly #around: RowSurroundings;
  #shiftSpace = false;

  constructor(around: RowSurroundings) {
    this.#around = around;
  }

  /** Listens for `click`, `mousedown`, `contextmenu` and `keydown` of the rows. */
  readonly handleEvent = (event: Event): void => {
    const path = event.composedPath();
    const row = path.find((target): target is UserRowElement => (target as Element).localName === 'user-row');
    const act = (path[0] as HTMLElement | undefined)?.dataset?.['act'] as RowAct | undefined;
    if (!row?.user) return;
    if (event.type === 'click') this.#click(event as MouseEvent, row, row.user, act);
    else if (event.type === 'contextmenu') this.#contextmenu(event as MouseEvent, row, row.user);
    else if (event.type === 'keydown') this.#keydown(event as KeyboardEvent, row, row.user, act);
    // a range of rows, not of text
    else if ((event as MouseEvent).shiftKey && act === 'toggle') event.preventDefault();
  };

  /** Does one action to these users, or explains why not. */
  run(action: BulkAction, users: readonly User[], control?: Element | null): void {
    const { explanation, actions } = this.#around;
    if (action.denial) explanation.show(control ?? undefined);
    else actions().act(action.id, users);
  }

  #click(event: MouseEvent, row: UserRowElement, user: User, act: RowAct | undefined): void {
    if (act === 'toggle') this.#toggle(event, row, user);
    else if (act === 'menu') this.#openMenu(row, user, row.control('menu')?.getBoundingClientRect());
    else if (act === 'open') this.#open(event, user);
  }

  #toggle(event: MouseEvent, row: UserRowElement, user: User): void {
    if (row.denial) {
      event.preventDefault();
      this.#around.explanation.show(row.control('toggle') ?? undefined);
      return;
    }
    const extending = event.shiftKey || (event.detail === 0 && this.#shiftSpace);
    this.#around.list.dispatch({ type: extending ? 'extend' : 'toggle', id: user.id });
    // the browser has ticked it already: the row says what is true
    row.requestUpdate();
  }

  #open(event: MouseEvent, user: User): void {
    const link = event.composedPath()[0] instanceof HTMLAnchorElement;
    if (link && (event.button > 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) return;
    event.preventDefault();
    this.#around.actions().open(user);
  }

  #contextmenu(event: MouseEvent, row: UserRowElement, user: User): void {
    const onLink = event.composedPath().some((target) => target instanceof HTMLAnchorElement);
    if (onLink || String(getSelection()) || event.shiftKey) return;
    event.preventDefault();
    this.#openMenu(row, user, { x: event.clientX, y: event.clientY });
  }

  #keydown(event: KeyboardEvent, row: UserRowElement, user: User, act: RowAct | undefined): void {
    const { key, shiftKey } = event;
    this.#shiftSpace = key === ' ' && shiftKey;
    const up = key === 'ArrowUp';
    const asksMenu = key === 'ContextMenu' || (key === 'F10' && shiftKey);
    if (asksMenu || (act === 'menu' && (up || key === 'ArrowDown'))) {
      event.preventDefault();
      this.#openMenu(row, user, row.control('menu')?.getBoundingClientRect(), act, up ? 'last' : 'first');
    } else if (key === 'Delete' && !event.repeat) {
      const deletion = actionsFor([user], this.#around.list.state, this.#around.messages()).find(({ id }) => id === 'delete'); // prettier-ignore
      if (deletion?.denial) this.#openMenu(row, user, row.control('menu')?.getBoundingClientRect(), act, 'last');
      else if (deletion) this.run(deletion, [user]);
    }
  }

  #openMenu(
    row: UserRowElement,
    user: User,
    at: { x: number; y: number } | undefined,
    act: RowAct = 'menu',
    focus: 'first' | 'last' = 'first',
  ): void {
    if (!at) return;
    const { menu, messages, focus: keeper, actions, list, scene } = this.#around;
    const offered = actionsFor([user], list.state, messages(), scene().messagesByHost).filter(({ id }) =>
      fits(id, user),
    );
    const opening = denialOf('view', user, list.state.session);
    const open: MenuItem = {
      id: 'open',
      icon: 'user',
      label: messages().text('action.open'),
      ...(opening && { denial: denialText(opening, messages()) }),
    };
    menu.open({
      label: messages().text('row.actions', { name: visibleText(nameOf(user), 120) }),
      items: [open, ...offered.map((action) => itemOf(action, messages()))],
      at,
      focus,
      returnFocus: () => keeper.row(user.id)?.control(act),
      run: (id) => {
        const action = offered.find((each) => each.id === id);
        if (action) this.run(action, [user]);
        else actions().open(user);
      },
    });
  }
}

/** Who is active is not activated, and who is inactive does not become so on a date; what a status of the backend's own means for this is not known: both are offered. */
function fits(id: BulkAction['id'], { status }: User): boolean {
  if (status === 'active') return id !== 'activate';
  return status !== 'inactive' || (id !== 'deactivate' && id !== 'schedule');
}

/** An action as a line of a menu. */
export function itemOf({ id, icon, danger, denial }: BulkAction, messages: Messages): MenuItem {
  const label = messages.text(`action.${id}` as MessageKey);
  return { id, icon, label, ...(danger && { danger, separated: true }), denial };
}
