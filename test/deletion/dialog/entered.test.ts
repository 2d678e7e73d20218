import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { RunOutcome } from '../../../src/bulk/run-state.js';
import { entered, isAllDone } from '../../../src/deletion/dialog/entered.js';
import { aModel, ana, bob, grace } from '../../support/dialog-models.js';

const error = adapterError('network', 'Lost.');
const done = (id: string): RunOutcome => ({ id, state: 'done' });

describe('entered', () => {
  it('names the one who is deleted, or says how many, and puts the focus on Stop', () => {
    expect(entered(aModel({ phase: 'running' }))).to.deep.equal({ focus: '#stop', text: 'Deleting Ana López.' });
    expect(entered(aModel({ phase: 'running', users: [ana, bob, grace] })).text).to.equal('Deleting 2 users.');
  });

  it('says that it waits for an approval, and puts the focus where it can be given up (S27)', () => {
    const { focus, text, politeness } = entered(aModel({ phase: 'approving', users: [ana, bob] }));
    expect(focus).to.equal('#cancel');
    expect(text).to.equal('The deletion of 2 users has to be approved by somebody else. Nothing is sent before that.');
    expect(politeness).to.equal(undefined);
  });

  for (const [approval, text] of [
    ['refused', 'The deletion was not approved. Nothing was sent.'],
    ['failed', 'The approval could not be obtained. Nothing was sent.'],
    ['elsewhere', 'Users are being deleted in another tab. Wait until that has ended. Nothing was sent from here.'],
  ] as const) {
    it(`says at once why nothing was sent: ${approval}`, () => {
      expect(entered(aModel({ phase: 'declined', approval }))).to.deep.equal({ focus: '#title', text, politeness: 'assertive' }); // prettier-ignore
    });
  }

  it('sums up a report in one sentence (U12)', () => {
    const outcomes = [done('ana'), { id: 'bob', state: 'unknown', error } as const];
    const said = entered(aModel({ phase: 'reported', users: [ana, bob], outcomes }));
    expect(said.focus).to.equal('#title');
    expect(said.text).to.match(/^1 .+ and 1 .+\. Review\.$/);
    expect(said).not.to.have.property('politeness');
  });
});

describe('isAllDone', () => {
  const reported = (given: Parameters<typeof aModel>[0]) => isAllDone(aModel({ phase: 'reported', ...given }));

  it('where everybody in the plan was met, and nobody otherwise', () => {
    expect(reported({ outcomes: [done('ana')] })).to.equal(true);
    expect(reported({ users: [ana, bob], outcomes: [done('ana'), done('bob')] })).to.equal(true);
  });

  it('but not where somebody ended otherwise, was left out, or has no outcome (F34)', () => {
    expect(reported({ outcomes: [{ id: 'ana', state: 'already' }] })).to.equal(false);
    expect(reported({ users: [ana, bob], outcomes: [done('ana'), { id: 'bob', state: 'unknown', error }] })).to.equal(false); // prettier-ignore
    expect(reported({ users: [ana, grace], outcomes: [done('ana')] })).to.equal(false);
    expect(reported({ users: [ana, bob], outcomes: [done('ana')] })).to.equal(false);
  });

  it('and not before the report', () => {
    expect(isAllDone(aModel({ phase: 'running', outcomes: [done('ana')] }))).to.equal(false);
  });
});
