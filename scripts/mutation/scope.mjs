// What mutation testing looks at: the rooms that decide whom a run meets, but for what only a browser can run.
import { readdirSync } from 'node:fs';

/** Whole rooms: a new file is in, until somebody says here why it is not. */
export const rooms = ['domain', 'bulk', 'deletion'];

/** What is left out, and why. */
export const leftOut = [
  [
    'bulk/journal/journal-store.ts',
    'IndexedDB: tested in the three browsers, and by killing a run at each of 210 points',
  ],
  ['deletion/confirm-delete-dialog.ts', 'an element'],
  [
    'deletion/deletion-controller.ts',
    'joins an element, its dialog and the run: tested in a document, and by the model',
  ],
  ['deletion/deletion-engine.ts', 'hands on'],
  ['deletion/{dialog-english,engine-on-demand}.ts', 'hand on'],
  ['deletion/deleted/deleted-{controller,page,view}.ts', 'an element, its template and its controller'],
  ['deletion/deleted/entry-view.ts', 'a template'],
  ['deletion/dialog/dialog-{body,surface,view}.ts', 'parts of an element'],
  ['deletion/dialog/{question,report}-view.ts', 'templates'],
  ['deletion/dialog/named-lists.ts', 'a template'],
  ['deletion/dialog/held/*-view.ts', 'templates'],
  ['deletion/dialog/press/sight.ts', 'an observer of the screen'],
  ['deletion/dialog/report/{save-report,report-buttons-view}.ts', 'a download; a template'],
  ['deletion/running/render-dialog.ts', 'a template'],
  ['**/*.styles.ts', 'style sheets'],
];

/** Files that keep something for the next call. */
export const remembering = ['domain/visible-text.ts', 'domain/time/zone-clock.ts', 'bulk/journal/run-locks.ts'];

/** For Stryker, from the top of the package. */
export const mutatedIn = (room) => [`src/${room}/**/*.ts`, ...leftOut.map(([pattern]) => `!src/${pattern}`)];

/** Tests of these rooms that need a document. */
const inDocument =
  /(held|again|dialog-accessibility|sight|dialog-covered|deletion-controller.*|confirm-delete-dialog|museum|dialog-language|journal-store|.*-in-browser)\.test\.ts$/;

/** Tests of a room that run in Node as well; those that take long come last, for the first that fails is enough. */
export function testsOf(room) {
  const all = readdirSync(`test/${room}`, { recursive: true }).map(
    (file) => `test/${room}/${file.replaceAll('\\', '/')}`,
  );
  const files = all.filter((file) => /\.test\.ts$/.test(file) && !inDocument.test(file)).sort();
  const isSlow = (file) => /(killing|misbehaving|pausing|status-codes|bulk-controller)/.test(file);
  return [...files.filter((file) => !isSlow(file)), ...files.filter(isSlow)];
}
