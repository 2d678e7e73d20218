import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { asAdapterError } from '../adapters/adapter-error.js';
import type { Target, UserAdapter } from '../adapters/contract.js';
import type { BulkController } from '../bulk/bulk-controller.js';
import { methodOf, type BulkWork } from '../bulk/bulk-work.js';
import { inTurn, turnFor } from '../bulk/run/breath.js';
import type { Session } from '../domain/session.js';
import type { User, UserId } from '../domain/user.js';
import type { ConfirmDeleteDialogElement } from './confirm-delete-dialog.js';
import type * as Engine from './deletion-engine.js';
import type { ApprovalPlan } from './gate/approval.js';
import type { DeletionEffect, DeletionEvent, DeletionState, ReviewedRun } from './deletion-state.js';
import type { DeletionOptions } from './deletion-options.js';
import type { Plan } from '../bulk/plan.js';
import { isVouchedFor, type ConfirmEvent } from './events/dialog-events.js';
import { isAnothers } from './gate/is-anothers.js';
import { isHere, isOwn, reconnect } from './gate/whose.js';
import { workAgain } from './running/retriable.js';
import { isCount } from './running/is-count.js';
import { prepare, type Prepared } from './running/prepare.js';
import { Redraw } from './running/redraw.js';
import { renderDialog } from './running/render-dialog.js';
import type { DialogCloseEvent } from './events/dialog-close-event.js';

/**
 * Deletes users for a host element: reads them again, asks, runs, reports. Whatever else is done to users it runs and
 * reports in the same way.
 *
 * The only code of this room that waits. Hosts put `render()` into their template once, under no condition.
 */
export class DeletionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly renderRoot?: HTMLElement | DocumentFragment };
  readonly #options: DeletionOptions;
  readonly #redraw: Redraw;
  #state: DeletionState = { phase: 'closed' };
  /** Made before anything begins; the backend that the users were asked about deletes them, whatever the host sets meanwhile. */
  #means!: Prepared;
  /** Of the reading before the question, or of the approval after it. */
  #waiting: AbortController | undefined;
  /** As it was last told. */
  #session: Session | undefined;
  #bulk: BulkController | undefined;
  /** Stands around what is asked and runs now. */
  #keeper: InstanceType<typeof Engine.RunKeeper> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: DeletionOptions) {
    this.#host = host;
    this.#options = options;
    this.#redraw = new Redraw(() => host.requestUpdate(), options.timer);
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

  /** Tells what became of a run that was interrupted. Nothing is sent; who was never tried can be asked about anew. */
  async review(run: ReviewedRun): Promise<void> {
    if (await this.#prepare(methodOf[run.work.action])) this.#tell({ type: 'review', run, session: this.#session });
  }

  /** Put elsewhere in the page it goes on; taken out of it, it sends nothing more (F28). */
  hostDisconnected(): void {
    queueMicrotask(() => void (this.#host.isConnected || this.#bulk?.stop()));
  }

  /** Another session of the same backend is somebody's new sign-in (F19). */
  hostUpdate(): void {
    const session = this.#options.session();
    if (session === this.#session || this.#state.phase === 'closed') return;
    const isOurs = isHere(this.#options, this.#means);
    if (isOurs) this.#session = session;
    if (isOurs || isAnothers(this.#state, session)) this.#tell({ type: 'session-changed', session });
  }

  /** The dialog. */
  render(): TemplateResult {
    const state = this.#state;
    return renderDialog(state, this.#options, {
      progress: state.phase === 'running' ? this.#means.engine.progressOf(state) : undefined,
      canRetry: isOwn(state, this.#options, this.#means),
      isUnkept: this.#keeper?.isUnkept === true,
      findSuccessors: (this.#means as Prepared | undefined)?.findSuccessors,
      confirm: this.#confirm,
      steer: this.#steer,
      close: this.#close,
    });
  }

  async #begin(work: BulkWork, users: readonly User[], agreed?: Plan): Promise<void> {
    if (users.length === 0) throw new RangeError('Nobody to do this to.');
    const { limits, directoryTotal, timer } = this.#options;
    if (!(await this.#prepare(methodOf[work.action], agreed !== undefined, agreed ? [] : users))) return;
    this.#keeper = new this.#means.engine.RunKeeper({ adapter: this.#means.adapter, session: this.#session, timer, changed: () => void this.#showAnew(), isHere: () => this.#host.isConnected }); // prettier-ignore
    if (work.action === 'delete') void this.#keeper.look();
    this.#tell({
      type: 'ask', work, users, session: this.#session, agreed, limits: limits?.(), directoryTotal: directoryTotal?.(), as: this.#means.known.describe,
    }); // prettier-ignore
  }

  /** Is everything here, and nothing else under way? Then backend and session are those of now. */
  async #prepare(method: keyof UserAdapter, isAnswered = false, users?: readonly User[]): Promise<boolean> {
    const prepared = await prepare(this.#options, method, () => this.#state.phase !== 'closed', isAnswered, () => this.#host.isConnected, users); // prettier-ignore
    if (prepared) [this.#means, this.#session] = [prepared, prepared.session];
    return prepared !== undefined;
  }

  #tell(event: DeletionEvent): void {
    const [state, effects] = this.#means.engine.transition(this.#state, event);
    const counts = effects.length === 0 && isCount(this.#state, state);
    this.#state = state;
    if (/^(closed|declined)$/.test(state.phase)) this.#keeper?.leave();
    this.#redraw[counts ? 'soon' : 'now']();
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: DeletionEffect): void {
    switch (effect.type) {
      case 'show':
        return void this.#show();
      case 'check':
        return void this.#check(effect.ids);
      case 'run':
        return void this.#run(effect.work, effect.targets);
      case 'approve':
        return void this.#approve(effect.plan);
      case 'abort-check':
      case 'abort-approval':
        return this.#waiting?.abort();
      case 'withdraw':
        return this.#dialog?.open ? this.#dialog.close() : this.#tell({ type: 'closed' });
      case 'stop-run':
        return this.#bulk?.stop();
      case 'resume-run':
        return this.#bulk?.resume();
      case 'sign-in-run':
        return this.#bulk?.signedIn(effect.denied);
      case 'require-sign-in':
        return this.#options.onSignInRequired?.();
      case 'reconnect':
        return void reconnect(this.#options, () => this.#means, (session) => this.#tell({ type: 'session-changed', session })); // prettier-ignore
      case 'settle':
        return inTurn(this.#state.phase === 'reported' ? effect.report.outcomes.length : 0, () => this.#settle(effect));
    }
  }

  /** While a report stands nothing else begins: the list of thousands is then brought up to date in a turn of its own. */
  #settle(effect: DeletionEffect & { type: 'settle' }): void {
    this.#options.onSettled?.(effect.report, this.#means.engine.toldOf(effect, this.#options.messages()), { ...this.#means, users: effect.users }); // prettier-ignore
  }

  async #showAnew(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.requestUpdate();
  }

  async #show(): Promise<void> {
    await this.#host.updateComplete;
    await turnFor(this.#state.phase === 'closed' ? 0 : this.#state.users.length);
    if (this.#state.phase === 'closed') return;
    try {
      await this.#dialog?.show();
    } catch (error) {
      this.#tell({ type: 'closed' });
      this.#options.onUnavailable?.(asAdapterError(error));
    }
  }

  async #check(ids: readonly UserId[]): Promise<void> {
    const { signal } = (this.#waiting = new AbortController());
    await turnFor(ids.length);
    if (signal.aborted) return;
    const results = await this.#means.engine.readAgain(this.#means.adapter, ids, this.#means.known, {
      signal, read: () => this.#tell({ type: 'user-read' }), timer: this.#options.timer,
    }); // prettier-ignore
    await turnFor(ids.length);
    if (!signal.aborted) this.#tell({ type: 'checked', results, session: this.#session, as: this.#means.known.describe }); // prettier-ignore
  }

  async #approve(plan: ApprovalPlan): Promise<void> {
    const { signal } = (this.#waiting = new AbortController());
    const { limits } = this.#state as DeletionState & { phase: 'approving' };
    const mayGoOn = this.#keeper?.hold() ?? true;
    if (mayGoOn !== true && !(await mayGoOn)) return this.#tell({ type: 'elsewhere' });
    await turnFor(plan.targets.length);
    if (signal.aborted) return;
    const answer = await this.#means.engine.askApproval(limits, plan, signal);
    if (!signal.aborted) this.#tell({ type: 'approval', answer });
  }

  async #run(work: BulkWork, targets: readonly Target[]): Promise<void> {
    const { plan, users, session } = this.#state as DeletionState & { phase: 'running' };
    const keeper = this.#keeper as InstanceType<typeof Engine.RunKeeper>;
    const { bulk, ended } = this.#means.engine.startRun({
      adapter: this.#means.adapter, work, targets, plan, users, session, capabilities: session?.capabilities, keeper, timer: this.#options.timer,
      changed: (run) => this.#tell({ type: 'run-changed', run }),
    }); // prettier-ignore
    this.#bulk = bulk;
    const run = await ended;
    await turnFor(targets.length);
    this.#bulk = undefined;
    if (!run) return this.#tell({ type: 'elsewhere' });
    keeper.leave(run, this.#host.isConnected);
    this.#tell({ type: 'run-ended', run, facts: keeper.facts() });
  }

  readonly #confirm = (event: ConfirmEvent): void => {
    const { action, targets, reason, successor } = event;
    if (isVouchedFor(event)) this.#tell({ type: 'confirm', action, targets, reason, successor });
  };

  readonly #steer = (event: Event): void => {
    if (!isVouchedFor(event)) return;
    if (event.type === 'dialog-retry') return this.#askAnew();
    this.#tell({ type: event.type === 'dialog-stop' ? 'stop' : 'resume' });
  };

  /** Once more from the beginning: read again, asked again, confirmed again. */
  #askAnew(): void {
    const again = isOwn(this.#state, this.#options, this.#means) ? workAgain(this.#state) : undefined;
    this.#dialog?.close();
    if (again) this.#options.onAgain?.(again.work, again.users);
  }

  readonly #close = ({ target, reason }: DialogCloseEvent): void => {
    if (target !== this.#dialog || this.#dialog?.open || this.#state.phase === 'closed') return;
    this.#tell({ type: 'closed' });
    this.#options.onClosed?.(reason);
  };

  get #dialog(): ConfirmDeleteDialogElement | null | undefined {
    return this.#host.renderRoot?.querySelector<ConfirmDeleteDialogElement>('confirm-delete-dialog');
  }
}
