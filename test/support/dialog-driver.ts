import { nextFrame } from '@open-wc/testing';
import { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';

if (!customElements.get('confirm-delete-dialog')) {
  customElements.define('confirm-delete-dialog', ConfirmDeleteDialogElement);
}

/** A browser that tells what covers an element: its reports come when a test gives them. */
export class CoverObserver {
  static readonly all: CoverObserver[] = [];
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [0];
  watched: Element | undefined;
  waiting: IntersectionObserverEntry[] = [];

  constructor(
    readonly callback: IntersectionObserverCallback,
    readonly options?: IntersectionObserverInit,
  ) {
    CoverObserver.all.push(this);
  }

  observe(element: Element): void {
    this.watched = element;
  }
  disconnect(): void {
    this.watched = undefined;
  }
  unobserve(): void {
    this.watched = undefined;
  }
  takeRecords(): IntersectionObserverEntry[] {
    return this.waiting.splice(0);
  }

  /** Says whether what is watched can be seen as it is; `later` is taken, not told. */
  report(isVisible: boolean | undefined, { target = this.watched as Element, later = false } = {}): void {
    const entry = { target, isVisible, isIntersecting: true } as unknown as IntersectionObserverEntry;
    if (later) this.waiting.push(entry);
    else this.callback([entry], this);
  }
}

/** A clock that tests move, and a window that they cover. */
export class Surroundings {
  Observer?: typeof IntersectionObserver;
  time = 1_000_000;
  watched = true;
  readonly now = (): number => this.time;
  readonly isWatched = (): boolean => this.watched;

  pass(ms: number): void {
    this.time += ms;
  }
}

/** What a viewer sees of a confirm dialog, and what they can do to it. */
export class DialogDriver {
  readonly around = new Surroundings();

  constructor(readonly element: ConfirmDeleteDialogElement) {
    element.environment = this.around;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
  get dialog(): HTMLDialogElement | null {
    return this.root.querySelector('dialog');
  }
  get isModal(): boolean {
    return this.dialog?.matches(':modal') ?? false;
  }
  get title(): string {
    return textOf(this.root.querySelector('#title'));
  }
  get subtitle(): string {
    return textOf(this.root.querySelector('.fate'));
  }
  get text(): string {
    return textOf(this.dialog);
  }
  get names(): string[] {
    return this.people('.content > .list');
  }
  get consequences(): string[] {
    return [...this.root.querySelectorAll('.consequences li')].map(textOf);
  }
  get focused(): string {
    return textOf(this.root.activeElement) || this.root.activeElement?.id || '';
  }
  get buttons(): string[] {
    return [...this.root.querySelectorAll('footer button')].map(textOf);
  }
  get field(): HTMLInputElement | null {
    return this.root.querySelector<HTMLInputElement>('#typed');
  }
  /** What the live regions in the dialog said last. */
  get said(): string {
    return [...this.root.querySelectorAll('dialog [aria-live]')].map(textOf).filter(Boolean).join(' | ');
  }

  people(within: string): string[] {
    return [...this.root.querySelectorAll(`${within} .people li`)].map(
      (one) => `${textOf(one.querySelector('.name'))} ${textOf(one.querySelector('.identifier'))}`,
    );
  }

  /** The groups of a report: heading and names. */
  get report(): Record<string, string[]> {
    return Object.fromEntries(
      [...this.root.querySelectorAll('.group')].map((group) => [
        textOf(group.querySelector('h3')),
        [...group.querySelectorAll('.people li .name')].map(textOf),
      ]),
    );
  }

  button(label: string | RegExp): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((one) =>
      typeof label === 'string' ? textOf(one) === label : label.test(textOf(one)),
    );
    if (!found) throw new Error(`No button ${String(label)} among: ${this.buttons.join(', ')}`);
    return found;
  }

  async open(): Promise<this> {
    await this.element.show();
    return this;
  }

  /** Long enough for every button to count. */
  async arm(): Promise<void> {
    await this.settled();
    this.around.pass(500);
  }

  async press(label: string | RegExp): Promise<void> {
    this.button(label).click();
    await this.settled();
  }

  async type(text: string): Promise<void> {
    const field = this.field!;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settled();
  }

  key(target: Element, key: string, more: KeyboardEventInit = {}): boolean {
    return target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
    );
  }

  async settled(): Promise<void> {
    await this.element.updateComplete;
    await this.element.updateComplete;
  }

  /** Waits until the condition holds, frame by frame. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await nextFrame();
  }
}

/** The text of an element, as one line. */
export function textOf(element: Element | null | undefined): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
