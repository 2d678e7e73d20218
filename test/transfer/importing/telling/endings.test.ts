import { expect } from '@open-wc/testing';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { RunOutcome, RunOutcomeState } from '../../../../src/bulk/run-state.js';
import {
  endedRows,
  endingGroups,
  endings,
  isAnythingLeft,
  isLeft,
} from '../../../../src/transfer/importing/telling/endings.js';
import type { PlannedRow } from '../../../../src/transfer/importing/planning/planned-row.js';
import { aPlan, aRun, aState, checked, ended, everyKind, noAddress, rows } from '../made-up-import.js';

const states: readonly RunOutcomeState[] = ['done', 'deactivated', 'already', 'refused', 'changed', 'failed', 'unknown', 'not-attempted']; // prettier-ignore
const outcomeOf = (id: string, state: RunOutcomeState): RunOutcome =>
  ({ id, state, error: adapterError('unknown', 'No.') }) as RunOutcome;

/** How a row ends whose outcome is this. */
function endOf(row: PlannedRow, state: RunOutcomeState | undefined): string {
  const plan = aPlan([row]);
  const run = aRun(plan, state ? [outcomeOf(`row-${row.at}`, state)] : []);
  return endedRows({ plan, run })[0]!.ending;
}

describe('endedRows', () => {
  it('knows one end for each outcome of somebody new, and of somebody who is changed', () => {
    expect(states.map((state) => endOf(rows.create(2), state))).to.deep.equal(['created', 'created', 'already', 'refused', 'changed-meanwhile', 'failed', 'unknown', 'not-attempted']); // prettier-ignore
    expect(states.map((state) => endOf(rows.update(2), state))).to.deep.equal(['changed', 'changed', 'already', 'refused', 'changed-meanwhile', 'failed', 'unknown', 'not-attempted']); // prettier-ignore
  });

  it('calls nothing done that has no outcome', () => {
    expect(endOf(rows.create(2), undefined)).to.equal('not-attempted');
    expect(endedRows({ plan: aPlan([rows.update(2)]) })[0]!.ending).to.equal('not-attempted');
  });

  it('leaves what was never to be sent as the plan had it', () => {
    const plan = aPlan([rows.same(2), rows.repeated(3, 2), rows.refused(4), rows.wrong(5, [noAddress])]);
    expect(endedRows({ plan }).map(({ ending }) => ending)).to.deep.equal(['same', 'repeated', 'refused', 'wrong']);
    expect(endedRows({ plan }).filter(({ outcome }) => outcome)).to.have.lengthOf(0);
  });

  it('has no rows without a plan', () => {
    expect(endedRows({})).to.deep.equal([]);
  });
});

describe('endingGroups', () => {
  it('has every row in exactly one group (U11)', () => {
    for (const state of [ended(), checked(everyKind())]) {
      const grouped = [...endingGroups(state).values()].flat().map(({ row }) => row);
      expect(grouped).to.have.lengthOf(state.plan!.rows.length);
      expect(grouped).to.have.members([...state.plan!.rows]);
    }
  });

  it('keeps the order in which the viewer needs them, and leaves out empty groups', () => {
    expect([...endingGroups(ended()).keys()]).to.deep.equal([...endings]);
    expect([...endingGroups(checked(aPlan([rows.same(2)]))).keys()]).to.deep.equal(['same']);
  });

  it('is worked out once for a run, and anew for another', () => {
    const plan = aPlan([rows.create(2)]);
    const state = checked(plan, { run: aRun(plan, [outcomeOf('row-2', 'done')]) });
    expect(endingGroups(state)).to.equal(endingGroups({ ...state, leaving: true }));
    const other = { ...state, run: aRun(plan, [outcomeOf('row-2', 'failed')]) };
    expect([...endingGroups(other).keys()]).to.deep.equal(['failed']);
    expect([...endingGroups(state).keys()]).to.deep.equal(['created']);
  });

  it('is empty without a plan', () => {
    expect(endingGroups(aState()).size).to.equal(0);
  });
});

describe('isAnythingLeft', () => {
  const isLeftAfter = (state: RunOutcomeState): boolean => {
    const plan = aPlan([rows.update(2)]);
    return isAnythingLeft(checked(plan, { run: aRun(plan, [outcomeOf('row-2', state)]) }));
  };

  it('is so for whatever another try could do', () => {
    expect(states.filter(isLeftAfter)).to.deep.equal(['refused', 'changed', 'failed', 'unknown', 'not-attempted']);
  });

  it('is so for a wrong row, which can be put right, and not for one that a rule protects', () => {
    expect(isAnythingLeft(checked(aPlan([rows.wrong(2, [noAddress])])))).to.equal(true);
    expect(isAnythingLeft(checked(aPlan([rows.refused(2), rows.same(3), rows.repeated(4, 3)])))).to.equal(false);
    expect(isLeft({ row: rows.refused(2), ending: 'refused' })).to.equal(false);
  });
});
