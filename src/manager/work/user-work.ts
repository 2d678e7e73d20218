import type { ReactiveControllerHost } from 'lit';
import { UserChanges, type UserChangesOptions } from '../user-changes.js';
import { UserPage } from '../user-page.js';

/** Where {@link UserWork} gets what it needs. */
export type UserWorkOptions = Omit<UserChangesOptions, 'settled'>;

/** What is done with the users of the list: their pages, and changes to them. It is loaded after the first rows are on screen. */
export class UserWork {
  readonly changes: UserChanges;
  readonly page: UserPage;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UserWorkOptions) {
    const { directory, texts } = options;
    this.changes = new UserChanges(host, { ...options, settled: (gone) => this.page.refresh(gone) });
    this.page = new UserPage(host, { directory, texts, changes: this.changes });
  }
}
