import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseAwayError } from '../database.js';
import { codeOf, reasonOf } from './reason.js';

/** Two processes in one folder would destroy it, so the first one leaves its process id there. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '.lock');
  for (;;) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST')
        throw new DatabaseAwayError(`the folder ${folder} can't be used (${reasonOf(error)})`);
      const owner = Number(readFileSync(path, 'utf8'));
      if (isRunning(owner)) throw new DatabaseAwayError(`the folder ${folder} is in use by process ${owner}`);
      rmSync(path, { force: true });
    }
  }
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
