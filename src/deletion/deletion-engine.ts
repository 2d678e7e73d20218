/** What a deletion needs once it is asked for; loaded then, and not before. */
export { BulkController } from '../bulk/bulk-controller.js';
export { freezeTargets } from '../bulk/frozen-targets.js';
export { readEach } from '../bulk/read-each.js';
export { countsOf } from '../bulk/run-report.js';
export { transition } from './deletion-state.js';
export { dialogEnglish } from './dialog-english.js';
export { summaryOf } from './dialog/report-view.js';
