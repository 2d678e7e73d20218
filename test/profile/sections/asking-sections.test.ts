import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Session } from '../../../src/domain/session.js';
import type { User } from '../../../src/domain/user.js';
import { denials } from '../../../src/i18n/en/denials.js';
import { profile } from '../../../src/i18n/en/profile.js';
import { Messages } from '../../../src/i18n/messages.js';
import type { PasswordState } from '../../../src/profile/password/password-state.js';
import { deletionSection } from '../../../src/profile/sections/deletion-section.js';
import { passwordSection, passwordText } from '../../../src/profile/sections/password-section.js';
import { factsView } from '../../../src/profile/sections/section-view.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';
import { textOf } from '../../support/dialog-driver.js';

const messages = new Messages([{ locale: 'en', messages: { ...profile, ...denials } }]);
const withoutRight = (...rights: string[]): Session =>
  aSession({ allowed: new Set([...aSession().allowed].filter((right) => !rights.includes(right))) });

async function drawn(view: unknown): Promise<HTMLElement> {
  const root = await fixture<HTMLElement>(html`<div></div>`);
  render(view, root);
  return root;
}

async function password(
  given: { user?: User; state?: PasswordState; session?: Session | undefined; offers?: string[] } = {},
): Promise<{ root: HTMLElement; button: HTMLButtonElement; log: string[] }> {
  const log: string[] = [];
  const { user = aUser(), state = { phase: 'idle' }, offers = ['resetPassword'] } = given;
  const root = await drawn(
    passwordSection({
      ...{ user, state, messages, offers: new Set(offers) },
      session: 'session' in given ? given.session : aSession(),
      send: ({ id }) => log.push(`send ${id}`),
      announce: (text) => log.push(text),
    }),
  );
  return { root, button: root.querySelector('button')!, log };
}

async function deletion(
  given: { user?: User; session?: Session | undefined; offers?: string[] } = {},
): Promise<{ root: HTMLElement; button: HTMLButtonElement; log: string[]; text: string }> {
  const log: string[] = [];
  const root = await drawn(
    deletionSection({
      user: given.user ?? aUser(),
      session: 'session' in given ? given.session : aSession(),
      messages,
      offers: new Set(given.offers ?? ['delete']),
      askToDelete: ({ id }) => log.push(`ask ${id}`),
      announce: (text) => log.push(text),
    }),
  );
  return { root, button: root.querySelector('button')!, log, text: textOf(root.querySelector('p')) };
}

describe('passwordSection', () => {
  it('is not there where the backend can’t do it (R11)', async () => {
    expect((await password({ offers: ['delete'] })).root.children).to.have.length(0);
  });

  it('says what will happen, and does it for this user', async () => {
    const { root, button, log } = await password();
    expect(textOf(root)).to.include('The user will receive a password change notification.');
    expect(root.querySelector('.notice')).to.equal(null);
    button.click();
    expect(log).to.deep.equal(['send u-1']);
    await expect(root).to.be.accessible();
  });

  it('stays where it is refused, explains itself, and sends nothing (R1, U13)', async () => {
    const { root, button, log } = await password({ session: withoutRight('reset-password') });
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    expect(log).to.have.length(1);
    expect(log[0]).to.include('Your role does not allow this.');
    expect(textOf(root.querySelector(`#${button.getAttribute('aria-describedby')}`))).to.equal(log[0]);
  });

  it('is refused while nobody knows what the viewer may do (R11)', async () => {
    const { button, log } = await password({ session: undefined });
    button.click();
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(log.join()).not.to.include('send');
  });

  for (const [phase, kind, text] of [
    ['sending', 'info', 'Sending the notification'],
    ['sent', 'success', 'The password change notification was sent.'],
    ['lost', 'warning', /not known whether the notification was sent/],
    ['signed-out', 'warning', /^Your sign-in has ended/],
  ] as const) {
    it(`says what became of it: ${phase}`, async () => {
      const notice = (await password({ state: { phase } })).root.querySelector('.notice')!;
      expect(notice.className).to.include(kind);
      expect(textOf(notice)).to.match(text instanceof RegExp ? text : new RegExp(`^${text}$`));
    });
  }

  it('gives the backend’s words where it failed, as text (S7)', async () => {
    const state: PasswordState = { phase: 'failed', error: adapterError('unavailable', '<b>No</b>\u202E') };
    const { root } = await password({ state });
    expect(root.querySelector('.notice b')).to.equal(null);
    expect(textOf(root.querySelector('.notice'))).to.include('No notification was sent. <b>No</b>');
    expect(passwordText(state, messages)).not.to.include('\u202E');
  });

  it('has nothing to say before it was pressed', () => {
    expect(passwordText({ phase: 'idle' }, messages)).to.equal(undefined);
  });
});

describe('deletionSection', () => {
  it('is not there where the backend can’t do it (R11)', async () => {
    expect((await deletion({ offers: [] })).root.children).to.have.length(0);
  });

  it('asks before it deletes: a press only asks', async () => {
    const { root, button, log } = await deletion();
    button.click();
    expect(log).to.deep.equal(['ask u-1']);
    await expect(root).to.be.accessible();
  });

  for (const [what, session, text] of [
    ['for good', aSession(), 'This user will be permanently deleted from the account.'],
    [
      'with days to restore',
      aSession({ capabilities: theCapabilities({ delete: { kind: 'soft', restorableDays: 30, statistics: 'kept' } }) }),
      'This user will be deleted. They can be restored for 30 days.',
    ],
    [
      'without a word of days',
      aSession({ capabilities: theCapabilities({ delete: { kind: 'soft', statistics: 'kept' } }) }),
      'This user will be removed from the account.',
    ],
    ['where nothing is said', undefined, 'This user will be permanently deleted from the account.'],
  ] as const) {
    it(`says what it means, ${what} (R5)`, async () => {
      expect((await deletion({ session })).text).to.equal(text);
    });
  }

  for (const [who, user, session] of [
    ['the owner', aUser({ owner: true }), aSession()],
    ['the viewer', aUser({ id: 'me' }), aSession()],
    ['anybody, without the right', aUser(), withoutRight('delete')],
    ['anybody, before the session', aUser(), undefined],
  ] as const) {
    it(`refuses ${who}, and says why (R1, R2, R3)`, async () => {
      const { button, log } = await deletion({ user, session });
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      button.focus();
      expect(document.activeElement).to.equal(button);
      button.click();
      expect(log).to.have.length(1);
      expect(log[0]).not.to.match(/^ask/);
    });
  }
});

describe('factsView', () => {
  it('shows no fact that the backend does not tell, and nothing where it tells none', async () => {
    const root = await drawn(
      factsView(
        [
          ['profile.field.login', 'ada'],
          ['profile.field.phone', undefined],
          ['profile.field.groups', ''],
        ],
        messages,
      ),
    );
    const facts = [...root.querySelectorAll('dl > div')].map((each) => [...each.children].map(textOf));
    expect(facts).to.deep.equal([
      ['Login', 'ada'],
      ['Groups', 'None'],
    ]);
    expect((await drawn(factsView([['profile.field.phone', undefined]], messages))).children).to.have.length(0);
  });
});
