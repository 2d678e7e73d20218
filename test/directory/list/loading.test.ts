import { expect } from '@open-wc/testing';
import { type AdapterError, adapterError, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import * as loading from '../../../src/directory/list/loading.js';
import { viewerStep } from '../../../src/directory/list/viewer-step.js';
import { initialList, type ListState, type Step, transition } from '../../../src/directory/list-state.js';
import { initialView, type ListView } from '../../../src/domain/list-view.js';
import type { UserPage } from '../../../src/domain/query.js';
import { emptySelection, select } from '../../../src/domain/selection.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';

const people = (...ids: string[]): User[] => ids.map((id) => aUser({ id, login: id }));
const shown = { users: people('a', 'b', 'c'), page: { from: 0 }, scope: '' };
const ready: ListState = { ...initialList, phase: 'ready', session: aSession(), shown, pageSize: 3 };
const at = (page: ListView['page'], given: Partial<ListState> = {}): ListState => ({
  ...ready,
  view: { ...initialView, page },
  ...given,
});
const maxSize = (size: number | undefined) =>
  aSession({ capabilities: theCapabilities({ page: { kind: 'offset', ...(size && { maxSize: size }) } }) });
const selected = (state: ListState): string[] => [...state.selection.users.keys()];
const queryIn = ([, [effect]]: Step) => (effect?.type === 'load' ? effect.query : undefined);

const loaded = (state: ListState, page: UserPage): Step =>
  transition(state, { type: 'loaded', request: state.request, page }, viewerStep) as Step;
const loadFailed = (state: ListState, error: AdapterError): Step =>
  transition(state, { type: 'load-failed', request: state.request, error }, viewerStep) as Step;

describe('sizeOf', () => {
  for (const [pageSize, session, size] of [
    [25, maxSize(undefined), 25],
    [25, maxSize(100), 25],
    [500, maxSize(100), 100],
    [25, undefined, 25],
    [0, maxSize(100), 1],
    [-5, undefined, 1],
  ] as const)
    it(`is ${size} for a page of ${pageSize} where the backend gives ${session?.capabilities.page.maxSize ?? 'any'}`, () => {
      expect(loading.sizeOf({ ...ready, pageSize, session })).to.equal(size);
    });
});

describe('load', () => {
  it('asks under a new number, and keeps the rows (F4)', () => {
    const [state, effects] = loading.load(ready, initialView);
    expect([state.request, state.phase, state.refreshing, state.shown]).to.deep.equal([1, 'ready', true, shown]);
    expect(effects).to.deep.equal([{ type: 'load', request: 1, query: { size: 3, sort: initialView.sort }, after: 0 }]);
  });

  it('has the shape of rows where there are none yet', () => {
    expect(loading.load({ ...ready, shown: undefined }, initialView)[0].phase).to.equal('loading');
  });

  for (const session of [undefined, aSession({ allowed: new Set(['delete']) })])
    it(`asks nothing for ${session ? 'who may not view' : 'nobody'}, and remembers what was wanted (R1)`, () => {
      const view = { ...initialView, search: 'ann' };
      expect(loading.load({ ...ready, session }, view)).to.deep.equal([{ ...ready, session, view }, []]);
    });

  it('drops what was said of the page before', () => {
    expect(loading.load({ ...ready, notice: 'restarted' }, initialView)[0].notice).to.equal(undefined);
  });
});

describe('reload', () => {
  for (const [what, given, effect] of [
    ['loads the page', {}, 'load'],
    ['loads the page again after an error', { error: adapterError('network', 'No.') }, 'load'],
    ['connects where signing in is missing', { error: adapterError('unauthenticated', 'No.') }, 'connect'],
    ['connects where that had failed', { phase: 'failed', session: undefined, shown: undefined }, 'connect'],
    ['does nothing while it connects', { phase: 'connecting', session: undefined, shown: undefined }, undefined],
    ['does nothing without an adapter', { phase: 'no-adapter', session: undefined, shown: undefined }, undefined],
  ] as const)
    it(what, () => {
      const [, effects] = loading.reload({ ...ready, ...given });
      expect(effects.map(({ type }) => type)).to.deep.equal(effect ? [effect] : []);
    });
});

describe('loaded', () => {
  it('shows the answer with what was asked, and forgets the error', () => {
    const view = { ...initialView, search: 'ann' };
    const error = adapterError('network', 'No.');
    const [state] = loaded({ ...ready, view, error, refreshing: true }, { users: people('x') });
    expect(state.shown).to.deep.include({ scope: '["ann",[]]', sort: initialView.sort, page: { from: 0 } });
    expect([state.error, state.refreshing, state.phase]).to.deep.equal([undefined, false, 'ready']);
  });

  it('knows selected users as they are now, so that what is deleted is the version seen (F1)', () => {
    const selection = select(emptySelection, people('a', 'b'), '');
    const state = loaded({ ...ready, selection }, { users: [aUser({ id: 'a', version: 'v2' })] })[0];
    const versions = [...state.selection.users.values()].map(({ user }) => user.version);
    expect(versions).to.deep.equal(['v2', 'v1']);
  });

  for (const [who, given] of [
    ['the owner (R2)', { owner: true }],
    ['somebody whose owner flag is gone (R11)', { owner: undefined }],
    ['protected by the backend (R4)', { denied: { delete: 'scope', deactivate: 'scope' } }],
  ] as const)
    it(`takes out of the selection who has become ${who}`, () => {
      const selection = select(emptySelection, people('a', 'b'), '');
      const { owner: _, ...user } = aUser({ id: 'a' });
      const changed = { ...user, owner: false, ...given } as User;
      const state = loaded({ ...ready, selection }, { users: [changed, ...people('b')] })[0];
      expect(selected(state)).to.deep.equal(['b']);
    });

  const empty = (given: Partial<UserPage> = {}): UserPage => ({ users: [], ...given });
  const offset = (from: number) => ({ at: { offset: from }, from });
  for (const [what, page, answer, offsetAsked] of [
    ['the last page of an exact total', offset(9), empty({ total: { value: 5, kind: 'exact' } }), 3],
    ['the page before where the total is a guess', offset(9), empty({ total: { value: 5, kind: 'estimated' } }), 6],
    ['the page before where there is no total', offset(9), empty(), 6],
    ['the first page where nobody is left', offset(9), empty({ total: { value: 0, kind: 'exact' } }), undefined],
    ['never a later page than the one asked for', offset(3), empty({ total: { value: 99, kind: 'exact' } }), undefined],
  ] as const)
    it(`steps back from an empty page to ${what}`, () => {
      const step = loaded(at(page), answer);
      expect(queryIn(step)?.at).to.deep.equal(offsetAsked ? { offset: offsetAsked } : undefined);
      expect([step[0].notice, step[0].view.page.from]).to.deep.equal(['stepped-back', offsetAsked ?? 0]);
    });

  it('takes an empty first page for an empty list', () => {
    const [state, effects] = loaded(ready, empty());
    expect([state.shown?.users, effects]).to.deep.equal([[], []]);
  });

  it('waits for the code that steps back, rather than show nobody', () => {
    const state = at(offset(9));
    expect(transition(state, { type: 'loaded', request: state.request, page: empty() })).to.equal(undefined);
  });

  it('starts again where an empty page of a cursor knows no page before', () => {
    const step = loaded(at({ at: { cursor: 'c' }, from: 6 }, { trail: [{ from: 0 }] }), empty());
    expect([step[0].notice, step[0].trail, queryIn(step)?.at]).to.deep.equal(['restarted', [], undefined]);
  });
});

describe('loadFailed', () => {
  const lost: AdapterErrorKind[] = ['invalid', 'stale', 'not-found'];
  const others: AdapterErrorKind[] = ['network', 'unavailable', 'rate-limited', 'forbidden', 'protocol', 'unknown'];
  const cursor = { at: { cursor: 'old' }, from: 6 };

  for (const kind of [...lost, ...others])
    it(`${lost.includes(kind) ? 'starts again' : 'stays'} where a later page fails as ${kind}`, () => {
      const step = loadFailed(at(cursor, { trail: [{ from: 0 }] }), adapterError(kind, 'No.'));
      expect(queryIn(step) !== undefined).to.equal(lost.includes(kind));
      expect(step[0].notice).to.equal(lost.includes(kind) ? 'restarted' : undefined);
      expect(step[0].shown).to.equal(shown);
    });

  for (const kind of lost)
    it(`does not ask for the first page over and over where that is ${kind}`, () => {
      const [state, effects] = loadFailed(ready, adapterError(kind, 'No.'));
      expect([effects, state.error?.kind, state.refreshing]).to.deep.equal([[], kind, false]);
    });

  it('keeps rows and selection when the sign-in ends (F19)', () => {
    const selection = select(emptySelection, people('a'), '');
    const [state] = loadFailed({ ...ready, selection }, adapterError('unauthenticated', 'No.'));
    expect([state.phase, state.shown, selected(state)]).to.deep.equal(['ready', shown, ['a']]);
  });
});
