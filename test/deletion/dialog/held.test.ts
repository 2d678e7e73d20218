import { expect, fixture, html } from '@open-wc/testing';
import type { RunPause } from '../../../src/bulk/run/pause.js';
import { ConfirmDeleteDialogElement, type Progress } from '../../../src/deletion/confirm-delete-dialog.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser } from '../../support/builders.js';
import { DialogDriver, textOf } from '../../support/dialog-driver.js';
import { FakeTimer } from '../../support/scripted-adapter.js';

const people = (count: number): User[] =>
  Array.from({ length: count }, (_, index) => aUser({ id: `u${index}`, email: `ana${index}@example.com` }));

/** A dialog in front of a viewer, with a clock that the test moves. */
async function open(props: Partial<ConfirmDeleteDialogElement>, lang = 'en') {
  const stage = await fixture(html`<div lang=${lang}><confirm-delete-dialog can-deactivate></confirm-delete-dialog></div>`); // prettier-ignore
  const element = stage.firstElementChild as ConfirmDeleteDialogElement;
  const dialog = new DialogDriver(element);
  const timer = new FakeTimer();
  const { around } = dialog;
  element.environment = { now: around.now, isWatched: around.isWatched, timer: timer.set };
  const log: string[] = [];
  for (const type of ['delete-confirm', 'deactivate-confirm', 'dialog-stop', 'dialog-resume', 'dialog-close'])
    element.addEventListener(type, () => log.push(type));
  Object.assign(element, { users: people(4), session: aSession(), ...props });
  await dialog.open();
  await dialog.settled();
  const show = async (next: Partial<ConfirmDeleteDialogElement>): Promise<void> => {
    Object.assign(element, next);
    await dialog.settled();
  };
  const pass = async (ms: number): Promise<void> => {
    around.pass(ms);
    timer.ring();
    await dialog.settled();
  };
  return { element, dialog, timer, log, show, pass };
}

const at = (pause?: RunPause, more: Partial<Progress> = {}): Progress => ({ done: 120, total: 200, ...(pause && { pause }), ...more }); // prettier-ignore
const wait = (ms: number): RunPause => ({ reason: 'rate-limited', ms, asks: false });
const asks = (reason: RunPause['reason'], more: Partial<RunPause> = {}): RunPause => ({ reason, asks: true, ...more });
const pauseText = (dialog: DialogDriver): string => textOf(dialog.root.querySelector('.pause'));

describe('confirm-delete-dialog, waiting (F11)', () => {
  it('counts down, by the clock, and says it once and not each second (T13)', async () => {
    const { dialog, timer, pass } = await open({ progress: at(wait(42_500)) });
    expect(pauseText(dialog)).to.equal('Paused The system asked to wait. It goes on in 0:43.');
    expect(dialog.said).to.include('Paused. The system asked to wait for 43 seconds. It goes on by itself.');
    expect(dialog.root.querySelector('[role=alert]')!.textContent).to.match(/^Paused/);
    expect(dialog.dialog!.contains(dialog.root.querySelector('[role=alert]'))).to.equal(true);
    expect(timer.delays).to.deep.equal([500]);
    const { said } = dialog;
    await pass(500);
    expect(pauseText(dialog)).to.include('0:42');
    expect(timer.delays).to.deep.equal([1_000]);
    await pass(1_000);
    expect(pauseText(dialog)).to.include('0:41');
    // a tab that slept
    await pass(35_000);
    expect(pauseText(dialog)).to.include('0:06');
    expect(dialog.said).to.equal(said);
    await pass(60_000);
    expect(pauseText(dialog)).to.equal('Paused The system asked to wait. It goes on in a moment.');
    expect(timer.waiting).to.equal(0);
  });

  it('writes minutes, and says them', async () => {
    const { dialog } = await open({ progress: at(wait(245_000)) });
    expect(pauseText(dialog)).to.include('4:05');
    expect(dialog.said).to.include('for 5 minutes');
  });

  it('says so when it goes on, and keeps the focus on Stop', async () => {
    const { dialog, timer, show } = await open({ progress: at(wait(42_000)) });
    expect(dialog.focused).to.equal('Stop');
    await show({ progress: at() });
    expect(dialog.said).to.include('It goes on.');
    expect(pauseText(dialog)).to.equal('');
    expect([timer.waiting, dialog.focused]).to.deep.equal([0, 'Stop']);
  });

  it('says nothing of going on where it was stopped', async () => {
    const { dialog, show } = await open({ progress: at(wait(42_000)) });
    await show({ progress: at(undefined, { stopping: true }) });
    expect(dialog.said).not.to.include('It goes on.');
  });

  it('begins anew with each pause, and follows one through other news of the run', async () => {
    const pause = wait(10_000);
    const { dialog, show, pass } = await open({ progress: at(pause) });
    await pass(4_000);
    await show({ progress: at(pause, { done: 121 }) });
    expect(pauseText(dialog)).to.include('0:06');
    await show({ progress: at(wait(10_000)) });
    expect(pauseText(dialog)).to.include('0:10');
  });

  it('offers no way to go on sooner: the system is respected', async () => {
    const { dialog } = await open({ progress: at(wait(42_000)) });
    expect(dialog.buttons).to.deep.equal(['Stop']);
  });

  it('is not closed by Escape, not when it is pressed five times (A20, T12)', async () => {
    const { dialog, log } = await open({ progress: at(wait(42_000)) });
    for (let press = 0; press < 5; press++) dialog.key(dialog.root.activeElement ?? document.body, 'Escape');
    await dialog.settled();
    expect([dialog.isModal, dialog.focused, log]).to.deep.equal([true, 'Stop', []]);
  });

  it('stops ticking when the dialog closes', async () => {
    const { element, timer } = await open({ progress: at(wait(42_000)) });
    expect(timer.waiting).to.equal(1);
    element.close();
    expect(timer.waiting).to.equal(0);
  });

  it('is accessible', async () => {
    const { element } = await open({ progress: at(wait(42_000)) });
    await expect(element).to.be.accessible();
  });
});

describe('confirm-delete-dialog, paused for the viewer', () => {
  const reasons: readonly (readonly [string, RunPause, RegExp])[] = [
    ['a long wait', asks('rate-limited', { ms: 720_000 }), /asked to wait until \d+:\d\d.[AP]M\. That is too long/],
    ['a wait until another day', asks('rate-limited', { ms: 90_000_000 }), /asked to wait until \w+ \d+, \d{4}, \d+:\d\d/],
    ['a wait beyond all measure', asks('rate-limited', { ms: Infinity }), /again and again/],
    ['many waits in vain', asks('rate-limited', { ms: 500 }), /again and again/],
    ['many waits without a time', asks('rate-limited'), /again and again/],
    ['a system that is away', asks('unreachable'), /can’t be reached, or fails each time/],
    ['a system that is still away', asks('unreachable', { again: true }), /still can’t be reached/],
    ['a sign-in that has ended (F19)', asks('signed-out'), /Sign in again, in another window if you have to/],
  ]; // prettier-ignore
  for (const [what, pause, text] of reasons) {
    it(`for ${what} says why, how many are left, and what can be done`, async () => {
      const { dialog, timer } = await open({ progress: at(pause) });
      expect(pauseText(dialog)).to.match(text).and.include('80 users are left. Nothing is sent until it goes on.');
      expect(dialog.said)
        .to.match(/^.*Paused\. /)
        .and.match(text);
      expect(dialog.buttons).to.deep.equal(['Go on with 80 users', 'Stop']);
      expect(timer.waiting).to.equal(0);
    });
  }

  it('goes on when told so, not by a press that was meant for what stood there before (U4), and once', async () => {
    const { dialog, log } = await open({ progress: at(asks('unreachable')) });
    await dialog.press(/^Go on/);
    expect(log).to.deep.equal([]);
    dialog.around.pass(500);
    await dialog.press(/^Go on/);
    await dialog.press(/^Go on/);
    expect(log).to.deep.equal(['dialog-resume']);
  });

  it('says that it looks, and takes no second word meanwhile', async () => {
    const pause = asks('unreachable');
    const { dialog, log, show } = await open({ progress: at(pause) });
    await show({ progress: at(pause, { probing: true }) });
    dialog.around.pass(500);
    await dialog.press(/^Go on/);
    expect(log).to.deep.equal([]);
    expect(dialog.button(/^Go on/).getAttribute('aria-disabled')).to.equal('true');
    expect(pauseText(dialog)).to.include('Looking whether the system answers again.');
  });

  it('keeps the focus inside when the way on goes away under it', async () => {
    const { dialog, show } = await open({ progress: at(asks('unreachable')) });
    dialog.button(/^Go on/).focus();
    await show({ progress: at() });
    expect(dialog.focused).to.equal('Stop');
  });

  it('can be stopped', async () => {
    const { dialog, log } = await open({ progress: at(asks('signed-out')) });
    await dialog.press('Stop');
    expect(log).to.deep.equal(['dialog-stop']);
  });

  it('is accessible, and stands right to left in Arabic', async () => {
    const { element, dialog } = await open({ progress: at(asks('signed-out')) }, 'ar');
    await dialog.until(() => pauseText(dialog).startsWith('متوقف'));
    expect(dialog.dialog!.dir).to.equal('rtl');
    await expect(element).to.be.accessible();
  });
});

describe('confirm-delete-dialog, an approval (S27)', () => {
  const confirmed = async () => {
    const all = await open({ users: people(3) });
    await all.dialog.type('3');
    await all.dialog.arm();
    await all.dialog.press('Delete 3 users');
    expect(all.log).to.deep.equal(['delete-confirm']);
    await all.show({ approval: 'waiting' });
    return all;
  };

  it('that is waited for is said, names whom it is about, and can be cancelled', async () => {
    const { dialog, log } = await confirmed();
    expect(dialog.title).to.equal('Waiting for approval');
    expect(dialog.text).to.include(
      'The deletion of 3 users has to be approved by somebody else. Nothing is sent before that.',
    );
    expect(dialog.names).to.have.lengthOf(3);
    expect([dialog.buttons, dialog.focused]).to.deep.equal([['Cancel'], 'Cancel']);
    expect(dialog.said).to.include('approved by somebody else');
    await dialog.press('Cancel');
    expect([log.at(-1), dialog.isModal]).to.deep.equal(['dialog-close', false]);
  });

  it('that is waited for ends with Escape, too: nothing runs yet', async () => {
    const { dialog, log } = await confirmed();
    dialog.key(dialog.root.activeElement!, 'Escape');
    expect(log.at(-1)).to.equal('dialog-close');
  });

  it('that is given goes over into the run, with the focus on Stop', async () => {
    const { dialog, show } = await confirmed();
    await show({ approval: undefined, progress: { done: 0, total: 3 } });
    expect([dialog.title, dialog.focused]).to.deep.equal(['Deleting 3 users', 'Stop']);
  });

  for (const [approval, text] of [
    ['refused', 'The deletion was not approved. Nothing was sent.'],
    ['failed', 'The approval could not be obtained. Nothing was sent.'],
  ] as const) {
    it(`that is ${approval} is said aloud, with the focus on the title`, async () => {
      const { element, dialog, show } = await confirmed();
      await show({ approval });
      expect(dialog.title).to.equal('3 users were not deleted');
      expect(dialog.text).to.include(text);
      expect(textOf(dialog.root.querySelector('[role=alert]'))).to.equal(text);
      expect([dialog.buttons, dialog.root.activeElement?.id]).to.deep.equal([['Close'], 'title']);
      await expect(element).to.be.accessible();
    });
  }

  it('is forgotten when the dialog is opened again', async () => {
    const { element, dialog } = await confirmed();
    element.close();
    await dialog.open();
    await dialog.settled();
    expect(dialog.title).to.equal('Delete 3 users?');
  });

  it('is lost with the place of the dialog: nothing was sent (F29)', async () => {
    const { element, dialog } = await confirmed();
    document.body.append(element);
    await dialog.settled();
    expect(element.open).to.equal(false);
    element.remove();
  });
});

describe('confirm-delete-dialog, more than may be deleted at once', () => {
  it('says so before anything can be confirmed, and asks for nothing to be typed', async () => {
    const { element, dialog, log } = await open({ users: people(4), maxDelete: 3 });
    expect(dialog.title).to.equal('Too many to delete at once');
    expect(dialog.text).to.include('You chose 4, and at most 3 can be deleted at once here. Nothing is deleted. Choose fewer users.'); // prettier-ignore
    expect([dialog.field, dialog.subtitle, dialog.consequences]).to.deep.equal([null, '', []]);
    const button = dialog.button('Delete 4 users');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(dialog.root.getElementById(button.getAttribute('aria-describedby')!)).to.equal(dialog.root.querySelector('#limit')); // prettier-ignore
    await dialog.arm();
    await dialog.press('Delete 4 users');
    expect(log).to.deep.equal([]);
    expect(textOf(dialog.root.querySelector('[role=alert]'))).to.include('at most 3');
    await expect(element).to.be.accessible();
  });

  it('lets them be deactivated instead', async () => {
    const { dialog, log } = await open({ users: people(4), maxDelete: 3 });
    await dialog.arm();
    await dialog.press('Deactivate 4 users');
    expect(log).to.deep.equal(['deactivate-confirm']);
  });

  it('is not more where they are as many', async () => {
    const { dialog } = await open({ users: people(3), maxDelete: 3 });
    expect(dialog.title).to.equal('Delete 3 users?');
  });

  it('is counted by the limit of the moment when it was asked (U9)', async () => {
    const { dialog, show } = await open({ users: people(4), maxDelete: 3 });
    await show({ maxDelete: 9 });
    expect(dialog.title).to.equal('Too many to delete at once');
  });
});
