import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { ar } from '../../../src/i18n/ar.js';
import { de } from '../../../src/i18n/de.js';
import { fromFile } from '../../../src/i18n/en/from-file.js';
import { Messages } from '../../../src/i18n/messages.js';
import { FileError, type FileProblem } from '../../../src/transfer/file/file-error.js';
import {
  confirmLabel,
  doneIn,
  endText,
  errorText,
  importEnglish,
  isIdentified,
  missingText,
  progressText,
  runText,
  summaryText,
} from '../../../src/transfer/importing/import-words.js';
import type { ImportState } from '../../../src/transfer/importing/import-state.js';
import { aFile, aPlan, aRun, aState, checked, ended, everyKind, mapping, messages, noAddress, rows } from './made-up-import.js'; // prettier-ignore

const german = new Messages([de, importEnglish]);
const arabic = new Messages([ar, importEnglish]);

describe('errorText', () => {
  const told = (given: Partial<ImportState>): string | undefined => errorText(aState(given), messages);

  it('says nothing where nothing is wrong', () => {
    expect(told({})).to.equal(undefined);
    expect(errorText(checked(), messages)).to.equal(undefined);
  });

  it('has a sentence for whatever can be wrong with a file', () => {
    const problems = Object.keys(fromFile).flatMap((key) => /^from-file\.error\.(.+)$/.exec(key)?.[1] ?? []);
    expect(problems).to.include('no-header').and.have.length.above(10);
    for (const problem of problems.filter((each) => each !== 'row')) {
      const text = told({ problem: new FileError(problem as FileProblem) });
      expect(text, problem).to.match(/^[A-Z].*\.$|^[A-Z].*\?$/);
    }
  });

  it('speaks of importing, not of looking for somebody', () => {
    expect(told({ problem: new FileError('empty') })).to.equal('There is no row in it to import.');
    expect(told({ problem: new FileError('too-large-inside') })).to.equal(
      'Unpacked, this spreadsheet is too large. Split it, or save it as CSV.',
    );
  });

  it('says in which row', () => {
    expect(told({ problem: new FileError('too-many-columns', 9) })).to.match(/^Row 9: There are more than 100 columns/);
  });

  it('says why nothing was checked, in the backend’s words, made visible (S7)', () => {
    expect(told({ failure: adapterError('unavailable', 'Down\u202E until noon.') })).to.equal(
      'The users could not be read, so nothing could be checked. What you gave is still here: try again. Down\uFFFD until noon.',
    );
  });

  it('says that it was stopped, and that a sign-in has ended', () => {
    expect(told({ failure: 'stopped' })).to.match(/^Stopped\. Nothing was imported/);
    expect(told({ failure: adapterError('unauthenticated', 'x') })).to.match(/^Your sign-in has ended/);
  });
});

describe('missingText', () => {
  it('asks for a file, for another one, and for patience while one is read', () => {
    expect(missingText(aState(), messages)).to.equal('Choose a file first.');
    expect(missingText(aState({ problem: new FileError('empty') }), messages)).to.equal('Choose another file first.');
    expect(missingText(aState({ reading: true }), messages)).to.equal('Reading the file…');
  });

  it('asks who is meant', () => {
    const without = mapping.map((field) => (/login|email/.test(field) ? '' : field));
    expect(missingText(aFile({ mapping: without }), messages)).to.match(/^Choose which column is the login/);
    expect(missingText(aFile(), messages)).to.equal(undefined);
  });

  it('lets nothing be confirmed that is being worked out anew (U9)', () => {
    expect(missingText(checked(), messages)).to.equal(undefined);
    expect(missingText(checked(everyKind(), { replanning: true }), messages)).to.match(/^Working out anew/);
  });

  it('misses nothing while something goes on', () => {
    for (const stage of ['checking', 'running', 'ended'] as const)
      expect(missingText(aState({ stage }), messages), stage).to.equal(undefined);
  });
});

describe('isIdentified', () => {
  for (const field of ['id', 'login', 'email'])
    it(`is satisfied with ${field} alone`, () => {
      expect(isIdentified(['', 'firstName', field])).to.equal(true);
    });

  it('is not satisfied with names', () => {
    expect(isIdentified(['firstName', 'lastName', 'displayName', ''])).to.equal(false);
    expect(isIdentified([])).to.equal(false);
  });
});

describe('summaryText', () => {
  it('counts each row once', () => {
    expect(summaryText(everyKind(), messages)).to.equal('2 new, 1 changed, 1 activated, 1 deactivated, 1 stays as it is, 1 repeated, 1 refused, and 1 wrong'); // prettier-ignore
  });

  it('leaves out what there is none of', () => {
    expect(summaryText(aPlan([rows.create(2), rows.wrong(3, [noAddress])]), messages)).to.equal('1 new and 1 wrong');
    expect(summaryText(aPlan([]), messages)).to.equal('');
  });

  it('speaks German and Arabic', () => {
    const plan = aPlan([rows.create(2), ...[3, 4].map((at) => rows.same(at))]);
    expect(summaryText(plan, german)).to.equal('1 neu und 2 unverändert');
    expect(summaryText(plan, arabic)).to.match(/^جدد: (1|١) ويبقون كما هم: (2|٢)$/);
  });
});

describe('confirmLabel', () => {
  const many = (count: number) => aPlan(Array.from({ length: count }, (_, at) => rows.create(at + 2)));

  it('is a verb and a number (U2)', () => {
    expect(confirmLabel(many(42), messages)).to.equal('Import 42 rows');
    expect(confirmLabel(many(1), messages)).to.equal('Import 1 row');
    expect(confirmLabel(many(1500), german)).to.equal('1.500 Zeilen importieren');
    expect(confirmLabel(many(2), arabic)).to.equal('استيراد صفين');
  });

  it('counts what is sent, and nothing else', () => {
    expect(confirmLabel(everyKind(), messages)).to.equal('Import 5 rows');
  });

  it('is absent where nothing would be sent', () => {
    expect(confirmLabel(aPlan([rows.same(2), rows.wrong(3, [noAddress])]), messages)).to.equal(undefined);
  });
});

describe('progressText and runText', () => {
  it('say how far it is', () => {
    expect(progressText(aState({ progress: { read: 1, total: 9 } }), messages)).to.equal('1 of 9 users read');
    expect(progressText(aState({ progress: { read: 1 } }), messages)).to.equal('1 user read');
    expect(progressText(aState({ progress: { read: 9, total: 2 } }), messages)).to.equal('9 users read');
    const plan = everyKind();
    const run = aRun(plan, [{ id: 'row-2', state: 'done' }]);
    expect(runText(checked(plan, { run }), messages)).to.equal('1 of 5 rows');
  });

  it('never say that more is done than there is', () => {
    const plan = aPlan([rows.create(2)]);
    const done = { id: 'row-2', state: 'done' } as const;
    expect(doneIn({ run: aRun(plan, [done], { answered: new Map([['row-2', done]]) }) })).to.deep.equal({ done: 1, total: 1 }); // prettier-ignore
    expect(doneIn({})).to.deep.equal({ done: 0, total: 0 });
  });
});

describe('endText', () => {
  it('adds up to all rows, and never calls a part the whole (U11, U12)', () => {
    const text = endText(ended(), messages);
    const [all, ...counts] = text.match(/\d+/g)!.map(Number);
    expect(counts.reduce((sum, each) => sum + each)).to.equal(all);
    expect(text).to.contain('1 failed').and.contain('1 created').and.contain('1 unknown');
  });
});
