import { expect } from '@open-wc/testing';
import { consequencesOf } from '../../src/deletion/consequences.js';
import type { Capabilities, DeleteCapability } from '../../src/domain/session.js';
import { deletion } from '../../src/i18n/en/deletion.js';
import { theCapabilities } from '../support/builders.js';

const now = Date.parse('2026-07-13T12:00:00Z');
const all = (given: Partial<Capabilities>, count = 2, active = count) =>
  consequencesOf({ count, active }, theCapabilities(given), now);
const keys = (capability: DeleteCapability | undefined): string[] => all({ delete: capability }).map(({ key }) => key);
const fate = (capability: DeleteCapability | undefined) => all({ delete: capability })[0]!;

describe('consequencesOf', () => {
  for (const [tone, ...capabilities] of [
    ['lost', undefined, { kind: 'permanent' }, { kind: 'vaporise' as 'soft' }],
    ['risk', { kind: 'soft' }, { kind: 'unlink' }, { kind: 'deactivate-first' }, { kind: 'soft', restoredBy: 'support' }, { kind: 'soft', restorableDays: 3, restoredBy: 'support' }],
    ['kept', { kind: 'soft', restorableDays: 3 }],
  ] as const) {
    it(`sounds like ${tone} where it is (U6)`, () => {
      for (const capability of capabilities) expect(fate(capability).tone, JSON.stringify(capability)).to.equal(tone);
    });
  } // prettier-ignore

  it('says of statistics whether they are lost, kept, or at risk, and of logins and seats merely what is so (U6)', () => {
    const tones = (capability: DeleteCapability): string[] => all({ delete: capability, seats: { used: 1, limit: 9 } }).slice(1).map(({ tone }) => tone); // prettier-ignore
    expect(tones({ kind: 'permanent', statistics: 'lost' })).to.deep.equal(['lost', 'plain']);
    expect(tones({ kind: 'permanent', statistics: 'kept', freesLogin: true })).to.deep.equal([
      'kept',
      'plain',
      'plain',
    ]);
    expect(tones({ kind: 'permanent', freesLogin: false })).to.deep.equal(['risk', 'plain', 'plain']);
    expect(tones({ kind: 'soft', restorableDays: 9, statistics: 'lost' })).to.deep.equal(['risk', 'plain']);
  });

  const fates: [DeleteCapability | undefined, string, string | undefined][] = [
    [undefined, 'deletion.fate-unknown', undefined],
    [{ kind: 'permanent' }, 'deletion.permanent', undefined],
    [{ kind: 'permanent', restorableDays: 30 }, 'deletion.permanent', undefined],
    [{ kind: 'permanent', restorableDays: 30, restoredBy: 'viewer' }, 'deletion.permanent', undefined],
    [{ kind: 'permanent', restorableDays: 30, restoredBy: 'support' }, 'deletion.support-until', '2026-08-12T12:00:00.000Z'],
    [{ kind: 'soft' }, 'deletion.restorable', undefined],
    [{ kind: 'soft', restorableDays: 0 }, 'deletion.restorable', undefined],
    [{ kind: 'soft', restorableDays: 30 }, 'deletion.restorable-until', '2026-08-12T12:00:00.000Z'],
    [{ kind: 'soft', restoredBy: 'support' }, 'deletion.support', undefined],
    [{ kind: 'soft', restorableDays: 1, restoredBy: 'support' }, 'deletion.support-until', '2026-07-14T12:00:00.000Z'],
    [{ kind: 'unlink' }, 'deletion.unlink', undefined],
    [{ kind: 'deactivate-first' }, 'deletion.deactivate-first', undefined],
    [{ kind: 'vaporise' as 'soft' }, 'deletion.fate-unknown', undefined],
  ]; // prettier-ignore
  for (const [capability, key, until] of fates) {
    it(`says first of ${JSON.stringify(capability)}: ${key}${until ? ` until ${until}` : ''} (U6, R5, R7)`, () => {
      expect(fate(capability).key).to.equal(key);
      expect(fate(capability).until).to.equal(until);
      expect(fate(capability).support === true).to.equal(capability?.restoredBy === 'support');
    });
  }

  for (const [statistics, key] of [
    ['lost', 'deletion.statistics-lost'],
    ['kept', 'deletion.statistics-kept'],
    [undefined, 'deletion.statistics-unknown'],
  ] as const) {
    it(`says what becomes of statistics that are ${statistics ?? 'not mentioned'} (R5)`, () => {
      expect(keys({ kind: 'permanent', ...(statistics && { statistics }) })).to.include(key);
    });
  }

  it('says that statistics go with the time to restore, where that is so (R5, U6)', () => {
    const soft = { kind: 'soft', restorableDays: 30, statistics: 'lost' } as const;
    expect(keys(soft).slice(0, 2)).to.deep.equal(['deletion.restorable-until', 'deletion.statistics-lost-then']);
    expect(keys({ ...soft, statistics: 'kept' })).to.include('deletion.statistics-kept');
    expect(keys({ ...soft, restorableDays: 0 })).to.include('deletion.statistics-lost');
    expect(keys({ ...soft, kind: 'permanent' })).to.include('deletion.statistics-lost');
  });

  it('speaks of logins only where the backend does', () => {
    expect(keys({ kind: 'permanent' }).join()).not.to.include('login');
    expect(keys({ kind: 'permanent', freesLogin: true })).to.include('deletion.login-freed');
    expect(keys({ kind: 'permanent', freesLogin: false })).to.include('deletion.login-kept');
  });

  it('counts the seats of those who hold one, where there is a licence (R8)', () => {
    const seats = { used: 5, limit: 9 };
    const freed = (count: number, active: number, more: Partial<Capabilities> = {}) =>
      all({ seats, ...more }, count, active).find(({ key }) => key === 'deletion.seats-freed')?.values['count'];
    expect(freed(3, 2)).to.equal(2);
    expect(freed(3, 0)).to.equal(undefined);
    expect(freed(3, 2, { seats: undefined })).to.equal(undefined);
    expect(freed(3, 2, { delete: { kind: 'deactivate-first' } })).to.equal(undefined);
  });

  it('marks what is lost, kept and at risk', () => {
    expect(all({ delete: { kind: 'permanent', statistics: 'kept' } }).map(({ tone }) => tone)).to.deep.equal([
      'lost',
      'kept',
    ]);
    expect(all({ delete: { kind: 'soft', restorableDays: 3 } }).map(({ tone }) => tone)).to.deep.equal([
      'kept',
      'risk',
    ]);
  });

  it('uses only sentences that there are', () => {
    for (const [capability] of fates) for (const key of keys(capability)) expect(deletion).to.have.property(key);
  });
});
