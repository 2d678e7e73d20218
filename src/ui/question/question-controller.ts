import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { denials } from '../../i18n/en/denials.js';
import { changes } from '../../i18n/en/changes.js';
import { question as english } from '../../i18n/en/question.js';
import type { Catalogue, MessageKey, Messages } from '../../i18n/messages.js';
import { Announcer } from '../announcer.js';
import { questionView } from './question-view.js';

/** Somebody whom a question is about; texts are safe to show. A `PlannedUser` is one. */
export interface AskedPerson {
  readonly name: string;
  /** What nobody else has: mostly the e-mail. */
  readonly identifier: string;
  /** What else is to be known of them, in a line below. */
  readonly note?: string | undefined;
}

/** Who will be met and who will not and why. A `Plan` is one. */
export interface AskedPlan {
  readonly will: readonly AskedPerson[];
  readonly leftOut: readonly { readonly user: AskedPerson; readonly reason: string; readonly why?: MessageKey }[];
}

/** A question as it stands now: asked for anew at each update of the host, so its owner keeps what was answered so far. */
export interface Question {
  readonly title: string | readonly unknown[];
  /** Absent where it is about nobody who is there already. Where it meets nobody, only who and why is shown. */
  readonly plan?: AskedPlan | undefined;
  /** What is to be answered. The element with `autofocus` has the focus first. */
  readonly body?: unknown;
  /** What can be done besides, also where the question meets nobody. */
  readonly aside?: unknown;
  readonly messages: Messages;
  readonly direction?: 'rtl' | undefined;
  /** The button that answers: a verb, with a number where it is about many. Absent where there is nothing to answer. */
  readonly label?: string | readonly unknown[] | undefined;
  /** The button that wants out, where it is not “Cancel”, or “Close” where there is nothing to answer. */
  readonly way?: string | undefined;
  /** What has to be done before: then the button is refused, and says so. */
  readonly missing?: string | undefined;
  /** What went wrong; it stands beside the buttons, and is said. */
  readonly error?: string | undefined;
  /** What would be lost, in a question, where the viewer wanted out: one button keeps it, as Escape does, and one is `cancel` again. */
  readonly losing?: { readonly text: string; readonly keep: () => void } | undefined;
  /** The viewer has answered. */
  readonly confirm: () => void;
  /** The viewer wants out. Nothing closes by itself: the owner calls `close()`, or says what would be lost. */
  readonly cancel: () => void;
}

const fallback: Catalogue = { locale: 'en', messages: { ...denials, ...changes, ...english } };
let questions = 0;

/**
 * One modal question at a time, in the host's shadow root: title, whom it is about by name, who is left out and why, the
 * owner's body, and two buttons. The host puts `render()` into its template once, and adopts `questionStyles`.
 *
 * Focus comes in with `open`, stays in, and goes back where it came from with `close`. Escape means Cancel, and never discards
 * what Cancel has asked about.
 */
export class QuestionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #announcer: Announcer;
  readonly #id = `question-${++questions}`;
  readonly #expanded = new Set<string>();
  #question: (() => Question) | undefined;
  #error: string | undefined;
  #isLosing = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#announcer = new Announcer(host);
    host.addController(this);
  }

  /** Is a question asked? */
  get isOpen(): boolean {
    return this.#question !== undefined;
  }

  /** Asks. Another question that was open is over. */
  open(question: () => Question): void {
    this.#expanded.clear();
    this.#announcer.clear();
    this.#error = undefined;
    this.#isLosing = false;
    this.#question = question;
    this.#host.requestUpdate();
  }

  /** Takes the question away, and gives the focus back. */
  close(): void {
    this.#question = undefined;
    this.#dialog?.close();
    this.#host.requestUpdate();
  }

  /** Says something inside the dialog, where it is heard. */
  say(text: string, politeness: 'polite' | 'assertive' = 'assertive'): void {
    this.#announcer.say(text, politeness);
  }

  /** The dialog, open or not. */
  render(): TemplateResult {
    const question = this.#question?.();
    return html`<dialog
      class="question"
      part="question"
      aria-labelledby="${this.#id}-title"
      dir=${question?.direction ?? nothing}
      @keydown=${this.#keydown}
      @cancel=${this.#refuse}
      @close=${this.#reopen}
    >
      ${question ? this.#view(question) : nothing} ${this.#announcer.render()}
    </dialog>`;
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (!this.#question || !dialog) return;
    if (!dialog.open) this.#present(dialog);
    const { error, losing } = this.#question();
    if (error && error !== this.#error) this.say(error);
    this.#error = error;
    if (this.#isLosing !== !!losing) this.#turn(dialog, !!losing);
  }

  hostDisconnected(): void {
    this.#question?.().cancel();
    if (this.#question) this.close();
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>(`dialog[aria-labelledby="${this.#id}-title"]`);
  }

  #view(question: Question): TemplateResult {
    return questionView({
      question,
      messages: question.messages.with(fallback),
      id: this.#id,
      expanded: this.#expanded,
      expand: (list) => {
        if (!this.#expanded.delete(list)) this.#expanded.add(list);
        this.#host.requestUpdate();
      },
      confirm: () => this.#confirm(question),
    });
  }

  #present(dialog: HTMLDialogElement): void {
    dialog.showModal();
    focusFirst(dialog, '[autofocus]', '.question-cancel');
  }

  /** It is asked about what would be lost, or no longer: then the button that had the focus is gone. */
  #turn(dialog: HTMLDialogElement, isLosing: boolean): void {
    this.#isLosing = isLosing;
    if (isLosing) focusFirst(dialog, '.question-keep');
    else if (!dialog.querySelector(':focus')) focusFirst(dialog, '[autofocus]', '.question-cancel');
  }

  #leave(): void {
    const { losing, cancel } = this.#question?.() ?? {};
    (losing?.keep ?? cancel)?.();
  }

  /** What is missing is said, and the focus goes where it can be given. */
  #confirm({ missing, confirm }: Question): void {
    if (!missing) return confirm();
    this.say(missing);
    this.#dialog?.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) this.#leave();
  };

  /** Escape that was pressed nowhere, or a gesture to go back. */
  readonly #refuse = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.#leave();
  };

  /** Some browsers close on a second request whatever the page says. */
  readonly #reopen = (): void => {
    if (this.#question && this.#dialog) this.#present(this.#dialog);
  };
}

function focusFirst(dialog: HTMLElement, ...places: readonly string[]): void {
  places
    .map((place) => dialog.querySelector<HTMLElement>(place))
    .find(Boolean)
    ?.focus();
}
