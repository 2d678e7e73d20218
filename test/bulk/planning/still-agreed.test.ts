import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { isChanged, noLongerAgreed } from '../../../src/bulk/planning/still-agreed.js';
import type { ReadResult } from '../../../src/bulk/read-each.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser } from '../../support/builders.js';

const ana = aUser({ id: 'ana' });
const unversioned = aUser({ id: 'ana', version: undefined });
const found = (user: User): ReadResult => ({ id: user.id, state: 'found', user });

describe('isChanged', () => {
  it('goes by the version where both have one, whatever else is another (F1)', () => {
    expect(isChanged(ana, { ...ana, version: 'v2' })).to.equal(true);
    expect(isChanged(ana, { ...ana, lastName: 'Married' })).to.equal(false);
  });

  for (const field of ['login', 'email', 'firstName', 'lastName', 'displayName', 'status', 'owner'] as const)
    it(`looks at ${field} where a version is missing`, () => {
      const other = { ...unversioned, [field]: field === 'owner' ? undefined : 'other' };
      expect(isChanged(ana, other)).to.equal(true);
      expect(isChanged(other, ana)).to.equal(true);
    });

  it('is not so where what the list shows is the same', () => {
    expect(isChanged(ana, { ...unversioned, phone: '+49 30 1234567' })).to.equal(false);
    expect(isChanged(unversioned, { ...ana, phone: '+49 30 1234567' })).to.equal(false);
  });
});

describe('noLongerAgreed (F1)', () => {
  const judge = (result: ReadResult, agreed = unversioned) =>
    noLongerAgreed({ action: 'delete' }, new Map([['ana', agreed]]), aSession(), result);

  it('is nothing where the user is as they were agreed to', () => {
    expect(judge(found(unversioned))).to.equal(undefined);
  });

  it('refuses whom a rule protects by now, with the reason (R2, R3)', () => {
    const outcome = judge(found({ ...unversioned, owner: true }));
    expect(outcome).to.include({ id: 'ana', state: 'refused' });
    expect(outcome && 'error' in outcome && outcome.error).to.include({ kind: 'forbidden', reason: 'owner', message: 'This is no longer allowed.' }); // prettier-ignore
    const unknown = judge(found({ ...unversioned, owner: undefined }));
    expect(unknown && 'error' in unknown && unknown.error.reason, 'unknown is refused (R11)').to.equal('unknown');
  });

  it('leaves alone whose record is another one, and who was not agreed to, with the record as it is', () => {
    const married = { ...unversioned, lastName: 'Married' };
    for (const outcome of [judge(found(married)), judge(found(aUser({ id: 'bob' })))]) {
      expect(outcome).to.include({ state: 'changed' });
      expect(outcome && 'error' in outcome && outcome.error).to.include({ kind: 'stale', message: 'Changed since the question.' }); // prettier-ignore
    }
    const outcome = judge(found(married));
    expect(outcome && 'error' in outcome && outcome.error.latest).to.deep.equal(married);
  });

  it('knows who is gone already, and deletes nobody whom it can’t read (F8)', () => {
    const error = adapterError('unavailable', 'Down.');
    expect(judge({ id: 'ana', state: 'gone' })).to.deep.equal({ id: 'ana', state: 'already' });
    expect(judge({ id: 'ana', state: 'unread', error })).to.deep.equal({ id: 'ana', state: 'failed', error });
    const stopped = adapterError('aborted', 'Stopped.');
    expect(judge({ id: 'ana', state: 'unread', error: stopped })).to.deep.equal({ id: 'ana', state: 'not-attempted' });
  });
});
