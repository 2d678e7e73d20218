import { expect } from '@open-wc/testing';
import { MemoryAdapter } from '../../../../src/adapters/memory.js';
import { RestAdapter } from '../../../../src/adapters/rest.js';
import { readDeleted } from '../../../../src/adapters/rest/deleted/read-deleted.js';
import { readUser } from '../../../../src/adapters/rest/read-user.js';
import { aUser } from '../../../support/builders.js';
import { all, calm, rejection, states } from '../../contract.js';
import { FakeRestServer, html, json } from '../fake-rest-server.js';

const at = '2027-01-01T00:00:00Z';
const one = (id: string, more: object = {}): object => ({ user: aUser({ id }), deletedAt: at, ...more });

describe('readDeleted', () => {
  const read = (raw: unknown) => readDeleted(raw, readUser);

  it('reads who was deleted, when, until when, and what stands in the way', () => {
    const entry = one('a', { restorableUntil: at, obstacles: ['login-taken'] });
    expect(read({ deleted: [entry], total: { value: 7, kind: 'exact' }, next: { offset: 1 } })).to.deep.equal({
      deleted: [entry],
      total: { value: 7, kind: 'exact' },
      next: { offset: 1 },
    });
    expect(read({ deleted: [one('a')], previous: { cursor: 'p' } })).to.deep.equal({
      deleted: [one('a')],
      previous: { cursor: 'p' },
    });
  });

  it('keeps the order, and of two entries with one id the first', () => {
    const { deleted } = read({ deleted: [one('b'), one('a'), one('b', { restorableUntil: at })] });
    expect(deleted).to.deep.equal([one('b'), one('a')]);
  });

  for (const [what, raw] of [
    ['no object', []],
    ['no list', { deleted: {} }],
    ['an entry without a user', { deleted: [{ deletedAt: at }] }],
    ['a user whose id is a number (S10)', { deleted: [{ user: { ...aUser(), id: 5 }, deletedAt: at }] }],
    ['an entry without its instant', { deleted: [{ user: aUser() }] }],
    ['an instant that is none', { deleted: [{ user: aUser(), deletedAt: 'yesterday' }] }],
    ['an entry that is none', { deleted: [null] }],
  ] as const)
    it(`refuses ${what}`, () => {
      expect(() => read(raw))
        .to.throw()
        .with.property('kind', 'protocol');
    });

  it('takes an end that can’t be read for unknown, and an obstacle that can’t be read for one (R11)', () => {
    const { deleted } = read({ deleted: [one('a', { restorableUntil: 5, obstacles: [7, ''] }), one('b', { obstacles: 'x' })] }); // prettier-ignore
    expect(deleted).to.deep.equal([one('a', { obstacles: ['unknown', 'unknown'] }), one('b', { obstacles: ['x'] })]);
  });
});

describe('RestAdapter: deleted users', () => {
  const setUp = async (options: object = {}, rest: object = {}) => {
    const memory = new MemoryAdapter({ deletion: 'soft', ...options });
    const server = new FakeRestServer(memory);
    const adapter = new RestAdapter({ url: 'https://portal.test/api/users', fetch: server.fetch, wait: () => Promise.resolve(), ...rest }); // prettier-ignore
    await adapter.connect(calm);
    return { memory, server, adapter };
  };
  const batches = { capabilities: { delete: { kind: 'soft', restorableDays: 9, batchMax: 9 } } };

  it('asks beside the collection, page by page', async () => {
    const { adapter, server } = await setUp();
    // one after the other: of those sent together nobody knows who arrives first
    for (const id of ['u-3', 'u-4']) await all(adapter.delete!([{ id }], calm));
    const page = await adapter.deletedUsers!({ size: 1, at: { offset: 1 } }, calm);
    expect(page.deleted.map(({ user }) => user.id)).to.deep.equal(['u-3']);
    expect(server.requests.at(-1)?.url.href).to.equal('https://portal.test/api/deleted-users?size=1&offset=1');
  });

  it('asks where the host says', async () => {
    const { adapter, server } = await setUp({}, { deletedUsersUrl: 'https://portal.test/api/deleted-users?kept=1' });
    await adapter.deletedUsers!({ size: 5 }, calm);
    expect(server.requests.at(-1)?.url.search).to.equal('?kept=1&size=5');
  });

  it('restores one alone and many in a batch, with a key each (U15)', async () => {
    const alone = await setUp();
    await all(alone.adapter.delete!([{ id: 'u-3' }], calm));
    expect(await states(alone.adapter.restore!(['u-3'], { ...calm, requestId: 'r' }))).to.deep.equal(['u-3 done']);
    const sent = alone.server.requests.at(-1);
    expect([sent?.url.pathname, sent?.headers.get('Idempotency-Key')]).to.deep.equal(['/api/deleted-users/u-3/restore', 'r.u-3']); // prettier-ignore
    const many = await setUp(batches);
    await all(many.adapter.delete!([{ id: 'u-3' }, { id: 'u-4' }], calm));
    expect(await states(many.adapter.restore!(['u-3', 'u-4', 'u-9999'], calm))).to.deep.equal([
      'u-3 done', 'u-4 done', 'u-9999 failed',
    ]); // prettier-ignore
    expect(many.server.requests.at(-1)?.body).to.deep.equal({
      action: 'restore',
      targets: [{ id: 'u-3' }, { id: 'u-4' }, { id: 'u-9999' }],
    });
  });

  it('reads the user after a lost answer, and sends nothing again (F7)', async () => {
    const { adapter, server } = await setUp();
    await all(adapter.delete!([{ id: 'u-3' }, { id: 'u-4' }], calm));
    server.intercept = ({ method, url }, next) => {
      if (method !== 'POST') return undefined;
      // one is restored and its answer lost; the other never arrives
      return url.pathname.includes('u-3') ? next().then(() => html(200)) : Promise.reject(new TypeError('away'));
    };
    expect(await states(adapter.restore!(['u-3'], calm))).to.deep.equal(['u-3 done']);
    expect(await states(adapter.restore!(['u-4'], calm))).to.deep.equal(['u-4 unknown']);
    expect(server.log.filter((line) => line.startsWith('POST'))).to.have.length(2);
  });

  it('says what stood in the way, and whose time is over', async () => {
    const { adapter, server } = await setUp();
    await all(adapter.delete!([{ id: 'u-3' }], calm));
    const problem = { title: 'Taken.', kind: 'protected', reason: 'login-taken', fields: { login: 'Taken.' } };
    server.intercept = () => json(problem, 409);
    const [refused] = await all(adapter.restore!(['u-3'], calm));
    expect(refused).to.deep.include({ id: 'u-3', state: 'refused' });
    expect('error' in refused! && refused.error).to.include({ reason: 'login-taken', kind: 'protected' });
    server.intercept = () => json({ title: 'Over.' }, 404);
    expect(await states(adapter.restore!(['u-3'], calm))).to.deep.equal(['u-3 failed']);
  });

  it('refuses an id that is no segment before anything is sent (S9)', async () => {
    const { adapter, server } = await setUp();
    const before = server.requests.length;
    expect(await states(adapter.restore!(['..'], calm))).to.deep.equal(['.. failed']);
    expect(server.requests.length).to.equal(before);
  });

  it('hands on what the server says against it, and has no method where the server has none', async () => {
    const { adapter, server } = await setUp({ allowed: ['view', 'delete'] });
    server.operations = ['delete'];
    expect((await rejection((await setUp({ allowed: ['view', 'restore'] })).adapter.deletedUsers!({ size: 1 }, { signal: AbortSignal.abort() }))).kind).to.equal('aborted'); // prettier-ignore
    await adapter.connect(calm);
    expect([adapter.restore, adapter.deletedUsers]).to.deep.equal([undefined, undefined]);
  });
});
