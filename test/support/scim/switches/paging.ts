import type { Switch } from '../scim-server.js';
import { inList } from './in-list.js';

/** Begins with the first user, wherever it is asked to. */
export const startIndexIgnored: Switch = (server) =>
  inList(server, { asked: ({ query }) => query.set('startIndex', '1') });

/** So it does, and says that it began where it was asked to. */
export const startIndexIgnoredSilently: Switch = (server) => {
  let asked = 1;
  inList(server, {
    asked: ({ query }) => {
      asked = Number(query.get('startIndex') ?? 1);
      query.set('startIndex', '1');
    },
    answered: (body) => (body.startIndex = asked),
  });
};

/** Sends so many, whatever it is asked for. */
export const countIgnored =
  (count: number): Switch =>
  (server) =>
    inList(server, { asked: ({ query }) => query.set('count', `${count}`) });

/** Sends so many at most. */
export const countCapped =
  (most: number): Switch =>
  (server) =>
    inList(server, {
      asked: ({ query }) => query.set('count', `${Math.min(most, Number(query.get('count') ?? most))}`),
    });

/** Answers past the end with the first page again, as the one that was asked for. */
export const pastEndIsFirstPage: Switch = (server) => {
  let asked = '1';
  inList(server, {
    asked: ({ query }) => {
      asked = query.get('startIndex') ?? '1';
      if (Number(asked) > server.people.size) query.set('startIndex', '1');
    },
    answered: (body) => (body.startIndex = Number(asked)),
  });
};

/** Says that it sent as many as it was asked for. */
export const itemsPerPageIsCount: Switch = (server) =>
  inList(server, { answered: (body, { query }) => (body.itemsPerPage = Number(query.get('count'))) });

/** Does not say where it began. */
export const startIndexMissing: Switch = (server) => inList(server, { answered: (body) => delete body.startIndex });

/** Sends the last user of a page twice. */
export const repeatsInPage: Switch = (server) =>
  inList(server, { answered: ({ Resources: records }) => records.push(...records.slice(-1)) });
