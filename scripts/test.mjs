// `npm test`: browser tests with coverage, full coverage of the rules, then the tests that need Node.
// `node scripts/test.mjs node|unit` runs one half.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { readSources } from './layers.mjs';

const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);
const run = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;

/** The files of which every line and branch must have run. */
const complete = ['src/domain/rules.ts', 'src/domain/seats-missing.ts'];

/** What the coverage report says of one file: the lines and branches that never ran. */
export function gaps(lcov, file) {
  const record = lcov.split('end_of_record').find((part) => part.includes(`SF:${file}\n`));
  if (!record) return [`${file}: not in the coverage report`];
  const lines = [...record.matchAll(/^DA:(\d+),0$/gm)].map(([, line]) => `${file}:${line}: this line never ran`);
  const branches = [...record.matchAll(/^BRDA:(\d+),\d+,\d+,(0|-)$/gm)].map(
    ([, line]) => `${file}:${line}: a branch never ran`,
  );
  return [...lines, ...branches];
}

/** Registers or hands on, and is proven by the end-to-end tests. */
const entries = ['src/define.ts', 'src/cdn.ts'];

/** Sources with code in them that no browser test ever loaded: the report leaves them out, so its percentages would too. */
export function unloaded(lcov, sources) {
  const known = new Set([...lcov.matchAll(/^SF:(.+)$/gm)].map(([, file]) => file));
  const hasCode = (text) =>
    /^(?:export )?(?:default )?(?:abstract )?(?:class|function|async function|const|let)\b/m.test(text);
  return sources
    .filter(([file, text]) => hasCode(text) && !known.has(file) && !entries.includes(file))
    .map(([file]) => `${file}: no test loads it`);
}

function unit() {
  if (!run('node_modules/@web/test-runner/dist/bin.js', '--coverage')) return false;
  const lcov = readFileSync('coverage/lcov.info', 'utf8')
    .replaceAll('\\', '/')
    .replaceAll(`SF:${process.cwd()}/`, 'SF:');
  const sources = readSources('src').map(([path, text]) => [`src/${path}`, text]);
  const missing = [...complete.flatMap((file) => gaps(lcov, file)), ...unloaded(lcov, sources)];
  for (const gap of missing) console.error(gap);
  return missing.length === 0;
}

function node() {
  const files = readdirSync('test', { recursive: true }).filter((file) => file.endsWith('.node-test.ts'));
  if (files.length === 0) return false;
  const reporters = ['spec', 'stdout', './scripts/tally.mjs', 'stdout'];
  const flags = [0, 2].flatMap((i) => [
    `--test-reporter=${reporters[i]}`,
    `--test-reporter-destination=${reporters[i + 1]}`,
  ]);
  // Node leaves one processor free, which of two is half of them
  const atOnce = Math.max(2, availableParallelism() - 1);
  return run(
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${atOnce}`,
    ...flags,
    ...files.sort().map((file) => join('test', file)),
  );
}

if (process.argv[1] === import.meta.filename) {
  const results = [wanted('unit') && !unit() && 'browser tests', wanted('node') && !node() && 'node tests'].filter(
    Boolean,
  );
  if (results.length > 0) {
    console.error(`Failed: ${results.join(', ')}.`);
    process.exitCode = 1;
  }
}
