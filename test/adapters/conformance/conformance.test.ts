import { expect } from '@open-wc/testing';
import { conformance, dataSheet } from '../../../src/testing.js';
import { allBroken } from './broken/all-broken.js';
import { honestVariants } from './honest-variants.js';
import { memoryVariants, restVariants } from './our-variants.js';
import { tried } from './subject.js';
import { failuresOf, skippedBy } from './verdicts.js';

describe('the conformance kit in a page', () => {
  for (const [name, variant] of Object.entries({ ...memoryVariants, ...restVariants, ...honestVariants }))
    it(`finds nothing wrong with an adapter ${name}, and leaves everybody as they were (T8)`, async () => {
      const { report, before, after } = await tried(variant);
      expect(failuresOf(report), dataSheet(report)).to.deep.equal([]);
      const skipped = [...variant.skipped, ...(variant.imports ? [] : [38])];
      expect(skippedBy(report)).to.deep.equal(skipped.sort((a, b) => a - b));
      expect(report.leftBehind).to.deep.equal([]);
      expect(after).to.deep.equal(before);
    }).timeout(20_000);

  for (const [what, broken] of Object.entries(allBroken))
    it(`catches by check ${broken.caughtBy} an adapter that ${what}`, async () => {
      const { report } = await tried({ ...broken, run: { only: [broken.caughtBy] } });
      expect(failuresOf(report).join('\n')).to.match(broken.says);
    }).timeout(20_000);

  it('knows from a session which checks there will be', async () => {
    const { before } = await tried({ run: { only: [] } });
    expect(before).to.have.lengthOf(67);
    expect(conformance.map(({ number }) => number)).to.deep.equal(Array.from({ length: 39 }, (_, index) => index + 1));
  });
});
