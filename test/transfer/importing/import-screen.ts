import { fixture, html } from '@open-wc/testing';
import type { ImportState } from '../../../src/transfer/importing/import-state.js';
import './made-up-import.js';
import type { MadeUpImport } from './made-up-import.js';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Text with a space where a block ends; innerText knows nothing of what is not in sight. */
function read(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const block of copy.querySelectorAll('li, p, div, label, option, .question-note')) block.append(' ');
  return plain(copy.textContent);
}

/** What a person sees in the dialog of an import, and what a screen reader is told. */
export class ImportScreen {
  constructor(readonly element: MadeUpImport) {}

  get dialog(): HTMLDialogElement {
    return this.element.shadowRoot!.querySelector('dialog')!;
  }
  get root(): HTMLElement {
    return this.dialog.querySelector<HTMLElement>('.import')!;
  }
  /** Everything that is read. */
  get text(): string {
    return plain(this.dialog.innerText);
  }
  get calls(): string[] {
    return this.element.recorded.calls;
  }
  all<T extends HTMLElement>(selector: string): T[] {
    return [...this.dialog.querySelectorAll<T>(selector)];
  }
  find<T extends HTMLElement>(selector: string): T {
    const [found] = this.all<T>(selector);
    if (!found) throw new Error(`there is no “${selector}” in “${this.text}”`);
    return found;
  }
  /** The lines of the list with such a name. */
  lines(name: RegExp): string[] {
    const list = this.all('ul[aria-label]').find(({ ariaLabel }) => name.test(ariaLabel ?? ''));
    return [...(list?.children ?? [])].map(read);
  }
  /** The headings, in order. */
  get headings(): string[] {
    return this.all('h3').map(({ innerText }) => plain(innerText));
  }
  button(name: string): HTMLButtonElement | undefined {
    return this.all<HTMLButtonElement>('button').find(({ innerText }) => plain(innerText) === name);
  }
  async press(name: string): Promise<void> {
    const button = this.button(name);
    if (!button) throw new Error(`there is no button “${name}” in “${this.text}”`);
    button.click();
    await this.element.updateComplete;
  }
  /** What a control is called for those who can't see it. */
  nameOf(control: HTMLElement): string {
    const by = control.getAttribute('aria-labelledby')?.split(' ') ?? [];
    if (by.length > 0) return by.map((id) => read(this.find(`#${id}`))).join(' ');
    const label = (control as HTMLInputElement).labels?.[0];
    return control.ariaLabel ?? plain(label?.innerText ?? '');
  }
  /** What a control is described by. */
  descriptionOf(control: HTMLElement): string {
    const id = control.getAttribute('aria-describedby');
    return id ? read(this.find(`#${id}`)) : '';
  }
  /** The control with such a name. */
  control<T extends HTMLElement = HTMLInputElement>(name: string): T {
    const found = this.all<T>('input, select').find((control) => this.nameOf(control) === name);
    if (!found) throw new Error(`there is no “${name}” in ${this.all('input, select').map((each) => this.nameOf(each)).join(' | ')}`); // prettier-ignore
    return found;
  }
  /** Writes or chooses, and leaves. */
  async give(control: HTMLInputElement | HTMLSelectElement, value: string): Promise<void> {
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await this.element.updateComplete;
  }
  async show(...given: Parameters<MadeUpImport['show']>): Promise<void> {
    await this.element.show(...given);
  }
}

/** Shows a state of an import. */
export async function showImport(
  state: ImportState,
  language: 'en' | 'de' | 'ar' = 'en',
  clock?: Parameters<MadeUpImport['show']>[2],
): Promise<ImportScreen> {
  const screen = new ImportScreen(await fixture<MadeUpImport>(html`<made-up-import></made-up-import>`));
  await screen.show(state, language, clock);
  return screen;
}
