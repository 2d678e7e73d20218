import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Timer } from '../../../../src/bulk/patience.js';
import { ConfirmDeleteDialogElement } from '../../../../src/deletion/confirm-delete-dialog.js';
import type { ConfirmEvent } from '../../../../src/deletion/events/dialog-events.js';
import type { FindSuccessors, FoundSuccessors } from '../../../../src/deletion/successor/successor-search.js';
import type { DeleteCapability } from '../../../../src/domain/session.js';
import { aSession, aUser, theCapabilities } from '../../../support/builders.js';
import { DialogDriver, textOf } from '../../../support/dialog-driver.js';

const soft: DeleteCapability = { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer' };
const ana = aUser({ id: 'ana', firstName: 'Ana', lastName: 'López', email: 'ana@example.com' });
const namesake = aUser({ id: 'ana-2', firstName: 'Ana', lastName: 'López', email: 'ana.2@example.com' });
const bo = aUser({
  id: 'bo', firstName: 'Bo', lastName: 'Chen', email: 'bo@example.com', status: 'on-leave', department: { id: 'd', name: 'Sales', path: [] },
}); // prettier-ignore

const among =
  (users: FoundSuccessors['users'], more: Partial<FoundSuccessors> = {}): FindSuccessors =>
  (text) =>
    Promise.resolve({
      users: users.filter((user) => `${user.firstName} ${user.lastName}`.toLowerCase().includes(text.toLowerCase())),
      ...more,
    });

/** An open, armed dialog that asks about Ana, and what it was told. */
async function asked(
  successor?: 'optional' | 'required',
  findSuccessors: FindSuccessors | undefined = among([ana, namesake, bo]),
  props: Partial<ConfirmDeleteDialogElement> = {},
) {
  const element = await fixture<ConfirmDeleteDialogElement>(
    html`<confirm-delete-dialog can-deactivate></confirm-delete-dialog>`,
  );
  const session = aSession({ capabilities: theCapabilities({ delete: { ...soft, ...(successor && { successor }) } }) });
  Object.assign(element, { users: [ana], session, findSuccessors, ...props });
  const told: (string | undefined)[] = [];
  for (const type of ['delete-confirm', 'deactivate-confirm'] as const)
    element.addEventListener(type, (event: ConfirmEvent) => told.push(event.action, event.successor));
  const dialog = new DialogDriver(element);
  // typing has rested as soon as somebody looks; for answers there is all the time
  const timer: Timer = (ms, then) => (ms < 1000 && then(), () => undefined);
  Object.assign(dialog.around, { timer });
  await dialog.open();
  await dialog.arm();
  const field = (): HTMLInputElement | null => dialog.root.querySelector('[role=combobox]');
  const options = (): string[] => [...dialog.root.querySelectorAll('[role=option]')].map(textOf);
  const note = (): string => textOf(dialog.root.querySelector('#successor-note'));
  const type = async (text: string): Promise<void> => {
    field()!.focus();
    field()!.value = text;
    field()!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await dialog.until(() => !/Looking for users/.test(dialog.text));
    await dialog.settled();
  };
  const choose = async (text: string): Promise<void> => {
    await type(text);
    await sendKeys({ press: 'Enter' });
    await dialog.settled();
  };
  return { element, dialog, told, field, options, note, type, choose };
}

describe('confirm-delete-dialog: who takes over', () => {
  it('does not ask where the backend hands nothing over', async () => {
    const { dialog, field, told } = await asked();
    expect(field()).to.equal(null);
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', undefined]);
  });

  it('deletes nobody before somebody is chosen where the backend insists, and says what is missing and where', async () => {
    const { dialog, field, choose, told, note } = await asked('required');
    const button = dialog.button('Delete Ana López');
    expect([textOf(field()!.labels![0]), field()!.ariaRequired, button.ariaDisabled]).to.deep.equal(['Who takes over', 'true', 'true']); // prettier-ignore
    expect(note()).to.equal('What belongs to this user goes to whom you choose.');
    expect(field()!.getAttribute('aria-describedby')).to.equal('successor-note');
    await dialog.press('Delete Ana López');
    expect([told, dialog.root.activeElement]).to.deep.equal([[], field()]);
    await dialog.until(() => dialog.said.includes('Choose first who takes over.'));
    expect(textOf(dialog.root.querySelector('.missing'))).to.equal('Choose first who takes over.');
    await choose('bo');
    expect(dialog.root.querySelector('.missing')).to.equal(null);
    expect([field()!.value, note(), button.ariaDisabled]).to.deep.equal(['Bo Chen', 'What belongs to them goes to Bo Chen, bo@example.com.', null]); // prettier-ignore
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', 'bo']);
  });

  it('never offers whoever is deleted, and tells a namesake by e-mail, department and status (U1)', async () => {
    const { type, options } = await asked('required');
    await type('');
    expect(options()).to.deep.equal(['Ana López ana.2@example.com', 'Bo Chen On leave bo@example.com · Sales']);
    await type('ana');
    expect(options()).to.deep.equal(['Ana López ana.2@example.com']);
  });

  it('tells those apart who have the same name and e-mail (U1)', async () => {
    const twice = [namesake, { ...namesake, id: 'ana-3', email: 'Ana.2@example.com' }];
    const { type, options } = await asked('required', among(twice));
    await type('ana');
    expect(options()).to.deep.equal(['Ana López ana.2@example.com · ana-2', 'Ana López Ana.2@example.com · ana-3']);
  });

  it('shows nobody’s name as another’s: what imitates is marked, what is invisible shown (S7, S8)', async () => {
    const odd = aUser({ id: 'x', firstName: 'Bо', lastName: 'Ch\u202Een', email: 'x@example.com' });
    const { choose, options, type, dialog } = await asked('required', among([odd]));
    await type('');
    expect(options()[0]).to.contain('Mixes alphabets').and.not.to.contain('\u202E');
    await choose('');
    expect(textOf(dialog.root.querySelector('.successor .chip'))).to.contain('Mixes alphabets');
  });

  it('takes nobody for an answer where it is optional, and lets the choice be taken back', async () => {
    const { dialog, field, choose, told, note } = await asked('optional');
    expect([textOf(field()!.labels![0]), field()!.ariaRequired]).to.deep.equal(['Who takes over (optional)', null]);
    expect(note()).to.contain('If you choose nobody');
    await choose('bo');
    await dialog.press('Choose nobody');
    expect([field()!.value, dialog.root.activeElement, note()]).to.deep.equal(['', field(), note()]);
    expect(note()).to.contain('If you choose nobody');
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', undefined]);
  });

  it('tells the deactivation in its place nothing of who was chosen', async () => {
    const { dialog, choose, told } = await asked('required');
    await choose('bo');
    await dialog.press(/^Deactivate/);
    expect(told).to.deep.equal(['deactivate', undefined]);
  });

  it('deletes nobody where somebody has to be chosen and nobody can be (R11)', async () => {
    const { dialog, element, field, told } = await asked('required', undefined);
    element.findSuccessors = undefined;
    element.close();
    await dialog.open();
    await dialog.arm();
    expect([field(), dialog.text.includes('nobody can be chosen here')]).to.deep.equal([null, true]);
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal([]);
    await dialog.until(() => dialog.said.includes('nobody can be chosen here'));
  });

  it('asks nothing where nobody can be chosen and nobody has to be', async () => {
    const { dialog, element, field } = await asked('optional', undefined);
    element.findSuccessors = undefined;
    element.close();
    await dialog.open();
    expect([field(), dialog.root.querySelector('.successor')]).to.deep.equal([null, null]);
  });

  it('takes Enter for a choice and never for consent, and Escape for the list before the dialog (T11, T12)', async () => {
    const { dialog, element, field, choose, told, options, type } = await asked('required');
    await choose('bo');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    expect([told, element.open]).to.deep.equal([[], true]);
    await type('ana');
    await sendKeys({ press: 'Escape' });
    expect([element.open, options(), field()!.value]).to.deep.equal([true, [], 'Bo Chen']);
    await sendKeys({ press: 'Escape' });
    await dialog.settled();
    expect(element.open).to.equal(false);
  });

  it('puts the focus on Cancel, and looks for nobody before the viewer does (U3)', async () => {
    let looks = 0;
    const { dialog } = await asked('required', () => Promise.resolve({ users: [bo], more: (looks += 1) > 9 }));
    expect([dialog.focused, looks]).to.deep.equal(['Cancel', 0]);
  });

  it('says that the users could not be loaded, and looks again', async () => {
    let fails = true;
    const { dialog, type, options, field } = await asked('required', () =>
      fails ? Promise.reject(new Error('away')) : Promise.resolve({ users: [bo] }),
    );
    await type('bo');
    expect(dialog.text).to.contain('The users could not be loaded.');
    fails = false;
    await dialog.press('Try again');
    await dialog.until(() => options().length > 0);
    expect([options().length, dialog.root.activeElement]).to.deep.equal([1, field()]);
  });

  it('chooses nobody while the answer is awaited, whatever stood there before (F4)', async () => {
    const waiting: ((found: FoundSuccessors) => void)[] = [];
    const { dialog, field, type, options, told } = await asked('required', (text) =>
      text === 'bo' ? Promise.resolve({ users: [bo] }) : new Promise((resolve) => waiting.push(resolve)),
    );
    await type('bo');
    field()!.value = 'ana';
    field()!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await sendKeys({ press: 'Enter' });
    expect([options(), dialog.button('Delete Ana López').ariaDisabled]).to.deep.equal([[], 'true']);
    waiting[0]!({ users: [namesake] });
    await dialog.until(() => options().length > 0);
    await sendKeys({ press: 'Enter' });
    await dialog.settled();
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', 'ana-2']);
  });

  for (const [more, words] of [
    [{ more: true }, 'More users fit. Type more of the name.'],
    [{ among: 100 }, 'This system does not search: only its first 100 users can be chosen.'],
  ] as const)
    it(`says who is not among those found: ${words}`, async () => {
      const { dialog, type } = await asked('required', among([bo], more));
      await type('bo');
      expect(textOf(dialog.root.querySelector('.picker-place'))).to.contain(words);
      expect(textOf(dialog.root.querySelector('.picker [role=status]'))).to.equal(`1 user fits. ${words}`);
    });

  it('begins each question with nobody chosen', async () => {
    const { element, dialog, field, choose, told } = await asked('required');
    await choose('bo');
    element.close();
    await dialog.open();
    await dialog.arm();
    expect([field()!.value, dialog.button('Delete Ana López').ariaDisabled]).to.deep.equal(['', 'true']);
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal([]);
  });

  for (const wanted of ['optional', 'required'] as const)
    it(`takes no name for a choice that was typed and not chosen, and does not lose it: ${wanted}`, async () => {
      const { dialog, field, type, choose, told, note, options } = await asked(wanted, among([namesake, bo]));
      if (wanted === 'required') await choose('bo');
      await type('ana');
      dialog.button('Cancel').focus();
      await dialog.until(() => options().length === 0);
      const unchosen = '“ana” is not chosen yet: choose somebody from the list, or empty the field.';
      expect([field()!.value, field()!.ariaInvalid, note()]).to.deep.equal(['ana', 'true', unchosen]);
      expect(dialog.button('Delete Ana López').ariaDisabled).to.equal('true');
      await dialog.press('Delete Ana López');
      expect([told, dialog.root.activeElement]).to.deep.equal([[], field()]);
      await dialog.until(() => dialog.said.includes(unchosen));
      // emptied, it is as it was before
      await type('');
      dialog.button('Cancel').focus();
      await dialog.until(() => options().length === 0);
      expect([field()!.value, field()!.ariaInvalid]).to.deep.equal([wanted === 'required' ? 'Bo Chen' : '', null]);
      await dialog.press('Delete Ana López');
      expect(told).to.deep.equal(['delete', wanted === 'required' ? 'bo' : undefined]);
    });

  it('hands on nobody from a question before where nobody is asked for any more', async () => {
    const { element, dialog, choose, told } = await asked('required');
    await choose('bo');
    element.close();
    element.session = aSession({ capabilities: theCapabilities({ delete: soft }) });
    await dialog.open();
    await dialog.arm();
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', undefined]);
  });

  it('tells in the report who takes over, where anybody was deleted', async () => {
    const bob = aUser({ id: 'bob', firstName: 'Bob', lastName: 'Ray' });
    const { dialog, element, choose } = await asked('required', among([bo]), { users: [ana, bob] });
    await choose('bo');
    await dialog.press('Delete 2 users');
    element.outcomes = [{ id: 'ana', state: 'done' }, { id: 'bob', state: 'not-attempted' }]; // prettier-ignore
    await dialog.until(() => dialog.text.includes('What happened'));
    expect(dialog.text).to.contain('What belonged to them goes to Bo Chen.');
    element.outcomes = [{ id: 'ana', state: 'not-attempted' }, { id: 'bob', state: 'not-attempted' }]; // prettier-ignore
    await dialog.settled();
    expect(dialog.text).not.to.contain('Bo Chen');
  });

  for (const [why, props] of [
    ['an activation', { action: 'activate' }],
    ['somebody who may not be deleted', { users: [{ ...ana, owner: true }] }],
    ['more than the host allows', { maxDelete: 0 }],
  ] as const)
    it(`does not ask about ${why}`, async () => {
      const { field } = await asked('required', among([bo]), props);
      expect(field()).to.equal(null);
    });

  for (const [how, prepare] of [
    ['closed', () => undefined],
    ['open', ({ type }: Awaited<ReturnType<typeof asked>>) => type('')],
    ['chosen', ({ choose }: Awaited<ReturnType<typeof asked>>) => choose('bo')],
  ] as const)
    it(`is no obstacle for whoever needs help (axe): ${how}`, async () => {
      const scene = await asked('optional', among([namesake, bo], { more: true }));
      await prepare(scene);
      await nextFrame();
      await expect(scene.element).to.be.accessible();
    });
});
