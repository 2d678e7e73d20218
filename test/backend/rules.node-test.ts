import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { TestBackend, type Answer, type Client } from './a-backend.js';

let backend: TestBackend;
before(async () => {
  backend = await TestBackend.start();
});
beforeEach(() => backend.reset());
after(() => backend.close());

const at = '2040-01-01T00:00:00Z';
/** Every way to write to a user: alone, and where there is one, in a batch. */
const writes: Readonly<Record<string, readonly ((client: Client, id: string) => Promise<Answer>)[]>> = {
  delete: [(c, id) => c.ask('DELETE', `/users/${id}`), (c, id) => c.batch('delete', [{ id }])],
  deactivate: [(c, id) => c.post(`/users/${id}/deactivate`), (c, id) => c.batch('deactivate', [{ id }])],
  activate: [(c, id) => c.post(`/users/${id}/activate`), (c, id) => c.batch('activate', [{ id }])],
  schedule: [
    (c, id) => c.ask('PUT', `/users/${id}/schedule`, { body: { action: 'deactivate', at } }),
    (c, id) => c.batch('schedule', [{ id }], { schedule: { action: 'deactivate', at } }),
  ],
  'cancel schedule': [
    (c, id) => c.ask('DELETE', `/users/${id}/schedule`),
    (c, id) => c.batch('schedule', [{ id }], { schedule: { action: 'deactivate', at: null } }),
  ],
  'change department': [
    (c, id) => c.batch('change-department', [{ id }], { departmentId: 'd-product-development-design' }),
  ],
  update: [(c, id) => c.ask('PATCH', `/users/${id}`, { body: { firstName: 'Changed' } })],
  'reset password': [(c, id) => c.post(`/users/${id}/reset-password`)],
  message: [(c, id) => c.post('/messages', { ids: [id], body: 'Hello' })],
};

async function outcomesOf(action: string, client: Client, id: string): Promise<{ status: number; reason?: string }[]> {
  const found = [];
  for (const write of writes[action]!) {
    const { status, body } = await write(client, id);
    const one = body?.outcomes?.[0];
    found.push(one ? { status: one.status, reason: one.problem?.reason } : { status, reason: body?.reason });
  }
  return found;
}

async function assertRefused(action: string, as: string, id: string, reason: string): Promise<void> {
  const client = await backend.as(as);
  const before = await backend.everything();
  for (const outcome of await outcomesOf(action, client, id)) assert.deepEqual(outcome, { status: 403, reason });
  assert.equal(await backend.everything(), before, 'nothing changed');
  assert.equal((await backend.database.query('select 1 from outbox')).length, 0, 'nothing is mailed');
  const entries = await backend.audit();
  assert.equal(entries.length, writes[action]!.length, 'each refusal is recorded');
  assert.ok(entries.every((entry) => entry.outcome === 'refused' && entry.reason === reason && entry.user_id === id));
}

const destructive = ['delete', 'deactivate', 'schedule', 'cancel schedule'];
const all = Object.keys(writes);

describe('R1, the role', () => {
  for (const action of all) {
    it(`keeps a viewer without the right from: ${action}`, () => assertRefused(action, 'viewer', 'u-0020', 'role'));
    it(`keeps somebody without any right from: ${action}`, () => assertRefused(action, 'learner', 'u-0020', 'role'));
  }

  for (const action of all) {
    it(`lets an administrator: ${action}`, async () => {
      const client = await backend.as('administrator');
      await backend.database.query(`update users set status = 'active'`);
      for (const [index, write] of writes[action]!.entries()) {
        const { status, body } = await write(client, `u-002${index}`);
        assert.ok([200, 204].includes(body?.outcomes?.[0].status ?? status), JSON.stringify(body));
      }
      assert.ok((await backend.audit()).every(({ outcome }) => outcome !== 'refused'));
    });
  }

  it('counts the rights that the viewer has now, not those at sign-in', async () => {
    const client = await backend.as('administrator');
    await backend.database.query(`update users set role_id = 'learner' where id = 'u-0002'`);
    assert.equal((await client.ask('DELETE', '/users/u-0020')).status, 403);
    await backend.database.query(`update users set status = 'inactive' where id = 'u-0002'`);
    assert.equal((await client.ask('DELETE', '/users/u-0020')).status, 401);
    await backend.database.query(`delete from users where id = 'u-0002'`);
    assert.equal((await client.batch('delete', [{ id: 'u-0020' }])).status, 401);
    assert.ok(await backend.row('u-0020'));
  });
});

describe('R2, the Account Owner', () => {
  for (const action of destructive) {
    it(`is safe from an administrator: ${action}`, () => assertRefused(action, 'administrator', 'u-0001', 'owner'));
    it(`is safe from themselves: ${action}`, () => assertRefused(action, 'owner', 'u-0001', 'owner'));
  }

  it('can’t be edited by others, who could take the account over with another e-mail', async () => {
    await assertRefused('update', 'administrator', 'u-0001', 'role');
  });

  it('edits themselves', async () => {
    assert.equal(
      (await (await backend.as('owner')).ask('PATCH', '/users/u-0001', { body: { phone: '1' } })).status,
      200,
    );
  });

  it('is neither made nor unmade by an edit or a new user', async () => {
    const client = await backend.as('administrator');
    for (const body of [
      { owner: true },
      { roles: [{ id: 'account-owner' }] },
      { role_id: 'account-owner' },
      { status: 'active' },
      { id: 'u-9' },
    ]) {
      assert.equal((await client.ask('PATCH', '/users/u-0020', { body })).status, 422);
    }
    assert.equal((await client.post('/users', { login: 'a', email: 'a@b', owner: true })).status, 422);
    await assert.rejects(backend.database.query(`update users set owner = true where id = 'u-0020'`));
  });

  it('stays when a batch names everybody', async () => {
    const client = await backend.as('administrator');
    const everybody = await backend.database.query<{ id: string }>('select id from users order by id');
    const { body } = await client.batch('delete', everybody);
    const kept = body.outcomes.filter((outcome: { status: number }) => outcome.status !== 204);
    assert.deepEqual(
      kept.map((o: { id: string }) => o.id),
      ['u-0001', 'u-0002'],
    );
    assert.deepEqual(await backend.database.query('select id from users order by id'), [
      { id: 'u-0001' },
      { id: 'u-0002' },
    ]);
  });
});

describe('R3, oneself', () => {
  for (const action of destructive) {
    it(`refuses: ${action}`, () => assertRefused(action, 'administrator', 'u-0002', 'self'));
  }

  it('goes by the id, not by the name or e-mail', async () => {
    await backend.database.query(
      `update users set first_name = 'Benedikt', last_name = 'Kowalski' where id = 'u-0020'`,
    );
    assert.equal((await (await backend.as('administrator')).ask('DELETE', '/users/u-0020')).status, 204);
  });
});

describe('R4, the scope of a department administrator', () => {
  for (const action of all) {
    it(`ends at the department: ${action}`, async () => {
      await backend.database.query(`update users set status = 'active' where id = 'u-0010'`);
      await assertRefused(action, 'department-administrator', 'u-0010', 'scope');
    });
    it(`does not reach administrators of the account: ${action}`, () =>
      assertRefused(action, 'department-administrator', 'u-0006', 'role'));
    it(`reaches the departments below: ${action}`, async () => {
      const client = await backend.as('department-administrator');
      await backend.database.query(
        `update users set department_id = 'd-product-development-quality-assurance', status = 'active' where id in ('u-0020', 'u-0021')`,
      );
      for (const [index, write] of writes[action]!.entries()) {
        const { status, body } = await write(client, `u-002${index}`);
        assert.ok([200, 204].includes(body?.outcomes?.[0].status ?? status), JSON.stringify(body));
      }
    });
  }

  it('does not put anybody outside', async () => {
    const client = await backend.as('department-administrator');
    const { body } = await client.batch('change-department', [{ id: 'u-0008' }], { departmentId: 'd-sales' });
    assert.deepEqual([body.outcomes[0].status, body.outcomes[0].problem.reason], [403, 'scope']);
  });

  it('makes users only inside, and none with rights', async () => {
    const client = await backend.as('department-administrator');
    const draft = { login: 'new.one', email: 'new@example.com' };
    assert.equal((await client.post('/users', draft)).body.reason, 'scope');
    assert.equal((await client.post('/users', { ...draft, department: { id: 'd-sales' } })).body.reason, 'scope');
    const inside = { ...draft, department: { id: 'd-product-development-design' } };
    assert.equal((await client.post('/users', { ...inside, roles: [{ id: 'administrator' }] })).body.reason, 'role');
    assert.equal((await client.post('/users', inside)).status, 201);
  });

  it('is nowhere when no department was named', async () => {
    await backend.database.query(`update users set scope_id = null where id = 'u-0003'`);
    await assertRefused('delete', 'department-administrator', 'u-0008', 'scope');
  });
});

describe('the last administrator', () => {
  const last = async () => {
    await backend.database.query(`update users set role_id = 'learner' where id = 'u-0006'`);
  };

  for (const action of ['delete', 'deactivate']) {
    it(`stays: ${action}`, async () => {
      await last();
      await assertRefused(action, 'owner', 'u-0002', 'last-admin');
    });
  }

  it('stays when a batch names all of them', async () => {
    const { body } = await (await backend.as('owner')).batch('delete', [{ id: 'u-0006' }, { id: 'u-0002' }]);
    assert.deepEqual(
      body.outcomes.map((outcome: { status: number }) => outcome.status),
      [204, 403],
    );
    assert.equal(body.outcomes[1].problem.reason, 'last-admin');
  });

  it('is known as such in the list', async () => {
    await last();
    assert.equal((await (await backend.as('owner')).get('/users/u-0002')).body.denied.delete, 'last-admin');
  });

  it('does not count the inactive ones', async () => {
    await last();
    assert.equal((await backend.row('u-0007')).status, 'inactive');
    assert.equal((await (await backend.as('owner')).ask('DELETE', '/users/u-0007')).status, 204);
  });
});

describe('R8, inactive users', () => {
  for (const action of ['reset password', 'message']) {
    it(`receive no mail: ${action}`, () => assertRefused(action, 'administrator', 'u-0011', 'inactive'));
  }

  it('stay editable', async () => {
    const client = await backend.as('administrator');
    assert.equal((await client.ask('PATCH', '/users/u-0011', { body: { phone: '1' } })).status, 200);
  });

  it('are signed out at once', async () => {
    const viewer = await backend.as('viewer');
    assert.equal((await viewer.get('/users')).status, 200);
    await (await backend.as('administrator')).post('/users/u-0004/deactivate');
    assert.equal((await viewer.get('/users')).status, 401);
    assert.equal((await viewer.get('/session')).status, 401);
    assert.equal((await viewer.get('/departments')).status, 401);
  });
});

describe('R10, the licence', () => {
  beforeEach(async () => {
    await backend.database.query(`update account set seats = (select count(*) + 1 from users where status = 'active')`);
  });

  it('activates only as many as there are seats', async () => {
    const client = await backend.as('administrator');
    const { body } = await client.batch('activate', [{ id: 'u-0011' }, { id: 'u-0007' }]);
    assert.deepEqual(
      body.outcomes.map((outcome: { status: number }) => outcome.status),
      [200, 409],
    );
    assert.equal((await client.post('/users/u-0007/activate')).body.kind, 'conflict');
    assert.equal((await client.post('/users/u-0011/activate')).status, 200, 'who has a seat needs no other');
  });

  it('adds new users inactive beyond it', async () => {
    const client = await backend.as('administrator');
    const first = await client.post('/users', { login: 'one', email: 'one@example.com' });
    const second = await client.post('/users', { login: 'two', email: 'two@example.com', status: 'active' });
    assert.deepEqual([first.body.status, second.body.status], ['active', 'inactive']);
  });
});

describe('R11, what is unknown', () => {
  it('is refused: nobody by that id, in a batch and alone', async () => {
    const client = await backend.as('administrator');
    for (const action of all) {
      for (const { status } of await outcomesOf(action, client, 'nobody')) assert.equal(status, 404, action);
    }
  });

  it('is refused: an action that the server does not know', async () => {
    const client = await backend.as('administrator');
    for (const action of ['purge', '', 'DELETE', 'constructor', null]) {
      assert.equal((await client.batch(action as string, [{ id: 'u-0020' }])).status, 422);
    }
  });
});
