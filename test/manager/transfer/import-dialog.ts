import { MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory.js';
import type { User } from '../../../src/domain/user.js';
import { aUser } from '../../support/builders.js';
import { createManager, press, until, type ManagerDriver } from '../../support/driver.js';

/** Somebody with this id. */
export const person = (id: string, more: Partial<User> = {}): User => {
  const { version: _none, ...user } = aUser({ id, firstName: id, lastName: 'Tester', login: `${id}.login`, email: `${id}@example.com`, ...more }); // prettier-ignore
  return user;
};

/** Three people and the owner. */
export const people = (): User[] => [person('ana'), person('bea'), person('cleo', { status: 'inactive' }), person('olga', { owner: true })]; // prettier-ignore

/** The dialog of an import, in the words of the product. */
export class ImportDriver {
  constructor(
    readonly manager: ManagerDriver,
    readonly adapter: MemoryAdapter,
  ) {
    // what is scrolled out of sight has no `innerText` as long as the browser leaves it out
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    manager.root.adoptedStyleSheets.push(sheet);
  }

  get isOpen(): boolean {
    return this.manager.has('dialog.question[open]');
  }
  get element(): HTMLElement {
    return this.manager.find('dialog.question[open]');
  }
  get text(): string {
    return this.isOpen ? this.element.innerText.replace(/\s+/g, ' ') : '';
  }
  get buttons(): string[] {
    return [...this.element.querySelectorAll('button')].map(({ innerText }) => innerText.trim());
  }
  async press(name: string | RegExp): Promise<void> {
    const isNamed = ({ innerText }: HTMLElement): boolean => (typeof name === 'string' ? innerText.trim() === name : name.test(innerText)); // prettier-ignore
    await until(() => [...this.element.querySelectorAll('button')].some(isNamed), `the button ${String(name)} in “${this.text}”`); // prettier-ignore
    await press([...this.element.querySelectorAll('button')].find(isNamed)!);
    await this.manager.settled();
  }
  async sees(text: RegExp): Promise<void> {
    await until(() => text.test(this.text), `${String(text)} in “${this.text}”`);
    await this.manager.settled();
  }
  /** Chooses a file, as the browser’s own dialog would. */
  async choose(text: string, name = 'people.csv'): Promise<void> {
    const files = new DataTransfer();
    files.items.add(new File([text], name));
    const input = this.element.querySelector<HTMLInputElement>('input[type=file]')!;
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => !this.text.includes('Reading the file') && this.text.includes('Remove the file'), 'the file');
    await this.manager.settled();
  }
  /** Gives a file and has it checked. */
  async check(text: string): Promise<void> {
    await this.choose(text);
    await this.press('Check what would change');
    await until(() => this.text.includes('Back to the file'), `the dry run in “${this.text}”`);
    await this.manager.settled();
  }
  /** Writes into the field of a wrong cell. */
  async fix(label: string, text: string): Promise<void> {
    const cell = [...this.element.querySelectorAll('.import-cell')].find((each) => each.querySelector('label')?.textContent.trim() === label); // prettier-ignore
    const input = cell!.querySelector<HTMLInputElement>('input, select')!;
    input.value = text;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => !this.text.includes('Working out anew') && this.element.querySelector('[aria-busy=true]') === null, 'the new plan'); // prettier-ignore
    await this.manager.settled();
  }
  /** What a list of this name shows, line by line. */
  list(name: RegExp): string[] {
    const list = [...this.element.querySelectorAll('ul[aria-label]')].find(({ ariaLabel }) => name.test(ariaLabel ?? '')); // prettier-ignore
    return [...(list?.children ?? [])].map((line) => line.textContent.replace(/\s+/g, ' ').trim());
  }
  /** What was written to the backend, by the names of the methods. */
  get writes(): string[] {
    return this.adapter.log.map(({ method }) => method as string).filter((method) => !/^(connect|query|get|departments)$/.test(method)); // prettier-ignore
  }
}

/** A list with the dialog of an import before it. */
export async function openImport(given: MemoryOptions = {}, properties: object = {}): Promise<ImportDriver> {
  const adapter = new MemoryAdapter({ users: people(), ...given });
  const manager = await createManager({ adapter, ...properties });
  const dialog = new ImportDriver(manager, adapter);
  await press(manager.find('[part~=transfer-button]'));
  await manager.choose('Import users…');
  await until(() => dialog.isOpen && manager.has('dialog[open] .import'), 'the dialog');
  return dialog;
}
