import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError, type AdapterErrorDetails, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import { fieldsOf } from '../../../src/profile/form/form-fields.js';
import { shownProblemOf } from '../../../src/profile/form/form-state.js';
import {
  type Attempt,
  type CreationEffect,
  type CreationIntent,
  type CreationOutcome,
  type CreationState,
  hasSomethingToLose,
  noCreation,
  transition,
} from '../../../src/profile/new-user/creation-state.js';
import type { Found } from '../../../src/bulk/reading/find-created.js';
import { aUser } from '../../support/builders.js';
import type { PlaceField } from '../../../src/profile/new-user/placement/refused-places.js';
import { edit } from '../../support/forms.js';

const user = aUser({ id: 'new' });
const fill = (name: string, value: string): CreationIntent => ({ type: 'fill', event: edit(name, value) });

/** The page of a new user, in the words of whoever uses it. */
class Page {
  state: CreationState = noCreation;
  effects: readonly CreationEffect[] = [];
  keys = 0;

  constructor(...events: (CreationIntent | CreationOutcome)[]) {
    this.then({ type: 'open', fields: fieldsOf() }, ...events);
  }
  then(...events: (CreationIntent | CreationOutcome)[]): this {
    for (const event of events) [this.state, this.effects] = transition(this.state, event);
    return this;
  }
  typed(login = 'ada', email = `${login}@x.test`): this {
    return this.then(fill('login', login), fill('email', email));
  }
  create(another = false): this {
    const login = String(this.state.form.values.get('login'));
    const attempt = { requestId: `key-${++this.keys}`, wish: { draft: { login }, notify: true }, another };
    return this.then({ type: 'create', attempt });
  }
  get attempt(): Attempt {
    if (!this.state.attempt) throw new Error('nothing was sent');
    return this.state.attempt;
  }
  failed(
    kind: AdapterErrorKind,
    details: AdapterErrorDetails = {},
    texts: [string, string][] = [],
    places: [PlaceField, string][] = [],
  ): this {
    const error = adapterError(kind, 'No.', details);
    const refusal = { texts: new Map(texts), others: [], places: new Map(places) };
    return this.then({ type: 'failed', attempt: this.attempt, error, refusal });
  }
  looked(found: Found, texts: [string, string][] = []): this {
    return this.then({ type: 'looked', attempt: this.attempt, found, refusal: { texts: new Map(texts), others: [] } });
  }
  get asked(): string {
    return this.effects
      .map((each) => ('attempt' in each ? `${each.type} ${each.attempt.requestId}` : each.type))
      .join();
  }
}

describe('creating one user', () => {
  it('sends what is typed under a key', () => {
    const page = new Page().typed().create();
    expect([page.state.phase, page.asked]).to.deep.equal(['sending', 'send key-1']);
  });

  it('does not send what is not right, and points at it', () => {
    const page = new Page().create();
    expect([page.state.phase, page.asked]).to.deep.equal(['editing', 'point']);
    expect(shownProblemOf(page.state.form, 'login')).to.deep.equal({ kind: 'required' });
  });

  it('sends once, however often it is pressed (F6)', () => {
    const page = new Page().typed().create();
    const before = page.state;
    page.create().create(true);
    expect([page.state, page.asked]).to.deep.equal([before, '']);
  });

  it('changes nothing while it is on its way', () => {
    const page = new Page().typed().create();
    const before = page.state;
    page.then(fill('login', 'other'), { type: 'place', changes: { roleId: 'r' } });
    expect(page.state).to.equal(before);
  });

  it('closes when they are created, and reports them', () => {
    const page = new Page().typed().create();
    const { attempt } = page;
    page.then({ type: 'created', attempt, user });
    expect([page.state, page.effects]).to.deep.equal([noCreation, [{ type: 'report', attempt, user, late: false }]]);
  });

  it('keeps department, role and notice for another one, and clears the rest', () => {
    const place = { departmentId: 'd', roleId: 'r', notify: false };
    const page = new Page({ type: 'place', changes: place }).typed().create(true);
    page.then({ type: 'created', attempt: page.attempt, user });
    expect(page.state).to.deep.include({ phase: 'editing', placement: place, attempt: undefined });
    expect([page.state.form.values.get('login'), page.state.form.attempted]).to.deep.equal(['', false]);
    expect(page.asked).to.equal('report key-1');
  });

  for (const kind of ['conflict', 'invalid'] as const) {
    it(`says ${kind} at its field, keeps all that was typed, and sends the next wish under a new key (R12)`, () => {
      const page = new Page()
        .typed()
        .create()
        .failed(kind, {}, [['login', 'Taken.']]);
      expect([page.state.phase, page.asked]).to.deep.equal(['editing', 'point']);
      expect(shownProblemOf(page.state.form, 'login')).to.deep.equal({ kind: 'server', text: 'Taken.' });
      expect(page.state.form.values.get('email')).to.equal('ada@x.test');
      expect(page.then(fill('login', 'ada2')).create().asked).to.equal('send key-2');
    });
  }

  it('keeps everything typed, and the key, where the sign-in has ended (F19)', () => {
    const page = new Page().typed().create().failed('unauthenticated');
    expect([page.state.phase, page.asked, page.state.failure?.error.kind]).to.deep.equal([
      'editing',
      'signed-out',
      'unauthenticated',
    ]);
    expect(page.state.form.values.get('login')).to.equal('ada');
    expect(page.create().asked).to.equal('send key-1');
  });

  it('gives a refused wish a new key: who refuses once would only repeat it', () => {
    expect(new Page().typed().create().failed('forbidden').create().asked).to.equal('send key-2');
  });
});

describe('what the backend says against where they start', () => {
  const refused = (): Page =>
    new Page().typed().create().failed('invalid', {}, [], [['department', 'Closed.'], ['role', 'Not yours.']]); // prettier-ignore

  it('stands at the choices, and is pointed at', () => {
    const walk = refused();
    expect([...walk.state.refusedPlaces]).to.deep.equal([['department', 'Closed.'], ['role', 'Not yours.']]); // prettier-ignore
    expect([walk.state.phase, walk.asked]).to.deep.equal(['editing', 'point']);
  });

  it('goes with the choice that it was about, and with no other', () => {
    const walk = refused().then({ type: 'place', changes: { notify: false } });
    expect(walk.state.refusedPlaces.size).to.equal(2);
    walk.then({ type: 'place', changes: { departmentId: '' } });
    expect([...walk.state.refusedPlaces.keys()]).to.deep.equal(['role']);
    walk.then({ type: 'place', changes: { roleId: 'r' } });
    expect(walk.state.refusedPlaces.size).to.equal(0);
  });

  it('keeps nobody from trying again, and goes when they do', () => {
    const walk = refused().create();
    expect([walk.state.phase, walk.state.refusedPlaces.size]).to.deep.equal(['sending', 0]);
  });
});

describe('a lost answer (F7)', () => {
  const lost = (): Page => new Page().typed().create().failed('network');

  it('is looked after at once, and nothing can be sent meanwhile', () => {
    const page = lost();
    expect([page.state.phase, page.asked]).to.deep.equal(['looking', 'look key-1']);
    expect(page.create().asked).to.equal('');
  });

  it('is good where they are found', () => {
    const page = lost().looked({ state: 'made', user });
    expect([page.state.phase, page.asked]).to.deep.equal(['closed', 'report key-1']);
  });

  it('is a taken login where somebody else is found', () => {
    const page = lost().looked({ state: 'taken', user }, [['login', 'Taken.']]);
    expect([page.state.phase, page.asked, page.state.attempt]).to.deep.equal(['editing', 'point', undefined]);
    expect(shownProblemOf(page.state.form, 'login')).to.deep.equal({ kind: 'server', text: 'Taken.' });
  });

  for (const state of ['absent', 'unseen'] as const) {
    it(`leaves the same wish its key where the look shows ${state}`, () => {
      const page = lost().looked({ state });
      expect([page.state.phase, page.state.doubt]).to.deep.equal(['editing', state]);
      expect(page.create(true).asked).to.equal('send key-1');
      expect(page.attempt.another).to.equal(true);
    });
  }

  it('can be looked after again', () => {
    expect(lost().looked({ state: 'unseen' }).then({ type: 'look-again' }).asked).to.equal('look key-1');
    expect(new Page().then({ type: 'look-again' }).asked).to.equal('');
  });

  it('lets another wish go only once a look has shown nobody', () => {
    const page = lost().looked({ state: 'unseen' }).typed('eve').create();
    expect([page.state.phase, page.asked]).to.deep.equal(['looking', 'look key-1']);
    page.looked({ state: 'unseen' });
    expect([page.state.phase, page.asked]).to.deep.equal(['editing', '']);
    page.create().looked({ state: 'absent' });
    expect([page.state.phase, page.asked]).to.deep.equal(['sending', 'send key-3']);
  });

  it('keeps another wish in the form where the first was fulfilled after all', () => {
    const page = lost().looked({ state: 'absent' }).typed('eve').create();
    page.looked({ state: 'made', user });
    expect(page.effects[0]).to.include({ type: 'report', late: true });
    expect([page.state.phase, page.state.form.values.get('login')]).to.deep.equal(['editing', 'eve']);
    expect(page.create().asked).to.equal('send key-3');
  });

  it('sends another login where the first is somebody else’s', () => {
    const page = lost().looked({ state: 'absent' }).typed('eve').create();
    expect(page.looked({ state: 'taken', user }).asked).to.equal('send key-2');
  });

  it('looks who it is when the same wish meets a conflict: it may be themselves', () => {
    const page = lost()
      .looked({ state: 'absent' })
      .create()
      .failed('conflict', {}, [['email', 'Taken.']]);
    expect(page.asked).to.equal('look key-1');
    expect(page.looked({ state: 'made', user }).asked).to.equal('report key-1');
    const other = lost()
      .looked({ state: 'absent' })
      .create()
      .failed('conflict', {}, [['email', 'Taken.']]);
    other.looked({ state: 'absent' });
    expect(shownProblemOf(other.state.form, 'email')).to.deep.equal({ kind: 'server', text: 'Taken.' });
    expect([other.state.attempt, other.state.conflict]).to.deep.equal([undefined, undefined]);
  });
});

describe('leaving', () => {
  it('loses something once something is typed or sent', () => {
    expect(hasSomethingToLose(noCreation)).to.equal(false);
    expect(hasSomethingToLose(new Page().state)).to.equal(false);
    expect(hasSomethingToLose(new Page().typed().state)).to.equal(true);
    expect(hasSomethingToLose(new Page().typed().create().state)).to.equal(true);
  });

  it('is told all the same what became of what was sent', () => {
    const left = (): Page => {
      const page = new Page().typed().create();
      const { attempt } = page;
      page.then({ type: 'close' });
      expect([page.state, page.asked]).to.deep.equal([noCreation, 'left']);
      return Object.defineProperty(page, 'attempt', { value: attempt });
    };
    expect(left().then({ type: 'created', attempt: left().attempt, user }).effects[0]).to.include({ late: true });
    expect(left().failed('network').asked).to.equal('look key-1');
    expect(left().failed('invalid').asked).to.equal('miss key-1');
    expect(left().looked({ state: 'made', user }).asked).to.equal('report key-1');
    expect(left().looked({ state: 'unseen' }).asked).to.equal('miss key-1');
  });

  it('leaves no trace in the next user', () => {
    const page = new Page().typed();
    page.then({ type: 'close' }, fill('login', 'x'), { type: 'open', fields: fieldsOf() });
    expect(page.state.form.values.get('login')).to.equal('');
  });

  it('opens once', () => {
    const page = new Page().typed();
    const before = page.state;
    expect(page.then({ type: 'open', fields: [] }).state).to.equal(before);
  });
});

describe('keys', () => {
  const answer = fc.constantFrom('created', 'network', 'conflict', 'unauthenticated', 'forbidden');
  const found = fc.constantFrom('made', 'taken', 'absent', 'unseen');
  const step = fc.record({ login: fc.constantFrom('ada', 'eve'), another: fc.boolean(), answer, found });

  it('never lets a second key go for a wish that may have been fulfilled, unless a look showed nobody', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const page = new Page();
        let open: { key: string; login: string; absent: boolean } | undefined;
        for (const { login, another, answer: kind, found: state } of steps) {
          if (page.state.phase === 'closed') page.then({ type: 'open', fields: fieldsOf() });
          page.typed(login).create(another);
          for (let turn = 0; turn < 6 && page.state.phase !== 'editing' && page.state.phase !== 'closed'; turn++) {
            const [effect] = page.effects;
            if (effect.type === 'send') {
              const { requestId, wish } = effect.attempt;
              if (open && open.key !== requestId) expect(open.absent).to.equal(true);
              open = { key: requestId, login: wish.draft.login, absent: false };
              if (kind === 'created') page.then({ type: 'created', attempt: page.attempt, user });
              else page.failed(kind as AdapterErrorKind, {}, kind === 'conflict' ? [['login', '']] : []);
              // what surely was not done, or is settled, holds nothing up
              if (!/^(network|conflict)$/.test(kind) || !page.state.attempt) open = undefined;
            } else {
              page.looked(state === 'made' || state === 'taken' ? { state, user } : { state: state as 'absent' }, [
                ['login', ''],
              ]);
              if (open)
                open = state === 'made' || state === 'taken' ? undefined : { ...open, absent: state === 'absent' };
              if (page.state.attempt === undefined) open = undefined;
            }
          }
          expect(page.state.phase).to.be.oneOf(['editing', 'closed']);
        }
      }),
    );
  });
});
