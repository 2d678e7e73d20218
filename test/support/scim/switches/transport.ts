import { failure, type Asked, type Reply, type Switch } from '../scim-server.js';

/** How a server says that it has to be left alone. */
export type Wait = 'seconds' | 'date' | 'x-retry-after' | 'hidden' | 'bare';

const waits: Readonly<Record<Wait, () => Reply>> = {
  seconds: () => ({ ...failure(429, 'Slow down.'), headers: { 'Retry-After': '3' } }),
  date: () => ({ ...failure(429, 'Slow down.'), headers: { 'Retry-After': new Date(Date.now() + 3_000).toUTCString() } }),
  'x-retry-after': () => ({ ...failure(429, 'Slow down.'), headers: { 'X-Retry-After': '3' } }),
  hidden: () => failure(500, 'Rate limit exceeded, try again in 3 s.'),
  bare: () => ({ status: 429, text: '' }),
}; // prettier-ignore

/** Has whoever asks so wait, so many times. */
export const busy =
  (how: Wait, times: number, is: (asked: Asked) => boolean): Switch =>
  (server) => {
    let left = times;
    server.before((asked, next) => (is(asked) && left-- > 0 ? waits[how]() : next()));
  };

/** Does not know the media type of SCIM. */
export const refusesScimJson: Switch = (server) =>
  server.before(({ headers }, next) =>
    headers.get('Content-Type')?.startsWith('application/scim+json') ? failure(415, 'Which type?') : next(),
  );

/** Errors without a word. */
export const emptyErrors: Switch = (server) =>
  server.before(async (_, next) => {
    const reply = await next();
    return reply.status >= 400 ? { status: reply.status, text: '' } : reply;
  });

/** Errors as pages. */
export const errorPages: Switch = (server) =>
  server.before(async (_, next) => {
    const reply = await next();
    const headers = { 'Content-Type': 'text/html' };
    return reply.status >= 400 ? { status: reply.status, text: '<h1>Oh no</h1>', headers } : reply;
  });

/** The connection breaks: before it has arrived, or once it was done. */
export const cut =
  (when: 'before' | 'after', is: (asked: Asked) => boolean): Switch =>
  (server) =>
    server.before(async (asked, next) => {
      if (!is(asked)) return next();
      if (when === 'after') await next();
      throw new TypeError('cut');
    });

/** No answer, ever; whether it arrived nobody knows. */
export const silent =
  (is: (asked: Asked) => boolean): Switch =>
  (server) =>
    server.before((asked, next) => (is(asked) ? new Promise<never>(() => undefined) : next()));

/** Nobody is signed in any more after so many requests. */
export const signedOutAfter =
  (requests: number): Switch =>
  (server) => {
    let left = requests;
    server.before((_, next) => (left-- > 0 ? next() : failure(401, 'Sign in.')));
  };

/** Which requests: by method, and by what their path begins with. */
export const to =
  (method: string, path = '/Users/'): ((asked: Asked) => boolean) =>
  (asked) =>
    asked.method === method && asked.path.startsWith(path);
