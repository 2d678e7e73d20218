import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import { countsOf } from '../../bulk/run-report.js';
import type { RunState } from '../../bulk/run-state.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import { denialOf } from '../../domain/rules.js';
import type { User, UserId } from '../../domain/user.js';
import type { MessagesController } from '../../i18n/messages-controller.js';
import { ImportDialog } from '../../transfer/importing/import-dialog.js';
import { readEverybody } from '../../transfer/selecting/read-everybody.js';
import { saveBlob } from '../../ui/file/save-file.js';
import { QuestionController } from '../../ui/question/question-controller.js';
import { questionStyles } from '../../ui/question/question.styles.js';
import { UsersAuthRequiredEvent } from '../events.js';
import type { UserChanges } from '../user-changes.js';
import { UsersImportedEvent, UsersImportRequestEvent } from './import-events.js';

/** Where {@link UserImport} gets what it needs. */
export interface UserImportOptions {
  readonly directory: Pick<DirectoryTools, 'list'>;
  readonly changes: Pick<UserChanges, 'isBusy' | 'tell'>;
  readonly texts: MessagesController;
}

/**
 * Users from a file: a dialog that is loaded when it is first asked for, for the viewer and the backend that it was opened for.
 * Where somebody else is signed in, or the backend is another one, it is over, and nothing more is sent (F19).
 */
export class UserImport implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UserImportOptions;
  readonly #question: QuestionController;
  #dialog: ImportDialog | undefined;
  #asked: { readonly adapter: UserAdapter; readonly viewer: UserId | undefined } | undefined;
  #session: unknown;
  #isMoving = false;
  #drops = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, options: UserImportOptions) {
    this.#host = host;
    this.#options = options;
    // before the question: it has to hear first that the element leaves its place
    host.addController(this);
    this.#question = new QuestionController(host);
  }

  /** Asks the host, then opens the dialog. */
  open(): void {
    const { list } = this.#options.directory;
    const { adapter, state } = list;
    const request = new UsersImportRequestEvent();
    if (this.#dialog || this.#options.changes.isBusy || !adapter) return;
    if (denialOf('import', undefined, state.session) || !this.#host.dispatchEvent(request)) return;
    this.#asked = { adapter, viewer: state.session?.viewer?.id };
    this.#session = state.session;
    const dialog = (this.#dialog = this.#make(adapter));
    for (const { styleSheet } of [questionStyles, ...dialog.styles]) this.#adopt(styleSheet);
    this.#acceptDrops(dialog);
    this.#ask(dialog);
  }

  /** The dialog; to be rendered once, under no condition. */
  render(): TemplateResult {
    return this.#question.render();
  }

  hostUpdate(): void {
    const { session } = this.#options.directory.list.state;
    if (!this.#dialog) return;
    if (!this.#isSame()) return this.#close();
    if (session !== this.#session && session) this.#dialog.signedIn(session);
    this.#session = session;
  }

  /** Put elsewhere in the page it goes on; taken out of it, it sends nothing more (F28). */
  hostDisconnected(): void {
    const dialog = this.#dialog;
    if (!dialog) return;
    this.#isMoving = true;
    queueMicrotask(() => {
      this.#isMoving = false;
      if (this.#dialog !== dialog) return;
      if (this.#host.isConnected) this.#ask(dialog);
      else this.#close();
    });
  }

  #ask(dialog: ImportDialog): void {
    const { texts } = this.#options;
    this.#question.open(() => {
      const messages = texts.messages.with(dialog.english);
      return { ...dialog.ask(messages), messages, direction: texts.direction };
    });
  }

  #make(adapter: UserAdapter): ImportDialog {
    const { directory, texts } = this.#options;
    const { list } = directory;
    return new ImportDialog({
      host: this.#host,
      adapter,
      session: () => list.state.session,
      messages: () => texts.messages,
      rightToLeft: texts.direction === 'rtl',
      readAll: (signal, advanced) => {
        const { session, view } = list.state;
        return readEverybody(adapter, { session, sort: view.sort, signal, advanced });
      },
      save: saveBlob,
      say: (text) => this.#question.say(text, 'polite'),
      signedOut: () => this.#host.dispatchEvent(new UsersAuthRequiredEvent()),
      reconnect: () => list.dispatch({ type: 'connect' }),
      ended: (run, users) => this.#ended(run, users),
      isMoving: () => this.#isMoving,
      close: () => this.#close(),
    });
  }

  /** Nobody else, and no other system, was asked (F19). */
  #isSame(): boolean {
    const { adapter, state } = this.#options.directory.list;
    const viewer = state.session?.viewer?.id;
    return adapter === this.#asked?.adapter && (viewer === undefined || viewer === this.#asked?.viewer);
  }

  #ended({ work, outcomes }: RunState, users: ReadonlyMap<string, User>): void {
    const { list } = this.#options.directory;
    const rows = work.action === 'import' ? work.rows : new Map<string, never>();
    const done = [...outcomes.values()].filter(({ state }) => state === 'done').map(({ id }) => rows.get(id));
    const created = done.flatMap((row) => (row && 'create' in row && users.get(row.ref)?.id) || []);
    const changed = done.flatMap((row) => (row && 'update' in row ? row.update.id : []));
    if (this.#isSame()) {
      list.dispatch({ type: 'replace-users', users: [...users.values()] });
      list.reload();
    }
    this.#host.dispatchEvent(new UsersImportedEvent(countsOf(outcomes.values()), created, changed));
  }

  #close(): void {
    this.#drops.abort();
    this.#dialog?.end();
    this.#dialog = undefined;
    this.#asked = undefined;
    this.#question.close();
  }

  /** A file may be dropped anywhere on the dialog; on its way it must not take the place of the page. */
  #acceptDrops(dialog: ImportDialog): void {
    const { signal } = (this.#drops = new AbortController());
    const hear = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (event.type === 'drop') dialog.drop(event.dataTransfer.files[0]);
    };
    for (const type of ['dragover', 'drop'] as const) this.#host.addEventListener(type, hear, { signal });
  }

  #adopt(sheet: CSSStyleSheet | undefined): void {
    const sheets = this.#host.shadowRoot?.adoptedStyleSheets;
    if (sheet && !sheets?.includes(sheet)) sheets?.push(sheet);
  }
}
