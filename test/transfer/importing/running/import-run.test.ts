import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { adapterError } from '../../../../src/adapters/adapter-error.js';
import type { Outcome } from '../../../../src/adapters/contract.js';
import { countsOf } from '../../../../src/bulk/run-report.js';
import type { RunState } from '../../../../src/bulk/run-state.js';
import type { ImportPlan } from '../../../../src/transfer/importing/planning/planned-row.js';
import { ImportRun, sentRows } from '../../../../src/transfer/importing/running/import-run.js';
import { aSession, theCapabilities } from '../../../support/builders.js';
import { FakeTimer, until } from '../../../support/scripted-adapter.js';
import { changing, creating, ImportBackend, planWith, somebody } from './import-backend.js';

const wait = adapterError('rate-limited', 'Wait.', { status: 429, retryAfterMs: 1000 });
const lost = adapterError('network', 'Lost.');

function stage(backend: ImportBackend, plan: ImportPlan, session = backend.session, notify = false) {
  const timer = new FakeTimer();
  const states: RunState[] = [];
  const run = new ImportRun({
    adapter: backend,
    plan,
    session,
    notify,
    timer: timer.set,
    random: () => 0,
    changed: (state) => states.push(state),
  });
  const said = (): Record<string, string> =>
    Object.fromEntries([...run.state.outcomes.values()].map(({ id, state }) => [id.slice(4), state]));
  return { run, timer, states, said };
}

describe('ImportRun', () => {
  it('creates, changes, moves and deactivates exactly the rows of the plan, and deletes nobody', async () => {
    const [ada, bob, cleo] = [somebody('ada'), somebody('bob'), somebody('cleo')];
    const backend = new ImportBackend([ada, bob, cleo]);
    const { run, said } = stage(
      backend,
      planWith(
        creating('dan'),
        changing(ada, { changes: { jobTitle: 'Lead' } }),
        { at: 9, cells: [], kind: 'same', user: cleo },
        changing(bob, { changes: { phone: '' }, departmentId: 'sales', active: false }),
      ),
    );
    await run.run();
    expect(said()).to.deep.equal({ dan: 'done', ada: 'done', bob: 'done' });
    expect(backend.log.sort()).to.deep.equal(
      ['create dan', 'inactive bob', 'move bob', 'update ada', 'update bob'], // prettier-ignore
    );
    expect(backend.users.get('ada')).to.include({ jobTitle: 'Lead', lastName: 'Hopper' });
    expect(backend.users.get('bob')).to.deep.include({ phone: '', status: 'inactive', department: { id: 'sales', name: 'sales', path: [] } }); // prettier-ignore
    expect(backend.users.get('cleo')).to.equal(cleo);
    expect([...run.users.values()].map(({ id }) => id).sort()).to.deep.equal(['ada', 'bob', 'new-dan']);
  });

  it('sends nothing for a plan in which nothing is to be done (T8)', () => {
    const backend = new ImportBackend([somebody('ada')]);
    expect(() => stage(backend, planWith({ at: 2, cells: [], kind: 'same', user: somebody('ada') }))).to.throw(RangeError); // prettier-ignore
    expect(backend.log).to.deep.equal([]);
  });

  it('deactivates first, for others take the seats that this frees (R10)', () => {
    const [ada, bob] = [somebody('ada', { status: 'inactive' }), somebody('bob')];
    const rows = [creating('dan'), changing(ada, { active: true }), changing(bob, { active: false })];
    expect(sentRows(planWith(...rows)).map(({ row }) => row.ref)).to.deep.equal(['row-bob', 'row-dan', 'row-ada']);
  });

  it('has four rows under way at the most (F15)', async () => {
    const backend = new ImportBackend();
    await stage(backend, planWith(...Array.from({ length: 12 }, (_, at) => creating(`n${at}`)))).run.run();
    expect([backend.most, backend.log.length]).to.deep.equal([4, 12]);
  });

  it('lets the page live, though the backend answers at once and takes its time with each', async () => {
    const backend = new ImportBackend();
    const { now } = performance;
    let time = 0;
    performance.now = () => (time += 4);
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setTimeout(count);
    };
    setTimeout(count);
    const { run } = stage(backend, planWith(...Array.from({ length: 40 }, (_, at) => creating(`n${at}`))));
    await run.run().finally(() => {
      performance.now = now;
      isOver = true;
    });
    expect(turns).to.be.at.least(5);
  });

  it('sends each request under a key of its own (F7)', async () => {
    const ada = somebody('ada');
    const backend = new ImportBackend([ada]);
    await stage(backend, planWith(creating('dan'), creating('eve'), changing(ada, { changes: { phone: '1' }, active: false }))).run.run(); // prettier-ignore
    expect(backend.keys.every(Boolean)).to.equal(true);
    expect(new Set(backend.keys).size).to.equal(backend.log.length);
  });

  it('has new users written to only where that was chosen, and nobody who starts inactive (R8)', async () => {
    for (const notify of [true, false]) {
      const backend = new ImportBackend();
      const plan = planWith(creating('dan'), creating('eve', { status: 'inactive' }));
      await stage(backend, plan, backend.session, notify).run.run();
      expect(backend.notified).to.deep.equal([notify, false]);
    }
  });

  it('waits as long as it is asked to, sends nothing meanwhile, and then goes on where it was (F11)', async () => {
    const backend = new ImportBackend();
    for (const login of ['n0', 'n1', 'n2', 'n3']) backend.fail(`create ${login}`, wait);
    const { run, timer, said } = stage(backend, planWith(...Array.from({ length: 6 }, (_, at) => creating(`n${at}`))));
    const ended = run.run();
    await until(() => run.state.phase === 'waiting');
    expect(backend.log).to.deep.equal(['create n0', 'create n1', 'create n2', 'create n3']);
    timer.ring();
    await ended;
    expect(Object.values(said())).to.deep.equal(Array(6).fill('done'));
    expect(backend.users.size).to.equal(6);
  });

  it('goes on with the request that was turned away, and never sends again what was done (F10, F11)', async () => {
    const ada = somebody('ada');
    const backend = new ImportBackend([ada]);
    backend.fail('move ada', wait);
    const { run, timer, said } = stage(backend, planWith(changing(ada, { changes: { phone: '1' }, departmentId: 'sales' }))); // prettier-ignore
    const ended = run.run();
    await until(() => run.state.phase === 'waiting');
    expect(run.done.get('row-ada')).to.deep.equal(['update']);
    timer.ring();
    await ended;
    expect(said()).to.deep.equal({ ada: 'done' });
    expect(backend.log).to.deep.equal(['update ada', 'move ada', 'move ada']);
  });

  it('says what of a row was done before the rest of it failed (U12)', async () => {
    const ada = somebody('ada');
    const backend = new ImportBackend([ada]);
    backend.fail('inactive ada', adapterError('forbidden', 'Not her.'));
    const { run, said } = stage(backend, planWith(changing(ada, { changes: { phone: '1' }, active: false })));
    await run.run();
    expect(said()).to.deep.equal({ ada: 'failed' });
    expect(run.done.get('row-ada')).to.deep.equal(['update']);
  });

  for (const [kind, state] of [
    ['conflict', 'failed'],
    ['invalid', 'failed'],
    ['forbidden', 'refused'],
    ['protected', 'refused'],
    ['stale', 'changed'],
    ['not-found', 'failed'],
  ] as const)
    it(`calls a row “${state}” where the backend says ${kind} (R12)`, async () => {
      const [ada, bob] = [somebody('ada'), somebody('bob')];
      const backend = new ImportBackend([ada, bob]);
      backend.fail('update ada', adapterError(kind, 'No.'));
      const plan = planWith(changing(ada, { changes: { phone: '1' } }), changing(bob, { changes: { phone: '1' } }));
      const { run, said } = stage(backend, plan);
      await run.run();
      expect(said()).to.deep.equal({ ada: state, bob: 'done' });
    });

  it('looks after a lost answer, and calls done only what reading shows to be so (F7)', async () => {
    const [ada, bob] = [somebody('ada'), somebody('bob')];
    const backend = new ImportBackend([ada, bob]);
    for (const [request, isDone] of [
      ['update ada', true],
      ['update bob', false],
      ['create dan', true],
      ['create eve', false],
    ] as const)
      // prettier-ignore
      backend.fail(request, lost, isDone);
    const wanted = { changes: { jobTitle: 'Lead', extra: { badge: null } } };
    const { run, said } = stage(backend, planWith(changing(ada, wanted), changing(bob, wanted), creating('dan'), creating('eve'))); // prettier-ignore
    await run.run();
    expect(said()).to.deep.equal({ ada: 'done', bob: 'unknown', dan: 'done', eve: 'unknown' });
    expect(backend.log).to.have.lengthOf(4);
    expect(run.users.get('row-dan')?.id).to.equal('new-dan');
  });

  it('takes nobody with the same login and another e-mail address for whom it created (F3)', async () => {
    const backend = new ImportBackend([somebody('dan', { email: 'other@example.com' })]);
    backend.fail('create dan', lost);
    const { run, said } = stage(backend, planWith(creating('dan')));
    await run.run();
    expect(said()).to.deep.equal({ dan: 'unknown' });
  });

  it('sends nothing more after Stop, and says who was never tried (U14)', async () => {
    const backend = new ImportBackend();
    const { run, said } = stage(backend, planWith(...Array.from({ length: 9 }, (_, at) => creating(`n${at}`))));
    const ended = run.run();
    await until(() => backend.log.length === 4);
    run.stop();
    await ended;
    expect(backend.log).to.have.lengthOf(4);
    expect(Object.values(said()).filter((state) => state === 'not-attempted')).to.have.lengthOf(5);
    expect(backend.users.size).to.equal(4);
  });

  it('does not begin another request of a row that was stopped in the middle (U14)', async () => {
    const ada = somebody('ada');
    const backend = new ImportBackend([ada]);
    const { run, said } = stage(backend, planWith(changing(ada, { changes: { phone: '1' }, active: false })));
    const ended = run.run();
    await until(() => backend.log.length === 1);
    run.stop();
    await ended;
    expect(backend.log).to.deep.equal(['update ada']);
    expect([said(), run.done.get('row-ada')]).to.deep.equal([{ ada: 'not-attempted' }, ['update']]);
  });

  it('pauses where the backend is away, and looks there before it goes on (F16, F22)', async () => {
    const backend = new ImportBackend();
    const logins = Array.from({ length: 14 }, (_, at) => `n${at}`);
    for (const login of logins) backend.fail(`create ${login}`, lost);
    const { run, said } = stage(backend, planWith(...logins.map((login) => creating(login))));
    const ended = run.run();
    await until(() => run.state.phase === 'paused');
    const { length } = backend.log;
    expect([run.state.pause?.reason, length < 14]).to.deep.equal(['unreachable', true]);
    run.resume();
    await until(() => backend.log.length > length);
    run.stop();
    await ended;
    expect(Object.keys(said())).to.have.lengthOf(14);
    expect(new Set(backend.log).size).to.equal(backend.log.length);
  });

  it('pauses where the sign-in has ended, and goes on without those who are denied afterwards (F19)', async () => {
    const [ada, bob] = [somebody('ada'), somebody('bob')];
    const backend = new ImportBackend([ada, bob]);
    for (const request of ['update ada', 'inactive bob']) backend.fail(request, adapterError('unauthenticated', 'Sign in.')); // prettier-ignore
    const { run, said } = stage(backend, planWith(changing(ada, { changes: { phone: '1' } }), changing(bob, { active: false }))); // prettier-ignore
    const ended = run.run();
    await until(() => run.state.pause?.reason === 'signed-out');
    run.signedIn(aSession({ allowed: new Set(['view', 'import', 'update'] as const) }));
    await ended;
    expect(said()).to.deep.equal({ ada: 'done', bob: 'refused' });
    expect(backend.users.get('bob')?.status).to.equal('active');
  });
});

describe('ImportRun on a backend that checks no versions (F1)', () => {
  const plain = aSession({ capabilities: theCapabilities({ concurrency: 'none' }) });
  const person = (id: string) => {
    const { version: _none, ...user } = somebody(id);
    return user;
  };

  it('reads each user once more just before their row, and leaves those alone whom somebody has changed', async () => {
    const [ada, bob, cleo, dan, eve] = ['ada', 'bob', 'cleo', 'dan', 'eve'].map(person) as ReturnType<typeof person>[];
    const backend = new ImportBackend([ada!, bob!, cleo!, dan!, eve!]);
    const wanted = { changes: { jobTitle: 'Lead' } };
    const { run, said } = stage(
      backend,
      planWith(
        changing(ada!, wanted),
        changing(bob!, wanted),
        changing(cleo!, { active: false }),
        changing(dan!, wanted),
        changing(eve!, { departmentId: 'sales' }),
      ),
      plain,
    );
    backend.users.set('bob', { ...bob!, jobTitle: 'Chief' });
    backend.users.set('cleo', { ...cleo!, owner: true });
    backend.users.delete('dan');
    backend.users.set('eve', { ...eve!, department: { id: 'it', name: 'IT', path: [] } });
    await run.run();
    expect(said()).to.deep.equal({ ada: 'done', bob: 'changed', cleo: 'refused', dan: 'failed', eve: 'changed' });
    expect(backend.log).to.deep.equal(['update ada']);
  });

  it('reads nobody where the backend refuses what is stale', async () => {
    const ada = somebody('ada');
    const backend = new ImportBackend([ada]);
    await stage(backend, planWith(changing(ada, { changes: { phone: '1' } }))).run.run();
    expect(backend.reads).to.deep.equal([]);
  });
});

describe('ImportRun on a backend with an import of its own', () => {
  class Own extends ImportBackend {
    readonly batches: string[][] = [];
    answer: (ref: string) => Outcome = (id) => ({ id, state: 'done', user: somebody(`made-of-${id}`) });
    async *importUsers(rows: readonly { ref: string }[]): AsyncGenerator<Outcome> {
      this.batches.push(rows.map(({ ref }) => ref));
      for (const { ref } of [...rows].reverse()) yield this.answer(ref);
    }
  }

  it('leaves the rows to it, and matches what it says by their refs (F17)', async () => {
    const backend = new Own([somebody('ada')]);
    const { run, said } = stage(backend, planWith(creating('dan'), changing(somebody('ada'), { changes: { phone: '1' } }))); // prettier-ignore
    await run.run();
    expect([backend.log, backend.batches]).to.deep.equal([[], [['row-dan', 'row-ada']]]);
    expect(said()).to.deep.equal({ dan: 'done', ada: 'done' });
    expect(run.users.get('row-dan')?.id).to.equal('made-of-row-dan');
  });

  it('counts no answer for others, and looks after rows that got none (F7, F17)', async () => {
    const backend = new Own([somebody('dan')]);
    backend.answer = (id) => ({ id: id === 'row-eve' ? 'row-elsewhere' : id, state: 'unknown', error: lost });
    const { run, said } = stage(backend, planWith(creating('dan'), creating('eve')));
    await run.run();
    expect(said()).to.deep.equal({ dan: 'done', eve: 'unknown' });
  });
});

describe('ImportRun, whatever happens', () => {
  const errors = [wait, lost, adapterError('unavailable', 'Away.', { status: 503 }), adapterError('stale', 'No.'), adapterError('conflict', 'No.'), new Error('?')]; // prettier-ignore
  const fault = fc.record({ request: fc.nat({ max: 29 }), error: fc.constantFrom(...errors), after: fc.boolean() });

  it('ends each row in exactly one outcome, says “done” only of what is so, and sends nothing twice that was done (F34)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 12 }), async (faults) => {
        const people = Array.from({ length: 10 }, (_, at) => somebody(`u${at}`));
        const backend = new ImportBackend(people);
        const rows = people.map((user, at) =>
          changing(user, { changes: { phone: '1' }, ...(at % 2 && { active: false }) }),
        );
        const plan = planWith(...rows, ...Array.from({ length: 10 }, (_, at) => creating(`n${at}`)));
        const requests = [...people.flatMap(({ id }) => [`update ${id}`, `inactive ${id}`]), ...Array.from({ length: 10 }, (_, at) => `create n${at}`)]; // prettier-ignore
        // who is told to wait was not served
        for (const { request, error, after } of faults)
          backend.fail(requests[request]!, error, after && error === lost);
        const { run, timer } = stage(backend, plan);
        const ended = run.run();
        let isOver = false;
        void ended.then(() => (isOver = true));
        await until(() => {
          if (run.state.phase === 'waiting') timer.ring();
          if (run.state.phase === 'paused') run.resume();
          return isOver;
        });
        const { outcomes } = run.state;
        const counts = countsOf(outcomes.values());
        expect(Object.values(counts).reduce((sum, count) => sum + count)).to.equal(20);
        for (const { id, state } of outcomes.values()) {
          if (state !== 'done') continue;
          const key = id.slice(4);
          if (key.startsWith('n')) expect(backend.users.has(`new-${key}`)).to.equal(true);
          else expect(backend.users.get(key)).to.include({ phone: '1', status: Number(key.slice(1)) % 2 ? 'inactive' : 'active' }); // prettier-ignore
        }
        expect([...backend.users.keys()].filter((id) => id.startsWith('new-')).length).to.equal(new Set([...backend.users.keys()].filter((id) => id.startsWith('new-'))).size); // prettier-ignore
        const versions = people.map(({ id }) => Number(backend.users.get(id)!.version!.slice(1)));
        expect(Math.max(...versions)).to.be.at.most(3);
      }),
      { numRuns: 60 },
    );
  });
});
