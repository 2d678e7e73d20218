import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import type { UsersImportedEvent } from '../../../src/manager/transfer/import-events.js';
import { createManager, focused, press, until } from '../../support/driver.js';
import { handedFiles } from '../../support/handed-files.js';
import { deferred } from '../../support/scripted-adapter.js';
import { openImport, people, person } from './import-dialog.js';

/** What the browser was handed to save, by name. */
const files = handedFiles();
const mixed = [
  'Login,First Name,Job Title,Status',
  'dora.login,Dora,Clerk,Active',
  'ana.login,ana,Lead,Active',
  'bea.login,bea,,Inactive',
  'cleo.login,cleo,,Inactive',
].join('\n');

/** An import of so many new users, of whom the first four are created and not yet answered. */
async function heldImport(count: number) {
  const held = deferred<undefined>();
  const dialog = await openImport();
  const { create } = dialog.adapter;
  let sent = 0;
  dialog.adapter.create = async (...given) => {
    sent += 1;
    const user = await create!.apply(dialog.adapter, given);
    await held.promise;
    return user;
  };
  await dialog.check(
    `Login,Email\n${Array.from({ length: count }, (_, at) => `n${at},n${at}@example.com`).join('\n')}`,
  );
  await dialog.press(`Import ${count} rows`);
  await until(() => sent === 4, 'the first four');
  return { dialog, creations: () => sent, release: () => held.resolve(undefined) };
}

describe('<user-manager>: importing users from a file', () => {
  it('names everybody whom it would create, change and deactivate, and has written nothing by then (U7)', async () => {
    const dialog = await openImport();
    await dialog.check(mixed);
    expect(dialog.list(/will be deactivated/)).to.have.lengthOf(1);
    expect(dialog.list(/will be deactivated/)[0]).to.match(
      /^bea Tester bea@example\.com row 4 Status: from “Active” to “Inactive”/,
    );
    expect(dialog.list(/will be changed/)[0]).to.match(/^ana Tester .*Job title: from empty to “Lead”/);
    expect(dialog.text).to.contain('1 stays as it is');
    expect(dialog.writes).to.deep.equal([]);
  });

  it('does what it has shown and nothing else, and says what became of each row (U11)', async () => {
    const dialog = await openImport();
    const heard: UsersImportedEvent[] = [];
    dialog.manager.element.addEventListener('users-imported', (event) => heard.push(event));
    await dialog.check(`Login,Email,First Name,Job Title,Status\ndora.login,dora@example.com,Dora,Clerk,Active\nana.login,ana@example.com,ana,Lead,Active\nbea.login,bea@example.com,bea,,Inactive`); // prettier-ignore
    await dialog.press('Import 3 rows');
    await dialog.sees(/1 created/);
    expect(dialog.text).to.contain('2 changed').and.contain('What became of the import');
    const users = new Map(dialog.adapter.users.map((user) => [user.login, user]));
    expect(users.get('ana.login')).to.include({ jobTitle: 'Lead', lastName: 'Tester', status: 'active' });
    expect(users.get('bea.login')).to.include({ status: 'inactive', lastName: 'Tester' });
    expect(users.get('dora.login')).to.include({ firstName: 'Dora', jobTitle: 'Clerk', email: 'dora@example.com' });
    expect(users.size).to.equal(5);
    const [{ counts, created, changed }] = heard as [UsersImportedEvent];
    expect([counts.done, created, changed]).to.deep.equal([3, [users.get('dora.login')!.id], ['bea', 'ana']]);
    await dialog.press('Close');
    await until(() => dialog.manager.total === 'Total: 5', 'the list');
    expect(focused()).to.equal(dialog.manager.find('[part~=transfer-button]'));
  });

  it('never empties a field whose column is missing, and an empty cell only where that was chosen', async () => {
    const users = [person('ana', { phone: '+1', jobTitle: 'Lead' }), person('olga', { owner: true })];
    const dialog = await openImport({ users });
    await dialog.check('Login,Job Title,First Name\nana.login,,Ana');
    expect(dialog.list(/will be changed/)[0]).not.to.match(/Job title|Phone/);
    await dialog.press('Back to the file');
    await press(dialog.element.querySelector('#import-clears')!);
    await dialog.press('Check what would change');
    await dialog.sees(/Job title: from “Lead” to empty/);
    await dialog.press('Import 1 row');
    await dialog.sees(/1 changed/);
    const [ana] = dialog.adapter.users;
    expect(ana).to.include({ phone: '+1', firstName: 'Ana' });
    expect(ana?.jobTitle ?? '').to.equal('');
  });

  it('has a wrong row put right in its place, and then imports it with the others', async () => {
    const dialog = await openImport();
    await dialog.check('Login,Email\ndora.login,nonsense\nevi.login,evi@example.com');
    expect(dialog.buttons).to.include('Import 1 row');
    await dialog.fix('Email', 'dora@example.com');
    await dialog.sees(/Put right/);
    await dialog.press('Import 2 rows');
    await dialog.sees(/2 created/);
    expect(dialog.adapter.users.map(({ email }) => email)).to.include.members(['dora@example.com', 'evi@example.com']);
  });

  it('imports nothing by the press that ends a correction: what it changes is seen first (U9)', async () => {
    const dialog = await openImport();
    await dialog.check('Login,Email\ndora.login,nonsense\nevi.login,evi@example.com');
    const cell = dialog.element.querySelector<HTMLInputElement>('.import-cell input')!;
    cell.focus();
    cell.select();
    await sendKeys({ type: 'dora@example.com' });
    await dialog.press('Import 1 row');
    await dialog.sees(/Put right/);
    expect(dialog.writes).to.deep.equal([]);
    await dialog.press('Import 2 rows');
    await dialog.sees(/2 created/);
  });

  it('deactivates neither the owner nor the viewer, whatever the file says (R2, R3)', async () => {
    const users = [...people(), person('me')];
    const dialog = await openImport({ users });
    await dialog.check('Login,Status\nolga.login,Inactive\nme.login,Inactive');
    expect(dialog.list(/can’t be changed/)).to.have.lengthOf(2);
    expect(dialog.text).to.contain('Account Owner');
    expect(dialog.buttons.some((name) => name.startsWith('Import '))).to.equal(false);
    await dialog.press('Save the rows that are left out');
    expect(await files.get('not-imported.csv')!.text())
      .to.contain('olga.login')
      .and.contain('Account Owner');
    expect(dialog.writes).to.deep.equal([]);
  });

  it('hands over a template whose columns it knows again, as CSV and for Excel', async () => {
    const dialog = await openImport();
    await dialog.press('Template as CSV');
    await dialog.press('Template for Excel (XLSX)');
    await until(() => files.size === 2, 'both files');
    const text = await files.get('users-template.csv')!.text();
    expect(text).to.match(/^"Login","E-?mail"/i);
    expect(files.get('users-template.xlsx')!.size).to.be.above(1000);
    const { length } = text.split(',');
    await dialog.choose(`${text.trim()}\r\n${',x'.repeat(length - 1)}`);
    expect(dialog.text).to.contain(`${length} of ${length} columns are imported`);
  });

  it('says what is wrong with a file, and takes another one', async () => {
    const dialog = await openImport();
    await dialog.choose('just,one\0');
    expect(dialog.text).to.contain('This is no text and no spreadsheet');
    await dialog.press('Remove the file');
    await dialog.choose('Login,Email,Status');
    expect(dialog.text).to.contain('There is no row in it to import');
    await dialog.press('Remove the file');
    await dialog.choose('Name,Age\nA,1');
    await dialog.press('Check what would change');
    expect(dialog.text).to.contain('Choose which column is the login');
    expect(dialog.adapter.log.some(({ method }) => method === 'create')).to.equal(false);
  });

  it('takes a file that is dropped on it', async () => {
    const dialog = await openImport();
    const data = new DataTransfer();
    data.items.add(new File(['Login\nana.login'], 'dropped.csv'));
    dialog.element.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true, cancelable: true }),
    );
    await dialog.sees(/dropped\.csv 1 row/);
  });

  it('asks once before what was given is lost, and Escape is Cancel', async () => {
    const dialog = await openImport();
    await dialog.choose('Login\nana.login');
    await sendKeys({ press: 'Escape' });
    await dialog.sees(/Discard what you gave\? Nothing was imported yet\./);
    await sendKeys({ press: 'Escape' });
    await dialog.sees(/Check what would change/);
    expect(dialog.isOpen).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await dialog.press('Discard');
    await until(() => !dialog.isOpen, 'the list');
  });

  it('is refused to whose role may not import (R1)', async () => {
    const looking = await createManager({ adapter: new MemoryAdapter({ users: people(), allowed: ['view', 'create', 'update'] }) }); // prettier-ignore
    await press(looking.find('[part~=transfer-button]'));
    await looking.menu();
    expect(looking.reasonOf('Import users…')).to.match(/your role/i);
    await looking.choose('Import users…');
    expect(looking.has('dialog.question[open]')).to.equal(false);
  });

  it('is not there where the backend can neither create nor change', async () => {
    const reading = await createManager({
      adapter: new MemoryAdapter({ users: people(), without: ['create', 'update'] }),
    });
    await press(reading.find('[part~=transfer-button]'));
    expect(await reading.menu()).to.deep.equal(['Export users…', 'Select users from a file…']);
  });

  it('opens nothing where the host takes it over', async () => {
    const manager = await createManager({ adapter: new MemoryAdapter({ users: people() }) });
    manager.element.addEventListener('users-import-request', (event) => event.preventDefault());
    await press(manager.find('[part~=transfer-button]'));
    await manager.choose('Import users…');
    await manager.settled();
    expect(manager.has('dialog.question[open]')).to.equal(false);
  });

  it('keeps what was given where the sign-in has ended, and where somebody else is signed in it is over (F19)', async () => {
    const dialog = await openImport();
    let asked = 0;
    dialog.manager.element.addEventListener('users-auth-required', () => (asked += 1));
    await dialog.choose('Login\nana.login');
    const { connect } = dialog.adapter;
    dialog.adapter.connect = () =>
      Promise.resolve({ viewer: null, allowed: new Set<never>(), capabilities: {} as never });
    await dialog.press('Check what would change');
    await dialog.sees(/Your sign-in has ended/);
    expect([asked, dialog.text.includes('people.csv')]).to.deep.equal([1, true]);
    dialog.adapter.connect = connect;
    await dialog.press('Check what would change');
    await dialog.sees(/1 stays as it is/);
    dialog.adapter.connect = async (call) => ({
      ...(await connect.call(dialog.adapter, call)),
      viewer: { id: 'other' },
    });
    dialog.manager.element.reconnect();
    await until(() => !dialog.isOpen, 'the end');
  });

  it('pauses where the sign-in ends in the middle, and goes on once the viewer is signed in again, and not before (F19)', async () => {
    const dialog = await openImport();
    const { connect, create } = dialog.adapter;
    let asked = 0;
    dialog.manager.element.addEventListener('users-auth-required', () => (asked += 1));
    const over = Object.assign(new Error('Sign in.'), { name: 'AdapterError', kind: 'unauthenticated', status: 401 });
    dialog.adapter.create = () => Promise.reject(over);
    await dialog.check('Login,Email\nn0,n0@example.com\nn1,n1@example.com');
    await dialog.press('Import 2 rows');
    await dialog.sees(/Your sign-in has ended/);
    expect(asked).to.equal(1);
    dialog.adapter.connect = async (call) => ({ ...(await connect.call(dialog.adapter, call)), viewer: null });
    await dialog.press('Go on with 2 rows');
    await dialog.sees(/Your sign-in has ended/);
    expect(dialog.adapter.users).to.have.lengthOf(4);
    dialog.adapter.connect = connect;
    dialog.adapter.create = create;
    await dialog.press('Go on with 2 rows');
    await dialog.sees(/2 created/);
  });

  it('judges what it has shown anew where the viewer may do less by then, and sends nothing of that (F19, R1)', async () => {
    const dialog = await openImport();
    await dialog.check('Login,Email,Job Title\nn0,n0@example.com,Clerk\nana.login,ana@example.com,Lead');
    expect(dialog.buttons).to.include('Import 2 rows');
    dialog.adapter.allowed = ['view', 'import', 'create'];
    dialog.manager.element.reconnect();
    await until(() => dialog.buttons.includes('Import 1 row'), `what is left in “${dialog.text}”`);
    expect(dialog.text).to.contain('Your role does not allow this');
    await dialog.press('Import 1 row');
    await dialog.sees(/1 created/);
    expect(dialog.writes).to.deep.equal(['create']);
  });

  it('stops where the backend becomes another one: nothing more is sent to either (F19)', async () => {
    const { dialog, creations, release } = await heldImport(12);
    dialog.manager.element.adapter = new MemoryAdapter({ users: people() });
    await until(() => !dialog.isOpen, 'the end');
    release();
    await until(() => dialog.adapter.users.length === 8, 'those that were sent');
    expect(creations()).to.equal(4);
  });

  it('stops when the viewer says so, tells who was never tried, and goes on from there after another look (U14)', async () => {
    const { dialog, creations, release } = await heldImport(7);
    await dialog.press('Stop');
    release();
    await dialog.sees(/4 created/);
    expect(dialog.text).to.contain('3 not attempted');
    await dialog.press('Save the report');
    const report = await files.get('import-report.csv')!.text();
    expect(report.match(/Not attempted/g)).to.have.lengthOf(3);
    await dialog.press('Check the rest again');
    await dialog.sees(/4 stay as they are/);
    await dialog.press('Import 3 rows');
    await dialog.sees(/3 created/);
    expect(dialog.adapter.users.filter(({ login }) => /^n\d$/.test(login))).to.have.lengthOf(7);
    expect(creations()).to.equal(7);
  });

  it('goes on where the element is put elsewhere in the page (F28)', async () => {
    const { dialog, creations, release } = await heldImport(6);
    const { element } = dialog.manager;
    const elsewhere = document.createElement('div');
    element.parentElement!.append(elsewhere);
    elsewhere.append(element);
    await until(() => dialog.isOpen, 'the dialog again');
    release();
    await dialog.sees(/6 created/);
    expect(creations()).to.equal(6);
  });

  it('sends nothing more where the element is taken out of the page (F28)', async () => {
    const { dialog, creations, release } = await heldImport(6);
    const ended = new Promise<UsersImportedEvent>((resolve) => dialog.manager.element.addEventListener('users-imported', resolve)); // prettier-ignore
    dialog.manager.element.remove();
    await until(() => !dialog.isOpen, 'the end of the dialog');
    release();
    const { counts } = await ended;
    expect([creations(), counts.done, counts['not-attempted']]).to.deep.equal([4, 4, 2]);
  });

  it('says what waiting is for, and counts it down (F11)', async () => {
    const dialog = await openImport();
    const { create } = dialog.adapter;
    let turns = 0;
    dialog.adapter.create = (...given) => {
      turns += 1;
      const wait = { kind: 'rate-limited', message: 'Wait.', status: 429, retryAfterMs: 90_000 };
      return turns === 1 ? Promise.reject(Object.assign(new Error('Wait.'), { name: 'AdapterError' }, wait)) : create!.apply(dialog.adapter, given); // prettier-ignore
    };
    await dialog.check('Login,Email\nn0,n0@example.com');
    await dialog.press('Import 1 row');
    await dialog.sees(/Paused|1:(30|29)/);
    expect(dialog.text).to.match(/1:(30|29)/);
    await dialog.press('Stop');
    await dialog.sees(/not attempted|failed/);
    expect([turns, dialog.adapter.users.length]).to.deep.equal([1, 4]);
  });

  it('forecasts the licence, and says who would start inactive (R10)', async () => {
    const users = people();
    const dialog = await openImport({ users, capabilities: { seats: { used: 3, limit: 4 } } });
    await dialog.check('Login,Email\nn0,n0@example.com\nn1,n1@example.com');
    expect(dialog.text).to.contain('Of 4 seats, 3 are taken now and 4 afterwards').and.contain('1 seat is missing');
    expect(dialog.list(/seat is missing/)[0]).to.match(/^n1/);
    await dialog.press('Import 2 rows');
    await dialog.sees(/2 created/);
    const status = (login: string) => dialog.adapter.users.find((user) => user.login === login)?.status;
    expect([status('n0'), status('n1')]).to.deep.equal(['active', 'inactive']);
  });
});
