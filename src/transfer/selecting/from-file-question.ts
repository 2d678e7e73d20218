import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { User } from '../../domain/user.js';
import type { Messages } from '../../i18n/messages.js';
import type { AskedQuestion } from '../../ui/question/asked-question.js';
import { FromFileController, type FromFileSurroundings } from './from-file-controller.js';
import { valuesOf, type FromFileState } from './from-file-state.js';
import { errorText, fromFileEnglish, missingText, progressText } from './from-file-words.js';
import { givenFileStyles } from '../file/given-file.styles.js';
import { fromFileStyles } from './view/from-file.styles.js';
import { givingView } from './view/giving-view.js';
import { LongLists } from '../lists/long-lists.js';
import { resultText, resultView } from './view/result-view.js';

/** Where {@link FromFileQuestion} gets what it needs, and whom it tells. */
export type FromFileOptions = Omit<FromFileSurroundings, 'changed'> & {
  readonly host: ReactiveControllerHost & HTMLElement;
  /** How many users are selected now. */
  readonly selected: () => number;
  readonly messages: () => Messages;
  /** Says something inside the dialog. */
  readonly say: (text: string) => void;
  /** These are to be selected, in place of whoever is. */
  readonly select: (users: readonly User[], replaces: boolean) => void;
  readonly cancel: () => void;
};

/** Whom to select, from a file or a pasted list: what is given, looking for them, and the result, in one dialog. */
export class FromFileQuestion implements AskedQuestion {
  readonly styles = [givenFileStyles, fromFileStyles];
  readonly english = fromFileEnglish;
  readonly #options: FromFileOptions;
  readonly #controller: FromFileController;
  readonly #lists: LongLists;
  /** The focus has to find its place anew. */
  #moved = false;

  constructor(options: FromFileOptions) {
    this.#options = options;
    this.#lists = new LongLists(options.host);
    this.#controller = new FromFileController({ ...options, changed: (state, before) => this.#changed(state, before) });
  }

  /** The question as it stands. */
  ask(messages: Messages): ReturnType<AskedQuestion['ask']> {
    const { state } = this.#controller;
    const title = messages.text('from-file.title');
    if (state.stage === 'looking')
      return {
        title,
        body: this.#lookingView(messages),
        way: messages.text('from-file.stop'),
        confirm: () => undefined,
        cancel: () => this.#controller.stop(),
      };
    if (state.stage === 'asking')
      return {
        title,
        body: givingView(this.#controller, messages),
        label: messages.text('from-file.find'),
        missing: missingText(state, messages),
        error: errorText(state, messages),
        losing: state.leaving
          ? { text: messages.text('from-file.discard'), keep: () => this.#controller.stay() }
          : undefined,
        confirm: () => void this.#controller.find(),
        cancel: () => this.#leave(),
      };
    const count = state.found?.findings.found.length ?? 0;
    return {
      title,
      body: this.#resultView(messages),
      label: count > 0 ? messages.text('from-file.select', { count }) : undefined,
      confirm: () => this.#select(),
      cancel: () => this.#options.cancel(),
    };
  }

  /** Takes a file that was dropped, while one is asked for. */
  drop(file: File | undefined): void {
    if (file && this.#controller.state.stage === 'asking') this.#controller.choose(file);
  }

  /** It is over. */
  end(): void {
    this.#controller.end();
  }

  #leave(): void {
    if (this.#controller.leave()) this.#options.cancel();
  }

  #select(): void {
    const { found, replaces } = this.#controller.state;
    if (found) this.#options.select(found.findings.found, replaces);
  }

  #lookingView(messages: Messages): TemplateResult {
    const { state } = this.#controller;
    const { read, total } = state.progress;
    const text = progressText(state, messages);
    return html`<div class="from-file from-file-looking">
      <p class="from-file-sum">${messages.text('from-file.looking', { count: valuesOf(state).length })}</p>
      <progress
        class="from-file-progress"
        aria-label=${text}
        max=${total ?? nothing}
        .value=${total === undefined ? nothing : Math.min(read, total)}
      ></progress>
      <p class="question-hint">${text}</p>
    </div>`;
  }

  #resultView(messages: Messages): TemplateResult | typeof nothing {
    const { found } = this.#controller.state;
    const parts = { controller: this.#controller, lists: this.#lists, messages, selected: this.#options.selected() };
    return found ? resultView(found, parts) : nothing;
  }

  #changed(state: FromFileState, before: FromFileState): void {
    const { host } = this.#options;
    host.requestUpdate();
    const isOther = state.stage !== before.stage || !state.file !== !before.file;
    if (!isOther && state.reading === before.reading && state.progress === before.progress) return;
    if (state.stage !== before.stage) this.#lists.clear();
    this.#moved ||= isOther;
    void host.updateComplete.then(() => {
      const now = this.#controller.state;
      if (this.#moved) this.#takeFocus(now);
      this.#moved = false;
      // what has been overtaken is not said any more
      if (now.stage === state.stage && now.reading === state.reading && now.progress === state.progress)
        this.#speak(state, before);
    });
  }

  /** What had the focus is gone: it goes where the viewer goes on. */
  #takeFocus({ stage }: FromFileState): void {
    const place = { asking: '[autofocus]', looking: '.question-cancel', found: '.from-file-sum' }[stage];
    const root = this.#options.host.shadowRoot;
    root?.querySelector<HTMLElement>(`dialog[open]:has(.from-file) ${place}`)?.focus();
  }

  #speak(state: FromFileState, before: FromFileState): void {
    const { say } = this.#options;
    const messages = this.#options.messages().with(fromFileEnglish);
    const { stage, reading, found, progress } = state;
    const count = valuesOf(state).length;
    if (stage === 'found' && found && before.stage !== stage) say(resultText(found.findings, messages));
    else if (stage === 'looking' && before.stage !== stage) say(messages.text('from-file.looking', { count }));
    else if (stage === 'looking' && quarter(progress) > quarter(before.progress)) say(progressText(state, messages));
    else if (stage === 'asking' && before.reading && !reading && count > 0) say(messages.text('from-file.values', { count })); // prettier-ignore
  }
}

/** How many quarters of many users are read. */
function quarter({ read, total = 0 }: FromFileState['progress']): number {
  return total > 2000 && read < total ? Math.floor((4 * read) / total) : 0;
}
