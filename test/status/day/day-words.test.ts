import { expect } from '@open-wc/testing';
import { days } from '../../../src/i18n/en/days.js';
import { days as german } from '../../../src/i18n/de/days.js';
import { Messages } from '../../../src/i18n/messages.js';
import {
  dayInWords,
  problemText,
  ruleOf,
  whenChosen,
  whenForViewer,
  whenIn,
} from '../../../src/status/day/day-words.js';

const english = new Messages([{ locale: 'en-GB', messages: days }]);
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

describe('whenChosen', () => {
  it('tells the end of that day by the account’s clocks, and by the viewer’s where they differ (R9)', () => {
    expect(whenChosen('2027-05-04', 'Europe/Berlin', 'Europe/Paris', english)).to.equal(
      'They will become inactive on 4 May 2027 at 23:59.',
    );
    expect(whenChosen('2027-05-04', 'Europe/Berlin', 'America/New_York', english)).to.equal(
      'They will become inactive on 4 May 2027 at 23:59. For you that is 4 May 2027 at 17:59.',
    );
  });

  it('says nothing of what is no day', () => {
    for (const day of ['', '?', '2027-02-30']) expect(whenChosen(day, 'UTC', 'UTC', english)).to.equal(undefined);
  });
});

describe('problemText', () => {
  const noon = Date.parse('2026-05-04T12:00Z');

  it('names the first day that is possible in the zone (R9)', () => {
    expect(problemText('too-early', 'Europe/Berlin', noon, english)).to.equal('Choose 5 May 2026 or a later day.');
    expect(problemText('too-early', 'Pacific/Kiritimati', noon, english)).to.equal('Choose 6 May 2026 or a later day.');
  });

  it('shows how a day is written where it could not be read', () => {
    expect(problemText('unreadable', 'UTC', noon, english)).to.include('such as 2026-05-05.');
  });
});
