/** What asks, runs and reports: one file, loaded when somebody first asks to delete or to change a status, and not before. */
export { KnownUsers } from '../bulk/planning/known-users.js';
export { transition } from './deletion-state.js';
export { DialogBody } from './dialog/dialog-body.js';
export { toldOf } from './dialog/report-view.js';
export { progressOf } from './running/progress-of.js';
export { readAgain } from '../bulk/planning/read-again.js';
export { RunKeeper } from './running/run-keeper.js';
export { startRun } from './running/start-run.js';
export { askApproval } from './gate/approval.js';
