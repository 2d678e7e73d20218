import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

interface Declared {
  readonly tagName?: string;
  readonly cssParts?: readonly { readonly name: string }[];
}

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

/** The parts that the manifest has for a tag. */
function partsOf(tag: string): string[] {
  const { modules } = JSON.parse(read('custom-elements.json')) as {
    readonly modules: readonly { readonly declarations?: readonly Declared[] }[];
  };
  const element = modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName === tag);
  return (element?.cssParts ?? []).map(({ name }) => name);
}

describe('the table of parts in docs/styling.md', () => {
  const [, section = ''] = /^## Parts$([\s\S]*?)^## /m.exec(read('docs/styling.md')) ?? [];
  const cells = [...section.matchAll(/^\|(.*?)\|/gm)].map(([, cell = '']) => cell);
  const shown = cells.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name));

  it('has each part that the manifest has for <user-manager>, once, and no other', () => {
    assert.deepEqual([...shown].sort(), partsOf('user-manager').sort());
    assert.deepEqual(new Set(shown).size, shown.length);
  });

  it('has those of <confirm-delete-dialog>', () => {
    const parts = partsOf('confirm-delete-dialog');
    assert.ok(parts.length > 0);
    assert.deepEqual(
      parts.filter((name) => !shown.includes(name)),
      [],
    );
  });
});
