import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { csvOf } from '../../../src/ui/file/csv.js';
import { unmarked } from '../../../src/ui/file/unmarked.js';

const written = (text: string): string => /^\uFEFF"([^]*)"\r\n$/.exec(csvOf([[text]]))![1]!.replaceAll('""', '"');

describe('unmarked', () => {
  it('takes off one apostrophe, and only where a formula would be behind it', () => {
    const cells = { "'=1": '=1', "''=1": "'=1", "'@a": '@a', "'\tb": '\tb', "' =1": ' =1', "'＋1": '＋1' };
    for (const [cell, text] of Object.entries(cells)) expect(unmarked(cell), cell).to.equal(text);
    for (const cell of ["'", "''", "'ada'", "O'=Brien", '=1', '', "'1=1"]) expect(unmarked(cell), cell).to.equal(cell);
  });

  it('gives back whatever was written to a file', () => {
    const texts = fc.string({
      unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', ' ', 'a', '＝', '"', '\uFEFF'),
    });
    fc.assert(fc.property(texts, (text) => void expect(unmarked(written(text))).to.equal(text)));
  });
});
