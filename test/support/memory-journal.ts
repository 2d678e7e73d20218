import type { JournalHeader, JournalRecord } from '../../src/bulk/journal/journal.js';
import { supersededPlaces } from '../../src/bulk/journal/journal.js';
import type { JournalStore } from '../../src/bulk/journal/journal-store.js';
import type { RawJournal, ReadJournal } from '../../src/bulk/journal/read-journal.js';

/** A store in memory. `before` and `after` stand around every write: a test lets it fail, wait or die there. */
export class MemoryJournal implements JournalStore {
  headers = new Map<string, JournalHeader>();
  records: JournalRecord[] = [];
  writes: string[] = [];
  closed = 0;
  before: (what: string) => Promise<void> = () => Promise.resolve();
  after: (what: string) => Promise<void> = () => Promise.resolve();

  begin(header: JournalHeader): Promise<void> {
    return this.#write('begin', () => {
      for (const older of this.headers.values()) {
        const places = supersededPlaces(older, header);
        if (places.length > 0)
          this.records.push({ run: older.run, marks: places.map((place) => [place, 'superseded']) });
      }
      this.headers.set(header.run, structuredClone(header));
    });
  }
  append(record: JournalRecord): Promise<void> {
    return this.#write('append', () => this.records.push(structuredClone(record)));
  }
  remove(run: string): Promise<void> {
    return this.#write('remove', () => {
      this.headers.delete(run);
      this.records = this.records.filter((record) => record.run !== run);
    });
  }
  probe(): Promise<void> {
    return this.#write('probe', () => undefined);
  }
  read(): Promise<RawJournal> {
    return Promise.resolve({
      headers: [...this.headers],
      records: this.records.map((record, index) => [index, record] as const),
    });
  }
  discard({ headers, records }: ReadJournal['rubbish']): Promise<void> {
    return this.#write('discard', () => {
      for (const run of headers) this.headers.delete(run as string);
      this.records = this.records.filter((_, index) => !records.includes(index));
    });
  }
  close(): void {
    this.closed += 1;
  }

  async #write(what: string, write: () => void): Promise<void> {
    await this.before(what);
    this.writes.push(what);
    write();
    await this.after(what);
  }
}
