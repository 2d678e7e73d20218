import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse } from '@web/test-runner-commands';
import { resizeWindow } from '../support/resize-window.js';
import type { MenuItem } from '../../src/ui/menu-controller.js';
import { ownerDenial, someItems, type PopupHost } from './popup-host.js';
import './popup-host.js';

const press = (key: string): Promise<void> => sendKeys({ press: key });

const chord = async (held: string, key: string): Promise<void> => {
  await sendKeys({ down: held });
  await press(key);
  await sendKeys({ up: held });
};

const middleOf = (element: Element): [number, number] => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
};

describe('MenuController', () => {
  let host: PopupHost;

  beforeEach(async () => {
    host = await fixture<PopupHost>(html`<test-popup-host></test-popup-host>`);
    host.by('opener').focus();
  });

  const menuBox = (): DOMRect => (host.by('menu').parentElement as HTMLElement).getBoundingClientRect();

  describe('opening', () => {
    it('opens on Enter with the first item focused (keyboard map)', async () => {
      await press('Enter');
      expect(host.menu.isOpen).to.equal(true);
      expect(host.menuShown).to.equal(true);
      expect(host.focused).to.equal('Open profile');
    });

    it('focuses the last item where asked: arrow up on the button', () => {
      host.openMenu({ focus: 'last' });
      expect(host.focused).to.equal('Delete Grace Hopper');
    });

    it('tells the host, so that its button can say aria-expanded', async () => {
      const updates: boolean[] = [];
      host.addController({ hostUpdated: () => updates.push(host.menu.isOpen) });
      host.openMenu();
      await host.updateComplete;
      host.menu.close();
      await host.updateComplete;
      expect(updates).to.deep.equal([true, false]);
    });

    it('has a name, roles and a line before a separated item', () => {
      host.openMenu();
      const menu = host.by('menu');
      expect(menu.getAttribute('role')).to.equal('menu');
      expect(menu.getAttribute('aria-label')).to.equal('Actions');
      expect(host.menuItems.map((item) => item.getAttribute('role'))).to.deep.equal(Array(4).fill('menuitem'));
      expect(host.menuItems[3]?.previousElementSibling?.getAttribute('role')).to.equal('separator');
      expect(menu.querySelectorAll('[role=separator]').length).to.equal(1);
    });

    it('says of an item that can be on or off what it is', () => {
      host.openMenu({
        items: [
          { id: 'a', label: 'Role', checked: true },
          { id: 'b', label: 'Groups', checked: false },
        ],
      });
      expect(
        host.menuItems.map((item) => [item.getAttribute('role'), item.getAttribute('aria-checked')]),
      ).to.deep.equal([
        ['menuitemcheckbox', 'true'],
        ['menuitemcheckbox', 'false'],
      ]);
    });

    it('stays open on a click and on Space where an item is on or off, ticks it in place, and closes on Enter and Escape', async () => {
      const items = ['Role', 'Groups'].map((label) => ({ id: label, label, checked: false }));
      const ticks = (): unknown[] => host.menuItems.map((item) => item.getAttribute('aria-checked'));
      host.openMenu({ items });
      await press('ArrowDown');
      await press('Space');
      expect([host.menu.isOpen, host.focused, ticks()]).to.deep.equal([true, 'Groups', ['false', 'true']]);
      await sendMouse({ type: 'click', position: middleOf(host.menuItems[0]!) });
      expect([host.menu.isOpen, host.focused, ticks()]).to.deep.equal([true, 'Role', ['true', 'true']]);
      await press('Space');
      expect(ticks()).to.deep.equal(['false', 'true']);
      expect(host.ran).to.deep.equal(['Groups', 'Role', 'Role']);
      await press('Enter');
      expect([host.menu.isOpen, host.ran.length]).to.deep.equal([false, 4]);
      host.openMenu({ items });
      await press('Escape');
      expect(host.menu.isOpen).to.equal(false);
      expect(host.renderRoot).to.have.property('activeElement', host.by('opener'));
    });

    it('opens nothing while the host is in no document', () => {
      const { menu } = host;
      host.remove();
      host.openMenu();
      expect(menu.isOpen).to.equal(false);
    });

    it('replaces an opening by the next one', () => {
      host.openMenu();
      host.openMenu({ items: [{ id: 'only', label: 'Only this' }], label: 'Other' });
      expect(host.menu.isOpen).to.equal(true);
      expect(host.menuItems.length).to.equal(1);
      expect(host.by('menu').getAttribute('aria-label')).to.equal('Other');
    });

    it('shows hostile labels as text (S1)', () => {
      host.openMenu({ items: [{ id: 'x', label: '<img src=x onerror=alert(1)>' }] });
      expect(host.by('menu').querySelector('img')).to.equal(null);
      expect(host.menuItems[0]?.textContent).to.contain('<img src=x');
    });

    it('is accessible, with a refused item open', async () => {
      host.openMenu();
      await expect(host).to.be.accessible();
    });

    it('is accessible in the dark', async () => {
      host.style.setProperty('color-scheme', 'dark');
      host.style.setProperty('background', '#171a20');
      host.openMenu();
      await expect(host).to.be.accessible();
    });
  });

  describe('keys', () => {
    beforeEach(() => host.openMenu());

    it('moves down and wraps', async () => {
      const seen: string[] = [];
      for (let step = 0; step < 4; step++) {
        await press('ArrowDown');
        seen.push(host.focused);
      }
      expect(seen).to.deep.equal(['Deactivate', 'Delete the owner', 'Delete Grace Hopper', 'Open profile']);
    });

    it('moves up and wraps', async () => {
      await press('ArrowUp');
      expect(host.focused).to.equal('Delete Grace Hopper');
      await press('ArrowUp');
      expect(host.focused).to.equal('Delete the owner');
    });

    it('goes to both ends', async () => {
      await press('End');
      expect(host.focused).to.equal('Delete Grace Hopper');
      await press('Home');
      expect(host.focused).to.equal('Open profile');
    });

    it('starts at an end where no item has focus', async () => {
      const box = host.by('menu').parentElement as HTMLElement;
      box.focus();
      await press('ArrowUp');
      expect(host.focused).to.equal('Delete Grace Hopper');
      box.focus();
      await press('ArrowDown');
      expect(host.focused).to.equal('Open profile');
    });

    it('finds an item by its letters', async () => {
      await sendKeys({ type: 'del' });
      expect(host.focused).to.equal('Delete the owner');
    });

    it('walks through the items of one letter', async () => {
      const seen: string[] = [];
      for (let step = 0; step < 4; step++) {
        await press('d');
        seen.push(host.focused);
      }
      expect(seen).to.deep.equal(['Deactivate', 'Delete the owner', 'Delete Grace Hopper', 'Deactivate']);
    });

    it('stays where no label begins with the letter', async () => {
      await press('z');
      expect(host.focused).to.equal('Open profile');
    });

    for (const key of ['Enter', 'Space']) {
      it(`runs the item on ${key}, once, after closing, with focus back on the button`, async () => {
        host.openMenu({ run: (id) => host.ran.push(`${id} ${String(host.menu.isOpen)} ${host.focused}`) });
        await press('ArrowDown');
        await press(key);
        expect(host.ran).to.deep.equal(['deactivate false Actions']);
        expect(host.menuShown).to.equal(false);
      });
    }

    it('closes on Escape and gives focus back', async () => {
      await press('Escape');
      expect(host.menu.isOpen).to.equal(false);
      expect(host.menuShown).to.equal(false);
      expect(host.focused).to.equal('Actions');
      expect(host.ran).to.deep.equal([]);
    });

    it('closes on Tab and moves on from the button', async () => {
      await press('Tab');
      expect(host.menuShown).to.equal(false);
      expect(host.focused).to.equal('Delete users');
    });

    it('knows Tab with Shift where its key has no name (WebKitGTK)', () => {
      const event = new KeyboardEvent('keydown', { key: 'Unidentified', code: 'Tab', shiftKey: true, bubbles: true });
      host.menuItems[0]?.dispatchEvent(event);
      expect([host.menuShown, host.focused]).to.deep.equal([false, 'Actions']);
    });

    it('closes on Shift+Tab and moves back from the button', async () => {
      await chord('Shift', 'Tab');
      expect(host.menuShown).to.equal(false);
      expect(host.focused).to.equal('Before');
    });

    it('keeps its keys from the shortcuts of the page, and leaves chords alone', async () => {
      const heard: string[] = [];
      const listen = ({ key, defaultPrevented }: KeyboardEvent): number =>
        heard.push(`${key} ${String(defaultPrevented)}`);
      host.addEventListener('keydown', listen);
      await press('ArrowDown');
      await press('Delete');
      await press('F2');
      await chord('Control', 'j');
      expect(heard).to.deep.equal(['Control false', 'j false']);
      expect(host.menuShown).to.equal(true);
    });
  });

  describe('keys that were already down (T11)', () => {
    it('runs nothing on the held Enter that opened it', async () => {
      await sendKeys({ down: 'Enter' });
      await sendKeys({ down: 'Enter' });
      await sendKeys({ down: 'Enter' });
      expect(host.menuShown).to.equal(true);
      await sendKeys({ up: 'Enter' });
      expect(host.ran).to.deep.equal([]);
      expect(host.menuShown).to.equal(true);
      await press('Enter');
      expect(host.ran).to.deep.equal(['open']);
    });

    it('runs nothing on the release of the Space that opened it', async () => {
      host.by('opener').addEventListener('keydown', ({ key }) => key === ' ' && host.openMenu());
      await sendKeys({ down: 'Space' });
      await sendKeys({ down: 'Space' });
      await sendKeys({ up: 'Space' });
      expect(host.ran).to.deep.equal([]);
      expect(host.menuShown).to.equal(true);
    });

    it('runs nothing where the key was pressed on one item and released on another', async () => {
      host.openMenu();
      await sendKeys({ down: 'Enter' });
      host.menuItems[3]?.focus();
      await sendKeys({ up: 'Enter' });
      expect(host.ran).to.deep.equal([]);
    });
  });

  describe('pointer', () => {
    it('runs the item that is clicked, once', async () => {
      host.openMenu();
      await sendMouse({ type: 'click', position: middleOf(host.menuItems[3] as Element) });
      expect(host.ran).to.deep.equal(['delete']);
      expect(host.menuShown).to.equal(false);
    });

    it('runs once, whatever comes twice (F6)', () => {
      host.openMenu();
      const item = host.menuItems[1];
      item?.click();
      item?.click();
      expect(host.ran).to.deep.equal(['deactivate']);
    });

    it('runs nothing where the pointer leaves before release (A13)', async () => {
      host.openMenu();
      await sendMouse({ type: 'move', position: middleOf(host.menuItems[3] as Element) });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [600, 500] });
      await sendMouse({ type: 'up' });
      expect(host.ran).to.deep.equal([]);
    });

    it('moves focus to the item under the pointer', async () => {
      host.openMenu();
      await sendMouse({ type: 'move', position: middleOf(host.menuItems[1] as Element) });
      expect(host.focused).to.equal('Deactivate');
    });

    it('does nothing on a click between items', () => {
      host.openMenu();
      host.by('menu').querySelector<HTMLElement>('[role=separator]')?.click();
      expect(host.ran).to.deep.equal([]);
      expect(host.menuShown).to.equal(true);
    });

    it('closes on a press outside and leaves the press to the page', async () => {
      let clicks = 0;
      host.by('before').addEventListener('click', () => clicks++);
      host.openMenu({ at: { x: 300, y: 200 } });
      await sendMouse({ type: 'click', position: middleOf(host.by('before')) });
      expect(host.menuShown).to.equal(false);
      expect(clicks).to.equal(1);
    });

    it('closes on a press on its own button, and opens on the next', async () => {
      const position = middleOf(host.by('opener'));
      await sendMouse({ type: 'click', position });
      expect(host.menuShown).to.equal(true);
      await sendMouse({ type: 'click', position });
      expect(host.menuShown).to.equal(false);
      await sendMouse({ type: 'click', position });
      expect(host.menuShown).to.equal(true);
    });

    it('opens by key after a press on its button that never became a click', async () => {
      host.openMenu();
      await sendMouse({ type: 'move', position: middleOf(host.by('opener')) });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [600, 500] });
      await sendMouse({ type: 'up' });
      expect(host.menuShown).to.equal(false);
      host.by('opener').focus();
      await press('Enter');
      expect(host.menuShown).to.equal(true);
    });

    it('shows no second menu on a right-click inside', () => {
      host.openMenu();
      const rightClick = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, composed: true });
      host.menuItems[0]?.dispatchEvent(rightClick);
      expect(rightClick.defaultPrevented).to.equal(true);
    });
  });

  describe('going away', () => {
    beforeEach(() => host.openMenu());

    it('closes when the page scrolls and gives focus back', async () => {
      document.body.style.paddingBlockEnd = '3000px';
      try {
        const scrolled = new Promise((done) => addEventListener('scroll', done, { once: true, capture: true }));
        scrollTo(0, 40);
        await scrolled;
        expect(host.menuShown).to.equal(false);
        expect(host.focused).to.equal('Actions');
      } finally {
        document.body.style.paddingBlockEnd = '';
        scrollTo(0, 0);
      }
    });

    it('stays where it is told of a scrolling that did not move its button: what pressed it may have scrolled first (A3)', () => {
      document.dispatchEvent(new Event('scroll'));
      expect(host.menuShown).to.equal(true);
    });

    it('stays when it is itself scrolled', () => {
      host.by('menu').parentElement?.dispatchEvent(new Event('scroll'));
      expect(host.menuShown).to.equal(true);
    });

    it('closes when the window changes its size', () => {
      window.dispatchEvent(new Event('resize'));
      expect(host.menuShown).to.equal(false);
    });

    it('closes when the window loses focus', () => {
      window.dispatchEvent(new Event('blur'));
      expect(host.menuShown).to.equal(false);
    });

    it('closes when focus goes elsewhere and does not take it back', () => {
      host.by('after').focus();
      expect(host.menu.isOpen).to.equal(false);
      expect(host.focused).to.equal('After');
    });

    it('closes when the host is removed, and opens again elsewhere (F28)', async () => {
      const elsewhere = await fixture(html`<div></div>`);
      elsewhere.append(host);
      expect(host.menu.isOpen).to.equal(false);
      host.openMenu();
      expect(host.menuShown).to.equal(true);
      await press('Enter');
      expect(host.ran).to.deep.equal(['open']);
    });

    it('stays closed when it is closed twice', () => {
      host.menu.close();
      host.menu.close();
      expect(host.menu.isOpen).to.equal(false);
    });
  });

  describe('focus afterwards (A3)', () => {
    it('goes to what had it, where nobody is named', async () => {
      host.by('before').focus();
      host.menu.open({ items: someItems, label: 'Actions', at: { x: 10, y: 10 }, run: () => undefined });
      await press('Escape');
      expect(host.focused).to.equal('Before');
    });

    it('goes to what had it, where the named one is gone', async () => {
      host.by('before').focus();
      host.openMenu({ returnFocus: () => null });
      await press('Escape');
      expect(host.focused).to.equal('Before');
    });

    it('takes nothing from nobody', async () => {
      host.by('opener').blur();
      host.openMenu({ returnFocus: () => undefined });
      await press('Escape');
      expect(host.menuShown).to.equal(false);
      // a hidden element keeps focus for as long as a frame
      await nextFrame();
      await nextFrame();
      expect(document.activeElement).to.equal(document.body);
    });
  });

  describe('a frozen opening (U9)', () => {
    it('runs what was shown, whatever the caller does to its list meanwhile', async () => {
      const items = [{ id: 'first', label: 'First' }];
      host.openMenu({ items });
      items[0] = { id: 'other', label: 'Other' };
      await press('Enter');
      expect(host.ran).to.deep.equal(['first']);
    });

    it('keeps its items when the host renders again', async () => {
      host.openMenu();
      host.items = [];
      host.requestUpdate();
      await host.updateComplete;
      expect(host.menuItems.length).to.equal(4);
      expect(host.menuShown).to.equal(true);
    });
  });

  describe('a refused item', () => {
    const words = Object.values(ownerDenial).join(' ');
    let refused: HTMLElement;

    beforeEach(async () => {
      host.openMenu();
      refused = host.menuItems[2] as HTMLElement;
      await press('ArrowDown');
      await press('ArrowDown');
    });

    it('has focus like any other and is aria-disabled', () => {
      expect(host.focused).to.equal('Delete the owner');
      expect(refused.getAttribute('aria-disabled')).to.equal('true');
      expect(host.menuItems[3]?.hasAttribute('aria-disabled')).to.equal(false);
    });

    it('shows why, who can and the way out, and is described by it', () => {
      const id = refused.getAttribute('aria-describedby') as string;
      const explanation = host.shadowRoot?.getElementById(id);
      expect(explanation?.textContent).to.equal(words);
      expect(explanation?.getBoundingClientRect().height).to.be.greaterThan(10);
    });

    for (const [how, act] of [
      ['Enter', () => press('Enter')],
      ['Space', () => press('Space')],
      ['a click', () => Promise.resolve(refused.click())],
    ] as const) {
      it(`does nothing on ${how} but say why`, async () => {
        await act();
        expect(host.ran).to.deep.equal([]);
        expect(host.menuShown).to.equal(true);
        const region = host.by('menu').parentElement?.querySelector("[aria-live='polite']");
        expect(region?.textContent?.trim()).to.equal(words);
      });
    }
  });

  describe('items refused for one reason', () => {
    const words = Object.values(ownerDenial).join(' ');
    const [first] = someItems;
    const other = { why: 'Legal hold.', who: 'The legal department decides.', wayOut: 'Ask it.' };
    const refuse = (label: string, denial = ownerDenial): MenuItem => ({ id: label, label, denial });
    const shown = (): string => host.by('menu').parentElement?.innerText.replaceAll('\u00A0', ' ') ?? '';
    const reasonOf = (label: string): Element | null | undefined => {
      const item = host.menuItems.find(({ ariaLabel }) => ariaLabel === label);
      return host.shadowRoot?.getElementById(item?.getAttribute('aria-describedby') ?? '');
    };

    it('show it once, with what it holds for, and are each described by it', () => {
      host.openMenu({ items: [first as MenuItem, refuse('Deactivate'), refuse('Move…'), refuse('Delete')] });
      expect(shown().split(words).length - 1).to.equal(1);
      expect(shown()).to.include('Deactivate · Move · Delete');
      for (const label of ['Deactivate', 'Move…', 'Delete']) expect(reasonOf(label)?.textContent).to.equal(words);
      expect(host.menuItems[0]?.hasAttribute('aria-describedby')).to.equal(false);
    });

    it('leave a reason of its own where it is', () => {
      host.openMenu({ items: [refuse('Deactivate'), refuse('Delete', other), refuse('Move')] });
      expect(host.menuItems[1]?.contains(reasonOf('Delete') ?? null)).to.equal(true);
      expect(host.menuItems[1]?.innerText).to.include('Legal hold.');
      expect(shown()).to.include('Deactivate · Move');
      expect(shown()).not.to.include('Deactivate · Move · Delete');
    });

    it('have the reason out of the menu’s items: nothing but them is in it', () => {
      host.openMenu({ items: [refuse('Deactivate'), refuse('Delete')] });
      expect(host.by('menu').contains(reasonOf('Delete') ?? null)).to.equal(false);
    });

    it('bring it into sight when one of them is pressed', async () => {
      await resizeWindow(400, 200);
      host.openMenu({ items: [refuse('Deactivate'), refuse('Move'), refuse('Message'), refuse('Delete')] });
      const inSight = (): boolean => {
        const { bottom } = reasonOf('Deactivate')?.getBoundingClientRect() as DOMRect;
        return bottom <= menuBox().bottom + 1;
      };
      expect(inSight()).to.equal(false);
      await press('Enter');
      expect(inSight()).to.equal(true);
      expect(host.focused).to.equal('Deactivate');
      await resizeWindow(800, 600);
    });

    it('bring it into sight with one that the keyboard comes to, as far as both fit', async () => {
      await resizeWindow(400, 240);
      host.openMenu({
        items: [first as MenuItem, refuse('Deactivate'), refuse('Move'), refuse('Delete')],
        focus: 'last',
      });
      const { bottom } = reasonOf('Delete')?.getBoundingClientRect() as DOMRect;
      expect([host.focused, bottom <= menuBox().bottom + 1]).to.deep.equal(['Delete', true]);
      expect(host.menuItems[3]?.getBoundingClientRect().top).to.be.at.least(menuBox().top);
      await press('Home');
      await press('ArrowDown');
      expect(host.menuItems[1]?.getBoundingClientRect().top).to.be.at.least(menuBox().top);
      await resizeWindow(800, 600);
    });

    it('are accessible', async () => {
      host.openMenu({ items: [first as MenuItem, refuse('Deactivate'), refuse('Delete')] });
      await expect(host).to.be.accessible();
    });
  });

  describe('place', () => {
    afterEach(async () => {
      await resizeWindow(800, 600);
      document.documentElement.removeAttribute('dir');
    });

    it('stands below its button, start edges together', () => {
      host.openMenu();
      const button = host.by('opener').getBoundingClientRect();
      expect(menuBox().top).to.be.closeTo(button.bottom + 4, 1);
      expect(menuBox().left).to.be.closeTo(button.left, 1);
    });

    it('mirrors in right-to-left', () => {
      document.documentElement.setAttribute('dir', 'rtl');
      host.openMenu();
      expect(menuBox().right).to.be.closeTo(host.by('opener').getBoundingClientRect().right, 1);
    });

    for (const [width, height] of [
      [320, 256],
      [1280, 720],
    ] as const) {
      it(`stays inside ${width} × ${height} at every corner (A6)`, async () => {
        await resizeWindow(width, height);
        for (const at of [
          { x: 0, y: 0 },
          { x: width, y: 0 },
          { x: 0, y: height },
          { x: width, y: height },
        ]) {
          host.openMenu({ at });
          const { left, top, right, bottom } = menuBox();
          expect(Math.min(left, top), 'start').to.be.at.least(0);
          expect(right, 'end').to.be.at.most(width);
          expect(bottom, 'foot').to.be.at.most(height);
          const box = host.by('menu').parentElement as HTMLElement;
          expect(box.scrollWidth, 'one axis').to.be.at.most(box.clientWidth);
        }
      });
    }

    it('gives every item a target of 24 px and more (A5)', () => {
      host.openMenu();
      for (const item of host.menuItems) expect(item.getBoundingClientRect().height).to.be.at.least(24);
    });
  });

  describe('inside a modal dialog', () => {
    beforeEach(async () => {
      host.modal = true;
      host.requestUpdate();
      await host.updateComplete;
      host.renderRoot.querySelector('dialog')?.showModal();
      host.by('opener').focus();
      await press('Enter');
    });

    it('opens above it and can be clicked', async () => {
      const item = host.menuItems[1] as Element;
      expect(host.shadowRoot?.elementFromPoint(...middleOf(item))?.closest("[part='menu-item']")).to.equal(item);
      await sendMouse({ type: 'click', position: middleOf(item) });
      expect(host.ran).to.deep.equal(['deactivate']);
    });

    it('closes on Escape and leaves the dialog open (A20)', async () => {
      await press('Escape');
      expect(host.menuShown).to.equal(false);
      expect(host.renderRoot.querySelector('dialog')?.open).to.equal(true);
    });
  });

  it('shows focus by an outline, not by colour alone (A10)', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    await press('Enter');
    const { outlineStyle, outlineWidth } = getComputedStyle(host.menuItems[0] as Element);
    expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '2px']);
  });
});
