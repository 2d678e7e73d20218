import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import { planOf } from '../../../../src/bulk/plan.js';
import type { RunOutcome } from '../../../../src/bulk/run-state.js';
import { dialogEnglish } from '../../../../src/deletion/dialog-english.js';
import { endings, leftOutText, reportLines, reportRows } from '../../../../src/deletion/dialog/report/report-lines.js';
import { de } from '../../../../src/i18n/de.js';
import { english } from '../../../../src/i18n/english.js';
import { Messages } from '../../../../src/i18n/messages.js';
import type { User } from '../../../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../../../support/builders.js';

const messages = new Messages([dialogEnglish]);
const shown = new Messages([english, dialogEnglish]);
const work = { action: 'delete' } as const;
const ana = aUser({ id: 'ana', displayName: 'Ana\u202E López', email: 'ana@example.com' });
const bob = aUser({ id: 'bob', displayName: 'Bob Ray', email: 'bob@example.com' });
const owner = aUser({ id: 'root', displayName: 'Grace Hopper', email: 'grace@example.com', owner: true });
const plan = planOf(work, [ana, bob, owner], aSession());
const failed: RunOutcome = { id: 'bob', state: 'failed', error: adapterError('unavailable', 'Down.\u0000') };

describe('reportRows', () => {
  it('has everyone who was asked about, once, with outcome and reason, what needs the viewer first (U11, S7)', () => {
    expect(reportRows({ work, plan, outcomes: [{ id: 'ana', state: 'done' }, failed], messages })).to.deep.equal([
      ['Name', 'Email or login', 'ID', 'Outcome', 'Reason'],
      ['Bob Ray', 'bob@example.com', 'bob', 'Failed', 'Down.\uFFFD'],
      ['Ana\uFFFD López', 'ana@example.com', 'ana', 'Done', ''],
      ['Grace Hopper', 'grace@example.com', 'root', 'Left out', 'This is the Account Owner. Nobody can delete or deactivate the Account Owner. Transfer the ownership to another user first.'],
    ]); // prettier-ignore
  });

  it('says of whom a deletion in two steps has only deactivated, and how that is known (F10)', () => {
    const outcomes: RunOutcome[] = [
      { id: 'ana', state: 'deactivated' },
      { id: 'bob', state: 'deactivated', confirmed: true },
    ];
    expect(reportRows({ work, plan, outcomes, messages }).slice(1, 3).map((row) => row.slice(2))).to.deep.equal([
      ['ana', 'First of two steps done: deactivated', ''],
      ['bob', 'First of two steps done: deactivated', 'The answer was lost. Looking again showed that they are inactive.'],
    ]); // prettier-ignore
  });

  describe('says of each why they ended so (U7, U11)', () => {
    const record = aUser({ id: 'ana' });
    const saying = (message: string, reason?: string) =>
      adapterError('forbidden', message, reason === undefined ? {} : { reason });
    const reasons: readonly (readonly [RunOutcome, reason: string])[] = [
      [{ id: 'ana', state: 'done' }, ''],
      [{ id: 'ana', state: 'done', confirmed: true }, 'The answer was lost. Looking again showed that they are gone.'],
      [{ id: 'ana', state: 'unknown', error: saying('Lost.') }, 'Lost.'],
      [{ id: 'ana', state: 'unknown', error: saying('Lost.'), latest: record }, 'When last looked at, they were still there.'],
      [{ id: 'ana', state: 'changed', error: saying('Another version.') }, ''],
      [{ id: 'ana', state: 'failed', error: saying('No.', 'scope') }, 'No.'],
      [{ id: 'ana', state: 'refused', error: saying('No.') }, 'No.'],
      [{ id: 'ana', state: 'refused', error: saying('No.', 'scope') }, 'This user is outside the departments that you manage. Ask an administrator of their department.'],
      [{ id: 'ana', state: 'already' }, ''],
      [{ id: 'ana', state: 'not-attempted' }, ''],
    ]; // prettier-ignore
    for (const [outcome, reason] of reasons) {
      it(`${outcome.state}${'error' in outcome && outcome.error.reason ? ` with a reason` : ''}: ${reason}`, () => {
        const alone = planOf(work, [ana], aSession());
        const rows = reportRows({ work, plan: alone, outcomes: [outcome], messages });
        expect(rows).to.have.length(2);
        expect(rows[1].slice(2, 3)).to.deep.equal(['ana']);
        expect(rows[1][3]).not.to.include('report.');
        expect(rows[1][4]).to.equal(reason);
      });
    }

    it('who was left out for no rule: that alone', () => {
      const gone = planOf(work, [ana], aSession(), new Map([['ana', 'gone']]));
      const [, row] = reportRows({ work, plan: gone, outcomes: [], messages });
      expect(row[4]).to.match(/\S$/).and.equal(messages.text('deletion.gone'));
      expect(leftOutText(gone.leftOut[0], messages)).to.deep.equal({ why: messages.text('deletion.gone'), more: '' });
    });
  });

  it('says of whom what has changed since the question, where the answer brought the record (F1)', () => {
    const stale = (id: string, latest?: User): RunOutcome => ({ id, state: 'changed', error: adapterError('stale', 'Another version.', latest ? { latest } : {}) }); // prettier-ignore
    const session = aSession({ capabilities: theCapabilities({ fields: [{ name: 'badge', label: 'Badge', type: 'text' }] }) }); // prettier-ignore
    const outcomes = [stale('ana', { ...ana, status: 'inactive', extra: { badge: '7' } }), stale('bob')];
    const rows = reportRows({ work, plan, outcomes, messages: shown, users: [ana, bob, owner], session });
    expect(rows.slice(1, 3).map((row) => row.slice(2))).to.deep.equal([
      ['ana', 'Changed meanwhile', 'Status: Inactive (was Active) · Badge: 7 (was None)'],
      ['bob', 'Changed meanwhile', ''],
    ]);
  });

  it('has what needs the viewer first: the order of all endings', () => {
    expect(endings).to.deep.equal([
      'unknown',
      'failed',
      'changed',
      'refused',
      'not-attempted',
      'already',
      'deactivated',
      'done',
    ]);
  });

  it('says nothing of somebody who was not asked about', () => {
    const outcomes: RunOutcome[] = [
      { id: 'ana', state: 'done' },
      { id: 'eve', state: 'done' },
    ];
    const rows = reportRows({ work, plan: planOf(work, [ana], aSession()), outcomes, messages });
    expect(rows.slice(1).map((row) => row[2])).to.deep.equal(['ana']);
  });

  it('speaks the viewer’s language', () => {
    const german = new Messages([{ ...de }]);
    expect(reportRows({ work, plan, outcomes: [failed], messages: german }).map((row) => row[3])).to.deep.equal([
      'Ergebnis',
      'Fehlgeschlagen',
      'Ausgelassen',
      'Ausgelassen',
    ]);
  });

  it('never loses nor repeats anybody, however they ended (F34)', () => {
    const error = adapterError('network', 'Lost.');
    const ending = fc.constantFrom(...endings, undefined);
    fc.assert(
      fc.property(fc.array(ending, { maxLength: 20 }), (states) => {
        const users = states.map((_, at) => aUser({ id: `u${at}` }));
        const outcomes = states.flatMap((state, at) => (state ? [{ id: `u${at}`, state, error } as RunOutcome] : []));
        const all = { work, plan: planOf(work, users, aSession()), outcomes, messages };
        const [, ...rows] = reportRows(all);
        expect(rows.map((row) => row[2]).sort()).to.deep.equal(users.map(({ id }) => id).sort());
        expect([...reportLines(all).values()].flat()).to.have.length(outcomes.length);
      }),
    );
  });
});
