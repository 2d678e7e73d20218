// Compares the source with docs/architecture.md: who may import whom, sizes, names. `node scripts/layers.mjs [folder]`
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

/** What each room may import; a path that ends in .ts is that one file. */
const contract = ['adapters/contract.ts', 'adapters/adapter-error.ts'];
const feature = { rooms: ['domain', 'bulk', 'ui', 'i18n', 'styles', ...contract], packages: ['lit', '@lit/context'] };
/** visible-text.ts is the one rule that all that is shown has to pass, wherever it is shown. */
const shared = { rooms: ['ui', 'i18n', 'styles', 'domain/visible-text.ts'], types: ['domain'], packages: ['lit'] };
export const rooms = {
  domain: { rooms: [], packages: [] },
  adapters: { rooms: ['domain'], packages: [] },
  bulk: { rooms: ['domain', ...contract], packages: ['lit'] },
  directory: feature,
  deletion: feature,
  profile: { ...feature, packages: [...feature.packages, 'libphonenumber-js'] },
  actions: feature,
  status: feature,
  transfer: { ...feature, packages: [...feature.packages, 'papaparse', 'read-excel-file', 'fflate'] },
  ui: shared,
  i18n: shared,
  styles: shared,
  manager: {
    rooms: [
      'domain',
      'bulk',
      'directory',
      'deletion',
      'actions',
      'profile',
      'status',
      'transfer',
      'ui',
      'i18n',
      'styles',
      ...contract,
    ],
    packages: ['lit', '@lit/context'],
    lazy: ['adapters'],
  },
};
/**
 * A part that stands apart in its room: all that it may import of the room, and who alone may import it. What judges adapters
 * knows none of them, and no page loads it.
 */
const apart = [{ folder: 'adapters/conformance/', may: contract, importedBy: ['testing.ts'] }];
/** The files at the top hand on; these are the ones that register, and nothing but the CDN entry imports them. */
const registering = ['define.ts', 'cdn.ts'];

const hardLimit = 250;
const folderLimit = 10;
const vague = /^(utils?|helpers?|types|constants|common|misc|shared)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Catalogues and style sheets are data: long is not complicated. */
const isData = (path) => path.startsWith('i18n/') || /(\.styles|-styles)\.ts$/.test(path);

/** All import specifiers of a source text: `import`, `export from`, `import()`, `import type`. */
export function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = [];
  const fromClause = /^[ \t]*(import|export)(\s+type)?\b(?:[^'";`]*?\bfrom)?\s*(['"])([^'"]+)\3/gm;
  for (const [, keyword, type, , specifier] of code.matchAll(fromClause)) {
    found.push({ specifier, type: Boolean(type), lazy: false, keyword });
  }
  // import('x').Name is a type, and costs nothing; only await, =>, return, parentheses and .then( load code
  for (const match of code.matchAll(/\bimport\(\s*(['"])([^'"]+)\1\s*\)(?!\s*\.\s*[A-Z])/g)) {
    found.push({ specifier: match[2], type: false, lazy: true, keyword: 'import' });
  }
  return found;
}

/** What a file is in the order inside a room: pure files come first, then controllers, then elements. */
export function kindOf(path, text) {
  if (/(^|\/)([a-z0-9-]+-)?(state|plan|rules|transition)\.ts$/.test(path)) return 'pure';
  if (/-controller\.ts$/.test(path)) return 'controller';
  return /\bextends\s+(LitElement|HTMLElement)\b|\bclass \w+Element\b/.test(text) ? 'element' : 'other';
}

const order = { pure: 0, controller: 1, element: 2 };
const roomOf = (path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
const allows = (list, target) =>
  (list ?? []).some((each) => (each.endsWith('.ts') ? target === each : roomOf(target) === each));

/** The sentences that say what is wrong with these files: `[path inside src, text]` each. */
export function judge(files) {
  const texts = new Map(files);
  const problems = [];
  for (const [path, text] of texts) {
    problems.push(...judgeNameAndSize(path, text));
    for (const found of importsOf(text)) {
      const problem = judgeImport(path, text, found, texts);
      if (problem) problems.push(`${path}: ${problem}`);
    }
  }
  return [...problems, ...judgeFolders([...texts.keys()])];
}

function judgeNameAndSize(path, text) {
  const problems = [];
  // the tags above an element are its manual
  const lines = text.replace(/^ \* @.*\n/gm, '').split('\n').length - 1;
  if (lines > hardLimit && !isData(path))
    problems.push(`${path}: ${lines} lines, more than ${hardLimit}: it is two things`);
  const parts = path.replace(/\.ts$/, '').split('/');
  for (const part of parts) {
    const name = part.replace(/\.styles$/, '');
    if (vague.test(name)) problems.push(`${path}: “${name}” says nothing about what is inside`);
    else if (!kebab.test(name)) problems.push(`${path}: “${name}” is not kebab-case`);
  }
  const tag = /customElements\.define\(|@customElement\s+([a-z][\w-]+)/.exec(text)?.[1];
  if (tag && parts.at(-1) !== tag) problems.push(`${path}: the file of <${tag}> is called ${tag}.ts`);
  const room = roomOf(path);
  if (room && !Object.hasOwn(rooms, room)) problems.push(`${path}: “${room}” is not a room of the house`);
  return problems;
}

function judgeImport(path, text, { specifier, type, lazy }, texts) {
  const room = roomOf(path);
  const may = rooms[room];
  if (!specifier.startsWith('.')) {
    if (!room || !may) return undefined;
    const name = specifier.startsWith('@') ? specifier.split('/', 2).join('/') : specifier.split('/', 1)[0];
    if (!may.packages.includes(name)) return `${room} may not import ${name}`;
    if (kindOf(path, text) === 'pure' && !type) return `a pure file may not import ${name}`;
    return undefined;
  }
  if (!specifier.endsWith('.js')) return `“${specifier}” must end in .js`;
  const target = posix.normalize(posix.join(posix.dirname(path), specifier)).replace(/\.js$/, '.ts');
  if (target.startsWith('..')) return `“${specifier}” leaves the source`;
  if (!texts.has(target)) return `“${specifier}” is no file`;
  if (registering.includes(target) && path !== 'cdn.ts') return `nothing imports ${target}, for it registers tags`;
  const stranger = judgeApart(path, target);
  if (stranger) return stranger;
  if (!room || !may) return undefined;
  if (roomOf(target) === '') return `${room} may not import ${target}, which hands the rooms on`;
  if (roomOf(target) === room) return judgeOrder(path, text, target, texts.get(target), type);
  if (allows(may.rooms, target) || (type && allows(may.types, target)) || (lazy && allows(may.lazy, target)))
    return undefined;
  if (allows(may.types, target)) return `${room} may import only types from ${roomOf(target)}: ${target}`;
  if (allows(may.lazy, target)) return `${room} may import ${target} only by import()`;
  return `${room} may not import ${target}`;
}

function judgeApart(path, target) {
  for (const { folder, may, importedBy } of apart) {
    const [from, to] = [path, target].map((each) => each.startsWith(folder));
    if (to && !from && !importedBy.includes(path)) return `only ${importedBy.join(', ')} may import ${folder}`;
    if (from && !to && roomOf(target) === roomOf(folder) && !may.includes(target))
      return `${folder} may not import ${target}`;
  }
  return undefined;
}

function judgeOrder(path, text, target, targetText, type) {
  const [own, its] = [kindOf(path, text), kindOf(target, targetText)];
  if (type || !(own in order) || !(its in order) || order[own] >= order[its]) return undefined;
  return `a file of kind “${own}” may not import one of kind “${its}”: ${target}`;
}

function judgeFolders(paths) {
  const counts = new Map();
  for (const path of paths) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
  return (
    [...counts]
      // a language has a file for each part that speaks
      .filter(([folder, count]) => count > folderLimit && !/^i18n\/\w+$/.test(folder))
      .map(([folder, count]) => `${folder}/: ${count} files, more than ${folderLimit}`)
  );
}

/** Reads every .ts file under a folder, as `[path inside it, text]`. */
export function readSources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8')]);
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const folder = process.argv[2] ?? join(dirname(import.meta.dirname), 'src');
  const files = readSources(folder);
  const looked = files.reduce((sum, [, text]) => sum + importsOf(text).length, 0);
  const problems = judge(files);
  for (const problem of problems) console.error(problem);
  console.log(`layers: ${files.length} files, ${looked} imports, ${problems.length} problems`);
  if (looked === 0) console.error('layers: nothing was looked at');
  if (problems.length > 0 || looked === 0) process.exitCode = 1;
}
