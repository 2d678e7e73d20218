import { expect, fixture, html } from '@open-wc/testing';
import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import { aSession, aUser } from '../../support/builders.js';
import { DialogDriver } from '../../support/dialog-driver.js';

const people = [1, 2, 3].map((id) => aUser({ id: `u${id}`, email: `ana${id}@example.com` }));

async function open(props: Partial<ConfirmDeleteDialogElement>, lang = 'en') {
  const stage = await fixture(html`<div lang=${lang}><confirm-delete-dialog></confirm-delete-dialog></div>`);
  const element = stage.firstElementChild as ConfirmDeleteDialogElement;
  const dialog = new DialogDriver(element);
  const log: string[] = [];
  for (const type of ['delete-confirm', 'dialog-retry', 'dialog-close'])
    element.addEventListener(type, () => log.push(type));
  Object.assign(element, { users: people, session: aSession(), ...props });
  await dialog.open();
  await dialog.settled();
  return { element, dialog, log };
}

describe('confirm-delete-dialog, where another tab deletes (F27)', () => {
  it('says that nothing was sent, aloud and in sight, and offers to try again', async () => {
    const { dialog, log } = await open({ approval: 'elsewhere' });
    expect(dialog.title).to.equal('3 users were not deleted');
    expect(dialog.text).to.include('Users are being deleted in another tab. Wait until that has ended.');
    expect(dialog.said).to.include('Users are being deleted in another tab.');
    expect(dialog.focused).to.equal('3 users were not deleted');
    expect(dialog.buttons).to.deep.equal(['Close', 'Try again']);
    await dialog.press('Try again');
    expect(log, 'a press that was meant for what stood there before (U4)').to.deep.equal([]);
    await dialog.arm();
    await dialog.press('Try again');
    expect(log).to.deep.equal(['dialog-retry']);
    await expect(dialog.element).to.be.accessible();
  });

  it('offers nothing of the kind where somebody has declined', async () => {
    const { dialog } = await open({ approval: 'refused' });
    expect(dialog.buttons).to.deep.equal(['Close']);
  });
});

describe('confirm-delete-dialog, reporting a run that was interrupted (F24)', () => {
  const outcomes = [
    { id: 'u1', state: 'done', confirmed: true },
    { id: 'u2', state: 'not-attempted' },
    { id: 'u3', state: 'not-attempted' },
  ] as const;

  it('offers another question about those who were not tried, by a press that can be meant (U4)', async () => {
    const { dialog, log } = await open({ outcomes, again: 2 });
    expect(dialog.buttons).to.deep.equal(['Save as CSV', 'Delete 2 users not tried…', 'Close']);
    await dialog.press(/not tried/);
    expect(log).to.deep.equal([]);
    await dialog.arm();
    await dialog.press(/not tried/);
    expect(log).to.deep.equal(['dialog-retry']);
  });

  for (const [action, label] of [
    ['activate', 'Activate 2 users not tried'],
    ['deactivate', 'Deactivate 2 users not tried'],
  ] as const) {
    it(`calls it “${label}”`, async () => {
      const { dialog } = await open({ outcomes, again: 2, action });
      expect(dialog.buttons[1]).to.equal(label);
    });
  }

  it('offers nothing where everybody was tried', async () => {
    const { dialog } = await open({ outcomes, again: 0 });
    expect(dialog.buttons).to.deep.equal(['Save as CSV', 'Close']);
  });

  it('speaks Arabic (A22)', async () => {
    const { dialog } = await open({ outcomes, again: 2 }, 'ar');
    await dialog.until(() => /\p{Script=Arabic}/u.test(dialog.buttons[1]!));
    expect(dialog.buttons[1]).to.equal('حذف مستخدمَين لم تتم محاولتهما…');
  });
});

describe('confirm-delete-dialog, whose run can’t be picked up', () => {
  const sentence = 'If this page is reloaded or closed before it has ended, it can’t be picked up again.';

  it('says so in one quiet sentence before anything is confirmed', async () => {
    const { dialog, element } = await open({ isUnkept: true });
    expect(dialog.text).to.include(sentence);
    element.isUnkept = false;
    element.requestUpdate();
    await dialog.settled();
    expect(dialog.text).not.to.include(sentence);
  });

  it('does not trouble who deletes one', async () => {
    const { dialog } = await open({ isUnkept: true, users: people.slice(0, 1) });
    expect(dialog.text).not.to.include(sentence);
  });
});
