import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { TestBackend, type Client, type Json } from './a-backend.js';

/** The same people on every run: the owner, an administrator, one who may only look, and somebody else. */
const [owner, administrator, somebody] = ['u-0001', 'u-0002', 'u-0010'];

describe('GET users/:id/activity', () => {
  let backend: TestBackend;
  let admin: Client;
  before(async () => {
    backend = await TestBackend.start();
  });
  after(() => backend.close());
  beforeEach(async () => {
    await backend.reset();
    admin = await backend.as('administrator');
  });
  const of = async (id: string, more = ''): Promise<Json> => (await admin.get(`/users/${id}/activity${more}`)).body;
  const line = ({ action, outcome, reason, by }: Json): unknown[] => [action, outcome, reason, by.id];

  it('is empty while nothing was done', async () => {
    assert.deepEqual(await of(somebody), { entries: [], more: false });
  });

  it('has what was done and what was refused, the newest first, and who it was', async () => {
    const viewer = await backend.as('viewer');
    assert.equal((await admin.ask('PATCH', `/users/${somebody}`, { body: { jobTitle: 'Baker' } })).status, 200);
    assert.equal((await viewer.post(`/users/${somebody}/deactivate`)).status, 403);
    const { entries, more } = await of(somebody);
    assert.deepEqual(entries.map(line), [
      ['deactivate', 'refused', 'role', 'u-0004'],
      ['update', 'done', undefined, administrator],
    ]);
    assert.equal(more, false);
    assert.ok(Math.abs(Date.parse(entries[0].at) - Date.now()) < 60_000);
    const { body: me } = await admin.get(`/users/${administrator}`);
    assert.ok(entries[1].by.name.includes(me.firstName));
  });

  it('is of one user alone, and keeps what was done by somebody who is gone, without a name', async () => {
    await admin.post('/users/u-0011/deactivate');
    await backend.database.query(
      `insert into audit (request_id, viewer_id, action, user_id, outcome, confirmed) values ('r', 'nobody', 'update', $1, 'done', '{}')`,
      [somebody],
    );
    const { entries } = await of(somebody);
    assert.deepEqual(entries.map(line), [['update', 'done', undefined, 'nobody']]);
    assert.equal('name' in entries[0].by, false);
  });

  it('comes in pages of 20 that neither overlap nor leave anything out', async () => {
    await backend.database.query(
      `insert into audit (request_id, viewer_id, action, user_id, outcome, confirmed)
       select 'r', $2, 'update', $1, 'done', '{}' from generate_series(1, 45)`,
      [somebody, administrator],
    );
    const numbers: number[] = [];
    const sizes: number[] = [];
    for (let more = true, at = ''; more;) {
      const page = await of(somebody, at);
      sizes.push(page.entries.length);
      numbers.push(...page.entries.map(({ number }: Json) => Number(number)));
      more = page.more;
      at = `?before=${numbers.at(-1)}`;
    }
    assert.deepEqual(sizes, [20, 20, 5]);
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].sort((a, b) => b - a),
    );
  });

  it('is told to those who may edit the user, and to nobody else (R1, R4)', async () => {
    const statuses = async (who: string, id: string): Promise<number> =>
      (await (await backend.as(who)).get(`/users/${id}/activity`)).status;
    assert.equal(await statuses('viewer', somebody), 403);
    assert.equal(await statuses('learner', somebody), 403);
    assert.equal(await statuses('administrator', owner), 403);
    assert.equal(await statuses('owner', owner), 200);
    assert.equal((await new (admin.constructor as new (url: string) => Client)(backend.url).get(`/users/${somebody}/activity`)).status, 401); // prettier-ignore
  });

  it('is nobody’s where there is no such user, and refuses what is no place in it', async () => {
    assert.equal((await admin.get('/users/nobody/activity')).status, 404);
    for (const before of ['0', '-1', 'x', '1;drop', '9'.repeat(19), ''])
      assert.equal((await admin.get(`/users/${somebody}/activity?before=${before}`)).status, 400, before);
  });
});
