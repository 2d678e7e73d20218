import { visibleText } from '../../domain/visible-text.js';
import { fromFile } from '../../i18n/en/from-file.js';
import { importing } from '../../i18n/en/import.js';
import { exporting } from '../../i18n/en/export.js';
import { pauses } from '../../i18n/en/pauses.js';
import { profile } from '../../i18n/en/profile.js';
import type { Catalogue, Messages } from '../../i18n/messages.js';
import type { FileError } from '../file/file-error.js';
import type { Mapping } from './columns/import-field.js';
import type { ImportState } from './import-state.js';
import type { ImportPlan } from './planning/planned-row.js';
import { endingGroups } from './telling/endings.js';
import { groupsOf, sendableIn } from './telling/plan-groups.js';

/** English of an import, for `Messages.with`: fields, what is wrong with a file and why a run waits are called as elsewhere. */
export const importEnglish: Catalogue = {
  locale: 'en',
  messages: { ...profile, ...exporting, ...fromFile, ...pauses, ...importing },
};

/** Fields of which one at least says who is meant. */
export const identifying = ['id', 'login', 'email'] as const;

/** Does a column say who is meant? */
export function isIdentified(mapping: Mapping): boolean {
  return identifying.some((field) => mapping.includes(field));
}

/** What is wrong, in a sentence; nothing where nothing is. */
export function errorText(state: ImportState, messages: Messages): string | undefined {
  const { problem, failure } = state;
  if (problem) return fileErrorText(problem, messages);
  if (!failure) return undefined;
  if (failure === 'stopped') return messages.text('import.stopped');
  if (failure.kind === 'unauthenticated') return messages.text('import.signed-out');
  return messages.text('import.failed', { message: visibleText(failure.message, 300) });
}

/** What has to be given, or waited for, first. */
export function missingText(state: ImportState, messages: Messages): string | undefined {
  const { stage, reading, problem, table, mapping, replanning } = state;
  if (stage === 'checked') return replanning ? messages.text('import.replanning') : undefined;
  if (stage !== 'giving') return undefined;
  if (reading) return messages.text('from-file.file.reading');
  if (problem) return messages.text('from-file.other-file');
  if (!table) return messages.text('import.give-first');
  return isIdentified(mapping) ? undefined : messages.text('import.identify-first');
}

/** How far reading the directory has come. */
export function progressText({ progress: { read, total } }: ImportState, messages: Messages): string {
  if (total === undefined || total < read) return messages.text('from-file.read', { count: read });
  return messages.text('from-file.read-of', { done: read, count: total });
}

/** What an import would do, in numbers: each row counts once. */
export function summaryText(plan: ImportPlan, messages: Messages): string {
  const groups = groupsOf(plan);
  const kinds = ['create', 'update', 'activate', 'deactivate', 'same', 'repeated', 'refused', 'wrong'] as const;
  return messages.list(
    kinds.flatMap((kind) =>
      groups[kind].length > 0 ? messages.text(`import.count.${kind}`, { count: groups[kind].length }) : [],
    ),
  );
}

/** The button that imports: how many rows are sent. Nothing where none is. */
export function confirmLabel(plan: ImportPlan, messages: Messages): string | undefined {
  const count = sendableIn(plan);
  return count > 0 ? messages.text('import.confirm', { count }) : undefined;
}

/** How many rows of the run have an answer, and how many there are. */
export function doneIn({ run }: Pick<ImportState, 'run'>): { readonly done: number; readonly total: number } {
  if (!run) return { done: 0, total: 0 };
  const total = run.targets.length;
  return { done: Math.min(total, run.outcomes.size + run.answered.size), total };
}

/** How far the run has come. */
export function runText(state: ImportState, messages: Messages): string {
  const { done, total } = doneIn(state);
  return messages.text('import.run.progress', { done, count: total });
}

/** What became of the rows, in numbers that add up to all of them. */
export function endText(state: ImportState, messages: Messages): string {
  const counts = [...endingGroups(state)].map(([ending, { length }]) =>
    messages.text(`import.end.${ending}`, { count: length }),
  );
  return messages.text('import.end.all', { count: state.plan?.rows.length ?? 0, summary: messages.list(counts) });
}

function fileErrorText({ problem, row }: FileError, messages: Messages): string {
  const own = problem === 'empty' || problem === 'too-large-inside';
  const text = messages.text(own ? `import.error.${problem}` : `from-file.error.${problem}`);
  return row === undefined ? text : messages.text('from-file.error.row', { row, problem: text });
}
