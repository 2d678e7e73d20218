import { expect } from '@open-wc/testing';
import { nobodyShown, type StatusEffect, type StatusIntent, type StatusOutcome, type StatusState, transition } from '../../src/status/status-state.js'; // prettier-ignore

const zone = 'Europe/Berlin';
const now = Date.parse('2026-05-04T12:00Z');
const off: StatusIntent = { type: 'flip', action: 'deactivate' };
const on: StatusIntent = { type: 'flip', action: 'activate' };
const save: StatusIntent = { type: 'save-day', zone, now };
const show = (id = 'grace', set?: string): StatusOutcome => ({ type: 'shown', id, set });

/** The state after these, and the effects of the last. */
function after(...events: (StatusIntent | StatusOutcome)[]): readonly [StatusState, readonly StatusEffect[]] {
  let step: readonly [StatusState, readonly StatusEffect[]] = [transition(nobodyShown, show())[0], []];
  for (const event of events) step = transition(step[0], event);
  return step;
}

describe('status transition: the switch', () => {
  it('explains before the first time, and asks nothing of the backend yet (R8)', () => {
    const [state, effects] = after(off);
    expect(state.asking).to.equal('deactivate');
    expect(effects).to.deep.equal([{ type: 'focus', on: 'question' }]);
  });

  it('does it once it is confirmed, with the focus back on the switch', () => {
    const [state, effects] = after(off, { type: 'confirm' });
    expect(state).to.include({ asking: undefined, busy: 'status' });
    expect(effects).to.deep.equal([
      { type: 'set-active', active: false },
      { type: 'focus', on: 'switch' },
    ]);
  });

  it('does it at once from then on, for others too', () => {
    const [state, effects] = after(off, { type: 'confirm' }, { type: 'answered' }, show('ada'), off);
    expect(state).to.include({ id: 'ada', asking: undefined, busy: 'status' });
    expect(effects).to.deep.equal([{ type: 'set-active', active: false }]);
  });

  it('explains the other way too', () => {
    const [state] = after(off, { type: 'confirm' }, { type: 'answered' }, on);
    expect(state.asking).to.equal('activate');
    const [, effects] = after(on, { type: 'confirm' });
    expect(effects[0]).to.deep.equal({ type: 'set-active', active: true });
  });

  it('does nothing when it is declined, and explains again the next time', () => {
    const [state, effects] = after(off, { type: 'decline' });
    expect(state.asking).to.equal(undefined);
    expect(effects).to.deep.equal([{ type: 'focus', on: 'switch' }]);
    expect(after(off, { type: 'decline' }, off)[0].asking).to.equal('deactivate');
  });

  it('has nothing to confirm or to decline while nothing is asked', () => {
    for (const type of ['confirm', 'decline'] as const) expect(after({ type })).to.deep.equal(after());
  });

  it('takes no press while an answer is awaited, of nothing', () => {
    const busy = after(off, { type: 'confirm' })[0];
    const presses: StatusIntent[] = [off, on, { type: 'confirm' }, { type: 'decline' }, { type: 'write-day', day: '' }, save, { type: 'cancel-day', action: 'deactivate' }]; // prettier-ignore
    for (const press of presses) expect(transition(busy, press), press.type).to.deep.equal([busy, []]);
  });

  it('asks about nobody else than who is shown', () => {
    expect(after(off, show('ada'))[0]).to.deep.equal({ id: 'ada', explained: new Set(), set: undefined });
  });

  it('hears of an answer only when it waits for one', () => {
    const [state] = after(off);
    expect(transition(state, { type: 'answered' })[0]).to.equal(state);
  });
});

describe('status transition: the date', () => {
  it('sends the end of the day in the account’s time zone, as an instant', () => {
    const [state, effects] = after({ type: 'write-day', day: '2026-05-31' }, save);
    expect(state.busy).to.equal('date');
    expect(effects).to.deep.equal([{ type: 'schedule', action: 'deactivate', at: '2026-05-31T21:59:00.000Z' }]);
  });

  for (const [day, problem] of [
    ['', 'missing'],
    ['?', 'unreadable'],
    ['2026-02-30', 'unreadable'],
    ['2026-05-04', 'too-early'],
    ['2020-01-01', 'too-early'],
  ] as const)
    it(`says that “${day}” is ${problem}, and sends nothing`, () => {
      const [state, effects] = after({ type: 'write-day', day }, save);
      expect(state.problem).to.equal(problem);
      expect(effects).to.deep.equal([{ type: 'focus', on: 'day' }]);
    });

  it('says that no day was chosen, where none is set and none was written', () => {
    expect(after(save)[0].problem).to.equal('missing');
  });

  it('says that the day is set already', () => {
    expect(after(show('grace', '2026-06-01'), save)[0].problem).to.equal('unchanged');
  });

  it('forgets the problem with the next letter', () => {
    const [state] = after(save, { type: 'write-day', day: '2026-06-01' });
    expect(state).to.include({ day: '2026-06-01', problem: undefined });
  });

  it('moves a date', () => {
    const [, effects] = after(show('grace', '2026-06-01'), { type: 'write-day', day: '2026-06-02' }, save);
    expect(effects).to.deep.equal([{ type: 'schedule', action: 'deactivate', at: '2026-06-02T21:59:00.000Z' }]);
  });

  for (const action of ['activate', 'deactivate'] as const)
    it(`cancels a date for “${action}”`, () => {
      const [state, effects] = after({ type: 'cancel-day', action });
      expect(state.busy).to.equal('date');
      expect(effects).to.deep.equal([{ type: 'schedule', action, at: null }]);
    });

  it('shows what the backend has, once that is another day than before', () => {
    const [state] = after({ type: 'write-day', day: '2026-06-01' }, show('grace', '2026-06-01'));
    expect(state).to.include({ set: '2026-06-01', day: undefined });
  });

  it('keeps what was written while the record stays as it is: it may not have been saved', () => {
    const [state] = after({ type: 'write-day', day: '2026-06-01' }, save, { type: 'answered' }, show());
    expect(state).to.include({ day: '2026-06-01', busy: undefined });
  });
});
