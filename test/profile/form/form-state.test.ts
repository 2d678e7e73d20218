import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { valuesOf } from '../../../src/profile/form/form-fields.js';
import {
  changedFields,
  fill,
  formOf,
  hasChanged,
  problemOf,
  shownProblemOf,
  uncheckedPhones,
  wrongFields,
  type FormEvent,
  type PhoneCheck,
} from '../../../src/profile/form/form-state.js';
import { aUser } from '../../support/builders.js';
import { aForm, edit } from '../../support/forms.js';

const leave = (name: string): FormEvent => ({ type: 'leave', name });
const attempt: FormEvent = { type: 'attempt' };
const checked = (check: PhoneCheck, name = 'phone'): FormEvent => ({ type: 'phone-checked', name, check });
const kindOf = (events: FormEvent[], name: string): string | undefined => problemOf(aForm(events), name)?.kind;
const changed = (events: FormEvent[]): string[] => changedFields(aForm(events)).map(({ name }) => name);

describe('fill', () => {
  it('keeps what is typed, beside what it started from', () => {
    const form = aForm([edit('firstName', 'Grace M.')]);
    expect(form.values.get('firstName')).to.equal('Grace M.');
    expect(form.base.get('firstName')).to.equal('Grace');
  });

  it('changes no field that is unknown, read-only, or of another type', () => {
    const form = aForm([], aUser(), [{ name: 'login', type: 'text', readOnly: true }]);
    for (const event of [edit('nobody', 'x'), edit('login', 'x'), edit('email', true), leave('nobody')])
      expect(fill(form, event), JSON.stringify(event)).to.equal(form);
  });

  it('is as at its start after a reset, with no problem shown', () => {
    const events: FormEvent[] = [edit('email', ''), leave('email'), attempt, { type: 'reset' }];
    expect(aForm(events)).to.deep.equal(aForm());
  });

  it('never changes an earlier state', () => {
    const before = aForm();
    const copy = structuredClone({ values: before.values, touched: before.touched });
    fill(fill(before, edit('email', 'x')), leave('email'));
    expect({ values: before.values, touched: before.touched }).to.deep.equal(copy);
  });
});

describe('changedFields', () => {
  it('are those that differ from the start, and no others', () => {
    expect(changed([])).to.deep.equal([]);
    expect(changed([edit('remote', true), edit('lastName', 'Murray')])).to.deep.equal(['lastName', 'remote']);
  });

  it('are none once the old value stands there again, or with blanks around it', () => {
    expect(changed([edit('lastName', 'X'), edit('lastName', 'Hopper')])).to.deep.equal([]);
    expect(changed([edit('lastName', '  Hopper ')])).to.deep.equal([]);
  });

  it('have a date that is half typed among them: it is not lost silently', () => {
    expect(changed([{ type: 'edit', name: 'born', value: '', unreadable: true }])).to.deep.equal(['born']);
    const typed: FormEvent[] = [{ type: 'edit', name: 'born', value: '', unreadable: true }, edit('born', '')];
    expect(changed(typed)).to.deep.equal([]);
  });
});

describe('problemOf', () => {
  for (const [what, event, name, kind] of [
    ['a required field that was emptied', edit('login', ''), 'login', 'required'],
    ['one that has nothing but blanks', edit('email', '  '), 'email', 'required'],
    ['an e-mail without an @', edit('email', 'grace.example.com'), 'email', 'email'],
    ['an e-mail with a blank in it', edit('email', 'grace hopper@example.com'), 'email', 'email'],
    ['an e-mail with two @', edit('email', 'a@b@c'), 'email', 'email'],
    ['a date that is none', edit('born', '1906-13-09'), 'born', 'date'],
    ['half a date', { type: 'edit', name: 'born', value: '', unreadable: true }, 'born', 'date'],
    ['a value that is no choice', edit('workplace', 'Moon'), 'workplace', 'choice'],
    ['an e-mail as it should be', edit('email', 'g@navy.example'), 'email', undefined],
    ['an e-mail in other letters', edit('email', 'грейс@пример.рф'), 'email', undefined],
    ['a date', edit('born', '1906-12-09'), 'born', undefined],
    ['a choice', edit('workplace', 'Remote'), 'workplace', undefined],
    ['no choice', edit('workplace', ''), 'workplace', undefined],
    ['a text', edit('badge', 'anything'), 'badge', undefined],
    ['a tick', edit('remote', true), 'remote', undefined],
  ] as const)
    it(`is ${kind ?? 'nothing'} for ${what}`, () => {
      expect(kindOf([event], name)).to.equal(kind);
    });

  it('holds nothing against what stood there already: it is not sent', () => {
    const form = aForm([], aUser({ email: 'not an address', extra: { workplace: 'Moon' } }));
    expect(wrongFields(form)).to.deep.equal([]);
  });

  it('holds against a new user that a required field is empty', () => {
    const { fields } = aForm();
    expect(wrongFields(formOf(fields, valuesOf(fields)))).to.deep.equal(['login', 'email']);
  });

  it('is nothing for a read-only or an unknown field', () => {
    const form = aForm([], { id: 'x' }, [{ name: 'login', type: 'text', readOnly: true }]);
    expect(problemOf(form, 'login')).to.equal(undefined);
    expect(problemOf(form, 'nobody')).to.equal(undefined);
  });

  it('is the backend’s word until the value is changed', () => {
    const refuse: FormEvent = { type: 'refuse', texts: new Map([['login', 'Somebody has this login.']]) };
    expect(problemOf(aForm([edit('login', 'ada'), refuse]), 'login')).to.deep.equal({
      kind: 'server',
      text: 'Somebody has this login.',
    });
    expect(kindOf([edit('login', 'ada'), refuse, edit('login', 'ada2')], 'login')).to.equal(undefined);
  });
});

describe('shownProblemOf', () => {
  it('shows a problem once its field was left, and no other’s', () => {
    const form = aForm([edit('email', ''), edit('login', ''), leave('email')]);
    expect(shownProblemOf(form, 'email')?.kind).to.equal('required');
    expect(shownProblemOf(form, 'login')).to.equal(undefined);
  });

  it('shows all of them once it was to be saved, in the order of the form', () => {
    const form = aForm([edit('email', ''), edit('login', ''), attempt]);
    expect(wrongFields(form)).to.deep.equal(['login', 'email']);
    for (const name of wrongFields(form)) expect(shownProblemOf(form, name)?.kind).to.equal('required');
  });

  it('goes with the mistake, while it is typed', () => {
    const form = aForm([edit('email', 'x'), leave('email'), edit('email', 'x@y')]);
    expect(shownProblemOf(form, 'email')).to.equal(undefined);
  });
});

describe('a phone number', () => {
  const value = '+493012345678';
  const valid: PhoneCheck = { value, verdict: 'valid', international: '+49 30 12345678' };

  it('waits for its check where it was changed, and only there', () => {
    expect(uncheckedPhones(aForm())).to.deep.equal([]);
    expect(uncheckedPhones(aForm([], aUser({ phone: '123' })))).to.deep.equal([]);
    expect(uncheckedPhones(aForm([edit('phone', value)]))).to.deep.equal([['phone', value]]);
    expect(uncheckedPhones(aForm([edit('phone', value), checked(valid)]))).to.deep.equal([]);
    expect(uncheckedPhones(aForm([edit('phone', value), edit('phone', ' ')]))).to.deep.equal([]);
  });

  it('is written with spaces where it was typed with its country', () => {
    expect(aForm([edit('phone', value), checked(valid)]).values.get('phone')).to.equal('+49 30 12345678');
  });

  it('stays as typed where its country is only a guess', () => {
    const typed = '030 12345678';
    const check: PhoneCheck = { value: typed, verdict: 'valid', international: '+49 30 12345678', country: 'DE' };
    expect(aForm([edit('phone', typed), checked(check)]).values.get('phone')).to.equal(typed);
  });

  it('stays as it is where nobody changed it', () => {
    const form = fill(aForm([], aUser({ phone: value })), checked(valid));
    expect(changedFields(form)).to.deep.equal([]);
  });

  for (const [verdict, kind] of [
    ['invalid', 'phone'],
    ['doubtful', undefined],
    ['unchecked', undefined],
  ] as const)
    it(`is ${kind ? '' : 'not '}wrong where the check says ${verdict}`, () => {
      expect(kindOf([edit('phone', '+1'), checked({ value: '+1', verdict })], 'phone')).to.equal(kind);
    });

  it('drops a check that came after the next key (F4)', () => {
    const form = aForm([edit('phone', '+1'), edit('phone', '+49'), checked({ value: '+1', verdict: 'invalid' })]);
    expect(problemOf(form, 'phone')).to.equal(undefined);
    expect(form.values.get('phone')).to.equal('+49');
    expect(uncheckedPhones(form)).to.deep.equal([['phone', '+49']]);
  });

  it('never has other digits after its check, whatever the check says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (typed, international) => {
        const form = aForm([edit('phone', typed), checked({ value: typed, verdict: 'valid', international })]);
        const digits = (text: unknown): string => String(text).replace(/\D/g, '');
        expect(digits(form.values.get('phone'))).to.equal(digits(typed));
      }),
    );
  });
});

describe('a form, whatever happens to it', () => {
  const name = fc.constantFrom('firstName', 'login', 'email', 'phone', 'badge', 'remote', 'nobody', '__proto__');
  const event: fc.Arbitrary<FormEvent> = fc.oneof(
    fc.record({ type: fc.constant('edit' as const), name, value: fc.oneof(fc.string(), fc.boolean()) }),
    fc.record({ type: fc.constant('leave' as const), name }),
    fc.constant(attempt),
    name.map((each): FormEvent => ({ type: 'refuse', texts: new Map([[each, 'no']]) })),
  );

  it('has exactly its fields, starts from what it started from, and holds what was typed last', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const start = aForm();
        const form = events.reduce(fill, start);
        expect(form.base).to.equal(start.base);
        expect([...form.values.keys()]).to.deep.equal([...start.values.keys()]);
        for (const [each, value] of form.values) {
          const typed = events.filter(
            (one) => one.type === 'edit' && one.name === each && typeof one.value === typeof value,
          );
          const last = typed.at(-1);
          expect(value).to.equal(last && 'value' in last ? last.value : start.base.get(each));
          expect(hasChanged(form, each)).to.equal(changedFields(form).some((field) => field.name === each));
        }
      }),
    );
  });
});
