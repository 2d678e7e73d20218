import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import type { UserAdapter } from '../../src/adapters/contract.js';
import { initialView } from '../../src/domain/list-view.js';
import type { UserUnsavedChangeEvent } from '../../src/manager/work/user-unsaved-change-event.js';
import { aUser } from '../support/builders.js';
import { createManager, focused, type ManagerDriver, until } from '../support/driver.js';

const people = () =>
  ['Ana', 'Bea', 'Cleo'].map((firstName) =>
    aUser({
      id: firstName,
      firstName,
      lastName: 'Tester',
      login: firstName.toLowerCase(),
      email: `${firstName}@x.example`,
    }),
  );

class Scene {
  readonly events: string[] = [];
  constructor(
    readonly manager: ManagerDriver,
    readonly adapter: MemoryAdapter,
  ) {
    manager.element.addEventListener('user-unsaved-change', (event) => {
      const { userId, unsaved } = event as UserUnsavedChangeEvent;
      this.events.push(`${userId} ${unsaved ? 'unsaved' : 'clean'}`);
    });
    for (const type of ['users-auth-required', 'users-view-change'] as const)
      manager.element.addEventListener(type, () => this.events.push(type));
  }

  get element() {
    return this.manager.element;
  }

  /** The control under a label. */
  field(label: string): HTMLInputElement {
    const found = this.manager
      .all('.field label')
      .find(({ innerText }) => innerText.startsWith(label)) as HTMLLabelElement;
    return found.control as HTMLInputElement;
  }

  type(label: string, text: string): void {
    const field = this.field(label);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  async openPage(name: string): Promise<void> {
    await this.manager.row(name).open();
    await this.onPage(name);
  }

  async onPage(name: string): Promise<void> {
    await until(
      () => this.manager.has('.profile[aria-busy=false] form') && this.title === `${name} Tester`,
      `the page of ${name}`,
    );
  }

  get title(): string {
    return this.manager.find('#profile-title').innerText;
  }

  get asked(): boolean {
    return this.manager.has('dialog.leave[open]');
  }

  get notice(): string {
    return this.manager
      .all('.profile .notice')
      .map(({ innerText }) => innerText)
      .join(' ');
  }

  async answer(label: string): Promise<void> {
    await until(() => this.asked, 'the question');
    await this.manager.press('dialog.leave button', label);
  }

  async back(): Promise<void> {
    this.manager.find('[part=back]').click();
    await this.manager.settled();
  }

  async save(): Promise<void> {
    await this.manager.press('.form button', 'Save');
  }

  get backInList(): boolean {
    return !this.manager.has('.profile');
  }

  warnsBeforeUnload(): boolean {
    return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  }
}

async function theScene(overrides: Partial<UserAdapter> = {}): Promise<Scene> {
  const adapter = Object.assign(new MemoryAdapter({ users: people() }), overrides);
  return new Scene(await createManager({ adapter }), adapter);
}

const viewOf = (user?: string) => ({ ...initialView, ...(user && { user }) });

describe('<user-manager> one person’s page', () => {
  it('saves what was changed, says so, and the list shows it', async () => {
    const scene = await theScene();
    await scene.openPage('Bea');
    scene.type('Job title', 'Admiral');
    await scene.manager.settled();
    expect(scene.element.hasUnsavedChanges).to.equal(true);
    await scene.save();
    await until(() => scene.notice.includes('1 change was saved.'), 'the notice');
    expect(scene.adapter.users.find(({ id }) => id === 'Bea')?.jobTitle).to.equal('Admiral');
    expect(scene.element.hasUnsavedChanges).to.equal(false);
    expect(scene.events).to.include.members(['Bea unsaved', 'Bea clean']);
    await scene.back();
    await until(() => scene.backInList, 'the list');
    expect(focused()?.getAttribute('data-act')).to.equal('open');
    expect(scene.manager.root.activeElement).to.have.nested.property('user.jobTitle', 'Admiral');
  });

  it('puts the backend’s word beside the field, and the focus on it', async () => {
    const scene = await theScene();
    await scene.openPage('Bea');
    scene.type('Login', 'ana');
    await scene.save();
    await until(() => scene.field('Login').getAttribute('aria-invalid') === 'true', 'the error');
    expect(scene.field('Login').closest('.field')!.textContent).to.contain('Somebody has this login.');
    await until(() => focused() === scene.field('Login'), 'focus');
    expect(scene.field('Login').value).to.equal('ana');
  });

  it('lets the viewer choose where somebody else was faster (F1)', async () => {
    const scene = await theScene();
    await scene.openPage('Bea');
    scene.type('First name', 'Beatrix');
    const call = { signal: new AbortController().signal };
    await scene.adapter.update({ id: 'Bea' }, { firstName: 'Beate', jobTitle: 'Pilot' }, call);
    await scene.save();
    await until(() => scene.manager.has('.conflict'), 'the conflict');
    expect(scene.notice).to.contain('Also changed meanwhile: Job title.');
    await scene.manager.press('.conflict button', 'Keep mine');
    await until(() => focused() === scene.field('First name'), 'focus on the field');
    await scene.save();
    await until(() => scene.notice.includes('1 change was saved.'), 'the notice');
    const saved = scene.adapter.users.find(({ id }) => id === 'Bea');
    expect([saved?.firstName, saved?.jobTitle]).to.deep.equal(['Beatrix', 'Pilot']);
  });

  it('keeps all that was typed over a new sign-in, and asks the host for one', async () => {
    let signedIn = false;
    const scene = await theScene();
    const update = scene.adapter.update.bind(scene.adapter);
    scene.adapter.update = (...given) =>
      signedIn ? update(...given) : Promise.reject(adapterError('unauthenticated', ''));
    await scene.openPage('Bea');
    scene.type('First name', 'Beatrix');
    await scene.save();
    await until(() => scene.events.includes('users-auth-required'), 'the event');
    expect(scene.notice).to.contain('What you typed is still here');
    signedIn = true;
    scene.element.reconnect();
    await until(() => scene.manager.has('.profile[aria-busy=false] form'), 'the page');
    expect(scene.field('First name').value).to.equal('Beatrix');
    await scene.save();
    await until(() => scene.notice.includes('1 change was saved.'), 'the notice');
  });

  it('is not touched by a reload of the list', async () => {
    const scene = await theScene();
    await scene.openPage('Bea');
    scene.type('First name', 'Beatrix');
    scene.element.reload();
    await scene.manager.loaded();
    expect(scene.field('First name').value).to.equal('Beatrix');
  });

  it('sends a password notification, and says so', async () => {
    const scene = await theScene();
    await scene.openPage('Bea');
    await scene.manager.press('.profile-section button', 'Send password');
    await until(() => scene.notice.includes('was sent'), 'the notice');
    expect(scene.adapter.log.filter(({ method }) => method === 'resetPassword')).to.have.length(1);
  });

  it('keeps what was typed about a user who was deleted meanwhile', async () => {
    const scene = await theScene();
    await scene.openPage('Bea');
    scene.type('First name', 'Beatrix');
    const call = { signal: new AbortController().signal };
    for await (const outcome of scene.adapter.delete([{ id: 'Bea' }], call)) expect(outcome.state).to.equal('done');
    await scene.save();
    await until(() => scene.notice.includes('no longer exists'), 'the notice');
    expect(scene.field('First name').value).to.equal('Beatrix');
    expect(scene.field('First name').readOnly).to.equal(true);
    await scene.back();
    await until(() => scene.asked, 'the question');
    expect(scene.manager.all('dialog.leave button').map(({ innerText }) => innerText)).to.deep.equal([
      'Keep editing', 'Discard 1 change',
    ]); // prettier-ignore
    await scene.answer('Discard');
    await until(() => scene.backInList, 'the list');
  });

  it('shows the host’s content in a tab of its own', async () => {
    const scene = await theScene();
    const content = document.createElement('p');
    content.slot = 'user-tab-courses';
    content.textContent = 'Courses of the host';
    scene.element.append(content);
    scene.element.userTabs = [{ id: 'courses', label: 'Courses' }];
    await scene.openPage('Bea');
    expect(content.checkVisibility()).to.equal(false);
    await scene.manager.press('[role=tab]', 'Courses');
    expect(content.checkVisibility()).to.equal(true);
    expect(scene.field('First name').checkVisibility()).to.equal(false);
    await scene.manager.isAccessible();
  });

  it('is accessible with errors, and in the dialog', async () => {
    const scene = await theScene();
    await scene.openPage('Bea');
    scene.type('Email', 'x');
    await scene.save();
    await scene.manager.isAccessible();
    await scene.back();
    await until(() => scene.asked, 'the question');
    await scene.manager.isAccessible();
  });
});

describe('<user-manager> leaving a page with something unsaved', () => {
  async function typed(): Promise<Scene> {
    const scene = await theScene();
    await scene.openPage('Bea');
    scene.type('First name', 'Beatrix');
    await scene.manager.settled();
    return scene;
  }

  it('asks, with the focus on what loses nothing; Escape keeps editing', async () => {
    const scene = await typed();
    await scene.back();
    await until(() => scene.asked, 'the question');
    expect((focused() as HTMLElement).innerText).to.equal('Keep editing');
    await sendKeys({ press: 'Escape' });
    await until(() => !scene.asked, 'the end of the question');
    expect(scene.field('First name').value).to.equal('Beatrix');
    expect(scene.element.view.user).to.equal('Bea');
  });

  it('asks nothing where nothing was changed', async () => {
    const scene = await theScene();
    await scene.openPage('Bea');
    await scene.back();
    await until(() => scene.backInList, 'the list');
  });

  it('goes where the viewer discards, and nothing was sent', async () => {
    const scene = await typed();
    await scene.back();
    await scene.answer('Discard 1 change');
    await until(() => scene.backInList, 'the list');
    expect(scene.adapter.log.some(({ method }) => method === 'update')).to.equal(false);
    expect(scene.events).to.include('Bea clean');
    expect(scene.warnsBeforeUnload()).to.equal(false);
  });

  it('goes once it is saved', async () => {
    const scene = await typed();
    await scene.back();
    await scene.answer('Save changes');
    await until(() => scene.backInList, 'the list');
    expect(scene.adapter.users.find(({ id }) => id === 'Bea')?.firstName).to.equal('Beatrix');
  });

  it('stays where it can’t be saved', async () => {
    const scene = await typed();
    scene.type('Email', 'x');
    await scene.back();
    await scene.answer('Save changes');
    await until(() => scene.field('Email').getAttribute('aria-invalid') === 'true', 'the error');
    expect(scene.field('First name').value).to.equal('Beatrix');
  });

  for (const [what, user] of [
    ['the list', undefined],
    ['another user', 'Cleo'],
  ] as const)
    it(`asks also where the host shows ${what}, and keeps the page until it is answered`, async () => {
      const scene = await typed();
      scene.element.view = viewOf(user);
      await until(() => scene.asked, 'the question');
      expect(scene.field('First name').value).to.equal('Beatrix');
      await scene.answer('Keep editing');
      expect(scene.element.view.user, 'the view is what is shown').to.equal('Bea');
      expect(scene.events.at(-1)).to.equal('users-view-change');
      scene.element.view = viewOf(user);
      await scene.answer('Discard');
      await until(() => (user ? scene.title === 'Cleo Tester' : scene.backInList), 'the next');
      expect(scene.element.view.user).to.equal(user);
    });

  it('asks no more where the host takes it back', async () => {
    const scene = await typed();
    scene.element.view = viewOf('Cleo');
    await until(() => scene.asked, 'the question');
    scene.element.view = viewOf('Bea');
    await until(() => !scene.asked, 'the end of the question');
    expect(scene.field('First name').value).to.equal('Beatrix');
  });

  it('has the browser ask before the page is left, while there is something to lose and it stands in the page', async () => {
    const scene = await typed();
    expect(scene.warnsBeforeUnload()).to.equal(true);
    const { parentElement } = scene.element;
    scene.element.remove();
    expect(scene.warnsBeforeUnload()).to.equal(false);
    parentElement!.append(scene.element);
    expect(scene.warnsBeforeUnload()).to.equal(true);
    scene.type('First name', 'Bea');
    expect(scene.warnsBeforeUnload()).to.equal(false);
    expect(scene.element.hasUnsavedChanges).to.equal(false);
  });

  it('forgets what was typed about users of another backend', async () => {
    const scene = await typed();
    scene.element.adapter = new MemoryAdapter({ users: people() });
    await until(() => scene.events.includes('Bea clean'), 'the end');
    expect(scene.asked).to.equal(false);
  });
});
