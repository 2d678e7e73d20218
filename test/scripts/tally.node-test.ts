import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { inFolder, run, runNode } from '../support/run-script.js';

const script = resolve('scripts/tally.mjs');

/** The closing lines after Node has run with these arguments in a folder with these files. */
function closing(files: Record<string, string>, ...args: string[]): string {
  return inFolder(files, (folder) => {
    const ran = runNode(folder, args, { TALLY_DIR: 'tally' });
    const { output } = runNode(folder, [script, 'tally', '1']);
    return output || ran.output;
  });
}

/** What a reporter that is driven by this code leaves behind. */
const told = (code: string): string =>
  closing(
    { 'drive.mjs': `import { PlaywrightTally, wtrTally } from ${JSON.stringify(script)};\n${code}` },
    'drive.mjs',
  );

describe('scripts/tally.mjs', () => {
  const runs = {
    'a.json': '{"name":"unit Chrome","passed":40,"failed":0}',
    'b.json': '{"name":"node","passed":2,"failed":1}',
  };

  it('closes with the sum of what the runners counted', () => {
    const { status, output } = run('tally.mjs', { 'a.json': runs['a.json'] }, '.', '0');
    assert.equal(status, 0);
    assert.match(output, /unit Chrome: 40 passed, 0 failed\n40 passed, 0 failed\n$/);
  });

  it('fails with a failed test', () => {
    const { status, output } = run('tally.mjs', runs, '.', '1', 'npm test');
    assert.equal(status, 1);
    assert.match(output, /failed: npm test\n42 passed, 1 failed\n$/);
  });

  it('never looks better than the steps went', () => {
    const { status, output } = run('tally.mjs', { 'a.json': runs['a.json'] }, '.', '2', 'check', 'e2e');
    assert.equal(status, 1);
    assert.match(output, /40 passed, 2 failed\n$/);
  });

  it('fails where no test ran', () => {
    assert.equal(run('tally.mjs', { 'a.json': '{"name":"node","passed":0,"failed":0}' }, '.', '0').status, 1);
  });

  it('names who failed and why, before the sums, and the first twenty at most', () => {
    const failures = Array.from({ length: 23 }, (_, at) => ({
      file: 'test/a.test.ts',
      title: `a > t${at}`,
      why: 'no',
    }));
    const red = JSON.stringify({ name: 'unit Firefox', passed: 5, failed: 23, failures });
    const { output } = run('tally.mjs', { 'a.json': runs['a.json'], 'b.json': red }, '.', '1');
    const lines = output.split('\n');
    assert.deepEqual(lines.slice(0, 2), ['FAILED unit Firefox: test/a.test.ts: a > t0', '    no']);
    assert.equal(lines.filter((line) => line.startsWith('FAILED')).length, 20);
    assert.equal(lines[40], '... and 3 more');
    assert.match(output, /more\nunit Chrome: 40 passed, 0 failed\nunit Firefox: .*\n45 passed, 23 failed\n$/);
  });
});

describe('wtrTally', () => {
  it('names the failed tests of each browser, and files that could not run', () => {
    const output = told(`
      const at = (file) => process.cwd() + '/test/' + file;
      const test = (name, passed, error) => ({ name, passed, skipped: false, error });
      const broken = { message: '\\n \\u001b[31mexpected 1 to equal 2\\u001b[39m\\n+ expected' };
      const tests = [test('adds', true), test('takes away', false, broken), { name: 'waits', skipped: true }];
      const testResults = { suites: [{ name: 'sum', suites: [{ name: 'of two', suites: [], tests }], tests: [] }], tests: [] };
      wtrTally().onTestRunFinished({ sessions: [
        { browser: { name: 'Firefox' }, testFile: at('sum.test.ts'), testResults, passed: false, errors: [] },
        { browser: { name: 'Firefox' }, testFile: at('gone.test.ts'), passed: false, errors: [new Error('could not load')] },
        { browser: { name: 'Firefox' }, testFile: at('mute.test.ts'), passed: false },
        { browser: { name: 'Firefox' }, testFile: at('hook.test.ts'), testResults: { tests: [test('a', false)] }, passed: false, errors: [new Error('no start')] },
        { browser: { name: 'Chrome' }, testFile: at('sum.test.ts'), testResults: { suites: [], tests: [test('adds', true)] }, passed: true, errors: [] },
      ] });`);
    const expected = [
      'FAILED unit Firefox: test/sum.test.ts: sum > of two > takes away',
      '    expected 1 to equal 2',
      'FAILED unit Firefox: test/gone.test.ts',
      '    could not load',
      'FAILED unit Firefox: test/mute.test.ts',
      '    no error was told',
      'FAILED unit Firefox: test/hook.test.ts: a',
      '    no start',
      'unit Firefox: 1 passed, 4 failed',
    ];
    assert.match(output, /^unit Chrome: 1 passed, 0 failed$/m);
    assert.match(output, /\n2 passed, 4 failed\n$/);
    for (const line of expected) assert.ok(output.split('\n').includes(line), `${line}, in ${output}`);
  });
});

describe('PlaywrightTally', () => {
  it('names what ended otherwise than it should, after its last try, and what failed outside of any test', () => {
    const output = told(`
      const test = (id, outcome) => ({
        id, outcome: () => outcome, location: { file: process.cwd() + '/e2e/a.pw.ts' },
        titlePath: () => ['', 'chromium', 'a.pw.ts', 'deleting', id],
      });
      const tally = new PlaywrightTally();
      tally.onTestEnd(test('works', 'expected'), { status: 'passed' });
      tally.onTestEnd(test('is left out', 'skipped'), { status: 'skipped' });
      tally.onTestEnd(test('breaks', 'unexpected'), { status: 'failed', error: { message: 'first' } });
      tally.onTestEnd(test('breaks', 'unexpected'), { status: 'failed', error: { message: 'second\\nthird' } });
      tally.onTestEnd(test('hangs', 'unexpected'), { status: 'interrupted' });
      tally.onTestEnd(test('recovers', 'flaky'), { status: 'passed' });
      tally.onError({ value: 'no server' });
      tally.onEnd();`);
    assert.equal(
      output,
      [
        'FAILED e2e: e2e/a.pw.ts: chromium > deleting > breaks',
        '    second',
        'FAILED e2e: e2e/a.pw.ts: chromium > deleting > hangs',
        '    ended as interrupted',
        'FAILED e2e',
        '    no server',
        'e2e: 2 passed, 3 failed',
        '2 passed, 3 failed\n',
      ].join('\n'),
    );
  });
});

describe('the reporter for node:test', () => {
  const test = (code: string): string =>
    closing(
      { 'a.test.mjs': `import { after, describe, it } from 'node:test';\n${code}` },
      '--test',
      `--test-reporter=${script}`,
      'a.test.mjs',
    );

  it('names failed tests by the suites around them', () => {
    const output = test(`
      describe('sum', () => {
        describe('of two', () => it('is right', () => {}));
        describe('of three', () => {
          it('is right', () => {});
          it('is exact', () => { throw new Error('is not\\nat all'); });
          it('comes later', { todo: true }, () => { throw new Error('later'); });
        });
      });
      it('ends', () => { throw 'a word'; });`);
    assert.equal(
      output,
      [
        'FAILED node: a.test.mjs: sum > of three > is exact',
        '    is not',
        'FAILED node: a.test.mjs: ends',
        '    a word',
        'node: 2 passed, 2 failed',
        '2 passed, 2 failed\n',
      ].join('\n'),
    );
  });

  it('names a suite whose hook failed, and a file that could not be loaded', () => {
    const output = test(
      `describe('sum', () => { it('is right', () => {}); after(() => { throw new Error('no end'); }); });`,
    );
    assert.match(output, /^FAILED node: a\.test\.mjs: sum\n {4}no end\nnode: 1 passed, 1 failed\n/);
    assert.match(test('this is no script'), /^FAILED node: a\.test\.mjs\n {4}\S.*\nnode: 0 passed, 1 failed\n/);
  });
});
