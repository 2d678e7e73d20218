import { expect } from '@open-wc/testing';
import { buried, expected, isGone, lookLater, stillNamed, withoutGone } from '../../../src/directory/list/gone.js';
import { viewerStep } from '../../../src/directory/list/viewer-step.js';
import { initialList, transition, type ListIntent, type ListOutcome, type ListState } from '../../../src/directory/list-state.js'; // prettier-ignore
import { emptySelection, select } from '../../../src/domain/selection.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser } from '../../support/builders.js';
import { FakeTimer } from '../../support/scripted-adapter.js';

const people = (...ids: string[]): User[] => ids.map((id) => aUser({ id, login: id }));
const shown = { users: people('a', 'b', 'c'), page: { from: 0 }, scope: '' };
const ready: ListState = { ...initialList, phase: 'ready', session: aSession(), shown, pageSize: 3 };
const ids = (state: ListState): string[] => state.shown?.users.map(({ id }) => id) ?? [];

function play(state: ListState, ...events: (ListIntent | ListOutcome)[]): ListState {
  return events.reduce((now, event) => transition(now, event, viewerStep)![0], state);
}
/** The page as the backend still has it. */
const answer = (state: ListState, users: User[], more: object = {}): ListState =>
  play(state, { type: 'loaded', request: state.request, page: { users, ...more } });

describe('who was deleted, and is still named by a list that lags behind (F32)', () => {
  it('is not shown again, and others are', () => {
    const state = answer(play(ready, { type: 'remove-users', ids: ['b'] }), people('a', 'b', 'c', 'd'));
    expect([ids(state), stillNamed(state)]).to.deep.equal([['a', 'c', 'd'], 0]);
  });

  it('can’t be selected with all that match', () => {
    const walking = { request: 7, scope: '', found: 0 };
    const state = play(
      { ...buried(ready, ['b']), walk: walking },
      { type: 'walked', request: 7, users: people('a', 'b') },
    );
    expect([...state.selection.users.keys()]).to.deep.equal(['a']);
  });

  it('is shown at once with another version, for it is another record', () => {
    const state = buried(ready, ['b']);
    expect(isGone(state, aUser({ id: 'b', version: 'v1' }))).to.equal(true);
    expect(isGone(state, aUser({ id: 'b', version: 'v2' }))).to.equal(false);
    expect(isGone(state, { ...aUser({ id: 'b' }), version: undefined } as unknown as User), 'no version').to.equal(
      true,
    );
    expect(isGone(state, aUser({ id: 'c' }))).to.equal(false);
    expect(isGone(ready, aUser({ id: 'b' }))).to.equal(false);
  });

  it('is known by the version of the selection where it is on another page, and by the id alone where it is nowhere', () => {
    const selection = select(emptySelection, [aUser({ id: 'x', version: 'v7' })], '');
    const state = buried({ ...ready, selection }, ['x', 'y']);
    expect(['v7', 'v8'].map((version) => isGone(state, aUser({ id: 'x', version })))).to.deep.equal([true, false]);
    expect(isGone(state, aUser({ id: 'y', version: 'any' }))).to.equal(true);
  });

  it('stands there with a note where nobody else would be left of a page, although there are more', () => {
    const behind = buried(ready, ['a', 'b', 'c']);
    for (const more of [{ next: { offset: 3 } }, { previous: { offset: 0 } }]) {
      const state = withoutGone({ ...behind, shown: { ...shown, ...more } });
      expect([ids(state), stillNamed(state)]).to.deep.equal([['a', 'b', 'c'], 3]);
    }
    expect(ids(withoutGone(behind))).to.deep.equal([]);
  });

  it('changes nothing where nobody of them is shown, or nothing is', () => {
    const state = buried(ready, ['x']);
    expect(withoutGone(state)).to.equal(state);
    const blank = { ...state, shown: undefined };
    expect([withoutGone(blank), stillNamed(blank)]).to.deep.equal([blank, 0]);
  });

  it('is named again after its time, with a note; deleted once more it is hidden once more', () => {
    const late = { type: 'expect-users', ids: ['b', 'nobody'], late: true } as const;
    const before = play(ready, { type: 'remove-users', ids: ['b'] });
    const asked = play(before, late);
    expect(asked.request).to.equal(before.request + 1);
    const state = answer(asked, people('a', 'b'));
    expect([ids(state), stillNamed(state)]).to.deep.equal([['a', 'b'], 1]);
    const again = answer(play(state, { type: 'remove-users', ids: ['b'] }), people('a', 'b'));
    expect([ids(again), stillNamed(again)]).to.deep.equal([['a'], 0]);
    expect(stillNamed(answer(asked, people('a')))).to.equal(0);
  });

  it('is named again at once where it was brought back, without a note and without another question', () => {
    const before = play(ready, { type: 'remove-users', ids: ['b'] });
    const [back, effects] = expected(before, ['b']);
    expect(effects).to.deep.equal([]);
    const state = answer(back, people('a', 'b'));
    expect([ids(state), stillNamed(state)]).to.deep.equal([['a', 'b'], 0]);
    expect(expected(ready, ['b'])[0]).to.equal(ready);
  });

  it('is forgotten with the backend', () => {
    const state = play(buried(ready, ['b']), { type: 'use-adapter', present: true });
    expect(state.gone).to.equal(undefined);
  });

  it('is looked for again after a minute, each once', () => {
    const timer = new FakeTimer();
    const told: ListIntent[] = [];
    const waits: number[] = [];
    const set = (run: () => void, ms: number): number => (timer.set(ms, run), waits.push(ms));
    const around = { list: { dispatch: (intent: ListIntent) => void told.push(intent) }, timer: { set } };
    const one = buried(ready, ['a']);
    lookLater(around, one, ready);
    lookLater(around, { ...one }, one);
    const two = buried(one, ['b']);
    lookLater(around, two, one);
    expect([waits, told]).to.deep.equal([[60_000, 60_000], []]);
    timer.ring();
    expect(told).to.deep.equal([
      { type: 'expect-users', ids: ['a'], late: true },
      { type: 'expect-users', ids: ['b'], late: true },
    ]);
  });
});
