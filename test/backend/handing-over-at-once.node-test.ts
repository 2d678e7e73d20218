import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Queries } from '../../demo/backend/database.js';
import { onServer, TestBackend, type Answer, type Client, type Json } from './a-backend.js';

let backend: TestBackend;
let insisting: TestBackend;
let admin: Client;
let strict: Client;
before(async () => {
  backend = await TestBackend.start({ deleteSuccessor: 'optional', retentionDays: 30 });
  insisting = await backend.beside({ deleteSuccessor: 'required' });
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

const erase = (client: Client, id: string, successor: string): Promise<Answer> =>
  client.ask('DELETE', `/users/${id}?successor=${successor}`);
const owners = async (): Promise<Json[]> =>
  backend.database.query<Json>('select c.owner_id, u.id from courses c left join user_records u on u.id = c.owner_id');

describe('deletions at once that hand over to each other', () => {
  for (const [how, clientOf] of [
    ['softly', () => admin],
    ['for good', () => strict],
  ] as const)
    // prettier-ignore
    it(`all end, and leave nothing with somebody who is gone, ${how}`, async () => {
      const ring = ['u-0026', 'u-0014', 'u-0020', 'u-0017', 'u-0023'];
      for (let round = 0; round < 5; round++) {
        await backend.reset();
        const answers = await Promise.all(
          ring.map((id, index) => erase(clientOf(), id, ring[(index + 1) % ring.length]!)),
        );
        const states = answers.map(({ status }) => status);
        assert.ok(states.every((status) => status === 204 || status === 422), `${states}`); // prettier-ignore
        assert.ok(states.includes(204) && states.includes(422), `${states}`);
        const all = await owners();
        assert.deepEqual([all.length, all.filter(({ id }) => id === null)], [43, []]);
      }
    });

  it('hand everything over once, to one of two', async () => {
    const answers = await Promise.all(['u-0021', 'u-0022'].map((heir) => erase(admin, 'u-0026', heir)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 404]); // prettier-ignore
    const [winner] = (await backend.audit()).filter(({ outcome }) => outcome === 'done');
    const theirs = (await owners()).filter(({ id }) => id === 'u-0021' || id === 'u-0022');
    assert.deepEqual(theirs.map(({ id }) => id), Array(3).fill(winner.successor_id)); // prettier-ignore
  });

  it('go on with what was taken over a moment ago', async () => {
    const [first, second] = await Promise.all([erase(admin, 'u-0020', 'u-0026'), erase(admin, 'u-0026', 'u-0021')]);
    assert.equal(second.status, 204);
    const theirs = (await owners()).filter(({ id }) => id === 'u-0020' || id === 'u-0021');
    assert.deepEqual(theirs.map(({ id }) => id).sort(), first.status === 204 ? Array(4).fill('u-0021') : ['u-0020', 'u-0021', 'u-0021', 'u-0021']); // prettier-ignore
  });
});

// the embedded database has one connection: nobody else is ever in the middle of something
if (onServer)
  describe('a deletion that hands over', () => {
    const backendPid = async (queries: Queries): Promise<number> =>
      (await queries.query<Json>('select pg_backend_pid() as pid'))[0].pid;
    const lock = (queries: Queries, id: string) =>
      queries.query('select id from users where id = $1 for update nowait', [id]);

    /** Until the deletion waits for that connection, or has ended without. */
    async function waitsFor(pid: number, deletion: Promise<Answer>): Promise<boolean> {
      let ended = false;
      void deletion.finally(() => (ended = true));
      for (;;) {
        const waiting = await backend.database.query(
          'select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))',
          [pid],
        );
        if (waiting.length > 0 || ended) return waiting.length > 0;
      }
    }

    it('waits for a successor who is just being deleted, and then hands nothing over', async () => {
      const { deletion } = await backend.database.transaction(async (queries) => {
        await queries.query(`update users set deleted_at = now(), restorable_until = now() where id = 'u-0026'`);
        const deletion = erase(admin, 'u-0020', 'u-0026');
        assert.equal(await waitsFor(await backendPid(queries), deletion), true);
        return { deletion };
      });
      const { status, body } = await deletion;
      assert.deepEqual([status, Object.keys(body.fields)], [422, ['successor']]);
      assert.equal((await backend.row('u-0020')).deleted_at, null);
      assert.equal((await owners()).filter(({ id }) => id === 'u-0020').length, 1);
    });

    for (const [low, high, id, heir] of [
      ['u-0020', 'u-0026', 'u-0020', 'u-0026'],
      ['u-0020', 'u-0026', 'u-0026', 'u-0020'],
    ] as const)
      it(`locks ${low} before ${high}, whichever of them takes over from the other: ${heir}`, async () => {
        const { deletion } = await backend.database.transaction(async (queries) => {
          await lock(queries, low);
          const deletion = erase(admin, id, heir);
          assert.equal(await waitsFor(await backendPid(queries), deletion), true);
          // it would not be free if the deletion held it already: the two would wait for each other
          await lock(queries, high);
          return { deletion };
        });
        assert.equal((await deletion).status, 204);
      });
  });
