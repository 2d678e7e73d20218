import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  type AddressProblem,
  addressText,
  mostAddresses,
  parseAddresses,
} from '../../../src/profile/new-users/parse-addresses.js';

const emails = (text: string): string[] => parseAddresses(text).valid.map(({ email }) => email);
const named = (text: string): string[] =>
  parseAddresses(text).valid.map(({ email, firstName = '-', lastName = '-' }) => `${email} ${firstName}|${lastName}`);

describe('parseAddresses', () => {
  for (const [what, text] of [
    ['blanks', 'a@x.test b@x.test'],
    ['commas', 'a@x.test,b@x.test'],
    ['semicolons', 'a@x.test;b@x.test;'],
    ['lines', 'a@x.test\nb@x.test'],
    ['lines of another system', 'a@x.test\r\n\r\nb@x.test\r\n'],
    ['all of them at once', ' a@x.test ,;\n\t; b@x.test, '],
    ['a no-break space', 'a@x.test\u00a0b@x.test'],
  ] as const) {
    it(`reads addresses that ${what} separate`, () => {
      expect(emails(text)).to.deep.equal(['a@x.test', 'b@x.test']);
    });
  }

  for (const [text, expected] of [
    ['Grace Hopper <g@x.test>', ['g@x.test Grace|Hopper']],
    ['Grace Brewster Murray Hopper <g@x.test>', ['g@x.test Grace Brewster Murray|Hopper']],
    ['Grace <g@x.test>', ['g@x.test Grace|-']],
    ['<g@x.test>', ['g@x.test -|-']],
    ['"Hopper, Grace" <g@x.test>', ['g@x.test Grace|Hopper']],
    ['"Grace Hopper" <g@x.test>; Ada <a@x.test>', ['g@x.test Grace|Hopper', 'a@x.test Ada|-']],
    ['Grace Hopper <g@x.test> Ada Lovelace <a@x.test>', ['g@x.test Grace|Hopper', 'a@x.test Ada|Lovelace']],
    ['b@x.test Grace Hopper <g@x.test> c@x.test', ['b@x.test -|-', 'g@x.test Grace|Hopper', 'c@x.test -|-']],
    ["Sinéad O'Connor <s@x.test>", ["s@x.test Sinéad|O'Connor"]],
    ["'Ada Lovelace' <a@x.test>", ['a@x.test Ada|Lovelace']],
    ['山田 太郎 <y@x.test>', ['y@x.test 山田|太郎']],
    ['Grace Hopper < g@x.test >', ['g@x.test Grace|Hopper']],
  ] as const) {
    it(`takes the name over from ${text}`, () => {
      expect(named(text)).to.deep.equal(expected);
    });
  }

  for (const [text, problem] of [
    ['grace', 'no-at'],
    ['a@b@c', 'many-at'],
    ['@x.test', 'incomplete'],
    ['grace@', 'incomplete'],
    ['<a b@x.test>', 'incomplete'],
    ['<>', 'no-at'],
    ['"grace"@x.test', 'incomplete'],
    [`${'a'.repeat(250)}@x.test`, 'too-long'],
    ['gr\u200bace@x.test', 'invisible'],
    ['\u202egrace@x.test', 'invisible'],
  ] as const satisfies readonly (readonly [string, AddressProblem])[]) {
    it(`says of ${JSON.stringify(text.slice(0, 20))} that it is no address: ${problem} (S7)`, () => {
      const { valid, invalid } = parseAddresses(text);
      expect([valid, invalid]).to.deep.equal([[], [{ text, problem }]]);
    });
  }

  it('keeps the first of the same addresses, whatever their case, and tells the others', () => {
    const { valid, repeated } = parseAddresses('Grace <g@x.test>, G@X.test, a@x.test, g@x.test');
    expect(valid.map(({ text }) => text)).to.deep.equal(['Grace <g@x.test>', 'a@x.test']);
    expect(repeated.map(({ text }) => text)).to.deep.equal(['G@X.test', 'g@x.test']);
  });

  it('takes 50, and tells those that are more', () => {
    const all = Array.from({ length: 53 }, (_, index) => `u${index}@x.test`);
    const { valid, excess } = parseAddresses(all.join(' '));
    expect([valid.length, excess.map(({ email }) => email)]).to.deep.equal([mostAddresses, all.slice(50)]);
  });

  it('shows nothing invisible of a name (S7)', () => {
    expect(named('\u202eGrace Hop\u200bper <g@x.test>')).to.deep.equal(['g@x.test \ufffdGrace|Hop\ufffdper']);
  });

  it('finds nothing in nothing', () => {
    for (const text of ['', '  \n ,;; \n'])
      expect(parseAddresses(text)).to.deep.equal({ valid: [], invalid: [], repeated: [], excess: [] });
  });

  const address = fc
    .tuple(fc.stringMatching(/^[a-z][a-z.]{0,8}$/), fc.stringMatching(/^[a-z]{1,6}$/))
    .map(([name, domain]) => `${name}@${domain}.test`);
  const name = fc.constantFrom('', 'Grace', 'Grace Hopper', '"Hopper, Grace"', 'Ada King Lovelace');
  const entry = fc.tuple(name, address).map(([who, email]) => (who ? `${who} <${email}>` : email));
  const separator = fc.constantFrom(', ', ';', '\n', ',\n', ' ; ');

  it('loses no address, however the text is put together', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, separator), { maxLength: 70 }), (entries) => {
        const { valid, invalid, repeated, excess } = parseAddresses(entries.flat().join(''));
        expect(invalid).to.deep.equal([]);
        expect(valid.length + repeated.length + excess.length).to.equal(entries.length);
        const unique = new Set([...valid, ...excess].map(({ email }) => email));
        expect(unique.size).to.equal(valid.length + excess.length);
      }),
    );
  });

  it('reads what it wrote as the same addresses again', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        const { valid } = parseAddresses(entries.join('\n'));
        expect(parseAddresses(addressText(valid)).valid).to.deep.equal(valid);
      }),
    );
  });

  it('keeps every word with an @ of whatever is pasted in one of its lists', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '@', '<', '>', '"', ',', ' ', '\n', '\u200b') }), (text) => {
        const { valid, invalid, repeated, excess } = parseAddresses(text);
        const told = [...valid, ...invalid, ...repeated, ...excess].map(({ text: each }) => each).join(' ');
        const count = (from: string): number => from.split('@').length;
        expect(count(told)).to.equal(count(text));
      }),
    );
  });

  it('reads a long paste of nothing sensible without getting stuck', () => {
    for (const junk of ['<', '"', 'a ', '<a', '"a,', '>'])
      expect(parseAddresses(junk.repeat(20_000)).valid).to.deep.equal([]);
  });
});
