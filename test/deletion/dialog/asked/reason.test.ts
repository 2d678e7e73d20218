import { expect } from '@open-wc/testing';
import { longestReason, reasonOf, reasonWanted } from '../../../../src/deletion/dialog/asked/reason.js';
import type { DeleteCapability } from '../../../../src/domain/session.js';
import { aSession, theCapabilities } from '../../../support/builders.js';

describe('reasonOf', () => {
  for (const [entered, expected] of [
    ['', undefined],
    [' \n\t\u00a0\u2028 ', undefined],
    ['Left the company', 'Left the company'],
    ['  Left\r\nthe \u0000 company\u0085', 'Left the company'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['half \ud83d an emoji', 'half an emoji'],
    ['a family: \u{1f468}\u200d\u{1f469}', 'a family: \u{1f468}\u200d\u{1f469}'],
    ['غادر الشركة', 'غادر الشركة'],
  ] as const) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(entered)}`, () => {
      expect(reasonOf(entered)).to.equal(expected);
    });
  }

  it('takes no more than fits, counted as a reader would and cut between letters', () => {
    expect(reasonOf('\u{1f600}'.repeat(longestReason + 1))).to.equal('\u{1f600}'.repeat(longestReason));
    expect(reasonOf(`  ${'x'.repeat(longestReason)}`)).to.equal('x'.repeat(longestReason));
    expect(reasonOf(`${'x'.repeat(longestReason - 1)} y`)).to.equal('x'.repeat(longestReason - 1));
  });
});

describe('reasonWanted', () => {
  const wanted = (given: Partial<DeleteCapability>) =>
    reasonWanted(aSession({ capabilities: theCapabilities({ delete: { kind: 'permanent', ...given } }) }));

  it('asks where the backend keeps reasons, and insists where it does', () => {
    expect([wanted({ reason: 'optional' }), wanted({ reason: 'required' })]).to.deep.equal(['optional', 'required']);
  });

  it('asks for nothing that the backend has not declared, in words that are known', () => {
    const odd = [{}, { reason: undefined }, { reason: true }, { reason: 'yes' }, { reason: null }] as object[];
    expect(odd.map((given) => wanted(given))).to.deep.equal(odd.map(() => undefined));
    expect(reasonWanted(aSession({ capabilities: theCapabilities({ delete: undefined }) }))).to.equal(undefined);
    expect(reasonWanted(undefined)).to.equal(undefined);
  });
});
