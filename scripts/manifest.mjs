// `npm run manifest` writes custom-elements.json; `--check` says what is stale or undocumented; `--editors` writes only what
// VS Code and JetBrains read, into dist.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { readSources } from './layers.mjs';

const top = dirname(import.meta.dirname);

/** Everything about the public elements that nobody has described. */
export function undocumented(manifest) {
  const kinds = {
    attributes: 'attribute',
    members: 'member',
    events: 'event',
    slots: 'slot',
    cssParts: 'part',
    cssProperties: 'custom property',
    cssStates: 'custom state',
  };
  const silent = (each) => !(each.description ?? each.summary ?? '').trim();
  return elementsOf(manifest).flatMap((element) => [
    ...(silent(element) ? [`<${element.tagName}>: no description`] : []),
    ...Object.entries(kinds).flatMap(([list, kind]) =>
      (element[list] ?? [])
        .filter((each) => silent(each) && !each.static && !isInherited(each))
        .map((each) => `<${element.tagName}>: ${kind} “${each.name}” has no description`),
    ),
  ]);
}

/** What the sources show to hosts and no public element's manifest has. */
export function missing(manifest, sources) {
  const elements = elementsOf(manifest);
  const known = (list) => new Set(elements.flatMap((element) => (element[list] ?? []).map(({ name }) => name)));
  const [parts, slots, properties, states, events] = ['cssParts', 'slots', 'cssProperties', 'cssStates', 'events'].map(
    known,
  );
  const problems = new Set();
  for (const [path, text] of sources) {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    const look = (pattern, kind, names, split = /\s+/) => {
      for (const [, found] of code.matchAll(pattern)) {
        for (const name of found.split(split)) {
          if (name && !name.includes('$') && !names.has(name))
            problems.add(`${path}: ${kind} “${name}” is in no manifest`);
        }
      }
    };
    look(/\spart="([^"]*)"/g, 'part', parts);
    look(/<slot\s+name="([^"]*)"/g, 'slot', slots);
    look(/(--user-manager-[a-z0-9-]+)/g, 'custom property', properties);
    look(/\bstates\s*\.\s*add\(\s*'([^']+)'/g, 'custom state', states);
    look(/\bstatic readonly type = '([^']+)'/g, 'event', path.startsWith('manager/') ? events : { has: () => true });
    for (const [, list] of code.matchAll(/\sexportparts="([^"]*)"/g)) {
      for (const pair of list.split(',')) {
        const name = pair.split(':').pop().trim();
        if (name && !name.includes('$') && !parts.has(name)) problems.add(`${path}: part “${name}” is in no manifest`);
      }
    }
  }
  return [...problems];
}

function elementsOf(manifest) {
  return manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
}

/** Lit's own members, which its documentation describes. */
function isInherited({ inheritedFrom, name }) {
  return (
    Boolean(inheritedFrom) ||
    [
      'styles',
      'render',
      'willUpdate',
      'updated',
      'firstUpdated',
      'connectedCallback',
      'disconnectedCallback',
      'createRenderRoot',
      'shouldUpdate',
    ].includes(name)
  );
}

function analyze(outdir, editorData) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--outdir', outdir],
    { cwd: top, encoding: 'utf8', env: { ...process.env, MANIFEST_EDITOR_DATA: editorData, NO_COLOR: '1' } },
  );
  const output = `${stdout}${stderr}`.replace(/^.*\[type-parser\].*\n/gm, '');
  if (status !== 0 || /validation failed|✗|❌|\bError\b/i.test(output)) throw new Error(output);
  return output;
}

function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    return use(folder, relative(top, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function check(folder, path) {
  analyze(path, path);
  const fresh = readFileSync(join(folder, 'custom-elements.json'), 'utf8');
  const committed = readFileSync(join(top, 'custom-elements.json'), 'utf8');
  const manifest = JSON.parse(fresh);
  const tags = elementsOf(manifest).map(({ tagName }) => tagName);
  const absent = ['confirm-delete-dialog', 'user-manager', 'user-row'].filter((tag) => !tags.includes(tag));
  return [
    ...undocumented(manifest),
    ...missing(manifest, readSources(join(top, 'src'))),
    ...absent.map((tag) => `<${tag}> is missing`),
    ...(fresh === committed ? [] : ['custom-elements.json is not what the sources say: npm run manifest']),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const [mode] = process.argv.slice(2);
  if (mode === '--check') {
    const problems = withFolder(check);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
    else console.log('custom-elements.json is complete and up to date');
  } else if (mode === '--editors') withFolder((_, path) => analyze(path, 'dist'));
  else withFolder((_, path) => analyze('.', path));
}
