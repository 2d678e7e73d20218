import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { purgeDeleted } from '../../demo/backend/users/purge-job.js';
import { TestBackend, type Answer, type Client, type Json } from './a-backend.js';

/** The sample gives them one course, two and three; and there are two who have none. */
const [one, two, three, heir, other] = ['u-0020', 'u-0023', 'u-0026', 'u-0021', 'u-0022'] as const;

let backend: TestBackend;
let insisting: TestBackend;
let plain: TestBackend;
let admin: Client;
let strict: Client;
let unasked: Client;
before(async () => {
  backend = await TestBackend.start({ deleteSuccessor: 'optional', retentionDays: 30 });
  insisting = await backend.beside({ deleteSuccessor: 'required' });
  plain = await backend.beside({ retentionDays: 30 });
});
after(async () => {
  await insisting.close();
  await plain.close();
  await backend.close();
});
beforeEach(async () => {
  await backend.reset();
  admin = await backend.as('administrator');
  strict = await insisting.as('administrator');
  unasked = await plain.as('administrator');
});

const titles = async (owner: string | null): Promise<string[]> => {
  const sql = 'select title from courses where owner_id is not distinct from $1 order by title';
  return (await backend.database.query<Json>(sql, [owner])).map(({ title }) => title);
};
const everything = async (): Promise<string> =>
  JSON.stringify([await backend.everything(), await backend.database.query('select * from courses order by id')]);
const erase = (client: Client, id: string, successor?: string, more: Json = {}): Promise<Answer> =>
  client.ask('DELETE', `/users/${id}${successor === undefined ? '' : `?successor=${successor}`}`, more);
const eraseAll = (client: Client, ids: readonly string[], successor?: unknown, more: Json = {}): Promise<Answer> =>
  client.batch('delete', ids.map((id) => ({ id })), { successor }, more); // prettier-ignore
const statuses = ({ body }: Answer): number[] => body.outcomes.map(({ status }: Json) => status);
const assertRefused = ({ status, body }: Answer): void =>
  assert.deepEqual([status, body.kind, Object.keys(body.fields ?? {})], [422, 'invalid', ['successor']]);

describe('what belongs to whoever is deleted', () => {
  it('has somebody to take it over, as this server is set up, and the session says so', async () => {
    const asked = async (client: Client): Promise<Json> =>
      (await client.get('/session')).body.capabilities.delete.successor;
    assert.deepEqual([await asked(admin), await asked(strict), await asked(unasked)], ['optional', 'required', undefined]); // prettier-ignore
  });

  for (const [how, clientOf] of [
    ['softly', () => admin],
    ['for good', () => strict],
  ] as const)
    // prettier-ignore
    it(`goes to the successor with the deletion, ${how}, and nobody else’s does`, async () => {
      const [before, others, gone] = [await backend.row(heir), await titles(two), await titles(three)];
      assert.equal((await erase(clientOf(), three, heir)).status, 204);
      assert.equal((await admin.get(`/users/${three}`)).status, 404);
      assert.equal(gone.length, 3);
      assert.deepEqual([await titles(heir), await titles(three), await titles(two)], [gone, [], others]);
      assert.deepEqual(await backend.row(heir), before);
    });

  it('goes to the successor of many, whose own stays with them', async () => {
    const all = [...(await titles(one)), ...(await titles(two)), ...(await titles(three))].sort();
    assert.deepEqual(statuses(await eraseAll(strict, [one, other, three], two)), [204, 204, 204]);
    assert.deepEqual(await titles(two), all);
  });

  it('stays with those who stay: refused, or changed meanwhile', async () => {
    const ids = [one, two, 'u-0002', 'u-9999'];
    const targets = ids.map((id) => ({ id, ...(id === two && { version: '9' }) }));
    const before = [await titles(two), await titles('u-0002')];
    assert.deepEqual(statuses(await admin.batch('delete', targets, { successor: heir })), [204, 412, 403, 404]);
    assert.equal((await erase(admin, three, heir, { version: '9' })).status, 412);
    assert.deepEqual([await titles(two), await titles('u-0002')], before);
    assert.deepEqual([(await titles(heir)).length, (await titles(three)).length], [1, 3]);
    const entries = (await backend.audit()).map(({ user_id, outcome, successor_id }) => [user_id, outcome, successor_id]); // prettier-ignore
    assert.deepEqual(entries, [
      [one, 'done', heir],
      [two, 'stale', null],
      ['u-0002', 'refused', null],
      ['u-9999', 'missing', null],
      [three, 'stale', null],
    ]);
  });

  it('waits with who is deleted where nobody is named and nobody has to be, and is nobody’s when they are gone for good', async () => {
    assert.equal((await erase(admin, one)).status, 204);
    assert.deepEqual(statuses(await eraseAll(admin, [two])), [204]);
    assert.deepEqual(await Promise.all([null, one, two, three].map(async (id) => (await titles(id)).length)), [0, 1, 2, 3]); // prettier-ignore
    assert.deepEqual((await backend.audit()).map(({ successor_id }) => successor_id), [null, null]); // prettier-ignore
    await purgeDeleted(backend.database, new Date('2999-01-01'));
    assert.deepEqual([(await titles(null)).length, (await titles(three)).length], [3, 3]);
  });

  it('keeps everybody from being deleted without a successor where one has to be named', async () => {
    const before = await everything();
    assertRefused(await erase(strict, one));
    assertRefused(await eraseAll(strict, [one, two]));
    assert.deepEqual([await everything(), await backend.audit()], [before, []]);
    assert.equal((await strict.post(`/users/${other}/deactivate`, {})).status, 200);
  });

  it('stays with the successor when a deletion is taken back, and comes back where nobody was named', async () => {
    await erase(admin, one, heir);
    await erase(admin, two);
    assert.deepEqual(statuses(await admin.batch('restore', [{ id: one }, { id: two }])), [200, 200]);
    const counts = [await titles(one), await titles(two), await titles(heir), await titles(null)];
    assert.deepEqual(counts.map(({ length }) => length), [0, 2, 1, 0]); // prettier-ignore
  });

  it('stays where it is on a server that hands nothing over, and is nobody’s when the time to restore is over', async () => {
    const before = await everything();
    assertRefused(await erase(unasked, two, heir));
    assertRefused(await eraseAll(unasked, [two], heir));
    assert.equal(await everything(), before);
    assert.equal((await erase(unasked, two)).status, 204);
    assert.equal((await titles(two)).length, 2);
    await purgeDeleted(backend.database, new Date('2999-01-01'));
    assert.equal((await titles(null)).length, 2);
  });
});

describe('a successor', () => {
  const unfit: readonly (readonly [string, string])[] = [
    ['whoever never was', 'u-9999'],
    ['whoever is deleted', 'u-0011'],
    ['whoever is to be deleted', one],
    ['nobody', ''],
    ['what is no id', 'a\u0000'],
    ['what is too long for one', 'x'.repeat(201)],
  ];
  for (const [who, id] of unfit)
    it(`is not ${who}, and then nobody is deleted`, async () => {
      await backend.database.query(`update users set deleted_at = now(), restorable_until = now() where id = 'u-0011'`);
      const before = await everything();
      for (const client of [admin, strict]) {
        assertRefused(await erase(client, one, encodeURIComponent(id)));
        assertRefused(await eraseAll(client, [two, one], id));
      }
      assert.deepEqual([await everything(), await backend.audit()], [before, []]);
    });

  it('is nobody of the batch, not even one who would be spared', async () => {
    const before = await everything();
    assertRefused(await eraseAll(admin, [one, 'u-0001'], 'u-0001'));
    assert.equal(await everything(), before);
  });

  it('is one, as text: not two, not a number, not a list', async () => {
    const before = await everything();
    assertRefused(await erase(admin, one, `${heir}&successor=${other}`));
    for (const id of [null, 5, [heir], { id: heir }]) assertRefused(await eraseAll(admin, [one], id));
    assert.equal(await everything(), before);
  });

  it('can be whoever deletes, and somebody who is not active', async () => {
    assert.equal((await erase(strict, one, 'u-0002')).status, 204);
    assert.equal((await erase(strict, two, 'u-0007')).status, 204);
    assert.deepEqual([(await titles('u-0002')).length, (await titles('u-0007')).length], [2, 2]);
  });

  it('is not looked at where nobody is deleted: who may not, and who is gone, hears that', async () => {
    const viewer = await insisting.as('viewer');
    assert.equal((await erase(viewer, one, 'u-9999')).status, 403);
    await erase(strict, one, heir);
    await erase(strict, heir, other);
    assert.equal((await erase(strict, one, heir)).status, 404);
  });

  it('is taken by no other action', async () => {
    const before = await everything();
    for (const action of ['deactivate', 'activate', 'restore'])
      assertRefused(await admin.batch(action, [{ id: one }], { successor: heir }));
    assert.equal(await everything(), before);
  });

  it('stands in the audit of each deletion, by id alone', async () => {
    await erase(admin, one, heir);
    await eraseAll(admin, [two, other], heir);
    const entries = await backend.audit();
    assert.deepEqual(entries.map(({ successor_id }) => successor_id), [heir, heir, heir]); // prettier-ignore
    assert.ok(!JSON.stringify(entries).includes((await backend.row(heir)).last_name));
  });

  it('gets everything once: the same request under the same key is answered as before', async () => {
    for (const ask of [
      () => erase(admin, one, heir, { key: 'one' }),
      () => eraseAll(admin, [one], heir, { key: 'many' }),
    ]) {
      const first = await ask();
      // somebody takes all of it back, and then the answer that was lost is asked for once more
      await admin.post(`/deleted-users/${one}/restore`, {});
      await backend.database.query('update courses set owner_id = $1 where owner_id = $2', [one, heir]);
      const again = await ask();
      assert.deepEqual([again.status, again.body], [first.status, first.body]);
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.deepEqual([(await titles(one)).length, (await admin.get(`/users/${one}`)).status], [1, 200]);
    }
  });

  it('belongs to the request: another one under the same key is another request', async () => {
    for (const ask of [
      (successor?: string) => erase(admin, one, successor, { key: 'one' }),
      (successor?: string) => eraseAll(admin, [two], successor, { key: 'many' }),
    ]) {
      assert.ok((await ask(heir)).status < 300);
      for (const changed of [other, undefined]) {
        const { status, body } = await ask(changed);
        assert.deepEqual([status, Object.keys(body.fields)], [422, ['Idempotency-Key']]);
      }
    }
    assert.deepEqual([(await titles(heir)).length, (await titles(other)).length], [3, 0]);
  });
});
