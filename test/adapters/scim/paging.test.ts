import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Switch } from '../../support/scim/scim-server.js';
import { cursorClaimed, cursorOnly, cursorToo, cursorTurns, expire } from '../../support/scim/switches/cursors.js';
import { noDiscovery } from '../../support/scim/switches/discovery.js';
import {
  countCapped,
  countIgnored,
  itemsPerPageIsCount,
  pastEndIsFirstPage,
  repeatsInPage,
  startIndexIgnored,
  startIndexIgnoredSilently,
  startIndexMissing,
} from '../../support/scim/switches/paging.js';
import { sortIgnored, sortPageLocal, sortsLogins } from '../../support/scim/switches/sorting.js';
import {
  totalCapped,
  totalGrows,
  totalIsPageSize,
  totalIsText,
  totalMissing,
} from '../../support/scim/switches/totals.js';
import { calm, rejection } from '../contract.js';
import { everybody, house, idsOf, walk } from './scim-house.js'; // prettier-ignore

const sort = { field: 'name', direction: 'ascending' } as const;

describe('ScimAdapter, paging', () => {
  const lies: Readonly<Record<string, Switch>> = {
    totalIsPageSize, 'totalCapped(30)': totalCapped(30), totalMissing, totalGrows, totalIsText, itemsPerPageIsCount, pastEndIsFirstPage,
    startIndexMissing, 'countCapped(7)': countCapped(7), startIndexIgnored, startIndexIgnoredSilently, noDiscovery, cursorOnly, cursorToo,
    repeatsInPage, sortIgnored, 'countIgnored(9)': countIgnored(9),
  }; // prettier-ignore

  for (const [name, lie] of Object.entries(lies))
    it(`shows each user exactly once (${name})`, async () => {
      const { adapter, server } = await house([lie]);
      const pages = await walk(adapter, { size: 25 });
      expect(idsOf(pages).sort()).to.deep.equal(everybody(server));
      for (const { total } of pages)
        if (total?.kind === 'exact') expect(total.value).to.equal(67);
        else if (total?.kind === 'at-least') expect(total.value).to.be.at.most(67);
    });

  it('believes no total of a server with one user that counts two', async () => {
    const { adapter, server, session } = await house([pastEndIsFirstPage, totalGrows], {}, 1);
    expect(session.capabilities.total).to.equal('estimated');
    expect(idsOf(await walk(adapter, { size: 1 }))).to.deep.equal(everybody(server));
  });

  it('shows each user exactly once, whatever lies meet', async () => {
    const one = fc.constantFrom(...Object.values(lies).filter((each) => each !== cursorOnly && each !== cursorToo));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(one, { maxLength: 3 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }), async (switches, users, size) => {
        const { adapter, server } = await house(switches, { allowed: ['view'] }, users);
        const seen = idsOf(await walk(adapter, { size }));
        expect(new Set(seen).size, 'nobody twice').to.equal(seen.length);
        // a server that sends the same nine whatever it is asked for hides the others
        const hidden = switches.includes(lies['countIgnored(9)']) || switches.includes(lies['countCapped(7)']);
        if (!hidden) expect(seen.sort()).to.deep.equal(everybody(server));
      }),
      { numRuns: 60 },
    ); // prettier-ignore
  });

  it('goes on after as many as came, and says that the page is smaller than asked', async () => {
    const { adapter } = await house([countCapped(7)]);
    const page = await adapter.query({ size: 25 }, calm);
    expect(page.users).to.have.lengthOf(7);
    expect(page.next).to.deep.equal({ offset: 7 });
    expect(page.notApplied).to.deep.equal(['size']);
    const second = await adapter.query({ size: 25, at: { offset: 7 } }, calm);
    expect(second.previous).to.deep.equal({ offset: 0 });
  });

  it('says of users whom no page reaches that they are there, and that it can’t show them', async () => {
    const { adapter, session } = await house([startIndexIgnored, countIgnored(9)]);
    expect(session.capabilities.total).to.equal('estimated');
    const pages = await walk(adapter, { size: 5 });
    expect(idsOf(pages)).to.have.lengthOf(9);
    expect(pages.at(-1)?.notApplied).to.deep.equal(['size']);
    expect(pages.at(-1)?.total).to.deep.equal({ value: 67, kind: 'estimated' });
    expect(pages[0].notApplied).to.equal(undefined);
  });

  it('takes an answer that begins elsewhere for what it is, also when it was not so before', async () => {
    const { adapter, server } = await house();
    startIndexIgnored(server);
    const page = await adapter.query({ size: 10, at: { offset: 60 }, sort }, calm);
    expect(page.users).to.have.lengthOf(7);
    const first = await adapter.query({ size: 10, sort }, calm);
    expect(page.users.map(({ id }) => id)).not.to.include(first.users[0].id);
  });

  it('shows nobody past the end, and no next page, though the server begins anew there', async () => {
    for (const switches of [[], [pastEndIsFirstPage], [pastEndIsFirstPage, totalMissing]]) {
      const { adapter } = await house(switches);
      const { users, next } = await adapter.query({ size: 10, at: { offset: 67 } }, calm);
      expect([users, next]).to.deep.equal([[], undefined]);
    }
  });

  it('asks no second question where the total is proven and says more', async () => {
    const { adapter, sent } = await house();
    await adapter.query({ size: 25 }, calm);
    await adapter.query({ size: 25, at: { offset: 50 } }, calm);
    expect(sent()).to.deep.equal(['GET /Users', 'GET /Users']);
  });

  it('looks behind a full page at which the list is said to end', async () => {
    const { adapter, sent } = await house([], {}, 50);
    const page = await adapter.query({ size: 25, at: { offset: 25 } }, calm);
    expect([page.next, page.total]).to.deep.equal([undefined, { value: 50, kind: 'exact' }]);
    expect(sent()).to.have.lengthOf(3);
  });

  it('refuses a place that is not one of its own', async () => {
    const counted = await house();
    expect((await rejection(counted.adapter.query({ size: 5, at: { cursor: 'x' } }, calm))).kind).to.equal('invalid');
    const cursors = await house([cursorOnly]);
    expect((await rejection(cursors.adapter.query({ size: 5, at: { offset: 5 } }, calm))).kind).to.equal('invalid');
  });

  it('fails as a whole where one user can’t be read: a list with a hole would pose as the whole', async () => {
    const { adapter, server } = await house();
    server.people.set('broken', { id: 'broken', userName: '' });
    expect((await rejection(adapter.query({ size: 100 }, calm))).kind).to.equal('protocol');
  });

  describe('by cursors (RFC 9865)', () => {
    it('asks first with an empty one, and again for all that was asked for', async () => {
      const { adapter, server } = await house([cursorOnly]);
      const from = server.log.length;
      const query = { size: 10, search: 'a', filters: { status: ['active'] }, sort };
      const first = await adapter.query(query, calm);
      const second = await adapter.query({ ...query, at: first.next! }, calm);
      const asked = server.log.slice(from).map(({ query: parameters }) => Object.fromEntries(parameters));
      expect(asked[0].cursor).to.equal('');
      expect(asked[0].startIndex).to.equal(undefined);
      expect({ ...asked[1], cursor: '' }).to.deep.equal(asked[0]);
      expect(second.previous).to.deep.equal({ cursor: '1-0' });
      expect(first.total?.kind).to.equal('exact');
    });

    it('prefers numbers where the server has both, unless it says otherwise', async () => {
      expect((await house([cursorToo])).session.capabilities.page.kind).to.equal('offset');
      const preferred: Switch = (server) => server.before(async ({ path }, next) => {
        const reply = await next();
        if (path !== '/ServiceProviderConfig') return reply;
        const pagination = { cursor: true, index: true, defaultPaginationMethod: 'cursor' };
        return { ...reply, body: { ...(reply.body as object), pagination } };
      }); // prettier-ignore
      expect((await house([cursorToo, preferred])).session.capabilities.page.kind).to.equal('cursor');
    });

    it('takes a claim without a cursor for none', async () => {
      const { session, adapter, server } = await house([cursorClaimed]);
      expect(session.capabilities.page.kind).to.equal('offset');
      expect(idsOf(await walk(adapter, { size: 20 })).sort()).to.deep.equal(everybody(server));
    });

    it('says which place is over, and which was never one: start again from the first page', async () => {
      const { adapter, server } = await house([cursorOnly]);
      const { next } = await adapter.query({ size: 10 }, calm);
      expire(server);
      const over = await rejection(adapter.query({ size: 10, at: next! }, calm));
      expect(over.kind).to.equal('invalid');
      expect(over.message).to.match(/over.*first page/);
      const foreign = await rejection(adapter.query({ size: 10, at: { cursor: 'foreign' } }, calm));
      expect(foreign.message).to.match(/not one of.*first page/);
      expect((await adapter.query({ size: 10 }, calm)).users, 'the first page is always there').to.have.lengthOf(10);
    });

    it('leaves the size to a server that takes no such count', async () => {
      const { adapter } = await house([cursorOnly]);
      const page = await adapter.query({ size: 500 }, calm);
      expect(page.users).to.have.lengthOf(20);
      expect(page.notApplied).to.deep.equal(['size']);
    });

    it('ends where a place leads back to itself', async () => {
      const { adapter } = await house([cursorOnly, cursorTurns]);
      const pages = await walk(adapter, { size: 10 });
      expect(pages.length).to.equal(2);
    });

    it('hands other errors on', async () => {
      const { adapter, server } = await house([cursorOnly]);
      server.before(() => ({ status: 503, text: '' }));
      expect((await rejection(adapter.query({ size: 10 }, calm))).kind).to.equal('unavailable');
    });
  });

  describe('its order', () => {
    it('is not offered where nothing, or only the page, is sorted', async () => {
      for (const lie of [sortIgnored, sortPageLocal])
        expect((await house([lie])).session.capabilities.sort).to.deep.equal([]);
      for (const users of [2, 3]) {
        expect((await house([], {}, users)).session.capabilities.sort).to.have.lengthOf(3);
        expect((await house([sortIgnored], {}, users)).session.capabilities.sort).to.deep.equal([]);
      }
    });

    it('is looked at on every page, and what is not sorted is said', async () => {
      const { adapter } = await house([sortsLogins]);
      const byLogin = await adapter.query({ size: 25, sort: { field: 'login', direction: 'descending' } }, calm);
      expect(byLogin.notApplied).to.equal(undefined);
      expect((await adapter.query({ size: 25, sort }, calm)).notApplied).to.deep.equal(['sort']);
      expect((await adapter.query({ size: 25, sort: { ...sort, field: 'constructor' } }, calm)).notApplied).to.deep.equal(['sort']); // prettier-ignore
    });

    it('is always some order, so that pages do not overlap', async () => {
      const { adapter, server } = await house();
      await adapter.query({ size: 5 }, calm);
      expect(server.log.at(-1)?.query.get('sortBy')).to.equal('userName');
    });
  });
});
