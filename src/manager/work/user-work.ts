import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { UserId } from '../../domain/user.js';
import { UserChanges, type UserChangesOptions } from '../user-changes.js';
import { UserPage } from '../user-page.js';
import { UserCreation } from './user-creation.js';

/** Where {@link UserWork} gets what it needs. */
export type UserWorkOptions = Omit<UserChangesOptions, 'settled' | 'directoryTotal'>;

/** What is done with the users of the list: their pages, and changes to them. It is loaded after the first rows are on screen. */
export class UserWork implements ReactiveController {
  readonly changes: UserChanges;
  readonly page: UserPage;
  readonly creation: UserCreation;
  readonly #list: UserWorkOptions['directory']['list'];
  #directoryTotal: number | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UserWorkOptions) {
    const { directory, texts } = options;
    this.#list = directory.list;
    const directoryTotal = (): number | undefined => this.#directoryTotal;
    const settled = (gone: readonly UserId[]): void => this.page.refresh(gone);
    this.changes = new UserChanges(host, { ...options, directoryTotal, settled });
    this.page = new UserPage(host, { directory, texts, changes: this.changes });
    this.creation = new UserCreation(host, { directory, texts, changes: this.changes });
    host.addController(this);
    this.hostUpdated();
  }

  /** Does a page stand in place of the list? */
  get isPageOpen(): boolean {
    return this.page.isOpen || this.creation.isOpen;
  }

  /** What happened last, and the page that stands in place of the list. */
  render(): TemplateResult {
    return html`${this.changes.renderNotice()} ${this.page.render()} ${this.creation.render()}`;
  }

  hostUpdated(): void {
    const { shown } = this.#list.state;
    // for the share of the directory that a deletion takes (U13)
    if (shown?.scope === '' && shown.total) this.#directoryTotal = shown.total.value;
  }
}
