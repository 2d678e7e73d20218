import { expect } from '@open-wc/testing';
import type { Table } from '../../../src/transfer/file/table.js';
import { kindOfColumn, likelyColumn, writtenIn } from '../../../src/transfer/selecting/columns-of.js';

const table = (header: readonly string[], ...rows: readonly (readonly string[])[]): Table => ({
  header,
  rows: rows.map((cells, at) => ({ at: at + 2, cells })),
});

describe('kindOfColumn', () => {
  for (const [kind, names] of [
    [
      'login',
      ['Login', 'LOGIN', 'user_name', 'User Name', 'sAMAccountName', 'Anmeldename', 'Benutzername', 'اسم الدخول'],
    ],
    ['email', ['E-Mail', 'email', 'e-mail address', 'E-Mail-Adresse', 'userPrincipalName', 'البريد الإلكترونيّ']],
    ['id', ['ID', 'User-ID', 'uuid', 'Kennung', 'المعرف', 'المعرّف']],
    [undefined, ['', ' - ', 'Name', 'Department', 'idea', '__proto__', 'constructor']],
  ] as const)
    for (const name of names) it(`takes “${name}” for ${kind}`, () => expect(kindOfColumn(name)).to.equal(kind));

  it('knows what the backend and the language call them, before all others', () => {
    expect(kindOfColumn('Personal-Nr.', { login: [undefined, 'personal nr'] })).to.equal('login');
    expect(kindOfColumn('Login', { id: ['login'] })).to.equal('id');
    expect(kindOfColumn('', { login: [''] })).to.equal(undefined);
  });
});

describe('likelyColumn', () => {
  it('takes the login, else the e-mail, else the id, wherever they stand', () => {
    expect(likelyColumn(table(['ID', 'E-Mail', 'Login'], ['1', 'a', 'b']))).to.equal(2);
    expect(likelyColumn(table(['ID', 'E-Mail', 'Name'], ['1', 'a', 'b']))).to.equal(1);
    expect(likelyColumn(table(['Name', 'ID'], ['1', 'a']))).to.equal(1);
  });

  it('takes the column with addresses where none has a known name', () => {
    expect(likelyColumn(table(['Who', 'Where'], ['ada', 'a@x'], ['bob', 'b@x'], ['cleo', '']))).to.equal(1);
    expect(likelyColumn(table(['Who', 'Where'], ['ada', 'a@x'], ['bob', ''], ['cleo', '']))).to.equal(0);
  });

  it('takes the only one', () => expect(likelyColumn({ rows: [{ at: 1, cells: ['ada'] }] })).to.equal(0));
});

describe('writtenIn', () => {
  it('gives the values of a column with their rows, and none where there is none', () => {
    const { rows } = table(['a', 'b'], ['1', ' x '], ['2'], ['3', ' ']);
    expect(writtenIn({ rows }, 1)).to.deep.equal([{ at: 2, value: 'x' }]);
  });
});
