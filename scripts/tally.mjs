// Counts of passed and failed tests, as the runners themselves report them, and which failed and why. With TALLY_DIR set,
// each run leaves one file.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const folder = process.env.TALLY_DIR;
let number = 0;

/** Notes the counts of one run, and its failures. */
export function note(name, { passed, failed, failures }) {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${process.pid}-${number++}.json`);
  writeFileSync(file, JSON.stringify({ name, passed, failed, failures }));
}

/** A failed test in words: its file, its titles from the outside in, and the first line of its error. */
function failure(file, titles, error) {
  const path = file?.startsWith('file:') ? fileURLToPath(file) : (file ?? '');
  const text = error?.message ?? error?.value ?? error ?? 'no error was told';
  const lines = stripVTControlCharacters(String(text)).split('\n');
  const why = lines.map((line) => line.trim()).find(Boolean) ?? 'an error without words';
  // node:test calls a file that could not be loaded by its path
  const title = titles.filter((each) => each && each !== path).join(' > ');
  return { file: path && relative('.', path), title, why: why.slice(0, 300) };
}

/** Reporter for @web/test-runner: the tests of every browser; a file that could not run is one failure. */
export function wtrTally() {
  const addSuite = ({ suites = [], tests = [] } = {}, titles, counts, { testFile, errors }) => {
    for (const { name, passed, skipped, error } of tests) {
      if (skipped) continue;
      if (passed) counts.passed++;
      // what a hook threw is an error of the file
      else counts.failures.push(failure(testFile, [...titles, name], error ?? errors?.[0]));
    }
    for (const suite of suites) addSuite(suite, [...titles, suite.name], counts, { testFile, errors });
  };
  return {
    onTestRunFinished({ sessions }) {
      const byBrowser = new Map();
      for (const session of sessions) {
        const { browser, testFile, testResults, passed, errors } = session;
        const counts = byBrowser.get(browser.name) ?? { passed: 0, failures: [] };
        byBrowser.set(browser.name, counts);
        const before = counts.failures.length;
        addSuite(testResults, [], counts, session);
        if (!passed && counts.failures.length === before) counts.failures.push(failure(testFile, [], errors?.[0]));
      }
      for (const [browser, { passed, failures }] of byBrowser)
        note(`unit ${browser}`, { passed, failed: failures.length, failures });
    },
  };
}

/** Reporter for node:test: leaves, not suites; what was skipped or is to do counts as neither. */
export default async function* nodeTally(source) {
  let passed = 0;
  const failures = [];
  const titles = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') titles.splice(data.nesting, Infinity, data.name);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { details, nesting, skip, todo, file, name } = data;
    const error = details?.error;
    // a suite fails with its tests, or by a hook of its own
    if (details?.type === 'suite' && error?.failureType !== 'hookFailed') continue;
    if (skip !== undefined || todo !== undefined) continue;
    // a file that could not be loaded fails without a test inside
    if (type === 'test:pass') passed++;
    else failures.push(failure(file, [...titles.slice(0, nesting), name], error?.cause ?? error));
  }
  note('node', { passed, failed: failures.length, failures });
  yield '';
}

/** Reporter for Playwright; what failed outside of any test is a failure, too. */
export class PlaywrightTally {
  #results = new Map();
  #outside = [];

  onTestEnd(test, result) {
    this.#results.set(test.id, result.status === 'skipped' ? undefined : { test, result });
  }

  onError(error) {
    this.#outside.push(failure(error.location?.file, [], error));
  }

  onEnd() {
    const ran = [...this.#results.values()].filter(Boolean);
    const unexpected = ran.filter(({ test }) => test.outcome() === 'unexpected');
    const failures = unexpected.map(({ test, result }) => {
      // the project, the file, and the titles from the outside in
      const [, project, , ...titles] = test.titlePath();
      const error = result.error ?? `ended as ${result.status}`;
      return failure(test.location.file, [project, ...titles], error);
    });
    failures.push(...this.#outside);
    note('e2e', { passed: ran.length - unexpected.length, failed: failures.length, failures });
  }
}

/** So many failed tests are named. */
const namedMost = 20;

/** The sums of all runs noted in a folder, one line for each, and the first of those that failed. */
export function sum(from) {
  const runs = readdirSync(from)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(from, file), 'utf8')));
  const failures = runs.flatMap(({ name, failures = [] }) => failures.map((each) => ({ name, ...each })));
  const named = failures.slice(0, namedMost).flatMap(({ name, file, title, why }) => {
    return [`FAILED ${[name, file, title].filter(Boolean).join(': ')}`, `    ${why}`];
  });
  return {
    runs: runs.length,
    passed: runs.reduce((total, run) => total + run.passed, 0),
    failed: runs.reduce((total, run) => total + run.failed, 0),
    lines: runs.map((run) => `${run.name}: ${run.passed} passed, ${run.failed} failed`),
    failures: failures.length > namedMost ? [...named, `... and ${failures.length - namedMost} more`] : named,
  };
}

// `node scripts/tally.mjs <folder> <number of failed steps> [their names]`: the closing lines of .ci/run
if (process.argv[1] === import.meta.filename) {
  const [, , from, steps, ...names] = process.argv;
  const { lines, failures, passed, failed } = sum(from);
  for (const line of [...failures, ...lines]) console.log(line);
  if (names.length > 0) console.log(`failed: ${names.join(', ')}`);
  // a step that failed outside of any test is a failure too: the closing line never looks better than the run was
  const all = Math.max(failed, Number(steps));
  console.log(`${passed} passed, ${all} failed`);
  if (all > 0 || passed === 0) process.exitCode = 1;
}
