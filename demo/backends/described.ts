import type { RestDescription } from '../../src/describe-rest.js';

type Wanted = Pick<RestDescription, 'url' | 'viewer'> & Partial<RestDescription>;

/** json-server 0.17 in words: a bare array, pages by number, the total in a header, no rights and no errors of its own. */
export const jsonServerShape = (given: Wanted): RestDescription => ({
  allowed: ['view', 'create', 'update', 'delete', 'activate', 'deactivate'],
  owner: { path: 'boss', is: true },
  fields: {
    id: 'id',
    login: { path: 'mail', readOnly: true },
    email: { path: 'mail', required: true },
    firstName: 'firstName',
    lastName: 'lastName',
    phone: 'tel',
    status: { path: 'active', values: { active: true, inactive: false } },
    department: 'team',
    createdAt: 'since',
  },
  total: { header: 'X-Total-Count' },
  pages: { by: 'page', page: '_page', size: '_limit' },
  search: { params: 'q', fields: ['name', 'email'], caseSensitive: false },
  sort: {
    fields: { name: 'lastName', email: 'mail', created: 'since' },
    params: { _sort: '{field},id', _order: '{direction},{direction}' },
  },
  filters: { status: { param: 'active', many: 'repeat' } },
  create: { body: (record) => ({ active: true, boss: false, ...record }) },
  update: true,
  setActive: true,
  delete: { kind: 'permanent', statistics: 'lost', freesLogin: true },
  ...given,
});

/** The staff directory of `staff-directory.ts` in words: cursors, nested names, numbers as ids, actions, revisions, codes. */
export const staffShape = (given: Wanted): RestDescription => ({
  allowed: (_, answer) => (answer as { result: { may: [] } }).result.may,
  owner: { path: 'account.founder', is: true },
  fields: {
    id: 'no',
    login: { path: 'account.handle', required: true, unique: true },
    email: { path: 'contact.mail', type: 'email', required: true, unique: true },
    firstName: { path: 'name.given', required: true },
    lastName: 'name.family',
    jobTitle: 'duty',
    status: { path: 'account.state', values: { active: 'on', inactive: 'off' }, readOnly: true },
    createdAt: { path: 'since', read: (seconds) => new Date(Number(seconds) * 1000).toISOString() },
    badge: { path: 'account.badge', label: 'Badge' },
  },
  rows: 'result.people',
  one: 'result.person',
  sent: 'person',
  pages: { by: 'cursor', cursor: 'after', size: 'take', next: 'next', maxSize: 40 },
  search: { params: (find) => ({ find }), fields: ['name', 'login', 'email'], caseSensitive: false },
  sort: {
    fields: { name: 'family', login: 'handle' },
    params: (field, direction) => ({ order: direction === 'asc' ? field : `${field}~` }),
  },
  filters: { status: { param: 'state', many: 'comma' } },
  version: { path: 'rev', send: { body: 'person.rev', number: true } },
  error: {
    code: 'error.code',
    kinds: {
      REV_OLD: 'stale',
      TAKEN: 'conflict',
      FOUNDER: 'protected',
      YOURSELF: 'protected',
      NO_SUCH_PERSON: 'not-found',
      BAD_CURSOR: 'invalid',
    },
    message: 'error.text',
    fields: 'error.where',
  },
  create: true,
  update: { style: 'put' },
  setActive: { activate: { path: '{id}/enable' }, deactivate: { path: '{id}/disable' } },
  delete: { method: 'POST', path: '{id}/remove', kind: 'permanent', statistics: 'lost', freesLogin: true },
  ...given,
});
