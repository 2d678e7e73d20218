import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { AdapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';
import { DeletionController } from '../deletion/deletion-controller.js';
import { preload } from '../deletion/engine-on-demand.js';
import type { SettledReport } from '../deletion/deletion-state.js';
import type { DirectoryTools } from '../directory/directory-tools.js';
import type { User, UserId } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import type { MessagesController } from '../i18n/messages-controller.js';
import type { Messages } from '../i18n/messages.js';
import { type NoticeAction, noticeView } from '../ui/notice-view.js';
import { UsersDeletedEvent, UsersDeleteRequestEvent, UsersStatusChangeEvent } from './events.js';

/** Where {@link UserChanges} gets what it needs. */
export interface UserChangesOptions {
  readonly directory: Pick<DirectoryTools, 'list' | 'focus' | 'announcer'>;
  readonly adapter: () => UserAdapter | undefined;
  readonly messages: () => Messages;
  readonly texts: MessagesController;
  readonly supportHref: () => string | undefined;
  /** How many users the whole directory has, for the share of it that a deletion takes (U13). */
  readonly directoryTotal: () => number | undefined;
  /** Hears which users are gone when something was done to users. */
  readonly settled: (gone: readonly UserId[]) => void;
}

/** What is said above the list, or a page, until it is dismissed. */
export interface Told {
  readonly kind: 'success' | 'warning' | 'error';
  readonly text: string;
  readonly undo?: (() => void) | undefined;
  readonly actions?: readonly NoticeAction[];
}

/**
 * Deletes, activates and deactivates what the viewer chose in the list or on a page, and brings the list, its selection,
 * its focus and the host up to date with what became of it.
 */
export class UserChanges {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UserChangesOptions;
  readonly #deletion: DeletionController;
  #told: Told | undefined;
  #fromRow = false;
  #unsaid: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UserChangesOptions) {
    this.#host = host;
    this.#options = options;
    this.#deletion = new DeletionController(host, {
      ...options,
      direction: () => options.texts.direction,
      session: () => options.directory.list.state.session,
      onSettled: (report, summary) => this.#settle(report, summary),
      onClosed: () => this.#closed(),
      onUnavailable: (error) => this.fail('notice.undone', error),
    });
    // whoever selects somebody, or opens a row's menu, may want to delete soon (decision 0004)
    for (const type of ['users-selection-change', 'contextmenu', 'click']) host.addEventListener(type, fetchAhead);
  }

  /** Asks the host, then the viewer, and deletes whom they confirm. */
  delete(users: readonly User[]): void {
    const request = new UsersDeleteRequestEvent(users.map(({ id }) => id));
    if (users.length === 0 || !this.#host.dispatchEvent(request)) return;
    this.#begin();
    void this.#deletion.askToDelete(users);
  }

  /** Activates or deactivates; what can be undone is offered to be. */
  setActive(users: readonly User[], active: boolean): void {
    if (users.length === 0) return;
    this.#begin();
    void this.#deletion.setActive(users, active);
  }

  /** What happened last, until it is dismissed. */
  renderNotice(): TemplateResult | typeof nothing {
    const told = this.#told;
    if (!told) return nothing;
    const messages = this.#options.messages();
    return noticeView({
      kind: told.kind,
      text: told.text,
      actions: told.undo ? [{ label: messages.text('notice.undo'), run: told.undo }] : told.actions,
      dismiss: { label: messages.text('notice.dismiss'), run: () => this.#dismiss() },
    });
  }

  /** The dialog; to be rendered once, under no condition. */
  renderDialog(): TemplateResult {
    return this.#deletion.render();
  }

  #begin(): void {
    this.#told = undefined;
    this.#fromRow = this.#host.shadowRoot?.activeElement?.localName === 'user-row';
    const { focus, list } = this.#options.directory;
    // while a page is open the place in the list is held for the way back from it
    if (list.state.view.user === undefined) focus.hold();
  }

  #settle(report: SettledReport, summary: string): void {
    const { list } = this.#options.directory;
    const { action, outcomes, skipped, counts } = report;
    const done = outcomes.filter(({ state }) => state === 'done' || state === 'already').map(({ id }) => id);
    const gone = skipped.filter(({ reason }) => reason === 'gone').map(({ id }) => id);
    const fresh = outcomes.flatMap((one) => ('user' in one && one.user) || ('latest' in one && one.latest) || []);
    list.dispatch({ type: 'replace-users', users: fresh });
    if (action === 'delete') list.dispatch({ type: 'remove-users', ids: [...done, ...gone] });
    else list.dispatch({ intent: true, type: 'deselect', ids: done });
    if (action !== 'delete' || done.length + gone.length === 0) list.reload();
    this.#options.settled(action === 'delete' ? [...done, ...gone] : []);
    const well = done.length === outcomes.length && skipped.length === 0;
    this.#told = { kind: well ? 'success' : 'warning', text: summary, undo: this.#undoOf(report, done) };
    this.#unsaid = well ? summary : undefined;
    // behind a modal dialog it would not be heard; the dialog itself says what did not go well (A2)
    if (this.#deletion.state.phase === 'closed') this.#say();
    this.#host.requestUpdate();
    if (outcomes.length > 0) this.#tellHost(report, done, counts);
  }

  #tellHost({ action }: SettledReport, done: readonly UserId[], counts: SettledReport['counts']): void {
    const fact =
      action === 'delete'
        ? new UsersDeletedEvent(done, counts)
        : new UsersStatusChangeEvent(done, action === 'activate', counts);
    this.#host.dispatchEvent(fact);
  }

  /** Changing a status back is a change like any other: the rules and the backend are asked again. */
  #undoOf({ action, outcomes }: SettledReport, done: readonly UserId[]): (() => void) | undefined {
    if (action === 'delete' || done.length === 0) return undefined;
    const changed = outcomes.flatMap((one) => (one.state === 'done' && one.user ? [one.user] : []));
    return changed.length === done.length ? () => this.setActive(changed, action === 'deactivate') : undefined;
  }

  #closed(): void {
    const { focus } = this.#options.directory;
    this.#say();
    void this.#host.updateComplete.then(() => {
      if (this.#fromRow || !this.#host.shadowRoot?.activeElement) focus.release();
      this.#fromRow = false;
    });
  }

  #say(): void {
    if (this.#unsaid) this.#options.directory.announcer.say(this.#unsaid);
    this.#unsaid = undefined;
  }

  /** Says something that was done elsewhere. */
  tell(told: Told): void {
    this.#told = told;
    this.#host.requestUpdate();
  }

  /** Says that something could not even begin. */
  fail(key: 'notice.undone' | 'notice.page-failed', { message }: AdapterError): void {
    const text = this.#options.messages().text(key, { message: visibleText(message, 300) });
    this.#told = { kind: 'error', text };
    this.#options.directory.announcer.say(text, 'assertive');
    this.#host.requestUpdate();
  }

  #dismiss(): void {
    this.#told = undefined;
    this.#host.requestUpdate();
    this.#closed();
  }
}

function fetchAhead(event: Event): void {
  const [pressed] = event.composedPath() as Partial<HTMLElement>[];
  // what can't be fetched now is fetched when it is needed, and said then
  if (event.type !== 'click' || pressed?.dataset?.['act'] === 'menu') void preload().catch(() => undefined);
}
