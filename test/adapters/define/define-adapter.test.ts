import { expect } from '@open-wc/testing';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import { adapterError, defineAdapter, errorOf, type AdapterDefinition } from '../../../src/define-adapter.js';
import type { Capabilities } from '../../../src/domain/session.js';
import type { User, UserAction } from '../../../src/domain/user.js';
import { all, calm, rejection, states } from '../contract.js';

interface Row {
  readonly id: string;
  readonly login: string;
  readonly status: string;
}
type Answering = (request: {
  method: string;
  url: URL;
  body: unknown;
  headers: Headers;
}) => Response | Promise<Response>;

const row = (id: string): Row => ({ id, login: `l-${id}`, status: 'active' });
const capabilities: Capabilities = {
  search: { mode: 'contains', fields: ['login'] },
  sort: ['name'],
  page: { kind: 'offset', maxSize: 10 },
  total: 'exact',
  concurrency: 'none',
};
const everything: readonly UserAction[] = [
  'view', 'create', 'update', 'delete', 'restore', 'activate', 'schedule', 'change-department', 'reset-password', 'message',
]; // prettier-ignore
const targets = (...ids: string[]) => ids.map((id) => ({ id }));

/** An adapter over answers that a test invents, connected. */
async function over(
  answer: Answering,
  given: Partial<AdapterDefinition<Row>> = {},
): Promise<{ adapter: UserAdapter; asked: string[] }> {
  const asked: string[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    asked.push(`${init.method} ${url.pathname}${url.search}`);
    const body: unknown = JSON.parse((init.body as string | undefined) ?? 'null');
    return answer({ method: init.method ?? 'GET', url, body, headers: new Headers(init.headers) });
  };
  const adapter = defineAdapter<Row>({
    url: 'https://x.test/crew',
    fetch,
    capabilities,
    toUser: (each) => each as User,
    session: () => Promise.resolve({ viewer: { id: 'me' }, allowed: everything }),
    list: async (api, { size, offset, search }) => {
      const { rows, count } = await api.get<{ rows: Row[]; count?: number }>('people', {
        size,
        offset,
        q: search || undefined,
      });
      return { records: rows, total: count };
    },
    get: (api, id) => api.get(['people', id]),
    remove: (api, { id }) => api.delete(['people', id]),
    ...given,
  });
  await adapter.connect(calm);
  return { adapter, asked };
}

const rows = (...ids: string[]): Response => Response.json({ rows: ids.map(row), count: 25 });

describe('defineAdapter', () => {
  describe('who is signed in', () => {
    it('has the methods that are defined and that the viewer has the right to, and others after a new sign-in', async () => {
      let allowed: readonly UserAction[] = ['view', 'delete'];
      const { adapter } = await over(() => rows(), {
        session: () => Promise.resolve({ viewer: { id: 'me' }, allowed }),
        create: (api) => api.post('people'),
        departments: () => Promise.resolve([]),
      });
      const names = ['create', 'update', 'delete', 'setActive', 'departments'] as const;
      expect(names.filter((name) => adapter[name])).to.deep.equal(['delete']);
      allowed = ['view', 'create', 'update', 'change-department'];
      expect([...(await adapter.connect(calm)).allowed]).to.deep.equal(allowed);
      expect(names.filter((name) => adapter[name])).to.deep.equal(['create', 'departments']);
      allowed = [];
      await adapter.connect(calm);
      expect(names.filter((name) => adapter[name])).to.deep.equal([]);
    });

    it('takes the capabilities of the session over those of the definition, and lists departments for a filter', async () => {
      const filters = [{ field: 'department' }];
      const { adapter } = await over(() => rows(), {
        session: () =>
          Promise.resolve({ viewer: null, allowed: ['view'], capabilities: { filters, total: 'estimated' } }),
        departments: () => Promise.resolve([{ id: 'd', name: 'D', path: [] }]),
      });
      const session = await adapter.connect(calm);
      expect(session.capabilities).to.deep.equal({ ...capabilities, filters, total: 'estimated' });
      expect(session.viewer).to.equal(null);
      expect(await adapter.departments?.(calm)).to.have.lengthOf(1);
    });

    it('reads several at once where that is defined, and no record without its texts (S10)', async () => {
      const getMany: AdapterDefinition<Row>['getMany'] = async (api, ids) => {
        const { rows: records } = await api.post<{ rows: Row[] }>('people/read', { ids });
        return { records, missing: ['c'] };
      };
      const { adapter, asked } = await over(({ body }) => rows(...(body as { ids: string[] }).ids.slice(0, 2)), { getMany });
      const { users, missing } = await adapter.getMany!(['a', 'b', 'c'], calm);
      expect([users.map(({ id }) => id), missing]).to.deep.equal([['a', 'b'], ['c']]);
      expect(asked.at(-1)).to.equal('POST /crew/people/read');
      const odd = await over(() => Response.json({ rows: [row('a'), { ...row('b'), login: undefined }] }), { getMany });
      expect(await rejection(odd.adapter.getMany?.(['a', 'b'], calm))).to.include({ kind: 'protocol' });
      expect((await over(() => rows())).adapter.getMany).to.equal(undefined);
    }); // prettier-ignore

    it('refuses a viewer whose id is no text (S10)', async () => {
      for (const id of [7, '', null])
        expect(
          (
            await rejection(
              over(() => rows(), { session: () => Promise.resolve({ viewer: { id } as never, allowed: [] }) }),
            )
          ).kind,
        ).to.equal('protocol');
    });

    it('is told from others by its address, resolved against the page', async () => {
      expect((await over(() => rows(), { url: '/crew#x' })).adapter.backendId).to.equal(
        new URL('/crew', document.baseURI).href,
      );
    });
  });

  describe('lists', () => {
    it('turns pages by offset', async () => {
      const { adapter, asked } = await over(() => rows('a', 'b'));
      const page = await adapter.query({ size: 2, at: { offset: 2 }, search: ' x ' }, calm);
      expect(asked).to.deep.equal(['GET /crew/people?size=2&offset=2&q=x']);
      expect(page).to.deep.include({
        next: { offset: 4 },
        previous: { offset: 0 },
        total: { value: 25, kind: 'exact' },
      });
      expect(page.users.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    });

    it('turns pages by number', async () => {
      const numbers: number[] = [];
      const page = { kind: 'page', maxSize: 10 } as const;
      const { adapter } = await over(() => rows('a', 'b'), {
        capabilities: { ...capabilities, page },
        list: (_, { page: number }) => (
          numbers.push(number),
          Promise.resolve({ records: [row('a'), row('b')], total: 25 })
        ),
      });
      const second = await adapter.query({ size: 10, at: { offset: 10 } }, calm);
      expect([numbers, second.next, second.previous]).to.deep.equal([[2], { offset: 20 }, { offset: 0 }]);
    });

    it('turns pages by cursor, and refuses places that it did not make', async () => {
      const cursors: unknown[] = [];
      const { adapter } = await over(() => rows(), {
        capabilities: { ...capabilities, page: { kind: 'cursor' }, total: 'none' },
        list: (_, { cursor }) => (
          cursors.push(cursor),
          Promise.resolve({ records: [row('a')], next: cursor ? null : 'n', previous: cursor && 'p' })
        ),
      });
      expect(await adapter.query({ size: 1 }, calm)).to.deep.equal({ users: [row('a')], next: { cursor: 'n' } });
      expect(await adapter.query({ size: 1, at: { cursor: 'n' } }, calm)).to.deep.equal({
        users: [row('a')],
        previous: { cursor: 'p' },
      });
      expect(cursors).to.deep.equal([undefined, 'n']);
      expect((await rejection(adapter.query({ size: 1, at: { offset: 1 } }, calm))).kind).to.equal('invalid');
      const { adapter: other } = await over(() => rows());
      for (const at of [{ cursor: 'n' }, { offset: -1 }, { offset: 0.5 }])
        expect((await rejection(other.query({ size: 1, at }, calm))).kind).to.equal('invalid');
    });

    it('goes on after a full page where nobody counts, and stops after one that is not', async () => {
      const { adapter } = await over(() => rows(), {
        list: (_, { size }) =>
          Promise.resolve({ records: Array.from({ length: Math.min(size, 3) }, (_, at) => row(`${at}`)) }),
      });
      expect((await adapter.query({ size: 3 }, calm)).next).to.deep.equal({ offset: 3 });
      expect(await adapter.query({ size: 4 }, calm)).to.have.all.keys('users');
    });

    it('asks for nothing that is not declared, and says so', async () => {
      const seen: unknown[] = [];
      const { adapter } = await over(() => rows(), {
        capabilities: { ...capabilities, search: { mode: 'none', fields: [] }, sort: [], filters: [{ field: 'role' }] },
        list: (_, query) => (seen.push(query), Promise.resolve({ records: [], total: -1, notApplied: ['sort'] })),
      });
      const asked = {
        search: 'x',
        filters: { role: ['a'], status: ['b'], none: [] },
        sort: { field: 'name', direction: 'ascending' } as const,
      };
      const page = await adapter.query({ size: 50, ...asked }, calm);
      expect(page).to.deep.equal({ users: [], notApplied: ['search', 'filters', 'sort', 'size'] });
      expect(seen).to.deep.equal([{ search: '', filters: { role: ['a'] }, size: 10, offset: 0, page: 1 }]);
      expect((await adapter.query({ size: 5, filters: { role: ['a'] } }, calm)).notApplied).to.deep.equal(['sort']);
    });

    it('asks in the order that is declared', async () => {
      const sort = { field: 'name', direction: 'descending' } as const;
      let asked: unknown;
      const { adapter } = await over(() => rows(), {
        list: (_, query) => ((asked = query.sort), Promise.resolve({ records: [] })),
      });
      await adapter.query({ size: 5, sort }, calm);
      expect(asked).to.deep.equal(sort);
    });

    it('refuses a list with a user who can’t be read (S10)', async () => {
      for (const bad of [{ id: 7 }, { login: '' }, { status: null }]) {
        const { adapter } = await over(() => Response.json({ rows: [row('a'), { ...row('b'), ...bad }] }));
        expect((await rejection(adapter.query({ size: 5 }, calm))).kind).to.equal('protocol');
      }
      const { adapter } = await over(() => rows('a'), {
        toUser: (each) => (each as unknown as { deep: { x: User } }).deep.x,
      });
      const error = await rejection(adapter.query({ size: 5 }, calm));
      expect([error.kind, error.message.includes('undefined')]).to.deep.equal(['protocol', false]);
    });

    it('gets one user, under exactly one segment, and no other (S9)', async () => {
      const { adapter, asked } = await over(({ url }) =>
        Response.json(row(url.pathname.endsWith('other') ? 'x' : 'a/b?c')),
      );
      expect((await adapter.get('a/b?c', calm)).id).to.equal('a/b?c');
      expect(asked).to.deep.equal(['GET /crew/people/a%2Fb%3Fc']);
      expect((await rejection(adapter.get('other', calm))).kind).to.equal('protocol');
      for (const id of ['', '..', '%2e']) expect((await rejection(adapter.get(id, calm))).kind).to.equal('invalid');
      expect(asked).to.have.lengthOf(2);
    });
  });

  describe('writes to many', () => {
    it('tells one outcome for each id, as many at once as is said (F15, U11)', async () => {
      let [running, most] = [0, 0];
      const answer = async ({ url }: { url: URL }): Promise<Response> => {
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done));
        running--;
        const status = Number(/\d+$/.exec(url.pathname)?.[0] ?? 204);
        return status === 200 ? Response.json({}) : new Response(null, { status });
      };
      const asked = targets('a', 's-403', 's-404', 's-412', 's-422', 's-500', 's-501', 's-200', 'a', '');
      const expected = [' failed', 'a done', 's-200 done', 's-403 refused', 's-404 already', 's-412 changed', 's-422 failed', 's-500 unknown', 's-501 failed']; // prettier-ignore
      for (const atOnce of [undefined, 2]) {
        most = 0;
        const { adapter } = await over(answer, atOnce ? { atOnce } : {});
        expect(await states(adapter.delete?.(asked, calm))).to.deep.equal(expected);
        expect(most).to.equal(atOnce ?? 4);
      }
      const { adapter, asked: sent } = await over(answer);
      expect(await all(adapter.delete?.([], calm))).to.deep.equal([]);
      expect(sent).to.deep.equal([]);
    });

    it('sends nothing after Stop, and calls nobody undone (U14)', async () => {
      const stop = new AbortController();
      const { adapter, asked } = await over(() => (stop.abort(), new Response(null, { status: 204 })), { atOnce: 1 });
      const call = { ...calm, stop: stop.signal };
      expect(await states(adapter.delete?.(targets('a', 'b', 'c'), call))).to.deep.equal(['a done', 'b not-attempted', 'c not-attempted']); // prettier-ignore
      expect(asked).to.have.lengthOf(1);
    });

    it('stops at a sign-in that has ended, and waits where it is told to (F11, F19)', async () => {
      const { adapter } = await over(() => new Response(null, { status: 401 }), { atOnce: 1 });
      expect(await states(adapter.delete?.(targets('a', 'b'), calm))).to.deep.equal(['a failed', 'b not-attempted']);
      const waits: number[] = [];
      let turn = 0;
      const { adapter: patient, asked } = await over(
        () => new Response(null, turn++ ? { status: 204 } : { status: 429, headers: { 'Retry-After': '3' } }),
        { wait: (ms) => Promise.resolve(void waits.push(ms)), random: () => 0 },
      );
      expect(await states(patient.delete?.(targets('a'), calm))).to.deep.equal(['a done']);
      expect([waits, asked.length]).to.deep.equal([[3000], 2]);
      turn = 0;
      const [told] = await all(patient.delete?.(targets('a'), { ...calm, once: true }));
      expect('error' in told && [told.state, told.error.kind, told.error.retryAfterMs]).to.deep.equal([
        'failed',
        'rate-limited',
        3000,
      ]);
    });

    it('calls unknown what a definition stumbles over: the write may have been done (T10)', async () => {
      for (const thrown of [new Error('bug'), undefined, 'text', null, new RangeError('x')]) {
        const { adapter } = await over(() => rows(), { remove: () => Promise.reject(thrown as Error) });
        expect(await states(adapter.delete?.(targets('a'), calm))).to.deep.equal(['a unknown']);
      }
      const { adapter } = await over(() => rows(), { remove: () => Promise.reject(adapterError('forbidden', 'No.')) });
      expect(await states(adapter.delete?.(targets('a'), calm))).to.deep.equal(['a refused']);
    });

    it('hands over reason, successor and version, and checks who comes back', async () => {
      const seen: unknown[] = [];
      const { adapter } = await over(({ url }) => Response.json(row(url.pathname.endsWith('b') ? 'x' : 'a')), {
        remove: (_, one) => Promise.resolve(seen.push([one.id, one.version, one.reason, one.successor])),
        restore: (api, { id }) => api.post(['people', id, 'restore']),
        setActive: (api, active, { id }) => api.put(['people', id], { active }),
        schedule: () => Promise.resolve(undefined),
        changeDepartment: (api, departmentId, { id }) => api.patch(['people', id], { departmentId }, { force: true }),
      });
      await all(adapter.delete?.([{ id: 'a', version: 'v' }], { ...calm, reason: 'R', successor: 's' }));
      expect(seen).to.deep.equal([['a', 'v', 'R', 's']]);
      const [restored] = await all(adapter.restore?.(['a'], calm));
      expect(restored).to.deep.equal({ id: 'a', state: 'done', user: row('a') });
      expect(await states(adapter.setActive?.(targets('a', 'b'), true, calm))).to.deep.equal(['a done', 'b unknown']);
      expect(await all(adapter.schedule?.(targets('a'), { action: 'activate', at: null }, calm))).to.deep.equal([
        { id: 'a', state: 'done' },
      ]);
      expect(await states(adapter.changeDepartment?.(targets('a'), 'd', calm))).to.deep.equal(['a done']);
    });

    it('sends the version where the backend checks it, and only there', async () => {
      for (const [concurrency, header] of [
        ['enforced', '"v1"'],
        ['none', null],
      ] as const) {
        let sent: string | null = '';
        const { adapter } = await over(
          ({ headers }) => ((sent = headers.get('If-Match')), new Response(null, { status: 204 })),
          {
            capabilities: { ...capabilities, concurrency },
          },
        );
        await all(adapter.delete?.([{ id: 'a', version: 'v1' }], calm));
        expect(sent).to.equal(header);
      }
    });

    it('lets what is written by hand win', async () => {
      const sendMessage: UserAdapter['sendMessage'] = async function* () {
        yield { id: 'a', state: 'done' };
      };
      const { adapter } = await over(() => rows(), { byHand: { delete: sendMessage as never, sendMessage } });
      expect(await states(adapter.delete?.(targets('z'), calm))).to.deep.equal(['a done']);
      expect(adapter.sendMessage).to.equal(sendMessage);
    });
  });

  describe('writes to one', () => {
    it('creates, changes, reads again what was answered with nothing, and resets', async () => {
      const bodies: unknown[] = [];
      const { adapter, asked } = await over(
        ({ method, body }) => (
          bodies.push(body),
          method === 'PATCH' ? new Response(null, { status: 204 }) : Response.json(row('a'))
        ),
        {
          create: (api, draft, { notify }) => api.post('people', { ...draft, notify }),
          update: (api, changes, { id }) => api.patch(['people', id], changes),
          resetPassword: (api, { id }) => api.post(['people', id, 'reset']),
        },
      );
      expect((await adapter.create?.({ login: 'l' }, { ...calm, notify: true }))?.id).to.equal('a');
      expect((await adapter.update?.({ id: 'a' }, { phone: '1' }, calm))?.id).to.equal('a');
      expect(await adapter.resetPassword?.('a', calm)).to.equal(undefined);
      expect(asked).to.deep.equal([
        'POST /crew/people',
        'PATCH /crew/people/a',
        'GET /crew/people/a',
        'POST /crew/people/a/reset',
      ]);
      expect(bodies).to.deep.equal([{ login: 'l', notify: true }, { phone: '1' }, null, {}]);
    });

    it('refuses an answer about somebody else, and a new user who can’t be read', async () => {
      const { adapter } = await over(() => Response.json(row('x')), {
        update: (api, _, { id }) => api.put(['people', id]),
        create: () => Promise.resolve(undefined as never),
      });
      expect((await rejection(adapter.update?.({ id: 'a' }, {}, calm))).kind).to.equal('protocol');
      expect((await rejection(adapter.create?.({ login: 'l' }, calm))).kind).to.equal('protocol');
    });
  });

  describe('errors', () => {
    const explain = (body: unknown) => (body as { bad?: string } | undefined)?.bad ? { kind: 'invalid' as const, message: 'Bad.', fields: { login: 'x' }, reason: 'r' } : undefined; // prettier-ignore

    it('are what the definition says that they mean, and keep the wait that was asked for', async () => {
      const { adapter } = await over(
        () => Response.json({ bad: 'login' }, { status: 400, headers: { 'Retry-After': '2' } }),
        { explain },
      );
      const error = await rejection(adapter.get('a', calm));
      expect([error.kind, error.message, error.fields, error.reason, error.status, error.retryAfterMs]).to.deep.equal(['invalid', 'Bad.', { login: 'x' }, 'r', 400, 2000]); // prettier-ignore
    });

    it('are told by the status where it says nothing, and successes are not touched', async () => {
      const { adapter } = await over(
        ({ url }) =>
          url.pathname.endsWith('a') ? Response.json({ ...row('a'), bad: 'x' }) : new Response('<p>', { status: 403 }),
        { explain },
      );
      expect((await adapter.get('a', calm)).id).to.equal('a');
      expect((await rejection(adapter.get('b', calm))).kind).to.equal('forbidden');
      const { adapter: broken } = await over(
        () => new Response('{', { status: 409, headers: { 'Content-Type': 'application/json' } }),
        { explain },
      );
      expect((await rejection(broken.get('a', calm))).kind).to.equal('conflict');
    });

    it('are aborted at once when the call is', async () => {
      const { adapter } = await over(() => rows());
      expect((await rejection(adapter.get('a', { signal: AbortSignal.abort() }))).kind).to.equal('aborted');
    });
  });
});

describe('errorOf', () => {
  const kindOf = async (thrown: unknown): Promise<string> => (await errorOf(thrown)).kind;

  it('leaves alone what is one already', async () => {
    const error = adapterError('stale', 'Old.');
    expect(await errorOf(error)).to.equal(error);
  });

  it('reads an answer: status, problem details, and the wait', async () => {
    const problem = Response.json({ detail: 'Slow down.' }, { status: 429, headers: { 'Retry-After': '1' } });
    expect(await errorOf(problem)).to.include({
      kind: 'rate-limited',
      message: 'Slow down.',
      retryAfterMs: 1000,
      status: 429,
    });
    expect(await kindOf(new Response(null, { status: 401 }))).to.equal('unauthenticated');
    expect(await kindOf(new Response('x', { status: 502 }))).to.equal('unavailable');
  });

  it('knows a stop, a timeout and a connection that failed from a bug', async () => {
    expect(await kindOf(new DOMException('x', 'AbortError'))).to.equal('aborted');
    expect(await kindOf(new DOMException('x', 'TimeoutError'))).to.equal('network');
    for (const text of ['Failed to fetch', 'fetch failed', 'NetworkError when attempting', 'Load failed'])
      expect(await kindOf(new TypeError(text)), text).to.equal('network');
    expect(await kindOf(new TypeError('Cannot read properties of undefined'))).to.equal('protocol');
    for (const thrown of [undefined, null, 7, 'x', {}, new Error('secret')])
      expect(await kindOf(thrown)).to.equal('protocol');
    expect((await errorOf(new Error('secret'))).message).not.to.include('secret');
  });
});
