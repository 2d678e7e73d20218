import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isRestoredHere, restoringDenialOf } from '../../bulk/bulk-work.js';
import { DeletedPage } from '../../deletion/deleted/deleted-page.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { MessagesController } from '../../i18n/messages-controller.js';
import { UsersAuthRequiredEvent } from '../events.js';
import type { UserChanges } from '../user-changes.js';

/** Where {@link RecentlyDeleted} gets what it needs. */
export interface RecentlyDeletedOptions {
  readonly directory: Pick<DirectoryTools, 'list' | 'announcer'>;
  readonly changes: Pick<UserChanges, 'restore' | 'isBusy'>;
  readonly texts: MessagesController;
}

/**
 * Those who were deleted and can be restored, on a page in place of the list: it is loaded when it is first asked for, and
 * the way back leads to the button. Like the page of new users it is no part of the view.
 */
export class RecentlyDeleted implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: RecentlyDeletedOptions;
  readonly #page: DeletedPage;
  /** Whose page it is, and on which backend: others find it closed. */
  #owner: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, options: RecentlyDeletedOptions) {
    this.#host = host;
    this.#options = options;
    this.#page = this.#makePage();
    host.addController(this);
  }

  /** Does the page stand in place of the list? A person's page stands before it. */
  get isOpen(): boolean {
    return this.#page.isOpen && this.#options.directory.list.state.view.user === undefined;
  }

  /** Opens the page, where the viewer may see it. */
  open(): void {
    const { list } = this.#options.directory;
    const { session } = list.state;
    if (!isRestoredHere(list.adapter, session) || restoringDenialOf(session)) return;
    this.#owner = this.#ownerNow();
    // the seats that are free now, not those of an hour ago (R10)
    if (session?.capabilities.seats) list.dispatch({ type: 'connect' });
    this.#page.open();
  }

  /** Something was done to users. */
  refresh(): void {
    this.#page.refresh();
  }

  /** Gives the focus to the page, where it is open. */
  takeFocus(): boolean {
    if (this.isOpen) this.#page.takeFocus();
    return this.isOpen;
  }

  close(): void {
    if (this.#page.isOpen) this.#page.close();
  }

  hostUpdate(): void {
    const now = this.#ownerNow();
    if (!this.#owner.every((each, index) => each === now[index])) this.close();
  }

  /** The page, or nothing while the list is shown. */
  render(): TemplateResult | typeof nothing {
    return this.isOpen ? this.#page.render() : nothing;
  }

  #ownerNow(): readonly unknown[] {
    const { list } = this.#options.directory;
    return [list.adapter, list.state.session?.viewer?.id];
  }

  #makePage(): DeletedPage {
    const { directory, changes, texts } = this.#options;
    const { list, announcer } = directory;
    const page = new DeletedPage(this.#host, {
      adapter: () => list.adapter,
      session: () => list.state.session,
      messages: () => texts.messages,
      direction: () => texts.direction,
      announce: (text) => announcer.say(text),
      isAtWork: () => changes.isBusy,
      restore: (users) => changes.restore(users),
      signedOut: () => this.#host.dispatchEvent(new UsersAuthRequiredEvent()),
      left: () => this.#left(),
    });
    for (const { styleSheet } of page.styles)
      if (styleSheet) this.#host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    return page;
  }

  #left(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.shadowRoot?.querySelector<HTMLElement>('[part~=deleted-button]')?.focus(),
    );
  }
}
