import type { Switch } from '../scim-server.js';
import { inList } from './in-list.js';

/** As many as are on the page. */
export const totalIsPageSize: Switch = (server) =>
  inList(server, { answered: (body) => (body.totalResults = body.Resources.length) });

/** Never more than so many. */
export const totalCapped =
  (most: number): Switch =>
  (server) =>
    inList(server, { answered: (body) => (body.totalResults = Math.min(most, body.totalResults as number)) });

/** Not told. */
export const totalMissing: Switch = (server) => inList(server, { answered: (body) => delete body.totalResults });

/** Another one each time. */
export const totalGrows: Switch = (server) => {
  let more = 0;
  inList(server, { answered: (body) => (body.totalResults = (body.totalResults as number) + ++more) });
};

/** As a text. */
export const totalIsText: Switch = (server) =>
  inList(server, { answered: (body) => (body.totalResults = `${body.totalResults as number}`) });
