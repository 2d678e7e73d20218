/** Patterns over a closed set of names: without one of their anchors they say the same, for none of the names contains another. */
const patterns = [
  ['bulk/journal/journal.ts', '/^(done|already)$/'],
  ['bulk/journal/journal.ts', '/^(refused|changed|failed)$/'],
  ['bulk/journal/journal.ts', '/^(sent|unknown)$/'],
  ['bulk/run-state.ts', '/^(sending|holding|stopping)$/'],
  ['bulk/run-state.ts', '/^(ready|waiting|paused|probing)$/'],
  ['bulk/run-state.ts', '/^(unavailable|network|aborted|protocol|unknown)$/'],
  ['deletion/deletion-state.ts', '/^(running|approving)$/'],
  ['deletion/running/retriable.ts', '/^(failed|not-attempted|changed)$/'],
  ['deletion/running/retriable.ts', '/^(failed|not-attempted)$/'],
  ['bulk/journal/journal.ts', '/^superseded$/'],
  ['bulk/journal/journal.ts', '/^deactivated$/'],
  ['bulk/journal/journal.ts', '/^not-attempted$/'],
  ['deletion/running/progress-of.ts', '/^(done|deactivated|already)$/'],
];

const caught = 'It is caught where it is thrown: nobody reads it.';
const end = 'Falls off the end, which gives nothing as well.';
const waits = 'A pause keeps somebody waiting: the queue is never empty.';
const replaced = 'Replaced before anybody sees it.';
const quick = 'A quick way past the careful one, which says the same.';

const others = [
  ['deletion/dialog/model-of.ts', 'true', 'false', replaced],
  ['deletion/running/start-run.ts', 'unchecked.length > 0', 'true', quick],
  ['deletion/running/start-run.ts', 'unchecked.length > 0', 'unchecked.length >= 0', quick],
  ['deletion/dialog/model-of.ts', '[]', '["Stryker was here"]', replaced],
  [
    'bulk/bulk-controller.ts',
    'iterator.return?.()',
    'iterator.return()',
    'What it throws where there is no such method is caught.',
  ],
  ['bulk/bulk-work.ts', "'-'", '""', 'Somebody of whom nothing is known: any id that is nobody’s will do.'],
  ['bulk/bulk-work.ts', "'inactive'", '""', 'Somebody of whom nothing is known: no rule asks for the status.'],
  ['bulk/bulk-work.ts', 'default: return undefined;', 'default:', end],
  ['bulk/journal/read-journal.ts', 'run === undefined', 'false', 'No run is found under a name that is none.'],
  ['bulk/journal/read-journal.ts', "'No version.'", '""', caught],
  ['bulk/journal/read-journal.ts', "'No mark.'", '""', caught],
  ['bulk/journal/read-journal.ts', 'version !== undefined', 'true', 'Freezing leaves out a version that is undefined.'],
  ['bulk/journal/read-journal.ts', '[]', '["Stryker was here"]', 'A text is no place either.'],
  ['bulk/journal/read-journal.ts', '{ return undefined; }', '{}', end],
  ['bulk/journal/review.ts', '[]', '["Stryker was here"]', 'A text has no id that a department could have.'],
  ['bulk/plain-record.ts', '{ return undefined; }', '{}', end],
  ['bulk/plain-record.ts', 'user?.id', 'user.id', 'What it throws where there is nobody is caught, and means nobody.'],
  [
    'bulk/read-each.ts',
    'new Array<ReadResult>(ids.length)',
    'new Array()',
    'Every place is filled; the length only keeps it from growing.',
  ],
  ['bulk/run/answers.ts', '{ return undefined; }', '{}', end],
  ['bulk/run/breath.ts', 'this.#answers += 1', 'this.#answers -= 1', 'It counts downwards as well as upwards.'],
  ['bulk/run-state.ts', 'state.pause?.reason', 'state.pause.reason', 'Only what is paused goes on.'],
  ['bulk/run-state.ts', 'state.queue[0]?.id', 'state.queue[0].id', waits],
  ['bulk/run-state.ts', "''", '"Stryker was here!"', waits],
  [
    'bulk/journal/run-locks.ts',
    'locks?.query',
    'locks.query',
    'What it throws where there are no locks is caught, and means none.',
  ],
  ['deletion/deleted/restore-denial.ts', "'unknown'", '""', 'A reason without a name is told as an unknown one.'],
  [
    'deletion/dialog/model-of.ts',
    'session?.capabilities',
    'session.capabilities',
    'Without a session nobody is in a plan, so nothing is weighed.',
  ],
  [
    'deletion/running/prepare.ts',
    '{ return unavailable(asAdapterError(error)); }',
    '{}',
    'Here all code is in one file; where a part can’t be loaded is tested in a document.',
  ],
  [
    'deletion/running/run-keeper.ts',
    'this.#alive?.()',
    'this.#alive()',
    'A lock of a name that only this run has is never held elsewhere.',
  ],
  [
    'deletion/running/run-keeper.ts',
    'release?.()',
    'release()',
    'Nobody waits for it: what it throws where there was no lock is heard by nobody.',
  ],
  ['deletion/running/run-keeper.ts', '{ return undefined; }', '{}', end],
  [
    'domain/mixes-scripts.ts',
    '/^[\\x20-\\x7e\\xa0-\\xac\\xae-\\u024f]*$/',
    '/^[\\x20-\\x7e\\xa0-\\xac\\xae-\\u024f]$/',
    quick,
  ],
  [
    'domain/visible-text.ts',
    '/^[\\x20-\\x7e\\xa0-\\xac\\xae-\\u024f]*$/',
    '/^[\\x20-\\x7e\\xa0-\\xac\\xae-\\u024f]$/',
    quick,
  ],
  ['domain/mixes-scripts.ts', 'ordinary.test(start)', 'false', quick],
  [
    'domain/visible-text.ts',
    'ordinary.test(text) || !suspect.test(text)',
    'ordinary.test(text) && !suspect.test(text)',
    quick,
  ],
  [
    'domain/visible-text.ts',
    '/[\\p{M}\\p{C}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800]/u',
    '/[\\P{M}\\p{C}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800]/u',
    quick,
  ],
  ['domain/list-view.ts', 'a < b', 'a <= b', 'No name stands twice among the filters.'],
  ['bulk/journal/run-locks.ts', '[]', '["Stryker was here"]', 'A text has no name either.'],
  [
    'deletion/gate/friction.ts',
    "text .replace(/\\p{Cf}/gu, '') .replace(/\\p{Nd}/gu, (digit) => String(valueOf(digit))) .replace(/\\s+/gu, ' ') .trim() .toUpperCase() .toLowerCase()",
    "text.replace(/\\p{Cf}/gu, '').replace(/\\p{Nd}/gu, digit => String(valueOf(digit))).replace(/\\s+/gu, ' ').trim().toUpperCase().toUpperCase()",
    'Compared in capitals instead: the same texts are the same.',
  ],
];

/** Mutants that no test finds, and why: file, what stands there, what takes its place, the reason. */
export const explained = [
  ...patterns.flatMap(([file, pattern]) =>
    [`${pattern.slice(0, -2)}/`, `/${pattern.slice(2)}`].map((without) => [
      file,
      pattern,
      without,
      'Anchors over a closed set of names.',
    ]),
  ),
  ...others,
];
