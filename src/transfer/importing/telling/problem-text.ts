import { visibleText } from '../../../domain/visible-text.js';
import type { User } from '../../../domain/user.js';
import type { Messages } from '../../../i18n/messages.js';
import type { ImportField } from '../columns/import-field.js';
import type { RowProblem } from '../planning/planned-row.js';
import { userPerson } from './row-person.js';

/** So many users or rows are named in a sentence. */
const most = 5;

/** What is wrong with a row, in a sentence in pieces. `wrap` puts texts from outside where they can be shown. */
export function problemParts<T>(
  problem: RowProblem,
  messages: Messages,
  wrap: (texts: readonly string[]) => T,
): readonly (string | T)[] {
  switch (problem.kind) {
    case 'ambiguous':
      return messages.parts<string | T>('import.problem.ambiguous', { users: wrap(named(problem.users)) });
    case 'taken':
      return messages.parts<string | T>('import.problem.taken', { users: wrap(named([problem.user])) });
    case 'conflicting': {
      const rows = messages.list(cut(problem.rows.map((row) => messages.number(row))));
      return messages.parts<string | T>('import.problem.conflicting', { count: problem.rows.length, rows });
    }
    case 'unable':
      return messages.parts<string | T>(`import.problem.unable-${problem.action}`);
    default:
      return messages.parts<string | T>(`import.problem.${problem.kind}`);
  }
}

/** What is wrong with a row, and with which field of it, in a sentence. */
export function problemText(problem: RowProblem, fieldLabel: string, messages: Messages): string {
  const text = problemParts(problem, messages, (texts) => texts.join('; ')).join('');
  return messages.text('import.problem.in', { field: fieldLabel, problem: text });
}

/** What a field is called; a text from the backend that may be shown. */
export function fieldLabelOf(field: string, fields: readonly ImportField[]): string {
  const label = fields.find(({ name }) => name === field)?.label;
  return visibleText(label?.trim() || field, 60);
}

function named(users: readonly User[]): readonly string[] {
  return cut(
    users.map((user) => {
      const { name, identifier } = userPerson(user);
      return identifier ? `${name} (${identifier})` : name;
    }),
  );
}

function cut(texts: readonly string[]): readonly string[] {
  return texts.length > most ? [...texts.slice(0, most), '…'] : texts;
}
