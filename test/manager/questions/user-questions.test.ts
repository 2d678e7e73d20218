import { expect } from '@open-wc/testing';
import { MessageQuestion, MoveQuestion } from '../../../src/actions/action-questions.js';
import type { User } from '../../../src/domain/user.js';
import { ar } from '../../../src/i18n/ar.js';
import { actions as german } from '../../../src/i18n/de/actions.js';
import { askedHost, numbered, sessionWithout, type AskingHost, type MakeQuestion } from '../../support/asking-host.js';
import { aSession, aUser } from '../../support/builders.js';
import { textOf } from '../../support/dialog-driver.js';
import { FullAdapter } from '../../support/full-adapter.js';

const makers: Record<'message' | 'change-department', () => MakeQuestion> = {
  message: () => (subject) => new MessageQuestion(subject),
  'change-department': () => (subject) => new MoveQuestion(subject),
};
const asked = (
  action: keyof typeof makers,
  users: readonly User[],
  given: Partial<AskingHost> = {},
): Promise<AskingHost> => askedHost(makers[action](), users, given);

describe('UserQuestions', () => {
  it('asks one at a time: what is open stays', async () => {
    const host = await asked('message', [aUser()]);
    await host.write('Something');
    host.questions.ask(numbered(3), makers['change-department']());
    await host.settled();
    expect(host.title).to.equal('Write a message to Grace Hopper');
    expect(host.find<HTMLTextAreaElement>('#message-body').value).to.equal('Something');
  });

  it('begins anew each time', async () => {
    const host = await asked('message', [aUser()]);
    await host.write('Something');
    await host.press('.question-confirm');
    host.questions.ask([aUser()], makers.message());
    await host.settled();
    expect(host.find<HTMLTextAreaElement>('#message-body').value).to.equal('');
  });

  it('is about whom it was asked, whatever the viewer’s rights become meanwhile, and takes no answer that they do not allow (U9, R1)', async () => {
    const users = numbered(2);
    const host = await asked('message', users);
    host.session = sessionWithout('message');
    host.requestUpdate();
    await host.write('Hello');
    expect(host.title).to.equal('Write a message to 2 users');
    await host.press('.question-confirm');
    expect([host.answers.length, host.declined]).to.deep.equal([0, 0]);
    expect(host.error).to.include('Your role does not allow this.');
    expect(host.said).to.include('Your role does not allow this.');
    host.session = aSession();
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.will.map(({ id }) => id)).to.deep.equal(['u-0', 'u-1']);
    expect(host.answers[0]?.work).to.include({ body: 'Hello' });
  });

  it('is judged only by those whom it would meet (R1)', async () => {
    const host = await asked('message', [aUser({ id: 'u-0' }), aUser({ id: 'u-1', denied: { message: 'managed' } })]);
    await host.write('Hello');
    host.session = aSession();
    await host.press('.question-confirm');
    expect(host.answers[0]?.plan.will.map(({ id }) => id)).to.deep.equal(['u-0']);
  });

  for (const [what, change] of [
    ['somebody else has signed in', (host) => (host.session = aSession({ viewer: { id: 'u-1' } }))],
    ['the users come from another system', (host) => (host.adapter = new FullAdapter())],
  ] as [string, (host: AskingHost) => unknown][]) {
    it(`takes no answer where ${what}: they were not asked (F19)`, async () => {
      const host = await asked('message', numbered(2));
      await host.write('Hello');
      change(host);
      await host.press('.question-confirm');
      expect(host.answers).to.deep.equal([]);
      expect(host.declined).to.equal(1);
    });

    it(`goes away as soon as ${what} (F19)`, async () => {
      const host = await asked('message', numbered(2));
      change(host);
      host.requestUpdate();
      await host.settled();
      expect([host.dialog.open, host.declined]).to.deep.equal([false, 1]);
    });
  }

  for (const [who, session] of [
    ['the same viewer with a new session', aSession()],
    ['a viewer who has to sign in again: nothing written is lost', aSession({ viewer: null })],
  ] as const) {
    it(`takes the answer of ${who}`, async () => {
      const host = await asked('message', numbered(2));
      await host.write('Hello');
      host.session = session;
      await host.press('.question-confirm');
      expect(host.answers).to.have.lengthOf(1);
    });
  }

  it('isolates a name in a title, and shortens an endless one (S7)', async () => {
    const host = await asked('message', [aUser({ firstName: '\u202Eevil', lastName: 'x'.repeat(500) })]);
    const name = host.find(`#${host.dialog.getAttribute('aria-labelledby')} bdi`);
    expect(textOf(name).length).to.be.at.most(60);
    expect(textOf(name)).not.to.include('\u202E');
    expect(host.confirm.querySelector('bdi')).not.to.equal(null);
  });

  it('speaks the host’s language, and changes with it while it is open', async () => {
    const host = await asked('message', numbered(2), { catalogues: [{ locale: 'de', messages: german }] });
    const inGerman = host.title;
    expect(inGerman).not.to.include('Write');
    expect(inGerman).to.include('2');
    host.catalogues = [];
    host.requestUpdate();
    await host.settled();
    expect(host.title).to.equal('Write a message to 2 users');
  });

  it('stands from right to left in Arabic', async () => {
    const host = await asked('message', numbered(2), { catalogues: [ar], direction: 'rtl' });
    expect(host.dialog.dir).to.equal('rtl');
  });

  it('gives the focus back, and is declined, where it is cancelled', async () => {
    const host = await asked('message', [aUser()]);
    await host.press('.question-cancel');
    expect(host.focused.id).to.equal('opener');
    expect(host.declined).to.equal(1);
  });

  for (const action of ['message', 'change-department'] as const) {
    it(`breaks no rule of axe: ${action}`, async () => {
      const host = await asked(action, [...numbered(4), aUser({ id: 'me' })]);
      await expect(host).to.be.accessible();
    });
  }
});
