import { expect } from '@open-wc/testing';
import type { FieldInfo } from '../../../src/domain/session.js';
import type { User } from '../../../src/domain/user.js';
import { exporting } from '../../../src/i18n/en/export.js';
import { profile } from '../../../src/i18n/en/profile.js';
import { de } from '../../../src/i18n/de.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { exportColumns, firstChoice } from '../../../src/transfer/export/export-columns.js';
import { aUser } from '../../support/builders.js';

const messages = new Messages([english, { locale: 'en', messages: { ...profile, ...exporting } }]);
const grace = aUser({
  phone: '+1 555 0100',
  jobTitle: 'Rear admiral',
  department: { id: 'd', name: 'Compilers', path: ['Navy', 'Research'] },
  roles: [{ id: 'r', name: 'Author' }, { id: 's', name: 'Teacher' }],
  groups: [{ id: 'g', name: 'Pioneers' }],
  lastLoginAt: '2026-01-02T03:04:05Z',
  createdAt: '1906-12-09T00:00:00Z',
}); // prettier-ignore

function valuesOf(user: User, declared?: readonly FieldInfo[]): Record<string, string> {
  return Object.fromEntries(exportColumns(declared, messages).map(({ label, valueOf }) => [label, valueOf(user)]));
}

describe('exportColumns', () => {
  it('has what every user may have, as it is stored', () => {
    expect(valuesOf(grace)).to.deep.equal({
      'First name': 'Grace',
      'Last name': 'Hopper',
      Login: 'grace.hopper',
      Email: 'grace.hopper@example.com',
      Phone: '+1 555 0100',
      'Job title': 'Rear admiral',
      Department: 'Compilers',
      'Department path': 'Navy / Research / Compilers',
      Role: 'Author; Teacher',
      Groups: 'Pioneers',
      Status: 'Active',
      'Last login': '2026-01-02T03:04:05Z',
      'Date added': '1906-12-09T00:00:00Z',
      Id: 'u-1',
    });
  });

  it('leaves empty what is not known, and says who never signed in', () => {
    const bare = { id: 'u-2', login: 'b', status: 'inactive', lastLoginAt: null } as User;
    const values = valuesOf(bare);
    expect(Object.entries(values).filter(([, value]) => value !== '')).to.deep.equal([
      ['Login', 'b'], ['Status', 'Inactive'], ['Last login', 'Never'], ['Id', 'u-2'],
    ]); // prettier-ignore
  });

  it('adds what the backend declares: its fields by their labels, and the one name where it has only that', () => {
    const declared: FieldInfo[] = [
      { name: 'displayName', type: 'text' },
      { name: 'email', type: 'email', label: 'Mail' },
      { name: 'badge', type: 'text', label: 'Badge number' },
      { name: 'remote', type: 'boolean' },
      { name: 'skills', type: 'text' },
      { name: 'status', type: 'text', label: 'State' },
      { name: 'owner', type: 'boolean' },
    ];
    const user = aUser({ displayName: 'G. Hopper', extra: { badge: 7, remote: true, skills: ['COBOL', 'Ada'] } });
    const columns = exportColumns(declared, messages);
    expect(columns[0]).to.include({ id: 'displayName', label: 'Name' });
    expect(valuesOf(user, declared)).to.include({ Name: 'G. Hopper', Mail: 'grace.hopper@example.com', 'Badge number': '7', remote: 'true', skills: 'COBOL; Ada', State: 'Active' }); // prettier-ignore
    expect(columns.some(({ id }) => id === 'owner')).to.equal(false);
  });

  it('gives no two columns the same head', () => {
    const declared: FieldInfo[] = [{ name: 'a', label: 'Badge', type: 'text' }, { name: 'b', label: 'Badge', type: 'text' }, { name: 'c', label: 'Login', type: 'text' }]; // prettier-ignore
    const heads = exportColumns(declared, messages).map(({ label }) => label);
    expect(new Set(heads).size).to.equal(heads.length);
    expect(heads).to.include.members(['Badge (a)', 'Badge (b)', 'Login (login)', 'Login (c)']);
  });

  it('takes nothing from a polluted prototype, and writes nothing that is no text (S11)', () => {
    const extra = Object.assign(Object.create({ badge: 'inherited' }) as object, { list: { deep: 1 } });
    const declared: FieldInfo[] = [
      { name: 'badge', type: 'text' },
      { name: 'list', type: 'text' },
    ];
    expect(valuesOf(aUser({ extra: extra as User['extra'] }), declared)).to.include({ badge: '', list: '' });
    const odd = { ...aUser(), phone: null, jobTitle: { a: 1 }, roles: 'x', department: { id: 'd', name: 'D', path: 'x' } } as unknown as User; // prettier-ignore
    expect(valuesOf(odd)).to.include({ Phone: '', 'Job title': '', Role: '', 'Department path': 'D' });
  });

  it('speaks the viewer’s language', () => {
    const heads = exportColumns(undefined, new Messages([de, english])).map(({ label }) => label);
    expect(heads).to.include.members(['Vorname', 'Abteilung', 'Kennung']);
  });
});

describe('firstChoice', () => {
  it('is who somebody is, and what the list shows', () => {
    const columns = exportColumns(undefined, messages);
    expect([...firstChoice(columns, ['department', 'last-login'])]).to.deep.equal(['firstName', 'lastName', 'login', 'email', 'department', 'last-login']); // prettier-ignore
    expect([...firstChoice(columns, [])]).to.deep.equal(['firstName', 'lastName', 'login', 'email']);
  });
});
