import { expect } from '@open-wc/testing';
import { form } from '../../../src/i18n/en/form.js';
import { profile } from '../../../src/i18n/en/profile.js';
import { Messages } from '../../../src/i18n/messages.js';
import { fieldsOf, type FormField } from '../../../src/profile/form/form-fields.js';
import { fieldLabel, phoneText, problemText, valueText } from '../../../src/profile/form/form-words.js';
import type { PhoneCheck, Problem } from '../../../src/profile/form/form-state.js';
import { declaredFields } from '../../support/forms.js';

const messages = new Messages([{ locale: 'en', messages: { ...profile, ...form } }]);
const fields = fieldsOf(declaredFields);
const field = (name: string): FormField => fields.find((each) => each.name === name)!;

describe('fieldLabel', () => {
  for (const [name, label] of [
    ['firstName', 'First name'],
    ['lastName', 'Last name'],
    ['login', 'Login'],
    ['email', 'Email'],
    ['phone', 'Phone'],
    ['jobTitle', 'Job title'],
    ['displayName', 'Name'],
  ] as const) {
    it(`is ${label} for ${name}, where the backend says nothing`, () => {
      expect(fieldLabel({ name, label: undefined } as unknown as FormField, messages)).to.equal(label);
    });
  }

  it('is what the backend says', () => {
    expect(fieldLabel(field('born'), messages)).to.equal('Date of birth');
    expect(fieldLabel({ name: 'login', label: 'Account' } as FormField, messages)).to.equal('Account');
  });

  it('is the name of what nobody has a word for', () => {
    expect(fieldLabel({ name: 'cost_centre', label: '' } as FormField, messages)).to.equal('cost_centre');
  });

  it('is cut, and free of what can’t be seen (S7)', () => {
    const label = fieldLabel({ name: 'x', label: `\u202E${'y'.repeat(300)}` } as FormField, messages);
    expect(label.length).to.be.below(70);
    expect(label).not.to.include('\u202E');
  });
});

describe('problemText', () => {
  for (const [kind, text] of [
    ['required', 'Login is required.'],
    ['email', 'Enter an email address, such as name@example.com.'],
    ['phone', 'Enter a phone number. Begin with + and the country code.'],
    ['date', 'Enter the whole date.'],
    ['choice', 'Choose one of the values.'],
  ] as const) {
    it(`says what is wrong: ${kind}`, () => {
      expect(problemText({ kind }, field('login'), messages)).to.equal(text);
    });
  }

  it('gives the backend’s words, or ours where it has none', () => {
    const server = (text: string): Problem => ({ kind: 'server', text });
    expect(problemText(server('Taken.'), field('login'), messages)).to.equal('Taken.');
    expect(problemText(server(''), field('login'), messages)).to.equal('The system refuses this value.');
    expect(problemText(server('x'.repeat(900)), field('login'), messages).length).to.be.below(320);
  });
});

describe('valueText', () => {
  it('reads out what is on or off', () => {
    expect(valueText(true, { type: 'boolean' }, messages)).to.equal('On');
    expect(valueText(false, { type: 'boolean' }, messages)).to.equal('Off');
  });

  it('says None where there is nothing, blanks are nothing', () => {
    for (const value of [undefined, '', '  ']) expect(valueText(value, { type: 'text' }, messages)).to.equal('None');
  });

  it('writes a date as the language does, and a text as it is', () => {
    expect(valueText('2026-03-09', { type: 'date' }, messages))
      .to.include('2026')
      .and.not.equal('2026-03-09');
    expect(valueText('2026-03-09', { type: 'text' }, messages)).to.equal('2026-03-09');
  });

  it('is free of what turns a text around (S7)', () => {
    expect(valueText('a\u202Eb', { type: 'text' }, messages)).not.to.include('\u202E');
  });
});

describe('phoneText', () => {
  const check = (given: Partial<PhoneCheck>): PhoneCheck => ({ value: '030 1234', verdict: 'valid', ...given });

  it('says in which country a number without one was read', () => {
    const text = phoneText(check({ country: 'DE', international: '+49 30 1234' }), messages);
    expect(text).to.equal('Saved as typed. In Germany this is +49 30 1234.');
  });

  it('says nothing of a number that needs no explanation, or is refused elsewhere', () => {
    expect(phoneText(check({}), messages)).to.equal(undefined);
    expect(phoneText(check({ verdict: 'invalid', country: 'DE' }), messages)).to.equal(undefined);
  });

  it('says what could not be checked', () => {
    expect(phoneText(check({ verdict: 'doubtful' }), messages)).to.match(/could not be checked/);
    expect(phoneText(check({ verdict: 'unchecked' }), messages)).to.match(/could not be loaded/);
  });
});
