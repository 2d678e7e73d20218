import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Target } from '../../../src/adapters/contract.js';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { hold, runLock } from '../../../src/bulk/journal/run-locks.js';
import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import type { User } from '../../../src/domain/user.js';
import type { UsersDeletedEvent } from '../../../src/manager/work/change-events.js';
import { aSession, aUser } from '../../support/builders.js';
import { DialogDriver } from '../../support/dialog-driver.js';
import { createManager, focused, press, until } from '../../support/driver.js';
import { FullAdapter } from '../../support/full-adapter.js';
import { forgetRuns, leaveRun, stored } from '../../support/journals.js';
import { deferred, turn } from '../../support/scripted-adapter.js';

let count = 0;
const people = (...ids: string[]): User[] =>
  ids.map((id) =>
    aUser({ id, firstName: id.toUpperCase(), login: `${id}.login`, email: `${id}@example.com`, version: '1' }),
  );

/** A backend that everything can be done on, under a name that no other test has. */
function aBackend(...users: User[]): FullAdapter & { backendId: string } {
  return Object.assign(new FullAdapter(users), { backendId: `interrupted-${Date.now()}-${count++}` });
}

async function open(adapter: FullAdapter) {
  const manager = await createManager({ adapter });
  const dialog = new DialogDriver(manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement);
  const facts: UsersDeletedEvent[] = [];
  manager.element.addEventListener('users-deleted', (event) => facts.push(event));
  const button = (label: string): HTMLElement | undefined =>
    manager.all('.told button').find((one) => one.innerText.trim() === label || one.ariaLabel === label);
  const told = () => until(() => manager.notices.includes('interrupted') && manager.notices, 'the notice');
  return { manager, dialog, facts, button, told };
}

describe('<user-manager>, after a run was interrupted', () => {
  beforeEach(forgetRuns);
  afterEach(forgetRuns);

  it('tells what was interrupted, in sight and aloud, and sends nothing by itself (F24)', async () => {
    const adapter = aBackend(...people('b', 'c', 'd'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b', 'c', 'd'] }, [[0, 'done'], [1, 'sent']]); // prettier-ignore
    const { manager, told } = await open(adapter);
    const text = 'A deletion of 4 users was interrupted: 1 deleted, 1 not known, and 2 not tried.';
    expect(await told()).to.include(text);
    await until(() => manager.said.includes(text), 'the announcement');
    expect([adapter.deletions, adapter.reads]).to.deep.equal([[], []]);
    await manager.isAccessible();
  }).timeout(20_000);

  it('looks at them again, reports by name, and deletes the rest only by a new question (F7, F24)', async () => {
    const adapter = aBackend(...people('b', 'c', 'd'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'x', 'b', 'c', 'd'] }, [[0, 'done'], [1, 'sent'], [2, 'sent']]); // prettier-ignore
    const { manager, dialog, told, button, facts } = await open(adapter);
    await told();
    await press(button('Review')!);
    await until(() => dialog.isModal && dialog.title, 'the report');
    await dialog.settled();
    expect(dialog.title).to.equal('2 deleted, 2 not attempted, and 1 unknown');
    expect(dialog.report).to.deep.equal({
      '1 unknown': ['B Hopper'],
      '2 not attempted': ['C Hopper', 'D Hopper'],
      '2 deleted': ['Name not kept', 'Name not kept'],
    });
    expect(dialog.text).to.include('The answer was lost. Looking again showed that they are gone.');
    expect([adapter.deletions, adapter.reads.sort()]).to.deep.equal([[], ['b', 'c', 'd', 'x']]);
    expect(facts[0]!.ids).to.deep.equal(['a', 'x']);
    expect(facts[0]!.audit).to.include({ runId: 'left', viewerId: 'me' });
    await until(() => manager.notices.includes('2 deleted, 1 not known, and 2 not tried'), 'what is known now');

    await dialog.arm();
    await dialog.press('Delete 2 users not tried…');
    await until(() => !dialog.element.checking && dialog.title === 'Delete 2 users?', 'the question');
    await dialog.arm();
    expect(adapter.deletions).to.deep.equal([]);
    await dialog.type('2');
    await dialog.press('Delete 2 users');
    await until(() => facts.length === 2, 'the end');
    expect(adapter.deletions).to.deep.equal(['c', 'd']);
    await until(() => manager.notices.includes('A deletion of 3 users'), 'the notice of the rest');
    expect(manager.notices).to.include('A deletion of 3 users was interrupted: 2 deleted and 1 not known.');
    await press(button('Dismiss this message')!);
    await until(() => !manager.notices.includes('interrupted'), 'the notice to go');
    await until(() => focused()?.closest('confirm-delete-dialog') === null && focused() !== document.body, 'a focus');
    while ((await stored()).headers.length > 0) await turn();
  });

  it('needs no report where looking again settles everything, and leaves nothing behind (S28)', async () => {
    const adapter = aBackend(...people('z'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b'] }, [[0, 'done'], [1, 'sent']]); // prettier-ignore
    const { manager, dialog, told, button } = await open(adapter);
    await told();
    button('Review')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => manager.notices.includes('2 users deleted.'), 'what became of them');
    await until(() => !manager.notices.includes('interrupted'), 'the notice to go');
    expect(dialog.isModal).to.equal(false);
    expect((await stored()).headers).to.deep.equal([]);
    await until(() => focused() !== document.body, 'a focus (A3)');
  });

  it('says how far looking has come, keeps the focus, and stops looking when it is dismissed', async () => {
    const adapter = aBackend(...people('a', 'b', 'c'));
    const held = deferred<User>();
    adapter.read = (id) => (id === 'a' ? Promise.resolve(adapter.users.get(id)!) : held.promise);
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b', 'c'] });
    const { manager, dialog, told, button } = await open(adapter);
    await told();
    await press(button('Review')!);
    await until(() => manager.notices.includes('Looking at them again: 1 of 3.'), 'how far it is');
    expect(focused()).to.equal(button('Review'));
    await press(button('Review')!);
    await press(button('Dismiss this message')!);
    await until(() => manager.notices.includes('3 not tried'), 'the notice again');
    expect(adapter.reads).to.have.length(3);
    expect(dialog.isModal).to.equal(false);
  });

  it('reports nothing where nobody could be read, and says why', async () => {
    const adapter = aBackend(...people('a', 'b'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b'] }, [[0, 'sent']]);
    const { manager, dialog, told, button } = await open(adapter);
    adapter.read = () => Promise.reject(adapterError('network', 'The server is away.'));
    await told();
    await press(button('Review')!);
    await until(() => manager.notices.includes('The server is away.'), 'why');
    expect(manager.notices).to.include('1 not known and 1 not tried');
    expect(dialog.isModal).to.equal(false);
  });

  it('is dismissed for good (S28)', async () => {
    const adapter = aBackend(...people('a'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a'] });
    const { manager, told, button } = await open(adapter);
    await told();
    await press(button('Dismiss this message')!);
    await until(() => !manager.notices.includes('interrupted'), 'the notice to go');
    while ((await stored()).headers.length > 0) await turn();
    await until(() => focused() !== document.body, 'a focus (A3)');
  });

  it('calls a run that came to an end without a clear answer by that', async () => {
    const adapter = aBackend(...people('b'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b'] }, [[0, 'done'], [1, 'unknown']], true); // prettier-ignore
    const { manager } = await open(adapter);
    await until(() => manager.notices.includes('A deletion of 2 users ended without a clear answer for everybody: 1 deleted and 1 not known.'), 'the notice'); // prettier-ignore
  });

  it('stays away while a page of a user is open, and counts who did not end well', async () => {
    const adapter = aBackend(...people('a', 'b'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b'] }, [[0, 'failed'], [1, 'done']]); // prettier-ignore
    const { manager, told } = await open(adapter);
    expect(await told()).to.include('1 deleted and 1 not done');
    await manager.row('A').open();
    await until(() => manager.has('#profile-title'), 'the page');
    expect(manager.notices).not.to.include('interrupted');
  });

  const others: readonly (readonly [string, Record<string, unknown>, boolean])[] = [
    ['of another backend: the same id there is another person', { backend: '0123456789abcdef' }, true],
    ['of another viewer, and removes it (S28)', { viewer: 'somebody' }, false],
    ['that is eight days old, and removes it', { started: Date.now() - 8 * 86_400_000 }, false],
    ['of another format, and removes it', { format: 2 }, false],
  ];
  for (const [what, given, stays] of others) {
    it(`tells nothing of a run ${what}`, async () => {
      const adapter = aBackend(...people('a'));
      await leaveRun({ backendId: adapter.backendId, ids: ['a'], ...given });
      await leaveRun({ backendId: adapter.backendId, ids: ['b'], run: 'mine' });
      const { manager, told } = await open(adapter);
      expect((await told()).match(/interrupted/g)).to.have.length(1);
      expect((await stored()).headers.map(([run]) => run).sort()).to.deep.equal(stays ? ['left', 'mine'] : ['mine']);
      expect(manager.notices).to.include('A deletion of 1 user was interrupted: 1 not tried.');
    });
  }

  it('leaves alone what lives in another tab (F27)', async () => {
    const adapter = aBackend(...people('a'));
    const release = await hold(runLock('left'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a'] });
    await leaveRun({ backendId: adapter.backendId, ids: ['b', 'c'], run: 'mine', started: Date.now() });
    const { manager, told } = await open(adapter);
    await told();
    expect(manager.notices).to.include('A deletion of 2 users').and.not.include('1 user ');
    expect((await stored()).headers).to.have.length(2);
    release!();
  });

  it('looks again when somebody else signs in: what was the first viewer’s is gone (S28)', async () => {
    const adapter = aBackend(...people('a'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a'] });
    const { manager, told } = await open(adapter);
    await told();
    adapter.session = aSession({ viewer: { id: 'somebody' } });
    manager.element.reconnect();
    await until(() => !manager.notices.includes('interrupted'), 'the notice to go');
    while ((await stored()).headers.length > 0) await turn();
  });

  it('removes what everybody was told about', async () => {
    const adapter = aBackend(...people('b'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a'] }, [[0, 'done']]);
    const { manager } = await open(adapter);
    while ((await stored()).headers.length > 0) await turn();
    expect(manager.notices).to.equal('');
  });

  it('does not look where the backend can’t be told from others', async () => {
    const adapter = new MemoryAdapter({ users: people('a') });
    const ids = ['a'];
    await leaveRun({ backendId: '', ids, viewer: (await adapter.connect({ signal: new AbortController().signal })).viewer!.id }); // prettier-ignore
    const manager = await createManager({ adapter });
    await turn();
    expect(manager.notices).to.equal('');
    expect((await stored()).headers).to.have.length(1);
  });

  for (const [action, more, title, button, sent] of [
    ['deactivate', {}, '1 deactivated and 1 not attempted', 'Deactivate 1 user not tried', 'deactivate'],
    [
      'change-department',
      { department: 'sales' },
      '1 moved to Sales and 1 not attempted',
      'Move 1 user not tried',
      'changeDepartment',
    ],
  ] as const) {
    it(`goes on with ${action} in the same way, when the viewer says so`, async () => {
      const there = { department: { id: 'sales', name: 'Sales', path: [] }, status: 'inactive' };
      const [a, b] = people('a', 'b');
      const adapter = aBackend({ ...a!, ...there }, b!);
      await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b'], work: { action, ...more } as never }, [
        [0, 'sent'],
      ]);
      const { manager, dialog, told, button: find } = await open(adapter);
      await told();
      await press(find('Review')!);
      await until(() => dialog.isModal && dialog.title, 'the report');
      await dialog.settled();
      expect(dialog.title).to.equal(title);
      await dialog.arm();
      await dialog.press(button);
      await until(() => !manager.notices.includes('interrupted'), 'the notice to go');
      const asked = sent === 'deactivate' ? adapter.sent.flatMap(({ targets }) => targets.map(({ id }: Target) => id)) : adapter.asked.flatMap(({ ids }) => [...ids]); // prettier-ignore
      expect(asked).to.deep.equal(['b']);
    });
  }

  it('speaks Arabic, from right to left (A22)', async () => {
    const adapter = aBackend(...people('b'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b', 'c'] }, [[0, 'done'], [1, 'sent']]); // prettier-ignore
    const { manager, told } = await open(adapter);
    await told();
    manager.element.parentElement!.lang = 'ar';
    await until(() => /انقطعت عملية حذف/.test(manager.notices), 'Arabic');
    expect(getComputedStyle(manager.find('.told .notice')).direction).to.equal('rtl');
  });

  it('reads nobody else for an element that has gone (F28)', async () => {
    const adapter = aBackend(...people('a', 'b', 'c', 'd', 'e', 'f'));
    const held = deferred<undefined>();
    adapter.read = (id) => held.promise.then(() => adapter.users.get(id)!);
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b', 'c', 'd', 'e', 'f'] });
    const { manager, told, button } = await open(adapter);
    await told();
    button('Review')!.click();
    await until(() => adapter.reads.length === 4, 'the first four');
    manager.element.remove();
    await turn();
    held.resolve(undefined);
    for (let at = 0; at < 30; at += 1) await turn();
    expect(adapter.reads).to.have.length(4);
  });

  it('tells nothing of it to the users of another backend, also where that comes at the last moment', async () => {
    const adapter = aBackend(...people('b'));
    const other = new FullAdapter(people('a', 'z'));
    await leaveRun({ backendId: adapter.backendId, ids: ['a', 'b'] }, [[0, 'sent'], [1, 'sent']]); // prettier-ignore
    const { manager, facts, told, button } = await open(adapter);
    await told();
    const { add } = IDBObjectStore.prototype;
    try {
      IDBObjectStore.prototype.add = function (...given) {
        manager.element.adapter = other;
        return add.apply(this, given);
      };
      button('Review')!.click();
      await until(() => manager.shownIds().includes('z'), 'the other list');
      for (let at = 0; at < 30; at += 1) await new Promise(requestAnimationFrame);
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    expect(manager.shownIds()).to.have.members(['a', 'z']);
    expect(facts).to.deep.equal([]);
  });
});
