import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { admin, bearer } from 'better-auth/plugins';
import { litePool, type AuthPool } from './lite-pool.js';

/** A mail that the server wants sent. */
export interface Mail {
  readonly to: string;
  readonly url: string;
}

/** How to open it. */
export interface AuthOptions {
  /** The origin that it is reached at: cookies are taken from there alone. */
  readonly origin: string;
  readonly basePath?: string;
  /** A real PostgreSQL, in a schema of its own that is dropped at the end; embedded and in memory without. */
  readonly databaseUrl?: string | undefined;
  /** How passwords are kept, where better-auth’s own way takes too long. */
  readonly passwords?: NonNullable<BetterAuthOptions['emailAndPassword']>['password'];
  /** Differs from what is usual here. */
  readonly settings?: Partial<BetterAuthOptions>;
  readonly adminSettings?: Parameters<typeof admin>[0];
}

/** What is in the users' table: the truth that tests compare with. */
export interface AuthRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string | null;
  readonly banned: boolean | null;
  readonly [field: string]: unknown;
}

/** A better-auth server with its admin plugin, without a server around it. */
export interface Auth {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly mails: readonly Mail[];
  /** One statement past the API. */
  sql(text: string, parameters?: readonly unknown[]): Promise<AuthRow[]>;
  /** Makes somebody who can sign in. */
  enrol(person: { email: string; name: string; password: string; role?: string }): Promise<string>;
  /** Makes users without a password, with one statement. */
  fill(people: readonly { email: string; name: string; role: string }[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database, makes the tables, and makes the server. */
export async function openAuth(options: AuthOptions): Promise<Auth> {
  const { pool, close } = await openPool(options.databaseUrl);
  const mails: Mail[] = [];
  const settings: BetterAuthOptions = {
    ...settingsFor(options, mails),
    database: pool as unknown as NonNullable<BetterAuthOptions['database']>,
  };
  const auth = betterAuth(settings);
  const { runMigrations } = await getMigrations(settings);
  await runMigrations();
  const { internalAdapter, password } = await auth.$context;
  const sql = async (text: string, parameters: readonly unknown[] = []): Promise<AuthRow[]> => {
    const client = await pool.connect();
    try {
      return ((await client.query(text, parameters)) as { rows: AuthRow[] }).rows;
    } finally {
      client.release();
    }
  };
  return {
    listener: toNodeHandler(auth),
    mails,
    sql,
    async enrol({ email, name, password: word, role = 'user' }) {
      const { id } = await internalAdapter.createUser({ email, name, role, emailVerified: true }, { method: 'admin' });
      const account = { userId: id, providerId: 'credential', accountId: id, password: await password.hash(word) };
      await internalAdapter.linkAccount(account);
      return id;
    },
    async fill(people) {
      const columns = ['email', 'name', 'role'].map((name) => people.map((each) => each[name as 'email']));
      await sql(
        `insert into "user" (id, email, name, role, "emailVerified", banned, "createdAt", "updatedAt")
         select substr(md5(email || 'id'), 1, 32), email, name, role, true, false, now(), now()
         from unnest($1::text[], $2::text[], $3::text[]) as given (email, name, role)`,
        columns,
      );
    },
    close,
  };
}

function settingsFor(
  { origin, basePath = '/auth', passwords, settings, adminSettings }: AuthOptions,
  mails: Mail[],
): BetterAuthOptions {
  return {
    baseURL: origin,
    basePath,
    secret: randomBytes(32).toString('base64url'),
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      ...(passwords && { password: passwords }),
      sendResetPassword: ({ user, url }) => {
        mails.push({ to: user.email, url });
        return Promise.resolve();
      },
    },
    user: {
      additionalFields: { phoneNumber: { type: 'string', required: false }, desk: { type: 'string', required: false } },
    },
    ...settings,
    plugins: [admin(adminSettings), bearer()],
  };
}

async function openPool(url: string | undefined): Promise<{ pool: AuthPool; close: () => Promise<void> }> {
  if (!url) {
    const { PGlite } = await import('@electric-sql/pglite');
    const lite = await PGlite.create();
    return { pool: litePool(lite), close: () => lite.close() };
  }
  const { default: pg } = await import('pg');
  const schema = `auth_${randomUUID().replaceAll('-', '')}`;
  const pool = new pg.Pool({ connectionString: url, max: 5, options: `-c search_path=${schema}` });
  pool.on('error', () => {});
  await pool.query(`create schema ${schema}`);
  return {
    pool: pool as unknown as AuthPool,
    async close() {
      await pool.query(`drop schema ${schema} cascade`);
      await pool.end();
    },
  };
}
