import { expect } from '@open-wc/testing';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { RunOutcome, RunState } from '../../../../src/bulk/run-state.js';
import type { RunPause } from '../../../../src/bulk/run/pause.js';
import { showImport, type ImportScreen } from '../import-screen.js';
import { aRun, checked, everyKind } from '../made-up-import.js';

const error = adapterError('invalid', 'No.');
const done = (id: string): RunOutcome => ({ id, state: 'done' });

function show(
  given: Partial<RunState> = {},
  outcomes: readonly RunOutcome[] = [done('row-2')],
  clock?: Parameters<typeof showImport>[2],
): Promise<ImportScreen> {
  const plan = everyKind();
  return showImport(checked(plan, { stage: 'running', run: aRun(plan, outcomes, given) }), 'en', clock);
}
const pausedBy = (pause: Partial<RunPause>): Partial<RunState> => ({
  phase: 'paused',
  pause: { reason: 'unreachable', asks: true, ...pause },
});

describe('runningView', () => {
  it('says how many of the rows that are sent are through', async () => {
    const screen = await show({}, [done('row-2'), done('row-3')]);
    expect(screen.find('.import-sum').innerText).to.equal('2 of 5 rows');
    const bar = screen.find<HTMLProgressElement>('progress');
    expect(bar.position).to.equal(2 / 5);
    expect(bar.ariaLabel).to.equal('2 of 5 rows');
  });

  it('counts the answers of the request under way', async () => {
    const screen = await show({ answered: new Map([['row-3', done('row-3')]]) });
    expect(screen.find('.import-sum').innerText).to.equal('2 of 5 rows');
    expect(screen.find('.import-counts').innerText.trim()).to.equal('2 done');
  });

  it('says what was not done while it still runs', async () => {
    const outcomes: RunOutcome[] = [
      done('row-2'),
      { id: 'row-3', state: 'failed', error },
      { id: 'row-4', state: 'unknown', error },
      { id: 'row-5', state: 'changed', error },
      { id: 'row-6', state: 'refused', error },
    ];
    const screen = await show({}, outcomes);
    expect(screen.all('.import-counts li').map(({ innerText }) => innerText.trim())).to.deep.equal([
      '1 done',
      '1 refused',
      '1 changed meanwhile',
      '1 failed',
      '1 unknown',
    ]);
    expect((await show({}, [{ id: 'row-2', state: 'already' }])).find('.import-counts').innerText.trim()).to.equal('1 was so already'); // prettier-ignore
  });

  it('counts nothing before there is an answer, and stands at its beginning without a run', async () => {
    const screen = await show({}, []);
    expect(screen.all('.import-counts')).to.have.lengthOf(0);
    await screen.show(checked(everyKind(), { stage: 'running' }));
    expect(screen.find('.import-sum').innerText).to.equal('0 of 0 rows');
    expect(screen.find<HTMLProgressElement>('progress').position).to.equal(0);
  });

  it('can be stopped, and says that answers are waited for', async () => {
    const screen = await show({ phase: 'stopping' });
    expect(screen.button('Stop')).to.exist;
    expect(screen.text).to.contain('Stopping. What was sent already is waited for.');
  });

  it('says that it looks again at lost answers', async () => {
    expect((await show({ phase: 'reconciling' })).text).to.contain('Looking again at rows whose answer was lost.');
    expect((await show()).text).not.to.contain('Looking again');
  });

  it('can be used without seeing it, running and paused', async () => {
    await expect((await show()).element).to.be.accessible();
    await expect((await show(pausedBy({}))).element).to.be.accessible();
  });
});

describe('runningView: pauses', () => {
  it('counts down to when it goes on by itself, and asks nobody (F26)', async () => {
    const pause: RunPause = { reason: 'rate-limited', ms: 90_000, asks: false };
    const screen = await show({ phase: 'waiting', pause }, [], { remaining: 42_001, now: 0 });
    expect(screen.text).to.contain('Paused The system asked to wait. It goes on in 0:43.');
    expect(screen.all('.import-go-on')).to.have.lengthOf(0);
    expect(screen.text).not.to.contain('rows are left');
  });

  it('counts down from the beginning where nobody has a clock', async () => {
    const pause: RunPause = { reason: 'rate-limited', ms: 125_000, asks: false };
    expect((await show({ phase: 'waiting', pause })).text).to.contain('It goes on in 2:05.');
  });

  it('says that it goes on in a moment once the time is over', async () => {
    const pause: RunPause = { reason: 'rate-limited', ms: 5000, asks: false };
    const screen = await show({ phase: 'waiting', pause }, [], { remaining: 0, now: 0 });
    expect(screen.text).to.contain('It goes on in a moment.');
  });

  it('says nothing of a pause that is over before it can be read', async () => {
    const pause: RunPause = { reason: 'rate-limited', ms: 500, asks: false };
    expect((await show({ phase: 'waiting', pause })).text).not.to.contain('Paused');
  });

  it('goes on when the viewer says so, and says with how many rows', async () => {
    const screen = await show(pausedBy({}));
    expect(screen.text).to.contain('The system can’t be reached, or fails each time.').and.contain('4 rows are left. Nothing is sent until it goes on.'); // prettier-ignore
    await screen.press('Go on with 4 rows');
    expect(screen.calls).to.deep.equal(['resume()']);
  });

  it('takes no second press while it looks whether the system answers', async () => {
    const screen = await show({ ...pausedBy({}), phase: 'probing' });
    expect(screen.text).to.contain('Looking whether the system answers again.');
    expect(screen.find('.import-go-on').ariaDisabled).to.equal('true');
    await screen.press('Go on with 4 rows');
    expect(screen.calls).to.deep.equal([]);
  });

  it('offers to go on to who has signed in again', async () => {
    const screen = await show(pausedBy({ reason: 'signed-out' }));
    expect(screen.text).to.contain('Your sign-in has ended. Sign in again').and.contain('4 rows are left');
    expect(screen.all('.import-go-on')).to.have.lengthOf(1);
  });
});
