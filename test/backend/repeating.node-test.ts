import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Queries } from '../../demo/backend/database.js';
import { forgetOldAnswers } from '../../demo/backend/idempotency.js';
import { onServer, TestBackend, type Client, type Json } from './a-backend.js';

let backend: TestBackend;
let admin: Client;
before(async () => {
  backend = await TestBackend.start();
});
beforeEach(async () => {
  await backend.reset();
  admin = await backend.as('administrator');
});
after(() => backend.close());

describe('Idempotency-Key', () => {
  const draft = { login: 'new.one', email: 'new@example.com' };

  it('gives the same request the same answer, done once', async () => {
    const first = await admin.post('/users', draft, { key: 'k-1' });
    const second = await admin.post('/users', draft, { key: 'k-1' });
    assert.deepEqual([second.status, second.body], [201, first.body]);
    assert.equal(second.headers.get('location'), first.headers.get('location'));
    assert.equal(second.headers.get('etag'), first.headers.get('etag'));
    assert.deepEqual(
      [first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')],
      [null, 'true'],
    );
    assert.equal((await admin.get('/users')).body.total.value, 68);
    assert.equal((await backend.audit()).length, 1);
  });

  it('makes a deletion safe to send again (F7)', async () => {
    const ask = { key: 'k-2', version: '1' };
    assert.equal((await admin.ask('DELETE', '/users/u-0020', ask)).status, 204);
    const again = await admin.ask('DELETE', '/users/u-0020', ask);
    assert.deepEqual([again.status, again.headers.get('idempotency-replayed')], [204, 'true']);
    const targets = [{ id: 'u-0021' }, { id: 'u-0001' }];
    const batch = await admin.batch('delete', targets, {}, { key: 'k-3' });
    assert.deepEqual((await admin.batch('delete', targets, {}, { key: 'k-3' })).body, batch.body);
  });

  it('repeats a refusal as well', async () => {
    const first = await admin.ask('DELETE', '/users/u-0001', { key: 'k-4' });
    const second = await admin.ask('DELETE', '/users/u-0001', { key: 'k-4' });
    assert.deepEqual([second.status, second.body], [403, first.body]);
    assert.equal(second.headers.get('content-type'), 'application/problem+json');
  });

  it('refuses the key for another request: other body, path, method or version', async () => {
    await admin.ask('DELETE', '/users/u-0020', { key: 'k-5', version: '1' });
    const others: [string, string, Json][] = [
      ['DELETE', '/users/u-0021', { version: '1' }],
      ['DELETE', '/users/u-0020', { version: '2' }],
      ['DELETE', '/users/u-0020', {}],
      ['POST', '/users', { body: draft }],
    ];
    for (const [method, path, ask] of others) {
      const { status, body } = await admin.ask(method, path, { ...ask, key: 'k-5' });
      assert.deepEqual([status, Object.keys(body.fields)], [422, ['Idempotency-Key']]);
    }
    assert.ok(await backend.row('u-0021'));
  });

  it('belongs to its viewer', async () => {
    await admin.post('/users', draft, { key: 'k-6' });
    const owner = await backend.as('owner');
    const { status } = await owner.post('/users', { login: 'other', email: 'other@example.com' }, { key: 'k-6' });
    assert.equal(status, 201);
  });

  it('is free again after a request that failed as a whole', async () => {
    assert.equal((await admin.post('/users', { ...draft, login: 'agnes.garcia' }, { key: 'k-7' })).status, 409);
    assert.equal((await admin.post('/users', draft, { key: 'k-7' })).status, 201);
  });

  it('does the work once when two requests come at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => admin.post('/users', draft, { key: 'k-8' })));
    assert.deepEqual(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size, 1);
    assert.equal((await admin.get('/users')).body.total.value, 68);
  });

  it('is forgotten after a day', async () => {
    await admin.post('/users', draft, { key: 'k-9' });
    await forgetOldAnswers(backend.database);
    assert.equal((await backend.database.query('select 1 from idempotency_keys')).length, 1);
    await backend.database.query(`update idempotency_keys set created_at = now() - interval '25 hours'`);
    await forgetOldAnswers(backend.database);
    assert.equal((await backend.database.query('select 1 from idempotency_keys')).length, 0);
  });

  for (const key of ['x'.repeat(201), 'a b', ' ']) {
    it(`refuses ${JSON.stringify(key.slice(0, 9))} as a key`, async () => {
      assert.equal((await admin.ask('DELETE', '/users/u-0020', { key })).status, 400);
      assert.ok(await backend.row('u-0020'));
    });
  }
});

describe('If-Match', () => {
  const writes: [string, string, Json?][] = [
    ['PATCH', '', { firstName: 'Bo' }],
    ['DELETE', ''],
    ['POST', '/activate'],
    ['POST', '/deactivate'],
    ['PUT', '/schedule', { action: 'deactivate', at: '2040-01-01T00:00:00Z' }],
    ['DELETE', '/schedule'],
    ['POST', '/reset-password'],
  ];
  for (const [method, path, body] of writes) {
    it(`stops ${method} ${path || 'user'} when somebody changed the user meanwhile (F1)`, async () => {
      await admin.ask('PATCH', '/users/u-0005', { body: { jobTitle: 'Changed' } });
      const before = await backend.everything();
      const { status, body: answer } = await admin.ask(method, `/users/u-0005${path}`, { body, version: '1' });
      assert.deepEqual([status, answer.kind], [412, 'stale']);
      assert.deepEqual([answer.latest.version, answer.latest.jobTitle], ['2', 'Changed']);
      assert.equal(await backend.everything(), before);
    });
  }

  it('stops each target of a batch by its own version', async () => {
    await admin.ask('PATCH', '/users/u-0020', { body: { jobTitle: 'Changed' } });
    for (const action of ['deactivate', 'delete']) {
      const { body } = await admin.batch(action, [{ id: 'u-0020', version: '1' }]);
      assert.deepEqual([body.outcomes[0].status, body.outcomes[0].problem.latest.version], [412, '2']);
    }
    assert.ok(await backend.row('u-0020'));
  });

  it('knows weak tags and the star', async () => {
    assert.equal(
      (await admin.ask('PATCH', '/users/u-0005', { body: { phone: '1' }, headers: { 'If-Match': 'W/"1"' } })).status,
      200,
    );
    assert.equal(
      (await admin.ask('PATCH', '/users/u-0005', { body: { phone: '2' }, headers: { 'If-Match': '*' } })).status,
      200,
    );
    assert.equal(
      (await admin.ask('PATCH', '/users/gone', { body: { phone: '2' }, headers: { 'If-Match': '*' } })).status,
      404,
    );
  });

  for (const tag of ['1', '""1""', '"1", "2"', '"ü"', "'1'"]) {
    it(`refuses ${tag} rather than to ignore it`, async () => {
      const headers = { 'If-Match': Buffer.from(tag, 'utf8').toString('latin1') };
      assert.equal((await admin.ask('DELETE', '/users/u-0020', { headers })).status, 400);
      assert.ok(await backend.row('u-0020'));
    });
  }

  it('can be asked for by the host', async () => {
    const strict = await backend.beside({ requireVersion: true });
    const client = await strict.as('administrator');
    assert.equal((await client.ask('DELETE', '/users/u-0020')).status, 428);
    const { body } = await client.batch('delete', [{ id: 'u-0020' }, { id: 'u-0021', version: '1' }]);
    assert.deepEqual(
      body.outcomes.map((outcome: Json) => outcome.status),
      [428, 204],
    );
    assert.equal((await client.ask('DELETE', '/users/u-0020', { version: '1' })).status, 204);
    assert.equal((await client.post('/messages', { ids: ['u-0005'], body: 'Hello' })).body.outcomes[0].status, 200);
    await strict.close();
  });
});

describe('two at once', () => {
  const countOf = (answers: { status: number }[], status: number) =>
    answers.filter((answer) => answer.status === status).length;

  it('delete the same user once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => admin.ask('DELETE', '/users/u-0020', { version: '1' })),
    );
    assert.deepEqual([countOf(answers, 204), countOf(answers, 404)], [1, 7]);
  });

  it('edit the same version once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        admin.ask('PATCH', '/users/u-0020', { body: { phone: `${index}` }, version: '1' }),
      ),
    );
    assert.deepEqual([countOf(answers, 200), countOf(answers, 412)], [1, 7]);
  });

  it('never delete both last administrators', async () => {
    const owner = await backend.as('owner');
    for (let round = 0; round < 5; round++) {
      await backend.reset();
      const answers = await Promise.all([owner.ask('DELETE', '/users/u-0002'), owner.ask('DELETE', '/users/u-0006')]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 403]);
    }
  });

  it('administrators who delete each other do not both succeed', async () => {
    const other = await backend.as('u-0006');
    const answers = await Promise.all([admin.ask('DELETE', '/users/u-0006'), other.ask('DELETE', '/users/u-0002')]);
    assert.equal(countOf(answers, 204), 1);
  });

  it('batches in opposite orders end, and answer for everybody once', async () => {
    const targets = Array.from({ length: 40 }, (_, index) => ({ id: `u-00${index + 13}` }));
    const [one, other] = await Promise.all([
      admin.batch('delete', targets),
      admin.batch('delete', [...targets].reverse()),
    ]);
    const all = [...one.body.outcomes, ...other.body.outcomes];
    assert.deepEqual([countOf(all, 204), countOf(all, 404)], [40, 40]);
  });

  it('take the last seat once', async () => {
    await backend.database.query(`update account set seats = (select count(*) + 1 from users where status = 'active')`);
    const answers = await Promise.all(['u-0007', 'u-0011'].map((id) => admin.post(`/users/${id}/activate`)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  });

  const promote = async (queries: Queries): Promise<void> => {
    await queries.query(`update users set owner = false where id = 'u-0001'`);
    await queries.query(`update users set owner = true where id = 'u-0020'`);
  };
  const reasonsOf = ({ outcomes }: Json) => outcomes.map((outcome: Json) => [outcome.status, outcome.problem?.reason]);
  const spared = [
    [403, 'owner'],
    [204, undefined],
  ];

  it('spare a user who becomes the owner between the question and the deletion (F1)', async () => {
    // the latest moment: the request has been let in, and is about to begin its transaction
    let isAsking = false;
    const late = await backend.beside({
      database: {
        ...backend.database,
        async transaction(work) {
          if (isAsking) await backend.database.transaction(promote);
          isAsking = false;
          return backend.database.transaction(work);
        },
      },
    });
    const asking = await late.as('administrator');
    assert.equal((await asking.get('/users/u-0020')).body.owner, false);
    isAsking = true;
    const { body } = await asking.batch('delete', [{ id: 'u-0020' }, { id: 'u-0021' }]);
    assert.deepEqual([isAsking, reasonsOf(body)], [false, spared]);
    await late.close();
  });

  // the embedded database has one connection: nobody else is ever in the middle of something
  if (onServer) {
    it('spare a user who becomes the owner and has not been committed when the deletion arrives (F1)', async () => {
      // the deletion must wait for the second connection, and look again
      let promoted = (): void => {};
      let commit = (): void => {};
      const isPromoted = new Promise<void>((resolve) => (promoted = resolve));
      const mayCommit = new Promise<void>((resolve) => (commit = resolve));
      const promotion = backend.database.transaction(async (queries) => {
        await promote(queries);
        promoted();
        await mayCommit;
      });
      await isPromoted;
      const deletion = admin.batch('delete', [{ id: 'u-0020' }, { id: 'u-0021' }]);
      for (let waiting = 0; waiting === 0;) {
        const [row] = await backend.database.query<{ count: number }>(
          `select count(*)::int as count from pg_locks where not granted`,
        );
        waiting = row!.count;
      }
      commit();
      await promotion;
      const { body } = await deletion;
      assert.deepEqual(reasonsOf(body), spared);
    });
  }

  it('spare a user who became the owner before the deletion, whatever the list had said (F1, R12)', async () => {
    const { version } = (await admin.get('/users/u-0020')).body;
    await backend.database.transaction(promote);
    const { status, body } = await admin.ask('DELETE', '/users/u-0020', { version });
    assert.deepEqual([status, body.reason], [403, 'owner']);
  });
});
