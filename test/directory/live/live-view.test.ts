import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { liveButton, lostNotice, lostText } from '../../../src/directory/live/live-view.js';
import { live } from '../../../src/i18n/en/live.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aUser } from '../../support/builders.js';

const messages = new Messages([english, { locale: 'en', messages: live }]);
const noop = (): void => undefined;
const drawn = (what: unknown): HTMLElement => {
  const place = document.createElement('div');
  render(html`${what}`, place);
  return place;
};

describe('liveButton', () => {
  it('says what it shows, and how many; there is none for nothing', () => {
    const texts = ([0, 1, 1_200, 'unknown'] as const).map((count) => drawn(liveButton(count, messages, noop)).textContent.trim()); // prettier-ignore
    expect(texts).to.deep.equal(['', 'Show 1 change', 'Show 1,200 changes', 'Show the newest list']);
  });

  it('says why to who points at it, and runs', () => {
    let pressed = 0;
    const button = drawn(liveButton(2, messages, () => pressed++)).querySelector('button')!;
    expect(button.title).to.equal('Others have changed this list since it was loaded.');
    expect(button.part.value).to.equal('live-button');
    button.click();
    expect(pressed).to.equal(1);
    expect(drawn(liveButton('unknown', messages, noop)).querySelector('button')!.title).to.equal('The list may have changed.'); // prettier-ignore
  });
});

describe('lostNotice', () => {
  it('names five and counts the rest, with nothing that a name could do (S7)', () => {
    const lost = Array.from({ length: 7 }, (_, index) => aUser({ id: `${index}`, firstName: `N${index}\u202e`, lastName: '<b>' })); // prettier-ignore
    const text = lostText(lost, messages);
    expect(text).to.match(/^No longer selected, because others deleted these 7 users: N0.*, N4.*, and 2 more\.$/);
    expect(text).to.not.contain('\u202e');
    const notice = drawn(lostNotice(lost, messages, noop));
    expect(notice.textContent).to.contain('<b>');
    expect(notice.querySelector('b')).to.equal(null);
  });

  it('is not there for nobody', () => {
    expect([drawn(lostNotice([], messages, noop)).textContent, lostText([], messages)]).to.deep.equal(['', '']);
    expect(lostText([aUser()], messages)).to.equal('No longer selected, because somebody else deleted this user: Grace Hopper.'); // prettier-ignore
  });
});
