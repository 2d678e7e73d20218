import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { UserAdapter } from '../../adapters/contract.js';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import { denialOf } from '../../domain/rules.js';
import type { UserId } from '../../domain/user.js';
import type { MessagesController } from '../../i18n/messages-controller.js';
import { ExportDialog } from '../../transfer/export/export-dialog.js';
import { saveBlob } from '../../ui/file/save-file.js';
import { QuestionController } from '../../ui/question/question-controller.js';
import { questionStyles } from '../../ui/question/question.styles.js';
import { UsersAuthRequiredEvent } from '../events.js';
import { UsersExportedEvent, UsersExportRequestEvent } from './export-events.js';

/** Where {@link UserExport} gets what it needs. */
export interface UserExportOptions {
  readonly directory: Pick<DirectoryTools, 'list'>;
  readonly texts: Pick<MessagesController, 'messages' | 'direction'>;
}

/** Users as a file: a dialog that is loaded when it is first asked for, for the viewer and the backend that it was opened for (F19). */
export class UserExport implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UserExportOptions;
  readonly #question: QuestionController;
  #dialog: ExportDialog | undefined;
  #adapter: UserAdapter | undefined;
  #viewer: UserId | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UserExportOptions) {
    this.#host = host;
    this.#options = options;
    this.#question = new QuestionController(host);
    host.addController(this);
  }

  /** Asks the host, then opens the dialog. */
  open(): void {
    const { list } = this.#options.directory;
    const { adapter, state } = list;
    const request = new UsersExportRequestEvent();
    if (this.#dialog || !adapter || denialOf('export', undefined, state.session)) return;
    if (!this.#host.dispatchEvent(request)) return;
    const { texts } = this.#options;
    const { view, shown, session, selection, columns } = state;
    const dialog = new ExportDialog({
      adapter,
      ground: { view, session, selected: [...selection.users.keys()], total: shown?.total },
      shown: columns,
      rightToLeft: texts.direction === 'rtl',
      changed: () => this.#changed(),
      save: saveBlob,
      saved: ({ count }, { scope, format, columns: chosen }) =>
        this.#tell(new UsersExportedEvent(count, scope, format, [...chosen])),
      signedOut: () => this.#tell(new UsersAuthRequiredEvent()),
      close: () => this.#close(),
    });
    this.#adapter = adapter;
    this.#viewer = session?.viewer?.id;
    this.#dialog = dialog;
    for (const { styleSheet } of [questionStyles, ...dialog.styles]) this.#adopt(styleSheet);
    this.#question.open(() => {
      const messages = texts.messages.with(dialog.english);
      return { ...dialog.ask(messages), messages, direction: texts.direction };
    });
  }

  /** The dialog; to be rendered once, under no condition. */
  render(): TemplateResult {
    return this.#question.render();
  }

  hostUpdate(): void {
    const { adapter, state } = this.#options.directory.list;
    const viewer = state.session?.viewer?.id;
    // while it is asked anew who is signed in nobody else is
    if (this.#dialog && (adapter !== this.#adapter || (viewer !== undefined && viewer !== this.#viewer))) this.#close();
  }

  /** What is pressed may be gone by then: the focus stays in the dialog. */
  #changed(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      if (!this.#dialog?.hasBegun) return;
      const root = this.#host.shadowRoot;
      if (!root?.activeElement?.closest('dialog.question')) root?.querySelector<HTMLElement>('dialog[open] .question-cancel')?.focus(); // prettier-ignore
      const text = this.#dialog.textOf(this.#options.texts.messages.with(this.#dialog.english));
      if (text) this.#question.say(text);
    });
  }

  #close(): void {
    this.#dialog?.end();
    this.#dialog = undefined;
    this.#question.close();
  }

  #tell(event: Event): void {
    this.#host.dispatchEvent(event);
  }

  #adopt(sheet: CSSStyleSheet | undefined): void {
    const sheets = this.#host.shadowRoot?.adoptedStyleSheets;
    if (sheet && !sheets?.includes(sheet)) sheets?.push(sheet);
  }
}
