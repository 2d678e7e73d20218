import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import { MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory.js';
import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import type { User } from '../../../src/domain/user.js';
import { aUser } from '../../support/builders.js';
import { DialogDriver } from '../../support/dialog-driver.js';
import { createManager, focused, type ManagerDriver, press, until } from '../../support/driver.js';

type Listener = Parameters<NonNullable<UserAdapter['subscribe']>>[0];

/** A memory backend that counts who follows it. */
class CountingAdapter extends MemoryAdapter {
  readonly followed: AbortSignal[] = [];
  told: Listener | undefined;
  override subscribe(listener: Listener, signal: AbortSignal): void {
    this.followed.push(signal);
    this.told = listener;
    super.subscribe(listener, signal);
  }
  get following(): number {
    return this.followed.filter(({ aborted }) => !aborted).length;
  }
}

const names = ['Ana', 'Bea', 'Cleo', 'Dora', 'Eva'];
const people = (): User[] => names.map((firstName) => aUser({ id: firstName[0], firstName, lastName: 'Tester', login: firstName, email: `${firstName}@x.test` })); // prettier-ignore

async function theScene(options: MemoryOptions = {}): Promise<{ adapter: CountingAdapter; manager: ManagerDriver }> {
  const adapter = new CountingAdapter({ users: people(), ...options });
  const manager = await createManager({ adapter });
  await until(() => adapter.following === 1, 'the subscription');
  return { adapter, manager };
}

const liveButton = (manager: ManagerDriver): HTMLElement | undefined => manager.all('button.live')[0];
const offered = (manager: ManagerDriver, text: string): Promise<HTMLElement> =>
  until(() => (liveButton(manager)?.textContent?.trim() === text ? liveButton(manager) : undefined), text);

describe('<user-manager> while others change users', () => {
  const clock = window.setTimeout;
  const waits = new Set([700, 5_000, 10_000]);
  before(() => {
    // no test waits for a clock
    window.setTimeout = ((run: () => void, ms?: number) => clock(run, waits.has(ms ?? 0) ? 0 : ms)) as typeof clock;
  });
  after(() => (window.setTimeout = clock));
  afterEach(() => resetMouse());

  it('shows a change that moves nothing in its row, by itself', async () => {
    const { adapter, manager } = await theScene();
    const row = manager.row('Cleo').element;
    adapter.meanwhile('C', { status: 'inactive' });
    await until(() => manager.row('Cleo').text.includes('Inactive'), 'the change');
    expect(manager.row('Cleo').element).to.equal(row);
    expect(liveButton(manager)).to.equal(undefined);
  });

  it('never moves a row, not even by the button that offers the rest', async () => {
    const { adapter, manager } = await theScene();
    const before = manager.rowElements.map((row) => row.getBoundingClientRect().top);
    adapter.meanwhile('A', { firstName: 'Zoe' });
    await offered(manager, 'Show 1 change');
    expect(manager.shownNames()[0]).to.equal('Ana Tester');
    expect(manager.rowElements.map((row) => row.getBoundingClientRect().top)).to.deep.equal(before);
    expect(manager.said.join('\n')).to.contain('1 change by somebody else');
    await manager.isAccessible();
  });

  it('shows the rest in place when the viewer wants it: same selection, same page, focus beside the button', async () => {
    const { adapter, manager } = await theScene();
    await manager.row('Bea').toggle();
    adapter.meanwhile('A', { firstName: 'Zoe' });
    const button = await offered(manager, 'Show 1 change');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => manager.shownNames().at(-1) === 'Zoe Tester', 'the change');
    expect(liveButton(manager)).to.equal(undefined);
    expect(manager.selectedNames()).to.deep.equal(['Bea Tester']);
    expect(focused()?.classList.contains('total')).to.equal(true);
    await until(() => manager.said.includes('The list is up to date.'), 'the announcement');
  });

  it('does not touch the row that the pointer, the focus or a menu is on', async () => {
    const { adapter, manager } = await theScene();
    const { x, y, width, height } = manager.row('Bea').element.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    adapter.meanwhile('B', { status: 'inactive' });
    await offered(manager, 'Show 1 change');
    expect(manager.row('Bea').text).to.not.contain('Inactive');
    await resetMouse();
    manager.row('Cleo').focus();
    adapter.meanwhile('C', { status: 'inactive' });
    await until(() => manager.row('Bea').text.includes('Inactive'), 'whom the pointer has left');
    expect(manager.row('Cleo').text).to.not.contain('Inactive');
    await manager.row('Dora').openMenu();
    adapter.meanwhile('E', { status: 'inactive' });
    await offered(manager, 'Show 2 changes');
    expect(manager.isMenuOpen).to.equal(true);
    expect(manager.row('Eva').text).to.not.contain('Inactive');
  });

  it('marks who is deleted, explains that nothing can be done to them, and says who left the selection', async () => {
    const { adapter, manager } = await theScene();
    await manager.row('Bea').toggle();
    await manager.row('Cleo').toggle();
    await resetMouse();
    (focused() as HTMLElement).blur();
    adapter.meanwhile('C', null);
    await until(() => manager.row('Cleo').text.includes('Deleted'), 'the mark');
    expect(manager.row('Cleo').checkbox.ariaDisabled).to.equal('true');
    expect(manager.row('Cleo').element.denial?.why).to.equal('This user was deleted by somebody else.');
    expect(manager.total).to.equal('Total: 4');
    await manager.isAccessible();
    await press(await offered(manager, 'Show 1 change'));
    await until(() => !manager.shownIds().includes('C'), 'the row to go');
    expect(manager.selectedNames()).to.deep.equal(['Bea Tester']);
    expect(manager.notices).to.contain('No longer selected, because somebody else deleted this user: Cleo Tester.');
    await manager.isAccessible();
  });

  it('says nothing of what the viewer did themselves', async () => {
    const { adapter, manager } = await theScene();
    await manager.row('Bea').openMenu();
    await manager.choose('Deactivate');
    await until(() => manager.row('Bea').text.includes('Inactive'), 'the change');
    const looks = adapter.log.length;
    adapter.meanwhile('A', { jobTitle: 'Head' });
    await until(() => adapter.log.length > looks, 'a look');
    await manager.settled();
    expect(liveButton(manager)).to.equal(undefined);
  });

  it('leaves the question of an open dialog as it was asked (F5, T5)', async () => {
    const { adapter, manager } = await theScene();
    const dialog = new DialogDriver(manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement);
    await manager.row('Bea').openMenu();
    await manager.choose('Delete');
    await until(
      () => dialog.isModal && !dialog.element.checking && dialog.root.querySelector('footer'),
      'the question',
    );
    const asked = dialog.root.textContent;
    const looks = adapter.log.length;
    adapter.meanwhile('B', { firstName: 'Zoe', lastName: 'Other' });
    adapter.meanwhile('C', null);
    adapter.told?.('stale');
    // a reload of the list behind it changes nothing either
    manager.element.reload();
    await until(() => manager.shownNames().includes('Zoe Other'), 'the list');
    await manager.settled();
    expect(dialog.root.textContent).to.equal(asked);
    expect(adapter.log.slice(looks).map(({ method }) => method)).to.deep.equal(['query']);
    await dialog.arm();
    await dialog.type('Bea@x.test');
    await dialog.press(/^Delete /);
    await until(() => /changed/i.test(dialog.root.textContent ?? ''), 'what became of it');
    expect(adapter.users.map(({ id }) => id)).to.include('B');
  });

  it('says on an open page that somebody else changed the user, and shows it when asked', async () => {
    const { adapter, manager } = await theScene();
    await manager.row('Bea').open();
    await until(() => manager.has('.profile-section'), 'the page');
    adapter.meanwhile('C', { status: 'inactive' });
    adapter.meanwhile('B', { jobTitle: 'Captain' });
    await until(() => manager.notices.includes('Somebody else has changed Bea Tester meanwhile.'), 'the notice');
    const shownFields = (): string[] => manager.all('.profile input').map((field) => (field as HTMLInputElement).value);
    expect(shownFields()).to.not.include('Captain');
    expect(manager.said).to.include('Somebody else has changed Bea Tester meanwhile.');
    await manager.press('.profile .button', 'Show the changes');
    await until(() => shownFields().includes('Captain'), 'the change');
    expect(manager.notices).to.equal('');
  });

  describe('on an open page with something typed', () => {
    async function theConflict(): Promise<Awaited<ReturnType<typeof theScene>> & { save: () => Promise<void> }> {
      const { adapter, manager } = await theScene();
      await manager.row('Bea').open();
      await until(() => manager.has('.profile[aria-busy=false] form'), 'the page');
      const field = manager.all('.profile input').find((each) => (each as HTMLInputElement).value === 'Bea')!;
      (field as HTMLInputElement).value = 'Beatrix';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      adapter.meanwhile('B', { firstName: 'Beate', jobTitle: 'Pilot' });
      await until(() => manager.notices.includes('Somebody else has changed Bea Tester meanwhile.'), 'the notice');
      const save = (): Promise<void> => manager.press('.form button', 'Save');
      await save();
      await until(() => manager.has('.conflict'), 'the conflict');
      return { adapter, manager, save };
    }

    it('says nothing more of what the viewer was asked about, and does not ask again (F1)', async () => {
      const { adapter, manager, save } = await theConflict();
      expect(manager.notices).to.not.contain('Somebody else has changed');
      const looks = adapter.log.length;
      adapter.told?.({ ids: ['B'] });
      await until(() => adapter.log.length > looks, 'a look');
      await manager.settled();
      expect(manager.notices).to.not.contain('Somebody else has changed');
      await manager.press('.conflict button', 'Keep mine');
      await save();
      await until(() => manager.notices.includes('1 change was saved.'), 'the save');
      expect(adapter.users.find(({ id }) => id === 'B')).to.include({ firstName: 'Beatrix', jobTitle: 'Pilot' });
    });

    it('leaves the question as it is when they are changed once more (F1)', async () => {
      const { adapter, manager } = await theConflict();
      const asked = 'Also changed meanwhile: Job title.';
      expect(manager.notices).to.contain(asked);
      adapter.meanwhile('B', { jobTitle: 'Captain' });
      await until(() => manager.notices.includes('Somebody else has changed Beate Tester meanwhile.'), 'the notice');
      expect(manager.notices).to.contain(asked);
      expect(manager.has('.conflict')).to.equal(true);
    });
  });

  it('says on an open page that the user was deleted, and leads back to the list', async () => {
    const { adapter, manager } = await theScene();
    await manager.row('Bea').open();
    await until(() => manager.has('.profile-section'), 'the page');
    adapter.meanwhile('B', null);
    await until(() => manager.notices.includes('Somebody else has deleted Bea Tester meanwhile.'), 'the notice');
    await manager.press('.profile .notice .button', 'Back to users');
    // the list looks again, and the focus is on this very row
    await offered(manager, 'Show 1 change');
    expect(focused()?.textContent).to.equal('Bea Tester');
  });

  it('follows with one subscription, which ends with the element, and catches up when it is back', async () => {
    const { adapter, manager } = await theScene();
    const { element } = manager;
    const parent = element.parentElement!;
    for (let time = 0; time < 5; time++) {
      element.remove();
      expect(adapter.following).to.equal(0);
      parent.append(element);
      await manager.settled();
      expect(adapter.following).to.equal(1);
    }
    element.remove();
    adapter.meanwhile('A', null);
    parent.append(element);
    await offered(manager, 'Show 1 change');
    // moved in the page
    const other = await fixture(html`<div></div>`);
    other.append(element);
    await manager.settled();
    expect(adapter.following).to.equal(1);
  });

  it('ends it with the adapter and with the sign-in', async () => {
    const { adapter, manager } = await theScene();
    const next = new CountingAdapter({ users: people() });
    manager.element.adapter = next;
    await until(() => next.following === 1, 'the next subscription');
    expect(adapter.following).to.equal(0);
    next.viewer = null;
    manager.element.reload();
    await until(() => next.following === 0, 'the end');
    next.viewer = { id: 'me' };
    manager.element.reconnect();
    await until(() => next.following === 1, 'the subscription of who is signed in again');
    next.viewer = { id: 'other' };
    manager.element.reconnect();
    await until(() => next.followed.length === 3, 'a subscription of somebody else');
    expect(next.following).to.equal(1);
    next.allowed = [];
    manager.element.reconnect();
    await until(() => next.following === 0, 'the end for who may not look');
  });

  it('follows nothing where the backend does not say that it is live, or can’t tell', async () => {
    for (const options of [{ capabilities: { live: false } }, { without: ['subscribe'] }] as const) {
      const adapter = new CountingAdapter({ users: people(), ...options });
      const manager = await createManager({ adapter });
      adapter.meanwhile('A', null);
      await manager.settled();
      expect(adapter.followed).to.have.length(0);
    }
  });

  it('hears nothing more from an adapter that goes on telling', async () => {
    const { adapter, manager } = await theScene();
    const { told } = adapter;
    manager.element.adapter = undefined;
    await manager.settled();
    const looks = adapter.log.length;
    told?.('stale');
    await manager.settled();
    expect(adapter.log.length).to.equal(looks);
  });
});
