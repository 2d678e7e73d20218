import { expect, fixture, html } from '@open-wc/testing';
import type { Outcome, UserAdapter } from '../../src/adapters/contract.js';
import { dataSheet, runConformance, type ConformanceReport } from '../../src/testing.js';
import type { UserManagerElement } from '../../src/manager/user-manager.js';
import { failuresOf, skippedBy } from '../adapters/conformance/verdicts.js';
import { all, calm, rejection } from '../adapters/contract.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { createManager, ManagerDriver, press, until } from '../support/driver.js';

interface Person {
  readonly uuid: string;
  readonly uid: string;
  readonly account: string;
  readonly name: string;
  readonly mail: string;
  readonly enabled: boolean;
  readonly role: string;
}

/** The made-up backend of the examples: what stands at /people, and what it was asked. */
class People {
  readonly asked: string[] = [];
  signedIn = true;
  /** What it answers next instead: a status, or no answer at all. */
  instead: number | 'nothing' | undefined;
  people: Person[] = Array.from({ length: 60 }, (_, index) => ({
    uuid: `p-${index}`,
    uid: `p-${index}`,
    account: `person.${index}`,
    name: `Person ${String(index).padStart(2, '0')}`,
    mail: `person.${index}@example.com`,
    enabled: index !== 4,
    role: index === 0 ? 'owner' : index === 1 ? 'admin' : 'member',
  }));

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams, search } = new URL(String(input), 'http://here.test');
    const [, path = ''] = /^\/people\/?(.*)$/.exec(pathname) ?? [];
    this.asked.push(`${init.method ?? 'GET'} ${decodeURIComponent(path)}${search}`);
    if (init.redirect !== 'error') throw new Error('an adapter follows no redirect (S16)');
    init.signal?.throwIfAborted();
    if (this.instead === 'nothing') throw new TypeError('Failed to fetch');
    if (this.instead) return new Response(null, { status: this.instead });
    if (!this.signedIn) return new Response(null, { status: 401 });
    return path ? this.#one(decodeURIComponent(path), init.method) : this.#page(searchParams);
  };

  #one(id: string, method = 'GET'): Response {
    if (id === 'me') return Response.json({ ...this.people[1], id: this.people[1]?.uuid });
    const person = this.people.find(({ uuid }) => uuid === id);
    if (!person) return new Response(null, { status: 404 });
    if (method === 'GET') return Response.json(person);
    this.people = this.people.filter((other) => other !== person);
    return new Response(null, { status: 204 });
  }

  #page(asked: URLSearchParams): Response {
    const found = this.people.filter(({ name }) => name.toLowerCase().includes((asked.get('q') ?? '').toLowerCase()));
    if (asked.get('order') === 'desc') found.reverse();
    const from = Number(asked.get('skip') ?? asked.get('from'));
    const part = found.slice(from, from + Number(asked.get('limit') ?? asked.get('size')));
    return Response.json({ items: part, people: part, count: found.length });
  }
}

let backend: People;
const { fetch: theirs } = window;
beforeEach(() => {
  backend = new People();
  window.fetch = backend.fetch;
});
afterEach(() => (window.fetch = theirs));

/** Runs the example of this page of the documentation; `what` makes it run anew. */
const run = (page: string, what: string): Promise<{ people?: UserAdapter }> =>
  import(`/examples/${page}?${encodeURIComponent(what)}`) as Promise<{ people?: UserAdapter }>;

describe('the adapter that docs/adapters.md shows', () => {
  const adapter = async (): Promise<UserAdapter> => (await run('docs/adapters.md.ts', 'once')).people!;

  it('lists, counts and turns pages', async () => {
    const manager = await createManager({ adapter: await adapter() });
    expect([manager.shownNames()[0], manager.shownNames().length, manager.total]).to.deep.equal(['Person 00', 25, 'Total: 60']); // prettier-ignore
    await manager.turn('next');
    await manager.turn('next');
    expect([manager.shownNames().length, manager.range]).to.deep.equal([10, '51-60 of 60']);
    await manager.turn('previous');
    expect(manager.range).to.equal('26-50 of 60');
  });

  it('searches and turns the order round', async () => {
    const manager = await createManager({ adapter: await adapter() });
    await manager.search('person 1');
    expect([manager.shownNames()[0], manager.total]).to.deep.equal(['Person 10', 'Total: 10']);
    await manager.sortBy('User Name');
    expect(manager.shownNames()[0]).to.equal('Person 19');
  });

  it('deletes who was named, once, and leaves the owner and the viewer alone (R2, R3)', async () => {
    const manager = await createManager({ adapter: await adapter() });
    const refused = manager.rowElements.filter(({ denial }) => denial).map(({ user }) => user?.id);
    expect(refused).to.deep.equal(['p-0', 'p-1']);
    await manager.row('Person 02').toggle();
    await manager.row('Person 03').toggle();
    const dialog = new DialogDriver(manager.find('confirm-delete-dialog') as never);
    await press(manager.bulkButton('delete'));
    await until(() => dialog.field, 'the question');
    await until(() => dialog.buttons.includes('Delete 2 users') && !dialog.text.includes('Checking'), 'the check');
    await dialog.arm();
    await dialog.type('2');
    await dialog.press('Delete 2 users');
    await until(() => manager.total === 'Total: 58', 'the list without them');
    expect(backend.asked.filter((one) => one.startsWith('DELETE'))).to.deep.equal(['DELETE p-2', 'DELETE p-3']);
    expect(backend.people.map(({ uuid }) => uuid)).not.to.include.members(['p-2']);
  });

  for (const [instead, state] of [
    [404, 'already'],
    [403, 'refused'],
    [412, 'failed'],
    [429, 'failed'],
    [500, 'unknown'],
    ['nothing', 'unknown'],
  ] as const)
    it(`calls a deletion “${state}” where the backend answers ${instead} (R12)`, async () => {
      const { delete: remove } = await adapter();
      backend.instead = instead;
      const call = { ...calm, requestId: 'r' };
      const [outcome] = (await all(remove?.([{ id: 'p-9' }], call as never))) as Outcome[];
      expect([outcome?.id, outcome?.state]).to.deep.equal(['p-9', state]);
    });

  it('sends nothing after Stop', async () => {
    const { delete: remove } = await adapter();
    const call = { ...calm, requestId: 'r', stop: AbortSignal.abort() };
    const outcomes = (await all(remove?.([{ id: 'p-8' }, { id: 'p-9' }], call as never))) as Outcome[];
    expect(outcomes.map(({ state }) => state)).to.deep.equal(['not-attempted', 'not-attempted']);
    expect(backend.asked).to.deep.equal([]);
  });

  it('says who is not signed in, who is not there and what was stopped', async () => {
    const { connect, get } = await adapter();
    const kindOf = async (asked: Promise<unknown>): Promise<string> => (await rejection(asked)).kind;
    expect(await kindOf(get('nobody', calm))).to.equal('not-found');
    expect(await kindOf(get('p-1', { signal: AbortSignal.abort() }))).to.equal('aborted');
    backend.signedIn = false;
    expect(await kindOf(connect(calm))).to.equal('unauthenticated');
    expect((await createManager({ adapter: await adapter() })).blank).to.include('Your sign-in has ended');
  });
});

/** Runs the kit over an example, which sends by the fetch of the page. */
async function proved(example: UserAdapter): Promise<ConformanceReport> {
  const { fetch: server } = backend;
  return runConformance({
    createAdapter: ({ fetch }) => {
      window.fetch = fetch;
      return example;
    },
    fetch: server as typeof fetch,
    disposableIds: Array.from({ length: 40 }, (_, index) => `p-${index + 10}`),
  });
}

describe('the adapters that are shown, under the conformance kit', () => {
  it('keep every promise, also when answers are lost: that of docs/adapters.md', async () => {
    const report = await proved((await run('docs/adapters.md.ts', 'proved')).people!);
    expect(failuresOf(report), dataSheet(report)).to.deep.equal([]);
    expect(skippedBy(report)).to.deep.equal([5, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 29, 31, 32, 38, 39]);
    const gone = Array.from({ length: 60 }, (_, index) => `p-${index}`).filter((id) => !backend.people.some(({ uuid }) => uuid === id)); // prettier-ignore
    expect(gone.length).to.be.within(5, 40);
    for (const id of gone) expect(Number(id.slice(2))).to.be.within(10, 49);
  });

  it('keep every promise: that of README.md', async () => {
    const element = await fixture<UserManagerElement>(html`<user-manager></user-manager>`);
    await run('README.md.js', 'proved');
    const report = await proved(element.adapter!);
    expect(failuresOf(report), dataSheet(report)).to.deep.equal([]);
    expect(report.passed).to.be.at.least(15);
    expect(backend.people).to.have.lengthOf(60);
  });
});

describe('the adapter that README.md shows', () => {
  async function shown(what: string): Promise<ManagerDriver> {
    const element = await fixture<UserManagerElement>(html`<user-manager></user-manager>`);
    await run('README.md.js', what);
    const manager = new ManagerDriver(element);
    await until(
      () => (manager.has('.toolbar') && manager.has('.chunk:not([inert])')) || manager.has('.blank h2'),
      'the list',
    );
    await manager.settled();
    return manager;
  }

  it('makes a list to read: everybody can be reached, searched for and opened', async () => {
    const manager = await shown('reads');
    expect([manager.shownNames()[0], manager.total]).to.deep.equal(['Person 00', 'Total: 60']);
    await manager.turn('next');
    await manager.turn('next');
    expect([manager.shownNames().at(-1), manager.range]).to.deep.equal(['Person 59', '51-60 of 60']);
    await manager.search('person 3');
    expect([manager.shownNames()[0], manager.total]).to.deep.equal(['Person 30', 'Total: 10']);
    await manager.row('Person 31').open();
    await until(() => backend.asked.includes('GET p-31'), 'the person');
  });

  it('offers nothing that it can’t do', async () => {
    const manager = await shown('offers');
    expect(await manager.row('Person 05').openMenu()).to.deep.equal(['Open']);
  });

  it('says that nobody is signed in', async () => {
    backend.signedIn = false;
    expect((await shown('signed out')).blank).to.include('Your sign-in has ended');
  });
});
