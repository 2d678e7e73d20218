import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory.js';
import { runConformance, type ConformanceOptions } from '../../../src/testing.js';
import { failuresOf, skippedBy } from './verdicts.js';

/** Runs the kit over one backend, and sees to it that its users are afterwards who they were before. */
async function tried(options: MemoryOptions = {}, more: Partial<ConformanceOptions> = {}) {
  const truth = new MemoryAdapter(options);
  const before = truth.users;
  const report = await runConformance({ createAdapter: () => truth, ...more });
  return { report, truth, before, after: truth.users };
}

describe('MemoryAdapter, under the conformance kit', () => {
  const variants: Readonly<Record<string, MemoryOptions>> = {
    'as it is': {},
    'paging by cursor': { capabilities: { page: { kind: 'cursor' } } },
  };
  for (const [name, options] of Object.entries(variants))
    it(`passes ${name}, and has the users that it had (T8)`, async () => {
      const { report, before, after } = await tried(options);
      assert.deepEqual(failuresOf(report), []);
      assert.deepEqual(report.leftBehind, []);
      assert.deepEqual(after, before);
      assert.ok(report.passed > 5);
      assert.equal(skippedBy(report).includes(5), options.capabilities?.page?.kind !== 'cursor');
    });
});
