// `npm run test:mutation`: plants small bugs in the pure rooms, one at a time, and has the tests of the room find them. Fails where fewer than 95 %
// of them are found, or one in the rules is not. `-- domain` for one room, `-- domain --only src/domain/rules.ts` for some files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
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
 * while a file is loaded, those that were not found, and those of files that remember something: what an earlier mutant has
 * left behind neither finds nor hides another.
 */
async function mutantsOf(room, only) {
  const files = only ?? mutatedIn(room);
  const apart = only
    ? only.filter(isRemembering)
    : remembering.map((file) => `src/${file}`).filter((file) => file.startsWith(`src/${room}/`));
  const quick = only ? only.filter((file) => !isRemembering(file)) : [...files, ...apart.map((file) => `!${file}`)];
  const first = quick.length > 0 ? await run(room, quick, false) : [];
  const isDue = ({ status }) => status === 'Ignored' || status === 'Survived';
  const due = [...apart, ...new Set(first.filter(isDue).map(rangeOf))];
  if (due.length === 0) return first;
  const second = await run(room, due, true);
  const known = new Map(second.map((one) => [keyOf(one), one]));
  const places = new Set(first.map(keyOf));
  return [
    ...first.map((one) => (isDue(one) ? (known.get(keyOf(one)) ?? one) : one)),
    ...second.filter((one) => !places.has(keyOf(one))),
  ];
}

const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError', 'CompileError'];

/** How many ended in each way, and the percentage of those found. */
export function scoreOf(mutants) {
  const counts = Object.fromEntries(
    statuses.map((name) => [name, mutants.filter(({ status }) => status === name).length]),
  );
  const found = counts.Killed + counts.Timeout;
  const all = found + counts.Survived + counts.NoCoverage;
  return { ...counts, score: all === 0 ? 100 : (100 * found) / all };
}

/** Where a mutant stands, and what it makes of what stands there. */
function told({ fileName, location: { start, end }, replacement, status, mutatorName }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  const short = (text) => text.replace(/\s+/g, ' ').slice(0, 120);
  return `${fileName}:${start.line}:${start.column} ${status} ${mutatorName}: ${short(lines.join('\n'))} → ${short(replacement ?? '')}`;
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  mkdirSync('reports', { recursive: true });
  const all = [];
  const rows = [];
  for (const room of positionals.length > 0 ? positionals : rooms) {
    const started = Date.now();
    const mutants = (await mutantsOf(room, values.only)).map((one) => ({
      ...one,
      fileName: one.fileName.replace(`${process.cwd()}/`, ''),
    }));
    writeFileSync(`reports/mutation-${room}.json`, JSON.stringify(mutants));
    const score = scoreOf(mutants);
    for (const one of mutants) if (/^(Survived|NoCoverage)$/.test(one.status)) console.log(told(one));
    rows.push({ room, ...score, minutes: (Date.now() - started) / 60_000 });
    all.push(...mutants);
  }
  console.table(rows);
  console.log(scoreOf(all));
}

if (process.argv[1] === import.meta.filename) await main();
