import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { TestBackend, type Client, type Json } from './a-backend.js';

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

const outbox = () =>
  backend.database.query<Json>('select kind, user_id, sender_id, subject, body from outbox order by number');

describe('POST users', () => {
  it('makes a user, says where, and records it', async () => {
    const draft = {
      login: ' ada.lovelace ', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', phone: '', jobTitle: 'Countess',
      department: { id: 'd-sales', name: 'ignored', path: [] }, roles: [{ id: 'instructor' }], groups: [{ id: 'g-1' }, { id: 'g-2' }],
      extra: { workplace: 'Remote', employeeNumber: null },
    }; // prettier-ignore
    const { status, body, headers } = await admin.post('/users', draft);
    assert.equal(status, 201);
    assert.equal(headers.get('location'), `/api/users/${body.id}`);
    assert.equal(headers.get('etag'), '"1"');
    assert.deepEqual((await admin.get(`/users/${body.id}`)).body, body);
    assert.deepEqual([body.login, body.status, body.owner, body.lastLoginAt], ['ada.lovelace', 'active', false, null]);
    assert.deepEqual(body.extra, { workplace: 'Remote' });
    assert.deepEqual(body.roles, [{ id: 'instructor', name: 'Instructor' }]);
    assert.equal(body.groups.length, 2);
    assert.equal(body.phone, undefined);
    assert.equal((await admin.get('/users?search=lovelace')).body.total.value, 1);
    assert.deepEqual(
      (await backend.audit()).map((e) => [e.action, e.user_id, e.outcome]),
      [['create', body.id, 'done']],
    );
  });

  it('invites by mail when asked to', async () => {
    const { body } = await admin.post('/users', { login: 'a', email: 'a@b', notify: true });
    assert.equal(body.status, 'invited');
    assert.deepEqual(
      (await outbox()).map((mail) => [mail.kind, mail.user_id]),
      [['invitation', body.id]],
    );
    assert.equal(
      (await admin.post('/users', { login: 'c', email: 'c@b', status: 'inactive', notify: true })).body.status,
      'inactive',
    );
    assert.equal((await outbox()).length, 1);
  });

  const wrong: readonly (readonly [string, Json, readonly string[]])[] = [
    ['nothing', {}, ['login', 'email']],
    ['empty', { login: ' ', email: '' }, ['login', 'email']],
    ['no e-mail address', { login: 'a', email: 'a' }, ['email']],
    ['a login with a space', { login: 'a b', email: 'a@b' }, ['login']],
    ['a number', { login: 5, email: 'a@b' }, ['login']],
    ['null', { login: null, email: 'a@b' }, ['login']],
    ['control characters', { login: 'a', email: 'a@b', firstName: 'a\u0000b' }, ['firstName']],
    ['half a surrogate pair', { login: 'a', email: 'a@b', firstName: 'a\ud800' }, ['firstName']],
    ['too long', { login: 'a', email: 'a@b', lastName: 'x'.repeat(101) }, ['lastName']],
    ['foreign fields', { login: 'a', email: 'a@b', id: 'x', version: '3', owner: false, createdAt: 'x' }, ['id', 'version', 'owner', 'createdAt']],
    ['a foreign status', { login: 'a', email: 'a@b', status: 'king' }, ['status']],
    ['foreign extra fields', { login: 'a', email: 'a@b', extra: { password: 'x' } }, ['password']],
    ['no such choice', { login: 'a', email: 'a@b', extra: { workplace: 'Moon' } }, ['workplace']],
    ['extra as a list', { login: 'a', email: 'a@b', extra: [] }, ['extra']],
    ['two roles', { login: 'a', email: 'a@b', roles: [{ id: 'learner' }, { id: 'instructor' }] }, ['roles']],
    ['no such role', { login: 'a', email: 'a@b', roles: [{ id: 'king' }] }, ['roles']],
    ['roles as text', { login: 'a', email: 'a@b', roles: 'learner' }, ['roles']],
    ['no such group', { login: 'a', email: 'a@b', groups: [{ id: 'g-77' }] }, ['groups']],
    ['no such department', { login: 'a', email: 'a@b', department: { id: 'd-77' } }, ['department']],
    ['a department without id', { login: 'a', email: 'a@b', department: 'Sales' }, ['department']],
    ['notify as text', { login: 'a', email: 'a@b', notify: 'yes' }, ['notify']],
  ]; // prettier-ignore
  for (const [what, body, fields] of wrong) {
    it(`refuses ${what}, field by field, and makes nothing`, async () => {
      const before = await backend.everything();
      const answer = await admin.post('/users', body);
      assert.deepEqual([answer.status, answer.body.kind], [422, 'invalid']);
      assert.deepEqual(Object.keys(answer.body.fields), fields);
      assert.equal(await backend.everything(), before);
    });
  }

  it('refuses a prototype by name', async () => {
    const { status, body } = await admin.post('/users', '{"login":"a","email":"a@b","__proto__":{"owner":true}}');
    assert.equal(status, 422);
    assert.ok(Object.hasOwn(body.fields, '__proto__'));
  });

  it('names the field that somebody else has, whatever its case', async () => {
    const login = await admin.post('/users', { login: 'AGNES.garcia', email: 'new@example.com' });
    assert.deepEqual([login.status, login.body.kind, Object.keys(login.body.fields)], [409, 'conflict', ['login']]);
    const email = await admin.post('/users', { login: 'new', email: 'Agnes.Garcia@example.com' });
    assert.deepEqual([email.status, Object.keys(email.body.fields)], [409, ['email']]);
    const both = await admin.post('/users', { login: 'Agnes.Garcia', email: 'AGNES.garcia@example.com' });
    assert.deepEqual([both.status, Object.keys(both.body.fields)], [409, ['login', 'email']]);
  });

  it('answers one of two who want the same login at the same time, and names the field to the other', async () => {
    const drafts = ['one', 'two'].map((name) => ({ login: 'wanted', email: `${name}@example.com` }));
    const answers = await Promise.all(drafts.map((draft, index) => admin.post('/users', draft, { key: `w-${index}` })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
    assert.deepEqual(Object.keys(answers.find(({ status }) => status === 409)?.body.fields), ['login']);
  });

  it('makes users inactive once the licence has no seat, and writes them nothing (R8, R10)', async () => {
    const used = (await admin.get('/session')).body.capabilities.seats.used;
    await backend.database.query('update account set seats = $1', [used + 1]);
    const made = async (login: string) => (await admin.post('/users', { login, email: `${login}@x.test` })).body.status;
    assert.deepEqual([await made('first'), await made('second')], ['active', 'inactive']);
    assert.equal((await admin.get('/session')).body.capabilities.seats.used, used + 1);
    assert.equal((await outbox()).length, 0);
  });

  it('records who was refused the right, and makes nobody (R1)', async () => {
    const learner = await backend.as('viewer');
    const { status, body } = await learner.post('/users', { login: 'a', email: 'a@b' });
    assert.deepEqual([status, body.kind, body.reason], [403, 'forbidden', 'role']);
    assert.deepEqual(
      (await backend.audit()).map((e) => [e.action, e.outcome, e.reason]),
      [['create', 'refused', 'role']],
    );
  });

  for (const body of ['', '[]', 'null', '1', '{', '"x"']) {
    it(`refuses a body of ${body || 'nothing'}`, async () => {
      const answer = await admin.post('/users', body, { headers: { 'Content-Type': 'application/json' } });
      assert.deepEqual([answer.status, answer.body.kind], [400, 'invalid']);
    });
  }
});

describe('PATCH users/{id}', () => {
  it('changes what is named, empties what is null, leaves the rest', async () => {
    await admin.ask('PATCH', '/users/u-0020', { body: { extra: { employeeNumber: '7', workplace: 'Office' } } });
    const before = (await admin.get('/users/u-0020')).body;
    const { status, body, headers } = await admin.ask('PATCH', '/users/u-0020', {
      body: { firstName: 'Bo', phone: null, extra: { workplace: null } },
      version: before.version,
    });
    assert.equal(status, 200);
    const { phone: _phone, ...rest } = before;
    const version = String(Number(before.version) + 1);
    assert.deepEqual(body, { ...rest, firstName: 'Bo', extra: { employeeNumber: '7' }, version });
    assert.equal(headers.get('etag'), `"${version}"`);
    const [, entry] = await backend.audit();
    assert.deepEqual(entry.confirmed, { version: before.version, of: 1, fields: ['first_name', 'phone', 'workplace'] });
  });

  it('refuses to empty what is required, and fields with rules of their own', async () => {
    for (const body of [
      { login: null },
      { email: '' },
      { department: { id: 'd-sales' } },
      { roles: [] },
      { status: 'active' },
      { extra: null },
      { scheduled: null },
    ]) {
      const answer = await admin.ask('PATCH', '/users/u-0020', { body });
      assert.deepEqual([answer.status, Object.keys(answer.body.fields)], [422, Object.keys(body)]);
    }
  });

  it('refuses a login that somebody else has', async () => {
    const { status, body } = await admin.ask('PATCH', '/users/u-0020', { body: { login: 'agnes.garcia' } });
    assert.deepEqual([status, body.kind, Object.keys(body.fields)], [409, 'conflict', ['login']]);
    assert.equal((await backend.row('u-0020')).version, 1);
  });
});

describe('DELETE users/{id}', () => {
  it('deletes the user with their statistics, and nobody else (R5)', async () => {
    const { version } = (await admin.get('/users/u-0020')).body;
    const { status, body } = await admin.ask('DELETE', '/users/u-0020', { version });
    assert.deepEqual([status, body], [204, undefined]);
    assert.equal((await admin.get('/users/u-0020')).status, 404);
    assert.equal((await admin.get('/users')).body.total.value, 66);
    assert.equal((await backend.database.query(`select 1 from statistics where user_id = 'u-0020'`)).length, 0);
    assert.equal((await backend.database.query('select 1 from statistics')).length, 66);
    const [entry] = await backend.audit();
    assert.deepEqual(
      [entry.viewer_id, entry.action, entry.outcome, entry.confirmed],
      ['u-0002', 'delete', 'done', { version, of: 1 }],
    );
    assert.ok(entry.request_id && entry.at);
  });

  it('answers 404 for whoever is gone already', async () => {
    await admin.ask('DELETE', '/users/u-0020');
    const { status, body } = await admin.ask('DELETE', '/users/u-0020');
    assert.deepEqual([status, body.kind], [404, 'not-found']);
  });

  it('frees the login', async () => {
    const { login, email } = (await admin.get('/users/u-0020')).body;
    await admin.ask('DELETE', '/users/u-0020');
    const again = await admin.post('/users', { login, email });
    assert.equal(again.status, 201);
    assert.notEqual(again.body.id, 'u-0020');
  });

  it('refuses a successor, to whom it has nothing to give', async () => {
    assert.equal((await admin.ask('DELETE', '/users/u-0020?successor=u-0021')).status, 422);
    assert.equal((await admin.batch('delete', [{ id: 'u-0020' }], { successor: 'u-0021' })).status, 422);
    assert.ok(await backend.row('u-0020'));
  });

  it('is not there for all users at once', async () => {
    const { status, headers } = await admin.ask('DELETE', '/users');
    assert.deepEqual([status, headers.get('allow')], [405, 'GET, POST']);
    assert.equal((await admin.ask('DELETE', '/users/')).status, 404);
    assert.equal((await admin.get('/users')).body.total.value, 67);
  });
});

describe('activate and deactivate', () => {
  it('deactivates, keeps the statistics, and activates again (R6)', async () => {
    const off = await admin.post('/users/u-0005/deactivate');
    assert.deepEqual([off.status, off.body.status], [200, 'inactive']);
    assert.equal((await backend.database.query(`select 1 from statistics where user_id = 'u-0005'`)).length, 1);
    assert.ok(
      (await admin.get('/users?size=67&filter.status=inactive')).body.users.some((user: Json) => user.id === 'u-0005'),
    );
    const on = await admin.post('/users/u-0005/activate', undefined, { version: off.body.version });
    assert.deepEqual([on.status, on.body.status, on.body.version], [200, 'active', '3']);
  });

  it('leaves who is so already as they are', async () => {
    const before = await backend.everything();
    assert.equal((await admin.post('/users/u-0011/deactivate')).status, 200);
    assert.equal((await admin.post('/users/u-0005/activate')).status, 200);
    assert.equal(await backend.everything(), before);
    assert.deepEqual(
      (await backend.audit()).map(({ outcome }) => outcome),
      ['unchanged', 'unchanged'],
    );
  });
});

describe('schedule', () => {
  const at = '2031-05-01T23:59:00+02:00';

  it('is stored, shown, changed and cancelled', async () => {
    const set = await admin.ask('PUT', '/users/u-0005/schedule', { body: { action: 'deactivate', at } });
    assert.deepEqual([set.status, set.body.scheduled], [200, { action: 'deactivate', at: '2031-05-01T21:59:00.000Z' }]);
    assert.deepEqual((await admin.get('/users/u-0005')).body, set.body);
    const cancelled = await admin.ask('DELETE', '/users/u-0005/schedule', { version: set.body.version });
    assert.deepEqual([cancelled.status, cancelled.body.scheduled], [200, undefined]);
    assert.equal((await admin.ask('DELETE', '/users/u-0005/schedule')).body.version, cancelled.body.version);
  });

  it('is stored and cancelled for many', async () => {
    const targets = [{ id: 'u-0005' }, { id: 'u-0001' }, { id: 'u-0020' }];
    const { body } = await admin.batch('schedule', targets, { schedule: { action: 'deactivate', at } });
    assert.deepEqual(
      body.outcomes.map((outcome: Json) => outcome.status),
      [200, 403, 200],
    );
    const off = await admin.batch('schedule', [{ id: 'u-0005' }], { schedule: { action: 'deactivate', at: null } });
    assert.equal(off.body.outcomes[0].user.scheduled, undefined);
  });

  it('ends when its action is done at once', async () => {
    assert.equal((await admin.post('/users/u-0012/deactivate')).body.scheduled, undefined);
  });

  const wrong = [{}, { action: 'delete', at }, { action: 'activate' }, { action: 'activate', at: 'tomorrow' }, { action: 'activate', at: '2031-05-01' },
    { action: 'activate', at: '2031-05-01T00:00:00' }, { action: 'activate', at: '2001-05-01T00:00:00Z' }, { action: 'activate', at: '2031-13-41T00:00:00Z' },
    { action: 'activate', at: 5 }]; // prettier-ignore
  for (const plan of wrong) {
    it(`refuses ${JSON.stringify(plan)}`, async () => {
      assert.equal((await admin.ask('PUT', '/users/u-0005/schedule', { body: plan })).status, 422);
      assert.equal((await admin.batch('schedule', [{ id: 'u-0005' }], { schedule: plan })).status, 422);
    });
  }

  it('needs the plan in a batch', async () => {
    assert.equal((await admin.batch('schedule', [{ id: 'u-0005' }])).status, 422);
    assert.equal((await admin.batch('schedule', [{ id: 'u-0005' }], { schedule: null })).status, 422);
  });
});

describe('POST users/batch', () => {
  it('answers for every id exactly once, whatever became of it (F17)', async () => {
    const targets = [
      { id: 'u-0020', version: '1' },
      { id: 'u-0001' },
      { id: 'u-0002' },
      { id: 'gone' },
      { id: 'u-0021', version: '9' },
      { id: 'u-0020', version: '1' },
    ];
    const { status, body } = await admin.batch('delete', targets);
    assert.equal(status, 200);
    assert.deepEqual(
      body.outcomes.map((outcome: Json) => [outcome.id, outcome.status, outcome.problem?.kind]),
      [['u-0020', 204, undefined], ['u-0001', 403, 'protected'], ['u-0002', 403, 'protected'], ['gone', 404, 'not-found'], ['u-0021', 412, 'stale']],
    ); // prettier-ignore
    assert.equal(body.outcomes[4].problem.latest.id, 'u-0021');
    assert.equal((await admin.get('/users')).body.total.value, 66);
    assert.ok((await backend.audit()).every(({ confirmed }) => confirmed.of === 5));
  });

  it('changes departments', async () => {
    const { body } = await admin.batch('change-department', [{ id: 'u-0020' }, { id: 'u-0021' }], {
      departmentId: 'd-sales-europe',
    });
    assert.deepEqual(body.outcomes[0].user.department, {
      id: 'd-sales-europe',
      name: 'Europe',
      path: ['My Company', 'Sales'],
    });
    for (const departmentId of ['d-77', '', undefined, 5, '\u0000']) {
      assert.equal((await admin.batch('change-department', [{ id: 'u-0020' }], { departmentId })).status, 422);
    }
  });

  it('activates and deactivates many', async () => {
    const off = await admin.batch('deactivate', [{ id: 'u-0020' }, { id: 'u-0005' }]);
    assert.deepEqual(
      off.body.outcomes.map((outcome: Json) => outcome.user.status),
      ['inactive', 'inactive'],
    );
    const on = await admin.batch('activate', [{ id: 'u-0020' }, { id: 'u-0005' }]);
    assert.deepEqual(
      on.body.outcomes.map((outcome: Json) => outcome.user.status),
      ['active', 'active'],
    );
  });

  const odd = [undefined, [], {}, null, 'u-0020', ['u-0020'], [{}], [{ id: '' }], [{ id: 20 }], [{ id: 'u-0020', version: 1 }], [{ id: null }],
    [{ id: 'u-0020', version: '1' }, { id: 'u-0020', version: '2' }], [{ id: 'a\u0000' }], [{ id: 'a\ud800' }], [{ id: 'u-0020', version: '\u0000' }]]; // prettier-ignore
  for (const targets of odd) {
    it(`refuses ${JSON.stringify(targets)} as targets: nothing named is never everybody (T8)`, async () => {
      const before = await backend.everything();
      const { status, body } = await admin.post('/users/batch', { action: 'delete', targets });
      assert.deepEqual([status, body.kind], [422, 'invalid']);
      assert.equal(await backend.everything(), before);
    });
  }

  it('takes 500 and no more', async () => {
    const targets = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `x-${index}` }));
    assert.equal((await admin.batch('delete', targets(500))).body.outcomes.length, 500);
    assert.equal((await admin.batch('delete', targets(501))).status, 413);
  });
});

describe('reset-password and messages', () => {
  it('put a mail into the outbox and record who sent it', async () => {
    assert.equal((await admin.post('/users/u-0005/reset-password')).status, 204);
    const { status, body } = await admin.post('/messages', {
      ids: ['u-0005', 'u-0011', 'gone'],
      subject: 'Hi',
      body: 'Hello\nyou',
    });
    assert.equal(status, 200);
    assert.deepEqual(
      body.outcomes.map((outcome: Json) => [outcome.id, outcome.status]),
      [
        ['u-0005', 200],
        ['u-0011', 403],
        ['gone', 404],
      ],
    );
    assert.deepEqual(await outbox(), [
      { kind: 'password-reset', user_id: 'u-0005', sender_id: 'u-0002', subject: null, body: null },
      { kind: 'message', user_id: 'u-0005', sender_id: 'u-0002', subject: 'Hi', body: 'Hello\nyou' },
    ]);
    assert.equal((await backend.row('u-0005')).version, 1, 'a mail is no change');
    const entries = await backend.audit();
    assert.deepEqual(
      entries.map((entry) => entry.outcome),
      ['done', 'done', 'refused', 'missing'],
    );
    assert.ok(!JSON.stringify(entries).includes('Hello'), 'what was written is not in the audit');
  });

  for (const body of [{}, { ids: ['u-0005'] }, { ids: [], body: 'x' }, { ids: ['u-0005'], body: ' ' }, { ids: ['u-0005'], body: 5 }, { ids: 'u-0005', body: 'x' },
    { ids: ['u-0005'], body: 'x', subject: 'a\nb' }, { ids: ['u-0005'], body: 'x', subject: 5 }, { ids: ['u-0005'], body: 'x'.repeat(20_001) }, { ids: [5], body: 'x' }]) {
    it(`refuses ${JSON.stringify(body).slice(0, 60)}`, async () => {
      assert.equal((await admin.post('/messages', body)).status, 422);
      assert.deepEqual(await outbox(), []);
    });
  } // prettier-ignore
});
