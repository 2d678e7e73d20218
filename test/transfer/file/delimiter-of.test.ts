import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { delimiterOf, type Delimiter } from '../../../src/transfer/file/delimiter-of.js';

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

describe('delimiterOf', () => {
  it('finds nothing in a list with one value on each line', () => {
    for (const text of ['', '\n\n', 'ada', 'ada\nbob\ncleo', 'a@example.com\nb@example.com'])
      expect(delimiterOf(text), text).to.equal(undefined);
  });

  it('is not led astray by a few lines of a list', () => {
    expect(delimiterOf('ada\nDoe, Jane\nbob\ncleo')).to.equal(undefined);
    expect(delimiterOf('ada\na|b\nbob\ncleo;x')).to.equal(undefined);
  });

  it('takes what stands equally often in each row, not what stands most often', () => {
    expect(delimiterOf('login;name\nada;Lovelace, Ada, Countess\nbob;Bob')).to.equal(';');
    expect(delimiterOf('login,size\nada,"1,5"\nbob,"2,5"')).to.equal(',');
  });

  it('does not look into quotes, also over several lines', () => {
    expect(delimiterOf('a;b\n"x,y,\nz,w";c\n"x,y";d')).to.equal(';');
  });

  it('passes over empty lines', () => {
    expect(delimiterOf('\n\na\tb\n\n\n\nc\td\n\n')).to.equal('\t');
  });

  it('finds each delimiter of a table whose cells hold the others within quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ß', ' ', ',', ';', '|') });
    const tables = fc
      .tuple(fc.constantFrom(...delimiters), fc.integer({ min: 2, max: 6 }))
      .chain(([delimiter, width]) =>
        fc.tuple(
          fc.constant(delimiter),
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 60 }),
        ),
      );
    fc.assert(
      fc.property(tables, ([delimiter, rows]) => {
        const text = rows.map((row) => row.map((each) => `"${each}"`).join(delimiter)).join('\n');
        expect(delimiterOf(text)).to.equal(delimiter);
      }),
    );
  });
});
