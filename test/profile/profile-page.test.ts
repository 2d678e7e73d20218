import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Target, UserAdapter, UserChanges } from '../../src/adapters/contract.js';
import type { User } from '../../src/domain/user.js';
import { denials } from '../../src/i18n/en/denials.js';
import { directory } from '../../src/i18n/en/directory.js';
import { Messages } from '../../src/i18n/messages.js';
import { ProfilePage } from '../../src/profile/profile-page.js';
import { aSession, aUser } from '../support/builders.js';
import { textOf } from '../support/dialog-driver.js';
import { deferred, turn } from '../support/scripted-adapter.js';

/** An element that shows nothing but one person's page, and writes down all that the page tells. */
class ProfileHost extends LitElement {
  readonly log: string[] = [];
  readonly users = new Map<string, User>([
    ['u-1', aUser()],
    ['u-2', aUser({ id: 'u-2', firstName: 'Alan', lastName: 'Turing', login: 'alan', email: 'alan@example.com' })],
  ]);
  readonly sent: UserChanges[] = [];
  resets = 0;
  /** Takes the place of the honest answers. */
  read: ((id: string) => Promise<User>) | undefined;
  write: ((target: Target, changes: UserChanges) => Promise<User>) | undefined;
  reset: () => Promise<void> = () => Promise.resolve();
  readonly adapter = {
    get: (id) => this.read?.(id) ?? this.#find(id),
    update: (target, changes) => {
      this.sent.push(changes);
      return this.write?.(target, changes) ?? this.#change(target, changes);
    },
    resetPassword: () => {
      this.resets++;
      return this.reset();
    },
  } as Partial<UserAdapter> as UserAdapter;
  readonly page = new ProfilePage(this, {
    adapter: () => this.adapter,
    session: () => aSession(),
    messages: () => new Messages([{ locale: 'en', messages: { ...directory, ...denials } }]),
    announce: (text, politeness) => this.log.push(`say ${text}${politeness === 'assertive' ? ' (now)' : ''}`),
    saved: ({ id, firstName }) => this.log.push(`saved ${id} ${firstName}`),
    unsaved: (id, unsaved) => this.log.push(`${id} ${unsaved ? 'unsaved' : 'clean'}`),
    signIn: () => this.log.push('sign in'),
  });

  protected override render(): TemplateResult {
    return html`${this.page.render({
      ...{ session: aSession(), offers: new Set(['update', 'delete', 'resetPassword']) },
      tabs: [{ id: 'courses', label: 'Courses' }],
      back: () => this.log.push('back'),
      status: () => html`<p class="status"></p>`,
      askToDelete: ({ id }) => this.log.push(`delete ${id}`),
      announce: (text) => this.log.push(`say ${text}`),
    })}`;
  }
  #find(id: string): Promise<User> {
    const user = this.users.get(id);
    return user ? Promise.resolve(user) : Promise.reject(adapterError('not-found', 'No such user.'));
  }
  async #change({ id }: Target, changes: UserChanges): Promise<User> {
    const user = { ...(await this.#find(id)), ...changes, version: 'v2' } as User;
    this.users.set(id, user);
    return user;
  }
  async settled(): Promise<void> {
    for (let round = 0; round < 10; round++) await turn();
    await this.updateComplete;
  }
  async open(id = 'u-1', user?: User): Promise<void> {
    this.page.dispatch({ type: 'open', id, ...(user && { user }) });
    await this.settled();
  }
  get text(): string {
    return textOf(this.shadowRoot as unknown as Element);
  }
  override get title(): string {
    return textOf(this.renderRoot.querySelector('#profile-title'));
  }
  field(label: string): HTMLInputElement {
    const found = [...this.renderRoot.querySelectorAll('label')].find((each) => textOf(each).startsWith(label));
    if (!found) throw new Error(`there is no field ${label} in ${this.text}`);
    return found.control as HTMLInputElement;
  }
  async type(label: string, text: string): Promise<void> {
    const field = this.field(label);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await this.settled();
  }
  async press(label: string): Promise<void> {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('dialog[open] button, button, [role=tab]')];
    const inDialog = buttons.filter((each) => each.closest('dialog[open]'));
    const found = (inDialog.length ? inDialog : buttons).find((each) => textOf(each) === label);
    if (!found) throw new Error(`there is no button ${label} among ${buttons.map(textOf).join(', ')}`);
    found.click();
    await this.settled();
  }
  get isAsking(): boolean {
    return this.renderRoot.querySelector('dialog.leave[open]') !== null;
  }
  /** Leaves, and writes down what comes of it. */
  async leave(): Promise<void> {
    this.page.leave(
      () => this.log.push('gone'),
      () => this.log.push('stayed'),
    );
    await this.settled();
  }
  /** What was told since the last look. */
  news(): string[] {
    return this.log.splice(0);
  }
}
customElements.define('profile-host', ProfileHost);

async function opened(given: Partial<ProfileHost> = {}): Promise<ProfileHost> {
  const host = await fixture<ProfileHost>(html`<profile-host></profile-host>`);
  Object.assign(host, given);
  await host.open();
  return host;
}

async function edited(given: Partial<ProfileHost> = {}): Promise<ProfileHost> {
  const host = await opened(given);
  await host.type('First name', 'Ada');
  host.news();
  return host;
}

describe('ProfilePage: opening', () => {
  it('shows nothing before it is opened, and again once it is closed', async () => {
    const host = await fixture<ProfileHost>(html`<profile-host></profile-host>`);
    expect(host.text).to.equal('');
    await host.open();
    expect(host.title).to.equal('Grace Hopper');
    host.page.dispatch({ type: 'close' });
    await host.settled();
    expect(host.text).to.equal('');
  });

  it('shows what the list knows at once, and lets it be changed once it is read', async () => {
    const reading = deferred<User>();
    const host = await fixture<ProfileHost>(html`<profile-host></profile-host>`);
    host.read = () => reading.promise;
    await host.open('u-1', aUser({ firstName: 'Old' }));
    expect(host.title).to.equal('Old Hopper');
    reading.resolve(aUser());
    await host.settled();
    expect(host.title).to.equal('Grace Hopper');
    expect(host.field('First name').value).to.equal('Grace');
  });

  it('asks for a sign-in where the sign-in has ended (F4)', async () => {
    const host = await opened({ read: () => Promise.reject(adapterError('unauthenticated', 'No.')) });
    expect(host.news()).to.deep.equal(['sign in']);
  });

  it('says that it could not be loaded, and tries again', async () => {
    const host = await opened({ read: () => Promise.reject(adapterError('unavailable', 'No.')) });
    expect(host.text).to.include('This user could not be loaded.');
    host.read = undefined;
    await host.press('Try again');
    expect(host.title).to.equal('Grace Hopper');
  });

  it('begins at its own tab with each user', async () => {
    const host = await opened();
    await host.press('Courses');
    const selected = (): string => textOf(host.renderRoot.querySelector('[role=tab][aria-selected=true]'));
    expect(selected()).to.equal('Courses');
    await host.open('u-2');
    expect(host.title).to.equal('Alan Turing');
    expect(selected()).not.to.equal('Courses');
  });
});

describe('ProfilePage: saving', () => {
  it('tells once that something is unsaved, and once that it no longer is', async () => {
    const host = await opened();
    expect(host.page.hasUnsavedChanges).to.equal(false);
    await host.type('First name', 'A');
    await host.type('First name', 'Ad');
    expect(host.page.hasUnsavedChanges).to.equal(true);
    await host.type('First name', 'Grace');
    expect(host.news()).to.deep.equal(['u-1 unsaved', 'u-1 clean']);
    expect(host.page.hasUnsavedChanges).to.equal(false);
  });

  it('sends what was changed, says so, and shows it (F6)', async () => {
    const host = await edited();
    await host.press('Save changes');
    expect(host.sent).to.deep.equal([{ firstName: 'Ada' }]);
    expect(host.news()).to.have.members(['saved u-1 Ada', 'say 1 change was saved.', 'u-1 clean']);
    expect(host.title).to.equal('Ada Hopper');
  });

  it('says at once what stands in the way, and leads there', async () => {
    const host = await opened();
    await host.type('Login', '');
    host.news();
    await host.press('Save changes');
    expect(host.sent).to.deep.equal([]);
    expect(host.news()).to.deep.equal(['say 1 field needs attention. Login (now)']);
    expect(host.shadowRoot!.activeElement).to.equal(host.field('Login'));
  });

  it('leads to the two values where somebody else was faster, and saves what the viewer keeps (F4)', async () => {
    const latest = aUser({ firstName: 'Ann', version: 'v9' });
    const host = await edited({ write: () => Promise.reject(adapterError('stale', 'Old.', { latest })) });
    await host.press('Save changes');
    expect(textOf(host.shadowRoot!.activeElement)).to.equal('Somebody changed “First name” too');
    host.write = undefined;
    await host.press('Keep mine');
    await host.press('Save changes');
    expect(host.sent.at(-1)).to.deep.equal({ firstName: 'Ada' });
    expect(host.users.get('u-1')?.firstName).to.equal('Ada');
  });

  it('keeps what is typed where the user is gone, until the viewer discards it', async () => {
    const host = await edited({ write: () => Promise.reject(adapterError('not-found', 'Gone.')) });
    await host.press('Save changes');
    expect(host.news().join()).to.include('This user no longer exists');
    expect(host.field('First name').value).to.equal('Ada');
    await host.leave();
    expect(host.isAsking).to.equal(true);
    expect([...host.renderRoot.querySelectorAll('dialog.leave button')].map(textOf)).to.deep.equal([
      'Keep editing',
      'Discard 1 change',
    ]);
  });
});

describe('ProfilePage: leaving', () => {
  it('goes at once where nothing is typed', async () => {
    const host = await opened();
    await host.leave();
    expect(host.news()).to.deep.equal(['gone']);
    expect(host.isAsking).to.equal(false);
  });

  it('asks where something is, and goes nowhere until it is answered', async () => {
    const host = await edited();
    await host.leave();
    expect(host.isAsking).to.equal(true);
    expect(host.news()).to.deep.equal([]);
  });

  it('stays where the viewer goes on, with all that was typed', async () => {
    const host = await edited();
    await host.leave();
    await host.press('Keep editing');
    expect(host.news()).to.deep.equal(['stayed']);
    expect(host.field('First name').value).to.equal('Ada');
  });

  it('discards and goes', async () => {
    const host = await edited();
    await host.leave();
    await host.press('Discard 1 change');
    expect(host.news()).to.deep.equal(['u-1 clean', 'gone']);
    expect(host.sent).to.deep.equal([]);
  });

  it('saves and goes, but only once it is saved', async () => {
    const saving = deferred<User>();
    const host = await edited({ write: () => saving.promise });
    await host.leave();
    await host.press('Save changes');
    expect(host.log).not.to.include('gone');
    saving.resolve(aUser({ firstName: 'Ada', version: 'v2' }));
    await host.settled();
    expect(host.log.at(-1)).to.equal('gone');
  });

  it('stays where the save failed, and says why', async () => {
    const host = await edited({ write: () => Promise.reject(adapterError('conflict', 'It is full.')) });
    await host.leave();
    await host.press('Save changes');
    const news = host.news();
    expect(news).to.include('stayed').and.not.include('gone');
    expect(news.join()).to.include('It is full.');
    expect(host.field('First name').value).to.equal('Ada');
  });

  it('takes its question back unanswered', async () => {
    const host = await edited();
    await host.leave();
    host.page.remain();
    await host.settled();
    expect(host.isAsking).to.equal(false);
    expect(host.news()).to.deep.equal([]);
  });

  it('asks nothing any more once the page is closed', async () => {
    const host = await edited();
    await host.leave();
    host.page.dispatch({ type: 'close' });
    await host.settled();
    expect(host.isAsking).to.equal(false);
    expect(host.page.hasUnsavedChanges).to.equal(false);
  });

  it('forgets what is typed where it is told to', async () => {
    const host = await edited();
    host.page.discard();
    expect(host.news()).to.deep.equal(['u-1 clean']);
    expect(host.page.hasUnsavedChanges).to.equal(false);
  });
});

describe('ProfilePage: the password', () => {
  it('says that the notification is sent, and that it was', async () => {
    const host = await opened();
    await host.press('Send password change notification');
    expect(host.resets).to.equal(1);
    expect(host.news()).to.deep.equal([
      'say Sending the notification',
      'say The password change notification was sent.',
    ]);
  });

  it('forgets with another user what became of it', async () => {
    const host = await opened();
    await host.press('Send password change notification');
    await host.open('u-2');
    expect(host.text).not.to.include('was sent');
  });

  it('says nothing of a notification once another user is shown', async () => {
    const sending = deferred<void>();
    const host = await opened({ reset: () => sending.promise });
    await host.press('Send password change notification');
    await host.open('u-2');
    host.news();
    sending.resolve();
    await host.settled();
    expect(host.news()).to.deep.equal([]);
  });
});
