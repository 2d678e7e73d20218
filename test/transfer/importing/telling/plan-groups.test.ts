import { expect } from '@open-wc/testing';
import { groupsOf, sendableIn } from '../../../../src/transfer/importing/telling/plan-groups.js';
import { aPlan, everyKind, noAddress, rows } from '../made-up-import.js';

describe('groupsOf', () => {
  it('has each row in exactly one group', () => {
    const plan = everyKind();
    const all = Object.values(groupsOf(plan)).flat();
    expect(all).to.have.lengthOf(plan.rows.length);
    expect(new Set(all.map(({ at }) => at)).size).to.equal(plan.rows.length);
  });

  it('tells who is activated or deactivated from who is only changed', () => {
    const { update, activate, deactivate } = groupsOf(everyKind());
    expect([update, activate, deactivate].map((group) => group.map(({ at }) => at))).to.deep.equal([[4], [5], [6]]);
  });

  it('keeps the order of the file', () => {
    const plan = aPlan([rows.create(9), rows.same(2), rows.create(3)]);
    expect(groupsOf(plan).create.map(({ at }) => at)).to.deep.equal([9, 3]);
  });

  it('is worked out once', () => {
    const plan = everyKind();
    expect(groupsOf(plan)).to.equal(groupsOf(plan));
    expect(groupsOf(everyKind())).not.to.equal(groupsOf(plan));
  });
});

describe('sendableIn', () => {
  it('counts who is created or changed in any way', () => {
    expect(sendableIn(everyKind())).to.equal(5);
  });

  it('counts nobody else', () => {
    const plan = aPlan([rows.same(2), rows.repeated(3, 2), rows.refused(4), rows.wrong(5, [noAddress])]);
    expect(sendableIn(plan)).to.equal(0);
    expect(sendableIn(aPlan([]))).to.equal(0);
  });
});
