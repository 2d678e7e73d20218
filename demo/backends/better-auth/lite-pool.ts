import type { PGlite } from '@electric-sql/pglite';

/** What better-auth needs of a pool of PostgreSQL connections. */
export interface AuthPool {
  connect(): Promise<{
    query(sql: string, parameters?: readonly unknown[]): Promise<object>;
    release(): void;
  }>;
  end(): Promise<void>;
}

/** The embedded PostgreSQL as such a pool. It has one connection, so whoever wants it waits until it is given back. */
export function litePool(lite: PGlite): AuthPool {
  let last: Promise<void> = Promise.resolve();
  return {
    async connect() {
      const before = last;
      let release = (): void => {};
      last = new Promise((given) => (release = given));
      await before;
      return {
        async query(sql, parameters = []) {
          const { rows, affectedRows = 0 } = await lite.query(sql, [...parameters]);
          return { command: sql.trim().split(/\s/, 1)[0]?.toUpperCase(), rows, rowCount: affectedRows || rows.length };
        },
        release,
      };
    },
    async end() {
      await last;
    },
  };
}
