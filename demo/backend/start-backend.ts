import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, getRequestListener } from '@hono/node-server';
import { createApp, type AppOptions } from './app.js';
import { ChangeFeed, type FeedOptions } from './changes/change-feed.js';
import { openDatabase, type Database, type DatabaseOptions } from './database.js';
import { demoSignIn } from './sample/demo-sign-in.js';
import { migrate } from './migrations/migrate.js';
import { startJobs } from './users/schedule-job.js';
import { seed } from './sample/seed.js';

/** How to start: where the data lives, how many sample people an empty database gets, what the app is to do. */
export interface BackendOptions extends Pick<
  AppOptions,
  | 'paging'
  | 'batchMax'
  | 'retentionDays'
  | 'deleteReason'
  | 'deleteSuccessor'
  | 'requireVersion'
  | 'origins'
  | 'hosts'
  | 'report'
> {
  /** Sample people for an empty database. Default 67. */
  readonly users?: number;
  readonly databaseUrl?: string;
  readonly dataDir?: string;
  readonly schema?: string;
  /** A database that is already open; it is then closed by whoever opened it. */
  readonly database?: Database;
  /** Who is signed in without a cookie: a part such as `administrator`, or an id. Default nobody. */
  readonly viewer?: string;
  /** Milliseconds between two looks for schedules, and times to restore, that have come due. Default 30,000; 0 never. */
  readonly jobsEveryMs?: number;
  /** Bounds of the stream of changes. */
  readonly feed?: FeedOptions;
}

/** The backend without a server around it. */
export interface Backend {
  readonly database: Database;
  /** Answers a Node request, for a server of one's own. */
  readonly listener: ReturnType<typeof getRequestListener>;
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Ends the streams of changes, which would keep a server from closing, and takes no more of them. */
  hangUp(): Promise<void>;
  /** Ends the streams and the jobs, and closes the database. */
  close(): Promise<void>;
}

/** Opens the database, brings it to the newest shape, fills an empty one, and makes the app. */
export async function openBackend(options: BackendOptions = {}): Promise<Backend> {
  const { users = 67, jobsEveryMs = 30_000, report = logError } = options;
  const database = options.database ?? (await openDatabase(databaseOptions(options)));
  try {
    await migrate(database);
    await seed(database, users);
    const secret = await secretOf(database);
    const signIn = demoSignIn(secret, options.viewer);
    const changes = await ChangeFeed.start(database, options.feed);
    const app = createApp({
      ...options,
      database,
      secret,
      report,
      changes,
      authenticate: signIn.authenticate,
      open: signIn.routes,
    });
    const stopJobs = jobsEveryMs > 0 ? startJobs(database, jobsEveryMs, (error) => report(error, 'job')) : undefined;
    return {
      database,
      listener: getRequestListener(app.fetch),
      fetch: app.fetch,
      hangUp: () => changes.close(),
      async close() {
        await changes.close();
        await stopJobs?.();
        if (!options.database) await database.close();
      },
    };
  } catch (error) {
    if (!options.database) await database.close();
    throw error;
  }
}

/** A running server. */
export interface RunningBackend {
  /** Its address, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  /** Takes no more requests, finishes those under way, closes the database. */
  close(): Promise<void>;
}

/** Starts the backend on a port of this machine only; `port: 0` takes a free one. */
export async function startBackend(options: BackendOptions & { readonly port?: number } = {}): Promise<RunningBackend> {
  const backend = await openBackend(options);
  const server = createAdaptorServer({ fetch: backend.fetch }) as Server;
  try {
    const port = await listen(server, options.port ?? 0);
    return {
      url: `http://127.0.0.1:${port}`,
      port,
      database: backend.database,
      async close() {
        await Promise.all([closeServer(server), backend.hangUp()]);
        await backend.close();
      },
    };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

/** Listens on the loopback address and answers the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Takes no more requests and waits for those under way, at most `patienceMs`. */
export function closeServer(server: Server, patienceMs = 10_000): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
    // a connection whose last answer has ended would be kept for the next request
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Runs `close` once on SIGINT or SIGTERM and then ends the process; a second signal ends it at once. */
export function closeOnSignals(close: () => Promise<void>): void {
  let closing = false;
  const end = () => {
    if (closing) process.exit(1);
    closing = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logError(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function databaseOptions({ databaseUrl: url, dataDir, schema }: BackendOptions): DatabaseOptions {
  return { ...(url && { url }), ...(dataDir && { dataDir }), ...(schema && { schema }) };
}

/** One secret for all servers of a database, made by whichever starts first. */
async function secretOf(database: Database): Promise<string> {
  await database.query('insert into secrets (name, value) values ($1, $2) on conflict do nothing', [
    'server',
    randomBytes(32).toString('base64url'),
  ]);
  const [row] = await database.query<{ value: string }>('select value from secrets where name = $1', ['server']);
  if (!row) throw new Error('the secret could not be read');
  return row.value;
}

function logError(error: unknown, requestId = '-'): void {
  console.error(`user-manager backend [${requestId}]:`, error);
}
