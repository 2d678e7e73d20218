import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { initialView, type ListView, queryOf, scopeOf } from '../../src/domain/list-view.js';
import { viewFromPairs, viewToPairs } from '../../src/manager/view-pairs.js';

const view = (given: Partial<ListView> = {}): ListView => ({ ...initialView, ...given });
const throughAddress = (given: ListView): ListView => {
  const address = new URL(`https://portal.example/?${new URLSearchParams(viewToPairs(given))}`);
  return viewFromPairs(address.searchParams);
};

describe('scopeOf', () => {
  it('is empty for everybody, whatever the order or page', () => {
    const elsewhere = view({ sort: { field: 'x', direction: 'descending' }, page: { at: { offset: 25 }, from: 25 } });
    expect(scopeOf(elsewhere)).to.equal('');
    expect(scopeOf({ search: '  ', filters: { status: [] } })).to.equal('');
  });

  it('is one name for one set of users', () => {
    const one = { search: ' ana', filters: { status: ['active', 'invited'], role: ['r1'] } };
    const other = { search: 'ana ', filters: { role: ['r1', 'r1'], status: ['invited', 'active', 'invited'], x: [] } };
    expect(scopeOf(one)).to.equal(scopeOf(other));
  });

  it('tells different sets apart, even where their parts run together', () => {
    const sets: Pick<ListView, 'search' | 'filters'>[] = [
      { search: 'a', filters: {} },
      { search: 'A', filters: {} },
      { search: '', filters: { a: ['b'] } },
      { search: '', filters: { b: ['a'] } },
      { search: '', filters: { a: ['b', 'c'] } },
      { search: '', filters: { a: ['b,c'] } },
      { search: '', filters: { a: ['b'], c: ['d'] } },
      { search: '["a",[]]', filters: {} },
    ];
    expect(new Set(sets.map(scopeOf)).size).to.equal(sets.length);
  });
});

describe('queryOf', () => {
  it('asks for the first page of everybody by name', () => {
    expect(queryOf(initialView, 25)).to.deep.equal({ sort: { field: 'name', direction: 'ascending' }, size: 25 });
  });

  it('asks for all that the view says, and nothing that is empty', () => {
    const full = view({
      search: ' ana ',
      filters: { status: ['invited', 'active', 'active'], role: [] },
      sort: undefined,
      page: { at: { cursor: 'c' }, from: 50 },
    });
    expect(queryOf(full, 50)).to.deep.equal({
      search: 'ana',
      filters: { status: ['active', 'invited'] },
      size: 50,
      at: { cursor: 'c' },
    });
  });

  it('keeps a filter whose field is a name of Object.prototype (S11)', () => {
    const { filters } = queryOf(view({ filters: JSON.parse('{"__proto__":["x"],"constructor":["y"]}') }), 25);
    expect(Object.entries(filters ?? {})).to.deep.equal([
      ['__proto__', ['x']],
      ['constructor', ['y']],
    ]);
    expect(Object.getPrototypeOf(filters)).to.equal(Object.prototype);
  });
});

describe('viewToPairs', () => {
  it('leaves the initial view out of the address', () => {
    expect(viewToPairs(initialView)).to.deep.equal([]);
  });

  it('writes a view that a person can read', () => {
    const full: ListView = {
      search: 'ana',
      filters: { status: ['invited', 'active'], department: ['d1'] },
      sort: { field: 'created', direction: 'descending' },
      page: { at: { offset: 50 }, from: 50 },
      user: 'u-1',
    };
    expect(viewToPairs(full)).to.deep.equal([
      ['search', 'ana'],
      ['filter.department', 'd1'],
      ['filter.status', 'active'],
      ['filter.status', 'invited'],
      ['sort', '-created'],
      ['from', '50'],
      ['user', 'u-1'],
    ]);
  });
});

describe('viewFromPairs', () => {
  const text = fc.string({ unit: 'binary' }).map((each) => each.replace(/\p{Cs}/gu, ''));
  const name = fc.oneof(
    text,
    fc.constantFrom('__proto__', 'constructor', '-name', '+name', 'name', 'search', 'a.b', 'a=b&c', '%2e', ' '),
  ).filter((each) => each !== ''); // prettier-ignore
  const count = fc.nat(999_999_999);
  const filters = fc
    .array(fc.tuple(name, fc.uniqueArray(text, { minLength: 1, maxLength: 4 })), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries.map(([field, values]) => [field, [...values].sort()])));
  const page = fc.oneof(
    fc.constant<ListView['page']>({ from: 0 }),
    fc.tuple(name, count).map(([cursor, from]): ListView['page'] => ({ at: { cursor }, from })),
    fc.tuple(count.filter((each) => each > 0), count).map(([offset, from]): ListView['page'] => ({ at: { offset }, from })),
    count.filter((each) => each > 0).map((from): ListView['page'] => ({ at: { offset: from }, from })),
  ); // prettier-ignore
  const anyView: fc.Arbitrary<ListView> = fc
    .record({
      search: text.map((each) => each.trim()),
      filters,
      sort: fc.option(fc.record({ field: name, direction: fc.constantFrom('ascending', 'descending') }), { nil: undefined }),
      page,
      user: fc.option(name, { nil: undefined }),
    })
    .map(({ sort, user, ...rest }) => ({ ...rest, ...(sort && { sort }), ...(user && { user }) }) as ListView); // prettier-ignore

  it('reads every view that viewToPairs wrote, through a real address', () => {
    fc.assert(
      fc.property(anyView, (given) => {
        expect(throughAddress(given)).to.deep.equal(given);
      }),
      { numRuns: 500 },
    );
  }).timeout(30_000);

  it('makes a view that survives an address of whatever is typed (S11)', () => {
    const pair = fc.tuple(
      fc.oneof(text, fc.constantFrom('search', 'sort', 'from', 'cursor', 'user', 'filter.', 'filter.__proto__')),
      fc.oneof(text, fc.constantFrom('-', '+', '', '-name', '5', '05', '5:', ':5', '0:0', '5:5', '1e3', '-1')),
    );
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const read = viewFromPairs(pairs);
        expect(viewToPairs(throughAddress(read))).to.deep.equal(viewToPairs(read));
        expect(queryOf(throughAddress(read), 25)).to.deep.equal(queryOf(read, 25));
        expect(({} as Record<string, unknown>)['x']).to.equal(undefined);
      }),
      { numRuns: 500 },
    );
  }).timeout(30_000);

  it('is the initial view where nothing is given', () => {
    expect(viewFromPairs([])).to.deep.equal(initialView);
  });

  it('tells an order of the backend from the usual one', () => {
    expect(throughAddress(view({ sort: undefined })).sort).to.equal(undefined);
    expect(viewFromPairs([['sort', '-']]).sort).to.deep.equal(initialView.sort);
  });

  it('keeps a direction apart from a field that begins with its sign', () => {
    for (const field of ['-a', '+a', '--', 'a']) {
      for (const direction of ['ascending', 'descending'] as const)
        expect(throughAddress(view({ sort: { field, direction } })).sort).to.deep.equal({ field, direction });
    }
  });

  for (const from of ['-1', '1.5', '1e9', '9999999999', 'NaN', '', ' 5', '0x5', '5:5:5', 'Infinity']) {
    it(`starts at the first page where from is ${JSON.stringify(from)}`, () => {
      expect(viewFromPairs([['from', from]]).page).to.deep.equal({ from: 0 });
    });
  }

  it('prefers a cursor to an offset, and ignores an empty one', () => {
    const page = viewFromPairs([
      ['cursor', 'c'],
      ['from', '25'],
    ]).page;
    expect(page).to.deep.equal({ at: { cursor: 'c' }, from: 25 });
    expect(viewFromPairs([['cursor', '']]).page).to.deep.equal({ from: 0 });
  });

  it('ignores an empty user, an empty filter field and names that are not ours', () => {
    const pairs: [string, string][] = [
      ['user', ''],
      ['filter.', 'x'],
      ['filter', 'x'],
      ['utm_source', 'mail'],
      ['__proto__', 'x'],
      ['Search', 'x'],
    ];
    expect(viewFromPairs(pairs)).to.deep.equal(initialView);
  });

  it('gives filters no prototype but the usual one', () => {
    const { filters } = viewFromPairs([
      ['filter.__proto__', 'x'],
      ['filter.constructor', 'y'],
      ['filter.constructor', 'z'],
    ]);
    expect(Object.getPrototypeOf(filters)).to.equal(Object.prototype);
    expect(Object.entries(filters)).to.deep.equal([
      ['__proto__', ['x']],
      ['constructor', ['y', 'z']],
    ]);
  });

  it('reads an address of 50,000 values at once', () => {
    const pairs = Array.from({ length: 50_000 }, (_, index): [string, string] => ['filter.a', String(index)]);
    expect(viewFromPairs(pairs).filters['a']?.length).to.equal(50_000);
  });
});
