import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { departments } from '../../../src/i18n/en/departments.js';
import { Messages } from '../../../src/i18n/messages.js';
import { basics } from '../../../src/styles/basics.js';
import { controls } from '../../../src/styles/controls.js';
import { tokens } from '../../../src/styles/tokens.js';
import { Picker, type Choice, type Found, type PickerField } from '../../../src/ui/picker/picker.js';
import { pickerStyles } from '../../../src/ui/picker/picker.styles.js';
import { until } from '../../support/driver.js';

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
