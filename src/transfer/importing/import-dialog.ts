import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import type { Session } from '../../domain/session.js';
import type { Messages } from '../../i18n/messages.js';
import type { AskedQuestion } from '../../ui/question/asked-question.js';
import { LongLists } from '../lists/long-lists.js';
import type { ImportAbilities, ImportField } from './columns/import-field.js';
import { guessMapping } from './columns/guess-mapping.js';
import { importFields } from './columns/import-fields.js';
import { statusWords } from './columns/status-words.js';
import type { ImportActions } from './import-actions.js';
import { ImportController, type ImportSurroundings } from './import-controller.js';
import type { ImportState } from './import-state.js';
import { confirmLabel, errorText, importEnglish, missingText, summaryText } from './import-words.js';
import type { ImportPlan } from './planning/planned-row.js';
import { ImportSpeech } from './telling/import-speech.js';
import { PauseWatch } from './telling/pause-watch.js';
import { checkedView } from './view/checked-view.js';
import { checkingView } from './view/checking-view.js';
import { endedView } from './view/ended-view.js';
import { givingView } from './view/giving-view.js';
import type { ImportModel } from './view/import-model.js';
import { givenFileStyles } from '../file/given-file.styles.js';
import { importStyles } from './view/import.styles.js';
import { runningView } from './view/running-view.js';
import { saveLeftOut, saveReport, saveTemplate } from './save-tables.js';

/** Where {@link ImportDialog} gets what it needs, and whom it tells. */
export interface ImportDialogOptions extends Pick<
  ImportSurroundings,
  'readAll' | 'signedOut' | 'reconnect' | 'ended' | 'timer'
> {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly adapter: UserAdapter;
  readonly session: () => Session | undefined;
  readonly messages: () => Messages;
  readonly rightToLeft: boolean;
  /** Hands a file to the viewer. */
  readonly save: (name: string, file: Blob) => void;
  /** Says something inside the dialog. */
  readonly say: (text: string) => void;
  /** Is the element being put elsewhere in the page? That closes its dialogs for a moment, and nobody wants out. */
  readonly isMoving: () => boolean;
  readonly close: () => void;
}

const views: Readonly<Record<ImportState['stage'], (model: ImportModel) => TemplateResult>> = {
  giving: givingView,
  checking: checkingView,
  checked: checkedView,
  running: runningView,
  ended: endedView,
};
/** Where the focus goes when a stage begins. */
const places: Readonly<Record<ImportState['stage'], string>> = {
  giving: '[autofocus]',
  checking: '.question-cancel',
  checked: '.import-sum',
  running: '.question-cancel',
  ended: '.import-sum',
};

/** Users from a file: what is given, the dry run, the run and its report, in one dialog. */
export class ImportDialog implements AskedQuestion {
  readonly styles = [givenFileStyles, importStyles];
  readonly english = importEnglish;
  readonly #options: ImportDialogOptions;
  readonly #controller: ImportController;
  readonly #lists: LongLists;
  readonly #actions: ImportActions;
  readonly #pause: PauseWatch;
  readonly #speech: ImportSpeech;
  readonly #over = new AbortController();
  /** The focus has to find its place anew. */
  #moved = false;
  /** The plan that was shown when something was pressed last. */
  #seen: ImportPlan | undefined;

  constructor(options: ImportDialogOptions) {
    const { host, adapter, timer } = options;
    this.#options = options;
    this.#lists = new LongLists(host);
    this.#pause = new PauseWatch(() => host.requestUpdate(), timer);
    this.#speech = new ImportSpeech(this.#pause, options.say);
    this.#controller = new ImportController({
      ...options,
      can: abilitiesOf(adapter),
      fields: () => this.#fields(),
      guess: (header) => guessMapping(header, this.#fields()),
      statusWords: () => statusWords(this.#messages),
      departments: async (signal) => (await adapter.departments?.({ signal })) ?? [],
      changed: (state, before) => this.#changed(state, before),
    });
    this.#actions = this.#makeActions();
    const { signal } = this.#over;
    const look = (): void => void (this.#seen = this.#controller.state.plan);
    for (const type of ['pointerdown', 'keydown']) host.addEventListener(type, look, { capture: true, signal });
  }

  /** The question as it stands. */
  ask(messages: Messages): ReturnType<AskedQuestion['ask']> {
    const { state } = this.#controller;
    const model: ImportModel = {
      ...{ state, messages, fields: this.#fields(), actions: this.#actions, lists: this.#lists },
      clock: this.#pause.clockOf(state.run?.pause),
    };
    const title = state.stage === 'running' || state.stage === 'ended' ? (`-${state.stage}` as const) : '';
    return {
      title: messages.text(`import.title${title}`),
      body: views[state.stage](model),
      error: errorText(state, messages),
      losing: state.leaving
        ? { text: messages.text('import.discard'), keep: () => this.#controller.stay() }
        : undefined,
      missing: missingText(state, messages),
      ...this.#buttons(state, messages),
    };
  }

  /** Takes a file that was dropped, while one is asked for. */
  drop(file: File | undefined): void {
    if (file && this.#controller.state.stage === 'giving') void this.#controller.choose(file);
  }

  /** The same viewer has signed in again, or may do something else now. */
  signedIn(session: Session): void {
    this.#controller.signedIn(session);
  }

  /** It is over: nothing more is read or sent. */
  end(): void {
    this.#over.abort();
    this.#pause.end();
    this.#controller.end();
  }

  #buttons(
    { stage, plan }: ImportState,
    messages: Messages,
  ): Pick<ReturnType<AskedQuestion['ask']>, 'label' | 'way' | 'confirm' | 'cancel'> {
    const controller = this.#controller;
    const { isMoving, close } = this.#options;
    const leave = (): void => void (!isMoving() && controller.leave() && close());
    const stop = (): void => void (!isMoving() && controller.stop());
    const nothing = (): void => undefined;
    switch (stage) {
      case 'giving':
        return { label: messages.text('import.check'), confirm: () => void controller.check(), cancel: leave };
      case 'checked':
        return { label: plan && confirmLabel(plan, messages), confirm: () => this.#start(), cancel: leave };
      case 'ended':
        return { confirm: nothing, cancel: leave };
      default:
        return { way: messages.text('import.stop'), confirm: nothing, cancel: stop };
    }
  }

  /** What is confirmed is what was shown when the button was pressed: a press that also ends a correction only shows what that changes (U9). */
  #start(): void {
    const { plan } = this.#controller.state;
    const isSeen = this.#seen === undefined || this.#seen === plan;
    this.#seen = plan;
    if (isSeen) void this.#controller.start();
    else if (plan) this.#options.say(summaryText(plan, this.#messages));
  }

  #makeActions(): ImportActions {
    const { rightToLeft, save } = this.#options;
    const controller = this.#controller;
    return {
      choose: (file) => void controller.choose(file),
      removeFile: () => controller.removeFile(),
      mapColumn: (column, field) => controller.mapColumn(column, field),
      pickClears: (clears) => controller.pickClears(clears),
      pickNotify: (notify) => controller.pickNotify(notify),
      fix: (at, column, text) => void controller.fix(at, column, text),
      back: () => controller.back(),
      stop: () => controller.stop(),
      resume: () => controller.resume(),
      goOn: () => void controller.check(),
      saveTemplate: (format) =>
        void saveTemplate(format, this.#fields(), { rightToLeft, save }).catch(() => controller.failToLoad()),
      saveReport: () => saveReport(controller.state, this.#messages, this.#fields(), save),
      saveWrong: () => saveLeftOut(controller.state, this.#fields(), this.#messages, save),
    };
  }

  get #messages(): Messages {
    return this.#options.messages().with(importEnglish);
  }

  #fields(): readonly ImportField[] {
    const { adapter, session } = this.#options;
    return importFields(session(), abilitiesOf(adapter), this.#messages);
  }

  #changed(state: ImportState, before: ImportState): void {
    const { host } = this.#options;
    this.#pause.look(state.run?.pause);
    host.requestUpdate();
    const isOther = state.stage !== before.stage || !state.file !== !before.file;
    if (state.stage !== before.stage) this.#lists.clear();
    this.#moved ||= isOther;
    void host.updateComplete.then(() => {
      const now = this.#controller.state;
      if (this.#moved) this.#takeFocus(now);
      this.#moved = false;
      // what has been overtaken is not said any more
      if (now.stage === state.stage && now.plan === state.plan) this.#speech.tell(state, before, this.#messages);
    });
  }

  /** What had the focus is gone: it goes where the viewer goes on. */
  #takeFocus({ stage }: ImportState): void {
    const root = this.#options.host.shadowRoot;
    root?.querySelector<HTMLElement>(`dialog[open]:has(.import) ${places[stage]}`)?.focus();
  }
}

/** What the backend can do for an import. One of its own creates and changes. */
export function abilitiesOf(adapter: UserAdapter): ImportAbilities {
  const own = adapter.importUsers !== undefined;
  return {
    create: own || adapter.create !== undefined,
    update: own || adapter.update !== undefined,
    changeDepartment: adapter.changeDepartment !== undefined && adapter.departments !== undefined,
    setActive: adapter.setActive !== undefined,
  };
}
