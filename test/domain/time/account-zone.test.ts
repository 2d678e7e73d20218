import { expect } from '@open-wc/testing';
import { accountZone, ownZone } from '../../../src/domain/time/account-zone.js';
import type { Session } from '../../../src/domain/session.js';
import { aSession, theCapabilities } from '../../support/builders.js';

const sessionIn = (timeZone: unknown): Session =>
  aSession({ capabilities: theCapabilities({ deactivate: { timeZone: timeZone as string } }) });

describe('accountZone', () => {
  it('is the zone that the backend names', () => {
    expect(accountZone(sessionIn('Europe/Berlin'), 'Asia/Tokyo')).to.deep.equal({
      name: 'Europe/Berlin',
      from: 'account',
    });
  });

  for (const [what, session] of [
    ['names none', sessionIn(undefined)],
    ['says nothing about deactivating', aSession()],
    ['has not answered yet', undefined],
  ] as const)
    it(`is the viewer’s own where the backend ${what}`, () => {
      expect(accountZone(session, 'Asia/Tokyo')).to.deep.equal({ name: 'Asia/Tokyo', from: 'untold' });
    });

  for (const named of ['Mars/Olympus_Mons', '', 7, null, {}])
    it(`is the viewer’s own, and says so, where the backend names ${JSON.stringify(named)}`, () => {
      expect(accountZone(sessionIn(named), 'Asia/Tokyo')).to.deep.equal({ name: 'Asia/Tokyo', from: 'unknown' });
    });
});

describe('ownZone', () => {
  it('is the zone of this browser', () => {
    expect(ownZone()).to.equal(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(accountZone(undefined).name).to.equal(ownZone());
  });

  it('is UTC where the browser does not tell', () => {
    const honest = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'resolvedOptions')!;
    Intl.DateTimeFormat.prototype.resolvedOptions = () =>
      ({ timeZone: undefined }) as unknown as Intl.ResolvedDateTimeFormatOptions;
    try {
      expect(ownZone()).to.equal('UTC');
    } finally {
      Object.defineProperty(Intl.DateTimeFormat.prototype, 'resolvedOptions', honest);
    }
  });
});
