import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { importsOf, judge, kindOf, readSources } from '../../scripts/layers.mjs';

/** Files that exist, so that an import finds its target. */
const house: readonly (readonly [string, string])[] = [
  ['domain/user.ts', 'export const a = 1;\n'],
  ['adapters/contract.ts', ''],
  ['adapters/adapter-error.ts', ''],
  ['adapters/rest/rest-adapter.ts', ''],
  ['adapters/conformance/check.ts', ''],
  ['bulk/run.ts', ''],
  ['directory/list-state.ts', ''],
  ['directory/list-controller.ts', ''],
  ['directory/user-row.ts', 'export class UserRowElement extends LitElement {}\n'],
  ['deletion/plan.ts', ''],
  ['i18n/messages.ts', ''],
  ['ui/icon.ts', ''],
  ['define.ts', ''],
  ['index.ts', ''],
];

/** What the script says about the house with one more file in it. */
const judged = (path: string, text: string): string[] =>
  judge([...house.filter(([other]) => other !== path), [path, text]]);

const refuses = (path: string, text: string, words: RegExp): void => {
  const problems = judged(path, text);
  assert.equal(problems.length, 1, problems.join('\n'));
  assert.match(problems[0] ?? '', words);
};
const accepts = (path: string, text: string): void => assert.deepEqual(judged(path, text), []);

describe('importsOf', () => {
  it('finds every way of importing', () => {
    const found = importsOf(`
      import './a.js';
      import b from "./b.js";
      import { c, d } from './c.js';
      import type { E } from './e.js';
      import {
        f,
        g,
      } from './f.js';
      export * from './h.js';
      export type { I } from './i.js';
      const j = await import('./j.js');
    `);
    assert.deepEqual(
      found.map(({ specifier }) => specifier),
      ['./a.js', './b.js', './c.js', './e.js', './f.js', './h.js', './i.js', './j.js'],
    );
    assert.deepEqual(
      found.filter(({ type }) => type).map(({ specifier }) => specifier),
      ['./e.js', './i.js'],
    );
    assert.deepEqual(
      found.filter(({ lazy }) => lazy).map(({ specifier }) => specifier),
      ['./j.js'],
    );
  });

  it('leaves comments and sentences alone', () => {
    assert.deepEqual(importsOf("// import './a.js'\n/* import './b.js' */\nconst text = 'import from here';\n"), []);
    assert.deepEqual(importsOf("/** {@link import('./a.js').B} */\nlet a: import('./c.js').D;\n"), []);
  });
});

describe('kindOf', () => {
  it('tells pure files, controllers and elements apart', () => {
    assert.equal(kindOf('deletion/plan.ts', ''), 'pure');
    assert.equal(kindOf('directory/list-state.ts', ''), 'pure');
    assert.equal(kindOf('directory/list-controller.ts', ''), 'controller');
    assert.equal(kindOf('directory/user-row.ts', 'class UserRowElement extends LitElement {'), 'element');
    assert.equal(kindOf('directory/columns.ts', 'export const a = 1;'), 'other');
  });
});

describe('judge', () => {
  it('accepts a house in order', () => assert.deepEqual(judge(house), []));

  it('lets the domain import nothing', () => {
    refuses('domain/b.ts', "import type { A } from '../adapters/contract.js';", /domain may not import adapters/);
    refuses('domain/b.ts', "import { html } from 'lit';", /domain may not import lit/);
    accepts('domain/b.ts', "import { a } from './user.js';");
  });

  it('keeps features apart', () => {
    refuses('deletion/b.ts', "import { a } from '../directory/list-state.js';", /deletion may not import directory/);
    refuses('directory/b.ts', "import type { A } from '../deletion/plan.js';", /directory may not import deletion/);
    refuses('bulk/b.ts', "import '../directory/list-state.js';", /bulk may not import directory/);
    refuses('ui/b.ts', "import '../directory/list-state.js';", /ui may not import directory/);
    accepts('deletion/b.ts', "import { a } from '../bulk/run.js';\nimport { b } from '../adapters/contract.js';");
  });

  it('hides the implementations of adapters', () => {
    const rest = '../adapters/rest/rest-adapter.js';
    refuses('directory/b.ts', `import { RestAdapter } from '${rest}';`, /directory may not import adapters\/rest/);
    refuses('manager/b.ts', `import { RestAdapter } from '${rest}';`, /only by import\(\)/);
    refuses('directory/b.ts', `const a = () => import('${rest}');`, /directory may not import adapters\/rest/);
    accepts('manager/b.ts', `const a = () => import('${rest}');`);
  });

  it('keeps what judges adapters apart from them, and out of everything but its own entry', () => {
    accepts(
      'adapters/conformance/bench.ts',
      "import type { A } from '../contract.js';\nimport { b } from './check.js';\n",
    );
    accepts('adapters/conformance/reading/paging.ts', "import type { User } from '../../../domain/user.js';\n");
    refuses(
      'adapters/conformance/bench.ts',
      "import { a } from '../rest/rest-adapter.js';\n",
      /conformance\/ may not import adapters\/rest/,
    );
    accepts('testing.ts', "export { a } from './adapters/conformance/check.js';\n");
    refuses(
      'index.ts',
      "export { a } from './adapters/conformance/check.js';\n",
      /only testing\.ts may import adapters\/conformance\//,
    );
    refuses('adapters/memory.ts', "import { a } from './conformance/check.js';\n", /only testing\.ts may import/);
  });

  it('lets small parts import types of the domain, no values', () => {
    accepts('i18n/b.ts', "import type { A } from '../domain/user.js';");
    refuses('i18n/b.ts', "import { a } from '../domain/user.js';", /only types from domain/);
  });

  it('keeps the order inside a feature', () => {
    refuses(
      'directory/b-state.ts',
      "import { a } from './list-controller.js';",
      /“pure” may not import .*“controller”/,
    );
    refuses('directory/b-controller.ts', "import { a } from './user-row.js';", /“controller” may not .*“element”/);
    refuses('directory/b-state.ts', "import { html } from 'lit';", /pure file may not import lit/);
    accepts('directory/b-controller.ts', "import type { A } from './user-row.js';\nimport './list-state.js';");
  });

  it('lets nothing import what registers tags, nor the room of all rooms', () => {
    refuses('index.ts', "import './define.js';", /nothing imports define\.ts/);
    refuses('manager/b.ts', "import '../index.js';", /hands the rooms on/);
    accepts('cdn.ts', "import './define.js';\nexport * from './index.js';");
  });

  it('asks for real files with their ending', () => {
    refuses('domain/b.ts', "import './user';", /must end in \.js/);
    refuses('domain/b.ts', "import './nobody.js';", /is no file/);
    refuses('domain/b.ts', "import '../../test/a.js';", /leaves the source/);
  });

  it('asks for names that say something', () => {
    for (const name of ['utils', 'helpers', 'types', 'constants', 'common']) {
      refuses(`domain/${name}.ts`, '', /says nothing/);
      refuses(`domain/${name}/a.ts`, '', /says nothing/);
    }
    refuses('domain/userName.ts', '', /kebab-case/);
    refuses('cellar/a.ts', '', /not a room/);
    refuses('ui/b.ts', '/** @customElement not-b */', /is called not-b\.ts/);
  });

  it('keeps files and folders small', () => {
    refuses('domain/long.ts', '\n'.repeat(251), /251 lines/);
    accepts('domain/long.ts', '\n'.repeat(250));
    accepts('domain/long.ts', `${'\n'.repeat(250)} * @csspart row - A row.\n`);
    accepts('i18n/ar.ts', '\n'.repeat(400));
    accepts('directory/user-row.styles.ts', '\n'.repeat(400));
    const eleven = Array.from({ length: 11 }, (_, i): [string, string] => [`status/a${i}.ts`, '']);
    assert.deepEqual(judge(eleven.slice(1)), []);
    assert.match(judge(eleven).join(), /status\/: 11 files/);
    assert.deepEqual(judge(eleven.map(([path]) => [path.replace('status', 'i18n/en'), ''])), []);
  });
});

describe('scripts/layers.mjs', () => {
  const run = (files: Record<string, string>): ReturnType<typeof spawnSync> => {
    const folder = mkdtempSync(join(tmpdir(), 'layers-'));
    try {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      return spawnSync(process.execPath, ['scripts/layers.mjs', folder], { encoding: 'utf8' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('passes where all is well', () => {
    const { status, stdout } = run({ 'domain/a.ts': "import './b.js';\n", 'domain/b.ts': '' });
    assert.equal(status, 0);
    assert.match(String(stdout), /2 files, 1 imports, 0 problems/);
  });

  it('fails on a planted violation, and names it', () => {
    const { status, stderr } = run({ 'domain/a.ts': "import { html } from 'lit';\n" });
    assert.equal(status, 1);
    assert.match(String(stderr), /domain\/a\.ts: domain may not import lit/);
  });

  it('fails when it has looked at nothing', () => {
    assert.equal(run({}).status, 1);
    assert.equal(run({ 'domain/a.ts': '' }).status, 1);
  });

  it('looks at every file of this package', () => {
    const paths = readSources('src').map(([path]) => path);
    assert.ok(paths.includes('domain/rules.ts'));
    assert.ok(paths.length > 20);
  });
});
