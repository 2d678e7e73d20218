import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isAdapterError } from '../../src/adapters/adapter-error.js';
import { segmentUrl } from '../../src/adapters/segment-url.js';

describe('segmentUrl', () => {
  const collection = new URL('https://portal.test/api/users?tenant=7');

  it('makes of any id exactly one segment that decodes to it, or refuses (S9)', function () {
    this.timeout(30_000);
    const odd = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '..%2F',
      '/',
      '\\',
      '\t',
      '\n',
      '?',
      '#',
      ';',
      '@',
      ':',
      '﻿',
      '\u202e',
    );
    const ids = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(odd).map((parts) => parts.join('')),
      fc.webPath(),
    );
    fc.assert(
      fc.property(ids, (id) => {
        let url: URL;
        try {
          url = segmentUrl(collection, id);
        } catch (error) {
          expect(isAdapterError(error) && error.kind).to.equal('invalid');
          expect(id === '' || /^(\.|%2e){1,2}$/i.test(id) || /\p{Cs}/u.test(id)).to.equal(true, id);
          return;
        }
        const segments = new URL(url.href).pathname.split('/');
        expect(segments.slice(0, 3)).to.deep.equal(['', 'api', 'users']);
        expect(segments.slice(3).map(decodeURIComponent)).to.deep.equal([id]);
        expect(url.search).to.equal('?tenant=7');
        expect(url.origin).to.equal('https://portal.test');
      }),
      { numRuns: 200 },
    );
  });

  it('refuses what can’t be a segment', () => {
    for (const id of ['', '.', '..', '%2e', '%2E%2e', '.%2E', '%2e.', '\ud800', 7, null, undefined, {}, ['a'], 2 ** 53])
      expect(() => segmentUrl(collection, id), String(id)).to.throw('address');
  });

  it('puts what follows behind the segment, and bears a slash at the end of the collection', () => {
    const url = segmentUrl(new URL('https://portal.test/api/users//'), 'a b', '/activate');
    expect(url.href).to.equal('https://portal.test/api/users/a%20b/activate');
  });
});
