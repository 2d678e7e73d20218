import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { asAdapterError } from '../../adapters/adapter-error.js';
import type { DeletionLimits } from '../../deletion/gate/approval.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { UserId } from '../../domain/user.js';
import type { InterruptedRuns } from '../interrupted/interrupted-runs.js';
import { UserChanges } from '../user-changes.js';
import type { UserChangesOptions } from './user-changes-options.js';
import { UserPage } from '../user-page.js';

/** Where {@link UserWork} gets what it needs. */
export type UserWorkOptions = Omit<UserChangesOptions, 'settled' | 'takeFocus' | 'directoryTotal' | 'directory'> & {
  readonly directory: DirectoryTools;
};

/** A page in place of the list, or a dialog. */
interface Room {
  /** Of a page: does it stand in place of the list? */
  readonly isOpen?: boolean;
  readonly hasUnsavedChanges?: boolean;
  open(): void;
  close?(): void;
  /** Something was done to users. */
  refresh?(): void;
  /** Takes the focus, where it is open. */
  takeFocus?(): boolean;
  render(): unknown;
}

type Around = Pick<UserWorkOptions, 'directory' | 'messages' | 'texts'> & { readonly changes: UserChanges };

/** Their code is loaded when they are first opened. */
const rooms = {
  create: () => import('../pages/user-creation.js').then(({ UserCreation }) => UserCreation),
  deleted: () => import('../pages/recently-deleted.js').then(({ RecentlyDeleted }) => RecentlyDeleted),
  export: () => import('../transfer/user-export.js').then(({ UserExport }) => UserExport),
  importFile: () => import('../transfer/user-import.js').then(({ UserImport }) => UserImport),
  selectFromFile: () => import('../transfer/selecting-from-file.js').then(({ SelectingFromFile }) => SelectingFromFile),
} satisfies Record<string, () => Promise<new (host: ReactiveControllerHost & HTMLElement, around: Around) => Room>>;

type RoomName = keyof typeof rooms;

/** What is done with the users of the list: their pages, and changes to them. It is loaded after the first rows are on screen. */
export class UserWork implements ReactiveController {
  readonly changes: UserChanges;
  readonly page: UserPage;
  /** Those that were opened once. */
  readonly #rooms: Partial<Record<RoomName, Room>> = {};
  readonly #around: Around;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #directory: DirectoryTools;
  #following: Promise<unknown> | undefined;
  #directoryTotal: number | undefined;
  /** Whose backend and viewer what is told here is about. */
  #owner: readonly [adapter?: unknown, viewer?: UserId | undefined] = [];
  #interrupted: InterruptedRuns | undefined;
  #looking: Promise<unknown> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement & DeletionLimits, options: UserWorkOptions) {
    const { directory, messages, texts } = options;
    this.#host = host;
    this.#directory = directory;
    const directoryTotal = (): number | undefined => this.#directoryTotal;
    const settled = (gone: readonly UserId[]): void => {
      this.page.refresh(gone);
      this.#rooms.deleted?.refresh?.();
      void this.#interrupted?.look();
    };
    const takeFocus = (): boolean => !!this.#rooms.deleted?.takeFocus?.();
    this.changes = new UserChanges(host, { ...options, directoryTotal, settled, takeFocus });
    this.#around = { directory, messages, texts, changes: this.changes };
    this.page = new UserPage(host, this.#around);
    host.addController(this);
    this.hostUpdated();
  }

  /** Does a page stand in place of the list? */
  get isPageOpen(): boolean {
    return [this.page, ...Object.values(this.#rooms)].some(({ isOpen }) => isOpen);
  }

  /** Is something typed, of a user or a new one, that is not saved? */
  get hasUnsavedChanges(): boolean {
    return [this.page, ...Object.values(this.#rooms)].some(({ hasUnsavedChanges }) => hasUnsavedChanges);
  }

  /** Opens a page or a dialog, unless the backend is another one, or the element gone, by the time that its code is here. */
  async open(name: RoomName): Promise<void> {
    const { list } = this.#directory;
    const asked = list.adapter;
    try {
      const Room = await rooms[name]();
      const room = (this.#rooms[name] ??= new Room(this.#host, this.#around));
      this.#host.requestUpdate();
      // a dialog has to be there before it can ask
      await this.#host.updateComplete;
      if (list.adapter !== asked || !this.#host.isConnected) return;
      if (name === 'create') this.#rooms.deleted?.close?.();
      room.open();
    } catch (error) {
      this.changes.fail('notice.undone', asAdapterError(error));
    }
  }

  /** What happened last, and the page that stands in place of the list. */
  render(): TemplateResult {
    const opened = (Object.keys(rooms) as RoomName[]).map((name) => this.#rooms[name]?.render());
    return html`${this.isPageOpen ? nothing : this.#interrupted?.render()} ${this.changes.renderNotice()}
    ${this.page.render()} ${opened}`;
  }

  hostUpdated(): void {
    const { list } = this.#directory;
    const { shown, session } = list.state;
    const owner = [list.adapter, session?.viewer?.id] as const;
    if (owner[0] !== this.#owner[0]) this.#directoryTotal = undefined;
    if (owner[0] !== this.#owner[0] || (owner[1] !== undefined && owner[1] !== this.#owner[1])) {
      this.#owner = owner;
      this.changes.forget();
    }
    // for the share of the directory that a deletion takes (U13)
    if (shown?.scope === '' && shown.total) this.#directoryTotal = shown.total.value;
    if (session?.capabilities.live === true && list.adapter?.subscribe) this.#following ??= this.#follow();
    if (session?.viewer && list.adapter?.backendId) this.#looking ??= this.#lookBack();
  }

  /** For runs that a reload interrupted; the list does without what can't be loaded. */
  async #lookBack(): Promise<void> {
    const { changes } = this;
    const { messages, texts } = this.#around;
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
