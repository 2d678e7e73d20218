import { expect } from '@open-wc/testing';
import { strToU8, zipSync, type Zippable } from 'fflate';
import writeWorkbook from 'write-excel-file/universal';
import { readFile } from '../../../../src/transfer/file/read-file.js';
import { cantBeRead, cellsOf, options } from '../reading.js';

type Cell = string | number | boolean | Date | null;

/** A workbook by an independent writer. */
async function workbook(rows: readonly (readonly Cell[])[]): Promise<Blob> {
  const cells = rows.map((row) =>
    row.map((value) => (value instanceof Date ? { value, format: 'dd/mm/yyyy' } : { value })),
  );
  return writeWorkbook(cells as never).toBlob();
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const parts: Readonly<Record<string, string>> = {
  'xl/workbook.xml': `<workbook xmlns:r="${relation}"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** A workbook whose sheet is written by hand. */
function sheet(rows: string, more: Zippable = {}): File {
  const texts = { ...parts, 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>` };
  const files = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
  return new File([zipSync({ ...files, ...more }) as BlobPart], 'people.csv');
}

const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const read = (blob: Blob, signal?: AbortSignal) => readFile(blob, options(signal));

describe('readFile: XLSX', function () {
  // what unpacks to 60 MB takes a while on a machine that has much else to do
  this.timeout(30_000);

  it('reads the first sheet as texts: numbers as written, days as days, nothing as nothing', async () => {
    const blob = await workbook([
      ['login', 'id', 'since', 'active'],
      ['ada', 12345, new Date(Date.UTC(2026, 4, 1)), true],
      [' Bob ', null, null, false],
      ['سارة', 0.5, null, null],
    ]);
    expect(cellsOf(await read(blob))).to.deep.equal([
      ['login', 'id', 'since', 'active'],
      ['ada', '12345', '2026-05-01', 'true'],
      ['Bob', '', '', 'false'],
      ['سارة', '0.5', '', ''],
    ]);
  });

  it('keeps the numbers of rows where there are empty ones between', async () => {
    const { rows } = await read(sheet(`<row r="2">${cell('A2', 'ada')}</row><row r="5">${cell('A5', 'bob')}</row>`));
    expect(rows).to.deep.equal([
      { at: 2, cells: ['ada'] },
      { at: 5, cells: ['bob'] },
    ]);
  });

  it('keeps all digits of an id that is a number', async () => {
    const { rows } = await read(sheet('<row r="1"><c r="A1"><v>9007199254740993</v></c></row>'));
    expect(rows[0]?.cells).to.deep.equal(['9007199254740993']);
  });

  it('takes off the apostrophe that our own file has before a formula', async () => {
    expect((await read(sheet(`<row r="1">${cell('A1', "'=1")}</row>`))).rows[0]?.cells).to.deep.equal(['=1']);
  });

  it('needs no worker: nothing comes from a blob address', async () => {
    const blob = await workbook(Array.from({ length: 20_000 }, (_, at) => [`user-${at}`]));
    const made: unknown[] = [];
    const { Worker: known } = globalThis;
    globalThis.Worker = class {
      constructor(...given: unknown[]) {
        made.push(given);
      }
    } as never;
    try {
      expect((await read(blob)).rows).to.have.length(20_000);
    } finally {
      globalThis.Worker = known;
    }
    expect(made).to.deep.equal([]);
  });

  it('is limited like a text (S14)', async () => {
    const long = 'x'.repeat(4097);
    await cantBeRead(read(sheet(`<row r="3">${cell('A3', long)}</row>`)), 'too-long-cell', 3);
    await cantBeRead(read(sheet(`<row r="4">${cell('CW4', 'x')}</row>`)), 'too-many-columns', 4);
    const rows = Array.from({ length: 50_001 }, (_, at) => `<row r="${at + 1}">${cell(`A${at + 1}`, 'x')}</row>`);
    await cantBeRead(read(sheet(rows.join(''))), 'too-many-rows', 50_001);
    expect((await read(sheet(`<row r="4">${cell('CV4', 'x')}</row>`))).rows).to.have.length(1);
  });

  for (const [what, rows] of [
    ['a row that stands a thousand million rows below', '<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'],
    ['a place that is written with an entity', '<row r="&#57;99999999"><c r="A1"><v>1</v></c></row>'],
    [
      'a place behind another attribute that looks like one',
      `<row x=" r='1'" r="999999999"><c r="A1"><v>1</v></c></row>`,
    ],
    ['a tag that is none', '<row x="<" r="999999999"><c r="A1"><v>1</v></c></row>'],
    ['a place that is a word', '<row r="first"><c r="A1"><v>1</v></c></row>'],
  ] as const)
    it(`does not fill the memory for ${what}`, () => cantBeRead(read(sheet(rows)), 'broken-spreadsheet'));

  it('stops unpacking where too much comes out, whatever the archive says of its size', async () => {
    const bomb = sheet('', { 'xl/media.xml': new Uint8Array(60 * 1024 * 1024) });
    expect(bomb.size).to.be.lessThan(200_000);
    await cantBeRead(read(bomb), 'too-large-inside');
    const bytes = new Uint8Array(await bomb.arrayBuffer());
    const view = new DataView(bytes.buffer);
    // both records of each file say that it holds ten bytes
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    await cantBeRead(read(new Blob([bytes])), 'too-large-inside');
  });

  it('does not unpack what is no part of the table', async () => {
    const blob = sheet(`<row r="1">${cell('A1', 'ada')}</row>`, {
      'xl/media/film.mov': new Uint8Array(60 * 1024 * 1024),
    });
    expect((await read(blob)).rows).to.have.length(1);
  });

  it('says that any other archive is one, and that a damaged workbook is', async () => {
    await cantBeRead(read(new Blob([zipSync({ 'letter.txt': strToU8('Dear Ada') }) as BlobPart])), 'archive');
    await cantBeRead(read(sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')), 'broken-spreadsheet');
    const whole = new Uint8Array(await (await workbook([['ada']])).arrayBuffer());
    await cantBeRead(read(new Blob([whole.slice(0, 300)])), 'broken-spreadsheet');
  });

  it('has nothing to read in an empty sheet', () => cantBeRead(read(sheet('')), 'empty'));

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    const reading = read(await workbook([['ada'], ['bob']]), stop.signal).catch((error: unknown) => error);
    stop.abort('enough');
    expect(await reading).to.equal('enough');
  });
});
