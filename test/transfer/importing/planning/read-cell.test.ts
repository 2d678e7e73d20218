import { expect } from '@open-wc/testing';
import type { Department } from '../../../../src/domain/user.js';
import type { ImportField } from '../../../../src/transfer/importing/columns/import-field.js';
import { readCell } from '../../../../src/transfer/importing/planning/cells/read-cell.js';
import { vocabularyOf } from '../../../../src/transfer/importing/planning/cells/vocabulary.js';
import { statusWords } from '../../../../src/transfer/importing/columns/status-words.js';
import { departments, messages, otherSales, product } from '../planning-of.js';

const top: Department = { id: 'd-hr', name: 'HR', path: [] };
const named: Department = { id: 'HR2', name: 'd-product', path: ['Acme'] };
const aField = (type: ImportField['type'], choices: readonly string[] = []): ImportField => ({
  name: 'f', label: 'F', type, builtIn: false, required: false, unique: false, choices, written: () => '',
}); // prettier-ignore
const author = { id: 'r1', name: 'Author' };
const both = { id: 'r2', name: 'Author; Editor' };
const editor = { id: 'r3', name: 'Editor' };
const [twin, otherTwin] = [{ id: 'r4', name: 'Twin' }, { id: 'r5', name: 'Twin' }]; // prettier-ignore
const roles = [author, both, editor, author, twin, otherTwin];

/** What is said, or the kind of the problem. */
function read(type: ImportField['type'], text: string, choices: readonly string[] = [], all = [...departments, top, named]): unknown {
  const field = aField(type, choices);
  const reading = readCell(field, text, vocabularyOf([field], all, roles, statusWords(messages)));
  if ('problem' in reading) {
    expect(reading.problem.field).to.equal('f');
    return reading.problem.kind;
  }
  const { said } = reading;
  if (said.kind === 'department') return said.department;
  return said.kind === 'roles' ? said.roles : said.kind === 'status' ? said.status : said.value;
} // prettier-ignore

describe('readCell', () => {
  it('takes a text and a phone number as they stand', () => {
    for (const text of ['x', '=1+1', '+49 (0)30', '__proto__', 'two\nlines']) {
      expect(read('text', text)).to.equal(text);
      expect(read('phone', text)).to.equal(text);
    }
  });

  for (const [type, good, bad] of [
    ['email', ['a@b', 'ada.l+x@example.com', 'ä@ö'], ['ada', '@b', 'a@', 'a b@c', 'a@b@c']],
    [
      'date',
      ['2024-02-29', '1906-12-09'],
      ['2023-02-29', '2024-13-01', '2024-1-1', '29.02.2024', '2024-02-29T00:00', 'x'],
    ],
    ['choice', ['S', 'XL'], ['', 'Medium', 'x', 'constructor']],
  ] as const)
    // prettier-ignore
    it(`takes ${type} as it stands, and nothing else for one`, () => {
      for (const text of good) expect(read(type, text, ['S', 'XL', 'm', 'x1', 'X1']), text).to.equal(text);
      for (const text of bad) expect(read(type, text, ['S', 'XL', 'm', 'x1', 'X1']), text).to.equal(type);
    });

  it('takes a choice for what it is where only capitals differ, and where it is one', () => {
    expect(read('choice', 'xl', ['S', 'XL'])).to.equal('XL');
    expect(read('choice', 'Xl', ['xl', 'XL'])).to.equal('choice');
    expect(read('choice', 'xl', ['xl', 'XL', 'xl'])).to.equal('xl');
  });

  it('understands yes and no in three languages', () => {
    for (const text of ['true', 'TRUE', 'yes', 'Ja', 'WAHR', '1', 'نعم'])
      expect(read('boolean', text), text).to.equal(true);
    for (const text of ['false', 'No', 'nein', 'FALSCH', '0', 'لا'])
      expect(read('boolean', text), text).to.equal(false);
    for (const text of ['x', '2', 'on', 'constructor']) expect(read('boolean', text), text).to.equal('boolean');
  });

  it('understands active and inactive in three languages, and no other status', () => {
    for (const text of ['active', 'Active', 'AKTIV', 'نشط']) expect(read('status', text), text).to.equal('active');
    for (const text of ['inactive', 'Inaktiv', 'غير نشط']) expect(read('status', text), text).to.equal('inactive');
    for (const text of ['invited', 'Invited', 'on-leave', 'true'])
      expect(read('status', text), text).to.equal('status');
  });

  it('finds a department by its path, its name and its id', () => {
    for (const text of ['Acme / Product', 'Acme/Product', ' Acme /  Product ', 'acme / PRODUCT', 'Product', 'product'])
      expect(read('department', text), text).to.equal(product);
    expect(read('department', 'd-sales-2')).to.equal(otherSales);
    expect(read('department', 'Acme / Asia / Sales')).to.equal(otherSales);
    expect(read('department', 'HR')).to.equal(top);
  });

  it('takes a name before an id, and an id before a name that differs in capitals', () => {
    expect(read('department', 'd-product')).to.equal(named);
    expect(read('department', 'HR2')).to.equal(named);
    expect(read('department', 'hr2', [], [top, { id: 'hr2', name: 'X', path: [] }, { id: 'y', name: 'HR2', path: [] }])).to.include({ name: 'X' }); // prettier-ignore
  });

  it('guesses no department: several of a name are ambiguous, none is none', () => {
    expect(read('department', 'Sales')).to.equal('ambiguous-department');
    expect(read('department', 'sales')).to.equal('ambiguous-department');
    const above = { id: 'x', name: 'Sales', path: [] };
    expect(read('department', 'Sales', [], [...departments, above])).to.equal('ambiguous-department');
    for (const text of ['Sal', 'Asia / Sales', 'Acme', '/', 'D-SALES', 'constructor']) expect(read('department', text), text).to.equal('department'); // prettier-ignore
  });

  it('stands departments without names or paths', () => {
    const odd = [{ id: 'a', name: null, path: 'x' }, { id: 'b' }, { id: 'c', name: 'C' }] as unknown as Department[]; // prettier-ignore
    expect(read('department', 'C', [], odd)).to.equal(odd[2]);
    expect(read('department', 'a', [], odd)).to.equal(odd[0]);
    expect(read('department', 'null', [], odd)).to.equal('department');
  });

  it('finds roles by name and by id, several of them as an export writes them', () => {
    expect(read('role', 'Author')).to.deep.equal([author]);
    expect(read('role', 'editor')).to.deep.equal([editor]);
    expect(read('role', 'r1')).to.deep.equal([author]);
    expect(read('role', 'Editor; Author;editor')).to.deep.equal([editor, author]);
    expect(read('role', 'Author; Editor')).to.deep.equal([both]);
  });

  it('gives no role that is not one, not even beside one that is, nor one of two with a name', () => {
    for (const text of ['Owner', 'Author; Owner', 'Author;', 'R1', 'Twin', '__proto__']) expect(read('role', text), text).to.equal('role'); // prettier-ignore
    expect(read('role', 'r5')).to.deep.equal([otherTwin]);
  });
});
