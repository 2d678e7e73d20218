import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { adapterError, asAdapterError, type AdapterError } from '../adapters/adapter-error.js';
import type { Target, UserAdapter } from '../adapters/contract.js';
import type { BulkController } from '../bulk/bulk-controller.js';
import type { Timer } from '../bulk/patience.js';
import { methodOf, type BulkWork } from '../bulk/bulk-work.js';
import type { RunState } from '../bulk/run-state.js';
import type { Session } from '../domain/session.js';
import type { User, UserId } from '../domain/user.js';
import type { Messages } from '../i18n/messages.js';
import type { ConfirmDeleteDialogElement, Progress } from './confirm-delete-dialog.js';
import { preload } from './engine-on-demand.js';
import type * as Engine from './deletion-engine.js';
import type { DeletionEffect, DeletionEvent, DeletionState, SettledReport } from './deletion-state.js';
import type { Check, Plan } from '../bulk/plan.js';
import { isVouchedFor, type ConfirmableAction, type ConfirmEvent } from './events/dialog-events.js';
import type { CloseReason, DialogCloseEvent } from './events/dialog-close-event.js';

const nobody: readonly User[] = [];
const unchecked: ReadonlyMap<UserId, Check> = new Map();

/** Where a {@link DeletionController} gets what it needs, and whom it tells. */
export interface DeletionOptions {
  readonly adapter: () => UserAdapter | undefined;
  readonly session: () => Session | undefined;
  readonly messages: () => Messages;
  /** The direction of the texts, where it is not that of the host. */
  readonly direction?: () => 'rtl' | undefined;
  readonly supportHref?: () => string | undefined;
  readonly directoryTotal?: () => number | undefined;
  /** Everything has an outcome. The dialog may still show its report. `summary` says it in one sentence. */
  readonly onSettled?: (report: SettledReport, summary: string) => void;
  /** The dialog has closed, and the focus has gone back to where it came from, if that is still there. */
  readonly onClosed?: (reason: CloseReason) => void;
  /** The code could not be loaded or there is no adapter: nothing was asked, nothing was done. */
  readonly onUnavailable?: (error: AdapterError) => void;
  readonly timer?: Timer | undefined;
}

/**
 * Deletes users for a host element: reads them again, asks, runs, reports. Whatever else is done to users it runs and
 * reports in the same way.
 *
 * The only code of this room that waits. Hosts put `render()` into their template once, under no condition.
 */
export class DeletionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly renderRoot?: HTMLElement | DocumentFragment };
  readonly #options: DeletionOptions;
  #state: DeletionState = { phase: 'closed' };
  /** Loaded before anything begins. */
  #engine!: typeof Engine;
  #checking: AbortController | undefined;
  #bulk: BulkController | undefined;
  /** The backend that the users were asked about is the one that deletes them, whatever the host sets meanwhile. */
  #adapter!: UserAdapter;

  constructor(host: ReactiveControllerHost & HTMLElement, options: DeletionOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Where it stands. */
  get state(): DeletionState {
    return this.#state;
  }

  /** Asks whether these users are to be deleted. Throws for nobody (T8); does nothing while another question is open. */
  askToDelete(users: readonly User[]): Promise<void> {
    return this.#begin({ action: 'delete' }, users);
  }

  /**
   * Does this to these users: more than 20 with their progress in sight, a report only where not everything was done. It
   * asks only where the licence has too few seats for an activation; what else has to be asked was asked before, and then
   * `agreed` is the plan that was shown: nobody but whom it names is met.
   */
  run(work: Exclude<BulkWork, { action: 'delete' }>, users: readonly User[], agreed?: Plan): Promise<void> {
    return this.#begin(work, users, agreed);
  }

  /** Put elsewhere in the page it goes on; taken out of it, it sends nothing more (F28). */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#bulk?.stop();
    });
  }

  /** The dialog. */
  render(): TemplateResult {
    const { messages, direction, supportHref, directoryTotal, adapter, session } = this.#options;
    const state = this.#state;
    const subject = state.phase === 'closed' ? undefined : state;
    return html`<confirm-delete-dialog
      exportparts="dialog, confirm-button, deactivate-button, cancel-button, support-link"
      .users=${subject?.users ?? nobody}
      .session=${subject ? subject.session : session()}
      .checks=${subject?.checks ?? unchecked}
      .action=${askedOf(subject?.work)}
      .reported=${subject?.work}
      .checking=${state.phase === 'checking' ? { done: state.checked, total: state.users.length } : undefined}
      .progress=${state.phase === 'running' ? progressOf(state) : undefined}
      .outcomes=${state.phase === 'reported' ? state.report.outcomes : undefined}
      .canDeactivate=${typeof adapter()?.setActive === 'function'}
      .supportHref=${supportHref?.()}
      .directoryTotal=${directoryTotal?.()}
      dir=${direction?.() ?? nothing}
      .texts=${messages()}
      @delete-confirm=${this.#confirm}
      @deactivate-confirm=${this.#confirm}
      @activate-confirm=${this.#confirm}
      @dialog-stop=${this.#stop}
      @dialog-close=${this.#close}
    ></confirm-delete-dialog>`;
  }

  async #begin(work: BulkWork, users: readonly User[], agreed?: Plan): Promise<void> {
    if (users.length === 0) throw new RangeError('Nobody to do this to.');
    const { adapter, session, onUnavailable } = this.#options;
    try {
      this.#engine ??= await preload();
    } catch (error) {
      return onUnavailable?.(asAdapterError(error));
    }
    if (this.#state.phase !== 'closed')
      // what was answered elsewhere must not be lost without a word
      return agreed && onUnavailable?.(adapterError('conflict', 'Something else is still being done. Try again when it has ended.')); // prettier-ignore
    const asked = adapter();
    if (!asked?.[methodOf[work.action]])
      return onUnavailable?.(adapterError('unsupported', 'This system can’t do this.'));
    this.#adapter = asked;
    this.#tell({ type: 'ask', work, users, session: session(), agreed });
  }

  #tell(event: DeletionEvent): void {
    const [state, effects] = this.#engine.transition(this.#state, event);
    this.#state = state;
    this.#host.requestUpdate();
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: DeletionEffect): void {
    switch (effect.type) {
      case 'show':
        return void this.#show();
      case 'check':
        return void this.#check(effect.ids);
      case 'abort-check':
        return this.#checking?.abort();
      case 'run':
        return void this.#run(effect.work, effect.targets);
      case 'stop-run':
        return this.#bulk?.stop();
      case 'settle':
        return this.#options.onSettled?.(effect.report, this.#summaryOf(effect));
    }
  }

  async #show(): Promise<void> {
    await this.#host.updateComplete;
    try {
      await this.#dialog?.show();
    } catch (error) {
      this.#tell({ type: 'closed' });
      this.#options.onUnavailable?.(asAdapterError(error));
    }
  }

  async #check(ids: readonly UserId[]): Promise<void> {
    const checking = (this.#checking = new AbortController());
    const results = await this.#engine.readEach(this.#adapter, ids, {
      signal: checking.signal,
      read: () => this.#tell({ type: 'user-read' }),
      timer: this.#options.timer,
    });
    if (!checking.signal.aborted) this.#tell({ type: 'checked', results, session: this.#options.session() });
  }

  async #run(work: BulkWork, targets: readonly Target[]): Promise<void> {
    const { BulkController, freezeTargets } = this.#engine;
    const chunkSize = this.#options.session()?.capabilities.delete?.batchMax;
    const job = { work, targets: freezeTargets(targets), chunkSize };
    const changed = (run: RunState): void => this.#tell({ type: 'run-changed', run });
    this.#bulk = new BulkController(this.#adapter, job, { changed, timer: this.#options.timer });
    const run = await this.#bulk.run();
    this.#bulk = undefined;
    this.#tell({ type: 'run-ended', run });
  }

  readonly #confirm = (event: ConfirmEvent): void => {
    if (isVouchedFor(event)) this.#tell({ type: 'confirm', action: event.action, targets: event.targets });
  };

  readonly #stop = (event: Event): void => {
    if (isVouchedFor(event)) this.#tell({ type: 'stop' });
  };

  readonly #close = ({ target, reason }: DialogCloseEvent): void => {
    if (target !== this.#dialog || this.#dialog?.open || this.#state.phase === 'closed') return;
    this.#tell({ type: 'closed' });
    this.#options.onClosed?.(reason);
  };

  #summaryOf({ report, plan }: DeletionEffect & { type: 'settle' }): string {
    const { summaryOf, dialogEnglish } = this.#engine;
    return summaryOf({ ...report, plan, messages: this.#options.messages().with(dialogEnglish) });
  }

  get #dialog(): ConfirmDeleteDialogElement | null | undefined {
    return this.#host.renderRoot?.querySelector<ConfirmDeleteDialogElement>('confirm-delete-dialog');
  }
}

/** What the dialog asks about where it asks: other works were asked about elsewhere. */
function askedOf(work: BulkWork | undefined): ConfirmableAction {
  return work?.action === 'activate' || work?.action === 'deactivate' ? work.action : 'delete';
}

function progressOf({ run, plan }: DeletionState & { phase: 'running' }): Progress {
  if (!run) return { done: 0, total: plan.will.length };
  const fine = (state: string): boolean => state === 'done' || state === 'already';
  return {
    done: run.outcomes.size + run.answered.size,
    total: run.targets.length,
    trouble: [...run.outcomes.values(), ...run.answered.values()].filter(({ state }) => !fine(state)).length,
    stopping: run.phase === 'stopping',
    looking: run.phase === 'reconciling',
  };
}
