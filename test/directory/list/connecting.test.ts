import { expect } from '@open-wc/testing';
import { adapterError, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import { connected, connectFailed, connecting } from '../../../src/directory/list/connecting.js';
import { initialList, type ListState } from '../../../src/directory/list-state.js';
import { initialView, type ListView } from '../../../src/domain/list-view.js';
import { emptySelection, select } from '../../../src/domain/selection.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';

const shown = { users: [aUser()], page: { from: 0 }, scope: '' };
const selection = select(emptySelection, [aUser()], '');
const none = new Set<never>();
const asked = (state: ListState, view: Partial<ListView>, session = aSession()): ListView => {
  const [, effects] = connected({ ...state, view: { ...initialView, ...view } }, session, none);
  const [load] = effects;
  if (load?.type !== 'load') throw new Error('nothing was loaded');
  return { ...initialView, ...view, ...load.query, filters: load.query.filters ?? {} };
};

describe('connecting', () => {
  it('asks each time under a new number, so that what was asked before is late (F4)', () => {
    const [first, effects] = connecting(initialList, true);
    const [second, again] = connecting(first, true);
    expect(effects).to.deep.equal([{ type: 'connect', request: 1 }]);
    expect(again).to.deep.equal([{ type: 'connect', request: 2 }]);
    expect([second.phase, second.refreshing]).to.deep.equal(['connecting', true]);
  });

  it('makes an answer late even where there is no adapter any more', () => {
    const [state, effects] = connecting({ ...initialList, connection: 4 }, false);
    expect([state.phase, state.connection, effects]).to.deep.equal(['no-adapter', 5, []]);
  });

  for (const phase of ['ready', 'signed-out', 'failed'] as const)
    it(`keeps rows on screen while it asks again: ${phase}`, () => {
      expect(connecting({ ...initialList, phase, shown }, true)[0].phase).to.equal(phase);
      expect(connecting({ ...initialList, phase }, true)[0].phase).to.equal('connecting');
    });
});

describe('connected', () => {
  const before: ListState = { ...initialList, session: aSession(), phase: 'ready', shown, selection };

  for (const [who, viewer, kept] of [
    ['the same viewer', { id: 'me' }, 1],
    ['the same viewer by another name', { id: 'me', name: 'Somebody' }, 1],
    ['another viewer', { id: 'you', name: 'Ada Admin' }, 0],
    ['an id that differs in case only', { id: 'ME' }, 0],
  ] as const)
    it(`${kept ? 'keeps' : 'drops'} who is selected for ${who} (F19)`, () => {
      const [state] = connected(before, aSession({ viewer }), none);
      expect(state.selection.users.size).to.equal(kept);
    });

  for (const [viewer, phase] of [
    [{ id: 'me' }, 'no-access'],
    [null, 'signed-out'],
  ] as const)
    it(`shows nobody any more to who may not view: ${phase} (R1)`, () => {
      const [state, effects] = connected(before, aSession({ viewer, allowed: new Set() }), none);
      expect([state.phase, state.shown, state.refreshing, effects]).to.deep.equal([phase, undefined, false, []]);
    });

  it('loads departments only where the backend has them', () => {
    const types = (offers: Parameters<typeof connected>[2]): string[] =>
      connected(initialList, aSession(), offers)[1].map(({ type }) => type);
    expect(types(none)).to.deep.equal(['load']);
    expect(types(new Set(['departments']))).to.deep.equal(['load', 'load-departments']);
  });

  it('asks only for filters and an order that the backend declares', () => {
    const sort = { field: 'shoe-size', direction: 'ascending' } as const;
    const filters = { status: ['active'], shoes: ['42'] };
    expect(asked(initialList, { sort, filters }).filters).to.deep.equal({});
    const [, [load]] = connected({ ...initialList, view: { ...initialView, sort } }, aSession(), none);
    expect(load?.type === 'load' && 'sort' in load.query).to.equal(false);
    const declared = aSession({ capabilities: theCapabilities({ filters: [{ field: 'status' }] }) });
    const view = asked(initialList, { filters }, declared);
    expect([view.filters, view.sort]).to.deep.equal([{ status: ['active'] }, initialView.sort]);
  });

  it('keeps search and place where order and filters go', () => {
    const given = { search: 'ann', filters: { shoes: ['42'] }, page: { at: { offset: 50 }, from: 50 } };
    const [state] = connected({ ...initialList, view: { ...initialView, ...given } }, aSession(), none);
    expect([state.view.search, state.view.page, state.view.filters]).to.deep.equal(['ann', given.page, {}]);
  });

  it('takes no filter for declared that only a prototype has (S11)', () => {
    expect(asked(initialList, { filters: { constructor: ['x'], toString: ['y'] } }).filters).to.deep.equal({});
  });

  it('leaves the view as it is where all of it can be asked for', () => {
    const state = { ...initialList, view: { ...initialView, search: 'ann' } };
    expect(connected(state, aSession(), none)[0].view).to.equal(state.view);
  });
});

describe('connectFailed', () => {
  for (const [kind, phase] of [
    ['unauthenticated', 'signed-out'],
    ['network', 'failed'],
    ['unavailable', 'failed'],
    ['forbidden', 'failed'],
    ['protocol', 'failed'],
    ['unknown', 'failed'],
  ] satisfies [AdapterErrorKind, string][])
    it(`is ${phase} for ${kind}, and keeps rows where there are some`, () => {
      const error = adapterError(kind, 'No.');
      const [state, effects] = connectFailed({ ...initialList, phase: 'connecting', refreshing: true }, error);
      expect([state.phase, state.error, state.refreshing, effects]).to.deep.equal([phase, error, false, []]);
      expect(connectFailed({ ...initialList, phase: 'ready', shown }, error)[0].phase).to.equal('ready');
    });
});
