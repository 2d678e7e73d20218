import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Client, type Json, TestBackend } from './a-backend.js';

let backend: TestBackend;
let insisting: TestBackend;
let admin: Client;
let strict: Client;
before(async () => {
  backend = await TestBackend.start({ deleteReason: 'optional', retentionDays: 30 });
  insisting = await backend.beside({ deleteReason: 'required' });
});
after(async () => {
  await insisting.close();
  await backend.close();
});
beforeEach(async () => {
  await backend.reset();
  admin = await backend.as('administrator');
  strict = await insisting.as('administrator');
});

const why = (text: string, key?: string) => ({
  headers: { 'X-Audit-Log-Reason': encodeURIComponent(text) },
  ...(key && { key }),
});
const reasons = async (): Promise<Json[]> =>
  (await backend.audit()).map(({ action, stated_reason }) => [action, stated_reason]);

describe('why somebody is deleted', () => {
  it('is asked for by the session, as this server is set up', async () => {
    const asked = async (client: Client): Promise<Json> =>
      (await client.get('/session')).body.capabilities.delete.reason;
    const silent = await backend.beside({});
    assert.deepEqual(
      [await asked(admin), await asked(strict), await asked(await silent.as('administrator'))],
      ['optional', 'required', undefined],
    );
    await silent.close();
  });

  it('stands in the audit of each user, in whatever script, and not in what was confirmed', async () => {
    const text = 'Weg, wegen “Umzug” – سبب 🚚';
    await admin.ask('DELETE', '/users/u-0020', why(text));
    await admin.batch('delete', [{ id: 'u-0021' }, { id: 'u-0022' }], {}, why(text));
    assert.deepEqual(await reasons(), [
      ['delete', text],
      ['delete', text],
      ['delete', text],
    ]);
    assert.ok(!JSON.stringify((await backend.audit()).map(({ confirmed }) => confirmed)).includes('Umzug'));
  });

  it('is kept of a deactivation and a restore as well, and of nothing that came without', async () => {
    await admin.post('/users/u-0020/deactivate', {}, why('On leave'));
    await admin.ask('DELETE', '/users/u-0021');
    await admin.batch('restore', [{ id: 'u-0021' }], {}, why('A mistake'));
    assert.deepEqual(await reasons(), [
      ['deactivate', 'On leave'],
      ['delete', null],
      ['restore', 'A mistake'],
    ]);
  });

  it('is kept of a refusal, too', async () => {
    const { status } = await admin.ask('DELETE', '/users/u-0001', why('Trying'));
    assert.equal(status, 403);
    assert.deepEqual(await reasons(), [['delete', 'Trying']]);
  });

  for (const [what, header] of [
    ['nothing', ''],
    ['only space', '%20%20'],
    ['what is not percent-encoded', '%E0%A4%A'],
    ['more than 300 characters', 'x'.repeat(301)],
    ['a line that it could forge', 'a%0Aadmin%20deleted%20b'],
    ['a null character', 'a%00'],
  ] as const) {
    it(`refuses ${what}, and deletes nobody`, async () => {
      const { status, body } = await admin.ask('DELETE', '/users/u-0020', {
        headers: { 'X-Audit-Log-Reason': header },
      });
      assert.deepEqual([status, body.kind, Object.keys(body.fields)], [400, 'invalid', ['X-Audit-Log-Reason']]);
      assert.deepEqual([(await backend.row('u-0020')).deleted_at, await backend.audit()], [null, []]);
    });
  }

  it('takes 300 characters of any size', async () => {
    const text = '🚚'.repeat(300);
    assert.equal((await admin.ask('DELETE', '/users/u-0020', why(text))).status, 204);
    assert.deepEqual(await reasons(), [['delete', text]]);
  });

  it('is insisted on where it is required, for one and for many, and for nothing but deleting', async () => {
    const without = [await strict.ask('DELETE', '/users/u-0020'), await strict.batch('delete', [{ id: 'u-0020' }])];
    assert.deepEqual(
      without.map(({ status, body }) => [status, body.kind]),
      without.map(() => [422, 'invalid']),
    );
    assert.equal((await strict.get('/users/u-0020')).status, 200);
    assert.equal((await strict.post('/users/u-0020/deactivate', {})).status, 200);
    assert.equal((await strict.ask('DELETE', '/users/u-0020', why('Left'))).status, 204);
    assert.equal((await strict.batch('delete', [{ id: 'u-0021' }], {}, why('Left'))).body.outcomes[0].status, 204);
  });

  it('belongs to the request: another one under the same key is another request', async () => {
    const first = await admin.ask('DELETE', '/users/u-0020', why('Left', 'k1'));
    const same = await admin.ask('DELETE', '/users/u-0020', why('Left', 'k1'));
    const other = await admin.ask('DELETE', '/users/u-0020', why('Something else', 'k1'));
    assert.deepEqual([first.status, same.status, other.status], [204, 204, 422]);
    assert.deepEqual(await reasons(), [['delete', 'Left']]);
  });
});
