import { expect } from '@open-wc/testing';
import { changesOf } from '../../../src/bulk/planning/changes-of.js';
import type { FieldInfo } from '../../../src/domain/session.js';
import type { User } from '../../../src/domain/user.js';
import { aUser } from '../../support/builders.js';

const sales = { id: 'd1', name: 'Sales', path: ['My Company'] };
const ana = aUser({ id: 'ana', displayName: 'Ana López', department: sales, roles: [{ id: 'r', name: 'Learner' }] });
const declared: readonly FieldInfo[] = [
  { name: 'badge', label: 'Badge\u202E', type: 'text' },
  { name: 'remote', type: 'boolean' },
  { name: '__proto__', type: 'text' },
];

describe('changesOf', () => {
  const table: readonly (readonly [what: string, Partial<Record<keyof User, unknown>>, readonly string[][]])[] = [
    ['nothing', {}, []],
    ['what is not shown', { version: 'v2', phone: '1', lastLoginAt: null, denied: {}, firstName: 'X' }, []],
    ['the name', { displayName: 'Ana Ray' }, [['name', '', 'Ana López', 'Ana Ray']]],
    ['the login', { login: 'ana' }, [['login', '', 'grace.hopper', 'ana']]],
    ['the e-mail, taken away', { email: undefined }, [['email', '', 'grace.hopper@example.com', '']]],
    ['the department', { department: { ...sales, id: 'd2', name: 'Support' } }, [['department', '', 'Sales', 'Support']]],
    ['another department of that name', { department: { ...sales, id: 'd2' } }, [['department', '', 'Sales', 'Sales']]],
    ['the roles', { roles: [{ id: 'r', name: 'Learner' }, { id: 's', name: 'Admin' }] }, [['role', '', 'Learner', 'Learner · Admin']]],
    ['the status', { status: 'inactive' }, [['status', '', 'active', 'inactive']]],
    ['the backend’s word for it', { statusLabel: 'Away' }, [['status', '', 'active', 'Away']]],
    ['the owner', { owner: true }, [['owner', '', '', '']]],
    ['whether that is known', { owner: undefined }, [['owner', '', '', '']]],
    ['declared fields', { extra: { badge: 7, remote: true, secret: 'x' } }, [['', 'Badge\uFFFD', '', '7'], ['', 'remote', '', '']]],
    ['two things, in the order of the record', { login: 'a', status: 'on-leave' }, [['login', '', 'grace.hopper', 'a'], ['status', '', 'active', 'on-leave']]],
  ]; // prettier-ignore
  for (const [what, other, changes] of table)
    it(`tells ${what} (F1)`, () => {
      const found = changesOf(ana, { ...ana, ...other } as User, declared);
      expect(found.map(({ key, label, before, after }) => [key.split('.').pop(), label, before, after])).to.deep.equal(
        changes,
      );
    });

  it('gives nothing that hides, turns or runs on (S7, S8)', () => {
    const [change] = changesOf(ana, { ...ana, displayName: `\u202E${'x'.repeat(100)}` });
    expect(change.after).to.match(/^\uFFFDx+…$/);
    expect([...change.after]).to.have.length(40);
  });

  it('survives records that are no records (F33)', () => {
    const odd = { ...ana, department: null, roles: 'all', extra: [], email: { toString: null } } as unknown as User;
    expect(changesOf(ana, odd, declared).map(({ key }) => key.split('.').pop())).to.deep.equal([
      'email',
      'department',
      'role',
    ]);
    expect(changesOf(odd, odd, declared)).to.deep.equal([]);
  });
});
