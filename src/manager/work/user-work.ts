import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { asAdapterError } from '../../adapters/adapter-error.js';
import type { DeletionLimits } from '../../deletion/gate/approval.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { UserId } from '../../domain/user.js';
import type { InterruptedRuns } from '../interrupted/interrupted-runs.js';
import { UserChanges } from '../user-changes.js';
import type { UserChangesOptions } from './user-changes-options.js';
import { UserPage } from '../user-page.js';
import type { RecentlyDeleted } from '../pages/recently-deleted.js';
import type { SelectingFromFile } from '../transfer/selecting-from-file.js';
import type { UserExport } from '../transfer/user-export.js';
import type { UserImport } from '../transfer/user-import.js';
import type { UserCreation } from '../pages/user-creation.js';

/** Where {@link UserWork} gets what it needs. */
export type UserWorkOptions = Omit<UserChangesOptions, 'settled' | 'takeFocus' | 'directoryTotal' | 'directory'> & {
  readonly directory: DirectoryTools;
};

/** What is done with the users of the list: their pages, and changes to them. It is loaded after the first rows are on screen. */
export class UserWork implements ReactiveController {
  readonly changes: UserChanges;
  readonly page: UserPage;
  readonly #makeCreation: () => Promise<UserCreation>;
  #creation: UserCreation | undefined;
  #making: Promise<UserCreation> | undefined;
  readonly #makeDeleted: () => Promise<RecentlyDeleted>;
  #deleted: RecentlyDeleted | undefined;
  #makingDeleted: Promise<RecentlyDeleted> | undefined;
  #export: UserExport | undefined;
  #import: UserImport | undefined;
  #fromFile: SelectingFromFile | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #directory: DirectoryTools;
  #following: Promise<unknown> | undefined;
  #directoryTotal: number | undefined;
  #interrupted: InterruptedRuns | undefined;
  #looking: Promise<unknown> | undefined;
  readonly #texts: Pick<UserWorkOptions, 'messages' | 'texts'>;

  constructor(host: ReactiveControllerHost & HTMLElement & DeletionLimits, options: UserWorkOptions) {
    const { directory, texts } = options;
    this.#host = host;
    this.#directory = directory;
    this.#texts = options;
    const directoryTotal = (): number | undefined => this.#directoryTotal;
    const settled = (gone: readonly UserId[]): void => {
      this.page.refresh(gone);
      this.#deleted?.refresh();
      void this.#interrupted?.look();
    };
    const takeFocus = (): boolean => !!this.#deleted?.takeFocus();
    this.changes = new UserChanges(host, { ...options, directoryTotal, settled, takeFocus });
    this.page = new UserPage(host, { directory, texts, changes: this.changes });
    const { changes } = this;
    this.#makeCreation = async () => {
      const { UserCreation } = await import('../pages/user-creation.js');
      return (this.#creation = new UserCreation(host, { directory, texts, changes }));
    };
    this.#makeDeleted = async () => {
      const { RecentlyDeleted } = await import('../pages/recently-deleted.js');
      return (this.#deleted = new RecentlyDeleted(host, { directory, texts, changes }));
    };
    host.addController(this);
    this.hostUpdated();
  }

  /** Does a page stand in place of the list? */
  get isPageOpen(): boolean {
    return this.page.isOpen || !!this.#creation?.isOpen || !!this.#deleted?.isOpen;
  }

  /** Is something typed, of a user or a new one, that is not saved? */
  get hasUnsavedChanges(): boolean {
    return this.page.hasUnsavedChanges || !!this.#creation?.hasUnsavedChanges;
  }

  /** Opens the page of new users; its code is loaded with the first one. */
  async create(): Promise<void> {
    this.#deleted?.close();
    try {
      (await (this.#making ??= this.#makeCreation())).open();
    } catch (error) {
      this.#making = undefined;
      this.changes.fail('notice.undone', asAdapterError(error));
    }
  }

  /** Opens the page of deleted users; its code is loaded with the first one. */
  async deleted(): Promise<void> {
    try {
      (await (this.#makingDeleted ??= this.#makeDeleted())).open();
    } catch (error) {
      this.#makingDeleted = undefined;
      this.changes.fail('notice.page-failed', asAdapterError(error));
    }
  }

  /** Opens the dialog of an export; its code is loaded with the first one. */
  async export(): Promise<void> {
    const asked = this.#directory.list.adapter;
    try {
      const { UserExport } = await import('../transfer/user-export.js');
      this.#export ??= new UserExport(this.#host, { directory: this.#directory, texts: this.#texts.texts });
      this.#host.requestUpdate();
      // the dialog has to be there before it can ask
      await this.#host.updateComplete;
      if (this.#directory.list.adapter === asked) this.#export.open();
    } catch (error) {
      this.changes.fail('notice.undone', asAdapterError(error));
    }
  }

  /** Asks for a file with users to import; its code is loaded with the first one. */
  async importFile(): Promise<void> {
    const asked = this.#directory.list.adapter;
    try {
      const { UserImport } = await import('../transfer/user-import.js');
      const { changes } = this;
      this.#import ??= new UserImport(this.#host, { texts: this.#texts.texts, directory: this.#directory, changes });
      this.#host.requestUpdate();
      // the dialog has to be there before it can ask
      await this.#host.updateComplete;
      if (this.#directory.list.adapter === asked) this.#import.open();
    } catch (error) {
      this.changes.fail('notice.undone', asAdapterError(error));
    }
  }

  /** Asks for a file with users to select; its code is loaded with the first one. */
  async selectFromFile(): Promise<void> {
    const asked = this.#directory.list.adapter;
    try {
      const { SelectingFromFile } = await import('../transfer/selecting-from-file.js');
      const { changes } = this;
      this.#fromFile ??= new SelectingFromFile(this.#host, { ...this.#texts, directory: this.#directory, changes });
      this.#host.requestUpdate();
      // the dialog has to be there before it can ask
      await this.#host.updateComplete;
      if (this.#directory.list.adapter === asked) this.#fromFile.open();
    } catch (error) {
      this.changes.fail('notice.undone', asAdapterError(error));
    }
  }

  /** What happened last, and the page that stands in place of the list. */
  render(): TemplateResult {
    return html`${this.isPageOpen ? nothing : this.#interrupted?.render()} ${this.changes.renderNotice()}
    ${this.page.render()} ${this.#creation?.render()} ${this.#deleted?.render()} ${this.#export?.render()}
    ${this.#import?.render()} ${this.#fromFile?.render()}`;
  }

  hostUpdated(): void {
    const { list } = this.#directory;
    const { shown, session } = list.state;
    // for the share of the directory that a deletion takes (U13)
    if (shown?.scope === '' && shown.total) this.#directoryTotal = shown.total.value;
    if (session?.capabilities.live === true && list.adapter?.subscribe) this.#following ??= this.#follow();
    if (session?.viewer && list.adapter?.backendId) this.#looking ??= this.#lookBack();
  }

  /** For runs that a reload interrupted; the list does without what can't be loaded. */
  async #lookBack(): Promise<void> {
    const { changes } = this;
    const { messages, texts } = this.#texts;
    const options = { directory: this.#directory, changes, messages, direction: () => texts.direction };
    await import('../interrupted/interrupted-runs.js').then(
      ({ InterruptedRuns }) => (this.#interrupted = new InterruptedRuns(this.#host, options)),
      () => undefined,
    );
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
