import type { nothing, ReactiveControllerHost, TemplateResult } from 'lit';
import { isRestoredHere, restoringDenialOf } from '../../bulk/bulk-work.js';
import { DeletedPage } from '../../deletion/deleted/deleted-page.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { MessagesController } from '../../i18n/messages-controller.js';
import { UsersAuthRequiredEvent } from '../events.js';
import type { UserChanges } from '../user-changes.js';
import { StandIn } from './stand-in.js';

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
export class RecentlyDeleted {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: RecentlyDeletedOptions;
  readonly #page: DeletedPage;
  readonly #place: StandIn;

  constructor(host: ReactiveControllerHost & HTMLElement, options: RecentlyDeletedOptions) {
    this.#host = host;
    this.#options = options;
    this.#page = this.#makePage();
    this.#place = new StandIn(host, options.directory.list, this.#page);
  }

  /** Does the page stand in place of the list? A person's page stands before it. */
  get isOpen(): boolean {
    return this.#place.isOpen;
  }

  /** Opens the page, where the viewer may see it. */
  open(): void {
    const { list } = this.#options.directory;
    const { session } = list.state;
    if (isRestoredHere(list.adapter, session) && !restoringDenialOf(session)) this.#place.open();
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
    this.#place.close();
  }

  /** The page, or nothing while the list is shown. */
  render(): TemplateResult | typeof nothing {
    return this.#place.render();
  }

  #makePage(): DeletedPage {
    const { directory, changes, texts } = this.#options;
    const { list, announcer } = directory;
    return new DeletedPage(this.#host, {
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
  }

  #left(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.shadowRoot?.querySelector<HTMLElement>('[part~=deleted-button]')?.focus(),
    );
  }
}
