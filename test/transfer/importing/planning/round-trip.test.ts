import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { UserDraft } from '../../../../src/adapters/contract.js';
import type { User } from '../../../../src/domain/user.js';
import { exportColumns } from '../../../../src/transfer/export/export-columns.js';
import { readFile } from '../../../../src/transfer/file/read-file.js';
import type { Table } from '../../../../src/transfer/file/table.js';
import { guessMapping } from '../../../../src/transfer/importing/columns/guess-mapping.js';
import type { Mapping } from '../../../../src/transfer/importing/columns/import-field.js';
import { importFields } from '../../../../src/transfer/importing/columns/import-fields.js';
import { statusWords } from '../../../../src/transfer/importing/columns/status-words.js';
import { DirectoryIndex } from '../../../../src/transfer/importing/planning/directory-index.js';
import { planRows, type PlanRequest } from '../../../../src/transfer/importing/planning/plan-rows.js';
import type { ImportPlan } from '../../../../src/transfer/importing/planning/planned-row.js';
import { CsvWriter } from '../../../../src/transfer/writing/csv-writer.js';
import type { TableWriter } from '../../../../src/transfer/writing/table-writer.js';
import { XlsxWriter } from '../../../../src/transfer/writing/xlsx-writer.js';
import { people, plainPeople, text, written } from '../people.js';
import { declared, departments, everything, messages, signal, theSession } from '../planning-of.js';

const session = theSession();
const fields = importFields(session, everything, messages);
const columns = exportColumns(declared, messages);
const head = columns.map(({ label }) => label);
const exported = (users: readonly User[]): string[][] =>
  users.map((user) => columns.map(({ valueOf }) => valueOf(user)));

/** In a workbook an apostrophe before a formula is taken for that of a CSV file that a spreadsheet has saved as one. */
const marked = /^'+\s*[-=+@＝＋－＠]/;
const writers: readonly (readonly [string, () => TableWriter, (text: string) => boolean, runs: number])[] = [
  ['CSV', () => new CsvWriter(), () => true, 60],
  // a workbook takes twenty times as long to be written and read
  ['XLSX', () => new XlsxWriter({ columns: head.length, rightToLeft: false }), (cell) => !marked.test(cell), 20],
];

async function throughFile(writer: TableWriter, rows: readonly (readonly string[])[]): Promise<Table> {
  writer.write([head]);
  writer.write(rows);
  return readFile(writer.finish(), { signal, isName: () => true });
}

async function planned(table: Table, users: readonly User[], given: Partial<PlanRequest> = {}): Promise<ImportPlan> {
  return planRows({
    table,
    mapping: guessMapping(table.header ?? [], fields),
    fields, fixes: new Map(), clears: false, session, can: everything, departments,
    index: await DirectoryIndex.of(users, fields, signal),
    whole: true, read: users.length, statusWords: statusWords(messages), signal,
    ...given,
  }); // prettier-ignore
}

describe('an export that is imported again', () => {
  for (const [name, make, fits, numRuns] of writers)
    for (const clears of [false, true])
      it(`changes nothing, whatever users are like: ${name}, empty cells ${clears ? 'clear' : 'say nothing'} (S13, S14)`, async () => {
        await fc.assert(
          fc.asyncProperty(people, async (users) => {
            const rows = exported(users);
            fc.pre(rows.flat().every(fits));
            const plan = await planned(await throughFile(make(), rows), users, { clears });
            expect(plan.rows.map((row) => [row.kind, row.kind === 'same' && row.user])).to.deep.equal(users.map((user) => ['same', user])); // prettier-ignore
          }),
          { numRuns },
        );
      });

  it('changes nothing either where users are named by login, and departments by name', async () => {
    const without = (mapping: Mapping): Mapping =>
      mapping.map((field, at) => (columns[at].id === 'department' ? 'department' : columns[at].id === 'departmentPath' || field === 'id' ? '' : field)); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(people, async (users) => {
        const table = await throughFile(new CsvWriter(), exported(users));
        const plan = await planned(table, users, { mapping: without(guessMapping(head, fields)) });
        expect(plan.rows.map(({ kind }) => kind)).to.deep.equal(users.map(() => 'same'));
      }),
      { numRuns: 60 },
    );
  });
});

/** What can be written into which column of an export, and what it then says. */
const edits = fc.oneof(
  fc.record({ field: fc.constantFrom('firstName', 'lastName', 'phone', 'jobTitle'), to: written }),
  fc.record({ field: fc.constant('born'), to: fc.constantFrom('1906-12-09', '2024-02-29') }),
  fc.record({ field: fc.constant('remote'), to: fc.constantFrom('true', 'false') }),
  fc.record({ field: fc.constant('size'), to: fc.constantFrom('S', 'M', 'L') }),
  fc.record({ field: fc.constant('status'), to: fc.constantFrom('Active', 'Inactive') }),
  fc.record({ field: fc.constant('departmentPath'), to: fc.constantFrom('Acme / Product', 'Acme / Sales', 'Acme / Asia / Sales') }), // prettier-ignore
  fc.record({ field: fc.constantFrom('firstName', 'jobTitle', 'badge', 'remote', 'born'), to: fc.constant('') }),
);

/** The user after what a row of a plan sends. */
function applied(user: User, plan: ImportPlan, at: number): User {
  const row = plan.rows[at];
  if (row.kind !== 'update' || !('update' in row.row)) return user;
  const { changes, departmentId, active } = row.row;
  const department = departments.find(({ id }) => id === departmentId);
  return {
    ...user,
    ...changes,
    extra: { ...user.extra, ...changes?.extra },
    ...(department && { department }),
    ...(active !== undefined && { status: active ? 'active' : 'inactive' }),
  };
}

describe('an export that was edited', () => {
  it('plans exactly the edits, and what they make of the users is the edited table (F1)', async () => {
    const given = fc.tuple(plainPeople, fc.array(fc.tuple(fc.nat(7), edits), { maxLength: 10 }));
    await fc.assert(
      fc.asyncProperty(given, async ([users, list]) => {
        const [before, rows] = [exported(users), exported(users)];
        for (const [who, { field, to }] of list) {
          const row = rows[who % users.length];
          row[columns.findIndex(({ id }) => id === field)] = to.trim().replace(/\r\n?/g, '\n');
        }
        const plan = await planned(await throughFile(new CsvWriter(), rows), users, { clears: true });
        const differing = rows.map((row, at) =>
          columns.flatMap(({ id }, column) =>
            row[column] === before[at][column]
              ? []
              : [[id === 'departmentPath' ? 'department' : id, before[at][column], row[column]]],
          ),
        );
        const found = plan.rows.map((row) =>
          row.kind === 'update' ? row.changes.map(({ field, from, to }) => [field, from, to]) : [],
        );
        expect(found).to.deep.equal(differing);
        const after = exported(users.map((user, at) => applied(user, plan, at)));
        // the name of a department follows its path
        const shown = (table: readonly (readonly string[])[]) => table.map((row) => row.filter((_, column) => columns[column].id !== 'department')); // prettier-ignore
        expect(shown(after)).to.deep.equal(shown(rows));
      }),
      { numRuns: 100 },
    );
  });

  it('becomes new users where there are none yet, each as the file says', async () => {
    await fc.assert(
      fc.asyncProperty(plainPeople, async (users) => {
        const table = await throughFile(new CsvWriter(), exported(users));
        const mapping = guessMapping(head, fields).map((field) => (field === 'id' ? '' : field));
        const plan = await planned(table, [], { mapping });
        const drafts = plan.rows.map((row) =>
          row.kind === 'create' && 'create' in row.row ? row.row.create : undefined,
        );
        const newUsers = drafts.map((draft, at): User => ({ ...(draft as UserDraft), id: users[at].id, status: draft?.status ?? 'active' })); // prettier-ignore
        expect(exported(newUsers)).to.deep.equal(exported(users));
      }),
      { numRuns: 50 },
    );
  });
});

describe('any file', () => {
  const names = fields.map(({ name }) => name);
  const cell = fc.oneof(
    text,
    fc.constantFrom('me', 'u1', 'u2', 'me.login', 'u1.login', 'U1.LOGIN', 'new', 'new@example.com', 'u1@example.com', 'active', 'inactive', 'Acme / Product', 'Sales', 'yes', 'S', 'Author', '2000-01-01', ''), // prettier-ignore
  );
  const mapping = fc.uniqueArray(fc.constantFrom('login', 'id', 'status', ...names), { minLength: 1, maxLength: 8 });
  const file = mapping.chain((header) =>
    fc.record({
      header: fc.constant(header),
      rows: fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), { maxLength: 12 }),
      clears: fc.boolean(),
      whole: fc.boolean(),
    }),
  );

  it('harms nobody: one kind a row, no field without a column, the owner and the viewer stay active (R2, R3, R11)', async () => {
    await fc.assert(
      fc.asyncProperty(people, file, async (users, { header, rows, clears, whole }) => {
        const table = { header, rows: rows.map((cells, at) => ({ at: at + 2, cells })) };
        const { rows: plan } = await planned(table, users, { mapping: header, clears, whole });
        expect(plan.map(({ at }) => at)).to.deep.equal(table.rows.map(({ at }) => at));
        const sent = plan.flatMap((row) => (row.kind === 'create' || row.kind === 'update' ? [row] : []));
        expect(new Set(sent.map(({ row }) => row.ref)).size).to.equal(sent.length);
        const touched = sent.flatMap((row) => (row.kind === 'update' ? [row.user.id] : []));
        expect(new Set(touched).size).to.equal(touched.length);
        for (const planned of sent) {
          const { row, changes } = planned;
          for (const { field } of changes) expect(header, field).to.include(field);
          const members = 'create' in row ? row.create : row.changes;
          for (const name of Object.keys({ ...members, ...members?.extra }))
            if (name !== 'extra') expect(header, name).to.include(name === 'roles' ? 'role' : name);
          if ('departmentId' in row) expect(header).to.include('department');
          if ('active' in row) expect(header).to.include('status');
          if (planned.kind === 'create') expect(whole).to.equal(true);
          else if (planned.user.owner || planned.user.id === 'me')
            expect(planned.activation).not.to.equal('deactivate');
          if (planned.kind === 'update') expect(changes.length).to.be.greaterThan(0);
        }
        for (const row of plan) if (row.kind === 'wrong') expect(row.problems.length).to.be.greaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('says the same of a row wherever it stands, as long as no row is about the same', async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.array(fc.nat(9)), async (users, order) => {
        const rows = users.map(({ id }, at) => ({
          at: at + 2,
          cells: [id, `title ${at}`, at % 2 ? 'inactive' : 'active'],
        }));
        const shuffled = rows.toSorted((a, b) => (order[a.at] ?? 0) - (order[b.at] ?? 0));
        const header = ['id', 'jobTitle', 'status'];
        const [one, other] = await Promise.all([rows, shuffled].map((each) => planned({ header, rows: each }, users, { mapping: header }))); // prettier-ignore
        expect(other.rows.toSorted((a, b) => a.at - b.at)).to.deep.equal(one.rows);
      }),
      { numRuns: 50 },
    );
  });
});
