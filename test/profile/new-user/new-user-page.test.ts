import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { UserAdapter, UserDraft } from '../../../src/adapters/contract.js';
import type { Session } from '../../../src/domain/session.js';
import type { User } from '../../../src/domain/user.js';
import { englishNow, loadEnglish } from '../../../src/i18n/english-on-demand.js';
import { Messages } from '../../../src/i18n/messages.js';
import { NewUserPage } from '../../../src/profile/new-user/new-user-page.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';
import { deferred, never, turn } from '../../support/scripted-adapter.js';

const departments = [{ id: 'd', name: 'Sales', path: ['My Company'] }];
const filters = [{ field: 'role', choices: [{ value: 'learner', label: 'Learner' }] }];

interface Sent {
  readonly draft: UserDraft;
  readonly requestId: string | undefined;
  readonly notify: boolean | undefined;
}

/** An element that shows nothing but the page. */
class PageHost extends LitElement {
  readonly log: string[] = [];
  readonly sent: Sent[] = [];
  session: Session = aSession({ capabilities: theCapabilities({ filters }) });
  answer: (draft: UserDraft) => Promise<User> = async (draft) => ({ ...aUser(), ...draft, id: `id-${draft.login}` });
  find: UserAdapter['query'] = async () => ({ users: [] });
  readonly #adapter = {
    create: (draft, { requestId, notify }) => {
      this.sent.push({ draft, requestId, notify });
      return this.answer(draft);
    },
    query: (query, call) => this.find(query, call),
  } as UserAdapter;
  readonly page = new NewUserPage(this, {
    adapter: () => this.#adapter,
    session: () => this.session,
    departments: () => departments,
    messages: () => new Messages([englishNow()]),
    announce: (text) => this.log.push(`say ${text}`),
    created: (users, stays) => this.log.push(`created ${users.map(({ id }) => id).join()}${stays ? ', stays' : ''}`),
    missed: (text) => this.log.push(`missed ${text}`),
    signedOut: () => this.log.push('signed out'),
    left: () => this.log.push('left'),
    open: ({ id }) => this.log.push(`open ${id}`),
  });

  override render(): TemplateResult {
    return html`${this.page.render()}`;
  }
  async settled(): Promise<void> {
    for (let round = 0; round < 12; round++) await turn();
    await this.updateComplete;
  }
  get root(): ShadowRoot {
    return this.shadowRoot as ShadowRoot;
  }
  get text(): string {
    return this.root.textContent.replace(/\s+/g, ' ').trim();
  }
  field<T extends HTMLElement = HTMLInputElement>(label: string): T {
    const found = [...this.root.querySelectorAll('label')].find((each) => each.textContent.trim().startsWith(label));
    return this.root.querySelector<T>(`#${found?.htmlFor}`)!;
  }
  type(label: string, text: string): void {
    const input = this.field(label);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  }
  /** Chooses the department that these words find. */
  async choosePlace(words: string): Promise<void> {
    const field = this.field('Department');
    field.focus();
    await sendKeys({ type: words });
    await sendKeys({ press: 'Enter' });
    await this.settled();
  }
  choose(label: string, option: string): void {
    const select = this.field<HTMLSelectElement>(label);
    select.selectedIndex = [...select.options].findIndex(({ text }) => text.trim() === option);
    select.dispatchEvent(new Event('change'));
  }
  async press(name: string): Promise<void> {
    const all = [...this.root.querySelectorAll('button')];
    const button = all.find((each) => each.textContent.trim() === name || each.ariaLabel === name);
    if (!button) throw new Error(`there is no ${name} in ${this.text}`);
    button.click();
    await this.settled();
  }
  get focused(): Element | null {
    return this.root.activeElement;
  }
}
customElements.define('page-host', PageHost);

async function opened(given: Partial<PageHost> = {}): Promise<PageHost> {
  await loadEnglish();
  const host = await fixture<PageHost>(html`<page-host></page-host>`);
  Object.assign(host, given);
  host.page.open();
  await host.settled();
  return host;
}

async function filled(given: Partial<PageHost> = {}): Promise<PageHost> {
  const host = await opened(given);
  host.type('Login', 'ada');
  host.type('Email', 'ada@x.test');
  return host;
}

const seats = (used: number, limit: number): Session =>
  aSession({ capabilities: theCapabilities({ filters, seats: { used, limit } }) });
const lose = (): Promise<never> => Promise.reject(adapterError('network', 'No answer.'));

describe('NewUserPage: one user', () => {
  it('opens with focus in its first field, and is accessible', async () => {
    const host = await opened();
    expect(host.focused).to.equal(host.field('First name'));
    await expect(host).to.be.accessible();
  });

  it('creates who is typed, where and how the viewer chose', async () => {
    const host = await filled();
    host.type('First name', ' Ada ');
    await host.choosePlace('sales');
    host.choose('Role', 'Learner');
    host.field('Notify').click();
    await host.press('Create user');
    expect(host.sent.map(({ draft, notify }) => [draft, notify])).to.deep.equal([
      [
        {
          login: 'ada',
          email: 'ada@x.test',
          firstName: 'Ada',
          department: departments[0],
          roles: [{ id: 'learner', name: 'Learner' }],
        },
        false,
      ],
    ]);
    expect(host.log).to.deep.equal(['say Creating the user…', 'say Ada Hopper was created.', 'created id-ada']);
    expect(host.page.isOpen).to.equal(false);
  });

  it('keeps department, role and notice for another one, says who was created, and begins at the first field', async () => {
    const host = await filled();
    await host.choosePlace('sales');
    await host.press('Create and add another');
    expect(host.log.at(-1)).to.equal('created id-ada, stays');
    expect([host.field('Login').value, host.field('Department').value]).to.deep.equal(['', 'Sales']);
    expect(host.focused).to.equal(host.field('First name'));
    expect(host.text).to.contain('Grace Hopper was created.');
    await host.press('Open Grace Hopper');
    expect(host.log.at(-1)).to.equal('open id-ada');
  });

  it('points at what is missing, and sends nothing', async () => {
    const host = await opened();
    await host.press('Create user');
    expect([host.sent, host.focused]).to.deep.equal([[], host.field('Login')]);
    expect(host.log.at(-1)).to.contain('2 fields need attention. Login and Email');
  });

  it('explains a taken login and address at their fields, in the viewer’s language (R12)', async () => {
    const fields = { login: 'Schon vergeben.', email: 'Schon vergeben.' };
    const host = await filled({
      answer: () => Promise.reject(adapterError('conflict', 'Schon vergeben.', { fields })),
    });
    await host.press('Create user');
    expect(host.text).to.contain('This login is taken.').and.to.contain('Another user has this email address.');
    expect(host.text).not.to.contain('Schon');
    expect([host.focused, host.field('Login').value]).to.deep.equal([host.field('Login'), 'ada']);
  });

  for (const [key, label] of [
    ['department', 'Department'],
    ['roles', 'Role'],
  ] as const) {
    it(`explains what is said against ${key} at that choice, as text, and goes there (R12, S1)`, async () => {
      const fields = { [key]: '<b>Closed</b>\u202e' };
      const host = await filled({ answer: () => Promise.reject(adapterError('invalid', 'No.', { fields })) });
      await host.press('Create user');
      const field = host.field<HTMLElement>(label);
      const [error = ''] = (field.getAttribute('aria-describedby') ?? '').split(' ');
      expect(host.root.getElementById(error)?.textContent).to.contain('<b>Closed</b>\ufffd');
      expect([field.ariaInvalid, host.focused]).to.deep.equal(['true', field]);
      expect(host.text).not.to.contain('The user was not created');
      expect(host.log.join()).to.contain(label);
      await expect(host).to.be.accessible();
    });
  }

  it('takes the error away with the choice, and creates', async () => {
    const fields = { departmentId: '' };
    const host = await filled({ answer: () => Promise.reject(adapterError('invalid', 'No.', { fields })) });
    await host.press('Create user');
    const field = host.field('Department');
    expect([field.ariaInvalid, host.root.querySelectorAll('.field-error').length]).to.deep.equal(['true', 1]);
    host.answer = async (draft) => ({ ...aUser(), ...draft, id: 'id-ada' });
    await host.choosePlace('Sales');
    expect([field.ariaInvalid, host.root.querySelectorAll('.field-error').length]).to.deep.equal([null, 0]);
    await host.press('Create user');
    expect(host.log.join()).to.contain('created id-ada');
  });

  it('says what is no field’s matter above the form, as text (S1)', async () => {
    const error = adapterError('invalid', 'No.', { fields: { quota: '<b>Closed</b>\u202e' } });
    const host = await filled({ answer: () => Promise.reject(error) });
    await host.press('Create user');
    expect(host.text).to.contain('The user was not created. <b>Closed</b>\ufffd');
  });

  it('keeps everything where the sign-in has ended, and asks for a new one (F19)', async () => {
    const host = await filled({ answer: () => Promise.reject(adapterError('unauthenticated', 'Sign in.')) });
    await host.press('Create user');
    expect(host.text).to.contain('what you typed is still here');
    expect([host.field('Login').value, host.log.includes('signed out')]).to.deep.equal(['ada', true]);
  });

  it('looks for who may have been created, and sends the same request again under the same key (F7)', async () => {
    const host = await filled({ answer: lose });
    await host.press('Create user');
    expect(host.text).to.contain('no user ada was found so far');
    await host.press('Create user');
    expect(new Set(host.sent.map(({ requestId }) => requestId)).size).to.equal(1);
    expect(host.sent).to.have.lengthOf(2);
    host.find = async () => ({ users: [aUser({ id: 'made', login: 'ada', email: 'ada@x.test' })] });
    await host.press('Look again');
    expect(host.log.at(-1)).to.equal('created made');
  });

  it('says that it does not know where looking fails too', async () => {
    const host = await filled({ answer: lose, find: lose });
    await host.press('Create user');
    expect(host.text).to.contain('could not be found out whether ada was created');
  });

  it('does not take an answer without an id for a user (F33)', async () => {
    const host = await filled({ answer: async () => ({}) as User });
    await host.press('Create user');
    expect(host.text).to.contain('no user ada was found so far');
  });

  it('says before that there is no seat, and creates inactive without e-mail (R8, R10)', async () => {
    const host = await filled({ session: seats(10, 10) });
    expect(host.text).to.contain('10 of 10 are taken').and.to.contain('Inactive users get no email.');
    const notify = host.field('Notify');
    notify.click();
    expect([notify.checked, notify.ariaDisabled]).to.deep.equal([false, 'true']);
    await host.press('Create user');
    expect([host.sent[0].draft.status, host.sent[0].notify]).to.deep.equal(['inactive', false]);
    expect(host.log).to.include('say Grace Hopper was created inactive.');
  });

  it('offers no role to who may not give one (R1)', async () => {
    const host = await opened({ session: { ...seats(1, 9), allowed: new Set(['create'] as const) } });
    expect(host.text).not.to.contain('Role The usual');
    expect(host.root.querySelector('#new-user-role')).to.equal(null);
  });

  it('leaves at once where nothing was typed', async () => {
    const host = await opened();
    expect(host.page.hasUnsavedChanges).to.equal(false);
    await host.press('Back to users');
    expect([host.page.isOpen, host.log]).to.deep.equal([false, ['left']]);
  });

  it('asks before it loses what was typed', async () => {
    const host = await filled();
    expect(host.page.hasUnsavedChanges).to.equal(true);
    await host.press('Cancel');
    expect(host.text).to.contain('Discard what you typed?');
    expect(host.focused?.textContent.trim()).to.equal('Keep editing');
    await host.press('Keep editing');
    expect([host.field('Login').value, host.page.isOpen]).to.deep.equal(['ada', true]);
    await host.press('Back to users');
    await host.press('Discard');
    expect([host.page.isOpen, host.log.at(-1)]).to.deep.equal([false, 'left']);
  });

  it('tells in the list what became of who was left before the answer came', async () => {
    const answer = deferred<User>();
    const host = await filled({ answer: () => answer.promise });
    await host.press('Create user');
    await host.press('Back to users');
    expect(host.text).to.contain('The answer has not come yet');
    await host.press('Leave now');
    answer.reject(adapterError('invalid', 'No such thing.'));
    await host.settled();
    expect(host.log.at(-1)).to.equal('missed ada was not created. No such thing.');
  });
});

describe('NewUserPage: several by e-mail', () => {
  const several = async (text: string, given: Partial<PageHost> = {}): Promise<PageHost> => {
    const host = await opened(given);
    await host.press('Add several by email');
    host.type('Email addresses', text);
    await host.settled();
    return host;
  };

  it('says at once what the text holds, and is accessible', async () => {
    const host = await several('a@x.test, bob; a@x.test');
    expect(host.text).to.contain('1 address to create').and.to.contain('bob (there is no @)');
    expect(host.text).to.contain('1 stands there again');
    await expect(host).to.be.accessible();
  });

  it('says that more than fifty stay, and names the first of them', async () => {
    const host = await several(Array.from({ length: 58 }, (_, index) => `u${index}@x.test`).join(' '));
    expect(host.text)
      .to.contain('8 are more than one run takes')
      .and.to.contain('u50@x.test')
      .and.to.contain('and 3 more');
    await host.press('Create 50 users');
    expect(host.field('Email addresses').value.split('\n')).to.have.lengthOf(8);
  });

  it('creates them, each under a key of its own, and tells what became of each', async () => {
    const host = await several('Ada Lovelace <a@x.test>, taken@x.test, b@x.test');
    host.answer = async (draft) => {
      if (draft.login.startsWith('taken')) throw adapterError('conflict', 'Taken.', { fields: { login: 'Taken.' } });
      return { ...aUser(), ...draft, id: draft.login };
    };
    await host.press('Create 3 users');
    expect(new Set(host.sent.map(({ requestId }) => requestId)).size).to.equal(3);
    expect(host.sent[0].draft).to.include({ login: 'a@x.test', firstName: 'Ada', lastName: 'Lovelace' });
    const outcomes = [...host.root.querySelectorAll('.new-users-outcomes li')].map((each) => each.textContent.replace(/\s+/g, ' ').trim()); // prettier-ignore
    expect(outcomes).to.deep.equal(['a@x.test Created', 'taken@x.test Exists already', 'b@x.test Created']);
    expect(host.log).to.include('say Created: 2 and Exists already: 1');
    expect([host.log.at(-1), host.field('Email addresses').value]).to.deep.equal([
      'created a@x.test,b@x.test, stays',
      '',
    ]);
  });

  it('keeps who was not created in the text, and tries them again under the same keys', async () => {
    const host = await several('a@x.test, b@x.test', { answer: lose });
    await host.press('Create 2 users');
    expect(host.field('Email addresses').value).to.equal('a@x.test\nb@x.test');
    expect(host.text).to.contain('Not known: 2');
    await host.press('Retry 2 addresses');
    const keys = host.sent.map(({ requestId }) => requestId);
    expect([keys.length, new Set(keys).size]).to.deep.equal([4, 2]);
  });

  it('plans those without a seat as inactive, and names them before (R10)', async () => {
    const host = await several('a@x.test, b@x.test', { session: seats(9, 10) });
    expect(host.text).to.contain('no seat for 1 of them').and.to.contain('b@x.test');
    await host.press('Create 2 users');
    expect(host.sent.map(({ draft }) => draft.status)).to.deep.equal([undefined, 'inactive']);
  });

  it('stops: nothing more is sent, and the rest stays (U14)', async () => {
    const host = await several('1@x 2@x 3@x 4@x 5@x', { answer: never });
    await host.press('Create 5 users');
    expect(host.text).to.contain('0 of 5 done');
    await host.press('Stop');
    expect([host.sent.length, host.text.includes('what was sent is waited for')]).to.deep.equal([4, true]);
  });

  it('says that there is nobody to create', async () => {
    const host = await several('');
    await host.press('Create users');
    expect([host.sent, host.focused]).to.deep.equal([[], host.field('Email addresses')]);
    expect(host.text).to.contain('Enter at least one email address.');
  });

  it('points at addresses that can’t be used, and sends nothing', async () => {
    const host = await several('bob, ann@');
    await host.press('Create users');
    expect([host.sent, host.focused?.id]).to.deep.equal([[], 'new-users-text']);
    expect(host.log.at(-1)).to.contain('Correct an address first, or enter another one.');
  });

  it('asks before it loses the addresses', async () => {
    const host = await several('a@x.test');
    await host.press('Cancel');
    expect(host.text).to.contain('Discard the addresses in the field?');
    await host.press('Discard');
    expect(host.page.isOpen).to.equal(false);
  });

  it('goes on where the sign-in has ended in the middle, after a new one (F19)', async () => {
    const host = await several('a@x.test', {
      answer: () => Promise.reject(adapterError('unauthenticated', 'Sign in.')),
    });
    await host.press('Create 1 user');
    expect([host.log.includes('signed out'), host.field('Email addresses').value]).to.deep.equal([true, 'a@x.test']);
    expect(host.text).to.contain('Sign in again, then retry');
  });
});
