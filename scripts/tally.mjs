// Counts of passed and failed tests, as the runners themselves report them. With TALLY_DIR set, each run leaves one file.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.TALLY_DIR;
let number = 0;

/** Notes the counts of one run. */
export function note(name, { passed, failed }) {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${process.pid}-${number++}.json`);
  writeFileSync(file, JSON.stringify({ name, passed, failed }));
}

/** Reporter for @web/test-runner: the tests of every browser; a file that could not run is one failure. */
export function wtrTally() {
  const countSuite = ({ suites = [], tests = [] } = {}, counts) => {
    for (const test of tests) if (!test.skipped) counts[test.passed ? 'passed' : 'failed']++;
    for (const suite of suites) countSuite(suite, counts);
  };
  return {
    onTestRunFinished({ sessions }) {
      const byBrowser = new Map();
      for (const session of sessions) {
        const counts = byBrowser.get(session.browser.name) ?? { passed: 0, failed: 0 };
        byBrowser.set(session.browser.name, counts);
        const before = counts.failed;
        countSuite(session.testResults, counts);
        if (!session.passed && counts.failed === before) counts.failed++;
      }
      for (const [browser, counts] of byBrowser) note(`unit ${browser}`, counts);
    },
  };
}

/** Reporter for node:test: leaves, not suites; what was skipped or is to do counts as neither. */
export default async function* nodeTally(source) {
  const counts = { passed: 0, failed: 0 };
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite' || data.skip !== undefined || data.todo !== undefined) continue;
    // a file that could not be loaded fails without a test inside
    counts[type === 'test:pass' ? 'passed' : 'failed']++;
  }
  note('node', counts);
  yield '';
}

/** Reporter for Playwright. */
export class PlaywrightTally {
  #results = new Map();

  onTestEnd(test, result) {
    this.#results.set(test.id, result.status === 'skipped' ? undefined : test.outcome());
  }

  onEnd() {
    const outcomes = [...this.#results.values()].filter(Boolean);
    const failed = outcomes.filter((outcome) => outcome === 'unexpected').length;
    note('e2e', { passed: outcomes.length - failed, failed });
  }
}

/** The sums of all runs noted in a folder, and one line for each. */
export function sum(from) {
  const runs = readdirSync(from)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(from, file), 'utf8')));
  return {
    runs: runs.length,
    passed: runs.reduce((total, run) => total + run.passed, 0),
    failed: runs.reduce((total, run) => total + run.failed, 0),
    lines: runs.map((run) => `${run.name}: ${run.passed} passed, ${run.failed} failed`),
  };
}

// `node scripts/tally.mjs <folder> <number of failed steps> [their names]`: the closing lines of .ci/run
if (process.argv[1] === import.meta.filename) {
  const [, , from, steps, ...names] = process.argv;
  const { lines, passed, failed } = sum(from);
  for (const line of lines) console.log(line);
  if (names.length > 0) console.log(`failed: ${names.join(', ')}`);
  // a step that failed outside of any test is a failure too: the closing line never looks better than the run was
  const all = Math.max(failed, Number(steps));
  console.log(`${passed} passed, ${all} failed`);
  if (all > 0 || passed === 0) process.exitCode = 1;
}
