import { failure, type Layer, type ScimServer, type Switch } from '../scim-server.js';

function onDelete(server: ScimServer, layer: Layer): void {
  server.before((asked, next) => (asked.method === 'DELETE' ? layer(asked, next) : next()));
}

/** Answers a deletion with 200 and the user. */
export const deleteTells: Switch = (server) =>
  onDelete(server, async ({ path }, next) => {
    const body = server.people.get(path.slice(7));
    const reply = await next();
    return reply.status === 204 ? { status: 200, body } : reply;
  });

/** Falls over whoever is not there. */
export const deleteCrashesOnGone: Switch = (server) =>
  onDelete(server, ({ path }, next) => (server.people.has(path.slice(7)) ? next() : failure(500, 'Null pointer.')));

/** Deactivates, and says that it has deleted. */
export const deleteDeactivates: Switch = (server) =>
  onDelete(server, ({ path }, next) => {
    const record = server.people.get(path.slice(7));
    if (!record) return next();
    server.people.set(record.id, { ...record, active: false });
    return { status: 204 };
  });

/** Says that it has deleted, and does nothing. */
export const deleteDoesNothing: Switch = (server) => onDelete(server, () => ({ status: 204 }));

/** Keeps the logins of those who were deleted. */
export const keepsLogins: Switch = (server) => {
  const kept = new Set<string>();
  onDelete(server, ({ path }, next) => {
    kept.add(server.people.get(path.slice(7))?.userName ?? '');
    return next();
  });
  server.before(({ method, body }, next) =>
    method === 'POST' && kept.has((body as { userName?: string }).userName ?? '')
      ? failure(409, 'userName is taken', 'uniqueness')
      : next(),
  );
};
