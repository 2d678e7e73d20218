import { expect } from '@open-wc/testing';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { RunOutcome } from '../../../../src/bulk/run-state.js';
import type { ImportStep } from '../../../../src/transfer/importing/import-state.js';
import { showImport, type ImportScreen } from '../import-screen.js';
import { aPlan, aRun, checked, ended, noAddress, rows } from '../made-up-import.js';

/** The end of an import of one row. */
function endOf(outcome: RunOutcome, partly: readonly ImportStep[] = []): Promise<ImportScreen> {
  const plan = aPlan([rows.update(2)]);
  return showImport(
    checked(plan, { stage: 'ended', run: aRun(plan, [outcome]), partly: new Map([['row-2', partly]]) }),
  );
}

describe('endedView', () => {
  it('puts each row into exactly one group, what needs the viewer first (U11)', async () => {
    const screen = await showImport(ended());
    expect(screen.headings).to.deep.equal([
      '1 unknown',
      '1 failed',
      '1 changed meanwhile',
      '2 refused',
      '1 wrong',
      '1 not attempted',
      '1 created',
      '1 changed',
      '1 was so already',
      '1 stayed as it is',
      '1 repeated',
    ]);
  });

  it('counts as many rows as the file has (U11)', async () => {
    const screen = await showImport(ended());
    const counted = screen.headings.reduce((sum, heading) => sum + Number.parseInt(heading), 0);
    expect(counted).to.equal(ended().plan!.rows.length);
    expect(screen.find('.import-sum').innerText).to.match(/^Of 12 rows: 1 unknown, 1 failed, /);
  });

  it('shows no group in which nobody ended, and never calls a part the whole (U12)', async () => {
    const screen = await endOf({ id: 'row-2', state: 'done' });
    expect(screen.headings).to.deep.equal(['1 changed']);
    expect(screen.find('.import-sum').innerText).to.equal('Of 1 row: 1 changed.');
  });

  it('names everyone with their row', async () => {
    const screen = await showImport(ended());
    expect(screen.lines(/1 created/)).to.deep.equal(['Nia Number 2 new.2@example.com row 2']);
    expect(screen.lines(/1 wrong/)).to.deep.equal([
      'Wim Wrong no address row 13 E-mail: This is not an email address.',
    ]);
    expect(screen.lines(/1 repeated/)).to.deep.equal(['Nia Number 2 new.2@example.com row 11 says the same as row 2']);
  });

  it('says in the backend’s words why a row failed, with those about single fields', async () => {
    const screen = await showImport(ended());
    expect(screen.lines(/1 failed/)[0]).to.contain('The job title is too long. Job Title: At most 40.');
  });

  it('says what of a row was done before the rest failed', async () => {
    const screen = await showImport(ended());
    expect(screen.lines(/1 failed/)[0]).to.match(/Done before that: created and fields changed\.$/);
    const steps: ImportStep[] = ['create', 'update', 'change-department', 'activate', 'deactivate'];
    const all = await endOf({ id: 'row-2', state: 'unknown', error: adapterError('network', 'Lost.') }, steps);
    expect(all.find('.import-partly').textContent).to.equal('Done before that: created, fields changed, department changed, activated, and deactivated.'); // prettier-ignore
    expect((await endOf({ id: 'row-2', state: 'done' }, ['update'])).all('.import-partly')).to.have.lengthOf(0);
  });

  it('puts a refusal with a known reason into words, and one without into the backend’s', async () => {
    const screen = await showImport(ended());
    expect(screen.lines(/2 refused/)[0]).to.contain('This is the last administrator. Make somebody else an administrator first.'); // prettier-ignore
    const other = await endOf({ id: 'row-2', state: 'refused', error: adapterError('forbidden', 'Not on Sundays.') });
    expect(other.lines(/1 refused/)[0]).to.contain('Not on Sundays.');
  });

  it('says that a lost answer was looked into', async () => {
    const screen = await endOf({ id: 'row-2', state: 'done', confirmed: true });
    expect(screen.lines(/1 changed/)[0]).to.contain('The answer was lost. Looking again showed that it was done.');
  });

  it('explains what is neither done nor refused', async () => {
    const screen = await showImport(ended());
    for (const sentence of [
      'It may or may not have been done, and nothing was sent a second time.',
      'Somebody else changed them after you had seen them',
      'They could not be imported as they are, and were left out.',
      'Nothing was sent for them, or the system turned it away before it did anything.',
      'Meanwhile somebody else made them what the file says.',
    ])
      expect(screen.text).to.contain(sentence);
  });

  it('saves the report', async () => {
    const screen = await showImport(ended());
    await screen.press('Save the report');
    expect(screen.calls).to.deep.equal(['saveReport()']);
  });

  it('goes on with the rest where something is left', async () => {
    const screen = await showImport(ended());
    await screen.press('Check the rest again');
    expect(screen.calls).to.deep.equal(['goOn()']);
    expect((await endOf({ id: 'row-2', state: 'done' })).button('Check the rest again')).to.equal(undefined);
    expect((await endOf({ id: 'row-2', state: 'not-attempted' })).button('Check the rest again')).to.exist;
  });

  it('shows three of many, and all on request (U1)', async () => {
    const many = Array.from({ length: 9 }, (_, at) => rows.wrong(at + 2, [noAddress]));
    const screen = await showImport(checked(aPlan(many), { stage: 'ended' }));
    expect(screen.lines(/9 wrong/)).to.have.lengthOf(3);
    await screen.press('and 6 more');
    expect(screen.lines(/9 wrong/)).to.have.lengthOf(9);
  });

  it('shows hostile words of a backend harmlessly (S7)', async () => {
    const error = adapterError('invalid', '<img src=x>\u202Eevil', { fields: { 'x<b>': '\u0000<i>' } });
    const screen = await endOf({ id: 'row-2', state: 'failed', error });
    expect(screen.all('.question-note bdi').map(({ textContent }) => textContent)).to.deep.equal([
      '<img src=x>\uFFFDevil',
      'x<b>: \uFFFD<i>',
    ]);
    expect(screen.all('img, b, i')).to.have.lengthOf(0);
  });

  for (const language of ['en', 'de', 'ar'] as const)
    it(`can be used in ${language} without seeing it`, async () => {
      const screen = await showImport(ended(), language);
      await expect(screen.element).to.be.accessible();
      expect(screen.text).not.to.match(/\bimport\.\w|\{|undefined/);
    });
});
