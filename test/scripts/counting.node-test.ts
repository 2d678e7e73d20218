import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gaps, unloaded } from '../../scripts/test.mjs';
import { run, type Ran } from '../support/run-script.js';

describe('scripts/lockcheck.mjs', () => {
  const lock = (packages: object): string => JSON.stringify({ packages });

  it('accepts a lock that has all platforms', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-linux': '1.0.0' } },
      'node_modules/a/node_modules/a-linux': { version: '1.0.0' },
    };
    const { status, output } = run('lockcheck.mjs', { 'package-lock.json': lock(packages) });
    assert.equal(status, 0);
    assert.equal(output.trim(), '{}');
  });

  it('names a package whose platform parts are missing', () => {
    const packages = { 'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-linux': '1', 'a-mac': '1' } } };
    const { status, output } = run('lockcheck.mjs', { 'package-lock.json': lock(packages) });
    assert.equal(status, 1);
    assert.match(output, /'a@1\.0\.0': 2/);
  });
});

describe('scripts/test-ratio.mjs', () => {
  const lines = (count: number): string => 'x;\n\n'.repeat(count);

  it('wants one and a half lines of tests for a line of source, blank ones apart', () => {
    const enough = { 'src/a.ts': lines(10), 'test/a.test.ts': lines(10), 'e2e/a.pw.ts': lines(5) };
    assert.equal(run('test-ratio.mjs', enough).status, 0);
    assert.equal(run('test-ratio.mjs', { ...enough, 'src/b.ts': lines(1) }).status, 1);
  });

  it('fails where there is no source', () => assert.equal(run('test-ratio.mjs', { 'test/a.ts': lines(1) }).status, 1));
});

describe('scripts/machine-paths.mjs', () => {
  const look = (text: string): Ran => run('machine-paths.mjs', { 'a.md': text });

  it('accepts addresses and places that every machine has', () => {
    assert.equal(look('See /Users/{id} and https://example.com/work and /usr/bin/env and /api/users.').status, 0);
  });

  it('names the line with a home or a workplace in it', () => {
    // in pieces, so that this file is not found itself
    for (const place of ['home', 'Users']) {
      const { status, output } = look(`one\ntwo "/${place}/somebody/project"`);
      assert.equal(status, 1);
      assert.match(output, /^a\.md:2: /m);
    }
    assert.equal(look(`(/${'root'}/project)`).status, 1);
    assert.equal(look(`file:///${'work'}/project`).status, 1);
  });
});

describe('gaps', () => {
  const lcov = [
    'SF:src/domain/rules.ts',
    'DA:1,5',
    'DA:2,0',
    'BRDA:3,0,0,0',
    'BRDA:4,0,1,-',
    'BRDA:5,0,0,7',
    'end_of_record',
    'SF:src/other.ts',
    'DA:9,0',
    'end_of_record',
  ].join('\n');

  it('names lines and branches that never ran', () => {
    assert.deepEqual(gaps(lcov, 'src/domain/rules.ts'), [
      'src/domain/rules.ts:2: this line never ran',
      'src/domain/rules.ts:3: a branch never ran',
      'src/domain/rules.ts:4: a branch never ran',
    ]);
  });

  it('says so where the report leaves the file out', () => {
    assert.match(gaps(lcov, 'src/domain/user.ts').join(), /not in the coverage report/);
  });
});

describe('unloaded', () => {
  const lcov = 'SF:src/domain/rules.ts\nend_of_record\n';

  it('names a source with code that no test loaded', () => {
    const sources = [
      ['src/domain/rules.ts', 'export function a() {}'],
      ['src/domain/forgotten.ts', '// why\nexport const a = 1;'],
    ] as const;
    assert.deepEqual(unloaded(lcov, sources), ['src/domain/forgotten.ts: no test loads it']);
  });

  it('leaves files alone that hold types or hand on', () => {
    const sources = [
      ['src/domain/user.ts', 'export interface User {}\nexport type A = 1;\ndeclare global {\n  const b: 1;\n}'],
      ['src/index.ts', "export * from './domain/user.js';"],
    ] as const;
    assert.deepEqual(unloaded(lcov, sources), []);
  });
});
