import { expect } from '@open-wc/testing';
import type { Target } from '../../src/adapters/contract.js';
import type { ReadResult } from '../../src/bulk/read-each.js';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { readyRun, type RunOutcome, type RunState } from '../../src/bulk/run-state.js';
import { planOf } from '../../src/bulk/plan.js';
import { closed, transition, type DeletionEvent, type DeletionState } from '../../src/deletion/deletion-state.js';
import type { ConfirmableAction } from '../../src/deletion/events/dialog-events.js';
import type { DeletionLimits } from '../../src/deletion/gate/approval.js';
import type { User } from '../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';

const session = aSession();
const ana = aUser({ id: 'ana', email: 'ana@example.com' });
const bob = aUser({ id: 'bob', email: 'bob@example.com' });
const found = (user: User): ReadResult => ({ id: user.id, state: 'found', user });
const ask = (...users: User[]): DeletionEvent => ({ type: 'ask', work: { action: 'delete' }, users, session });
const checked = (...results: ReadResult[]): DeletionEvent => ({ type: 'checked', results, session });
const confirm = (action: ConfirmableAction, ...targets: Target[]): DeletionEvent => ({
  type: 'confirm',
  action,
  targets: targets.map(({ id, version }) => ({ id, ...(version && { version }) })),
});
const setActive = (active: boolean, ...users: User[]): DeletionEvent => ({
  type: 'ask',
  work: { action: active ? 'activate' : 'deactivate' },
  users,
  session,
});

function play(...events: DeletionEvent[]): { state: DeletionState; effects: string[] } {
  let state = closed;
  const effects: string[] = [];
  for (const event of events) {
    const [next, more] = transition(state, event);
    state = next;
    effects.push(...more.map(({ type }) => type));
  }
  return { state, effects };
}

function ended(action: ConfirmableAction, ...outcomes: RunOutcome[]): RunState {
  const run = readyRun({ action }, freezeTargets(outcomes));
  return { ...run, phase: 'ended', outcomes: new Map(outcomes.map((one) => [one.id, one])) };
}

describe('transition of what the viewer gave a reason for', () => {
  const reason = 'Left the company';
  const { state } = play(ask(ana, bob), checked(found(ana), found(bob)));
  const why = (event: DeletionEvent): DeletionEvent => ({ ...event, reason }) as DeletionEvent;

  for (const action of ['delete', 'deactivate'] as const) {
    it(`runs to ${action} with it`, () => {
      const [next, [effect]] = transition(state, why(confirm(action, ana, bob)));
      expect(effect).to.deep.include({ type: 'run', work: { action, reason } });
      expect(next).to.deep.include({ phase: 'running', work: { action, reason } });
    });
  }

  it('has none where none was given', () => {
    const [, [effect]] = transition(state, confirm('delete', ana, bob));
    expect(effect).to.have.deep.property('work', { action: 'delete' });
  });

  it('tells it whoever has to approve, and runs with it afterwards (S27)', () => {
    const limited = play({ ...ask(ana, bob), limits: { approve: () => true, approveFrom: 1 } } as DeletionEvent, checked(found(ana), found(bob))); // prettier-ignore
    const [approving, [effect]] = transition(limited.state, why(confirm('delete', ana, bob)));
    expect(effect).to.have.nested.property('plan.reason', reason);
    const [, [run]] = transition(approving, { type: 'approval', answer: 'given' });
    expect(run).to.deep.include({ type: 'run', work: { action: 'delete', reason } });
  });

  it('meets everyone with what was asked about, and with “Deactivate instead” only those whom it helps (U8, U9)', () => {
    const off = aUser({ id: 'bob', status: 'inactive' });
    const asked = play(ask(ana, off), checked(found(ana), found(off))).state;
    const met = (event: DeletionEvent): string[] => {
      const [, [effect]] = transition(asked, event);
      return effect?.type === 'run' ? effect.targets.map(({ id }) => id) : [];
    };
    expect(met(confirm('delete', ana, off))).to.deep.equal(['ana', 'bob']);
    expect(met(confirm('deactivate', ana))).to.deep.equal(['ana']);
    expect(met(confirm('delete', ana))).to.deep.equal([]);
    expect(met(confirm('deactivate', ana, off))).to.deep.equal([]);
    expect(met(confirm('activate', ana, off))).to.deep.equal([]);
  });

  it('does nothing about targets that were not shown, whatever the reason (U9)', () => {
    expect(transition(state, why(confirm('delete', ana)))).to.deep.equal([state, []]);
  });
});

describe('transition of a deletion after which somebody takes over', () => {
  const asked = (successor?: 'optional' | 'required', limits: DeletionLimits = {}): DeletionState => {
    const wanted = aSession({ capabilities: theCapabilities({ delete: { kind: 'soft', ...(successor && { successor }) } }) }); // prettier-ignore
    const given = { ...ask(ana, bob), session: wanted, limits } as DeletionEvent;
    return play(given, { ...checked(found(ana), found(bob)), session: wanted } as DeletionEvent).state;
  };
  const heir = (event: DeletionEvent, successor: string): DeletionEvent => ({ ...event, successor }) as DeletionEvent;
  const both = confirm('delete', ana, bob);

  for (const [wanted, successor, work] of [
    ['required', 'cy', { action: 'delete', successor: 'cy' }],
    ['optional', 'cy', { action: 'delete', successor: 'cy' }],
    ['optional', undefined, { action: 'delete' }],
    [undefined, undefined, { action: 'delete' }],
    // nobody who has to be chosen was; nobody could be; whoever takes over is deleted as well
    ['required', undefined, undefined],
    [undefined, 'cy', undefined],
    ['required', 'bob', undefined],
    ['optional', 'ana', undefined],
  ] as const)
    it(`${work ? 'runs' : 'does nothing'} where ${successor ?? 'nobody'} takes over and that is ${wanted ?? 'not asked'}`, () => {
      const state = asked(wanted);
      const [next, effects] = transition(state, successor ? heir(both, successor) : both);
      if (!work) return expect([next, effects]).to.deep.equal([state, []]);
      expect(effects).to.have.deep.nested.property('[0].work', work);
      return expect(next).to.deep.include({ phase: 'running', work });
    });

  it('tells it whoever has to approve, and runs with it afterwards (S27)', () => {
    const state = asked('required', { approve: () => true, approveFrom: 1 });
    const [approving, [effect]] = transition(state, heir(both, 'cy'));
    expect(effect).to.have.nested.property('plan.successor', 'cy');
    const [, [run]] = transition(approving, { type: 'approval', answer: 'given' });
    expect(run).to.deep.include({ type: 'run', work: { action: 'delete', successor: 'cy' } });
  });

  it('deactivates without one, whatever was chosen', () => {
    const [, [effect]] = transition(asked('required'), heir(confirm('deactivate', ana, bob), 'cy'));
    expect(effect).to.deep.include({ type: 'run', work: { action: 'deactivate' } });
  });
});

describe('transition of a work that was agreed to elsewhere', () => {
  const sales = { id: 'sales', name: 'Sales', path: [] };
  const work = { action: 'change-department', department: sales } as const;
  const refused = { ...bob, denied: { 'change-department': 'scope' } };
  const agreed = planOf(work, [ana, refused], session);
  const asked = (given: Partial<DeletionEvent & { type: 'ask' }> = {}): DeletionEvent => ({ type: 'ask', work, users: [ana, refused], session, agreed, ...given }); // prettier-ignore
  const end = (state: RunOutcome): RunState => ({
    ...readyRun(work, freezeTargets([state])),
    phase: 'ended',
    outcomes: new Map([[state.id, state]]),
  });

  it('runs at once, for those whom the plan names and nobody else (U9)', () => {
    const [state, effects] = transition(closed, asked());
    expect(state).to.deep.include({ phase: 'running', work, shown: false });
    expect(effects).to.deep.equal([{ type: 'run', work, targets: agreed.will }]);
  });

  it('meets nobody whom the plan left out, although they may be met by now', () => {
    const [, effects] = transition(closed, asked({ users: [ana, bob] }));
    expect(effects.flatMap((each) => ('targets' in each ? each.targets.map(({ id }) => id) : []))).to.deep.equal([
      'ana',
    ]);
  });

  it('has no news in who was shown to be left out: no report opens', () => {
    const { state, effects } = play(asked(), { type: 'run-ended', run: end({ id: 'ana', state: 'done' }) });
    expect(state.phase).to.equal('closed');
    expect(effects).to.deep.equal(['run', 'settle']);
  });

  it('reports what went wrong, with those left out (U11)', () => {
    const failed = { id: 'ana', state: 'failed', error: adapterError('unavailable', 'Down.') } as const;
    const { state } = play(asked(), { type: 'run-ended', run: end(failed) });
    expect(state).to.include({ phase: 'reported', shown: true });
    expect(state).to.have.nested.property('report.counts.failed', 1);
    expect(state).to.have.deep.nested.property('report.skipped', [{ id: 'bob', reason: 'scope' }]);
  });

  it('asks nothing again of an activation that was agreed to, also where seats are short (R10)', () => {
    const full = aSession({ capabilities: theCapabilities({ seats: { used: 9, limit: 10 } }) });
    const users = [aUser({ id: 'a', status: 'inactive' }), aUser({ id: 'b', status: 'inactive' })];
    const plan = planOf({ action: 'activate' }, users, full);
    const event: DeletionEvent = { type: 'ask', work: { action: 'activate' }, users, session: full, agreed: plan };
    expect(transition(closed, event)[0].phase).to.equal('running');
    expect(transition(closed, { ...event, agreed: undefined })[0].phase).to.equal('asking');
  });
});

describe('transition of a deletion', () => {
  it('reads everyone again before it asks, each once (F1)', () => {
    const [state, effects] = transition(closed, ask(ana, bob, ana));
    expect(state.phase).to.equal('checking');
    expect(effects).to.deep.equal([{ type: 'show' }, { type: 'check', ids: ['ana', 'bob'] }]);
  });

  it('runs only what was confirmed of what was shown', () => {
    const asked = play(ask(ana, bob), checked(found(ana), found(bob))).state;
    expect(asked.phase).to.equal('asking');
    const [running, effects] = transition(asked, confirm('delete', ana, bob));
    expect(running.phase).to.equal('running');
    expect(effects).to.deep.equal([{ type: 'run', work: { action: 'delete' }, targets: [{ id: 'ana', version: 'v1' }, { id: 'bob', version: 'v1' }] }]); // prettier-ignore
  });

  const asked = (): DeletionState =>
    play(ask(ana, bob, aUser({ id: 'root', owner: true })), checked(found(ana), found(bob), found(aUser({ id: 'root', owner: true })))).state; // prettier-ignore
  const foreign: [string, DeletionEvent][] = [
    ['nobody', confirm('delete')],
    ['a part of them', confirm('delete', ana)],
    ['somebody who was refused', confirm('delete', ana, bob, { id: 'root', version: 'v1' })],
    ['somebody else', confirm('delete', ana, { id: 'eve', version: 'v1' })],
    ['another version', confirm('delete', ana, { id: 'bob', version: 'v2' })],
    ['another order', confirm('delete', bob, ana)],
    ['somebody twice', confirm('delete', ana, ana)],
    ['no version', confirm('delete', ana, { id: 'bob' })],
    ['another action', confirm('activate', ana, bob)],
  ];
  for (const [what, event] of foreign) {
    it(`runs nothing when ${what} is confirmed (U9, S20)`, () => {
      const state = asked();
      expect(transition(state, event)).to.deep.equal([state, []]);
    });
  }

  it('takes a second confirmation for none (F6)', () => {
    expect(play(ask(ana), checked(found(ana)), confirm('delete', ana), confirm('delete', ana)).effects).to.deep.equal(['show', 'check', 'run']); // prettier-ignore
  });

  it('deactivates the same snapshot instead (U8)', () => {
    const { state, effects } = play(ask(ana), checked(found(ana)), confirm('deactivate', ana));
    expect(state).to.deep.include({ phase: 'running', work: { action: 'deactivate' } });
    expect(effects.at(-1)).to.equal('run');
  });

  describe('the re-reading', () => {
    const checksOf = (listed: User, result: ReadResult): (string | undefined)[] => {
      const { state } = play(ask(listed), checked(result));
      if (state.phase !== 'asking') return ['?'];
      return [...state.checks.values()].map((check) => {
        if (typeof check !== 'object') return check;
        expect(check).to.deep.equal({ before: listed });
        return 'changed';
      });
    };
    const table: [string, User, ReadResult, string[]][] = [
      ['the same version', ana, found({ ...ana, lastLoginAt: '2026-01-01T00:00:00Z' }), []],
      ['another version', ana, found({ ...ana, version: 'v2' }), ['changed']],
      ['no version and the same record', { ...ana, version: undefined }, found({ ...ana, version: undefined }), []],
      ['no version and another name', { ...ana, version: undefined }, found({ ...ana, version: undefined, lastName: 'X' }), ['changed']],
      ['a version that the list did not have', { ...ana, version: undefined }, found(ana), []],
      ['no version and another owner flag', { ...ana, version: undefined }, found({ ...ana, owner: true }), ['changed']],
      ['nobody', ana, { id: 'ana', state: 'gone' }, ['gone']],
      ['an error', ana, { id: 'ana', state: 'unread', error: adapterError('network', 'Lost.') }, ['unread']],
    ] as [string, User, ReadResult, string[]][]; // prettier-ignore
    for (const [what, listed, result, checks] of table) {
      it(`that finds ${what}: ${checks.join() || 'as listed'} (F1)`, () => {
        expect(checksOf(listed, result)).to.deep.equal(checks);
      });
    }

    for (const other of [
      { login: 'x' }, { email: 'x@example.com' }, { firstName: 'X' }, { lastName: 'X' }, { displayName: 'X' },
      { status: 'on-leave' }, { owner: undefined },
    ]) {
      it(`notices another ${Object.keys(other)[0]} where there is no version (F1)`, () => {
        const listed = { ...ana, version: undefined } as unknown as User;
        expect(checksOf(listed, found({ ...listed, ...other } as User))).to.deep.equal(['changed']);
      });
    } // prettier-ignore

    it('says nothing of what the list does not show', () => {
      const listed = { ...ana, version: undefined } as unknown as User;
      expect(checksOf(listed, found({ ...listed, jobTitle: 'X', extra: { a: 1 } }))).to.deep.equal([]);
    });

    it('ignores answers about people who were not asked about', () => {
      const { state } = play(ask(ana), checked(found(ana), found(bob)));
      expect(state.phase === 'asking' && state.users.map(({ id }) => id)).to.deep.equal(['ana']);
    });

    it('uses the rights as they are then', () => {
      const { state } = play(ask(ana), { type: 'checked', results: [found(ana)], session: undefined });
      expect(state.phase === 'asking' && state.plan.will).to.deep.equal([]);
    });

    it('is counted, and aborted when the dialog closes', () => {
      const reading = play(ask(ana, bob), { type: 'user-read' });
      expect(reading.state).to.include({ phase: 'checking', checked: 1 });
      expect(transition(reading.state, { type: 'closed' })).to.deep.equal([closed, [{ type: 'abort-check' }]]);
    });
  });

  describe('the end of a run', () => {
    const running = play(
      ask(ana, bob),
      checked(found(ana), { id: 'bob', state: 'gone' }),
      confirm('delete', ana),
    ).state;

    it('is settled once, with outcomes, counts and who was left out (U11, F34)', () => {
      const [state, effects] = transition(running, {
        type: 'run-ended',
        run: ended('delete', { id: 'ana', state: 'done' }),
      });
      expect(state.phase).to.equal('reported');
      expect(effects).to.have.length(1);
      expect(effects[0]).to.have.nested.property('report.counts.done', 1);
      expect(effects[0]).to.have.deep.nested.property('report.skipped', [{ id: 'bob', reason: 'gone' }]);
      expect(effects[0]).to.have.property('users', (running as DeletionState & { users: unknown }).users);
    });

    it('is told to the dialog, which closes it', () => {
      const { state } = play(ask(ana), checked(found(ana)), confirm('delete', ana), { type: 'run-ended', run: ended('delete', { id: 'ana', state: 'done' }) }, { type: 'closed' }); // prettier-ignore
      expect(state).to.equal(closed);
    });

    it('of a run whose dialog was closed is silent where all went well', () => {
      const [away] = transition(running, { type: 'closed' });
      expect(away).to.include({ phase: 'running', shown: false });
      const withoutBob = play(ask(ana), checked(found(ana)), confirm('delete', ana), { type: 'closed' }).state;
      const [state, effects] = transition(withoutBob, { type: 'run-ended', run: ended('delete', { id: 'ana', state: 'done' }) }); // prettier-ignore
      expect(state).to.equal(closed);
      expect(effects.map(({ type }) => type)).to.deep.equal(['settle']);
    });

    it('opens the dialog again where something went wrong', () => {
      const [away] = transition(running, { type: 'closed' });
      const [, effects] = transition(away, { type: 'run-ended', run: ended('delete', { id: 'ana', state: 'unknown', error: adapterError('network', 'Lost.') }) }); // prettier-ignore
      expect(effects.map(({ type }) => type)).to.deep.equal(['settle', 'show']);
    });
  });

  it('stops a run, and nothing else', () => {
    const running = play(ask(ana), checked(found(ana)), confirm('delete', ana), { type: 'stop' });
    expect(running.effects.at(-1)).to.equal('stop-run');
    expect(play(ask(ana), { type: 'stop' }).effects).to.deep.equal(['show', 'check']);
  });

  describe('a change of status', () => {
    it('runs at once (ladder 0)', () => {
      expect(play(setActive(false, ana)).effects).to.deep.equal(['run']);
      expect(play(setActive(true, ana)).state).to.deep.include({ phase: 'running', work: { action: 'activate' } });
    });

    it('is shown while it runs where there are many', () => {
      const many = Array.from({ length: 21 }, (_, index) => aUser({ id: `u${index}` }));
      expect(play(setActive(false, ...many)).effects).to.deep.equal(['show', 'run']);
      expect(play(setActive(false, ...many.slice(1))).effects).to.deep.equal(['run']);
    });

    it('that meets nobody is reported without a request', () => {
      expect(play(setActive(false, aUser({ owner: true }))).effects).to.deep.equal(['settle', 'show']);
    });

    it('asks where the licence has too few seats (R10)', () => {
      const full = aSession({ capabilities: theCapabilities({ seats: { used: 3, limit: 3 } }) });
      const users = [aUser({ status: 'inactive' })];
      const [state, effects] = transition(closed, { type: 'ask', work: { action: 'activate' }, users, session: full });
      expect(state.phase).to.equal('asking');
      expect(effects.map(({ type }) => type)).to.deep.equal(['show']);
    });
  });

  it('ignores whatever does not belong to where it stands', () => {
    const strays: DeletionEvent[] = [
      { type: 'user-read' }, checked(found(ana)), confirm('delete', ana), { type: 'stop' }, { type: 'closed' },
      { type: 'run-changed', run: ended('delete', { id: 'ana', state: 'done' }) },
      { type: 'run-ended', run: ended('delete', { id: 'ana', state: 'done' }) },
    ]; // prettier-ignore
    for (const stray of strays) expect(transition(closed, stray)).to.deep.equal([closed, []]);
    const { state } = play(ask(ana), checked(found(ana)));
    for (const stray of strays.filter(({ type }) => type !== 'confirm' && type !== 'closed')) {
      expect(transition(state, stray)).to.deep.equal([state, []]);
    }
    expect(transition(state, ask(bob))).to.deep.equal([state, []]);
    expect(transition(state, setActive(true, bob))).to.deep.equal([state, []]);
  });
});

describe('transition, where another tab deletes (F27)', () => {
  const asked = play(ask(ana), checked(found(ana)));
  const approve = () => true;

  it('sends nothing, and says so', () => {
    const [running] = transition(asked.state, confirm('delete', ana));
    const [state, effects] = transition(running, { type: 'elsewhere' });
    expect(state).to.include({ phase: 'declined', why: 'elsewhere' });
    expect(effects).to.deep.equal([]);
  });

  it('asks nobody for approval', () => {
    const many = { ...ask(ana), limits: { approve, approveFrom: 1 } } as DeletionEvent;
    const { state } = play(many, checked(found(ana)), confirm('delete', ana), { type: 'elsewhere' });
    expect(state).to.include({ phase: 'declined', why: 'elsewhere' });
  });

  it('changes nothing before it is confirmed', () => {
    expect(transition(asked.state, { type: 'elsewhere' })).to.deep.equal([asked.state, []]);
  });
});

describe('transition of a run that was interrupted (F24)', () => {
  const facts = { runId: 'r1', viewerId: 'me', startedAt: '2026-11-26T08:00:00Z', endedAt: '2026-11-26T08:01:00Z' };
  const review = (outcomes: readonly RunOutcome[], again: readonly User[] = []): DeletionEvent => ({
    type: 'review',
    run: { work: { action: 'delete' }, users: [ana, bob], outcomes, again, facts },
    session,
  });
  const gone: RunOutcome = { id: 'ana', state: 'done', confirmed: true };

  it('is reported with who can be asked about anew, and sends nothing', () => {
    const { state, effects } = play(review([gone, { id: 'bob', state: 'not-attempted' }], [bob]));
    expect(state).to.deep.include({ phase: 'reported', again: [bob] });
    expect(state.phase === 'reported' && state.report).to.deep.include({ facts, isReview: true, skipped: [] });
    expect(effects).to.deep.equal(['settle', 'show']);
  });

  it('needs no report where all is well', () => {
    const { state, effects } = play(review([gone, { id: 'bob', state: 'already' }]));
    expect([state.phase, effects]).to.deep.equal(['closed', ['settle']]);
  });

  it('takes whom a rule protects now for no news: they were shown to be left out before', () => {
    const owner = aUser({ id: 'bob', owner: true });
    const { state, effects } = play({ type: 'review', run: { work: { action: 'delete' }, users: [ana, owner], outcomes: [gone], again: [], facts }, session }); // prettier-ignore
    expect([state.phase, effects]).to.deep.equal(['closed', ['settle']]);
  });

  it('waits until nothing else is open', () => {
    const { state } = play(ask(ana), review([gone]));
    expect(state.phase).to.equal('checking');
  });
});

describe('transition, step by step', () => {
  const asking = play(ask(ana), checked(found(ana))).state;
  const running = play(ask(ana), checked(found(ana)), confirm('delete', ana)).state;
  const error = adapterError('network', 'Lost.');
  const facts = { runId: 'r1', startedAt: '2026-11-26T08:00:00Z', endedAt: '2026-11-26T08:01:00Z' };

  it('wants nothing done while it counts, asks or is closed', () => {
    const reading = play(ask(ana, bob)).state;
    expect(transition(reading, { type: 'user-read' })[1]).to.deep.equal([]);
    expect(transition(reading, checked(found(ana), found(bob)))[1]).to.deep.equal([]);
    expect(transition(asking, { type: 'closed' })).to.deep.equal([closed, []]);
    expect(transition(running, { type: 'closed' })[1]).to.deep.equal([]);
    expect(transition(asking, { type: 'approval', answer: 'given' })).to.deep.equal([asking, []]);
    expect(transition(running, { type: 'elsewhere' })[1]).to.deep.equal([]);
    const limited = { ...ask(ana), limits: { approve: () => false, approveFrom: 1 } } as DeletionEvent;
    const approving = play(limited, checked(found(ana)), confirm('delete', ana)).state;
    expect(transition(approving, { type: 'approval', answer: 'refused' })[1]).to.deep.equal([]);
  });

  it('has nothing to report of a run in which nobody was met', () => {
    const owner = aUser({ id: 'ana', owner: true });
    const [, [settle]] = transition(closed, setActive(false, owner));
    expect(settle).to.have.nested.property('report.outcomes').that.deep.equals([]);
    expect(settle)
      .to.have.nested.property('report.skipped')
      .that.deep.equals([{ id: 'ana', reason: 'owner' }]);
  });

  it('asks about everyone as they were read, and as they stood in the list only where nobody could be read (F1)', () => {
    const married = aUser({ ...ana, lastName: 'Married', version: 'v2' });
    const unread: ReadResult = { id: 'bob', state: 'unread', error };
    const { state } = play(ask(ana, bob), checked(found(married), unread));
    expect(state.phase === 'asking' && state.users).to.deep.equal([married, bob]);
    expect(state.phase === 'asking' && state.plan.will).to.deep.equal([
      { id: 'ana', version: 'v2', name: 'Grace Married', identifier: 'ana@example.com', mixed: false, changed: true, status: 'active',
        changes: [{ key: 'column.name', label: '', before: 'Grace Hopper', after: 'Grace Married' }] },
    ]); // prettier-ignore
  });

  it('goes on with nothing that does not run', () => {
    expect(transition(asking, { type: 'resume' })).to.deep.equal([asking, []]);
  });

  it('keeps what it asks, whatever is read afterwards (U9)', () => {
    expect(transition(asking, checked({ id: 'ana', state: 'gone' }))[0]).to.equal(asking);
    expect(transition(running, checked({ id: 'ana', state: 'gone' }))[0]).to.equal(running);
  });

  it('keeps those who are gone in the question, to say so', () => {
    const { state } = play(ask(ana, bob), checked({ id: 'ana', state: 'gone' }, { id: 'bob', state: 'unread', error }));
    expect(state.phase === 'asking' && state.users.map(({ id }) => id)).to.deep.equal(['ana', 'bob']);
  });

  it('compares what is seen where reading shows no version', () => {
    const { state } = play(ask(ana), checked(found({ ...ana, version: undefined } as unknown as User)));
    expect(state.phase === 'asking' && state.checks.size).to.equal(0);
  });

  it('never runs for nobody, also where nobody was shown (T8)', () => {
    const owner = aUser({ id: 'root', owner: true });
    const { state } = play(ask(owner), checked(found(owner)));
    expect(transition(state, confirm('delete'))).to.deep.equal([state, []]);
  });

  it('tells in its report who began the run and when', () => {
    const run = ended('delete', { id: 'ana', state: 'done' });
    const [state] = transition(running, { type: 'run-ended', run, facts });
    expect(state.phase === 'reported' && state.report.facts).to.equal(facts);
  });

  it('is shown from the beginning, and its report as well', () => {
    expect(play(ask(ana)).state).to.include({ shown: true, agreed: false });
    expect(play(setActive(false, aUser({ owner: true }))).state).to.include({ phase: 'reported', shown: true });
  });

  it('is withdrawn from somebody whom nobody knew when they sign in (F19)', () => {
    for (const before of [undefined, aSession({ viewer: null })]) {
      const nobody = play({ ...ask(ana), session: before } as DeletionEvent).state;
      expect(transition(nobody, { type: 'session-changed', session })[1]).to.deep.equal([{ type: 'withdraw' }]);
      expect(transition(nobody, { type: 'session-changed', session: undefined })[1]).to.deep.equal([]);
    }
  });
});
