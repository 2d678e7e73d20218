import { expect } from '@open-wc/testing';
import { freezeTargets } from '../../../src/bulk/frozen-targets.js';
import { accountOf, journalFormat, type JournalHeader } from '../../../src/bulk/journal/journal.js';
import { openJournal, type JournalStore } from '../../../src/bulk/journal/journal-store.js';
import { readJournal } from '../../../src/bulk/journal/read-journal.js';

const name = 'user-manager-journal';
const now = Date.now();
const header = (given: Partial<JournalHeader> = {}): JournalHeader => ({
  format: journalFormat,
  run: 'r1',
  backend: 'b1',
  viewer: 'me',
  started: now,
  work: { action: 'delete' },
  targets: freezeTargets([{ id: 'a', version: '1' }, { id: 'b' }, { id: 'c' }]),
  ...given,
});
const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as Error);
  });
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('openJournal', () => {
  let store: JournalStore;
  const entries = async () => readJournal(await store.read(), Date.now()).entries;

  beforeEach(async () => {
    await asked(indexedDB.deleteDatabase(name));
    store = await openJournal();
  });
  afterEach(async () => {
    store.close();
    await asked(indexedDB.deleteDatabase(name));
  });

  it('gives back what was written, in another page as well (F24)', async () => {
    await store.begin(header());
    await store.append({ run: 'r1', marks: [[0, 'sent'], [1, 'sent']] }); // prettier-ignore
    await store.append({ run: 'r1', marks: [[0, 'done']] });
    store.close();
    store = await openJournal();
    const [entry] = await entries();
    expect(entry.header).to.deep.equal(header());
    expect([...entry.marks]).to.deep.equal([['a', 'done'], ['b', 'sent']]); // prettier-ignore
  });

  it('keeps the order of what is written without waiting', async () => {
    await store.begin(header());
    await Promise.all([
      store.append({ run: 'r1', marks: [[0, 'sent']] }),
      store.append({ run: 'r1', marks: [[0, 'unknown']] }),
      store.append({ run: 'r1', marks: [[0, 'done']], ended: true }),
    ]);
    const [entry] = await entries();
    expect([entry.marks.get('a'), entry.ended]).to.deep.equal(['done', true]);
  });

  it('takes from older runs those whom a new one is about, in one step with its header', async () => {
    await store.begin(header());
    await store.begin(header({ run: 'other', viewer: 'you' }));
    await store.begin(header({ run: 'r2', targets: freezeTargets([{ id: 'c' }, { id: 'z' }]) }));
    const byRun = new Map((await entries()).map((entry) => [entry.header.run, accountOf(entry)]));
    expect(byRun.get('r1')?.untried.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    expect(byRun.get('other')?.total).to.equal(3);
    expect(byRun.get('r2')?.total).to.equal(2);
  });

  it('begins beside whatever else stands there', async () => {
    const database = await asked(indexedDB.open(name));
    const runs = database.transaction('runs', 'readwrite').objectStore('runs');
    await asked(runs.put({ run: 'odd', targets: [{ id: '' }] }));
    database.close();
    await store.begin(header());
    expect((await entries()).map((entry) => entry.header.run)).to.deep.equal(['r1']);
  });

  it('removes a run with all its records, and nothing else (S28)', async () => {
    await store.begin(header());
    await store.append({ run: 'r1', marks: [[0, 'sent']] });
    await store.begin(header({ run: 'r2', viewer: 'you' }));
    await store.append({ run: 'r2', marks: [[1, 'sent']] });
    await store.remove('r1');
    const { headers, records } = await store.read();
    expect(headers.map(([key]) => key)).to.deep.equal(['r2']);
    expect(records).to.have.length(1);
  });

  it('discards what can’t be read', async () => {
    await store.begin(header({ started: now - 8 * 86_400_000 }));
    await store.append({ run: 'r1', marks: [] });
    await store.discard(readJournal(await store.read(), Date.now()).rubbish);
    expect(await store.read()).to.deep.equal({ headers: [], records: [] });
  });

  it('can be tried, and leaves nothing behind', async () => {
    await store.probe();
    expect((await store.read()).headers).to.deep.equal([]);
  });

  it('lets go when another page wants another structure, and says so at the next write', async () => {
    await store.probe();
    await asked(indexedDB.deleteDatabase(name));
    expect(await rejection(store.append({ run: 'r1', marks: [] }))).to.be.instanceOf(Error);
  });

  it('is not opened where a newer structure is there', async () => {
    store.close();
    await asked(indexedDB.deleteDatabase(name));
    const newer = await asked(indexedDB.open(name, 2));
    newer.close();
    expect(await rejection(openJournal())).to.be.instanceOf(Error);
  });

  it('is not opened where the browser has nothing to open, or forbids it', async () => {
    const forbidden = (): IDBFactory => {
      throw new DOMException('Not here.', 'SecurityError');
    };
    expect(await rejection(openJournal(forbidden))).to.include({ name: 'SecurityError' });
    expect(await rejection(openJournal(() => undefined as unknown as IDBFactory))).to.be.instanceOf(TypeError);
  });

  it('is not waited for where another page holds it, and then lets it go', async () => {
    const request = {} as { onblocked: () => void };
    const opening = openJournal(() => ({ open: () => request }) as unknown as IDBFactory);
    request.onblocked();
    expect(await rejection(opening)).to.include({ message: 'The journal is held by another page.' });
  });

  it('says that something could not be written, as where there is no room', async () => {
    await store.begin(header());
    const unstorable = { run: 'r1', marks: [], spare: () => undefined } as never;
    expect(await rejection(store.append(unstorable))).to.include({ name: 'DataCloneError' });
  });

  it('holds ten thousand users, and appends to them in chunks without writing them again', async () => {
    const targets = freezeTargets(
      Array.from({ length: 10_000 }, (_, index) => ({ id: `user-${index}`, version: 'v1' })),
    );
    await store.begin(header({ targets }));
    for (let from = 0; from < 10_000; from += 1_000)
      await store.append({ run: 'r1', marks: Array.from({ length: 1_000 }, (_, index) => [from + index, 'sent']) });
    await store.append({ run: 'r1', marks: [[9_999, 'done']] });
    const [entry] = await entries();
    const { done, unknown, untried } = accountOf(entry);
    expect([done, unknown.length, untried.length]).to.deep.equal([1, 9_999, 0]);
  });
});
