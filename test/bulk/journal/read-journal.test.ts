import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { journalFormat, keptFor } from '../../../src/bulk/journal/journal.js';
import { headerOf, readJournal, type RawJournal } from '../../../src/bulk/journal/read-journal.js';

const now = 1_800_000_000_000;
const aHeader = (given: Record<string, unknown> = {}): Record<string, unknown> => ({
  format: journalFormat,
  run: 'r1',
  backend: 'b1',
  viewer: 'me',
  started: now - 60_000,
  work: { action: 'delete' },
  targets: [{ id: 'a', version: '1' }, { id: 'b' }],
  ...given,
});
const raw = (headers: unknown[], records: unknown[] = []): RawJournal => ({
  headers: headers.map((value) => [(value as { run?: unknown } | null)?.run, value]),
  records: records.map((value, index) => [index, value]),
});

describe('readJournal', () => {
  it('reads what was written, the newest run first', () => {
    const { entries, rubbish } = readJournal(
      raw([aHeader(), aHeader({ run: 'r2', started: now })], [
        { run: 'r1', marks: [[0, 'sent']] },
        { run: 'r1', marks: [[0, 'done']], ended: true },
      ]),
      now,
    ); // prettier-ignore
    expect(entries.map(({ header }) => header.run)).to.deep.equal(['r2', 'r1']);
    expect([...entries[1].marks]).to.deep.equal([['a', 'done']]);
    expect(entries[1].ended).to.equal(true);
    expect(rubbish).to.deep.equal({ headers: [], records: [] });
  });

  it('keeps a run for seven days, and none from the future (F24)', () => {
    const kept = (started: number): number => readJournal(raw([aHeader({ started })]), now).entries.length;
    expect([now, now - keptFor, now - keptFor - 1, now + 3_600_000, now + 90_000_000].map(kept)).to.deep.equal([1, 1, 0, 1, 0]); // prettier-ignore
  });

  const wrong: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'r1'],
    ['a list', []],
    ['another format', aHeader({ format: 2 })],
    ['a format that is a text', aHeader({ format: '1' })],
    ['no run', aHeader({ run: '' })],
    ['a run that is a number', aHeader({ run: 7 })],
    ['no backend', aHeader({ backend: undefined })],
    ['no viewer', aHeader({ viewer: null })],
    ['a start that is a text', aHeader({ started: '2026' })],
    ['a start that is no number', aHeader({ started: NaN })],
    ['no work', aHeader({ work: undefined })],
    ['an unknown action', aHeader({ work: { action: 'promote' } })],
    ['a message', aHeader({ work: { action: 'message', body: 'x' } })],
    ['a department without an id', aHeader({ work: { action: 'change-department', department: { id: 'd' } } })],
    ['no targets', aHeader({ targets: [] })],
    ['targets that are none', aHeader({ targets: { length: 1, 0: { id: 'a' } } })],
    ['a target without an id', aHeader({ targets: [{ version: '1' }] })],
    ['a target with an empty id', aHeader({ targets: [{ id: '' }] })],
    ['a numeric id (S10)', aHeader({ targets: [{ id: 5 }] })],
    ['a version that is a number', aHeader({ targets: [{ id: 'a', version: 1 }] })],
    ['the same target twice', aHeader({ targets: [{ id: 'a' }, { id: 'a' }] })],
    ['too many targets', aHeader({ targets: Array.from({ length: 100_001 }, (_, id) => ({ id: `${id}` })) })],
    ['inherited properties (S11)', Object.create(aHeader())],
    ['targets with inherited ids (S11)', aHeader({ targets: [Object.create({ id: 'a' })] })],
  ];
  for (const [name, value] of wrong) {
    it(`throws away a header with ${name}`, () => {
      const key = (value as { run?: unknown } | null | undefined)?.run ?? 'key';
      const { entries, rubbish } = readJournal(
        { headers: [[key, value]], records: [[1, { run: key, marks: [] }]] },
        now,
      );
      expect(entries).to.deep.equal([]);
      expect(rubbish).to.deep.equal({ headers: [key], records: [1] });
    });
  }

  it('throws away a header that stands under another key', () => {
    expect(readJournal({ headers: [['r9', aHeader()]], records: [] }, now).rubbish.headers).to.deep.equal(['r9']);
  });

  const spoilt: readonly (readonly [string, unknown])[] = [
    ['no marks', { run: 'r1' }],
    ['a mark that is none', { run: 'r1', marks: [[0, 'gone']] }],
    ['a place beyond the targets', { run: 'r1', marks: [[2, 'done']] }],
    ['a place below zero', { run: 'r1', marks: [[-1, 'done']] }],
    ['a place that is a text', { run: 'r1', marks: [['0', 'done']] }],
    ['a mark that is no pair', { run: 'r1', marks: ['done'] }],
    ['an end that is a text', { run: 'r1', marks: [], ended: 'yes' }],
  ];
  for (const [name, record] of spoilt) {
    it(`throws away a run of which a record has ${name}: the rest of it can't be believed`, () => {
      const { entries, rubbish } = readJournal(raw([aHeader()], [{ run: 'r1', marks: [[0, 'sent']] }, record]), now);
      expect(entries).to.deep.equal([]);
      expect(rubbish).to.deep.equal({ headers: ['r1'], records: [0, 1] });
    });
  }

  it('throws away records of nobody', () => {
    const { rubbish } = readJournal(raw([], [{ run: 'r9', marks: [] }, null, 3]), now);
    expect(rubbish.records).to.deep.equal([0, 1, 2]);
  });

  it('is not misled by what a page adds to every object (S11)', () => {
    const every = Object.prototype as { format?: unknown; run?: unknown };
    try {
      Object.assign(every, aHeader());
      expect(headerOf({})).to.equal(undefined);
      expect(readJournal({ headers: [['r1', {}]], records: [] }, now).entries).to.deep.equal([]);
    } finally {
      for (const name of Object.keys(aHeader())) delete (every as Record<string, unknown>)[name];
    }
  });

  it('takes ids and versions that look like properties for what they are (S11)', () => {
    const targets = ['__proto__', 'constructor', 'toString'].map((id) => ({ id, version: id }));
    const { entries } = readJournal(raw([aHeader({ targets })], [{ run: 'r1', marks: [[0, 'done']] }]), now);
    expect(entries[0].marks.get('__proto__')).to.equal('done');
    expect(entries[0].marks.size).to.equal(1);
  });

  it('never throws, and keeps or throws away every header, whatever stands there', () => {
    const anything = fc.oneof(fc.anything(), fc.record({ run: fc.constant('r1'), marks: fc.anything() }));
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.array(anything), (headers, records) => {
        const found = readJournal(raw([aHeader(), ...headers], records), now);
        expect(found.entries.length + found.rubbish.headers.length).to.equal(headers.length + 1);
      }),
    );
  });
});

describe('what a journal may hold', () => {
  const read = (header: Record<string, unknown>, ...records: unknown[]) => readJournal(raw([header], records), now);

  for (const mark of ['sent', 'superseded', 'done', 'already', 'refused', 'changed', 'failed', 'unknown', 'not-attempted']) {
    it(`the mark ${mark}`, () => {
      const { entries } = read(aHeader(), { run: 'r1', marks: [[1, mark]] });
      expect([...entries[0].marks]).to.deep.equal([['b', mark]]);
    });
  } // prettier-ignore

  for (const work of [
    { action: 'delete' },
    { action: 'activate' },
    { action: 'deactivate' },
    { action: 'change-department', department: 'sales' },
  ]) {
    it(`the work ${work.action}`, () => expect(headerOf(aHeader({ work }))?.work).to.deep.equal(work));
  }

  for (const work of [
    { action: 'change-department' },
    { action: 'change-department', department: '' },
    { action: 'restore', department: 'sales' },
    null,
  ]) {
    it(`not the work ${JSON.stringify(work)}`, () => expect(headerOf(aHeader({ work }))).to.equal(undefined));
  }

  it('targets with the versions that were agreed to, and without', () => {
    expect(headerOf(aHeader())?.targets).to.deep.equal([{ id: 'a', version: '1' }, { id: 'b' }]);
    expect(headerOf(aHeader({ targets: [] }))).to.equal(undefined);
  });

  it('as many targets as a run can have', () => {
    const targets = Array.from({ length: 100_000 }, (_, id) => ({ id: `${id}` }));
    expect(headerOf(aHeader({ targets }))?.targets).to.have.length(100_000);
  });

  it('that the first of two steps was done (F10)', () => {
    const { entries } = read(aHeader(), { run: 'r1', marks: [[1, 'deactivated']] });
    expect([...entries[0]!.marks]).to.deep.equal([['b', 'deactivated']]);
  });

  it('a run that begins in a day at most', () => {
    expect(read(aHeader({ started: now + 86_400_000 })).entries).to.have.length(1);
    expect(read(aHeader({ started: now + 86_400_001 })).entries).to.have.length(0);
  });

  it('no record of a run without a name, nor what can’t be read at all', () => {
    const trap = { get run(): string { throw new Error('boom'); } }; // prettier-ignore
    const { entries, rubbish } = read(aHeader(), { run: '' }, null, trap);
    expect(entries).to.have.length(1);
    expect(rubbish.records).to.deep.equal([0, 1, 2]);
  });
});
