import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { User } from '../domain/user.js';
import type { DenialText } from '../i18n/denial-text.js';
import type { MessagesController } from '../i18n/messages-controller.js';
import { Announcer } from '../ui/announcer.js';
import { MenuController } from '../ui/menu-controller.js';
import { optionalColumns } from './columns.js';
import { Explanation } from './control/explanation.js';
import { FilterPanel } from './control/filter-panel.js';
import { FocusKeeper } from './control/focus-keeper.js';
import { Narrator } from './control/narrator.js';
import { RowActions, type UserActions } from './control/row-actions.js';
import { DirectoryController, type ListChanged, realTimer, type Timer } from './directory-controller.js';
import type { UserRowElement } from './user-row.js';
import { bulkActionsFor } from './view/bulk-actions.js';
import { fitTable } from './view/fit-table.js';
import { listView } from './view/list-view.js';
import { RowDenials } from './view/row-denials.js';
import type { Scene } from './view/scene.js';

/** What the list on screen needs from the element that shows it. */
export interface DirectorySurroundings {
  readonly texts: MessagesController;
  /** What is done to users, asked at each use. */
  readonly actions: () => UserActions;
  /** Hears of each change of the list. */
  readonly changed: ListChanged;
  readonly options: () => Pick<Scene, 'pageSizes' | 'hrefFor'>;
  readonly timer?: Timer | undefined;
}

/** The list of users on screen: brings its state, views, menus, focus and announcements together inside one element. */
export class Directory implements ReactiveController {
  /** The list's state, and what changes it. */
  readonly list: DirectoryController;
  /** Where focus goes when a dialog closes. */
  readonly focus: FocusKeeper;
  /** Tells screen readers. */
  readonly announcer: Announcer;
  readonly #around: DirectorySurroundings;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #menu: MenuController;
  readonly #explanation: Explanation;
  readonly #filters: FilterPanel;
  readonly #rows: RowActions;
  readonly #denials = new RowDenials();

  constructor(host: ReactiveControllerHost & HTMLElement, around: DirectorySurroundings) {
    const { texts, actions, timer = realTimer } = around;
    const messages = (): Scene['messages'] => texts.messages;
    this.#host = host;
    this.#around = around;
    this.focus = new FocusKeeper(host);
    this.announcer = new Announcer(host);
    const narrator = new Narrator(host, this.announcer, messages, timer);
    const changed: ListChanged = (state, before) => {
      narrator.tell(state, before);
      around.changed(state, before);
    };
    this.list = new DirectoryController(host, changed, timer);
    this.#menu = new MenuController(host);
    this.#explanation = new Explanation(host, (control) => this.#denialAt(control));
    this.#filters = new FilterPanel(host, () => this.#scene());
    this.#rows = new RowActions({ list: this.list, menu: this.#menu, explanation: this.#explanation, focus: this.focus, messages, actions }); // prettier-ignore
    host.addController(this);
  }

  /** The list, and what opens over it. `hidden` keeps it, with its place, behind something else. */
  render(hidden = false): TemplateResult {
    return html`<div
        class="list"
        ?hidden=${hidden}
        dir=${this.#around.texts.direction ?? nothing}
        @focusin=${this.#explanation}
        @focusout=${this.#explanation}
        @pointerover=${this.#explanation}
        @pointerout=${this.#explanation}
        @click=${this.#rows}
        @mousedown=${this.#rows}
        @contextmenu=${this.#rows}
        @keydown=${this.#keydown}
      >
        ${listView(this.#scene())}
      </div>
      ${this.#menu.render()} ${this.#filters.render()} ${this.#explanation.render()} ${this.announcer.render()}`;
  }

  hostUpdated(): void {
    if (this.#host.shadowRoot) fitTable(this.#host.shadowRoot, this.list.state.columns);
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    this.#explanation.handleEvent(event);
    this.#rows.handleEvent(event);
  };

  #scene(): Scene {
    const { state } = this.list;
    const { messages } = this.#around.texts;
    return {
      ...this.#around.options(),
      state,
      messages,
      bulkActions: bulkActionsFor(state, messages),
      dispatch: (intent) => this.list.dispatch(intent),
      denialOf: (user) => this.#denials.of(user, state.session, messages),
      act: (action, button) => this.#rows.run(action, selectedIn(state), button),
      openFilter: (field, button) => this.#filters.open(field, button),
      openColumns: (button) => this.#openColumns(button),
    };
  }

  #openColumns(button: HTMLElement): void {
    const { messages } = this.#around.texts;
    const { columns } = this.list.state;
    this.#menu.open({
      label: messages.text('columns.choose'),
      items: optionalColumns.map(({ id, label }) => ({
        id,
        label: messages.text(label),
        checked: columns.includes(id),
      })),
      at: button.getBoundingClientRect(),
      returnFocus: () => button,
      run: (id) => {
        const chosen = columns.includes(id) ? columns.filter((each) => each !== id) : [...columns, id];
        this.list.dispatch({ look: true, type: 'show-columns', columns: chosen });
      },
    });
  }

  #denialAt(control: Element): DenialText | undefined {
    const { host } = control.getRootNode() as ShadowRoot;
    if (host !== this.#host) return (host as UserRowElement).denial;
    return this.#scene().bulkActions.find(({ id }) => id === control.getAttribute('data-bulk'))?.denial;
  }
}

function selectedIn({ selection }: DirectoryController['state']): readonly User[] {
  return [...selection.users.values()].map(({ user }) => user);
}
