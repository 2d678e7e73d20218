import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { dayAfter, endOfDay, endOfDayText } from '../../../src/domain/time/end-of-day.js';
import { dayIn, offsetAt } from '../../../src/domain/time/zone-clock.js';

const minute = 60_000;
const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString().replace(':00.000Z', 'Z');
/** What the clocks on the wall of the zone show. */
const wall = (instant: number, zone: string): string =>
  new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 16);

describe('endOfDay', () => {
  for (const [what, zone, day, instant] of [
    ['a day in winter', 'Europe/Berlin', '2026-01-15', '2026-01-15T22:59Z'],
    ['a day in summer', 'Europe/Berlin', '2026-07-15', '2026-07-15T21:59Z'],
    ['the day before clocks go forward', 'Europe/Berlin', '2026-03-28', '2026-03-28T22:59Z'],
    ['the day on which clocks go forward', 'Europe/Berlin', '2026-03-29', '2026-03-29T21:59Z'],
    ['the day before clocks go back', 'Europe/Berlin', '2026-10-24', '2026-10-24T21:59Z'],
    ['the day on which clocks go back', 'Europe/Berlin', '2026-10-25', '2026-10-25T22:59Z'],
    ['the day before clocks go forward', 'America/New_York', '2026-03-07', '2026-03-08T04:59Z'],
    ['the day on which clocks go forward', 'America/New_York', '2026-03-08', '2026-03-09T03:59Z'],
    ['the day on which clocks go back', 'America/New_York', '2026-11-01', '2026-11-02T04:59Z'],
    ['a day whose midnight is skipped after it', 'America/Santiago', '2024-09-07', '2024-09-08T03:59Z'],
    ['a day that ends twice: the later end', 'America/Santiago', '2024-04-06', '2024-04-07T03:59Z'],
    ['a day whose midnight is skipped after it', 'Asia/Beirut', '2024-03-30', '2024-03-30T21:59Z'],
    ['a day that ends twice: the later end', 'Asia/Beirut', '2024-10-26', '2024-10-26T21:59Z'],
    ['a day that ends twice: the later end', 'America/Sao_Paulo', '2018-02-17', '2018-02-18T02:59Z'],
    ['the day before the one that never was', 'Pacific/Apia', '2011-12-29', '2011-12-30T09:59Z'],
    ['a day that never was: the last minute before it', 'Pacific/Apia', '2011-12-30', '2011-12-30T09:59Z'],
    ['the day after the one that never was', 'Pacific/Apia', '2011-12-31', '2011-12-31T09:59Z'],
    ['a day on which clocks go back by half an hour', 'Australia/Lord_Howe', '2026-04-05', '2026-04-05T13:29Z'],
    ['a day on which clocks go forward by half an hour', 'Australia/Lord_Howe', '2026-10-04', '2026-10-04T12:59Z'],
    ['a leap day', 'UTC', '2028-02-29', '2028-02-29T23:59Z'],
    ['the last day that can be written', 'UTC', '9999-12-31', '9999-12-31T23:59Z'],
    ['a zone of three quarters of an hour', 'Asia/Kathmandu', '2026-05-04', '2026-05-04T18:14Z'],
    ['the zone that is furthest ahead', 'Pacific/Kiritimati', '2026-05-04', '2026-05-04T09:59Z'],
    ['the zone that is furthest behind', 'Etc/GMT+12', '2026-05-04', '2026-05-05T11:59Z'],
  ] as const)
    it(`finds the end of ${what} in ${zone}, ${day}`, () => {
      expect(iso(endOfDay(day, zone))).to.equal(instant);
    });

  for (const day of [
    '',
    '2026-2-3',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '20260101',
    '12026-01-01',
    '+012026-01-01',
    '2026-01',
    '2026',
    ' 2026-01-01',
    '2026-01-01T00:00',
    '04.05.2026',
    'tomorrow',
    '0000-00-00',
    '２０２６-01-01',
  ])
    // prettier-ignore
    it(`finds none of “${day}”`, () => {
      expect(endOfDay(day, 'UTC')).to.equal(undefined);
    });
});

describe('endOfDayText', () => {
  it('is that instant as ISO 8601, or nothing where it is no day', () => {
    expect(endOfDayText('2026-07-15', 'Europe/Berlin')).to.equal('2026-07-15T21:59:00.000Z');
    expect(endOfDayText('2026-02-30', 'Europe/Berlin')).to.equal(undefined);
  });
});

const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Santiago', 'America/St_Johns',
  'America/Nuuk', 'America/Havana', 'Asia/Beirut', 'Asia/Kathmandu', 'Asia/Tehran', 'Asia/Gaza', 'Africa/Cairo', 'Africa/Casablanca',
  'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Chatham', 'Pacific/Kiritimati', 'Antarctica/Troll', 'Atlantic/Azores'); // prettier-ignore
const instants = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2045, 0, 1) });

describe('endOfDay, on any day anywhere', () => {
  it('lies on that day, and the next minute on the next', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const day = dayIn(instant, zone);
        const end = endOfDay(day, zone)!;
        expect(dayIn(end, zone)).to.equal(day);
        expect(dayIn(end + minute, zone) > day).to.equal(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('is 11:59 PM, unless no clock shows that on this day', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const day = dayIn(instant, zone);
        const end = endOfDay(day, zone)!;
        if (wall(end, zone) !== `${day}T23:59`) expect(wall(end + minute, zone) > `${day}T23:59`).to.equal(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('comes later on a later day', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const day = dayIn(instant, zone);
        const next = dayAfter(instant, zone);
        const length = (endOfDay(next, zone)! - endOfDay(day, zone)!) / 3_600_000;
        expect(length).to.be.within(22, 26);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('dayAfter', () => {
  for (const [instant, zone, day] of [
    ['2026-05-04T21:58:59Z', 'Europe/Berlin', '2026-05-05'],
    // in the last minute of a day it is the day that is about to begin
    ['2026-05-04T21:59:30Z', 'Europe/Berlin', '2026-05-05'],
    ['2026-05-04T22:00:00Z', 'Europe/Berlin', '2026-05-06'],
    // the same instant, another calendar
    ['2026-05-04T22:00:00Z', 'America/New_York', '2026-05-05'],
    ['2026-12-31T12:00:00Z', 'UTC', '2027-01-01'],
    ['2028-02-28T12:00:00Z', 'UTC', '2028-02-29'],
    ['2011-12-29T20:00:00Z', 'Pacific/Apia', '2011-12-31'],
    ['2024-03-30T12:00:00Z', 'America/Nuuk', '2024-03-31'],
    // the hour that comes twice, first and second
    ['2024-04-07T02:30:00Z', 'America/Santiago', '2024-04-07'],
    ['2024-04-07T03:30:00Z', 'America/Santiago', '2024-04-07'],
  ] as const)
    it(`is ${day} at ${instant} in ${zone}`, () => {
      expect(dayAfter(Date.parse(instant), zone)).to.equal(day);
    });
});
