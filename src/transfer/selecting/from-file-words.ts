import { visibleText } from '../../domain/visible-text.js';
import { fromFile } from '../../i18n/en/from-file.js';
import type { Catalogue, Messages } from '../../i18n/messages.js';
import type { FileError } from '../file/file-error.js';
import { valuesOf, type FromFileState } from './from-file-state.js';

/** English of selecting from a file, for `Messages.with`. */
export const fromFileEnglish: Catalogue = { locale: 'en', messages: fromFile };

/** What is wrong, in a sentence; nothing where nothing is. */
export function errorText(state: FromFileState, messages: Messages): string | undefined {
  const { problem, failure, used, file } = state;
  if (problem && (file || used)) return problemText(problem, messages);
  if (!failure) return undefined;
  if (failure === 'stopped') return messages.text('from-file.stopped');
  if (failure.kind === 'unauthenticated') return messages.text('from-file.signed-out');
  return messages.text('from-file.failed', { message: visibleText(failure.message, 300) });
}

/** What has to be given first. */
export function missingText(state: FromFileState, messages: Messages): string | undefined {
  const { reading, problem, file, table, text } = state;
  if (reading) return messages.text('from-file.file.reading');
  // a text is looked at again when it is to be used
  if (problem) return file ? messages.text('from-file.other-file') : undefined;
  if (!table) return text.trim() ? undefined : messages.text('from-file.give-first');
  return valuesOf(state).length > 0 ? undefined : messages.text('from-file.empty-column');
}

/** How far looking has come. */
export function progressText({ progress: { read, total } }: FromFileState, messages: Messages): string {
  if (total === undefined || total < read) return messages.text('from-file.read', { count: read });
  return messages.text('from-file.read-of', { done: read, count: total });
}

function problemText({ problem, row }: FileError, messages: Messages): string {
  const text = messages.text(`from-file.error.${problem}`);
  return row === undefined ? text : messages.text('from-file.error.row', { row, problem: text });
}
