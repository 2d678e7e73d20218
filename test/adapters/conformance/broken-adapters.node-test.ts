import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { conformance, dataSheet } from '../../../src/testing.js';
import { allBroken } from './broken/all-broken.js';
import { tried } from './subject.js';

describe('the conformance kit', () => {
  for (const [what, broken] of Object.entries(allBroken))
    it(`catches by check ${broken.caughtBy} alone an adapter that ${what}`, async () => {
      const { report } = await tried(broken);
      const failed = report.results.filter(({ status }) => status === 'fail');
      assert.deepEqual(
        failed.map(({ number }) => number),
        [broken.caughtBy],
        failed.map(({ number, detail }) => `${number}: ${detail}`).join('\n'),
      );
      assert.match(failed[0]!.detail, broken.says);
      assert.match(dataSheet(report), new RegExp(`FAIL +${broken.caughtBy} `));
    });

  it('names headings of docs/adapters.md', () => {
    const headings = [...readFileSync('docs/adapters.md', 'utf8').matchAll(/^## (.+)$/gm)].map(
      ([, text]) =>
        `docs/adapters.md#${text!
          .toLowerCase()
          .replace(/[^a-z ]/g, '')
          .replaceAll(' ', '-')}`,
    );
    for (const { contract } of conformance) assert.ok(headings.includes(contract), contract);
  });

  it('has a broken adapter for each of its checks', () => {
    const caught = new Set(Object.values(allBroken).map(({ caughtBy }) => caughtBy));
    assert.deepEqual(
      conformance.map(({ number }) => number).filter((number) => !caught.has(number)),
      [],
    );
  });
});
