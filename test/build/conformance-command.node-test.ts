import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';
import type { ConformanceReport } from '../../src/testing.js';
import { runNode, type Ran } from '../support/run-script.js';

/** The package as it is published, as far as the command needs it. */
const folder = mkdtempSync(join(tmpdir(), 'command-'));

/** Runs the command on a module of this text. */
function conformance(text: string, ...args: string[]): Ran {
  writeFileSync(join(folder, 'my-adapter.js'), `import { MemoryAdapter } from './dist/adapters/memory.js';\n${text}\n`);
  return runNode(folder, ['bin/user-manager-conformance.js', './my-adapter.js', ...args]);
}

describe('user-manager-conformance', () => {
  before(async () => {
    await build({ configFile: 'vite.config.ts', logLevel: 'silent', build: { outDir: join(folder, 'dist') } });
    cpSync('bin', join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('prints the data sheet of an adapter, and ends with 0', () => {
    const { status, output } = conformance('export default () => new MemoryAdapter();');
    assert.equal(status, 0, output);
    assert.match(output, /^Conformance of a <user-manager> adapter\n/);
    assert.match(output, /pass {3}2 {2}a walk through all pages ends/);
    assert.match(output, /\d+ passed, 0 failed, \d+ not applicable\.\n$/);
  });

  it('names what an adapter gets wrong, and ends with 1', () => {
    const { status, output } = conformance(`export function createAdapter() {
      const adapter = new MemoryAdapter();
      const query = adapter.query.bind(adapter);
      adapter.query = async (asked, call) => ({ ...(await query(asked, call)), total: { value: 1000, kind: 'exact' } });
      return adapter;
    }`);
    assert.equal(status, 1, output);
    assert.match(output, /FAIL {3}2 {2}a walk/);
    assert.match(output, /Expected 1000 users, as the exact total says; saw 67\. Written in\s+docs\/adapters\.md/);
  });

  for (const [what, text] of Object.entries({
    'a class': 'export default class extends MemoryAdapter { constructor() { super({ users: 9 }); } }',
    'an adapter': 'export default new MemoryAdapter({ users: 9 });',
    'a factory that waits': 'export default async () => new MemoryAdapter({ users: 9 });',
    options: 'export default { createAdapter: () => new MemoryAdapter({ users: 9 }) };',
  }))
    it(`takes ${what}`, () => {
      const { status, output } = conformance(text, '--only', '2', '--json');
      const report = JSON.parse(output) as ConformanceReport;
      assert.deepEqual([status, report.passed, report.results.map(({ number }) => number)], [0, 1, [2]]);
      assert.match(report.results[0]?.detail ?? '', /Read 9 users/);
    });

  it('catches an adapter that leaves a rejection unhandled, by check 36', () => {
    const { status, output } = conformance(`export default () => {
      const adapter = new MemoryAdapter();
      const get = adapter.get.bind(adapter);
      adapter.get = (id, call) => {
        const answer = get(id, call);
        answer.then(() => undefined);
        return answer;
      };
      return adapter;
    }`, '--only', '36'); // prettier-ignore
    assert.equal(status, 1, output);
    assert.match(output, /an\s+unhandled\s+rejection\s+with\s+AdapterError\s+“not-found”/);
  });

  it('ends with 1 where something was left unhandled in passing', () => {
    const { status, output } = conformance(`export default () => {
      Promise.reject(new Error('nobody caught me'));
      return new MemoryAdapter();
    };`, '--only', '2'); // prettier-ignore
    assert.equal(status, 1, output);
    assert.match(output, /Left unhandled: nobody caught me/);
  });

  it('ends with 2 and says what to do where nothing can be run', () => {
    for (const [text, args, words] of [
      ['export default 7;', [], /exports neither an adapter nor/],
      ['throw new Error("no database");', [], /can’t be loaded: no database/],
      ['export default () => new MemoryAdapter();', ['--only', 'two'], /--only takes numbers/],
      ['export default () => new MemoryAdapter();', ['--only', '99'], /no check of that number/],
      ['export default () => new MemoryAdapter();', ['another.js'], /Name one module/],
      ['export default () => new MemoryAdapter();', ['--fast'], /Unknown option/],
    ] as const) {
      const { status, output } = conformance(text, ...args);
      assert.equal(status, 2, output);
      assert.match(output, words);
      assert.match(output, /Usage: user-manager-conformance <module>/);
    }
  });

  it('prints how it is called', () => {
    const { status, output } = runNode(folder, ['bin/user-manager-conformance.js', '--help']);
    assert.equal(status, 0);
    assert.match(output, /^Usage: user-manager-conformance <module>/);
  });

  it('is what package.json installs', () => {
    const { bin, files } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      bin: Record<string, string>;
      files: string[];
    };
    assert.deepEqual(bin, { 'user-manager-conformance': 'bin/user-manager-conformance.js' });
    assert.ok(files.includes('bin'));
    assert.match(readFileSync(bin['user-manager-conformance']!, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });
});
