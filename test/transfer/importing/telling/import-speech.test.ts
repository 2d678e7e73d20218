import { expect } from '@open-wc/testing';
import type { RunPause } from '../../../../src/bulk/run/pause.js';
import type { RunOutcome } from '../../../../src/bulk/run-state.js';
import type { ImportState } from '../../../../src/transfer/importing/import-state.js';
import { endText, runText, summaryText } from '../../../../src/transfer/importing/import-words.js';
import { ImportSpeech } from '../../../../src/transfer/importing/telling/import-speech.js';
import { aFile, aPlan, aRun, aState, checked, ended, everyKind, messages, rows } from '../made-up-import.js';

/** What is said of each state that follows another one. */
function saidOf(...states: readonly ImportState[]): string[] {
  const said: string[] = [];
  const speech = new ImportSpeech({ clockOf: () => ({ remaining: 1000, now: 0 }) }, (text) => said.push(text));
  for (const [at, state] of states.entries()) speech.tell(state, states[at - 1] ?? aState(), messages);
  return said;
}

const plan = aPlan(Array.from({ length: 200 }, (_, at) => rows.create(at + 2)));
const done = (count: number): RunOutcome[] => Array.from({ length: count }, (_, at) => ({ id: `row-${at + 2}`, state: 'done' })); // prettier-ignore
const running = (count: number, given: { pause?: RunPause; of?: typeof plan } = {}): ImportState =>
  checked(given.of ?? plan, { stage: 'running', run: aRun(given.of ?? plan, done(count), { pause: given.pause }) });

describe('ImportSpeech', () => {
  it('says nothing where nothing is given', () => {
    expect(saidOf(aState(), aState({ reading: true }))).to.deep.equal([]);
  });

  it('says how many rows a file has, once (A2)', () => {
    const state = aFile();
    expect(saidOf(state, { ...state, clears: true }, { ...state, mapping: [] })).to.deep.equal([
      messages.text('import.rows', { count: 3 }),
    ]);
    expect(saidOf(state, aFile())).to.have.lengthOf(2);
  });

  it('says that it is checked, then each quarter of many users, and nothing of few (A2)', () => {
    const reading = (read: number, total?: number): ImportState => aFile({ stage: 'checking', progress: { read, total } }); // prettier-ignore
    const many = saidOf(aFile(), ...[0, 500, 1000, 1500, 2000, 2500, 3000, 4000].map((read) => reading(read, 4000)));
    expect(many[1]).to.equal(messages.text('import.checking', { count: 3 }));
    expect(many.slice(2)).to.deep.equal(
      ['1,000', '2,000', '3,000'].map((read) => messages.text('from-file.read-of', { done: Number(read.replace(',', '')), count: 4000 })), // prettier-ignore
    );
    expect(saidOf(aFile(), ...[0, 1000, 2000].map((read) => reading(read, 2000)))).to.have.lengthOf(2);
    expect(saidOf(aFile(), ...[0, 9000, 90000].map((read) => reading(read)))).to.have.lengthOf(2);
  });

  it('says what the dry run comes to, and again where something was put right (A2)', () => {
    const state = checked();
    const after = checked(aPlan([rows.create(2)]));
    expect(saidOf(aFile(), state, { ...state, replanning: true }, after).slice(1)).to.deep.equal([
      summaryText(everyKind(), messages),
      summaryText(after.plan!, messages),
    ]);
    expect(saidOf(aState(), checked(undefined, { plan: undefined }))).to.deep.equal([]);
  });

  it('says the quarters of a run of many rows, each once (T13)', () => {
    const states = [0, 10, 50, 60, 100, 149, 150, 199, 200].map((count) => running(count));
    expect(saidOf(checked(plan), ...states).slice(1)).to.deep.equal(
      [50, 100, 150].map((count) => runText(running(count), messages)),
    );
  });

  it('says nothing of a run of few, which is over before anybody could listen', () => {
    const few = aPlan(plan.rows.slice(0, 99));
    expect(saidOf(checked(few), running(0, { of: few }), running(90, { of: few }))).to.have.lengthOf(1);
    const enough = aPlan(plan.rows.slice(0, 100));
    expect(saidOf(checked(enough), running(0, { of: enough }), running(90, { of: enough }))).to.have.lengthOf(2);
  });

  const pause: RunPause = { reason: 'rate-limited', ms: 90_000, asks: false };
  it('says each pause once, and the next one again (T13)', () => {
    const next: RunPause = { reason: 'signed-out', asks: true };
    const said = saidOf(checked(plan), running(1), running(1, { pause }), running(2, { pause }), running(2), running(2, { pause: next })).slice(1); // prettier-ignore
    expect(said).to.have.lengthOf(2);
    expect(said[0]).to.contain('90');
    expect(said[1]).to.match(/sign/i);
  });

  it('says nothing of a pause that is over before it could be read', () => {
    expect(saidOf(checked(plan), running(1), running(1, { pause: { ...pause, ms: 500 } }))).to.have.lengthOf(1);
  });

  it('says a pause also where nobody has watched when it began', () => {
    const said: string[] = [];
    const speech = new ImportSpeech({ clockOf: () => undefined }, (text) => said.push(text));
    speech.tell(running(1, { pause: { ...pause, asks: true, ms: 600_000 } }), running(1), messages);
    speech.tell(running(1, { pause: { reason: 'unreachable', asks: true } }), running(1), messages);
    expect(said).to.have.lengthOf(2);
  });

  it('says at the end what became of all rows, once (U11, U12)', () => {
    const state = ended();
    expect(saidOf(state, { ...state, leaving: true })).to.deep.equal([endText(state, messages)]);
  });

  it('says nothing where the viewer is asked something in the middle', () => {
    const state = running(60);
    expect(saidOf(state, { ...state, leaving: true })).to.have.lengthOf(1);
  });
});
