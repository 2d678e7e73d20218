import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** Calls a function with a folder that holds these files. */
export function inFolder<T>(files: Record<string, string>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs Node in a folder. */
export function runNode(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
  // what a test runner starts takes itself for a part of it
  const { NODE_TEST_CONTEXT: _, ...own } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...own, ...env },
  });
  return { status, output: stdout + stderr };
}

/** Runs one of our scripts in a folder that holds these files. */
export function run(script: string, files: Record<string, string>, ...args: string[]): Ran {
  return inFolder(files, (folder) => runNode(folder, [resolve('scripts', script), ...args]));
}
