import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ChangeFeed } from '../../demo/backend/changes/change-feed.js';
import { Follower } from '../../demo/backend/changes/follower.js';
import { seed } from '../../demo/backend/sample/seed.js';
import { aMigratedDatabase, Client, dropSchema, onServer, TestBackend } from './a-backend.js';

let backend: TestBackend;
before(async () => {
  backend = await TestBackend.start();
});
beforeEach(async () => {
  await backend.reset();
  // what the reset tells has been heard before a test listens
  const listener = await follow(await backend.as('administrator'));
  await backend.database.query(`update users set version = version where id = 'u-0067'`);
  while ((await listener.change()).data!.ids?.join() !== 'u-0067');
  await listener.leave();
});
after(() => backend.close());

/** One block of the stream, up to its empty line. */
interface Block {
  readonly event?: string;
  readonly id?: string;
  readonly data?: { readonly ids?: string[] };
  readonly text: string;
}

/** Somebody who follows the stream of changes, block by block. */
class Listener {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  }

  /** The next block; `undefined` when the stream has ended. */
  async block(): Promise<Block | undefined> {
    while (!this.#text.includes('\n\n')) {
      const { value, done } = await this.#reader.read();
      if (done) return undefined;
      this.#text += value;
    }
    const at = this.#text.indexOf('\n\n');
    const text = this.#text.slice(0, at);
    this.#text = this.#text.slice(at + 2);
    const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
    const [event, id, data] = [field('event'), field('id'), field('data')];
    return {
      text,
      ...(event && { event }),
      ...(id && { id }),
      ...(data && { data: JSON.parse(data) as { ids?: string[] } }),
    };
  }

  /** The next block that tells of a change. */
  async change(): Promise<Block> {
    for (;;) {
      const block = await this.block();
      assert.ok(block, 'the stream ended');
      if (block.event) return block;
    }
  }

  async ended(): Promise<void> {
    while (await this.block());
  }

  leave(): Promise<void> {
    return this.#reader.cancel();
  }
}

async function open(client: Client, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${client.url}/api/changes`, { headers: { Cookie: client.cookie, ...headers } });
}

async function follow(client: Client, lastId?: string): Promise<Listener> {
  const response = await open(client, lastId === undefined ? {} : { 'Last-Event-ID': lastId });
  assert.equal(response.status, 200);
  return new Listener(response.body!);
}

describe('GET changes', () => {
  it('tells who has changed, been added and been deleted, once it is committed, by ids and nothing else (S19)', async () => {
    const admin = await backend.as('administrator');
    const response = await open(admin);
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('x-accel-buffering'), 'no');
    const listener = new Listener(response.body!);
    const { id, text } = (await listener.block())!;
    assert.match(text, /^retry: 3000$/m);
    assert.ok(id, 'a place to come back to, before anything has changed');

    assert.equal((await admin.ask('PATCH', '/users/u-0020', { body: { phone: '1' } })).status, 200);
    const changed = await listener.change();
    assert.deepEqual([changed.event, changed.data], ['changed', { ids: ['u-0020'] }]);
    assert.match(changed.text, /^event: changed\nid: c\d+\ndata: \{"ids":\["u-0020"\]\}$/);

    const made = await admin.post('/users', { login: 'new', email: 'new@example.com' });
    assert.equal(made.status, 201);
    assert.deepEqual((await listener.change()).data, { ids: [made.body.id] });
    assert.equal((await admin.ask('DELETE', '/users/u-0021')).status, 204);
    assert.deepEqual((await listener.change()).data, { ids: ['u-0021'] });
    await listener.leave();
  });

  it('tells of a batch at once, of a write past the API too, and not of what was rolled back', async () => {
    const admin = await backend.as('administrator');
    const listener = await follow(admin);
    await assert.rejects(
      backend.database.transaction(async (queries) => {
        await queries.query(`update users set phone = '1' where id = 'u-0030'`);
        throw new Error('no');
      }),
    );
    await admin.batch('deactivate', [{ id: 'u-0020' }, { id: 'u-0021' }]);
    assert.deepEqual((await listener.change()).data!.ids!.sort(), ['u-0020', 'u-0021']);
    await backend.database.query(`insert into user_groups select 'u-0022', min(id) from groups`);
    assert.deepEqual((await listener.change()).data, { ids: ['u-0022'] });
    await backend.database.query(`update users set phone = '1' where id = 'nobody'`);
    await backend.database.query(`update users set phone = '1' where id = 'u-0023'`);
    assert.deepEqual((await listener.change()).data, { ids: ['u-0023'] });
    await listener.leave();
  });

  it('says that something has changed where the ids are too many or too long for a notification', async () => {
    await backend.reset(600);
    const listener = await follow(await backend.as('administrator'));
    await backend.database.query(`update users set phone = '1' where id = 'u-0020'`);
    while ((await listener.change()).data!.ids?.join() !== 'u-0020');
    await backend.database.query(`update users set phone = '1'`);
    const all = await listener.change();
    assert.deepEqual([all.event, all.data], ['stale', {}]);
    await backend.database.query(`update users set phone = '1' where id = any($1::text[])`, [
      Array.from({ length: 500 }, (_, index) => `u-${String(index + 1).padStart(4, '0')}`),
    ]);
    assert.equal((await listener.change()).data!.ids!.length, 500);
    await backend.database.query(
      `insert into users (id, login, email, role_id, status)
       select n || repeat('x', 180), 'l' || n, 'e' || n, 'learner', 'active' from generate_series(1, 50) as t(n)`,
    );
    assert.equal((await listener.change()).event, 'stale');
    await backend.database.query(`update departments set name = 'Other' where id = 'd-company'`);
    assert.equal((await listener.change()).event, 'stale');
    await listener.leave();
  });

  it('goes on where a client was, on this server and on another one', async () => {
    const admin = await backend.as('administrator');
    const other = await backend.beside({});
    const beside = new Client(other.url, admin.cookie);
    const [one, two] = [await follow(admin), await follow(beside)];
    const start = (await one.block())!.id!;
    const ids = ['u-0020', 'u-0021', 'u-0022'];
    for (const id of ids) await backend.database.query(`update users set phone = '1' where id = $1`, [id]);
    const heard = [await one.change(), await one.change(), await one.change()];
    const heardBeside = [await two.change(), await two.change(), await two.change()];
    assert.deepEqual(heard.map(({ data }) => data!.ids![0]), ids); // prettier-ignore
    assert.deepEqual(heardBeside.map(({ id }) => id), heard.map(({ id }) => id)); // prettier-ignore
    await one.leave();
    await two.leave();
    for (const client of [admin, beside]) {
      const again = await follow(client, heard[0]!.id);
      assert.deepEqual([(await again.change()).id, (await again.change()).id], [heard[1]!.id, heard[2]!.id]);
      await again.leave();
    }
    const fromStart = await follow(admin, start);
    assert.deepEqual((await fromStart.change()).data, { ids: ['u-0020'] });
    await fromStart.leave();
    // the other server had begun at another moment, which only it knows
    for (const unknown of [start, 'c0', 'x'.repeat(5_000)]) {
      const listener = await follow(beside, unknown);
      const stale = await listener.change();
      assert.deepEqual([stale.event, stale.id], ['stale', heard[2]!.id]);
      await listener.leave();
    }
    await other.running.close();
  });

  it('is for those who are signed in and may look, and says so in the session', async () => {
    const nobody = await new Client(backend.url).get('/changes');
    assert.deepEqual([nobody.status, nobody.body.kind], [401, 'unauthenticated']);
    const learner = await (await backend.as('learner')).get('/changes');
    assert.deepEqual([learner.status, learner.body.kind], [403, 'forbidden']);
    const stranger = await (await backend.as('u-none')).get('/changes');
    assert.equal(stranger.status, 401);
    const admin = await backend.as('administrator');
    assert.equal((await admin.get('/session')).body.capabilities.live, true);
    assert.deepEqual((await admin.post('/changes', {})).status, 405);
  });

  it('opens nothing for a HEAD request', async () => {
    const { cookie } = await backend.as('administrator');
    const server = await backend.beside({ feed: { most: 1 } });
    for (let time = 0; time < 3; time++) {
      const response = await fetch(`${server.url}/api/changes`, { method: 'HEAD', headers: { Cookie: cookie } });
      assert.equal(response.status, 200);
    }
    const listener = await follow(new Client(server.url, cookie));
    assert.ok(await listener.block());
    await server.running.close();
  });

  it('ends when the viewer is deactivated, deleted, or loses the right to look', async () => {
    const ends = [
      `update users set status = 'inactive' where id = 'u-0004'`,
      `update users set role_id = 'learner' where id = 'u-0004'`,
      `delete from users where id = 'u-0004'`,
    ];
    for (const sql of ends) {
      await backend.reset();
      const listener = await follow(await backend.as('viewer'));
      await listener.block();
      await backend.database.query(sql);
      await listener.ended();
    }
  });

  it('takes so many followers and no more, and room again when one leaves', async () => {
    const { cookie } = await backend.as('administrator');
    const { cookie: owner } = await backend.as('owner');
    const server = await backend.beside({ feed: { most: 3, mostEach: 2 } });
    const [admin, other] = [new Client(server.url, cookie), new Client(server.url, owner)];
    const first = await follow(admin);
    await follow(admin);
    const refused = await admin.get('/changes');
    assert.deepEqual([refused.status, refused.body.kind], [503, 'unavailable']);
    assert.equal(refused.headers.get('retry-after'), '30');
    assert.equal(refused.headers.get('content-type'), 'application/problem+json');
    await follow(other);
    assert.equal((await other.get('/changes')).status, 503, 'of all viewers together');
    await first.leave();
    // the server hears of it in a moment of its own
    let response = await open(admin);
    while (response.status === 503) response = await open(admin);
    assert.equal(response.status, 200);
    await server.running.close();
  });

  it('does not keep a server from closing', async () => {
    const { cookie } = await backend.as('administrator');
    const server = await backend.beside({});
    const listener = await follow(new Client(server.url, cookie));
    await listener.block();
    const started = performance.now();
    await Promise.all([listener.ended(), server.running.close()]);
    assert.ok(performance.now() - started < 5_000, 'it would be waited for ten seconds');
  });
});

describe('ChangeFeed', () => {
  const viewerId = 'u-0002';
  const following = { viewerId, isAllowed: () => Promise.resolve(true) };

  it('shows that it lives, and ends what has lasted long enough', async () => {
    const feed = await ChangeFeed.start(backend.database, { beatMs: 1, longestMs: 40 });
    const listener = new Listener(feed.follow(following)!);
    await listener.block();
    assert.equal((await listener.block())!.text, ': still here');
    await listener.ended();
    assert.equal(feed.size, 0);
    await feed.close();
  });

  it('ends the stream of somebody whose sign-in has ended, or can’t be found out', async () => {
    for (const isAllowed of [() => Promise.resolve(false), () => Promise.reject(new Error('away'))]) {
      const feed = await ChangeFeed.start(backend.database, { beatMs: 1 });
      await new Listener(feed.follow({ viewerId, isAllowed })!).ended();
      assert.equal(feed.size, 0);
      await feed.close();
    }
  });

  it('says that something has changed where all users are gone at once', async () => {
    const feed = await ChangeFeed.start(backend.database);
    // the viewer is gone too; that they may follow still keeps their stream from ending before it tells
    const listener = new Listener(feed.follow(following)!);
    await backend.database.query('truncate users cascade');
    let told = await listener.change();
    while (told.data!.ids) told = await listener.change();
    assert.deepEqual([told.event, told.data], ['stale', {}]);
    await feed.close();
  });

  it('takes nobody once it is closed, twice is as good as once', async () => {
    const feed = await ChangeFeed.start(backend.database);
    const listener = new Listener(feed.follow(following)!);
    await feed.close();
    await feed.close();
    await listener.ended();
    assert.equal(feed.follow(following), undefined);
  });

  it('remembers 500 changes, and says stale to who asks for more', async () => {
    let hearer = { heard: (_payload: string): void => undefined, missed: (): void => undefined };
    const database = {
      ...backend.database,
      listen: (_channel: string, given: typeof hearer) => {
        hearer = given;
        return Promise.resolve(() => Promise.resolve());
      },
    };
    const feed = await ChangeFeed.start(database);
    for (let number = 1; number <= 600; number++) hearer.heard(JSON.stringify({ number, ids: ['a'] }));
    const late = new Listener(feed.follow(following, 'c100')!);
    assert.equal((await late.change()).event, 'stale');
    const inTime = new Listener(feed.follow(following, 'c101')!);
    assert.equal((await inTime.change()).id, 'c102');

    // after a loss no place from before is known any more
    const faithful = new Listener(feed.follow(following)!);
    hearer.missed();
    const stale = await faithful.change();
    assert.equal(stale.event, 'stale');
    assert.equal((await new Listener(feed.follow(following, 'c600')!).change()).event, 'stale');
    hearer.heard(JSON.stringify({ number: 601, ids: ['b'] }));
    assert.deepEqual((await new Listener(feed.follow(following, stale.id)!).change()).data, { ids: ['b'] });
    await feed.close();
  });
});

describe('Follower', () => {
  const following = { viewerId: 'me', isAllowed: () => Promise.resolve(true) };
  const many = Array.from({ length: 400 }, (_, index) => `user-${index}`);

  it('keeps no more than it may for who reads slowly, and tells them once that something has changed', async () => {
    const follower = new Follower(following, 60_000, () => undefined);
    follower.begin([], 'c0');
    for (let number = 1; number <= 1_000; number++) follower.tell({ id: `c${number}`, ids: many });
    const listener = new Listener(follower.stream);
    const blocks = [];
    for (;;) {
      const block = await listener.change();
      blocks.push(block);
      if (block.event === 'stale') break;
    }
    const size = blocks.reduce((sum, { text }) => sum + text.length, 0);
    assert.ok(size < 80 * 1024, `${size} characters were kept`);
    assert.equal(blocks.at(-1)!.id, 'c1000');
    follower.tell({ id: 'c1001', ids: ['a'] });
    assert.equal((await listener.change()).id, 'c1001');
  });

  it('gives up who reads nothing any more', async () => {
    let left = 0;
    const follower = new Follower(following, 60_000, () => left++);
    follower.begin([], 'c0');
    for (let number = 1; number <= 100; number++) follower.tell({ id: `c${number}`, ids: many });
    for (let beat = 0; beat < 3; beat++) follower.beat();
    follower.end();
    assert.equal(left, 1);
    await new Listener(follower.stream).ended();
  });

  it('leaves once when the reader does', async () => {
    let left = 0;
    const follower = new Follower(following, 60_000, () => left++);
    follower.begin('stale', 'c0');
    await new Listener(follower.stream).leave();
    follower.tell({ id: 'c1', ids: ['a'] });
    follower.beat();
    follower.end();
    assert.equal(left, 1);
  });
});

describe('listening', () => {
  if (onServer) {
    it('hears nothing of the users of another schema', async () => {
      const { database, schema } = await aMigratedDatabase();
      const feed = await ChangeFeed.start(database);
      const listener = new Listener(feed.follow({ viewerId: 'x', isAllowed: () => Promise.resolve(true) })!);
      await backend.database.query(`update users set phone = '1' where id = 'u-0020'`);
      await seed(database, 20);
      assert.equal((await listener.change()).data!.ids!.length, 20);
      await feed.close();
      await dropSchema(database, schema);
      await database.close();
    });

    it('takes another connection when it was lost, as often as it takes, and says stale', async () => {
      const [row] = await backend.database.query<{ channel: string }>(
        `select 'users_' || md5(current_schema()) as channel`,
      );
      const kill = `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen "${row!.channel}"'`;
      const listener = await follow(await backend.as('administrator'));
      for (let time = 0; time < 2; time++) {
        const killed = await backend.database.query(kill);
        assert.ok(killed.length >= 1);
        assert.equal((await listener.change()).event, 'stale');
      }
      await backend.database.query(`update users set phone = '1' where id = 'u-0020'`);
      assert.deepEqual((await listener.change()).data, { ids: ['u-0020'] });
      await listener.leave();
    });
  }
});
