import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import type { UserAdapter } from '../../../../src/adapters/contract.js';
import type { Department } from '../../../../src/domain/user.js';
import { newUser } from '../../../../src/i18n/en/new-user.js';
import { profile } from '../../../../src/i18n/en/profile.js';
import { Messages } from '../../../../src/i18n/messages.js';
import { DepartmentChoice } from '../../../../src/profile/new-user/department/department-choice.js';
import { departmentView } from '../../../../src/profile/new-user/department/department-view.js';
import { basics } from '../../../../src/styles/basics.js';
import { controls } from '../../../../src/styles/controls.js';
import { tokens } from '../../../../src/styles/tokens.js';
import { pickerStyles } from '../../../../src/ui/picker/picker.styles.js';
import { textOf } from '../../../support/dialog-driver.js';
import { FullAdapter, someDepartments } from '../../../support/full-adapter.js';
import { deferred, turn } from '../../../support/scripted-adapter.js';

const messages = new Messages([{ locale: 'en', messages: { ...profile, ...newUser } }]);

/** An element that shows nothing but the field. */
class ChoiceHost extends LitElement {
  static override styles = [tokens, basics, controls, pickerStyles];
  adapter: UserAdapter | undefined = new FullAdapter();
  listed: readonly Department[] = [];
  chosen = '';
  busy = false;
  readonly log: string[] = [];
  readonly choice = new DepartmentChoice({ adapter: () => this.adapter, departments: () => this.listed }, () =>
    this.requestUpdate(),
  );

  protected override render(): TemplateResult {
    const choose = (id: string): void => {
      this.log.push(id);
      this.chosen = id;
      this.requestUpdate();
    };
    return html`<form>
      ${departmentView({ choice: this.choice, chosen: this.chosen, messages, busy: this.busy, choose })}
    </form>`;
  }
  get field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('[role=combobox]');
  }
  get options(): string[] {
    return [...this.renderRoot.querySelectorAll('.picker-option .picker-name')].map(textOf);
  }
  get hint(): string {
    return textOf(this.renderRoot.querySelector('#new-user-department'));
  }
  button(label: string): HTMLElement | undefined {
    return [...this.renderRoot.querySelectorAll('button')].find((each) => textOf(each) === label);
  }
  async settled(): Promise<void> {
    for (let round = 0; round < 4; round++) await turn();
    await this.updateComplete;
  }
}
customElements.define('choice-host', ChoiceHost);

async function shown(given: Partial<ChoiceHost> = {}): Promise<ChoiceHost> {
  const host = await fixture<ChoiceHost>(html`<choice-host></choice-host>`);
  Object.assign(host, given);
  host.choice.open();
  host.requestUpdate();
  await host.settled();
  return host;
}
async function press(host: ChoiceHost, ...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await host.settled();
}

describe('the department of a new user', () => {
  it('is found in the tree and chosen by keyboard alone (A1)', async () => {
    const host = await shown();
    expect(host.field!.labels?.[0] && textOf(host.field!.labels[0])).to.equal('Department');
    expect(host.hint).to.equal('No department');
    host.field!.focus();
    await sendKeys({ type: 'nor' });
    await host.settled();
    expect(host.options).to.deep.equal(['North', 'North']);
    await press(host, 'ArrowDown', 'Enter');
    expect(host.log).to.deep.equal(['support-north']);
    expect(host.hint).to.equal('Company / Support / North');
    expect(host.field!.getAttribute('aria-describedby')).to.equal('new-user-department');
    await expect(host).to.be.accessible();
  });

  it('can be none again, with the focus back in the field (A1)', async () => {
    const host = await shown({ chosen: 'sales' });
    expect(host.field!.value).to.equal('Sales');
    host.button('No department')!.focus();
    await press(host, 'Enter');
    expect(host.log).to.deep.equal(['']);
    expect([host.field!.value, host.hint]).to.deep.equal(['', 'No department']);
    expect(host.button('No department')).to.equal(undefined);
    expect(host.shadowRoot!.activeElement).to.equal(host.field);
  });

  it('is nothing that was typed and not chosen', async () => {
    const host = await shown({ chosen: 'sales' });
    host.field!.focus();
    await sendKeys({ type: 'nonsense' });
    await press(host, 'Tab');
    expect([host.field!.value, host.log]).to.deep.equal(['Sales', []]);
  });

  it('takes what the list has read, and asks for nothing again', async () => {
    const adapter = new FullAdapter();
    let reads = 0;
    adapter.departmentFaults = [async () => (reads++, someDepartments)];
    const host = await shown({ adapter, listed: someDepartments.slice(0, 2) });
    host.field!.click();
    await host.settled();
    expect([reads, host.options]).to.deep.equal([0, ['Company', 'Sales']]);
  });

  it('says that they could not be read, and reads them again (F1)', async () => {
    const adapter = new FullAdapter();
    adapter.departmentFaults = [() => Promise.reject(new Error('away'))];
    const host = await shown({ adapter });
    host.field!.click();
    await host.settled();
    expect(textOf(host.renderRoot.querySelector('.picker-state'))).to.match(/could not be loaded/);
    host.renderRoot.querySelector<HTMLElement>('.picker-place button')!.click();
    await host.settled();
    expect(host.shadowRoot!.activeElement).to.equal(host.field);
    host.field!.click();
    await host.settled();
    expect(host.options).to.have.length(5);
  });

  it('is there while they are on their way, and has no part in it once nobody waits', async () => {
    const adapter = new FullAdapter();
    const late = deferred<readonly Department[]>();
    adapter.departmentFaults = [() => late.promise];
    const host = await shown({ adapter });
    expect(host.field).not.to.equal(null);
    expect(host.choice.known).to.deep.equal([]);
    host.choice.stop();
    late.resolve(someDepartments);
    await host.settled();
    expect(host.choice.departments).to.equal('loading');
  });

  for (const [what, adapter] of [
    ['no adapter', undefined],
    ['an adapter that has none to tell', { departments: undefined }],
  ] as const)
    it(`is not asked for with ${what}`, async () => {
      const host = await shown({ adapter: adapter as unknown as UserAdapter });
      host.choice.read();
      expect(host.field).to.equal(null);
    });

  it('is not asked for where there are none', async () => {
    const adapter = new FullAdapter();
    adapter.places = [];
    expect((await shown({ adapter })).field).to.equal(null);
  });

  it('keeps still while the user is created, and stays focusable (A1)', async () => {
    const host = await shown({ busy: true, chosen: 'sales' });
    expect(host.field!.readOnly).to.equal(true);
    expect(host.field!.getAttribute('aria-disabled')).to.equal('true');
    expect(host.button('No department')).to.equal(undefined);
    host.field!.click();
    await press(host, 'ArrowDown', 'Enter');
    expect([host.log, host.options]).to.deep.equal([[], []]);
    expect(host.shadowRoot!.activeElement === host.field || document.activeElement !== host).to.equal(true);
  });

  it('shows a hostile path as text (S7)', async () => {
    const listed = [{ id: 'x', name: '<img src=x>\u202E', path: ['<b>Top</b>'] }];
    const host = await shown({ listed, chosen: 'x' });
    expect(host.renderRoot.querySelector('img, b')).to.equal(null);
    expect(host.hint).to.include('<b>Top</b> / <img src=x>').and.not.to.include('\u202E');
  });
});
