import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { place, putBeside } from '../../../src/ui/popup/place.js';

const screen = { width: 1000, height: 800 };
const popup = { width: 200, height: 300 };
const button = { x: 400, y: 100, width: 80, height: 30 };

describe('place', () => {
  it('goes below, start edges together', () => {
    expect(place(button, popup, screen, false)).to.deep.equal({ left: 400, top: 134, maxHeight: 658 });
  });

  it('goes below, right edges together in right-to-left', () => {
    expect(place(button, popup, screen, true).left).to.equal(280);
  });

  it('takes the end edge where the start has no room', () => {
    expect(place({ ...button, x: 900 }, popup, screen, false).left).to.equal(780);
  });

  it('takes the left edge in right-to-left where the right has no room', () => {
    expect(place({ ...button, x: 20 }, popup, screen, true).left).to.equal(20);
  });

  it('goes above where below has no room', () => {
    const { top, maxHeight } = place({ ...button, y: 700 }, popup, screen, false);
    expect(top + popup.height).to.equal(696);
    expect(maxHeight).to.equal(688);
  });

  it('stays below and is cut where neither has room and below has more', () => {
    expect(place({ ...button, y: 300 }, { width: 200, height: 2000 }, screen, false)).to.deep.include({
      top: 334,
      maxHeight: 458,
    });
  });

  it('goes above and is cut where neither has room and above has more', () => {
    expect(place({ ...button, y: 600 }, { width: 200, height: 2000 }, screen, false)).to.deep.include({
      top: 8,
      maxHeight: 588,
    });
  });

  it('takes a point for a box without size', () => {
    expect(place({ x: 50, y: 60 }, popup, screen, false)).to.deep.include({ left: 50, top: 64 });
  });

  it('begins at the edge where the popup is wider than the screen', () => {
    expect(place(button, { width: 1200, height: 50 }, screen, false).left).to.equal(8);
  });

  it('is never outside the viewport and never over its anchor', () => {
    const size = (max: number) => fc.integer({ min: 1, max });
    fc.assert(
      fc.property(
        fc.record({ x: size(960), y: size(760) }),
        size(984),
        size(1500),
        fc.boolean(),
        (at, width, height, rtl) => {
          const anchor = { ...at, width: 40, height: 40 };
          const { left, top, maxHeight } = place(anchor, { width, height }, screen, rtl);
          const bottom = top + Math.min(height, maxHeight);
          expect(left).to.be.at.least(8);
          expect(left + width).to.be.at.most(992);
          expect(top).to.be.at.least(8);
          expect(bottom).to.be.at.most(792);
          expect(top >= anchor.y + 40 || bottom <= anchor.y).to.equal(true);
        },
      ),
    );
  });
});

describe('putBeside', () => {
  const show = (height: number): HTMLElement => {
    const box = document.createElement('div');
    box.popover = 'manual';
    for (const [name, value] of Object.entries({
      inset: 'auto',
      margin: '0',
      'box-sizing': 'border-box',
      width: '100px',
      height: `${height}px`,
      overflow: 'auto',
    }))
      box.style.setProperty(name, value);
    document.body.append(box);
    box.showPopover();
    return box;
  };

  it('puts the popup beside an element', () => {
    const box = show(50);
    const anchor = document.createElement('button');
    anchor.textContent = 'Anchor';
    document.body.append(anchor);
    putBeside(box, anchor);
    expect(box.getBoundingClientRect().top).to.be.closeTo(anchor.getBoundingClientRect().bottom + 4, 1);
    box.remove();
    anchor.remove();
  });

  it('keeps what was scrolled when it is put again', () => {
    const box = show(innerHeight * 3);
    putBeside(box, { x: 10, y: 10 });
    expect(box.getBoundingClientRect().bottom).to.be.at.most(innerHeight);
    const filling = document.createElement('div');
    filling.style.setProperty('height', `${innerHeight * 3}px`);
    box.append(filling);
    box.scrollTop = 120;
    putBeside(box, { x: 10, y: 10 });
    expect(box.scrollTop).to.equal(120);
    box.remove();
  });
});
