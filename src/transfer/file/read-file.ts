import { decodeText } from './decode-text.js';
import { FileError } from './file-error.js';
import { kindOf } from './kind-of.js';
import { limits } from './limits.js';
import { readText } from './read-text.js';
import type { Table } from './table.js';

/** How {@link readFile} and {@link readPasted} read. */
export interface ReadingOptions {
  readonly signal: AbortSignal;
  /** Is this the name of a column? Asked of the first row where there is only one column. */
  readonly isName: (text: string) => boolean;
}

/**
 * Reads a file of separated values or an XLSX workbook, by what is in it and not by what it is called. What it may hold is
 * limited (S14), before and while it is read; it never keeps the page from everything else.
 * @throws FileError, or the reason of `signal`
 */
export async function readFile(file: Blob, { signal, isName }: ReadingOptions): Promise<Table> {
  signal.throwIfAborted();
  if (file.size > limits.bytes) throw new FileError('too-large');
  const bytes = await bytesOf(file);
  signal.throwIfAborted();
  const kind = kindOf(bytes);
  if (kind === 'zip') return (await readWorkbook(bytes, signal)).table(isName);
  if (kind !== 'text') throw new FileError(kind);
  const { text, guessed } = decodeText(bytes);
  const table = (await readText(text, signal)).table(isName);
  return guessed ? { ...table, guessed } : table;
}

/** Reads a text that was pasted, like the text of a file. */
export async function readPasted(text: string, { signal, isName }: ReadingOptions): Promise<Table> {
  if (text.length > limits.bytes) throw new FileError('too-large');
  if (text.includes('\0')) throw new FileError('binary');
  return (await readText(text, signal)).table(isName);
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    // it was moved or changed since it was chosen
    throw new FileError('unreadable', undefined, { cause });
  }
}

async function readWorkbook(bytes: Uint8Array, signal: AbortSignal): ReturnType<typeof readText> {
  const { readSpreadsheet } = await import('./spreadsheet/read-spreadsheet.js').catch((cause: unknown) => {
    throw new FileError('reader-missing', undefined, { cause });
  });
  return readSpreadsheet(bytes, signal);
}
