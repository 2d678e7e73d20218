import { expect } from '@open-wc/testing';
import {
  approvalPlan,
  askApproval,
  exceededLimit,
  needsApproval,
  type ApprovalPlan,
} from '../../../src/deletion/gate/approval.js';

const approve = () => true;

describe('needsApproval', () => {
  const table: readonly (readonly [what: string, count: number, from: unknown, total: number | undefined, asks: boolean])[] = [
    ['a fifth of the directory', 200, undefined, 1_000, false],
    ['more than a fifth of the directory', 201, undefined, 1_000, true],
    ['more than a fifth of a small directory', 50, undefined, 99, false],
    ['more than 500 of a large one', 501, undefined, 100_000, true],
    ['500 of a large one', 500, undefined, 100_000, false],
    ['more than 500 of an unknown one', 501, undefined, undefined, true],
    ['as many as the host said', 10, 10, 1_000, true],
    ['fewer than the host said', 9, 10, 1_000, false],
    ['a mass, where the host said a larger number', 201, 900, 1_000, true],
    ['any number, where the host said none that can be read', 1, NaN, 1_000, true],
    ['any number, where the host said a word', 1, 'many', 1_000, true],
    ['one, where the host said 0', 1, 0, 1_000, true],
    ['nothing, where an attribute was taken away', 1, null, 1_000, false],
  ]; // prettier-ignore
  for (const [what, count, approveFrom, total, asks] of table) {
    it(`${asks ? 'is true' : 'is false'} for ${what} (U13)`, () => {
      expect(needsApproval(count, { approve, approveFrom: approveFrom as number }, total)).to.equal(asks);
    });
  }

  it('is true for a number that can’t be read, and is asked of nobody where the host took its hook away', () => {
    expect(needsApproval(-1, { approve, approveFrom: 5 }, 1_000)).to.equal(true);
    expect(needsApproval(0, { approve, approveFrom: 5 }, 1_000)).to.equal(false);
    expect(needsApproval(9_999, { approve: null as never, approveFrom: 1 }, 10_000)).to.equal(false);
  });

  it('is false where the host gave nothing to ask', () => {
    expect(needsApproval(9_999, { approveFrom: 1 }, 10_000)).to.equal(false);
  });

  it('is true where it gave something that is no function: that never approves', () => {
    expect(needsApproval(501, { approve: 'yes' as never })).to.equal(true);
  });
});

describe('exceededLimit', () => {
  for (const [count, max, limit] of [
    [10, undefined, undefined], [10, null, undefined], [10, 10, undefined], [11, 10, 10], [1, 0, 0], [1, NaN, 0], [1, -3, 0], [3, 2.9, 2],
  ] as const) {
    it(`of ${max} for ${count} is ${limit}`, () => expect(exceededLimit(count, max as number)).to.equal(limit));
  } // prettier-ignore
});

describe('approvalPlan', () => {
  const targets = [{ id: 'ana', version: 'v7', name: 'Ana', email: 'ana@example.com' }, { id: 'bob' }];

  it('says who, by id and version, how many, and which share of the directory', () => {
    expect(approvalPlan(targets, 3, 8)).to.deep.equal({
      action: 'delete',
      targets: [{ id: 'ana', version: 'v7' }, { id: 'bob' }],
      counts: { deleted: 2, leftOut: 3 },
      directoryTotal: 8,
      share: 0.25,
    });
  });

  it('says why, and who takes over, where the viewer did', () => {
    expect(approvalPlan(targets, 0, 8, { reason: 'Left', successor: 'cy' })).to.include({ reason: 'Left', successor: 'cy' }); // prettier-ignore
    expect(approvalPlan(targets, 0, 8, {})).not.to.have.any.keys('reason', 'successor');
  });

  it('carries no name and no address (S19)', () => {
    expect(JSON.stringify(approvalPlan(targets, 0))).not.to.match(/Ana|@/);
  });

  it('says no share where nobody knows the total, and never more than all', () => {
    expect(approvalPlan(targets, 0)).not.to.have.any.keys('share', 'directoryTotal');
    expect(approvalPlan(targets, 0, 1).share).to.equal(1);
  });

  it('can’t be changed by the host that is asked (U9)', () => {
    const plan = approvalPlan(targets, 0, 8);
    expect([plan, plan.targets, plan.targets[0], plan.counts].every(Object.isFrozen)).to.equal(true);
  });
});

describe('askApproval (S27)', () => {
  const plan = approvalPlan([{ id: 'ana' }], 0);
  const { signal } = new AbortController();
  const answers: readonly (readonly [string, (plan: ApprovalPlan, signal: AbortSignal) => unknown, string])[] = [
    ['true', () => true, 'given'],
    ['a promise of true', () => Promise.resolve(true), 'given'],
    ['false', () => false, 'refused'],
    ['a promise of false', () => Promise.resolve(false), 'refused'],
    ['nothing', () => undefined, 'refused'],
    ['1', () => 1, 'refused'],
    ['"true"', () => 'true', 'refused'],
    ['an object', () => ({ approved: true }), 'refused'],
    ['a rejection', () => Promise.reject(new Error('no')), 'failed'],
    ['a throw', () => { throw new Error('no'); }, 'failed'],
  ]; // prettier-ignore
  for (const [what, approve, answer] of answers) {
    it(`takes ${what} as ${answer}`, async () => {
      expect(await askApproval({ approve: approve as never }, plan, signal)).to.equal(answer);
    });
  }

  it('takes what is no function as failed, and nothing as refused', async () => {
    expect(await askApproval({ approve: true as never }, plan, signal)).to.equal('failed');
    expect(await askApproval({}, plan, signal)).to.equal('refused');
  });

  it('hands over the plan and the signal', async () => {
    const given: unknown[] = [];
    await askApproval({ approve: (...all) => (given.push(...all), true) }, plan, signal);
    expect(given).to.deep.equal([plan, signal]);
  });
});
