import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import {
  closedPage,
  type DeletedEvent,
  type DeletedState,
  pageSize,
  transition,
} from '../../../src/deletion/deleted/deleted-state.js';
import type { DeletedPage } from '../../../src/domain/deleted/deleted-users.js';
import { aUser } from '../../support/builders.js';

const page = (ids: string, more: Partial<DeletedPage> = {}): DeletedPage => ({
  deleted: [...ids].map((id) => ({ user: aUser({ id }), deletedAt: '2027-01-01T00:00:00Z' })),
  ...more,
});
const run = (...events: DeletedEvent[]): DeletedState =>
  events.reduce((state, event) => transition(state, event)[0], closedPage);
const open: DeletedEvent = { type: 'open' };
const loaded = (request: number, given: DeletedPage): DeletedEvent => ({ type: 'loaded', request, page: given });
const error = adapterError('unavailable', 'Away.');
const shownIn = ({ shown }: DeletedState): string => shown?.page.deleted.map(({ user }) => user.id).join('') ?? '-';

describe('the page of deleted users', () => {
  it('asks for its first page when it opens', () => {
    const [state, effects] = transition(closedPage, open);
    expect([state.phase, state.refreshing]).to.deep.equal(['loading', true]);
    expect(effects).to.deep.equal([{ type: 'load', request: 1, place: { from: 0 } }]);
  });

  it('is at the first page, and waits for nothing, before it opens', () => {
    expect(closedPage).to.deep.include({ phase: 'closed', place: { from: 0 }, refreshing: false, request: 0 });
    expect(run(open).phase).to.equal('loading');
    expect(run(open, loaded(1, page('a')), { type: 'reload' }).phase).to.equal('ready');
    expect(run(open, loaded(1, page('a')), open).phase).to.equal('loading');
    expect(run(open, { type: 'load-failed', request: 1, error }, { type: 'reload' }).phase).to.equal('loading');
    expect(run(open, { type: 'load-failed', request: 1, error }).phase).to.equal('failed');
    const kept = run(open, loaded(1, page('a')), { type: 'reload' }, { type: 'load-failed', request: 2, error });
    expect([kept.phase, shownIn(kept)]).to.deep.equal(['ready', 'a']);
  });

  it('wants nothing done but to ask, and to ask no more', () => {
    const at = run(open, loaded(1, page('ab', { next: { offset: 25 } })));
    const quiet: DeletedEvent[] = [
      { type: 'select', ids: ['a'] }, { type: 'turn', to: 'previous' }, loaded(1, page('b')), loaded(0, page('b')),
      { type: 'load-failed', request: 1, error }, { type: 'load-failed', request: 0, error },
    ]; // prettier-ignore
    for (const event of quiet) expect(transition(at, event)[1], event.type).to.deep.equal([]);
    expect(transition(closedPage, { type: 'reload' })[1]).to.deep.equal([]);
    expect(transition(at, { type: 'close' })[1]).to.deep.equal([{ type: 'abort' }]);
  });

  it('selects nobody, and turns to nothing, before anything is shown', () => {
    expect(run(open, { type: 'select', ids: ['a'] }).selected.size).to.equal(0);
    const opened = run(open);
    expect(transition(opened, { type: 'turn', to: 'next' })).to.deep.equal([opened, []]);
  });

  it('stays on a first page that is empty', () => {
    const [state, effects] = transition(run(open), loaded(1, page('', { previous: { offset: 0 } })));
    expect([state.phase, effects]).to.deep.equal(['ready', []]);
  });

  it('shows the answer, and nothing while it is closed', () => {
    const state = run(open, loaded(1, page('ab')));
    expect([state.phase, shownIn(state), state.refreshing]).to.deep.equal(['ready', 'ab', false]);
    for (const event of [{ type: 'reload' }, loaded(0, page('ab')), { type: 'select', ids: ['a'] }] as DeletedEvent[])
      expect(run(event)).to.equal(closedPage);
  });

  it('takes no answer to an earlier question, whatever the order (F4)', () => {
    const state = run(open, { type: 'reload' }, loaded(2, page('b')), loaded(1, page('a')));
    expect(shownIn(state)).to.equal('b');
    expect(run(open, { type: 'reload' }, { type: 'load-failed', request: 1, error }).error).to.equal(undefined);
    const reopened = run(open, { type: 'close' }, open, loaded(1, page('a')));
    expect([reopened.phase, shownIn(reopened)]).to.deep.equal(['loading', '-']);
  });

  it('ends the question when it is closed, and keeps nobody', () => {
    const [state, effects] = transition(run(open, loaded(1, page('a')), { type: 'select', ids: ['a'] }), {
      type: 'close',
    });
    expect([state.phase, shownIn(state), state.selected.size]).to.deep.equal(['closed', '-', 0]);
    expect(effects).to.deep.equal([{ type: 'abort' }]);
  });

  it('says that the first answer failed, and keeps what it shows where a later one did', () => {
    expect(run(open, { type: 'load-failed', request: 1, error })).to.include({ phase: 'failed', error });
    const old = run(open, loaded(1, page('a')), { type: 'reload' }, { type: 'load-failed', request: 2, error });
    expect([old.phase, shownIn(old), old.error, old.refreshing]).to.deep.equal(['ready', 'a', error, false]);
    expect(run(open, { type: 'load-failed', request: 1, error }, { type: 'reload' })).to.include({ phase: 'loading' });
  });

  it('turns its pages by the backend’s places, and counts where it stands', () => {
    const first = run(open, loaded(1, page('ab', { next: { cursor: 'n' } })));
    const [turning, effects] = transition(first, { type: 'turn', to: 'next' });
    expect(effects).to.deep.equal([{ type: 'load', request: 2, place: { at: { cursor: 'n' }, from: 2 } }]);
    expect(transition(turning, { type: 'turn', to: 'next' })).to.deep.equal([turning, []]);
    const second = transition(turning, loaded(2, page('c', { previous: { cursor: 'p' } })))[0];
    expect(second.shown?.from).to.equal(2);
    expect(transition(second, { type: 'turn', to: 'next' })).to.deep.equal([second, []]);
    expect(transition(second, { type: 'turn', to: 'previous' })[1]).to.deep.equal([
      { type: 'load', request: 3, place: { at: { cursor: 'p' }, from: 0 } },
    ]);
  });

  it('goes to the page before where nobody is left on this one', () => {
    const second = run(open, loaded(1, page('ab', { next: { offset: pageSize } })), { type: 'turn', to: 'next' });
    const [state, effects] = transition(second, loaded(2, page('', { previous: { offset: 0 } })));
    expect(effects).to.deep.equal([{ type: 'load', request: 3, place: { at: { offset: 0 }, from: 0 } }]);
    expect(state.refreshing).to.equal(true);
    expect(run(open, loaded(1, page(''))).phase).to.equal('ready');
  });

  it('selects those alone who are shown, and forgets who no longer is (T6)', () => {
    const chosen = run(open, loaded(1, page('abc')), { type: 'select', ids: ['a', 'c', 'nobody'] });
    expect([...chosen.selected]).to.deep.equal(['a', 'c']);
    const [reloading] = transition(chosen, { type: 'reload' });
    expect([...transition(reloading, loaded(2, page('bc')))[0].selected]).to.deep.equal(['c']);
    const turned = run(open, loaded(1, page('ab', { next: { offset: 2 } })), { type: 'select', ids: ['a'] }, { type: 'turn', to: 'next' }); // prettier-ignore
    expect(turned.selected.size).to.equal(0);
  });
});
