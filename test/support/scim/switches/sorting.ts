import { sorted } from '../core/list-users.js';
import type { Switch } from '../scim-server.js';
import { inList } from './in-list.js';

/** Says that it sorts, and does not. */
export const sortIgnored: Switch = (server) => inList(server, { asked: ({ query }) => query.delete('sortBy') });

/** Sorts what is on the page, and only that. */
export const sortPageLocal: Switch = (server) => {
  let [path, descending] = ['', false];
  inList(server, {
    asked: ({ query }) => {
      [path, descending] = [query.get('sortBy') ?? '', query.get('sortOrder') === 'descending'];
      query.delete('sortBy');
    },
    answered: (body) => {
      if (path) body.Resources = sorted(body.Resources, path, descending);
    },
  });
};

/** Sorts by logins, and by nothing else. */
export const sortsLogins: Switch = (server) =>
  inList(server, { asked: ({ query }) => query.get('sortBy') !== 'userName' && query.delete('sortBy') });
