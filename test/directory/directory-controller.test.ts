import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Call, UserAdapter } from '../../src/adapters/contract.js';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import { DirectoryController, type Timer } from '../../src/directory/directory-controller.js';
import { viewerStep } from '../../src/directory/list/viewer-step.js';
import type { ListState } from '../../src/directory/list-state.js';
import { walk } from '../../src/directory/walk-pages.js';
import type { UserPage, UserQuery } from '../../src/domain/query.js';
import type { Department } from '../../src/domain/user.js';
import { aSession, aUser } from '../support/builders.js';
import { until } from '../support/driver.js';

const host = { addController: () => undefined, requestUpdate: () => undefined } as unknown as ReactiveControllerHost;

/** A clock that stands still until it is told to go on. */
class StillTimer implements Timer {
  waiting = new Map<number, () => void>();
  #next = 1;

  set(run: () => void): number {
    this.waiting.set(this.#next, run);
    return this.#next++;
  }
  clear(timer: number): void {
    this.waiting.delete(timer);
  }
  goOn(): void {
    const due = [...this.waiting.values()];
    this.waiting.clear();
    for (const run of due) run();
  }
}

/** An adapter whose answers a test gives by hand. */
class SlowAdapter implements UserAdapter {
  readonly queries: { query: UserQuery; call: Call; answer: (page: UserPage) => void; fail: (error: unknown) => void }[] = []; // prettier-ignore
  connect = async (): Promise<ReturnType<typeof aSession>> => aSession();
  get = async (): Promise<never> => Promise.reject(adapterError('not-found', 'No.'));
  departments?: UserAdapter['departments'];
  query = (query: UserQuery, call: Call): Promise<UserPage> =>
    new Promise((answer, fail) => this.queries.push({ query, call, answer, fail }));
}

function createList(adapter?: UserAdapter): { list: DirectoryController; timer: StillTimer; states: ListState[] } {
  const states: ListState[] = [];
  const timer = new StillTimer();
  const list = new DirectoryController(
    host,
    (state) => states.push(state),
    () => undefined,
    timer,
  );
  list.learn({ step: viewerStep, walk });
  list.adapter = adapter;
  return { list, timer, states };
}

/** Lets everything that is due happen. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done));

async function ready(adapter = new SlowAdapter(), users = [aUser({ id: 'a' }), aUser({ id: 'b' })]) {
  const made = { adapter, ...createList(adapter) };
  await settle();
  adapter.queries[0]?.answer({ users, total: { value: 9, kind: 'exact' }, next: { offset: 2 } });
  await settle();
  return made;
}

describe('DirectoryController', () => {
  it('connects, then loads users and departments', async () => {
    const { list } = createList(new MemoryAdapter());
    expect(list.state.phase).to.equal('connecting');
    await settle();
    await settle();
    expect(list.state.phase).to.equal('ready');
    expect(list.state.shown?.users).to.have.length(25);
    expect(list.state.departments.length).to.be.greaterThan(3);
    expect([...list.state.offers]).to.deep.equal([
      'create',
      'delete',
      'setActive',
      'schedule',
      'changeDepartment',
      'departments',
      'sendMessage',
    ]);
  });

  it('offers only methods that the adapter has', async () => {
    const { list } = createList(new MemoryAdapter({ without: ['delete', 'departments', 'sendMessage'] }));
    await settle();
    expect([...list.state.offers]).to.deep.equal(['create', 'setActive', 'schedule', 'changeDepartment']);
  });

  it('waits for the end of typing, and asks once', async () => {
    const { list, adapter, timer } = await ready();
    for (const text of ['a', 'an', 'ann']) list.dispatch({ look: true, type: 'search', text });
    expect(adapter.queries).to.have.length(1);
    timer.goOn();
    expect(adapter.queries.map(({ query }) => query.search)).to.deep.equal([undefined, 'ann']);
  });

  it('stops waiting for a request that a newer one has overtaken, and does not show its answer (F4)', async () => {
    const { list, adapter } = await ready();
    list.dispatch({ look: true, type: 'search', text: 'old', now: true });
    list.dispatch({ look: true, type: 'search', text: 'new', now: true });
    const [, older, newer] = adapter.queries;
    expect([older?.call.signal.aborted, newer?.call.signal.aborted]).to.deep.equal([true, false]);
    newer?.answer({ users: [aUser({ id: 'new' })] });
    older?.answer({ users: [aUser({ id: 'old' })] });
    await settle();
    expect(list.state.shown?.users[0]?.id).to.equal('new');
  });

  it('says what went wrong, whatever was thrown (F33)', async () => {
    const { list, adapter } = await ready();
    list.reload();
    adapter.queries[1]?.fail(new TypeError('x is undefined'));
    await settle();
    expect(list.state.error?.kind).to.equal('unknown');
    expect(list.state.shown?.users).to.have.length(2);
  });

  for (const [what, answer] of [
    ['nothing', undefined],
    ['no list', {}],
    ['a user without id', { users: [{ login: 'x' }] }],
    ['an empty id', { users: [aUser({ id: '' })] }],
    ['a user who is null', { users: [null] }],
    ['an id twice', { users: [aUser(), aUser()] }],
  ] as const)
    it(`does not show a list with ${what}`, async () => {
      const { list, adapter } = await ready();
      list.reload();
      adapter.queries[1]?.answer(answer as unknown as UserPage);
      await settle();
      expect(list.state.error?.kind).to.equal('protocol');
    });

  for (const answer of [undefined, {}, { ...aSession(), allowed: ['delete'] }, { ...aSession(), capabilities: {} }])
    it(`does not go on with ${JSON.stringify(answer)} as who is signed in`, async () => {
      const adapter = new SlowAdapter();
      adapter.connect = async () => answer as ReturnType<typeof aSession>;
      const { list } = createList(adapter);
      await settle();
      expect([list.state.phase, list.state.error?.kind]).to.deep.equal(['failed', 'protocol']);
    });

  it('lives without departments that can’t be read', async () => {
    const adapter: UserAdapter = new MemoryAdapter();
    adapter.departments = () => Promise.reject(adapterError('network', 'No.'));
    const { list } = createList(adapter);
    await settle();
    expect([list.state.phase, list.state.departments]).to.deep.equal(['ready', []]);
  });

  it('reads all that match, page by page, and stops when told', async () => {
    const { list, adapter } = await ready();
    list.dispatch({ type: 'select-all-matching' });
    adapter.queries[1]?.answer({ users: [aUser({ id: 'a' }), aUser({ id: 'b' })], next: { offset: 2 } });
    await settle();
    expect(list.state.walk?.found).to.equal(2);
    // the page has its turn before the next one is asked for
    expect(adapter.queries).to.have.length(2);
    await new Promise((resolve) => setTimeout(resolve, 0));
    list.dispatch({ type: 'stop-selecting' });
    expect(adapter.queries[2]?.call.signal.aborted).to.equal(true);
    adapter.queries[2]?.answer({ users: [aUser({ id: 'c' })] });
    await settle();
    expect([list.state.walk, list.state.selection.users.size]).to.deep.equal([undefined, 0]);
  });

  it('selects all that match when the last page is read', async () => {
    const { list, adapter } = await ready();
    list.dispatch({ type: 'select-all-matching' });
    adapter.queries[1]?.answer({ users: [aUser({ id: 'a' }), aUser({ id: 'z' })] });
    await settle();
    expect([...list.state.selection.users.keys()]).to.deep.equal(['a', 'z']);
  });

  it('selects nobody where reading them fails, or nothing was narrowed', async () => {
    const { list, adapter } = await ready();
    list.dispatch({ type: 'select-all-matching' });
    adapter.queries[1]?.fail(adapterError('network', 'No.'));
    await settle();
    expect(list.state.matched?.failed).to.have.property('kind', 'network');
    list.dispatch({ type: 'select-all-matching' });
    adapter.queries[2]?.answer({ users: [aUser()], notApplied: ['search'] });
    await settle();
    expect([list.state.matched?.failed, list.state.selection.users.size]).to.deep.equal(['not-narrowed', 0]);
  });

  it('shows nothing of an adapter that was replaced', async () => {
    const adapter = new SlowAdapter();
    const { list } = createList(adapter);
    await settle();
    list.adapter = undefined;
    adapter.queries[0]?.answer({ users: [aUser()] });
    await settle();
    expect([list.state.phase, list.state.shown]).to.deep.equal(['no-adapter', undefined]);
    expect(adapter.queries[0]?.call.signal.aborted).to.equal(true);
  });

  it('does nothing for the adapter that it has already', async () => {
    const { list, adapter, states } = await ready();
    states.length = 0;
    list.adapter = adapter;
    expect(states).to.deep.equal([]);
  });

  it('takes users out who are gone, and shows those who changed', async () => {
    const { list, adapter } = await ready();
    list.dispatch({ type: 'replace-users', users: [aUser({ id: 'b', login: 'changed' })] });
    list.dispatch({ type: 'remove-users', ids: ['a'] });
    expect(list.state.shown?.users.map(({ login }) => login)).to.deep.equal(['changed']);
    expect(adapter.queries).to.have.length(2);
  });

  it('does nothing for nobody (T8)', async () => {
    const { list, states } = await ready();
    states.length = 0;
    list.dispatch({ type: 'remove-users', ids: [] });
    list.dispatch({ type: 'replace-users', users: [] });
    expect(states).to.deep.equal([]);
  });

  it('stops when its element leaves the page, and goes on when it comes back (F28)', async () => {
    const { list, adapter } = await ready();
    list.reload();
    list.hostDisconnected();
    expect(adapter.queries[1]?.call.signal.aborted).to.equal(true);
    list.hostConnected();
    await settle();
    expect(adapter.queries).to.have.length(3);
    adapter.queries[2]?.answer({ users: [aUser({ id: 'back' })] });
    await settle();
    expect(list.state.shown?.users[0]?.id).to.equal('back');
    list.hostDisconnected();
    list.hostConnected();
    expect(adapter.queries).to.have.length(3);
  });

  it('asks nothing while its element is out of the page, and what there was to ask when it is back (F28)', async () => {
    const { list, adapter } = await ready();
    list.hostDisconnected();
    list.reload();
    list.dispatch({ type: 'connect' });
    await settle();
    expect(adapter.queries).to.have.length(1);
    list.hostConnected();
    await settle();
    expect(adapter.queries).to.have.length(2);
  });

  it('reads the departments again when it was moved while they were read (F28)', async () => {
    const adapter = new SlowAdapter();
    const asked: ((departments: readonly Department[]) => void)[] = [];
    adapter.departments = () => new Promise((answer) => asked.push(answer));
    const { list } = createList(adapter);
    await until(() => adapter.queries[0], 'the list');
    adapter.queries[0]?.answer({ users: [aUser()] });
    await until(() => asked.length === 1, 'the departments');
    list.hostDisconnected();
    list.hostConnected();
    asked[0]?.([{ id: 'early', name: 'Early', path: [] }]);
    await until(() => adapter.queries[1], 'the list again');
    adapter.queries[1]?.answer({ users: [aUser()] });
    await until(() => asked.length === 2, 'the departments again');
    asked[1]?.([{ id: 'rnd', name: 'R & D', path: [] }]);
    await until(() => list.state.departments.length, 'their answer');
    expect(list.state.departments.map(({ id }) => id)).to.deep.equal(['rnd']);
    list.hostDisconnected();
    list.hostConnected();
    expect(asked).to.have.length(2);
  });

  it('connects when it comes back before it knew who is signed in', async () => {
    const adapter = new SlowAdapter();
    let connections = 0;
    adapter.connect = () => (connections++, new Promise(() => undefined));
    const { list } = createList(adapter);
    list.hostDisconnected();
    list.hostConnected();
    expect(connections).to.equal(2);
  });
});
