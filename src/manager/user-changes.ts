import { html, type nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Draft } from '../actions/message-question.js';
import { adapterError, asAdapterError, type AdapterError } from '../adapters/adapter-error.js';
import type { UserAdapter } from '../adapters/contract.js';
import type { BulkAction, BulkWork } from '../bulk/bulk-work.js';
import type { Plan } from '../bulk/plan.js';
import { DeletionController } from '../deletion/deletion-controller.js';
import { preload } from '../deletion/engine-on-demand.js';
import type { ReviewedRun, SettledReport } from '../deletion/deletion-state.js';
import type { DeletionLimits } from '../deletion/gate/approval.js';
import type { User, UserId } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import type { NoticeAction } from '../ui/notice-view.js';
import { UsersAuthRequiredEvent } from './events.js';
import { UsersDeleteRequestEvent, UsersMessageRequestEvent, UsersScheduleRequestEvent } from './work/change-events.js';
import { Landing } from './notices/landing.js';
import { LastNotice, type Told } from './notices/last-notice.js';
import { UsersRestoreRequestEvent } from './work/restore-events.js';
import { QuestionsOnDemand, type AskedAction } from './questions/questions-on-demand.js';
import { factOf } from './work/fact-of.js';
import type { UserChangesOptions } from './work/user-changes-options.js';
import { bringUpToDate, isSameBackend } from './notices/bring-up-to-date.js';
import { missedBy, undoFor } from './work/what-next.js';

/**
 * Deletes, restores, activates and deactivates what the viewer chose in the list or on a page, and brings the list, its
 * selection, its focus and the host up to date with what became of it.
 */
export class UserChanges {
  readonly #host: ReactiveControllerHost & HTMLElement & DeletionLimits;
  readonly #options: UserChangesOptions;
  readonly #deletion: DeletionController;
  readonly #questions: QuestionsOnDemand;
  readonly #notice: LastNotice;
  /** What was asked of the engine last, and for whom. */
  #work: BulkWork | undefined;
  #users: readonly User[] = [];
  #unsaid: string | undefined;
  readonly #landing: Landing;

  constructor(host: ReactiveControllerHost & HTMLElement & DeletionLimits, options: UserChangesOptions) {
    this.#host = host;
    this.#options = options;
    this.#notice = new LastNotice(host, options.messages, () => this.#closed());
    this.#landing = new Landing(host, { ...options, isBusy: () => this.isBusy });
    const around = {
      ...options,
      direction: () => options.texts.direction,
      session: () => options.directory.list.state.session,
    };
    this.#deletion = new DeletionController(host, {
      ...around,
      limits: () => ({ approve: host.approve, approveFrom: host.approveFrom, maxDelete: host.maxDelete }),
      onSignInRequired: () => host.dispatchEvent(new UsersAuthRequiredEvent()),
      reconnect: () => options.directory.list.dispatch({ type: 'connect' }),
      onAgain: (work, users) => this.#again(work, users),
      onSettled: (report, summary, about) => this.#settle(report, summary, about),
      onClosed: () => this.#closed(),
      onUnavailable: (error) => this.#unavailable(error),
    });
    this.#questions = new QuestionsOnDemand(host, {
      ...around,
      answered: (work, users, plan) => void this.run(work, users, plan),
      declined: () => this.#closed(),
    });
    // whoever selects somebody, or opens a row's menu, may want to delete soon (decision 0004)
    for (const type of ['users-selection-change', 'contextmenu', 'click']) host.addEventListener(type, fetchAhead);
  }

  /** Does what a control of the list or of a page stands for, asking first where it has to be asked. */
  act(action: BulkAction, users: readonly User[]): void {
    if (action === 'delete') this.delete(users);
    else if (action === 'restore') void this.restore(users);
    else if (action === 'message') this.#write(users);
    else if (action === 'schedule') this.#schedule(users);
    else if (action === 'change-department') this.#ask(action, users);
    else void this.run({ action }, users);
  }

  /** Is something being asked or done? */
  get isBusy(): boolean {
    return this.#deletion.state.phase !== 'closed';
  }

  /** Is something asked or done whose end is not known yet? */
  get isAtWork(): boolean {
    return /^(checking|asking|running)$/.test(this.#deletion.state.phase);
  }

  /** Asks the host, then the viewer, and deletes whom they confirm. */
  delete(users: readonly User[]): void {
    const request = new UsersDeleteRequestEvent(users.map(({ id }) => id));
    if (users.length === 0 || this.#isHeldUp() || !this.#host.dispatchEvent(request)) return;
    this.#begin(users);
    void this.#deletion.askToDelete(users);
  }

  /**
   * Does anything else to users, for which nothing more has to be asked; what can be undone is offered to be. Resolves when
   * it has begun, or could not.
   */
  async run(work: Exclude<BulkWork, { action: 'delete' }>, users: readonly User[], agreed?: Plan): Promise<void> {
    if (users.length === 0 || this.#isHeldUp(!!agreed)) return;
    this.#begin(users);
    [this.#work, this.#users] = [work, users];
    await this.#deletion.run(work, users, agreed);
  }

  /** Is something else under way? Then that is said, and what it began with stays. */
  #isHeldUp(isAnswered = false): boolean {
    if (!this.isBusy || isAnswered) return false;
    this.fail('notice.undone', adapterError('conflict', 'Something else is still being done. Try again when it has ended.')); // prettier-ignore
    return true;
  }

  /** Another try is another request: the host is asked as before. */
  #again(work: BulkWork, users: readonly User[]): void {
    if (work.action === 'delete' || work.action === 'restore') void this[work.action](users);
    else void this.run(work, users);
  }

  /** Tells what became of a run that was interrupted. */
  review(run: ReviewedRun): Promise<void> {
    this.#begin(run.users);
    return this.#deletion.review(run);
  }

  /** Asks the host, and takes back these users' deletion. Nothing is lost by it, so nobody else is asked. Resolves like `run`. */
  async restore(users: readonly User[]): Promise<void> {
    const request = new UsersRestoreRequestEvent(users.map(({ id }) => id));
    if (users.length > 0 && this.#host.dispatchEvent(request)) await this.run({ action: 'restore' }, users);
  }

  /** What happened last, until it is dismissed. */
  renderNotice(): TemplateResult | typeof nothing {
    return this.#notice.render();
  }

  /** The dialogs; to be rendered once, under no condition. */
  renderDialog(): TemplateResult {
    return html`${this.#deletion.render()} ${this.#questions.render()}`;
  }

  /** Lets the host have it written elsewhere, or asks what is to be written. */
  #write(users: readonly User[]): void {
    const { adapter } = this.#options;
    const request = new UsersMessageRequestEvent(users.map(({ id }) => id));
    if (users.length === 0 || !this.#host.dispatchEvent(request)) return;
    if (adapter()?.sendMessage) this.#ask('message', users);
    else this.fail('notice.undone', adapterError('unsupported', 'This system can’t send messages.'));
  }

  /** Lets the host have the day chosen elsewhere, or asks for it. */
  #schedule(users: readonly User[]): void {
    if (this.#host.dispatchEvent(new UsersScheduleRequestEvent(users.map(({ id }) => id))))
      this.#ask('schedule', users);
  }

  #ask(action: AskedAction, users: readonly User[], draft?: Draft): void {
    if (users.length === 0) return;
    this.#begin(users);
    const failed = (error: unknown): void => this.fail('notice.undone', asAdapterError(error));
    void this.#questions.ask(action, users, draft).catch(failed);
  }

  /** Nothing was done. What was written comes back to the viewer (nothing typed is lost). */
  #unavailable(error: AdapterError): void {
    const work = this.#work;
    if (work?.action !== 'message') return this.fail('notice.undone', error);
    this.#ask('message', this.#users, { ...work, failure: error.message });
  }

  /** Backend or viewer are others now: what was told can't be undone any more. */
  readonly forget = (): void => this.#notice.show(undefined);

  #begin(users: readonly User[]): void {
    this.#notice.show(undefined);
    this.#landing.begin(users);
  }

  /** The same ids are other people on another backend; and something else may be asked by then, about others. */
  #settle(
    report: SettledReport,
    summary: string,
    { adapter, users }: { adapter: UserAdapter; users: readonly User[] },
  ): void {
    // prettier-ignore
    const { list } = this.#options.directory;
    const { outcomes, skipped } = report;
    const done = outcomes.filter(({ state }) => state === 'done' || state === 'already').map(({ id }) => id);
    const now = this.#options.adapter();
    if (isSameBackend(now, adapter)) this.#options.settled(bringUpToDate(list, report, done));
    const well = done.length === outcomes.length && skipped.length === 0;
    const action = now === adapter ? (this.#undoOf(report, done, users) ?? this.#againFor(report, users)) : undefined;
    const told: Told = { kind: well ? 'success' : 'warning', text: summary, action };
    // what was interrupted has a notice of its own for as long as something is open
    this.#notice.show(report.isReview && !well ? undefined : told);
    this.#unsaid = well ? summary : undefined;
    // behind a modal dialog it would not be heard; the dialog itself says what did not go well (A2)
    if (this.#deletion.state.phase === 'closed') this.#say();
    this.#landing.settle();
    if (outcomes.length > 0) this.#host.dispatchEvent(factOf(report, done));
  }

  #undoOf(report: SettledReport, done: readonly UserId[], before: readonly User[]): NoticeAction | undefined {
    const { adapter, directory, messages } = this.#options;
    const { session } = directory.list.state;
    const [work, users] = undoFor(report, done, before, { adapter: adapter(), session }) ?? [];
    if (!work || !users) return undefined;
    const run = (): void => void (work.action === 'restore' ? this.restore(users) : this.run(work, users));
    return { label: messages().text('notice.undo'), run };
  }

  /** What was written can be sent to those who did not get it. */
  #againFor(report: SettledReport, before: readonly User[]): NoticeAction | undefined {
    const { work } = report;
    const users = missedBy(report, before);
    if (users.length === 0 || work.action !== 'message') return undefined;
    const label = this.#options.messages().text('notice.write-again', { count: users.length });
    return { label, run: () => this.#ask('message', users, work) };
  }

  #closed(): void {
    this.#say();
    this.#landing.close();
  }

  #say(): void {
    if (this.#unsaid) this.#options.directory.announcer.say(this.#unsaid);
    this.#unsaid = undefined;
  }

  /** Says something that was done elsewhere. */
  tell(told: Told): void {
    this.#notice.show(told);
  }

  /** Says that something could not even begin. */
  fail(key: 'notice.undone' | 'notice.page-failed', { message }: AdapterError): void {
    const text = this.#options.messages().text(key, { message: visibleText(message, 300) });
    this.#notice.show({ kind: 'error', text });
    this.#options.directory.announcer.say(text, 'assertive');
  }
}

function fetchAhead(event: Event): void {
  const [pressed] = event.composedPath() as Partial<HTMLElement>[];
  // what can't be fetched now is fetched when it is needed, and said then
  if (event.type !== 'click' || pressed?.dataset?.['act'] === 'menu') void preload().catch(() => undefined);
}
