import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { preload } from '../../src/deletion/engine-on-demand.js';
import type { ConfirmEvent } from '../../src/deletion/events/dialog-events.js';
import type { DialogCloseEvent } from '../../src/deletion/events/dialog-close-event.js';
import type { DeleteCapability } from '../../src/domain/session.js';
import type { User } from '../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';
import { DialogDriver, textOf } from '../support/dialog-driver.js';
import { turns } from '../support/manager-stories.js';
import { resizeWindow } from '../support/resize-window.js';

const soft: DeleteCapability = { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer' };
const people = (count: number, given: Partial<User> = {}): User[] =>
  Array.from({ length: count }, (_, index) =>
    aUser({ id: `u${index}`, login: `user${index}`, firstName: 'Ana', lastName: `López ${index}`, email: `ana${index}@example.com`, ...given }),
  ); // prettier-ignore
const ana = (given: Partial<User> = {}): User => aUser({ id: 'ana', firstName: 'Ana', lastName: 'López', email: 'ana@example.com', ...given }); // prettier-ignore

interface Scene {
  readonly users?: readonly User[];
  readonly capability?: DeleteCapability;
  readonly props?: Partial<ConfirmDeleteDialogElement>;
}

/** A dialog, a log of what it asked its owner for, and the viewer who looks at it. */
async function stage({ users = [ana()], capability = soft, props = {} }: Scene = {}) {
  const element = await fixture<ConfirmDeleteDialogElement>(
    html`<confirm-delete-dialog can-deactivate></confirm-delete-dialog>`,
  );
  const session = aSession({ capabilities: theCapabilities({ delete: capability }) });
  Object.assign(element, { users, session, ...props });
  const dialog = new DialogDriver(element);
  const confirmed: string[][] = [];
  const log: string[] = [];
  for (const type of ['delete-confirm', 'deactivate-confirm', 'activate-confirm', 'dialog-stop', 'dialog-close']) {
    element.addEventListener(type, (event) => {
      log.push(type === 'dialog-close' ? `${type} ${(event as DialogCloseEvent).reason}` : type);
      if (type.endsWith('-confirm')) confirmed.push((event as ConfirmEvent).targets.map(({ id }) => id));
    });
  }
  return { element, dialog, log, confirmed };
}

const openAndArmed = async (scene?: Scene) => {
  const all = await stage(scene);
  await all.dialog.open();
  await all.dialog.arm();
  return all;
};

describe('confirm-delete-dialog', () => {
  it('is a modal alert dialog, named by its title, without a description that reads out lists (A17)', async () => {
    const { dialog } = await openAndArmed();
    expect(dialog.isModal).to.equal(true);
    expect(dialog.dialog!.getAttribute('role')).to.equal('alertdialog');
    expect(dialog.dialog!.getAttribute('aria-labelledby')).to.equal('title');
    expect(dialog.dialog!.hasAttribute('aria-describedby')).to.equal(false);
  });

  it('shows nothing until it is opened, and nothing after it is closed', async () => {
    const { element, dialog, log } = await stage();
    expect([dialog.dialog === null, element.open]).to.deep.equal([true, false]);
    await dialog.open();
    element.close();
    await dialog.settled();
    expect([dialog.dialog === null, element.open]).to.deep.equal([true, false]);
    element.close();
    expect(log).to.deep.equal(['dialog-close owner']);
  });

  it('gives the focus back to where it came from when it closes (A3)', async () => {
    const button = await fixture<HTMLButtonElement>(html`<button>Open</button>`);
    const { element, dialog } = await stage();
    button.focus();
    await dialog.open();
    expect(document.activeElement === element).to.equal(true);
    await dialog.press('Cancel');
    expect(document.activeElement === button).to.equal(true);
  });

  it('opens again as if for the first time', async () => {
    const { element, dialog, confirmed } = await openAndArmed({ capability: { kind: 'permanent' } });
    await dialog.type('ana@example.com');
    await dialog.press('Delete Ana López');
    element.close();
    await dialog.open();
    expect(dialog.field!.value).to.equal('');
    await dialog.press('Delete Ana López');
    expect(confirmed).to.have.length(1);
  });

  describe('names', () => {
    it('the one user, with what nobody else has (U1, U2)', async () => {
      const { dialog } = await openAndArmed();
      expect(dialog.title).to.equal('Delete Ana López?');
      expect(dialog.names).to.deep.equal(['Ana López ana@example.com']);
      expect(dialog.buttons).to.deep.equal(['Cancel', 'Delete Ana López']);
    });

    it('all of up to ten (U1)', async () => {
      const { dialog } = await openAndArmed({ users: people(10) });
      expect(dialog.names).to.have.length(10);
      expect([dialog.title, dialog.buttons[1]]).to.deep.equal(['Delete 10 users?', 'Delete 10 users']);
      expect(dialog.text).not.to.include('more');
    });

    it('the first ten of more, and all of them on request, with a search (U1)', async () => {
      const { dialog } = await openAndArmed({ users: people(37) });
      expect(dialog.names).to.have.length(10);
      expect(dialog.button('Show 27 more').getAttribute('aria-expanded')).to.equal('false');
      await dialog.press('Show 27 more');
      expect(dialog.names).to.have.length(37);
      const search = dialog.root.querySelector<HTMLInputElement>('.find input')!;
      search.value = 'ANA36@';
      search.dispatchEvent(new InputEvent('input'));
      await dialog.settled();
      expect(dialog.names).to.deep.equal(['Ana López 36 ana36@example.com']);
      expect(textOf(dialog.root.querySelector('.find [role=status]'))).to.equal('1 found');
      await dialog.press('Show fewer');
      expect(dialog.names).to.have.length(10);
    });

    it('nobody by a text that hides or reverses itself, and flags mixed alphabets (S7, T4)', async () => {
      const hostile = ana({ firstName: '\u202Eana', lastName: '<img src=x>', email: 'аna@example.com' });
      const { dialog } = await openAndArmed({ users: [hostile] });
      expect(dialog.names).to.deep.equal(['\uFFFDana <img src=x> аna@example.com']);
      expect(dialog.root.querySelectorAll('img').length).to.equal(0);
      expect(dialog.text).to.include('Mixes alphabets');
      for (const name of dialog.root.querySelectorAll('.name, .identifier')) {
        expect(getComputedStyle(name).display).to.be.oneOf(['inline-block', 'block']);
      }
    });
  });

  describe('who will not be deleted', () => {
    it('stands before the question can be answered, with reason, who can and the way out (U7)', async () => {
      const users = [...people(3), aUser({ id: 'root', owner: true, email: 'root@example.com' }), aUser({ id: 'me' })];
      const { dialog, confirmed } = await openAndArmed({ users });
      expect(dialog.title).to.equal('Delete 3 users?');
      expect(dialog.text).to.include('5 selected. 3 will be deleted. 2 will not:');
      expect(dialog.text).to.include('This is the Account Owner. Nobody can delete or deactivate the Account Owner. Transfer'); // prettier-ignore
      expect(dialog.text).to.include('This is you. Another administrator can do this.');
      expect(dialog.people('.skipped')).to.have.length(2);
      await dialog.press('Delete 3 users');
      expect(confirmed).to.deep.equal([['u0', 'u1', 'u2']]);
    });

    it('is everyone where nobody may be: then nothing can be confirmed', async () => {
      const { dialog } = await openAndArmed({ users: [ana({ owner: true })] });
      expect(dialog.title).to.equal('Ana López can’t be deleted');
      expect(dialog.buttons).to.deep.equal(['Close']);
      expect(dialog.focused).to.equal('Close');
    });

    it('is everyone without a session (R11)', async () => {
      const { dialog } = await openAndArmed({ users: people(2), props: { session: undefined } });
      expect(dialog.title).to.equal('None of 2 users can be deleted');
    });
  });

  describe('what it says of the consequences', () => {
    it('comes from the backend: restorable until a day (U6, R5)', async () => {
      const { dialog } = await openAndArmed();
      const until = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(Date.now() + 30 * 86_400_000);
      expect(dialog.subtitle).to.equal(`Can be restored until ${until}.`);
      expect(dialog.consequences).to.deep.equal(['Their statistics are kept.']);
    });

    it('names what is permanent and lost', async () => {
      const { dialog } = await openAndArmed({
        capability: { kind: 'permanent', statistics: 'lost', freesLogin: true },
      });
      expect(dialog.subtitle).to.equal('This is permanent. This user can’t be restored.');
      expect(dialog.consequences).to.deep.equal(['Their statistics are lost.', 'The login can be used again.']);
    });

    const bySupport: DeleteCapability = { kind: 'permanent', restoredBy: 'support' };
    it('leads to support where only support restores (R7)', async () => {
      const { dialog } = await openAndArmed({
        capability: bySupport,
        props: { supportHref: 'https://help.example.com/' },
      });
      expect(dialog.subtitle).to.equal('Only support can restore this user.');
      const link = dialog.root.querySelector<HTMLAnchorElement>('.consequences a')!;
      expect([link.href, link.rel]).to.deep.equal(['https://help.example.com/', 'noopener noreferrer']);
    });

    for (const href of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'blob:https://x/1', 'http://[', undefined]) {
      it(`does not lead to ${JSON.stringify(href)} (S6)`, async () => {
        const { dialog } = await openAndArmed({ capability: bySupport, props: { supportHref: href } });
        expect(dialog.root.querySelectorAll('a').length).to.equal(0);
      });
    } // prettier-ignore
    it('leads to an address for mail, too', async () => {
      const { dialog } = await openAndArmed({
        capability: bySupport,
        props: { supportHref: 'mailto:help@example.com' },
      });
      expect(dialog.root.querySelector('a')!.href).to.equal('mailto:help@example.com');
    });
  });

  describe('deactivating instead', () => {
    it('is a button in the same dialog, with what it keeps (U8, R6, R8)', async () => {
      const { dialog, log, confirmed } = await openAndArmed({ users: people(2) });
      expect(dialog.text).to.include('Their statistics stay');
      await dialog.press('Deactivate 2 users');
      expect([log, confirmed]).to.deep.equal([['deactivate-confirm'], [['u0', 'u1']]]);
    });

    it('says who of those who would be deleted it leaves out, and why (U7)', async () => {
      const note = ({ root }: DialogDriver): string => textOf(root.getElementById('instead-note'));
      const idle = people(1, { id: 'idle', status: 'inactive', lastName: 'Idle' });
      const managed = people(1, { id: 'managed', denied: { deactivate: 'managed' }, lastName: 'Abroad' });
      const { dialog } = await openAndArmed({ users: [...people(3), ...idle, ...managed] });
      expect(dialog.button(/^Deactivate/).textContent?.trim()).to.equal('Deactivate 3 users');
      expect(dialog.button('Delete 5 users')).to.exist;
      expect(note(dialog)).to.include(
        'Left out: Ana Idle. Already inactive. Left out: Ana Abroad. This user is managed by another system.',
      );
      const many = await openAndArmed({
        users: [...people(2), ...people(9).map((user) => ({ ...user, id: `i${user.id}`, status: 'inactive' }))],
      });
      expect(note(many.dialog)).to.include('Left out: 9. Already inactive.');
      const all = await openAndArmed({ users: people(2) });
      expect(note(all.dialog)).not.to.include('Left out');
    });

    it('needs nothing typed', async () => {
      const { dialog, log } = await openAndArmed({ capability: { kind: 'permanent' } });
      await dialog.press('Deactivate Ana López');
      expect(log).to.deep.equal(['deactivate-confirm']);
    });

    it('is refused with its reason where the viewer may not', async () => {
      const { dialog, log } = await openAndArmed({ users: [ana({ denied: { deactivate: 'managed' } })] });
      const button = dialog.button('Deactivate instead');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(textOf(dialog.root.getElementById(button.getAttribute('aria-describedby')!))).to.include('managed by another system'); // prettier-ignore
      await dialog.press('Deactivate instead');
      expect(log).to.deep.equal([]);
    });

    it('is not offered where it can’t be done or would change nothing', async () => {
      const without = await openAndArmed({ props: { canDeactivate: false } });
      expect(without.dialog.text).not.to.include('Deactivate');
      const inactive = await openAndArmed({ users: [ana({ status: 'inactive' })] });
      expect(inactive.dialog.text).not.to.include('Deactivate');
    });

    it('is still offered where deletion alone is refused', async () => {
      const { dialog, confirmed } = await openAndArmed({ users: [ana({ denied: { delete: 'scope' } })] });
      await dialog.press('Deactivate Ana López');
      expect(confirmed).to.deep.equal([['ana']]);
    });
  });

  describe('focus', () => {
    it('starts on Cancel (U3)', async () => {
      const { dialog } = await openAndArmed();
      expect(dialog.focused).to.equal('Cancel');
    });

    it('starts on the title where something has to be typed (U3)', async () => {
      const { dialog } = await openAndArmed({ capability: { kind: 'permanent' } });
      expect(dialog.root.activeElement?.id).to.equal('title');
    });

    it('is not taken from who has moved on when the check has ended', async () => {
      const { element, dialog } = await stage({ props: { checking: { done: 0, total: 1 } } });
      await dialog.open();
      expect(dialog.focused).to.equal('Cancel');
      dialog.button('Deactivate Ana López').focus();
      element.checking = undefined;
      await dialog.settled();
      expect(dialog.focused).to.equal('Deactivate Ana López');
      expect(dialog.said).to.equal('Checked.');
    });

    it('stays inside with Tab (A4)', async () => {
      const { element, dialog } = await openAndArmed();
      for (let press = 0; press < 8; press += 1) {
        await sendKeys({ press: 'Tab' });
        expect(document.activeElement === element || document.activeElement === document.body).to.equal(true);
      }
      // back out of the browser's own controls, which some browsers put into the loop
      await sendKeys({ down: 'Shift' });
      for (let press = 0; press < 8; press += 1) await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      expect(dialog.isModal).to.equal(true);
    });
  });

  describe('a press counts', () => {
    it('only half a second after the button appeared (U4)', async () => {
      const { dialog, confirmed } = await stage();
      await dialog.open();
      dialog.around.pass(499);
      await dialog.press('Delete Ana López');
      await dialog.press('Deactivate Ana López');
      expect(confirmed).to.deep.equal([]);
      dialog.around.pass(1);
      await dialog.press('Delete Ana López');
      expect(confirmed).to.deep.equal([['ana']]);
    });

    it('anew only half a second after the check has ended', async () => {
      const { element, dialog, confirmed } = await stage({ props: { checking: { done: 0, total: 1 } } });
      await dialog.open();
      await dialog.arm();
      await dialog.press('Delete Ana López');
      element.checking = undefined;
      await dialog.settled();
      await dialog.press('Delete Ana López');
      expect(confirmed).to.deep.equal([]);
      await dialog.arm();
      await dialog.press('Delete Ana López');
      expect(confirmed).to.have.length(1);
    });

    it('once, whether it is clicked twice in one task, double-clicked or pressed again (F6)', async () => {
      const { dialog, confirmed } = await openAndArmed();
      const button = dialog.button('Delete Ana López');
      button.click();
      button.click();
      button.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
      await dialog.settled();
      button.click();
      await dialog.settled();
      expect(confirmed).to.deep.equal([['ana']]);
    });

    it('for one thing: not for deleting and deactivating', async () => {
      const { dialog, log } = await openAndArmed();
      const other = dialog.button('Deactivate Ana López');
      dialog.button('Delete Ana López').click();
      other.click();
      expect(log).to.deep.equal(['delete-confirm']);
    });

    it('once for three real presses of Enter, and never for a key that is held (T11)', async () => {
      const { dialog, confirmed } = await openAndArmed();
      const button = dialog.button('Delete Ana López');
      button.focus();
      for (let press = 0; press < 3; press += 1) {
        // a browser may give its window the focus only now, which arms anew
        await dialog.arm();
        if (press === 0) expect(dialog.focused).to.equal('Delete Ana López');
        await sendKeys({ press: 'Enter' });
        // where the browser's own controls have the keyboard (Firefox, after Tab), Enter presses nothing in the page
        if (!document.hasFocus()) {
          expect(confirmed).to.have.length(press && 1);
          button.click();
        }
      }
      expect(confirmed).to.have.length(1);
    });

    it('not for a held Enter: no repetition answers anything (U4, T11)', async () => {
      const { dialog, confirmed, log } = await openAndArmed();
      const button = dialog.button('Delete Ana López');
      for (const key of ['Enter', ' ']) {
        expect(dialog.key(button, key, { repeat: true })).to.equal(false);
        expect(dialog.key(dialog.button('Cancel'), key, { repeat: true })).to.equal(false);
      }
      expect([confirmed, log]).to.deep.equal([[], []]);
    });

    it('not while the window is out of sight, and not right after it came back (S18)', async () => {
      const { dialog, confirmed } = await openAndArmed();
      dialog.around.watched = false;
      await dialog.press('Delete Ana López');
      dialog.around.watched = true;
      await dialog.press('Delete Ana López');
      expect(confirmed).to.deep.equal([]);
      await dialog.arm();
      window.dispatchEvent(new FocusEvent('focus'));
      await dialog.press('Delete Ana López');
      expect(confirmed).to.deep.equal([]);
      await dialog.arm();
      await dialog.press('Delete Ana López');
      expect(confirmed).to.have.length(1);
    });

    it('nowhere near the pointer that opened it: the button appears elsewhere (U4)', async () => {
      const { element, dialog } = await stage();
      const place = (): DOMRect => dialog.button('Delete Ana López').getBoundingClientRect();
      await dialog.open();
      const clientX = Math.round(place().x) + 8;
      const clientY = Math.round(place().y) + 8;
      element.close();
      document.body.dispatchEvent(new PointerEvent('pointerdown', { clientX, clientY, bubbles: true }));
      await dialog.open();
      const { left, right, top, bottom } = place();
      expect(clientX > left && clientX < right && clientY > top && clientY < bottom).to.equal(false);
    });
  });

  describe('on a small screen', () => {
    afterEach(() => resizeWindow(800, 600));

    for (const [width, height] of [
      [320, 600],
      [480, 500],
      [800, 600],
    ] as const)
      it(`keeps a margin on every side wherever it stands: ${width} × ${height} (A6)`, async () => {
        await resizeWindow(width, height);
        const users = Array.from({ length: 12 }, (_, index) => aUser({ id: `u-${index}`, login: `user.${index}` }));
        const { dialog } = await openAndArmed({ users });
        for (const place of ['', 'low', 'high']) {
          dialog.dialog!.dataset['place'] = place;
          const { left, right, top, bottom } = dialog.dialog!.getBoundingClientRect();
          const margins = [left, innerWidth - right, top, innerHeight - bottom];
          expect(Math.min(...margins), `${place} ${margins.join()}`).to.be.at.least(7.5);
        }
      });
  });

  describe('where there is little height', () => {
    afterEach(() => resizeWindow(800, 600));
    // opened once before, as the dialog of a list is: WebKit takes for a new root what media queries gave to one that is gone
    const openAt = async (width: number, height: number, given: Parameters<typeof openAndArmed>[0]) => {
      const { dialog } = await openAndArmed(given);
      dialog.element.close();
      await resizeWindow(width, height);
      await dialog.open();
      await dialog.arm();
      return dialog;
    };
    const asksMuch = theCapabilities({ delete: { kind: 'permanent', statistics: 'lost', reason: 'required' } });

    for (const [width, height] of [
      [800, 420],
      [320, 420],
      [320, 500],
    ] as const)
      it(`has its answers in sight, and the first paragraph before them: ${width} × ${height}`, async () => {
        const dialog = await openAt(width, height, {
          users: people(12),
          props: { session: aSession({ capabilities: asksMuch }) },
        });
        const top = dialog.root.querySelector('header')!.getBoundingClientRect();
        const foot = dialog.root.querySelector('footer')!.getBoundingClientRect();
        for (const label of dialog.buttons) {
          const box = dialog.button(label).getBoundingClientRect();
          expect([box.top >= foot.top, box.bottom <= innerHeight - 8], label).to.deep.equal([true, true]);
        }
        expect([top.top >= 8, foot.top > dialog.root.querySelector('.fate')!.getBoundingClientRect().bottom]).to.deep.equal([true, true]); // prettier-ignore
        expect(foot.top - top.top, 'room to read in').to.be.at.least(height * 0.4);
        // what has the focus, or is said of it, is not behind them (A8)
        for (const field of dialog.root.querySelectorAll<HTMLElement>('#reason, #typed, .instead button')) {
          field.focus();
          // WebKit goes there with the next frames
          await turns(3);
          expect(field.getBoundingClientRect().bottom).to.be.at.most(foot.top + 0.5);
        }
        for (const id of ['reason', 'typed']) {
          await dialog.press(/^Delete/);
          await turns(3);
          expect(dialog.root.activeElement?.id).to.equal(id);
          expect(dialog.root.getElementById(`${id}-error`)!.getBoundingClientRect().bottom).to.be.at.most(
            foot.top + 0.5,
          );
          const reason = dialog.root.querySelector<HTMLTextAreaElement>('#reason')!;
          reason.value = 'Left';
          reason.dispatchEvent(new InputEvent('input'));
          await dialog.settled();
        }
      });

    it('scrolls as a whole where the answers would leave no room to read in: 320 × 256 (A6)', async () => {
      const dialog = await openAt(320, 256, { users: people(12) });
      await turns(3);
      expect(dialog.focused).to.equal('Cancel');
      const foot = dialog.root.querySelector('footer')!.getBoundingClientRect();
      expect(foot.top + dialog.dialog!.scrollTop).to.be.greaterThan(innerHeight);
    });
  });

  describe('typing', () => {
    const permanent: DeleteCapability = { kind: 'permanent' };

    it('of the identifier shown unlocks the deletion of one (U5)', async () => {
      const { dialog, confirmed } = await openAndArmed({ capability: permanent });
      const button = dialog.button('Delete Ana López');
      expect(textOf(dialog.root.querySelector('label[for=typed]'))).to.equal('Type ana@example.com to confirm');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      for (const wrong of ['', 'Ana López', 'ana@example.co']) {
        await dialog.type(wrong);
        await dialog.press('Delete Ana López');
      }
      expect(confirmed).to.deep.equal([]);
      expect(dialog.said).to.equal('Type ana@example.com first.');
      expect(dialog.root.activeElement?.id).to.equal('typed');
      await dialog.type(' ANA@example.com ');
      expect(button.hasAttribute('aria-disabled')).to.equal(false);
      await dialog.press('Delete Ana López');
      expect(confirmed).to.deep.equal([['ana']]);
    });

    describe('that is wrong', () => {
      const error = (dialog: DialogDriver): string => textOf(dialog.root.getElementById('typed-error'));
      const refused = async () => {
        const all = await openAndArmed({ capability: permanent });
        await all.dialog.type('bob@example.com');
        await all.dialog.press('Delete Ana López');
        return all;
      };

      it('is not called so before it was tried', async () => {
        const { dialog } = await openAndArmed({ capability: permanent });
        await dialog.type('bob@example.com');
        expect([error(dialog), dialog.field!.hasAttribute('aria-invalid')]).to.deep.equal(['', false]);
      });

      it('is told under the field in the words that are said, with a sign, and marks the field (A9)', async () => {
        const { dialog } = await refused();
        expect([error(dialog), dialog.said]).to.deep.equal(Array(2).fill('Type ana@example.com first.'));
        expect(dialog.root.querySelectorAll('#typed-error .icon')).to.have.length(1);
        const { ariaInvalid } = dialog.field!;
        expect([ariaInvalid, dialog.field!.getAttribute('aria-describedby')]).to.deep.equal(['true', 'typed-error']);
        const [field, line] = [dialog.field!, dialog.root.getElementById('typed-error')!].map((one) =>
          one.getBoundingClientRect(),
        );
        expect(line!.top).to.be.at.least(field!.bottom);
      });

      for (const [typed, shown] of [
        ['bob@example.co', true],
        ['', true],
        ['ANA@', false],
        ['ana@example.com', false],
      ] as const)
        it(`is ${shown ? 'still' : 'no longer'} called so when it becomes “${typed}”`, async () => {
          const { dialog } = await refused();
          await dialog.type(typed);
          expect([error(dialog) !== '', dialog.field!.hasAttribute('aria-invalid')]).to.deep.equal([shown, shown]);
        });

      it('is called so again by the next press, also for a part of what is asked', async () => {
        const { dialog, confirmed } = await refused();
        await dialog.type('ana@');
        await dialog.press('Delete Ana López');
        expect([error(dialog), confirmed]).to.deep.equal(['Type ana@example.com first.', []]);
      });

      it('is forgotten when the dialog opens anew', async () => {
        const { element, dialog } = await refused();
        element.close();
        await dialog.open();
        expect(error(dialog)).to.equal('');
      });
    });

    it('of the number unlocks the deletion of many, in any digits (U5)', async () => {
      for (const typed of ['21', '٢١']) {
        const { dialog, confirmed } = await openAndArmed({ users: people(21) });
        expect(dialog.text).to.include('Type 21 to confirm');
        await dialog.press('Delete 21 users');
        await dialog.type(typed);
        await dialog.press('Delete 21 users');
        expect(confirmed).to.have.length(1);
      }
    });

    it('of a large number works with and without separators', async () => {
      const { dialog } = await openAndArmed({ users: people(1204), capability: permanent });
      await dialog.press(/look|Delete/);
      for (const [typed, locked] of [['1204', false], ['1,204', false], ['1 204', true]] as const) {
        const box = dialog.root.querySelector<HTMLInputElement>('.mass .check')!;
        if (!box.checked) box.click();
        await dialog.type(typed);
        expect(dialog.button('Delete 1,204 users').hasAttribute('aria-disabled')).to.equal(locked);
      }
    }); // prettier-ignore

    it('can be finished with Enter: not before it is right and armed, not held, not while composing (U5, T11)', async () => {
      const { dialog, confirmed } = await stage({ capability: permanent });
      await dialog.open();
      const enter = (more: KeyboardEventInit = {}) => dialog.key(dialog.field!, 'Enter', more);
      await dialog.type('ana@example.com');
      enter();
      expect(confirmed).to.deep.equal([]);
      await dialog.arm();
      enter({ isComposing: true });
      enter({ repeat: true });
      dialog.key(dialog.field!, 'a');
      await dialog.type('ana@');
      enter();
      expect(confirmed).to.deep.equal([]);
      await dialog.type('ana@example.com');
      enter();
      enter();
      expect(confirmed).to.deep.equal([['ana']]);
    });

    it('works with real keys', async () => {
      const { dialog, confirmed } = await openAndArmed({ capability: permanent });
      dialog.field!.focus();
      await sendKeys({ type: 'ana@example.com' });
      await sendKeys({ press: 'Enter' });
      expect(confirmed).to.deep.equal([['ana']]);
    });

    it('is not all for an unusually large part of the directory: the list has to be looked through (U13)', async () => {
      const { dialog, confirmed } = await openAndArmed({ users: people(30), props: { directoryTotal: 120 } });
      expect(dialog.text).to.include('This is an unusually large part of the directory (30 of 120 users).');
      await dialog.type('30');
      await dialog.press('Delete 30 users');
      expect([confirmed, dialog.said]).to.deep.equal([[], 'Look through the list first.']);
      const box = dialog.root.querySelector<HTMLInputElement>('.mass .check')!;
      expect(dialog.root.activeElement === box).to.equal(true);
      const shown = dialog.root.querySelector(`#${box.getAttribute('aria-describedby')}`);
      expect([box.ariaInvalid, shown?.textContent.trim()]).to.deep.equal(['true', 'Look through the list first.']);
      box.click();
      await dialog.settled();
      expect([box.ariaInvalid, dialog.root.querySelector('.missing')]).to.deep.equal([null, null]);
      await dialog.press('Delete 30 users');
      expect(confirmed).to.have.length(1);
    });

    it('shows a large number as such where the size of the directory is not known', async () => {
      const { dialog } = await openAndArmed({ users: people(501) });
      expect(dialog.text).to.include('This is an unusually large number of users.');
    });
  });

  describe('what is asked', () => {
    it('is frozen: later users, sessions and checks don’t reach it (U9, F5, T5)', async () => {
      const { element, dialog, confirmed } = await openAndArmed({ users: people(2) });
      element.users = [ana()];
      element.session = undefined;
      element.checks = new Map([['u0', 'gone']]);
      await dialog.settled();
      expect(dialog.names).to.have.length(2);
      await dialog.press('Delete 2 users');
      expect(confirmed).to.deep.equal([['u0', 'u1']]);
    });

    it('is asked again, disarmed, where the owner refuses it', async () => {
      const { element, dialog, confirmed } = await openAndArmed();
      element.addEventListener('delete-confirm', (event) => event.preventDefault(), { once: true });
      await dialog.press('Delete Ana López');
      expect(dialog.title).to.equal('Delete Ana López?');
      await dialog.press('Delete Ana López');
      expect(confirmed).to.have.length(1);
      await dialog.arm();
      await dialog.press('Delete Ana López');
      expect(confirmed).to.have.length(2);
    });

    it('tells listeners ids and versions, and no personal data (S19)', async () => {
      const { element, dialog } = await openAndArmed();
      let event: ConfirmEvent | undefined;
      element.addEventListener('delete-confirm', (given) => (event = given));
      await dialog.press('Delete Ana López');
      expect(event!.targets).to.deep.equal([{ id: 'ana', version: 'v1' }]);
      expect([event!.composed, event!.cancelable]).to.deep.equal([false, true]);
      expect(JSON.stringify(Object.entries(event!))).not.to.match(/Ana|example\.com/);
    });
  });

  describe('Escape', () => {
    it('cancels while nothing runs', async () => {
      const { dialog, log } = await openAndArmed();
      await sendKeys({ press: 'Escape' });
      expect(log).to.deep.equal(['dialog-close cancel']);
      expect(dialog.element.open).to.equal(false);
    });

    it('cancels wherever the focus is, but not while composing', async () => {
      const { dialog, log } = await openAndArmed({ capability: { kind: 'permanent' } });
      dialog.key(dialog.field!, 'Escape', { isComposing: true });
      expect(log).to.deep.equal([]);
      dialog.key(document.body, 'Escape');
      expect(log).to.deep.equal(['dialog-close cancel']);
    });

    it('meant for something else on the page is left alone', async () => {
      const field = await fixture<HTMLInputElement>(html`<input />`);
      const { dialog, log } = await openAndArmed();
      expect(dialog.key(field, 'Escape')).to.equal(true);
      expect(log).to.deep.equal([]);
    });

    it('does not close a run, not when pressed five times: focus goes to Stop (T12, A20)', async () => {
      const { dialog, log } = await openAndArmed();
      await dialog.press('Delete Ana López');
      for (let press = 0; press < 5; press += 1) await sendKeys({ press: 'Escape' });
      await dialog.settled();
      expect(dialog.isModal).to.equal(true);
      expect(log).to.deep.equal(['delete-confirm']);
      expect(dialog.focused).to.equal('Stop');
    });

    it('that a browser enforces reopens the dialog, disarmed (T12)', async () => {
      const { dialog, confirmed } = await openAndArmed();
      dialog.dialog!.close();
      await dialog.until(() => dialog.isModal);
      await dialog.press('Delete Ana López');
      expect(confirmed).to.deep.equal([]);
      expect(dialog.dialog!.dispatchEvent(new Event('cancel', { cancelable: true }))).to.equal(false);
    });
  });

  describe('moved in the page while it is open (F29)', () => {
    it('closes what it asked, unanswered', async () => {
      const { element, dialog, log } = await openAndArmed();
      document.body.append(element);
      await dialog.settled();
      expect(log).to.deep.equal(['dialog-close moved']);
      expect(dialog.dialog === null).to.equal(true);
      element.remove();
    });

    it('goes on showing what runs, modal', async () => {
      const { element, dialog, log } = await openAndArmed();
      await dialog.press('Delete Ana López');
      element.parentElement!.prepend(element);
      await dialog.settled();
      expect(dialog.isModal).to.equal(true);
      expect(log).to.deep.equal(['delete-confirm']);
    });
  });

  it('taken out of the page while it runs leaves the page its keys', async () => {
    const { element, dialog } = await openAndArmed();
    await dialog.press('Delete Ana López');
    element.remove();
    expect(dialog.key(document.body, 'Escape')).to.equal(true);
  });

  describe('while it runs', () => {
    const running = async (props: Partial<ConfirmDeleteDialogElement> = {}) => {
      const all = await openAndArmed({ users: people(4) });
      await all.dialog.press('Delete 4 users');
      Object.assign(all.element, props);
      await all.dialog.settled();
      return all;
    };

    it('says so, by name or number, and focuses Stop', async () => {
      const { dialog } = await running();
      expect([dialog.title, dialog.focused, dialog.said]).to.deep.equal(['Deleting 4 users', 'Stop', 'Deleting 4 users.']); // prettier-ignore
      expect(dialog.root.querySelector('progress')!.matches(':indeterminate')).to.equal(true);
    });

    it('leaves none of its words behind the next question (A2)', async () => {
      const { element, dialog } = await running();
      element.close();
      element.outcomes = undefined;
      element.users = people(1);
      await dialog.open();
      const words = [...dialog.root.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent);
      expect(words.join()).to.not.contain('Deleting');
    });

    it('shows how far it has come', async () => {
      const { dialog } = await running({ progress: { done: 1, total: 4, trouble: 1 } });
      expect(dialog.text).to.include('1 of 4').and.include('1 not done');
      expect(dialog.root.querySelector('progress')!.value).to.equal(1);
    });

    for (const [trouble, unknown, chips] of [
      [3, 3, ['3 not known yet']],
      [3, 1, ['2 not done', '1 not known yet']],
      [2, 0, ['2 not done']],
      [0, 0, []],
    ] as const)
      it(`says of nobody whose answer was lost that they were not done: ${trouble}, ${unknown} of them unknown (F7)`, async () => {
        const { dialog } = await running({ progress: { done: 3, total: 4, trouble, unknown } });
        const shown = [...dialog.root.querySelectorAll('.running .chip')].map(({ textContent }) => textContent);
        expect(shown).to.deep.equal(chips);
      });

    it('says how far at a quarter, after a while, inside the dialog (A2, T13)', async () => {
      const { element, dialog } = await running({ progress: { done: 0, total: 4 } });
      dialog.around.pass(4_000);
      element.progress = { done: 1, total: 4 };
      await dialog.settled();
      expect(dialog.said).to.equal('1 of 4');
      for (const region of dialog.root.querySelectorAll('[aria-live]'))
        expect(dialog.dialog!.contains(region)).to.equal(true);
    });

    it('asks its owner to stop, once, and says what that means (U14)', async () => {
      const { element, dialog, log } = await running({ progress: { done: 1, total: 4 } });
      await dialog.press('Stop');
      element.progress = { done: 1, total: 4, stopping: true };
      await dialog.settled();
      await dialog.press('Stop');
      expect(log).to.deep.equal(['delete-confirm', 'dialog-stop']);
      expect(dialog.text).to.include('Stopping. Answers to what was already sent are waited for.');
      expect(dialog.button('Stop').getAttribute('aria-disabled')).to.equal('true');
    });

    it('says when it looks up lost answers', async () => {
      const { dialog } = await running({ progress: { done: 4, total: 4, looking: true } });
      expect(dialog.text).to.include('Looking again at those whose answer was lost.');
    });
  });

  describe('the report', () => {
    const error = adapterError('unavailable', 'The database is\u202E being moved.');
    const reported = async (outcomes: ConfirmDeleteDialogElement['outcomes'], scene: Scene = {}) => {
      const all = await openAndArmed({ users: people(8), ...scene });
      all.element.outcomes = outcomes;
      await all.dialog.settled();
      return all;
    };

    for (const count of [2, 501])
      it(`is none where all ${count} were deleted: what stood there stays until the dialog has closed`, async () => {
        const { element, dialog, log } = await openAndArmed({ users: people(count) });
        const before = dialog.title;
        element.outcomes = people(count).map(({ id }) => ({ id, state: 'done' }));
        await element.updateComplete;
        expect(dialog.report).to.deep.equal({});
        expect([before, '']).to.include(dialog.title);
        await dialog.until(() => !element.open);
        expect(log).to.deep.equal(['dialog-close done']);
        // and the next question is its own
        await dialog.open();
        expect(dialog.title).to.equal(`Delete ${count} users?`);
      });

    it('names each with its outcome and reason, what needs the viewer first (U11)', async () => {
      const { dialog, log } = await reported([
        { id: 'u0', state: 'done' },
        { id: 'u1', state: 'already' },
        { id: 'u2', state: 'refused', error: adapterError('protected', 'No.', { reason: 'last-admin' }) },
        { id: 'u3', state: 'changed', error: adapterError('stale', 'Changed.') },
        { id: 'u4', state: 'failed', error },
        { id: 'u5', state: 'unknown', error: adapterError('network', 'Lost.'), latest: people(6)[5]! },
        { id: 'u6', state: 'not-attempted' },
        { id: 'u7', state: 'done', confirmed: true },
      ]);
      expect(dialog.report).to.deep.equal({
        '1 unknown': ['Ana López 5'],
        '1 failed': ['Ana López 4'],
        '1 changed meanwhile': ['Ana López 3'],
        '1 refused': ['Ana López 2'],
        '1 not attempted': ['Ana López 6'],
        '1 was already gone': ['Ana López 1'],
        '2 deleted': ['Ana López 0', 'Ana López 7'],
      });
      for (const said of [
        'This is the last administrator. Make somebody else an administrator first.',
        'The database is\uFFFD being moved.',
        'It may or may not have been done. Nothing was sent a second time.',
        'When last looked at, they were still there.',
        'Looking again showed that they are gone.',
        'Nothing was sent for them, or',
      ]) expect(dialog.text).to.include(said);
      expect(log).to.deep.equal([]);
    }); // prettier-ignore

    it('never calls a partial deletion a success or a failure (U12)', async () => {
      const { dialog } = await reported([{ id: 'u0', state: 'done' }, { id: 'u1', state: 'failed', error }], { users: people(2) }); // prettier-ignore
      expect(dialog.title).to.equal('1 deleted and 1 failed');
      expect(textOf(dialog.root.querySelector('.eyebrow'))).to.equal('What happened');
      expect(dialog.said).to.equal('1 deleted and 1 failed. Review.');
      expect(dialog.root.activeElement?.id).to.equal('title');
    });

    it('counts who was left out (F34)', async () => {
      const users = [...people(1), aUser({ id: 'root', owner: true })];
      const { dialog } = await reported([{ id: 'u0', state: 'done' }], { users });
      expect(dialog.title).to.equal('1 deleted and 1 left out');
      expect(dialog.report['1 left out']).to.deep.equal(['Grace Hopper']);
    });

    it('shows an error’s own words for a refusal without a known reason', async () => {
      const { dialog } = await reported([{ id: 'u0', state: 'refused', error }], { users: people(1) });
      expect(dialog.text).to.include('The database is');
    });

    it('names the one who changed meanwhile, and in what, where that is known (F1)', async () => {
      const latest = { ...people(1)[0]!, email: 'new@example.com', version: 'v2' };
      for (const [details, line] of [
        [{ latest }, 'Email: new@example.com (was ana0@example.com)'],
        [{}, ''],
      ] as const) {
        const stale = adapterError('stale', 'Changed.', details);
        const { dialog } = await reported([{ id: 'u0', state: 'changed', error: stale }], { users: people(1) });
        expect(dialog.title).to.equal('Changed meanwhile: Ana López 0');
        expect(textOf(dialog.root.querySelector('.changed .note'))).to.equal(line);
        expect(dialog.root.querySelectorAll('.changed .note bdi')).to.have.length(line ? 2 : 0);
      }
    });

    it('is not shown where everyone was deleted: the dialog closes', async () => {
      const { dialog, log } = await reported([{ id: 'u0', state: 'done' }], { users: people(1) });
      await dialog.until(() => !dialog.element.open);
      expect(log).to.deep.equal(['dialog-close done']);
    });

    it('says how the deleted can come back, with the way to support (R7)', async () => {
      const { dialog } = await reported(
        [
          { id: 'u0', state: 'done' },
          { id: 'u1', state: 'failed', error },
        ],
        {
          users: people(2),
          capability: { kind: 'soft', restoredBy: 'support', restorableDays: 3 },
          props: { supportHref: 'https://help.example.com/' },
        },
      );
      expect(textOf(dialog.root.querySelector('.restore'))).to.match(
        /^Only support can restore these users, until .*Contact support$/,
      );
    });

    it('can be saved as a file: everyone, with outcome and reason, no formula among them (U11, S13)', async () => {
      const { createObjectURL } = URL;
      const { click } = HTMLAnchorElement.prototype;
      const files: Promise<string>[] = [];
      const names: string[] = [];
      URL.createObjectURL = (blob: Blob) => (files.push(blob.text()), createObjectURL.call(URL, blob));
      HTMLAnchorElement.prototype.click = function () {
        names.push(this.download);
      };
      try {
        const users = [
          aUser({ id: 'u0', displayName: '=1+1', email: 'u0@example.com' }),
          aUser({ id: 'root', owner: true }),
        ];
        const { dialog } = await reported([{ id: 'u0', state: 'failed', error }], { users });
        await dialog.press('Save as CSV');
        expect(names.join()).to.match(/^delete-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.csv$/);
        const [, first, second] = ((await files[0]) ?? '').split('\r\n');
        expect(first).to.equal('"\'=1+1","u0@example.com","u0","Failed","The database is\uFFFD being moved."');
        expect(second).to.match(/^"Grace Hopper",.*"root","Left out","This is the Account Owner/);
        expect(dialog.said).to.include('Your browser is saving the report.');
        expect(dialog.isModal).to.equal(true);
      } finally {
        URL.createObjectURL = createObjectURL;
        HTMLAnchorElement.prototype.click = click;
      }
    });

    it('offers another try only to who answers for it, by name or number (U2)', async () => {
      const outcomes = [{ id: 'u0', state: 'failed', error }, { id: 'u1', state: 'not-attempted' }, { id: 'u2', state: 'unknown', error }] as const; // prettier-ignore
      const { dialog } = await reported(outcomes, { users: people(3) });
      expect(dialog.buttons).to.deep.equal(['Save as CSV', 'Close']);
      const many = await reported(outcomes, { users: people(3), props: { canRetry: true } });
      expect(many.dialog.buttons).to.deep.equal(['Save as CSV', 'Try again with 2 users', 'Close']);
      const one = await reported(outcomes.slice(0, 1), { users: people(1), props: { canRetry: true } });
      expect(one.dialog.buttons).to.include('Try again with Ana López 0');
      const lost = await reported(outcomes.slice(2), { users: people(3), props: { canRetry: true } });
      expect(lost.dialog.buttons).to.deep.equal(['Save as CSV', 'Close']);
    });

    it('closes with Close or Escape, as read', async () => {
      const { dialog, log } = await reported([{ id: 'u0', state: 'failed', error }], { users: people(1) });
      expect(dialog.buttons).to.deep.equal(['Save as CSV', 'Close']);
      await sendKeys({ press: 'Escape' });
      expect(log).to.deep.equal(['dialog-close read']);
    });

    it('speaks of what was done instead of a deletion', async () => {
      const { element, dialog } = await openAndArmed({ users: people(2) });
      await dialog.press('Deactivate 2 users');
      expect(dialog.title).to.equal('Deactivating 2 users');
      element.outcomes = [{ id: 'u0', state: 'done' }, { id: 'u1', state: 'unknown', error: adapterError('network', 'Lost.') }]; // prettier-ignore
      await dialog.settled();
      expect(dialog.title).to.equal('1 deactivated and 1 unknown');
      expect(dialog.text).to.include('Lost.').and.not.include('delete');
    });
  });

  it('rejects and asks nothing where its code can’t be loaded, and can be opened later', async () => {
    const { element } = await stage();
    const { DialogBody } = await preload();
    const opened = Object.getOwnPropertyDescriptor(DialogBody.prototype, 'opened')!;
    DialogBody.prototype.opened = () => { throw new TypeError('Failed to fetch'); }; // prettier-ignore
    let thrown: unknown;
    await element.show().catch((error: unknown) => (thrown = error));
    Object.defineProperty(DialogBody.prototype, 'opened', opened);
    expect([thrown instanceof TypeError, element.open]).to.deep.equal([true, false]);
    await element.show();
    expect(element.open).to.equal(true);
  });

  it('that is closed while its code is loading stays closed', async () => {
    const { element, dialog } = await stage();
    const opening = element.show();
    element.close();
    await opening;
    await dialog.settled();
    expect([element.open, dialog.dialog === null]).to.deep.equal([false, true]);
  });
});
