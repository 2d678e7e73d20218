import { html, nothing, type CSSResult, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { User } from '../domain/user.js';
import { type DenialText, denialText } from '../i18n/denial-text.js';
import { headState } from '../domain/selection.js';
import { controls } from '../styles/controls.js';
import { Announcer } from '../ui/announcer.js';
import { MenuController } from '../ui/menu-controller.js';
import { menuStyles } from '../ui/menu.styles.js';
import { Explanation } from './control/explanation.js';
import { FilterPanel } from './control/filter-panel.js';
import { FocusKeeper } from './control/focus-keeper.js';
import { PlaceKeys } from './control/place-keys.js';
import { Narrator } from './control/narrator.js';
import { RowNotes } from './control/row-notes.js';
import { type PageButtons, pageButtons } from './pages/page-buttons.js';
import { itemOf, RowActions, type UserActions } from './control/row-actions.js';
import type { DirectoryController, Timer } from './directory-controller.js';
import type { LiveList, LiveSurroundings } from './live/live-list.js';
import { initialList, type ListState } from './list-state.js';
import type { UserRowElement } from './user-row.js';
import { type BulkAction, bulkActionsFor } from './selection-bar/bulk-actions.js';
import { FitBar, hiddenActions } from './selection-bar/fit-bar.js';
import { bulkBarView } from './selection-bar/bulk-bar-view.js';
import { blankOf } from './list/blank-of.js';
import { lookLater } from './list/gone.js';
import { selectable } from './list/selecting.js';
import { columnsMenu, filtersMenu, type ListMenu } from './menus/list-menus.js';
import { viewerStep } from './list/viewer-step.js';
import { HeadInSight } from './turning/head-in-sight.js';
import { listPartsStyles } from './view/list-parts.styles.js';
import type { ListParts } from './view/list-view.js';
import { noticesView } from './view/notices-view.js';
import { pagerView } from './view/pager-view.js';
import type { Scene } from './view/scene.js';
import { stateView } from './view/state-view.js';
import { toolbarView } from './view/toolbar-view.js';
import { toolsStyles } from './control/tools.styles.js';
import { walk } from './walk-pages.js';

/** What the tools of the list work with. */
export interface ToolsSurroundings {
  readonly list: DirectoryController;
  readonly scene: () => Scene;
  readonly actions: () => UserActions;
  readonly timer: Timer;
}

/**
 * What a viewer does with the list: its menus, filters, selection bar, explanations and announcements.
 *
 * It is loaded after the first rows are on screen, or with the first press.
 */
export class DirectoryTools implements ListParts {
  /** The list's state, and what changes it. */
  readonly list: DirectoryController;
  /** Where focus goes when a dialog closes. */
  readonly focus: FocusKeeper;
  /** Tells screen readers. */
  readonly announcer: Announcer;
  /** The buttons that open other pages. */
  readonly pages: PageButtons;
  /** What could not be begun, for its code could not be loaded. */
  failed: 'notice.undone' | 'notice.page-failed' | undefined;
  #live: LiveList | undefined;
  readonly #around: ToolsSurroundings;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #menu: MenuController;
  readonly #explanation: Explanation;
  readonly #filters: FilterPanel;
  readonly #rows: RowActions;
  readonly #narrator: Narrator;
  readonly #notes = new RowNotes();
  readonly #head: HeadInSight;

  constructor(host: ReactiveControllerHost & HTMLElement, around: ToolsSurroundings) {
    const { list, scene, timer } = around;
    const messages = (): Scene['messages'] => scene().messages;
    this.#host = host;
    this.#around = around;
    this.list = list;
    this.focus = new FocusKeeper(host);
    new PlaceKeys(host, this.focus);
    this.announcer = new Announcer(host);
    this.#menu = new MenuController(host);
    this.pages = pageButtons(around, this.#menu, (text) => this.announcer.say(text));
    this.#head = new HeadInSight(host);
    this.#narrator = new Narrator(host, this.announcer, messages, timer);
    this.#explanation = new Explanation(host, (control) => this.#denialAt(control));
    this.#filters = new FilterPanel(host, scene);
    this.#rows = new RowActions({
      ...around,
      focus: this.focus,
      menu: this.#menu,
      explanation: this.#explanation,
      messages,
    });
    for (const sheet of [controls, menuStyles, listPartsStyles, toolsStyles]) adopt(host, sheet);
    new FitBar(host);
    list.learn({ step: viewerStep, walk });
    this.tell(list.state, initialList);
  }

  /** What opens over the list, and what screen readers are told. */
  render(): TemplateResult {
    return html`${this.#menu.render()} ${this.#filters.render()} ${this.#explanation.render()}
    ${this.announcer.render()}`;
  }

  /** Search, filters, and what is not quite as it was asked for. */
  above(scene: Scene): TemplateResult {
    const failure = this.failed && failureText(this.failed, scene);
    return html`${failure ? html`<div class="notice error" part="notice">${failure}</div>` : nothing}
    ${toolbarView(scene, this, this.#live?.button())} ${noticesView(scene)} ${this.#live?.notice()}`;
  }

  /** Says that this could not be begun. */
  fail(key: NonNullable<DirectoryTools['failed']>): void {
    this.failed = key;
    this.announcer.say(failureText(key, this.#around.scene()), 'assertive');
    this.#host.requestUpdate();
  }

  /** The bar of the selection, and the way to other pages. */
  below(scene: Scene): TemplateResult {
    const act = (action: BulkAction, button: HTMLElement): void => this.#act(action, button);
    const more = (button: HTMLElement): void => this.#openMore(button);
    return html`${bulkBarView(scene, bulkActionsOn(scene), act, more)}
    ${blankOf(scene.state) ? nothing : pagerView(scene, (button) => this.#head.turn(button))}`;
  }

  /** What stands in place of rows. */
  blank(blank: Parameters<ListParts['blank']>[0], scene: Scene): TemplateResult {
    return stateView(blank, scene, this.pages.newUser);
  }

  /** Why somebody can't be selected, in words. */
  readonly denialText = denialText;

  /** What is going to happen to a user. */
  noteOf(user: User): TemplateResult | undefined {
    if (!user.scheduled) return undefined;
    const { state, messages } = this.#around.scene();
    return this.#notes.of(user, user.scheduled, state.session, messages);
  }

  /** What the checkbox in the head shows. */
  head(): Scene['head'] {
    const { state } = this.list;
    return state.selection.users.size ? headState(state.selection, selectable(state)) : 'none';
  }

  /** Hears what happens in the list. */
  handleEvent(event: Event): void {
    if (/^(focus|pointer|keydown)/.test(event.type)) this.#explanation.handleEvent(event);
    if (!/^(focus|pointer)/.test(event.type)) this.#rows.handleEvent(event);
  }

  /** Tells screen readers what is different. */
  tell(state: ListState, before: ListState): void {
    // what stands in a menu is about users of another backend, or for another viewer
    if (state.session?.viewer?.id !== before.session?.viewer?.id) this.#menu.close();
    lookLater(this.#around, state, before);
    this.#narrator.tell(state, before);
    this.#head.tell(state, before);
    this.#live?.tell(state, before);
  }

  /** Adds what keeps the list true while others change users. */
  goLive(make: (around: Omit<LiveSurroundings, 'isBusy'>) => LiveList): void {
    const { list, timer, scene } = this.#around;
    this.#live = make({ list, timer, announcer: this.announcer, messages: () => scene().messages });
  }

  /** Asks for the list again, and says when it is there. */
  readonly reload = (): void => {
    this.#narrator.await();
    this.list.dispatch({ type: 'reload' });
  };

  /** Opens the values of a filter. */
  readonly openFilter = (field: string, button: HTMLElement): void => this.#filters.open(field, button);

  /** Opens the choice of a filter, and then its values, under the same button. */
  readonly openFilters = (button: HTMLElement): void =>
    this.#open(
      button,
      filtersMenu(this.#around.scene(), (field) => this.#filters.open(field, button)),
    );

  /** Opens the choice of columns. */
  readonly openColumns = (button: HTMLElement): void => this.#open(button, columnsMenu(this.#around.scene));

  /** The actions that did not fit into the bar. */
  #openMore(button: HTMLElement): void {
    const scene = this.#around.scene();
    const hidden = hiddenActions(this.#host.shadowRoot as ShadowRoot);
    const actions = bulkActionsOn(scene).filter(({ id }) => hidden.has(id));
    this.#open(button, {
      label: scene.messages.text('selection.more'),
      items: actions.map((action) => itemOf(action, scene.messages)),
      run: (id) => {
        const chosen = actions.find((each) => each.id === id);
        if (chosen) this.#act(chosen, button);
      },
    });
  }

  #open(button: HTMLElement, menu: ListMenu): void {
    this.#menu.open({ ...menu, at: button.getBoundingClientRect(), returnFocus: () => button });
  }

  #act(action: BulkAction, button: HTMLElement): void {
    const { users } = this.#around.list.state.selection;
    this.#rows.run(action, [...users.values()].map(({ user }) => user), button); // prettier-ignore
  }

  #denialAt(control: Element): DenialText | undefined {
    const { host } = control.getRootNode() as ShadowRoot;
    if (host !== this.#host) return (host as UserRowElement).denial;
    return bulkActionsOn(this.#around.scene()).find(({ id }) => id === control.getAttribute('data-bulk'))?.denial;
  }
}

function bulkActionsOn({ state, messages, messagesByHost }: Scene): BulkAction[] {
  return bulkActionsFor(state, messages, messagesByHost);
}

function failureText(key: NonNullable<DirectoryTools['failed']>, { messages }: Scene): string {
  return messages.text(key, { message: messages.text('notice.part-missing') });
}

function adopt({ shadowRoot }: HTMLElement, { styleSheet }: CSSResult): void {
  if (shadowRoot && styleSheet) shadowRoot.adoptedStyleSheets.push(styleSheet);
}
