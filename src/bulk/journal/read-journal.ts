import type { Target } from '../../adapters/contract.js';
import { freezeTargets, type FrozenTargets } from '../frozen-targets.js';
import {
  journalFormat,
  keptFor,
  mergedEntry,
  type JournalEntry,
  type JournalHeader,
  type JournalRecord,
  type JournalWork,
  type Mark,
} from './journal.js';

/** What a store holds, as it was found: anything may stand there. */
export interface RawJournal {
  readonly headers: readonly (readonly [key: unknown, value: unknown])[];
  readonly records: readonly (readonly [key: unknown, value: unknown])[];
}

/** Runs that can be believed, the newest first, and the keys of what is to be removed. */
export interface ReadJournal {
  readonly entries: readonly JournalEntry[];
  readonly rubbish: { readonly headers: readonly unknown[]; readonly records: readonly unknown[] };
}

const marks: ReadonlySet<unknown> = new Set<Mark>(
  ['sent', 'superseded', 'done', 'deactivated', 'already', 'refused', 'changed', 'failed', 'unknown', 'not-attempted'], // prettier-ignore
);
const mostTargets = 100_000;
const aDay = 86_400_000;

/**
 * Reads what a store holds. Whatever is of another shape, of another format, older than seven days or from the future is
 * rubbish, and so is a run of which a single record can't be read: half of it may say "not tried" of somebody who was.
 */
export function readJournal({ headers, records }: RawJournal, now: number): ReadJournal {
  const found = new Map<
    string,
    { header: JournalHeader; records: JournalRecord[]; keys: unknown[]; spoilt: boolean }
  >();
  const rubbish = { headers: [] as unknown[], records: [] as unknown[] };
  for (const [key, value] of headers) {
    const header = attempt(() => headerOf(value));
    const isKept = header && header.run === key && now - header.started <= keptFor && header.started - now <= aDay;
    if (isKept) found.set(header.run, { header, records: [], keys: [], spoilt: false });
    else rubbish.headers.push(key);
  }
  for (const [key, value] of records) {
    const run = attempt(() => textOf(own(value, 'run')));
    const entry = run === undefined ? undefined : found.get(run);
    if (!entry) rubbish.records.push(key);
    else {
      const record = attempt(() => recordOf(value, entry.header));
      entry.keys.push(key);
      if (record) entry.records.push(record);
      else entry.spoilt = true;
    }
  }
  for (const [run, { keys, spoilt }] of found) {
    if (!spoilt) continue;
    found.delete(run);
    rubbish.headers.push(run);
    rubbish.records.push(...keys);
  }
  const entries = [...found.values()].map((one) => mergedEntry(one.header, one.records));
  return { entries: entries.sort((one, other) => other.header.started - one.header.started), rubbish };
}

/** The header that this is, or nothing. */
export function headerOf(value: unknown): JournalHeader | undefined {
  const run = textOf(own(value, 'run'));
  const backend = textOf(own(value, 'backend'));
  const viewer = textOf(own(value, 'viewer'));
  const started = own(value, 'started');
  const work = workFrom(own(value, 'work'));
  const targets = targetsFrom(own(value, 'targets'));
  if (own(value, 'format') !== journalFormat || !run || !backend || !viewer || !work || !targets) return undefined;
  return Number.isFinite(started)
    ? { format: journalFormat, run, backend, viewer, started: started as number, work, targets }
    : undefined;
}

function workFrom(value: unknown): JournalWork | undefined {
  const action = own(value, 'action');
  if (action === 'delete' || action === 'activate' || action === 'deactivate') return { action };
  const department = textOf(own(value, 'department'));
  return action === 'change-department' && department ? { action, department } : undefined;
}

function targetsFrom(value: unknown): FrozenTargets | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostTargets) return undefined;
  const targets = value.map((each): Target => {
    const version = own(each, 'version');
    if (version !== undefined && typeof version !== 'string') throw new TypeError('No version.');
    return { id: own(each, 'id') as string, ...(version !== undefined && { version }) };
  });
  const frozen = freezeTargets(targets);
  return frozen.length === value.length ? frozen : undefined;
}

function recordOf(value: unknown, { run, targets }: JournalHeader): JournalRecord | undefined {
  const given = own(value, 'marks');
  const ended = own(value, 'ended');
  if (!Array.isArray(given) || (ended !== undefined && ended !== true)) return undefined;
  const read = given.map((each: unknown): readonly [number, Mark] => {
    const [place, mark] = Array.isArray(each) ? (each as unknown[]) : [];
    if (!Number.isInteger(place) || !((place as number) in targets) || !marks.has(mark))
      throw new TypeError('No mark.');
    return [place as number, mark as Mark];
  });
  return { run, marks: read, ...(ended && { ended }) };
}

/** A property of its own: what was added to every object of the page says nothing (S11). */
function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function attempt<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
