import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { User } from '../../domain/user.js';
import type { MessagesController } from '../../i18n/messages-controller.js';
import { FromFileQuestion } from '../../transfer/selecting/from-file-question.js';
import type { FurtherNames } from '../../transfer/selecting/columns-of.js';
import { readEverybody } from '../../transfer/selecting/read-everybody.js';
import { QuestionController } from '../../ui/question/question-controller.js';
import { questionStyles } from '../../ui/question/question.styles.js';
import { UsersAuthRequiredEvent } from '../events.js';
import type { UserChanges } from '../user-changes.js';

/** Where {@link SelectingFromFile} gets what it needs. */
export interface SelectingFromFileOptions {
  readonly directory: Pick<DirectoryTools, 'list' | 'announcer'>;
  readonly changes: Pick<UserChanges, 'isBusy'>;
  readonly texts: MessagesController;
}

/**
 * Selecting users from a file: it is loaded when it is first asked for. It selects, and does nothing else to anybody; where
 * the backend or the viewer is another one meanwhile, it is over and nobody is selected (F19).
 */
export class SelectingFromFile implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: SelectingFromFileOptions;
  readonly #dialog: QuestionController;
  #question: FromFileQuestion | undefined;
  #asked: { readonly adapter: UserAdapter; readonly viewer: string | undefined } | undefined;
  #over = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, options: SelectingFromFileOptions) {
    this.#host = host;
    this.#options = options;
    this.#dialog = new QuestionController(host);
    host.addController(this);
  }

  /** Asks for the file, unless something else is asked or done. */
  open(): void {
    const { list } = this.#options.directory;
    const { adapter } = list;
    if (this.#dialog.isOpen || this.#options.changes.isBusy || !adapter) return;
    this.#asked = { adapter, viewer: list.state.session?.viewer?.id };
    const question = (this.#question = this.#ask(adapter));
    for (const { styleSheet } of [questionStyles, ...question.styles]) this.#adopt(styleSheet);
    this.#acceptDrops(question);
    const { texts } = this.#options;
    this.#dialog.open(() => {
      const messages = texts.messages.with(question.english);
      return { ...question.ask(messages), messages, direction: texts.direction };
    });
  }

  /** The dialog; to be rendered once, under no condition. */
  render(): TemplateResult {
    return this.#dialog.render();
  }

  hostUpdate(): void {
    if (this.#asked && !this.#isSame()) this.#close();
  }

  /** Nobody else, and no other system, was asked (F19). */
  #isSame(): boolean {
    const { adapter, state } = this.#options.directory.list;
    const viewer = state.session?.viewer?.id;
    return adapter === this.#asked?.adapter && (viewer === undefined || viewer === this.#asked?.viewer);
  }

  #ask(adapter: UserAdapter): FromFileQuestion {
    const { directory, texts } = this.#options;
    const { list } = directory;
    return new FromFileQuestion({
      host: this.#host,
      session: () => list.state.session,
      selected: () => list.state.selection.users.size,
      messages: () => texts.messages,
      names: () => this.#names(),
      readAll: (signal, advanced) => {
        const { session, view } = list.state;
        return readEverybody(adapter, { session, sort: view.sort, signal, advanced });
      },
      say: (text) => this.#dialog.say(text, 'polite'),
      signedOut: () => this.#host.dispatchEvent(new UsersAuthRequiredEvent()),
      select: (users, replaces) => this.#select(users, replaces),
      cancel: () => this.#close(),
    });
  }

  #names(): FurtherNames {
    const { session } = this.#options.directory.list.state;
    const label = (field: string): string | undefined =>
      session?.capabilities.fields?.find(({ name }) => name === field)?.label;
    const { messages } = this.#options.texts;
    // as an export heads its columns
    return {
      login: [label('login'), messages.text('profile.field.login')],
      email: [label('email'), messages.text('profile.field.email')],
      id: [label('id'), messages.text('export.column.id')],
    };
  }

  #select(users: readonly User[], replaces: boolean): void {
    const { list, announcer } = this.#options.directory;
    const isSame = this.#isSame();
    this.#close();
    if (!isSame) return;
    list.dispatch({ intent: true, type: 'select-users', users, replaces });
    const messages = this.#options.texts.messages.with(this.#question?.english ?? { locale: 'en', messages: {} });
    announcer.say(messages.text('from-file.selected', { count: users.length }));
  }

  #close(): void {
    this.#asked = undefined;
    this.#over.abort();
    this.#question?.end();
    this.#dialog.close();
  }

  /** A file may be dropped anywhere on the dialog; on its way it must not take the place of the page. */
  #acceptDrops(question: FromFileQuestion): void {
    const { signal } = (this.#over = new AbortController());
    const hear = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (event.type === 'drop') question.drop(event.dataTransfer.files[0]);
    };
    for (const type of ['dragover', 'drop'] as const) this.#host.addEventListener(type, hear, { signal });
  }

  #adopt(sheet: CSSStyleSheet | undefined): void {
    const sheets = this.#host.shadowRoot?.adoptedStyleSheets;
    if (sheet && !sheets?.includes(sheet)) sheets?.push(sheet);
  }
}
