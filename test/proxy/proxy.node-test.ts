import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createProxy, type ProxyOptions, type ProxyRecord } from '../../demo/proxy/proxy.js';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A system that writes down what it is asked, and answers as a test says. */
let server: Server;
let upstream: string;
let asked: Asked[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

before(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2/`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const portal = 'https://portal.example';
const own = { origin: portal, 'sec-fetch-site': 'same-origin' };

function stage(given: Partial<ProxyOptions> = {}) {
  asked = [];
  answer = (_, response) =>
    void response
      .writeHead(200, { 'content-type': 'application/scim+json', 'etag': 'W/"1"', 'set-cookie': 'upstream=1', 'server': 'x' })
      .end('{"id":"a"}'); // prettier-ignore
  const records: ProxyRecord[] = [];
  const proxy = createProxy({
    base: '/scim',
    upstream,
    token: () => 'the-secret',
    viewerOf: (request) => (request.headers.get('cookie') === 'session=ada' ? { id: 'ada' } : undefined),
    allows: () => true,
    isProtected: (id) => id === 'owner',
    record: (entry) => records.push(entry),
    ...given,
  });
  const ask = async (path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> =>
    proxy.request(`${portal}/scim${path}`, { ...init, headers: { cookie: 'session=ada', ...own, ...init.headers } });
  return { ask, records, proxy };
}

describe('the proxy', () => {
  it('adds the token, and hands on of headers only what the system needs (S9)', async () => {
    const { ask } = stage();
    const response = await ask('/Users/a?attributes=id', { headers: { 'if-match': 'W/"1"', 'x-evil': '1', 'accept': 'application/scim+json' } }); // prettier-ignore
    assert.equal(response.status, 200);
    const [{ method, url, headers }] = asked as [Asked];
    assert.deepEqual([method, url], ['GET', '/scim/v2/Users/a?attributes=id']);
    assert.equal(headers['authorization'], 'Bearer the-secret');
    assert.deepEqual([headers['if-match'], headers['accept']], ['W/"1"', 'application/scim+json']);
    assert.deepEqual([headers['cookie'], headers['x-evil'], headers['origin']], [undefined, undefined, undefined]);
  });

  it('answers with what the system says, and neither its cookies nor the token', async () => {
    const { ask } = stage();
    const response = await ask('/Users/a');
    assert.deepEqual(await response.json(), { id: 'a' });
    assert.deepEqual(Object.fromEntries(response.headers), {
      'cache-control': 'no-store',
      'content-type': 'application/scim+json',
      etag: 'W/"1"',
      'x-content-type-options': 'nosniff',
    });
  });

  it('hands on bodies as they are', async () => {
    const { ask } = stage();
    const body = JSON.stringify({ userName: 'Zoë' });
    await ask('/Users', { method: 'POST', body, headers: { 'content-type': 'application/scim+json' } });
    assert.deepEqual([asked[0]!.method, asked[0]!.body, asked[0]!.headers['content-type']], ['POST', body, 'application/scim+json']); // prettier-ignore
  });

  it('hands on refusals and waits as they are', async () => {
    const { ask } = stage();
    for (const status of [404, 409, 412, 429, 503]) {
      answer = (_, response) => void response.writeHead(status, { 'retry-after': '7' }).end();
      const response = await ask('/Users/a', { method: 'DELETE' });
      assert.deepEqual([response.status, response.headers.get('retry-after')], [status, '7']);
    }
    answer = (_, response) => void response.writeHead(204).end();
    assert.equal((await ask('/Users/a', { method: 'DELETE' })).status, 204);
  });

  it('asks nothing for nobody', async () => {
    const { ask, records } = stage();
    const response = await ask('/Users', { headers: { cookie: '' } });
    assert.equal(response.status, 401);
    assert.deepEqual([asked, records], [[], []]);
  });

  it('asks nothing for what it does not know, here or elsewhere', async () => {
    const { ask, proxy } = stage();
    for (const [method, path] of [['GET', '/Groups'], ['POST', '/Bulk'], ['DELETE', '/Users'], ['DELETE', '/Users/..%2fGroups']] as const)
      assert.equal((await ask(path, { method })).status, 404, path); // prettier-ignore
    const headers = { cookie: 'session=ada', ...own };
    for (const path of ['/scimmy/Users', '/scim', '/Users', '/scim/../admin'])
      assert.equal((await proxy.request(`${portal}${path}`, { headers })).status, 404, path);
    assert.deepEqual(asked, []);
  });

  it('refuses what the role does not allow (R1), whoever asks for it, and writes that down', async () => {
    const { ask, records } = stage({ allows: (_, action) => action === 'view' });
    const response = await ask('/Users/a', { method: 'DELETE' });
    const { detail, status } = (await response.json()) as { detail: string; status: string };
    assert.deepEqual([response.status, status, detail], [403, '403', 'Your role does not allow this.']);
    assert.deepEqual(asked, []);
    const [{ at, ...entry }] = records as [ProxyRecord];
    assert.ok(Number.isFinite(Date.parse(at)));
    assert.deepEqual(entry, { viewerId: 'ada', action: 'delete', userId: 'a', status: 403 });
  });

  it('deletes neither the owner (R2) nor the viewer (R3), and changes no owner', async () => {
    const { ask } = stage();
    for (const [method, id, status] of [
      ['DELETE', 'owner', 403], ['PATCH', 'owner', 403], ['PUT', 'owner', 403], ['DELETE', 'ada', 403],
      ['DELETE', '%61da', 403], ['GET', 'owner', 200], ['PATCH', 'ada', 200], ['DELETE', 'bob', 200],
    ] as const) {
      const body = method === 'PATCH' || method === 'PUT' ? { body: '{}' } : {};
      assert.equal((await ask(`/Users/${id}`, { method, ...body })).status, status, `${method} ${id}`);
    } // prettier-ignore
    assert.deepEqual(asked.map(({ method, url }) => `${method} ${url.split('/').at(-1)}`), ['GET owner', 'PATCH ada', 'DELETE bob']); // prettier-ignore
  });

  it('refuses what another site has caused', async () => {
    const { ask } = stage();
    for (const headers of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': '' },
      { origin: portal, 'sec-fetch-site': 'same-site' },
      { origin: 'null', 'sec-fetch-site': 'none' },
    ] as Record<string, string>[])
      assert.equal((await ask('/Users/a', { method: 'DELETE', headers })).status, 403, JSON.stringify(headers));
    assert.equal((await ask('/Users', { headers: { 'sec-fetch-site': 'cross-site' } })).status, 403);
    assert.deepEqual(asked, []);
  });

  it('takes writes of the portal where something in front of it ends TLS', async () => {
    const { proxy } = stage({ origins: [portal] });
    const headers = { cookie: 'session=ada', ...own };
    const ask = (origin: string) => proxy.request('http://127.0.0.1:5180/scim/Users/a', { method: 'DELETE', headers: { ...headers, origin } }); // prettier-ignore
    assert.equal((await ask(portal)).status, 200);
    assert.equal((await ask('https://other.example')).status, 403);
  });

  it('follows no redirect: the token would go along (S16)', async () => {
    const { ask } = stage();
    answer = (request, response) =>
      void response.writeHead(request.url?.includes('Users') ? 307 : 200, { location: '/elsewhere' }).end();
    assert.equal((await ask('/Users/a', { method: 'DELETE' })).status, 502);
    assert.equal(asked.length, 1);
  });

  it('tells no viewer to sign in where it is the portal that was turned away (F19)', async () => {
    const { ask } = stage();
    answer = (_, response) => void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    const response = await ask('/Users');
    assert.deepEqual([response.status, response.headers.get('www-authenticate')], [502, null]);
  });

  it('says in time that the system can’t be reached, or does not answer', async () => {
    const { ask } = stage({ patience: 50 });
    answer = () => undefined;
    assert.equal((await ask('/Users')).status, 504);
    const away = stage({ upstream: 'http://127.0.0.1:1/' });
    assert.equal((await away.ask('/Users')).status, 502);
  });

  it('takes no body that is too large', async () => {
    const { ask } = stage();
    const body = 'x'.repeat(256 * 1024 + 1);
    const headers = { 'content-length': `${body.length}` };
    assert.equal((await ask('/Users', { method: 'POST', body, headers })).status, 413);
    assert.deepEqual(asked, []);
  });
});
