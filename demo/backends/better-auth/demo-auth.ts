import type { IncomingMessage, ServerResponse } from 'node:http';
import { sampleUsers } from '../../../src/adapters/memory/sample-users.js';
import { nameOf } from '../../../src/domain/user.js';
import { demoAccount } from './demo-account.js';
import { openAuth, type Auth } from './open-auth.js';

/** A better-auth server with people in it: an administrator who can sign in, an owner, and so many others, some of them banned. */
export async function openPeopledAuth(origin: string, people = 60): Promise<Auth> {
  const databaseUrl = process.env['DATABASE_URL'];
  const auth = await openAuth({ origin, databaseUrl });
  try {
    await auth.enrol({ ...demoAccount, role: 'admin' });
    const others = sampleUsers(people).map((user, at) => ({
      email: user.email ?? user.login,
      name: nameOf(user),
      role: at === 0 ? 'owner' : at % 12 ? 'user' : 'admin,user',
    }));
    await auth.fill(others);
    await auth.sql(`update "user" set banned = true, "banReason" = 'Left' where email = any($1)`, [
      others.filter((_, at) => at % 9 === 4).map(({ email }) => email),
    ]);
    return auth;
  } catch (error) {
    await auth.close();
    throw error;
  }
}

/** The same beside the demo’s pages: it is opened by the first request, for few look at it. */
export class DemoAuth {
  #auth: Promise<Auth> | undefined;

  readonly listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      this.#auth ??= openPeopledAuth(`http://${request.headers.host ?? 'localhost'}`);
      await (await this.#auth).listener(request, response);
    } catch (error) {
      this.#auth = undefined;
      console.error('better-auth:', error);
      response.writeHead(503).end();
    }
  };

  async close(): Promise<void> {
    await (await this.#auth?.catch(() => undefined))?.close();
  }
}
