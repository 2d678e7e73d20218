import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { Pool, PoolClient, PoolConfig } from 'pg';

/** Runs one statement with `$1, $2 …` parameters and hands back its rows. Nothing is ever spliced into SQL text. */
export interface Queries {
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** PostgreSQL, embedded or real. The only module that knows which; everybody else writes SQL. */
export interface Database extends Queries {
  readonly kind: 'embedded' | 'server';
  /** Runs several statements of a trusted script, without parameters. */
  script(sql: string): Promise<void>;
  /** All of `work`, or nothing of it. On a deadlock or serialization failure `work` runs again, at most three times. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** One unchanging picture of the data for several reads. */
  snapshot<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Where the data lives. `url` wins over `dataDir`; neither means memory. */
export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name` */
  readonly url?: string;
  /** A folder for the embedded PostgreSQL. One process at a time. */
  readonly dataDir?: string;
  /** A PostgreSQL schema to keep everything in; made when missing. Default: the server's `search_path`. */
  readonly schema?: string;
  /** Most connections to a real server. */
  readonly connections?: number;
}

/** The database can't be reached. `uncertain`: the connection was lost while committing, so the work may have been done. */
export class DatabaseAwayError extends Error {
  override readonly name = 'DatabaseAwayError';
  constructor(
    message: string,
    readonly uncertain = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Opens the database, or rejects with a {@link DatabaseAwayError} whose message is fit for one line of a log. */
export function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  return options.url ? openServer(options.url, options) : openEmbedded(options);
}

const attempts = 3;
const worthRepeating = new Set(['40001', '40P01']);

async function openEmbedded({ dataDir, schema }: DatabaseOptions): Promise<Database> {
  const [{ PGlite: Embedded }, { pg_trgm }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
  ]);
  const unlock = dataDir ? lockFolder(dataDir) : () => {};
  let lite: PGlite;
  try {
    lite = await Embedded.create({ ...(dataDir && { dataDir }), extensions: { pg_trgm } });
    if (schema)
      await lite.exec(`create schema if not exists ${quoted(schema)}; set search_path to ${quoted(schema)}, public`);
  } catch (cause) {
    unlock();
    throw new DatabaseAwayError(
      `the embedded database in ${dataDir ?? 'memory'} did not open (${reasonOf(cause)})`,
      false,
      { cause },
    );
  }
  const run = async <Result>(mode: string, work: (queries: Queries) => Promise<Result>): Promise<Result> => {
    if (lite.closed) throw new DatabaseAwayError('the embedded database is closed');
    return lite.transaction(async (transaction) => {
      if (mode) await transaction.exec(mode);
      return work({
        query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
          (await transaction.query<Row>(sql, [...parameters])).rows,
      });
    });
  };
  return {
    kind: 'embedded',
    async query<Row>(sql: string, parameters: readonly unknown[] = []) {
      if (lite.closed) throw new DatabaseAwayError('the embedded database is closed');
      return (await lite.query<Row>(sql, [...parameters])).rows;
    },
    async script(sql) {
      await lite.exec(sql);
    },
    transaction: (work) => run('', work),
    snapshot: (work) => run('set transaction isolation level repeatable read read only', work),
    async close() {
      if (!lite.closed) await lite.close();
      unlock();
    },
  };
}

async function openServer(url: string, { schema, connections = 10 }: DatabaseOptions): Promise<Database> {
  const { default: pg } = await import('pg');
  const config: PoolConfig = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'user-manager',
    ...(schema && { options: `-c search_path=${quoted(schema)},public` }),
  };
  const pool = new pg.Pool(config);
  // A connection that dies while idle is replaced at the next query; without this listener it would end the process.
  pool.on('error', () => {});
  const database = serverDatabase(pool, placeOf(url));
  try {
    if (schema) await database.query(`create schema if not exists ${quoted(schema)}`);
    else await database.query('select 1');
  } catch (cause) {
    await pool.end();
    if (cause instanceof DatabaseAwayError) throw cause;
    throw new DatabaseAwayError(`${placeOf(url)} refused (${reasonOf(cause)})`, false, { cause });
  }
  return database;
}

function serverDatabase(pool: Pool, place: string): Database {
  const translated = (cause: unknown, uncertain = false): unknown =>
    isAway(cause)
      ? new DatabaseAwayError(`${place} can't be reached (${reasonOf(cause)})`, uncertain, { cause })
      : cause;
  const queriesOf = (client: Pool | PoolClient): Queries => ({
    async query<Row>(sql: string, parameters: readonly unknown[] = []) {
      try {
        return (await client.query(sql, [...parameters])).rows as Row[];
      } catch (cause) {
        throw translated(cause);
      }
    },
  });
  const once = async <Result>(begin: string, work: (queries: Queries) => Promise<Result>): Promise<Result> => {
    const client = await pool.connect().catch((cause: unknown) => Promise.reject(translated(cause)));
    // While a client is checked out its connection errors are its own; the failing query reports them.
    client.on('error', ignore);
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const result = await work(queriesOf(client));
      await client.query('commit').catch((cause: unknown) => Promise.reject(translated(cause, true)));
      return result;
    } catch (cause) {
      const error = translated(cause);
      if (error instanceof DatabaseAwayError) broken = error;
      else await client.query('rollback').catch((failed: Error) => (broken = failed));
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  };
  const repeated = async <Result>(begin: string, work: (queries: Queries) => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(begin, work);
      } catch (error) {
        if (attempt === attempts || !worthRepeating.has(codeOf(error))) throw error;
      }
    }
  };
  return {
    kind: 'server',
    ...queriesOf(pool),
    async script(sql) {
      await pool.query(sql);
    },
    transaction: (work) => repeated('begin', work),
    snapshot: (work) => repeated('begin isolation level repeatable read read only', work),
    close: () => pool.end(),
  };
}

function ignore(): void {}

/** Connection failures of Node, and PostgreSQL's classes 08 (connection), 53 (no room), 57P (shutting down or starting). */
function isAway(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08|53|57P)/.test(code)) return true;
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|EAI_|ENOENT|EACCES)/.test(code)) return true;
  return (
    error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect|not queryable|Cannot use a pool after/i.test(
      error.message,
    )
  );
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function reasonOf(error: unknown): string {
  return codeOf(error) || (error instanceof Error ? error.message : String(error));
}

/** Host, port and name, never the password. */
function placeOf(url: string): string {
  try {
    const { host, pathname, searchParams } = new URL(url);
    return `PostgreSQL at ${host || (searchParams.get('host') ?? 'the local socket')}${pathname}`;
  } catch {
    return 'PostgreSQL (DATABASE_URL is not a URL)';
  }
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** Two processes in one folder would destroy it, so the first one leaves its process id there. */
function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '.lock');
  for (;;) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST')
        throw new DatabaseAwayError(`the folder ${folder} can't be used (${reasonOf(error)})`);
      const owner = Number(readFileSync(path, 'utf8'));
      if (isRunning(owner)) throw new DatabaseAwayError(`the folder ${folder} is in use by process ${owner}`);
      rmSync(path, { force: true });
    }
  }
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
