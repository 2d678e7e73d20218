import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readFile } from '../../src/transfer/file/read-file.js';
import { CsvWriter } from '../../src/transfer/writing/csv-writer.js';
import type { TableWriter } from '../../src/transfer/writing/table-writer.js';
import { XlsxWriter } from '../../src/transfer/writing/xlsx-writer.js';

const head = ['Login', 'Email', 'Note'];
const options = { signal: new AbortController().signal, isName: () => true };
/** In a workbook an apostrophe before a formula is taken for that of a CSV file that a spreadsheet has saved as one. */
const marked = /^'+\s*[-=+@＝＋－＠]/;
const writers: readonly (readonly [string, () => TableWriter, (text: string) => boolean])[] = [
  ['CSV', () => new CsvWriter(), () => true],
  ['XLSX', () => new XlsxWriter({ columns: head.length, rightToLeft: false }), (text) => !marked.test(text)],
];

/** What is read of what was written. */
async function back(writer: TableWriter, rows: readonly (readonly string[])[]): Promise<string[][]> {
  writer.write([head]);
  writer.write(rows);
  const table = await readFile(writer.finish(), options);
  expect(table.header).to.deep.equal(head);
  return table.rows.map(({ cells }) => head.map((_, at) => cells[at] ?? ''));
}

/** Texts as names and notes are: no spaces around them, which a workbook’s reader leaves out. */
const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const hostile = fc.constantFrom('=1+1', '+49 30 1', '-', '@x', "'", "'=1", "''=1", '"', '""', 'a"b', 'a,b;c|d', '＝x', '007', '<b>&amp;', '_x0041_'); // prettier-ignore
const text = fc.oneof(letters, hostile).map((each) => each.trim().replace(/\p{Cc}/gu, ' ').trim()).filter((each) => each !== ''); // prettier-ignore

describe('a file that was written here', () => {
  for (const [name, make, fits] of writers) {
    const one = text.filter(fits);
    it(`is read again without a loss: ${name} (S13)`, async () => {
      const table = fc.array(fc.tuple(one, one, one), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(table, async (rows) => {
          expect(await back(make(), rows)).to.deep.equal(rows.map((row) => [...row]));
        }),
        { numRuns: 60 },
      );
    });

    it(`keeps lines inside of a cell: ${name}`, async () => {
      expect(await back(make(), [['ada', 'ada@example.com', 'one\ntwo']])).to.deep.equal([['ada', 'ada@example.com', 'one\ntwo']]); // prettier-ignore
    });
  }
});
