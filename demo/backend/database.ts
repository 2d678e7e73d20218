import type { Hearer } from './database/listen.js';

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
  /**
   * Hears what is notified on a channel, in the order of commits, until the answer is called. `missed`: the connection was
   * lost meanwhile, and so may notifications be.
   */
  listen(channel: string, hearer: Hearer): Promise<() => Promise<void>>;
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
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  // only what is used is loaded: a host with a server needs no embedded PostgreSQL, and the other way round
  if (options.url) return (await import('./database/server.js')).openServer(options.url, options);
  return (await import('./database/embedded.js')).openEmbedded(options);
}
