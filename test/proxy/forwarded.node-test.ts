import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { forwarded } from '../../demo/proxy/forwarded.js';

const oneUser = '/Users/a';
const of = (method: string, path: string, query = '') => forwarded(method, path, new URLSearchParams(query));

describe('forwarded', () => {
  for (const [method, path, action, userId] of [
    ['GET', '/ServiceProviderConfig', 'view', undefined],
    ['GET', '/Schemas', 'view', undefined],
    ['GET', '/ResourceTypes', 'view', undefined],
    ['GET', '/Users', 'view', undefined],
    ['GET', '/Users/a%20b', 'view', 'a b'],
    ['POST', '/Users', 'create', undefined],
    ['PUT', '/Users/a', 'update', 'a'],
    ['PATCH', '/Users/a', 'update', 'a'],
    ['DELETE', '/Users/a', 'delete', 'a'],
  ] as const) {
    it(`knows ${method} ${path} as ${action}`, () => {
      const { path: sent, ...rest } = of(method, path)!;
      assert.equal(sent, path);
      assert.deepEqual(rest, userId === undefined ? { action } : { action, userId });
    });
  }

  for (const [method, path] of [
    ['DELETE', '/Users'],
    ['PUT', '/Users'],
    ['POST', '/Bulk'],
    ['POST', '/Users/.search'],
    ['GET', '/Groups'],
    ['GET', '/Me'],
    ['GET', '/Users/'],
    ['GET', `${oneUser}/b`],
    ['GET', '/users'],
    ['OPTIONS', '/Users'],
    ['HEAD', '/Users'],
    ['GET', '/Schemas/x'],
    ['GET', ''],
  ] as const) {
    it(`knows nothing of ${method} ${path}`, () => assert.equal(of(method, path), undefined));
  }

  it('hands on what a list can be asked for, and nothing else', () => {
    const query = 'filter=userName+eq+%22a%22&count=5&startIndex=6&attributes=id&token=secret&sortBy=userName&a%00=b';
    const sent = new URLSearchParams(of('GET', '/Users', query)!.path.split('?')[1]);
    assert.deepEqual(Object.fromEntries(sent), { filter: 'userName eq "a"', count: '5', startIndex: '6', attributes: 'id', sortBy: 'userName' }); // prettier-ignore
    assert.equal(of('DELETE', '/Users/a', 'filter=x')!.path, '/Users/a');
    assert.equal(of('GET', '/Users/a', 'count=5')!.path, '/Users/a');
  });

  it('lets no id lead out of its place (S10)', () => {
    for (const id of ['..', '.', '%2e%2e', '%2E', '..%2f..%2fGroups', '%5c', 'a%00', '%', '%zz', '%2f'])
      assert.equal(of('DELETE', `/Users/${id}`), undefined, id);
  });

  it('never leaves /Users, whatever an id is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const known = of('DELETE', `/Users/${text}`);
        if (!known) return;
        const { pathname, search, hash } = new URL(`https://system.example/scim${known.path}`);
        assert.match(pathname, /^\/scim\/Users\/[^/]+$/);
        assert.deepEqual([search, hash, decodeURIComponent(pathname.slice(12))], ['', '', known.userId]);
      }),
      { numRuns: 2_000 },
    );
  });
});
