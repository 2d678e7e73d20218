import { expect } from '@open-wc/testing';
import type { User } from '../../../../src/domain/user.js';
import { isAsWanted, type UpdateRow } from '../../../../src/transfer/importing/running/as-wanted.js';
import { somebody } from './import-backend.js';

const sales = { id: 'sales', name: 'Sales', path: [] };
const row = (wanted: Omit<UpdateRow, 'ref' | 'update'>): UpdateRow => ({ ref: 'row-2', update: { id: 'ada' }, ...wanted }); // prettier-ignore

describe('isAsWanted', () => {
  const cases: readonly (readonly [string, Omit<UpdateRow, 'ref' | 'update'>, Partial<User>, boolean])[] = [
    ['nothing was wanted', {}, {}, true],
    ['a field says what was wanted', { changes: { phone: '1' } }, { phone: '1' }, true],
    ['a field says something else', { changes: { phone: '1' } }, { phone: '2' }, false],
    ['a field says nothing', { changes: { phone: '1' } }, {}, false],
    ['one of two fields is not as wanted', { changes: { phone: '1', jobTitle: 'Lead' } }, { phone: '1' }, false],
    ['both are', { changes: { phone: '1', jobTitle: 'Lead' } }, { phone: '1', jobTitle: 'Lead' }, true],
    ['what was emptied is absent', { changes: { phone: '' } }, {}, true],
    ['what was emptied is empty', { changes: { phone: '' } }, { phone: '' }, true],
    ['what was emptied is null', { changes: { phone: '' } }, { phone: null } as never, true],
    ['what was emptied is still there', { changes: { phone: '' } }, { phone: '1' }, false],
    ['an extra field says what was wanted', { changes: { extra: { badge: 'B1' } } }, { extra: { badge: 'B1' } }, true],
    ['an extra field says something else', { changes: { extra: { badge: 'B1' } } }, { extra: { badge: 'B2' } }, false],
    ['nobody has extra fields', { changes: { extra: { badge: 'B1' } } }, {}, false],
    ['an emptied extra field is absent', { changes: { extra: { badge: null } } }, {}, true],
    ['an emptied extra field is still there', { changes: { extra: { badge: null } } }, { extra: { badge: 'B1' } }, false], // prettier-ignore
    ['what is not ticked is absent', { changes: { extra: { remote: false } } }, { extra: {} }, true],
    ['what is not ticked is ticked', { changes: { extra: { remote: false } } }, { extra: { remote: true } }, false],
    ['what is ticked is absent', { changes: { extra: { remote: true } } }, { extra: {} }, false],
    ['they are in that department', { departmentId: 'sales' }, { department: sales }, true],
    ['they are in another one', { departmentId: 'it' }, { department: sales }, false],
    ['they are somewhere, and no department was wanted', { changes: { phone: '1' } }, { phone: '1', department: sales }, true], // prettier-ignore
    ['they are in none', { departmentId: 'sales' }, {}, false],
    ['they are active, as wanted', { active: true }, { status: 'active' }, true],
    ['they are not active, as wanted', { active: false }, { status: 'inactive' }, true],
    ['they were to be active', { active: true }, { status: 'inactive' }, false],
    ['they were to be inactive', { active: false }, { status: 'active' }, false],
    ['they are invited, which is not active', { active: true }, { status: 'invited' }, false],
    ['the status is not as wanted, though the rest is', { changes: { phone: '1' }, active: false }, { phone: '1' }, false], // prettier-ignore
    ['a field is only inherited (S11)', { changes: JSON.parse('{"extra":{"constructor":"x"}}') as object }, { extra: {} }, false], // prettier-ignore
  ];
  for (const [when, wanted, user, is] of cases)
    it(`says ${is ? 'yes' : 'no'} where ${when} (F7)`, () => {
      expect(isAsWanted(row(wanted), somebody('ada', user))).to.equal(is);
    });
});
