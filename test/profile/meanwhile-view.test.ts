import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { live } from '../../src/i18n/en/live.js';
import { profile } from '../../src/i18n/en/profile.js';
import { Messages } from '../../src/i18n/messages.js';
import { meanwhileText, meanwhileView } from '../../src/profile/meanwhile-view.js';
import { closedProfile, type ProfileState } from '../../src/profile/profile-state.js';
import { aUser } from '../support/builders.js';

const messages = new Messages([{ locale: 'en', messages: { ...profile, ...live } }]);
const stateOf = (meanwhile?: 'changed' | 'deleted', user = aUser()): ProfileState => ({ phase: 'shown', request: 1, id: user.id, user, ...(meanwhile && { meanwhile }) }); // prettier-ignore

function theNotice(state: ProfileState): { element: HTMLElement; log: string[] } {
  const log: string[] = [];
  const element = document.createElement('div');
  const ways = { show: () => log.push('show'), back: () => log.push('back') };
  render(html`${meanwhileView(state, messages, ways)}`, element);
  return { element, log };
}

describe('meanwhileView', () => {
  it('is not there where nobody has done anything', () => {
    for (const state of [stateOf(), closedProfile]) {
      expect(theNotice(state).element.textContent.trim()).to.equal('');
      expect(meanwhileText(state, messages)).to.equal('');
    }
  });

  it('says what happened, and has the way on', () => {
    for (const [meanwhile, label, way] of [
      ['changed', 'Show the changes', 'show'],
      ['deleted', 'Back to users', 'back'],
    ] as const) {
      const { element, log } = theNotice(stateOf(meanwhile));
      expect(element.querySelector('.notice-text')?.textContent).to.equal(`Somebody else has ${meanwhile} Grace Hopper meanwhile.`); // prettier-ignore
      const button = element.querySelector('button')!;
      expect(button.textContent.trim()).to.equal(label);
      button.click();
      expect(log).to.deep.equal([way]);
    }
  });

  it('isolates a hostile name, and says it without what can’t be seen (S7)', () => {
    const user = aUser({ firstName: '<img>', lastName: 'x\u202ey' });
    const { element } = theNotice(stateOf('changed', user));
    expect(element.querySelector('bdi')?.textContent).to.contain('<img>');
    expect(element.querySelector('img')).to.equal(null);
    expect(meanwhileText(stateOf('changed', user), messages)).to.not.contain('\u202e');
  });
});
