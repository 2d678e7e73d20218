import type { PGlite } from '@electric-sql/pglite';
import { DatabaseAwayError, type Database, type DatabaseOptions, type Queries } from '../database.js';
import { lockFolder } from './lock-folder.js';
import { quoted, reasonOf } from './reason.js';

/** PostgreSQL inside this process: one connection, so transactions wait for each other. */
export async function openEmbedded({ dataDir, schema }: DatabaseOptions): Promise<Database> {
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
    // in this process nothing gets lost
    async listen(channel, { heard }) {
      const leave = await lite.listen(channel, heard);
      return async () => {
        if (!lite.closed) await leave();
      };
    },
    async close() {
      if (!lite.closed) await lite.close();
      unlock();
    },
  };
}
