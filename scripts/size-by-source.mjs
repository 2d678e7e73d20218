// `node scripts/size-by-source.mjs [file]`: how many bytes of a built file each source became, and what a room costs.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { gzipSync } from 'node:zlib';

const file = process.argv[2] ?? 'dist/cdn/user-manager.js';
const code = readFileSync(file, 'utf8');
const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
const pieces = new Map();
const lines = code.split('\n');
for (let line = 0; line < lines.length; line++) {
  let from = 0;
  let owner = '(bundler)';
  for (let column = 0; column <= lines[line].length; column++) {
    const entry = map.findEntry(line, column);
    const next =
      column < lines[line].length && entry.originalSource ? entry.originalSource.replace(/^(\.\.\/)+/, '') : owner;
    if (next === owner && column < lines[line].length) continue;
    pieces.set(owner, (pieces.get(owner) ?? '') + lines[line].slice(from, column));
    [owner, from] = [next, column];
  }
}

const total = gzipSync(code, { level: 9 }).length;
const rows = [...pieces].map(([source, text]) => ({ source, bytes: text.length }));
const all = rows.reduce((sum, { bytes }) => sum + bytes, 0);
const rooms = new Map();
for (const { source, bytes } of rows) {
  const room = /src\/([^/]+)\//.exec(source)?.[1] ?? (source.includes('node_modules') ? 'lit' : 'top');
  rooms.set(room, (rooms.get(room) ?? 0) + bytes);
}
const say = (name, bytes) =>
  console.log(`${String(bytes).padStart(7)} ${`~${Math.round((bytes / all) * total)}`.padStart(7)} gzip  ${name}`);
for (const { source, bytes } of rows.sort((a, b) => b.bytes - a.bytes)) say(source, bytes);
console.log();
for (const [room, bytes] of [...rooms].sort(([, a], [, b]) => b - a)) say(room, bytes);
console.log(`${String(all).padStart(7)} ${String(total).padStart(7)} gzip  ${file}`);
