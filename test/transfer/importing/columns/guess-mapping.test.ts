import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { FieldInfo } from '../../../../src/domain/session.js';
import { de } from '../../../../src/i18n/de.js';
import { ar } from '../../../../src/i18n/ar.js';
import { Messages } from '../../../../src/i18n/messages.js';
import { exportColumns } from '../../../../src/transfer/export/export-columns.js';
import { guessMapping } from '../../../../src/transfer/importing/columns/guess-mapping.js';
import { importFields } from '../../../../src/transfer/importing/columns/import-fields.js';
import { declared, everything, messages, theSession } from '../planning-of.js';

const named: FieldInfo = { name: 'displayName', type: 'text' };
const fieldsFor = (fields: readonly FieldInfo[], texts = messages) =>
  importFields(theSession({}, fields), everything, texts);
const fields = fieldsFor([named, ...declared]);
const guess = (...header: readonly string[]): readonly string[] => guessMapping(header, fields);

const known: Readonly<Record<string, readonly string[]>> = {
  login: ['Login', 'LOGIN', 'user_name', 'User Name', 'sAMAccountName', 'Benutzername', 'Anmeldename', 'اسم الدخول', 'اسم المستخدم'],
  email: ['Email', 'E-Mail', 'e-mail address', 'mail', 'userPrincipalName', 'E-Mail-Adresse', 'البريد الإلكتروني'],
  id: ['Id', 'ID', 'user id', 'UUID', 'Kennung', 'Benutzer-ID', 'المعرّف', 'المعرف'],
  firstName: ['First name', 'firstName', 'first_name', 'givenName', 'Given Name', 'Vorname', 'الاسم الأول'],
  lastName: ['Last name', 'LastName', 'surname', 'sn', 'family-name', 'Nachname', 'Familienname', 'اسم العائلة'],
  displayName: ['Name', 'displayName', 'full name', 'cn', 'Anzeigename', 'vollstandiger name', 'الاسم'],
  phone: ['Phone', 'telephoneNumber', 'Mobile', 'Telefon', 'Telefonnummer', 'Handy', 'الهاتف', 'رقم الجوال'],
  jobTitle: ['Job title', 'jobTitle', 'title', 'Position', 'Berufsbezeichnung', 'المسمى الوظيفي'],
  department: ['Department', 'Department path', 'dept', 'departmentId', 'Abteilung', 'Pfad der Abteilung', 'القسم', 'مسار القسم'],
  role: ['Role', 'roles', 'Rolle', 'الدور'],
  status: ['Status', 'account status', 'الحالة'],
  badge: ['Badge', 'BADGE', ' badge '],
  born: ['Born on', 'born', 'born_on'],
  '': ['', ' ', '-', 'Groups', 'Last login', 'Date added', 'Gruppen', 'idea', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
}; // prettier-ignore

describe('guessMapping', () => {
  for (const [field, names] of Object.entries(known))
    it(`knows ${field || 'nothing of'}: ${names.join(', ')}`, () => {
      for (const name of names) expect(guess(name), name).to.deep.equal([field]);
    });

  it('takes each field once, and leaves out what is over', () => {
    expect(guess('E-Mail', 'mail', 'Email')).to.deep.equal(['', '', 'email']);
    expect(guess('mail', 'E-Mail-Adresse')).to.deep.equal(['email', '']);
    expect(guess('Login', 'Login')).to.deep.equal(['login', '']);
  });

  it('takes a label as it stands before one that is like it, and that before a word of others', () => {
    expect(guess('first-name', 'First name')).to.deep.equal(['', 'firstName']);
    expect(guess('Vorname', 'FIRST NAME')).to.deep.equal(['', 'firstName']);
    expect(guess('User name', 'Login')).to.deep.equal(['', 'login']);
  });

  it('takes the path of a department before its name, in whatever language the file is', () => {
    expect(guess('Department', 'Department path')).to.deep.equal(['', 'department']);
    expect(guess('Abteilung', 'Pfad der Abteilung')).to.deep.equal(['', 'department']);
    expect(guess('القسم', 'مسار القسم')).to.deep.equal(['', 'department']);
  });

  it('takes the more exact of two words that others use', () => {
    expect(guess('userPrincipalName', 'mail')).to.deep.equal(['', 'email']);
    expect(guess('title', 'telephoneNumber', 'sn', 'givenName', 'sAMAccountName', 'mail')).to.deep.equal(['jobTitle', 'phone', 'lastName', 'firstName', 'login', 'email']); // prettier-ignore
  });

  it('takes the backend’s own field where a word would mean another', () => {
    const own = fieldsFor([{ name: 'title', type: 'text' }, { name: 'no', label: 'Name', type: 'text' }]); // prettier-ignore
    expect(guessMapping(['Title', 'Job title', 'Name'], own)).to.deep.equal(['title', 'jobTitle', 'no']);
  });

  it('knows only fields that can be imported', () => {
    expect(guessMapping(['Login', 'Status', 'Id'], importFields(theSession(), { create: false, update: false, changeDepartment: false, setActive: true }, messages))).to.deep.equal(['', 'status', 'id']); // prettier-ignore
  });

  it('knows all columns of an export of any language that can be imported', () => {
    for (const catalogue of [de, ar]) {
      const texts = new Messages([catalogue]);
      const columns = exportColumns([named, ...declared], texts);
      const header = columns.map(({ label }) => label);
      const ids = columns.map(({ id }) => id);
      const expected = ids.map((id) =>
        id === 'departmentPath'
          ? 'department'
          : ['department', 'groups', 'last-login', 'created'].includes(id)
            ? ''
            : id,
      );
      expect(guessMapping(header, fieldsFor([named, ...declared], texts)), catalogue.locale).to.deep.equal(expected);
      // and where the viewer reads English by now, and the backend's own labels are the same
      expect(guessMapping(header, fields), `${catalogue.locale} in English`).to.deep.equal(expected);
    }
  });

  it('gives every column one field and every field one column, whatever the header says', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(...Object.values(known).flat()));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), (header) => {
        const mapping = guessMapping(header, fields);
        const used = mapping.filter((name) => name !== '');
        expect(mapping.length).to.equal(header.length);
        expect(new Set(used).size).to.equal(used.length);
        for (const name of used) expect(fields.some((field) => field.name === name)).to.equal(true);
      }),
    );
  });
});
