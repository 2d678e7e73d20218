import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import type { Department } from '../../../src/domain/user.js';
import { ar } from '../../../src/i18n/ar.js';
import { Messages } from '../../../src/i18n/messages.js';
import { basics } from '../../../src/styles/basics.js';
import { controls } from '../../../src/styles/controls.js';
import { tokens } from '../../../src/styles/tokens.js';
import { DepartmentPicker, type DepartmentField } from '../../../src/ui/department-picker/department-picker.js';
import { pickerStyles } from '../../../src/ui/picker/picker.styles.js';
import { until } from '../../support/driver.js';
import { someDepartments } from '../../support/full-adapter.js';

/** What is laid out of its text; WebKit ends that of a grid with a line break. */
const shownBy = (element: HTMLElement | null): string => element?.innerText.trim() ?? '';

class PickerHost extends LitElement {
  static override styles = [tokens, basics, controls, pickerStyles];
  readonly picker = new DepartmentPicker();
  readonly chosen: string[] = [];
  readonly keys: string[] = [];
  field: Partial<DepartmentField> = {};

  protected override render(): TemplateResult {
    const field: DepartmentField = {
      label: 'Department',
      value: undefined,
      departments: someDepartments,
      messages: new Messages([]),
      change: (department) => {
        this.chosen.push(department.id);
        this.show({ value: department });
      },
      ...this.field,
    };
    return html`<div @keydown=${({ key }: KeyboardEvent) => this.keys.push(key)}>${this.picker.render(field)}</div>
      <p id="problem">Choose one.</p>
      <button id="after">After</button>`;
  }

  show(field: Partial<DepartmentField>): void {
    this.field = { ...this.field, ...field };
    this.requestUpdate();
  }

  get input(): HTMLInputElement {
    return this.renderRoot.querySelector('input')!;
  }
  get options(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=option]')];
  }
  /** What each option shows, in one line. */
  get listed(): string[] {
    // what is out of sight is not laid out, and has no innerText
    return this.options.map((option) =>
      [...option.querySelectorAll('.picker-name, .picker-path')]
        .map(({ textContent }) => textContent?.trim())
        .join(' · '),
    );
  }
  get active(): string {
    return shownBy(this.renderRoot.querySelector(`#${this.input.getAttribute('aria-activedescendant')}`));
  }
  get said(): string {
    return this.renderRoot.querySelector('[role=status]')?.textContent ?? '';
  }
  get state(): string {
    return shownBy(this.renderRoot.querySelector('.picker-state'));
  }
}
customElements.define('picker-host', PickerHost);

async function shown(field: Partial<DepartmentField> = {}): Promise<PickerHost> {
  const host = await fixture<PickerHost>(html`<picker-host .field=${field}></picker-host>`);
  host.picker.focus();
  return host;
}

/** What comes into sight is laid out in the next frame: WebKit knows no innerText of it before. */
async function drawn(): Promise<void> {
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await drawn();
}

async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
  await drawn();
}

const sales = someDepartments[1]!;
const paths = [
  'Company',
  'Sales · Company',
  'North · Company / Sales',
  'Support · Company',
  'North · Company / Support',
];

describe('DepartmentPicker', () => {
  it('opens as a tree with each path, and closes with the focus', async () => {
    const host = await shown();
    expect(host.listed).to.deep.equal([]);
    expect(host.input.getAttribute('aria-expanded')).to.equal('false');
    await press('ArrowDown');
    expect(host.listed).to.deep.equal(paths);
    expect(host.options.map(({ dataset }) => dataset['depth'])).to.deep.equal(['0', '1', '2', '1', '2']);
    expect(host.input.getAttribute('aria-expanded')).to.equal('true');
    await press('Tab');
    expect(host.listed).to.deep.equal([]);
    expect(host.shadowRoot?.activeElement?.id).to.equal('after');
    expect(host.chosen).to.deep.equal([]);
  });

  it('finds by any part of name and path, says how many fit, and chooses with Enter', async () => {
    const host = await shown();
    await type('supp no');
    expect(host.listed).to.deep.equal(['North · Company / Support']);
    expect(host.said).to.equal('1 department fits');
    expect(host.active).to.include('North');
    await press('Enter');
    await host.updateComplete;
    expect(host.chosen).to.deep.equal(['support-north']);
    expect(host.input.value).to.equal('North');
    expect(host.input.getAttribute('aria-expanded')).to.equal('false');
    expect(host.keys).to.include('Enter');
  });

  it('starts at the chosen one, goes round by one and stops at the ends by ten', async () => {
    const host = await shown({ value: sales });
    await press('ArrowDown');
    expect(host.active).to.include('Sales');
    expect(host.options[1]?.getAttribute('aria-selected')).to.equal('true');
    await press('ArrowUp', 'ArrowUp');
    expect(host.active).to.include('Support');
    await press('ArrowDown');
    expect(host.active).to.equal('Company');
    await press('PageDown');
    expect(host.active).to.include('Support');
    await press('PageUp');
    expect(host.active).to.equal('Company');
  });

  it('starts at the end where that way is asked for', async () => {
    const host = await shown();
    await press('ArrowUp');
    expect(host.active).to.include('North').and.to.include('Support');
  });

  it('takes back what was typed with Escape, keeps the choice, and only then leaves the key to its surroundings', async () => {
    const host = await shown({ value: sales });
    await type('x');
    expect(host.state).to.equal('No department fits. Try another spelling, or fewer words.');
    expect(host.said).to.equal(host.state);
    await press('Enter');
    expect(host.chosen).to.deep.equal([]);
    host.keys.length = 0;
    await press('Escape');
    expect(host.keys).to.deep.equal([]);
    expect(host.input.value).to.equal('Sales');
    await press('Escape');
    expect(host.keys).to.deep.equal(['Escape']);
  });

  it('forgets what was typed and not chosen when the focus leaves', async () => {
    const host = await shown({ value: sales });
    await type('north');
    await press('Tab');
    expect(host.input.value).to.equal('Sales');
    expect(host.chosen).to.deep.equal([]);
  });

  it('is chosen with the pointer, without losing the focus', async () => {
    const host = await shown();
    host.input.click();
    const option = host.options[2]!;
    expect(option.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))).to.equal(false);
    option.querySelector<HTMLElement>('.picker-path')!.click();
    await host.updateComplete;
    expect(host.chosen).to.deep.equal(['sales-north']);
    expect(host.shadowRoot?.activeElement).to.equal(host.input);
  });

  it('changes nothing on a press between the options', async () => {
    const host = await shown({ inline: true });
    host.renderRoot.querySelector<HTMLElement>('.picker-list')!.click();
    expect(host.chosen).to.deep.equal([]);
  });

  it('selects the text when it is pressed, so that the next letter begins anew', async () => {
    const host = await shown({ value: sales });
    host.input.setSelectionRange(5, 5);
    host.input.click();
    await type('n');
    expect(host.input.value).to.equal('n');
  });

  it('leaves keys to the caret, to shortcuts and to compositions', async () => {
    const host = await shown();
    const event = (key: string, more: KeyboardEventInit = {}): boolean =>
      host.input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    expect(event('Home')).to.equal(true);
    expect(event('ArrowDown', { ctrlKey: true })).to.equal(true);
    expect(event('ArrowDown', { isComposing: true })).to.equal(true);
    expect(host.listed).to.deep.equal([]);
    expect(event('Enter')).to.equal(true);
  });

  it('keeps what was typed while another window has the focus', async () => {
    const host = await shown();
    await type('north');
    Object.defineProperty(document, 'hasFocus', { value: () => false, configurable: true });
    host.input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    Reflect.deleteProperty(document, 'hasFocus');
    expect(host.listed).to.have.length(2);
  });

  describe('in a dialog', () => {
    it('always shows its list, marks where they are now, and leaves Escape to the dialog', async () => {
      const host = await shown({ inline: true, current: 'support' });
      expect(host.listed).to.have.length(5);
      expect(host.listed[3]).to.equal('Support Now · Company');
      expect(host.input.autofocus).to.equal(true);
      await press('ArrowDown', 'Escape');
      expect(host.keys).to.include('Escape');
      await press('ArrowDown', 'Enter');
      expect(host.chosen).to.deep.equal(['company']);
      await host.updateComplete;
      expect(host.listed).to.have.length(5);
    });
  });

  describe('without departments', () => {
    it('says that they are loading', async () => {
      const host = await shown({ departments: 'loading', inline: true });
      expect(host.state).to.equal('Loading departments');
      expect(host.said).to.equal('');
      await press('ArrowDown');
      expect(host.input.hasAttribute('aria-activedescendant')).to.equal(false);
    });

    it('says that they could not be loaded, and asks again; the focus goes to the field', async () => {
      let asked = 0;
      const host = await shown({ departments: 'failed', inline: true, retry: () => (asked += 1) });
      expect(host.state).to.equal('The departments could not be loaded.');
      expect(host.said).to.equal(host.state);
      host.renderRoot.querySelector<HTMLElement>('.picker .button')!.click();
      expect(asked).to.equal(1);
      expect(host.shadowRoot?.activeElement).to.equal(host.input);
      host.show({ departments: 'failed', retry: undefined });
      await host.updateComplete;
      expect(host.renderRoot.querySelector('.picker .button')).to.equal(null);
    });

    it('says that there are none', async () => {
      const host = await shown({ departments: [], inline: true });
      expect(host.state).to.equal('There are no departments yet.');
      expect(host.said).to.equal(host.state);
      expect(host.input.getAttribute('aria-expanded')).to.equal('false');
    });
  });

  it('shows a value that is not among the departments, and says where it is wrong', async () => {
    const closed: Department = { id: 'closed', name: 'Clo\u202Esed', path: [] };
    const host = await shown({ value: closed, invalid: true, describedBy: 'problem' });
    expect(host.input.value).to.equal('Clo\uFFFDsed');
    expect(host.input.getAttribute('aria-invalid')).to.equal('true');
    expect(host.input.getAttribute('aria-describedby')).to.equal('problem');
  });

  it('isolates each name, and stands in the language of its texts (T4)', async () => {
    const host = await shown({ inline: true, messages: new Messages([ar]) });
    expect(host.options[2]?.querySelectorAll('bdi')).to.have.length(3);
    expect(host.input.placeholder).to.equal('ابحث بالاسم أو المسار');
  });

  it('finds among a thousand, with one option for each', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({ id: `d${at}`, name: `Team ${at}`, path: ['Company'] }));
    const host = await shown({ departments: many, inline: true });
    expect(host.options).to.have.length(1000);
    await type('99');
    expect(host.options).to.have.length(19);
    await press('PageDown', 'PageDown', 'Enter');
    expect(host.chosen).to.deep.equal(['d999']);
  });

  it('keeps the option that Enter chooses wholly in sight, however high those are that come into sight with it', async () => {
    const departments = Array.from({ length: 60 }, (_, at) => {
      const path = [[], ['Company'], ['Company', 'Everything under this roof and under the next']][at % 3]!;
      return { id: `d${at}`, name: `Team ${at}`, path };
    });
    const host = await shown({ departments, inline: true });
    host.style.cssText = 'display: block; inline-size: 240px';
    const list = host.renderRoot.querySelector('.picker-list')!;
    const isInSight = (): boolean => {
      const [sight, option] = [list, host.renderRoot.querySelector('.active')!].map((one) =>
        one.getBoundingClientRect(),
      );
      return option!.top >= sight!.top && option!.bottom <= sight!.bottom;
    };
    for (const key of [
      'ArrowUp',
      'PageUp',
      'PageUp',
      'ArrowUp',
      'PageDown',
      'PageDown',
      'PageDown',
      'ArrowDown',
      'PageDown',
    ]) {
      await press(key);
      await until(isInSight, `${host.active} in sight after ${key}`);
    }
  });

  for (const [how, field] of [
    ['closed', {}],
    ['open', { inline: true, value: sales, current: 'support' }],
    ['failed', { inline: true, departments: 'failed', retry: () => undefined }],
  ] as const) {
    it(`breaks no rule of axe: ${how}`, async () => {
      const host = await shown(field);
      await expect(host).to.be.accessible();
    });
  }
});
