import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');
const page = join(root, 'consumer.ts');

/** A consumer whose compiler asks for all that `strict` leaves out. */
const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
};

/** The declarations as the build writes them, by the path at which package.json's `exports` finds them. */
function declarations(): Map<string, string> {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.build.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => assert.fail(String(messageText)),
    },
  );
  assert.ok(config);
  const files = new Map<string, string>();
  ts.createProgram(config.fileNames, config.options).emit(undefined, (path, text) => files.set(path, text));
  return files;
}

interface Told {
  readonly tagName?: string;
  readonly members?: readonly Told[];
  readonly events?: readonly Told[];
  readonly parameters?: readonly Told[];
  readonly return?: Told;
  readonly type?: { readonly text: string };
}

const everywhere = ['Partial', 'Promise', 'Readonly', 'ReadonlyMap', 'Record'];

/** The types of this package that the manifest names for the public members and the events of a tag. */
function typesOf(tag: string): string[] {
  const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as {
    readonly modules: readonly { readonly declarations?: readonly Told[] }[];
  };
  const element = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find((each) => each.tagName === tag);
  const within = ({ type, return: answer, parameters = [], members = [], events = [] }: Told): string[] => [
    ...(type ? [type.text] : []),
    ...[...(answer ? [answer] : []), ...parameters, ...members, ...events].flatMap(within),
  ];
  const texts = element ? within(element) : [];
  const named = texts.flatMap((text) => text.replaceAll(/'[^']*'/g, '').match(/\b[A-Z]\w+/g) ?? []);
  assert.ok(named.length > 0, tag);
  return [...new Set(named)].filter((name) => !everywhere.includes(name));
}

describe('the types of the package, where a consumer is as strict as can be', () => {
  let files: Map<string, string>;
  const parsed = new Map<string, ts.SourceFile | undefined>();

  before(() => (files = declarations()));

  /** What the compiler says of this code, or of all declarations where there is none. */
  function complaints(code = '', options: ts.CompilerOptions = {}): string[] {
    const isThere = (path: string): boolean => path === page || files.has(path) || ts.sys.fileExists(path);
    const host: ts.CompilerHost = {
      ...ts.createCompilerHost(strictest),
      fileExists: isThere,
      directoryExists: (path) =>
        ts.sys.directoryExists(path) || [...files.keys()].some((file) => dirname(file) === path),
      readFile: (path) => files.get(path) ?? ts.sys.readFile(path),
      getSourceFile(path, version) {
        if (path === page) return ts.createSourceFile(path, code, version);
        if (!parsed.has(path)) {
          const text = files.get(path) ?? ts.sys.readFile(path);
          parsed.set(path, text === undefined ? undefined : ts.createSourceFile(path, text, version));
        }
        return parsed.get(path);
      },
    };
    const entries = code ? [page] : [...files.keys()];
    const program = ts.createProgram(entries, { ...strictest, ...options }, host);
    const found = entries.flatMap((path) => [
      ...program.getSyntacticDiagnostics(program.getSourceFile(path)),
      ...program.getSemanticDiagnostics(program.getSourceFile(path)),
    ]);
    return found.map(({ file, code: number, messageText }) => {
      const where = file?.fileName.replace(`${root}/`, '');
      return `${where}: TS${number} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  }

  it('have nothing wrong in themselves', () => {
    assert.deepEqual(complaints(), []);
  });

  it('are looked at: what is wrong is found', () => {
    const [first, ...others] = complaints(`
      import { RestAdapter } from 'user-manager-element/adapters/rest.js';
      export const adapter: { readonly connect: number } = new RestAdapter({ url: '/api/users' });
    `);
    assert.match(first ?? '', /^consumer\.ts: TS2322 .*'number'/);
    assert.deepEqual(others, []);
  });

  for (const [name, code] of Object.entries({
    RestAdapter: `
      import type { UserAdapter } from 'user-manager-element';
      import { RestAdapter } from 'user-manager-element/adapters/rest.js';
      import { runConformance } from 'user-manager-element/testing.js';
      export const adapter: UserAdapter = new RestAdapter({ url: '/api/users' });
      export const report = runConformance(({ fetch }) => new RestAdapter({ url: '/api/users', fetch }));
      declare const token: string | undefined;
      export const proof = runConformance({ createAdapter: () => adapter, secrets: [token] });
    `,
    ScimAdapter: `
      import { registerProtocol, type UserAdapter } from 'user-manager-element';
      import { ScimAdapter } from 'user-manager-element/adapters/scim.js';
      export const adapter: UserAdapter = new ScimAdapter({ url: '/scim/v2' });
      registerProtocol('x', async (url) => new ScimAdapter({ url, owner: { role: 'owner' } }));
    `,
    BetterAuthAdapter: `
      import type { UserAdapter } from 'user-manager-element';
      import { BetterAuthAdapter } from 'user-manager-element/adapters/better-auth.js';
      export const adapter: UserAdapter = new BetterAuthAdapter({ url: '/auth' });
    `,
    MemoryAdapter: `
      import type { UserAdapter } from 'user-manager-element';
      import { MemoryAdapter } from 'user-manager-element/adapters/memory.js';
      export const adapter: UserAdapter = new MemoryAdapter();
    `,
  }))
    it(`let ${name} be a UserAdapter`, () => {
      assert.deepEqual(complaints(code, { skipLibCheck: true }), []);
    });

  it('let `explain` look up a kind that may not be there', () => {
    const code = `
      import type { AdapterDefinition } from 'user-manager-element/define-adapter.js';
      import type { AdapterErrorKind } from 'user-manager-element';
      interface Problem {
        readonly problem: string;
        readonly text: string | undefined;
        readonly where: Readonly<Record<string, string>> | undefined;
      }
      const kinds: Record<string, AdapterErrorKind> = { taken: 'conflict' };
      export const explain: AdapterDefinition['explain'] = (body) => {
        const { problem, text, where } = body as Problem;
        return { kind: kinds[problem], message: text, fields: where, reason: undefined };
      };
    `;
    assert.deepEqual(complaints(code, { skipLibCheck: true }), []);
  });

  it('fit what docs/adapters.md shows of `defineAdapter` in TypeScript', () => {
    const shown = readFileSync(join(root, 'docs/adapters.md'), 'utf8');
    const [, code = ''] = /^```ts\n(\/\/ crew\.ts\n[\s\S]*?)^```$/m.exec(shown) ?? [];
    assert.match(code, /defineAdapter<Person>/);
    assert.deepEqual(complaints(code, { skipLibCheck: true }), []);
  });

  for (const tag of ['user-manager', 'confirm-delete-dialog'])
    it(`have a name for all that <${tag}> takes, answers and tells`, () => {
      const names = typesOf(tag).join(', ');
      assert.deepEqual(complaints(`export type { ${names} } from 'user-manager-element';`, { skipLibCheck: true }), []);
    });
});
