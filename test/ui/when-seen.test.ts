import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { render } from 'lit';
import { whenSeen } from '../../src/ui/when-seen.js';

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await nextFrame();
};

describe('whenSeen', () => {
  it('tells when its element comes in sight, within what scrolls, and not before', async () => {
    let seen = 0;
    const box = await fixture<HTMLElement>(
      html`<div style="block-size: 50px; overflow: auto">
        <p style="block-size: 300px"></p>
        <p class="end" ${whenSeen(() => (seen += 1))}>end</p>
      </div>`,
    );
    await nextFrame();
    await nextFrame();
    expect(seen).to.equal(0);
    box.scrollTop = 1000;
    await until(() => seen > 0);
    expect(seen).to.equal(1);
  });

  it('tells again after a rendering that has left it in sight, and the last one whom it was given', async () => {
    const told: string[] = [];
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const show = (name: string): void => {
      render(html`<p ${whenSeen(() => told.push(name))}>end</p>`, place);
    };
    show('first');
    await until(() => told.length === 1);
    show('second');
    await until(() => told.length === 2);
    expect(told).to.deep.equal(['first', 'second']);
  });
});
