import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { User } from '../../src/domain/user.js';
import { ar } from '../../src/i18n/ar.js';
import { de } from '../../src/i18n/de.js';
import { UntilQuestion } from '../../src/status/until-question.js';
import { askedHost, numbered, sessionWithout, type AskingHost } from '../support/asking-host.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';
import { textOf } from '../support/dialog-driver.js';

// half past eleven in the evening of the fourth in Kathmandu
const now = Date.parse('2026-05-04T17:45Z');
const inKathmandu = aSession({ capabilities: theCapabilities({ deactivate: { schedulable: true, timeZone: 'Asia/Kathmandu' } }) }); // prettier-ignore
const dated = (id: string, given: Partial<User> = {}): User =>
  aUser({ id, email: `${id}@example.com`, scheduled: { action: 'deactivate', at: '2027-05-04T18:14:00Z' }, ...given });
let clock = now;

function asked(users: readonly User[], given: Partial<AskingHost> = {}): Promise<AskingHost> {
  clock = now;
  return askedHost((subject) => new UntilQuestion(subject, () => clock), users, { session: inKathmandu, ...given });
}

async function write(host: AskingHost, day: string): Promise<void> {
  const field = host.find<HTMLInputElement>('#question-day');
  field.focus();
  field.value = day;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await host.settled();
}
const leave = async (host: AskingHost): Promise<void> => {
  host.find('.question-cancel').focus();
  await host.settled();
};
const outcome = (host: AskingHost): string => textOf(host.find('#question-when'));
const notes = (host: AskingHost): string[] => [...host.renderRoot.querySelectorAll('.question-note')].map(textOf);
const aside = (host: AskingHost): string | undefined => {
  const box = host.renderRoot.querySelector('.until-aside');
  return box ? textOf(box) : undefined;
};
const endOfFifth = '2027-05-05T18:14:00.000Z';

describe('UntilQuestion', () => {
  it('names the one it is about, in title and button (U1, U2)', async () => {
    const host = await asked([aUser()]);
    expect(host.title).to.equal('Make Grace Hopper inactive on a date');
    expect(host.buttons).to.deep.equal(['Cancel', 'Set the date for Grace Hopper']);
    expect(textOf(host.find('#question-rule'))).to.match(/^The user will be deactivated at 11:59\sPM on the selected/);
  });

  it('counts where there are several, and names them (U1, U2)', async () => {
    const host = await asked(numbered(3));
    expect(host.title).to.equal('Make 3 users inactive on a date');
    expect(host.buttons).to.deep.equal(['Cancel', 'Set the date for 3 users']);
    expect(host.named).to.deep.equal(['User 0', 'User 1', 'User 2']);
    expect(textOf(host.find('#question-rule'))).to.match(/^The users will be deactivated at 11:59\sPM.*time zone, .Asia\/Kathmandu/); // prettier-ignore
  });

  it('begins in the field, whose earliest day is tomorrow in the account’s zone (R9, U3)', async () => {
    const host = await asked([aUser()]);
    expect(host.focused.id).to.equal('question-day');
    expect(host.find<HTMLInputElement>('#question-day').min).to.equal('2026-05-05');
  });

  it('is refused until a day is chosen, and says so where the focus goes (A1)', async () => {
    const host = await asked(numbered(2));
    expect(host.missing).to.equal('Choose a day first.');
    await leave(host);
    await host.press('.question-confirm');
    expect(host.answers).to.deep.equal([]);
    expect(host.said).to.equal('Choose a day first.');
    expect(host.focused.id).to.equal('question-day');
    expect(host.find('#question-day').hasAttribute('aria-invalid')).to.equal(false);
  });

  it('sets the end of that day in the account’s zone for whom it named (R9, U9)', async () => {
    const users = numbered(2);
    const host = await asked(users);
    await write(host, '2027-05-05');
    expect(host.missing).to.equal('');
    await host.press('.question-confirm');
    const [answer] = host.answers;
    expect(answer?.work).to.deep.equal({ action: 'schedule', plan: { action: 'deactivate', at: endOfFifth } });
    expect(answer?.users).to.equal(users);
    expect(answer?.plan.will.map(({ id, version }) => [id, version])).to.deep.equal([['u-0', 'v1'], ['u-1', 'v1']]); // prettier-ignore
    expect(host.answers).to.have.length(1);
    expect(host.dialog.open).to.equal(false);
    expect(host.focused.id).to.equal('opener');
  });

  it('tells what the day means by the account’s clocks, and by the viewer’s where they differ (R9)', async () => {
    const host = await asked([aUser()]);
    expect(outcome(host)).to.equal('');
    await write(host, '2027-05-05');
    expect(outcome(host)).to.match(/^They will become inactive on May 5, 2027 at 11:59\sPM\./);
    // nobody who runs this lives in Kathmandu
    expect(outcome(host)).to.match(/ For you that is May \d, 2027 at /);
    const described = host.find('#question-day').getAttribute('aria-describedby')!.split(' ');
    expect(described).to.deep.equal(['question-when', 'question-rule']);
  });

  it('says whose clocks count where the account’s are not told (R9, R11)', async () => {
    const host = await asked([aUser()], { session: aSession() });
    expect(textOf(host.find('#question-rule'))).to.include('does not name the account’s time zone');
    await write(host, '2027-05-05');
    expect(outcome(host)).not.to.include('For you');
  });

  it('takes no day that is over, and says which is the first once the field is left (R9, A1)', async () => {
    const host = await asked([aUser()]);
    await write(host, '2026-05-04');
    expect(outcome(host)).to.equal('');
    expect(host.find('#question-day').hasAttribute('aria-invalid')).to.equal(false);
    await leave(host);
    expect(outcome(host)).to.equal('Choose May 5, 2026 or a later day.');
    expect(host.find('#question-day').getAttribute('aria-invalid')).to.equal('true');
    await host.press('.question-confirm');
    expect(host.answers).to.deep.equal([]);
    await write(host, '2026-05-05');
    expect(host.find('#question-day').hasAttribute('aria-invalid')).to.equal(false);
    await host.press('.question-confirm');
    expect(host.answers).to.have.length(1);
  });

  it('says so of what is no day at all', async () => {
    const host = await asked([aUser()]);
    const field = host.find<HTMLInputElement>('#question-day');
    Object.defineProperty(field, 'validity', { value: { badInput: true } });
    await write(host, '');
    await leave(host);
    expect(outcome(host)).to.match(/^This is no day of the calendar\..* 2026-05-05\.$/);
    expect(host.missing).to.equal('Choose a day first.');
  });

  it('does not take a day that was over before the button was pressed', async () => {
    const host = await asked([aUser()]);
    await write(host, '2026-05-05');
    expect(host.missing).to.equal('');
    clock = now + 60 * 60_000;
    await host.press('.question-confirm');
    expect(host.answers).to.deep.equal([]);
    expect(host.missing).to.equal('Choose a day first.');
    expect(outcome(host)).to.equal('Choose May 6, 2026 or a later day.');
  });

  it('leaves out whom the viewer may not deactivate, and who is inactive already, each with why (R2, R3, R4, R8, U7)', async () => {
    const users = [
      aUser({ id: 'boss', owner: true }),
      aUser({ id: 'me' }),
      aUser({ id: 'far', denied: { deactivate: 'scope' } }),
      aUser({ id: 'off', status: 'inactive' }),
      aUser({ id: 'ok', email: 'ok@example.com' }),
    ];
    const host = await asked(users);
    expect(host.title).to.equal('Make Grace Hopper inactive on a date');
    const left = textOf(host.find('.question-left-out'));
    expect(left).to.include('4 are left out:');
    for (const why of ['This is the Account Owner.', 'This is you.', 'outside the departments', 'Already inactive.'])
      expect(left).to.include(why);
    await write(host, '2027-05-05');
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.will.map(({ id }) => id)).to.deep.equal(['ok']);
  });

  it('asks nothing where nobody can be given a date: it says why (U7)', async () => {
    const one = await asked([aUser({ status: 'inactive' })]);
    expect(one.title).to.equal('Grace Hopper can’t be made inactive on a date');
    expect(one.buttons).to.deep.equal(['Close']);
    expect(one.renderRoot.querySelector('#question-day')).to.equal(null);
    expect(textOf(one.find('.question-left-out'))).to.include('Already inactive.');
    const session = { ...sessionWithout('deactivate'), capabilities: inKathmandu.capabilities };
    const several = await asked(numbered(2), { session });
    expect(several.title).to.equal('None of these 2 users can be made inactive on a date');
    await several.press('.question-cancel');
    expect(several.declined).to.equal(1);
  });

  it('sets nothing before the backend has said who the viewer is (R11)', async () => {
    expect((await asked(numbered(2), { session: undefined })).buttons).to.deep.equal(['Close']);
  });

  describe('where somebody has a date already', () => {
    it('shows it beside their name, and those first, and says that it is replaced (U7)', async () => {
      const host = await asked([...numbered(4), dated('d')]);
      expect(host.named).to.deep.equal(['Grace Hopper', 'User 0', 'User 1']);
      expect(notes(host)).to.have.length(1);
      expect(notes(host)[0]).to.match(/^Becomes inactive on May 4, 2027 at 11:59\sPM\.$/);
      expect(aside(host)).to.match(/^1 of them has a date already\. The new one takes its place\./);
      await write(host, '2027-05-05');
      await host.press('.question-confirm');
      expect(host.answers[0]?.plan.will.map(({ id }) => id)).to.deep.equal(['u-0', 'u-1', 'u-2', 'u-3', 'd']);
    });

    it('tells a date on which they become active as what it is (R9)', async () => {
      const scheduled = { action: 'activate', at: '2027-05-04T18:14:00Z' } as const;
      const host = await asked([dated('d', { status: 'on-leave', scheduled })]);
      expect(notes(host)[0]).to.match(/^Becomes active on May 4, 2027/);
      expect(aside(host)).to.match(/^A date is set already\. The new one takes its place\./);
    });

    it('removes the dates of those who have one, and of nobody else', async () => {
      const host = await asked([...numbered(2), dated('d'), dated('e', { status: 'inactive' })]);
      expect(aside(host)).to.match(/Remove the dates of 2 users$/);
      host.find('[part=remove-date-button]').click();
      await host.settled();
      const [answer] = host.answers;
      expect(answer?.work).to.deep.equal({ action: 'schedule', plan: { action: 'deactivate', at: null } });
      expect(answer?.plan.will.map(({ id }) => id)).to.deep.equal(['d', 'e']);
      expect(answer?.plan.leftOut).to.deep.equal([]);
      expect(host.dialog.open).to.equal(false);
    });

    it('removes the date of one by name', async () => {
      expect(aside(await asked([dated('d')]))).to.match(/Remove the date of Grace Hopper$/);
    });

    it('offers that also where no date can be set (R1)', async () => {
      const session = { ...sessionWithout('deactivate'), capabilities: inKathmandu.capabilities };
      const host = await asked([dated('d')], { session });
      expect(host.title).to.equal('Grace Hopper can’t be made inactive on a date');
      expect(textOf(host.find('.question-left-out'))).to.include('Your role does not allow this.');
      expect(notes(host)).to.have.length(1);
      expect(aside(host)).to.equal('Remove the date of Grace Hopper');
      expect(host.buttons).to.deep.equal(['Close']);
      host.find('[part=remove-date-button]').click();
      expect(host.answers).to.have.length(1);
    });

    it('offers it to nobody who may not (R1), nor where there is none', async () => {
      const session = { ...sessionWithout('schedule'), capabilities: inKathmandu.capabilities };
      expect(aside(await asked([dated('d')], { session }))).to.equal(undefined);
      expect(aside(await asked(numbered(2)))).to.equal(undefined);
    });

    it('leaves out for whom this date is set, and can choose another one where it is set for all (R8)', async () => {
      const host = await asked([dated('d'), dated('e'), ...numbered(1)]);
      await write(host, '2027-05-04');
      expect(host.buttons).to.include('Set the date for User 0');
      expect(textOf(host.find('.question-left-out'))).to.include('Already scheduled for this moment.');
      expect(aside(host)).to.equal('Remove the dates of 2 users');
      const all = await asked([dated('d'), dated('e')]);
      await write(all, '2027-05-04');
      expect(all.missing).to.equal('This date is already set for all of them.');
      await all.press('.question-confirm');
      expect(all.answers).to.deep.equal([]);
      await write(all, '2027-05-05');
      await all.press('.question-confirm');
      expect(all.answers[0]?.plan.will).to.have.length(2);
    });
  });

  it('is declined with Escape: nothing is set', async () => {
    const host = await asked([aUser()]);
    await write(host, '2027-05-05');
    await host.escape();
    expect(host.declined).to.equal(1);
    expect(host.answers).to.deep.equal([]);
  });

  it('is answered by keyboard alone', async () => {
    const host = await asked([dated('d')]);
    await write(host, '2027-05-05');
    host.find('[part=remove-date-button]').focus();
    for (const stop of ['.question-cancel', '.question-confirm']) {
      await sendKeys({ press: 'Tab' });
      expect(host.focused).to.equal(host.find(stop));
    }
    await sendKeys({ press: 'Enter' });
    await host.settled();
    expect(host.answers).to.have.length(1);
  });

  it('shows a hostile date as text (S7)', async () => {
    const at = '<img src=x onerror=alert(1)>\u202E';
    const host = await asked([dated('d', { scheduled: { action: 'deactivate', at } })]);
    expect(host.dialog.querySelector('img')).to.equal(null);
    expect(notes(host)[0]).to.include('<img src=x');
    expect(notes(host)[0]).not.to.include('\u202E');
  });

  it('speaks the viewer’s language', async () => {
    const german = await asked(numbered(2), { catalogues: [de] });
    expect(german.title).to.equal('2 Benutzer zu einem Datum deaktivieren');
    await write(german, '2027-05-05');
    expect(outcome(german)).to.match(/^Die Benutzer werden inaktiv: 5\. Mai 2027 um 23:59/);
    const arabic = await asked(numbered(3), { catalogues: [ar], direction: 'rtl' });
    expect(arabic.dialog.dir).to.equal('rtl');
    expect(arabic.title).to.include('تعطيل');
  });

  for (const [what, users, day] of [
    ['nobody chosen yet', [...numbered(4), aUser({ id: 'me' }), dated('d')], ''],
    ['a day that is over', [dated('d')], '2020-02-29'],
    ['nobody can be given one', [dated('d', { status: 'inactive' })], undefined],
  ] as const)
    it(`breaks no rule of axe: ${what} (A1)`, async () => {
      const host = await asked(users);
      if (day !== undefined) await write(host, day);
      await leave(host);
      await expect(host).to.be.accessible();
    });
});
