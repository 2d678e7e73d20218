import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataSheet } from '../../../src/testing.js';
import { honestVariants } from './honest-variants.js';
import { memoryVariants, restVariants } from './our-variants.js';
import { tried } from './subject.js';
import { failuresOf, skippedBy } from './verdicts.js';

for (const [adapter, variants] of [
  ['MemoryAdapter', memoryVariants],
  ['RestAdapter', restVariants],
  ['an adapter that can do less, and says so', honestVariants],
] as const)
  describe(`${adapter}, under the conformance kit`, () => {
    for (const [name, variant] of Object.entries(variants))
      it(`passes ${name}, and has the users that it had (T8)`, async () => {
        const { report, before, after } = await tried(variant);
        assert.deepEqual(failuresOf(report), []);
        assert.deepEqual(
          skippedBy(report),
          [...variant.skipped, ...(variant.imports ? [] : [38])].sort((a, b) => a - b),
          dataSheet(report),
        );
        assert.deepEqual(report.leftBehind, []);
        assert.deepEqual(after, before);
      });
  });
