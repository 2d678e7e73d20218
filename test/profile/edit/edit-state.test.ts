import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError, type AdapterErrorDetails, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import type { User } from '../../../src/domain/user.js';
import {
  editOf,
  transition,
  type EditEffect,
  type EditIntent,
  type EditOutcome,
  type EditState,
} from '../../../src/profile/edit/edit-state.js';
import { isUnsaved } from '../../../src/profile/edit/newer-version.js';
import { fieldsOf } from '../../../src/profile/form/form-fields.js';
import { aUser } from '../../support/builders.js';
import { declaredFields, edit } from '../../support/forms.js';

type Event = EditIntent | EditOutcome;

const start = editOf(aUser(), fieldsOf(declaredFields), true);
const edits: EditIntent[] = [edit('firstName', 'Ada') as EditIntent, edit('badge', 'B-7') as EditIntent];
const save: EditIntent = { type: 'save' };
const typedValues = { firstName: 'Ada', extra: { badge: 'B-7' } };

/** All that has happened, the state after it and the effects of the last event. */
function after(
  events: readonly Event[],
  from: EditState = start,
): { state: EditState; effects: readonly EditEffect[] } {
  let [state, effects]: readonly [EditState, readonly EditEffect[]] = [from, []];
  for (const event of events) [state, effects] = transition(state, event);
  return { state, effects };
}

const saving = after([...edits, save]).state;
const failed = (kind: AdapterErrorKind, details: AdapterErrorDetails = {}, request = 1): EditOutcome => ({
  type: 'save-failed',
  request,
  error: adapterError(kind, 'The backend’s word.', details),
});
const read = (user: User, request = 2): EditOutcome => ({ type: 'read', request, user });
const mine = (state: EditState): unknown[] => [state.form.values.get('firstName'), state.form.values.get('badge')];

describe('saving', () => {
  it('sends only what was changed, with the version that it is for', () => {
    const { state, effects } = after([...edits, save]);
    expect(effects).to.deep.equal([
      { type: 'save', request: 1, target: { id: 'u-1', version: 'v1' }, changes: typedValues },
    ]);
    expect(state.phase).to.equal('saving');
  });

  it('sends no version where the backend has none', () => {
    const { version: _none, ...user } = aUser();
    const { effects } = after([...edits, save], editOf(user, fieldsOf(), true));
    expect(effects[0]).to.deep.include({ target: { id: 'u-1' } });
  });

  it('sends one request however often it is pressed (F6)', () => {
    expect(after([...edits, save, save, save]).effects).to.deep.equal([]);
  });

  it('sends nothing where nothing was changed, and says so', () => {
    const { state, effects } = after([save]);
    expect(effects).to.deep.equal([]);
    expect(state.told?.type).to.equal('unchanged');
    expect(state.form.attempted).to.equal(false);
  });

  it('sends nothing while something is wrong, and leads to the first wrong field', () => {
    const { state, effects } = after([edit('email', '') as EditIntent, edit('login', '') as EditIntent, save]);
    expect(effects).to.deep.equal([{ type: 'focus', name: 'login' }]);
    expect([state.phase, state.told?.type, state.form.attempted]).to.deep.equal(['idle', 'wrong', true]);
  });

  it('sends nothing before the user was read for this page, and takes no edit', () => {
    const listed = editOf(aUser(), fieldsOf(), false);
    const { state, effects } = after([...edits, save], listed);
    expect(state).to.equal(listed);
    expect(effects).to.deep.equal([]);
  });

  it('is done with the answer: that is what the form starts from then', () => {
    const answer = aUser({ firstName: 'Ada', extra: { badge: 'B-7' }, version: 'v2' });
    const { state } = after([{ type: 'saved', request: 1, user: answer }], saving);
    expect(state.told).to.deep.equal({ type: 'saved', count: 2, taken: [], lost: false });
    expect(isUnsaved(state)).to.equal(false);
    expect(state.user.version).to.equal('v2');
  });

  it('keeps what was typed while it was under way, and says what the system made of the rest', () => {
    const answer = aUser({ firstName: 'ADA', extra: { badge: 'B-7' }, version: 'v2' });
    const { state } = after(
      [edit('jobTitle', 'Countess') as EditIntent, { type: 'saved', request: 1, user: answer }],
      saving,
    );
    expect(state.form.values.get('jobTitle')).to.equal('Countess');
    expect(state.form.values.get('firstName')).to.equal('ADA');
    expect(state.told).to.deep.include({ type: 'saved', taken: ['firstName'] });
    expect(isUnsaved(state)).to.equal(true);
  });

  it('drops an answer to an older request, or to none (F4)', () => {
    const answer = aUser({ firstName: 'Late' });
    for (const event of [
      { type: 'saved', request: 0, user: answer },
      { type: 'read', request: 1, user: answer },
      failed('invalid', {}, 7),
      { type: 'read-failed', request: 1, error: adapterError('network', '') },
    ] as EditOutcome[])
      expect(after([event], saving).state, event.type).to.equal(saving);
    expect(after([{ type: 'saved', request: 0, user: answer }, failed('invalid', {}, 0)]).state).to.equal(start);
  });
});

describe('a phone number that is saved', () => {
  const typed = edit('phone', '+4930123456') as EditIntent;
  const check = (verdict: 'valid' | 'invalid' | 'unchecked', value = '+4930123456'): EditOutcome => ({
    type: 'phone-checked',
    name: 'phone',
    check: { value, verdict, ...(verdict === 'valid' && { international: '+49 30 123456' }) },
  });

  it('is checked when the field is left', () => {
    const { effects } = after([typed, { type: 'leave', name: 'phone' }]);
    expect(effects).to.deep.equal([{ type: 'check-phone', name: 'phone', value: '+4930123456' }]);
  });

  it('is checked before it is sent, and then sent', () => {
    const checking = after([typed, save]);
    expect(checking.state.phase).to.equal('checking');
    expect(checking.effects.map(({ type }) => type)).to.deep.equal(['check-phone']);
    expect(after([check('valid')], checking.state).effects[0]).to.deep.include({ changes: { phone: '+49 30 123456' } });
  });

  it('is sent as typed where it can’t be checked', () => {
    expect(after([typed, save, check('unchecked')]).effects[0]).to.deep.include({ changes: { phone: '+4930123456' } });
  });

  it('is not sent where it is none', () => {
    const { state, effects } = after([typed, save, check('invalid')]);
    expect(effects).to.deep.equal([{ type: 'focus', name: 'phone' }]);
    expect(state.phase).to.equal('idle');
  });

  it('is checked again where it was changed meanwhile', () => {
    const { effects } = after([typed, save, edit('phone', '+1') as EditIntent, check('valid')]);
    expect(effects).to.deep.equal([{ type: 'check-phone', name: 'phone', value: '+1' }]);
  });

  it('is not waited for after a cancel', () => {
    const { state, effects } = after([typed, save, { type: 'cancel' }, check('valid')]);
    expect([state.phase, effects.length, isUnsaved(state)]).to.deep.equal(['idle', 0, false]);
  });
});

describe('an error of the backend', () => {
  const every: AdapterErrorKind[] = [
    'unauthenticated', 'forbidden', 'protected', 'not-found', 'stale', 'conflict', 'invalid', 'rate-limited',
    'unsupported', 'unavailable', 'network', 'aborted', 'protocol', 'unknown',
  ]; // prettier-ignore

  for (const kind of every)
    it(`loses nothing typed: ${kind}`, () => {
      let { state } = after([failed(kind)], saving);
      expect(mine(state)).to.deep.equal(['Ada', 'B-7']);
      expect(isUnsaved(state)).to.equal(true);
      for (const answer of every) {
        const error = adapterError(answer, 'Again.');
        const { state: later } = after([{ type: 'read-failed', request: 2, error }], state);
        expect(mine(later), `${kind}, then ${answer}`).to.deep.equal(['Ada', 'B-7']);
      }
      [state] = transition(state, read(aUser({ firstName: 'Gracia', version: 'v2' })));
      expect(mine(state), 'after the user was read').to.deep.equal(['Ada', 'B-7']);
    });

  it('is put beside the fields that it is about', () => {
    const { state, effects } = after([failed('conflict', { fields: { firstName: 'Taken.' } })], saving);
    expect([...state.form.refused]).to.deep.equal([['firstName', 'Taken.']]);
    expect(state.told?.type).to.equal('wrong');
    expect(effects).to.deep.equal([{ type: 'focus', name: 'firstName' }]);
  });

  it('is shown above where it is about none of them', () => {
    const error = adapterError('invalid', 'No.', { fields: { department: 'Closed.', firstName: 'Short.' } });
    const { state } = after([{ type: 'save-failed', request: 1, error }], saving);
    expect(state.told).to.deep.equal({ type: 'failed', error, others: ['Closed.'] });
    expect([...state.form.refused.keys()]).to.deep.equal(['firstName']);
    const { state: without, effects } = after([failed('invalid')], saving);
    expect(without.told).to.deep.include({ type: 'failed', others: [] });
    expect(effects).to.deep.equal([]);
  });

  for (const [kind, told] of [
    ['unauthenticated', 'signed-out'],
    ['forbidden', 'refused'],
    ['protected', 'refused'],
    ['rate-limited', 'failed'],
    ['unsupported', 'failed'],
    ['not-found', 'gone'],
  ] as const)
    it(`says what it means: ${kind} is ${told}`, () => {
      const { state, effects } = after([failed(kind)], saving);
      expect([state.told?.type, state.phase, state.sent, effects.length]).to.deep.equal([told, 'idle', undefined, 0]);
    });

  it('lets the viewer save again after a new sign-in, with the same changes', () => {
    const { effects } = after([failed('unauthenticated'), save], saving);
    expect(effects[0]).to.deep.include({ type: 'save', changes: typedValues });
  });

  it('is no reason to look where the request was never sent', () => {
    const { state, effects } = after([failed('aborted', { status: 429 })], saving);
    expect([state.told?.type, effects.length]).to.deep.equal(['failed', 0]);
  });
});

describe('a lost answer (F7)', () => {
  const reading = after([failed('network')], saving);

  it('has the user read, and nothing sent again', () => {
    expect(reading.effects).to.deep.equal([{ type: 'read', request: 2, id: 'u-1' }]);
    expect(after([save], reading.state).effects).to.deep.equal([]);
  });

  it('was a save where the user has what was sent', () => {
    const now = aUser({ firstName: 'Ada', extra: { badge: 'B-7' }, version: 'v2' });
    const { state } = after([read(now)], reading.state);
    expect(state.told).to.deep.equal({ type: 'saved', count: 2, taken: [], lost: true });
    expect(isUnsaved(state)).to.equal(false);
  });

  it('was none where the user is as before: the viewer may save again', () => {
    const { state } = after([read(aUser())], reading.state);
    expect([state.told?.type, state.sent]).to.deep.equal(['unsaved', undefined]);
    expect(after([save], state).effects[0]).to.deep.include({ type: 'save', changes: typedValues });
  });

  it('is for the viewer to decide where the user is neither', () => {
    const { state, effects } = after([read(aUser({ firstName: 'ada', version: 'v2' }))], reading.state);
    expect([...state.conflicts]).to.deep.equal([['firstName', 'ada']]);
    expect(effects).to.deep.equal([{ type: 'focus-conflict', name: 'firstName' }]);
  });

  it('stays unknown where the user can’t be read, and a save looks before it sends', () => {
    const lost = after([{ type: 'read-failed', request: 2, error: adapterError('network', '') }], reading.state).state;
    expect(lost.told?.type).to.equal('doubt');
    for (const event of [save, { type: 'look-again' } as EditIntent])
      expect(after([event], lost).effects).to.deep.equal([{ type: 'read', request: 3, id: 'u-1' }]);
    expect(after([{ type: 'look-again' }, save, { type: 'look-again' }], lost).effects).to.deep.equal([]);
  });

  it('stays unknown over a sign-in, and a reload meanwhile proves nothing', () => {
    const error = adapterError('unauthenticated', '');
    const lost = after([{ type: 'read-failed', request: 2, error }], reading.state).state;
    expect([lost.told?.type, lost.sent?.size]).to.deep.equal(['signed-out', 2]);
    expect(after([{ type: 'refresh', user: aUser(), fresh: true }], lost).state).to.equal(lost);
  });

  it('is looked after also where the viewer cancels', () => {
    const lost = after([{ type: 'read-failed', request: 2, error: adapterError('network', '') }], reading.state).state;
    const cancelled = after([{ type: 'cancel' }], lost);
    expect(cancelled.effects.map(({ type }) => type)).to.deep.equal(['read']);
    expect(after([read(aUser({ firstName: 'Ada' }), 3)], cancelled.state).state.form.values.get('firstName')).to.equal(
      'Ada',
    );
  });
});

describe('a version that is no longer the newest (F1)', () => {
  const latest = aUser({ firstName: 'Gracia', lastName: 'Murray', version: 'v2' });
  const stale = after([failed('stale', { latest })], saving);
  const choose = (name: string, keep: 'mine' | 'theirs'): EditIntent => ({ type: 'choose', name, keep });

  it('shows both values of a field that both changed, and takes over the rest', () => {
    expect([...stale.state.conflicts]).to.deep.equal([['firstName', 'Gracia']]);
    expect(stale.state.told).to.deep.equal({ type: 'conflict', taken: ['lastName'] });
    expect(stale.state.form.values.get('lastName')).to.equal('Murray');
    expect(stale.effects).to.deep.equal([{ type: 'focus-conflict', name: 'firstName' }]);
  });

  it('sends nothing before the viewer has decided', () => {
    expect(after([save], stale.state).effects).to.deep.equal([{ type: 'focus-conflict', name: 'firstName' }]);
  });

  it('saves the viewer’s value against the new version', () => {
    const chosen = after([choose('firstName', 'mine')], stale.state);
    expect(chosen.effects).to.deep.equal([{ type: 'focus', name: 'firstName' }]);
    expect(after([save], chosen.state).effects[0]).to.deep.include({
      target: { id: 'u-1', version: 'v2' },
      changes: typedValues,
    });
  });

  it('leaves theirs where the viewer takes it', () => {
    const { effects } = after([choose('firstName', 'theirs'), save], stale.state);
    expect(effects[0]).to.deep.include({ changes: { extra: { badge: 'B-7' } } });
  });

  it('leads from one decision to the next', () => {
    const both = aUser({ firstName: 'Gracia', extra: { badge: 'C' }, version: 'v2' });
    const { state } = after([failed('stale', { latest: both })], saving);
    expect(after([choose('firstName', 'mine')], state).effects).to.deep.equal([
      { type: 'focus-conflict', name: 'badge' },
    ]);
    expect(after([choose('lastName', 'mine')], state).state, 'there is nothing to decide').to.equal(state);
  });

  it('says it also where nothing that is shown differs', () => {
    const { state } = after([failed('stale', { latest: aUser({ version: 'v2' }) })], saving);
    expect(state.told).to.deep.equal({ type: 'taken', taken: [] });
    expect(after([save], state).effects[0]).to.deep.include({ target: { id: 'u-1', version: 'v2' } });
  });

  for (const [what, details] of [
    ['does not come with the error', {}],
    ['is somebody else', { latest: aUser({ id: 'other' }) }],
  ] as const)
    it(`is read where it ${what}`, () => {
      const { state, effects } = after([failed('stale', details)], saving);
      expect(effects).to.deep.equal([{ type: 'read', request: 2, id: 'u-1' }]);
      expect(after([read(latest)], state).state.conflicts.size).to.equal(1);
    });
});

describe('a newer record of the user', () => {
  const refresh = (user: User, fresh = true): EditOutcome => ({ type: 'refresh', user, fresh });

  it('takes the place of what the list knew', () => {
    const listed = editOf(aUser(), fieldsOf(declaredFields), false);
    const { state } = after([refresh(aUser({ phone: '1' }))], listed);
    expect([state.fresh, state.form.values.get('phone')]).to.deep.equal([true, '1']);
  });

  it('touches nothing typed, and is silent where nothing is', () => {
    expect(mine(after([...edits, refresh(aUser({ lastName: 'X', version: 'v2' }))]).state)).to.deep.equal([
      'Ada',
      'B-7',
    ]);
    expect(after([refresh(aUser({ lastName: 'X' }))]).state.told).to.equal(undefined);
    expect(after([...edits, refresh(aUser({ lastName: 'X' }))]).state.told).to.deep.equal({
      type: 'taken',
      taken: ['lastName'],
    });
  });

  it('is of no interest where it is only the list’s', () => {
    expect(after([refresh(aUser({ lastName: 'Old' }), false)]).state).to.equal(start);
  });

  it('waits for the answer that is under way', () => {
    expect(after([refresh(aUser({ lastName: 'X' }))], saving).state).to.equal(saving);
  });

  it('that is gone leaves what was typed to be read, and takes no more', () => {
    const { state, effects } = after([...edits, { type: 'vanish' }, edit('firstName', 'more') as EditIntent, save]);
    expect([state.told?.type, effects.length]).to.deep.equal(['gone', 0]);
    expect(mine(state)).to.deep.equal(['Ada', 'B-7']);
  });
});

describe('what was said', () => {
  it('goes with the next key where it is over, and stays where it is not', () => {
    expect(after([save, edit('firstName', 'A') as EditIntent]).state.told).to.equal(undefined);
    const { state } = after([failed('forbidden'), edit('firstName', 'A') as EditIntent], saving);
    expect(state.told?.type).to.equal('refused');
  });
});

describe('cancel', () => {
  it('brings back what is saved, with nothing to decide and nothing said', () => {
    const latest = aUser({ firstName: 'Gracia', version: 'v2' });
    const { state } = after([failed('stale', { latest }), { type: 'cancel' }], saving);
    expect(state.form.values.get('firstName')).to.equal('Gracia');
    expect([state.conflicts.size, state.told, isUnsaved(state)]).to.deep.equal([0, undefined, false]);
  });

  it('does nothing to what is under way', () => {
    expect(after([{ type: 'cancel' }], saving).state).to.equal(saving);
  });
});

describe('editing, whatever happens', () => {
  const text = fc.constantFrom('', 'a', 'b', 'c');
  const person = fc.record({ firstName: text, lastName: text, version: text }).map((given) => aUser(given));
  const kind = fc.constantFrom<AdapterErrorKind>(
    'network',
    'stale',
    'invalid',
    'unauthenticated',
    'not-found',
    'unknown',
  );
  const request = fc.integer({ min: 0, max: 6 });
  const error = fc.tuple(kind, person).map(([each, latest]) => adapterError(each, '', { latest }));
  const event: fc.Arbitrary<Event> = fc.oneof(
    fc.record({ type: fc.constant('edit' as const), name: fc.constantFrom('firstName', 'lastName'), value: text }),
    fc.constant(save),
    fc.record({ type: fc.constantFrom('saved' as const, 'read' as const), request, user: person }),
    fc.record({ type: fc.constantFrom('save-failed' as const, 'read-failed' as const), request, error }),
    fc.record({ type: fc.constant('refresh' as const), user: person, fresh: fc.boolean() }),
    fc.record({
      type: fc.constant('choose' as const),
      name: fc.constantFrom('firstName', 'lastName'),
      keep: fc.constantFrom('mine' as const, 'theirs' as const),
    }),
  );

  it('sends one write at a time, never one while it is not known what became of another, and only to this user', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state = start;
        for (const each of events) {
          const [next, effects] = transition(state, each);
          const sends = effects.filter(({ type }) => type === 'save');
          expect(sends.length).to.be.at.most(1);
          if (sends.length > 0) expect([state.phase, state.sent]).to.deep.equal(['idle', undefined]);
          if (next.phase === 'saving') expect(next.sent?.size).to.be.above(0);
          expect(next.user.id).to.equal('u-1');
          state = next;
        }
      }),
    );
  });

  it('changes a field that the viewer has typed into only by their choice, or to what was saved', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state = start;
        for (const each of events) {
          const [next] = transition(state, each);
          for (const [name, value] of state.form.values) {
            // who typed what is there by now has nothing to lose
            const typed = value !== state.form.base.get(name);
            // what was sent and saved is what the backend has made of it, also where another field has a conflict
            const wasSaved = each.type === 'saved' && state.sent?.get(name) === value;
            if (!typed || each.type === 'edit' || each.type === 'choose' || wasSaved) continue;
            expect(next.form.values.get(name), `${name} after ${each.type}`).to.equal(value);
          }
          state = next;
        }
      }),
    );
  });
});
