import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataSheet } from '../../../src/testing.js';
import { memoryVariants, tried } from './memory-variants.js';
import { failuresOf, skippedBy } from './verdicts.js';

describe('MemoryAdapter, under the conformance kit', () => {
  for (const [name, variant] of Object.entries(memoryVariants))
    it(`passes ${name}, and has the users that it had (T8)`, async () => {
      const { report, before, after } = await tried(variant);
      assert.deepEqual(failuresOf(report), []);
      assert.deepEqual(
        skippedBy(report),
        [...variant.skipped].sort((a, b) => a - b),
        dataSheet(report),
      );
      assert.deepEqual(report.leftBehind, []);
      assert.deepEqual(after, before);
    });
});
