import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { BulkWork } from '../../../src/bulk/bulk-work.js';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import { journalFormat, journalWork, type JournalEntry, type Mark } from '../../../src/bulk/journal/journal.js';
import { namedWork, reviewOf, unsettledIn } from '../../../src/bulk/journal/review.js';
import type { ReadResult } from '../../../src/bulk/read-each.js';
import { aUser } from '../../support/builders.js';

const anEntry = (marks: Record<string, Mark>, work: BulkWork = { action: 'delete' }): JournalEntry => ({
  header: {
    format: journalFormat, run: 'r1', backend: 'b1', viewer: 'me', started: 0, work: journalWork(work)!,
    targets: freezeTargets(['a', 'b', 'c'].map((id) => ({ id, version: 'v0' }))),
  },
  marks: new Map(Object.entries(marks)),
  ended: false,
}); // prettier-ignore
const found = (id: string, more = {}): ReadResult => ({ id, state: 'found', user: aUser({ id, ...more }) });
const gone = (id: string): ReadResult => ({ id, state: 'gone' });
const unread = (id: string): ReadResult => ({ id, state: 'unread', error: adapterError('network', 'Away.') });

/** What the journal knew, what reading showed, and what becomes of it. */
const deletions: readonly (readonly [Mark | undefined, ReadResult | undefined, string])[] = [
  ['done', undefined, 'done'],
  ['already', undefined, 'already'],
  ['refused', undefined, 'refused'],
  ['changed', undefined, 'changed'],
  ['failed', undefined, 'failed'],
  ['sent', gone('a'), 'done'],
  ['unknown', gone('a'), 'done'],
  ['sent', found('a'), 'unknown'],
  ['sent', unread('a'), 'unknown'],
  ['sent', undefined, 'unknown'],
  [undefined, gone('a'), 'already'],
  [undefined, found('a'), 'not-attempted'],
  [undefined, unread('a'), 'not-attempted'],
  ['not-attempted', found('a'), 'not-attempted'],
];

describe('reviewOf', () => {
  for (const [mark, result, state] of deletions) {
    it(`a deletion: ${mark ?? 'no mark'}, then ${result?.state ?? 'not read'}, is ${state} (F7, F24)`, () => {
      const entry = anEntry({ ...(mark && { a: mark }), b: 'superseded', c: 'superseded' });
      const { outcomes } = reviewOf(entry, { action: 'delete' }, result ? [result] : [], '');
      expect(outcomes.map((one) => one.state)).to.deep.equal([state]);
    });
  }

  it('says no more of who is settled than how, and of the others that something went wrong', () => {
    const settled = ['done', 'deactivated', 'already'] as const;
    for (const state of settled) {
      const entry = anEntry({ a: state, b: 'superseded', c: 'superseded' });
      expect(reviewOf(entry, { action: 'delete' }, [], '').outcomes).to.deep.equal([{ id: 'a', state }]);
    }
    const refused = anEntry({ a: 'refused', b: 'superseded', c: 'superseded' });
    expect(reviewOf(refused, { action: 'delete' }, [], '').outcomes[0]).to.have.property('error');
  });

  it('says of whom it settled that the answer was lost', () => {
    const { outcomes } = reviewOf(anEntry({ a: 'sent' }), { action: 'delete' }, [gone('a'), gone('b')], '');
    expect(outcomes[0]).to.deep.equal({ id: 'a', state: 'done', confirmed: true });
    expect(outcomes[1]).to.deep.equal({ id: 'b', state: 'already' });
  });

  it('shows who is still there with the name of today, and the others with their id alone', () => {
    const { users } = reviewOf(anEntry({ a: 'done', b: 'sent' }), { action: 'delete' }, [found('b')], 'No name');
    expect(users.map(({ id, login, displayName, firstName }) => [id, login, displayName ?? firstName])).to.deep.equal([
      ['a', 'a', 'No name'],
      ['b', 'grace.hopper', 'Grace'],
      ['c', 'c', 'No name'],
    ]);
  });

  it('gives for another question only who is there and was never tried, with the version that was agreed to', () => {
    const results = [found('a'), found('b'), unread('c')];
    const { again } = reviewOf(anEntry({ a: 'sent' }), { action: 'delete' }, results, '');
    expect(again.map(({ id, version }) => [id, version])).to.deep.equal([['b', 'v0']]);
  });

  it('adds to the journal what reading showed, and nothing that it knew', () => {
    const results = [gone('a'), found('b'), gone('c')];
    const { marks } = reviewOf(anEntry({ a: 'sent', b: 'unknown' }), { action: 'delete' }, results, '');
    expect(marks).to.deep.equal([['a', 'done'], ['c', 'already']]); // prettier-ignore
  });

  it('proves other works by the record (F7)', () => {
    const work: BulkWork = { action: 'change-department', department: { id: 'd', name: 'D' } };
    const there = { department: { id: 'd', name: 'D', path: [] } };
    const results = [found('a', there), found('b', there), gone('c')];
    const { outcomes } = reviewOf(anEntry({ a: 'sent' }, work), work, results, '');
    expect(outcomes.map(({ state }) => state)).to.deep.equal(['done', 'already', 'not-attempted']);
  });
});

describe('unsettledIn', () => {
  it('names who is to be read: whoever is unknown or was not tried', () => {
    expect(unsettledIn(anEntry({ a: 'done', b: 'sent' }))).to.deep.equal(['b', 'c']);
  });
});

describe('namedWork', () => {
  const move = { action: 'change-department', department: 'd' } as const;
  const named = (name: string) => ({ action: 'change-department', department: { id: 'd', name } });
  const place = (id: string, name: string) => ({ id, name, path: [] });

  it('takes the name that the department has today, from wherever it is known', () => {
    expect(namedWork(move, [place('x', 'X'), place('d', 'Lab')], [])).to.deep.equal(named('Lab'));
    const results = [gone('a'), found('b'), found('c', { department: place('d', 'Works') })];
    expect(namedWork(move, [], results)).to.deep.equal(named('Works'));
    expect(namedWork(move, [], [])).to.deep.equal(named('d'));
  });

  it('leaves other works as they are', () => {
    expect(namedWork({ action: 'delete' }, [], [])).to.deep.equal({ action: 'delete' });
  });
});

describe('what a review says and notes', () => {
  const entry = anEntry({ a: 'sent', b: 'done', c: 'failed' });

  it('has no words of what failed, for the journal keeps none (S28)', () => {
    const { outcomes } = reviewOf(entry, { action: 'delete' }, [], '');
    for (const one of [outcomes[0], outcomes[2]])
      expect('error' in one && one.error).to.include({ kind: 'unknown', message: '' });
    expect(outcomes[1]).to.deep.equal({ id: 'b', state: 'done' });
  });

  it('calls who can’t be shown by a name for nobody, in a status that is not known', () => {
    expect(reviewOf(entry, { action: 'delete' }, [], 'No name').users[0]).to.deep.equal({ id: 'a', login: 'a', displayName: 'No name', status: 'unknown' }); // prettier-ignore
  });

  it('notes what the journal did not know: also that nothing new is known of who was sent', () => {
    const { marks } = reviewOf(entry, { action: 'delete' }, [found('a'), found('b')], '');
    expect(marks).to.deep.equal([['a', 'unknown']]);
  });

  it('asks anew about those whom the viewer agreed to without a version as they are', () => {
    const bare = { ...entry, header: { ...entry.header, targets: freezeTargets([{ id: 'd' }]) }, marks: new Map() };
    expect(reviewOf(bare, { action: 'delete' }, [found('d', { version: 'v9' })], '').again[0]?.version).to.equal('v9');
  });
});

describe('journalWork', () => {
  it('keeps a change of status as it is', () => {
    for (const action of ['delete', 'activate', 'deactivate'] as const)
      expect(journalWork({ action })).to.deep.equal({ action });
    expect(journalWork({ action: 'restore' })).to.equal(undefined);
  });
});
