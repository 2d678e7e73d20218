import { expect } from '@open-wc/testing';
import { ruleText, untilText, whenText, whoIs } from '../../../src/deletion/deleted/deleted-words.js';
import type { DeletedUser } from '../../../src/domain/deleted/deleted-users.js';
import { ownZone } from '../../../src/domain/time/account-zone.js';
import { days } from '../../../src/i18n/en/days.js';
import { deleted } from '../../../src/i18n/en/deleted.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';

const messages = new Messages([{ locale: 'en', messages: { ...deleted, ...days } }]);
const inZone = (timeZone?: string, restorableDays?: number) =>
  aSession({
    capabilities: theCapabilities({
      delete: { kind: 'soft', ...(restorableDays !== undefined && { restorableDays }) },
      ...(timeZone && { deactivate: { timeZone } }),
    }),
  });
const entry: DeletedUser = {
  user: aUser(),
  deletedAt: '2027-07-13T22:30:00Z',
  restorableUntil: '2027-08-12T22:30:00Z',
};
const plain = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');

describe('the words about a deleted user', () => {
  it('name them by what nobody else has, cleaned of what would mislead (S7)', () => {
    expect(whoIs(aUser({ firstName: '\u202Eevil' }))).to.deep.equal({
      name: '\uFFFDevil Hopper',
      identifiers: ['grace.hopper', 'grace.hopper@example.com'],
    });
    const same = aUser({ login: 'g@x.test', email: 'g@x.test', firstName: '', lastName: '' });
    expect(whoIs(same)).to.deep.equal({ name: 'g@x.test', identifiers: ['g@x.test'] });
    expect(whoIs(aUser({ login: ' ', email: '', firstName: '', lastName: '' })).identifiers).to.deep.equal(['u-1']);
    expect(whoIs(aUser({ email: undefined })).identifiers).to.deep.equal(['grace.hopper']);
  });

  it('count days by the account’s calendar', () => {
    expect(untilText(entry, inZone('Europe/Berlin'), 0, messages)).to.equal('Can be restored until August 13, 2027');
    expect(untilText(entry, inZone('America/New_York'), 0, messages)).to.equal('Can be restored until August 12, 2027');
    expect(plain(whenText(entry, inZone('Europe/Berlin'), messages))).to.equal('Deleted Jul 14, 2027, 12:30 AM');
  });

  it('say the hour on the last day (U6)', () => {
    const now = Date.parse('2027-08-12T20:00:00Z');
    expect(plain(untilText(entry, inZone('UTC'), now, messages))).to.equal(
      'Can be restored until August 12, 2027 at 10:30 PM',
    );
    const aDayBefore = Date.parse('2027-08-11T22:30:00Z');
    expect(untilText(entry, inZone('UTC'), aDayBefore, messages)).to.equal('Can be restored until August 12, 2027');
    expect(plain(untilText(entry, inZone('UTC'), aDayBefore + 1, messages))).to.contain('10:30 PM');
  });

  it('say what is not known, and show what is no instant as it is, cleaned', () => {
    const { restorableUntil: _, ...endless } = entry;
    expect(untilText(endless, inZone('UTC'), 0, messages)).to.contain('not known');
    expect(untilText({ ...entry, restorableUntil: 'so\u202Eon' }, inZone('UTC'), 0, messages)).to.contain('so\uFFFDon');
  });

  it('tell for how long it works, from what the backend declares (R5)', () => {
    expect(ruleText(inZone(ownZone(), 30), messages)).to.equal(
      'Deleted users can be restored for 30 days. Then they are gone for good.',
    );
    expect(ruleText(inZone(ownZone(), 1), messages)).to.contain('for 1 day.');
    expect(ruleText(inZone(undefined, 0), messages)).to.contain('does not say how long');
    expect(ruleText(undefined, messages)).to.contain('does not say how long');
    const silent = aSession({ capabilities: theCapabilities({ delete: undefined }) });
    expect(ruleText(silent, messages)).to.contain('does not say how long');
  });

  it('name the account’s time zone where it is not the viewer’s', () => {
    const [other, name] = ownZone() === 'America/New_York' ? ['America/Los_Angeles', 'Los Angeles'] : ['America/New_York', 'New York']; // prettier-ignore
    expect(ruleText(inZone(other, 30), messages)).to.contain(`America/${name}`);
  });
});
