import { kinds } from './commands.js';
import { runModel } from './deletion-model.js';
import { runMachine } from './run-machine.js';

// the bundled model as a program: takes its numbers as JSON, prints what it has found as JSON
const given = JSON.parse(process.argv[2] ?? '{}') as {
  steps?: number;
  seed?: number;
  path?: string;
  replayPath?: string;
};
const { steps = 1000, seed = 1 } = given;
const started = performance.now();
const result = await runModel({ ...given, steps, seed });
// the pure machine by itself, a quarter as often: it is told anything in any order
const machine = result.failure || given.path !== undefined ? { steps: 0 } : runMachine(Math.ceil(steps / 4), seed);
const seconds = (performance.now() - started) / 1000;
const failure = result.failure ?? machine.failure;
console.log(JSON.stringify({ ...result, machineSteps: machine.steps, kinds: kinds.length, seconds, failure }));
