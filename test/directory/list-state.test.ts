import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError, type AdapterErrorKind } from '../../src/adapters/adapter-error.js';
import {
  initialList,
  type ListEffect,
  type ListIntent,
  type ListOutcome,
  type ListState,
  type Step,
  transition as firstTransition,
} from '../../src/directory/list-state.js';
import { initialView } from '../../src/domain/list-view.js';
import { viewerStep } from '../../src/directory/list/viewer-step.js';
import type { UserPage } from '../../src/domain/query.js';
import type { User } from '../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';

const transition = (state: ListState, event: ListIntent | ListOutcome): Step =>
  firstTransition(state, event, viewerStep) as Step;
const people = (...ids: string[]): User[] => ids.map((id) => aUser({ id, login: id }));
const offers = new Set(['delete', 'setActive', 'departments'] as const);

/** Plays events one after the other; a load or connection that is answered is the newest one. */
function play(
  state: ListState,
  ...events: (ListIntent | ListOutcome)[]
): { state: ListState; effects: readonly ListEffect[] } {
  let effects: readonly ListEffect[] = [];
  for (const event of events) [state, effects] = transition(state, event);
  return { state, effects };
}

const connecting = play(initialList, { type: 'use-adapter', present: true }).state;

function connected(session = aSession(), from = connecting): { state: ListState; effects: readonly ListEffect[] } {
  return play(from, { type: 'connected', request: from.connection, session, offers });
}

function answer(state: ListState, page: UserPage): ListState {
  return play(state, { type: 'loaded', request: state.request, page }).state;
}

function fail(state: ListState, kind: AdapterErrorKind): { state: ListState; effects: readonly ListEffect[] } {
  return play(state, { type: 'load-failed', request: state.request, error: adapterError(kind, 'No.') });
}

const page = (users: User[], given: Partial<UserPage> = {}): UserPage => ({ users, ...given });
const first = page(people('a', 'b'), { next: { offset: 2 }, total: { value: 5, kind: 'exact' } });
const ready = answer(connected().state, first);

describe('transition: connecting', () => {
  it('starts without an adapter, and asks nobody', () => {
    const { state, effects } = play(initialList, { type: 'use-adapter', present: false });
    expect(state.phase).to.equal('no-adapter');
    expect(effects).to.deep.equal([]);
  });

  it('asks an adapter who is signed in', () => {
    const { state, effects } = play(initialList, { type: 'use-adapter', present: true });
    expect(state.phase).to.equal('connecting');
    expect(effects).to.deep.equal([{ type: 'connect', request: state.connection }]);
  });

  it('loads users and departments once the viewer is known', () => {
    const { state, effects } = connected();
    expect(state.phase).to.equal('loading');
    expect(effects.map(({ type }) => type)).to.deep.equal(['load', 'load-departments']);
  });

  it('keeps departments', () => {
    const departments = [{ id: 'd', name: 'Sales', path: [] }];
    expect(play(ready, { type: 'departments-loaded', departments }).state.departments).to.equal(departments);
  });

  it('loads nothing for a role that may not view, and says whether somebody is signed in', () => {
    const role = connected(aSession({ allowed: new Set() }));
    expect([role.state.phase, role.effects]).to.deep.equal(['no-access', []]);
    const nobody = connected(aSession({ allowed: new Set(), viewer: null }));
    expect(nobody.state.phase).to.equal('signed-out');
  });

  for (const [kind, phase] of [
    ['unauthenticated', 'signed-out'],
    ['network', 'failed'],
  ] as const)
    it(`is ${phase} where connecting fails as ${kind}`, () => {
      const error = adapterError(kind, 'No.');
      const { state } = play(connecting, { type: 'connect-failed', request: connecting.connection, error });
      expect([state.phase, state.error]).to.deep.equal([phase, error]);
    });

  it('drops the answer to an earlier connection', () => {
    const again = play(connecting, { type: 'connect' }).state;
    const late = play(again, { type: 'connected', request: connecting.connection, session: aSession(), offers }).state;
    expect(late).to.equal(again);
  });

  it('forgets everything of the adapter before, but the view', () => {
    const selected = play(ready, { type: 'toggle', id: 'a' }, { look: true, type: 'sort', by: { field: 'name', direction: 'descending' } }).state; // prettier-ignore
    const { state } = play(selected, { type: 'use-adapter', present: true });
    expect([state.selection.users.size, state.shown, state.session]).to.deep.equal([0, undefined, undefined]);
    expect(state.view).to.equal(selected.view);
    expect(answer({ ...state, request: selected.request + 1 }, first).shown).not.to.equal(undefined);
    expect(play(state, { type: 'loaded', request: selected.request, page: first }).state).to.equal(state);
  });

  it('keeps the selection when the same viewer comes back, and drops it for another (F19)', () => {
    const selected = play(ready, { type: 'toggle', id: 'a' }, { type: 'connect' }).state;
    expect(connected(aSession(), selected).state.selection.users.size).to.equal(1);
    const other = connected(aSession({ viewer: { id: 'other' } }), selected).state;
    expect(other.selection.users.size).to.equal(0);
  });

  it('does not ask for order and filters that the backend does not declare', () => {
    const view = { ...initialView, sort: { field: 'shoe-size', direction: 'ascending' }, filters: { planet: ['mars'] } } as const; // prettier-ignore
    const { effects } = connected(aSession(), play(connecting, { type: 'show-view', view }).state);
    expect(effects[0]).to.deep.include({ query: { size: 25 } });
  });

  it('asks for filters that are declared', () => {
    const session = aSession({ capabilities: theCapabilities({ filters: [{ field: 'status', choices: [] }] }) });
    const view = { ...initialView, filters: { status: ['active'] } };
    const { effects } = connected(session, play(connecting, { type: 'show-view', view }).state);
    expect(effects[0])
      .to.have.nested.property('query.filters')
      .that.deep.equals({ status: ['active'] });
  });
});

describe('transition: loading', () => {
  it('shows what was answered, and what for', () => {
    expect(ready.phase).to.equal('ready');
    expect(ready.shown).to.deep.include({ scope: '', page: { from: 0 } });
  });

  it('keeps the rows while other ones load', () => {
    const { state } = play(ready, { look: true, type: 'search', text: 'ann' });
    expect([state.phase, state.refreshing]).to.deep.equal(['ready', true]);
    expect(state.shown).to.equal(ready.shown);
  });

  it('waits while the viewer types, not when Enter is pressed', () => {
    expect(play(ready, { look: true, type: 'search', text: 'a' }).effects[0]).to.include({ after: 250 });
    expect(play(ready, { look: true, type: 'search', text: 'a', now: true }).effects[0]).to.include({ after: 0 });
  });

  it('asks nothing where a blank more makes no difference', () => {
    const { state, effects } = play(ready, { look: true, type: 'search', text: '  ' });
    expect([state.view.search, effects]).to.deep.equal(['  ', []]);
    expect(play(ready, { look: true, type: 'search', text: '' }).state).to.equal(ready);
  });

  it('shows the newest answer only, in whatever order answers come (F4)', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        let state = ready;
        const requests: number[] = [];
        for (const text of ['a', 'an', 'ann', 'anna']) {
          state = play(state, { look: true, type: 'search', text }).state;
          requests.push(state.request);
        }
        for (const which of order) {
          const users = people(`answer-${which}`);
          state = play(state, { type: 'loaded', request: requests[which] ?? 0, page: page(users) }).state;
        }
        expect(state.shown?.users[0]?.id).to.equal('answer-3');
      }),
    );
  });

  for (const [kind, phase] of [
    ['unauthenticated', 'signed-out'],
    ['unavailable', 'failed'],
  ] as const)
    it(`is ${phase} where the first load fails as ${kind}`, () => {
      expect(fail(connected().state, kind).state.phase).to.equal(phase);
    });

  it('keeps the rows when a later load fails', () => {
    const { state } = fail(play(ready, { type: 'reload' }).state, 'network');
    expect([state.phase, state.error?.kind, state.refreshing]).to.deep.equal(['ready', 'network', false]);
    expect(state.shown).to.equal(ready.shown);
  });

  it('connects again where signing in is what is missing', () => {
    const out = fail(play(ready, { type: 'reload' }).state, 'unauthenticated').state;
    expect(play(out, { type: 'reload' }).effects).to.deep.equal([{ type: 'connect', request: out.connection + 1 }]);
    expect(play(connecting, { type: 'reload' }).effects).to.deep.equal([]);
    expect(play(initialList, { type: 'reload' }).effects).to.deep.equal([]);
  });

  for (const kind of ['invalid', 'stale', 'not-found'] as const)
    it(`starts again from the first page where a place in the list is ${kind}`, () => {
      const second = play(ready, { look: true, type: 'turn-page', to: 'next' }).state;
      const { state, effects } = fail(second, kind);
      expect([state.view.page, state.notice]).to.deep.equal([{ from: 0 }, 'restarted']);
      expect(effects[0]).to.deep.include({ type: 'load', request: state.request });
      expect(fail(state, kind).state.error?.kind).to.equal(kind);
    });

  for (const [what, total, from] of [
    ['the last that the total promises', { value: 30, kind: 'exact' }, 25],
    ['the one before where the total lies', { value: 9999, kind: 'exact' }, 50],
    ['the one before where the total is a guess', { value: 3, kind: 'estimated' }, 50],
    ['the first where nobody is left', { value: 0, kind: 'exact' }, 0],
  ] as const)
    it(`steps back from an empty page to ${what}`, () => {
      const view = { ...initialView, page: { at: { offset: 75 }, from: 75 } };
      const state = answer(play(ready, { type: 'show-view', view }).state, page([], { total }));
      expect(state.view.page).to.deep.equal(from ? { at: { offset: from }, from } : { from });
      expect([state.notice, state.refreshing]).to.deep.equal(['stepped-back', true]);
    });

  it('steps back by the reference it is given, and to the first page where it has none', () => {
    const view = { ...initialView, page: { at: { cursor: 'x' }, from: 75 } };
    const asked = play(ready, { type: 'show-view', view }).state;
    const back = answer(asked, page([], { previous: { cursor: 'w' } }));
    expect(back.view.page).to.deep.equal({ at: { cursor: 'w' }, from: 50 });
    expect(answer(asked, page([])).view.page).to.deep.equal({ from: 0 });
  });

  it('steps back to the very first page where no more than one is before: never to “2–26 of 25”', () => {
    for (const from of [1, 25]) {
      const view = { ...initialView, page: { at: { cursor: 'x' }, from } };
      const asked = play(ready, { type: 'show-view', view }).state;
      const back = answer(asked, page([], { previous: { cursor: 'w' } }));
      expect([back.view.page, back.notice]).to.deep.equal([{ from: 0 }, 'stepped-back']);
    }
  });

  it('takes users out that are gone, and loads again', () => {
    const { state, effects } = play(ready, { type: 'toggle', id: 'a' }, { type: 'remove-users', ids: ['a'] });
    expect(state.shown?.users.map(({ id }) => id)).to.deep.equal(['b']);
    expect(state.selection.users.size).to.equal(0);
    expect(effects[0]).to.include({ type: 'load' });
    expect(play(connecting, { type: 'remove-users', ids: ['a'] }).state.shown).to.equal(undefined);
  });

  it('shows users as they are now, selected ones too', () => {
    const users = [aUser({ id: 'a', login: 'new' })];
    const { state } = play(ready, { type: 'toggle', id: 'a' }, { type: 'replace-users', users });
    expect(state.shown?.users[0]?.login).to.equal('new');
    expect(state.selection.users.get('a')?.user.login).to.equal('new');
    expect(play(connecting, { type: 'replace-users', users }).state).to.equal(connecting);
  });

  it('asks for no more than the backend gives at once', () => {
    const session = aSession({ capabilities: theCapabilities({ page: { kind: 'offset', maxSize: 10 } }) });
    expect(connected(session).effects[0]).to.have.nested.property('query.size', 10);
  });
});

describe('transition: looking', () => {
  it('turns to the next page and back', () => {
    const second = answer(play(ready, { look: true, type: 'turn-page', to: 'next' }).state, page(people('c'), { previous: { offset: 0 } })); // prettier-ignore
    expect(second.view.page).to.deep.equal({ at: { offset: 2 }, from: 2 });
    expect(play(second, { look: true, type: 'turn-page', to: 'previous' }).state.view.page).to.deep.equal({ from: 0 });
  });

  it('goes back by the way it came where the backend knows no previous page', () => {
    const second = answer(play(ready, { look: true, type: 'turn-page', to: 'next' }).state, page(people('c'), { next: { cursor: 'z' } })); // prettier-ignore
    const third = answer(play(second, { look: true, type: 'turn-page', to: 'next' }).state, page(people('d')));
    expect(third.view.page).to.deep.equal({ at: { cursor: 'z' }, from: 3 });
    const back = play(third, { look: true, type: 'turn-page', to: 'previous' }).state;
    expect(back.view.page).to.deep.equal({ at: { offset: 2 }, from: 2 });
  });

  it('turns one page however often it is pressed before the answer', () => {
    const once = play(ready, { look: true, type: 'turn-page', to: 'next' }).state;
    const twice = play(once, { look: true, type: 'turn-page', to: 'next' }).state;
    expect(twice.view.page).to.deep.equal(once.view.page);
  });

  it('does not turn where there is no page', () => {
    expect(play(ready, { look: true, type: 'turn-page', to: 'previous' }).state).to.equal(ready);
    expect(play(connecting, { look: true, type: 'turn-page', to: 'next' }).state).to.equal(connecting);
  });

  it('keeps the first user in sight when the page size changes', () => {
    const view = { ...initialView, page: { at: { offset: 50 }, from: 50 } };
    const state = answer(play(ready, { type: 'show-view', view }).state, page(people('x')));
    const resized = play(state, { type: 'resize-page', size: 20 }).state;
    expect(resized.view.page).to.deep.equal({ at: { offset: 40 }, from: 40 });
    expect(play(resized, { type: 'resize-page', size: 100 }).state.view.page).to.deep.equal({ from: 0 });
  });

  for (const size of [0, -1, 1.5, NaN, 25])
    it(`does not take ${size} for another page size`, () => {
      expect(play(ready, { type: 'resize-page', size }).state).to.equal(ready);
    });

  it('starts from the first page for another order, search or filter', () => {
    const second = play(ready, { look: true, type: 'turn-page', to: 'next' }).state;
    for (const intent of [
      { type: 'sort', by: { field: 'name', direction: 'descending' } },
      { type: 'search', text: 'x' },
      { type: 'filter', field: 'status', values: ['active'] },
      { type: 'clear-filters' },
    ] as const)
      expect(play(second, { look: true, ...intent }).state.view.page, intent.type).to.deep.equal({ from: 0 });
  });

  it('takes a filter off with its last value', () => {
    const on = play(ready, { look: true, type: 'filter', field: 'status', values: ['active'] }).state;
    expect(on.view.filters).to.deep.equal({ status: ['active'] });
    expect(play(on, { look: true, type: 'filter', field: 'status', values: [] }).state.view.filters).to.deep.equal({});
  });

  it('loads nothing for opening a user, nor for columns', () => {
    const open = play(ready, { look: true, type: 'open-user', id: 'a' });
    expect([open.state.view.user, open.effects]).to.deep.equal(['a', []]);
    expect(play(open.state, { look: true, type: 'open-user', id: undefined }).state.view).to.deep.equal(ready.view);
    const columns = play(ready, { type: 'show-columns', columns: ['role'] });
    expect([columns.state.columns, columns.effects]).to.deep.equal([['role'], []]);
  });

  it('loads a view of the host only where it differs, and not for another open user', () => {
    const view = { ...initialView };
    expect(play(ready, { type: 'show-view', view }).state).to.equal(ready);
    expect(play(ready, { type: 'show-view', view: { ...view, user: 'a' } }).effects).to.deep.equal([]);
    expect(play(ready, { type: 'show-view', view: { ...view, search: 'x' } }).effects).to.have.length(1);
  });
});
