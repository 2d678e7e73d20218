import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { asAdapterError } from '../adapters/adapter-error.js';
import type { DirectoryTools } from '../directory/directory-tools.js';
import type { UserId } from '../domain/user.js';
import type { MessagesController } from '../i18n/messages-controller.js';
import type { ProfilePage } from '../profile/profile-page.js';
import type { UserChanges } from './user-changes.js';

/** Where {@link UserPage} gets what it needs. */
export interface UserPageOptions {
  readonly directory: Pick<DirectoryTools, 'list' | 'focus' | 'announcer'>;
  readonly changes: UserChanges;
  readonly texts: MessagesController;
}

/**
 * One person's page in place of the list. Its code is loaded with the first page that opens; the list waits behind it, and
 * the way back leads to the same user's row.
 */
export class UserPage {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UserPageOptions;
  #page: ProfilePage | undefined;
  #id: UserId | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UserPageOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Does a page stand in place of the list? */
  get isOpen(): boolean {
    return this.#id !== undefined && this.#page !== undefined && !!this.#options.directory.list.state.session;
  }

  /** Shows this user's page, or the list again. */
  show(id: UserId | undefined): void {
    const { directory } = this.#options;
    const was = this.#id;
    this.#id = id;
    if (id === undefined) {
      this.#page?.dispatch({ type: 'close' });
      if (was !== undefined) void this.#host.updateComplete.then(() => directory.focus.release());
      return;
    }
    if (was === undefined) directory.focus.hold(id);
    void this.#open(id);
  }

  /** The record on the page is to be read again: something was done to it. */
  refresh(gone: readonly UserId[]): void {
    if (this.#id === undefined) return;
    if (gone.includes(this.#id)) this.#back();
    else this.#page?.dispatch({ type: 'reload' });
  }

  /** The page, or nothing while the list is shown. */
  render(): TemplateResult | typeof nothing {
    const { directory, changes, texts } = this.#options;
    const { session, offers } = directory.list.state;
    if (!this.isOpen || !this.#page) return nothing;
    return this.#page.render({
      session,
      offers,
      messages: texts.messages,
      back: () => this.#back(),
      setActive: (user, active) => changes.setActive([user], active),
      askToDelete: (user) => changes.delete([user]),
      announce: (text) => directory.announcer.say(text),
    });
  }

  async #open(id: UserId): Promise<void> {
    const { list } = this.#options.directory;
    try {
      this.#page ??= await this.#load();
    } catch (error) {
      list.dispatch({ look: true, type: 'open-user', id: undefined });
      return this.#options.changes.fail('notice.page-failed', asAdapterError(error));
    }
    if (this.#id !== id) return;
    const user = list.state.shown?.users.find((each) => each.id === id);
    this.#page.dispatch({ type: 'open', id, ...(user && { user }) });
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>('#profile-title')?.focus();
  }

  async #load(): Promise<ProfilePage> {
    const { ProfilePage } = await import('../profile/profile-page.js');
    const { list } = this.#options.directory;
    const page = new ProfilePage(this.#host, () => list.adapter);
    const { styleSheet } = page.styles;
    if (styleSheet) this.#host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    return page;
  }

  #back(): void {
    this.#options.directory.list.dispatch({ look: true, type: 'open-user', id: undefined });
  }
}
