import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import type { UserPage } from '../../../src/domain/query.js';
import type { User } from '../../../src/domain/user.js';
import { aTester } from '../../support/builders.js';
import { createManager, focused, press, until, type ManagerDriver } from '../../support/driver.js';
import { deferred } from '../../support/scripted-adapter.js';

const people = (): User[] => [
  aTester('a', 'Ana'),
  aTester('b', 'Bea'),
  aTester('c', 'Cleo'),
  aTester('d', 'Dora', { login: 'twin' }),
  aTester('e', 'Eve', { login: 'TWIN' }),
  aTester('o', 'Olga', { owner: true }),
];

/** The dialog, in the words of the product. */
class FileDialog {
  constructor(readonly manager: ManagerDriver) {}

  get element(): HTMLDialogElement | null {
    return this.manager.root.querySelector<HTMLDialogElement>('dialog.question[open]');
  }
  get text(): string {
    return this.element?.innerText.replace(/\s+/g, ' ') ?? '';
  }
  get isOpen(): boolean {
    return this.element !== null;
  }
  field<T extends HTMLElement>(selector: string): T {
    return this.manager.find(`dialog[open] ${selector}`) as T;
  }
  button(name: string): HTMLElement {
    const found = this.manager.all('dialog[open] button').find(({ innerText }) => innerText.trim() === name);
    if (!found) throw new Error(`there is no button “${name}” in “${this.text}”`);
    return found;
  }
  async press(name: string): Promise<void> {
    await press(this.button(name));
    await this.manager.settled();
  }
  /** Pastes a text, as one input. */
  async paste(text: string): Promise<void> {
    const field = this.field<HTMLTextAreaElement>('textarea');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => /\d values? to look for/.test(this.text), 'the values');
  }
  /** Chooses a file, as the browser’s own dialog would. */
  async choose(name: string, ...parts: BlobPart[]): Promise<void> {
    const files = new DataTransfer();
    files.items.add(new File(parts, name));
    const input = this.field<HTMLInputElement>('input[type=file]');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => /to look for|error/.test(this.text + (this.manager.has('.question-error') ? 'error' : '')), 'the file'); // prettier-ignore
    await this.manager.settled();
  }
  async find(text: string): Promise<void> {
    await this.paste(text);
    await this.press('Find users');
    await until(() => /of \d+ found/.test(this.text), 'the result');
  }
  /** What a list of this name shows, line by line. */
  list(name: RegExp): string[] {
    const list = this.manager.all('dialog[open] ul[aria-label]').find(({ ariaLabel }) => name.test(ariaLabel ?? ''));
    return [...(list?.children ?? [])].map((line) => line.textContent.replace(/\s+/g, ' ').trim());
  }
}

async function open(given: Parameters<typeof createManager>[0] = { users: people() }): Promise<FileDialog> {
  const manager = await createManager(given);
  await press(manager.find('[part~=transfer-button]'));
  await manager.choose('Select users from a file…');
  const dialog = new FileDialog(manager);
  await until(() => dialog.isOpen && manager.has('dialog[open] .from-file'), 'the dialog');
  return dialog;
}
const selected = (dialog: FileDialog): string =>
  dialog.manager
    .selectedNames()
    .map((name) => name.split(' ')[0])
    .join();

describe('<user-manager>: selecting users from a file', () => {
  it('selects those who are named, and tells the host ids alone (S19)', async () => {
    const dialog = await open();
    const heard: (readonly string[])[] = [];
    dialog.manager.element.addEventListener('users-selection-change', ({ ids }) => heard.push(ids));
    await dialog.find('a.login\nB@EXAMPLE.COM\nc');
    expect(dialog.text).to.contain('3 of 3 found').and.contain('3 will be selected');
    expect(dialog.list(/will be selected/)).to.deep.equal(['Ana Tester a@example.com', 'Bea Tester b@example.com', 'Cleo Tester c@example.com']); // prettier-ignore
    expect(selected(dialog), 'before the answer').to.equal('');
    await dialog.press('Select 3 users');
    expect(dialog.isOpen).to.equal(false);
    expect(selected(dialog)).to.equal('Ana,Bea,Cleo');
    expect(heard).to.deep.equal([['a', 'b', 'c']]);
    expect(dialog.manager.said).to.include('3 users from the list were selected.');
  });

  it('changes nobody: the backend is only read', async () => {
    const adapter = new MemoryAdapter({ users: people() });
    const dialog = await open({ adapter });
    await dialog.find('a\nb');
    await dialog.press('Select 2 users');
    expect([...new Set(adapter.log.map(({ method }) => method))]).to.deep.equal(['connect', 'query', 'departments']);
    expect(adapter.users).to.deep.equal(people());
  });

  it('lists unknown, ambiguous and protected ones with their rows, and selects none of them', async () => {
    const dialog = await open();
    await dialog.find('nobody\na\nTwin\no\na.login\nmissing@example.com');
    expect(dialog.text).to.contain('2 of 5 found').and.contain('1 names somebody again');
    expect(dialog.list(/belong to nobody/)).to.deep.equal(['nobody row 1', 'missing@example.com row 6']);
    expect(dialog.list(/fits several/)).to.deep.equal([
      'Twin row 3 Dora Tester twin · d@example.com · dEve Tester TWIN · e@example.com · e',
    ]);
    expect(dialog.list(/can’t be selected/)).to.deep.equal(['Olga Tester o@example.com This is the Account Owner.']);
    await dialog.press('Select 1 user');
    expect(selected(dialog)).to.equal('Ana');
  });

  it('offers nothing to select where nobody was found, and the way back to what was given', async () => {
    const dialog = await open();
    await dialog.find('nobody');
    expect(dialog.text)
      .to.contain('0 of 1 found')
      .and.not.match(/Select \d/);
    await dialog.press('Look for others');
    expect(dialog.field<HTMLTextAreaElement>('textarea').value).to.equal('nobody');
    expect(focused()).to.equal(dialog.field('textarea'));
    await dialog.press('Find users');
    await until(() => dialog.text.includes('found'), 'the result');
    await dialog.press('Close');
    expect(dialog.isOpen).to.equal(false);
  });

  it('adds to the selection, or takes its place where the viewer says so', async () => {
    const dialog = await open();
    await dialog.press('Cancel');
    await dialog.manager.row('Cleo').toggle();
    for (const [replaces, names] of [
      [false, 'Ana,Cleo'],
      [true, 'Bea'],
    ] as const) {
      await press(dialog.manager.find('[part~=transfer-button]'));
      await dialog.manager.choose('Select users from a file…');
      await until(() => dialog.isOpen, 'the dialog');
      await dialog.find(replaces ? 'b' : 'a');
      expect(dialog.text).to.contain(replaces ? '2 users are selected now' : '1 user is selected now');
      if (replaces) await press(dialog.field('.from-file-replace input'));
      await dialog.press('Select 1 user');
      expect(selected(dialog)).to.equal(names);
    }
  });

  it('looks among everybody, whatever the list is narrowed by: who is not in sight is hidden, and said to be (U10)', async () => {
    const adapter = new MemoryAdapter({ users: people() });
    const manager = await createManager({ adapter });
    await manager.search('Ana');
    await press(manager.find('[part~=transfer-button]'));
    await manager.choose('Select users from a file…');
    const dialog = new FileDialog(manager);
    await until(() => dialog.isOpen, 'the dialog');
    await dialog.find('a\nb\nc');
    await dialog.press('Select 3 users');
    expect(manager.bulkBar)
      .to.contain('3 users selected')
      .and.match(/2 .*hidden/);
  });

  it('reads a file by what is in it, and lets the column be chosen', async () => {
    const dialog = await open();
    await dialog.choose('people.txt', 'Name;Boss;E-Mail\nX;a;b@example.com\nY;c;nobody@example.com');
    const column = dialog.field<HTMLSelectElement>('#from-file-column');
    expect([...column.options].map(({ text }) => text)).to.deep.equal(['Name', 'Boss', 'E-Mail']);
    expect(column.selectedIndex).to.equal(2);
    expect(dialog.manager.said).to.include('2 values to look for');
    column.selectedIndex = 1;
    column.dispatchEvent(new Event('change'));
    await dialog.press('Find users');
    await until(() => dialog.text.includes('2 of 2 found'), 'the result');
    await dialog.press('Select 2 users');
    expect(selected(dialog)).to.equal('Ana,Cleo');
  });

  it('looks only at what the values are said to be', async () => {
    const dialog = await open();
    await dialog.paste('a\na.login');
    const kind = dialog.field<HTMLSelectElement>('#from-file-kind');
    kind.value = 'id';
    kind.dispatchEvent(new Event('change'));
    await dialog.press('Find users');
    await until(() => dialog.text.includes('1 of 2 found'), 'the result');
    expect(dialog.list(/nobody/)).to.deep.equal(['a.login row 2']);
  });

  it('takes a file that is dropped on the dialog, and does not let it take the place of the page', async () => {
    const dialog = await open();
    const files = new DataTransfer();
    files.items.add(new File(['a\nb'], 'dropped.csv'));
    for (const type of ['dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer: files, bubbles: true, composed: true, cancelable: true });
      dialog.field('.question-title').dispatchEvent(event);
      expect(event.defaultPrevented, type).to.equal(true);
    }
    await until(() => dialog.text.includes('2 values to look for'), 'the file');
    expect(dialog.text).to.contain('dropped.csv');
    await dialog.press('Remove the file');
    await dialog.press('Cancel');
    const late = new DragEvent('drop', { dataTransfer: files, bubbles: true, composed: true, cancelable: true });
    dialog.manager.find('.table').dispatchEvent(late);
    expect(late.defaultPrevented, 'once it is closed').to.equal(false);
  });

  it('says what is wrong with a file, where it is heard, and takes another one', async () => {
    const dialog = await open();
    await dialog.choose('people.csv', 'PK\x03\x04', 'x'.repeat(300));
    expect(dialog.field('.question-error').innerText).to.contain('This is an archive with no spreadsheet in it.');
    expect(dialog.manager.said.join()).to.contain('This is an archive');
    await dialog.press('Find users');
    expect(dialog.text).to.contain('Choose another file first.');
    expect(focused()).to.equal(dialog.button('Remove the file'));
    await dialog.press('Remove the file');
    expect(dialog.manager.has('.question-error')).to.equal(false);
    expect(focused()).to.equal(dialog.field('textarea'));
    await dialog.choose('people.csv', Uint8Array.from([0x61, 0x0a, 0xe9]));
    expect(dialog.text).to.contain('It was read as Western European (Windows-1252)');
  });

  it('says what is wrong with a text when it is to be used, not while it is typed', async () => {
    const dialog = await open();
    const field = dialog.field<HTMLTextAreaElement>('textarea');
    field.value = 'login;x\n"a;b';
    field.dispatchEvent(new Event('input'));
    await dialog.manager.settled();
    expect(dialog.manager.has('.question-error')).to.equal(false);
    await dialog.press('Find users');
    await until(() => dialog.manager.has('.question-error'), 'the error');
    expect(dialog.field('.question-error').innerText).to.contain('Row 2: A quotation mark is not closed');
  });

  it('asks once before what was given is lost, and not where nothing was', async () => {
    const dialog = await open();
    await dialog.paste('a');
    await sendKeys({ press: 'Escape' });
    await dialog.manager.settled();
    expect(dialog.field('.question-error').innerText.trim()).to.equal('Discard what you gave? Nobody is selected yet.');
    await sendKeys({ press: 'Escape' });
    expect([dialog.isOpen, dialog.manager.has('.question-error')]).to.deep.equal([true, false]);
    await sendKeys({ press: 'Escape' });
    await dialog.press('Discard');
    expect(dialog.isOpen).to.equal(false);
  });

  it('goes by keyboard alone: the focus comes in, goes where the viewer goes on, and goes back', async () => {
    const dialog = await open();
    expect(focused()).to.equal(dialog.field('textarea'));
    await sendKeys({ type: 'a.login' });
    await until(() => dialog.text.includes('1 value to look for'), 'the value');
    dialog.button('Find users').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.className === 'from-file-sum', 'the focus on the result');
    expect(dialog.manager.said).to.include.members(['Looking for 1 value', '1 of 1 found']);
    for (let stop = 0; focused() !== dialog.button('Select 1 user'); stop++) {
      if (stop > 9) throw new Error('the button can’t be reached');
      await sendKeys({ press: 'Tab' });
    }
    await sendKeys({ press: 'Enter' });
    expect(selected(dialog)).to.equal('Ana');
    expect(focused()?.getAttribute('part')).to.contain('transfer-button');
  });

  it('shows the first of many, and the rest on request (U1)', async () => {
    const users = Array.from({ length: 130 }, (_, at) => aTester(`u${at}`, `U${at}`));
    const dialog = await open({ users });
    await dialog.find(users.map(({ id }) => id).join('\n'));
    expect(dialog.list(/will be selected/)).to.have.length(3);
    await dialog.press('and 127 more');
    expect(dialog.list(/will be selected/).length).to.be.within(100, 130);
    await dialog.press('Show fewer');
    expect(dialog.list(/will be selected/)).to.have.length(3);
  });

  it('shows hostile values and names as what they are (S7)', async () => {
    const dialog = await open({ users: [aTester('a', '\u202eevE<img src=x>')] });
    await dialog.find('a\n\u202egpj.exe');
    expect(dialog.list(/belongs to nobody/)).to.deep.equal(['\ufffdgpj.exe row 2']);
    expect(dialog.list(/will be selected/)[0]).to.contain('\ufffdevE<img src=x>');
    expect(dialog.manager.has('dialog img')).to.equal(false);
  });

  it('is accessible at each step, and does not scroll sideways at 320 pixels (A6)', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const dialog = await open();
      await dialog.manager.isAccessible();
      await dialog.find('a\nnobody\nTwin\no');
      await dialog.manager.isAccessible();
      const { scrollWidth, clientWidth } = dialog.element!;
      expect(scrollWidth).to.be.at.most(clientWidth);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});

describe('<user-manager>: selecting from a file, while it reads', () => {
  /** A backend whose next answer a test gives. */
  async function held() {
    const adapter = new MemoryAdapter({ users: people() });
    const dialog = await open({ adapter });
    const answer = deferred<UserPage>();
    const { query } = adapter;
    adapter.query = () => answer.promise;
    await dialog.paste('a\nb');
    await dialog.press('Find users');
    await until(() => dialog.manager.has('progress'), 'the progress');
    return { adapter, dialog, answer, release: () => (adapter.query = query) };
  }
  const page = { users: people(), total: { value: 6, kind: 'exact' } } as const;

  it('can be stopped, and keeps what was given', async () => {
    const { dialog, answer, release } = await held();
    expect(focused()).to.equal(dialog.button('Stop'));
    await sendKeys({ press: 'Enter' });
    await dialog.manager.settled();
    expect(dialog.field('.question-error').innerText).to.contain('Stopped.');
    answer.resolve(page);
    await dialog.manager.settled();
    expect(dialog.field<HTMLTextAreaElement>('textarea').value).to.equal('a\nb');
    expect(dialog.text).to.not.contain('2 found');
    release();
    await dialog.press('Find users');
    await until(() => dialog.text.includes('2 of 2 found'), 'the result');
  });

  it('says what went wrong, keeps what was given, and can be tried again', async () => {
    const { dialog, answer, release } = await held();
    answer.reject(adapterError('network', 'The system can’t be reached.'));
    await until(() => dialog.manager.has('.question-error'), 'the error');
    expect(dialog.field('.question-error').innerText).to.contain('try again. The system can’t be reached.');
    release();
    await dialog.press('Find users');
    await until(() => dialog.text.includes('2 of 2 found'), 'the result');
  });

  it('has the host sign the viewer in again, and goes on (F19)', async () => {
    const { dialog, answer, release } = await held();
    let asked = 0;
    dialog.manager.element.addEventListener('users-auth-required', () => (asked += 1));
    answer.reject(adapterError('unauthenticated', 'Sign in.'));
    await until(() => dialog.manager.has('.question-error'), 'the error');
    expect(dialog.field('.question-error').innerText).to.contain('Your sign-in has ended.');
    expect(asked).to.equal(1);
    release();
    dialog.manager.element.reconnect();
    await dialog.manager.loaded();
    await dialog.press('Find users');
    await until(() => dialog.text.includes('2 of 2 found'), 'the result');
  });

  it('calls nobody unknown where the backend gave a part of its users', async () => {
    const { dialog, answer } = await held();
    answer.resolve({ users: people().slice(0, 1), total: { value: 6, kind: 'exact' } });
    await until(() => dialog.text.includes('1 of 2 found'), 'the result');
    expect(dialog.text).to.contain('The system gave only 1 of its 6 users');
    expect(dialog.text).to.contain('1 was not found among the 1 users that could be read').and.not.contain('nobody');
  });

  it('is over, and selects nobody, where another system takes the place of this one (F19)', async () => {
    const { dialog, answer } = await held();
    dialog.manager.element.adapter = new MemoryAdapter({ users: people() });
    await until(() => !dialog.isOpen, 'the dialog to go');
    answer.resolve(page);
    await dialog.manager.loaded();
    expect(selected(dialog)).to.equal('');
  });

  it('is over, and selects nobody, where somebody else has signed in (F19)', async () => {
    const { adapter, dialog, answer, release } = await held();
    answer.resolve(page);
    await until(() => dialog.text.includes('2 of 2 found'), 'the result');
    release();
    const { connect } = adapter;
    adapter.connect = async (call) => ({ ...(await connect.call(adapter, call)), viewer: { id: 'somebody-else' } });
    dialog.manager.element.reconnect();
    await until(() => !dialog.isOpen, 'the dialog to go');
    expect(selected(dialog)).to.equal('');
  });

  it('ends with the element', async () => {
    const { dialog, answer } = await held();
    dialog.manager.element.remove();
    answer.resolve(page);
    await dialog.manager.settled();
    expect(dialog.isOpen).to.equal(false);
  });
});
