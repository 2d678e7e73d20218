import { expect } from '@open-wc/testing';
import { changesOf, draftOf, refusalOf } from '../../../src/profile/form/form-answer.js';
import { aUser } from '../../support/builders.js';
import { aForm, edit } from '../../support/forms.js';

describe('changesOf', () => {
  it('has only what was changed', () => {
    expect(changesOf(aForm())).to.deep.equal({});
    expect(changesOf(aForm([edit('firstName', 'Ada')]))).to.deep.equal({ firstName: 'Ada' });
  });

  it('has values without blanks around them', () => {
    expect(changesOf(aForm([edit('jobTitle', '  Rear  Admiral ')]))).to.deep.equal({ jobTitle: 'Rear  Admiral' });
  });

  it('puts extra fields where the contract has them', () => {
    const form = aForm([edit('badge', 'B-7'), edit('remote', true), edit('email', 'g@h')]);
    expect(changesOf(form)).to.deep.equal({ email: 'g@h', extra: { badge: 'B-7', remote: true } });
  });

  it('empties a built-in field with an empty text, an extra one with null', () => {
    const user = aUser({ phone: '1', extra: { badge: 'B-7' } });
    expect(changesOf(aForm([edit('phone', ' '), edit('badge', '')], user))).to.deep.equal({
      phone: '',
      extra: { badge: null },
    });
  });

  it('keeps a field with a dangerous name an ordinary one (S11)', () => {
    const form = aForm([edit('__proto__', 'x')], aUser(), [{ name: '__proto__', type: 'text' }]);
    const { extra } = changesOf(form);
    expect(Object.getPrototypeOf(extra)).to.equal(Object.prototype);
    expect(JSON.stringify(extra)).to.equal('{"__proto__":"x"}');
  });
});

describe('draftOf', () => {
  it('is a new user as typed, without the fields that are empty', () => {
    const form = aForm([edit('login', ' ada '), edit('email', 'a@l'), edit('workplace', 'Office')], {});
    expect(draftOf(form)).to.deep.equal({ login: 'ada', email: 'a@l', extra: { workplace: 'Office' } });
    expect(draftOf(aForm([], {}))).to.deep.equal({ login: '' });
  });

  it('has the e-mail address as login where the backend lets nobody type one', () => {
    const form = aForm([edit('email', 'a@l')], {}, [{ name: 'login', type: 'text', readOnly: true, required: false }]);
    expect(draftOf(form)).to.deep.equal({ login: 'a@l', email: 'a@l' });
  });

  it('sends nothing that is read-only', () => {
    const form = aForm([], { jobTitle: 'x', login: 'l' }, [{ name: 'jobTitle', type: 'text', readOnly: true }]);
    expect(draftOf(form)).to.deep.equal({ login: 'l' });
  });
});

describe('refusalOf', () => {
  const readOnly = [
    { name: 'phone', type: 'phone' as const, readOnly: true },
    { name: 'badge', type: 'text' as const },
  ];
  const texts = (fields: unknown): [string, string][] => [...refusalOf(aForm(), { fields: fields as never }).texts];
  const others = (fields: unknown): readonly string[] => refusalOf(aForm(), { fields: fields as never }).others;

  it('finds the fields that a backend means', () => {
    expect(texts({ login: 'Taken.', badge: 'Unknown.' })).to.deep.equal([
      ['login', 'Taken.'],
      ['badge', 'Unknown.'],
    ]);
    expect(texts({ 'extra.badge': 'Unknown.' })).to.deep.equal([['badge', 'Unknown.']]);
    expect(texts({ 'extra.login': 'No.' })).to.deep.equal([]);
  });

  it('hands on what is about no field that can be changed here', () => {
    expect(others({ department: 'Closed.', login: 'Taken.' })).to.deep.equal(['Closed.']);
    const form = aForm([], aUser(), readOnly);
    expect(refusalOf(form, { fields: { phone: 'Read-only.' } }).others).to.deep.equal(['Read-only.']);
  });

  it('marks the field also where the backend has no words, and shows no empty words elsewhere', () => {
    expect(texts({ login: '' })).to.deep.equal([['login', '']]);
    expect(texts({ login: 7 })).to.deep.equal([['login', '']]);
    expect(others({ nobody: '' })).to.deep.equal([]);
  });

  for (const fields of [undefined, null, 'login', 7])
    it(`reads nothing from ${String(fields)}`, () => {
      expect(refusalOf(aForm(), { fields: fields as never })).to.deep.equal({ texts: new Map(), others: [] });
    });
});
