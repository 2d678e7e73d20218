import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { LongLists, type ListManner } from '../../../src/transfer/lists/long-lists.js';
import { fromFileEnglish } from '../../../src/transfer/selecting/from-file-words.js';

const messages = new Messages([english, fromFileEnglish]);

class ListHost extends LitElement {
  readonly lists = new LongLists(this);
  items: readonly string[] = [];
  manner: ListManner<string> | undefined;
  override render(): TemplateResult {
    const line = (each: string): TemplateResult => html`<input aria-label=${each} />`;
    return this.lists.render('people', 'People', this.items, line, messages, this.manner);
  }
  get shown(): string[] {
    return [...this.shadowRoot!.querySelectorAll('input')].map(({ ariaLabel }) => ariaLabel ?? '');
  }
  get more(): HTMLButtonElement | null {
    return this.shadowRoot!.querySelector('button');
  }
  async give(items: readonly string[]): Promise<void> {
    this.items = items;
    this.requestUpdate();
    await this.updateComplete;
  }
}
customElements.define('list-host', ListHost);

const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `n${at}`);
async function show(count: number, manner?: ListManner<string>): Promise<ListHost> {
  const host = await fixture<ListHost>(html`<list-host></list-host>`);
  host.manner = manner;
  await host.give(many(count));
  return host;
}

describe('LongLists', () => {
  it('shows three of many, and the others on request (U1)', async () => {
    const host = await show(9);
    expect(host.shown).to.deep.equal(['n0', 'n1', 'n2']);
    expect(host.more!.innerText.trim()).to.equal('and 6 more');
    host.more!.click();
    await host.updateComplete;
    expect(host.shown).to.have.lengthOf(9);
    expect(host.more!.ariaExpanded).to.equal('true');
    host.more!.click();
    await host.updateComplete;
    expect(host.shown).to.have.lengthOf(3);
  });

  it('shows as many at first as it is asked for, and no button where these are all', async () => {
    expect((await show(9, { first: 5 })).shown).to.have.lengthOf(5);
    const host = await show(9, { first: 9 });
    expect(host.shown).to.have.lengthOf(9);
    expect(host.more).to.equal(null);
  });

  it('is short again when everything is', async () => {
    const host = await show(9);
    host.more!.click();
    await host.updateComplete;
    host.lists.clear();
    await host.give(many(9));
    expect(host.shown).to.have.lengthOf(3);
  });

  it('keeps what is typed with its line where lines come and go', async () => {
    const host = await show(3, { keyOf: (line) => line });
    const second = host.shadowRoot!.querySelectorAll('input')[1]!;
    second.value = 'typed';
    second.focus();
    await host.give(['n1', 'n2']);
    expect(host.shadowRoot!.querySelector('input')).to.equal(second);
    expect(second.value).to.equal('typed');
    expect(host.shadowRoot!.activeElement).to.equal(second);
  });

  it('can be reached and read without seeing it', async () => {
    const host = await show(9);
    await expect(host).to.be.accessible();
    host.more!.click();
    await host.updateComplete;
    await expect(host).to.be.accessible();
  });
});
