import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from '../database.js';

/** A numbered step from one shape of the database to the next. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The numbered SQL files beside this one, in order. */
export function migrationFiles(): Migration[] {
  const folder = new URL('.', import.meta.url);
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(new URL(name, folder), 'utf8') }));
}

/**
 * Brings the database to the newest shape and answers which steps it took; twice is as good as once.
 *
 * All in one transaction under an advisory lock, so that several servers may start at the same time. A step that was
 * applied and then edited, or that this program does not know, is an error: the program is not the right one for the data.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = migrationFiles(),
): Promise<string[]> {
  return database.transaction(async (queries) => {
    await queries.query('select pg_advisory_xact_lock(7236455)');
    await queries.query(
      'create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const rows = await queries.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migrations',
    );
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    const known = new Set(migrations.map(({ name }) => name));
    const foreign = rows.find(({ name }) => !known.has(name));
    if (foreign)
      throw new Error(`the database knows the migration ${foreign.name}, this program does not: it is too old`);
    const steps: string[] = [];
    for (const { name, sql } of migrations) {
      const checksum = createHash('sha256').update(sql).digest('hex');
      const before = applied.get(name);
      if (before === checksum) continue;
      if (before !== undefined) throw new Error(`the migration ${name} was edited after it had been applied`);
      for (const statement of statementsOf(sql)) await queries.query(statement);
      await queries.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
      steps.push(name);
    }
    return steps;
  });
}

/** One statement at a time, because the embedded database prepares each. Statements end in `;` at a line's end; `$$` bodies are kept whole. */
function statementsOf(sql: string): string[] {
  const parts = sql.split(/(\$\$[\s\S]*?\$\$)/);
  const text = parts.map((part) =>
    part.startsWith('$$') ? part : part.replace(/--.*$/gm, '').replace(/;\s*$/gm, ';\u0000'),
  );
  return text
    .join('')
    .split('\u0000')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
