import type { BrowserContext } from '@playwright/test';
import { openDatabase, type Database } from '../../demo/backend/database.js';
import { demoAccounts } from '../../demo/backend/sample/demo-sign-in.js';
import { seed } from '../../demo/backend/sample/seed.js';
import { openBackend, type Backend, type BackendOptions } from '../../demo/backend/start-backend.js';
import type { User } from '../../src/domain/user.js';

/** What a portal's backend is to do: unless said it deletes for good, and asks for no reason. */
export type PortalOptions = Pick<BackendOptions, 'retentionDays' | 'deleteReason' | 'deleteSuccessor'>;

/** Somebody whom the sample data has a part for. */
export type Part = 'owner' | 'administrator' | 'department-administrator' | 'viewer' | 'learner';

/** The reference backend with a database of its own: the tests' oracle, and the hand of whoever else works on the same data. */
export class TestBackend {
  readonly database: Database;
  readonly #backend: Backend;
  readonly #schema: string | undefined;

  private constructor(backend: Backend, schema: string | undefined) {
    this.#backend = backend;
    this.database = backend.database;
    this.#schema = schema;
  }

  /**
   * On the real PostgreSQL of `DATABASE_URL`, in a schema of its own; embedded and in memory without.
   */
  static async start(options: PortalOptions = {}): Promise<TestBackend> {
    const url = process.env['DATABASE_URL'];
    const schema = url ? `e2e_${process.pid}` : undefined;
    const database = await openDatabase({ ...(url && { url }), ...(schema && { schema }) });
    return new TestBackend(await openBackend({ database, jobsEveryMs: 0, retentionDays: 0, ...options }), schema);
  }

  /** The ids of those who have a part. */
  get viewers(): Readonly<Record<Part, string>> {
    return demoAccounts as Record<Part, string>;
  }

  answer(request: Request): Promise<Response> {
    return Promise.resolve(this.#backend.fetch(request));
  }

  async reset(users: number): Promise<void> {
    await this.database.script(
      'truncate account, departments, roles, groups, users, user_groups, statistics, audit, idempotency_keys, outbox cascade',
    );
    await seed(this.database, users);
  }

  async stop(): Promise<void> {
    await this.#backend.close();
    if (this.#schema) await this.database.script(`drop schema "${this.#schema}" cascade`);
    await this.database.close();
  }

  /** Signs this browser in as somebody. */
  async signIn(context: BrowserContext, url: string, as: Part): Promise<void> {
    const answer = await context.request.post(`${url}/api/demo/sign-in`, {
      data: { as },
      headers: { 'X-Requested-With': 'e2e' },
    });
    if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`);
  }

  /** Ids of those whom the audit says were deleted, in that order. */
  async deleted(): Promise<string[]> {
    const rows = await this.database.query<{ user_id: string }>(
      `select user_id from audit where action = 'delete' and outcome = 'done' order by number`,
    );
    return rows.map(({ user_id }) => user_id);
  }

  async count(): Promise<number> {
    return (await this.database.query('select id from user_records')).length;
  }

  async exists(id: string): Promise<boolean> {
    return (await this.database.query('select id from user_records where id = $1', [id])).length > 0;
  }

  async statusOf(id: string): Promise<string | undefined> {
    return (await this.#user(id))?.status;
  }

  async nameOf(id: string): Promise<string> {
    const user = await this.#user(id);
    return `${user?.first_name} ${user?.last_name}`;
  }

  async emailOf(id: string): Promise<string> {
    return (await this.#user(id))?.email ?? '';
  }

  /** The id of the only person with this name. */
  async idOf(name: string): Promise<string> {
    const rows = await this.database.query<{ id: string }>(
      `select id from users where first_name || ' ' || last_name = $1`,
      [name],
    );
    if (rows.length !== 1) throw new Error(`${rows.length} people are called ${name}`);
    return rows[0].id;
  }

  /** Somebody else hands the ownership to this user. */
  async makeOwner(id: string): Promise<void> {
    await this.database.query('update users set owner = false, version = version + 1 where owner');
    await this.database.query('update users set owner = true, version = version + 1 where id = $1', [id]);
  }

  /** Somebody else takes this user's rights away, except looking. */
  async makeViewer(id: string): Promise<void> {
    await this.database.query(`update users set role_id = 'instructor', version = version + 1 where id = $1`, [id]);
  }

  /** Somebody else edits this user. */
  async touch(id: string): Promise<void> {
    await this.database.query(`update users set job_title = 'Head of something', version = version + 1 where id = $1`, [
      id,
    ]);
  }

  /** People whom the department administrator does not rule over: learners elsewhere. */
  async outsideTheDepartment(): Promise<{ id: string; name: string }[]> {
    return this.database.query(
      `select u.id, u.first_name || ' ' || u.last_name as name from users u join departments d on d.id = u.department_id
       where u.role_id = 'learner' and not 'd-product-development' = any(d.lineage) order by u.id`,
    );
  }

  /** Adds these people as they are, as far as a database can hold them, each with a department and a group of their kind. */
  async addPeople(people: readonly User[]): Promise<void> {
    for (const [index, user] of people.entries()) {
      const name = storable(user.firstName) ?? '';
      await this.database.query(
        `insert into departments (id, name, parent_id, lineage, path) values ($1, $2, 'd-company', $3, $4)`,
        [`hostile-${index}`, name, ['d-company', `hostile-${index}`], ['My Company', name]],
      );
      await this.database.query(
        `insert into users (id, login, email, first_name, last_name, job_title, department_id, role_id, status)
         values ($1, $2, $3, $4, $5, $4, $6, 'learner', $7)`,
        [user.id, user.login, storable(user.email), name, user.lastName, `hostile-${index}`, user.status],
      );
    }
  }

  async #user(id: string) {
    const rows = await this.database.query<{ first_name: string; last_name: string; email: string; status: string }>(
      'select first_name, last_name, email, status from users where id = $1',
      [id],
    );
    return rows[0];
  }
}

/** PostgreSQL holds every character except this one. */
function storable(text: string | undefined): string | undefined {
  return text?.replaceAll('\u0000', '');
}
