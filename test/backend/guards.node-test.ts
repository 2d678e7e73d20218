import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../../demo/backend/app.js';
import { Client, TestBackend } from './a-backend.js';

let backend: TestBackend;
let admin: Client;
before(async () => {
  backend = await TestBackend.start({ origins: ['https://portal.example'], hosts: ['127.0.0.1'] });
  admin = await backend.as('administrator');
});
after(() => backend.close());

/** A request with headers that fetch would not let a script set. */
function raw(method: string, path: string, headers: Record<string, string>, body?: string): Promise<number> {
  const length = body === undefined ? {} : { 'Content-Length': String(body.length) };
  return new Promise((resolve, reject) => {
    const call = request(
      `${backend.url}/api${path}`,
      { method, headers: { Cookie: admin.cookie, ...length, ...headers } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

const paths = [
  ['GET', '/session'], ['GET', '/departments'], ['GET', '/users'], ['GET', '/users/u-0001'], ['POST', '/users'],
  ['PATCH', '/users/u-0020'], ['DELETE', '/users/u-0020'], ['POST', '/users/batch'], ['POST', '/users/u-0020/activate'],
  ['POST', '/users/u-0020/deactivate'], ['PUT', '/users/u-0020/schedule'], ['DELETE', '/users/u-0020/schedule'],
  ['POST', '/users/u-0020/reset-password'], ['POST', '/messages'], ['POST', '/users/read'], ['GET', '/nowhere'],
] as const; // prettier-ignore

describe('signing in', () => {
  for (const [method, path] of paths) {
    it(`is needed for ${method} ${path}, and nothing redirects there (F20)`, async () => {
      const before = await backend.everything();
      const { status, body, headers } = await new Client(backend.url).ask(
        method,
        path,
        method === 'GET' ? {} : { body: {} },
      );
      assert.deepEqual([status, body.kind, headers.get('location')], [401, 'unauthenticated', null]);
      assert.equal(headers.get('content-type'), 'application/problem+json');
      assert.equal(await backend.everything(), before);
    });
  }

  it('ends with signing out', async () => {
    const client = await backend.as('administrator');
    const out = await client.post('/demo/sign-out', {});
    const cookie = out.headers.getSetCookie()[0]!.split(';')[0]!;
    assert.equal((await new Client(backend.url, cookie).get('/session')).status, 401);
  });

  it('sets a cookie that no script reads and no other site sends', async () => {
    const { headers } = await admin.post('/demo/sign-in', { as: 'owner' });
    assert.match(headers.getSetCookie()[0]!, /HttpOnly; SameSite=Strict/);
  });

  for (const cookie of ['u-0001', 'u-0001.', 'u-0001.AAAA', '.', '', 'u-0002.u-0002']) {
    it(`believes no cookie that says ${JSON.stringify(cookie)}`, async () => {
      assert.equal((await new Client(backend.url, `user-manager-demo=${cookie}`).get('/session')).status, 401);
    });
  }

  it('believes no signature on another name', async () => {
    const forged = admin.cookie.replace('u-0002', 'u-0001');
    assert.notEqual(forged, admin.cookie);
    assert.equal((await new Client(backend.url, forged).get('/session')).status, 401);
  });

  for (const as of [undefined, 5, '', 'a.b', "x'y", '-']) {
    it(`refuses to sign in ${JSON.stringify(as)}`, async () => {
      assert.equal((await admin.post('/demo/sign-in', { as })).status, 422);
    });
  }

  it('can start with somebody signed in', async () => {
    const open = await backend.beside({ viewer: 'owner' });
    assert.equal((await new Client(open.url).get('/session')).body.viewer.id, 'u-0001');
    await open.close();
  });
});

describe('writes that another site could cause (S15)', () => {
  const json = { 'Content-Type': 'application/json' };
  const own = { ...json, 'X-Requested-With': 'user-manager' };

  it('go through with our header and JSON', async () => {
    assert.equal(await raw('POST', '/users/u-0005/activate', own), 200);
    assert.equal(await raw('POST', '/users/u-0005/activate', { 'X-Requested-With': 'user-manager' }), 200);
    assert.equal(await raw('POST', '/users/u-0005/activate', { ...own, Origin: backend.url }), 200);
    assert.equal(await raw('POST', '/users/u-0005/activate', { ...own, Origin: 'https://portal.example' }), 200);
  });

  const refused: [string, Record<string, string>, string | undefined, number][] = [
    ['without our header', json, '{}', 403],
    ['from another origin', { ...own, Origin: 'https://evil.example' }, '{}', 403],
    ['from an origin that hides itself', { ...own, Origin: 'null' }, '{}', 403],
    ['from our host on another port', { ...own, Origin: 'http://127.0.0.1:1' }, '{}', 403],
    ['that the browser calls cross-site', { ...own, 'Sec-Fetch-Site': 'cross-site' }, '{}', 403],
    ['as a form', { ...own, 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=1', 415],
    ['as text', { ...own, 'Content-Type': 'text/plain' }, '{}', 415],
    ['as something that begins like JSON', { ...own, 'Content-Type': 'application/jsonp' }, '{}', 415],
    ['with a body of no type', { 'X-Requested-With': 'user-manager' }, '{}', 415],
  ];
  for (const [what, headers, body, status] of refused) {
    it(`are refused ${what}`, async () => {
      const before = await backend.everything();
      assert.equal(await raw('POST', '/users/batch', headers, body), status);
      assert.equal(await raw('DELETE', '/users/u-0020', headers, body), status);
      assert.equal(await raw('POST', '/demo/sign-in', headers, body), status);
      assert.equal(await backend.everything(), before);
    });
  }

  it('grant no preflight', async () => {
    const response = await fetch(`${backend.url}/api/users/batch`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example' },
    });
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.equal(response.ok, false);
  });

  it('and reads are refused under a name that is not ours (DNS rebinding)', async () => {
    assert.equal(await raw('GET', '/users', { Host: 'evil.example' }), 403);
    assert.equal(await raw('GET', '/users', { Host: '127.0.0.1:80' }), 200);
  });
});

describe('answers', () => {
  it('are stored nowhere, sniffed as nothing else, framed nowhere, and carry the id of the request', async () => {
    for (const path of ['/session', '/users', '/users/gone', '/nowhere']) {
      const { headers } = await admin.get(path);
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'; frame-ancestors 'none'/);
      assert.match(headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/);
    }
  });

  it('to an unknown address are not "no such user"', async () => {
    const { status, body } = await admin.get('/nowhere');
    assert.deepEqual([status, body.kind], [404, 'unsupported']);
  });

  it('to a body that is too large come before it is read', async () => {
    const { status, body } = await admin.post('/users', { login: 'x'.repeat(1_100_000) });
    assert.deepEqual([status, body.kind], [413, 'invalid']);
  });

  it('to what nobody foresaw tell nothing of the inside (S24)', async () => {
    const reported: unknown[] = [];
    const app = createApp({
      database: { ...backend.database, query: () => Promise.reject(new Error('secret at /home/x.ts:1')) },
      authenticate: () => Promise.resolve('u-0002'),
      secret: 'x',
      report: (error) => reported.push(error),
    });
    const response = await app.fetch(new Request('http://localhost/api/health'));
    const text = await response.text();
    assert.deepEqual([response.status, JSON.parse(text).kind], [500, 'unknown']);
    assert.ok(!text.includes('secret') && !text.includes('.ts'));
    assert.equal(reported.length, 1);
  });

  it('say that the server is well', async () => {
    const { status, body } = await new Client(backend.url).get('/health');
    assert.deepEqual([status, body.status], [200, 'ok']);
  });
});
