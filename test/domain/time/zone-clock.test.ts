import { expect } from '@open-wc/testing';
import { dayIn, isTimeZone, offsetAt } from '../../../src/domain/time/zone-clock.js';

const hours = (instant: string, zone: string): number => offsetAt(Date.parse(instant), zone) / 3_600_000;

describe('isTimeZone', () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires'])
    it(`knows ${zone}`, () => {
      expect(isTimeZone(zone)).to.equal(true);
      expect(isTimeZone(zone), 'asked again').to.equal(true);
    });

  for (const zone of ['', 'Mars/Olympus_Mons', 'Europe/Berlin ', '<b>UTC</b>', undefined, null, 1, {}, ['UTC']])
    it(`does not take ${JSON.stringify(zone)} for one (R11)`, () => {
      expect(isTimeZone(zone)).to.equal(false);
    });
});

describe('offsetAt', () => {
  for (const [instant, zone, offset] of [
    ['2026-01-15T12:00Z', 'UTC', 0],
    ['2026-01-15T12:00Z', 'Europe/Berlin', 1],
    ['2026-07-15T12:00Z', 'Europe/Berlin', 2],
    ['2026-01-15T12:00Z', 'America/New_York', -5],
    ['2026-07-15T12:00Z', 'Asia/Kathmandu', 5.75],
    ['2026-01-15T12:00Z', 'Australia/Lord_Howe', 11],
    ['2026-07-15T12:00Z', 'Australia/Lord_Howe', 10.5],
    ['2011-12-30T09:59Z', 'Pacific/Apia', -10],
    ['2011-12-30T10:00Z', 'Pacific/Apia', 14],
    // midnight, which some browsers write as 24:00
    ['2026-01-15T23:00Z', 'Europe/Berlin', 1],
    // a part of a second does not count
    ['2026-01-15T12:00:00.999Z', 'Europe/Berlin', 1],
    // before 1970
    ['1969-07-20T20:17:40.500Z', 'America/New_York', -4],
  ] as const)
    it(`is ${offset} hours at ${instant} in ${zone}`, () => {
      expect(hours(instant, zone)).to.equal(offset);
    });
});

describe('dayIn', () => {
  for (const [instant, zone, day] of [
    ['2026-03-01T22:59:59Z', 'Europe/Berlin', '2026-03-01'],
    ['2026-03-01T23:00:00Z', 'Europe/Berlin', '2026-03-02'],
    ['2026-01-01T04:59:00Z', 'America/New_York', '2025-12-31'],
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    ['2026-02-28T18:15:00Z', 'Asia/Kathmandu', '2026-03-01'],
  ] as const)
    it(`is ${day} at ${instant} in ${zone}`, () => {
      expect(dayIn(Date.parse(instant), zone)).to.equal(day);
    });
});
