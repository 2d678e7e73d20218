import { expect } from '@open-wc/testing';
import { readFile } from '../../../src/transfer/file/read-file.js';
import type { Table } from '../../../src/transfer/file/table.js';
import { leftOutCsv, reportCsv } from '../../../src/transfer/importing/import-report.js';
import type { ImportState } from '../../../src/transfer/importing/import-state.js';
import { aUser } from '../../support/builders.js';
import { aPlan, checked, ended, everyKind, fields, header, mapping, messages, noAddress, rows } from './made-up-import.js'; // prettier-ignore

/** A file as it is read when it is given again. */
function readAgain(csv: string): Promise<Table> {
  return readFile(new Blob([csv]), { signal: new AbortController().signal, isName: () => false });
}
const report = async (state: ImportState): Promise<string[][]> =>
  (await readAgain(reportCsv(state, messages, fields))).rows.map(({ cells }) => [...cells]);
const leftOut = (state: ImportState): Promise<Table> => readAgain(leftOutCsv(state, fields, messages));

describe('reportCsv', () => {
  it('has a head in words', async () => {
    const { header: head } = await readAgain(reportCsv(ended(), messages, fields));
    expect(head).to.deep.equal(['Row', 'Name', 'Email or login', 'Was to happen', 'Outcome', 'Message']);
  });

  it('has each row of the file once, in the order of the file (U11)', async () => {
    const rowsOf = await report(ended());
    expect(rowsOf.map(([at]) => Number(at))).to.deep.equal([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('says of each what was to happen and what became of it', async () => {
    expect((await report(ended())).map(([at, , , ...rest]) => [at, rest[0], rest[1]].join(' '))).to.deep.equal([
      '2 Create Created',
      '3 Create Failed',
      '4 Change Changed',
      '5 Change Was so already',
      '6 Change Refused',
      '7 Change Changed meanwhile',
      '8 Change Unknown',
      '9 Change Not attempted',
      '10 Nothing Stayed as it is',
      '11 Nothing Repeated',
      '12 Nothing Refused',
      '13 Nothing Wrong',
    ]);
  });

  it('says why, with what was done before', async () => {
    const messagesOf = (await report(ended())).map((row) => row[5]);
    expect(messagesOf[1]).to.equal('The job title is too long. Job Title: At most 40. Done before that: created and fields changed.'); // prettier-ignore
    expect(messagesOf[4]).to.equal('This is the last administrator. Make somebody else an administrator first.');
    expect(messagesOf[11]).to.equal('E-mail: This is not an email address.');
    expect(messagesOf[0]).to.equal('');
  });

  it('tells activating and deactivating apart from other changes', async () => {
    const intents = (await report({ ...checked(everyKind()), stage: 'ended' })).map((row) => row[3]);
    expect(intents.slice(2, 5)).to.deep.equal(['Change', 'Activate', 'Deactivate']);
  });

  it('names a field by its name where no labels are at hand', () => {
    expect(reportCsv(ended(), messages)).to.contain('email: This is not an email address.');
  });

  it('holds no formula and no row that a text could break off (S13, CWE-1236)', () => {
    for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1']) {
      const user = aUser({ id: 'x', displayName: name, email: name });
      const csv = reportCsv(checked(aPlan([rows.update(2, { user })])), messages);
      expect(csv, JSON.stringify(name)).to.match(/^\uFEFF"Row"[^\r]*\r\n"2","'[^\r\n]*\r\n$/);
    }
    const user = aUser({ id: 'x', displayName: 'a"b\r\nc' });
    expect(reportCsv(checked(aPlan([rows.update(2, { user })])), messages).split('\r\n')).to.have.lengthOf(3);
  });

  it('is a head alone where there is no plan', () => {
    expect(reportCsv(checked(undefined, { plan: undefined }), messages).split('\r\n')).to.have.lengthOf(2);
  });
});

describe('leftOutCsv', () => {
  it('has the columns of the file, and one that says what is wrong', async () => {
    const table = await leftOut(checked());
    expect(table.header).to.deep.equal([...header, 'Problem']);
  });

  it('has the rows that are wrong or refused, as they stand in the file, and why', async () => {
    const plan = everyKind();
    const { rows: again } = await leftOut(checked(plan));
    expect(again.map(({ cells }) => cells.slice(0, header.length))).to.deep.equal(
      plan.rows.slice(7).map(({ cells }) => [...cells]),
    );
    expect(again.map(({ cells }) => cells.at(-1))).to.deep.equal([
      'This is the Account Owner. Transfer the ownership to another user first.',
      'E-mail: This is not an email address. Status: This status can’t be given by an import.',
    ]);
  });

  it('has what was put right as it was put right', async () => {
    const cells = ['w', 'right@example.com', '', '', '', '', ''];
    const plan = aPlan([rows.wrong(2, [{ kind: 'status', field: 'status' }], { cells })]);
    expect((await leftOut(checked(plan))).rows[0]!.cells[1]).to.equal('right@example.com');
  });

  it('gives back after the run what was not imported, and nothing that was (U11)', async () => {
    const { rows: again } = await leftOut(ended());
    const state = ended();
    const left = state.plan!.rows.filter(({ at }) => [3, 6, 7, 8, 9, 12, 13].includes(at));
    expect(again.map(({ cells }) => cells.slice(0, header.length))).to.deep.equal(left.map(({ cells }) => [...cells]));
  });

  it('can be given again as it is: formulas come back as they were written (S13)', async () => {
    const cells = ['=1+1', "'-2", '@x', 'a,"b"', 'c\nd', "it's", ' '];
    const csv = leftOutCsv(checked(aPlan([rows.wrong(2, [noAddress], { cells })])), fields, messages);
    expect(csv).to.contain('"\'=1+1","\'\'-2","\'@x"');
    expect((await readAgain(csv)).rows[0]!.cells.slice(0, 7)).to.deep.equal(cells);
  });

  it('names what has no name, so that it can be read again', async () => {
    const table = { rows: [{ at: 1, cells: ['no address'] }] };
    const plan = aPlan([rows.wrong(1, [noAddress], { cells: ['no address'] })]);
    const again = await leftOut(checked(plan, { table, mapping: ['email'] }));
    expect(again.header).to.deep.equal(['Column 1', 'Problem']);
    expect(again.rows[0]!.cells[0]).to.equal('no address');
  });

  it('fills up rows that are shorter than the header', async () => {
    const plan = aPlan([rows.wrong(2, [noAddress], { cells: ['w'] })]);
    const [row] = (await leftOut(checked(plan))).rows;
    expect(row!.cells).to.have.lengthOf(header.length + 1);
    expect(row!.cells.at(-1)).to.equal('E-mail: This is not an email address.');
  });

  it('has one column of problems, however often it is given again', async () => {
    const plan = aPlan([rows.wrong(2, [noAddress])]);
    const table = { header: [...header, 'Problem'], rows: [] };
    expect((await leftOut(checked(plan, { table, mapping: [...mapping, ''] }))).header).to.deep.equal([...header, 'Problem']); // prettier-ignore
    const imported = await leftOut(checked(plan, { table, mapping: [...mapping, 'jobTitle'] }));
    expect(imported.header, 'a column that is imported stays').to.deep.equal([...header, 'Problem', 'Problem']);
  });

  it('leaves the problems out where the file has as many columns as can be read', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `Column ${at}`);
    const cells = names.map((_, at) => `value ${at}`);
    const plan = aPlan([rows.wrong(2, [noAddress], { cells })]);
    const again = await leftOut(checked(plan, { table: { header: names, rows: [] }, mapping: ['', 'email'] }));
    expect(again.header).to.deep.equal(names);
    expect(again.rows[0]!.cells).to.deep.equal(cells);
  });

  it('keeps what is said of a row short enough to be read again', async () => {
    const problems = Array.from({ length: 200 }, () => noAddress);
    const { rows: again } = await leftOut(checked(aPlan([rows.wrong(2, problems)])));
    expect(again[0]!.cells.at(-1)).to.have.lengthOf(1000);
  });

  it('is a header alone where nothing is left out', () => {
    expect(leftOutCsv(checked(aPlan([rows.create(2)])), fields, messages).split('\r\n')).to.have.lengthOf(2);
  });
});
