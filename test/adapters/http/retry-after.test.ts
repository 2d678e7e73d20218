import { expect } from '@open-wc/testing';
import { retryAfterMs } from '../../../src/adapters/http/retry-after.js';

describe('retryAfterMs', () => {
  const now = Date.UTC(2026, 0, 1, 12, 0, 0);
  const forms: [string | null, number | undefined][] = [
    ['120', 120_000],
    ['0', 0],
    [' 7 ', 7000],
    ['1.5', 1500],
    ['60, 120', 60_000],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 12:00:30 GMT, 3', 30_000],
    ['Thursday, 01-Jan-26 12:00:30 GMT', 30_000],
    ['Thu Jan  1 12:00:30 2026', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['', undefined],
    [null, undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['1e3', undefined],
    ['Infinity', undefined],
    ['2026', 2_026_000],
    ['12 minutes', undefined],
    ['Foo, 99 Bar 2026 12:00:00 GMT', undefined],
  ];
  for (const [text, ms] of forms)
    it(`reads ${JSON.stringify(text)} as ${ms} (F11)`, () => {
      expect(retryAfterMs(text, now)).to.equal(ms);
    });
});
