import { expect, fixture, html } from '@open-wc/testing';
import { icon, type IconName } from '../../src/ui/icon.js';

const names: IconName[] = [
  'search', 'filter', 'columns', 'sort-up', 'sort-down', 'more', 'close', 'back', 'next', 'previous',
  'warning', 'info', 'trash', 'pause', 'play', 'user', 'refresh', 'restore', 'move', 'lock', 'check', 'chevron-down',
]; // prettier-ignore

describe('icon', () => {
  for (const name of names) {
    it(`draws ${name} inside its 20 px, in the colour of the text, hidden from screen readers`, async () => {
      const around = await fixture(html`<div>${icon(name)}</div>`);
      const picture = around.querySelector('svg') as SVGSVGElement;
      expect(picture.getAttribute('aria-hidden')).to.equal('true');
      expect(picture.getAttribute('stroke')).to.equal('currentColor');
      const { width, height } = picture.getBoundingClientRect();
      expect([width, height]).to.deep.equal([20, 20]);
      const box = (picture.querySelector('path') as SVGPathElement).getBBox();
      expect(box.width + box.height).to.be.greaterThan(5);
      expect(Math.min(box.x, box.y)).to.be.at.least(2);
      expect(Math.max(box.x + box.width, box.y + box.height)).to.be.at.most(18);
    });
  }

  it('draws no two names alike', async () => {
    const around = await fixture(html`<div>${names.map(icon)}</div>`);
    const drawn = new Set([...around.querySelectorAll('path')].map((path) => path.getAttribute('d')));
    expect(drawn.size).to.equal(names.length);
  });

  it('mirrors the arrows that mean a direction and nothing else', async () => {
    const around = await fixture(html`<div>${names.map(icon)}</div>`);
    const mirrored = names.filter((_, index) => around.querySelectorAll('svg')[index]?.classList.contains('mirrored'));
    expect(mirrored).to.deep.equal(['back', 'next', 'previous', 'move']);
  });
});
