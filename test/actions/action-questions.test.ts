import { expect } from '@open-wc/testing';
import { MessageQuestion, MoveQuestion } from '../../src/actions/action-questions.js';
import type { Draft } from '../../src/actions/message-question.js';
import type { User } from '../../src/domain/user.js';
import type { AskedAction } from '../../src/manager/questions/questions-on-demand.js';
import { askedHost, numbered, sessionWithout, type AskingHost, type MakeQuestion } from '../support/asking-host.js';
import { aUser } from '../support/builders.js';
import { textOf } from '../support/dialog-driver.js';
import { FullAdapter, someDepartments } from '../support/full-adapter.js';
import { deferred } from '../support/scripted-adapter.js';

type Action = Exclude<AskedAction, 'schedule'>;
const makers: Record<Action, (draft?: Draft) => MakeQuestion> = {
  message: (draft) => (subject) => new MessageQuestion(subject, draft),
  'change-department': () => (subject) => new MoveQuestion(subject),
};
const asked = (
  action: Action,
  users: readonly User[],
  { draft, ...given }: Partial<AskingHost> & { draft?: Draft } = {},
): Promise<AskingHost> => askedHost(makers[action](draft), users, given);
const [company, sales, support] = someDepartments as [never, (typeof someDepartments)[0], (typeof someDepartments)[0]];

describe('MoveQuestion', () => {
  it('names the one who is moved, in title and button (U1, U2)', async () => {
    const host = await asked('change-department', [aUser()]);
    expect(host.title).to.equal('Change the department of Grace Hopper');
    expect(host.buttons).to.deep.equal(['Cancel', 'Move Grace Hopper']);
  });

  it('counts where there are several, and names them (U1, U2)', async () => {
    const host = await asked('change-department', numbered(3));
    expect(host.title).to.equal('Change the department of 3 users');
    expect(host.buttons).to.deep.equal(['Cancel', 'Move 3 users']);
    expect(host.named).to.deep.equal(['User 0', 'User 1', 'User 2']);
  });

  it('is refused until a department is chosen, and says so (U13)', async () => {
    const host = await asked('change-department', numbered(2));
    expect(host.missing).to.equal('Choose a department first.');
    await host.press('.question-confirm');
    expect(host.answers).to.deep.equal([]);
    expect(host.dialog.open).to.equal(true);
    expect(host.said).to.equal('Choose a department first.');
  });

  it('moves whom it named to the department that was chosen', async () => {
    const users = numbered(2);
    const host = await asked('change-department', users);
    await host.choose('support');
    expect(host.missing).to.equal('');
    await host.press('.question-confirm');
    const [answer] = host.answers;
    expect(answer?.work).to.deep.equal({
      action: 'change-department',
      department: { id: 'support', name: 'Support' },
    });
    expect(answer?.users).to.equal(users);
    expect(answer?.plan.will.map(({ id }) => id)).to.deep.equal(['u-0', 'u-1']);
    expect(host.answers).to.have.length(1);
    expect(host.dialog.open).to.equal(false);
    expect(host.focused.id).to.equal('opener');
    expect(host.declined).to.equal(0);
  });

  it('leaves out who is there already, and counts the others (U7, R8)', async () => {
    const users = [...numbered(2), aUser({ id: 'there', department: sales })];
    const host = await asked('change-department', users);
    expect(host.buttons).to.include('Move 3 users');
    await host.choose('sales');
    expect(host.buttons).to.include('Move 2 users');
    expect(textOf(host.find('.question-left-out'))).to.include('Already in this department.');
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.leftOut.map(({ user, why }) => [user.id, why])).to.deep.equal([
      ['there', 'deletion.same-department'],
    ]);
  });

  it('moves nobody to where all of them are, and another department can still be chosen (R8)', async () => {
    const host = await asked('change-department', numbered(2, { department: sales }));
    await host.choose('sales');
    expect(host.missing).to.equal('All of them are in this department already.');
    await host.press('.question-confirm');
    expect(host.answers).to.deep.equal([]);
    await host.choose('support');
    expect(host.missing).to.equal('');
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.will).to.have.length(2);
  });

  it('marks the department that all of them share, and none where they differ', async () => {
    const current = async (users: User[]): Promise<string[]> => {
      const host = await asked('change-department', users);
      const options = [...host.renderRoot.querySelectorAll('[role=option]')];
      expect(options).to.have.length(5);
      return options.filter((option) => option.querySelector('.chip')).map((option) => textOf(option));
    };
    const shared = await current(numbered(2, { department: sales }));
    expect(shared).to.have.length(1);
    expect(shared[0]).to.include('Sales');
    expect(await current([aUser({ department: sales }), aUser({ id: 'b', department: support })])).to.deep.equal([]);
    expect(await current(numbered(2))).to.deep.equal([]);
  });

  it('asks nothing where nobody can be moved: it says why (U7)', async () => {
    const session = sessionWithout('change-department');
    const one = await asked('change-department', [aUser()], { session });
    expect(one.title).to.equal('The department of Grace Hopper can’t be changed');
    expect(one.buttons).to.deep.equal(['Close']);
    expect(one.renderRoot.querySelector('[role=combobox]')).to.equal(null);
    expect(textOf(one.find('.question-left-out'))).to.include('Your role does not allow this.');
    const several = await asked('change-department', numbered(2), { session });
    expect(several.title).to.equal('The department of these 2 users can’t be changed');
    await several.press('.question-cancel');
    expect(several.declined).to.equal(1);
  });

  it('moves nobody before the backend has said who the viewer is', async () => {
    const host = await asked('change-department', numbered(2), { session: undefined });
    expect(host.buttons).to.deep.equal(['Close']);
  });

  it('is declined with Escape at once: nothing was written', async () => {
    const host = await asked('change-department', numbered(2));
    await host.escape();
    expect(host.declined).to.equal(1);
    expect(host.answers).to.deep.equal([]);
    expect(host.dialog.open).to.equal(false);
  });

  it('offers to read the departments again where that failed, and then has them', async () => {
    const adapter = new FullAdapter();
    adapter.departmentFaults = [() => Promise.reject(new Error('away'))];
    const host = await asked('change-department', numbered(2), { adapter });
    const retry = [...host.dialog.querySelectorAll<HTMLElement>('.picker-state button, .picker button')].find((one) =>
      /again/i.test(textOf(one)),
    );
    retry!.click();
    await host.settled();
    await host.choose('support');
    await host.press('.question-confirm');
    expect(host.answers).to.have.length(1);
  });

  it('hears no answer any more once it is over', async () => {
    const adapter = new FullAdapter();
    const late = deferred<typeof someDepartments>();
    adapter.departmentFaults = [() => late.promise];
    const host = await asked('change-department', numbered(2), { adapter });
    await host.press('.question-cancel');
    host.questions.ask(numbered(1), makers.message());
    await host.settled();
    late.resolve([company]);
    await host.settled();
    expect(host.title).to.equal('Write a message to User 0');
    expect(host.renderRoot.querySelector('[role=combobox]')).to.equal(null);
  });
});

describe('MessageQuestion', () => {
  it('names the one it is for, in title and button, and begins in the message (U1, U2)', async () => {
    const host = await asked('message', [aUser()]);
    expect(host.title).to.equal('Write a message to Grace Hopper');
    expect(host.buttons).to.deep.equal(['Cancel', 'Send to Grace Hopper']);
    expect(host.focused.id).to.equal('message-body');
  });

  it('counts where there are several (U2)', async () => {
    const host = await asked('message', numbered(4));
    expect(host.title).to.equal('Write a message to 4 users');
    expect(host.buttons).to.include('Send to 4 users');
  });

  it('labels both fields, and says that it is plain text', async () => {
    const host = await asked('message', [aUser()]);
    const labels = [...host.dialog.querySelectorAll('label')].map((label) => [textOf(label), label.control?.id]);
    expect(labels).to.deep.equal([
      ['Subject (optional)', 'message-subject'],
      ['Message', 'message-body'],
    ]);
    const body = host.find<HTMLTextAreaElement>('#message-body');
    expect(body.required).to.equal(true);
    expect(textOf(host.find(`#${body.getAttribute('aria-describedby')}`))).to.match(/^Plain text\./);
  });

  it('is refused while nothing is written, blanks do not count (U13)', async () => {
    const host = await asked('message', [aUser()]);
    expect(host.missing).to.equal('Write a message first.');
    await host.write(' \n\t ');
    expect(host.missing).to.equal('Write a message first.');
    await host.write('Only a subject', 'subject');
    expect(host.missing).to.equal('Write a message first.');
    await host.press('.question-confirm');
    expect(host.answers).to.deep.equal([]);
    expect(host.focused.id).to.equal('message-body');
  });

  it('sends what was written as it was written, and the subject without blanks around it', async () => {
    const users = numbered(2);
    const host = await asked('message', users);
    await host.write('  News ', 'subject');
    await host.write('  Dear all,\n\n<b>bye</b>\n');
    await host.press('.question-confirm');
    const [answer] = host.answers;
    expect(answer?.work).to.deep.equal({ action: 'message', subject: 'News', body: '  Dear all,\n\n<b>bye</b>\n' });
    expect(answer?.users).to.equal(users);
    expect(answer?.plan.action).to.equal('message');
    expect(host.dialog.open).to.equal(false);
  });

  it('sends no subject where there is none', async () => {
    const host = await asked('message', [aUser()]);
    await host.write('   ', 'subject');
    await host.write('Hello');
    await host.press('.question-confirm');
    expect(host.answers[0]?.work).to.deep.equal({ action: 'message', body: 'Hello' });
  });

  it('leaves out who is inactive, for they get no mail (U7)', async () => {
    const host = await asked('message', [...numbered(2), aUser({ id: 'off', status: 'inactive' })]);
    expect(host.title).to.equal('Write a message to 2 users');
    await host.write('Hello');
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.leftOut.map(({ user, why }) => [user.id, why])).to.deep.equal([
      ['off', 'deletion.no-mail'],
    ]);
  });

  it('asks nothing where nobody can get one, and closes at once', async () => {
    const one = await asked('message', [aUser({ status: 'inactive' })], { draft: { body: 'Kept' } });
    expect(one.title).to.equal('Grace Hopper can’t get a message');
    expect(one.renderRoot.querySelector('textarea')).to.equal(null);
    await one.press('.question-cancel');
    expect(one.declined).to.equal(1);
    const several = await asked('message', numbered(2, { status: 'inactive' }));
    expect(several.title).to.equal('None of these 2 users can get a message');
  });

  it('closes at once while nothing is written', async () => {
    const host = await asked('message', [aUser()]);
    await host.escape();
    expect(host.declined).to.equal(1);
  });

  for (const field of ['subject', 'body'] as const) {
    it(`asks once before a ${field} that was written is discarded`, async () => {
      const host = await asked('message', [aUser()]);
      await host.write('Something', field);
      await host.escape();
      expect(host.dialog.open).to.equal(true);
      expect(host.declined).to.equal(0);
      expect(host.error).to.equal('Discard what you wrote? It is not sent yet.');
      await host.press('.question-discard');
      expect(host.declined).to.equal(1);
      expect(host.dialog.open).to.equal(false);
    });
  }

  it('asks again where the viewer went on writing after all', async () => {
    const host = await asked('message', [aUser()]);
    await host.write('Something');
    await host.press('.question-cancel');
    await host.write('Something more');
    expect(host.error).to.equal('');
    await host.press('.question-cancel');
    await host.escape();
    expect(host.error).to.equal('');
    expect(host.dialog.open).to.equal(true);
    expect(host.declined).to.equal(0);
  });

  it('comes back with what could not be sent, and why (F1)', async () => {
    const draft = { subject: 'News', body: 'Dear all', failure: 'The mail server is away.' };
    const host = await asked('message', numbered(2), { draft });
    expect(host.find<HTMLInputElement>('#message-subject').value).to.equal('News');
    expect(host.find<HTMLTextAreaElement>('#message-body').value).to.equal('Dear all');
    expect(host.error).to.equal('Nothing was sent. What you wrote is still here. The mail server is away.');
    expect(host.said).to.equal(host.error);
    await host.press('.question-confirm');
    expect(host.answers[0]?.work).to.deep.equal({ action: 'message', subject: 'News', body: 'Dear all' });
  });

  it('shows a hostile failure as text, its direction marks made visible (S7)', async () => {
    const failure = '<img src=x onerror=alert(1)>\u202Egnp';
    const host = await asked('message', [aUser()], { draft: { body: 'x', failure } });
    expect(host.dialog.querySelector('img')).to.equal(null);
    expect(host.error).to.include('<img src=x onerror=alert(1)>');
    expect(host.error).not.to.include('\u202E');
  });
});
