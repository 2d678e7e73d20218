import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { DirectoryController } from '../../src/directory/directory-controller.js';
import { viewerStep } from '../../src/directory/list/viewer-step.js';
import { walk } from '../../src/directory/walk-pages.js';
import { FakeClock } from '../model/fake-clock.js';
import { until } from '../support/driver.js';
import { deferred, turn } from '../support/scripted-adapter.js';
import type { User } from '../../src/domain/user.js';
import { people } from './support/desk.js';
import { Section } from './support/section.js';
import { family, fault } from './support/suite.js';

/** Every order in which these can come. */
function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

/** So many people, every third of them a Bea. */
const crowd = (count: number): User[] =>
  people(count).map((user, at) => ({ ...user, firstName: at % 3 ? 'Ana' : 'Bea' }));

/** Ten on a page, and no more in one answer. */
const tens = { pageSize: 10, capabilities: { page: { kind: 'offset', maxSize: 10 } } } as const;

/** A minute that passes when a test says so. */
function theMinute(): { passes: () => void } {
  const { setTimeout } = window;
  const due: (() => void)[] = [];
  window.setTimeout = ((run: () => void, ms?: number) => (ms === 60_000 ? due.push(run) : setTimeout(run, ms))) as typeof setTimeout; // prettier-ignore
  restore = () => (window.setTimeout = setTimeout);
  return { passes: () => due.splice(0).forEach((run) => run()) };
}
let restore: () => void = () => undefined;

/** Loads the list again, and waits for the answer. */
async function reloaded({ manager, house }: Section): Promise<void> {
  const { adapter } = house;
  const { query } = adapter;
  let isAnswered = false;
  adapter.query = async (...given) => {
    const page = await query.apply(adapter, given);
    isAnswered = true;
    return page;
  };
  manager.element.reload();
  await until(() => isAnswered, 'the list');
  adapter.query = query;
  await manager.loaded();
}

family('the list', () => {
  afterEach(() => restore());

  fault('F4', 'only the answer to the latest question is shown, in whatever order they come', async (backend) => {
    for (const order of orders([0, 1, 2, 3])) {
      const { adapter } = backend.open({ users: people(4) });
      const query = adapter.query.bind(adapter);
      const gates = [0, 1, 2, 3].map(() => deferred<void>());
      const answered: string[] = [];
      const patient = { signal: new AbortController().signal };
      const names = ['No00', 'No01', 'No02', 'No03'];
      adapter.query = async (asked) => {
        const at = names.indexOf(asked.search ?? '');
        const page = await query(asked, patient);
        await gates[at]?.promise;
        answered.push(asked.search ?? '');
        return page;
      };
      const host = {
        addController: () => undefined,
        requestUpdate: () => undefined,
      } as unknown as ReactiveControllerHost;
      const list: DirectoryController = new DirectoryController(host, () => undefined, () => list.learn({ step: viewerStep, walk }), new FakeClock().numbered); // prettier-ignore
      list.adapter = adapter;
      for (let at = 0; at < 500 && list.state.phase !== 'ready'; at += 1) await turn();
      for (const text of names) list.dispatch({ look: true, type: 'search', text, now: true });
      for (const at of order) {
        gates[at]!.resolve();
        for (let turns = 0; turns < 500 && !answered.includes(names[at]!); turns += 1) await turn();
        await turn();
      }
      expect(list.state.shown?.users.map(({ id }) => id), order.join()).to.deep.equal(['u03']); // prettier-ignore
    }
  });

  fault('F30', 'all that match are exactly those, and the question says how many', async (backend) => {
    const users = crowd(60);
    const section = await Section.open(backend, users, tens);
    const { manager, dialog } = section;
    manager.element.view = { ...manager.element.view, search: 'Bea', page: { from: 0 } };
    await until(() => manager.shownNames().every((name) => name.startsWith('Bea')) && !manager.has('[aria-busy=true]'), 'the search'); // prettier-ignore
    manager.headCheckbox.click();
    await manager.settled();
    expect(manager.bulkBar).to.include('10');
    manager.find('.bulk-bar .match').click();
    await until(() => manager.bulkBar.includes('20 users selected'), 'all that match');
    await section.ask();
    expect(dialog.title).to.equal('Delete 20 users?');
    await section.confirm('20');
    const { ids, counts } = await section.ended();
    const beas = users.filter(({ firstName }) => firstName === 'Bea').map(({ id }) => id);
    expect(section.met(users)).to.deep.equal(beas);
    expect(section.house.arrived.map(({ id }) => id).sort()).to.deep.equal(beas);
    if (section.twoSteps) expect([ids, counts['deactivated']]).to.deep.equal([[], 20]);
    else expect([...ids].sort()).to.deep.equal(beas);
  });

  fault('F30', 'a page is that page, not all that match', async (backend) => {
    const users = crowd(30);
    const section = await Section.open(backend, users, tens);
    section.manager.headCheckbox.click();
    await section.manager.settled();
    const shown = section.manager.shownIds();
    await section.ask();
    await section.confirm('10');
    await section.ended();
    expect(section.met(users).sort()).to.deep.equal([...shown].sort());
  });

  fault(
    'F31',
    'deleting everybody while the list is walked in pages leaves nobody out, and meets each once',
    async (backend) => {
      const users = people(60);
      const section = await Section.open(backend, users, { ...tens, batchMax: 10 });
      const { manager } = section;
      manager.headCheckbox.click();
      await manager.settled();
      manager.find('.bulk-bar .match').click();
      await until(() => manager.bulkBar.includes('60 users selected'), 'everybody');
      await section.ask();
      await section.confirm('60');
      await section.ended();
      expect(section.met(users)).to.have.length(60);
      expect(users.filter(({ id }) => section.sent(id) !== 1)).to.deep.equal([]);
    },
  );

  fault(
    'F32',
    'a list that lags behind does not bring back who was deleted; after a minute it says so',
    async (backend) => {
      const users = people(4).map((user) => ({ ...user, status: backend.twoSteps ? 'inactive' : 'active' }));
      const minute = theMinute();
      const section = await Section.open(backend, users);
      const { manager, house } = section;
      house.lagging = true;
      await section.ask('No01');
      await section.confirm('u01@example.com');
      expect((await section.ended()).ids).to.deep.equal(['u01']);
      await reloaded(section);
      expect(manager.shownIds()).to.deep.equal(['u00', 'u02', 'u03']);
      manager.headCheckbox.click();
      await manager.settled();
      expect(manager.bulkBar).to.include('3 users selected');
      minute.passes();
      await until(() => manager.shownIds().includes('u01'), 'who is still named');
      expect(manager.notices).to.include('1 user in this list was deleted. The system has not caught up yet');
      house.lagging = false;
      await reloaded(section);
      expect(manager.shownIds()).to.deep.equal(['u00', 'u02', 'u03']);
      expect(manager.notices).not.to.include('in this list');
      expect(section.sent('u01')).to.equal(1);
    },
  );

  fault('F32', 'who is there again with another record is shown at once', async (backend) => {
    const users = people(3).map((user) => ({ ...user, status: backend.twoSteps ? 'inactive' : 'active' }));
    const section = await Section.open(backend, users);
    const { manager, house } = section;
    const { adapter } = house;
    await section.ask('No01');
    await section.confirm('u01@example.com');
    await section.ended();
    await until(() => !manager.shownIds().includes('u01'), 'the list');
    const query = adapter.query.bind(adapter);
    const anew = { ...users[1]!, lastName: 'Anew', version: 'another' };
    adapter.query = async (...given) => {
      const page = await query(...given);
      return { ...page, users: [...page.users, anew] };
    };
    await reloaded(section);
    expect(manager.shownIds()).to.include('u01');
    expect(manager.notices).not.to.include('in this list');
  });
});
