import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import type { Timer } from '../../bulk/patience.js';
import type { DeletedUser } from '../../domain/deleted/deleted-users.js';
import type { Session } from '../../domain/session.js';
import type { User, UserId } from '../../domain/user.js';
import { days } from '../../i18n/en/days.js';
import { deleted } from '../../i18n/en/deleted.js';
import { restore } from '../../i18n/en/restore.js';
import type { Catalogue, Messages } from '../../i18n/messages.js';
import { DeletedController } from './deleted-controller.js';
import type { DeletedState } from './deleted-state.js';
import { deletedView, restorable } from './deleted-view.js';
import { deletedStyles } from './deleted.styles.js';

/** What the page needs of its host, and what it tells it. */
export interface DeletedSurroundings {
  readonly adapter: () => UserAdapter | undefined;
  readonly session: () => Session | undefined;
  readonly messages: () => Messages;
  readonly direction: () => 'rtl' | undefined;
  readonly announce: (text: string) => void;
  /** Is something under way already? Then nothing more is begun. */
  readonly isAtWork: () => boolean;
  /** These are to be restored; settles when it has begun, or could not. */
  readonly restore: (users: readonly User[]) => Promise<void>;
  readonly signedOut: () => void;
  readonly left: () => void;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  readonly timer?: Timer;
}

const english: Catalogue = { locale: 'en', messages: { ...restore, ...days, ...deleted } };
const nobody: ReadonlySet<UserId> = new Set();

/** The page of those who were deleted and can be restored, as its host uses it: loaded when it is first opened. */
export class DeletedPage {
  /** The style sheets that the host adopts once. */
  readonly styles = [deletedStyles];
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: DeletedSurroundings;
  readonly #list: DeletedController;
  #busy = nobody;
  /** Where the focus was when a restore began: the place in the list of the one whose button it was. */
  #from: number | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, around: DeletedSurroundings) {
    this.#host = host;
    this.#around = around;
    const changed = (state: DeletedState, before: DeletedState): void => this.#tell(state, before);
    this.#list = new DeletedController(host, around.adapter, changed, around.timer);
  }

  /** Does it stand in place of the list? */
  get isOpen(): boolean {
    return this.#list.state.phase !== 'closed';
  }

  /** Opens the page at its beginning. */
  open(): void {
    this.#list.dispatch({ type: 'open' });
    this.#focus('#deleted-title');
  }

  close(): void {
    this.#busy = nobody;
    this.#list.dispatch({ type: 'close' });
  }

  /** Something was done to users: who can be restored is read again, and the focus stays in the list (A3). */
  refresh(): void {
    this.#busy = nobody;
    this.#list.dispatch({ type: 'reload' });
  }

  /** Goes to where the focus was, or to the title. */
  takeFocus(): void {
    this.#from ??= -1;
    if (!this.#list.state.refreshing) void this.#land();
  }

  /** The page, or nothing while it is closed. */
  render(): TemplateResult | typeof nothing {
    const { session, direction, announce, now = Date.now } = this.#around;
    if (!this.isOpen) return nothing;
    return deletedView({
      state: this.#list.state,
      session: session(),
      messages: this.#messages,
      direction: direction(),
      now: now(),
      busy: this.#busy,
      dispatch: (event) => this.#list.dispatch(event),
      restore: (entries) => this.#restore(entries),
      leave: () => this.#leave(),
      announce,
    });
  }

  get #messages(): Messages {
    return this.#around.messages().with(english);
  }

  /** What was shown may be old by now: the rules and the clock are asked once more. */
  #restore(entries: readonly DeletedUser[]): void {
    const { session, isAtWork, now = Date.now } = this.#around;
    const free = restorable({ state: this.#list.state, session: session(), now: now(), busy: this.#busy });
    const still = entries.filter((entry) => free.includes(entry));
    this.#host.requestUpdate();
    if (still.length === 0 || isAtWork()) return;
    const row = this.#host.shadowRoot?.activeElement?.closest<HTMLElement>('.deleted-user');
    this.#from = row ? Number(row.dataset['index']) : 0;
    this.#busy = new Set(still.map(({ user }) => user.id));
    void this.#around.restore(still.map(({ user }) => user)).finally(() => !isAtWork() && this.#free());
  }

  /** Nothing is on its way: what was asked has ended, or could not begin. */
  #free(): void {
    this.#busy = nobody;
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.close();
    this.#around.left();
  }

  #tell(state: DeletedState, before: DeletedState): void {
    if (state.error && state.error !== before.error) {
      if (state.error.kind === 'unauthenticated') this.#around.signedOut();
      this.#around.announce(this.#messages.text('deleted.failed'));
    }
    if (state.shown === before.shown || !state.shown) return;
    const { page, from } = state.shown;
    // after a restore its outcome is what there is to say
    if (this.#from !== undefined) return void this.#land();
    if (!before.shown || before.shown.from !== from)
      this.#around.announce(this.#messages.text('deleted.said', { count: page.total?.value ?? page.deleted.length }));
    if (before.shown && before.shown.from !== from) this.#focus('#deleted-title');
  }

  /** Whose button had the focus has gone: on to who stands there now, or to the title where nobody does (A3). */
  async #land(): Promise<void> {
    const from = this.#from ?? 0;
    this.#from = undefined;
    await this.#host.updateComplete;
    const root = this.#host.shadowRoot;
    if (root?.activeElement?.closest('.deleted, dialog, confirm-delete-dialog')) return;
    const buttons = [...(root?.querySelectorAll<HTMLElement>('.deleted-user .explained > button') ?? [])];
    (buttons[Math.min(from, buttons.length - 1)] ?? root?.querySelector<HTMLElement>('#deleted-title'))?.focus();
  }

  #focus(selector: string): void {
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }
}
