import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeletionLimits } from '../../deletion/gate/approval.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { UserId } from '../../domain/user.js';
import { UserChanges, type UserChangesOptions } from '../user-changes.js';
import { UserPage } from '../user-page.js';

/** Where {@link UserWork} gets what it needs. */
export type UserWorkOptions = Omit<UserChangesOptions, 'settled' | 'directoryTotal' | 'directory'> & {
  readonly directory: DirectoryTools;
};

/** What is done with the users of the list: their pages, and changes to them. It is loaded after the first rows are on screen. */
export class UserWork implements ReactiveController {
  readonly changes: UserChanges;
  readonly page: UserPage;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #directory: DirectoryTools;
  #following: Promise<unknown> | undefined;
  #directoryTotal: number | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement & DeletionLimits, options: UserWorkOptions) {
    const { directory, texts } = options;
    this.#host = host;
    this.#directory = directory;
    const directoryTotal = (): number | undefined => this.#directoryTotal;
    const settled = (gone: readonly UserId[]): void => this.page.refresh(gone);
    this.changes = new UserChanges(host, { ...options, directoryTotal, settled });
    this.page = new UserPage(host, { directory, texts, changes: this.changes });
    host.addController(this);
    this.hostUpdated();
  }

  hostUpdated(): void {
    const { list } = this.#directory;
    const { shown, session } = list.state;
    // for the share of the directory that a deletion takes (U13)
    if (shown?.scope === '' && shown.total) this.#directoryTotal = shown.total.value;
    if (session?.capabilities.live === true && list.adapter?.subscribe) this.#following ??= this.#follow();
  }

  /** Once there are changes to follow; the list does without what can't be loaded. */
  async #follow(): Promise<void> {
    const { changes, page } = this;
    await import('./live-changes.js').then(
      ({ LiveChanges }) => void new LiveChanges(this.#host, { directory: this.#directory, changes, page }),
      () => undefined,
    );
  }
}
