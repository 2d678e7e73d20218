import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readFile, readPasted } from '../../../src/transfer/file/read-file.js';
import { csvOf } from '../../../src/ui/file/csv.js';
import { unmarked } from '../../../src/ui/file/unmarked.js';
import { cantBeRead, cellsOf, options } from './reading.js';

const read = (text: string) => readPasted(text, options());
const file = (...parts: BlobPart[]): File => new File(parts, 'people.csv', { type: 'text/csv' });
/** A file that says that it is so large, and fails whoever reads it. */
const large = (size: number): Blob =>
  Object.defineProperties(new Blob(), {
    size: { value: size },
    arrayBuffer: { value: () => Promise.reject(new Error('it was read')) },
  });

describe('readPasted: a list', () => {
  it('takes each line for a row, with the number that a spreadsheet would give it', async () => {
    const { header, rows } = await read('ada\n\n  bob \n');
    expect(header).to.equal(undefined);
    expect(rows).to.deep.equal([
      { at: 1, cells: ['ada'] },
      { at: 3, cells: ['  bob '] },
    ]);
  });

  it('takes the first line for a name only where it is one', async () => {
    expect(await read('Login\nada')).to.deep.equal({ header: ['Login'], rows: [{ at: 2, cells: ['ada'] }] });
    expect((await read('Loginov\nada')).header).to.equal(undefined);
  });

  it('takes values that stand in one line for a list', async () => {
    expect(cellsOf(await read('ada; bob;;cleo'))).to.deep.equal([['ada'], [' bob'], ['cleo']]);
  });

  it('has nothing to read in what is blank, and under a name alone', async () => {
    for (const text of ['', ' \n\t\n', '\uFEFF', 'login', 'login\n\n', ';;;\n;;;'])
      await cantBeRead(read(text), 'empty');
  });

  it('refuses a NUL', () => cantBeRead(read('ada\0\nbob'), 'binary'));
});

describe('readPasted: a table', () => {
  it('needs names in the first row, and says where they are missing', async () => {
    await cantBeRead(read('\na@example.com;Ada\nb@example.com;Bob'), 'no-header', 2);
  });

  it('reads quotes, also with line ends and delimiters inside, and counts rows and not lines', async () => {
    const { header, rows } = await read('login,note\nada,"one, ""two""\nthree"\n\nbob,x');
    expect(header).to.deep.equal(['login', 'note']);
    expect(rows).to.deep.equal([
      { at: 2, cells: ['ada', 'one, "two"\nthree'] },
      { at: 4, cells: ['bob', 'x'] },
    ]);
  });

  it('gives a column that has no name none, and has no column for what is empty everywhere', async () => {
    expect((await read('login;;\nada;x;\nbob;y;')).header).to.deep.equal(['login', '']);
  });

  for (const end of ['\n', '\r\n', '\r'])
    it(`takes ${JSON.stringify(end)} for a line end`, async () => {
      expect(cellsOf(await read(['login;name', 'ada;A', 'bob;B', ''].join(end)))).to.deep.equal([
        ['login', 'name'],
        ['ada', 'A'],
        ['bob', 'B'],
      ]);
    });

  it('follows the first line by which spreadsheets name the delimiter, and counts it', async () => {
    expect(await read('sep=|\nlogin|name;x\nada|A')).to.deep.equal({
      header: ['login', 'name;x'],
      rows: [{ at: 3, cells: ['ada', 'A'] }],
    });
  });

  it('takes off the apostrophe that our own file puts before a formula, and no other', async () => {
    const cells = ['=1+1', "'=1+1", "''@x", "'quoted'", "O'Brien", "'", '-5', '＝x', "'\tx"];
    const { rows } = await readFile(file(csvOf([['login', 'x'], ...cells.map((cell) => [cell, 'x'])])), options());
    expect(rows.map((row) => row.cells[0])).to.deep.equal(cells);
  });

  it('gives back any table, with any delimiter and line end', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '|', '\t', '\n', ' ', "'", '=', '1') });
    const tables = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      rows: fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(tables, async ({ delimiter, end, rows }) => {
        const written = [['login', 'x', 'y'], ...rows.map(([a, b, c]) => [`u${a}`, b, `${c}z`])];
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = written.map((row) => row.map(quoted).join(delimiter)).join(end);
        const plain = written.map((row) => row.map(unmarked));
        expect(cellsOf(await read(text))).to.deep.equal(plain);
      }),
      { numRuns: 60 },
    );
  });

  it('says in which row a quote is not closed, or stands where none may', async () => {
    await cantBeRead(read('login;name\nada;A\nbob;"B\ncleo;C'), 'unclosed-quote', 3);
    await cantBeRead(read('login;name\n"ada"x;A'), 'unclosed-quote', 2);
  });
});

describe('readPasted: what is too much (S14)', () => {
  const rows = (count: number, row = 'a'): string => `${row}\n`.repeat(count);

  it('reads 50,000 rows and their names, and not one more', async () => {
    expect((await read(rows(50_000))).rows).to.have.length(50_000);
    expect((await read(`login\n${rows(50_000)}`)).rows).to.have.length(50_000);
    await cantBeRead(read(rows(50_001)), 'too-many-rows', 50_001);
    await cantBeRead(read(`login\n${rows(50_001)}`), 'too-many-rows', 50_002);
  });

  it('stops at the first row that is too much, of a million', () =>
    cantBeRead(read(rows(1e6)), 'too-many-rows', 50_002));

  it('reads 100 columns, and not one more', async () => {
    const wide = (count: number): string => rows(2, Array.from({ length: count }, (_, at) => `c${at}`).join(';'));
    expect((await read(wide(100))).header).to.have.length(100);
    await cantBeRead(read(wide(101)), 'too-many-columns', 1);
  });

  it('reads columns that are empty beyond that', async () => {
    expect((await read(`login;x${';'.repeat(300)}\nada;y${';'.repeat(300)}`)).header).to.have.length(2);
  });

  it('reads a cell of 4,096 letters, and not one more', async () => {
    expect((await read(`ada\n${'b'.repeat(4096)}`)).rows).to.have.length(2);
    await cantBeRead(read(`ada\n${'b'.repeat(4097)}`), 'too-long-cell', 2);
  });

  for (const [what, text, problem] of [
    ['a million quotes', '"'.repeat(1e6), 'too-long-cell'],
    ['a quote that is never closed', `"${'a\n'.repeat(2e6)}`, 'too-long-cell'],
    ['a row that never ends', '"",'.repeat(1e6), 'too-long-cell'],
    ['a letter after each quote', '"a'.repeat(1e6), 'unclosed-quote'],
  ] as const)
    it(`gives up at ${what}`, () => cantBeRead(read(text), problem, 1));

  it('does not begin with a text of more than 5 MB', () =>
    cantBeRead(read('a'.repeat(5 * 1024 * 1024 + 1)), 'too-large'));

  it('does not begin with a file of more than 5 MB', async () => {
    await cantBeRead(readFile(large(5 * 1024 * 1024 + 1), options()), 'too-large');
    await cantBeRead(readFile(large(5 * 1024 * 1024), options()), 'unreadable');
  });
});

describe('readFile', () => {
  it('reads a file in the encoding that it is in, and says what is only supposed', async () => {
    expect(await readFile(file('login\nJosé'), options())).to.deep.equal({
      header: ['login'],
      rows: [{ at: 2, cells: ['José'] }],
    });
    const western = file(Uint8Array.from([0x4a, 0x6f, 0x73, 0xe9]));
    expect(await readFile(western, options())).to.deep.equal({
      rows: [{ at: 1, cells: ['José'] }],
      guessed: 'windows-1252',
    });
  });

  it('reads what spreadsheets save as Unicode text: UTF-16 with tabs', async () => {
    const text = '\uFEFFlogin\tname\r\nada\tسارة\r\n';
    const units = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
    expect(cellsOf(await readFile(file(units), options()))).to.deep.equal([
      ['login', 'name'],
      ['ada', 'سارة'],
    ]);
  });

  it('says what a file is that is no table, whatever it is called', async () => {
    await cantBeRead(readFile(file('PK\x03\x04', 'x'.repeat(200)), options()), 'archive');
    await cantBeRead(readFile(file(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0])), options()), 'old-spreadsheet');
    await cantBeRead(readFile(file('%PDF-1.7'), options()), 'binary');
    await cantBeRead(readFile(file('ada\0bob'), options()), 'binary');
  });

  it('stops where it is told to, with the reason that it was given', async () => {
    const stop = new AbortController();
    const reading = readPasted('a\n'.repeat(400_000).slice(0, 99_998), options(stop.signal)).catch(
      (error: unknown) => error,
    );
    stop.abort('enough');
    expect(await reading).to.equal('enough');
    expect(await readFile(file('ada'), options(AbortSignal.abort('no'))).catch((error: unknown) => error)).to.equal(
      'no',
    );
  });

  it('gives the page its turns while it reads', async () => {
    let turns = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      turns += 1;
      port2.postMessage(0);
    };
    port2.postMessage(0);
    await read(`${'a'.repeat(90)}\n`.repeat(20_000));
    port1.close();
    expect(turns).to.be.greaterThan(20);
  });
});
