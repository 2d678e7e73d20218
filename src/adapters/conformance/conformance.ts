import type { Check, Definition } from './check.js';
import { connecting } from './reading/connecting.js';
import { filteringChecks } from './reading/filtering.js';
import { pagingChecks } from './reading/paging.js';
import { recordChecks } from './reading/records.js';
import { searchingChecks } from './reading/searching.js';
import { sortingChecks } from './reading/sorting.js';
import { checkOf } from './run-check.js';

const definitions: readonly Definition[] = [
  ...connecting,
  ...pagingChecks,
  ...sortingChecks,
  ...filteringChecks,
  ...searchingChecks,
  ...recordChecks,
];

/** The adapter contract as data: each promise is one check, in the order of their numbers. */
export const conformance: readonly Check[] = definitions.map(checkOf);
