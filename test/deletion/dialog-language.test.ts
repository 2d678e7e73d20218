import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { registerLocale } from '../../src/i18n/locales.js';
import { aSession, aUser } from '../support/builders.js';
import { DialogDriver } from '../support/dialog-driver.js';

const until = async (condition: () => boolean, what: string): Promise<void> => {
  for (let frames = 0; !condition(); frames += 1) {
    if (frames > 300) throw new Error(`Never: ${what}.`);
    await nextFrame();
  }
};

/** A dialog of a host of its own, in a place of that language. */
async function stage(lang: string | undefined, given: Partial<ConfirmDeleteDialogElement> = {}) {
  const place = await fixture<HTMLElement>(html`<section></section>`);
  if (lang !== undefined) place.lang = lang;
  const element = document.createElement('confirm-delete-dialog');
  const users = [aUser({ denied: { deactivate: 'managed' } })];
  Object.assign(element, { users, session: aSession(), canDeactivate: true, ...given });
  place.append(element);
  const dialog = new DialogDriver(element);
  await dialog.open();
  return { place, element, dialog };
}

describe('confirm-delete-dialog on its own', () => {
  it('speaks English where nothing says otherwise', async () => {
    const { dialog } = await stage(undefined);
    expect(dialog.title).to.equal('Delete Grace Hopper?');
    expect(dialog.dialog!.hasAttribute('dir')).to.equal(false);
  });

  it('speaks the nearest language, reasons and numbers included', async () => {
    const { dialog } = await stage('de-DE', { users: Array.from({ length: 1204 }, (_, index) => aUser({ id: `u${index}`, email: `u${index}@example.com` })) }); // prettier-ignore
    await until(() => dialog.title.includes('löschen'), 'German');
    expect(dialog.title).to.equal('1.204 Benutzer löschen?');
    expect(dialog.buttons[0]).to.equal('Abbrechen');
  });

  it('runs from right to left where its texts do and the page does not', async () => {
    const { dialog } = await stage('ar');
    await until(() => dialog.title.includes('حذف'), 'Arabic');
    expect(getComputedStyle(dialog.dialog!).direction).to.equal('rtl');
  });

  it('follows a language that changes while it asks, and keeps what was typed', async () => {
    const { place, dialog } = await stage('en');
    await dialog.type('grace');
    place.lang = 'de';
    await until(() => dialog.title === 'Grace Hopper löschen?', 'German');
    expect(dialog.field!.value).to.equal('grace');
    place.lang = 'en';
    await until(() => dialog.title === 'Delete Grace Hopper?', 'English again');
  });

  it('says in English what a language lacks', async () => {
    registerLocale('eo', () => Promise.resolve({ locale: 'eo', messages: { 'deletion.cancel': 'Rezigni' } }));
    const { dialog } = await stage('eo');
    await until(() => dialog.buttons[0] === 'Rezigni', 'Esperanto');
    expect(dialog.title).to.equal('Delete Grace Hopper?');
  });

  it('says the words of its host instead of any language’s', async () => {
    const { element, dialog } = await stage('de', { messages: { 'deletion.cancel': 'Lieber nicht' } });
    await until(() => dialog.title.includes('löschen'), 'German');
    expect(dialog.buttons[0]).to.equal('Lieber nicht');
    element.messages = { 'deletion.cancel': 'Doch nicht' };
    await dialog.settled();
    expect(dialog.buttons[0]).to.equal('Doch nicht');
    element.messages = undefined;
    await dialog.settled();
    expect(dialog.buttons[0]).to.equal('Abbrechen');
  });

  it('knows its language before it is opened', async () => {
    const place = await fixture<HTMLElement>(html`<section lang="de"></section>`);
    let asked = 0;
    registerLocale('lb', () => Promise.resolve({ locale: 'lb', messages: { 'deletion.cancel': String((asked += 1)) } }));
    place.lang = 'lb';
    place.append(document.createElement('confirm-delete-dialog'));
    await nextFrame();
    expect(asked).to.equal(1);
  });
}); // prettier-ignore
