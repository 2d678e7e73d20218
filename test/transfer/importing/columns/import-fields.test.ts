import { expect } from '@open-wc/testing';
import type { FieldInfo, Session } from '../../../../src/domain/session.js';
import type { ImportAbilities } from '../../../../src/transfer/importing/columns/import-field.js';
import { importFields } from '../../../../src/transfer/importing/columns/import-fields.js';
import { exportColumns } from '../../../../src/transfer/export/export-columns.js';
import { aSession, aUser, theCapabilities } from '../../../support/builders.js';
import { declared, everything, messages, product, theSession } from '../planning-of.js';

const namesOf = (session: Session | undefined, can: Partial<ImportAbilities> = {}): string[] =>
  importFields(session, { ...everything, ...can }, messages).map(({ name }) => name);
const withFields = (...fields: readonly FieldInfo[]): Session => theSession({}, fields);
const field = (session: Session, name: string) =>
  importFields(session, everything, messages).find((each) => each.name === name);
const nothing: ImportAbilities = { create: false, update: false, changeDepartment: false, setActive: false };

describe('importFields', () => {
  it('has what an export has, without what nobody can write', () => {
    expect(namesOf(theSession())).to.deep.equal([
      'firstName', 'lastName', 'login', 'email', 'phone', 'jobTitle', 'department', 'role', 'status', 'id',
      'badge', 'born', 'remote', 'size', 'backup',
    ]); // prettier-ignore
  });

  it('has the one name of a user only where the backend has it', () => {
    expect(namesOf(withFields({ name: 'displayName', type: 'text' }))).to.include('displayName');
    expect(namesOf(withFields())).not.to.include('displayName');
  });

  it('writes as an export writes, under the same labels', () => {
    const user = aUser({
      department: product,
      extra: { badge: 7, remote: true },
      roles: [{ id: 'r', name: 'Author' }],
    });
    const columns = new Map(exportColumns(declared, messages).map((column) => [column.id, column]));
    for (const { name, label, written } of importFields(theSession(), everything, messages)) {
      const column = columns.get(name === 'department' ? 'departmentPath' : name);
      expect(written(user), name).to.equal(column?.valueOf(user));
      expect(label, name).to.equal(columns.get(name)?.label);
    }
  });

  it('prefers the path of a department, and knows what an export calls it', () => {
    expect(field(theSession(), 'department')).to.include({ label: 'Department', preferred: 'Department path' });
    expect(field(theSession(), 'department')?.written(aUser({ department: product }))).to.equal('Acme / Product');
  });

  it('needs a login and an e-mail address, unless the backend says otherwise', () => {
    const required = (session: Session): string[] =>
      importFields(session, everything, messages).filter(({ required: is }) => is).map(({ name }) => name); // prettier-ignore
    expect(required(theSession())).to.deep.equal(['login', 'email']);
    const other = withFields(
      { name: 'email', type: 'email', required: false },
      { name: 'firstName', type: 'text', required: true },
      { name: 'badge', type: 'text', required: 'yes' as unknown as boolean },
    );
    expect(required(other)).to.deep.equal(['firstName', 'login']);
  });

  it('takes over what the backend declares of its own fields', () => {
    expect(field(theSession(), 'badge')).to.include({ type: 'text', builtIn: false, unique: true, required: false });
    expect(field(theSession(), 'size')?.choices).to.deep.equal(['S', 'M', 'L']);
    expect(field(withFields({ name: 'login', type: 'choice', unique: true }), 'login')).to.include({ type: 'text', builtIn: true, unique: true }); // prettier-ignore
  });

  for (const [what, info] of [
    ['read-only', { name: 'x', type: 'text', readOnly: true }],
    ['read-only in an unknown way', { name: 'x', type: 'text', readOnly: 'no' as unknown as boolean }],
    ['of an unknown type', { name: 'x', type: 'map' as 'text' }],
    ['a choice without choices', { name: 'x', type: 'choice' }],
    ['a choice without texts', { name: 'x', type: 'choice', choices: [1, null] as unknown as string[] }],
    ['under the name of something that is told', { name: 'createdAt', type: 'text' }],
  ] satisfies (readonly [string, FieldInfo])[])
    it(`leaves out a field that is ${what} (R11)`, () => {
      expect(namesOf(withFields(info))).not.to.include(info.name);
    });

  it('leaves out a built-in field that is read-only', () => {
    expect(namesOf(withFields({ name: 'login', type: 'text', readOnly: true }))).not.to.include('login');
  });

  for (const [can, fields] of [
    [{ ...nothing }, ['id']],
    [{ ...nothing, setActive: true }, ['status', 'id']],
    [{ ...nothing, changeDepartment: true }, ['department', 'id']],
  ] as const)
    it(`has no more than the backend can do: ${fields.join(', ')}`, () => {
      expect(namesOf(theSession(), can)).to.deep.equal(fields);
    });

  it('has fields for who is new, and for who is there', () => {
    const create = namesOf(theSession(), { ...nothing, create: true });
    expect(create).to.include.members(['login', 'department', 'role', 'status', 'badge']);
    const update = namesOf(theSession(), { ...nothing, update: true });
    expect(update).to.include.members(['login', 'badge']).and.not.include.members(['department', 'role', 'status']);
  });

  it('has roles for who is new, as far as the backend declares and the viewer may give them (R1)', () => {
    expect(field(theSession(), 'role')?.choices).to.deep.equal(['Author', 'Teacher']);
    expect(namesOf(theSession({ allowed: new Set(['create']) }))).not.to.include('role');
    expect(namesOf(aSession())).not.to.include('role');
    expect(namesOf(theSession(), { create: false })).not.to.include('role');
    const odd = [null, { label: 'x' }, { value: '' }, { value: 'r', label: 3 }] as unknown as [];
    const session = aSession({ capabilities: theCapabilities({ filters: [{ field: 'role', choices: odd }] }) });
    expect(field(session, 'role')?.choices).to.deep.equal(['r']);
  });

  it('stands what a backend declares in odd ways (S11)', () => {
    const odd = [null, 7, {}, { name: '' }, { name: ' ', type: 'text' }, { name: '__proto__', type: 'text' }, { name: 'constructor', type: 'text', label: ' ' }]; // prettier-ignore
    const session = withFields(...(odd as FieldInfo[]));
    expect(namesOf(session)).to.include.members(['__proto__', 'constructor']).and.not.include(' ');
    expect(field(session, 'constructor')?.label).to.equal('constructor');
    expect(field(session, 'constructor')?.written(aUser({ extra: {} }))).to.equal('');
    expect(namesOf(aSession({ capabilities: theCapabilities({ fields: 'all' as unknown as [] }) }))).to.include(
      'login',
    );
    expect(namesOf(undefined)).to.include('login');
  });

  it('takes the first of two declarations, as a form does', () => {
    const session = withFields({ name: 'x', type: 'date' }, { name: 'x', type: 'text' });
    expect(field(session, 'x')?.type).to.equal('date');
  });
});
