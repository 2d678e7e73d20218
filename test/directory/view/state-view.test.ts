import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { stateView } from '../../../src/directory/view/state-view.js';
import { aList, Stage } from './stage.js';

const shown = (blank: Parameters<typeof stateView>[0], given: Parameters<typeof aList>[0] = {}): Stage =>
  new Stage((scene, { pages }) => stateView(blank, scene, pages.newUser), { state: aList(given) });

describe('stateView', () => {
  for (const [blank, title, text, button] of [
    ['no-adapter', 'No users to show yet', 'Give this element an address', ''],
    ['signed-out', 'Your sign-in has ended', 'Sign in again', 'Continue'],
    ['no-access', 'You can’t see the users of this account', 'Ask an administrator', 'Try again'],
    ['failed', 'The users could not be loaded', 'The users could not be loaded', 'Try again'],
    ['empty', 'There are no users yet', 'Users appear here', ''],
    ['no-hits', 'No user matches', 'Try another spelling', 'Clear search and filters'],
  ] as const)
    it(`says of ${blank} what is the matter, and the way on`, () => {
      const stage = shown(blank);
      expect(stage.text('h2')).to.equal(title);
      expect(stage.text('p')).to.include(text);
      expect(stage.texts('button')).to.deep.equal(button ? [button] : []);
      expect(stage.has('.blank-icon svg')).to.equal(true);
    });

  it('keeps the host’s place in an empty list, and nowhere else', () => {
    const slots = (['empty', 'no-hits', 'failed', 'no-adapter'] as const).map((blank) => shown(blank).has('slot'));
    expect(slots).to.deep.equal([true, false, false, false]);
    expect(shown('empty').find('slot').getAttribute('name')).to.equal('empty');
  });

  for (const blank of ['failed', 'signed-out', 'no-access'] as const)
    it(`connects again from ${blank}`, () => {
      const stage = shown(blank);
      stage.find('.retry').click();
      expect(stage.intents).to.deep.equal([{ type: 'connect' }]);
    });

  it('clears search and filters where nobody matches', () => {
    const stage = shown('no-hits');
    stage.find('button').click();
    expect(stage.intents).to.deep.equal([{ look: true, type: 'clear-filters' }]);
  });

  it('says what failed in the backend’s words, cleaned, as text and not as markup (S1, T4)', () => {
    const stage = shown('failed', { error: adapterError('unavailable', '<img src=x>\u202E Back at noon.') });
    expect(stage.text('p')).to.equal('<img src=x>\uFFFD Back at noon.');
    expect(stage.has('img')).to.equal(false);
  });

  it('cuts an endless message, and has words for an empty one', () => {
    expect(shown('failed', { error: adapterError('unknown', 'x'.repeat(9000)) }).text('p').length).to.be.at.most(301);
    expect(shown('failed', { error: adapterError('unknown', '') }).text('p')).to.equal('The users could not be loaded');
  });
});
