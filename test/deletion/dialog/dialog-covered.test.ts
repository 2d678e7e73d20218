import { expect, fixture, html } from '@open-wc/testing';
import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import type { ConfirmEvent } from '../../../src/deletion/events/dialog-events.js';
import type { DeleteCapability } from '../../../src/domain/session.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';
import { CoverObserver, DialogDriver } from '../../support/dialog-driver.js';

const soft: DeleteCapability = { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer' };
const ana = aUser({ id: 'ana', firstName: 'Ana', lastName: 'López', email: 'ana@example.com' });

/** An armed dialog in a browser that tells what covers its button, and what it asked its owner for. */
async function stage(capability: DeleteCapability = soft, properties: Partial<ConfirmDeleteDialogElement> = {}) {
  const element = await fixture<ConfirmDeleteDialogElement>(
    html`<confirm-delete-dialog can-deactivate></confirm-delete-dialog>`,
  );
  const session = aSession({ capabilities: theCapabilities({ delete: capability }) });
  Object.assign(element, { users: [ana], session, ...properties });
  const dialog = new DialogDriver(element);
  dialog.around.Observer = CoverObserver;
  const confirmed: string[] = [];
  for (const type of ['delete-confirm', 'deactivate-confirm', 'activate-confirm'])
    element.addEventListener(type, (event) => confirmed.push(`${type} ${(event as ConfirmEvent).targets[0]?.id}`));
  await dialog.open();
  await dialog.arm();
  return { element, dialog, confirmed, observer: CoverObserver.all.at(-1)! };
}

describe('confirm-delete-dialog: a button that something covers (S18)', () => {
  const why = 'Nothing was deleted: your browser reports that this button can’t be seen as it is.';
  afterEach(() => CoverObserver.all.splice(0));

  it('counts where the browser says that it is to be seen, and nothing is explained', async () => {
    const { dialog, confirmed, observer } = await stage();
    expect(observer.watched).to.equal(dialog.button('Delete Ana López'));
    observer.report(true);
    await dialog.press('Delete Ana López');
    expect(confirmed).to.deep.equal(['delete-confirm ana']);
    expect(dialog.text).not.to.include(why);
  });

  it('deletes nobody, and says why and how to go on, to the eye and to a screen reader', async () => {
    const { dialog, confirmed, observer } = await stage();
    observer.report(true);
    observer.report(false);
    expect(dialog.text).not.to.include(why);
    await dialog.press('Delete Ana López');
    expect(confirmed).to.deep.equal([]);
    expect(dialog.root.querySelector('footer .unseen')?.textContent).to.include(why).and.include('press again');
    expect(dialog.said).to.include(why);
    expect(dialog.root.activeElement).to.equal(dialog.button('Delete Ana López'));
    await expect(dialog.element).to.be.accessible();
  });

  it('counts again half a second after it came back, not at once (U4)', async () => {
    const { dialog, confirmed, observer } = await stage();
    observer.report(false);
    await dialog.press('Delete Ana López');
    dialog.around.pass(10_000);
    observer.report(true);
    await dialog.press('Delete Ana López');
    expect(confirmed).to.deep.equal([]);
    dialog.around.pass(500);
    await dialog.press('Delete Ana López');
    expect(confirmed).to.deep.equal(['delete-confirm ana']);
  });

  it('is refused before anything is typed, and by Enter too (U5)', async () => {
    const { dialog, confirmed, observer } = await stage({ kind: 'permanent' });
    observer.report(false);
    await dialog.press('Delete Ana López');
    expect(dialog.said).to.include(why);
    await dialog.type('ana@example.com');
    await dialog.arm();
    dialog.key(dialog.field!, 'Enter');
    await dialog.settled();
    expect(confirmed).to.deep.equal([]);
    observer.report(true);
    await dialog.arm();
    dialog.key(dialog.field!, 'Enter');
    expect(confirmed).to.deep.equal(['delete-confirm ana']);
  });

  it('hinders nobody from declining or from deactivating instead', async () => {
    const { dialog, confirmed, observer } = await stage();
    observer.report(false);
    await dialog.press(/^Deactivate/);
    expect(confirmed).to.deep.equal(['deactivate-confirm ana']);
    const declined = await stage();
    declined.observer.report(false);
    await declined.dialog.press('Cancel');
    expect(declined.element.open).to.equal(false);
  });

  it('is watched while it is asked about alone, and starts anew with each question', async () => {
    const { element, dialog, observer } = await stage();
    observer.report(false);
    await dialog.press('Delete Ana López');
    element.close();
    await dialog.settled();
    expect(observer.watched).to.equal(undefined);
    await dialog.open();
    await dialog.arm();
    expect(dialog.root.querySelector('.unseen')).to.equal(null);
    expect(observer.watched).to.equal(dialog.button('Delete Ana López'));
    observer.report(true);
    element.progress = { done: 0, total: 1 };
    await dialog.settled();
    expect(observer.watched).to.equal(undefined);
  });

  for (const [lang, words] of [
    ['de', 'Es wurde nichts gelöscht'],
    ['ar', 'لم يُحذف أي شيء'],
  ] as const)
    it(`says so in the viewer’s language: ${lang}`, async () => {
      document.documentElement.lang = lang;
      try {
        const { dialog, observer } = await stage();
        await dialog.until(() => !dialog.buttons.includes('Cancel'));
        observer.report(false);
        dialog.root.querySelector<HTMLElement>('#confirm')?.click();
        await dialog.settled();
        expect(dialog.text).to.include(words);
      } finally {
        document.documentElement.removeAttribute('lang');
      }
    });
});
