import type { TemplateResult } from 'lit';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { deactivatable, leftOutOf, type Plan } from '../../src/bulk/plan.js';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import type { DialogPhase } from '../../src/deletion/dialog/dialog-model.js';
import { phaseOf } from '../../src/deletion/dialog/model-of.js';
import type { CloseReason } from '../../src/deletion/events/dialog-close-event.js';
import { ConfirmEvent, DialogResumeEvent, DialogRetryEvent, DialogStopEvent, vouchFor, type ConfirmableAction } from '../../src/deletion/events/dialog-events.js'; // prettier-ignore
import { FrozenQuestion } from '../../src/deletion/frozen-question.js';
import { exceededLimit } from '../../src/deletion/gate/approval.js';

type Properties = Pick<ConfirmDeleteDialogElement, 'users' | 'session' | 'checks' | 'action' | 'reported' | 'checking' | 'approval' | 'progress' | 'outcomes' | 'canDeactivate' | 'directoryTotal' | 'maxDelete'>; // prettier-ignore
type Handler = (event: unknown) => void;

/** The dialog without its pixels: the same frozen question, the same phases, the same vouched events, from the same template. */
export class FakeDialog {
  open = false;
  #question = new FrozenQuestion();
  #confirmed: ConfirmableAction | undefined;
  #given = new Map<string, unknown>();
  #reported = false;

  /** What it was told, as by the bindings of the real one. */
  get props(): Properties {
    const named = [...this.#given].filter(([name]) => name.startsWith('.'));
    return Object.fromEntries(named.map(([name, value]) => [name.slice(1), value])) as unknown as Properties;
  }

  show(): Promise<void> {
    if (!this.open) {
      this.open = true;
      this.#question = new FrozenQuestion();
      this.#confirmed = undefined;
      this.#reported = false;
    }
    return Promise.resolve();
  }

  render({ strings, values }: TemplateResult): void {
    for (const [at, value] of values.entries()) {
      const name = /([.@]?[\w-]+)=$/.exec(strings[at] ?? '')?.[1];
      if (name) this.#given.set(name, value);
    }
    if (!this.open) return;
    const { plan } = this;
    const { outcomes, progress: _, ...props } = this.props;
    if (this.phase !== 'reported' || this.#reported) return;
    this.#reported = true;
    const work = props.reported ?? { action: props.action };
    const done = outcomes?.every(({ state }) => state === 'done');
    if (done && leftOutOf(plan, work.action, outcomes ?? []).length === 0) queueMicrotask(() => this.close('done'));
  }

  get phase(): DialogPhase {
    return phaseOf(this.props as ConfirmDeleteDialogElement, this.#confirmed);
  }

  /** Whom it shows, and who is left out. */
  get plan(): Plan {
    const { reported, action, ...props } = this.props;
    return this.#question.from({ ...props, work: reported ?? { action } }).plan;
  }

  /** Is it one question that won't change, waiting for an answer? */
  get isAsking(): boolean {
    return this.open && this.phase === 'asking' && this.#question.isFrozen;
  }

  /** The consent that a press gives; nothing where the button is refused. */
  consent(action: ConfirmableAction): ConfirmEvent | undefined {
    if (!this.isAsking) return undefined;
    const { plan } = this;
    const users = action === 'deactivate' && plan.action === 'delete' ? deactivatable(plan) : plan.will;
    const tooMany = action === 'delete' && exceededLimit(users.length, this.props.maxDelete) !== undefined;
    if (users.length === 0 || tooMany) return undefined;
    return vouchFor(new ConfirmEvent(action, freezeTargets(users)));
  }

  /** Hands an event to whoever listens. */
  dispatch(event: ConfirmEvent): void {
    this.#confirmed = event.action;
    this.#hear(event);
  }

  /** The same, of something that the dialog knows nothing of. */
  forge(event: Event): void {
    this.#hear(event);
  }

  stop(): void {
    if (this.open && this.phase === 'running' && !this.props.progress?.stopping) this.#hear(vouchFor(new DialogStopEvent())); // prettier-ignore
  }

  resume(): void {
    const { progress } = this.props;
    if (this.open && progress?.pause?.asks && !progress.probing) this.#hear(vouchFor(new DialogResumeEvent()));
  }

  /** Once more, with those who were not done. */
  retry(): void {
    if (this.open && this.phase === 'reported') this.#hear(vouchFor(new DialogRetryEvent()));
  }

  /** What it shows is asked of it each time. */
  requestUpdate(): void {
    // no pixels
  }

  /** Cancel, Escape or Close, whichever there is. */
  cancel(): void {
    if (this.open && this.phase !== 'running') this.close(this.phase === 'reported' ? 'read' : 'cancel');
  }

  close(reason: CloseReason = 'owner'): void {
    if (!this.open) return;
    this.open = false;
    for (const name of ['checking', 'approval', 'progress', 'outcomes']) this.#given.delete(`.${name}`);
    this.#heard('dialog-close', { target: this, reason });
  }

  #hear(event: Event): void {
    this.#heard(event.type, event);
  }

  #heard(type: string, event: unknown): void {
    (this.#given.get(`@${type}`) as Handler | undefined)?.(event);
  }
}
