import { expect } from '@open-wc/testing';
import { digest } from '../../../src/bulk/journal/digest.js';
import { deletionLock, heldLocks, hold, runLock } from '../../../src/bulk/journal/run-locks.js';
import { turn } from '../../support/scripted-adapter.js';

let count = 0;
const aName = (): string => deletionLock(`test-${Date.now()}-${count++}`);

describe('hold', () => {
  it('gives a lock to one, and nothing to another until it is released (F27)', async () => {
    const name = aName();
    const release = await hold(name);
    expect(await hold(name)).to.equal(undefined);
    expect([...(await heldLocks())]).to.include(name);
    release!();
    let again = await hold(name);
    // letting go is heard by the browser in its own time
    for (let tries = 0; !again && tries < 100; tries++) {
      await turn();
      again = await hold(name);
    }
    expect(again).to.be.a('function');
    again!();
  });

  it('holds two backends apart', async () => {
    const releases = [await hold(aName()), await hold(aName()), await hold(runLock('r1'))];
    for (const release of releases) release!();
    expect(releases).to.have.length(3);
  });

  it('asks for what is free at once, under a name of its own, and waits for nobody', async () => {
    const asked: unknown[] = [];
    const locks = {
      request: (name: string, options: LockOptions, use: (lock: Lock | null) => unknown) => (asked.push([name, options]), Promise.resolve(use(null))),
    } as unknown as LockManager; // prettier-ignore
    expect(await hold(runLock('r1'), locks)).to.equal(undefined);
    expect(asked).to.deep.equal([['user-manager:run:r1', { ifAvailable: true }]]);
  });

  it('knows of locks without a name as of none', async () => {
    const held = (given: unknown) => heldLocks({ query: () => Promise.resolve(given) } as unknown as LockManager);
    expect([...(await held({ held: [{ name: 'x' }, {}] }))]).to.deep.equal(['x']);
    expect([...(await held({}))]).to.deep.equal([]);
    expect([...(await held(undefined))]).to.deep.equal([]);
  });

  it('asks the locks of the browser where no others are given', async () => {
    const name = aName();
    const release = await hold(name);
    const { held = [] } = await navigator.locks.query();
    expect(held.map((one) => one.name)).to.include(name);
    release!();
  });

  it('goes on without one where there are no locks, or they are forbidden', async () => {
    const forbidden = {
      request: () => Promise.reject(new DOMException('Not here.', 'SecurityError')),
      query: () => Promise.reject(new DOMException('Not here.', 'SecurityError')),
    } as unknown as LockManager;
    const release = await hold('x', forbidden);
    expect([...(await heldLocks(forbidden))]).to.deep.equal(['x']);
    release!();
    expect(await heldLocks(forbidden)).to.have.property('size', 0);
    const none = null as unknown as undefined;
    const mine = await hold('x', none);
    expect([...(await heldLocks(none))]).to.deep.equal(['x']);
    expect(await hold('x', none), 'in this page at least').to.equal(undefined);
    mine!();
    expect(await heldLocks(none)).to.have.property('size', 0);
  });

  it('is no longer held where it was taken away', async () => {
    const taken = {
      request: async (_: string, __: unknown, then: (lock: Lock) => unknown) => {
        void then({} as Lock);
        await Promise.resolve();
        throw new DOMException('Taken away.', 'AbortError');
      },
      query: () => Promise.resolve({}),
    } as unknown as LockManager;
    const release = await hold('y', taken);
    await turn();
    expect(await heldLocks(taken)).to.have.property('size', 0);
    release!();
  });

  it('knows of no locks where the browser says nothing', async () => {
    expect(await heldLocks({ query: () => Promise.resolve({}) } as LockManager)).to.have.property('size', 0);
  });
});

describe('digest', () => {
  it('is the FNV-1a digest of 64 bits', () => {
    expect(digest('')).to.equal('cbf29ce484222325');
    expect(digest('a')).to.equal('af63dc4c8601ec8c');
    expect(digest('foobar')).to.equal('85944171f73967e8');
    expect(digest('backend-0'), 'with its leading nought').to.equal('06480807d2acb482');
  });

  it('tells addresses apart, and shows none of them', () => {
    const addresses = [
      'https://a.example/api/users',
      'https://a.example/api/users?tenant=1',
      'https://ä.example/api/users',
    ];
    const digests = addresses.map(digest);
    expect(new Set(digests).size).to.equal(3);
    for (const one of digests) expect(one).to.match(/^[0-9a-f]{16}$/);
  });
});
