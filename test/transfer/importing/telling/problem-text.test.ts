import { expect } from '@open-wc/testing';
import { ar } from '../../../../src/i18n/ar.js';
import { de } from '../../../../src/i18n/de.js';
import { Messages } from '../../../../src/i18n/messages.js';
import { importEnglish } from '../../../../src/transfer/importing/import-words.js';
import type { RowProblem } from '../../../../src/transfer/importing/planning/planned-row.js';
import { fieldLabelOf, problemParts, problemText } from '../../../../src/transfer/importing/telling/problem-text.js';
import { ana, bob, fields, messages } from '../made-up-import.js';

/** A problem of each kind: a kind that is missing here is an error of types. */
const every: Record<RowProblem['kind'], RowProblem> = {
  required: { kind: 'required', field: 'login' },
  email: { kind: 'email', field: 'email' },
  date: { kind: 'date', field: 'born' },
  boolean: { kind: 'boolean', field: 'remote' },
  choice: { kind: 'choice', field: 'size' },
  status: { kind: 'status', field: 'status' },
  department: { kind: 'department', field: 'department' },
  role: { kind: 'role', field: 'role' },
  'ambiguous-department': { kind: 'ambiguous-department', field: 'department' },
  nobody: { kind: 'nobody', field: 'login' },
  'unknown-id': { kind: 'unknown-id', field: 'id' },
  ambiguous: { kind: 'ambiguous', field: 'login', users: [ana, bob] },
  taken: { kind: 'taken', field: 'email', user: ana },
  conflicting: { kind: 'conflicting', field: 'login', rows: [3, 1200] },
  unable: { kind: 'unable', field: 'login', action: 'create' },
  unseen: { kind: 'unseen', field: 'login' },
  'no-seat': { kind: 'no-seat', field: 'status' },
};
const problems: readonly RowProblem[] = [
  ...Object.values(every),
  ...(['update', 'change-department', 'status'] as const).map((action) => ({
    kind: 'unable' as const,
    field: 'x',
    action,
  })),
];

describe('problemText', () => {
  const languages = { en: messages, de: new Messages([de, importEnglish]), ar: new Messages([ar, importEnglish]) };
  for (const [language, words] of Object.entries(languages))
    it(`has a sentence of its own for each kind of problem in ${language}`, () => {
      const texts = problems.map((problem) => problemText(problem, 'Field', words));
      expect(new Set(texts).size).to.equal(problems.length);
      for (const text of texts)
        expect(text)
          .to.match(/^Field: .{8,}/)
          .and.not.match(/import\.problem|[{}]|undefined/);
    });

  it('says which field it is about', () => {
    expect(problemText(every.email, 'E-mail', messages)).to.equal('E-mail: This is not an email address.');
  });

  it('names users by what nobody else has, and five at most (U1)', () => {
    expect(problemText(every.ambiguous, 'Login', messages)).to.match(/: Ana López \(ana@example\.com\); Bob Stone \(bob@example\.com\)$/); // prettier-ignore
    const users = Array.from({ length: 9 }, () => ana);
    expect(problemText({ ...every.ambiguous, users } as RowProblem, 'Login', messages)).to.match(/(Ana López [^;]+; ){5}…$/); // prettier-ignore
    const nameless = { ...ana, displayName: 'same', email: 'same' };
    expect(problemText({ kind: 'taken', field: 'x', user: nameless }, 'X', messages)).to.match(/^X: same has this/);
  });

  it('names the rows that say something else, five at most', () => {
    expect(problemText(every.conflicting, 'Login', messages)).to.match(/^Login: Rows 3 and 1,200 are about/);
    const one: RowProblem = { kind: 'conflicting', field: 'x', rows: [7] };
    expect(problemText(one, 'Login', messages)).to.match(/^Login: Row 7 is about/);
    const many: RowProblem = { kind: 'conflicting', field: 'x', rows: [1, 2, 3, 4, 5, 6, 7] };
    expect(problemText(many, 'Login', messages)).to.match(/Rows 1, 2, 3, 4, 5, and … are/);
  });

  it('never lets a name turn what is read (S7)', () => {
    const user = { ...ana, displayName: 'Eve\u202E' };
    expect(problemText({ kind: 'taken', field: 'x', user }, 'X', messages)).to.contain('Eve\uFFFD');
  });
});

describe('problemParts', () => {
  it('hands out names apart from the words around them', () => {
    const parts = problemParts(every.taken, messages, (names) => ({ names }));
    expect(parts[0]).to.deep.equal({ names: ['Ana López (ana@example.com)'] });
    expect(parts.slice(1).join('')).to.equal(' has this already, and no two users can have the same.');
  });

  it('has none where nobody is named', () => {
    expect(problemParts(every.date, messages, () => 0)).to.deep.equal(['This is no date. Write it like 2026-08-31.']);
  });
});

describe('fieldLabelOf', () => {
  it('is the label that the backend gave, cleaned and cut (S7, S8)', () => {
    expect(fieldLabelOf('jobTitle', fields)).to.equal('Job Title');
    const hostile = [{ ...fields[0]!, name: 'x', label: `\u202E${'y'.repeat(99)}` }];
    expect(fieldLabelOf('x', hostile)).to.match(/^\uFFFDy{58}…$/);
  });

  it('is the name where there is no label', () => {
    expect(fieldLabelOf('costCentre', fields)).to.equal('costCentre');
    expect(fieldLabelOf('x', [{ ...fields[0]!, name: 'x', label: ' ' }])).to.equal('x');
  });
});
