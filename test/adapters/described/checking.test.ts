import { expect } from '@open-wc/testing';
import { describeRest, type RestDescription } from '../../../src/describe-rest.js';
import { jsonServerShape, staffShape } from '../../../demo/backends/described.js';
import { least } from './a-server.js';

const fields = least.fields;
/** What is wrong with a description, and the beginning of what is said of it. */
const wrong: readonly (readonly [Record<string, unknown>, string])[] = [
  [{ url: undefined }, '`url` is to be an address; it is undefined'],
  [{ url: 'http://' }, '`url` is to be an address; it is "http://"'],
  [{ url: 7 }, '`url` is to be an address; it is 7'],
  [{ viewer: undefined }, '`viewer` is to be an id, { id, name }, { url }, a function, or null'],
  [{ viewer: {} }, '`viewer` is to be'],
  [{ fields: undefined }, '`fields` is to be an object; it is undefined'],
  [{ fields: { id: 'id' } }, '`fields.login` is to be a path, such as "profile.name", or { path, … }; it is undefined'],
  [{ fields: { ...fields, id: 7 } }, '`fields.id` is to be a path'],
  [{ fields: { ...fields, email: {} } }, '`fields.email` is to be with a `path` or a function `read`'],
  [{ fields: { ...fields, email: { path: 'a..b' } } }, '`fields.email.path` is to be a path'],
  [{ fields: { ...fields, email: '__proto__.x' } }, '`fields.email` is to be a path'],
  [{ fields: { ...fields, email: { path: 'a', type: 'number' } } }, '`fields.email.type` is to be "text" or "email"'],
  [{ fields: { ...fields, email: { path: 'a', pattern: 'x' } } }, '`fields.email.pattern` is no option; there are path, values'],
  [{ pages: undefined }, '`pages` is to be an object'],
  [{ pages: {} }, '`pages.by` is to be "page" or "offset" or "cursor" or "none"; it is undefined'],
  [{ pages: { size: 'x', by: 'pages' } }, '`pages.'],
  [{ pages: { by: 'cursor' } }, '`pages.next` is to be a path, such as "meta.total", or { header }'],
  [{ pages: { by: 'page', first: 2 } }, '`pages.first` is to be 0 or 1; it is 2'],
  [{ pages: { by: 'page', maxSize: 0 } }, '`pages.maxSize` is to be a whole number from 1; it is 0'],
  [{ pages: { by: 'none', size: 'x' } }, '`pages.size` is no option'],
  [{ page: {} }, '`page` is no option; there are '],
  [{ rows: '' }, '`rows` is to be a path'],
  [{ total: { head: 'x' } }, '`total.header` is to be a name'],
  [{ total: 5 }, '`total` is to be a path, such as "meta.total", or { header }; it is 5'],
  [{ path: '{id' }, '`path` is to be a path below `url`, with {id} as a whole segment'],
  [{ path: 'user-{id}' }, '`path` is to be'],
  [{ path: '../{id}' }, '`path` is to be'],
  [{ path: '{id}?x=1' }, '`path` is to be'],
  [{ owner: 'ann' }, '`owner` is to be { path, is }, { ids } of at least one, or a function'],
  [{ owner: { ids: [] } }, '`owner` is to be'],
  [{ allowed: 'all' }, '`allowed` is to be a list of actions or a function'],
  [{ search: { fields: ['name'] } }, '`search.params` is to be a parameter’s name, or a function'],
  [{ search: { fields: ['name'], params: 'q', mode: 'fuzzy' } }, '`search.mode` is to be "contains" or "prefix" or "exact"'],
  [{ sort: {} }, '`sort.fields` is to be an object'],
  [{ filters: { team: { param: 't' } } }, '`filters.team.choices` is to be a list of { value, label }'],
  [{ filters: { status: {} } }, '`filters.status.param` is to be a text'],
  [{ filters: { status: { param: 's', many: 'pipe' } } }, '`filters.status.many` is to be "repeat" or "comma"'],
  [{ version: 'rev' }, '`version` is to be "etag" or { path, send }; it is "rev"'],
  [{ error: 'x' }, '`error` is to be an object or a function'],
  [{ create: 'yes' }, '`create` is to be true or an object'],
  [{ update: { style: 'deep' } }, '`update.style` is to be "patch" or "put" or "merge-patch" or "json-patch"'],
  [{ delete: {} }, '`delete.kind` is to be "permanent" or "soft" or "unlink" or "deactivate-first"; it is undefined'],
  [{ delete: { kind: 'permanent', method: 'GET' } }, '`delete.method` is to be "POST" or "PUT" or "PATCH" or "DELETE"'],
  [{ setActive: { activate: { path: 'x' } } }, '`setActive.deactivate` is to be an object'],
  [{ setActive: true, fields: { id: 'id', login: 'l' } }, '`setActive` is to be with a field `status` that has a path'],
  [{ resetPassword: {} }, '`resetPassword.path` is to be'],
  [{ atOnce: '4' }, '`atOnce` is to be a whole number from 1; it is "4"'],
  [{ fetch: {} }, '`fetch` is to be a function; it is an object'],
]; // prettier-ignore

describe('describeRest: a description that is none', () => {
  for (const [given, message] of wrong)
    it(`is refused as it is made: ${message}`, () => {
      let thrown: unknown;
      try {
        describeRest({ ...least, ...given } as RestDescription);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).to.be.instanceOf(TypeError);
      expect((thrown as Error).message.slice(0, message.length + 14)).to.equal(`describeRest: ${message}`);
    });

  it('is refused where it is nothing at all', () => {
    for (const nothing of [undefined, null, 'x', []])
      expect(() => describeRest(nothing as never)).to.throw(TypeError, 'the description');
  });

  it('is none of the ones that work', () => {
    for (const given of [least, jsonServerShape({ url: '/a', viewer: null }), staffShape({ url: '/b', viewer: 'me' })])
      expect(() => describeRest(given)).not.to.throw();
    expect(describeRest(least).backendId).to.equal('https://x.test/people');
  });
});
