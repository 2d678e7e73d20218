import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { exampleIn, withSources } from '../../scripts/doc-examples.mjs';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const block = (language: string, code: string): string => `text\n\n\`\`\`${language}\n${code}\n\`\`\`\n`;
const adapter = "import { adapterError } from 'user-manager-element';";

/** What the compiler says of a module in this place, as strict as the package itself is. */
function complaints(code: string): string[] {
  const name = join(root, 'example.ts');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { getSourceFile } = host;
  host.getSourceFile = (file, target, ...rest) =>
    file === name ? ts.createSourceFile(file, code, target) : getSourceFile.call(host, file, target, ...rest);
  const { fileExists } = host;
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  const program = ts.createProgram([name], { ...options, noEmit: true, allowImportingTsExtensions: true }, host);
  const source = program.getSourceFile(name);
  return ts
    .getPreEmitDiagnostics(program, source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('exampleIn', () => {
  it('finds the one block of a language that makes an adapter', () => {
    const text = block('js', 'other()') + block('ts', `${adapter} // typed`) + block('js', adapter);
    assert.equal(exampleIn(text, 'js'), `${adapter}\n`);
    assert.equal(exampleIn(text, 'ts'), `${adapter} // typed\n`);
  });

  it('fails where there is none or more than one: nothing else is proven in its place', () => {
    assert.throws(() => exampleIn(block('js', 'other()'), 'js'), /^Error: 0 blocks/);
    assert.throws(() => exampleIn(block('js', adapter).repeat(2), 'js'), /^Error: 2 blocks/);
  });
});

describe('withSources', () => {
  it('puts the sources in place of the package, and nothing else', () => {
    assert.equal(
      withSources("from 'user-manager-element'; from 'user-manager-element/adapters/rest.js'; from 'lit'"),
      "from '/src/index.ts'; from '/src/adapters/rest.ts'; from 'lit'",
    );
  });
});

describe('the adapter that docs/adapters.md shows', () => {
  const code = withSources(exampleIn(read('docs/adapters.md'), 'ts')).replaceAll("'/src/", "'./src/");

  it('is one to the compiler, as strict as this package', () => {
    assert.deepEqual(complaints(code), []);
  });

  it('would not be without one of its three methods', () => {
    const [complaint] = complaints(code.replace('async query(', 'async find('));
    assert.match(complaint ?? '', /find|query/);
  });
});
