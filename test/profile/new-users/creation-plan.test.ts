import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { firstPlacement } from '../../../src/profile/new-user/placement/placement.js';
import {
  inactiveAmong,
  planUsers,
  remaining,
  type Unsettled,
  unsettledAfter,
} from '../../../src/profile/new-users/creation-plan.js';
import { type CreationRun, type CreationRunEvent, runStep, startRun } from '../../../src/profile/new-users/creation-run-state.js'; // prettier-ignore
import { parseAddresses } from '../../../src/profile/new-users/parse-addresses.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';

const { valid } = parseAddresses('Grace Hopper <g@x.test>, b@x.test, c@x.test');
const choices = { departments: [{ id: 'd', name: 'Sales', path: [] }], roles: [{ id: 'r', name: 'Learner' }] };
const withSeats = (used: number, limit: number) =>
  aSession({ capabilities: theCapabilities({ seats: { used, limit } }) });

let keys = 0;
const newKey = (): string => `key-${++keys}`;
const plan = (given: { placement?: object; session?: ReturnType<typeof aSession>; unsettled?: Unsettled } = {}) =>
  planUsers(
    valid,
    { ...firstPlacement, ...given.placement },
    choices,
    given.session ?? aSession(),
    given.unsettled ?? new Map(),
    newKey,
  );

/** Runs what is planned; each address ends as its answer says. */
function ran(
  planned: ReturnType<typeof plan>,
  answers: readonly (CreationRunEvent['type'] | 'lost' | 'invalid' | 'busy')[],
): CreationRun {
  let [run] = startRun(planned);
  for (const [index, answer] of answers.entries()) {
    const error = adapterError(answer === 'lost' ? 'network' : answer === 'busy' ? 'unsupported' : 'invalid', 'No.');
    if (answer === 'answered') [run] = runStep(run, { type: 'answered', index, user: aUser() });
    else [run] = runStep(run, { type: 'failed', index, error });
    if (answer === 'lost') [run] = runStep(run, { type: 'looked', index, found: { state: 'absent' } });
  }
  return run;
}

describe('planUsers', () => {
  it('makes of each address a user whose login it is, with the name beside it', () => {
    expect(plan().map(({ wish }) => wish.draft)).to.deep.equal([
      { login: 'g@x.test', email: 'g@x.test', firstName: 'Grace', lastName: 'Hopper' },
      { login: 'b@x.test', email: 'b@x.test' },
      { login: 'c@x.test', email: 'c@x.test' },
    ]);
  });

  it('puts all of them where the viewer chose', () => {
    const [{ wish }] = plan({ placement: { departmentId: 'd', roleId: 'r', notify: false } });
    expect(wish.draft).to.deep.include({ department: choices.departments[0], roles: [choices.roles[0]] });
    expect(wish.notify).to.equal(false);
  });

  it('plans those without a seat as inactive, and without e-mail (R8, R10)', () => {
    const planned = plan({ session: withSeats(9, 10) });
    expect(planned.map(({ wish }) => [wish.draft.status, wish.notify])).to.deep.equal([
      [undefined, true],
      ['inactive', false],
      ['inactive', false],
    ]);
    expect(inactiveAmong(valid, withSeats(9, 10)).map(({ email }) => email)).to.deep.equal(['b@x.test', 'c@x.test']);
    expect(inactiveAmong(valid, withSeats(1, 10))).to.deep.equal([]);
    expect(inactiveAmong([], withSeats(10, 10))).to.deep.equal([]);
  });

  it('gives each wish a key of its own', () => {
    expect(new Set(plan().map(({ requestId }) => requestId)).size).to.equal(3);
  });

  it('keeps the key of a wish that no answer has settled, and of no other', () => {
    const first = plan();
    const run = ran(first, ['lost', 'busy', 'invalid']);
    const unsettled = unsettledAfter(new Map(), run);
    const again = plan({ unsettled });
    expect(again.map(({ requestId }, at) => requestId === first[at].requestId)).to.deep.equal([true, true, false]);
    expect(again.map(({ lookFirst }) => lookFirst)).to.deep.equal([false, false, false]);
  });

  it('looks first where another wish for the address may have been fulfilled', () => {
    const unsettled = unsettledAfter(new Map(), ran(plan(), ['lost', 'busy', 'invalid']));
    const other = plan({ unsettled, placement: { departmentId: 'd' } });
    expect(other.map(({ lookFirst }) => lookFirst)).to.deep.equal([true, false, false]);
    expect(other.map(({ requestId }) => requestId).some((key) => [...unsettled.values()].some((each) => each.requestId === key))).to.equal(false); // prettier-ignore
  });

  it('keeps the earlier wish in mind until a look has shown what became of it', () => {
    const unsettled = unsettledAfter(new Map(), ran(plan(), ['lost', 'answered', 'answered']));
    let [run] = startRun(plan({ unsettled, placement: { departmentId: 'd' } }));
    [run] = runStep(run, { type: 'looked', index: 0, found: { state: 'unseen' } });
    expect(unsettledAfter(unsettled, run).get('g@x.test')).to.equal(unsettled.get('g@x.test'));
    let [seen] = startRun(plan({ unsettled, placement: { departmentId: 'd' } }));
    [seen] = runStep(seen, { type: 'looked', index: 0, found: { state: 'made', user: aUser() } });
    expect(unsettledAfter(unsettled, seen).has('g@x.test')).to.equal(false);
  });

  it('keeps in mind what a stopped run did not come to', () => {
    const unsettled = unsettledAfter(new Map(), ran(plan(), ['lost', 'lost', 'lost']));
    const many = parseAddresses('1@x 2@x 3@x 4@x g@x.test').valid;
    let [run] = startRun(planUsers(many, firstPlacement, choices, aSession(), unsettled, newKey));
    [run] = runStep(run, { type: 'stop' });
    for (let index = 0; index < 4; index++) [run] = runStep(run, { type: 'answered', index, user: aUser() });
    expect(run.items[4].state).to.equal('not-attempted');
    expect(unsettledAfter(unsettled, run).has('g@x.test')).to.equal(true);
  });
});

describe('remaining', () => {
  it('leaves in the text who was not created, as it stood there, and not who exists', () => {
    let run = ran(plan(), ['lost', 'answered']);
    [run] = runStep(run, { type: 'failed', index: 2, error: adapterError('conflict', 'Taken.') });
    expect(remaining(run).map(({ text }) => text)).to.deep.equal(['Grace Hopper <g@x.test>']);
  });
});

describe('keys over several runs', () => {
  const answer = fc.constantFrom('answered' as const, 'lost' as const, 'invalid' as const, 'busy' as const);

  it('never sends an address under another key while an earlier wish may have been fulfilled, unless a look showed nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(answer, { minLength: 3, maxLength: 3 }), fc.boolean())), (rounds) => {
        let unsettled: Unsettled = new Map();
        for (const [answers, elsewhere] of rounds) {
          const planned = plan({ unsettled, placement: { departmentId: elsewhere ? 'd' : '' } });
          for (const { address, requestId, lookFirst } of planned) {
            const earlier = unsettled.get(address.email);
            if (earlier?.uncertain && earlier.requestId !== requestId) expect(lookFirst).to.equal(true);
          }
          let [run] = startRun(planned);
          for (const [index, item] of run.items.entries())
            if (item.state === 'looking') [run] = runStep(run, { type: 'looked', index, found: { state: 'absent' } });
          for (const [index, each] of answers.entries()) {
            const error = adapterError(each === 'lost' ? 'network' : each === 'busy' ? 'unsupported' : 'invalid', '');
            if (each === 'answered') [run] = runStep(run, { type: 'answered', index, user: aUser() });
            else [run] = runStep(run, { type: 'failed', index, error });
            if (each === 'lost') [run] = runStep(run, { type: 'looked', index, found: { state: 'unseen' } });
          }
          const before = unsettled;
          unsettled = unsettledAfter(before, run);
          for (const { address, state } of run.items)
            if (state === 'unknown') expect(unsettled.get(address.email)?.uncertain).to.equal(true);
        }
      }),
    );
  });
});
