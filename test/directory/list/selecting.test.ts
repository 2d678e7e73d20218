import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { canSelectMatching, selectable } from '../../../src/directory/list/selecting.js';
import {
  initialList,
  type ListIntent,
  type ListOutcome,
  type ListState,
  type Step,
  transition as firstTransition,
} from '../../../src/directory/list-state.js';
import { viewerStep } from '../../../src/directory/list/viewer-step.js';
import type { UserPage } from '../../../src/domain/query.js';
import { hiddenBy } from '../../../src/domain/selection.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser } from '../../support/builders.js';

const transition = (state: ListState, event: ListIntent | ListOutcome): Step =>
  firstTransition(state, event, viewerStep) as Step;
const owner = aUser({ id: 'owner', login: 'owner', owner: true });
const people = (...ids: string[]): User[] => ids.map((id) => (id === 'owner' ? owner : aUser({ id, login: id })));

function play(state: ListState, ...events: (ListIntent | ListOutcome)[]): ListState {
  return events.reduce((before, event) => transition(before, event)[0], state);
}

function answer(state: ListState, page: UserPage): ListState {
  return play(state, { type: 'loaded', request: state.request, page });
}

function listOf(users: User[], given: Partial<UserPage> = {}): ListState {
  const connecting = play(initialList, { type: 'use-adapter', present: true });
  const offers = new Set(['delete'] as const);
  const state = play(connecting, { type: 'connected', request: connecting.connection, session: aSession(), offers });
  return answer(state, { users, ...given });
}

const selected = (state: ListState): string[] => [...state.selection.users.keys()];
const list = listOf(people('a', 'b', 'owner', 'c', 'd'), { next: { offset: 5 }, total: { value: 9, kind: 'exact' } });
const search = (state: ListState, text: string, ...found: string[]): ListState =>
  answer(play(state, { look: true, type: 'search', text, now: true }), { users: people(...found) });

describe('select', () => {
  it('toggles a user', () => {
    const on = play(list, { type: 'toggle', id: 'a' });
    expect(selected(on)).to.deep.equal(['a']);
    expect(selected(play(on, { type: 'toggle', id: 'a' }))).to.deep.equal([]);
  });

  it('selects users who were found elsewhere, and keeps those who are selected', () => {
    const on = play(list, { type: 'toggle', id: 'a' }, { type: 'select-users', users: people('x', 'b', 'owner') });
    expect(selected(on)).to.deep.equal(['a', 'x', 'b']);
  });

  it('selects them in place of those who are selected, and stops reading all that match', () => {
    const on = play(list, { type: 'toggle', id: 'a' }, { type: 'select-all-matching' });
    const [state, effects] = transition(on, { type: 'select-users', users: people('x'), replaces: true });
    expect(selected(state)).to.deep.equal(['x']);
    expect([state.walk, effects]).to.deep.equal([undefined, [{ type: 'stop-walking' }]]);
    expect(play(on, { type: 'select-users', users: people('x') }).walk).to.deep.equal(on.walk);
  });

  it('counts as hidden whom the filters hide, and nobody who is in sight (U10)', () => {
    const found = search(list, 'b', 'b', 'c');
    const on = play(found, { type: 'select-users', users: people('b', 'x') });
    expect(hiddenBy(on.selection, on.shown!.scope).map(({ id }) => id)).to.deep.equal(['x']);
    const everybody = answer(play(on, { look: true, type: 'search', text: '', now: true }), { users: people('a') });
    expect(hiddenBy(everybody.selection, everybody.shown!.scope)).to.deep.equal([]);
  });

  it('does not select who was deleted meanwhile', () => {
    const gone = play(list, { type: 'remove-users', ids: ['b'] });
    expect(selected(play(gone, { type: 'select-users', users: people('b', 'c') }))).to.deep.equal(['c']);
  });

  it('never lets a protected user in, by whatever way (R2)', () => {
    const ways: ListIntent[][] = [
      [{ type: 'toggle', id: 'owner' }],
      [{ type: 'toggle-page' }],
      [{ type: 'toggle', id: 'a' }, { type: 'extend', id: 'd' }],
      [{ type: 'extend', id: 'owner' }],
    ]; // prettier-ignore
    for (const way of ways) expect(selected(play(list, ...way))).not.to.include('owner');
  });

  it('extends over the visible order, past who is protected', () => {
    const state = play(list, { type: 'toggle', id: 'b' }, { type: 'extend', id: 'd' });
    expect(selected(state)).to.deep.equal(['b', 'c', 'd']);
  });

  it('selects the page, then takes it out again', () => {
    const on = play(list, { type: 'toggle', id: 'c' }, { type: 'toggle-page' });
    expect(selected(on)).to.have.members(['a', 'b', 'c', 'd']);
    expect(selected(play(on, { type: 'toggle-page' }))).to.deep.equal([]);
  });

  it('ignores a user who is not in sight', () => {
    expect(play(list, { type: 'toggle', id: 'nobody' })).to.equal(list);
  });

  it('keeps selected users over paging, sorting and searching (T6)', () => {
    const state = search(play(list, { type: 'toggle', id: 'a' }), 'x', 'x');
    expect(selected(state)).to.deep.equal(['a']);
  });

  it('takes a selected user out who has become protected since', () => {
    const state = play(list, { type: 'toggle', id: 'a' }, { type: 'reload' });
    const users = [aUser({ id: 'a', owner: true })];
    expect(selected(answer(state, { users }))).to.deep.equal([]);
  });

  it('knows whom the filter hides, and resolves it either way (U10)', () => {
    const hidden = search(play(list, { type: 'toggle', id: 'a' }, { type: 'toggle', id: 'b' }), 'b', 'b');
    expect(hiddenBy(hidden.selection, hidden.shown?.scope ?? '').map(({ id }) => id)).to.deep.equal(['a']);
    expect(selected(play(hidden, { type: 'deselect-hidden' }))).to.deep.equal(['b']);
    const shown = answer(play(hidden, { type: 'show-hidden' }), { users: people('a', 'b') });
    expect([shown.view.search, hiddenBy(shown.selection, shown.shown?.scope ?? '')]).to.deep.equal(['', []]);
  });

  it('clears, and takes out by name', () => {
    const state = play(list, { type: 'toggle-page' }, { type: 'deselect', ids: ['a'] });
    expect(selected(state)).to.deep.equal(['b', 'c', 'd']);
    expect(selected(play(state, { type: 'clear-selection' }))).to.deep.equal([]);
  });

  it('holds exactly who was toggled an odd number of times', () => {
    const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'owner'));
    fc.assert(
      fc.property(ids, (toggled) => {
        const state = play(list, ...toggled.map((id) => ({ type: 'toggle' as const, id })));
        const odd = ['a', 'b', 'c', 'd'].filter((id) => toggled.filter((each) => each === id).length % 2);
        expect(selected(state)).to.have.members(odd);
      }),
    );
  });
});

describe('selectable', () => {
  it('is nobody before there is a page', () => {
    expect(selectable(initialList)).to.deep.equal([]);
    expect(selectable(list)).to.have.length(4);
  });
});

describe('select all that match', () => {
  const walking = play(list, { type: 'select-all-matching' });
  const request = walking.walk?.request ?? 0;

  it('reads the whole list from its start, in big pages', () => {
    const [state, effects] = transition(list, { type: 'select-all-matching' });
    expect(state.walk).to.deep.equal({ request, scope: '', found: 0 });
    expect(effects).to.deep.equal([
      { type: 'walk', request, query: { size: 500, sort: { field: 'name', direction: 'ascending' } } },
    ]);
  });

  it('selects nobody before everybody is known', () => {
    const state = play(walking, { type: 'walk-advanced', request, found: 5 });
    expect([state.walk?.found, selected(state)]).to.deep.equal([5, []]);
  });

  it('selects everybody who may be, and says how many may not', () => {
    const total = { value: 3, kind: 'exact' } as const;
    const state = play(walking, { type: 'walked', request, users: people('a', 'owner', 'z'), total });
    expect(selected(state)).to.deep.equal(['a', 'z']);
    expect([state.walk, state.matched]).to.deep.equal([undefined, { scope: '', seen: 3, selected: 2, total }]);
  });

  it('adds nobody when it fails', () => {
    const error = adapterError('network', 'No.');
    const state = play(walking, { type: 'walk-failed', request, error });
    expect([selected(state), state.walk, state.matched?.failed]).to.deep.equal([[], undefined, error]);
  });

  it('stops, and drops what comes after', () => {
    const [stopped, effects] = transition(walking, { type: 'stop-selecting' });
    expect(effects).to.deep.equal([{ type: 'stop-walking' }]);
    expect(play(stopped, { type: 'walked', request, users: people('a') })).to.equal(stopped);
  });

  it('stops when the viewer looks for something else, not when they turn the page', () => {
    const [state, effects] = transition(walking, { look: true, type: 'search', text: 'x' });
    expect(state.walk).to.equal(undefined);
    expect(effects.at(-1)).to.deep.equal({ type: 'stop-walking' });
    expect(play(walking, { look: true, type: 'turn-page', to: 'next' }).walk).not.to.equal(undefined);
  });

  it('is not asked for where all are in sight, while loading, or where nothing was narrowed (T7)', () => {
    expect(canSelectMatching(list)).to.equal(true);
    expect(canSelectMatching(listOf(people('a')))).to.equal(false);
    expect(canSelectMatching(play(list, { type: 'reload' }))).to.equal(false);
    expect(canSelectMatching(walking)).to.equal(false);
    const loose = listOf(people('a'), { next: { offset: 1 }, notApplied: ['filters'] });
    expect(canSelectMatching(loose)).to.equal(false);
    expect(play(loose, { type: 'select-all-matching' })).to.equal(loose);
    expect(canSelectMatching(initialList)).to.equal(false);
  });

  it('is over as soon as somebody is taken out', () => {
    const state = play(walking, { type: 'walked', request, users: people('a', 'b') }, { type: 'toggle', id: 'a' });
    expect(state.matched).to.equal(undefined);
  });
});
