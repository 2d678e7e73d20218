// `npm run test:mutation`: plants small bugs in the pure rooms, one at a time, and has the tests of the room find them. Fails where fewer than 95 %
// of them are found, or one in the rules is not. `-- domain` for one room, `-- domain --only src/domain/rules.ts` for some files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { explained } from './mutation/explained.mjs';
import { mutatedIn, remembering, rooms } from './mutation/scope.mjs';

/** Of all that were planted, so many percent must be found; of those in these files, every one. */
const least = 95;
const complete = ['src/domain/rules.ts'];

/** One run of Stryker. `fresh`: every mutant in a process of its own, which sees all that is done while files are loaded. */
function run(room, mutate, fresh) {
  return new Stryker({
    mutate,
    ignoreStatic: !fresh,
    maxTestRunnerReuse: fresh ? 1 : 0,
    testRunner: 'mocha',
    plugins: ['@stryker-mutator/mocha-runner'],
    buildCommand: `node scripts/mutation/bundle.mjs ${room}`,
    mochaOptions: { require: ['./scripts/mutation/stand-ins.mjs'], spec: ['mutation-out/tests/*.mjs'] },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    disableTypeChecks: false,
    ignorePatterns: [
      '*',
      '!src',
      '!src/**',
      '!test',
      '!test/**',
      '!scripts',
      '!scripts/**',
      '!package.json',
      '!tsconfig.json',
    ],
    reporters: [],
    logLevel: 'error',
    thresholds: { break: null },
    warnings: false,
  }).runMutationTest();
}

const keyOf = ({ fileName, location, mutatorName, replacement }) =>
  JSON.stringify([fileName, location, mutatorName, replacement]);
const rangeOf = ({ fileName, location: { start, end } }) =>
  `${fileName}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;

const isRemembering = (file) => remembering.includes(file.replace(/^src\//, ''));

/**
 * What became of every mutant of a room. First many in one process, which is quick; then in fresh ones those that only count
 * while a file is loaded, and those of files that remember something: what an earlier mutant has left there neither finds nor
 * hides another.
 */
async function mutantsOf(room, only) {
  const files = only ?? mutatedIn(room);
  const apart = files.filter(isRemembering);
  const quick = files.filter((file) => !isRemembering(file));
  const first = quick.length > 0 ? await run(room, quick, false) : [];
  const isDue = ({ status, statusReason }) => status === 'Ignored' && /^Static/.test(statusReason ?? '');
  const due = [...apart, ...new Set(first.filter(isDue).map(rangeOf))];
  if (due.length === 0) return first;
  console.log(`${room}: ${first.length} planted, once more in processes of their own: ${due.length} places`);
  const second = await run(room, due, true);
  const known = new Map(second.map((one) => [keyOf(one), one]));
  const places = new Set(first.map(keyOf));
  return [
    ...first.map((one) => (isDue(one) ? (known.get(keyOf(one)) ?? one) : one)),
    ...second.filter((one) => !places.has(keyOf(one))),
  ];
}

const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError', 'CompileError'];
const isFound = ({ status }) => status === 'Killed' || status === 'Timeout';
const isMissed = ({ status }) => status === 'Survived' || status === 'NoCoverage';

/** How many ended in each way, and the percentage of those found. What does not even run counts for nothing. */
export function scoreOf(mutants) {
  const counts = Object.fromEntries(
    statuses.map((name) => [name, mutants.filter(({ status }) => status === name).length]),
  );
  const found = counts.Killed + counts.Timeout;
  const all = found + counts.Survived + counts.NoCoverage;
  return { ...counts, score: all === 0 ? NaN : (100 * found) / all };
}

/** What keeps these results from being good enough. */
export function shortcomings(mutants) {
  const { score } = scoreOf(mutants);
  const overall = score >= least ? [] : [`${score.toFixed(2)} % were found, at least ${least} % have to be.`];
  const missed = mutants.filter((one) => complete.includes(one.fileName) && !isFound(one));
  return [...overall, ...missed.map((one) => `Every one of this file has to be found: ${told(one)}`)];
}

/** Where a mutant stands, and what it makes of what stands there. */
function told({ fileName, location: { start }, status, from, replacement }) {
  const short = (text) => text.replace(/\s+/g, ' ').slice(0, 120);
  return `${fileName}:${start.line}:${start.column} ${status}: ${short(from)} → ${short(replacement)}`;
}

/** The same mutant in plain words: the file as one types it, and what stands there. */
function plain({ fileName, location, status, replacement = '', mutatorName }) {
  const { start, end } = location;
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  lines.push(lines.pop().slice(0, end.column - 1));
  lines[0] = lines[0].slice(start.column - 1);
  return { fileName: relative('.', fileName), location, status, mutatorName, from: lines.join('\n'), replacement };
}

/** Why this one can't be found or is not worth it, if somebody has said so. */
export const reasonFor = ({ fileName, from, replacement }) =>
  explained.find(
    ([file, was, is]) =>
      fileName === `src/${file}` && from.replace(/\s+/g, ' ') === was && replacement.replace(/\s+/g, ' ') === is,
  )?.[3];

async function main() {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  mkdirSync('reports', { recursive: true });
  const all = [];
  const rows = {};
  for (const room of positionals.length > 0 ? positionals : rooms) {
    const started = Date.now();
    const mutants = (await mutantsOf(room, values.only)).map(plain);
    const { score, ...counts } = scoreOf(mutants);
    rows[room] = { ...counts, score: score.toFixed(2), minutes: ((Date.now() - started) / 60_000).toFixed(1) };
    writeFileSync(`reports/mutation-${room}.json`, JSON.stringify(mutants, null, 1));
    for (const one of mutants.filter(isMissed)) console.log(`${told(one)}\n    ${reasonFor(one) ?? 'NOT EXPLAINED'}`);
    all.push(...mutants);
  }
  const { score, ...counts } = scoreOf(all);
  console.table({ ...rows, all: { ...counts, score: score.toFixed(2) } });
  const failures = shortcomings(all);
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await main();
