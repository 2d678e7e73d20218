import { expect, fixture, html } from '@open-wc/testing';
import { ConfirmDeleteDialogElement } from '../../../../src/deletion/confirm-delete-dialog.js';
import type { ConfirmEvent } from '../../../../src/deletion/events/dialog-events.js';
import type { DeleteCapability } from '../../../../src/domain/session.js';
import { aSession, aUser, theCapabilities } from '../../../support/builders.js';
import { DialogDriver, textOf } from '../../../support/dialog-driver.js';

const soft: DeleteCapability = { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer' };
const ana = aUser({ id: 'ana', firstName: 'Ana', lastName: 'López', email: 'ana@example.com' });

/** An open, armed dialog that asks about Ana, and what it was told. */
async function asked(reason?: 'optional' | 'required', props: Partial<ConfirmDeleteDialogElement> = {}) {
  const element = await fixture<ConfirmDeleteDialogElement>(
    html`<confirm-delete-dialog can-deactivate></confirm-delete-dialog>`,
  );
  const session = aSession({ capabilities: theCapabilities({ delete: { ...soft, ...(reason && { reason }) } }) });
  Object.assign(element, { users: [ana], session, ...props });
  const told: (string | undefined)[] = [];
  for (const type of ['delete-confirm', 'deactivate-confirm'] as const)
    element.addEventListener(type, (event: ConfirmEvent) => told.push(event.action, event.reason));
  const dialog = new DialogDriver(element);
  await dialog.open();
  await dialog.arm();
  const field = (): HTMLTextAreaElement | null => dialog.root.querySelector('#reason');
  const say = async (text: string): Promise<void> => {
    field()!.value = text;
    field()!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await dialog.settled();
  };
  return { element, dialog, told, field, say };
}

describe('confirm-delete-dialog: why somebody is deleted', () => {
  it('does not ask where the backend keeps no reasons', async () => {
    const { dialog, field, told } = await asked();
    expect(field()).to.equal(null);
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', undefined]);
  });

  it('asks where it does, in a field with a name and a note, and gives the answer on with the consent', async () => {
    const { dialog, field, say, told } = await asked('optional');
    const { labels, ariaRequired } = field()!;
    expect([textOf(labels[0]), ariaRequired]).to.deep.equal(['Reason (optional)', null]);
    expect(textOf(dialog.root.querySelector(`#${field()!.getAttribute('aria-describedby')}`))).to.contain('record');
    await say('  Left the\ncompany ');
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', 'Left the company']);
  });

  it('takes silence for an answer where the reason is optional', async () => {
    const { dialog, say, told } = await asked('optional');
    await say(' \n ');
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', undefined]);
  });

  it('deletes nobody without one where the backend insists, and says what is missing and where', async () => {
    const { dialog, field, say, told } = await asked('required');
    const button = dialog.button('Delete Ana López');
    expect([textOf(field()!.labels[0]), field()!.ariaRequired, button.ariaDisabled]).to.deep.equal(['Reason', 'true', 'true']); // prettier-ignore
    await say('   ');
    await dialog.press('Delete Ana López');
    expect([told, dialog.root.activeElement?.id]).to.deep.equal([[], 'reason']);
    await dialog.until(() => dialog.said.includes('Give a reason first.'));
    const error = (): string => textOf(dialog.root.getElementById('reason-error'));
    expect([error(), field()!.ariaInvalid]).to.deep.equal(['Give a reason first.', 'true']);
    await say('Left');
    expect([button.ariaDisabled, error(), field()!.ariaInvalid]).to.deep.equal([null, '', null]);
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', 'Left']);
  });

  it('wants the confirmation that the ladder asks for as well (U5)', async () => {
    const { dialog, element, say, told } = await asked('required');
    element.close();
    const permanent = theCapabilities({ delete: { kind: 'permanent', reason: 'required' } });
    element.session = aSession({ capabilities: permanent });
    await dialog.open();
    await dialog.arm();
    await dialog.type('ana@example.com');
    await dialog.press('Delete Ana López');
    expect([told, dialog.root.activeElement?.id]).to.deep.equal([[], 'reason']);
    await say('Left');
    await dialog.press('Delete Ana López');
    expect(told).to.deep.equal(['delete', 'Left']);
  });

  it('puts the focus on Cancel, and takes Enter in the field for a new line (U3, T11)', async () => {
    const { dialog, field, told } = await asked('optional');
    expect(dialog.focused).to.equal('Cancel');
    expect([dialog.key(field()!, 'Enter'), told]).to.deep.equal([true, []]);
  });

  it('gives the reason on to the deactivation in its place, which needs none', async () => {
    const first = await asked('required');
    await first.dialog.press(/^Deactivate/);
    expect(first.told).to.deep.equal(['deactivate', undefined]);
    const second = await asked('required');
    await second.say('On leave');
    await second.dialog.press(/^Deactivate/);
    expect(second.told).to.deep.equal(['deactivate', 'On leave']);
  });

  it('begins each question with an empty field, and keeps what is written while others read', async () => {
    const { element, dialog, field, say } = await asked('optional');
    await say('Left');
    element.directoryTotal = 500;
    await dialog.settled();
    expect(field()!.value).to.equal('Left');
    element.close();
    await dialog.settled();
    await dialog.open();
    expect(field()!.value).to.equal('');
  });

  for (const [why, props] of [
    ['an activation', { action: 'activate' }],
    ['somebody who may not be deleted', { users: [{ ...ana, owner: true }] }],
    ['more than the host allows', { maxDelete: 0 }],
  ] as const) {
    it(`does not ask about ${why}`, async () => {
      const { field } = await asked('required', props);
      expect(field()).to.equal(null);
    });
  }

  it('is no obstacle for whoever needs help (axe)', async () => {
    const { element } = await asked('required');
    await expect(element).to.be.accessible();
  });
});
