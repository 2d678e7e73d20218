import { expect } from '@open-wc/testing';
import type { Outcome, UserAdapter } from '../../../src/adapters/contract.js';
import { MemoryAdapter, type MemoryOptions } from '../../../src/adapters/memory.js';
import type { User, UserAction } from '../../../src/domain/user.js';
import { aUser } from '../../support/builders.js';
import { all, calm, rejection } from '../contract.js';

const at = '2099-01-01T00:00:00Z';
const web = { id: 'web', name: 'Web', path: [] };
const departments = [web, { id: 'ops', name: 'Operations', path: [] }];

/** Everybody that a rule tells apart, each active and in Operations. */
const people: readonly User[] = [
  ['other', { owner: false }],
  ['owner', { owner: true }],
  ['me', { owner: false }],
  ['ME', { owner: false }],
  ['nobody-knows', { owner: undefined }],
  ['odd-owner', { owner: 'false' as never }],
  ['narrowed', { owner: false }],
].map(([id, given], index) => aUser({ id: id as string, login: `login-${index}`, department: departments[1], ...(given as Partial<User>) })); // prettier-ignore

/** One write of the contract: the right that it needs, how it is sent to one user, and what it leaves behind. */
interface Write {
  readonly name: string;
  readonly needs: UserAction;
  readonly send: (adapter: UserAdapter, id: string, version?: string) => Promise<Outcome>;
  readonly did: (after: User | undefined) => boolean;
  /** Does the rule for the owner, and the one for the viewer, hold for it? */
  readonly owner: boolean;
  readonly self: boolean;
}

const first = async (outcomes: AsyncIterable<Outcome> | undefined): Promise<Outcome> => (await all(outcomes))[0];
const single = (id: string, promise: Promise<unknown> | undefined): Promise<Outcome> =>
  (promise ?? Promise.reject(new Error('absent'))).then(
    (): Outcome => ({ id, state: 'done' }),
    (error: { kind: string }): Outcome => {
      const refused = error.kind === 'protected' || error.kind === 'forbidden';
      return { id, state: error.kind === 'stale' ? 'changed' : refused ? 'refused' : 'failed', error: error as never };
    },
  );

const writes: readonly Write[] = [
  {
    name: 'delete', needs: 'delete', owner: true, self: true,
    send: (adapter, id, version) => first(adapter.delete?.([{ id, version }], calm)),
    did: (after) => !after,
  },
  {
    name: 'deactivate', needs: 'deactivate', owner: true, self: true,
    send: (adapter, id, version) => first(adapter.setActive?.([{ id, version }], false, calm)),
    did: (after) => after?.status === 'inactive',
  },
  {
    name: 'schedule', needs: 'schedule', owner: true, self: true,
    send: (adapter, id, version) => first(adapter.schedule?.([{ id, version }], { action: 'deactivate', at }, calm)),
    did: (after) => after?.scheduled?.at === at,
  },
  {
    name: 'activate', needs: 'activate', owner: false, self: false,
    send: (adapter, id, version) => first(adapter.setActive?.([{ id, version }], true, calm)),
    did: (after) => after?.status === 'active',
  },
  {
    name: 'changeDepartment', needs: 'change-department', owner: false, self: false,
    send: (adapter, id, version) => first(adapter.changeDepartment?.([{ id, version }], 'web', calm)),
    did: (after) => after?.department?.id === 'web',
  },
  {
    name: 'update', needs: 'update', owner: false, self: false,
    send: (adapter, id, version) => single(id, adapter.update?.({ id, version }, { phone: '1' }, calm)),
    did: (after) => after?.phone === '1',
  },
]; // prettier-ignore

const errorOf = (outcome: Outcome) => ('error' in outcome ? outcome.error : undefined);

/** A backend that holds these people, whose users all are in the state that the write has something to do to. */
function backend(write: Write, options: MemoryOptions = {}): MemoryAdapter {
  const status = write.name === 'activate' ? 'inactive' : 'active';
  const users = people.map((user) => ({
    ...user,
    status,
    ...(user.id === 'narrowed' && { denied: { [write.needs]: 'managed' } }),
  }));
  return new MemoryAdapter({ users, departments, viewer: { id: 'me' }, ...options });
}
const find = (adapter: MemoryAdapter, id: string) => adapter.users.find((user) => user.id === id);

describe('UserWrites', () => {
  for (const write of writes) {
    const { owner, self } = write;
    /** `kind reason`, or `done`, for each of the people. */
    const expected: readonly (readonly [id: string, outcome: string, rule: string])[] = [
      ['other', 'done', 'nothing speaks against it'],
      ['owner', owner ? 'protected owner' : 'done', 'R2'],
      ['me', self ? 'protected self' : 'done', 'R3'],
      ['ME', self ? 'forbidden unknown' : 'done', 'R11: an id that is the viewer’s but for its case'],
      ['nobody-knows', owner ? 'forbidden unknown' : 'done', 'R11: nobody said whether they are the owner'],
      ['odd-owner', owner ? 'forbidden unknown' : 'done', 'R11: "false" is not false'],
      ['narrowed', 'protected managed', 'R4'],
    ];

    describe(write.name, () => {
      for (const [id, outcome, rule] of expected)
        it(`is ${outcome} for ${id} (${rule})`, async () => {
          const adapter = backend(write);
          const before = find(adapter, id);
          const answer = await write.send(adapter, id, 'v1');
          const error = errorOf(answer);
          expect(error ? `${error.kind} ${error.reason}` : answer.state).to.equal(outcome);
          if (outcome === 'done') expect(write.did(find(adapter, id))).to.equal(true);
          else {
            expect(answer.state).to.equal('refused');
            expect(find(adapter, id)).to.deep.equal(before);
          }
        });

      it('needs its own right, and no other one is enough (R1)', async () => {
        const others = writes.map(({ needs }) => needs).filter((needs) => needs !== write.needs);
        for (const allowed of [[], others, ['view', 'create', ...others] as const]) {
          const adapter = backend(write, { allowed });
          const before = adapter.users;
          const answer = await write.send(adapter, 'other', 'v1');
          expect(errorOf(answer)).to.include({ kind: 'forbidden', reason: 'role' });
          expect(adapter.users).to.deep.equal(before);
        }
        expect((await write.send(backend(write, { allowed: [write.needs] }), 'other')).state).to.equal('done');
      });

      it('is refused to nobody signed in, and does nothing', async () => {
        const adapter = backend(write, { viewer: null });
        const before = adapter.users;
        expect(errorOf(await write.send(adapter, 'other', 'v1'))?.kind).to.equal('unauthenticated');
        expect(adapter.users).to.deep.equal(before);
      });

      it('is changed for an old version, with the record as it is now (R12)', async () => {
        const adapter = backend(write);
        adapter.meanwhile('other', { jobTitle: 'Pilot' });
        const before = adapter.users;
        const answer = await write.send(adapter, 'other', 'v1');
        expect(answer.state).to.equal('changed');
        expect(errorOf(answer)?.latest).to.deep.equal(find(adapter, 'other'));
        expect(adapter.users).to.deep.equal(before);
      });

      it('says the rule before the version: the owner is the owner in any version', async () => {
        const answer = await write.send(backend(write), 'narrowed', 'old');
        expect(errorOf(answer)?.reason).to.equal('managed');
      });

      it('finds nobody under an id that nobody has', async () => {
        for (const id of ['', 'constructor', '__proto__', ' other', 'OTHER']) {
          const adapter = backend(write);
          const answer = await write.send(adapter, id);
          if (write.name === 'delete') expect(answer.state).to.equal('already');
          else expect(errorOf(answer)?.kind, id).to.equal('not-found');
          expect(adapter.users).to.have.lengthOf(people.length);
        }
      });

      it('has given a version to the user that no earlier record had', async () => {
        const adapter = backend(write);
        await write.send(adapter, 'other', 'v1');
        const { version = 'gone' } = find(adapter, 'other') ?? {};
        expect(version).to.not.equal('v1');
        expect(adapter.users.filter((user) => user.version === version)).to.have.length.at.most(1);
      });
    });
  }

  it('keeps roles, ownership and ids out of a new user’s draft', async () => {
    const adapter = new MemoryAdapter({ users: people });
    const draft = { login: 'new', email: 'n@x.test', id: 'other', owner: true, version: 'v99' };
    const made = await adapter.create(draft, calm);
    expect(made).to.include({ owner: false, login: 'new' });
    expect(made.id).to.not.equal('other');
    expect(made.version).to.not.equal('v99');
    expect(find(adapter, 'other')?.login).to.equal('login-0');
  });

  it('makes users inactive once the licence has no seat, and counts the seats as they are (R8, R10)', async () => {
    const users = [aUser({ id: 'me' })];
    const adapter = new MemoryAdapter({ users, capabilities: { seats: { used: 0, limit: 2 } } });
    const made = async (login: string) => (await adapter.create({ login, email: `${login}@x.test` }, calm)).status;
    expect([await made('first'), await made('second')]).to.deep.equal(['active', 'inactive']);
    expect((await adapter.connect(calm)).capabilities.seats).to.deep.equal({ used: 2, limit: 2 });
  });

  it('names login and e-mail at once where somebody has both', async () => {
    const adapter = new MemoryAdapter({ users: [aUser({ id: 'a', login: 'a', email: 'a@x.test' })] });
    const error = await rejection(adapter.create({ login: ' A', email: 'A@x.test' }, calm));
    expect([error.kind, Object.keys(error.fields ?? {})]).to.deep.equal(['conflict', ['login', 'email']]);
  });

  it('gives new users ids that nobody has, nor had', async () => {
    const users = [aUser({ id: 'n-1' }), aUser({ id: 'n-2', login: 'b' })];
    const adapter = new MemoryAdapter({ users, deletion: 'soft' });
    await all(adapter.delete([{ id: 'n-2' }], calm));
    const made = await adapter.create({ login: 'c', email: 'c@x.test' }, calm);
    expect(['n-1', 'n-2']).to.not.include(made.id);
  });

  it('lets a user keep their own login, in any case, and nobody take it', async () => {
    const adapter = new MemoryAdapter({ users: people });
    expect((await adapter.update({ id: 'other' }, { login: 'LOGIN-0' }, calm)).login).to.equal('LOGIN-0');
    const error = await rejection(adapter.update({ id: 'owner' }, { login: 'login-0' }, calm));
    expect(error.kind).to.equal('conflict');
    expect(Object.keys(error.fields ?? {})).to.deep.equal(['login']);
  });

  it('asks the rules for a password and a message, and changes nobody by them', async () => {
    const narrowed = aUser({ id: 'n', login: 'n', denied: { 'reset-password': 'managed', message: 'scope' } });
    const adapter = new MemoryAdapter({ users: [...people, narrowed] });
    const before = adapter.users;
    for (const id of ['owner', 'me', 'other']) await adapter.resetPassword(id, calm);
    expect(await rejection(adapter.resetPassword('n', calm))).to.include({ kind: 'protected', reason: 'managed' });
    const [answer] = await all(adapter.sendMessage(['n'], { body: 'Hi' }, calm));
    expect(errorOf(answer)).to.include({ kind: 'forbidden', reason: 'scope' });
    expect(adapter.users).to.deep.equal(before);
  });
});

describe('MemoryAdapter.update', () => {
  it('keeps the extra fields that a change does not name, as it keeps every other field', async () => {
    const adapter = new MemoryAdapter({ users: [aUser({ id: 'a', extra: { badge: 'B-7', workplace: 'Office' } })] });
    const after = await adapter.update({ id: 'a' }, { extra: { badge: null } }, calm);
    expect(after.extra).to.deep.equal({ badge: null, workplace: 'Office' });
    expect((await adapter.update({ id: 'a' }, { phone: '1' }, calm)).extra).to.deep.equal(after.extra);
  });
});
