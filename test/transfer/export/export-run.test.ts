import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { User } from '../../../src/domain/user.js';
import { ExportRun, type ExportState } from '../../../src/transfer/export/export-run.js';
import type { ExportSource } from '../../../src/transfer/export/export-source.js';
import type { TableWriter } from '../../../src/transfer/writing/table-writer.js';
import { aUser } from '../../support/builders.js';
import { deferred, until } from '../../support/scripted-adapter.js';

type Answer = readonly string[] | Error | Promise<readonly string[]>;

/** An export of these answers, into a table that a test can look at. */
function stage(answers: Answer[], room = Infinity) {
  const rows: (readonly string[])[] = [];
  const saved: Blob[] = [];
  const states: ExportState[] = [];
  let at = 0;
  const source: ExportSource = {
    total: { value: 9, kind: 'exact' },
    gone: 2,
    unreadable: 1,
    next: async () => {
      const answer = answers[at];
      if (answer instanceof Error) {
        answers.splice(at, 1);
        throw answer;
      }
      at += 1;
      return (await answer)?.map((id): User => aUser({ id }));
    },
  };
  const writer: TableWriter = {
    extension: 'txt',
    cut: 3,
    get room() {
      return room - rows.length;
    },
    write: (more) => void rows.push(...more),
    finish: () => new Blob(rows.map((row) => row.join())),
  };
  const columns = [
    { id: 'id', label: 'Id', valueOf: ({ id }: User) => id },
    { id: 'login', label: 'Login', valueOf: ({ login }: User) => login },
  ];
  const run = new ExportRun({ source, writer, columns, changed: (state) => states.push(state), save: (file) => saved.push(file) }); // prettier-ignore
  return { run, rows, saved, states, phases: () => states.map(({ phase, count }) => `${phase} ${count}`) };
}

describe('ExportRun', () => {
  it('writes the head and everybody, tells how far it is, and saves one file at the end', async () => {
    const { run, rows, saved, states, phases } = stage([['a', 'b'], [], ['c']]);
    await run.go();
    expect(rows).to.deep.equal([
      ['Id', 'Login'],
      ['a', 'grace.hopper'],
      ['b', 'grace.hopper'],
      ['c', 'grace.hopper'],
    ]);
    expect(phases()).to.deep.equal(['reading 0', 'reading 2', 'reading 2', 'reading 3', 'saved 3']);
    expect(saved).to.have.length(1);
    expect(states.at(-1)).to.deep.equal({ phase: 'saved', count: 3, total: { value: 9, kind: 'exact' }, gone: 2, unreadable: 1, cut: 3, error: undefined }); // prettier-ignore
  });

  it('saves no part of the list where it can’t be read, and goes on with what it has', async () => {
    const { run, rows, saved, states, phases } = stage([['a'], adapterError('unavailable', 'Down.'), ['b']]);
    await run.go();
    expect([saved.length, phases().at(-1), states.at(-1)?.error?.kind]).to.deep.equal([0, 'failed 1', 'unavailable']);
    await run.go();
    expect([saved.length, phases().at(-1)]).to.deep.equal([1, 'saved 2']);
    expect(rows.map(([id]) => id)).to.deep.equal(['Id', 'a', 'b']);
  });

  it('saves nothing where there is nobody', async () => {
    const { run, saved, phases } = stage([]);
    await run.go();
    expect([saved.length, phases().at(-1)]).to.deep.equal([0, 'nobody 0']);
  });

  it('says that the file is full, and saves no part of the list', async () => {
    const { run, saved, states } = stage([['a'], ['b', 'c']], 3);
    await run.go();
    expect([saved.length, states.at(-1)?.phase, states.at(-1)?.error?.reason]).to.deep.equal([0, 'failed', 'full']);
  });

  it('fills the file to its last row', async () => {
    const { run, saved } = stage([['a'], ['b', 'c']], 4);
    await run.go();
    expect(saved).to.have.length(1);
  });

  it('stops when it is told to: nothing more is written, saved or told', async () => {
    const answer = deferred<readonly string[]>();
    const { run, rows, saved, phases } = stage([['a'], answer.promise, ['c']]);
    const ended = run.go();
    await until(() => rows.length === 2);
    run.stop();
    answer.resolve(['b']);
    await ended;
    expect([rows.length, saved.length, phases().at(-1)]).to.deep.equal([2, 0, 'stopped 1']);
  });

  it('tells of no error that comes after the stop', async () => {
    const answer = deferred<readonly string[]>();
    const { run, phases } = stage([answer.promise]);
    const ended = run.go();
    run.stop();
    answer.reject(new Error('late'));
    await ended;
    expect(phases().at(-1)).to.equal('stopped 0');
  });

  it('takes an adapter that throws anything for a failure (F33)', async () => {
    const { run, states } = stage([new Error('secret detail')]);
    await run.go();
    expect(states.at(-1)?.error?.kind).to.equal('unknown');
  });
});
