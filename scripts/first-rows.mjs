// Opens the built file in a browser and weighs what was loaded until the first rows were on screen, and what came later by itself.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { findChromium } from './browsers.mjs';

const limit = 24_000;
const cdn = fileURLToPath(new URL('../dist/cdn', import.meta.url));
const page = `<!doctype html><html lang="en"><title>Users</title><link rel="icon" href="data:,">
<script type="module" src="/cdn/user-manager.js"></script><user-manager src="/api/users"></user-manager></html>`;
const users = Array.from({ length: 67 }, (_, i) => ({
  id: `u-${i}`,
  login: `user.${i}`,
  firstName: 'Ada',
  lastName: `Lovelace ${i}`,
  status: 'active',
  owner: i === 0,
  version: '1',
  department: { id: 'd', name: 'Sales', path: ['My Company'] },
}));
const answers = {
  '/api/session': {
    viewer: { id: 'u-1', name: 'Ada' },
    allowed: [
      'view',
      'create',
      'update',
      'activate',
      'deactivate',
      'delete',
      'change-department',
      'message',
      'reset-password',
    ],
    capabilities: {
      search: { mode: 'contains', fields: ['name'] },
      filters: [{ field: 'status', choices: [{ value: 'active' }] }, { field: 'department' }],
      sort: ['name'],
      page: { kind: 'offset' },
      total: 'exact',
      concurrency: 'enforced',
      delete: { kind: 'permanent', statistics: 'lost' },
    },
  },
  '/api/departments': { departments: [{ id: 'd', name: 'Sales', path: ['My Company'] }] },
  '/api/users': { users: users.slice(0, 25), total: { value: 67, kind: 'exact' }, next: { offset: 25 } },
};

const loaded = new Map();
const server = createServer(async ({ url = '/' }, response) => {
  const { pathname } = new URL(url, 'http://localhost');
  const answer = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
  if (pathname === '/') return answer('text/html', page);
  if (Object.hasOwn(answers, pathname)) return answer('application/json', JSON.stringify(answers[pathname]));
  const body = pathname.startsWith('/cdn/') && (await readFile(cdn + pathname.slice(4)).catch(() => undefined));
  if (!body) return response.writeHead(404).end();
  if (pathname.endsWith('.js')) loaded.set(pathname, gzipSync(body, { level: 9 }).length);
  answer('text/javascript', body);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
try {
  const tab = await browser.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.addInitScript(() => {
    const row = () => document.querySelector('user-manager')?.shadowRoot?.querySelector('user-row');
    const look = () => {
      if (row()?.shadowRoot?.querySelector('[part~=name]')?.textContent) globalThis.rowsAt = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.locator('user-row [part~=name]:not(:empty)').first().waitFor({ timeout: 20_000 });
  await tab.waitForLoadState('networkidle');
  const asked = await tab.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= globalThis.rowsAt)
      .map(({ name }) => new URL(name).pathname),
  );
  const first = new Map([...loaded].filter(([file]) => asked.includes(file)));
  const total = [...first.values()].reduce((sum, bytes) => sum + bytes, 0);
  for (const [file, bytes] of first) console.log(`${String(bytes).padStart(7)}  ${file}`);
  for (const [file, bytes] of loaded)
    if (!first.has(file)) console.log(`${String(bytes).padStart(7)}  ${file}, after the rows`);
  console.log(`first rows: ${total} bytes gzip, at most ${limit}`);
  for (const error of errors) console.error(error);
  if (total > limit || total === 0 || errors.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
}
