import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { fits, searchFilter, wordsOf } from '../../../src/adapters/scim/filter-text.js';
import type { Search } from '../../../src/adapters/scim/scim-wire.js';
import { comparisons, matches, parseFilter } from '../../support/scim/core/parse-filter.js';
import type { Switch } from '../../support/scim/scim-server.js';
import { activeIsText, activeMissing, bareRecords } from '../../support/scim/switches/records.js';
import { cursorOnly } from '../../support/scim/switches/cursors.js';
import {
  activeFilterIgnored,
  caseSensitive,
  chokesOnQuotes,
  crashesOnOthers,
  filtersIgnored,
  findsNobody,
  noContains,
  noFilters,
  noJoins,
  noSearchByPost,
  onlyEq,
  shortAddresses,
} from '../../support/scim/switches/filters.js';
import { busy, signedOutAfter, to } from '../../support/scim/switches/transport.js';
import { calm, rejection } from '../contract.js';
import { house, idsOf, walk } from './scim-house.js'; // prettier-ignore

const hits = async (search: string, ...switches: Switch[]) => {
  const { adapter } = await house(switches);
  return adapter.query({ size: 25, search }, calm);
};
const names = async (search: string, ...switches: Switch[]) =>
  (await hits(search, ...switches)).users.map(({ displayName }) => displayName);

describe('ScimAdapter, searching', () => {
  it('finds in login, name and address, whatever the capitals, and each word anywhere', async () => {
    for (const search of ['jonas', 'JONAS', 'lindqvist@', 'jonas lindqvist', ' lindqvist  jonas '])
      expect(await names(search), search).to.include('Jonas Lindqvist');
    expect(await names('jonas nobody')).to.deep.equal([]);
  });

  it('looks for a word in several forms where a capital is another letter', async () => {
    for (const search of ['jonas', 'JONAS', 'Jonas Lindqvist', 'LINDQVIST'])
      expect(await names(search, caseSensitive), search).to.include('Jonas Lindqvist');
  });

  const abilities: readonly (readonly [string, Switch, string, readonly string[]])[] = [
    ['a server that knows only eq', onlyEq, 'exact', ['login']],
    ['a server that falls over all but eq (500)', crashesOnOthers, 'exact', ['login']],
    ['a server that finds nobody by all but eq, and says so', findsNobody, 'exact', ['login']],
    ['a server without co', noContains, 'prefix', ['login']],
    ['a server that takes one comparison at a time', noJoins, 'contains', ['login']],
    ['a server without filters (501)', noFilters, 'none', []],
    ['a server that lists everybody, whatever the filter', filtersIgnored, 'none', []],
  ];
  for (const [what, lie, mode, fields] of abilities)
    it(`claims what was seen to work: ${what}`, async () => {
      const { session, adapter } = await house([lie]);
      expect(session.capabilities.search).to.deep.include({ mode, fields });
      const login = (await adapter.get('u-2', calm)).login;
      const { users, notApplied } = await adapter.query({ size: 25, search: login }, calm);
      if (mode === 'none') expect(notApplied).to.include('search');
      else expect([users.map(({ id }) => id), notApplied]).to.deep.equal([['u-2'], undefined]);
    });

  it('says so where the answer to a search is none, though it was one before (T7)', async () => {
    const { adapter, server } = await house();
    filtersIgnored(server);
    const { notApplied } = await adapter.query({ size: 25, search: 'jonas', filters: { status: ['inactive'] } }, calm);
    expect(notApplied).to.have.members(['search', 'filters']);
  });

  it('offers the status where it narrows the list, alone and with a search', async () => {
    for (const ways of [[], [noJoins], [caseSensitive]]) {
      const { adapter, server, session } = await house(ways);
      expect(session.capabilities.filters).to.have.lengthOf(1);
      const inactive = [...server.people.values()].filter(({ active }) => active === false).map(({ id }) => id);
      const pages = await walk(adapter, { size: 4, filters: { status: ['inactive'] } });
      expect(idsOf(pages).sort()).to.deep.equal(inactive.sort());
      expect(pages.some(({ notApplied }) => notApplied)).to.equal(false);
    }
    const both = await hits('jonas');
    expect(both.notApplied).to.equal(undefined);
  });

  it('offers none where active is a text, is missing, or is not filtered by', async () => {
    for (const lie of [activeIsText, activeMissing, activeFilterIgnored, noFilters, filtersIgnored]) {
      const { session, adapter } = await house([lie]);
      expect(session.capabilities.filters).to.deep.equal([]);
      const { notApplied } = await adapter.query({ size: 5, filters: { status: ['inactive'] } }, calm);
      expect(notApplied).to.deep.equal(['filters']);
    }
  });

  it('asks for nothing where both states are wanted, and says what it can’t filter by', async () => {
    const { adapter } = await house();
    const notApplied = async (filters: Record<string, string[]>) => (await adapter.query({ size: 5, filters }, calm)).notApplied;
    expect(await notApplied({ status: ['active', 'inactive'] })).to.equal(undefined);
    expect(await notApplied({ status: [] })).to.equal(undefined);
    expect(await notApplied({ status: ['on-leave'] })).to.deep.equal(['filters']);
    expect(await notApplied({ department: ['x'] })).to.deep.equal(['filters']);
  }); // prettier-ignore

  it('says in one way that a text can’t be searched for, whichever way the server does', async () => {
    for (const [search, lie] of [['a"b', chokesOnQuotes], ['x'.repeat(900), shortAddresses(4000)]] as const) {
      const error = await rejection(hits(search, lie));
      expect([error.kind, error.message]).to.deep.equal(['unsupported', 'The server can’t search for this text.']);
    }
    const { adapter, server } = await house();
    server.before(() => ({ status: 500, text: '' }));
    expect((await rejection(adapter.query({ size: 5, search: 'x' }, calm))).kind).to.equal('unsupported');
    expect((await rejection(adapter.query({ size: 5 }, calm))).kind, 'that is an outage').to.equal('unavailable');
  }); // prettier-ignore

  it('waits where a search meets a limit, also one that hides in a 500', async () => {
    for (const how of ['seconds', 'date', 'x-retry-after', 'bare'] as const) {
      const { adapter, server } = await house();
      busy(how, 1, to('GET', '/Users'))(server);
      expect((await adapter.query({ size: 5, search: 'jonas' }, calm)).users, how).to.have.lengthOf(1);
    }
    const { adapter, server } = await house();
    busy('hidden', 1, to('GET', '/Users'))(server);
    const error = await rejection(adapter.query({ size: 5, search: 'jonas' }, calm));
    expect([error.kind, error.retryAfterMs]).to.deep.equal(['rate-limited', 3000]);
  });

  it('survives hostile texts: a page, or a word that it can’t', async () => {
    const { adapter } = await house();
    for (const search of ['"', '\\', '%', '_', '*', "'", '(', ')', '漢', '😀', '\ud800', '&count=1', '#', 'a) or (userName pr', '" or userName pr or userName eq "', 'x'.repeat(2000)])
      expect((await adapter.query({ size: 5, search }, calm)).users.length, search).to.be.at.most(5);
    expect((await adapter.query({ size: 5, search: '" or userName pr or userName eq "' }, calm)).users).to.deep.equal([]);
  }); // prettier-ignore

  describe('with a question too long for an address', () => {
    const long = 'x'.repeat(3000);

    it('asks by POST, and again so for the next page', async () => {
      const { adapter, sent, server } = await house();
      expect((await adapter.query({ size: 5, search: long }, calm)).users).to.deep.equal([]);
      expect(sent()).to.deep.equal(['POST /Users/.search']);
      const { filter, count } = server.log.at(-1)?.body as { filter: string; count: number };
      expect([parseFilter(filter), count]).to.have.lengthOf(2);
      const cursors = await house([cursorOnly]);
      expect((await cursors.adapter.query({ size: 5, search: long }, calm)).users).to.deep.equal([]);
    });

    it('says so where the server takes none, and leaves other errors as they are', async () => {
      const refused = await house([noSearchByPost]);
      expect((await rejection(refused.adapter.query({ size: 5, search: long }, calm))).kind).to.equal('unsupported');
      const { adapter, server } = await house();
      signedOutAfter(0)(server);
      expect((await rejection(adapter.query({ size: 5, search: long }, calm))).kind).to.equal('unauthenticated');
    });
  });

  it('searches what the records have', async () => {
    const { session, adapter, server } = await house([bareRecords]);
    expect(session.capabilities.search).to.deep.include({ mode: 'contains', fields: ['login'] });
    expect((await house([caseSensitive, noJoins])).session.capabilities.search.caseSensitive).to.equal(true);
    expect((await house([caseSensitive])).session.capabilities.search.caseSensitive).to.equal(undefined);
    expect(session.capabilities.sort, 'no name is there to sort by').to.deep.equal(['login']);
    const { users } = await adapter.query({ size: 5, search: 'jonas' }, calm);
    expect(users.map(({ id }) => id)).to.include('u-2');
    expect(server.log.some(({ query }) => query.get('filter')?.includes('displayName'))).to.equal(false);
  });
});

describe('searchFilter', () => {
  const any: Search = {
    op: 'co',
    paths: ['userName', 'name.familyName', 'emails.value'],
    exactCase: false,
    joined: true,
  };
  const searches = fc.record<Search>({
    op: fc.constantFrom('co', 'sw', 'eq'),
    paths: fc.uniqueArray(fc.constantFrom('userName', 'name.familyName', 'emails.value', 'urn:x:User:badge'), {
      minLength: 1,
    }),
    exactCase: fc.boolean(),
    joined: fc.boolean(),
  });
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => each.trim() !== '');

  it('is read by a parser as what was meant, whatever the text', () => {
    fc.assert(
      fc.property(searches, text, (search, wanted) => {
        const read = comparisons(parseFilter(searchFilter(search, wanted)));
        const words = wordsOf(search, wanted);
        expect(new Set(read.map(({ path }) => path))).to.deep.equal(new Set(search.paths));
        expect(new Set(read.map(({ op }) => op))).to.deep.equal(new Set([search.op]));
        const values = new Set(read.map(({ value }) => (value as string).toLowerCase()));
        for (const word of words) expect(values).to.include(word.toLowerCase());
        for (const { value } of read)
          expect(words.some((word) => word.toLowerCase() === (value as string).toLowerCase() || search.exactCase)).to.equal(true);
      }),
    ); // prettier-ignore
  });

  it('finds whoever has the words, and nobody else', () => {
    const person = fc.record({ userName: fc.string({ unit: 'grapheme-ascii' }), name: fc.record({ familyName: fc.string({ unit: 'grapheme-ascii' }) }) });
    fc.assert(
      fc.property(person, text, (record, wanted) => {
        const own = `${record.name.familyName.slice(0, 3)}`.trim() || wanted;
        for (const search of [wanted, own])
          expect(matches(parseFilter(searchFilter(any, search)), record, false) && !fits(any, search, record)).to.equal(false);
      }),
    );
  }); // prettier-ignore

  it('has no `not`, no value path, and lower-case words between', () => {
    expect(searchFilter(any, 'a "b"')).to.equal(
      '(userName co "a" or name.familyName co "a" or emails.value co "a") and ' +
        '(userName co "\\"b\\"" or name.familyName co "\\"b\\"" or emails.value co "\\"b\\"")',
    );
    expect(searchFilter({ ...any, exactCase: true, paths: ['userName'] }, 'anN')).to.equal(
      'userName co "anN" or userName co "ann" or userName co "ANN" or userName co "Ann"',
    );
    expect(searchFilter({ ...any, joined: false, paths: ['userName'] }, 'a b')).to.equal('userName co "a b"');
    expect(wordsOf(any, 'a b c d e f')).to.deep.equal(['a b c d e f']);
  });

  it('takes accents for the server’s business, and looks at every address', () => {
    expect(fits(any, 'angstrom', { userName: 'Ångström' })).to.equal(true);
    expect(fits(any, 'two@', { emails: [{ value: 'one@x' }, { value: 'two@x' }] })).to.equal(true);
    expect(fits(any, 'two@', { emails: ['one@x', 'two@x'] })).to.equal(true);
    expect(fits(any, 'three', { emails: [{ value: 'one@x' }] })).to.equal(false);
  });
});
