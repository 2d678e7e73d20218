// `npm run test:model`: many steps of a viewer, of others and of a server that fails, against list, deletion and engine.
// `-- --steps 1000000 --seed 7` for more or others; a failure says with which numbers it comes again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const top = fileURLToPath(new URL('..', import.meta.url));

/** The steps of `npm test`, and the numbers that they begin with. */
export const ordinary = { steps: 100_000, seed: 20_261_126 };

/** Makes one file of the model and of all that it runs: loading parts on demand costs nothing there. */
export async function bundle(root, folder) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: 'test/model/hunt.ts',
      outDir: folder,
      target: 'es2022',
      minify: false,
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: 'hunt.mjs', codeSplitting: false } },
    },
  });
  return join(folder, 'hunt.mjs');
}

/** Runs a bundled model in a process of its own; what it has found. */
export function hunt(file, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', file, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code) => {
      try {
        resolve(JSON.parse(output));
      } catch {
        reject(new Error(`the model ended with ${code} and said: ${output.slice(-2000)}`));
      }
    });
  });
}

/** Runs so many steps, on as many processors as there are; the sum of what was found. */
export async function runModel({ steps = ordinary.steps, seed = ordinary.seed, path, replayPath } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'model-'));
  try {
    const file = await bundle(top, folder);
    const parts = path === undefined ? Math.min(2, availableParallelism()) : 1;
    const each = Math.ceil(steps / parts);
    const started = Date.now();
    const results = await Promise.all(
      // far enough from each other
      Array.from({ length: parts }, (_, at) =>
        hunt(file, { steps: each, seed: seed + at * 1_000_000, path, replayPath }),
      ),
    );
    return { ...sum(results), seconds: (Date.now() - started) / 1000, seed };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sum(results) {
  const of = (name) => results.reduce((total, result) => total + result[name], 0);
  const taken = {};
  for (const result of results)
    for (const [name, count] of Object.entries(result.taken)) taken[name] = (taken[name] ?? 0) + count;
  const failure = results.map(({ failure }) => failure).find(Boolean);
  const [{ kinds }] = results;
  return {
    steps: of('steps'),
    machineSteps: of('machineSteps'),
    runs: of('runs'),
    settlements: of('settlements'),
    requests: of('requests'),
    kinds,
    taken,
    failure,
  };
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    options: {
      steps: { type: 'string' },
      seed: { type: 'string' },
      path: { type: 'string' },
      replay: { type: 'string' },
      planted: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  // not waited for: that file wants this one, which has ended only then
  if (values.planted) void import('./planted-bugs.mjs').then(({ main }) => main(positionals));
  else {
    const result = await runModel({
      ...(values.steps && { steps: Number(values.steps) }),
      ...(values.seed && { seed: Number(values.seed) }),
      path: values.path,
      replayPath: values.replay,
    });
    const { steps, machineSteps, runs, settlements, requests, kinds, seconds, seed, failure } = result;
    console.log(
      `${steps} steps of ${kinds} kinds in ${runs} runs, ${settlements} reports, ${requests} requests; ${machineSteps} steps of the pure machine; seed ${seed}, ${seconds.toFixed(1)} s`,
    );
    if (failure) {
      console.error(failure);
      process.exitCode = 1;
    }
  }
}
