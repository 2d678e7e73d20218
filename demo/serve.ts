import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createServer as createVite, type ViteDevServer } from 'vite';
import { DemoAuth } from './backends/better-auth/demo-auth.js';
import { backendOptionsFrom, portFrom, startFailure } from './backend/environment.js';
import type { PeopleJson } from './backends/people-json.js';
import type { Scimmy } from './backends/scimmy.js';
import type { StaffDirectory } from './backends/staff-directory.js';
import { closeOnSignals, closeServer, listen, openBackend, type Backend } from './backend/start-backend.js';

/** `npm start`: the demo's pages and their backends on one port of this machine. */
async function serve(): Promise<{ port: number; close: () => Promise<void> }> {
  const backend = await openBackend({
    viewer: 'administrator',
    hosts: ['localhost', '127.0.0.1', '[::1]'],
    ...backendOptionsFrom(process.env),
  });
  const server = createServer();
  const auth = new DemoAuth();
  let vite: ViteDevServer | undefined;
  const close = async (): Promise<void> => {
    await vite?.close();
    if (server.listening) await Promise.all([closeServer(server, 3_000), backend.hangUp()]);
    await Promise.all([backend.close(), auth.close()]);
  };
  try {
    vite = await createVite({
      configFile: fileURLToPath(new URL('../vite.demo.config.ts', import.meta.url)),
      server: { middlewareMode: true, ws: { server } },
    });
    route(server, backend, auth, vite);
    return { port: await listen(server, portFrom(process.env, 5173)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The APIs of other shapes, each started when it is first asked. */
let peopleJson: Promise<PeopleJson> | undefined;
let staff: Promise<StaffDirectory> | undefined;
const openedJson = (): Promise<PeopleJson> =>
  (peopleJson ??= import('./backends/people-json.js').then(({ openPeopleJson }) => openPeopleJson()));
const openedStaff = (): Promise<StaffDirectory> =>
  (staff ??= import('./backends/staff-directory.js').then(({ openStaffDirectory }) => openStaffDirectory()));

/** The SCIM service of one scenario, started when it is first asked: its people live as long as this process. */
let scimmy: Promise<Scimmy> | undefined;
const scim = (): Promise<Scimmy> => (scimmy ??= import('./backends/scimmy.js').then(({ openScimmy }) => openScimmy()));

function route(server: Server, backend: Backend, auth: DemoAuth, vite: ViteDevServer): void {
  server.on('request', (request, response) => {
    if (/^\/api(?:[/?]|$)/.test(request.url ?? '')) void backend.listener(request, response);
    else if (/^\/auth(?:[/?]|$)/.test(request.url ?? '')) void auth.listener(request, response);
    else if (/^\/scim\//.test(request.url ?? '')) void scim().then(({ listener }) => listener(request, response));
    else if (/^\/json\//.test(request.url ?? '')) void openedJson().then(({ listener }) => listener(request, response));
    else if (/^\/staff\//.test(request.url ?? ''))
      void openedStaff().then(({ listener }) => listener(request, response));
    else vite.middlewares(request, response);
  });
}

try {
  const { port, close } = await serve();
  closeOnSignals(close);
  console.log(`Demo: http://localhost:${port}/`);
} catch (error) {
  console.error(startFailure(error));
  process.exitCode = 1;
}
