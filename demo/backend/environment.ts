import type { BackendOptions } from './start-backend.js';

const asked = ['none', 'optional', 'required'] as const;

/** The options of the backend as the environment gives them: DATABASE_URL, DATA_DIR, USERS, PAGING, RETENTION_DAYS, DELETE_REASON, DELETE_SUCCESSOR, DEMO_VIEWER. */
export function backendOptionsFrom(environment: NodeJS.ProcessEnv): BackendOptions {
  const {
    DATABASE_URL,
    DATA_DIR = '.data/users',
    USERS,
    PAGING,
    RETENTION_DAYS,
    DELETE_REASON,
    DELETE_SUCCESSOR,
    DEMO_VIEWER,
  } = environment;
  return {
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : DATA_DIR !== 'memory' && { dataDir: DATA_DIR }),
    ...(USERS && { users: wholeNumber('USERS', USERS) }),
    ...(RETENTION_DAYS && { retentionDays: wholeNumber('RETENTION_DAYS', RETENTION_DAYS) }),
    ...(DELETE_REASON && { deleteReason: oneOf('DELETE_REASON', DELETE_REASON, asked) }),
    ...(DELETE_SUCCESSOR && { deleteSuccessor: oneOf('DELETE_SUCCESSOR', DELETE_SUCCESSOR, asked) }),
    ...(PAGING === 'offset' && { paging: PAGING }),
    ...(DEMO_VIEWER && { viewer: DEMO_VIEWER }),
  };
}

/** The port of the environment, or the usual one. */
export function portFrom(environment: NodeJS.ProcessEnv, usual: number): number {
  return environment['PORT'] ? wholeNumber('PORT', environment['PORT']) : usual;
}

/** What to print when it did not start: one line that says what to do, and nothing secret. */
export function startFailure(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'EADDRINUSE') return 'The port is in use. Choose another: PORT=5174';
  return `Did not start: ${message}`;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new Error(`${name} must be a whole number, not "${text}"`);
  return Number(text);
}

function oneOf<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) throw new Error(`${name} must be one of ${choices.join(', ')}, not "${text}"`);
  return choice;
}
