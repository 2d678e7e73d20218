import type { UserAdapter } from '../../adapters/contract.js';
import type { Timer } from '../../bulk/patience.js';
import { notNarrowed } from '../../bulk/reading/page-walk.js';
import { visibleText } from '../../domain/visible-text.js';
import { exporting } from '../../i18n/en/export.js';
import { profile } from '../../i18n/en/profile.js';
import type { Catalogue, Messages } from '../../i18n/messages.js';
import type { AskedQuestion } from '../../ui/question/asked-question.js';
import { CsvWriter } from '../writing/csv-writer.js';
import type { TableWriter } from '../writing/table-writer.js';
import { queryFor, scopesOf, type ExportChoice, type ExportGround } from './export-choice.js';
import { exportColumns, firstChoice, type ExportColumn } from './export-columns.js';
import { ExportRun, full, type ExportState } from './export-run.js';
import { ListSource, SelectionSource } from './export-source.js';
import { choiceView, remarks, stateView } from './export-view.js';
import { exportStyles } from './export.styles.js';

/** Where {@link ExportDialog} gets what it needs, and whom it tells. */
export interface ExportSurroundings {
  readonly adapter: UserAdapter;
  readonly ground: ExportGround;
  /** Columns that the list shows. */
  readonly shown: readonly string[];
  readonly rightToLeft: boolean;
  readonly timer?: Timer | undefined;
  readonly changed: () => void;
  /** Hands the file to the viewer. */
  readonly save: (name: string, file: Blob) => void;
  readonly saved: (state: ExportState, choice: ExportChoice) => void;
  readonly signedOut: () => void;
  readonly close: () => void;
}

const rowsOfSheet = 1_048_576;

/** Asks whose records go into which file, writes it, and says what is in it. */
export class ExportDialog implements AskedQuestion {
  readonly styles = [exportStyles];
  readonly english: Catalogue = { locale: 'en', messages: { ...profile, ...exporting } };
  readonly #around: ExportSurroundings;
  readonly #name = `users-${new Date().toISOString().split('.')[0]}`.replaceAll(':', '-');
  #choice: ExportChoice | undefined;
  #state: ExportState | undefined;
  #run: ExportRun | undefined;
  #wrong: string | undefined;
  #isOver = false;

  constructor(around: ExportSurroundings) {
    this.#around = around;
  }

  /** Is it no longer asked what the file is to have? */
  get hasBegun(): boolean {
    return this.#state !== undefined;
  }

  /** The question as it stands. */
  ask(messages: Messages): ReturnType<AskedQuestion['ask']> {
    const { ground } = this.#around;
    const columns = exportColumns(ground.session?.capabilities.fields, messages);
    const choice = (this.#choice ??= this.#first(columns));
    if (this.#state) return this.#askState(this.#state, choice, messages, columns);
    const choose = (next: ExportChoice): void => {
      this.#choice = next;
      this.#wrong = undefined;
      this.#around.changed();
    };
    return {
      title: messages.text('export.title'),
      body: choiceView({ ground, choice, columns, messages, choose }),
      label: messages.text('export.button'),
      missing: choice.columns.size ? undefined : messages.text('export.choose-column'),
      error: this.#wrong,
      confirm: () => void this.#begin(choice, columns, messages),
      cancel: this.#around.close,
    };
  }

  /** What screen readers are told of the end. */
  textOf(messages: Messages): string {
    const { phase, count } = this.#state ?? { phase: undefined, count: 0 };
    if (phase === 'nobody') return messages.text('export.nobody');
    if (phase !== 'saved' || !this.#state) return '';
    return [messages.text('export.saved', { count, name: this.#fileName }), ...remarks(this.#state, messages)].join(
      ' ',
    );
  }

  /** It is over: nothing more is read. */
  end(): void {
    this.#isOver = true;
    this.#run?.stop();
    this.#run = undefined;
  }

  get #fileName(): string {
    return `${this.#name}.${this.#choice?.format ?? 'csv'}`;
  }

  #first(columns: readonly ExportColumn[]): ExportChoice {
    const { ground, shown } = this.#around;
    return { scope: scopesOf(ground)[0] ?? 'everyone', format: 'csv', columns: firstChoice(columns, shown) };
  }

  #askState(
    state: ExportState,
    choice: ExportChoice,
    messages: Messages,
    columns: readonly ExportColumn[],
  ): ReturnType<AskedQuestion['ask']> {
    const { phase, error } = state;
    const reason = error?.reason;
    const again = phase === 'failed' && reason !== notNarrowed && reason !== full;
    return {
      title: messages.text(phase === 'reading' ? 'export.title-reading' : 'export.title'),
      body: stateView(state, this.#fileName, messages),
      label: again ? messages.text('export.go-on') : undefined,
      way: phase === 'reading' || again ? messages.text('export.stop') : undefined,
      error: error && errorText(state, messages),
      confirm: () => void (this.#run ? this.#run.go() : this.#begin(choice, columns, messages)),
      cancel: this.#around.close,
    };
  }

  async #begin(choice: ExportChoice, columns: readonly ExportColumn[], messages: Messages): Promise<void> {
    if (this.#run) return;
    const chosen = columns.filter(({ id }) => choice.columns.has(id));
    let writer: TableWriter;
    try {
      writer = await this.#writer(choice, chosen.length);
    } catch {
      this.#wrong = messages.text('notice.undone', { message: messages.text('notice.part-missing') });
      return this.#around.changed();
    }
    if (this.#run || this.#isOver) return;
    const { save } = this.#around;
    this.#run = new ExportRun({
      source: this.#source(choice),
      writer,
      columns: chosen,
      changed: (state) => this.#become(state, choice),
      save: (file) => save(this.#fileName, file),
    });
    await this.#run.go();
  }

  #become(state: ExportState, choice: ExportChoice): void {
    const { saved, signedOut, changed } = this.#around;
    this.#state = state;
    if (state.phase === 'saved') saved(state, choice);
    if (state.error?.kind === 'unauthenticated') signedOut();
    changed();
  }

  async #writer({ format }: ExportChoice, columns: number): Promise<TableWriter> {
    if (format === 'csv') return new CsvWriter();
    const { XlsxWriter } = await import('../writing/xlsx-writer.js');
    return new XlsxWriter({ columns, rightToLeft: this.#around.rightToLeft });
  }

  #source({ scope }: ExportChoice): ListSource | SelectionSource {
    const { adapter, ground, timer } = this.#around;
    const query = queryFor(scope, ground);
    return scope === 'selected'
      ? new SelectionSource(adapter, ground.selected, query, timer)
      : new ListSource(adapter, query, timer);
  }
}

function errorText({ error }: ExportState, messages: Messages): string {
  if (error?.reason === notNarrowed) return messages.text('export.not-narrowed');
  if (error?.reason === full) return messages.text('export.full', { count: rowsOfSheet });
  return messages.text('export.failed', { message: visibleText(error?.message, 300) });
}
