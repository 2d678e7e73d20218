import { failure, type Switch } from '../scim-server.js';

const isDescription = (path: string): boolean => /^\/(ServiceProviderConfig|Schemas|ResourceTypes)/.test(path);

/** It says nothing of itself. */
export const noDiscovery: Switch = (server) =>
  server.before(({ path }, next) => (isDescription(path) ? failure(404, 'Nothing is here.') : next()));

/** A page of a portal stands where it should describe itself. */
export const discoveryIsPage: Switch = (server) =>
  server.before(({ path }, next) =>
    isDescription(path)
      ? { status: 200, text: '<!doctype html><title>Welcome</title>', headers: { 'Content-Type': 'text/html' } }
      : next(),
  );

/** It describes itself as `{}`. */
export const discoveryIsEmpty: Switch = (server) =>
  server.before(({ path }, next) => (isDescription(path) ? { status: 200, body: {} } : next()));

/** Its users stand elsewhere, as it says. */
export const usersElsewhere: Switch = (server) =>
  server.before((asked, next) => {
    if (asked.path === '/ResourceTypes')
      return {
        status: 200,
        body: { Resources: [{ schema: 'urn:ietf:params:scim:schemas:core:2.0:User', endpoint: '/People' }] },
      };
    if (asked.path.startsWith('/Users')) return failure(404, 'Nothing is here.');
    Object.assign(asked, { path: asked.path.replace('/People', '/Users') });
    return next();
  });

/** Nobody is asked who they are. */
export const noMe: Switch = (server) =>
  server.before(({ path }, next) => (path === '/Me' ? failure(501, 'Not here.') : next()));
