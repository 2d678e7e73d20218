import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { csvOf } from '../../../src/ui/file/csv.js';

/** A reader of RFC 4180, as strict as it is written. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  cell.lastIndex = 1;
  for (let found = cell.exec(csv); found; found = cell.exec(csv)) {
    row.push((found[1] ?? '').replaceAll('""', '"'));
    if (found[2] === '\r\n') rows.push(row.splice(0));
  }
  row = [];
  return rows;
}

const starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const before = ['', ' ', '   ', '\uFEFF', '\u00A0', '\0', '\t', '\r', '\n', ' \t '];
const payloads = [
  ...starts.flatMap((start) => before.map((lead) => `${lead}${start}cmd|' /C calc'!A0`)),
  '\tplain',
  '\rplain',
  '\nplain',
  '\0plain',
];

describe('csvOf', () => {
  it('quotes each cell, doubles quotes, ends each row with CRLF, and says that it is UTF-8 (RFC 4180)', () => {
    expect(csvOf([['Name', 'Why'], ['Ana "Bo" López', 'a,b\nc']])).to.equal(
      '\uFEFF"Name","Why"\r\n"Ana ""Bo"" López","a,b\nc"\r\n',
    ); // prettier-ignore
  });

  it(`leaves none of ${payloads.length} formulas one (S13)`, () => {
    expect(payloads.length).to.be.greaterThan(60);
    const cells = read(csvOf(payloads.map((payload) => [payload]))).flat();
    expect(cells).to.deep.equal(payloads.map((payload) => `'${payload}`));
  });

  it('leaves alone what no spreadsheet computes', () => {
    const texts = ['', '12', 'a=b', 'x-1', "'quoted", 'ana@example.com', '٣'];
    expect(read(csvOf([texts]))).to.deep.equal([texts]);
  });

  it('loses no letter of any text', () => {
    const table = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const back = read(csvOf(rows)).map((row, y) =>
          row.map((cell, x) => (cell === rows[y]?.[x] ? cell : cell.replace(/^'/, ''))),
        );
        expect(back).to.deep.equal(rows);
      }),
    );
  });
});
