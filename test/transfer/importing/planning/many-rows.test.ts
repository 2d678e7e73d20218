import { expect } from '@open-wc/testing';
import type { User } from '../../../../src/domain/user.js';
import { DirectoryIndex } from '../../../../src/transfer/importing/planning/directory-index.js';
import { importFields } from '../../../../src/transfer/importing/columns/import-fields.js';
import type { ImportPlan } from '../../../../src/transfer/importing/planning/planned-row.js';
import { everything, messages, person, planOf, signal, theSession } from '../planning-of.js';

const fields = importFields(theSession(), everything, messages);
const columns = ['login', 'email', 'firstName', 'lastName', 'jobTitle', 'badge', 'status'];
const directory: readonly User[] = Array.from({ length: 100_000 }, (_, at) => person(`u${at}`, { jobTitle: 'Clerk', extra: { badge: `B${at}` } })); // prettier-ignore
const cellsOf = (at: number): string[] => [`u${at}.login`, `u${at}@example.com`, `u${at}`, 'Doe', 'Clerk', `B${at}`, 'Active']; // prettier-ignore

/** One row in five of each kind: unchanged, edited, new, wrong, deactivated. */
function cellsAt(at: number): string[] {
  const cells = cellsOf(at * 2);
  const kind = at % 5;
  if (kind === 1) cells[4] = 'Head';
  if (kind === 2) [cells[0], cells[1], cells[5]] = [`new${at}`, `new${at}@example.com`, `N${at}`];
  if (kind === 3) cells[5] = `B${at * 2 + 1}`;
  if (kind === 4) cells[6] = 'Inactive';
  return cells;
}
const tally = ({ rows }: ImportPlan): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

describe('planRows with 50,000 rows and 100,000 users', function () {
  this.timeout(60_000);

  it('plans each row as it is, and again from the same index (S14)', async () => {
    const index = await DirectoryIndex.of(directory, fields, signal);
    const rows = Array.from({ length: 50_000 }, (_, at) => cellsAt(at));
    const plan = await planOf({ columns, rows, fields, index });
    expect(tally(plan)).to.deep.equal({ same: 10_000, update: 20_000, create: 10_000, wrong: 10_000 });
    expect(plan.rows[49_999]).to.deep.include({ at: 50_001, kind: 'update', activation: 'deactivate' });
    expect(plan.rows[49_998]).to.deep.include({ kind: 'wrong', problems: [{ kind: 'taken', field: 'badge', user: directory[99_997] }] }); // prettier-ignore
    const again = await planOf({ columns, rows, fields, index, fixes: new Map([[50_000, new Map([[5, 'B99996']])]]) });
    expect(again.rows[49_998].kind).to.equal('same');
    expect(tally(again)).to.deep.equal({ ...tally(plan), same: 10_001, wrong: 9_999 });
  });

  it('is not slowed down by rows that all are about one user, or want one value', async () => {
    // named in each of the others, they would be a hundred million numbers
    const many = 10_000;
    const index = await DirectoryIndex.of(directory.slice(0, 10), fields, signal);
    const one = await planOf({ columns: ['login', 'jobTitle'], rows: Array.from({ length: many }, (_, at) => ['u1.login', `${at}`]), fields, index }); // prettier-ignore
    expect(tally(one)).to.deep.equal({ wrong: many });
    const value = await planOf({ columns: ['login', 'email', 'badge'], rows: Array.from({ length: many }, (_, at) => [`n${at}`, `n${at}@x`, 'same']), fields, index }); // prettier-ignore
    expect(tally(value)).to.deep.equal({ wrong: many });
    expect(value.rows.at(-1)).to.deep.include({ problems: [{ kind: 'conflicting', field: 'badge', rows: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }] }); // prettier-ignore
  });
});
