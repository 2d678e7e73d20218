import { expect } from '@open-wc/testing';
import { status } from '../../src/i18n/en/status.js';
import { status as german } from '../../src/i18n/de/status.js';
import { Messages } from '../../src/i18n/messages.js';
import { dayInWords, ruleOf, whenForViewer, whenIn } from '../../src/status/day-words.js';

const english = new Messages([{ locale: 'en-GB', messages: status }]);
const instant = '2026-07-01T20:59:00.000Z';
const plain = (text: string | undefined): string => text?.replace(/[\u2068\u2069]/g, '') ?? '';

describe('whenIn', () => {
  it('tells the time by the clocks of the zone (R9)', () => {
    expect(whenIn(instant, 'Europe/Athens', english)).to.match(/1 July 2026.*23:59/);
    expect(whenIn(instant, 'UTC', english)).to.match(/1 July 2026.*20:59/);
    expect(whenIn(instant, 'Asia/Tokyo', english)).to.match(/2 July 2026.*0?5:59/);
  });

  it('leaves what is no instant as it is', () => {
    expect(whenIn('soon', 'UTC', english)).to.equal('soon');
  });
});

describe('whenForViewer', () => {
  it('tells the viewer’s own time where their clocks show another (R9)', () => {
    expect(whenForViewer(instant, 'Europe/Athens', 'Asia/Tokyo', english)).to.match(/^For you that is 2 July 2026/);
  });

  it('says nothing where the clocks agree, whatever the zones are called', () => {
    expect(whenForViewer(instant, 'Europe/Athens', 'Europe/Helsinki', english)).to.equal(undefined);
    expect(whenForViewer(instant, 'UTC', 'Africa/Abidjan', english)).to.equal(undefined);
  });

  it('goes by the clocks of that day: London and Lisbon agree, London and UTC only in winter', () => {
    expect(whenForViewer(instant, 'UTC', 'Europe/London', english)).not.to.equal(undefined);
    expect(whenForViewer('2026-01-01T12:00:00Z', 'UTC', 'Europe/London', english)).to.equal(undefined);
  });

  it('says nothing of what is no instant', () => {
    expect(whenForViewer('soon', 'UTC', 'Asia/Tokyo', english)).to.equal(undefined);
  });
});

describe('ruleOf', () => {
  it('names when, and the account’s zone with blanks (R9)', () => {
    const text = plain(ruleOf({ name: 'America/New_York', from: 'account' }, english));
    expect(text).to.equal(
      'The user will be deactivated at 23:59 on the selected day. Days are counted in the account’s time zone, America/New York.',
    );
  });

  it('says whose zone it is where the account’s is not told, or not known here', () => {
    expect(plain(ruleOf({ name: 'UTC', from: 'untold' }, english))).to.match(/does not name .* in yours, UTC\.$/);
    const unknown = plain(ruleOf({ name: 'UTC', from: 'unknown' }, english));
    expect(unknown).to.include('UTC');
    expect(unknown).not.to.equal(plain(ruleOf({ name: 'UTC', from: 'untold' }, english)));
  });

  it('keeps the zone’s name in its own direction', () => {
    expect(ruleOf({ name: 'UTC', from: 'account' }, english)).to.include('\u2068UTC\u2069');
  });
});

describe('dayInWords', () => {
  it('writes a day as the language does, the same day in every zone', () => {
    expect(dayInWords('2026-12-31', english)).to.equal('31 December 2026');
    expect(dayInWords('2026-12-31', new Messages([{ locale: 'de', messages: german }]))).to.equal('31. Dezember 2026');
  });
});
