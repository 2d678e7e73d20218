import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { reasonFor, scoreOf, shortcomings, type Mutant } from '../../scripts/mutation.mjs';
import { explained } from '../../scripts/mutation/explained.mjs';
import { leftOut, mutatedIn, remembering, rooms, testsOf } from '../../scripts/mutation/scope.mjs';

const a = (status: string, fileName = 'src/bulk/plan.ts'): Mutant => ({
  fileName,
  location: { start: { line: 7, column: 3 } },
  status,
  from: 'a < b',
  replacement: 'a <= b',
});
const many = (count: number, status: string): Mutant[] => Array.from({ length: count }, () => a(status));

describe('scripts/mutation.mjs', () => {
  it('counts what is found by a test or never ends as found, and what no test reaches as missed', () => {
    const { Killed, score } = scoreOf([a('Killed'), a('Timeout'), a('Survived'), a('NoCoverage')]);
    assert.deepEqual([Killed, score], [1, 50]);
  });

  it('does not count what was left out or does not run', () => {
    assert.equal(scoreOf([a('Killed'), a('Ignored'), a('RuntimeError'), a('CompileError')]).score, 100);
  });

  it('wants 95 of 100 found', () => {
    assert.deepEqual(shortcomings([...many(95, 'Killed'), ...many(5, 'Survived')]), []);
    assert.match(shortcomings([...many(949, 'Killed'), ...many(51, 'Survived')]).join('\n'), /94\.90 % were found/);
    assert.notDeepEqual(shortcomings([]), []);
  });

  it('wants every one in the rules found: nothing is left out there', () => {
    for (const status of ['Survived', 'NoCoverage', 'Ignored']) {
      const [line, ...others] = shortcomings([...many(999, 'Killed'), a(status, 'src/domain/rules.ts')]);
      assert.match(line ?? '', new RegExp(`src/domain/rules\\.ts:7:3 ${status}: a < b → a <= b`));
      assert.deepEqual(others, []);
    }
    assert.deepEqual(shortcomings([...many(99, 'Killed'), a('Killed', 'src/domain/rules.ts')]), []);
  });
});

describe('what is mutated', () => {
  const mutated = rooms.flatMap(mutatedIn);

  it('is all that decides: rules, plan, run, question', () => {
    for (const file of [
      'domain/rules',
      'bulk/plan',
      'bulk/run-state',
      'deletion/deletion-state',
      'deletion/gate/friction',
    ])
      assert.ok(mutated.includes(`src/${file}.ts`), file);
    assert.ok(mutated.length > 60, `${mutated.length} files`);
  });

  it('leaves out files that are there, each for one reason', () => {
    const out = Object.values(leftOut).flat();
    assert.equal(new Set(out).size, out.length);
    for (const file of [...out, ...remembering]) assert.ok(existsSync(`src/${file}`), file);
    for (const file of out) assert.ok(!mutated.includes(`src/${file}`), file);
  });

  it('has tests in each room', () => {
    for (const room of rooms) assert.ok(testsOf(room).length > 5, room);
  });
});

describe('the mutants that are explained', () => {
  it('still have their place in the source, once each', () => {
    const keys = explained.map(([file, from, to]) => JSON.stringify([file, from, to]));
    assert.equal(new Set(keys).size, keys.length);
    for (const [file, from, , reason] of explained) {
      const text = readFileSync(`src/${file}`, 'utf8').replace(/\s+/g, ' ');
      assert.ok(text.includes(from), `${file}: ${from}`);
      assert.ok(reason.length > 10, `${file}: ${from}`);
    }
  });

  it('are known by file, place and replacement', () => {
    assert.equal(reasonFor(a('Survived', 'src/no/such-file.ts')), undefined);
  });
});
