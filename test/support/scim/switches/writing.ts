import { failure, type Layer, type ScimServer, type Switch } from '../scim-server.js';

type Json = Record<string, unknown>;

function on(server: ScimServer, method: string, layer: Layer): void {
  server.before((asked, next) => (asked.method === method && asked.path.startsWith('/Users') ? layer(asked, next) : next())); // prettier-ignore
}

/** Answers a PATCH with 204. */
export const patchSaysNothing: Switch = (server) =>
  on(server, 'PATCH', async (_, next) => ((await next()).status === 200 ? { status: 204 } : next()));

/** Answers a PATCH with the user as they were, and changes nothing. */
export const patchChangesNothing: Switch = (server) =>
  on(server, 'PATCH', ({ path }) => ({ status: 200, body: server.people.get(path.slice(7)) }));

/** Answers a PATCH without an id. */
export const patchWithoutId: Switch = (server) =>
  on(server, 'PATCH', async (_, next) => ({ ...(await next()), body: { schemas: [] } }));

/** Takes no paths in a PATCH. */
export const patchRefusesPaths: Switch = (server) =>
  on(server, 'PATCH', ({ body }, next) =>
    (body as { Operations: { path?: string }[] }).Operations.some(({ path }) => path)
      ? failure(400, 'No paths.', 'invalidPath')
      : next(),
  );

/** Takes no paths that lead into a list. */
export const patchRefusesFilters: Switch = (server) =>
  on(server, 'PATCH', ({ body }, next) =>
    (body as { Operations: { path?: string }[] }).Operations.some(({ path }) => path?.includes('['))
      ? failure(400, 'No such path.', 'invalidPath')
      : next(),
  );

/** Replaces what stands beside a nested member that comes without a path. It takes no other paths than plain ones. */
export const patchReplacesSiblings: Switch = (server) =>
  on(server, 'PATCH', ({ body }, next) =>
    (body as { Operations: { path?: string }[] }).Operations.some(({ path }) => path?.includes('.'))
      ? failure(400, 'No such path.', 'invalidPath')
      : next(),
  );

/** Takes whole records only, and says so. */
export const noPatch: Switch = ({ manners }) => void (manners.patch = false);

/** Takes whole records only, and says that it takes changes. */
export const patchClaimed: Switch = (server) => on(server, 'PATCH', () => failure(501, 'Not here.'));

/** Checks versions. */
export const realVersions: Switch = ({ manners }) => void (manners.versions = 'checked');

/** Checks versions, and does not say so. */
export const hiddenVersions: Switch = (server) => {
  server.manners.versions = 'checked';
  server.before(async ({ path }, next) => {
    const reply = await next();
    if (path === '/ServiceProviderConfig') (reply.body as { etag: Json }).etag = { supported: false };
    return reply;
  });
};

/** Shows versions, and checks none. */
export const fakeVersions: Switch = ({ manners }) => void (manners.versions = 'shown');

/** Refuses every version. */
export const brokenVersions: Switch = (server) => {
  server.manners.versions = 'shown';
  for (const method of ['PATCH', 'DELETE', 'PUT']) on(server, method, () => failure(412, 'Another version.'));
};

/** Answers a creation without a word. */
export const createSaysNothing: Switch = (server) =>
  on(server, 'POST', async (_, next) => {
    const reply = await next();
    return reply.status === 201 ? { status: 201, text: '' } : reply;
  });

/** A login that somebody has is a 400 without a type. */
export const duplicateIs400: Switch = (server) =>
  on(server, 'POST', async (_, next) => {
    const reply = await next();
    return reply.status === 409 ? failure(400, 'A user with this name already exists') : reply;
  });
