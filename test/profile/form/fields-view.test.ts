import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { render } from 'lit';
import { form as formTexts } from '../../../src/i18n/en/form.js';
import { profile } from '../../../src/i18n/en/profile.js';
import { Messages } from '../../../src/i18n/messages.js';
import {
  controlIdOf,
  fieldsView,
  firstWrongId,
  readOnlyFieldsView,
  summaryText,
  type FieldsViewModel,
} from '../../../src/profile/form/fields-view.js';
import { formStyles } from '../../../src/profile/form/form.styles.js';
import { fill, type FormEvent, type FormState } from '../../../src/profile/form/form-state.js';
import { basics } from '../../../src/styles/basics.js';
import { tokens } from '../../../src/styles/tokens.js';
import { aUser } from '../../support/builders.js';
import { aForm, declaredFields, edit } from '../../support/forms.js';

const messages = new Messages([{ locale: 'en', messages: { ...profile, ...formTexts } }]);
const clean = (node: Element | null | undefined): string => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';

class Stage {
  readonly events: FormEvent[] = [];
  readonly entered: string[] = [];
  form: FormState;
  readonly root: ShadowRoot;
  readonly #given: Partial<FieldsViewModel>;

  constructor(host: HTMLElement, form: FormState, given: Partial<FieldsViewModel>) {
    this.root = host.attachShadow({ mode: 'open' });
    this.root.adoptedStyleSheets = [tokens, basics, formStyles].map((sheet) => sheet.styleSheet!);
    this.form = form;
    this.#given = given;
    this.draw();
  }

  draw(): void {
    const dispatch = (event: FormEvent): void => {
      this.events.push(event);
      this.form = fill(this.form, event);
      this.draw();
    };
    const enter = ({ name }: { name: string }): void => void this.entered.push(name);
    render(fieldsView({ form: this.form, messages, dispatch, enter, ...this.#given }), this.root);
  }

  control<T extends HTMLElement = HTMLInputElement>(name: string): T {
    return this.root.getElementById(controlIdOf(this.form, name)) as T;
  }

  /** What describes a control, as a screen reader reads it. */
  described(name: string): string {
    const ids = this.control(name).getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => clean(this.root.getElementById(id))).join(' ');
  }

  labelOf(name: string): string {
    return clean(this.control(name).labels?.[0]);
  }
}

async function stage(
  events: FormEvent[] = [],
  given: Partial<FieldsViewModel> = {},
  form = aForm(events),
): Promise<Stage> {
  return new Stage(await fixture<HTMLElement>(html`<div></div>`), form, given);
}

describe('fieldsView', () => {
  it('gives each field a label in the same root, marks what is required, and shows what the user has', async () => {
    const page = await stage();
    for (const { name } of page.form.fields) expect(page.labelOf(name), name).not.to.equal('');
    expect(page.labelOf('login')).to.equal('Login*');
    expect(page.control('login').getAttribute('aria-required')).to.equal('true');
    expect(page.control('phone').getAttribute('aria-required')).to.equal(null);
    expect(page.labelOf('born')).to.equal('Date of birth');
    expect(page.control('login').value).to.equal('grace.hopper');
  });

  it('tells what is typed, key by key, and when the field is left', async () => {
    const page = await stage();
    page.control('jobTitle').focus();
    await sendKeys({ type: 'Ad' });
    page.control('login').focus();
    expect(page.entered).to.deep.equal(['jobTitle', 'login']);
    expect(page.events).to.deep.equal([
      { type: 'edit', name: 'jobTitle', value: 'A', unreadable: false },
      { type: 'edit', name: 'jobTitle', value: 'Ad', unreadable: false },
      { type: 'leave', name: 'jobTitle' },
    ]);
  });

  it('says what is wrong beside the field, once it was left, and not by colour alone (A9)', async () => {
    const page = await stage([edit('email', 'x')]);
    expect(page.control('email').getAttribute('aria-invalid')).to.equal(null);
    page.control('email').focus();
    page.control('login').focus();
    expect(page.control('email').getAttribute('aria-invalid')).to.equal('true');
    expect(page.described('email')).to.contain('Enter an email address');
    expect(page.control('email').closest('.field')!.querySelector('.field-error svg')).not.to.equal(null);
  });

  it('names the field that is required, and says the backend’s word, cleaned (S24)', async () => {
    const refuse: FormEvent = {
      type: 'refuse',
      texts: new Map([
        ['login', 'Taken by \u202eada'],
        ['badge', ''],
      ]),
    };
    const page = await stage([edit('email', ' '), refuse]);
    expect(page.described('email')).to.equal('Email is required.');
    expect(page.described('login')).to.equal('Taken by \ufffdada');
    expect(page.described('badge')).to.equal('The system refuses this value.');
  });

  it('ticks and chooses by keyboard', async () => {
    const page = await stage();
    page.control('remote').focus();
    await sendKeys({ press: 'Space' });
    expect(page.form.values.get('remote')).to.equal(true);
    const select = page.control<HTMLSelectElement>('workplace');
    expect([...select.options].map(({ label }) => label)).to.deep.equal(['None', 'Office', 'Remote']);
    select.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(page.form.values.get('workplace')).to.equal('Office');
    expect(select.selectedOptions[0].label).to.equal('Office');
  });

  it('keeps a choice that is offered no more, until another one is chosen', async () => {
    const form = aForm([], aUser({ extra: { workplace: 'Moon' } }));
    const page = await stage([], {}, form);
    const select = page.control<HTMLSelectElement>('workplace');
    expect(select.selectedOptions[0].label).to.equal('Moon');
    page.form = fill(page.form, edit('workplace', 'Office'));
    page.draw();
    expect(select.selectedOptions[0].label).to.equal('Office');
    expect([...select.options].map(({ label }) => label)).to.deep.equal(['None', 'Office', 'Remote']);
  });

  it('shows what it is given, also where the viewer has typed something else', async () => {
    const page = await stage();
    page.control('firstName').value = 'typed and not told';
    page.draw();
    expect(page.control('firstName').value).to.equal('Grace');
  });

  it('lets codes run from left to right, names as they are written, and empty fields as the page', async () => {
    const page = await stage([edit('lastName', 'هوبر')]);
    for (const name of ['login', 'email', 'phone']) expect(page.control(name).dir, name).to.equal('ltr');
    expect(page.control('lastName').dir).to.equal('auto');
    expect(page.control('jobTitle').hasAttribute('dir')).to.equal(false);
  });

  it('lets no browser fill in the viewer’s own data, nor correct or rewrite codes', async () => {
    const page = await stage();
    for (const input of page.root.querySelectorAll('input:not([type=checkbox])'))
      expect(input.getAttribute('autocomplete'), input.id).to.equal('off');
    expect(page.control('email').type).to.equal('text');
    expect(page.control('email').inputMode).to.equal('email');
    expect(page.control('email').getAttribute('spellcheck')).to.equal('false');
    expect(page.control('phone').type).to.equal('tel');
    expect(page.control('born').type).to.equal('date');
  });

  it('shows a read-only field as text, and leaves it out where there is nothing in it', async () => {
    const declared = [
      { name: 'login', type: 'text' as const, readOnly: true, label: 'Account' },
      { name: 'badge', type: 'text' as const, readOnly: true },
    ];
    const page = await stage([], {}, aForm([], aUser(), declared));
    const texts = [...page.root.querySelectorAll('.field')].map(clean);
    expect(texts).to.include('Account grace.hopper');
    expect(texts.some((text) => text.includes('badge'))).to.equal(false);
  });

  it('can be read and not changed while it is locked', async () => {
    const page = await stage([], { locked: true });
    expect(page.control('login').readOnly).to.equal(true);
    page.control('remote').focus();
    await sendKeys({ press: 'Space' });
    expect(page.control('remote').checked).to.equal(false);
    page.control('workplace').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(page.control<HTMLSelectElement>('workplace').selectedIndex).to.equal(0);
    expect(page.events.filter(({ type }) => type === 'edit')).to.deep.equal([]);
  });

  it('says what is known of a phone number, in the language of the page', async () => {
    const value = '030 123456';
    const check = { value, verdict: 'valid' as const, international: '+49 30 123456', country: 'DE' };
    const page = await stage([edit('phone', value), { type: 'phone-checked', name: 'phone', check }]);
    expect(page.described('phone')).to.equal('Saved as typed. In Germany this is +49 30 123456.');
    for (const verdict of ['doubtful', 'unchecked'] as const) {
      page.form = fill(page.form, { type: 'phone-checked', name: 'phone', check: { value, verdict } });
      page.draw();
      expect(page.described('phone'), verdict).to.match(/^Saved as typed/);
    }
    page.form = fill(page.form, edit('phone', '030 1'));
    page.draw();
    expect(page.described('phone')).to.equal('');
  });

  it('says that a value is to be unique', async () => {
    const page = await stage([], {}, aForm([], aUser(), [{ name: 'login', type: 'text', unique: true }]));
    expect(page.described('login')).to.equal('Login must be unique.');
  });

  it('tells of characters that can’t be seen while a text is typed or pasted, shows where they are, and leaves the value alone (S7)', async () => {
    const page = await stage([], {}, aForm([], aUser({ email: 'ana\u202e@moc.elpmaxe' })));
    const seen = 'Contains characters that can’t be seen: ana\ufffd@moc.elpmaxe';
    expect(page.control('email').value).to.equal('ana\u202e@moc.elpmaxe');
    expect(page.described('email')).to.equal(seen);
    expect(page.control('email').hasAttribute('aria-invalid')).to.equal(false);
    expect(page.control('email').closest('.field')!.querySelector('.field-warning svg')).not.to.equal(null);
    for (const { name } of page.form.fields.filter(({ type }) => type === 'text' || type === 'phone')) {
      const control = page.control(name);
      control.value = 'a\u200bb';
      control.dispatchEvent(new InputEvent('input'));
      expect(control.value, name).to.equal('a\u200bb');
      expect(page.described(name), name).to.contain('a\ufffdb');
      expect(page.form.values.get(name), name).to.equal('a\u200bb');
      control.value = 'ab';
      control.dispatchEvent(new InputEvent('input'));
      expect(page.described(name), name).not.to.contain('can’t be seen');
    }
  });

  it('tells of a word that mixes alphabets, as the questions do (S7)', async () => {
    const page = await stage([edit('firstName', 'Gr\u0430ce'), edit('login', 'gr\u0430ce\u200b')]);
    expect(page.described('firstName')).to.equal('Mixes alphabets: may imitate another name');
    expect(page.described('login')).to.match(/^Contains .*: gr\u0430ce\ufffd Mixes alphabets/);
  });

  it('tells of joiners in codes, and not in names, which have them', async () => {
    const page = await stage([
      edit('firstName', 'نی\u200cما'),
      edit('login', 'an\u200da'),
      edit('lastName', 'A\ufffd'),
    ]);
    expect(page.described('firstName')).to.equal('');
    expect(page.described('lastName')).to.equal('');
    expect(page.described('login')).to.contain('an\ufffda');
  });

  it('says what is wrong with a value beside what can’t be seen in it', async () => {
    const page = await stage([edit('email', 'ana\u200b'), { type: 'attempt' }]);
    expect(page.described('email')).to.match(/email address.* Contains characters/);
    await expect(page.root.host).to.be.accessible();
  });

  it('has room for more beside a field', async () => {
    const beside: FieldsViewModel['beside'] = ({ name }) => (name === 'login' ? html`<p class="more">more</p>` : '');
    const page = await stage([], { beside });
    expect(page.control('login').closest('.field')!.querySelector('.more')).not.to.equal(null);
    expect(page.root.querySelectorAll('.more')).to.have.length(1);
  });

  it('makes ids that no name of a field can break, and other ones for another form', async () => {
    const declared = [{ name: 'a b"c', type: 'text' as const, required: true }];
    const page = await stage([{ type: 'attempt' }], {}, aForm([{ type: 'attempt' }], aUser(), declared));
    expect(page.described('a b"c')).to.equal('a b"c is required.');
    expect(controlIdOf(page.form, 'login', 'new')).to.equal('new-2');
  });

  it('stands in two columns, and in one at 320 px (A6)', async () => {
    const page = await stage();
    const host = page.root.host as HTMLElement;
    const columns = (width: string): number => {
      host.style.width = width;
      return getComputedStyle(page.root.querySelector('.fields')!).gridTemplateColumns.split(' ').length;
    };
    expect([columns('1200px'), columns('700px'), columns('320px')]).to.deep.equal([2, 2, 1]);
    expect(page.root.querySelector('.fields')!.scrollWidth).to.be.at.most(320);
  });

  it('is accessible, with problems and without (A2, A9)', async () => {
    const page = await stage([edit('email', 'x'), { type: 'attempt' }]);
    await expect(page.root.host).to.be.accessible();
  });
});

describe('readOnlyFieldsView', () => {
  const shown = async (form: FormState): Promise<string[]> => {
    const element = await fixture(html`<div>${readOnlyFieldsView({ form, messages })}</div>`);
    return [...element.querySelectorAll('dl > div')].map(clean);
  };

  it('shows what there is, as text, and leaves out what there is not', async () => {
    const form = aForm([], aUser({ extra: { remote: true, born: '1906-12-09' } }));
    expect(await shown(form)).to.deep.equal([
      'First name Grace', 'Last name Hopper', 'Login grace.hopper', 'Email grace.hopper@example.com',
      'Date of birth Dec 9, 1906', 'Works remotely On',
    ]); // prettier-ignore
  });

  it('shows hostile texts as texts (S1, S7)', async () => {
    const form = aForm([], aUser({ firstName: '<b>x</b>\u202e' }), declaredFields);
    expect((await shown(form))[0]).to.equal('First name <b>x</b>\ufffd');
  });
});

describe('what is said of a form that can’t be saved', () => {
  it('counts and names the fields, and finds the first', () => {
    const form = aForm([edit('email', ''), edit('login', '')]);
    expect(summaryText(form, messages)).to.equal('2 fields need attention. Login and Email');
    expect(firstWrongId(form)).to.equal(controlIdOf(form, 'login'));
  });

  it('is nothing where all is well', () => {
    expect(summaryText(aForm(), messages)).to.equal(undefined);
    expect(firstWrongId(aForm())).to.equal(undefined);
  });
});
