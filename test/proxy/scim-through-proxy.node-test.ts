import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import type { Outcome, UserAdapter } from '../../src/adapters/contract.js';
import { ScimAdapter } from '../../src/adapters/scim.js';
import { closeServer, listen } from '../../demo/backend/start-backend.js';
import { startScimmy } from '../../demo/backends/scimmy.js';
import { createProxy, type ProxyRecord } from '../../demo/proxy/proxy.js';

const call = () => ({ signal: new AbortController().signal });
const token = 'what only the portal knows';
const records: ProxyRecord[] = [];
let scimmy: Awaited<ReturnType<typeof startScimmy>>;
let proxy: Server;
let origin: string;
let adapter: UserAdapter;
const headersSeen: Headers[] = [];

/** A browser with the portal's cookie, as it asks from a page of the portal. */
const browser: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  headersSeen.push(request.headers);
  const headers = new Headers(request.headers);
  headers.set('cookie', 'session=ada');
  headers.set('sec-fetch-site', 'same-origin');
  if (request.method !== 'GET') headers.set('origin', origin);
  const body = request.body ? await request.arrayBuffer() : undefined;
  return fetch(request.url, { method: request.method, headers, redirect: request.redirect, signal: request.signal, ...(body && { body }) }); // prettier-ignore
};

async function outcomes(answers: AsyncIterable<Outcome> | undefined): Promise<string[]> {
  const all: string[] = [];
  for await (const { id, state } of answers ?? []) all.push(`${id} ${state}`);
  return all.sort();
}

before(async () => {
  scimmy = await startScimmy({ token });
  const app = createProxy({
    base: '/scim',
    upstream: scimmy.url,
    token: () => token,
    viewerOf: (request) => (request.headers.get('cookie') === 'session=ada' ? { id: 'u-2' } : undefined),
    allows: () => true,
    isProtected: (id) => id === 'u-1' || id === 'u-9',
    record: (entry) => records.push(entry),
  });
  proxy = createAdaptorServer({ fetch: app.fetch }) as Server;
  origin = `http://127.0.0.1:${await listen(proxy, 0)}`;
  adapter = new ScimAdapter({
    url: `${origin}/scim`,
    fetch: browser,
    viewer: 'u-2',
    owner: { role: 'owner', absent: false },
    allowed: ['view', 'update', 'delete', 'activate', 'deactivate'],
  });
  await adapter.connect(call());
});
after(async () => {
  await closeServer(proxy, 1_000);
  await scimmy.close();
});

describe('ScimAdapter through the proxy', () => {
  it('lists, searches and reads everybody, without ever having the token (S9)', async () => {
    const page = await adapter.query({ size: 25 }, call());
    assert.deepEqual([page.users.length, page.total?.value, page.notApplied], [25, 67, undefined]);
    const { login, id } = page.users[5]!;
    const { users } = await adapter.query({ size: 25, search: login }, call());
    assert.ok(users.some((user) => user.id === id));
    assert.equal((await adapter.get(id, call())).login, login);
    assert.ok(headersSeen.length > 5);
    assert.ok(headersSeen.every((headers) => !headers.has('authorization')));
  });

  it('deactivates one, and deletes several one by one: batches are not forwarded', async () => {
    assert.deepEqual(await outcomes(adapter.setActive?.([{ id: 'u-10' }], false, call())), ['u-10 done']);
    assert.equal(scimmy.people.get('u-10')?.active, false);
    const before = scimmy.people.size;
    const ids = ['u-11', 'u-12', 'u-13', 'u-14', 'u-15'];
    const told = await outcomes(adapter.delete?.(ids.map((id) => ({ id })), call())); // prettier-ignore
    assert.deepEqual(told, ids.map((id) => `${id} done`)); // prettier-ignore
    assert.deepEqual([scimmy.people.size, ids.some((id) => scimmy.people.has(id))], [before - 5, false]);
    const written = records.filter(({ action }) => action === 'delete').map(({ viewerId, userId, status }) => `${viewerId} ${userId} ${status}`); // prettier-ignore
    assert.deepEqual(written.sort(), ids.map((id) => `u-2 ${id} 204`)); // prettier-ignore
  });

  it('is refused whom the proxy protects, whatever the browser believes (R2, R12), and says so for each', async () => {
    const told = await outcomes(adapter.delete?.([{ id: 'u-9' }, { id: 'u-16' }, { id: 'u-2' }], call()));
    assert.deepEqual(told, ['u-16 done', 'u-2 refused', 'u-9 refused']);
    assert.ok(scimmy.people.has('u-9') && scimmy.people.has('u-2'));
  });
});
