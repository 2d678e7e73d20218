import { expect } from '@open-wc/testing';
import { blankOf } from '../../../src/directory/list/blank-of.js';
import { aUser } from '../../support/builders.js';
import { aList, aPage } from '../view/stage.js';

describe('blankOf', () => {
  const nobody = aPage({ users: [], next: undefined });
  for (const [what, given, blank] of [
    ['connecting', { phase: 'connecting', shown: undefined }, undefined],
    ['loading', { phase: 'loading', shown: undefined }, undefined],
    ['a page of users', {}, undefined],
    ['one user of a search', { shown: aPage({ users: [aUser()], scope: 'x' }) }, undefined],
    ['ready, with nothing shown yet', { shown: undefined }, undefined],
    ['nobody at all', { shown: nobody }, 'empty'],
    ['nobody of a search', { shown: { ...nobody, scope: 'x' } }, 'no-hits'],
    ['nobody on a page that has a next one', { shown: { ...nobody, next: { cursor: 'more' } } }, undefined],
    ['no adapter', { phase: 'no-adapter', shown: undefined }, 'no-adapter'],
    ['signed out', { phase: 'signed-out', shown: undefined }, 'signed-out'],
    ['no access', { phase: 'no-access', shown: undefined }, 'no-access'],
    ['failed', { phase: 'failed', shown: undefined }, 'failed'],
  ] as const)
    it(`is ${blank ?? 'nothing'} for ${what}`, () => {
      expect(blankOf(aList(given))).to.equal(blank);
    });

  it('never calls rows that are still coming an empty list', () => {
    expect(blankOf(aList({ phase: 'loading', shown: nobody }))).to.equal(undefined);
  });
});
