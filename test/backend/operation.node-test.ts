import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { DatabaseAwayError, openDatabase, type Database } from '../../demo/backend/database.js';
import { backendOptionsFrom, portFrom, startFailure } from '../../demo/backend/environment.js';
import { migrate, migrationFiles } from '../../demo/backend/migrations/migrate.js';
import { seed, seedPeople } from '../../demo/backend/sample/seed.js';
import { startBackend, type BackendOptions } from '../../demo/backend/start-backend.js';
import { runDueSchedules, startJobs } from '../../demo/backend/users/schedule-job.js';
import {
  aMigratedDatabase,
  anEmptyDatabase,
  Client,
  dropSchema,
  onServer,
  TestBackend,
  type Json,
} from './a-backend.js';

let backend: TestBackend;
before(async () => {
  backend = await TestBackend.start();
});
beforeEach(() => backend.reset());
after(() => backend.close());

const count = async (database: Database, where = 'true'): Promise<number> =>
  (await database.query<{ n: number }>(`select count(*)::int as n from users where ${where}`))[0]!.n;

describe('migrate', () => {
  it('is as good twice as once, even at the same time', async () => {
    const { database, schema } = await anEmptyDatabase();
    const [one, other] = await Promise.all([migrate(database), migrate(database)]);
    assert.deepEqual(
      [...one, ...other].sort(),
      migrationFiles().map(({ name }) => name),
    );
    assert.deepEqual(await migrate(database), []);
    const steps = migrationFiles();
    await assert.rejects(migrate(database, [{ ...steps[0]!, sql: 'select 1' }, ...steps.slice(1)]), /was edited/);
    await assert.rejects(migrate(database, steps.slice(1)), /too old/);
    await assert.rejects(
      migrate(database, [...steps, { name: '9999-x.sql', sql: 'create table half ();\nselect wrong;' }]),
    );
    await assert.rejects(database.query('select * from half'), 'a step that fails leaves nothing');
    await dropSchema(database, schema);
    await database.close();
  });
});

describe('seed', () => {
  it('makes the same people every time, one owner among them, and never a second time', async () => {
    const before = await backend.everything();
    assert.equal(await seed(backend.database, 500), false);
    await backend.reset();
    assert.equal(await backend.everything(), before);
    assert.equal(await count(backend.database, 'owner'), 1);
    assert.equal(await count(backend.database), 67);
  });

  it('makes 2,000 as the same 67 and more', async () => {
    const ids = await backend.database.query(`select id, login, status from users order by id`);
    await backend.reset(2_000);
    assert.equal(await count(backend.database), 2_000);
    assert.deepEqual(
      await backend.database.query(`select id, login, status from users where id <= 'u-0067' order by id`),
      ids,
    );
  });

  const courses = (database: Database) => database.query<Json>('select * from courses order by id');

  it('gives some people one to three courses, the same ones every time, and never a second time', async () => {
    const before = await courses(backend.database);
    const counts = new Map<string, number>();
    for (const { owner_id } of before) counts.set(owner_id, (counts.get(owner_id) ?? 0) + 1);
    assert.deepEqual([counts.size, new Set(counts.values())], [22, new Set([1, 2, 3])]);
    await backend.reset();
    assert.deepEqual(await courses(backend.database), before);
    await backend.database.query(`update courses set owner_id = null where id <> 'c-1'`);
    await seed(backend.database, 67);
    assert.equal((await courses(backend.database)).length, before.length);
  });

  it('gives them to the people of a database that is older than its courses, and to nobody else', async (t) => {
    const { database, schema } = await anEmptyDatabase();
    t.after(async () => {
      await dropSchema(database, schema);
      await database.close();
    });
    await migrate(database, migrationFiles().filter(({ name }) => name < '0009')); // prettier-ignore
    await database.transaction((queries) => seedPeople(queries, 67));
    await database.query(
      `insert into users (id, login, email, role_id, status) values
         ('u-0068', 'real', 'somebody@example.org', 'learner', 'active'), ('5f1c', 'new', 'new@example.com', 'learner', 'active')`,
    );
    await migrate(database);
    assert.equal(await seed(database, 67), false);
    assert.deepEqual(await courses(database), await courses(backend.database));
  });

  it('lets the database know how many there are, so that it does not plan for a handful', async () => {
    await backend.reset(2_000);
    const [table] = await backend.database.query<{ count: number }>(
      `select reltuples::int as count from pg_class where oid = 'users'::regclass`,
    );
    assert.equal(table?.count, 2_000);
  });
});

describe('search', () => {
  it('uses the index', async () => {
    await backend.reset(2_000);
    await backend.database.query('analyze users');
    const plan = await backend.database.transaction(async (queries) => {
      await queries.query('set local enable_seqscan = off');
      return queries.query(`explain select id from users where search_text like pattern_of(fold('agnes'))`);
    });
    assert.match(JSON.stringify(plan), /users_search/);
    const pages = await backend.database.query(
      `explain select id from users where (name_key, id) > ('m', '') order by name_key, id limit 26`,
    );
    assert.match(JSON.stringify(pages), /users_by_name/);
  });

  it('works without the extension', async () => {
    await backend.database.query('drop index users_search');
    const client = await backend.as('administrator');
    assert.equal((await client.get('/users?search=agnes')).body.total.value, 1);
  });
});

describe('schedules', () => {
  const due = new Date('2040-04-01T00:00:00Z');

  it('are done when they come due, once, in the name of whoever set them', async () => {
    assert.equal(await runDueSchedules(backend.database, new Date('2040-03-31T21:58:59Z')), 0);
    const runs = await Promise.all([runDueSchedules(backend.database, due), runDueSchedules(backend.database, due)]);
    assert.ok(runs[0]! + runs[1]! >= 1);
    const row = await backend.row('u-0012');
    assert.deepEqual([row.status, row.scheduled_at, row.version], ['inactive', null, 2]);
    const done = (await backend.audit()).filter(({ outcome }) => outcome === 'done');
    assert.deepEqual(
      done.map((e) => [e.viewer_id, e.action, e.user_id, e.confirmed.scheduled]),
      [['u-0002', 'deactivate', 'u-0012', true]],
    );
  });

  it('are dropped and recorded when the rules forbid them by then', async () => {
    await backend.database.query(`update users set owner = false where id = 'u-0001'`);
    await backend.database.query(`update users set owner = true where id = 'u-0012'`);
    assert.equal(await runDueSchedules(backend.database, due), 0);
    const row = await backend.row('u-0012');
    assert.deepEqual([row.status, row.scheduled_at], ['active', null]);
    assert.deepEqual(
      (await backend.audit()).map(({ outcome, reason }) => [outcome, reason]),
      [['refused', 'owner']],
    );
  });

  it('are dropped and recorded when whoever set them is gone', async () => {
    await backend.database.query(`delete from users where id = 'u-0002'`);
    assert.equal(await runDueSchedules(backend.database, due), 0);
    assert.equal((await backend.row('u-0012')).status, 'active');
    assert.deepEqual(
      (await backend.audit()).map(({ outcome, reason }) => [outcome, reason]),
      [['refused', 'unauthenticated']],
    );
  });

  it('are looked for again and again until stopped', async () => {
    await backend.database.query(`update users set scheduled_at = now() - interval '1 minute' where id = 'u-0012'`);
    const errors: unknown[] = [];
    const stop = startJobs(backend.database, 1, (error) => errors.push(error));
    while ((await backend.row('u-0012')).status === 'active') await new Promise((resolve) => setImmediate(resolve));
    await stop();
    assert.deepEqual(errors, []);
  });
});

describe('the environment', () => {
  it('says where the data lives and who is signed in', () => {
    assert.deepEqual(backendOptionsFrom({}), { dataDir: '.data/users' });
    assert.deepEqual(
      backendOptionsFrom({ DATA_DIR: 'memory', USERS: '2000', PAGING: 'offset', DEMO_VIEWER: 'owner' }),
      {
        users: 2000,
        paging: 'offset',
        viewer: 'owner',
      },
    );
    assert.deepEqual(backendOptionsFrom({ DATABASE_URL: 'postgres://x', DATA_DIR: 'y' }), {
      databaseUrl: 'postgres://x',
    });
    assert.equal(backendOptionsFrom({ RETENTION_DAYS: '0' }).retentionDays, 0);
    assert.equal(backendOptionsFrom({ RETENTION_DAYS: '7' }).retentionDays, 7);
    assert.throws(() => backendOptionsFrom({ RETENTION_DAYS: 'ever' }), /RETENTION_DAYS/);
    assert.throws(() => backendOptionsFrom({ USERS: 'many' }), /USERS/);
    assert.equal(backendOptionsFrom({ DELETE_REASON: 'required' }).deleteReason, 'required');
    assert.throws(() => backendOptionsFrom({ DELETE_REASON: 'maybe' }), /DELETE_REASON must be one of none, optional/);
    assert.equal(backendOptionsFrom({ DELETE_SUCCESSOR: 'optional' }).deleteSuccessor, 'optional');
    assert.throws(
      () => backendOptionsFrom({ DELETE_SUCCESSOR: 'yes' }),
      /DELETE_SUCCESSOR must be one of none, optional/,
    );
    assert.deepEqual([portFrom({}, 1), portFrom({ PORT: '2' }, 1)], [1, 2]);
    assert.match(startFailure({ code: 'EADDRINUSE', message: '' }), /in use/);
  });
});

describe('a folder as the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'user-manager-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps its data, its cursors and who is signed in over a restart, and belongs to one process', async () => {
    const first = await startBackend({ dataDir: folder, viewer: 'administrator', jobsEveryMs: 0 });
    const client = new Client(first.url);
    assert.equal((await client.ask('DELETE', '/users/u-0020')).status, 204);
    const { next } = (await client.get('/users?size=10')).body;
    const signIn = await client.post('/demo/sign-in', { as: 'owner' });
    await assert.rejects(openDatabase({ dataDir: folder }), /in use by process/);
    await first.close();

    const second = await startBackend({ dataDir: folder, jobsEveryMs: 0 });
    const again = new Client(second.url, signIn.headers.getSetCookie()[0]!.split(';')[0]);
    assert.equal((await again.get('/session')).body.viewer.id, 'u-0001');
    assert.equal((await again.get('/users/u-0020')).status, 404);
    const page = await again.get(`/users?size=10&cursor=${next.cursor}`);
    assert.deepEqual([page.status, page.body.total.value], [200, 66]);
    await second.close();
    await assert.rejects(second.database.query('select 1'), DatabaseAwayError);
    await assert.rejects(
      second.database.transaction(() => Promise.resolve()),
      DatabaseAwayError,
    );
  });
});

describe('a schedule over a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'user-manager-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is kept to the minute and done once by the server that runs then', async () => {
    const at = '2039-05-04T23:59:00+02:00';
    const first = await startBackend({ dataDir: folder, viewer: 'administrator', jobsEveryMs: 0 });
    const set = await new Client(first.url).ask('PUT', '/users/u-0005/schedule', {
      body: { action: 'deactivate', at },
    });
    assert.equal(set.body.scheduled.at, '2039-05-04T21:59:00.000Z');
    await first.close();

    const second = await startBackend({ dataDir: folder, viewer: 'administrator', jobsEveryMs: 0 });
    const client = new Client(second.url);
    assert.deepEqual((await client.get('/users/u-0005')).body, set.body);
    assert.equal(await runDueSchedules(second.database, new Date('2039-05-04T21:58:59.999Z')), 0);
    assert.equal(await runDueSchedules(second.database, new Date('2039-05-04T21:59:00Z')), 1);
    assert.equal(await runDueSchedules(second.database, new Date('2039-05-04T21:59:00Z')), 0);
    const { status, scheduled, version } = (await client.get('/users/u-0005')).body;
    assert.deepEqual([status, scheduled, version === set.body.version], ['inactive', undefined, false]);
    await second.close();
  });
});

describe('a database that is away', () => {
  const nowhere = 'postgres://somebody:hunter2@127.0.0.1:1/people';

  it('is said in one line without the password, and nothing starts', async () => {
    await assert.rejects(startBackend({ databaseUrl: nowhere }), (error: Error) => {
      const line = startFailure(error);
      assert.match(line, /^Did not start: PostgreSQL at 127\.0\.0\.1:1\/people can't be reached \(ECONNREFUSED\)$/);
      return true;
    });
    await assert.rejects(openDatabase({ url: 'not a url' }), DatabaseAwayError);
  });

  it('is 503 with Retry-After, and all is well when it is back', async () => {
    const link = await (onServer ? aLinkToTheServer() : aLinkTo(backend.database));
    const away = await startBackend({ ...link.options, viewer: 'administrator', jobsEveryMs: 0 });
    const client = new Client(away.url);
    assert.equal((await client.get('/users')).status, 200);
    await link.cut();
    for (const ask of [
      () => client.get('/users'),
      () => client.ask('DELETE', '/users/u-0020'),
      () => client.get('/health'),
    ]) {
      const { status, body, headers } = await ask();
      assert.deepEqual([status, body.kind, headers.get('retry-after')], [503, 'unavailable', '5']);
      assert.ok(!JSON.stringify(body).includes('127.0.0.1'));
    }
    await link.restore();
    assert.equal((await client.get('/users/u-0020')).status, 200);
    assert.equal((await client.ask('DELETE', '/users/u-0020')).status, 204);
    await away.close();
    await link.close();
  });

  it('while committing is 503 without Retry-After: nobody knows whether it was done (F7)', async () => {
    const server = await startBackend({
      database: { ...backend.database, transaction: passingFirst(backend.database, 3) },
      viewer: 'administrator',
      jobsEveryMs: 0,
    });
    const { status, headers } = await new Client(server.url).ask('DELETE', '/users/u-0020');
    assert.deepEqual([status, headers.get('retry-after')], [503, null]);
    await server.close();
  });
});

/** Migration and seeding pass, then every commit is lost. */
function passingFirst(database: Database, times: number): Database['transaction'] {
  let left = times - 1;
  return (work) => (left-- > 0 ? database.transaction(work) : Promise.reject(new DatabaseAwayError('gone', true)));
}

/** A way to a database that can be cut and mended. */
interface Link {
  readonly options: BackendOptions;
  cut(): Promise<void> | void;
  restore(): Promise<void> | void;
  close(): Promise<void> | void;
}

/** To a database in this process: no wire to cut, so what it is asked is turned away as its own connection would. */
function aLinkTo(database: Database): Link {
  let isCut = false;
  const passed = <Result>(ask: () => Promise<Result>): Promise<Result> =>
    isCut ? Promise.reject(new DatabaseAwayError('127.0.0.1 is away')) : ask();
  const linked: Database = {
    ...database,
    query: (sql, parameters) => passed(() => database.query(sql, parameters)),
    transaction: (work) => passed(() => database.transaction(work)),
    snapshot: (work) => passed(() => database.snapshot(work)),
  };
  return {
    options: { database: linked },
    cut: () => void (isCut = true),
    restore: () => void (isCut = false),
    close: () => {},
  };
}

/** To the server that DATABASE_URL names: a real wire. */
async function aLinkToTheServer(): Promise<Link> {
  const proxy = await aProxyTo(new URL(process.env['DATABASE_URL']!));
  const { database, schema } = await aMigratedDatabase();
  return {
    options: { databaseUrl: proxy.url, schema },
    cut: () => proxy.cut(),
    restore: () => proxy.restore(),
    async close() {
      await proxy.cut();
      await dropSchema(database, schema);
      await database.close();
    },
  };
}

interface Proxy {
  readonly url: string;
  cut(): Promise<void>;
  restore(): Promise<void>;
}

/** A way to a database server that can be cut. */
async function aProxyTo(target: URL): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
    }
  }); // prettier-ignore
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    restore: () => listen(port),
  };
}

describe('main', () => {
  const start = (
    environment: NodeJS.ProcessEnv,
  ): { process: ChildProcess; line: (pattern: RegExp) => Promise<string>; ended: Promise<number | null> } => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'demo/backend/main.ts'], {
      env: { ...process.env, DATABASE_URL: '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const waiting: (() => void)[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += String(data);
        for (const look of waiting) look();
      });
    }
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const line = (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output)?.[0];
          if (found) resolve(found);
        };
        waiting.push(look);
        look();
        void ended.then(() => reject(new Error(`ended without ${pattern.source}: ${output}`)));
      });
    return { process: child, line, ended };
  };

  it('finishes the request under way and closes the database when told to end', async () => {
    const main = start({ DATA_DIR: 'memory', PORT: '0', DEMO_VIEWER: 'administrator' });
    const url = (await main.line(/http:\/\/127\.0\.0\.1:\d+/)).replace(/\/api$/, '');
    const body = JSON.stringify({
      action: 'deactivate',
      targets: Array.from({ length: 60 }, (_, i) => ({ id: `u-00${i + 10}` })),
    });
    const { hostname, port } = new URL(url);
    // half of the request is there when the signal comes, the other half follows
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (data) => (text += String(data)));
      socket.on('close', () => resolve(text));
    });
    const head = `POST /api/users/batch HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\nX-Requested-With: t\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    await new Promise<void>((resolve) => socket.write(head + body.slice(0, 20), () => resolve()));
    assert.equal((await new Client(url).get('/health')).status, 200);
    main.process.kill('SIGTERM');
    while (await isListening(Number(port))) await new Promise((resolve) => setImmediate(resolve));
    socket.write(body.slice(20));
    assert.match(await answer, /^HTTP\/1\.1 200 /);
    assert.equal(await main.ended, 0);
  });

  it('says in one line that it did not start', async () => {
    const main = start({ DATABASE_URL: 'postgres://somebody:hunter2@127.0.0.1:1/people' });
    const line = await main.line(/Did not start.*\n/);
    assert.equal(await main.ended, 1);
    assert.ok(!line.includes('hunter2'));
  });
});

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
