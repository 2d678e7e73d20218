import { expect } from '@open-wc/testing';
import type { FieldInfo } from '../../../src/domain/session.js';
import { fieldsOf, valuesOf } from '../../../src/profile/form/form-fields.js';
import { aUser } from '../../support/builders.js';
import { declaredFields } from '../../support/forms.js';

const namesOf = (declared?: readonly FieldInfo[]): string[] => fieldsOf(declared).map(({ name }) => name);
const field = (name: string, declared?: readonly FieldInfo[]) => fieldsOf(declared).find((each) => each.name === name)!;

describe('fieldsOf', () => {
  it('has the fields of the product in their order, whatever a backend declares', () => {
    const product = ['firstName', 'lastName', 'login', 'email', 'phone', 'jobTitle'];
    expect(namesOf()).to.deep.equal(product);
    expect(namesOf([...declaredFields].reverse()).slice(0, 6)).to.deep.equal(product);
  });

  it('requires the login and the e-mail, and nothing else', () => {
    const required = fieldsOf(declaredFields).filter((each) => each.required);
    expect(required.map(({ name }) => name)).to.deep.equal(['login', 'email']);
  });

  it('puts what the backend adds after them, as it declares it', () => {
    expect(namesOf(declaredFields).slice(6)).to.deep.equal(['badge', 'born', 'remote', 'workplace']);
    const { type, label, builtIn, choices } = field('workplace', declaredFields);
    expect([type, label, builtIn, choices]).to.deep.equal(['choice', 'Workplace', false, ['Office', 'Remote']]);
  });

  it('lets the backend say of a built-in field whether it is required or read-only, and its label, but not its type', () => {
    const declared: FieldInfo[] = [
      { name: 'email', type: 'boolean', required: false, label: ' Mail ' },
      { name: 'phone', type: 'phone', required: true, unique: true },
      { name: 'login', type: 'text', readOnly: true },
    ];
    expect(field('email', declared)).to.include({ type: 'email', required: false, label: 'Mail', builtIn: true });
    expect(field('phone', declared)).to.include({ required: true, unique: true });
    expect(field('login', declared)).to.include({ required: true, readOnly: true });
  });

  it('shows one name where the backend declares that it has one', () => {
    expect(namesOf([{ name: 'displayName', type: 'text' }])[0]).to.equal('displayName');
  });

  it('lets the first of two declarations count', () => {
    const twice: FieldInfo[] = [
      { name: 'badge', type: 'text', label: 'One' },
      { name: 'badge', type: 'date', label: 'Two' },
    ];
    expect(
      fieldsOf(twice)
        .filter(({ name }) => name === 'badge')
        .map(({ label }) => label),
    ).to.deep.equal(['One']);
  });

  it('offers nothing that has rules of its own: status, roles, department, owner (R2, R11)', () => {
    const members = ['id', 'status', 'roles', 'groups', 'department', 'owner', 'denied', 'version', 'extra', ''];
    expect(namesOf(members.map((name) => ({ name, type: 'text' })))).to.have.length(6);
  });

  for (const [what, info] of [
    ['of an unknown type', { name: 'x', type: 'colour' }],
    ['with a choice of nothing', { name: 'x', type: 'choice' }],
    ['with choices that are no list', { name: 'x', type: 'choice', choices: 'abc' }],
    ['whose readOnly can’t be read', { name: 'x', type: 'text', readOnly: 'no' }],
  ] as const)
    it(`makes a field ${what} read-only (R11)`, () => {
      expect(field('x', [info as unknown as FieldInfo]).readOnly).to.equal(true);
    });

  it('takes only texts as choices, and a label only where it is one', () => {
    const odd = { name: 'x', type: 'choice', choices: ['a', 1, null], label: 7 } as unknown as FieldInfo;
    expect(field('x', [odd])).to.deep.include({ choices: ['a'], readOnly: false });
    expect(field('x', [odd])).not.to.have.property('label');
  });
});

describe('valuesOf', () => {
  const fields = fieldsOf(declaredFields);

  it('reads members and extra fields; what is absent is empty', () => {
    const user = aUser({ extra: { badge: 'B-7', remote: true, workplace: 'Office' } });
    const values = valuesOf(fields, user);
    expect([...values.values()]).to.deep.equal([
      'Grace', 'Hopper', 'grace.hopper', 'grace.hopper@example.com', '', '', 'B-7', '', true, 'Office',
    ]); // prettier-ignore
  });

  it('is empty without a user, as for a new one', () => {
    expect(new Set(valuesOf(fields).values())).to.deep.equal(new Set(['', false]));
  });

  it('shows a number as text, and what is neither as nothing', () => {
    const user = aUser({ extra: { badge: 7, born: { year: 1906 }, remote: 'true', workplace: null } });
    const values = valuesOf(fields, user);
    expect(['badge', 'born', 'remote', 'workplace'].map((name) => values.get(name))).to.deep.equal([
      '7',
      '',
      false,
      '',
    ]);
  });

  it('reads own members alone: a polluted prototype fills in nothing (S11)', () => {
    const polluted = Object.create({ phone: '+1', extra: { badge: 'x' } }) as object;
    const odd = fieldsOf([
      { name: '__proto__', type: 'text' },
      { name: 'constructor', type: 'text' },
    ]);
    expect(valuesOf(fields, polluted).get('phone')).to.equal('');
    expect(valuesOf(fields, polluted).get('badge')).to.equal('');
    expect(valuesOf(odd, aUser({ extra: {} })).get('constructor')).to.equal('');
  });
});
