import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { Explanation } from '../../../src/directory/control/explanation.js';

const denial = { why: '<b>Because.</b>', who: 'Nobody.', wayOut: 'Ask.' };

class ExplainedFixture extends LitElement {
  readonly explanation = new Explanation(this, ({ id }) => (id === 'unknown' ? undefined : denial));

  override render(): TemplateResult {
    const hear = this.explanation.handleEvent;
    return html`<div @focusin=${hear} @focusout=${hear} @pointerover=${hear} @pointerout=${hear} @keydown=${hear}>
        <button id="refused" aria-disabled="true"><i>Delete</i></button><button id="free">Open</button>
        <button id="unknown" aria-disabled="true">Odd</button>
      </div>
      ${this.explanation.render()}`;
  }
}
customElements.define('explained-fixture', ExplainedFixture);

async function shown() {
  const host = await fixture<ExplainedFixture>(html`<explained-fixture></explained-fixture>`);
  const find = (selector: string): HTMLElement => host.shadowRoot!.querySelector<HTMLElement>(selector)!;
  const box = find('.explanation');
  const tell = (on: string, type: string): boolean =>
    find(on).dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  const key = (name: string): boolean => {
    let heard = false;
    host.addEventListener('keydown', () => (heard = true), { once: true });
    find('#refused').dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));
    return heard;
  };
  return { host, find, tell, key, box, isOpen: () => box.matches(':popover-open') };
}

describe('Explanation', () => {
  for (const [come, go] of [
    ['focusin', 'focusout'],
    ['pointerover', 'pointerout'],
  ] as const)
    it(`comes with ${come} and goes with ${go}, from inside the control too`, async () => {
      const { tell, isOpen, box } = await shown();
      tell('#refused i', come);
      expect([isOpen(), box.innerText.includes('Nobody.'), box.innerText.includes('Ask.')]).to.deep.equal([true, true, true]); // prettier-ignore
      tell('#refused', go);
      expect(isOpen()).to.equal(false);
    });

  for (const control of ['#free', '#unknown'])
    it(`says nothing of ${control}, and takes away what it said`, async () => {
      const { tell, isOpen } = await shown();
      tell(control, 'focusin');
      expect(isOpen()).to.equal(false);
      tell('#refused', 'focusin');
      tell(control, 'focusin');
      expect(isOpen()).to.equal(false);
    });

  it('shows a reason as text, not as markup (S1)', async () => {
    const { tell, box } = await shown();
    tell('#refused', 'focusin');
    expect([box.innerText.includes('<b>'), box.querySelectorAll('b').length]).to.deep.equal([true, 0]);
  });

  it('goes on Escape, which nobody else hears; without it Escape is theirs', async () => {
    const { tell, key, isOpen } = await shown();
    tell('#refused', 'focusin');
    expect([key('a'), isOpen(), key('Escape'), isOpen(), key('Escape')]).to.deep.equal([true, true, false, false, true]); // prettier-ignore
  });

  it('goes with its element', async () => {
    const { tell, isOpen, host } = await shown();
    tell('#refused', 'focusin');
    host.remove();
    expect(isOpen()).to.equal(false);
  });
});
