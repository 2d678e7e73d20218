// What mutation testing looks at: the rooms that decide whom a run meets, but for what only a browser can run.
import { readdirSync } from 'node:fs';

/** Whole rooms: a new file is in, until somebody says here why it is not. */
export const rooms = ['domain', 'bulk', 'deletion'];

/** What is left out, and why. */
export const leftOut = {
  'IndexedDB: tested in three browsers, and by killing a run at 30 points': ['bulk/journal/journal-store.ts'],
  'joins an element, its dialog and the run: tested in a document, and by the model': [
    'deletion/deletion-controller.ts',
  ],
  'joins an element and the backend: tested in a document': ['deletion/deleted/deleted-controller.ts'],
  'an element, or a part of one': [
    'deletion/confirm-delete-dialog.ts',
    'deletion/deleted/deleted-page.ts',
    'deletion/dialog/dialog-body.ts',
    'deletion/dialog/dialog-surface.ts',
  ],
  'a template': [
    'deletion/deleted/deleted-view.ts',
    'deletion/deleted/entry-view.ts',
    'deletion/dialog/asked/fields-view.ts',
    'deletion/dialog/dialog-view.ts',
    'deletion/dialog/held/again-view.ts',
    'deletion/dialog/held/gate-view.ts',
    'deletion/dialog/held/pause-view.ts',
    'deletion/dialog/named-lists.ts',
    'deletion/dialog/question-view.ts',
    'deletion/dialog/report-view.ts',
    'deletion/dialog/report/report-buttons-view.ts',
    'deletion/running/render-dialog.ts',
  ],
  'an observer of the screen': ['deletion/dialog/press/sight.ts'],
  'a download': ['deletion/dialog/report/save-report.ts'],
  'hands on what another file has': [
    'deletion/deletion-engine.ts',
    'deletion/dialog-english.ts',
    'deletion/engine-on-demand.ts',
  ],
};

/** Files that keep something for the next call: what one mutant leaves there would find or hide the next. */
export const remembering = ['domain/visible-text.ts', 'domain/time/zone-clock.ts', 'bulk/journal/run-locks.ts'];

/** The files of a room, from the top of the package. */
export function mutatedIn(room) {
  const out = new Set(Object.values(leftOut).flat());
  const files = readdirSync(`src/${room}`, { recursive: true }).map((file) => `${room}/${file.replaceAll('\\', '/')}`);
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.styles.ts') && !out.has(file))
    .map((file) => `src/${file}`)
    .sort();
}

/** Tests of these rooms that need a document, and those that take too long to be run thousands of times. */
const elsewhere =
  /\/(killing|asking-why|asking-who-takes-over|misbehaving-adapter|bulk-controller-many|held|again|dialog-accessibility|sight|dialog-covered|deletion-controller.*|confirm-delete-dialog|museum|dialog-language|journal-store|.*-in-browser)\.test\.ts$/;

/** Tests of a room that run in Node as well; those that take long come last, for the first that fails is enough. */
export function testsOf(room) {
  const all = readdirSync(`test/${room}`, { recursive: true }).map(
    (file) => `test/${room}/${file.replaceAll('\\', '/')}`,
  );
  const files = all.filter((file) => /\.test\.ts$/.test(file) && !elsewhere.test(file)).sort();
  const isSlow = (file) => /(pausing|status-codes|bulk-controller)/.test(file);
  return [...files.filter((file) => !isSlow(file)), ...files.filter(isSlow)];
}
