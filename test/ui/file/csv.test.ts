import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { csvLines, csvMark, csvOf } from '../../../src/ui/file/csv.js';

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

  it('tells a formula’s apostrophe from one that was there: who takes one off again has the text', () => {
    const texts = payloads.flatMap((payload) => [payload, `'${payload}`, `''${payload}`]);
    expect(read(csvOf([texts]))[0]).to.deep.equal(texts.map((text) => `'${text}`));
  });

  it('goes on in a file that has begun, with one mark at its start', () => {
    expect(csvOf([['a'], ['b']])).to.equal(csvMark + csvLines([['a']]) + csvLines([['b']]));
  });

  it('loses no letter of any text', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...payloads), fc.constantFrom(...payloads).map((text) => `'${text}`)); // prettier-ignore
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 });
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
