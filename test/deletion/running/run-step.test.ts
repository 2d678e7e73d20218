import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import type { RunPause } from '../../../src/bulk/run/pause.js';
import { readyRun, type RunOutcome, type RunState } from '../../../src/bulk/run-state.js';
import { closed, transition, type DeletionEffect, type DeletionEvent, type DeletionState } from '../../../src/deletion/deletion-state.js'; // prettier-ignore
import type { DeletionLimits } from '../../../src/deletion/gate/approval.js';
import { progressOf } from '../../../src/deletion/running/progress-of.js';
import type { Session } from '../../../src/domain/session.js';
import { aSession, aUser } from '../../support/builders.js';

const people = (count: number) => Array.from({ length: count }, (_, index) => aUser({ id: `u${index}`, email: `u${index}@example.com` })); // prettier-ignore
const session = aSession();
const waiting = (ms: number): RunPause => ({ reason: 'rate-limited', ms, asks: false });
const signedOut: RunPause = { reason: 'signed-out', asks: true };

function play(...events: DeletionEvent[]): { state: DeletionState; effects: DeletionEffect[] } {
  let state: DeletionState = closed;
  const effects: DeletionEffect[] = [];
  for (const event of events) {
    const [next, more] = transition(state, event);
    state = next;
    effects.push(...more);
  }
  return { state, effects };
}

const deactivate = (count: number, by: Session | undefined = session): DeletionEvent => ({ type: 'ask', work: { action: 'deactivate' }, users: people(count), session: by }); // prettier-ignore
const runOf = (count: number, given: Partial<RunState> = {}): RunState => ({
  ...readyRun({ action: 'deactivate' }, freezeTargets(people(count))),
  phase: given.pause ? 'paused' : 'sending',
  ...given,
});
const changed = (run: RunState): DeletionEvent => ({ type: 'run-changed', run });
const typesOf = (effects: readonly DeletionEffect[]): string[] => effects.map(({ type }) => type);

describe('a run that pauses', () => {
  it('is shown, also where it began out of sight', () => {
    const { state, effects } = play(deactivate(2), changed(runOf(2, { pause: waiting(5_000) })));
    expect(typesOf(effects)).to.deep.equal(['run', 'show']);
    expect(state).to.include({ phase: 'running', shown: true });
  });

  it('for less than can be read stays out of sight', () => {
    const { state, effects } = play(deactivate(2), changed(runOf(2, { pause: waiting(1_999) })));
    expect(typesOf(effects)).to.deep.equal(['run']);
    expect(state).to.include({ shown: false });
  });

  it('is shown once, and not where it is in sight already', () => {
    const pause = waiting(5_000);
    expect(typesOf(play(deactivate(2), changed(runOf(2, { pause })), changed(runOf(2, { pause }))).effects)).to.deep.equal(['run', 'show']); // prettier-ignore
    expect(typesOf(play(deactivate(30), changed(runOf(30, { pause }))).effects)).to.deep.equal(['show', 'run']);
  });

  it('for a sign-in tells the host once for each pause (F19)', () => {
    const twice = [changed(runOf(30, { pause: signedOut })), changed(runOf(30, { pause: signedOut }))];
    expect(typesOf(play(deactivate(30), ...twice).effects)).to.deep.equal(['show', 'run', 'require-sign-in']);
    const anew = changed(runOf(30, { pause: { ...signedOut } }));
    expect(typesOf(play(deactivate(30), ...twice, anew).effects)).to.have.lengthOf(4);
  });

  it('goes on when the viewer wants it to; signed out, who is signed in is asked first', () => {
    expect(typesOf(play(deactivate(30), changed(runOf(30, { pause: { reason: 'unreachable', asks: true } })), { type: 'resume' }).effects).at(-1)).to.equal('resume-run'); // prettier-ignore
    expect(typesOf(play(deactivate(30), changed(runOf(30, { pause: signedOut })), { type: 'resume' }).effects).at(-1)).to.equal('reconnect'); // prettier-ignore
    expect(play({ type: 'resume' }).effects).to.deep.equal([]);
  });
});

describe('a new sign-in (F19)', () => {
  const paused = changed(runOf(30, { pause: signedOut, queue: people(30).slice(28) }));
  const signIn = (given: Session | undefined): DeletionEvent => ({ type: 'session-changed', session: given });
  const after = (given: Session | undefined, run = paused): DeletionEffect | undefined =>
    play(deactivate(30), run, signIn(given)).effects.slice(2).at(-1);

  it('of the same viewer goes on', () => {
    expect(after(aSession())).to.deep.equal({ type: 'sign-in-run', denied: new Map() });
  });

  it('leaves out those of the queue whom the rules no longer let them meet', () => {
    const allowed = new Set([...session.allowed].filter((action) => action !== 'deactivate'));
    const denied = new Map([['u28', 'role'], ['u29', 'role']]); // prettier-ignore
    expect(after(aSession({ allowed }))).to.deep.equal({ type: 'sign-in-run', denied });
  });

  it('leaves out those whom the viewer may no longer deactivate, where a date is set for that (R1)', () => {
    const work = { action: 'schedule', plan: { action: 'deactivate', at: '2027-05-04T21:59:00Z' } } as const;
    const ask: DeletionEvent = { type: 'ask', work, users: people(30), session };
    const allowed = new Set([...session.allowed].filter((action) => action !== 'deactivate'));
    const [effect] = play(ask, paused, signIn(aSession({ allowed }))).effects.slice(-1);
    expect(effect).to.deep.equal({ type: 'sign-in-run', denied: new Map([['u28', 'role'], ['u29', 'role']]) }); // prettier-ignore
  });

  it('of another viewer stops it, paused or not', () => {
    const other = aSession({ viewer: { id: 'other' } });
    expect(after(other)).to.deep.equal({ type: 'stop-run' });
    expect(after(other, changed(runOf(30)))).to.deep.equal({ type: 'stop-run' });
  });

  for (const [who, given] of [
    ['nobody', aSession({ viewer: null })],
    ['no session', undefined],
  ] as const) {
    it(`of ${who} changes nothing`, () => expect(after(given)).to.deep.equal({ type: 'require-sign-in' }));
  }

  it('of the same viewer means nothing to a run that goes on anyhow', () => {
    expect(after(aSession(), changed(runOf(30)))).to.equal(undefined);
  });
});

describe('a deletion that the host has to approve (S27, U13)', () => {
  const approve = () => true;
  const ask = (count: number, limits: DeletionLimits, directoryTotal = 200): DeletionEvent => ({ type: 'ask', work: { action: 'delete' }, users: people(count), session, limits, directoryTotal }); // prettier-ignore
  const checked = (count: number): DeletionEvent => ({ type: 'checked', session, results: people(count).map((user) => ({ id: user.id, state: 'found', user })) }); // prettier-ignore
  const confirm = (count: number, action: 'delete' | 'deactivate' = 'delete'): DeletionEvent => ({ type: 'confirm', action, targets: people(count) }); // prettier-ignore
  const confirmed = (count: number, limits: DeletionLimits, ...more: DeletionEvent[]) =>
    play(ask(count, limits), checked(count), confirm(count), ...more);

  it('is asked for after the confirmation, and nothing runs before', () => {
    const { state, effects } = confirmed(41, { approve });
    expect(state.phase).to.equal('approving');
    expect(typesOf(effects)).to.deep.equal(['show', 'check', 'approve']);
    expect(effects.at(-1)).to.deep.nested.include({ 'plan.counts': { deleted: 41, leftOut: 0 }, 'plan.share': 0.205 });
  });

  it('runs for exactly those who were confirmed, once it is given', () => {
    const { effects, state } = confirmed(41, { approve }, { type: 'approval', answer: 'given' }, { type: 'approval', answer: 'given' }); // prettier-ignore
    const runs = effects.filter(({ type }) => type === 'run');
    expect(runs).to.have.lengthOf(1);
    expect(runs[0]).to.have.property('targets').with.lengthOf(41);
    expect(state.phase).to.equal('running');
  });

  for (const answer of ['refused', 'failed'] as const) {
    it(`sends nothing where it is ${answer}, also when it is given afterwards`, () => {
      const { state, effects } = confirmed(41, { approve }, { type: 'approval', answer }, { type: 'approval', answer: 'given' }); // prettier-ignore
      expect(state).to.include({ phase: 'declined', why: answer });
      expect(typesOf(effects)).not.to.include('run');
      expect(transition(state, { type: 'closed' })[0]).to.equal(closed);
    });
  }

  it('can be cancelled while it is waited for: a late yes sends nothing', () => {
    const { state, effects } = confirmed(41, { approve }, { type: 'closed' }, { type: 'approval', answer: 'given' });
    expect(state).to.equal(closed);
    expect(typesOf(effects).slice(2)).to.deep.equal(['approve', 'abort-approval']);
  });

  it('is nobody’s where another viewer has signed in meanwhile', () => {
    const other: DeletionEvent = { type: 'session-changed', session: aSession({ viewer: { id: 'other' } }) };
    const { state, effects } = confirmed(41, { approve }, other);
    expect(state).to.include({ phase: 'declined', why: 'failed' });
    expect(typesOf(effects).at(-1)).to.equal('abort-approval');
    const same: DeletionEvent = { type: 'session-changed', session: aSession() };
    expect(confirmed(41, { approve }, same).state.phase).to.equal('approving');
  });

  it('is not asked for below the threshold, without a hook, nor for deactivating instead', () => {
    expect(confirmed(40, { approve }).state.phase).to.equal('running');
    expect(confirmed(41, {}).state.phase).to.equal('running');
    expect(play(ask(41, { approve }), checked(41), confirm(41, 'deactivate')).state.phase).to.equal('running');
  });

  describe('or that is more than the host allows', () => {
    it('sends nothing, not even to look, and can’t be confirmed', () => {
      const { state, effects } = play(ask(11, { maxDelete: 10 }), confirm(11));
      expect(state.phase).to.equal('asking');
      expect(typesOf(effects)).to.deep.equal(['show']);
    });

    it('is looked at where it is not more', () => {
      expect(typesOf(play(ask(10, { maxDelete: 10 })).effects)).to.deep.equal(['show', 'check']);
    });

    it('can be deactivated instead', () => {
      expect(play(ask(11, { maxDelete: 10 }), confirm(11, 'deactivate')).state.phase).to.equal('running');
    });

    it('can’t be confirmed where looking again has made them more', () => {
      const users = people(11).map((user, index) => (index ? user : { ...user, owner: true }));
      const { state } = play(
        { type: 'ask', work: { action: 'delete' }, users, session, limits: { maxDelete: 10 } }, checked(11), confirm(11),
      ); // prettier-ignore
      expect(state.phase).to.equal('asking');
    });
  });
});

describe('progressOf', () => {
  const running = (run?: RunState) => progressOf({ ...play(deactivate(3)).state, run } as DeletionState & { phase: 'running' }); // prettier-ignore
  const answered = (...outcomes: RunOutcome[]) => new Map(outcomes.map((one) => [one.id, one]));
  const error = adapterError('rate-limited', 'Slowly.');

  it('knows how many before anything runs', () => {
    expect(running()).to.deep.equal({ done: 0, total: 3 });
  });

  it('counts nobody who will be sent again', () => {
    const run = runOf(3, { answered: answered({ id: 'u0', state: 'done' }, { id: 'u1', state: 'failed', error }, { id: 'u2', state: 'not-attempted' }) }); // prettier-ignore
    expect(running(run)).to.include({ done: 1, total: 3, trouble: 0, unknown: 0 });
  });

  it('counts who did not end well', () => {
    const run = runOf(3, { outcomes: answered({ id: 'u0', state: 'already' }, { id: 'u1', state: 'unknown', error }) });
    expect(running(run)).to.include({ done: 2, trouble: 1, unknown: 1 });
  });

  it('tells of a pause that can be read, of stopping, looking and probing', () => {
    const pause = waiting(2_000);
    expect(running(runOf(3, { pause })).pause).to.equal(pause);
    expect(running(runOf(3, { pause: waiting(1_999) }))).not.to.have.property('pause');
    for (const [phase, name] of [
      ['stopping', 'stopping'],
      ['reconciling', 'looking'],
      ['probing', 'probing'],
    ] as const)
      expect(running(runOf(3, { phase }))).to.have.property(name, true);
  });
});

describe('a question while somebody else signs in (F19)', () => {
  const ask: DeletionEvent = { type: 'ask', work: { action: 'delete' }, users: people(2), session };
  const checked: DeletionEvent = { type: 'checked', session, results: people(2).map((user) => ({ id: user.id, state: 'found', user })) }; // prettier-ignore
  const signIn = (by: Session | undefined): DeletionEvent => ({ type: 'session-changed', session: by });
  const other = aSession({ viewer: { id: 'u1' } });

  for (const [phase, events] of [
    ['checking', [ask]],
    ['asking', [ask, checked]],
  ] as const) {
    it(`is withdrawn in the phase ${phase}: they may be one of those whom it names`, () => {
      const { state, effects } = play(...events, signIn(other));
      expect(state.phase).to.equal(phase);
      expect(typesOf(effects).at(-1)).to.equal('withdraw');
    });

    it(`stays in the phase ${phase} for the same viewer, and while nobody is known to be signed in`, () => {
      for (const by of [aSession(), aSession({ viewer: null }), undefined])
        expect(typesOf(play(...events, signIn(by)).effects)).to.deep.equal(['show', 'check']);
    });
  }

  it('is withdrawn also where nobody was signed in between', () => {
    const { effects } = play(ask, checked, signIn(aSession({ viewer: null })), signIn(other));
    expect(typesOf(effects).at(-1)).to.equal('withdraw');
  });
});

describe('a run of which nothing is known yet', () => {
  const begun: DeletionState = play(deactivate(2)).state;

  it('goes on when the viewer wants it to', () => {
    expect(transition(begun, { type: 'resume' })[1]).to.deep.equal([{ type: 'resume-run' }]);
    const noPause = transition(begun, changed(runOf(2)))[0];
    expect(transition(noPause, { type: 'resume' })[1]).to.deep.equal([{ type: 'resume-run' }]);
    expect(transition(begun, changed(runOf(2)))[1]).to.deep.equal([]);
  });

  it('means nothing to the same viewer who signs in, and stops for another (F19)', () => {
    expect(transition(begun, { type: 'session-changed', session: aSession() })[1]).to.deep.equal([]);
    for (const before of [undefined, aSession({ viewer: null })]) {
      const [unknown] = [{ ...begun, session: before } as DeletionState];
      expect(transition(unknown, { type: 'session-changed', session })[1]).to.deep.equal([{ type: 'stop-run' }]);
    }
  });
});
