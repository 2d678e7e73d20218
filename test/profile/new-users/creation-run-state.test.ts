import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import type { AdapterErrorDetails } from '../../../src/adapters/adapter-error.js';
import {
  countOf,
  type CreationRun,
  type CreationRunEffect,
  type CreationRunEvent,
  runStep,
  startRun,
} from '../../../src/profile/new-users/creation-run-state.js';
import type { PlannedUser } from '../../../src/profile/new-users/creation-plan.js';
import { aUser } from '../../support/builders.js';

const planned = (count: number, given: Partial<PlannedUser> = {}): PlannedUser[] =>
  Array.from({ length: count }, (_, index) => {
    const email = `u${index}@x.test`;
    return {
      address: { text: email, email },
      wish: { draft: { login: email, email }, notify: false },
      requestId: `key-${index}`,
      lookFirst: false,
      ...given,
    };
  });

const failure = (kind: AdapterErrorKind, details: AdapterErrorDetails = {}) => adapterError(kind, 'No.', details);
const user = aUser({ id: 'new' });

/** A run, and all that it has asked for so far. */
class Stage {
  run: CreationRun;
  effects: CreationRunEffect[];
  constructor(users: readonly PlannedUser[]) {
    const [run, effects] = startRun(users);
    this.run = run;
    this.effects = [...effects];
  }
  then(...events: CreationRunEvent[]): this {
    for (const event of events) {
      const [run, effects] = runStep(this.run, event);
      this.run = run;
      this.effects.push(...effects);
    }
    return this;
  }
  get states(): string {
    return this.run.items.map(({ state }) => state).join(' ');
  }
  get asked(): string {
    return this.effects
      .map((effect) => ('index' in effect ? `${effect.type} ${effect.index}` : effect.type))
      .join(', ');
  }
}

describe('startRun and runStep: creating many', () => {
  it('sends four at a time, and the next as soon as one is answered (F15)', () => {
    const stage = new Stage(planned(6));
    expect(stage.asked).to.equal('send 0, send 1, send 2, send 3');
    stage.then({ type: 'answered', index: 2, user });
    expect(stage.asked).to.equal('send 0, send 1, send 2, send 3, send 4');
    expect(stage.states).to.equal('sending sending created sending sending waiting');
  });

  it('ends once everybody has ended', () => {
    const stage = new Stage(planned(2)).then(
      { type: 'answered', index: 0, user },
      { type: 'answered', index: 1, user },
    );
    expect([stage.run.phase, stage.states, stage.effects.at(-1)]).to.deep.equal([
      'ended',
      'created created',
      { type: 'end' },
    ]);
  });

  it('has nothing to do for nobody', () => {
    expect(new Stage([]).run.phase).to.equal('ended');
  });

  for (const [kind, details, ending] of [
    ['conflict', { fields: { login: 'Taken.' } }, 'exists'],
    ['conflict', { fields: { email: 'Taken.' } }, 'exists'],
    ['conflict', {}, 'exists'],
    ['conflict', { fields: { badge: 'Taken.' } }, 'invalid'],
    ['invalid', { fields: { email: 'No.' } }, 'invalid'],
    ['forbidden', { reason: 'role' }, 'refused'],
    ['protected', {}, 'refused'],
    ['unsupported', {}, 'failed'],
    ['unavailable', {}, 'failed'],
  ] as const satisfies readonly (readonly [AdapterErrorKind, AdapterErrorDetails, string])[]) {
    it(`makes of ${kind} ${JSON.stringify(details)} the outcome ${ending} (R12)`, () => {
      const error = failure(kind, details);
      const stage = new Stage(planned(1)).then({ type: 'failed', index: 0, error });
      expect([stage.states, stage.run.items[0].error]).to.deep.equal([ending, error]);
    });
  }

  for (const [kind, details] of [
    ['network', {}],
    ['aborted', {}],
    ['protocol', {}],
    ['unknown', {}],
    ['unavailable', { status: 502 }],
    ['unavailable', { status: 503 }],
  ] as const satisfies readonly (readonly [AdapterErrorKind, AdapterErrorDetails])[]) {
    it(`looks for the user after ${kind} ${JSON.stringify(details)}, before anything else (F7)`, () => {
      const stage = new Stage(planned(1)).then({ type: 'failed', index: 0, error: failure(kind, details) });
      expect([stage.states, stage.asked]).to.deep.equal(['looking', 'send 0, look 0']);
    });
  }

  for (const [found, ending] of [
    [{ state: 'made', user }, 'created'],
    [{ state: 'taken', user }, 'exists'],
    [{ state: 'absent' }, 'unknown'],
    [{ state: 'unseen' }, 'unknown'],
  ] as const) {
    it(`calls them ${ending} where the look shows: ${found.state} (F7)`, () => {
      const stage = new Stage(planned(1)).then(
        { type: 'failed', index: 0, error: failure('network') },
        { type: 'looked', index: 0, found },
      );
      expect([stage.states, stage.run.phase]).to.deep.equal([ending, 'ended']);
    });
  }

  for (const [found, asked, ending] of [
    [{ state: 'absent' }, 'look 0, send 0', 'sending'],
    [{ state: 'unseen' }, 'look 0, end', 'unknown'],
    [{ state: 'made', user }, 'look 0, end', 'created'],
    [{ state: 'taken', user }, 'look 0, end', 'exists'],
  ] as const) {
    it(`looks before it sends another wish, and where it shows ${found.state} it is ${ending}`, () => {
      const stage = new Stage(planned(1, { lookFirst: true })).then({ type: 'looked', index: 0, found });
      expect([stage.asked, stage.states]).to.deep.equal([asked, ending]);
    });
  }

  it('never sends again after a look that followed a lost answer', () => {
    const stage = new Stage(planned(1, { lookFirst: true })).then(
      { type: 'looked', index: 0, found: { state: 'absent' } },
      { type: 'failed', index: 0, error: failure('network') },
      { type: 'looked', index: 0, found: { state: 'absent' } },
    );
    expect([stage.asked, stage.states]).to.deep.equal(['look 0, send 0, look 0, end', 'unknown']);
  });

  describe('where the backend asks to wait (F11)', () => {
    const busy = { type: 'failed', error: failure('rate-limited', { retryAfterMs: 2000 }) } as const;

    it('waits once with all of them, then sends again under the same key', () => {
      const stage = new Stage(planned(6)).then({ ...busy, index: 0 }, { ...busy, index: 1 });
      expect([stage.run.phase, stage.asked]).to.deep.equal(['paused', 'send 0, send 1, send 2, send 3, wait']);
      stage.then({ type: 'answered', index: 2, user });
      expect(stage.asked).to.equal('send 0, send 1, send 2, send 3, wait');
      stage.then({ type: 'waited' });
      expect(stage.asked).to.equal('send 0, send 1, send 2, send 3, wait, send 0, send 1, send 4');
      expect(stage.run.items[0].requestId).to.equal('key-0');
    });

    it('waits a minute at most, and no less than nothing', () => {
      for (const [asked, ms] of [
        [9e9, 60_000],
        [-5, 0],
      ] as const) {
        const error = failure('unavailable', { status: 503, retryAfterMs: asked });
        expect(new Stage(planned(1)).then({ type: 'failed', index: 0, error }).effects.at(-1)).to.deep.equal({ type: 'wait', ms }); // prettier-ignore
      }
    });

    it('gives up on one after it was sent three times', () => {
      const again = [{ ...busy, index: 0 }, { type: 'waited' }] as const;
      const stage = new Stage(planned(1)).then(...again, ...again, { ...busy, index: 0 });
      expect([stage.states, stage.run.phase]).to.deep.equal(['failed', 'ended']);
    });

    it('stops at once while it waits: who was turned away has failed, the others were not attempted', () => {
      const stage = new Stage(planned(5));
      for (let index = 0; index < 4; index++) stage.then({ ...busy, index });
      stage.then({ type: 'stop' }, { type: 'waited' });
      expect(stage.states).to.equal('failed failed failed failed not-attempted');
    });
  });

  it('sends nothing more once it is stopped, and waits for what was sent (U14)', () => {
    const stage = new Stage(planned(6)).then({ type: 'stop' }, { type: 'answered', index: 0, user });
    expect(stage.run.phase).to.equal('stopping');
    stage.then(...[1, 2, 3].map((index): CreationRunEvent => ({ type: 'answered', index, user })));
    expect([stage.run.phase, stage.states]).to.deep.equal([
      'ended',
      'created created created created not-attempted not-attempted',
    ]);
    expect(stage.asked).to.equal('send 0, send 1, send 2, send 3, end');
  });

  it('stops where the sign-in has ended, and says so (F19)', () => {
    const stage = new Stage(planned(5)).then({ type: 'failed', index: 0, error: failure('unauthenticated') });
    expect([stage.run.phase, stage.run.signedOut, stage.asked]).to.deep.equal([
      'stopping',
      true,
      'send 0, send 1, send 2, send 3',
    ]);
  });

  it('hears no answer that nobody waits for (F33)', () => {
    const stage = new Stage(planned(5)).then({ type: 'answered', index: 0, user });
    const before = stage.run;
    stage.then(
      { type: 'answered', index: 0, user },
      { type: 'failed', index: 0, error: failure('network') },
      { type: 'looked', index: 1, found: { state: 'absent' } },
      { type: 'answered', index: 99, user },
      { type: 'waited' },
    );
    expect(stage.run).to.equal(before);
  });

  it('stays ended', () => {
    const stage = new Stage(planned(1)).then({ type: 'answered', index: 0, user });
    const before = stage.run;
    expect(stage.then({ type: 'stop' }).run).to.equal(before);
  });

  const error = fc.constantFrom(
    failure('network'),
    failure('conflict'),
    failure('invalid'),
    failure('forbidden'),
    failure('unauthenticated'),
    failure('rate-limited', { retryAfterMs: 10 }),
    failure('unavailable', { status: 502 }),
    failure('unsupported'),
  );
  const found = fc.constantFrom(
    { state: 'made', user } as const,
    { state: 'taken', user } as const,
    { state: 'absent' } as const,
    { state: 'unseen' } as const,
  );
  const index = fc.nat(11);
  const event: fc.Arbitrary<CreationRunEvent> = fc.oneof(
    fc.record({ type: fc.constant('answered' as const), index, user: fc.constant(user) }),
    fc.record({ type: fc.constant('failed' as const), index, error }),
    fc.record({ type: fc.constant('looked' as const), index, found }),
    fc.record({ type: fc.constantFrom('waited' as const, 'waited' as const, 'stop' as const) }),
  );
  const users = fc
    .array(fc.boolean(), { maxLength: 12 })
    .map((looks) => planned(looks.length).map((each, at) => ({ ...each, lookFirst: looks[at] })));

  it('keeps its promises whatever happens in whatever order', () => {
    fc.assert(
      fc.property(users, fc.array(event, { maxLength: 120 }), (everybody, events) => {
        const stage = new Stage(everybody);
        let stopped = false;
        for (const each of events) {
          const before = stage.run;
          const asked = stage.effects.length;
          stage.then(each);
          stopped ||= stage.run.phase === 'stopping' || stage.run.phase === 'ended';
          const fresh = stage.effects.slice(asked);
          expect(countOf(stage.run, 'sending', 'looking')).to.be.at.most(4);
          if (stopped) expect(fresh.some(({ type }) => type === 'send')).to.equal(false);
          for (const [at, item] of before.items.entries()) {
            // what has ended stays as it is
            if (!/^(waiting|sending|looking)$/.test(item.state)) expect(stage.run.items[at]).to.equal(item);
            expect(stage.run.items[at].requestId).to.equal(everybody[at].requestId);
          }
        }
        const sends = stage.effects.filter(({ type }) => type === 'send');
        expect(sends.length).to.equal(stage.run.items.reduce((sum, { sent }) => sum + sent, 0));
        expect(Math.max(0, ...stage.run.items.map(({ sent }) => sent))).to.be.at.most(3);
        expect(stage.effects.filter(({ type }) => type === 'end').length).to.equal(stage.run.phase === 'ended' ? 1 : 0);
        if (stage.run.phase === 'ended') expect(countOf(stage.run, 'waiting', 'sending', 'looking')).to.equal(0);
      }),
    );
  });
});
