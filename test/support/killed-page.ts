import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { Call, Outcome, Target, UserAdapter } from '../../src/adapters/contract.js';
import { BulkController } from '../../src/bulk/bulk-controller.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { accountOf, journalFormat, type JournalHeader, type JournalRecord } from '../../src/bulk/journal/journal.js';
import type { JournalStore } from '../../src/bulk/journal/journal-store.js';
import { readJournal } from '../../src/bulk/journal/read-journal.js';
import { reviewOf, unsettledIn } from '../../src/bulk/journal/review.js';
import { RunJournal } from '../../src/bulk/journal/run-journal.js';
import { readEach } from '../../src/bulk/read-each.js';
import { aSession, aUser } from './builders.js';
import { deferred, never, turn } from './scripted-adapter.js';

const people = Array.from({ length: 72 }, (_, index) => aUser({ id: `u${index}`, version: 'v1' }));
const targets = freezeTargets(people.map(({ id, version }) => ({ id, version: version! })));
const works = { action: 'delete' } as const;
const aHeader = (run: string, of = targets): JournalHeader => ({
  format: journalFormat, run, backend: 'b', viewer: 'me', started: Date.now(), work: works, targets: of,
}); // prettier-ignore

/** A page that dies at its n-th point: from then on nothing that it does reaches anybody, and nothing is answered to it. */
class Page {
  #left: number;
  readonly #death = deferred<false>();
  /** Resolves when it dies. */
  readonly death = this.#death.promise;

  constructor(diesAt: number) {
    this.#left = diesAt;
  }

  /** One point at which it can die. */
  async point(): Promise<void> {
    await Promise.resolve();
    if (this.#left-- > 0) return;
    this.#death.resolve(false);
    await never();
  }

  /** A step into the world: dead before it, it does not happen; dead after it, nobody hears that it did. */
  async reach<T>(step: () => T | Promise<T>): Promise<T> {
    await this.point();
    const result = await step();
    await this.point();
    return result;
  }

  /** The same for what is slow: whoever does not wait for it overtakes it. */
  async reachSlowly<T>(step: () => T | Promise<T>): Promise<T> {
    await this.point();
    for (let turns = 0; turns < 50; turns++) await Promise.resolve();
    return this.reach(step);
  }
}

/** The server outlives every page; its log is the oracle. */
class Server {
  readonly there = new Map(people.map((user) => [user.id, user]));
  readonly log: string[] = [];

  delete(id: string): Outcome {
    this.log.push(id);
    return { id, state: this.there.delete(id) ? 'done' : 'already' };
  }

  /** How a page reaches it: four requests at once, each on its own. */
  adapter(page: Page): UserAdapter {
    return {
      connect: () => Promise.resolve(aSession()),
      query: () => Promise.resolve({ users: [...this.there.values()] }),
      get: (id) =>
        page.reach(() => {
          const user = this.there.get(id);
          if (!user) throw adapterError('not-found', 'Gone.');
          return user;
        }),
      delete: (chunk: readonly Target[], { stop }: Call) => this.#each(page, chunk, stop),
    };
  }

  async *#each(page: Page, chunk: readonly Target[], stop?: AbortSignal): AsyncGenerator<Outcome> {
    for (let from = 0; from < chunk.length; from += 4) {
      const four = chunk.slice(from, from + 4);
      if (stop?.aborted) {
        for (const { id } of four) yield { id, state: 'not-attempted' };
        continue;
      }
      for (const answer of await Promise.all(four.map(({ id }) => page.reach(() => this.delete(id))))) yield answer;
    }
  }
}

/** What a page writes into a store that outlives it. */
function storeOf(page: Page, store: JournalStore): JournalStore {
  return {
    begin: (header: JournalHeader) => page.reachSlowly(() => store.begin(header)),
    append: (record: JournalRecord) => page.reachSlowly(() => store.append(record)),
    remove: (run: string) => page.reachSlowly(() => store.remove(run)),
    discard: (rubbish) => store.discard(rubbish),
    read: () => store.read(),
    probe: () => store.probe(),
    close: () => undefined,
  };
}

/** Runs until it ends or the page dies. */
async function run(page: Page, server: Server, store: JournalStore, header: JournalHeader): Promise<boolean> {
  const living = (async () => {
    const log = await RunJournal.begin(storeOf(page, store), header, () => () => undefined);
    const job = { work: works, targets: header.targets, chunkSize: 8 };
    await new BulkController(server.adapter(page), job, { log }).run();
    await log.end(false);
    return true;
  })();
  const ended = await Promise.race([living, page.death]);
  // what was under way when it died is over, too
  await turn();
  return ended;
}

/** Dies at this point, comes back, looks, and goes on with what the viewer confirms anew. Resolves with whether it died. */
export async function dieAt(point: number, store: JournalStore): Promise<boolean> {
  const server = new Server();
  const page = new Page(point);
  const ended = await run(page, server, store, aHeader('r1'));
  const deleted = new Set(server.log);
  const { entries, rubbish } = readJournal(await store.read(), Date.now());
  expect(rubbish, `${point}: readable`).to.deep.equal({ headers: [], records: [] });
  if (ended || entries.length === 0) {
    // before the header, or after the end
    expect([0, people.length], `${point}: nothing to tell`).to.include(deleted.size);
    return !ended;
  }
  const account = accountOf(entries[0]);
  const { unknown, untried } = account;
  const known = account.done + unknown.length + untried.length;
  expect(known, `${point}: everybody is in it`).to.equal(people.length);
  // 0 lost: nobody whom the server has met counts as not tried, and everybody who counts as done was met
  expect(untried.filter(({ id }) => deleted.has(id)), `${point}: lost`).to.deep.equal([]); // prettier-ignore
  expect([...deleted].length, `${point}: done`).to.be.at.least(account.done);

  const next = new Page(Infinity);
  const adapter = server.adapter(next);
  const results = await readEach(adapter, unsettledIn(entries[0]), { signal: new AbortController().signal });
  const review = reviewOf(entries[0], works, results, '');
  const gone = review.outcomes.filter(({ state }) => state === 'done').map(({ id }) => id);
  expect(gone.sort(), `${point}: what is told is so`).to.deep.equal([...deleted].sort());
  expect(server.log, `${point}: looking sends nothing`).to.have.length(deleted.size);
  if (review.again.length === 0) return true;

  const second = freezeTargets(review.again.map(({ id, version }) => ({ id, version: version! })));
  expect(await run(next, server, store, aHeader('r2', second)), `${point}: goes on`).to.equal(true);
  // 0 repeated
  expect(new Set(server.log).size, `${point}: repeated`).to.equal(server.log.length);
  const left = review.outcomes.filter(({ state }) => state === 'unknown').map(({ id }) => id);
  expect([...server.there.keys()].sort(), `${point}: left`).to.deep.equal(left.sort());
  const after = readJournal(await store.read(), Date.now()).entries.map(accountOf);
  expect(after.flatMap((one) => one.untried), `${point}: nobody is offered twice`).to.deep.equal([]); // prettier-ignore
  return true;
}
