import { deletingChecks } from './bulk/deleting.js';
import { lostAnswerChecks } from './bulk/lost-answers.js';
import { outcomeChecks } from './bulk/outcomes.js';
import { stoppingChecks } from './bulk/stopping.js';
import type { Check, Definition } from './check.js';
import { protectingChecks } from './protection/protecting.js';
import { connecting } from './reading/connecting.js';
import { exportingChecks } from './files/exporting.js';
import { filteringChecks } from './reading/filtering.js';
import { pagingChecks } from './reading/paging.js';
import { recordChecks } from './reading/records.js';
import { searchingChecks } from './reading/searching.js';
import { sortingChecks } from './reading/sorting.js';
import { checkOf } from './run-check.js';
import { answerChecks } from './transport/answers.js';
import { quietChecks } from './transport/quiet.js';
import { creatingChecks } from './writing/creating.js';
import { importingChecks } from './files/importing.js';
import { sendingOnceChecks } from './writing/sending-once.js';
import { statusChecks } from './writing/status.js';
import { updatingChecks } from './writing/updating.js';

const definitions: readonly Definition[] = [
  ...[connecting, pagingChecks, sortingChecks, filteringChecks, searchingChecks, recordChecks, exportingChecks],
  ...[creatingChecks, updatingChecks, sendingOnceChecks, statusChecks, importingChecks],
  ...[outcomeChecks, stoppingChecks, lostAnswerChecks, deletingChecks],
  ...[protectingChecks, answerChecks, quietChecks],
].flat();

/** The adapter contract as data: each promise is one check, in the order of their numbers. */
export const conformance: readonly Check[] = [...definitions].sort((a, b) => a.number - b.number).map(checkOf);
