import { expect } from '@open-wc/testing';
import { actionsFor, bulkActionsFor } from '../../../src/directory/selection-bar/bulk-actions.js';
import { initialList, type ListState } from '../../../src/directory/list-state.js';
import { emptySelection, select } from '../../../src/domain/selection.js';
import type { User } from '../../../src/domain/user.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aSession, aUser } from '../../support/builders.js';

const messages = new Messages([english]);
const state: ListState = { ...initialList, session: aSession(), offers: new Set(['delete', 'setActive']) };
const ann = aUser({ id: 'ann' });
const owner = aUser({ id: 'owner', owner: true });
const me = aUser({ id: 'me' });
const reasons = (users: User[], given: Partial<ListState> = {}): Record<string, string | undefined> =>
  Object.fromEntries(actionsFor(users, { ...state, ...given }, messages).map(({ id, denial }) => [id, denial?.why]));

describe('actionsFor', () => {
  for (const [offers, ids] of [
    [
      ['delete', 'setActive'],
      ['activate', 'deactivate', 'delete'],
    ],
    [['delete'], ['delete']],
    [
      ['delete', 'setActive', 'departments', 'changeDepartment', 'sendMessage'],
      ['activate', 'deactivate', 'change-department', 'message', 'delete'],
    ],
    [['changeDepartment', 'sendMessage'], ['message']],
    [
      ['setActive', 'departments'],
      ['activate', 'deactivate'],
    ],
    [[], []],
  ] as const)
    it(`offers ${ids.join(', ') || 'nothing'} where the backend has ${offers.join(', ') || 'nothing'}`, () => {
      expect(actionsFor([ann], { ...state, offers: new Set(offers) }, messages).map(({ id }) => id)).to.deep.equal(ids);
    });

  it('offers messages where the host sends them', () => {
    const offered = actionsFor([ann], { ...state, offers: new Set() }, messages, true);
    expect(offered.map(({ id }) => id)).to.deep.equal(['message']);
  });

  it('marks what destroys', () => {
    const dangers = actionsFor([ann], state, messages).filter(({ danger }) => danger);
    expect(dangers.map(({ id }) => id)).to.deep.equal(['delete']);
  });

  for (const [rule, user, why] of [
    ['R2', owner, 'This is the Account Owner.'],
    ['R3', me, 'This is you.'],
    ['R4', aUser({ denied: { delete: 'managed' } }), 'This user is managed by another system.'],
    ['R11', aUser({ denied: { delete: '' } }), 'It could not be established whether this is allowed.'],
  ] as const)
    it(`carries why nobody may be deleted (${rule})`, () => {
      expect(reasons([user])['delete']).to.equal(why);
    });

  it('is refused by the role for each action of its own (R1)', () => {
    const session = aSession({ allowed: new Set(['view', 'activate']) });
    const role = 'Your role does not allow this.';
    expect(reasons([ann], { session })).to.deep.equal({ activate: undefined, deactivate: role, delete: role });
  });

  it('is offered where it can be done to one of them, refused with the first reason where to none', () => {
    expect(reasons([owner, ann, me])['delete']).to.equal(undefined);
    expect(reasons([owner, me])['delete']).to.equal('This is the Account Owner.');
    expect(reasons([me, owner])['delete']).to.equal('This is you.');
  });
});

describe('bulkActionsFor', () => {
  const of = (given: Partial<ListState>): (string | undefined)[] => {
    const selection = select(emptySelection, [ann], '');
    return bulkActionsFor({ ...state, selection, ...given }, messages).map(({ denial }) => denial?.why);
  };
  const same = (why: string | undefined) => [why, why, why];
  const shown = { users: [], page: { from: 0 }, scope: 'x' };

  it('asks the rules for who is selected', () => {
    expect(of({})).to.deep.equal(same(undefined));
    expect(of({ selection: select(emptySelection, [owner], '') })[2]).to.equal('This is the Account Owner.');
  });

  it('does nothing to users out of sight (U10, T6)', () => {
    expect(of({ shown })).to.deep.equal(same('Some of the selected users are not in sight.'));
    expect(of({ shown, selection: select(emptySelection, [ann], 'x') })).to.deep.equal(same(undefined));
  });

  it('does nothing while more are being selected, whatever else is the matter', () => {
    const walk = { request: 1, scope: 'x', found: 0 };
    expect(of({ walk, shown })).to.deep.equal(same('All that match are still being selected.'));
  });
});
