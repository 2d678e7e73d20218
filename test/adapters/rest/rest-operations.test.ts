import { expect, waitUntil } from '@open-wc/testing';
import type { Call, Outcome } from '../../../src/adapters/contract.js';
import { RestAdapter, type RestOptions } from '../../../src/adapters/rest.js';
import { aUser } from '../../support/builders.js';
import { deferred } from '../../support/scripted-adapter.js';
import { all, calm, rejection, states } from '../contract.js';
import { html, json, nothing, type SeenRequest } from './fake-rest-server.js';

const allowed = ['create', 'update', 'delete', 'activate', 'deactivate', 'schedule', 'change-department', 'reset-password', 'message']; // prettier-ignore
const offered = ['getMany', 'departments', 'create', 'update', 'delete', 'setActive', 'schedule', 'changeDepartment', 'resetPassword', 'sendMessage']; // prettier-ignore
const at = '2099-01-01T00:00:00Z';
const call: Call = { ...calm, requestId: 'r' };
type Answer = (request: SeenRequest) => Response | Promise<Response>;

/** An adapter that is connected, whose further requests are noted and answered as given. */
async function connected(
  answer: Answer,
  { batchMax = 1, many = true, ...options }: RestOptions & { batchMax?: number; many?: boolean } = {},
) {
  const seen: SeenRequest[] = [];
  const waits: number[] = [];
  const session = {
    viewer: { id: 'me' },
    allowed,
    operations: offered.filter((name) => many || name !== 'getMany'),
    capabilities: { delete: { kind: 'permanent', batchMax } },
  };
  const adapter = new RestAdapter({
    url: 'https://portal.test/api/users',
    random: () => 0,
    wait: (ms) => Promise.resolve(void waits.push(ms)),
    ...options,
    fetch: (input, init = {}) => {
      const url = new URL(input as string);
      if (url.pathname.endsWith('/session')) return Promise.resolve(json(session));
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      const request = { method: init.method ?? 'GET', url, headers: new Headers(init.headers), body };
      seen.push(request);
      return Promise.resolve(answer(request));
    },
  });
  await adapter.connect(calm);
  return { adapter, seen, waits };
}

const ann = aUser({ id: 'a/b' });
const target = { id: 'a/b', version: 'v1' };
const merge = 'application/merge-patch+json';
const plain = 'application/json';

/** One operation: how it is called, its request, and what a 200 with the user, or 204, makes of it. */
const operations: Record<
  string,
  {
    run: (adapter: RestAdapter) => unknown;
    request: string;
    body?: unknown;
    type?: string;
    version?: true;
    key?: string;
    answer?: () => Response;
    result: unknown;
  }
> = {
  query: {
    run: (adapter) => adapter.query({ size: 5, search: 'ö&=', filters: { status: ['x', 'y'] }, sort: { field: 'name', direction: 'descending' }, at: { cursor: 'c+' } }, call),
    request: 'GET /api/users?size=5&search=%C3%B6%26%3D&filter.status=x&filter.status=y&sort=-name&cursor=c%2B',
    answer: () => json({ users: [ann] }), result: { users: [ann] },
  },
  get: { run: (adapter) => adapter.get('a/b', call), request: 'GET /api/users/a%2Fb', result: ann },
  getMany: {
    run: (adapter) => adapter.getMany?.(['a/b', 'gone'], call), request: 'POST /api/users/read',
    body: { ids: ['a/b', 'gone'] }, type: plain, answer: () => json({ users: [ann], missing: ['gone'] }), result: { users: [ann], missing: ['gone'] },
  },
  departments: {
    run: (adapter) => adapter.departments?.(call), request: 'GET /api/departments',
    answer: () => json({ departments: [{ id: 'd', name: 'D', path: [] }, { id: 7 }] }), result: [{ id: 'd', name: 'D', path: [] }],
  },
  create: {
    run: (adapter) => adapter.create?.({ login: 'n', email: 'n@x.test' }, { ...call, notify: false }), request: 'POST /api/users',
    body: { login: 'n', email: 'n@x.test', notify: false }, type: plain, key: 'r', answer: () => json(ann, 201), result: ann,
  },
  update: {
    run: (adapter) => adapter.update?.(target, { phone: '1' }, call), request: 'PATCH /api/users/a%2Fb',
    body: { phone: '1' }, type: merge, version: true, key: 'r.a%2Fb', result: ann,
  },
  delete: {
    run: (adapter) => adapter.delete?.([target], { ...call, successor: 'x&y' }), request: 'DELETE /api/users/a%2Fb?successor=x%26y',
    version: true, key: 'r.a%2Fb', answer: nothing, result: [{ id: 'a/b', state: 'done' }],
  },
  activate: {
    run: (adapter) => adapter.setActive?.([target], true, call), request: 'POST /api/users/a%2Fb/activate',
    body: {}, type: plain, version: true, key: 'r.a%2Fb', result: [{ id: 'a/b', state: 'done', user: ann }],
  },
  deactivate: {
    run: (adapter) => adapter.setActive?.([target], false, call), request: 'POST /api/users/a%2Fb/deactivate',
    body: {}, type: plain, version: true, key: 'r.a%2Fb', result: [{ id: 'a/b', state: 'done', user: ann }],
  },
  schedule: {
    run: (adapter) => adapter.schedule?.([target], { action: 'deactivate', at }, call), request: 'PUT /api/users/a%2Fb/schedule',
    body: { action: 'deactivate', at }, type: plain, version: true, key: 'r.a%2Fb', result: [{ id: 'a/b', state: 'done', user: ann }],
  },
  cancel: {
    run: (adapter) => adapter.schedule?.([target], { action: 'deactivate', at: null }, call), request: 'DELETE /api/users/a%2Fb/schedule',
    version: true, key: 'r.a%2Fb', result: [{ id: 'a/b', state: 'done', user: ann }],
  },
  changeDepartment: {
    run: (adapter) => adapter.changeDepartment?.([target], 'd', call), request: 'POST /api/users/batch',
    body: { action: 'change-department', departmentId: 'd', targets: [target] }, type: plain, key: 'r.a%2Fb%201',
    answer: () => json({ outcomes: [{ id: 'a/b', status: 200, user: ann }] }), result: [{ id: 'a/b', state: 'done', user: ann }],
  },
  resetPassword: {
    run: (adapter) => adapter.resetPassword?.('a/b', call), request: 'POST /api/users/a%2Fb/reset-password',
    body: {}, type: plain, key: 'r.a%2Fb', answer: nothing, result: undefined,
  },
  sendMessage: {
    run: (adapter) => adapter.sendMessage?.(['a/b'], { subject: 'S', body: 'B' }, call), request: 'POST /api/messages',
    body: { ids: ['a/b'], subject: 'S', body: 'B' }, type: plain, key: 'r.a%2Fb',
    answer: () => json({ outcomes: [{ id: 'a/b', status: 200 }] }), result: [{ id: 'a/b', state: 'done' }],
  },
}; // prettier-ignore

const many = new Set(['delete', 'activate', 'deactivate', 'schedule', 'cancel', 'changeDepartment', 'sendMessage']);
const reading = new Set(['query', 'get', 'getMany', 'departments']);
/** What the call resolves with, or the outcomes that it yields. */
const resultOf = async (given: unknown): Promise<unknown> =>
  given instanceof Promise ? given : all(given as AsyncIterable<unknown>);
/** The error that the call rejects with, or that its one outcome carries. */
const errorOf = async (given: unknown) => {
  if (given instanceof Promise) return { ...(await rejection(given)), state: undefined };
  const [outcome] = (await resultOf(given)) as Outcome[];
  return { ...('error' in outcome ? outcome.error : {}), state: outcome.state };
};

for (const [name, { run, request, body, type, version, key, answer, result }] of Object.entries(operations)) {
  describe(`RestAdapter, ${name}`, () => {
    it('sends one request, as documented, and reads its answer (S9, S15)', async () => {
      const { adapter, seen } = await connected(answer ?? (() => json(ann)));
      expect(await resultOf(run(adapter))).to.deep.equal(result);
      expect(seen).to.have.lengthOf(1);
      const [{ method, url, headers, body: sent }] = seen;
      expect(`${method} ${url.pathname}${url.search}`).to.equal(request);
      expect(url.origin).to.equal('https://portal.test');
      expect(sent).to.deep.equal(body);
      expect(headers.get('Content-Type')).to.equal(type ?? null);
      expect(headers.get('If-Match')).to.equal(version ? '"v1"' : null);
      expect(headers.get('Idempotency-Key')).to.equal(key ?? null);
      expect(headers.get('X-Requested-With')).to.equal('user-manager');
    });

    it('takes a page for no success, whatever its status is (F20, F21)', async () => {
      const { adapter, seen } = await connected(() => html(200));
      const error = await errorOf(run(adapter));
      expect(error).to.include({ kind: 'protocol' });
      if (many.has(name)) expect(error.state).to.equal('unknown');
      expect(seen.filter(({ method }) => method !== 'GET').length).to.be.at.most(1);
    });

    it('shows a token in no error, whatever is answered, and in no address (S16, S24)', async () => {
      const canary = 'canary-4711';
      const options = { headers: () => ({ Authorization: `Bearer ${canary}` }) };
      const answers: Answer[] = [
        () => html(), () => json({}, 401), () => json({ detail: 'No.' }, 403), () => json({}, 500),
        () => Promise.reject(new TypeError(`no ${canary}`)), () => new Response('{', { headers: { 'Content-Type': plain } }),
      ]; // prettier-ignore
      for (const each of answers) {
        const { adapter, seen } = await connected(each, options);
        const thrown = await resultOf(run(adapter)).catch((error: unknown) => error);
        const { message, stack, cause } = thrown as Error;
        const told = JSON.stringify([thrown, message, stack, String(cause), Object.entries(thrown as object)]);
        expect(told).to.not.contain(canary);
        for (const { url, headers, body: sent } of seen) {
          expect(url.href + JSON.stringify(sent)).to.not.contain(canary);
          expect(headers.get('Authorization')).to.equal(`Bearer ${canary}`);
        }
      }
    });

    /** Statuses after which it is sent again, and after which nobody can tell (F13). */
    const table: readonly (readonly [number, string, string])[] = [
      [400, 'invalid', 'failed'], [401, 'unauthenticated', 'failed'], [403, 'forbidden', 'refused'],
      [404, 'not-found', 'failed'], [409, 'conflict', 'failed'], [412, 'stale', 'changed'],
      [422, 'invalid', 'failed'], [428, 'invalid', 'failed'], [501, 'unsupported', 'failed'],
      [502, 'unavailable', 'unknown'], [503, 'unavailable', 'unknown'], [504, 'unavailable', 'unknown'],
    ]; // prettier-ignore
    it('sends once, and tells what each status leaves (F7, F13)', async () => {
      for (const [status, kind, state] of table) {
        const { adapter, seen } = await connected(() => json({ title: 'No.' }, status));
        if (name === 'delete' && status === 404) {
          expect(await resultOf(run(adapter))).to.deep.equal([{ id: 'a/b', state: 'already' }]);
          continue;
        }
        const error = await errorOf(run(adapter));
        expect(error, `${status}`).to.include({ kind, status });
        if (many.has(name)) expect(error.state, `${status}`).to.equal(state);
        expect(
          seen.filter(({ method }) => reading.has(name) || method !== 'GET'),
          `${status}`,
        ).to.have.lengthOf(1);
      }
    });

    /** Forms of Retry-After, and the wait that each asks for (F11). */
    const forms: readonly (readonly [string, number])[] = [
      ['0', 0], ['2', 2000], [' 3 ', 3000], ['1.5', 1500], ['4, 9', 4000], ['300', 300_000],
      ['Thu, 01 Jan 1970 00:00:00 GMT', 0], ['Thursday, 01-Jan-70 00:00:00 GMT', 0], ['Thu Jan  1 00:00:00 1970', 0],
    ]; // prettier-ignore
    it('waits for 429 as long as it says, and sends the same again, with the same key (F11, F14)', async () => {
      for (const [form, ms] of forms) {
        let count = 0;
        const busy: Answer = () =>
          count++ === 0 ? json({}, 429, { 'Retry-After': form }) : answer ? answer() : json(ann);
        const { adapter, seen, waits } = await connected(busy);
        expect(await resultOf(run(adapter)), form).to.deep.equal(result);
        expect(waits, form).to.deep.equal([ms]);
        const [first, second] = seen.map(({ headers, ...rest }) => ({ ...rest, headers: [...headers] }));
        expect(second).to.deep.equal(first);
      }
    });

    it('waits no longer than five minutes, and tries no more than three times (F11, F14)', async () => {
      const long = await connected(() => json({}, 429, { 'Retry-After': '300.1' }));
      expect(await errorOf(run(long.adapter))).to.include({ kind: 'rate-limited', retryAfterMs: 300_100 });
      expect([long.seen.length, long.waits.length]).to.deep.equal([1, 0]);
      const again = await connected(() => json({}, 503, { 'Retry-After': '1' }));
      expect(await errorOf(run(again.adapter))).to.include({ kind: 'unavailable', retryAfterMs: 1000 });
      expect([again.seen.length, again.waits.length]).to.deep.equal([3, 2]);
    });
  });
}

describe('RestAdapter, in batches', () => {
  const people = Array.from({ length: 7 }, (_, index) => ({ id: `u${index}`, version: `v${index}` }));
  const idsOf = (body: unknown) => (body as { targets: { id: string }[] }).targets.map(({ id }) => id);

  it('ignores who was not asked for and every answer but the first (F17)', async () => {
    const outcomes = [
      { id: 'u2', status: 200, user: aUser({ id: 'u5' }) }, { id: 'u0', status: 403, problem: { reason: 'owner' } },
      { id: 'u0', status: 200 }, { id: 'U1', status: 200 }, { id: 3, status: 200 }, { id: ['u4'], status: 200 },
      { id: 'u9', status: 200 }, { status: 200 }, 'u5', null, [], { id: '__proto__', status: 200 }, { id: 'u6', status: 409 },
    ]; // prettier-ignore
    const { adapter } = await connected(({ method }) => json(method === 'GET' ? {} : { outcomes }), { batchMax: 50 });
    const answers = await all(adapter.setActive?.(people, false, calm));
    expect(answers.map(({ id, state }) => `${id} ${state}`)).to.deep.equal([
      'u0 refused', 'u1 unknown', 'u2 done', 'u3 unknown', 'u4 unknown', 'u5 unknown', 'u6 failed',
    ]); // prettier-ignore
    expect(answers[2]).to.deep.equal({ id: 'u2', state: 'done' });
  });

  it('takes for unknown everybody of an answer that has no list (F17)', async () => {
    for (const data of [[], null, 7, {}, { outcomes: null }, { outcomes: { u0: 200 } }]) {
      const { adapter } = await connected(({ method }) => (method === 'GET' ? json({}, 500) : json(data)), {
        batchMax: 9,
      });
      expect(await states(adapter.delete?.(people.slice(0, 2), calm))).to.deep.equal(['u0 unknown', 'u1 unknown']);
    }
  });

  it('sends each once through every halving, in order, and under other keys (F18)', async () => {
    for (const limit of [1, 2, 3, 5]) {
      const accepted: string[] = [];
      const { adapter, seen } = await connected(
        ({ body }) => {
          const ids = idsOf(body);
          if (ids.length > limit) return json({}, 413);
          accepted.push(...ids);
          return json({ outcomes: ids.map((id) => ({ id, status: 204 })).reverse() });
        },
        { batchMax: 50 },
      );
      expect((await all(adapter.delete?.(people, call))).map(({ state }) => state)).to.deep.equal(
        Array(7).fill('done'),
      );
      expect(accepted).to.deep.equal(people.map(({ id }) => id));
      expect(new Set(seen.map(({ headers }) => headers.get('Idempotency-Key')))).to.have.property('size', seen.length);
    }
  });

  it('goes no further after a target that says signed out or wait', async () => {
    for (const status of [401, 429]) {
      const { adapter, seen } = await connected(
        ({ body }) => json({ outcomes: idsOf(body).map((id) => ({ id, status: id === 'u1' ? status : 204 })) }),
        { batchMax: 3 },
      );
      expect(await states(adapter.delete?.(people, calm))).to.deep.equal([
        'u0 done', 'u1 failed', 'u2 done', 'u3 not-attempted', 'u4 not-attempted', 'u5 not-attempted', 'u6 not-attempted',
      ]); // prettier-ignore
      expect(seen).to.have.lengthOf(1);
    }
  });
});

describe('RestAdapter whose caller waits itself (F11)', () => {
  const people = Array.from({ length: 7 }, (_, index) => ({ id: `u${index}` }));
  const once: Call = { ...calm, once: true };

  for (const name of ['delete', 'activate', 'deactivate', 'schedule', 'cancel', 'changeDepartment', 'sendMessage'] as const) {
    it(`sends ${name} once, waits for nothing, and says how long it was asked to`, async () => {
      for (const status of [429, 503]) {
        const { adapter, seen, waits } = await connected(() => json({}, status, { 'Retry-After': '7' }));
        const impatient = new Proxy(adapter, {
          get: (target, method: 'delete') => (...given: unknown[]) => {
            const calls = given.map((one) => (typeof one === 'object' && one && 'signal' in one ? { ...one, once: true } : one));
            return (target[method] as (...all: unknown[]) => unknown).apply(target, calls);
          },
        });
        const error = await errorOf(operations[name].run(impatient));
        expect(error).to.include({ state: 'failed', status, retryAfterMs: 7_000 });
        expect([seen.length, waits.length]).to.deep.equal([1, 0]);
      }
    });
  } // prettier-ignore

  for (const name of ['create', 'update'] as const)
    it(`sends ${name} once, and nothing after a stop`, async () => {
      const { adapter, seen, waits } = await connected(() => json({}, 429, { 'Retry-After': '7' }));
      const asked = (given: Call) =>
        name === 'create' ? adapter.create?.({ login: 'n', email: 'n@x.test' }, given) : adapter.update?.({ id: 'a/b' }, { phone: '1' }, given); // prettier-ignore
      expect(await rejection(asked(once))).to.include({ kind: 'rate-limited', retryAfterMs: 7_000 });
      expect([seen.length, waits.length]).to.deep.equal([1, 0]);
      expect(await rejection(asked({ ...once, stop: AbortSignal.abort() }))).to.include({
        kind: 'aborted',
        status: 429,
      });
      expect(seen).to.have.lengthOf(1);
    });

  it('leaves the others unsent after a 503 that says when, as after a 429 (F13)', async () => {
    for (const status of [429, 503]) {
      const heard = deferred<Response>();
      const { adapter, seen } = await connected(({ url }) =>
        url.pathname.endsWith('u1') ? json({}, status, { 'Retry-After': '7' }) : heard.promise.then(nothing),
      );
      const said: string[] = [];
      for await (const { id, state } of adapter.delete?.(people, once) ?? []) {
        said.push(`${id} ${state}`);
        heard.resolve(nothing());
      }
      // the three that were under way with it have their answers
      expect(seen).to.have.lengthOf(4);
      expect(said.filter((one) => one.endsWith('not-attempted'))).to.have.lengthOf(3);
      expect(said.filter((one) => one.endsWith('done'))).to.have.lengthOf(3);
      expect(said).to.include('u1 failed');
    }
  });

  it('sends nobody once it has heard that all are to wait, though others are told first (F11)', async () => {
    const heard = new Map(people.map(({ id }) => [id, deferred<Response>()]));
    const { adapter, seen } = await connected(({ url }) => heard.get(url.pathname.slice(-2))!.promise);
    const answers = (adapter.delete?.(people, once) as AsyncIterable<Outcome>)[Symbol.asyncIterator]();
    const first = answers.next();
    await waitUntil(() => seen.length === 4);
    heard.get('u0')?.resolve(nothing());
    expect((await first).value).to.include({ id: 'u0', state: 'done' });
    // while whoever asks is busy with the first the others are answered; what reads errors is there already
    await import('../../../src/adapters/http/failed-answer.js');
    for (const id of ['u1', 'u2']) heard.get(id)?.resolve(nothing());
    heard.get('u3')?.resolve(json({}, 429, { 'Retry-After': '7' }));
    for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setTimeout(resolve));
    const told: string[] = [];
    for (let next = await answers.next(); !next.done; next = await answers.next()) told.push(`${next.value.id} ${next.value.state}`); // prettier-ignore
    expect(told.sort()).to.deep.equal([
      'u1 done', 'u2 done', 'u3 failed', 'u4 not-attempted', 'u5 not-attempted', 'u6 not-attempted',
    ]); // prettier-ignore
    expect(seen).to.have.lengthOf(4);
  });
});

describe('RestAdapter in front of a server that is away (F14)', () => {
  it('looks nobody up any more once one could not be, so that an outage is asked 12 times at most', async () => {
    const lost: ((answer: Response) => void)[] = [];
    const held = (): Promise<Response> => new Promise((resolve) => lost.push(resolve));
    const { adapter, seen } = await connected(held);
    const targets = Array.from({ length: 20 }, (_, index) => ({ id: `u${index}` }));
    const stop = new AbortController();
    const outcomes = states(adapter.delete?.(targets, { ...call, stop: stop.signal }));
    const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
    let unknown = 0;
    // as the engine does: five in a row, and nothing more is sent
    for (let turns = 0; turns < 200 && !stop.signal.aborted; turns++) {
      for (const answer of lost.splice(0)) answer(json({}, 502));
      await turn();
      unknown = seen.filter(({ method }) => method === 'DELETE').length - 4;
      if (unknown >= 5) stop.abort();
    }
    for (let turns = 0; turns < 20; turns++) {
      for (const answer of lost.splice(0)) answer(json({}, 502));
      await turn();
    }
    expect(await outcomes).to.include.members(['u11 unknown', 'u12 not-attempted']);
    expect(seen.filter(({ method }) => method === 'DELETE')).to.have.lengthOf(12);
    expect(seen.filter(({ method }) => method === 'GET')).to.have.lengthOf(4);
  });

  /** A batch whose answer is lost, after which some can't be read and the others are gone. */
  async function lostBatch(unreadable: readonly string[]) {
    const { adapter, seen } = await connected(
      ({ method, url }) => {
        if (method === 'POST' || unreadable.includes(url.pathname.slice(-2))) throw new TypeError('cut');
        return json({}, 404);
      },
      { batchMax: 50, many: false },
    );
    const targets = Array.from({ length: 6 }, (_, index) => ({ id: `u${index}` }));
    const ends = await states(adapter.delete?.(targets, call));
    return { ends, sent: seen.map(({ method }) => method) };
  }

  /** A batch whose answer is lost, before a server that reads several at once. */
  async function lookedAtTogether(answer: (ids: readonly string[]) => Response, number = 6, ends = 'cut') {
    const { adapter, seen } = await connected(
      ({ method, url, body }) => {
        if (url.pathname.endsWith('/read')) return answer((body as { ids: string[] }).ids);
        if (method === 'GET') return json({}, 404);
        if (ends === 'cut') throw new TypeError('cut');
        return json({}, 500);
      },
      { batchMax: 500 },
    );
    const targets = Array.from({ length: number }, (_, index) => ({ id: `u${index}` }));
    const told = await states(adapter.delete?.(targets, call));
    return { told, sent: seen.map(({ method, url }) => `${method} ${url.pathname.replace('/api/users/', '')}`) };
  }
  const there = (...ids: string[]) => ids.map((id) => aUser({ id }));

  it('looks at those of a lost batch together, where the server can (F7)', async () => {
    const answer = { users: there('u1'), missing: ['u0', 'u2', 'u3', 'u4', 'u5'] };
    const { told, sent } = await lookedAtTogether(() => json(answer));
    expect(told).to.deep.equal(['u0 done', 'u1 unknown', 'u2 done', 'u3 done', 'u4 done', 'u5 done']);
    expect(sent).to.deep.equal(['POST batch', 'POST read']);
    const failed = await lookedAtTogether(() => json({ users: there('u1'), missing: ['u0'] }), 2, '500');
    expect(failed.told).to.deep.equal(['u0 done', 'u1 failed']);
  });

  it('looks alone at whom that look left out, or told two things of, and believes none of them gone for it (F3, F7)', async () => {
    const { told, sent } = await lookedAtTogether(() => json({ users: there('u1', 'u2'), missing: ['u0', 'u1'] }), 4);
    expect(told).to.deep.equal(['u0 done', 'u1 done', 'u2 unknown', 'u3 done']);
    expect(sent).to.deep.equal(['POST batch', 'POST read', 'GET u1', 'GET u3']);
  });

  it('looks at a hundred at a time, and alone where that can’t be (F7)', async () => {
    const asked: number[] = [];
    const { told } = await lookedAtTogether((ids) => (asked.push(ids.length), json({ users: [], missing: ids })), 250);
    expect(asked).to.deep.equal([100, 100, 50]);
    expect(told.every((one) => one.endsWith(' done'))).to.equal(true);
    for (const answer of [json({}, 500), json({ users: 7 }), html(200)]) {
      const { told: alone, sent } = await lookedAtTogether(() => answer.clone(), 3);
      expect(alone).to.deep.equal(['u0 done', 'u1 done', 'u2 done']);
      expect(sent).to.deep.equal(['POST batch', 'POST read', 'GET u0', 'GET u1', 'GET u2']);
    }
  });

  it('goes on reading those of a lost batch after one who could not be read (F7)', async () => {
    const { ends, sent } = await lostBatch(['u0', 'u2', 'u4']);
    expect(ends).to.deep.equal(['u0 unknown', 'u1 done', 'u2 unknown', 'u3 done', 'u4 unknown', 'u5 done']);
    expect(sent).to.deep.equal(['POST', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET']);
  });

  it('reads nobody of a lost batch any more after two in a row who could not be (F7, F14)', async () => {
    const { ends, sent } = await lostBatch(['u1', 'u2']);
    expect(ends).to.deep.equal(['u0 done', 'u1 unknown', 'u2 unknown', 'u3 unknown', 'u4 unknown', 'u5 unknown']);
    expect(sent).to.deep.equal(['POST', 'GET', 'GET', 'GET']);
  });
});
