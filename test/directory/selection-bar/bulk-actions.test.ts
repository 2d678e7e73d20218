import { expect } from '@open-wc/testing';
import { actionsFor, bulkActionsFor } from '../../../src/directory/selection-bar/bulk-actions.js';
import { initialList, type ListState } from '../../../src/directory/list-state.js';
import { emptySelection, select } from '../../../src/domain/selection.js';
import type { Session } from '../../../src/domain/session.js';
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

describe('actionsFor: becoming inactive on a date', () => {
  const offers = new Set(['setActive', 'schedule'] as const);
  const planning = (given: Partial<Session> = {}, deactivate: object | null = { schedulable: true }): Partial<ListState> => ({
    offers,
    session: aSession({ ...given, capabilities: { ...aSession().capabilities, ...(deactivate && { deactivate }) } }),
  }); // prettier-ignore
  const scheduled = { action: 'deactivate', at: '2027-05-04T21:59:00Z' } as const;

  it('is offered where the backend can and says so', () => {
    expect(reasons([ann], planning())).to.have.keys('activate', 'deactivate', 'schedule');
  });

  for (const [what, given] of [
    ['has no method for it', { ...planning(), offers: new Set(['setActive'] as const) }],
    ['does not declare it', planning({}, null)],
    ['declares that it can’t', planning({}, { schedulable: false })],
    ['declares it in another way than by true (R11)', planning({}, { schedulable: 'yes' })],
  ] as const)
    it(`is not offered where the backend ${what}`, () => {
      expect(reasons([ann], given)).not.to.have.property('schedule');
    });

  for (const [rule, user, why] of [
    ['R2', owner, 'This is the Account Owner.'],
    ['R3', me, 'This is you.'],
    ['R4', aUser({ denied: { schedule: 'managed' } }), 'This user is managed by another system.'],
    ['R4', aUser({ denied: { deactivate: 'managed' } }), 'This user is managed by another system.'],
  ] as const)
    it(`carries why, also where they may not be deactivated at once: ${JSON.stringify(user.denied ?? user.id)} (${rule})`, () => {
      expect(reasons([user], planning())['schedule']).to.equal(why);
    });

  it('needs both rights to set a date, and one to remove it (R1)', () => {
    const without = (gone: string) => planning({ allowed: new Set([...aSession().allowed].filter((each) => each !== gone)) });
    const role = 'Your role does not allow this.';
    expect(reasons([ann], without('schedule'))['schedule']).to.equal(role);
    expect(reasons([ann], without('deactivate'))['schedule']).to.equal(role);
    expect(reasons([{ ...ann, scheduled }], without('deactivate'))['schedule']).to.equal(undefined);
    expect(reasons([{ ...ann, scheduled }], without('schedule'))['schedule']).to.equal(role);
  }); // prettier-ignore
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
