// Makes the tests of a room ready for Node, in the copy of the package in which Stryker has planted its mutants: `mutation-out/`.
import { rmSync } from 'node:fs';
import { build } from 'vite';
import { testsOf } from './scope.mjs';

const outDir = 'mutation-out';

/** What stands for @open-wc/testing, which needs a document. */
const assertions = `
  export { expect } from '@esm-bundle/chai';
  const absent = () => { throw new Error('There is no document.'); };
  export { absent as fixture, absent as fixtureCleanup, absent as html, absent as nextFrame };
`;
const withoutDocument = {
  name: 'without-document',
  enforce: 'pre',
  resolveId: (id) => (id === '@open-wc/testing' ? '\0assertions' : undefined),
  load: (id) => (id === '\0assertions' ? assertions : undefined),
};

const files = testsOf(process.argv[2]);
if (files.length === 0) throw new Error('No tests for Node.');
const entryOf = (file, at) => `${String(at).padStart(3, '0')}-${file.replaceAll('/', '-').replace('.test.ts', '')}`;
rmSync(outDir, { recursive: true, force: true });
await build({
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  plugins: [withoutDocument],
  // one fast-check, that of the stand-ins
  ssr: { noExternal: true, external: ['fast-check'] },
  build: {
    ssr: true,
    outDir,
    target: 'es2022',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(files.map((file, at) => [entryOf(file, at), file])),
      output: { entryFileNames: 'tests/[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
