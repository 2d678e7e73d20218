import { expect, fixture, html } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { isMass } from '../../../src/deletion/gate/friction.js';
import type { User } from '../../../src/domain/user.js';
import type { UserManagerElement } from '../../../src/manager/user-manager.js';
import { aSession, aTester, theCapabilities } from '../../support/builders.js';
import { createManager, ManagerDriver, until } from '../../support/driver.js';
import { asked, dialogOf, from, itemOf, many, swap, turns } from '../../support/manager-stories.js';
import { deferred, ScriptedAdapter } from '../../support/scripted-adapter.js';

const unversioned = (...given: Parameters<typeof aTester>): User => {
  const { version: _, ...user } = aTester(...given);
  return user;
};
const soft = theCapabilities({
  delete: { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer' },
});

/** The control under a label. */
function fieldOf(manager: ManagerDriver, label: string): HTMLInputElement {
  const found = manager.all('.field label').find(({ innerText }) => innerText.startsWith(label)) as HTMLLabelElement;
  return found.control as HTMLInputElement;
}

async function write(manager: ManagerDriver, label: string, text: string): Promise<void> {
  const field = fieldOf(manager, label);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await manager.settled();
}

describe('<user-manager> when backend, viewer or place change meanwhile', function () {
  // hundreds of rows, in the slowest of the three engines
  this.timeout(20_000);

  it('a menu that was opened for a user of one backend does nothing to another’s', async () => {
    const b = new MemoryAdapter({ users: [aTester('1', 'Zoe')] });
    const manager = await createManager({ adapter: new MemoryAdapter({ users: [aTester('1', 'Ana')] }) });
    await manager.row('Ana').openMenu();
    await swap(manager, b, 'Zoe');
    itemOf(manager, 'Deactivate')?.click();
    await turns(31);
    expect(b.users[0].status).to.equal('active');
  });

  it('what is pressed for users of one backend is never sent to another', async () => {
    const [a, b] = [new ScriptedAdapter(many(600, 'A')), new ScriptedAdapter(many(600, 'B'))];
    const manager = await createManager({ adapter: a, pageSize: 600 });
    manager.headCheckbox.click();
    await manager.settled();
    manager.bulkButton('deactivate').click();
    manager.element.adapter = b;
    await turns(60);
    expect(b.sent.length).to.equal(0);
  });

  it('Undo of one backend is not sent to another', async () => {
    const b = new ScriptedAdapter([unversioned('1', 'Zoe', { status: 'inactive' })]);
    const manager = await createManager({ adapter: new ScriptedAdapter([unversioned('1', 'Ana')]) });
    await from(manager, 'Ana', 'Deactivate');
    await until(() => manager.notices.includes('Undo'), 'undo');
    await swap(manager, b, 'Zoe');
    manager
      .all('.notice button')
      .find(({ innerText }) => innerText.trim() === 'Undo')
      ?.click();
    await turns(31);
    expect(b.sent).to.deep.equal([]);
  });

  it('the first of two steps is no deletion, also where the host sets another adapter meanwhile (F10)', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana')]);
    a.session = aSession({
      capabilities: theCapabilities({ delete: { kind: 'deactivate-first', statistics: 'lost' } }),
    });
    a.script = (targets) => a.mark(targets, false);
    const manager = await createManager({ adapter: a });
    const gone: (readonly string[])[] = [];
    manager.element.addEventListener('users-deleted', ({ ids }) => gone.push(ids));
    const dialog = dialogOf(manager);
    await from(manager, 'Ana', 'Delete');
    await asked(dialog);
    await swap(manager, new ScriptedAdapter([aTester('9', 'Zoe')]), 'Zoe');
    await dialog.arm();
    await dialog.type('1@example.com');
    await dialog.press('Delete Ana Tester');
    await until(() => gone.length > 0, 'the end');
    expect(a.users.has('1')).to.equal(true);
    expect(gone).to.deep.equal([[]]);
  });

  it('the question says what deleting means on the backend that it is about (U6)', async () => {
    const permanent = new ScriptedAdapter([aTester('1', 'Ana')]);
    const other = new ScriptedAdapter([aTester('1', 'Zoe')]);
    other.session = aSession({ capabilities: soft });
    const gate = deferred<void>();
    const user = permanent.users.get('1')!;
    permanent.read = () => gate.promise.then(() => user);
    const manager = await createManager({ adapter: permanent });
    const dialog = dialogOf(manager);
    await from(manager, 'Ana', 'Delete');
    await until(() => dialog.isModal, 'the dialog');
    await swap(manager, other, 'Zoe');
    gate.resolve();
    await turns(31);
    expect(dialog.text).to.not.include('Can be restored');
  });

  it('a question is not left to another viewer who comes with another adapter (F19)', async () => {
    const [a, b] = [new ScriptedAdapter([aTester('1', 'Ana')]), new ScriptedAdapter([aTester('1', 'Ana')])];
    b.session = aSession({ viewer: { id: '1', name: 'Ana' } });
    const manager = await createManager({ adapter: a });
    const dialog = dialogOf(manager);
    await from(manager, 'Ana', 'Delete');
    await asked(dialog);
    manager.element.adapter = b;
    await until(() => manager.rowElements.length && manager.row('Ana').text.includes('You'), 'another viewer');
    expect(dialog.isModal).to.equal(false);
  });

  it('what is pressed is not sent where the element goes before it begins (F28)', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana')]);
    const manager = await createManager({ adapter: a });
    await manager.row('Ana').openMenu();
    itemOf(manager, 'Deactivate')!.click();
    manager.element.remove();
    await turns(31);
    expect(a.sent).to.deep.equal([]);
  });

  it('a question that was asked as the element went does not come up when it is back (F29)', async () => {
    const a = new ScriptedAdapter(many(600));
    const manager = await createManager({ adapter: a, pageSize: 600 });
    manager.headCheckbox.click();
    await manager.settled();
    manager.bulkButton('delete').click();
    const place = manager.element.parentElement!;
    manager.element.remove();
    await turns(60);
    place.append(manager.element);
    await turns(31);
    expect([a.reads.length, dialogOf(manager).isModal]).to.deep.equal([0, false]);
  });

  it('the total of another backend opens no gate (U13)', async () => {
    const b = new ScriptedAdapter(many(600));
    const manager = await createManager({
      adapter: new MemoryAdapter({ users: [aTester('1', 'Ana')] }),
      pageSize: 600,
    });
    manager.element.approve = () => false;
    await swap(manager, b, 'N599');
    manager.headCheckbox.click();
    await manager.settled();
    const dialog = dialogOf(manager);
    manager.bulkButton('delete').click();
    await asked(dialog);
    await dialog.type('600');
    await dialog.press(/^Delete /);
    await turns(60);
    expect(b.sent.length).to.equal(0);
  });

  it('more than there are said to be are a mass (U13)', () => {
    expect([isMass(600, 10), isMass(200, 30), isMass(30, 30)]).to.deep.equal([true, true, false]);
  });

  it('what ends on one backend puts nobody into the list of another', async () => {
    const a = new ScriptedAdapter([unversioned('1', 'Ana')]);
    const b = new ScriptedAdapter([unversioned('1', 'Zoe')]);
    const gate = deferred<void>();
    a.script = async function* (targets) {
      await gate.promise;
      yield* a.mark(targets, false);
    };
    const manager = await createManager({ adapter: a });
    await from(manager, 'Ana', 'Deactivate');
    await until(() => a.sent.length === 1, 'the request');
    await swap(manager, b, 'Zoe');
    b.query = () => new Promise(() => undefined);
    gate.resolve();
    await until(() => manager.notices, 'the end');
    await manager.settled();
    expect(manager.shownNames()).to.deep.equal(['Zoe Tester']);
  });

  it('who was deleted on one backend is not hidden on another (F32)', async () => {
    const [a, b] = [
      new MemoryAdapter({ users: [aTester('1', 'Ana')] }),
      new MemoryAdapter({ users: [aTester('1', 'Zoe')] }),
    ];
    const manager = await createManager({ adapter: a });
    const dialog = dialogOf(manager);
    await from(manager, 'Ana', 'Delete');
    await asked(dialog);
    await swap(manager, b, 'Zoe');
    await dialog.arm();
    await dialog.type('1@example.com');
    await dialog.press(/^Delete /);
    await until(() => a.users.length === 0, 'the end');
    await turns(50);
    expect(manager.shownNames()).to.deep.equal(['Zoe Tester']);
  });

  it('what one viewer was selecting is not selected for the next (F19)', async () => {
    const a = new MemoryAdapter({ users: many(60) });
    const manager = await createManager({ adapter: a });
    const gate = deferred<void>();
    const query = a.query.bind(a);
    a.query = async (given, call) => {
      if (given.size > 100) await gate.promise;
      return query(given, call);
    };
    manager.headCheckbox.click();
    await manager.settled();
    manager
      .all('.bulk-bar button')
      .find(({ innerText }) => /all 60/i.test(innerText))!
      .click();
    await manager.settled();
    a.viewer = { id: 'somebody-else', name: 'Else' };
    manager.element.reconnect();
    await turns(31);
    gate.resolve();
    await turns(31);
    expect(manager.bulkBar).to.equal('');
  });

  it('who may no longer delete is not asked any more (R1)', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana')]);
    const manager = await createManager({ adapter: a });
    const dialog = dialogOf(manager);
    await from(manager, 'Ana', 'Delete');
    await asked(dialog);
    a.session = aSession({ allowed: new Set(['view']) });
    manager.element.reconnect();
    await turns(18);
    await dialog.arm();
    if (dialog.isModal) {
      await dialog.type('1@example.com');
      await dialog.press('Delete Ana Tester');
    }
    await turns(31);
    expect(a.deletions).to.deep.equal([]);
  });

  it('what is pressed while something else is under way is not lost without a word', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana'), aTester('2', 'Bea')]);
    const gate = deferred<void>();
    a.script = async function* (targets) {
      await gate.promise;
      yield* a.mark(targets, false);
    };
    const manager = await createManager({ adapter: a });
    await from(manager, 'Ana', 'Deactivate');
    await until(() => a.sent.length === 1, 'the first');
    await from(manager, 'Bea', 'Deactivate');
    await turns(25);
    const told = manager.notices;
    gate.resolve();
    await turns(31);
    expect(a.users.get('2')?.status === 'inactive' || told !== '').to.equal(true);
  });

  it('a press before the tools are there is nobody else’s when they come', async () => {
    const element = await fixture<UserManagerElement>(html`<user-manager></user-manager>`);
    element.adapter = new MemoryAdapter({ users: [aTester('a', 'Ana'), aTester('b', 'Bea')] });
    const manager = new ManagerDriver(element);
    await until(() => manager.rowElements.length === 2 && manager.rowElements[0].control('toggle'), 'the rows');
    expect(manager.has('.menu'), 'the tools are there already').to.equal(false);
    expect(manager.rowElements[0].user!.id).to.equal('a');
    manager.rowElements[0].control('toggle')!.click();
    element.view = { ...element.view, sort: { field: 'name', direction: 'descending' } };
    await until(() => manager.has('.menu'), 'the tools');
    await turns(25);
    expect(manager.selectedNames()).to.not.include('Bea Tester');
  });

  it('what was done for one viewer is not undone by the next', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana')]);
    const manager = await createManager({ adapter: a });
    await from(manager, 'Ana', 'Deactivate');
    await until(() => manager.notices.includes('Undo'), 'undo');
    a.session = aSession({ viewer: { id: 'other', name: 'Other' } });
    manager.element.reconnect();
    await turns(31);
    expect(manager.notices).to.equal('');
  });

  it('what a save of one backend was answered is nothing that another’s user is (F19)', async () => {
    const [a, b] = [
      new MemoryAdapter({ users: [aTester('1', 'Ana')] }),
      new MemoryAdapter({ users: [aTester('1', 'Zoe')] }),
    ];
    const gate = deferred<void>();
    const update = a.update.bind(a);
    a.update = async (...given) => {
      const user = await update(...given);
      await gate.promise;
      return user;
    };
    const manager = await createManager({ adapter: a });
    await manager.row('Ana').open();
    await until(() => manager.has('.profile[aria-busy=false] form'), 'the page');
    await write(manager, 'Job title', 'Admiral');
    await manager.press('.form button', 'Save');
    await until(() => a.log.some(({ method }) => method === 'update'), 'the request');
    manager.element.adapter = b;
    await until(() => manager.root.querySelector('#profile-title')?.textContent?.includes('Zoe'), 'the other page');
    await until(() => manager.has('.profile[aria-busy=false] form'), 'the other record');
    gate.resolve();
    await turns(31);
    expect(manager.find('#profile-title').textContent).to.include('Zoe');
    expect(manager.rowElements.map(({ user }) => user?.firstName)).to.deep.equal(['Zoe']);
  });

  it('an end of the sign-in on one backend asks nobody to sign in to another (F19)', async () => {
    const a = new MemoryAdapter({ users: [aTester('1', 'Ana')] });
    const gate = deferred<void>();
    a.update = () => gate.promise.then(() => Promise.reject(adapterError('unauthenticated', 'Sign in.')));
    const manager = await createManager({ adapter: a });
    let asks = 0;
    manager.element.addEventListener('users-auth-required', () => (asks += 1));
    await manager.row('Ana').open();
    await until(() => manager.has('.profile[aria-busy=false] form'), 'the page');
    await write(manager, 'Job title', 'Admiral');
    await manager.press('.form button', 'Save');
    manager.element.adapter = new MemoryAdapter({ users: [aTester('1', 'Zoe')] });
    await until(() => manager.root.querySelector('#profile-title')?.textContent?.includes('Zoe'), 'the other page');
    gate.resolve();
    await turns(31);
    expect(asks).to.equal(0);
  });

  it('a notification that one backend has sent is not said of another’s user (F19)', async () => {
    const a = new MemoryAdapter({ users: [aTester('1', 'Ana')] });
    const gate = deferred<void>();
    a.resetPassword = () => gate.promise;
    const manager = await createManager({ adapter: a });
    await manager.row('Ana').open();
    await until(() => manager.has('.profile[aria-busy=false] form'), 'the page');
    await manager.press('.profile button', 'Send password');
    manager.element.adapter = new MemoryAdapter({ users: [aTester('1', 'Zoe')] });
    await until(() => manager.root.querySelector('#profile-title')?.textContent?.includes('Zoe'), 'the other page');
    await until(() => manager.has('.profile[aria-busy=false] form'), 'the other record');
    gate.resolve();
    await turns(31);
    expect(manager.find('.profile').innerText).to.not.match(/was sent|has been sent/i);
  });

  it('what one viewer has typed about a user is not there for the next to save (F19)', async () => {
    const a = new MemoryAdapter({ users: [aTester('1', 'Ana')] });
    const manager = await createManager({ adapter: a });
    await manager.row('Ana').open();
    await until(() => manager.has('.profile[aria-busy=false] form'), 'the page');
    await write(manager, 'Job title', 'Admiral');
    a.viewer = { id: 'other', name: 'Other' };
    manager.element.reconnect();
    await turns(31);
    await until(() => manager.has('.profile[aria-busy=false] form'), 'the page');
    expect(fieldOf(manager, 'Job title').value).to.equal('');
    expect(manager.element.hasUnsavedChanges).to.equal(false);
  });

  /** A deletion of three that has stopped where the sign-in ended; the backend answers again by then. */
  async function waitingForSignIn(a: ScriptedAdapter) {
    a.script = async function* (targets) {
      for (const { id } of targets) yield { id, state: 'failed', error: adapterError('unauthenticated', 'Sign in.') };
    };
    const manager = await createManager({ adapter: a });
    const dialog = dialogOf(manager);
    manager.headCheckbox.click();
    await manager.settled();
    manager.bulkButton('delete').click();
    await asked(dialog);
    await dialog.type('3');
    await dialog.press('Delete 3 users');
    await dialog.until(() => dialog.text.includes('Your sign-in has ended'));
    a.script = undefined;
    return { manager, dialog };
  }

  it('a run that waits for a sign-in goes on where the host gives a new adapter for the same backend (F19)', async () => {
    const a = Object.assign(new ScriptedAdapter(many(3)), { backendId: 'https://portal.test/users' });
    const b = Object.assign(new ScriptedAdapter(), { backendId: a.backendId, users: a.users });
    const { manager, dialog } = await waitingForSignIn(a);
    manager.element.adapter = b;
    await turns(31);
    await dialog.arm();
    await dialog.press(/^Go on with 3/);
    await dialog.until(() => a.users.size === 0);
    await turns(31);
    expect(b.sent).to.deep.equal([]);
    expect(manager.shownNames()).to.deep.equal([]);
  });

  it('and stops where somebody else has signed in by then (F19)', async () => {
    const a = new ScriptedAdapter(many(3));
    const { manager, dialog } = await waitingForSignIn(a);
    a.session = aSession({ viewer: { id: 'other' } });
    manager.element.adapter = new ScriptedAdapter([aTester('9', 'Zoe')]);
    await turns(31);
    await dialog.arm();
    await dialog.press(/^Go on with 3/);
    await dialog.until(() => dialog.text.includes('not attempted'));
    expect(a.users.size).to.equal(3);
  });

  it('what may no longer be done is not done, though it was asked before: a date (R1)', async () => {
    const a = new MemoryAdapter({ users: [aTester('1', 'Ana')] });
    const manager = await createManager({ adapter: a });
    await from(manager, 'Ana', 'Make inactive on a date…');
    const day = await until(() => manager.root.querySelector<HTMLInputElement>('#question-day'), 'the question');
    a.allowed = ['view', 'schedule'];
    manager.element.reconnect();
    await turns(18);
    day.value = `${new Date().getUTCFullYear() + 1}-05-04`;
    day.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await manager.settled();
    manager.find('.question-confirm').click();
    await turns(31);
    expect(manager.find('dialog.question[open]').textContent).to.include('Your role does not allow this.');
    expect(a.log.map(({ method }) => method)).to.not.include('schedule');
  });

  it('what may no longer be done is not done, and nothing written is lost by it: a message (R1)', async () => {
    const a = new MemoryAdapter({ users: [aTester('1', 'Ana')] });
    const manager = await createManager({ adapter: a });
    await from(manager, 'Ana', 'Message…');
    const body = await until(() => manager.root.querySelector<HTMLTextAreaElement>('#message-body'), 'the question');
    body.value = 'Hello';
    body.dispatchEvent(new InputEvent('input', { bubbles: true }));
    a.allowed = ['view'];
    manager.element.reconnect();
    await turns(18);
    manager.find('.question-confirm').click();
    await turns(31);
    expect(a.log.map(({ method }) => method)).to.not.include('sendMessage');
    expect(manager.find('dialog.question[open]').textContent).to.include('Your role does not allow this.');
    expect(manager.root.querySelector<HTMLTextAreaElement>('#message-body')?.value).to.equal('Hello');
  });

  it('a question is not left to the next viewer (F19)', async () => {
    const a = new MemoryAdapter({ users: [aTester('1', 'Ana')] });
    const manager = await createManager({ adapter: a });
    await from(manager, 'Ana', 'Message…');
    await until(() => manager.has('dialog.question[open]'), 'the question');
    a.viewer = { id: 'other', name: 'Other' };
    manager.element.reconnect();
    await turns(31);
    expect(manager.has('dialog.question[open]')).to.equal(false);
  });

  it('Undo gives back what they had, whatever is asked about others meanwhile (U15)', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana', { status: 'invited' }), aTester('2', 'Bea')]);
    Object.assign(a, { sendMessage: () => undefined });
    const gate = deferred<void>();
    a.script = async function* (targets) {
      await gate.promise;
      yield* a.mark(targets, false);
    };
    const manager = await createManager({ adapter: a });
    await from(manager, 'Ana', 'Deactivate');
    await until(() => a.sent.length === 1, 'the request');
    await from(manager, 'Bea', 'Message…');
    await until(() => manager.has('dialog.question[open]'), 'the question');
    gate.resolve();
    await until(() => manager.notices, 'the end');
    expect(manager.notices).to.not.include('Undo');
  });

  it('what ends on one backend leaves the other’s list alone, whatever is asked there meanwhile', async () => {
    const a = new ScriptedAdapter([unversioned('1', 'Ana')]);
    const b = new ScriptedAdapter([unversioned('1', 'Zoe')]);
    Object.assign(b, { sendMessage: () => undefined });
    const gate = deferred<void>();
    a.script = async function* (targets) {
      await gate.promise;
      yield* a.mark(targets, false);
    };
    const manager = await createManager({ adapter: a });
    await from(manager, 'Ana', 'Deactivate');
    await until(() => a.sent.length === 1, 'the request');
    await swap(manager, b, 'Zoe');
    await from(manager, 'Zoe', 'Message…');
    await until(() => manager.has('dialog.question[open]'), 'the question');
    b.query = () => new Promise(() => undefined);
    gate.resolve();
    await until(() => manager.notices, 'the end');
    await manager.settled();
    expect(manager.shownNames()).to.deep.equal(['Zoe Tester']);
  });

  it('what one viewer did is not tried again by the next, out of its report (F19)', async () => {
    const a = new ScriptedAdapter([aTester('1', 'Ana')]);
    a.script = async function* (targets) {
      for (const { id } of targets)
        yield { id, state: 'failed', error: adapterError('invalid', 'No.', { status: 422 }) };
    };
    const manager = await createManager({ adapter: a });
    const dialog = dialogOf(manager);
    await from(manager, 'Ana', 'Deactivate');
    await until(() => dialog.isModal && /again/i.test(dialog.text), 'the report');
    a.session = aSession({ viewer: { id: 'other', name: 'Other' } });
    manager.element.reconnect();
    await turns(31);
    expect(dialog.text).to.not.match(/try again/i);
  });

  it('whether somebody was created is looked for where they were sent to (F7)', async () => {
    const [a, b] = [new MemoryAdapter({ users: [] }), new MemoryAdapter({ users: [] })];
    const gate = deferred<void>();
    let sent = 0;
    a.create = () => ((sent += 1), gate.promise.then(() => Promise.reject(adapterError('network', 'Lost.'))));
    const manager = await createManager({ adapter: a });
    await manager.press('[part~=new-user-button]', 'New User');
    await until(() => manager.has('.new-user-form'), 'the form');
    for (const [label, text] of [['Login', 'nia'], ['Email', 'nia@example.com']] as const) await write(manager, label, text); // prettier-ignore
    manager.find('[part~=create-button]').click();
    await until(() => sent === 1, 'the request');
    manager.element.adapter = b;
    await turns(31);
    const queries = ({ log }: MemoryAdapter): number => log.filter(({ method }) => method === 'query').length;
    const before = [queries(a), queries(b)];
    gate.resolve();
    await until(() => manager.notices, 'what became of it');
    expect([queries(a) - before[0]!, queries(b) - before[1]!]).to.deep.equal([1, 0]);
  });

  it('who was created on one backend is not opened as a user of another', async () => {
    const [a, b] = [new MemoryAdapter({ users: [] }), new MemoryAdapter({ users: [] })];
    const gate = deferred<void>();
    let sent = 0;
    a.create = () => ((sent += 1), gate.promise.then(() => aTester('1', 'Nia')));
    const manager = await createManager({ adapter: a });
    const openForm = async (): Promise<void> => {
      await manager.press('[part~=new-user-button]', 'New User');
      await until(() => manager.has('.new-user-form'), 'the form');
    };
    await openForm();
    for (const [label, text] of [['Login', 'nia'], ['Email', 'nia@example.com']] as const) await write(manager, label, text); // prettier-ignore
    manager.find('[part~=create-button]').click();
    await until(() => sent === 1, 'the request');
    manager.element.adapter = b;
    await until(() => !manager.has('.new-user-form'), 'the list');
    await manager.loaded();
    await openForm();
    gate.resolve();
    await turns(31);
    expect(manager.find('.new-user').innerText).to.not.include('Nia');
  });

  it('addresses that one viewer has pasted are not there for the next, also where they were being created (F19)', async () => {
    const a = new MemoryAdapter({ users: [] });
    const gate = deferred<void>();
    let sent = 0;
    a.create = () => ((sent += 1), gate.promise.then(() => Promise.reject(adapterError('invalid', 'No.', { status: 422 })))); // prettier-ignore
    const manager = await createManager({ adapter: a });
    const openSeveral = async (): Promise<HTMLTextAreaElement> => {
      await manager.press('[part~=new-user-button]', 'New User');
      (await until(() => manager.root.querySelector<HTMLElement>('[part~=mode-button]'), 'the page')).click();
      return until(() => manager.root.querySelector<HTMLTextAreaElement>('#new-users-text'), 'the text');
    };
    const text = await openSeveral();
    text.value = 'nia@example.com';
    text.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await manager.settled();
    manager.find('[part~=create-button]').click();
    await until(() => sent === 1, 'the request');
    a.viewer = { id: 'other', name: 'Other' };
    manager.element.reconnect();
    await until(() => !manager.has('.new-user'), 'the list');
    gate.resolve();
    await turns(31);
    const next = await openSeveral();
    await manager.settled();
    expect([next.value, manager.find('.new-user').innerText.includes('nia@example.com')]).to.deep.equal(['', false]);
  });
});
