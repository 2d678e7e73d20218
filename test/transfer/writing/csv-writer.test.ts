import { expect } from '@open-wc/testing';
import { CsvWriter } from '../../../src/transfer/writing/csv-writer.js';

describe('CsvWriter', () => {
  it('writes rows as they come into one file for spreadsheets (RFC 4180, S13)', async () => {
    const writer = new CsvWriter();
    writer.write([['Name', 'Phone']]);
    writer.write([['Zoë "Z" Ångström', '+49 30 123'], ['a,b\r\nc', '']]); // prettier-ignore
    const file = writer.finish();
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.slice(0, 3)], 'the mark of UTF-8').to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(await file.text()).to.equal('"Name","Phone"\r\n"Zoë ""Z"" Ångström","\'+49 30 123"\r\n"a,b\r\nc",""\r\n');
    expect([file.type, writer.extension, writer.cut, writer.room]).to.deep.equal(['text/csv;charset=utf-8', 'csv', 0, Infinity]); // prettier-ignore
  });

  it('writes half a character as the sign for one that is not known, and loses no other', async () => {
    const writer = new CsvWriter();
    writer.write([['a\uD83Db', '\u{1F600}']]);
    expect(await writer.finish().text()).to.equal('"a\uFFFDb","\u{1F600}"\r\n');
  });
});
