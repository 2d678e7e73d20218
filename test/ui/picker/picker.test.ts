import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { departments } from '../../../src/i18n/en/departments.js';
import { Messages } from '../../../src/i18n/messages.js';
import { basics } from '../../../src/styles/basics.js';
import { controls } from '../../../src/styles/controls.js';
import { tokens } from '../../../src/styles/tokens.js';
import { Picker } from '../../../src/ui/picker/picker.js';
import type { Choice, Found, PickerField } from '../../../src/ui/picker/picker-field.js';
import { pickerStyles } from '../../../src/ui/picker/picker.styles.js';
import { until } from '../../support/driver.js';
import { turn } from '../../support/scripted-adapter.js';

const choices: readonly Choice[] = ['Ana', 'Bo', 'Cy'].map((name) => ({
  id: name,
  name,
  under: [`${name}@example.com`],
}));

/** A place where what fits comes later, as from a backend. */
class LatePickerHost extends LitElement {
  static override styles = [tokens, basics, controls, pickerStyles];
  readonly picker = new Picker<Choice>();
  readonly chosen: string[] = [];
  readonly asked: string[] = [];
  found: Found<Choice> = 'loading';
  field: Partial<PickerField<Choice>> = {};

  protected override render(): TemplateResult {
    return this.picker.render({
      label: 'Who',
      value: undefined,
      find: (text) => (this.asked.push(text), this.found),
      messages: new Messages([{ locale: 'en', messages: departments }]),
      words: 'departments',
      between: ' · ',
      place: 'open',
      change: ({ id }) => this.chosen.push(id),
      ...this.field,
    });
  }

  async show(found: Found<Choice>, field: Partial<PickerField<Choice>> = {}): Promise<void> {
    this.found = found;
    this.field = { ...this.field, ...field };
    this.requestUpdate();
    await this.updateComplete;
  }

  get input(): HTMLInputElement {
    return this.renderRoot.querySelector('input')!;
  }
  get options(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=option]')];
  }
  get active(): string | null {
    return this.input.getAttribute('aria-activedescendant');
  }
}
customElements.define('late-picker-host', LatePickerHost);

async function shown(field: Partial<PickerField<Choice>> = {}): Promise<LatePickerHost> {
  const host = await fixture<LatePickerHost>(html`<late-picker-host .field=${field}></late-picker-host>`);
  host.picker.focus();
  return host;
}

describe('Picker of what comes later', () => {
  it('asks for nothing before it is opened', async () => {
    const host = await shown();
    expect(host.asked).to.deep.equal([]);
    await sendKeys({ press: 'ArrowDown' });
    expect(host.asked[0]).to.equal('');
    expect(host.renderRoot.querySelector('.picker-state')?.textContent?.trim()).to.equal('Loading departments');
  });

  it('takes the first of what came for what Enter chooses, and nothing before it is there', async () => {
    const host = await shown();
    await sendKeys({ type: 'o' });
    await sendKeys({ press: 'Enter' });
    expect([host.chosen, host.active]).to.deep.equal([[], null]);
    await host.show(choices);
    expect(host.active).to.equal(host.options[0]!.id);
    await sendKeys({ press: 'ArrowDown' });
    await host.show(choices);
    expect(host.active).to.equal(host.options[1]!.id);
    await sendKeys({ press: 'Enter' });
    expect(host.chosen).to.deep.equal(['Bo']);
  });

  it('opens on nothing that was not asked for: Enter chooses only what was typed for or moved to', async () => {
    const host = await shown();
    host.found = choices;
    host.input.click();
    await host.updateComplete;
    expect([host.options.length, host.active]).to.deep.equal([3, null]);
    await sendKeys({ press: 'Enter' });
    expect(host.chosen).to.deep.equal([]);
  });

  it('stands in the flow while it is open, and comes into sight with what it has found', async () => {
    const host = await shown();
    host.style.cssText = 'display: block; block-size: 190px; overflow: auto';
    host.found = choices;
    host.input.click();
    const place = host.renderRoot.querySelector('.picker-place')!;
    const isInSight = (): boolean => place.getBoundingClientRect().bottom <= host.getBoundingClientRect().bottom + 1;
    expect(getComputedStyle(place).position).to.equal('static');
    await until(isInSight, 'the list in sight');
    // what comes later needs more room
    await host.show('loading');
    host.scrollTop = 0;
    await host.show(choices);
    expect([host.options.length, isInSight()]).to.deep.equal([3, true]);
    await sendKeys({ press: 'Escape' });
    expect(getComputedStyle(place).display).to.equal('none');
  });

  it('takes its list away when a press is over: what is pressed is still there when it is let go', async () => {
    const host = await shown();
    const below = document.createElement('button');
    below.textContent = 'Go on';
    host.after(below);
    let presses = 0;
    below.addEventListener('click', () => (presses += 1));
    host.found = choices;
    host.input.click();
    await until(() => host.options.length === 3, 'the list');
    const at = (): DOMRect => below.getBoundingClientRect();
    let before = 0;
    await until(() => before === (before = at().y), 'the button to stand still');
    const { x, y, width, height } = at();
    await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await sendMouse({ type: 'down' });
    await until(() => document.activeElement === below, 'the focus on what is pressed');
    await turn();
    const held = [host.options.length, Math.abs(at().y - y) < 10];
    await sendMouse({ type: 'up' });
    expect(held).to.deep.equal([3, true]);
    await until(() => host.options.length === 0, 'the list to close');
    expect([presses, at().y < y - 50]).to.deep.equal([1, true]);
    below.remove();
  });

  it('stays open where the focus is back before the press is over', async () => {
    const host = await shown();
    host.found = choices;
    host.input.click();
    await until(() => host.options.length === 3, 'the list');
    host.input.blur();
    host.picker.focus();
    await turn();
    expect(host.options).to.have.length(3);
  });

  it('is one stop of the Tab key, however long its list is (A4)', async () => {
    const host = await shown();
    const after = document.createElement('button');
    host.after(after);
    host.found = Array.from({ length: 40 }, (_, at) => ({ id: `${at}`, name: `Nobody ${at}`, under: [] }));
    host.input.click();
    await until(() => host.options.length === 40, 'the list');
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(after);
    await until(() => !host.picker.isOpen, 'the list to close');
    after.remove();
    await expect(host).to.be.accessible();
  });

  it('keeps what was typed where its owner wants to object, until it is chosen, emptied or taken back', async () => {
    let news = 0;
    const host = await shown({ keeps: () => (news += 1), value: choices[1] });
    const after = document.createElement('button');
    host.after(after);
    host.input.select();
    await sendKeys({ type: 'a' });
    await sendKeys({ press: 'Tab' });
    await until(() => !host.picker.isOpen, 'the list to close');
    expect([host.input.value, host.picker.pending, host.picker.isOpen, news > 0]).to.deep.equal([
      'a',
      'a',
      false,
      true,
    ]);
    host.picker.focus();
    expect([host.picker.takeBack(), host.picker.pending, host.input.value]).to.deep.equal([true, '', 'Bo']);
    await sendKeys({ type: 'c' });
    await host.show(choices);
    await sendKeys({ press: 'Enter' });
    expect([host.picker.pending, host.chosen]).to.deep.equal(['', ['Ana']]);
  });

  it('says what there is to know of those found, to the eye and aloud', async () => {
    const host = await shown({ note: 'More fit.' });
    await sendKeys({ type: 'a' });
    await host.show(choices);
    expect(host.renderRoot.querySelector('.picker-state.note')?.textContent?.trim()).to.equal('More fit.');
    expect(host.renderRoot.querySelector('[role=status]')?.textContent).to.equal('3 departments fit. More fit.');
    await host.show([]);
    expect(host.renderRoot.querySelector('.picker-state.note')).to.equal(null);
  });

  it('marks a choice, says that one has to be made, and isolates what stands under a name (T4)', async () => {
    const host = await shown({ required: true });
    await sendKeys({ press: 'ArrowDown' });
    await host.show([{ id: 'x', name: 'Xi', under: ['xi@example.com', 'Sales'], mark: 'On leave' }]);
    const [option] = host.options;
    expect(option!.querySelector('.chip')?.textContent).to.equal('On leave');
    expect([...option!.querySelectorAll('bdi')].map(({ textContent }) => textContent)).to.deep.equal(['Xi', 'xi@example.com', 'Sales']); // prettier-ignore
    expect(option!.querySelector('.picker-path')?.textContent).to.equal('xi@example.com · Sales');
    expect(host.input.ariaRequired).to.equal('true');
  });
});
