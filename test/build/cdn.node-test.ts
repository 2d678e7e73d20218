import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build, parseAst } from 'vite';

interface Found {
  readonly statics: { readonly from: string; readonly names: readonly string[] }[];
  readonly dynamics: string[];
  readonly exports: string[];
}

/** What a module imports and exports, from its syntax tree. */
function linksOf(code: string): Found {
  const found: Found = { statics: [], dynamics: [], exports: [] };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a syntax tree is walked, whatever its nodes are
  const walk = (node: any): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node?.type !== 'string') return;
    if (node.type === 'ImportDeclaration') {
      const names = node.specifiers.map(
        ({ imported }: { imported?: { name?: string; value?: string } }) => imported?.name ?? imported?.value ?? '*',
      );
      found.statics.push({ from: node.source.value, names });
    } else if (/^Export/.test(node.type) && node.source) found.statics.push({ from: node.source.value, names: [] });
    if (node.type === 'ImportExpression') found.dynamics.push(literal(node.source));
    if (node.type === 'ExportNamedDeclaration') {
      for (const { exported } of node.specifiers) found.exports.push(exported.name ?? exported.value);
    }
    Object.values(node).forEach(walk);
  };
  walk(parseAst(code));
  return found;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
function literal(node: any): string {
  if (node.type === 'Literal') return node.value;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? node.quasis[0].value.cooked : '(computed)';
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describe('the files for a script tag', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdn-'));
  const files = new Map<string, { code: string; links: Found; sources: string[] }>();
  const main = () => files.get('user-manager.js')!;

  before(async () => {
    await build({ configFile: 'vite.cdn.config.ts', logLevel: 'silent', build: { outDir: folder } });
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.js')) continue;
      const code = readFileSync(join(folder, name), 'utf8');
      const map = JSON.parse(readFileSync(join(folder, `${name}.map`), 'utf8')) as { sources: string[] };
      const sources = map.sources.map((source) => resolve(dirname(join(folder, name)), source));
      files.set(name.replaceAll('\\', '/'), { code, links: linksOf(code), sources });
    }
  });

  after(() => rmSync(folder, { recursive: true }));

  it('are one file for the tag, and the other adapters beside it', () => {
    const adapters = ['better-auth', 'memory', 'scim'].map((name) => `adapters/${name}.js`);
    const entries = [...adapters, 'define-adapter.js', 'describe-rest.js', 'user-manager.js'];
    const found = [...files.keys()].filter((name) => !name.startsWith('chunks/'));
    assert.deepEqual(found.sort(), entries);
  });

  it('hold the tag in a file that waits for no other', () => assert.deepEqual(main().links.statics, []));

  it('export the element classes and the helpers of the contract', () => {
    for (const name of [
      'UserManagerElement',
      'UserRowElement',
      'ConfirmDeleteDialogElement',
      'RestAdapter',
      'adapterError',
      'isAdapterError',
      'denialOf',
      'userAdapterContext',
      'registerProtocol',
      'registerLocale',
      'version',
    ]) {
      assert.ok(main().links.exports.includes(name), `${name} is not exported`);
    }
    assert.ok(files.get('adapters/memory.js')!.links.exports.includes('MemoryAdapter'));
    assert.ok(files.get('adapters/scim.js')!.links.exports.includes('ScimAdapter'));
  });

  it('import each other by relative addresses, and only names that are there', () => {
    let looked = 0;
    for (const [name, { links }] of files) {
      for (const from of [...links.statics.map((each) => each.from), ...links.dynamics]) {
        assert.match(from, /^\.{1,2}\//, `${name} imports ${from}`);
        assert.ok(files.has(posix.join(posix.dirname(name), from)), `${name} imports ${from}, which is no file`);
        looked++;
      }
      for (const { from, names } of links.statics) {
        const target = files.get(posix.join(posix.dirname(name), from))!;
        for (const each of names) assert.ok(target.links.exports.includes(each), `${from} has no ${each} for ${name}`);
      }
    }
    assert.ok(looked > 0);
  });

  it('share what two of them need: no source is in two files', () => {
    const homes = new Map<string, string[]>();
    for (const [name, { sources }] of files) {
      for (const source of new Set(sources)) homes.set(source, [...(homes.get(source) ?? []), name]);
    }
    assert.ok(homes.size > 30);
    assert.deepEqual(
      [...homes].filter(([, names]) => names.length > 1),
      [],
    );
    // and a package is not there in two versions
    const lit = [...homes.keys()].filter((source) => source.endsWith('/lit-html.js'));
    assert.equal(lit.length, 1);
  });

  it('hold the REST adapter in the file of the tag, and MemoryAdapter outside of it', () => {
    const has = (part: string): boolean => main().sources.some((source) => source.endsWith(part));
    assert.ok(has('src/adapters/rest/rest-adapter.ts'));
    assert.ok(!has('src/adapters/memory/memory-adapter.ts'));
  });

  it('keep languages and what is rare out of the first file', () => {
    for (const source of main().sources) {
      assert.doesNotMatch(source, /src\/i18n\/(?!en\b)(?:[a-z]{2})(\/|\.ts$)/, `${source} is in the first file`);
    }
  });

  it('make no markup, style or code out of text', () => {
    // Lit's own: one template element's markup, from its trusted type policy
    const litHtml = readFileSync('node_modules/lit-html/lit-html.js', 'utf8');
    const patterns: readonly (readonly [RegExp, number])[] = [
      [/\.innerHTML\s*=[^=]/g, count(litHtml, /\.innerHTML\s*=[^=]/g)],
      [/\.(?:outerHTML|srcdoc)\s*=[^=]/g, 0],
      [/\binsertAdjacentHTML\b|\bsetHTMLUnsafe\b|\bcreateContextualFragment\b|\bDOMParser\b|\bdocument\.write/g, 0],
      [/\beval\s*\(|\bnew Function\b|\bFunction\s*\(/g, 0],
      [/unsafeHTML|unsafeSVG|styleMap/g, 0],
      [/\bMath\.random\b/g, count(litHtml, /\bMath\.random\b/g)],
      [/\blocalStorage\b|\bsessionStorage\b|\bdocument\.cookie\b/g, 0],
      // the journal of a run, and nothing else (F24, S28)
      [/\bindexedDB\b/g, 1],
      [/\burl\(/g, 0],
    ];
    for (const [pattern, most] of patterns) {
      const total = [...files.values()].reduce((sum, { code }) => sum + count(code, pattern), 0);
      assert.ok(total <= most, `${pattern}: ${total}, at most ${most}`);
    }
    // these two could talk to a worker of their own, which nobody here makes: the tests of spreadsheets see to that
    const posting = [...files].filter(([, { code }]) => /\bpostMessage\(/.test(code)).map(([name]) => name);
    for (const name of posting) assert.match(name, /^chunks\/(?:fflate|papaparse\.min)-\w+\.js$/);
  });

  it('reach no other host', () => {
    // the last two are in names of namespaces: ECMA-376, and its strict form in ISO/IEC 29500
    const names = [
      'www.w3.org',
      'lit.dev',
      'example.com',
      'example.org',
      'schemas.openxmlformats.org',
      'purl.oclc.org',
    ];
    for (const [name, { code }] of files) {
      const hosts = [...code.matchAll(/\bhttps?:\/\/([\w.-]+)/g)].map(([, host]) => host);
      assert.deepEqual(
        hosts.filter((host) => !names.includes(host!)),
        [],
        name,
      );
    }
  });

  it('have their templates minified', () => {
    const { code } = main();
    assert.doesNotMatch(code, /\n {4,}</);
  });
});
