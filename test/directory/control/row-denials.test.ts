import { expect } from '@open-wc/testing';
import { RowDenials } from '../../../src/directory/control/row-denials.js';
import type { User } from '../../../src/domain/user.js';
import { denialText } from '../../../src/i18n/denial-text.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aSession, aUser } from '../../support/builders.js';

const messages = new Messages([english]);
const session = aSession();
const { owner: _, ...unknown } = aUser({ id: 'x' });

describe('RowDenials', () => {
  for (const [rule, user, by, why] of [
    ['R2', aUser({ owner: true }), session, 'This is the Account Owner.'],
    ['R3', aUser({ id: 'me' }), session, 'This is you.'],
    ['R1', aUser(), aSession({ allowed: new Set(['view']) }), 'Your role does not allow this.'],
    ['R4', aUser({ denied: { delete: 'scope', deactivate: 'scope' } }), session, 'outside the departments'],
    ['R11', unknown as User, session, 'could not be established'],
    ['R11', aUser(), undefined, 'could not be established'],
    ['R4', aUser({ denied: { delete: 'moon', deactivate: 'moon' } }), session, 'The system refuses this (moon).'],
  ] as const)
    it(`says “${why}” (${rule})`, () => {
      expect(new RowDenials().of(user, by, messages, denialText)?.why).to.include(why);
    });

  it('refuses before there are words for it, and then has them', () => {
    const denials = new RowDenials();
    const owner = aUser({ owner: true });
    expect(denials.of(owner, session, messages)).to.deep.equal({ why: '', who: '', wayOut: '' });
    expect(denials.of(owner, session, messages, denialText)?.why).to.include('Account Owner');
  });

  it('says nothing of who can be selected', () => {
    expect(new RowDenials().of(aUser(), session, messages, denialText)).to.equal(undefined);
  });

  it('answers with the same object as long as nothing changes, so that rows keep still', () => {
    const denials = new RowDenials();
    const owner = aUser({ owner: true });
    const text = denials.of(owner, session, messages, denialText);
    expect(denials.of(owner, session, messages, denialText)).to.equal(text);
    expect(denials.of(owner, aSession(), messages, denialText)).not.to.equal(text);
  });

  it('asks the rules again for another session and for a fresh record (F1)', () => {
    const denials = new RowDenials();
    const user = aUser();
    expect(denials.of(user, session, messages, denialText)).to.equal(undefined);
    expect(denials.of(user, aSession({ viewer: { id: user.id } }), messages, denialText)?.why).to.equal('This is you.');
    expect(denials.of({ ...user, owner: true }, session, messages, denialText)?.why).to.include('Account Owner');
  });

  it('has the words of the language that is there now', () => {
    const denials = new RowDenials();
    const owner = aUser({ owner: true });
    denials.of(owner, session, messages, denialText);
    const german = new Messages([{ locale: 'de', messages: { 'denial.owner.why': 'Das ist der Inhaber.' } }, english]);
    expect(denials.of(owner, session, german, denialText)?.why).to.equal('Das ist der Inhaber.');
  });
});
