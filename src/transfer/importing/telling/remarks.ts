import { visibleText } from '../../../domain/visible-text.js';
import { denialText } from '../../../i18n/denial-text.js';
import type { Messages } from '../../../i18n/messages.js';
import type { ImportField } from '../columns/import-field.js';
import type { ImportState } from '../import-state.js';
import type { EndedRow } from './endings.js';
import { fieldLabelOf, problemText } from './problem-text.js';

/** What there is to say of a row's end: why. */
export function remarksOf(
  { row, outcome }: EndedRow,
  fields: readonly ImportField[],
  messages: Messages,
): readonly string[] {
  if (row.kind === 'wrong')
    return row.problems.map((problem) => problemText(problem, fieldLabelOf(problem.field, fields), messages));
  if (row.kind === 'refused') return [denied(row.denial.reason, messages)];
  if (row.kind === 'repeated') return [messages.text('import.repeats', { row: row.of })];
  if (outcome && 'confirmed' in outcome && outcome.confirmed) return [messages.text('import.end.confirmed')];
  if (outcome?.state === 'refused' && outcome.error.reason) return [denied(outcome.error.reason, messages)];
  return [];
}

/** The backend's own words on why a row was not done, which may be of another language. */
export function backendWords(
  { outcome }: EndedRow,
  fields: readonly ImportField[],
  messages: Messages,
): readonly string[] {
  if (!outcome || !('error' in outcome) || outcome.state === 'changed') return [];
  const { message, reason, fields: wrong = {} } = outcome.error;
  if (outcome.state === 'refused' && reason) return [];
  return [visibleText(message, 300), ...saidOf(wrong, fields, messages)].filter(Boolean);
}

/** What of a row was done before the rest of it was not. */
export function partlyText({ row, outcome }: EndedRow, state: ImportState, messages: Messages): string | undefined {
  if (!('row' in row) || outcome?.state === 'done') return undefined;
  const steps = state.partly.get(row.row.ref) ?? [];
  if (steps.length === 0) return undefined;
  return messages.text('import.end.partly', {
    steps: messages.list(steps.map((step) => messages.text(`import.step.${step}`))),
  });
}

function denied(reason: string, messages: Messages): string {
  const { why, wayOut } = denialText({ reason }, messages);
  return `${why} ${wayOut}`;
}

/** The backend's words about single fields. */
function saidOf(
  wrong: Readonly<Record<string, string>>,
  fields: readonly ImportField[],
  messages: Messages,
): readonly string[] {
  return Object.entries(wrong)
    .slice(0, 5)
    .map(([field, text]) =>
      messages.text('import.problem.in', { field: fieldLabelOf(field, fields), problem: visibleText(text, 200) }),
    );
}
