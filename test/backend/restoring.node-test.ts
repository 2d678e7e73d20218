import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Outcome } from '../../src/adapters/contract.js';
import { RestAdapter } from '../../src/adapters/rest/rest-adapter.js';
import { migrate, migrationFiles } from '../../demo/backend/migrations/migrate.js';
import { seedPeople } from '../../demo/backend/sample/seed.js';
import { startBackend } from '../../demo/backend/start-backend.js';
import { purgeDeleted } from '../../demo/backend/users/purge-job.js';
import { runDueSchedules, startJobs } from '../../demo/backend/users/schedule-job.js';
import { anEmptyDatabase, Client, dropSchema, TestBackend, type Json } from './a-backend.js';

const day = 86_400_000;
let backend: TestBackend;
let admin: Client;
before(async () => {
  backend = await TestBackend.start({ retentionDays: 30 });
});
beforeEach(async () => {
  await backend.reset();
  admin = await backend.as('administrator');
});
after(() => backend.close());

const erase = (...ids: string[]): Promise<Json> => admin.batch('delete', ids.map((id) => ({ id }))); // prettier-ignore
const restore = (id: string, client = admin): Promise<Json> => client.post(`/deleted-users/${id}/restore`, {});
const deletedList = async (client = admin, query = 'size=25'): Promise<Json> => (await client.get(`/deleted-users?${query}`)).body; // prettier-ignore
const idsOf = ({ deleted }: Json): string[] => deleted.map(({ user }: Json) => user.id);
const lastEntry = async (): Promise<Json> => (await backend.audit()).at(-1);

describe('a deletion that can be taken back', () => {
  it('is declared with its days, and who restores (R5, U6)', async () => {
    const { body } = await admin.get('/session');
    const { kind, restorableDays, restoredBy, statistics, freesLogin } = body.capabilities.delete;
    assert.deepEqual([kind, restorableDays, restoredBy, statistics, freesLogin], ['soft', 30, 'viewer', 'lost', true]);
    assert.ok(body.operations.includes('restore') && body.operations.includes('deletedUsers'));
    assert.ok(body.allowed.includes('restore'));
  });

  it('is not offered where deleting is for good', async () => {
    const forGood = await backend.beside({ retentionDays: 0 });
    const client = await forGood.as('administrator');
    const { body } = await client.get('/session');
    assert.equal(body.capabilities.delete.kind, 'permanent');
    assert.ok(!body.operations.includes('restore'));
    assert.equal((await client.get('/deleted-users')).status, 404);
    assert.equal((await client.batch('restore', [{ id: 'u-0010' }])).status, 422);
    assert.equal((await client.ask('DELETE', '/users/u-0010')).status, 204);
    assert.equal(await backend.row('u-0010'), undefined);
    await forGood.running.close();
  });

  it('takes the user out of the list, the search, the page, the counts and the seats', async () => {
    const before = (await admin.get('/session')).body.capabilities.seats.used;
    const { login, email } = await backend.row('u-0012');
    assert.equal((await admin.ask('DELETE', '/users/u-0012')).status, 204);
    assert.equal((await admin.get('/users/u-0012')).status, 404);
    assert.equal((await admin.ask('DELETE', '/users/u-0012')).status, 404);
    assert.equal((await admin.ask('PATCH', '/users/u-0012', { body: { phone: '1' } })).status, 404);
    const list = (await admin.get('/users?size=200')).body;
    assert.deepEqual([list.total.value, list.users.some(({ id }: Json) => id === 'u-0012')], [66, false]);
    assert.equal((await admin.get(`/users?size=5&search=${encodeURIComponent(email)}`)).body.total.value, 0);
    assert.equal((await admin.get('/session')).body.capabilities.seats.used, before - 1);
    const again = await admin.post('/users', { login, email, status: 'inactive' });
    assert.equal(again.status, 201, 'the login is free');
  });

  it('signs the user out, and keeps who deleted them out of the audit’s names', async () => {
    const gone = await backend.as('u-0006');
    assert.equal((await gone.get('/session')).status, 200);
    await gone.ask('PATCH', '/users/u-0020', { body: { phone: '1' } });
    await erase('u-0006');
    assert.equal((await gone.get('/session')).status, 401);
    const { entries } = (await admin.get('/users/u-0020/activity')).body;
    assert.deepEqual(entries[0].by, { id: 'u-0006' });
  });

  it('counts a deleted administrator no more', async () => {
    await erase('u-0006');
    const owner = await backend.as('owner');
    const last = await owner.ask('DELETE', '/users/u-0002');
    assert.deepEqual([last.status, last.body.reason], [403, 'last-admin']);
  });

  it('sends no mail that was waiting for them, and does nothing that was scheduled', async () => {
    await admin.post('/messages', { ids: ['u-0012', 'u-0013'], body: 'Hi' });
    await erase('u-0012');
    const waiting = await backend.database.query<Json>('select user_id from outbox');
    assert.deepEqual(waiting.map((row) => row.user_id), ['u-0013']); // prettier-ignore
    await runDueSchedules(backend.database, new Date('2041-01-01'));
    assert.equal((await backend.row('u-0012')).status, 'active');
    assert.equal((await lastEntry()).action, 'delete');
  });

  it('is recorded with the days that were promised', async () => {
    await erase('u-0012', 'u-0013');
    const { action, outcome, confirmed } = await lastEntry();
    assert.deepEqual([action, outcome, confirmed], ['delete', 'done', { of: 2, keptDays: 30 }]);
  });

  it('never takes the Account Owner (R2), not even by hand', async () => {
    const { body } = await erase('u-0001');
    assert.equal(body.outcomes[0].problem.reason, 'owner');
    await assert.rejects(
      backend.database.query(`update users set deleted_at = now(), restorable_until = now() where owner`),
      /users_owner_stays/,
    );
  });

  it('tells who follows the changes when somebody goes and comes back', async () => {
    const heard: string[] = [];
    const [row] = await backend.database.query<Json>(`select 'users_' || md5(current_schema()) as channel`);
    const leave = await backend.database.listen(row.channel, {
      heard: (payload) => heard.push(...(JSON.parse(payload).ids ?? [])),
      missed: () => undefined,
    });
    await erase('u-0012');
    await restore('u-0012');
    while (heard.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await leave();
    assert.deepEqual(heard, ['u-0012', 'u-0012']);
  });
});

describe('GET deleted-users', () => {
  it('lists who can be restored as they were, the latest first, until when', async () => {
    const before = (await admin.get('/users/u-0012')).body;
    await erase('u-0012');
    await erase('u-0013');
    const body = await deletedList();
    assert.deepEqual(idsOf(body), ['u-0013', 'u-0012']);
    assert.deepEqual(body.total, { value: 2, kind: 'exact' });
    const [, { user, deletedAt, restorableUntil, obstacles }] = body.deleted;
    assert.deepEqual({ ...user, version: before.version }, before);
    assert.equal(Math.round((Date.parse(restorableUntil) - Date.parse(deletedAt)) / day), 30);
    assert.equal(obstacles, undefined);
  });

  it('is paged by offset', async () => {
    await erase('u-0012');
    await erase('u-0013');
    await erase('u-0014');
    const first = await deletedList(admin, 'size=2');
    assert.deepEqual([idsOf(first), first.next, first.previous], [['u-0014', 'u-0013'], { offset: 2 }, undefined]);
    const second = await deletedList(admin, 'size=2&offset=2');
    assert.deepEqual([idsOf(second), second.next, second.previous], [['u-0012'], undefined, { offset: 0 }]);
    assert.deepEqual(idsOf(await deletedList(admin, 'size=2&offset=9')), []);
    assert.equal((await admin.get('/deleted-users?size=0')).status, 422);
    assert.equal((await admin.get('/deleted-users?size=2&cursor=x')).status, 422);
  });

  it('names what a restore would meet: login, address, seat (R10)', async () => {
    const { login, email } = await backend.row('u-0012');
    await erase('u-0012');
    await admin.post('/users', { login: login.toUpperCase(), email: 'other@example.com', status: 'inactive' });
    await admin.post('/users', { login: 'other.login', email: email.toUpperCase(), status: 'inactive' });
    await backend.database.query('update account set seats = 0');
    const [{ obstacles }] = (await deletedList()).deleted;
    assert.deepEqual(obstacles, ['login-taken', 'email-taken', 'no-seat']);
  });

  it('is for those who may restore, and says who is out of their reach (R1, R4)', async () => {
    await erase('u-0012', 'u-0013');
    await backend.database.query(`update users set department_id = 'd-sales' where id = 'u-0013'`);
    await backend.database.query(`update users set department_id = 'd-product-development' where id = 'u-0012'`);
    assert.deepEqual([(await deletedList(await backend.as('viewer'))).reason], ['role']);
    const scoped = (await deletedList(await backend.as('department-administrator'))).deleted;
    const denied = new Map(scoped.map(({ user }: Json) => [user.id, user.denied?.restore]));
    assert.deepEqual([denied.get('u-0012'), denied.get('u-0013')], [undefined, 'scope']);
  });

  it('takes no other method, and nobody who is not signed in', async () => {
    assert.equal((await admin.ask('DELETE', '/deleted-users')).status, 405);
    assert.equal((await new Client(backend.url).get('/deleted-users')).status, 401);
  });
});

describe('restoring', () => {
  it('brings the user back as they were, with groups and statistics, once', async () => {
    const before = await backend.row('u-0012');
    const groups = (await admin.get('/users/u-0012')).body.groups;
    await erase('u-0012');
    const { status, body } = await restore('u-0012');
    assert.deepEqual([status, body.id, body.groups], [200, 'u-0012', groups]);
    const { version, ...after } = await backend.row('u-0012');
    assert.deepEqual({ ...after, version: before.version }, before);
    assert.equal(version, before.version + 2);
    const kept = await backend.database.query(`select user_id from statistics where user_id = 'u-0012'`);
    assert.equal(kept.length, 1);
    const { action, outcome, viewer_id } = await lastEntry();
    assert.deepEqual([action, outcome, viewer_id], ['restore', 'done', 'u-0002']);
    assert.equal((await restore('u-0012')).status, 200);
    assert.equal((await lastEntry()).outcome, 'unchanged');
    assert.equal((await backend.row('u-0012')).version, version);
  });

  it('answers the same for the same key, and does it once', async () => {
    await erase('u-0012');
    const ask = { key: 'r-1' };
    const first = await admin.post('/deleted-users/u-0012/restore', {}, ask);
    await erase('u-0012');
    const again = await admin.post('/deleted-users/u-0012/restore', {}, ask);
    assert.deepEqual([again.body, again.headers.get('Idempotency-Replayed')], [first.body, 'true']);
    assert.equal((await admin.get('/users/u-0012')).status, 404, 'the second deletion stands');
  });

  it('refuses whose login or address somebody has by now, and names the field', async () => {
    const { login, email } = await backend.row('u-0012');
    await erase('u-0012');
    const other = await admin.post('/users', { login, email: 'other@example.com', status: 'inactive' });
    const { status, body } = await restore('u-0012');
    assert.deepEqual([status, body.kind, body.reason, Object.keys(body.fields)], [409, 'protected', 'login-taken', ['login']]); // prettier-ignore
    assert.deepEqual([(await lastEntry()).outcome, (await lastEntry()).reason], ['refused', 'login-taken']);
    await admin.ask('PATCH', `/users/${other.body.id}`, { body: { login: 'freed', email } });
    assert.equal((await restore('u-0012')).body.reason, 'email-taken');
    await admin.ask('DELETE', `/users/${other.body.id}`);
    assert.equal((await restore('u-0012')).status, 200);
  });

  it('brings back one of two who had the same login, in the order in which they are asked for', async () => {
    const { login, email } = await backend.row('u-0012');
    await erase('u-0012');
    const { id } = (await admin.post('/users', { login, email, status: 'inactive' })).body;
    await erase(id);
    const { body } = await admin.batch('restore', [{ id }, { id: 'u-0012' }]);
    assert.deepEqual(
      body.outcomes.map((one: Json) => [one.id, one.status, one.problem?.reason]),
      [[id, 200, undefined], ['u-0012', 409, 'login-taken']], // prettier-ignore
    );
  });

  it('exceeds no licence: who is active needs a seat, one after the other (R10)', async () => {
    await backend.database.query(`update users set status = 'active' where id in ('u-0012', 'u-0013')`);
    await backend.database.query(`update users set status = 'inactive' where id = 'u-0014'`);
    await erase('u-0012', 'u-0013', 'u-0014');
    await backend.database.query(
      `update account set seats = 1 + (select count(*) from users where status = 'active' and deleted_at is null)`,
    );
    const { body } = await admin.batch('restore', [{ id: 'u-0012' }, { id: 'u-0013' }, { id: 'u-0014' }]);
    assert.deepEqual(
      body.outcomes.map((one: Json) => [one.id, one.status, one.problem?.reason]),
      [['u-0012', 200, undefined], ['u-0013', 409, 'no-seat'], ['u-0014', 200, undefined]], // prettier-ignore
    );
  });

  it('asks the rules again: role, scope, and who rules the account (R1, R4)', async () => {
    await erase('u-0012', 'u-0006');
    await backend.database.query(`update users set department_id = 'd-sales' where id = 'u-0012'`);
    assert.equal((await restore('u-0012', await backend.as('viewer'))).body.reason, 'role');
    const scoped = await backend.as('department-administrator');
    assert.equal((await restore('u-0012', scoped)).body.reason, 'scope');
    assert.equal((await restore('u-0006', scoped)).body.reason, 'role', 'u-0006 is an administrator');
    assert.equal((await deletedList()).total.value, 2);
  });

  it('knows nobody who was never there, and nobody whose time is over, purged or not', async () => {
    await erase('u-0012');
    await backend.database.query(`update users set restorable_until = now() where id = 'u-0012'`);
    assert.equal((await deletedList()).total.value, 0);
    for (const id of ['u-0012', 'nobody', '%00']) assert.equal((await restore(id)).status, 404, id);
  });

  it('of one user twice at once brings them back once', async () => {
    await erase('u-0012');
    const answers = await Promise.all([restore('u-0012'), restore('u-0012'), restore('u-0012')]);
    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200]); // prettier-ignore
    const entries = (await backend.audit()).filter(({ action }) => action === 'restore');
    assert.deepEqual(entries.map(({ outcome }) => outcome).sort(), ['done', 'unchanged', 'unchanged']);
  });

  it('and creating under the same login at once never make two', async () => {
    const { login, email } = await backend.row('u-0012');
    await erase('u-0012');
    const [back, made] = await Promise.all([restore('u-0012'), admin.post('/users', { login, email })]);
    assert.deepEqual([back.status, made.status].sort(), back.status === 200 ? [200, 409] : [201, 409]);
    const rows = await backend.database.query('select id from users where login = $1 and deleted_at is null', [login]);
    assert.equal(rows.length, 1);
  });
});

describe('the end of the time to restore', () => {
  it('removes for good by the clock, with statistics, and records it in nobody’s name', async () => {
    await erase('u-0012', 'u-0013');
    const { restorable_until: until } = await backend.row('u-0012');
    assert.equal(await purgeDeleted(backend.database, new Date(+until - 1)), 0);
    assert.equal(await purgeDeleted(backend.database, new Date(+until)), 2);
    assert.equal(await purgeDeleted(backend.database, new Date(+until)), 0);
    assert.equal(await backend.row('u-0012'), undefined);
    assert.equal((await backend.database.query(`select 1 from statistics where user_id = 'u-0012'`)).length, 0);
    const { viewer_id, action, user_id, outcome, confirmed } = await lastEntry();
    assert.deepEqual([viewer_id, action, user_id, outcome, confirmed], ['retention', 'purge', 'u-0013', 'done', { of: 2 }]); // prettier-ignore
    assert.equal((await restore('u-0012')).status, 404);
  });

  it('touches nobody who is there', async () => {
    const before = await backend.everything();
    assert.equal(await purgeDeleted(backend.database, new Date('2999-01-01')), 0);
    assert.equal(await backend.everything(), before);
  });

  it('is looked for by the jobs of a server', async () => {
    await erase('u-0012');
    await backend.database.query(`update users set restorable_until = now() where id = 'u-0012'`);
    const errors: unknown[] = [];
    const stop = startJobs(backend.database, 1, (error) => errors.push(error));
    while (await backend.row('u-0012')) await new Promise((resolve) => setImmediate(resolve));
    await stop();
    assert.deepEqual(errors, []);
  });
});

describe('a deletion over a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'user-manager-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('can still be taken back, and is purged by the server that runs then', async () => {
    const options = { dataDir: folder, viewer: 'administrator', jobsEveryMs: 0 };
    const first = await startBackend(options);
    const client = new Client(first.url);
    for (const id of ['u-0012', 'u-0013']) assert.equal((await client.ask('DELETE', `/users/${id}`)).status, 204);
    const { deleted } = await deletedList(client);
    await first.close();

    const second = await startBackend(options);
    const later = new Client(second.url);
    assert.deepEqual((await deletedList(later)).deleted, deleted);
    assert.equal((await restore('u-0012', later)).status, 200);
    assert.equal(await purgeDeleted(second.database, new Date(Date.now() + 31 * day)), 1);
    assert.deepEqual((await deletedList(later)).deleted, []);
    assert.equal((await later.get('/users/u-0012')).status, 200);
    await second.close();
  });
});

describe('the migration to deletions that can be taken back', () => {
  it('gives the right to restore to whoever may delete, and keeps everybody', async () => {
    const { database, schema } = await anEmptyDatabase();
    const files = migrationFiles();
    await migrate(database, files.filter(({ name }) => name < '0005')); // prettier-ignore
    await database.transaction((queries) => seedPeople(queries, 20));
    await database.query(`update roles set actions = array_remove(actions, 'restore')`);
    assert.deepEqual(await migrate(database), files.filter(({ name }) => name >= '0005').map(({ name }) => name)); // prettier-ignore
    const roles = await database.query<Json>(`select id from roles where 'restore' = any (actions) order by id`);
    assert.deepEqual(roles.map(({ id }) => id), ['account-owner', 'administrator', 'department-administrator']); // prettier-ignore
    assert.equal((await database.query('select id from user_records')).length, 20);
    await dropSchema(database, schema);
    await database.close();
  });
});

describe('RestAdapter on a backend that restores', () => {
  const calm = { signal: new AbortController().signal };
  const states = async (run: AsyncIterable<Outcome> | undefined): Promise<string[]> => {
    const found: string[] = [];
    for await (const one of run ?? [])
      found.push(`${one.id} ${one.state} ${'error' in one ? one.error.reason : ''}`.trim());
    return found.sort();
  };

  it('deletes, reads who can come back, and restores one and many', async () => {
    const adapter = new RestAdapter({ url: `${backend.url}/api/users`, headers: () => ({ Cookie: admin.cookie }) });
    await adapter.connect(calm);
    await states(adapter.delete?.([{ id: 'u-0012' }, { id: 'u-0013' }, { id: 'u-0014' }], calm));
    const page = await adapter.deletedUsers?.({ size: 2 }, calm);
    assert.deepEqual([page?.deleted.length, page?.next, page?.total], [2, { offset: 2 }, { value: 3, kind: 'exact' }]);
    assert.deepEqual(await states(adapter.restore?.(['u-0012'], calm)), ['u-0012 done']);
    const { login } = await backend.row('u-0013');
    await admin.post('/users', { login, email: 'other@example.com', status: 'inactive' });
    assert.deepEqual(await states(adapter.restore?.(['u-0013', 'u-0014', 'u-9999'], calm)), [
      'u-0013 refused login-taken',
      'u-0014 done',
      'u-9999 failed undefined',
    ]);
  });

  it('has no method for it where deleting is for good', async () => {
    const forGood = await backend.beside({ retentionDays: 0 });
    const adapter = new RestAdapter({ url: `${forGood.url}/api/users`, headers: () => ({ Cookie: admin.cookie }) });
    await adapter.connect(calm);
    assert.deepEqual([adapter.restore, adapter.deletedUsers], [undefined, undefined]);
    await forGood.running.close();
  });
});
