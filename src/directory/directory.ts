import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { loadEnglish } from '../i18n/english-on-demand.js';
import type { MessagesController } from '../i18n/messages-controller.js';
import { afterPaint } from '../ui/after-paint.js';
import type { UserActions } from './control/row-actions.js';
import { DirectoryController, type ListChanged, realTimer, type Timer } from './directory-controller.js';
import type { DirectoryTools } from './directory-tools.js';
import { fitTable } from './control/fit-table.js';
import { listView } from './view/list-view.js';
import { RowDenials } from './control/row-denials.js';
import type { UserRowElement } from './user-row.js';
import type { Scene } from './view/scene.js';

/** What the list on screen needs from the element that shows it. */
export interface DirectorySurroundings {
  readonly texts: MessagesController;
  /** What is done to users, asked at each use. */
  readonly actions: () => UserActions;
  /** Hears of each change of the list. */
  readonly changed: ListChanged;
  readonly options: () => Pick<Scene, 'pageSizes' | 'hrefFor' | 'messagesByHost'>;
  readonly timer?: Timer | undefined;
}

/** The list of users on screen: brings its state, views, menus, focus and announcements together inside one element. */
export class Directory implements ReactiveController {
  /** The list's state, and what changes it. */
  readonly list: DirectoryController;
  readonly #around: DirectorySurroundings;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #denials = new RowDenials();
  #tools: DirectoryTools | undefined;
  #loading: Promise<DirectoryTools> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, around: DirectorySurroundings) {
    this.#host = host;
    this.#around = around;
    const changed: ListChanged = (state, before) => {
      this.#tools?.tell(state, before);
      around.changed(state, before);
    };
    const loadViewerPart = (): void => void this.tools().catch(() => undefined);
    this.list = new DirectoryController(host, changed, loadViewerPart, around.timer, afterPaint);
    host.addController(this);
  }

  /** The list, and what opens over it. `hidden` keeps it, with its place, behind something else. */
  render(hidden = false): TemplateResult {
    return html`<div
        class="list"
        ?hidden=${hidden}
        dir=${this.#around.texts.direction ?? nothing}
        @focusin=${this.#handle}
        @focusout=${this.#handle}
        @pointerover=${this.#handle}
        @pointerout=${this.#handle}
        @click=${this.#handle}
        @mousedown=${this.#handle}
        @contextmenu=${this.#handle}
        @keydown=${this.#handle}
      >
        ${listView(this.#scene(), this.#tools)}
      </div>
      ${this.#tools?.render()}`;
  }

  hostUpdated(): void {
    if (this.#host.shadowRoot) fitTable(this.#host.shadowRoot, this.list.state.columns);
    // the first rows come first
    if (!this.#loading && !this.#isComing())
      void afterPaint()
        .then(() => (this.#isComing() ? undefined : this.tools()))
        .catch(() => undefined);
  }

  #isComing(): boolean {
    return /^(connecting|loading)$/.test(this.list.state.phase);
  }

  #scene(): Scene {
    const { state } = this.list;
    const { messages } = this.#around.texts;
    return {
      ...this.#around.options(),
      state,
      messages,
      head: this.#tools?.head() ?? 'none',
      dispatch: (intent) => this.list.dispatch(intent),
      noteOf: (user) => this.#tools?.noteOf(user),
      denialOf: (user) => this.#denials.of(user, state.session, messages, this.#tools?.denialText),
    };
  }

  /** What a viewer does with the list; loads it, once, and rejects where that fails: then the next call tries again. */
  tools(): Promise<DirectoryTools> {
    const { actions, timer = realTimer } = this.#around;
    return (this.#loading ??= Promise.all([import('./directory-tools.js'), loadEnglish()]).then(
      async ([{ DirectoryTools }]) => {
        this.#tools = new DirectoryTools(this.#host, { list: this.list, actions, timer, scene: () => this.#scene() });
        this.#host.requestUpdate();
        await this.#host.updateComplete;
        return this.#tools;
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }

  /** What is pressed before the tools are there is done when they are. */
  readonly #handle = (event: Event): void => {
    if (this.#tools) return this.#tools.handleEvent(event);
    const [target] = event.composedPath();
    const row = waits(event);
    if (!row) return;
    event.preventDefault();
    const again = new (event.constructor as typeof MouseEvent)(event.type, event);
    const { user } = row;
    void this.tools().then(
      // rows are used again: what was meant for one is nobody else's
      () => row.user?.id === user?.id && target?.dispatchEvent(again),
      () => undefined,
    );
  };
}

/** The row of a press that must not get lost. Links are followed as ever. */
function waits(event: Event): Partial<UserRowElement> | undefined {
  const path = event.composedPath() as Partial<UserRowElement>[];
  const [{ dataset, localName } = {}] = path;
  const isPress =
    event.type === 'click'
      ? dataset?.['act'] !== undefined
      : event.type === 'contextmenu' || /^(Delete|F10|ContextMenu)$/.test((event as KeyboardEvent).key);
  return isPress && localName !== 'a' ? path.find((each) => each.localName === 'user-row') : undefined;
}
