import { html, type CSSResult, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { User } from '../domain/user.js';
import type { DenialText } from '../i18n/denial-text.js';
import type { Announcer } from '../ui/announcer.js';
import { MenuController } from '../ui/menu-controller.js';
import { menuStyles } from '../ui/menu.styles.js';
import { optionalColumns } from './columns.js';
import { Explanation } from './control/explanation.js';
import { FilterPanel } from './control/filter-panel.js';
import type { FocusKeeper } from './control/focus-keeper.js';
import { Narrator } from './control/narrator.js';
import { RowActions, type UserActions } from './control/row-actions.js';
import type { DirectoryController, Timer } from './directory-controller.js';
import type { ListState } from './list-state.js';
import type { UserRowElement } from './user-row.js';
import { type BulkAction, bulkActionsFor } from './selection-bar/bulk-actions.js';
import { bulkBarView } from './selection-bar/bulk-bar-view.js';
import { noticesView } from './view/notices-view.js';
import type { Scene } from './view/scene.js';
import { toolsStyles } from './control/tools.styles.js';

/** What the tools of the list work with. */
export interface ToolsSurroundings {
  readonly list: DirectoryController;
  readonly focus: FocusKeeper;
  readonly announcer: Announcer;
  readonly scene: () => Scene;
  readonly actions: () => UserActions;
  readonly timer: Timer;
}

/**
 * What a viewer does with the list: its menus, filters, selection bar, explanations and announcements.
 *
 * It is loaded after the first rows are on screen, or with the first press.
 */
export class DirectoryTools {
  readonly #around: ToolsSurroundings;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #menu: MenuController;
  readonly #explanation: Explanation;
  readonly #filters: FilterPanel;
  readonly #rows: RowActions;
  readonly #narrator: Narrator;

  constructor(host: ReactiveControllerHost & HTMLElement, around: ToolsSurroundings) {
    const { scene, timer, announcer } = around;
    const messages = (): Scene['messages'] => scene().messages;
    this.#host = host;
    this.#around = around;
    this.#menu = new MenuController(host);
    this.#narrator = new Narrator(host, announcer, messages, timer);
    this.#explanation = new Explanation(host, (control) => this.#denialAt(control));
    this.#filters = new FilterPanel(host, scene);
    this.#rows = new RowActions({ ...around, menu: this.#menu, explanation: this.#explanation, messages });
    for (const sheet of [menuStyles, toolsStyles]) adopt(host, sheet);
  }

  /** What opens over the list. */
  render(): TemplateResult {
    return html`${this.#menu.render()} ${this.#filters.render()} ${this.#explanation.render()}`;
  }

  /** The bar of the selection. */
  bulkBar(): TemplateResult | symbol {
    const scene = this.#around.scene();
    return bulkBarView(scene, bulkActionsFor(scene.state, scene.messages), (action, button) =>
      this.#act(action, button),
    );
  }

  /** What stands above the rows when they are not quite what was asked for. */
  notices(): TemplateResult {
    return noticesView(this.#around.scene());
  }

  /** Hears what happens in the list. */
  handleEvent(event: Event): void {
    if (/^(focus|pointer|keydown)/.test(event.type)) this.#explanation.handleEvent(event);
    if (!/^(focus|pointer)/.test(event.type)) this.#rows.handleEvent(event);
  }

  /** Tells screen readers what is different. */
  tell(state: ListState, before: ListState): void {
    this.#narrator.tell(state, before);
  }

  /** Opens the values of a filter. */
  openFilter(field: string, button: HTMLElement): void {
    this.#filters.open(field, button);
  }

  /** Opens the choice of columns. */
  openColumns(button: HTMLElement): void {
    const { messages } = this.#around.scene();
    const { columns } = this.#around.list.state;
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
        this.#around.list.dispatch({ look: true, type: 'show-columns', columns: chosen });
      },
    });
  }

  #act(action: BulkAction, button: HTMLElement): void {
    this.#rows.run(action, selectedIn(this.#around.list.state), button);
  }

  #denialAt(control: Element): DenialText | undefined {
    const { host } = control.getRootNode() as ShadowRoot;
    const { state, messages } = this.#around.scene();
    if (host !== this.#host) return (host as UserRowElement).denial;
    return bulkActionsFor(state, messages).find(({ id }) => id === control.getAttribute('data-bulk'))?.denial;
  }
}

function selectedIn({ selection }: ListState): readonly User[] {
  return [...selection.users.values()].map(({ user }) => user);
}

function adopt({ shadowRoot }: HTMLElement, { styleSheet }: CSSResult): void {
  if (shadowRoot && styleSheet) shadowRoot.adoptedStyleSheets.push(styleSheet);
}
