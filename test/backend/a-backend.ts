import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '../../demo/backend/database.js';
import { migrate } from '../../demo/backend/migrations/migrate.js';
import { seed } from '../../demo/backend/sample/seed.js';
import { startBackend, type BackendOptions, type RunningBackend } from '../../demo/backend/start-backend.js';

/** The body of an answer, as loosely as a client would read it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** What a request may say besides method and path. */
export interface Ask {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly version?: string;
  readonly key?: string;
}

/** Talks to the backend as one viewer, the way `<user-manager>` does. */
export class Client {
  constructor(
    readonly url: string,
    readonly cookie = '',
  ) {}

  async ask(method: string, path: string, { body, headers = {}, version, key }: Ask = {}): Promise<Answer> {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      redirect: 'error',
      headers: {
        Accept: 'application/json, application/problem+json',
        'X-Requested-With': 'user-manager',
        ...(this.cookie && { Cookie: this.cookie }),
        ...(body !== undefined && { 'Content-Type': type }),
        ...(version !== undefined && { 'If-Match': `"${version}"` }),
        ...(key !== undefined && { 'Idempotency-Key': key }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  }

  get(path: string, ask?: Ask): Promise<Answer> {
    return this.ask('GET', path, ask);
  }

  post(path: string, body?: unknown, ask: Ask = {}): Promise<Answer> {
    return this.ask('POST', path, { ...ask, body });
  }

  batch(action: string, targets: readonly object[], more: object = {}, ask: Ask = {}): Promise<Answer> {
    return this.post('/users/batch', { action, targets, ...more }, ask);
  }
}

/** A backend for tests, in memory, or in a schema of its own on the server that DATABASE_URL names. */
export class TestBackend {
  private constructor(
    readonly running: RunningBackend,
    readonly database: Database,
    readonly schema: string | undefined,
  ) {}

  /** Deletes for good, unless `retentionDays` says otherwise. */
  static async start(options: BackendOptions = {}): Promise<TestBackend> {
    const { database, schema } = await anEmptyDatabase();
    const running = await startBackend({ database, jobsEveryMs: 0, retentionDays: 0, ...options });
    return new TestBackend(running, database, schema);
  }

  /** Another server on the same database, set up differently: a database of its own takes seconds to make. */
  async beside(options: BackendOptions): Promise<TestBackend> {
    const running = await startBackend({ database: this.database, jobsEveryMs: 0, retentionDays: 0, ...options });
    return new TestBackend(running, this.database, undefined);
  }

  get url(): string {
    return this.running.url;
  }

  /** A client who is signed in with a part of the sample data, or as the user with this id. */
  async as(who: string): Promise<Client> {
    const response = await fetch(`${this.url}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'test' },
      body: JSON.stringify({ as: who }),
    });
    return new Client(this.url, response.headers.getSetCookie()[0]?.split(';')[0]);
  }

  /** The sample people as they were. */
  async reset(users = 67): Promise<void> {
    await this.database.query(
      'truncate account, departments, roles, groups, users, user_groups, statistics, courses, audit, idempotency_keys, outbox',
    );
    await seed(this.database, users);
  }

  /** One user's row, past the API. */
  async row(id: string): Promise<Json> {
    return (await this.database.query('select * from users where id = $1', [id]))[0];
  }

  /** All that matters of all users, to see that nothing was touched. */
  async everything(): Promise<string> {
    return JSON.stringify(await this.database.query('select * from users order by id'));
  }

  async audit(): Promise<Json[]> {
    return this.database.query('select * from audit order by number');
  }

  async close(): Promise<void> {
    await this.running.close();
    if (this.schema === undefined) return;
    await dropSchema(this.database, this.schema);
    await this.database.close();
  }
}

/** Is this run against a real server? */
export const onServer = Boolean(process.env['DATABASE_URL']);

/** A database with nothing in it. */
export async function anEmptyDatabase(): Promise<{ database: Database; schema: string }> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const url = process.env['DATABASE_URL'];
  return { database: await openDatabase(url ? { url, schema } : { schema }), schema };
}

/** A database with the newest shape and nobody in it. */
export async function aMigratedDatabase(): Promise<{ database: Database; schema: string }> {
  const opened = await anEmptyDatabase();
  await migrate(opened.database);
  return opened;
}

/** Leaves a server as it was found. */
export async function dropSchema(database: Database, schema: string): Promise<void> {
  await database.query(`drop schema if exists "${schema}" cascade`);
}
