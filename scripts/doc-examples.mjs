// The code that the documentation shows, as modules that tests run: /examples/docs/adapters.md.ts, /examples/README.md.js
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The block of a Markdown text, in this language, that makes an adapter or answers a dialog. Exactly one, or the test would prove another. */
export function exampleIn(markdown, language) {
  const blocks = [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(
    ([, named, code]) => named === language && /^import \{ adapterError \}|^export function answer/m.test(code),
  );
  if (blocks.length !== 1) throw new Error(`${blocks.length} blocks of ${language} are an example, not one`);
  return blocks[0][2];
}

/** The files that a Markdown text shows: blocks of JavaScript whose first line is their name, as in `// step-1.js`. */
export function filesIn(markdown) {
  const blocks = markdown.matchAll(/^```js\n\/\/ ([\w-]+\.js)\n([\s\S]*?)^```$/gm);
  return new Map([...blocks].map(([, name, code]) => [name, code]));
}

/** The same with this package's own sources in place of the package. */
export function withSources(code) {
  return code.replace(/'user-manager-element(?:\/([\w./-]+)\.js)?'/g, (_, entry = 'index') => `'/src/${entry}.ts'`);
}

/** For the test runner: serves examples as modules. */
export const docExamples = {
  name: 'doc-examples',
  serve({ path }) {
    const [, file, language] = /^\/examples\/([\w/]+\.md)\.(ts|js)$/.exec(path) ?? [];
    return file && { body: withSources(exampleIn(readFileSync(join(root, file), 'utf8'), language)), type: 'js' };
  },
};
