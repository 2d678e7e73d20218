import type { Client, Pool, PoolClient, PoolConfig } from 'pg';
import { DatabaseAwayError, type Database, type DatabaseOptions, type Queries } from '../database.js';
import { listenOn } from './listen.js';
import { codeOf, quoted, reasonOf } from './reason.js';

const attempts = 3;

const worthRepeating = new Set(['40001', '40P01']);

/** A PostgreSQL server, through a pool of connections. */
export async function openServer(url: string, { schema, connections = 10 }: DatabaseOptions): Promise<Database> {
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
  const connect = (): Client =>
    new pg.Client({ ...config, query_timeout: 10_000, keepAlive: true, application_name: 'user-manager changes' });
  const database = serverDatabase(pool, connect, placeOf(url));
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

function serverDatabase(pool: Pool, connect: () => Client, place: string): Database {
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
    listen: (channel, hearer) => listenOn(connect, channel, hearer),
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

/** Host, port and name, never the password. */
function placeOf(url: string): string {
  try {
    const { host, pathname, searchParams } = new URL(url);
    return `PostgreSQL at ${host || (searchParams.get('host') ?? 'the local socket')}${pathname}`;
  } catch {
    return 'PostgreSQL (DATABASE_URL is not a URL)';
  }
}
