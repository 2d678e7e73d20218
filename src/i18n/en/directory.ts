import { firstRows } from './first-rows.js';
import { listTools } from './list-tools.js';

/** English texts of the list of users. */
export const directory = { ...firstRows, ...listTools } as const;
