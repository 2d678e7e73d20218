import { expect } from '@open-wc/testing';
import type { Backend } from './support/house.js';
import { allRows, rows } from './support/rows.js';

/** The adapters without which a row is not complete. */
const needed: readonly Backend['name'][] = ['memory', 'REST', 'REST, many at once', 'two steps'];

type Tests = readonly string[];

/** The titles of the tests that a file would register, were it run here. One that is skipped is none. */
async function titlesOf(file: string): Promise<Tests> {
  const titles: string[] = [];
  const names = ['describe', 'it', 'before', 'beforeEach', 'after', 'afterEach'] as const;
  const real = names.map((name) => globalThis[name]);
  const nothing = { timeout: () => nothing };
  const stubs: Record<(typeof names)[number], unknown> = {
    describe: (_: string, tests: () => void) => tests(),
    it: (title: string, run: unknown) => (typeof run === 'function' && titles.push(title), nothing),
    before: () => undefined,
    beforeEach: () => undefined,
    after: () => undefined,
    afterEach: () => undefined,
  };
  Object.assign(globalThis, stubs);
  try {
    await import(/* @vite-ignore */ new URL(`./${file}.test.ts`, import.meta.url).href);
  } finally {
    names.forEach((name, at) => Object.assign(globalThis, { [name]: real[at] }));
  }
  return titles;
}

describe('The table of faults', function () {
  this.timeout(60_000);
  const found = new Map<string, Tests>();

  before(async () => {
    for (const file of new Set(allRows.map((row) => rows[row].file))) found.set(file, await titlesOf(file));
  });

  for (const row of allRows)
    it(`has a test of ${row} on memory, REST, one by one and many at once, and an adapter with a two-step delete`, () => {
      const { file, cannot = {} } = rows[row];
      for (const name of needed) {
        const tests = found.get(file)?.filter((title) => title.startsWith(`${row} on ${name}: `)) ?? [];
        const why = cannot[name];
        if (why === undefined) expect(tests.length, name).to.be.greaterThan(0);
        else expect([tests.length, why], name).to.satisfy(([count, text]: [number, string]) => count === 0 && /^[A-Z].{20,}\.$/.test(text)); // prettier-ignore
      }
    });

  it('has each test under the row and in the file that the table says', () => {
    for (const [file, titles] of found) {
      expect(new Set(titles).size, file).to.equal(titles.length);
      for (const title of titles) {
        const row = /^(F\d+) on (memory|REST|REST, many at once|two steps|REST in two steps): /.exec(title)?.[1];
        expect(rows[row as 'F1']?.file, title).to.equal(file);
      }
    }
  });

  it('stands in the docs, row by row, with the file of its tests', async () => {
    const text = await (await fetch(new URL('../../docs/reliability.md', import.meta.url))).text();
    for (const row of allRows) {
      const line = text.split('\n').find((one) => new RegExp(`^\\| ${row} `).test(one)) ?? '';
      const cells = line.split('|').map((cell) => cell.trim());
      expect(cells[2]?.length, row).to.be.greaterThan(20);
      expect(cells[3], row).to.equal(`\`${rows[row].file}.test.ts\``);
    }
  });
});
