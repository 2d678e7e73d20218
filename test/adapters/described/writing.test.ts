import { expect } from '@open-wc/testing';
import type { Outcome, UserAdapter } from '../../../src/adapters/contract.js';
import type { RestDescription } from '../../../src/describe-rest.js';
import { all, calm, rejection, states } from '../contract.js';
import { least, over, row, type Answering } from './a-server.js';

const everything: Partial<RestDescription> = {
  allowed: ['view', 'create', 'update', 'delete', 'activate', 'deactivate', 'reset-password'],
  pages: { by: 'none' },
  fields: {
    ...least.fields,
    firstName: 'name.given',
    lastName: 'name.family',
    phone: { path: 'tel', write: (value) => value || null },
    jobTitle: { path: 'job', readOnly: true },
    department: 'team',
    badge: 'badge',
  },
  create: true,
  update: true,
  delete: { kind: 'permanent' },
  setActive: true,
};
const full = { ...row(7), name: { given: 'Ann', family: 'Ames', middle: 'B' }, tel: '1', secret: 's' };

/** Connected, over a server that answers each write by the test’s own hand and reads with the record. */
async function writing(answer: Answering, given: Partial<RestDescription> = {}) {
  const server = over(
    (asked) => (asked.method === 'GET' && asked.path === '/people' ? Response.json([]) : answer(asked)),
    { ...everything, ...given },
  );
  await server.adapter.connect(calm);
  server.asked.length = 0;
  const writes = () => server.asked.filter(({ method }) => method !== 'GET');
  return { ...server, writes, bodies: () => writes().map(({ body }) => body) };
}

const status =
  (code: number, body?: unknown, headers = {}) =>
  () =>
    body === undefined ? new Response(null, { status: code, headers }) : Response.json(body, { status: code, headers });
const reads = (write: Answering, record: unknown = full): Answering => (asked) => (asked.method === 'GET' ? Response.json(record) : write(asked)); // prettier-ignore
const gone =
  (write: Answering): Answering =>
  (asked) =>
    asked.method === 'GET' ? status(404, {})() : write(asked);
const targets = (...ids: string[]) => ids.map((id) => ({ id }));
const remove = async (adapter: UserAdapter, ...ids: string[]): Promise<Outcome[]> => all(adapter.delete!(targets(...ids), calm)); // prettier-ignore

describe('describeRest: updates', () => {
  it('sends what changed alone, in the server’s words', async () => {
    const { adapter, writes } = await writing(reads(status(200, full)));
    await adapter.update!({ id: '7' }, { login: 'new', phone: '', extra: { badge: null } }, calm);
    expect(writes().map(({ method, path, body }) => [method, path, body])).to.deep.equal([
      ['PATCH', '/people/7', { mail: 'new', tel: null, badge: null }],
    ]);
  });

  const styles: readonly (readonly [string, Partial<RestDescription>, unknown, string])[] = [
    ['patch: the whole of a member that it is inside of, as it was just read', {}, { name: { ...full.name, given: 'Eve' } }, 'application/json'],
    ['merge-patch: what changed alone', { update: { style: 'merge-patch' } }, { name: { given: 'Eve' } }, 'application/merge-patch+json'],
    ['json-patch: an operation', { update: { style: 'json-patch' } }, [{ op: 'add', path: '/name/given', value: 'Eve' }], 'application/json-patch+json'],
    ['put: the whole record, as it was just read', { update: { style: 'put' } }, { ...full, name: { ...full.name, given: 'Eve' } }, 'application/json'],
    ['put, inside an envelope', { update: { style: 'put' }, sent: 'data.user' }, { data: { user: { ...full, name: { ...full.name, given: 'Eve' } } } }, 'application/json'],
    ['with the last word to the host', { update: { style: 'merge-patch', body: (record, changes) => ({ ...record, n: Object.keys(changes) }) } }, { name: { given: 'Eve' }, n: ['firstName'] }, 'application/merge-patch+json'],
  ]; // prettier-ignore
  for (const [what, given, body, type] of styles)
    it(what, async () => {
      const { adapter, writes } = await writing(reads(status(204)), given);
      const user = await adapter.update!({ id: '7' }, { firstName: 'Eve' }, calm);
      expect(writes()).to.have.lengthOf(1);
      expect(writes()[0].body).to.deep.equal(body);
      expect(writes()[0].headers.get('Content-Type')).to.equal(type);
      expect(writes()[0].method).to.equal(what.startsWith('put') ? 'PUT' : 'PATCH');
      expect(user.lastName, 'read again after an answer with nothing').to.equal('Ames');
    });

  it('refuses a field that can’t be written or may not be empty, and sends nothing', async () => {
    const fields = { ...everything.fields!, firstName: { path: 'name.given', required: true } };
    const { adapter, asked } = await writing(reads(status(200, full)), { fields });
    for (const [changes, name] of [[{ jobTitle: 'x' }, 'jobTitle'], [{ email: 'x' }, 'email'], [{ firstName: ' ' }, 'firstName']] as const) {
      const error = await rejection(adapter.update!({ id: '7' }, changes, calm));
      expect([error.kind, Object.keys(error.fields ?? {})]).to.deep.equal(['invalid', [name]]);
    }
    expect(asked).to.deep.equal([]);
  }); // prettier-ignore

  it('says that it can’t be read what was done, and never that it was not (F7)', async () => {
    for (const code of [404, 403, 429, 500]) {
      const { adapter, writes } = await writing(({ method }) => status(method === 'GET' ? code : 204, method === 'GET' ? {} : undefined)()); // prettier-ignore
      const error = await rejection(adapter.update!({ id: '7' }, { login: 'new' }, { ...calm, once: true }));
      expect(error.kind, `${code}`).to.equal('protocol');
      expect(writes()).to.have.lengthOf(1);
    }
  });

  const carriers: readonly (readonly [string, RestDescription['version'], (sent: { headers: Headers; body: unknown; query: URLSearchParams }) => unknown])[] = [
    ['If-Match, by the entity tag', 'etag', ({ headers }) => headers.get('If-Match')],
    ['If-Match, by a field', { path: 'rev' }, ({ headers }) => headers.get('If-Match')],
    ['the body', { path: 'rev', send: { body: 'meta.rev' } }, ({ headers, body }) => [headers.get('If-Match'), (body as { meta: object }).meta]],
    ['the body, as a number', { path: 'rev', send: { body: 'rev', number: true } }, ({ headers, body }) => [headers.get('If-Match'), body]],
    ['a parameter', { path: 'rev', send: { query: 'rev' } }, ({ headers, query }) => [headers.get('If-Match'), query.get('rev')]],
  ]; // prettier-ignore
  const carried = ['"3"', '"3"', [null, { rev: '3' }], [null, { mail: 'n', rev: 3 }], [null, '3']];
  carriers.forEach(([where, version, seen], at) =>
    it(`carries the version that was agreed to in ${where} (F1)`, async () => {
      const record = { ...full, rev: 4 };
      const { adapter, writes } = await writing(reads(status(200, record, { ETag: '"4"' }), record), { version });
      expect((await adapter.connect(calm)).capabilities.concurrency).to.equal('enforced');
      await adapter.update!({ id: '7', version: '3' }, { login: 'n' }, calm);
      expect(seen(writes()[0])).to.deep.equal(carried[at]);
    }),
  );

  it('answers an old version with the record as it is now (F1)', async () => {
    const record = { ...full, rev: 4 };
    const { adapter, writes } = await writing(reads(status(412, {}), record), { version: { path: 'rev' } });
    const error = await rejection(adapter.update!({ id: '7', version: '3' }, { login: 'n' }, calm));
    expect([error.kind, error.latest?.id, error.latest?.version, writes().length]).to.deep.equal([
      'stale',
      '7',
      '4',
      1,
    ]);
  });
});

describe('describeRest: new users', () => {
  const draft = { login: 'new', firstName: 'Eve', email: 'not described' };

  it('sends the draft in the server’s shape, and reads who was made where the answer is short', async () => {
    for (const answer of [{ ...full }, { id: 7 }]) {
      const { adapter, bodies, lines } = await writing(reads(status(201, { data: answer }), { data: full }), { one: 'data', sent: 'data' }); // prettier-ignore
      const user = await adapter.create!(draft, calm);
      expect([user.id, user.lastName]).to.deep.equal(['7', 'Ames']);
      expect(bodies()).to.deep.equal([{ data: { mail: 'new', name: { given: 'Eve' } } }]);
      expect(lines()).to.have.lengthOf('mail' in answer ? 1 : 2);
    }
  });

  it('lets the host have the last word, and makes nobody twice for one wish', async () => {
    const create = { body: (record: object, _: object, { requestId }: { requestId?: string }) => ({ ...record, key: requestId }) }; // prettier-ignore
    const { adapter, bodies } = await writing(reads(status(201, full)), { create });
    for (const requestId of ['r-1', 'r-1', 'r-2'])
      expect((await adapter.create!(draft, { ...calm, requestId })).id).to.equal('7');
    expect(bodies()).to.deep.equal(['r-1', 'r-2'].map((key) => ({ mail: 'new', name: { given: 'Eve' }, key })));
  });

  it('does not know who was made where no id came, or nothing that can be read', async () => {
    for (const answer of [status(201, {}), status(204), status(201, { id: 7 })]) {
      const { adapter, writes } = await writing(gone(answer));
      expect((await rejection(adapter.create!(draft, calm))).kind).to.equal('protocol');
      expect(writes()).to.have.lengthOf(1);
    }
  });
});

describe('describeRest: deletions', () => {
  it('are one request each; the first is looked after, and the others are believed (R12)', async () => {
    const { adapter, lines } = await writing(gone(status(204)));
    expect(await states(adapter.delete!(targets('1', '2'), { ...calm }))).to.deep.equal(['1 done', '2 done']);
    await remove(adapter, '3');
    expect(lines().filter((line) => line.startsWith('DELETE'))).to.deep.equal(['1', '2', '3'].map((id) => `DELETE /people/${id}`)); // prettier-ignore
    expect(lines()).not.to.include('GET /people/3');
  });

  it('that leave the user there are not called done', async () => {
    const { adapter, writes } = await writing(reads(status(200, {})));
    for (const id of ['7', '7']) expect((await remove(adapter, id))[0].state).to.equal('unknown');
    expect(writes()).to.have.lengthOf(2);
    const steps = await writing(reads(status(204)), { delete: { kind: 'deactivate-first' } });
    expect((await remove(steps.adapter, '7'))[0].state, 'one step of two').to.equal('done');
    expect(steps.lines()).to.deep.equal(['DELETE /people/7']);
  });

  it('that were answered with a success are done, also where nobody can be looked for', async () => {
    const { adapter } = await writing(({ method }) => (method === 'GET' ? status(429, {}, { 'Retry-After': '1' })() : status(204)())); // prettier-ignore
    expect(await states(adapter.delete!(targets('7'), { ...calm, once: true }))).to.deep.equal(['7 done']);
  });

  const answers: readonly (readonly [string, Answering, string])[] = [
    ['404 is “already”', status(404, {}), 'already'],
    ['410 is “already”', status(410, {}), 'already'],
    ['404 with a page of a portal is not (F21)', () => new Response('<p>', { status: 404, headers: { 'Content-Type': 'text/html' } }), 'failed'],
    ['403 is refused', status(403, {}), 'refused'],
    ['409 has failed', status(409, {}), 'failed'],
    ['412 is changed', status(412, {}), 'changed'],
    ['429 has failed, and is not sent again', status(429, {}), 'failed'],
    ['200 with nothing is done', status(200), 'done'],
    ['200 with a page of a portal is unknown (F21)', () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } }), 'unknown'],
    ['200 with a text is unknown', () => new Response('ok'), 'unknown'],
    ['202, not yet done, is unknown', status(202, {}), 'unknown'],
    ['500 is unknown (F13)', status(500, {}), 'unknown'],
    ['504 is unknown (F13)', status(504, {}), 'unknown'],
    ['a lost answer is unknown (F7)', () => Promise.reject(new TypeError('fetch failed')), 'unknown'],
  ]; // prettier-ignore
  for (const [what, answer, state] of answers)
    it(`${what}; it was sent once`, async () => {
      const { adapter, writes } = await writing(gone(answer));
      expect(await states(adapter.delete!(targets('7'), { ...calm, once: true }))).to.deep.equal([`7 ${state}`]);
      expect(writes()).to.have.lengthOf(1);
    });

  describe('at an address of their own', () => {
    const shape = { delete: { method: 'POST', path: '{id}/remove', kind: 'soft', statistics: 'kept' } } as const;

    it('go there, and mean what is described', async () => {
      const { adapter, lines } = await writing(gone(status(204)), shape);
      expect((await adapter.connect(calm)).capabilities.delete).to.deep.equal({ kind: 'soft', statistics: 'kept' });
      await remove(adapter, 'a/b');
      expect(lines()).to.include('POST /people/a%2Fb/remove');
    });

    it('are “already” where a read finds nobody either, and not for an address that is none', async () => {
      const nobody = await writing(gone(status(404, {})), shape);
      expect((await remove(nobody.adapter, '7'))[0].state).to.equal('already');
      const { adapter } = await writing(reads(status(404, {})), shape);
      const [outcome] = await remove(adapter, '7');
      expect([outcome.state, 'error' in outcome && outcome.error.kind]).to.deep.equal(['failed', 'unsupported']);
    });
  });

  it('send nothing for what is no id, and nothing after a stop (U14, S9)', async () => {
    const { adapter, asked } = await writing(gone(status(204)));
    expect(await states(adapter.delete!(targets('', '..'), calm))).to.deep.equal([' failed', '.. failed']);
    const stopped = adapter.delete!(targets('1'), { ...calm, stop: AbortSignal.abort() });
    expect(await states(stopped)).to.deep.equal(['1 not-attempted']);
    expect(asked).to.deep.equal([]);
  });
});

describe('describeRest: active or not', () => {
  const turn = async (adapter: UserAdapter, active: boolean) => states(adapter.setActive!(targets('7'), active, calm));

  it('is an update of the field, in the server’s word', async () => {
    const { adapter, bodies } = await writing(({ body }) => Response.json({ ...full, ...(body as object) }));
    expect([await turn(adapter, false), await turn(adapter, true)]).to.deep.equal([['7 done'], ['7 done']]);
    expect(bodies()).to.deep.equal([{ on: false }, { on: true }]);
  });

  it('is an action, whose answer says nothing or something else', async () => {
    const setActive = { activate: { path: '{id}/on' }, deactivate: { path: '{id}/off', method: 'PUT', body: { why: 1 } } } as const;
    for (const answer of [status(204), status(200, { result: 'ok' })]) {
      const { adapter, writes } = await writing(reads(answer, { ...full, on: false }), { setActive });
      expect(await turn(adapter, false)).to.deep.equal(['7 done']);
      expect(await turn(adapter, true), 'they are as they were').to.deep.equal(['7 unknown']);
      expect(writes().map(({ method, path, body }) => [method, path, body])).to.deep.equal([
        ['PUT', '/people/7/off', { why: 1 }],
        ['POST', '/people/7/on', {}],
      ]);
    }
  }); // prettier-ignore

  it('is done where the success can’t be looked at', async () => {
    const { adapter } = await writing(gone(status(204)));
    expect(await turn(adapter, false)).to.deep.equal(['7 done']);
  });

  it('resets a password by an action, where one is described', async () => {
    const { adapter, lines } = await writing(status(204), { resetPassword: { path: '{id}/password' } });
    await adapter.resetPassword!('7', calm);
    expect(lines()).to.deep.equal(['POST /people/7/password']);
  });
});
