import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { Outcome, Target } from '../../../src/adapters/contract.js';
import type { BulkWork } from '../../../src/bulk/bulk-work.js';
import type { RunState } from '../../../src/bulk/run-state.js';
import { startRun } from '../../../src/deletion/running/start-run.js';
import type { RunKeeper } from '../../../src/deletion/running/run-keeper.js';
import type { DeleteCapability } from '../../../src/domain/session.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';
import { planOf } from '../../../src/bulk/plan.js';
import { FakeTimer, ScriptedAdapter, turn, until } from '../../support/scripted-adapter.js';

const targets: readonly Target[] = ['a', 'b', 'c'].map((id) => ({ id, version: '1' }));
const deletion: BulkWork = { action: 'delete' };

function stage({
  work = deletion,
  capability,
  mayBegin = true,
  concurrency = 'enforced',
  known = {},
  asked = targets,
}: {
  work?: BulkWork;
  capability?: DeleteCapability;
  mayBegin?: true | Promise<boolean>;
  concurrency?: 'enforced' | 'none';
  known?: Readonly<Record<string, Partial<User>>>;
  asked?: readonly Target[];
} = {}) {
  const users = asked.map(({ id, version }) => aUser({ id, version, ...known[id] }));
  const adapter = new ScriptedAdapter(users);
  const timer = new FakeTimer();
  const entered: unknown[] = [];
  const noted: RunState[] = [];
  const seen: RunState[] = [];
  const keeper = {
    enter: (...given: unknown[]) => (entered.push(given), mayBegin),
    sending: () => undefined,
    note: (_: RunState, after: RunState) => noted.push(after),
  } as unknown as RunKeeper;
  const capabilities = theCapabilities({ delete: capability, concurrency });
  const plan = planOf(work, users, aSession({ capabilities }));
  const begin = () => startRun({ adapter, work, targets: asked, plan, users, session: aSession({ capabilities }), capabilities, keeper, changed: (run) => seen.push(run), timer: timer.set }); // prettier-ignore
  return { adapter, timer, entered, noted, seen, begin };
}
/** Turned away once, then deleted. */
const busyOnce = (adapter: ScriptedAdapter): void => {
  adapter.script = async function* (given): AsyncGenerator<Outcome> {
    adapter.script = undefined;
    const error = adapterError('rate-limited', 'Later.', { retryAfterMs: 10 });
    for (const { id } of given) yield await Promise.resolve({ id, state: 'failed', error });
  };
};

describe('startRun', () => {
  it('runs at once where nothing is to be waited for, with its keeper writing and its owner watching', async () => {
    const { adapter, entered, noted, seen, begin } = stage();
    const { bulk, ended } = begin();
    expect(bulk.state.phase).to.equal('sending');
    const run = await ended;
    expect(adapter.deletions).to.deep.equal(['a', 'b', 'c']);
    expect(entered).to.deep.equal([[deletion, targets]]);
    expect(run).to.equal(bulk.state);
    expect([seen.at(-1), noted.at(-1)]).to.deep.equal([run, run]);
  });

  it('begins when its keeper lets it, and not before (F27)', async () => {
    let open!: (may: boolean) => void;
    const { adapter, begin } = stage({ mayBegin: new Promise((resolve) => (open = resolve)) });
    const { bulk, ended } = begin();
    await turn();
    expect([bulk.state.phase, adapter.sent]).to.deep.equal(['ready', []]);
    open(true);
    expect((await ended)?.phase).to.equal('ended');
    expect(adapter.deletions).to.deep.equal(['a', 'b', 'c']);
  });

  it('sends nothing where another tab deletes (F27)', async () => {
    const { adapter, begin } = stage({ mayBegin: Promise.resolve(false) });
    expect(await begin().ended).to.equal(undefined);
    expect(adapter.sent).to.deep.equal([]);
  });

  it('sends as many in one request as the backend takes', async () => {
    const { adapter, begin } = stage({ capability: { kind: 'permanent', batchMax: 2 } });
    await begin().ended;
    expect(adapter.sent.map((one) => one.targets.length)).to.deep.equal([2, 1]);
  });

  it('sends who was turned away again, after the wait', async () => {
    const { adapter, timer, begin } = stage({ capability: { kind: 'soft' } });
    busyOnce(adapter);
    const { bulk, ended } = begin();
    await until(() => bulk.state.phase === 'waiting');
    timer.ring();
    await ended;
    expect(adapter.deletions).to.deep.equal(['a', 'b', 'c', 'a', 'b', 'c']);
  });

  it('deletes nobody twice where the second time deletes for good, and deactivates as ever (F10)', async () => {
    const deletes = stage({ capability: { kind: 'deactivate-first' } });
    busyOnce(deletes.adapter);
    await deletes.begin().ended;
    expect(deletes.adapter.deletions).to.deep.equal(['a', 'b', 'c']);
    const deactivates = stage({ work: { action: 'deactivate' }, capability: { kind: 'deactivate-first' } });
    busyOnce(deactivates.adapter);
    const { bulk, ended } = deactivates.begin();
    await until(() => bulk.state.phase === 'waiting');
    deactivates.timer.ring();
    await ended;
    expect(deactivates.adapter.sent).to.have.length(2);
  });

  describe('where the first deletion only deactivates (F10)', () => {
    const capability = { kind: 'deactivate-first' } as const;
    const inactive = { b: { status: 'inactive' } } as const;
    /** The first of two steps: everybody is still there. */
    const firstStep = (adapter: ScriptedAdapter): void => {
      adapter.script = async function* (given): AsyncGenerator<Outcome> {
        for (const { id } of given) {
          const user = { ...adapter.users.get(id)!, status: 'inactive' };
          adapter.users.set(id, user);
          yield await Promise.resolve({ id, state: 'done' });
        }
      };
    };
    const ends = async (given: Parameters<typeof stage>[0]): Promise<[string[], string[]]> => {
      const { adapter, begin } = stage({ capability, ...given });
      firstStep(adapter);
      const run = await begin().ended;
      return [[...run!.outcomes.values()].map(({ id, state }) => `${id} ${state}`), adapter.reads];
    };

    it('tells who was active as deactivated, and deletes whoever was inactive already', async () => {
      expect(await ends({ known: inactive })).to.deep.equal([['a deactivated', 'b done', 'c deactivated'], []]);
    });

    it('reads whom the backend could have met in another state, for it checks no version', async () => {
      const seen = ['a deactivated', 'b done', 'c deactivated'];
      // once before they are sent, and those of whom it can't be told afterwards
      expect(await ends({ known: inactive, concurrency: 'none' })).to.deep.equal([seen, ['a', 'b', 'c', 'a', 'c']]);
    });

    it('reads whoever has no version to be checked', async () => {
      const [seen, reads] = await ends({ known: { c: { version: undefined } } });
      expect([seen, reads]).to.deep.equal([['a deactivated', 'b deactivated', 'c deactivated'], ['c']]);
    });

    it('takes a deactivation for what it is', async () => {
      expect(await ends({ work: { action: 'deactivate' } })).to.deep.equal([['a done', 'b done', 'c done'], []]);
    });
  });

  describe('looks once more at whom it deletes (F1)', () => {
    const reads = async (given: Parameters<typeof stage>[0]): Promise<[string[], string[]]> => {
      const { adapter, begin } = stage(given);
      adapter.users.set('b', { ...adapter.users.get('b')!, owner: true });
      await begin().ended;
      return [adapter.reads, adapter.sent.flatMap((one) => one.targets.map(({ id }) => id))];
    };

    it('where the system checks versions, but of somebody there is none', async () => {
      const asked = targets.map(({ id, version }) => ({ id, ...(id !== 'b' && { version }) }));
      expect(await reads({ asked })).to.deep.equal([['b'], ['a', 'c']]);
    });

    it('where the backend checks no version: the owner of meanwhile is spared (R2)', async () => {
      expect(await reads({ concurrency: 'none' })).to.deep.equal([
        ['a', 'b', 'c'],
        ['a', 'c'],
      ]);
    });

    it('not where the backend checks it: the version goes along, and nothing comes between', async () => {
      expect(await reads({})).to.deep.equal([[], ['a', 'b', 'c']]);
    });

    it('not where nobody is deleted', async () => {
      expect(await reads({ concurrency: 'none', work: { action: 'deactivate' } })).to.deep.equal([[], ['a', 'b', 'c']]);
    });
  });

  it('never begins for nobody (T8)', () => {
    const adapter = new ScriptedAdapter();
    const given = { adapter, work: deletion, plan: planOf(deletion, [], aSession()), users: [], session: aSession(), capabilities: undefined, changed: () => undefined, timer: undefined }; // prettier-ignore
    expect(() => startRun({ ...given, targets: [], keeper: {} as RunKeeper })).to.throw(RangeError);
    expect(adapter.sent).to.deep.equal([]);
  });
});
