import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '../..');
const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.md'),
);
const pages = ['README.md', 'demo/README.md', ...docs.map((path) => join('docs', path))];

/** Where a path in a page may begin. */
const bases = ['', 'src', 'demo', 'demo/backend', 'test'];

/** What a page says is not there: files that it names with their folder, and pages that it leads to. */
function missingIn(page: string, text: string): string[] {
  const isThere = (path: string, ...from: string[]): boolean => from.some((base) => existsSync(join(root, base, path)));
  const named = [...text.matchAll(/`((?:[\w-]+\/)+[\w.-]+\.(?:ts|mjs|sql|css|html))`/g)].map(([, path = '']) => path);
  const linked = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, path = '']) => path);
  return [
    ...named.filter((path) => !isThere(path, ...bases)),
    ...linked.filter((path) => !isThere(path, dirname(page))),
  ];
}

describe('what the pages name', () => {
  for (const page of pages)
    it(`is where ${page} says`, () => {
      assert.deepEqual(missingIn(page, readFileSync(join(root, page), 'utf8')), []);
    });

  it('is found missing where it is', () => {
    const text = 'See `deletion/no-such-file.ts`, [there](no-such-page.md#part) and [here](#part).';
    assert.deepEqual(missingIn('docs/x.md', text), ['deletion/no-such-file.ts', 'no-such-page.md']);
  });
});
