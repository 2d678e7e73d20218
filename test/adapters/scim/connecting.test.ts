import { expect } from '@open-wc/testing';
import { ScimAdapter, type ScimOptions } from '../../../src/adapters/scim.js';
import { denialOf } from '../../../src/domain/rules.js';
import { ScimServer, type Switch } from '../../support/scim/scim-server.js';
import { cursorOnly, sortRefused } from '../../support/scim/switches/cursors.js';
import {
  discoveryIsEmpty,
  discoveryIsPage,
  noDiscovery,
  noMe,
  usersElsewhere,
} from '../../support/scim/switches/discovery.js';
import { failure } from '../../support/scim/scim-server.js';
import { bulkAtMost, bulk } from '../../support/scim/switches/bulk.js';
import { fakeVersions } from '../../support/scim/switches/writing.js';
import { errorPages, signedOutAfter } from '../../support/scim/switches/transport.js';
import { calm, rejection } from '../contract.js';
import { adapterOf, house } from './scim-house.js'; // prettier-ignore

describe('ScimAdapter, connecting', () => {
  it('offers nothing before it has asked', () => {
    const adapter = new ScimAdapter({ url: 'https://portal.test/scim/v2' });
    expect([adapter.create, adapter.update, adapter.delete, adapter.setActive]).to.deep.equal(Array(4).fill(undefined));
  });

  it('claims of a server that does everything what it has seen, and no more', async () => {
    const { session, sent, server } = await house();
    expect(session.capabilities).to.deep.include({
      filters: [{ field: 'status', choices: [{ value: 'active' }, { value: 'inactive' }] }],
      search: { mode: 'contains', fields: ['login', 'name', 'email'], caseSensitive: false },
      sort: ['name', 'login', 'created'],
      page: { kind: 'offset', maxSize: 200 },
      total: 'exact',
      concurrency: 'none',
      delete: { kind: 'permanent' },
    });
    expect(sent()).to.deep.equal([]);
    const asked = server.log.map(({ path }) => path);
    expect(
      asked.filter((path) => path === '/Users'),
      'a look, and five questions',
    ).to.have.lengthOf(6);
  });

  it('finds out once what a server can do, and anew only after a sign-in has ended', async () => {
    const { adapter, session, sent, server } = await house();
    expect(await adapter.connect(calm)).to.deep.equal(session);
    expect(sent(), 'who it is, and nothing else').to.deep.equal(['GET /Me']);
    let isOver = true;
    server.before((_, next) => (isOver ? failure(401, 'Sign in.') : next()));
    expect((await rejection(adapter.query({ size: 5 }, calm))).kind).to.equal('unauthenticated');
    isOver = false;
    const from = server.log.length;
    expect(await adapter.connect(calm)).to.deep.equal(session);
    const again = server.lines(from);
    expect(again.filter((line) => line === 'GET /Users')).to.have.lengthOf(6);
    expect(again).to.include.members(['GET /ServiceProviderConfig', 'GET /Schemas']);
  });

  it('keeps nothing of a server that does not describe itself', async () => {
    const { adapter, server } = await house([noDiscovery]);
    const from = server.log.length;
    await adapter.connect(calm);
    expect(server.lines(from)).to.include('GET /ServiceProviderConfig');
  });

  for (const [name, discovery] of Object.entries({ noDiscovery, discoveryIsPage, discoveryIsEmpty }))
    it(`takes the careful answers where a server does not describe itself (${name})`, async () => {
      const { session, adapter } = await house([discovery]);
      const { sort, total, page, delete: deletion, search } = session.capabilities;
      expect({ sort, total, page, deletion }).to.deep.equal({
        sort: [], total: 'estimated', page: { kind: 'offset' }, deletion: { kind: 'permanent' },
      }); // prettier-ignore
      expect(search.mode, 'what was tried needs no flag').to.equal('contains');
      const answer = await adapter.query({ size: 25 }, calm);
      expect(answer.total).to.deep.equal({ value: 26, kind: 'at-least' });
    });

  it('takes limits from the description, and never more than a hundred at once', async () => {
    const limited = await house([bulkAtMost(10)]);
    expect(limited.session.capabilities.delete).to.deep.equal({ kind: 'permanent', batchMax: 10 });
    expect((await house([bulk])).session.capabilities.delete?.batchMax).to.equal(100);
    expect((await house([bulkAtMost(1)])).session.capabilities.delete?.batchMax).to.equal(undefined);
  });

  it('finds the users where ResourceTypes says that they are', async () => {
    const { adapter, sent } = await house([usersElsewhere]);
    expect((await adapter.get('u-3', calm)).id).to.equal('u-3');
    expect(sent()).to.deep.equal(['GET /Users/u-3']);
    const told = await rejection(adapterOf(new ScimServer([usersElsewhere]), { resource: 'Users' }).connect(calm));
    expect(told.kind).to.equal('protocol');
  });

  it('never looks for them at another place than under its base', async () => {
    for (const endpoint of ['https://evil.test/Users', '//evil.test', '/../Users', '/a/b', 7, '']) {
      const server = new ScimServer([
        ({ layers }) =>
          layers.push(({ path }, next) => {
            if (path === '/ResourceTypes')
              return { status: 200, body: { Resources: [{ schema: 'urn:ietf:params:scim:schemas:core:2.0:User', endpoint }] } };
            return path.startsWith('/Users') ? { status: 404, body: {} } : next();
          }),
      ]); // prettier-ignore
      expect((await rejection(adapterOf(server).connect(calm))).kind).to.equal('protocol');
      expect(server.lines().filter((line) => !/ \/(Users|Me|ResourceTypes|ServiceProviderConfig)$/.test(line))).to.deep.equal([]); // prettier-ignore
    }
  });

  it('does without an order where the server takes none', async () => {
    const { session, adapter } = await house([sortRefused]);
    expect(session.capabilities.sort).to.deep.equal([]);
    const { notApplied } = await adapter.query({ size: 5, sort: { field: 'name', direction: 'ascending' } }, calm);
    expect(notApplied).to.deep.equal(['sort']);
  });

  it('works with an empty directory, and one of a single user', async () => {
    const empty = await house([], {}, 0);
    expect(empty.session.capabilities.search.mode, 'nothing could be proven').to.equal('none');
    expect((await empty.adapter.query({ size: 5 }, calm)).users).to.deep.equal([]);
    const single = await house([], {}, 1);
    expect(single.session.capabilities.sort).to.deep.equal([]);
    expect((await single.adapter.query({ size: 5 }, calm)).total).to.deep.equal({ value: 1, kind: 'exact' });
  });

  it('rejects as the server does: signed out, no service, an outage', async () => {
    const kind = async (...switches: Switch[]) => (await rejection(adapterOf(new ScimServer(switches)).connect(calm))).kind;
    expect(await kind(signedOutAfter(0))).to.equal('unauthenticated');
    expect(await kind(signedOutAfter(4))).to.equal('unauthenticated');
    const nowhere: Switch = (server) => server.before(() => ({ status: 404, text: '' }));
    expect(await kind(nowhere)).to.equal('protocol');
    expect(await kind(nowhere, errorPages)).to.equal('protocol');
    expect(await kind((server) => server.before(() => ({ status: 503, text: '' })))).to.equal('unavailable');
    expect(await kind((server) => server.before(() => ({ status: 200, text: '<h1>Hotel</h1>', headers: { 'Content-Type': 'text/html' } })))).to.equal('protocol'); // prettier-ignore
  }); // prettier-ignore

  it('stops at once when it is told to', async () => {
    const adapter = adapterOf(new ScimServer());
    expect((await rejection(adapter.connect({ signal: AbortSignal.abort() }))).kind).to.equal('aborted');
  });

  describe('who is signed in, and what they may', () => {
    const session = async (options: Partial<ScimOptions>, ...switches: Switch[]) =>
      (await house(switches, options)).session;

    it('is asked of /Me, and nobody where that is not there', async () => {
      expect((await session({})).viewer).to.deep.equal({ id: 'u-2', name: 'Jonas Lindqvist' });
      expect((await session({}, noMe)).viewer).to.equal(null);
      const strange: Switch = (server) => server.before(({ path }, next) => (path === '/Me' ? { status: 200, body: { id: 'x' } } : next())); // prettier-ignore
      expect((await session({}, strange)).viewer, 'no user’s record').to.equal(null);
    });

    it('is what the host says: an id, a record, nobody, or an answer that takes a while', async () => {
      expect((await session({ viewer: 'u-9' })).viewer).to.deep.equal({ id: 'u-9' });
      expect((await session({ viewer: { id: 'u-9', name: 'Nia' } })).viewer).to.deep.equal({ id: 'u-9', name: 'Nia' });
      expect((await session({ viewer: null })).viewer).to.equal(null);
      expect((await session({ viewer: () => Promise.resolve('u-9') })).viewer).to.deep.equal({ id: 'u-9' });
      const failing = adapterOf(new ScimServer(), { viewer: () => Promise.reject(new Error('no')) });
      expect((await rejection(failing.connect(calm))).kind).to.equal('unknown');
    });

    it('is allowed to look and nothing else where nobody says more (R1, R11)', async () => {
      const { session, adapter } = await house([], { allowed: undefined as never });
      expect([...session.allowed]).to.deep.equal(['view']);
      expect([adapter.create, adapter.update, adapter.delete, adapter.setActive]).to.deep.equal(Array(4).fill(undefined)); // prettier-ignore
    });

    it('may what the host says, also by who it is', async () => {
      const { session, adapter } = await house([], {
        allowed: (viewer, record) =>
          viewer?.id === 'u-2' && (record as { roles: { value: string }[] }).roles[0].value === 'administrator'
            ? ['view', 'deactivate']
            : [],
      });
      expect([...session.allowed]).to.deep.equal(['view', 'deactivate']);
      expect(typeof adapter.setActive).to.equal('function');
      expect(adapter.delete).to.equal(undefined);
    });

    it('loses what a later session does not allow any more', async () => {
      let allowed: ('view' | 'delete')[] = ['view', 'delete'];
      const { adapter } = await house([], { allowed: () => allowed });
      expect(typeof adapter.delete).to.equal('function');
      allowed = ['view'];
      await adapter.connect(calm);
      expect(adapter.delete).to.equal(undefined);
    });
  });

  it('has what the host adds: methods that SCIM has no request for, and what it knows of its server', async () => {
    const reset: string[] = [];
    const { adapter, session } = await house([fakeVersions], {
      methods: { resetPassword: (id) => Promise.resolve(void reset.push(id)) },
      capabilities: { delete: { kind: 'permanent', statistics: 'kept' }, concurrency: 'enforced' },
    });
    await adapter.resetPassword?.('u-3', calm);
    expect(reset).to.deep.equal(['u-3']);
    expect(session.capabilities.delete).to.deep.equal({ kind: 'permanent', statistics: 'kept' });
    expect(session.capabilities.concurrency).to.equal('enforced');
  });

  it('tells the form what Schemas says of a field, and the host’s own fields (RFC 7643 §7)', async () => {
    const badge = 'urn:example:2.0:User';
    const schema: Switch = ({ manners }) => {
      manners.schema = [
        {
          id: 'urn:ietf:params:scim:schemas:core:2.0:User',
          attributes: [
            { name: 'userName', mutability: 'readOnly', required: true },
            { name: 'Name', type: 'complex', subAttributes: [{ name: 'familyName', required: true }] },
            { name: 'title', required: false },
          ],
        },
        { id: badge, attributes: [{ name: 'remote', type: 'boolean' }] },
      ];
    };
    const { session } = await house([schema], {
      fields: {
        remote: { path: `${badge}:remote`, label: 'Remote' }, badge: `${badge}:badge`,
        displayName: { path: 'displayName', label: 'Shown as' },
      },
    }); // prettier-ignore
    expect(session.capabilities.fields).to.deep.equal([
      { name: 'login', type: 'text', required: true, unique: true, readOnly: true },
      { name: 'firstName', type: 'text' },
      { name: 'lastName', type: 'text', required: true },
      { name: 'email', type: 'email' },
      { name: 'phone', type: 'phone' },
      { name: 'jobTitle', type: 'text' },
      { name: 'displayName', type: 'text', label: 'Shown as' },
      { name: 'remote', type: 'boolean', label: 'Remote' },
      { name: 'badge', type: 'text' },
    ]);
    expect((await house([schema], { allowed: ['view'] })).session.capabilities.fields).to.equal(undefined);
  });

  it('is told from other backends by the address of its users, whatever way it is written (F24, F27)', () => {
    const idOf = (url: string, resource?: string) => new ScimAdapter({ url, ...(resource && { resource }) }).backendId;
    expect(idOf('https://portal.test/scim/v2')).to.equal('https://portal.test/scim/v2/Users');
    expect(idOf('https://portal.test/scim/v2/')).to.equal('https://portal.test/scim/v2/Users');
    expect(idOf('https://portal.test/scim/v2/Users/#top')).to.equal('https://portal.test/scim/v2/Users');
    expect(idOf('https://portal.test')).to.equal('https://portal.test/Users');
    expect(idOf('/scim', 'People')).to.equal(new URL('/scim/People', document.baseURI).href);
    expect(idOf('https://portal.test/scim?tenant=7')).to.equal('https://portal.test/scim/Users?tenant=7');
  });

  it('pages by cursors where the server has no others (RFC 9865)', async () => {
    const { session } = await house([cursorOnly]);
    expect(session.capabilities.page).to.deep.equal({ kind: 'cursor', maxSize: 200 });
    expect(session.capabilities.search.mode).to.equal('contains');
    expect(session.capabilities.sort).to.deep.equal(['name', 'login', 'created']);
  });

  it('knows the owner by role, so that the rules protect them (R2); with no word about it nobody can be deleted (R11)', async () => {
    const { adapter, session } = await house();
    expect(denialOf('delete', await adapter.get('u-1', calm), session)?.reason).to.equal('owner');
    expect(denialOf('delete', await adapter.get('u-2', calm), session)?.reason).to.equal('self');
    expect(denialOf('delete', await adapter.get('u-3', calm), session)).to.equal(undefined);
    const unsaid = await house([], { owner: undefined as never });
    expect(denialOf('delete', await unsaid.adapter.get('u-3', calm), unsaid.session)?.rule).to.equal('R11');
  });
});
