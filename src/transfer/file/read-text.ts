import type { ParseResult, Parser } from 'papaparse';
import { Breath } from '../../bulk/run/breath.js';
import { delimiterOf } from './delimiter-of.js';
import { FileError } from './file-error.js';
import { limits } from './limits.js';
import { TableRows } from './table.js';

/** So much is read before the page has its turn. */
const piece = 64 * 1024;
/** A row can't be longer than all its cells, each in quotes. */
const longestRow = limits.columns * (limits.cell * 2 + 3);
/** Stands in no text: for one that is a single column. */
const nothingAtAll = '\x1f';

/**
 * Reads separated values (RFC 4180, with any line end and any of four delimiters). Stops at the first row that is too much,
 * gives the page its turns, and rejects with the reason of `signal` once that is aborted.
 * @throws FileError
 */
export async function readText(given: string, signal: AbortSignal): Promise<TableRows> {
  signal.throwIfAborted();
  const { text, first, delimiter } = prepared(given);
  const rows = new TableRows(first);
  if (!text.trim()) return rows;
  const { default: papa } = await import('papaparse').catch((cause: unknown) => {
    throw new FileError('reader-missing', undefined, { cause });
  });
  const breath = new Breath(1);
  let read = 0;
  let failed: { readonly error: unknown } | undefined;
  const take = async ({ data, errors, meta }: ParseResult<string[]>, parser: Parser): Promise<void> => {
    try {
      const [wrong] = errors.filter(({ type }) => type === 'Quotes');
      if (wrong) throw new FileError('unclosed-quote', rows.next + (wrong.row ?? 0));
      for (const cells of data) rows.add(cells);
      read += piece;
      if (read - meta.cursor > longestRow) throw new FileError('too-long-cell', rows.next);
      parser.pause();
      await breath.take();
      signal.throwIfAborted();
      parser.resume();
    } catch (error) {
      failed = { error };
      parser.abort();
    }
  };
  await new Promise<void>((resolve) =>
    papa.parse<string[]>(text, {
      delimiter,
      newline: '\n',
      chunkSize: piece,
      chunk: (results: ParseResult<string[]>, parser: Parser) => void take(results, parser),
      // also where it was aborted
      complete: () => resolve(),
    }),
  );
  if (failed) throw failed.error;
  return rows;
}

/** One kind of line end, no `sep=;` of Excel's before the first row, and what separates the cells. */
function prepared(given: string): { readonly text: string; readonly first: number; readonly delimiter: string } {
  const text = given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const [line, said] = /^sep=([,;\t|])\n/i.exec(text) ?? [];
  if (line && said) return { text: text.slice(line.length), first: 2, delimiter: said };
  return { text, first: 1, delimiter: delimiterOf(text) ?? nothingAtAll };
}
