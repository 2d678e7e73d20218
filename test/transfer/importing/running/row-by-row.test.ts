import { expect } from '@open-wc/testing';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { Call, ImportRow, Outcome, UserAdapter } from '../../../../src/adapters/contract.js';
import { RowByRow } from '../../../../src/transfer/importing/running/row-by-row.js';
import { theCapabilities } from '../../../support/builders.js';
import { ImportBackend, somebody } from './import-backend.js';

const { signal } = new AbortController();
const call: Call = { signal };
const create: ImportRow = { ref: 'row-2', create: { login: 'dan', email: 'dan@example.com' } };
const edit: ImportRow = { ref: 'row-3', update: { id: 'ada', version: 'v1' }, changes: { phone: '1' }, active: false };

function stage(adapter: UserAdapter, ...rows: ImportRow[]) {
  const backend = new RowByRow(adapter, new Map(rows.map((row) => [row.ref, row])), theCapabilities());
  const send = async (given: Call = call): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    for await (const outcome of backend.importUsers(rows, given)) outcomes.push(outcome);
    return outcomes;
  };
  return { backend, send };
}
const kindOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => undefined,
    ({ kind }: { kind: string }) => kind,
  );
/** A backend with an import of its own that answers so. */
const own = (...outcomes: unknown[]): ImportBackend =>
  Object.assign(new ImportBackend([somebody('ada')]), {
    async *importUsers(): AsyncGenerator<Outcome> {
      for (const outcome of outcomes) yield (await outcome) as Outcome;
    },
  });

describe('RowByRow: the backend behind it', () => {
  it('is asked who is signed in and for users, as it is', async () => {
    const adapter = new ImportBackend([somebody('ada')]);
    const { backend } = stage(adapter);
    expect(await backend.connect(call)).to.equal(adapter.session);
    expect((await backend.query({ search: 'ad', size: 5 }, call)).users.map(({ id }) => id)).to.deep.equal(['ada']);
  });
});

describe('RowByRow: sending', () => {
  it('tells each row done, and who they are (F34)', async () => {
    const { backend, send } = stage(new ImportBackend([somebody('ada')]), create, edit);
    expect((await send()).toSorted((a, b) => a.id.localeCompare(b.id))).to.deep.equal([
      { id: 'row-2', state: 'done' },
      { id: 'row-3', state: 'done' },
    ]);
    expect([...backend.done].toSorted()).to.deep.equal([['row-2', ['create']], ['row-3', ['update', 'deactivate']]]); // prettier-ignore
    expect([backend.users.get('row-2')?.id, backend.users.get('row-3')?.version]).to.deep.equal(['new-dan', 'v3']);
  });

  for (const [what, answer] of [
    ['nothing', undefined],
    ['a record without an id', { login: 'dan' }],
    ['a record with an empty id', { ...somebody('x'), id: '' }],
    ['a text', 'dan'],
  ] as const)
    it(`calls it unknown whether somebody was created where the answer is ${what} (F3, F7)`, async () => {
      const adapter = Object.assign(new ImportBackend(), { create: () => Promise.resolve(answer) });
      const { backend, send } = stage(adapter as unknown as UserAdapter, create);
      const [outcome] = await send();
      expect(outcome).to.include({ id: 'row-2', state: 'unknown' });
      expect((outcome as { error: object }).error).to.include({ kind: 'protocol' });
      expect([backend.done.size, backend.users.size]).to.deep.equal([0, 0]);
    });

  it('sends no version where the answer before gave none, and never an old one (F1)', async () => {
    const versions: unknown[] = [];
    const { version: _none, ...plain } = somebody('ada');
    const adapter = Object.assign(new ImportBackend(), {
      update: () => Promise.resolve(plain),
      async *setActive([target]: [object]): AsyncGenerator<Outcome> {
        versions.push(target);
        yield await Promise.resolve<Outcome>({ id: 'ada', state: 'done' });
      },
    });
    await stage(adapter as unknown as UserAdapter, edit).send();
    expect(versions).to.deep.equal([{ id: 'ada' }]);
  });

  it('knows nobody any more whom the last answer did not show', async () => {
    const adapter = new ImportBackend([somebody('ada')]);
    adapter.setActive = async function* () {
      yield await Promise.resolve<Outcome>({ id: 'ada', state: 'done' });
    } as never;
    const { backend, send } = stage(adapter, edit);
    await send();
    expect([backend.done.get('row-3'), backend.users.has('row-3')]).to.deep.equal([['update', 'deactivate'], false]);
  });
});

describe('RowByRow: a backend with an import of its own', () => {
  const user = somebody('new-dan');

  it('is believed who it created, and only of its rows that are done (F3, F17)', async () => {
    for (const [outcome, isKnown] of [
      [{ id: 'row-2', state: 'done', user }, true],
      [{ id: 'row-2', state: 'done' }, false],
      [{ id: 'row-2', state: 'done', user: { login: 'dan' } }, false],
      [{ id: 'row-9', state: 'done', user }, false],
      [{ id: 'row-2', state: 'failed', error: adapterError('conflict', 'No.'), user }, false],
      [{ id: 'row-2', state: 'already', user }, false],
    ] as const) {
      const { backend, send } = stage(own(outcome), create);
      await send();
      expect(backend.users.size, JSON.stringify(outcome)).to.equal(isKnown ? 1 : 0);
    }
  });
});

describe('RowByRow: looking after a row (F7)', () => {
  it('knows no other rows', async () => {
    expect(await kindOf(stage(new ImportBackend()).backend.get('row-9', call))).to.equal('not-found');
  });

  it('finds nobody who was created before the row was sent, and whoever was once it was', async () => {
    const { backend, send } = stage(own(), create);
    const adapter = own();
    expect(await kindOf(backend.get('row-2', call))).to.equal('not-found');
    await send();
    expect(await kindOf(backend.get('row-2', call))).to.equal('not-found');
    adapter.users.set('x', somebody('x', { login: 'dan', email: 'dan@example.com' }));
    const other = stage(adapter, create);
    expect(await kindOf(other.backend.get('row-2', call)), 'not sent').to.equal('not-found');
    await other.send();
    expect((await other.backend.get('row-2', call)).id).to.equal('row-2');
    expect(other.backend.users.get('row-2')?.id).to.equal('x');
  });

  it('reads who is to be changed as they are before the row is sent, and only where it was done afterwards', async () => {
    const adapter = own();
    const { backend, send } = stage(adapter, edit);
    expect(await backend.get('row-3', call)).to.include({ id: 'row-3', login: 'ada' });
    await send();
    expect(await kindOf(backend.get('row-3', call))).to.equal('not-found');
    adapter.users.set('ada', somebody('ada', { phone: '1', status: 'inactive' }));
    expect(await backend.get('row-3', call)).to.include({ id: 'row-3', phone: '1' });
  });

  const error = (kind: Parameters<typeof adapterError>[0], more = {}) => adapterError(kind, 'No.', more);
  for (const [outcome, isSent] of [
    [{ id: 'row-3', state: 'not-attempted' }, false],
    [{ id: 'row-3', state: 'failed', error: error('unauthenticated') }, false],
    [{ id: 'row-3', state: 'failed', error: error('rate-limited') }, false],
    [{ id: 'row-3', state: 'failed', error: error('unavailable', { retryAfterMs: 1 }) }, false],
    [{ id: 'row-3', state: 'failed', error: error('network') }, true],
    [{ id: 'row-3', state: 'unknown', error: error('unauthenticated') }, true],
    [{ id: 'row-3', state: 'unknown', error: error('network') }, true],
  ] as const)
    it(`takes a row for ${isSent ? 'sent' : 'not sent'} that was ${outcome.state}${'error' in outcome ? `, ${outcome.error.kind}` : ''} (F11)`, async () => {
      const { backend, send } = stage(own(outcome), edit);
      await send();
      // as it was: that proves nothing of a row that was sent
      expect(await kindOf(backend.get('row-3', call))).to.equal(isSent ? 'not-found' : undefined);
    });
});
