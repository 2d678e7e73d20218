import { expect } from '@open-wc/testing';
import { planOf, type Check } from '../../src/bulk/plan.js';
import { FrozenQuestion, type QuestionGiven } from '../../src/deletion/frozen-question.js';
import type { UserId } from '../../src/domain/user.js';
import { aSession, aUser } from '../support/builders.js';

const ana = aUser({ id: 'ana' });
const bob = aUser({ id: 'bob' });
const given: QuestionGiven = {
  work: { action: 'delete' },
  users: [ana, bob],
  session: aSession(),
  checks: new Map(),
  directoryTotal: 40,
  maxDelete: 10,
  checking: undefined,
};
const draft: QuestionGiven = { ...given, checking: { done: 0, total: 2 } };
const idsOf = (question: FrozenQuestion, of: QuestionGiven): string[] =>
  question.from(of).plan.will.map(({ id }) => id);

describe('FrozenQuestion', () => {
  it('is what was given: whom, by whom, out of how many, and the limit of the host', () => {
    const { plan, ...grounds } = new FrozenQuestion().from(given);
    expect(plan).to.deep.include({ action: 'delete', leftOut: [] });
    expect(plan.will.map(({ id }) => id)).to.deep.equal(['ana', 'bob']);
    expect(grounds).to.deep.equal({ users: given.users, session: given.session, directoryTotal: 40, maxDelete: 10 });
  });

  it('never changes once it is asked, whatever its owner gives (U9, T5)', () => {
    const question = new FrozenQuestion();
    const asked = question.from(given);
    const owner = { ...bob, owner: true };
    for (const other of [
      { ...given, users: [ana] },
      { ...given, users: [ana, owner] },
      { ...given, session: undefined },
      { ...given, work: { action: 'deactivate' } as const },
      { ...draft, directoryTotal: 1, maxDelete: 1 },
    ])
      expect(question.from(other)).to.equal(asked);
  });

  it('is a draft while users are read again, and frozen from the first time that they are not', () => {
    const question = new FrozenQuestion();
    expect(question.isFrozen).to.equal(false);
    question.from(draft);
    expect(question.isFrozen).to.equal(false);
    expect(idsOf(question, { ...draft, users: [bob] })).to.deep.equal(['bob']);
    expect(idsOf(question, { ...given, users: [ana] })).to.deep.equal(['ana']);
    expect(question.isFrozen).to.equal(true);
    expect(idsOf(question, { ...draft, users: [bob] })).to.deep.equal(['ana']);
  });

  it('takes the plan that its owner has made already', () => {
    const question = new FrozenQuestion();
    const planned = planOf({ action: 'delete' }, [bob], given.session);
    expect(question.from({ ...draft, planned }).plan).to.equal(planned);
    const known = new Map<UserId, Check>([['bob', 'gone']]);
    const checked = planOf({ action: 'delete' }, [ana, bob], given.session, known);
    expect(question.from({ ...given, planned: checked }).plan).to.equal(checked);
    expect(question.from({ ...given, planned }).plan).to.equal(checked);
  });

  describe('as a draft', () => {
    it('is planned once, however often it is shown: also where the owner makes the work anew each time', () => {
      const question = new FrozenQuestion();
      const { plan } = question.from(draft);
      expect(question.from({ ...draft, checking: { done: 1, total: 2 } }).plan).to.equal(plan);
      expect(question.from({ ...draft, work: { action: 'delete' } }).plan).to.equal(plan);
    });

    const checks: ReadonlyMap<UserId, Check> = new Map([['bob', 'gone']]);
    const department = { id: 'sales', name: 'Sales' };
    const others: readonly (readonly [what: string, given: Partial<QuestionGiven>, will: readonly string[]])[] = [
      ['users', { users: [bob] }, ['bob']],
      ['session', { session: aSession({ viewer: { id: 'bob' } }) }, ['ana']],
      ['checks', { checks }, ['ana']],
      ['work', { work: { action: 'schedule', plan: { action: 'deactivate', at: null } } }, []],
    ];
    for (const [what, other, will] of others) {
      it(`is planned anew with other ${what}`, () => {
        const question = new FrozenQuestion();
        question.from(draft);
        expect(idsOf(question, { ...draft, ...other })).to.deep.equal(will);
        // and then not again
        const { plan } = question.from({ ...draft, ...other });
        expect(question.from({ ...draft, ...other }).plan).to.equal(plan);
      });
    }

    it('is planned anew where the work is another one, of the same users', () => {
      const question = new FrozenQuestion();
      question.from(draft);
      expect(question.from({ ...draft, work: { action: 'activate' } }).plan.action).to.equal('activate');
    });

    it('is planned anew where a work of the same kind says something else', () => {
      const question = new FrozenQuestion();
      const move = (to: typeof department): QuestionGiven => ({
        ...draft,
        users: [{ ...ana, department: { ...department, path: [] } }],
        work: { action: 'change-department', department: to },
      });
      const before = { ...move(department) };
      const { users } = before;
      expect(idsOf(question, before)).to.deep.equal([]);
      expect(idsOf(question, { ...move({ id: 'it', name: 'IT' }), users })).to.deep.equal(['ana']);
    });
  });
});
