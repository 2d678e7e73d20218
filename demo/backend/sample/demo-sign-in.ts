import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { invalid } from '../problems.js';
import { jsonBody, type Env, type Request } from '../routes/requests.js';

/** THE PART THAT A HOST REPLACES: signing in without a password, so that the demo and the tests can be anybody. */
export interface DemoSignIn {
  /** `POST demo/sign-in {as}` and `POST demo/sign-out`. */
  readonly routes: Hono<Env>;
  /** The id in the cookie, if it was signed here. */
  readonly authenticate: (c: Request) => Promise<string | undefined>;
}

/** Who the sample data has for each part in the play. */
export const demoAccounts: Readonly<Record<string, string>> = {
  owner: 'u-0001',
  administrator: 'u-0002',
  'department-administrator': 'u-0003',
  viewer: 'u-0004',
  learner: 'u-0005',
};

const cookie = 'user-manager-demo';
const nobody = '-';

/** `as` is a part of {@link demoAccounts} or a user's id. `withoutCookie`: who is signed in before anybody signed in or out. */
export function demoSignIn(secret: string, withoutCookie?: string): DemoSignIn {
  const routes = new Hono<Env>();
  const signIn = (c: Request, id: string): Response => {
    const value = `${id}.${signatureOf(id, secret)}`;
    setCookie(c, cookie, value, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/api',
      secure: c.req.url.startsWith('https:'),
    });
    return c.body(null, 204);
  };
  routes.post('/demo/sign-in', async (c) => {
    const { as } = await jsonBody(c);
    if (typeof as !== 'string' || !/^[\w-]{2,100}$/.test(as)) throw invalid({ as: 'Name a part or a user.' });
    return signIn(c, idOf(as));
  });
  routes.post('/demo/sign-out', (c) => signIn(c, nobody));
  return {
    routes,
    authenticate: (c) => {
      const value = getCookie(c, cookie);
      if (value === undefined) return Promise.resolve(withoutCookie && idOf(withoutCookie));
      const id = value.slice(0, value.lastIndexOf('.'));
      const genuine = isEqual(value.slice(id.length + 1), signatureOf(id, secret));
      return Promise.resolve(genuine && id !== nobody ? id : undefined);
    },
  };
}

function idOf(as: string): string {
  return Object.hasOwn(demoAccounts, as) ? demoAccounts[as]! : as;
}

function signatureOf(id: string, secret: string): string {
  return createHmac('sha256', `sign-in:${secret}`).update(id).digest('base64url');
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
