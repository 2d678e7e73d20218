// `npm run check`: builds, runs every check, prints a table and what the failed ones said. `npm run check -- eslint types` runs some.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `node_modules/.bin/${name}`;
const limitSeconds = 240;

/** What is needed before anything else: several checks look at the built package. */
const build = { name: 'build', command: ['npm', 'run', '--silent', 'build'] };
const checks = [
  { name: 'types', command: [bin('tsc'), '-p', '.'] },
  { name: 'eslint', command: [bin('eslint'), '.', '--max-warnings=0'] },
  { name: 'lit-analyzer', command: ['node', 'scripts/lit-analyzer.mjs'] },
  { name: 'layers', command: ['node', 'scripts/layers.mjs'] },
  { name: 'manifest', command: ['node', 'scripts/manifest.mjs', '--check'] },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  { name: 'publint', command: [bin('publint'), 'run', '--strict', '--pack=npm'], built: true },
  { name: 'attw', command: [bin('attw'), '--pack', '.', '--profile=esm-only'], built: true },
  { name: 'knip', command: [bin('knip')] },
  { name: 'size', command: [bin('size-limit')], built: true },
  { name: 'first-rows', command: ['node', 'scripts/first-rows.mjs'], built: true },
  { name: 'lock', command: ['node', 'scripts/lockcheck.mjs'] },
  { name: 'test-ratio', command: ['node', 'scripts/test-ratio.mjs'] },
  { name: 'machine-paths', command: ['node', 'scripts/machine-paths.mjs'] },
];

function run({ name, command: [program, ...args] }) {
  const started = Date.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd: top,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const timer = setTimeout(() => {
      output += `\nstopped after ${limitSeconds} s`;
      child.kill();
    }, limitSeconds * 1000);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ name, ok: code === 0, output: output.trim(), seconds: (Date.now() - started) / 1000 });
    });
  });
}

const asked = process.argv.slice(2);
const wanted = checks.filter(({ name }) => asked.length === 0 || asked.includes(name));
const unknown = asked.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const results = [];
const builds = wanted.some(({ built }) => built);
if (builds) results.push(await run(build));
const queue = [...wanted];
const worker = async () => {
  for (let next = queue.shift(); next; next = queue.shift()) results.push(await run(next));
};
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));

const failed = results.filter(({ ok }) => !ok);
for (const { name, output } of failed) console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}\n${output}`);
console.log();
for (const { name, ok, seconds } of results)
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`);
const size = results.find(({ name }) => name === 'size');
if (size?.ok) console.log(`\n${size.output}`);
if (failed.length > 0) process.exitCode = 1;
