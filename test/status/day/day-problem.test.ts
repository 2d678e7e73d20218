import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { dayIn } from '../../../src/domain/time/zone-clock.js';
import { problemOf } from '../../../src/status/day/day-problem.js';

describe('problemOf', () => {
  it('has tomorrow in the account’s zone as the earliest day, whatever the day is elsewhere', () => {
    const late = Date.parse('2026-05-04T22:30Z');
    expect(problemOf('2026-05-05', undefined, 'Europe/Berlin', late)).to.equal('too-early');
    expect(problemOf('2026-05-06', undefined, 'Europe/Berlin', late)).to.equal(undefined);
    expect(problemOf('2026-05-05', undefined, 'America/New_York', late)).to.equal(undefined);
  });

  it('lets no day pass that is not in the future, at any time, anywhere', () => {
    const zones = fc.constantFrom('UTC', 'Pacific/Apia', 'America/Santiago', 'Asia/Kathmandu', 'Pacific/Kiritimati');
    const times = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(zones, times, fc.integer({ min: -3, max: 3 }), (where, time, days) => {
        const day = dayIn(time + days * 86_400_000, where);
        const fits = problemOf(day, undefined, where, time) === undefined;
        expect(fits).to.equal(day > dayIn(time, where));
      }),
    );
  });
});
