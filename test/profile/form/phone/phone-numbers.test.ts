import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { phoneCheckOf } from '../../../../src/profile/form/phone/phone-numbers.js';

describe('phoneCheckOf', () => {
  for (const [typed, locale, expected] of [
    ['+4930123456', 'en', { verdict: 'valid', international: '+49 30 123456' }],
    [' +1 (213) 373-4253 ', 'de', { verdict: 'valid', international: '+1 213 373 4253' }],
    ['030 123456', 'de', { verdict: 'valid', international: '+49 30 123456', country: 'DE' }],
    ['020 7946 0958', 'en-GB', { verdict: 'valid', international: '+44 20 7946 0958', country: 'GB' }],
    ['030 123456', 'en-GB', { verdict: 'doubtful' }],
    ['112', 'de', { verdict: 'doubtful' }],
    ['030 123456', 'ar-001', { verdict: 'doubtful' }],
    ['+999 123456', 'en', { verdict: 'invalid' }],
    ['+49 1', 'en', { verdict: 'invalid' }],
    ['+1 555 123 4567', 'en', { verdict: 'doubtful' }],
    ['+', 'en', { verdict: 'invalid' }],
    ['call me', 'en', { verdict: 'invalid' }],
    ['my number is +49 30 123456', 'en', { verdict: 'invalid' }],
    ['---', 'en', { verdict: 'invalid' }],
  ] as const)
    it(`tells ${typed} in ${locale}: ${expected.verdict}`, () => {
      expect(phoneCheckOf(typed, locale)).to.deep.equal({ value: typed, ...expected });
    });

  it('reads digits of other scripts', () => {
    expect(phoneCheckOf('+٤٩٣٠١٢٣٤٥٦', 'ar').verdict).to.equal('valid');
  });

  it('answers for whatever is typed, and speaks of what was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('en', 'de', 'ar', 'und'),
        (typed, locale) => {
          expect(phoneCheckOf(typed, locale).value).to.equal(typed);
        },
      ),
    );
  });
});
