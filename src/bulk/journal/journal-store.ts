import { supersededPlaces, type JournalHeader, type JournalRecord } from './journal.js';
import { headerOf, type RawJournal, type ReadJournal } from './read-journal.js';

/** Where journals are kept. Every promise resolves when what was asked is durable, or rejects. */
export interface JournalStore {
  /** A run begins: in one step it is written, and older runs lose those whom it is about. */
  begin(header: JournalHeader): Promise<void>;
  append(record: JournalRecord): Promise<void>;
  read(): Promise<RawJournal>;
  /** Removes a run with all its records. */
  remove(run: string): Promise<void>;
  discard(rubbish: ReadJournal['rubbish']): Promise<void>;
  /** Can something be written? Rejects where it can't. */
  probe(): Promise<void>;
  close(): void;
}

const database = 'user-manager-journal';
const structure = 1;

/** Opens the journals of this origin in IndexedDB; rejects where there is none, or it can't be used. */
export function openJournal(factory: () => IDBFactory = () => indexedDB): Promise<JournalStore> {
  return new Promise((resolve, reject) => {
    const request = factory().open(database, structure);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('runs', { keyPath: 'run' });
      request.result.createObjectStore('records', { autoIncrement: true }).createIndex('run', 'run');
    };
    request.onblocked = () => reject(new Error('The journal is held by another page.'));
    request.onerror = () => reject(request.error ?? new Error('The journal can’t be opened.'));
    request.onsuccess = () => resolve(new IndexedJournal(request.result));
  });
}

class IndexedJournal implements JournalStore {
  readonly #database: IDBDatabase;

  constructor(opened: IDBDatabase) {
    this.#database = opened;
    // another page needs it otherwise: a journal holds nobody up
    opened.onversionchange = () => opened.close();
  }

  async begin(header: JournalHeader): Promise<void> {
    await this.#change((runs, records) => {
      const older = runs.getAll();
      older.onsuccess = () => {
        for (const value of older.result as unknown[]) {
          const record = supersession(value, header);
          if (record) records.add(record);
        }
        runs.put(header);
      };
    });
  }

  append(record: JournalRecord): Promise<void> {
    return this.#change((_, records) => void records.add(record));
  }

  async read(): Promise<RawJournal> {
    const transaction = this.#database.transaction(['runs', 'records']);
    const [headers, records] = ['runs', 'records'].map((name) => {
      const store = transaction.objectStore(name);
      return [store.getAllKeys(), store.getAll()] as const;
    });
    await ended(transaction);
    const pairs = ([keys, values]: typeof headers): [unknown, unknown][] =>
      keys.result.map((key, index) => [key, values.result[index]]);
    return { headers: pairs(headers), records: pairs(records) };
  }

  remove(run: string): Promise<void> {
    return this.#change((runs, records) => {
      runs.delete(run);
      const keys = records.index('run').getAllKeys(run);
      keys.onsuccess = () => keys.result.forEach((key) => records.delete(key));
    });
  }

  discard(rubbish: ReadJournal['rubbish']): Promise<void> {
    return this.#change((runs, records) => {
      for (const key of rubbish.headers) runs.delete(key as IDBValidKey);
      for (const key of rubbish.records) records.delete(key as IDBValidKey);
    });
  }

  probe(): Promise<void> {
    return this.#change((runs) => {
      runs.put({ run: '' });
      runs.delete('');
    });
  }

  close(): void {
    this.#database.close();
  }

  async #change(work: (runs: IDBObjectStore, records: IDBObjectStore) => void): Promise<void> {
    // strict: on the disk, not only promised to be
    const transaction = this.#database.transaction(['runs', 'records'], 'readwrite', { durability: 'strict' });
    work(transaction.objectStore('runs'), transaction.objectStore('records'));
    await ended(transaction);
  }
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The journal can’t be written.'));
  });
}

function supersession(value: unknown, newer: JournalHeader): JournalRecord | undefined {
  try {
    const older = headerOf(value);
    const places = older ? supersededPlaces(older, newer) : [];
    return older && places.length > 0
      ? { run: older.run, marks: places.map((place) => [place, 'superseded']) }
      : undefined;
  } catch {
    return undefined;
  }
}
