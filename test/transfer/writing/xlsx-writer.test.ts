import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/browser';
import { XlsxWriter } from '../../../src/transfer/writing/xlsx-writer.js';

const looks = { columns: 3, rightToLeft: false };

/** The rows as another program reads them. */
async function rowsOf(file: Blob): Promise<string[][]> {
  const [sheet] = await readXlsxFile(file, { trim: false });
  return (sheet?.data ?? []).map((row) => row.map((cell) => (cell === null ? '' : `${cell as string}`)));
}

describe('XlsxWriter', () => {
  it('writes rows as they come into a workbook that another reader reads', async () => {
    const writer = new XlsxWriter(looks);
    const rows = [
      ['Name', 'Login', 'Phone'],
      ['Zoë <Z> & Ångström', '=HYPERLINK("x")', '+49 30 123'],
      ['\u{1F600} 東京', '007', 'a\nb'],
    ];
    writer.write(rows.slice(0, 1));
    writer.write(rows.slice(1, 2));
    writer.write([]);
    writer.write(rows.slice(2));
    const file = writer.finish();
    expect(await rowsOf(file)).to.deep.equal(rows);
    expect([file.type, writer.extension, writer.cut]).to.deep.equal(['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx', 0]); // prettier-ignore
  });

  it('is a zip file of parts that are packed', async () => {
    const writer = new XlsxWriter(looks);
    for (let page = 0; page < 20; page++) writer.write(Array.from({ length: 500 }, () => ['Ana', 'ana@example.com', 'x'.repeat(50)])); // prettier-ignore
    const file = writer.finish();
    const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    expect(String.fromCharCode(...start.slice(0, 2))).to.equal('PK');
    expect(file.size, 'ten thousand rows of 70 letters').to.be.below(300_000);
    expect(await rowsOf(file)).to.have.length(10_000);
  });

  it('loses no letter that can be seen, in any text', async () => {
    const letter = fc.integer({ min: 32, max: 0x2fff }).filter((code) => code < 0x7f || code > 0x9f);
    const text = fc.array(letter, { minLength: 1, maxLength: 12 }).map((codes) => String.fromCodePoint(...codes));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 6 }), async (rows) => {
        const writer = new XlsxWriter(looks);
        writer.write(rows);
        expect(await rowsOf(writer.finish())).to.deep.equal(rows.map((row) => [...row]));
      }),
      { numRuns: 40 },
    );
  });

  it('cuts what is longer than a cell holds, where it can be seen, and counts it', async () => {
    const writer = new XlsxWriter({ columns: 1, rightToLeft: false });
    writer.write([['a'.repeat(32_767)], ['b'.repeat(32_768)]]);
    const [[whole], [cut]] = (await rowsOf(writer.finish())) as [[string], [string]];
    expect([whole.length, cut.length, cut.at(-1), writer.cut]).to.deep.equal([32_767, 32_767, '…', 1]);
  });

  it('says how many more rows it has room for', () => {
    const writer = new XlsxWriter(looks);
    expect(writer.room).to.equal(1_048_576);
    writer.write([['a'], ['b']]);
    expect(writer.room).to.equal(1_048_574);
  });
});
