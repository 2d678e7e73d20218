import { expect } from '@open-wc/testing';
import { denialText } from '../../src/i18n/denial-text.js';
import { english } from '../../src/i18n/english.js';
import { restore } from '../../src/i18n/en/restore.js';
import { Messages } from '../../src/i18n/messages.js';

const texts = new Messages([english, { locale: 'en', messages: restore }]);

describe('denialText', () => {
  for (const reason of [
    'owner',
    'self',
    'last-admin',
    'role',
    'scope',
    'managed',
    'inactive',
    'unsupported',
    'unknown',
    'login-taken',
    'email-taken',
    'no-seat',
    'expired',
  ]) {
    it(`says why ${reason} refuses, who can, and what to do instead`, () => {
      const { why, who, wayOut } = denialText({ reason }, texts);
      for (const text of [why, who, wayOut]) expect(text).to.match(/^[A-Z][^{}]+\.$/);
      expect(new Set([why, who, wayOut]).size).to.equal(3);
    });
  }

  it('tells the owner to be replaced first (R2)', () => {
    expect(denialText({ reason: 'owner' }, texts).wayOut).to.equal('Transfer the ownership to another user first.');
  });

  it('shows a reason that only the backend knows', () => {
    expect(denialText({ reason: 'legal-hold' }, texts).why).to.equal('The system refuses this (legal-hold).');
  });

  it('cleans and cuts such a reason (S7, S24)', () => {
    expect(denialText({ reason: 'a\u202eb' }, texts).why).to.contain('(a\ufffdb)');
    expect(denialText({ reason: 'x'.repeat(500) }, texts).why).to.contain(`(${'x'.repeat(79)}…)`);
  });

  it('knows no reasons by the names of Object.prototype (S11)', () => {
    for (const reason of ['constructor', '__proto__', 'other'])
      expect(denialText({ reason }, texts).why).to.equal(`The system refuses this (${reason}).`);
  });
});
