import { expect } from '@open-wc/testing';
import { choicesOf, filterLabel } from '../../../src/directory/view/filter-choices.js';
import { aList, messages } from './stage.js';

const departments = [
  { id: 'd-1', name: 'Sales', path: ['My Company'] },
  { id: 'd-2', name: 'Sales', path: ['My Company', 'Berlin'] },
];

describe('filterLabel', () => {
  for (const [info, label] of [
    [{ field: 'status' }, 'Status'],
    [{ field: 'department' }, 'Department'],
    [{ field: 'role' }, 'Role'],
    [{ field: 'status', label: 'Condition' }, 'Condition'],
    [{ field: 'office' }, 'office'],
    [{ field: 'office', label: 'Office' }, 'Office'],
    [{ field: 'office', label: '' }, 'office'],
    [{ field: 'constructor' }, 'constructor'],
  ] as const)
    it(`is “${label}” for ${JSON.stringify(info)}`, () => {
      expect(filterLabel(info, messages)).to.equal(label);
    });

  it('shows no more than a line of what a backend says, and hides no letters (T4)', () => {
    expect(filterLabel({ field: 'x', label: '\u202Eeciffo' }, messages)).to.equal('\uFFFDeciffo');
    expect([...filterLabel({ field: 'x', label: 'y'.repeat(500) }, messages)].length).to.be.at.most(41);
  });
});

describe('choicesOf', () => {
  it('has the built-in words for statuses, the backend’s own where it gives one, else the status as it stands (R9)', () => {
    const choices = ['active', 'on-leave', 'asleep'].map((value) => ({ value }));
    const filter = { field: 'status', choices: [...choices, { value: 'inactive', label: 'Gone' }] };
    expect(choicesOf(filter, aList(), messages)).to.deep.equal([
      { value: 'active', label: 'Active' },
      { value: 'on-leave', label: 'On leave' },
      { value: 'asleep', label: 'asleep' },
      { value: 'inactive', label: 'Gone' },
    ]);
  });

  it('has the labels that are declared, and the value where there is none', () => {
    const choices = [{ value: 'r-1', label: 'Admin' }, { value: 'r-2' }, { value: 'r-3', label: '' }];
    expect(choicesOf({ field: 'role', choices }, aList(), messages).map(({ label }) => label)).to.deep.equal(['Admin', 'r-2', 'r-3']); // prettier-ignore
  });

  it('never gives a status word to another field’s value', () => {
    const choices = [{ value: 'active' }];
    expect(choicesOf({ field: 'mode', choices }, aList(), messages)).to.deep.equal([{ value: 'active', label: 'active' }]); // prettier-ignore
  });

  it('tells departments of one name apart by where they stand', () => {
    expect(choicesOf({ field: 'department' }, aList({ departments }), messages)).to.deep.equal([
      { value: 'd-1', label: 'Sales', under: 'My Company' },
      { value: 'd-2', label: 'Sales', under: 'My Company / Berlin' },
    ]);
  });

  it('takes declared departments before those that it knows', () => {
    const choices = [{ value: 'd-9', label: 'All of Sales' }];
    expect(choicesOf({ field: 'department', choices }, aList({ departments }), messages)).to.have.length(1);
  });

  it('is empty where nothing is declared and nothing is known', () => {
    expect(choicesOf({ field: 'role' }, aList({ departments }), messages)).to.deep.equal([]);
    expect(choicesOf({ field: 'department' }, aList(), messages)).to.deep.equal([]);
  });

  it('makes hidden letters of labels visible, and keeps the value as it is (T3, T4)', () => {
    const value = '\u202Eadmin';
    const [choice] = choicesOf({ field: 'role', choices: [{ value, label: '\u2066Admin\u2069' }] }, aList(), messages);
    expect(choice).to.deep.equal({ value, label: '\uFFFDAdmin\uFFFD' });
    const [department] = choicesOf(
      { field: 'department' },
      aList({ departments: [{ id: '1', name: '\u202ESales', path: ['\u202EHQ'] }] }),
      messages,
    );
    expect(department).to.deep.equal({ value: '1', label: '\uFFFDSales', under: '\uFFFDHQ' });
  });
});
