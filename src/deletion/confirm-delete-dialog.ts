import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { BulkWork } from '../bulk/bulk-work.js';
import type { Timer } from '../bulk/patience.js';
import type { RunOutcome } from '../bulk/run-state.js';
import type { RunPause } from '../bulk/run/pause.js';
import type { Session } from '../domain/session.js';
import type { User, UserId } from '../domain/user.js';
import { MessagesController } from '../i18n/messages-controller.js';
import type { Message, MessageKey, Messages } from '../i18n/messages.js';
import { basics } from '../styles/basics.js';
import { tokens } from '../styles/tokens.js';
import { DialogCloseEvent, type CloseReason } from './events/dialog-close-event.js';
import type * as Engine from './deletion-engine.js';
import { preload } from './engine-on-demand.js';
import type { ConfirmableAction } from './events/dialog-events.js';
import type { Check, Plan } from '../bulk/plan.js';
import type { FindSuccessors } from './successor/successor-search.js';

/** How far something has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** How many did not end well so far. */
  readonly trouble?: number;
  /** Of how many of those it is not known what became of them, their answers being lost. */
  readonly unknown?: number;
  /** No further request is sent; answers under way are waited for. */
  readonly stopping?: boolean;
  /** Lost answers are being looked up. */
  readonly looking?: boolean;
  /** Nothing is sent for now: an object of its own for each pause. */
  readonly pause?: RunPause | undefined;
  /** Paused, and being looked whether the system answers again. */
  readonly probing?: boolean;
}

/** The host is asked to approve; it has not approved; it could not be asked; or another tab is deleting. */
export type Approval = 'waiting' | 'refused' | 'failed' | 'elsewhere';

/** What a dialog asks its surroundings; tests give their own. */
export interface DialogEnvironment {
  /** Milliseconds from any fixed moment on. */
  readonly now: () => number;
  /** Can the viewer see what they press (S18)? */
  readonly isWatched: () => boolean;
  /** Tells whether something lies over the button that deletes, where the browser can (S18). */
  readonly Observer?: typeof IntersectionObserver | undefined;
  /** The timer of the browser unless given. */
  readonly timer?: Timer;
}

/**
 * Asks before users are deleted, by name, and afterwards tells what became of each.
 *
 * Usable on its own: give it `users` and a `session`, call `show()`, listen for `delete-confirm`, then set `outcomes` (or
 * call `close()`). It deletes nothing itself. What it shows is frozen when it asks; later changes of `users` don't reach it.
 * It speaks the language of the place it stands in: the nearest `lang`.
 *
 * @customElement confirm-delete-dialog
 * @summary Names who will be deleted and who not, with the consequences, and waits for the answer.
 * @fires {ConfirmEvent} delete-confirm - The viewer confirmed. Cancelable: the dialog asks again.
 * @fires {ConfirmEvent} deactivate-confirm - The viewer chose to deactivate instead. Cancelable.
 * @fires {ConfirmEvent} activate-confirm - The viewer confirmed an activation. Cancelable.
 * @fires {DialogStopEvent} dialog-stop - The viewer wants no further request sent.
 * @fires {DialogResumeEvent} dialog-resume - The viewer wants what is paused to go on.
 * @fires {DialogRetryEvent} dialog-retry - The viewer wants what was not done to be tried again.
 * @fires {DialogCloseEvent} dialog-close - The dialog has closed.
 * @csspart dialog - The dialog itself.
 * @csspart confirm-button - The button that deletes.
 * @csspart deactivate-button - The button that deactivates instead.
 * @csspart support-link - The way to support.
 * @csspart retry-button - The button that tries again what was not done.
 * @csspart save-button - The button that saves the report.
 * @csspart cancel-button - The button that declines, closes or stops.
 * @csspart resume-button - The button that lets what is paused go on.
 */
export class ConfirmDeleteDialogElement extends LitElement {
  static override styles = [tokens, basics];

  /** Whom it is about. */
  @property({ attribute: false }) users: readonly User[] = [];
  /** Who asks and what the backend can do. Without one everything is refused. */
  @property({ attribute: false }) session: Session | undefined;
  /** What the dialog asks about and reports. */
  @property() action: ConfirmableAction = 'delete';
  /** What reading the users again showed; a user without a check stands as given. */
  @property({ attribute: false }) checks: ReadonlyMap<UserId, Check> = new Map();
  /** Set while the users are read again: nothing can be confirmed yet. */
  @property({ attribute: false }) checking: Progress | undefined;
  /** Set while somebody has to approve what the viewer confirmed, or where nobody has: then nothing is sent. */
  @property({ attribute: false }) approval: Approval | undefined;
  /** Set while it is being done. */
  @property({ attribute: false }) progress: Progress | undefined;
  /** What became of each. When everything was done, the dialog closes by itself. */
  @property({ attribute: false }) outcomes: readonly RunOutcome[] | undefined;
  /** Can users be deactivated instead? */
  @property({ type: Boolean, attribute: 'can-deactivate' }) canDeactivate = false;
  /** Where support is asked to restore: https, http or mailto. */
  @property({ attribute: 'support-href' }) supportHref: string | undefined;
  /** How many users the directory has, for the share that is deleted. */
  @property({ type: Number, attribute: 'directory-total' }) directoryTotal: number | undefined;
  /** The most users that may be deleted at once: for more nothing can be confirmed. */
  @property({ type: Number, attribute: 'max-delete' }) maxDelete: number | undefined;
  /**
   * Finds who can take over, where `capabilities.delete.successor` asks for somebody; set it before `show()`. Without it nobody
   * can be chosen, and nobody be deleted where somebody has to be.
   */
  @property({ attribute: false }) findSuccessors: FindSuccessors | undefined;
  /** Words of the host's own, by the name of the text. */
  @property({ attribute: false }) messages?: Readonly<Partial<Record<MessageKey, Message>>> | undefined;
  /** Is `dialog-retry` answered, with a new question? Then a report offers another try. */
  @property({ attribute: false }) canRetry = false;
  /** What it reports, where that is more than an `action`. @internal */
  @property({ attribute: false }) reported: BulkWork | undefined;
  /** What comes of its users, session and checks, where that is known already. @internal */
  @property({ attribute: false }) planned: Plan | undefined;
  /** Its texts, where it is a part of something that has them. @internal */
  @property({ attribute: false }) texts: Messages | undefined;
  /** Where there is none, the page itself is asked. @internal */
  environment: DialogEnvironment | undefined;
  /** How many of those whom it reports can be asked about anew. @internal */
  again?: number;
  /** Can what is asked not be picked up after a reload? @internal */
  isUnkept?: boolean;
  /** Where the pointer was last pressed. @internal */
  pressedAt: { readonly x: number; readonly y: number } | undefined;

  #body: Engine.DialogBody | undefined;
  #ownTexts: MessagesController | undefined;
  #open = false;

  /** What it says, and in which direction if not in that of its surroundings. @internal */
  get spoken(): { readonly messages: Messages; readonly direction?: 'rtl' | undefined } {
    if (this.texts) return { messages: this.texts };
    return (this.#ownTexts ??= new MessagesController(this, () => this.messages));
  }

  /** What it asks about, shows the progress of and reports. @internal */
  get work(): BulkWork {
    return this.reported ?? { action: this.action };
  }

  /** Is the dialog open? */
  get open(): boolean {
    return this.#open;
  }

  /** Opens the dialog. Rejects where its code can't be loaded: then nothing is asked and nothing happens. */
  async show(): Promise<void> {
    if (this.#open) return;
    this.#open = true;
    try {
      const { DialogBody } = await preload();
      if (!this.#open) return;
      this.#body ??= new DialogBody(this);
      await this.#body.opened();
      if (!this.#open) return;
    } catch (error) {
      this.#open = false;
      throw error;
    }
    this.requestUpdate();
    await this.updateComplete;
  }

  /** Closes the dialog. Nothing that was sent is taken back. */
  close(reason: CloseReason = 'owner'): void {
    if (!this.#open) return;
    this.#open = false;
    this.#body?.closed();
    this.checking = this.approval = this.progress = this.outcomes = undefined;
    this.requestUpdate();
    const closed = new DialogCloseEvent(reason);
    this.dispatchEvent(closed);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // on its own it fetches its language before it is opened
    void this.spoken;
    window.addEventListener('pointerdown', this.#notePress, { capture: true, passive: true });
    this.#body?.moved();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pointerdown', this.#notePress, true);
    // a question that loses its place loses its answer; what runs already goes on being shown (F29)
    if (!this.#body?.isSettling) this.close('moved');
  }

  protected override render(): TemplateResult | typeof nothing {
    return (this.#open && this.#body?.render()) || nothing;
  }

  protected override updated(_: PropertyValues): void {
    if (this.#open) this.#body?.updated();
  }

  #notePress = ({ clientX: x, clientY: y }: PointerEvent): void => {
    this.pressedAt = { x, y };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'confirm-delete-dialog': ConfirmDeleteDialogElement;
  }
}
