import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Outcome } from '../../../src/adapters/contract.js';
import { MemoryAdapter, sampleDepartments, type MemoryOptions } from '../../../src/adapters/memory.js';
import { RestAdapter, type RestOptions } from '../../../src/adapters/rest.js';
import type { DeleteCapability } from '../../../src/domain/session.js';
import { all, calm, rejection, states } from '../contract.js';
import { FakeRestServer, html, json, nothing, type Interceptor } from './fake-rest-server.js';

interface Given {
  readonly memory?: MemoryOptions;
  readonly rest?: Partial<RestOptions>;
  readonly deletion?: Partial<DeleteCapability>;
  readonly intercept?: Interceptor;
}

/** An adapter that is connected to a fake server of 67 users, and the server's oracle. */
async function connected({ memory = {}, rest = {}, deletion, intercept }: Given = {}) {
  const capabilities = deletion ? { delete: { kind: 'permanent', ...deletion } as const } : {};
  const truth = new MemoryAdapter({ ...memory, capabilities: { ...capabilities, ...memory.capabilities } });
  const server = new FakeRestServer(truth);
  const wait = () => Promise.resolve();
  const adapter = new RestAdapter({ url: 'https://portal.test/api/users', fetch: server.fetch, wait, ...rest });
  const session = await adapter.connect(calm);
  server.requests.length = 0;
  server.intercept = intercept;
  const has = (id: string): boolean => truth.users.some((user) => user.id === id);
  return { adapter, truth, server, session, has };
}

const lost = (): Promise<Response> => Promise.reject(new TypeError('cut'));
const ids = (...given: number[]): { id: string; version: string }[] =>
  given.map((each) => ({ id: `u-${each}`, version: 'v1' }));
const errorOf = (outcome: Outcome | undefined) => (outcome && 'error' in outcome ? outcome.error : undefined);

describe('RestAdapter', () => {
  describe('connecting', () => {
    it('offers nothing before it has asked', () => {
      const adapter = new RestAdapter({ url: 'https://portal.test/api/users' });
      expect([adapter.create, adapter.delete, adapter.setActive]).to.deep.equal([undefined, undefined, undefined]);
    });

    it('offers what the session lists, and drops what a later session lists no more', async () => {
      const { adapter, server } = await connected();
      server.operations = ['delete', 'setActive', 'connect', 'constructor'];
      await adapter.connect(calm);
      expect(typeof adapter.delete).to.equal('function');
      expect([adapter.create, adapter.schedule, adapter.departments]).to.deep.equal([undefined, undefined, undefined]);
      server.operations = [];
      await adapter.connect(calm);
      expect([adapter.delete, adapter.setActive]).to.deep.equal([undefined, undefined]);
      expect(adapter.constructor).to.equal(RestAdapter);
    });

    it('derives the operations from the rights where none are listed', async () => {
      const { adapter } = await connected({
        memory: { allowed: ['view', 'deactivate'], capabilities: { filters: [] } },
      });
      const offered = ['create', 'update', 'delete', 'setActive', 'schedule', 'departments', 'sendMessage'] as const;
      expect(offered.filter((name) => adapter[name])).to.deep.equal(['setActive']);
    });

    it('reads several at once only where the server lists that, whatever the viewer may (R11)', async () => {
      const { adapter, server } = await connected();
      expect(adapter.getMany).to.equal(undefined);
      server.operations = ['getMany'];
      await adapter.connect(calm);
      const found = await adapter.getMany?.(['u-3', 'nobody', 'u-4'], calm);
      expect(found?.users.map(({ id }) => id)).to.deep.equal(['u-3', 'u-4']);
      expect(found?.missing).to.deep.equal(['nobody']);
      expect(server.log.at(-1)).to.equal('POST users/read');
    });

    it('takes no list of users for several that can’t be read (S10)', async () => {
      const { adapter, server } = await connected();
      server.operations = ['getMany'];
      await adapter.connect(calm);
      server.intercept = () => json({ users: [], missing: ['u-3', 7, null] });
      expect(await adapter.getMany?.(['u-3', 'u-4'], calm)).to.deep.equal({ users: [], missing: ['u-3'] });
      for (const answer of [
        [],
        {},
        { missing: [] },
        { users: {} },
        { users: [{ id: 7, login: 'x', status: 'active' }] },
        null,
      ]) {
        server.intercept = () => json(answer);
        expect(await rejection(adapter.getMany?.(['u-3', 'u-4'], calm)), JSON.stringify(answer)).to.include({ kind: 'protocol' }); // prettier-ignore
      }
    });

    it('can list departments where the list is filtered by them', async () => {
      const { adapter } = await connected({ memory: { allowed: ['view'] } });
      expect(await adapter.departments?.(calm)).to.deep.equal(sampleDepartments);
    });

    it('asks beside the collection, or where it is told', async () => {
      const asked: string[] = [];
      const fetch = (url: unknown): Promise<Response> => (asked.push(url as string), Promise.resolve(json({})));
      const connect = (options: RestOptions) => new RestAdapter({ fetch, ...options }).connect(calm);
      await connect({ url: 'https://portal.test/api/users/' });
      await connect({ baseUrl: 'https://portal.test/v2/' });
      await connect({ url: '/api/users?tenant=7#top', sessionUrl: '/me' });
      expect(asked).to.deep.equal([
        'https://portal.test/api/session',
        'https://portal.test/v2/session',
        new URL('/me', document.baseURI).href,
      ]);
    });

    it('is told from other backends by the address of its users, wherever it is asked (F24, F27)', () => {
      const idOf = (options: RestOptions): string => new RestAdapter(options).backendId;
      expect(idOf({ url: '/api/users/' })).to.equal(new URL('/api/users', document.baseURI).href);
      expect(idOf({ baseUrl: 'https://portal.test/v2' })).to.equal('https://portal.test/v2/users');
      expect(idOf({ url: 'https://portal.test/api/users#top' })).to.equal('https://portal.test/api/users');
      expect(idOf({ url: '/api/users?tenant=7' })).not.to.equal(idOf({ url: '/api/users?tenant=8' }));
    });

    it('keeps what the address of the collection asks for', async () => {
      const { server, adapter } = await connected({ rest: { url: 'https://portal.test/api/users?tenant=7' } });
      await adapter.query({ size: 5, search: 'a&b' }, calm);
      expect(server.requests[0].url.search).to.equal('?tenant=7&size=5&search=a%26b');
    });

    it('rejects when signed out, and when a page answers instead of the API', async () => {
      const answer = async (response: Response) => {
        const fetch = () => Promise.resolve(response);
        return (await rejection(new RestAdapter({ url: '/api/users', fetch }).connect(calm))).kind;
      };
      expect(await answer(json({ title: 'Sign in' }, 401))).to.equal('unauthenticated');
      expect(await answer(html(200))).to.equal('protocol');
      expect(await answer(html(404))).to.equal('protocol');
      expect(await answer(json([]))).to.equal('protocol');
      expect(await answer(json({ viewer: { id: 7 } }))).to.equal('protocol');
    });

    it('hands on how the server treats capital and small letters, where it says so', async () => {
      for (const caseSensitive of [true, false]) {
        const search = { mode: 'contains', fields: ['login'], caseSensitive } as const;
        const { session } = await connected({ memory: { capabilities: { search } } });
        expect(session.capabilities.search).to.deep.equal(search);
      }
      expect((await connected()).session.capabilities.search).not.to.have.property('caseSensitive');
    });

    it('takes what it can’t read for missing (R11)', async () => {
      const fetch = () => Promise.resolve(json({ viewer: null, allowed: 'all', capabilities: { delete: true, sort: 'name', fields: [{}], filters: 7, page: { maxSize: 'x' } } })); // prettier-ignore
      const { viewer, allowed, capabilities } = await new RestAdapter({ url: '/api/users', fetch }).connect(calm);
      expect([viewer, allowed.size]).to.deep.equal([null, 0]);
      expect(capabilities).to.deep.equal({
        fields: [], filters: [], search: { mode: 'none', fields: [] }, sort: [], page: { kind: 'offset' },
        total: 'none', concurrency: 'none',
      }); // prettier-ignore
    });
  });

  describe('reading', () => {
    const page = (data: unknown) => connected({ intercept: () => json(data) });

    it('refuses a list with a user whose id is not a text (S10)', async () => {
      const good = { id: 'a', login: 'a', status: 'active' };
      for (const bad of [{ id: 7 }, { id: 9007199254740993 }, { id: '' }, { login: 1 }, { status: null }, { id: {} }]) {
        const { adapter } = await page({ users: [good, { ...good, ...bad }] });
        expect((await rejection(adapter.query({ size: 5 }, calm))).kind).to.equal('protocol');
      }
      for (const users of [undefined, {}, [null], ['a'], [[]]]) {
        const { adapter } = await page({ users });
        expect((await rejection(adapter.query({ size: 5 }, calm))).kind).to.equal('protocol');
      }
    });

    it('takes only what has the right type, and leaves the unknown unknown (R11, S11)', async () => {
      const { adapter } = await page({
        users: [
          JSON.parse(`{
            "id": "a", "login": "a", "status": "active", "firstName": 7, "phone": null, "owner": "false",
            "__proto__": { "owner": false, "email": "polluted" }, "denied": "yes", "lastLoginAt": 7,
            "roles": [{ "id": "r", "name": "R" }, "x", { "id": 7, "name": "R" }], "groups": "all",
            "department": { "id": "d" }, "scheduled": { "action": "delete", "at": "x" }, "extra": ["x"]
          }`), // prettier-ignore
        ],
        total: { value: -1, kind: 'exact' },
        next: { offset: 'x' },
        previous: { cursor: '' },
        notApplied: 'sort',
      });
      const answer = await adapter.query({ size: 5 }, calm);
      expect(answer.users).to.deep.equal([
        { id: 'a', login: 'a', status: 'active', denied: null, roles: [{ id: 'r', name: 'R' }] },
      ]);
      expect(Object.keys(answer)).to.deep.equal(['users']);
    });

    it('takes all that is right', async () => {
      const user = {
        id: 'a', login: 'a', status: 'on-sabbatical', statusLabel: 'Sabbatical', owner: false, lastLoginAt: null,
        denied: { delete: 'managed' }, scheduled: { action: 'activate', at: '2099-01-01T00:00:00Z' }, groups: [],
        department: { id: 'd', name: 'D', path: ['C'] }, extra: { badge: 7 }, version: 'v9',
      }; // prettier-ignore
      const { adapter } = await page({
        users: [user, user],
        total: { value: 9, kind: 'at-least' },
        next: { cursor: 'c' },
        previous: { offset: 0 },
        notApplied: ['sort', 7],
      });
      expect(await adapter.query({ size: 5 }, calm)).to.deep.equal({
        users: [user],
        total: { value: 9, kind: 'at-least' },
        next: { cursor: 'c' },
        previous: { offset: 0 },
        notApplied: ['sort'],
      });
      const { adapter: vague } = await page({ users: [], total: { value: 9, kind: 'surely' } });
      expect((await vague.query({ size: 5 }, calm)).total).to.deep.equal({ value: 9, kind: 'estimated' });
    });

    it('takes the version from the entity tag where the record has none (F12)', async () => {
      const record = { id: 'u-3', login: 'a', status: 'active' };
      const { adapter } = await connected({ intercept: () => json(record, 200, { ETag: '"t1"' }) });
      expect((await adapter.get('u-3', calm)).version).to.equal('t1');
    });

    it('refuses another user than the one asked for', async () => {
      const { adapter } = await page({ id: 'u-4', login: 'a', status: 'active' });
      expect((await rejection(adapter.get('u-3', calm))).kind).to.equal('protocol');
      expect((await rejection(adapter.update?.({ id: 'u-3' }, {}, calm))).kind).to.equal('protocol');
      expect(await states(adapter.setActive?.(ids(3), false, calm))).to.deep.equal(['u-3 unknown']);
    });

    it('reads the user again where an update is answered without one', async () => {
      const { adapter, server, truth } = await connected();
      server.intercept = ({ method }, next) => (method === 'PATCH' ? next().then(nothing) : undefined);
      const user = await adapter.update?.({ id: 'u-3', version: 'v1' }, { phone: '1' }, calm);
      expect(user).to.deep.equal(truth.users.find(({ id }) => id === 'u-3'));
      expect(user).to.include({ phone: '1' });
      expect(server.log.slice(-2)).to.deep.equal(['PATCH users/u-3', 'GET users/u-3']);
    });

    it('sends no request for an id that is none (S9)', async () => {
      const { adapter, server } = await connected();
      for (const id of ['', '.', '..', '%2e%2E']) {
        expect((await rejection(adapter.get(id, calm))).kind).to.equal('invalid');
        expect(await states(adapter.delete?.([{ id }], calm))).to.deep.equal([`${id} failed`]);
        expect(await states(adapter.sendMessage?.([id], { body: 'x' }, calm))).to.deep.equal([`${id} failed`]);
      }
      expect(server.requests).to.deep.equal([]);
    });

    it('reads and writes fields under the server’s names, and users by the host’s map', async () => {
      const record = { id: 'u-3', userName: 'ann', state: 'active', given: 'Ann' };
      const { adapter, server } = await connected({
        intercept: () => json(record),
        rest: { fields: { login: 'userName', firstName: 'given' }, mapUser: (raw) => ({ ...(raw as object), status: (raw as typeof record).state }) },
      }); // prettier-ignore
      expect(await adapter.get('u-3', calm)).to.deep.equal({
        id: 'u-3',
        login: 'ann',
        status: 'active',
        firstName: 'Ann',
      });
      await adapter.update?.({ id: 'u-3' }, { login: 'anna', phone: '1' }, calm);
      expect(server.requests.at(-1)?.body).to.deep.equal({ userName: 'anna', phone: '1' });
    });

    it('rejects where the departments can’t be read', async () => {
      const { adapter } = await page({ departments: 'none' });
      expect((await rejection(adapter.departments?.(calm))).kind).to.equal('protocol');
    });
  });

  describe('on the wire', () => {
    it('sends what the wire asks for', async () => {
      const { adapter, server } = await connected();
      const call = { ...calm, requestId: 'r' };
      await all(adapter.delete?.(ids(3), { ...call, successor: 'u-2' }));
      await adapter.update?.({ id: 'u-4', version: 'v1' }, { phone: '1' }, call);
      await adapter.create?.({ login: 'n', email: 'n@x.test' }, { ...call, notify: true });
      await adapter.resetPassword?.('u-4', call);
      const [remove, update, create, reset] = server.requests;
      expect(server.log).to.deep.equal([
        'DELETE users/u-3', 'PATCH users/u-4', 'POST users', 'POST users/u-4/reset-password',
      ]); // prettier-ignore
      expect(remove.url.search).to.equal('?successor=u-2');
      expect(remove.headers.get('If-Match')).to.equal('"v1"');
      expect(remove.headers.get('Idempotency-Key')).to.equal('r.u-3');
      expect(update.headers.get('Content-Type')).to.equal('application/merge-patch+json');
      expect(update.headers.get('If-Match')).to.equal('"v1"');
      expect(create.headers.get('Idempotency-Key')).to.equal('r');
      expect(create.body).to.deep.equal({ login: 'n', email: 'n@x.test', notify: true });
      expect(reset.headers.get('Content-Type')).to.equal('application/json');
    });

    it('gives each write a key of its own where the caller has none', async () => {
      const { adapter, server } = await connected();
      await all(adapter.delete?.(ids(3, 4), calm));
      const keys = server.requests.map(({ headers }) => headers.get('Idempotency-Key'));
      expect(keys.every(Boolean)).to.equal(true);
      expect(new Set(keys)).to.have.property('size', 2);
    });

    it('has at most four requests under way (F15)', async () => {
      let now = 0;
      let most = 0;
      let open!: () => void;
      // nothing is answered before the fourth is under way
      const four = new Promise<void>((resolve) => (open = resolve));
      const intercept: Interceptor = async (request, next) => {
        if (request.method !== 'DELETE') return next();
        most = Math.max(most, ++now);
        if (now === 4) open();
        await four;
        const answer = await next();
        now--;
        return answer;
      };
      const { adapter } = await connected({ intercept });
      await all(adapter.delete?.(ids(3, 4, 5, 6, 7, 8, 9, 10, 11, 12), calm));
      expect(most).to.equal(4);
    });

    it('shows a token to nobody but the server, over a whole tour (S16)', async () => {
      const canary = 'canary-4711';
      const headers = () => ({ Authorization: `Bearer ${canary}` });
      const { adapter, server } = await connected({ rest: { headers }, memory: { faults: { failPercent: 40 } } }).catch(
        () => connected({ rest: { headers } }),
      );
      const seen: unknown[] = [];
      const note = (thrown: unknown): number => seen.push(thrown, String(thrown), (thrown as Error).stack);
      await adapter.query({ size: 5 }, calm).then(note, note);
      await adapter.get('nobody', calm).then(note, note);
      seen.push(await all(adapter.delete?.(ids(1, 2, 3, 4), calm)), Object.keys(localStorage));
      expect(JSON.stringify(seen)).to.not.contain(canary);
      expect(JSON.stringify(adapter)).to.not.contain(canary);
      for (const { url, headers: sent } of server.requests) {
        expect(url.href).to.not.contain(canary);
        expect(sent.get('Authorization')).to.contain(canary);
      }
    });
  });

  describe('when an answer is lost (F7)', () => {
    const afterwards =
      (method: string, then: () => Response | Promise<Response>): Interceptor =>
      async (request, next) =>
        request.method === method ? (await next(), then()) : next();
    const instead =
      (method: string, then: () => Response | Promise<Response>): Interceptor =>
      ({ method: asked }) =>
        asked === method ? then() : undefined;

    it('looks, and calls the user deleted who is gone; it never sends twice', async () => {
      for (const answer of [lost, () => html(200), () => json({}, 500), () => json({}, 502), () => json({}, 504), () => json({}, 503), () => json({}, 202), () => new Response(null)]) {
        const { adapter, server, has } = await connected({ intercept: afterwards('DELETE', answer) });
        expect(await states(adapter.delete?.(ids(3), calm))).to.deep.equal(['u-3 done']);
        expect(server.log).to.deep.equal(['DELETE users/u-3', 'GET users/u-3']);
        expect(has('u-3')).to.equal(false);
      } // prettier-ignore
    });

    it('leaves unknown who is still there: the deletion may be on its way', async () => {
      for (const answer of [lost, () => html(200), () => json({}, 502), () => json({}, 504)]) {
        const { adapter, server } = await connected({ intercept: instead('DELETE', answer) });
        expect(await states(adapter.delete?.(ids(3), calm))).to.deep.equal(['u-3 unknown']);
        expect(server.log).to.deep.equal(['DELETE users/u-3', 'GET users/u-3']);
      }
    });

    it('has failed where the server itself failed and the user is still there', async () => {
      const { adapter } = await connected({ intercept: instead('DELETE', () => json({ title: 'Broken' }, 500)) });
      const [outcome] = await all(adapter.delete?.(ids(3), calm));
      expect(outcome.state).to.equal('failed');
      expect(errorOf(outcome)).to.include({ kind: 'unavailable', message: 'Broken' });
    });

    it('leaves unknown a failure where deletions have two steps: the first may be done (F10)', async () => {
      const intercept = instead('DELETE', () => json({ title: 'Broken' }, 500));
      const { adapter } = await connected({ deletion: { kind: 'deactivate-first' }, intercept });
      expect(await states(adapter.delete?.(ids(3), calm))).to.deep.equal(['u-3 unknown']);
      const users = await states(adapter.setActive?.(ids(3), false, calm));
      expect(users, 'other works have one').to.deep.equal(['u-3 done']);
    });

    it('leaves unknown where looking fails too, or shows somebody else', async () => {
      const dead = await connected({ intercept: lost });
      expect(await states(dead.adapter.delete?.(ids(3), calm))).to.deep.equal(['u-3 unknown']);
      const odd = await connected({
        intercept: ({ method }) => (method === 'DELETE' ? lost() : json({ id: 'x', login: 'x', status: 'active' })),
      });
      expect(await states(odd.adapter.delete?.(ids(3), calm))).to.deep.equal(['u-3 unknown']);
    });

    it('looks at nobody once it is stopped: what was sent is unknown', async () => {
      const stop = new AbortController();
      const { adapter, server } = await connected({ intercept: () => (stop.abort(), new Promise(() => undefined)) });
      expect(await states(adapter.delete?.(ids(3, 4, 5, 6, 7, 8), { signal: stop.signal }))).to.deep.equal([
        'u-3 unknown', 'u-4 unknown', 'u-5 unknown', 'u-6 unknown', 'u-7 not-attempted', 'u-8 not-attempted',
      ]); // prettier-ignore
      expect(server.log.every((line) => line.startsWith('DELETE'))).to.equal(true);
    });

    it('knows by the record whether another write was done', async () => {
      const at = '2099-01-01T00:00:00Z';
      const { adapter } = await connected({ intercept: async ({ method }, next) => (method === 'GET' ? next() : (await next(), lost())) }); // prettier-ignore
      expect(await states(adapter.setActive?.(ids(3), false, calm))).to.deep.equal(['u-3 done']);
      expect(await states(adapter.setActive?.([{ id: 'u-3' }], true, calm))).to.deep.equal(['u-3 done']);
      const plan = { action: 'deactivate', at } as const;
      expect(await states(adapter.schedule?.(ids(4), plan, calm))).to.deep.equal(['u-4 done']);
      expect(await states(adapter.schedule?.([{ id: 'u-4' }], { ...plan, at: null }, calm))).to.deep.equal([
        'u-4 done',
      ]);
      expect(await states(adapter.changeDepartment?.(ids(5), 'd-2', calm))).to.deep.equal(['u-5 done']);
      expect((await rejection(adapter.update?.({ id: 'u-6' }, { phone: '1' }, calm))).kind).to.equal('network');
    });

    it('has not heard of a message either', async () => {
      const { adapter } = await connected({ intercept: lost });
      expect(await states(adapter.sendMessage?.(['u-3'], { body: 'x' }, calm))).to.deep.equal(['u-3 unknown']);
    });
  });

  describe('told why', () => {
    const header = 'X-Audit-Log-Reason';
    const reasons = (server: FakeRestServer) => server.requests.map(({ headers }) => headers.get(header));

    for (const [how, deletion, given] of [
      ['one by one', {}, ids(3, 4)],
      ['in a batch', { batchMax: 50 }, ids(3, 4)],
    ] as const) {
      it(`says so in a header, percent-encoded, ${how}; no address and no body has it`, async () => {
        const { adapter, server } = await connected({ deletion });
        const reason = 'Weg, wegen “Umzug” – سبب';
        expect(await states(adapter.delete?.(given, { ...calm, reason }))).to.deep.equal(['u-3 done', 'u-4 done']);
        expect(reasons(server).map((value) => decodeURIComponent(value ?? ''))).to.deep.equal(server.requests.map(() => reason)); // prettier-ignore
        expect(server.requests.some(({ url, body }) => /Umzug/.test(url.href + JSON.stringify(body)))).to.equal(false);
      });
    }

    it('says so where somebody is deactivated in place of being deleted', async () => {
      const { adapter, server } = await connected();
      await all(adapter.setActive?.(ids(3), false, { ...calm, reason: 'On leave' }));
      expect(reasons(server)).to.deep.equal(['On%20leave']);
    });

    it('sends no header where nothing was said, and none when it looks after an answer', async () => {
      const { adapter, server } = await connected({ intercept: ({ method }) => (method === 'DELETE' ? lost() : undefined) }); // prettier-ignore
      await all(adapter.delete?.(ids(3), { ...calm, reason: 'Left' }));
      expect(server.requests.map(({ method, headers }) => [method, headers.has(header)])).to.deep.equal([['DELETE', true], ['GET', false]]); // prettier-ignore
      server.requests.length = 0;
      await all(adapter.setActive?.(ids(4), false, calm));
      expect(reasons(server)).to.deep.equal([null]);
    });

    it('takes half a character for what can’t be read, and not for a reason to fail', async () => {
      const { adapter, server } = await connected();
      expect(await states(adapter.delete?.(ids(3), { ...calm, reason: 'a\ud83d' }))).to.deep.equal(['u-3 done']);
      expect(reasons(server)).to.deep.equal(['a%EF%BF%BD']);
    });
  });

  it('takes 404 on a deletion for already gone, but not a page that says 404 (F8, F21)', async () => {
    const gone = await connected({ intercept: () => json({}, 404) });
    expect(await states(gone.adapter.delete?.(ids(3), calm))).to.deep.equal(['u-3 already']);
    expect(await states(gone.adapter.setActive?.(ids(3), true, calm))).to.deep.equal(['u-3 failed']);
    const page = await connected({ intercept: () => html(404) });
    expect(await states(page.adapter.delete?.(ids(3), calm))).to.deep.equal(['u-3 failed']);
  });

  it('never repeats a deletion in two steps, whatever the server says (F10)', async () => {
    for (const status of [429, 503, 500, 502, 504]) {
      const busy = (): Response => json({}, status, { 'Retry-After': '1' });
      const intercept: Interceptor = ({ method }) => (method === 'DELETE' ? busy() : undefined);
      const { adapter, server } = await connected({ deletion: { kind: 'deactivate-first' }, intercept });
      await all(adapter.delete?.(ids(3), calm));
      expect(server.log.filter((line) => line.startsWith('DELETE'))).to.have.lengthOf(1);
    }
  });

  it('waits and goes on where the server says wait in the middle (F11)', async () => {
    let count = 0;
    const { adapter, has } = await connected({
      intercept: () => (++count === 3 ? json({}, 429, { 'Retry-After': '1' }) : undefined),
    });
    expect(await states(adapter.delete?.(ids(3, 4, 5, 6, 7), calm))).to.satisfy((lines: string[]) =>
      lines.every((line) => line.endsWith('done')),
    );
    expect(has('u-5')).to.equal(false);
  });

  it('stops asking where the server keeps saying wait, and says for how long', async () => {
    const { adapter, server } = await connected({ intercept: () => json({}, 429, { 'Retry-After': '600' }) });
    const outcomes = await all(adapter.delete?.(ids(3, 4, 5, 6, 7, 8, 9, 10), calm));
    expect(server.requests).to.have.length.at.most(4);
    expect(errorOf(outcomes.find(({ state }) => state === 'failed'))?.retryAfterMs).to.equal(600_000);
    expect(outcomes.filter(({ state }) => state === 'not-attempted')).to.have.length.at.least(4);
  });

  describe('told to send nothing more (U14)', () => {
    /** Answers once it is let go; tells when the first request has come. */
    const held = () => {
      const stop = new AbortController();
      let letGo = (): void => undefined;
      const released = new Promise<void>((resolve) => (letGo = resolve));
      const intercept: Interceptor = async (_, next) => {
        await released;
        return next();
      };
      return { intercept, call: { ...calm, stop: stop.signal }, stop: () => (stop.abort(), letGo()) };
    };
    const come = async (server: FakeRestServer, count: number): Promise<void> => {
      while (server.requests.length < count) await new Promise((resolve) => setTimeout(resolve));
    };

    it('waits for what was sent, and says of the others that they were not attempted', async () => {
      const { intercept, call, stop } = held();
      const { adapter, server, has } = await connected({ intercept });
      const outcomes = states(adapter.delete?.(ids(3, 4, 5, 6, 7, 8), call));
      await come(server, 4);
      stop();
      expect(await outcomes).to.deep.equal([
        'u-3 done', 'u-4 done', 'u-5 done', 'u-6 done', 'u-7 not-attempted', 'u-8 not-attempted',
      ]); // prettier-ignore
      expect([server.log.length, has('u-6'), has('u-7')]).to.deep.equal([4, false, true]);
    });

    it('sends no further part of a batch', async () => {
      const { intercept, call, stop } = held();
      const { adapter, server } = await connected({ intercept, deletion: { batchMax: 2 } });
      const outcomes = states(adapter.delete?.(ids(3, 4, 5, 6), call));
      await come(server, 1);
      stop();
      expect(await outcomes).to.deep.equal(['u-3 done', 'u-4 done', 'u-5 not-attempted', 'u-6 not-attempted']);
      expect(server.log).to.deep.equal(['POST users/batch']);
    });

    for (const batchMax of [1, 9]) {
      it(`does not sit out what the server asks to wait, ${batchMax} at a time, and sends nothing again`, async () => {
        const stop = new AbortController();
        const wait = (): Promise<void> => new Promise(() => setTimeout(() => stop.abort()));
        const busy = (): Response => json({}, 429, { 'Retry-After': '60' });
        const { adapter, server, truth } = await connected({ intercept: busy, rest: { wait }, deletion: { batchMax } });
        const outcomes = await states(adapter.delete?.(ids(3, 4, 5, 6, 7, 8), { ...calm, stop: stop.signal }));
        expect(
          outcomes.every((line) => line.endsWith('not-attempted')),
          outcomes.join(),
        ).to.equal(true);
        expect(server.requests.length).to.be.at.most(4);
        expect(truth.users).to.have.lengthOf(67);
      });
    }

    it('says that nothing was attempted of whom the server turns away after that', async () => {
      const { intercept, call, stop } = held();
      const turnAway: Interceptor = (request) => intercept(request, () => Promise.resolve(json({}, 429)));
      const { adapter, server, truth } = await connected({ intercept: turnAway });
      const outcomes = states(adapter.delete?.(ids(3, 4), call));
      await come(server, 2);
      stop();
      expect(await outcomes).to.deep.equal(['u-3 not-attempted', 'u-4 not-attempted']);
      expect([server.requests.length, truth.users.length]).to.deep.equal([2, 67]);
    });

    it('looks at nobody whose answer was lost: that stays unknown', async () => {
      const stop = new AbortController();
      const { adapter } = await connected({
        intercept: ({ method }) => (method === 'GET' ? (stop.abort(), new Promise(() => undefined)) : lost()),
      });
      expect(await states(adapter.delete?.(ids(3), { ...calm, stop: stop.signal }))).to.deep.equal(['u-3 unknown']);
    });
  });

  describe('in batches', () => {
    const batch =
      (outcomes: (targets: { id: string }[]) => unknown): Interceptor =>
      ({ method, body }) =>
        method === 'POST' ? json({ outcomes: outcomes((body as { targets: { id: string }[] }).targets) }) : undefined;

    it('sends one target alone, and several together, in parts of the size that the server takes (F18)', async () => {
      const { adapter, server } = await connected({ deletion: { batchMax: 3 } });
      await all(adapter.delete?.(ids(3), calm));
      await all(adapter.delete?.(ids(4, 5, 6, 7), calm));
      expect(server.log).to.deep.equal(['DELETE users/u-3', 'POST users/batch', 'POST users/batch']);
      expect(server.requests[1].body).to.deep.equal({ action: 'delete', targets: ids(4, 5, 6) });
      const keys = server.requests.map(({ headers }) => headers.get('Idempotency-Key'));
      expect(new Set(keys)).to.have.property('size', 3);
    });

    it('goes by id, never by place, whatever the answer’s order, gaps, extras and repeats (F17)', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray([3, 4, 5, 6, 7, 8]),
          fc.shuffledSubarray(['x', 'u-99', '']),
          async (named, extra) => {
            const answers = [...named.map((each) => ({ id: `u-${each}`, status: each % 2 ? 204 : 403 })), ...extra.map((id) => ({ id, status: 204 }))]; // prettier-ignore
            const repeats = named.map((each) => ({ id: `u-${each}`, status: 500 }));
            const { adapter } = await connected({ deletion: { batchMax: 9 }, intercept: batch(() => [...answers, null, 'x', ...repeats]) }); // prettier-ignore
            const expected = [3, 4, 5, 6, 7, 8].map((each) =>
            `u-${each} ${!named.includes(each) ? 'unknown' : each % 2 ? 'done' : 'refused'}`); // prettier-ignore
            expect(await states(adapter.delete?.(ids(3, 4, 5, 6, 7, 8), calm))).to.deep.equal(expected);
          },
        ),
        { numRuns: 25 },
      );
    });

    it('reads each target’s own status: a 200 around it proves nothing (F17)', async () => {
      const statuses = [204, 404, 412, 409, 403, 422, 429, 500, 501, '204', undefined, 99, 'x', 302];
      const { adapter } = await connected({
        deletion: { batchMax: 99 },
        intercept: batch((targets) => targets.map(({ id }, index) => ({ id, status: statuses[index], problem: {} }))),
      });
      const outcomes = await all(adapter.delete?.(ids(...statuses.map((_, index) => index + 3)), calm));
      expect(outcomes.map(({ state }) => state)).to.deep.equal([
        'done', 'already', 'changed', 'failed', 'refused', 'failed', 'failed', 'failed', 'failed', 'done', 'unknown',
        'unknown', 'unknown', 'unknown',
      ]); // prettier-ignore
    });

    it('halves what is too large until it fits, and drops nobody (F18)', async () => {
      const { adapter, server } = await connected({
        deletion: { batchMax: 8 },
        intercept: ({ body }) => ((body as { targets: [] }).targets.length > 2 ? json({}, 413) : undefined),
      });
      const done = await states(adapter.delete?.(ids(3, 4, 5, 6, 7, 8, 9), calm));
      expect(done).to.have.lengthOf(7);
      expect(done.every((line) => line.endsWith('done'))).to.equal(true);
      expect(server.requests.length).to.be.greaterThan(4);
      const never = await connected({ deletion: { batchMax: 8 }, intercept: () => json({}, 413) });
      expect(await states(never.adapter.delete?.(ids(3, 4), calm))).to.deep.equal(['u-3 failed', 'u-4 failed']);
    });

    it('looks at each where the answer to all was lost', async () => {
      const { adapter, server } = await connected({
        deletion: { batchMax: 9 },
        intercept: async ({ method }, next) => (method === 'POST' ? (await next(), html()) : next()),
      });
      expect(await states(adapter.delete?.(ids(1, 3, 4), calm))).to.deep.equal(['u-1 unknown', 'u-3 done', 'u-4 done']);
      expect(server.log).to.deep.equal(['POST users/batch', 'GET users/u-1', 'GET users/u-3', 'GET users/u-4']);
    });

    it('does not look at everybody where nobody answers', async () => {
      const { adapter, server } = await connected({ deletion: { batchMax: 9 }, intercept: lost });
      expect(await states(adapter.delete?.(ids(3, 4, 5), calm))).to.deep.equal(['u-3 unknown', 'u-4 unknown', 'u-5 unknown']); // prettier-ignore
      expect(server.log).to.deep.equal(['POST users/batch', 'GET users/u-3', 'GET users/u-4']);
    });

    it('keeps who can’t be named out of the request, and the rest in it (S9)', async () => {
      const { adapter, server } = await connected({ deletion: { batchMax: 9 } });
      const asked = [{ id: '..' }, ...ids(3, 4), { id: '' }];
      expect(await states(adapter.delete?.(asked, calm))).to.deep.equal([
        ' failed',
        '.. failed',
        'u-3 done',
        'u-4 done',
      ]);
      expect(server.requests[0].body).to.deep.equal({ action: 'delete', targets: ids(3, 4) });
    });
  });
});
