import { failure, type Switch } from '../scim-server.js';
import { isList } from './in-list.js';

/** Pages by cursors only (RFC 9865). */
export const cursorOnly: Switch = ({ manners }) => void Object.assign(manners, { cursor: true, index: false });

/** Pages by cursors and by numbers. */
export const cursorToo: Switch = ({ manners }) => void Object.assign(manners, { cursor: true });

/** Says that it has cursors, and hands out none. */
export const cursorClaimed: Switch = (server) => {
  server.manners.cursor = true;
  server.before((asked, next) => {
    if (isList(asked)) asked.query.delete('cursor');
    return next();
  });
};

/** Hands out a place that leads back to itself. */
export const cursorTurns: Switch = (server) => {
  server.before(async (asked, next) => {
    const reply = await next();
    const cursor = asked.query.get('cursor');
    if (isList(asked) && cursor) Object.assign(reply.body as object, { nextCursor: cursor });
    return reply;
  });
};

/** Cursors that were handed out before are over from now on. */
export const expire: Switch = (server) => void server.time++;

/** Takes no order. */
export const sortRefused: Switch = (server) =>
  server.before((asked, next) =>
    isList(asked) && asked.query.has('sortBy') ? failure(400, 'No order.', 'invalidValue') : next(),
  );
