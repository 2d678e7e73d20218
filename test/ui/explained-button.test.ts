import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { ExplainedButton } from '../../src/ui/explained-button.js';
import { ownerDenial, type PopupHost } from './popup-host.js';
import './popup-host.js';

const words = Object.values(ownerDenial).join(' ');

describe('explainedButton', () => {
  let host: PopupHost;
  const give = async (button: Partial<ExplainedButton>): Promise<void> => {
    host.button = button;
    host.requestUpdate();
    await host.updateComplete;
  };
  const button = (): HTMLElement => host.by('explained');
  const point = (element: Element): [number, number] => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [Math.round(x + width / 2), Math.round(y + height / 2)];
  };
  const away: [number, number] = [700, 580];

  beforeEach(async () => {
    host = await fixture<PopupHost>(html`<test-popup-host></test-popup-host>`);
    await sendMouse({ type: 'move', position: away });
  });

  describe('allowed', () => {
    it('runs on a press', () => {
      button().click();
      expect(host.ran).to.deep.equal(['explained']);
    });

    it('explains nothing', () => {
      button().focus();
      expect(host.tip).to.equal(null);
      expect(button().hasAttribute('aria-disabled')).to.equal(false);
      expect(button().hasAttribute('aria-describedby')).to.equal(false);
    });

    it('carries its picture and its danger', async () => {
      await give({ icon: 'trash', danger: true });
      expect(button().querySelector('svg')).not.to.equal(null);
      expect(button().classList.contains('danger')).to.equal(true);
    });
  });

  describe('a switch', () => {
    it('says whether it is on, and keeps its label', async () => {
      await give({ checked: true });
      expect([button().role, button().ariaChecked]).to.deep.equal(['switch', 'true']);
      const label = button().textContent.trim();
      await give({ checked: false });
      expect([button().ariaChecked, button().textContent.trim()]).to.deep.equal(['false', label]);
      await give({});
      expect([button().role, button().ariaChecked]).to.deep.equal([null, null]);
    });

    for (const key of ['Space', 'Enter'])
      it(`is pressed by ${key} (A3)`, async () => {
        await give({ checked: true });
        button().focus();
        await sendKeys({ press: key });
        expect(host.ran).to.deep.equal(['explained']);
      });

    it('wears a lock where it is refused', async () => {
      await give({ checked: true });
      expect(button().querySelector('svg')).to.equal(null);
      await give({ checked: true, denial: ownerDenial });
      expect(button().querySelector('svg')).not.to.equal(null);
      expect(button().ariaDisabled).to.equal('true');
    });
  });

  it('takes no press and says nothing while what it does is under way', async () => {
    await give({ busy: true });
    expect(button().ariaBusy).to.equal('true');
    button().click();
    await give({ busy: true, denial: ownerDenial });
    button().click();
    expect(host.ran).to.deep.equal([]);
    await give({});
    button().click();
    expect([button().ariaBusy, host.ran]).to.deep.equal([null, ['explained']]);
  });

  describe('refused', () => {
    beforeEach(() => give({ denial: ownerDenial, icon: 'trash', danger: true }));

    it('is focusable, aria-disabled and described by why, who can and the way out', async () => {
      await sendKeys({ press: 'Tab' });
      button().focus();
      expect(host.focused).to.equal('Delete users');
      expect(button().getAttribute('aria-disabled')).to.equal('true');
      expect(
        host.shadowRoot?.getElementById(button().getAttribute('aria-describedby') as string)?.textContent,
      ).to.equal(words);
    });

    it('is accessible with its explanation open', async () => {
      button().focus();
      expect(host.tip?.textContent).to.equal(words);
      await expect(host).to.be.accessible();
    });

    it('does not run, whatever presses it, and says why', async () => {
      button().focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Space' });
      await sendMouse({ type: 'click', position: point(button()) });
      expect(host.ran).to.deep.equal([]);
      expect(host.said).to.deep.equal([words, words, words]);
      expect(host.tip).not.to.equal(null);
    });

    it('needs nobody to say it', async () => {
      await give({ denial: ownerDenial, announce: undefined });
      button().click();
      expect(host.tip).not.to.equal(null);
    });

    it('explains itself on focus until focus leaves (1.4.13 persistent)', () => {
      button().focus();
      expect(host.tip).not.to.equal(null);
      host.by('after').focus();
      expect(host.tip).to.equal(null);
    });

    it('explains itself under the pointer, and lets the pointer into the explanation (1.4.13 hoverable)', async () => {
      await sendMouse({ type: 'move', position: point(button()) });
      const tip = host.tip as HTMLElement;
      const below = button().getBoundingClientRect().bottom;
      const [x] = point(button());
      await sendMouse({ type: 'move', position: [x, Math.round(below + 2)] });
      expect(host.tip, 'on the way').to.equal(tip);
      await sendMouse({ type: 'move', position: point(tip) });
      expect(host.tip, 'inside').to.equal(tip);
      await sendMouse({ type: 'move', position: away });
      expect(host.tip, 'outside').to.equal(null);
    });

    it('stays while it has focus, though the pointer leaves', async () => {
      button().focus();
      await sendMouse({ type: 'move', position: point(button()) });
      await sendMouse({ type: 'move', position: away });
      expect(host.tip).not.to.equal(null);
    });

    it('stays after a finger is lifted', () => {
      const around = button().closest('.explained') as HTMLElement;
      around.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'touch' }));
      around.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'touch' }));
      expect(host.tip).not.to.equal(null);
      window.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      expect(host.tip, 'until the next tap').to.equal(null);
    });

    it('goes on Escape, which nobody else hears (1.4.13 dismissible)', async () => {
      let heard = 0;
      const listen = (): number => heard++;
      document.addEventListener('keydown', listen);
      button().focus();
      await sendKeys({ press: 'Escape' });
      expect(host.tip).to.equal(null);
      expect(heard).to.equal(0);
      await sendKeys({ press: 'Escape' });
      expect(heard).to.equal(1);
      document.removeEventListener('keydown', listen);
    });

    it('goes on Escape though focus is elsewhere', async () => {
      await sendMouse({ type: 'move', position: point(button()) });
      host.by('before').focus();
      await sendMouse({ type: 'move', position: point(button()) });
      expect(host.tip).not.to.equal(null);
      await sendKeys({ press: 'ArrowDown' });
      expect(host.tip, 'another key').not.to.equal(null);
      await sendKeys({ press: 'Escape' });
      expect(host.tip).to.equal(null);
    });

    it('leaves the dialog around it open on the first Escape', async () => {
      host.modal = true;
      await give({ denial: ownerDenial });
      const dialog = host.renderRoot.querySelector('dialog') as HTMLDialogElement;
      dialog.showModal();
      button().focus();
      expect(host.tip).not.to.equal(null);
      await sendKeys({ press: 'Escape' });
      expect(dialog.open).to.equal(true);
      const closed = oneEvent(dialog, 'close');
      await sendKeys({ press: 'Escape' });
      await closed;
      expect(dialog.open).to.equal(false);
    });

    it('stays with its button when the page scrolls, as focus may make it do', () => {
      button().focus();
      document.dispatchEvent(new Event('scroll'));
      expect(host.tip !== null).to.equal(true);
    });

    it('goes with its button, and Escape is the page’s again', async () => {
      let heard = 0;
      const listen = (): number => heard++;
      button().focus();
      host.remove();
      document.addEventListener('keydown', listen);
      await sendKeys({ press: 'Escape' });
      document.removeEventListener('keydown', listen);
      expect(heard).to.equal(1);
    });

    it('runs once it is allowed, and keeps focus meanwhile', async () => {
      button().focus();
      await give({ denial: undefined });
      expect(host.focused).to.equal('Delete users');
      expect(host.tip).to.equal(null);
      await sendKeys({ press: 'Enter' });
      expect(host.ran).to.deep.equal(['explained']);
    });

    it('wears a lock also where it has no picture else (A9)', async () => {
      await give({ denial: ownerDenial });
      expect(button().querySelectorAll('svg')).to.have.length(1);
      await give({});
      expect(button().querySelector('svg')).to.equal(null);
    });

    it('looks refused by more than colour: a lock stands for its picture (A9)', async () => {
      const locked = button().querySelector('path')?.getAttribute('d');
      await give({ denial: undefined, icon: 'trash' });
      expect(button().querySelector('path')?.getAttribute('d')).not.to.equal(locked);
    });
  });
});
