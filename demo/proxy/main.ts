import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { portFrom, startFailure } from '../backend/environment.js';
import { closeOnSignals, closeServer, listen } from '../backend/start-backend.js';
import { createProxy } from './proxy.js';

/** `npm run proxy`: a way to the SCIM system at SCIM_URL that holds SCIM_TOKEN. Everybody who reaches it is VIEWER_ID, with ROLE: your session goes there. */
function options(environment: NodeJS.ProcessEnv): Parameters<typeof createProxy>[0] {
  const { SCIM_URL, SCIM_TOKEN, VIEWER_ID, ROLE = 'reader', OWNER_ID, ORIGIN } = environment;
  if (!SCIM_URL || !URL.canParse(SCIM_URL)) throw new Error('SCIM_URL must be the address of a SCIM system.');
  if (!SCIM_TOKEN) throw new Error('SCIM_TOKEN is missing.');
  return {
    base: '/scim',
    upstream: SCIM_URL,
    token: () => SCIM_TOKEN,
    // replace this by your portal's session; without one everybody would be this viewer
    viewerOf: () => (VIEWER_ID ? { id: VIEWER_ID } : undefined),
    allows: (_, action) => action === 'view' || ROLE === 'administrator',
    // without an owner nobody is changed or deleted: what is not known is refused
    isProtected: (userId) => OWNER_ID === undefined || userId === OWNER_ID,
    ...(ORIGIN && { origins: [ORIGIN] }),
    record: (entry) => console.log(JSON.stringify(entry)),
  };
}

try {
  const server = createAdaptorServer({ fetch: createProxy(options(process.env)).fetch }) as Server;
  const port = await listen(server, portFrom(process.env, 5180));
  closeOnSignals(() => closeServer(server, 3_000));
  console.log(`Proxy: http://localhost:${port}/scim`);
} catch (error) {
  console.error(startFailure(error));
  process.exitCode = 1;
}
