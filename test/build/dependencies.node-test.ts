import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const packageOf = (path: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

describe('the files for a bundler', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const imported: string[] = [];
  const inside: string[] = [];

  before(async () => {
    await build({ configFile: 'vite.config.ts', logLevel: 'silent', build: { outDir: folder } });
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const text = () => readFileSync(join(folder, name), 'utf8');
      if (name.endsWith('.js'))
        imported.push(...[...text().matchAll(/(?:\bfrom |\bimport[ (])"([^."][^"]*)"/g)].map(([, path = '']) => path));
      if (!name.endsWith('.js.map')) continue;
      const { sources } = JSON.parse(text()) as { readonly sources: readonly string[] };
      inside.push(...sources.flatMap((source) => source.split('/node_modules/').slice(1, 2)));
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  it('import all that the package depends on, and nothing else: what is inside is installed with nobody', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    assert.deepEqual(sorted(imported.map(packageOf)), sorted(Object.keys(dependencies)));
  });

  it('hold code of others with its notice in THIRD-PARTY.md', () => {
    const notices = readFileSync(join(root, 'THIRD-PARTY.md'), 'utf8');
    const names = sorted(inside.map(packageOf));
    assert.deepEqual(names, ['papaparse', 'read-excel-file']);
    for (const name of names) assert.match(notices, new RegExp(`^## ${name}\\n\\n\`\`\`text\\n`, 'm'));
  });
});
