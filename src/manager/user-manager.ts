import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { UserAdapter } from '../adapters/contract.js';
import type { Approve } from '../deletion/gate/approval.js';
import { Directory } from '../directory/directory.js';
import { initialList, type ListIntent, type ListState } from '../directory/list-state.js';
import type { ListView } from '../domain/list-view.js';
import { parseView } from '../domain/parse-view.js';
import type { User } from '../domain/user.js';
import { MessagesController } from '../i18n/messages-controller.js';
import type { Message, MessageKey } from '../i18n/messages.js';
import { AdapterSource } from './adapter-source.js';
import { UserOpenEvent, UsersAuthRequiredEvent, UsersPreferencesChangeEvent, UsersSelectionChangeEvent, UsersViewChangeEvent } from './events.js'; // prettier-ignore
import { userManagerStyles } from './user-manager.styles.js';
import { WorkOnDemand } from './work/work-on-demand.js';

/**
 * A complete Users section: find users, add and edit them, select them, and have them deactivated or deleted.
 *
 * @customElement user-manager
 * @summary Users of any backend: find, add, edit, deactivate, delete.
 * @fires {UsersViewChangeEvent} users-view-change - The viewer looks at something else: `view` is to be stored and given back.
 * @fires {UsersPreferencesChangeEvent} users-preferences-change - The viewer chose a page size or columns.
 * @fires {UsersSelectionChangeEvent} users-selection-change - Other users are selected: `ids`.
 * @fires {UserOpenEvent} user-open - The viewer opens a user: `userId`. Cancelable: then the host shows the page.
 * @fires {UserCreateRequestEvent} user-create-request - The viewer asks for a new user. Cancelable: then the host shows the page.
 * @fires {UsersCreatedEvent} users-created - Users were created: `ids`.
 * @fires {UsersExportRequestEvent} users-export-request - The viewer wants users as a file. Cancelable: then the host does it.
 * @fires {UsersExportedEvent} users-exported - A file was handed to the viewer: `count`, `scope`, `format`, `columns`.
 * @fires {UsersImportRequestEvent} users-import-request - The viewer wants to bring users in from a file. Cancelable: then the host does it.
 * @fires {UsersImportedEvent} users-imported - An import has ended: `counts` by outcome, ids of whom it `created` and `changed`.
 * @fires {UserUnsavedChangeEvent} user-unsaved-change - What is typed about `userId` is not saved (`unsaved`), or is saved or discarded.
 * @fires {UsersDeleteRequestEvent} users-delete-request - The viewer asks to delete `ids`; nothing is confirmed yet. Cancelable.
 * @fires {UsersMessageRequestEvent} users-message-request - The viewer wants to write to `ids`. Cancelable: then the host does it.
 * @fires {UsersScheduleRequestEvent} users-schedule-request - The viewer wants `ids` to become inactive on a date. Cancelable: then the host asks for the day.
 * @fires {UsersRestoreRequestEvent} users-restore-request - The viewer wants the deleted `ids` back. Cancelable: then nothing is sent.
 * @fires {UsersDeletedEvent} users-deleted - A confirmed deletion has ended: `ids` are gone, `counts` by outcome, `audit` who confirmed whom and what became of each.
 * @fires {UsersRestoredEvent} users-restored - Deleted users are back: `ids`, `counts`.
 * @fires {UsersStatusChangeEvent} users-status-change - Users were activated or deactivated: `ids`, `active`, `counts`.
 * @fires {UsersDepartmentChangeEvent} users-department-change - Users were moved: `ids`, `departmentId`, `counts`.
 * @fires {UsersScheduleChangeEvent} users-schedule-change - A change of status was scheduled or canceled: `ids`, `action`, `at`, `counts`.
 * @fires {UsersMessageSentEvent} users-message-sent - A message was sent: `ids`, `counts`.
 * @fires {UsersAuthRequiredEvent} users-auth-required - The viewer has to sign in; call `reconnect()` afterwards.
 * @slot toolbar - Buttons of the host's own, beside the search.
 * @slot empty - What a directory without users offers.
 * @slot user-tab-* - What the host shows in a tab of a user's page, by the id in `userTabs`.
 * @csspart toolbar - The tools above the list.
 * @csspart search - The search field.
 * @csspart total - How many users there are.
 * @csspart table - The list.
 * @csspart header - The head of the list.
 * @csspart row - A user's row.
 * @csspart name - The user's name in a row.
 * @csspart cell - A cell of a row.
 * @csspart live-button - Shows what others have changed in the list.
 * @csspart pager - The range and the way to other pages.
 * @csspart range - Which users are in sight.
 * @csspart bulk-bar - What can be done to the selected users.
 * @csspart state - What stands in place of rows.
 * @csspart notice - A message above the list.
 * @csspart menu - A menu.
 * @csspart menu-item - A line of a menu.
 * @csspart panel - The panel of a filter.
 * @csspart explanation - Why a control is refused.
 * @csspart transfer-button - The button of the menu for files.
 * @csspart new-user-button - The button that opens the page of new users.
 * @csspart new-user - The page of new users.
 * @csspart mode-button - Turns from one new user to several, and back.
 * @csspart create-button - The button that creates.
 * @csspart fields - The fields of a form.
 * @csspart field - A field of a form, with its label and what is said about it.
 * @csspart input - What is filled in.
 * @csspart field-error - What is wrong with a field.
 * @csspart deleted-button - The button that opens the page of deleted users.
 * @csspart deleted - The page of deleted users.
 * @csspart deleted-user - One of them.
 * @csspart restore-button - The button that restores those selected.
 * @csspart profile - One person's page.
 * @csspart back - The way back to the list.
 * @csspart section - A part of a person's page.
 * @csspart tabs - The tabs of a person's page.
 * @csspart tab - A tab of a person's page.
 * @csspart conflict - Two values of a field to choose from.
 * @csspart save-button - The button that saves, also a report as a file.
 * @csspart switch - What says whether a user is active, and changes it.
 * @csspart date-field - Where a day is chosen.
 * @csspart dialog - A dialog that asks.
 * @csspart question - The dialog that asks what is to be done to users.
 * @csspart question-button - The button that answers it.
 * @csspart remove-date-button - The button that removes the dates that are set instead.
 * @csspart confirm-button - The button that deletes.
 * @csspart deactivate-button - The button that deactivates instead.
 * @csspart cancel-button - The button that declines, closes or stops.
 * @csspart resume-button - The button that lets what is paused go on.
 * @csspart retry-button - The button that tries again what was not done.
 * @csspart support-link - The way to support.
 * @cssprop --user-manager-font-family - Typeface.
 * @cssprop --user-manager-font-size - Size of text; smaller text follows it.
 * @cssprop --user-manager-text-color - Text.
 * @cssprop --user-manager-muted-color - Second lines, hints, refused controls.
 * @cssprop --user-manager-surface-color - Ground of the component.
 * @cssprop --user-manager-raised-color - Ground of fields, menus, dialogs.
 * @cssprop --user-manager-border-color - Lines between rows, edges of boxes.
 * @cssprop --user-manager-control-border-color - Edges of fields, buttons, checkboxes.
 * @cssprop --user-manager-hover-color - Laid over what the pointer is on.
 * @cssprop --user-manager-accent-color - Links, checked boxes, the main button.
 * @cssprop --user-manager-on-accent-color - Text on the accent.
 * @cssprop --user-manager-accent-soft-color - Ground of a selected row.
 * @cssprop --user-manager-danger-color - What destroys, errors.
 * @cssprop --user-manager-on-danger-color - Text on danger.
 * @cssprop --user-manager-danger-soft-color - Ground of errors.
 * @cssprop --user-manager-warning-color - Warnings, invited users.
 * @cssprop --user-manager-warning-soft-color - Ground of warnings.
 * @cssprop --user-manager-success-color - Success, active users.
 * @cssprop --user-manager-success-soft-color - Ground of success.
 * @cssprop --user-manager-focus-color - Ring around what has focus.
 * @cssprop --user-manager-corner-radius - Corners; write a unit, also for `0px`.
 * @cssprop --user-manager-space-unit - The step that distances are made of.
 * @cssprop --user-manager-row-height - Height of a row.
 * @cssprop --user-manager-control-height - Height of buttons and fields.
 * @cssprop --user-manager-raised-shadow - Shadow of menus and dialogs.
 */
export class UserManagerElement extends LitElement {
  static override readonly styles = userManagerStyles;

  /** Where the users come from; beats a context and `src`. */
  @property({ attribute: false }) adapter?: UserAdapter | undefined;

  /** The address of the users on a backend that speaks `protocol`. */
  @property() src?: string | undefined;

  /** How the backend at `src` speaks. */
  @property() protocol = 'rest';

  /** How dense rows and controls are. */
  @property({ reflect: true }) density: 'comfortable' | 'compact' = 'comfortable';

  /** Page sizes to choose from. */
  @property({ attribute: false }) pageSizes: readonly number[] = [25, 50, 100];

  /** Where the account's support is reached. */
  @property({ attribute: 'support-href' }) supportHref?: string | undefined;

  /**
   * Asked after the viewer has confirmed a mass deletion and before anything is sent: more than a fifth of the directory or
   * than 500 users, and whatever `approveFrom` says. Only `true` lets it run.
   */
  approve?: Approve | undefined;

  /** The number of users from which on `approve` is asked, where that is less. */
  @property({ type: Number, attribute: 'approve-from' }) approveFrom?: number | undefined;

  /** The most users that may be deleted at once. */
  @property({ type: Number, attribute: 'max-delete' }) maxDelete?: number | undefined;

  /** Words of the host's own, by the name of the text. */
  @property({ attribute: false }) messages?: Readonly<Partial<Record<MessageKey, Message>>> | undefined;

  /** Keeps the view in the page's address. */
  @property({ type: Boolean, attribute: 'url-view' }) urlView = false;

  /** Tabs of the host's own on a user's page; what stands in the slot `user-tab-<id>` is shown under each. */
  @property({ attribute: false }) userTabs: readonly { readonly id: string; readonly label: string }[] = [];

  /** Gives the address of a user's page: then names are links. */
  @property({ attribute: false }) hrefFor?: ((user: User) => string | undefined) | undefined;

  /** The host sends messages itself, on `users-message-request`: offered also where the adapter can’t send any. */
  @property({ type: Boolean, attribute: 'messages-by-host' }) messagesByHost = false;

  readonly #texts = new MessagesController(this, () => this.messages);
  readonly #directory = new Directory(this, {
    texts: this.#texts,
    actions: () => ({
      open: (user) => this.#open(user),
      act: (action, users) => this.#work.begin(({ changes }) => changes.act(action, users)),
      turnTo: (page) => this.#work.begin((work) => void work.open(page)),
    }),
    changed: (state, before) => this.#tell(state, before),
    options: () => ({ pageSizes: this.pageSizes, hrefFor: this.hrefFor, messagesByHost: this.messagesByHost }),
  });
  readonly #work = new WorkOnDemand(this, {
    directory: this.#directory,
    adapter: () => this.#directory.list.adapter,
    messages: () => this.#texts.messages,
    texts: this.#texts,
    supportHref: () => this.supportHref,
  });
  #address: Promise<unknown> | undefined;
  /** The host is told what the viewer does, not what it did itself. */
  #byHost = false;

  readonly #source = new AdapterSource(this, (adapter) => (this.#directory.list.adapter = adapter));

  /** What the viewer looks at: search, filters, order, page, the opened user. Plain data, to be stored and given back. */
  @property({ attribute: false })
  get view(): ListView {
    return this.#directory.list.state.view;
  }
  set view(view: ListView) {
    this.#asHost({ type: 'show-view', view: parseView(view) });
  }

  /** How many users a page has. */
  @property({ type: Number, attribute: 'page-size' })
  get pageSize(): number {
    return this.#directory.list.state.pageSize;
  }
  set pageSize(size: number) {
    // an attribute that was taken away
    this.#asHost({ type: 'resize-page', size: size ?? initialList.pageSize });
  }

  /** The optional columns that are shown: `department`, `role`, `status`, `groups`, `last-login`, `created`. */
  @property({ attribute: false })
  get columns(): readonly string[] {
    return this.#directory.list.state.columns;
  }
  set columns(columns: readonly string[]) {
    this.#asHost({ type: 'show-columns', columns: [...columns] });
  }

  /** Is something typed, of a user or a new one, that is not saved? `user-unsaved-change` says when a user's changes. */
  get hasUnsavedChanges(): boolean {
    return !!this.#work.hasUnsavedChanges;
  }

  /** Loads the page of users again. */
  reload(): void {
    this.#directory.list.reload();
  }

  /** Asks again who is signed in, and goes on where the viewer was: after a new sign-in. */
  reconnect(): void {
    this.#source.retry();
    this.#directory.list.dispatch({ type: 'connect' });
  }

  override willUpdate(): void {
    if (!this.urlView || this.#address) return;
    const restore = (view: ListView): void => this.#directory.list.dispatch({ type: 'show-view', view });
    this.#address = import('./view-in-address.js').then(({ ViewInAddress }) => new ViewInAddress(this, restore));
    this.#source.after(this.#address);
  }

  override render(): TemplateResult {
    return html`${this.#work.render()} ${this.#directory.render(this.#work.isPageOpen)} ${this.#work.renderDialog()}`;
  }

  #open({ id }: User): void {
    const opening = new UserOpenEvent(id);
    if (this.dispatchEvent(opening)) this.#directory.list.dispatch({ look: true, type: 'open-user', id });
  }

  #asHost(intent: ListIntent): void {
    this.#byHost = true;
    this.#directory.list.dispatch(intent);
    this.#byHost = false;
  }

  /** Tells the host what became different. */
  #tell(state: ListState, before: ListState): void {
    if (state.view.user !== before.view.user || state.session !== before.session)
      this.#work.show(state.session && state.view.user);
    if (state.error !== before.error && state.error?.kind === 'unauthenticated') this.dispatchEvent(new UsersAuthRequiredEvent()); // prettier-ignore
    const { users } = state.selection;
    const were = before.selection.users;
    // the same people are often known anew
    if (users !== were && (users.size !== were.size || [...users.keys()].some((id) => !were.has(id))))
      this.dispatchEvent(new UsersSelectionChangeEvent([...users.keys()]));
    if (this.#byHost) return;
    if (state.view !== before.view) this.dispatchEvent(new UsersViewChangeEvent(state.view));
    if (state.pageSize !== before.pageSize || state.columns !== before.columns)
      this.dispatchEvent(new UsersPreferencesChangeEvent(state.pageSize, state.columns));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-manager': UserManagerElement;
  }
}
