import { LitElement, type TemplateResult } from 'lit';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import { readyRun, type RunOutcome, type RunState } from '../../../src/bulk/run-state.js';
import { ar } from '../../../src/i18n/ar.js';
import { de } from '../../../src/i18n/de.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { basics } from '../../../src/styles/basics.js';
import { controls } from '../../../src/styles/controls.js';
import { tokens } from '../../../src/styles/tokens.js';
import type { ImportField } from '../../../src/transfer/importing/columns/import-field.js';
import type { ImportActions } from '../../../src/transfer/importing/import-actions.js';
import { nothingGiven, type ImportState } from '../../../src/transfer/importing/import-state.js';
import { confirmLabel, errorText, importEnglish, missingText } from '../../../src/transfer/importing/import-words.js';
import type { ImportPlan, PlannedRow, RowProblem } from '../../../src/transfer/importing/planning/planned-row.js';
import { checkedView } from '../../../src/transfer/importing/view/checked-view.js';
import { checkingView } from '../../../src/transfer/importing/view/checking-view.js';
import { endedView } from '../../../src/transfer/importing/view/ended-view.js';
import { givingView } from '../../../src/transfer/importing/view/giving-view.js';
import { givenFileStyles } from '../../../src/transfer/file/given-file.styles.js';
import { importStyles } from '../../../src/transfer/importing/view/import.styles.js';
import type { ImportModel } from '../../../src/transfer/importing/view/import-model.js';
import { runningView } from '../../../src/transfer/importing/view/running-view.js';
import { LongLists } from '../../../src/transfer/lists/long-lists.js';
import { QuestionController } from '../../../src/ui/question/question-controller.js';
import { questionStyles } from '../../../src/ui/question/question.styles.js';
import { aUser } from '../../support/builders.js';

export const messages = new Messages([english, importEnglish]);

const field = (name: string, label: string, more: Partial<ImportField> = {}): ImportField => ({
  ...{ name, label, type: 'text', builtIn: true, required: false, unique: false, choices: [], written: () => '' },
  ...more,
});
export const fields: readonly ImportField[] = [
  field('id', 'Id', { type: 'id', builtIn: false }),
  field('login', 'Login', { required: true, unique: true }),
  field('email', 'E-mail', { type: 'email', required: true }),
  field('firstName', 'First Name'),
  field('lastName', 'Last Name'),
  field('jobTitle', 'Job Title'),
  field('department', 'Department', { type: 'department', builtIn: false, preferred: 'Department path' }),
  field('status', 'Status', { type: 'status', builtIn: false, choices: ['Active', 'Inactive'] }),
  field('remote', 'Works remotely', { type: 'boolean', builtIn: false }),
];

/** The columns of every table here. */
export const header = ['Username', 'Mail', 'First', 'Last', 'Title', 'State', 'Notes'];
export const mapping = ['login', 'email', 'firstName', 'lastName', 'jobTitle', 'status', ''];

/** The cells of a row in the columns of {@link header}. */
export function cells(login: string, email: string, first: string, last: string, more: string[] = []): string[] {
  return [login, email, first, last, more[0] ?? '', more[1] ?? '', more[2] ?? ''];
}

export const ana = aUser({ id: 'a', login: 'ana', firstName: 'Ana', lastName: 'López', email: 'ana@example.com' });
export const bob = aUser({ id: 'b', login: 'bob', firstName: 'Bob', lastName: 'Stone', email: 'bob@example.com' });
const somebody = (at: number): string[] =>
  cells(`new.${at}`, `new.${at}@example.com`, 'Nia', `Number ${at}`, ['Clerk']);

/** Made-up rows of each kind. */
export const rows = {
  create: (at: number, more: object = {}): PlannedRow => ({
    ...{ at, kind: 'create', cells: somebody(at), seatless: false },
    row: { ref: `row-${at}`, create: { login: `new.${at}`, status: 'active' } },
    changes: [
      { field: 'login', from: '', to: `new.${at}` },
      { field: 'jobTitle', from: '', to: 'Clerk' },
      { field: 'department', from: '', to: '' },
    ],
    ...more,
  }),
  update: (at: number, more: object = {}): PlannedRow => ({
    ...{ at, kind: 'update', cells: cells('ana', 'ana@example.com', 'Ana', 'López', ['Lead']), user: ana },
    row: { ref: `row-${at}`, update: { id: 'a' }, changes: { jobTitle: 'Lead' } },
    changes: [{ field: 'jobTitle', from: 'Clerk', to: 'Lead' }],
    ...more,
  }),
  same: (at: number): PlannedRow => ({ at, kind: 'same', cells: cells('bob', '', 'Bob', 'Stone'), user: bob }),
  repeated: (at: number, of: number): PlannedRow => ({ at, kind: 'repeated', cells: somebody(of), of }),
  refused: (at: number, reason = 'owner'): PlannedRow => ({
    ...{ at, kind: 'refused', cells: cells('bob', '', 'Bob', 'Stone'), user: bob },
    denial: { action: 'deactivate', reason, rule: 'R2' },
  }),
  wrong: (at: number, problems: readonly RowProblem[], more: object = {}): PlannedRow => ({
    ...{ at, kind: 'wrong', cells: cells(`w.${at}`, 'no address', 'Wim', 'Wrong', ['', 'Perhaps']), problems },
    ...more,
  }),
};

export const noAddress: RowProblem = { kind: 'email', field: 'email' };

export function aPlan(all: readonly PlannedRow[], more: Partial<ImportPlan> = {}): ImportPlan {
  return { rows: all, whole: true, read: 67, total: 67, ...more };
}

/** A plan with rows of every kind. */
export function everyKind(): ImportPlan {
  return aPlan(
    [
      rows.create(2),
      rows.create(3, { seatless: true, sameEmail: bob }),
      rows.update(4),
      rows.update(5, { activation: 'activate', changes: [{ field: 'status', from: 'Inactive', to: 'Active' }] }),
      rows.update(6, { activation: 'deactivate', changes: [{ field: 'jobTitle', from: 'Clerk', to: '' }] }),
      rows.same(7),
      rows.repeated(8, 2),
      rows.refused(9),
      rows.wrong(10, [noAddress, { kind: 'status', field: 'status' }]),
    ],
    { seats: { used: 64, limit: 65, after: 66, missing: 1 } },
  );
}

export function aState(given: Partial<ImportState> = {}): ImportState {
  return { ...nothingGiven, ...given };
}

/** A file is there, with its columns. */
export function aFile(given: Partial<ImportState> = {}): ImportState {
  const table = { header, rows: [2, 3, 4].map((at) => ({ at, cells: somebody(at) })) };
  return aState({ file: { name: 'people.csv' }, table, mapping, ...given });
}

/** The dry run. */
export function checked(plan: ImportPlan = everyKind(), given: Partial<ImportState> = {}): ImportState {
  return aFile({ stage: 'checked', plan, ...given });
}

/** A run over the rows of a plan that are sent; of each what became of it. */
export function aRun(plan: ImportPlan, outcomes: readonly RunOutcome[], given: Partial<RunState> = {}): RunState {
  const refs = plan.rows.flatMap((row) => ('row' in row ? [{ id: row.row.ref }] : []));
  const run = readyRun({ action: 'restore' }, freezeTargets(refs));
  return { ...run, phase: 'sending', outcomes: new Map(outcomes.map((each) => [each.id, each])), ...given };
}

/** The end of an import in which rows ended in every way. */
export function ended(): ImportState {
  const sent = [2, 3].map((at) => rows.create(at));
  const changes = [4, 5, 6, 7, 8, 9].map((at) => rows.update(at));
  const plan = aPlan([
    ...sent,
    ...changes,
    rows.same(10),
    rows.repeated(11, 2),
    rows.refused(12),
    rows.wrong(13, [noAddress]),
  ]);
  const error = adapterError('invalid', 'The job title is too long.', { fields: { jobTitle: 'At most 40.' } });
  const run = aRun(
    plan,
    [
      { id: 'row-2', state: 'done' },
      { id: 'row-3', state: 'failed', error },
      { id: 'row-4', state: 'done', confirmed: true },
      { id: 'row-5', state: 'already' },
      { id: 'row-6', state: 'refused', error: adapterError('protected', 'No.', { reason: 'last-admin' }) },
      { id: 'row-7', state: 'changed', error: adapterError('stale', 'Another version.') },
      { id: 'row-8', state: 'unknown', error: adapterError('network', 'No answer came.') },
      { id: 'row-9', state: 'not-attempted' },
    ],
    { phase: 'ended' },
  );
  return aFile({ stage: 'ended', plan, run, partly: new Map([['row-3', ['create', 'update']]]) });
}

/** What was asked of the actions, as `name(arguments)`. */
export function recorded(): { readonly actions: ImportActions; readonly calls: string[] } {
  const calls: string[] = [];
  const actions = new Proxy({} as ImportActions, {
    get:
      (_, name) =>
      (...given: unknown[]): void => {
        calls.push(
          `${String(name)}(${given.map((each) => (each instanceof File ? each.name : JSON.stringify(each))).join()})`,
        );
      },
  });
  return { actions, calls };
}

const views = {
  giving: givingView,
  checking: checkingView,
  checked: checkedView,
  running: runningView,
  ended: endedView,
};
const languages = { en: messages, de: new Messages([de, importEnglish]), ar: new Messages([ar, importEnglish]) };

/** The dialog of an import without anything behind it: shows a state as the real one does. */
export class MadeUpImport extends LitElement {
  static override readonly styles = [tokens, basics, controls, questionStyles, givenFileStyles, importStyles];
  readonly recorded = recorded();
  readonly lists = new LongLists(this);
  readonly #question = new QuestionController(this);
  #state: ImportState = nothingGiven;
  #language: keyof typeof languages = 'en';
  #clock: ImportModel['clock'];

  async show(state: ImportState, language: keyof typeof languages = 'en', clock?: ImportModel['clock']): Promise<void> {
    this.#state = state;
    this.#language = language;
    this.#clock = clock;
    if (!this.#question.isOpen) this.#question.open(() => this.#ask());
    this.requestUpdate();
    await this.updateComplete;
  }

  override render(): TemplateResult {
    return this.#question.render();
  }

  #ask(): Parameters<QuestionController['open']>[0] extends () => infer Q ? Q : never {
    const state = this.#state;
    const words = languages[this.#language];
    const { actions } = this.recorded;
    const model = { state, fields, actions, messages: words, lists: this.lists, clock: this.#clock };
    const { stage, plan } = state;
    const labels = { giving: words.text('import.check'), checked: plan && confirmLabel(plan, words) };
    return {
      title: words.text(stage === 'running' ? 'import.title-running' : stage === 'ended' ? 'import.title-ended' : 'import.title'), // prettier-ignore
      body: views[stage](model),
      messages: words,
      direction: this.#language === 'ar' ? 'rtl' : undefined,
      label: stage === 'giving' || stage === 'checked' ? labels[stage] : undefined,
      way: stage === 'checking' || stage === 'running' ? words.text('import.stop') : undefined,
      missing: missingText(state, words),
      error: errorText(state, words),
      confirm: () => undefined,
      cancel: () => undefined,
    };
  }
}
customElements.define('made-up-import', MadeUpImport);
