import { adoptStyles, type LitElement, type TemplateResult } from 'lit';
import { freezeTargets } from '../../bulk/frozen-targets.js';
import type { Messages } from '../../i18n/messages.js';
import { Announcer } from '../../ui/announcer.js';
import type { ConfirmDeleteDialogElement, DialogEnvironment } from '../confirm-delete-dialog.js';
import { dialogEnglish } from '../dialog-english.js';
import { FrozenQuestion } from '../frozen-question.js';
import { turnFor } from '../../bulk/run/breath.js';
import type { PlannedUser } from '../../bulk/plan.js';
import { nothingEntered, type Entries } from './asked/entries.js';
import { reasonOf } from './asked/reason.js';
import { successorFieldOf } from './asked/successor-asked.js';
import type { SuccessorField } from '../successor/successor-field.js';
import { Arming } from './press/arming.js';
import { thePage } from './press/the-page.js';
import {
  ConfirmEvent,
  DialogResumeEvent,
  DialogRetryEvent,
  DialogStopEvent,
  vouchFor,
  type ConfirmableAction,
} from '../events/dialog-events.js';
import { typing, type DialogActions, type DialogModel, type DialogPhase } from './dialog-model.js';
import { entered, isAllDone } from './entered.js';
import { controls } from '../../styles/controls.js';
import { boxStyles } from './styles/box.styles.js';
import { contentStyles } from './styles/content.styles.js';
import { DialogSurface } from './dialog-surface.js';
import { boxView } from './dialog-view.js';
import { canAskAnew } from './held/again-view.js';
import { Countdown } from './held/countdown.js';
import { RunSpeech } from './held/run-speech.js';
import { hintOf, modelOf, phaseOf } from './model-of.js';
import { NamedLists } from './named-lists.js';
import { changedText } from './report/changes-text.js';
import { saveReport } from './report/save-report.js';

/** What a confirm dialog does while it is open: what it shows, when a press counts, where focus goes, what is said aloud. */
export class DialogBody {
  readonly #host: ConfirmDeleteDialogElement;
  readonly #announcer: Announcer;
  readonly #arming: Arming;
  readonly #surface: DialogSurface;
  #lists: NamedLists;
  #question = new FrozenQuestion();
  #shown: DialogPhase | undefined;
  #confirmed: ConfirmableAction | undefined;
  #entries = nothingEntered;
  #successor: SuccessorField | undefined;
  #speech: RunSpeech | undefined;
  /** What was rendered last. */
  #view: TemplateResult | undefined;
  readonly #countdown: Countdown;

  constructor(host: ConfirmDeleteDialogElement) {
    this.#host = host;
    this.#announcer = new Announcer(host);
    this.#lists = new NamedLists(host);
    this.#arming = new Arming(this.#environment);
    this.#countdown = new Countdown(host, () => this.#environment);
    this.#surface = new DialogSurface(host, {
      escape: (event) => this.#escape(event), vanished: () => this.isSettling || host.close('moved'),
      appeared: () => this.#phase === 'asking' && this.#arming.arm(),
    }); // prettier-ignore
    const { elementStyles } = host.constructor as typeof LitElement;
    adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, controls, boxStyles, contentStyles]);
  }

  get #environment(): DialogEnvironment {
    return this.#host.environment ?? thePage;
  }

  /** Does something run, or has it run? Then nothing is asked any more. */
  get isSettling(): boolean {
    return this.#phase === 'running' || this.#phase === 'reported';
  }

  /** Starts anew: nothing is frozen, typed, chosen or confirmed. Rejects where the code of what is asked can't be loaded. */
  async opened(): Promise<void> {
    this.#shown = this.#confirmed = this.#speech = this.#view = this.#successor = undefined;
    [this.#question, this.#lists] = [new FrozenQuestion(), new NamedLists(this.#host)];
    this.#entries = nothingEntered;
    this.#arming.disarm();
    this.#announcer.clear();
    this.#successor = await successorFieldOf(this.#host);
    if (this.#host.open) this.#surface.watch();
  }

  /** Gives up the top layer and the focus. */
  closed(): void {
    this.#countdown.follow(undefined);
    this.#successor?.end();
    this.#surface.leave();
  }

  /** The host was put into the page anew: a dialog that was open there is open and not modal, so it is opened again (F29). */
  moved(): void {
    if (this.#host.open) this.#surface.present(true);
  }

  render(): TemplateResult {
    const model = this.#model();
    // nothing to report: what stood there stays until the dialog closes
    if (this.#view && isAllDone(model)) return this.#view;
    const box = { direction: this.#host.spoken.direction, surface: this.#surface, voice: this.#announcer.render() };
    return (this.#view = boxView(model, this.#actions, box));
  }

  /** After each rendering: opens, places focus, says what changed. */
  updated(): void {
    this.#surface.present();
    const phase = this.#phase;
    if (phase !== this.#shown) this.#enter(phase);
    this.#followRun();
  }

  get #messages(): Messages {
    return this.#host.spoken.messages.with(dialogEnglish);
  }

  get #phase(): DialogPhase {
    return phaseOf(this.#host, this.#confirmed);
  }

  #model(): DialogModel {
    this.#countdown.follow(this.#host.progress?.pause);
    return modelOf(this.#host, {
      phase: this.#phase,
      question: this.#question.from(this.#host),
      confirmed: this.#confirmed,
      entries: this.#entries,
      successor: this.#successor,
      unseen: this.#surface.sight.refused,
      remaining: this.#countdown.remaining,
      lists: this.#lists,
      messages: this.#messages,
    });
  }

  readonly #actions: DialogActions = {
    cancel: () => this.#host.close(this.#phase === 'reported' ? 'read' : 'cancel'),
    confirm: () => this.#confirm(this.#host.action, this.#model().plan.will),
    deactivate: () => this.#confirm('deactivate', this.#model().instead?.users ?? []),
    stop: () => this.#stop(),
    resume: () => this.#resume(),
    retry: () => this.#retry(),
    save: () => saveReport(this.#model(), this.#announcer),
    type: (event) => this.#note(typing(this.#model(), event)),
    typeKey: (event) => this.#typeKey(event),
    explain: (event) => this.#note({ reason: (event.target as HTMLTextAreaElement).value }),
    review: (event) => this.#note({ reviewed: (event.target as HTMLInputElement).checked }),
  };

  #note(entered: Partial<Entries>): void {
    this.#entries = { ...this.#entries, ...entered };
    this.#host.requestUpdate();
  }

  #typeKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || event.repeat) return;
    event.preventDefault();
    this.#actions.confirm();
  }

  /** Consent: once for each question, and only when the press can be meant (U4, F6). */
  #confirm(action: ConfirmableAction, users: readonly PlannedUser[]): void {
    if (this.#phase !== 'asking' || !this.#question.isFrozen || !this.#arming.isArmed() || users.length === 0) return;
    if (action === 'delete' && !this.#isGateOpen()) return;
    this.#confirmed = action;
    const heir = action === 'delete' ? this.#model().successor?.chosen : undefined;
    const consent = vouchFor(new ConfirmEvent(action, freezeTargets(users), reasonOf(this.#entries.reason), heir));
    if (!this.#host.dispatchEvent(consent)) {
      this.#confirmed = undefined;
      this.#arming.arm();
    }
    this.#host.requestUpdate();
  }

  #isGateOpen(): boolean {
    const model = this.#model();
    const seen = this.#surface.sight.admits();
    if (seen && model.unlocked) return true;
    const { text, place } = hintOf({ ...model, unseen: !seen });
    if (!seen) this.#arming.arm();
    this.#announcer.say(text, 'assertive');
    if (place) this.#surface.focus(place);
    this.#note({ missed: place });
    void this.#surface.reveal();
    return false;
  }

  #stop(): void {
    if (this.#host.progress?.stopping) return;
    this.#host.dispatchEvent(vouchFor(new DialogStopEvent()));
    this.#announcer.say(this.#messages.text('deletion.stopping'));
  }

  /** The viewer lets it go on, once for each pause, and not by a press that was meant for what stood there before (U4). */
  #resume(): void {
    const { progress } = this.#host;
    if (!progress?.pause?.asks || progress.probing || !this.#arming.isArmed()) return;
    this.#arming.arm();
    this.#host.dispatchEvent(vouchFor(new DialogResumeEvent()));
  }

  /** What follows is a question of its own: once, and not by a press that was meant for what stood there before (U4). */
  #retry(): void {
    if (!canAskAnew(this.#model()) || !this.#arming.isArmed()) return;
    this.#arming.arm();
    this.#host.dispatchEvent(vouchFor(new DialogRetryEvent()));
  }

  #enter(phase: DialogPhase): void {
    const before = this.#shown;
    this.#shown = phase;
    const model = this.#model();
    if (/^(asking|declined|reported)$/.test(phase)) this.#arming.arm();
    if (phase === 'checking' || phase === 'asking') {
      if (!before || this.#surface.isFocused('#cancel', '#title'))
        this.#surface.focus(model.friction.typed ? '#title' : '#cancel', { preventScroll: true });
      if (before) this.#announcer.say(`${model.messages.text('deletion.checked')} ${changedText(model)}`);
    } else if (isAllDone(model)) void this.#end(model.outcomes.length);
    else {
      if (phase === 'running') this.#speech = new RunSpeech(this.#announcer, () => this.#environment.now());
      const { focus, text, politeness } = entered(model);
      this.#surface.focus(focus);
      this.#announcer.say(text, politeness);
    }
  }

  /** Everything was done: the list tells it. */
  async #end(count: number): Promise<void> {
    await turnFor(count);
    if (this.#phase === 'reported') this.#host.close('done');
  }

  /** While it runs: says what is new, and keeps the focus inside when the way on goes away under it. */
  #followRun(): void {
    if (this.#phase !== 'running') return;
    if (this.#surface.isFocused()) this.#surface.focus('#stop');
    if (this.#speech?.follow(this.#model())) this.#arming.arm();
  }

  /** Idle it cancels; while something runs it only shows where Stop is (A20). */
  #escape(event: KeyboardEvent): void {
    if (this.#phase === 'running') this.#surface.focus('#stop');
    else if (!this.#successor?.takeBack() && !event.repeat) this.#actions.cancel();
  }
}
