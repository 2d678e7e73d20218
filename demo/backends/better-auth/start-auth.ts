import { createServer } from 'node:http';
import { closeServer, listen } from '../../backend/start-backend.js';
import { openAuth, type Auth, type AuthOptions } from './open-auth.js';

/** A better-auth server that runs. */
export interface RunningAuth extends Auth {
  /** Where its endpoints are. */
  readonly url: string;
  readonly origin: string;
}

/** Starts it on a free port of this machine. */
export async function startAuth(options: Omit<AuthOptions, 'origin'> = {}): Promise<RunningAuth> {
  let auth: Auth | undefined;
  const server = createServer((request, response) => void auth?.listener(request, response));
  const origin = `http://127.0.0.1:${await listen(server, 0)}`;
  try {
    auth = await openAuth({ ...options, origin });
  } catch (error) {
    await closeServer(server);
    throw error;
  }
  const { close } = auth;
  return {
    ...auth,
    origin,
    url: `${origin}${options.basePath ?? '/auth'}`,
    async close() {
      await closeServer(server);
      await close();
    },
  };
}
