import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { digest } from '../../src/bulk/journal/digest.js';
import { journalFormat, type JournalHeader, type JournalRecord } from '../../src/bulk/journal/journal.js';
import { openJournal } from '../../src/bulk/journal/journal-store.js';
import { readJournal } from '../../src/bulk/journal/read-journal.js';
import type { RawJournal, ReadJournal } from '../../src/bulk/journal/read-journal.js';

/** What the browser holds of all runs. */
export async function stored(): Promise<RawJournal & ReadJournal> {
  const store = await openJournal();
  const raw = await store.read();
  store.close();
  return { ...raw, ...readJournal(raw, Date.now()) };
}

/** Leaves nothing in the browser. */
export async function forgetRuns(): Promise<void> {
  const store = await openJournal();
  const { headers, records } = await store.read();
  await store.discard({ headers: headers.map(([key]) => key), records: records.map(([key]) => key) });
  store.close();
}

/** A run that a page left behind: begun by this viewer on this backend, with these marks. */
export async function leaveRun(
  { ids, ...given }: { readonly ids: readonly string[]; readonly backendId: string } & Partial<JournalHeader>,
  marks: JournalRecord['marks'] = [],
  ended = false,
): Promise<void> {
  const { backendId, ...rest } = given;
  const store = await openJournal();
  await store.begin({
    format: journalFormat,
    run: 'left',
    backend: digest(backendId),
    viewer: 'me',
    started: Date.now() - 60_000,
    work: { action: 'delete' },
    targets: freezeTargets(ids.map((id) => ({ id, version: '1' }))),
    ...rest,
  });
  await store.append({ run: rest.run ?? 'left', marks, ...(ended && { ended }) });
  store.close();
}
