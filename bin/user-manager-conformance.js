#!/usr/bin/env node
// Runs the conformance kit over an adapter and prints its data sheet. Ends with 0 where no check failed, 1 where one did, 2 where
// nothing could be run.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { dataSheet, runConformance } from '../dist/testing.js';

const usage = `Usage: user-manager-conformance <module> [--only <numbers>] [--json]

  <module>   a JavaScript module such as ./my-adapter.js. Its default export, or else the module itself, is
               – options: an object with createAdapter, and whatever else the kit takes,
               – or a function or class that makes an adapter,
               – or an adapter.
  --only     runs these checks alone, as in --only 2,6,23
  --json     prints the report as JSON
  --help     prints this

Users whom the kit makes are called conformance-…, and deleted again. Nobody else is written to, but for those whom you name
in disposableIds and protectedIds. Ends with 0 if no check failed, 1 if one did, 2 if nothing could be run.
`;

/** What is wrong with how it was called. */
class UsageError extends Error {}

function readArguments() {
  try {
    const options = { only: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (values.help) return { help: true };
    if (positionals.length !== 1) throw new UsageError('Name one module.');
    if (values.only !== undefined && !/^\d+(,\d+)*$/.test(values.only))
      throw new UsageError('--only takes numbers, as in --only 2,6,23.');
    return { path: positionals[0], json: values.json, only: values.only?.split(',').map(Number) };
  } catch (error) {
    throw new UsageError(error.message);
  }
}

/** The kit's options, from whatever a module has to give. */
async function optionsFrom(path) {
  let module;
  try {
    module = await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    throw new UsageError(`${path} can’t be loaded: ${error.message}`);
  }
  const given = module.default ?? module;
  if (typeof given?.createAdapter === 'function') return given;
  if (typeof given?.connect === 'function') return { createAdapter: () => given };
  if (typeof given !== 'function')
    throw new UsageError(`${path} exports neither an adapter nor anything that makes one.`);
  const isClass = /^class\b/.test(Function.prototype.toString.call(given));
  return { createAdapter: isClass ? (context) => new given(context) : given };
}

async function main() {
  const { help, path, json, only } = readArguments();
  if (help) return void process.stdout.write(usage);
  const unhandled = [];
  process.on('unhandledRejection', (reason) => unhandled.push(reason));
  const options = await optionsFrom(path);
  const report = await runConformance(options, {
    only,
    onResult: ({ number, status }) => process.stderr.isTTY && process.stderr.write(`\r${number} ${status}\u001b[K`),
  });
  // what nobody handles is told of after the task that left it
  await new Promise((done) => setTimeout(done, 0));
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  if (report.results.length === 0) throw new UsageError('There is no check of that number.');
  process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : dataSheet(report));
  for (const reason of unhandled) process.stderr.write(`Left unhandled: ${reason?.message ?? reason}\n`);
  process.exitCode = report.failed > 0 || unhandled.length > 0 ? 1 : 0;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error.message}\n${error instanceof UsageError ? `\n${usage}` : ''}`);
  process.exitCode = 2;
}
// an adapter may have left connections and timers behind, which would keep the process
process.stdout.write('', () => process.exit());
