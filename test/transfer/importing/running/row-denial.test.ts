import { expect } from '@open-wc/testing';
import type { ImportRow } from '../../../../src/adapters/contract.js';
import type { Session } from '../../../../src/domain/session.js';
import type { User, UserAction } from '../../../../src/domain/user.js';
import { actionsOf, rowDenialOf } from '../../../../src/transfer/importing/running/row-denial.js';
import { aSession } from '../../../support/builders.js';
import { somebody } from './import-backend.js';

const update = { id: 'ada' };
const rows = {
  create: { ref: 'r', create: { login: 'dan' } },
  edit: { ref: 'r', update, changes: { phone: '1' } },
  move: { ref: 'r', update, departmentId: 'sales' },
  activate: { ref: 'r', update, active: true },
  deactivate: { ref: 'r', update, active: false },
  all: { ref: 'r', update, changes: { phone: '1' }, departmentId: 'sales', active: false },
  nothing: { ref: 'r', update },
} satisfies Record<string, ImportRow>;

describe('actionsOf', () => {
  const wanted: Record<keyof typeof rows, readonly UserAction[]> = {
    create: ['create'],
    edit: ['update'],
    move: ['change-department'],
    activate: ['activate'],
    deactivate: ['deactivate'],
    all: ['update', 'change-department', 'deactivate'],
    nothing: [],
  };
  for (const [name, actions] of Object.entries(wanted))
    it(`asks for ${actions.join(', ') || 'no right'} where a row is “${name}” (R1)`, () => {
      expect(actionsOf(rows[name as keyof typeof rows])).to.deep.equal(actions);
    });
});

describe('rowDenialOf', () => {
  const may = (...allowed: UserAction[]): Session => aSession({ allowed: new Set(['import', ...allowed]) });
  const [ada, owner, me] = [somebody('ada'), somebody('olga', { owner: true }), somebody('me')];
  const { owner: _unknown, ...nobodyKnows } = ada;
  const cases: readonly (readonly [string, ImportRow, User | undefined, Session | undefined, string?])[] = [
    ['everything may be done', rows.all, ada, aSession()],
    ['somebody is created', rows.create, undefined, may('create')],
    ['nobody may be created', rows.create, undefined, may('update'), 'create role R1'],
    ['nothing may be imported', rows.create, undefined, aSession({ allowed: new Set(['create']) }), 'import role R1'],
    ['fields may be changed', rows.edit, ada, may('update')],
    ['fields may not be changed', rows.edit, ada, may('create'), 'update role R1'],
    ['all but moving may be done', rows.all, ada, may('update', 'deactivate'), 'change-department role R1'],
    ['all but deactivating may be done', rows.all, ada, may('update', 'change-department'), 'deactivate role R1'],
    ['activating is not deactivating', rows.activate, ada, may('deactivate'), 'activate role R1'],
    ['the owner is deactivated', rows.deactivate, owner, aSession(), 'deactivate owner R2'],
    ['the owner is changed', rows.edit, owner, aSession()],
    ['the owner is activated', rows.activate, owner, aSession()],
    ['the viewer is deactivated', rows.deactivate, me, aSession(), 'deactivate self R3'],
    ['the viewer is changed', rows.edit, me, aSession()],
    ['the backend protects them', rows.edit, { ...ada, denied: { update: 'service' } } as never, aSession(), 'update service R4'], // prettier-ignore
    ['it protects them from something else', rows.edit, { ...ada, denied: { deactivate: 'service' } } as never, aSession()], // prettier-ignore
    ['nobody knows who the owner is', rows.deactivate, nobodyKnows as never, aSession(), 'deactivate unknown R11'],
    ['nobody knows who it is about', rows.edit, undefined, aSession(), 'update unknown R11'],
    ['nobody is signed in', rows.edit, ada, undefined, 'import unknown R11'],
  ];
  for (const [when, row, user, session, denial] of cases)
    it(`${denial ? `refuses with ${denial}` : 'lets it be'} where ${when}`, () => {
      const { action, reason, rule } = rowDenialOf(row, user, session) ?? {};
      expect(action && `${action} ${reason} ${rule}`).to.equal(denial);
    });
});
