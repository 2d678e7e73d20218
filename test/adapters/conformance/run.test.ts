import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { RestAdapter } from '../../../src/adapters/rest.js';
import { conformance, dataSheet, runConformance, type Check, type CheckResult } from '../../../src/testing.js';
import { FakeRestServer } from '../rest/fake-rest-server.js';
import { failuresOf } from './verdicts.js';

const check = (number: number): Check => conformance.find((each) => each.number === number)!;
const made = ({ users }: MemoryAdapter): string[] =>
  users.filter(({ login }) => login.startsWith('conformance-')).map(({ login }) => login);

/** A backend in memory of which some members are replaced. */
function changed(members: (own: MemoryAdapter) => Partial<UserAdapter>): {
  adapter: UserAdapter;
  truth: MemoryAdapter;
} {
  const truth = new MemoryAdapter();
  const own = members(truth);
  const get = (_: object, name: string | symbol): unknown => {
    if (Object.hasOwn(own, name)) return own[name as keyof UserAdapter];
    const value: unknown = Reflect.get(truth, name, truth);
    return typeof value === 'function' ? (value.bind(truth) as unknown) : value;
  };
  return { truth, adapter: new Proxy({}, { get, has: (_, name) => name in truth }) as UserAdapter };
}

describe('a check', () => {
  it('says what it is, and where it is written', () => {
    for (const { number, name, group, contract } of conformance) {
      expect(name).to.match(/^[a-z].*[a-z”]$/, `${number}`);
      expect(group).to.be.oneOf(['reading', 'writing', 'bulk', 'protection', 'transport']);
      expect(contract).to.match(/^docs\/adapters\.md#[a-z-]+$/);
    }
    expect(new Set(conformance.map(({ name }) => name)).size).to.equal(39);
  });

  it('applies where the session has what it needs, and the adapter where there is one', async () => {
    const adapter = new MemoryAdapter({ without: ['update'], allowed: ['view', 'update', 'delete'] });
    const session = await adapter.connect({ signal: new AbortController().signal });
    expect([2, 14, 17, 23].map((number) => check(number).applies(session))).to.deep.equal([true, false, true, true]);
    expect(check(17).applies(session, adapter)).to.equal(false);
    expect(check(23).applies(session, adapter)).to.equal(true);
  });

  it('can be run by itself, on the factory alone', async () => {
    const { milliseconds, ...result } = await check(4).run(() => new MemoryAdapter());
    expect(milliseconds).to.be.within(0, 5000);
    expect(result).to.deep.equal({
      number: 4,
      name: 'past the end there is nobody and no next page',
      group: 'reading',
      status: 'pass',
      detail: 'As promised.',
      contract: 'docs/adapters.md#the-contract',
      leftBehind: [],
    });
  });

  it('asks for a factory where there is none', async () => {
    const thrown: unknown = await check(4)
      .run({} as never)
      .catch((error: unknown) => error);
    expect(String(thrown)).to.match(/^TypeError: The conformance kit needs `createAdapter`/);
    expect(String(await runConformance(undefined as never).catch((error: unknown) => error))).to.match(/^TypeError/);
  });

  it('takes an adapter that is frozen', async () => {
    const truth = new MemoryAdapter();
    const adapter: UserAdapter = Object.freeze({
      connect: (call) => truth.connect(call),
      query: (query, call) => truth.query(query, call),
      get: (id, call) => truth.get(id, call),
    } satisfies UserAdapter);
    expect((await check(2).run(() => adapter)).status).to.equal('pass');
  });

  it('fails on an adapter that hangs, also while it is made', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const { adapter } = changed(() => ({ query: never }));
    const hanging = await check(2).run({ createAdapter: () => adapter, timeLimitMs: 50 });
    expect(hanging).to.include({ status: 'fail' });
    expect(hanging.detail).to.equal(
      'Expected the check to be done within 0.05 s; saw no end of it, last query({"size":2}).',
    );
    const unmade = await check(2).run({ createAdapter: never, timeLimitMs: 50 });
    expect(unmade.detail).to.match(/last createAdapter\(\)\.$/);
  });

  it('fails on what is no adapter, and on what connect should not answer', async () => {
    const seen = async (adapter: unknown): Promise<string> => (await check(1).run(() => adapter as UserAdapter)).detail;
    expect(await seen({})).to.equal('Expected the adapter to have connect(); saw undefined.');
    expect(await seen(changed(() => ({ connect: () => Promise.resolve({} as never) })).adapter)).to.match(
      /`allowed` is a Set/,
    );
    const bare = { viewer: null, allowed: new Set() } as never;
    expect(await seen(changed(() => ({ connect: () => Promise.resolve(bare) })).adapter)).to.match(
      /to answer with `capabilities`/,
    );
    const broken = changed(() => ({ connect: () => Promise.reject(new TypeError('no url')) })).adapter;
    expect(await seen(broken)).to.equal(
      'Expected connect() to throw nothing but an AdapterError; saw TypeError: no url.',
    );
  });

  it('says which call was not answered', async () => {
    const { adapter } = changed(() => ({ get: () => Promise.reject(adapterError('unavailable', 'Away.')) }));
    const { status, detail } = await check(12).run(() => adapter);
    expect([status, detail]).to.deep.equal(['fail', 'Expected get(u-65) to be answered; saw AdapterError “unavailable” (Away.).']); // prettier-ignore
  });

  it('tells no secret that was given to it', async () => {
    const { adapter } = changed(() => ({ get: () => Promise.reject(new Error('Bearer s3cret')) }));
    const { detail } = await check(12).run({ createAdapter: () => adapter, secrets: ['s3cret', ''] });
    expect(detail).to.equal('Expected get(u-65) to throw nothing but an AdapterError; saw Error: Bearer •••.');
  });

  it('takes a secret that the environment does not name for none', async () => {
    const secrets = [undefined, 's3cret-t0ken'];
    const quiet = await check(36).run({ createAdapter: () => new MemoryAdapter(), secrets });
    expect(quiet.detail).to.match(/^Looked at \d+ errors and 0 requests for 1 credential\.$/);
    expect(quiet.status).to.equal('pass');
    const { adapter } = changed(() => ({ get: () => Promise.reject(new Error('Bearer s3cret-t0ken')) }));
    const { detail } = await check(12).run({ createAdapter: () => adapter, secrets });
    expect(detail).to.match(/saw Error: Bearer •••\.$/);
  });
});

describe('the users that the kit makes', () => {
  it('are deleted after a check that failed', async () => {
    const { adapter, truth } = changed((own) => ({
      update: (target, changes, call) => own.update(target, { lastName: '', ...changes }, call),
    }));
    const { status, leftBehind } = await check(17).run(() => adapter);
    expect([status, leftBehind, made(truth)]).to.deep.equal(['fail', [], []]);
    expect(truth.log.some(({ method }) => method === 'create')).to.equal(true);
  });

  it('are deleted after a check that took too long', async () => {
    const { adapter, truth } = changed(() => ({ update: () => new Promise(() => undefined) }));
    const { status, leftBehind } = await check(17).run({ createAdapter: () => adapter, timeLimitMs: 100 });
    expect([status, leftBehind, made(truth)]).to.deep.equal(['fail', [], []]);
    expect(truth.log.some(({ method }) => method === 'delete')).to.equal(true);
  });

  it('are told from others by a mark: an adapter that names somebody else harms nobody (T8)', async () => {
    const { adapter, truth } = changed((own) => ({
      create: async (draft, call) => ({ ...(await own.create(draft, call)), id: 'u-30' }),
    }));
    const before = truth.users;
    for (const each of conformance) await each.run(() => adapter);
    expect(truth.users).to.deep.equal(before);
    const { detail, leftBehind } = await check(17).run(() => adapter);
    expect(detail).to.match(/^Expected create\(\) to answer with the id of who was created; saw .*"u-30"/);
    expect([leftBehind, truth.users.length]).to.deep.equal([[], before.length]);
  });

  it('are told from others by a mark: a login that a host gives them costs nobody theirs (T8)', async () => {
    const truth = new MemoryAdapter();
    const before = truth.users;
    const { login = '', email = '' } = before[9]!;
    const makeDraft = (draft: { login: string }) => ({ ...draft, login, email });
    const { status, detail } = await check(14).run({ createAdapter: () => truth, makeDraft });
    expect([status, truth.users]).to.deep.equal(['fail', before]);
    expect(detail).to.match(/^Expected makeDraft\(\) to keep the login or the address that it is given/);
    const named = (draft: { login: string }) => ({ ...draft, login });
    const other = await check(14).run({ createAdapter: () => truth, makeDraft: named });
    expect([other.status, other.leftBehind, truth.users]).to.deep.equal(['fail', [], before]);
  });

  it('are made no more once the check is over, and those on their way are waited for', async () => {
    const { adapter, truth } = changed((own) => ({
      create: async (draft, call) => {
        // on its way until the check is over
        await new Promise<void>((done) => call.signal.addEventListener('abort', () => done()));
        return own.create(draft, { ...call, signal: new AbortController().signal });
      },
    }));
    const { status, leftBehind } = await check(25).run({ createAdapter: () => adapter, timeLimitMs: 1 });
    const created = (): number => truth.log.filter(({ method }) => method === 'create').length;
    expect([status, leftBehind, made(truth), created()]).to.deep.equal(['fail', [], [], 1]);
    await new Promise((done) => setTimeout(done));
    expect([made(truth), created()]).to.deep.equal([[], 1]);
  });

  it('are looked for and deleted where the answer to their creation was lost', async () => {
    const { adapter, truth } = changed((own) => ({
      create: async (draft, call) => {
        await own.create(draft, call);
        throw adapterError('network', 'Lost.');
      },
    }));
    const { status, leftBehind } = await check(14).run(() => adapter);
    expect([status, leftBehind, made(truth)]).to.deep.equal(['fail', [], []]);
  });

  it('are named where they can’t be deleted, or can’t be looked for', async () => {
    const { adapter, truth } = changed(() => ({ delete: undefined }));
    const one = await check(17).run(() => adapter);
    expect(one.status).to.equal('pass');
    expect(one.leftBehind).to.deep.equal(truth.users.slice(-1).map(({ login, id }) => `${login} (${id})`));
    const failing = changed((own) => ({
      delete: () => {
        throw adapterError('unavailable', 'Away.');
      },
      create: async (draft, call) => {
        await own.create(draft, call);
        throw adapterError('network', 'Lost.');
      },
      query: () => Promise.reject(adapterError('unavailable', 'Away.')),
    }));
    const two = await check(14).run(() => failing.adapter);
    expect(two.leftBehind).to.deep.equal(made(failing.truth));
    let connects = 0;
    const lost = changed((own) => ({
      connect: (call) => (connects++ > 0 ? Promise.reject(adapterError('network', 'Gone.')) : own.connect(call)),
    }));
    const three = await check(18).run(() => lost.adapter);
    expect([three.status, three.leftBehind]).to.deep.equal(['pass', lost.truth.users.slice(-1).map(({ login, id }) => `${login} (${id})`)]); // prettier-ignore
  });

  it('are handed to the host where the adapter can’t delete them, and named where the host can’t either', async () => {
    const { adapter, truth } = changed(() => ({ delete: undefined }));
    const removed: string[] = [];
    const removeUsers = (ids: readonly string[]): void => ids.forEach((id) => (removed.push(id), truth.meanwhile(id, null)));
    const { leftBehind } = await check(17).run({ createAdapter: () => adapter, removeUsers });
    expect([leftBehind, removed.length, made(truth)]).to.deep.equal([[], 1, []]);
    const refusing = () => Promise.reject(new Error('no'));
    const { leftBehind: left } = await check(17).run({ createAdapter: () => adapter, removeUsers: refusing });
    expect(left).to.have.lengthOf(1);
  });

  it('are what the host makes of them', async () => {
    const drafts: string[] = [];
    const makeDraft = (draft: { login: string }, number: number) => {
      drafts.push(`${number}`);
      return { ...draft, email: `${draft.login}@tests.example`, jobTitle: 'Made up' };
    };
    const truth = new MemoryAdapter();
    const { status } = await check(14).run({ createAdapter: () => truth, makeDraft });
    expect([status, drafts.length]).to.deep.equal(['pass', 1]);
  });

  it('are never the owner or the viewer, even if the host gives their ids (R2, R3)', async () => {
    const truth = new MemoryAdapter({ without: ['create'] });
    const before = truth.users;
    const { status } = await check(23).run({ createAdapter: () => truth, disposableIds: ['u-1', 'u-2'] });
    expect([status, truth.users]).to.deep.equal(['not-applicable', before]);
  });

  it('are taken from the ids that the host gives, each once, and nobody else is written to', async () => {
    const truth = new MemoryAdapter({ without: ['create'] });
    const options = { createAdapter: () => truth, disposableIds: ['gone', 'u-20', 'u-21'] };
    const others = () => truth.users.filter(({ id }) => !['u-20', 'u-21'].includes(id));
    const before = others();
    const results: CheckResult[] = [];
    for (const number of [17, 18, 19]) results.push(await check(number).run(options));
    expect(results.map(({ status }) => status)).to.deep.equal(['pass', 'pass', 'not-applicable']);
    expect(results[2]?.detail).to.equal('The users of `disposableIds` are used up.');
    expect(others()).to.deep.equal(before);
    const written = truth.log.filter(({ method }) => !['connect', 'query', 'get'].includes(method)).flatMap(({ ids }) => ids);
    expect(new Set(written)).to.deep.equal(new Set(['u-20', 'u-21']));
  });
}); // prettier-ignore

describe('a check that sees requests', () => {
  const over = (adapterOf: (fetch: typeof globalThis.fetch) => UserAdapter, truth = new MemoryAdapter()) => ({
    createAdapter: ({ fetch }: { fetch: typeof globalThis.fetch }) => adapterOf(fetch),
    fetch: new FakeRestServer(truth).fetch,
  });
  const rest = (fetch: typeof globalThis.fetch) => new RestAdapter({ url: 'https://portal.test/api/users', fetch });

  it('is not applicable where the adapter does not write by requests', async () => {
    // it asks the server who is signed in, and keeps its users to itself
    const half = (fetch: typeof globalThis.fetch): UserAdapter => {
      const { adapter } = changed((own) => ({
        connect: async (call) => {
          await fetch('https://portal.test/api/session');
          return own.connect(call);
        },
      }));
      return adapter;
    };
    for (const number of [20, 26, 27, 39]) {
      const { status, detail } = await check(number).run(over(half));
      expect([number, status]).to.deep.equal([number, 'not-applicable']);
      expect(detail).to.match(/no request that writes|too few requests/);
    }
  });

  it('gives no write an id that may stand for everybody before it has seen that it can hold writes up (T8)', async () => {
    const { adapter, truth } = changed((own) => ({
      connect: async (call) => {
        await own.connect(call);
        await sending('https://portal.test/api/session');
        return own.connect(call);
      },
    }));
    let sending = globalThis.fetch;
    const { status, detail } = await check(28).run(over((fetch) => ((sending = fetch), adapter), truth));
    expect([status, detail]).to.deep.equal(['pass', 'Tried on get() alone: it was not seen that the adapter writes by requests.']); // prettier-ignore
    const written = truth.log.filter(({ method }) => !['connect', 'query', 'get'].includes(method));
    expect(written.flatMap(({ ids }) => ids).filter((id) => /^\.*$/.test(id) && id !== '')).to.deep.equal([]);
    expect(written.filter(({ method, ids }) => method !== 'create' && ids.includes(''))).to.deep.equal([]);
  });

  it('takes the fetch of the page where no other is given', async () => {
    const truth = new MemoryAdapter();
    const { fetch: own } = window;
    window.fetch = new FakeRestServer(truth).fetch;
    try {
      const { passed, failed } = await runConformance(({ fetch }) => rest(fetch), { only: [2, 17] });
      expect([passed, failed, made(truth)]).to.deep.equal([2, 0, []]);
    } finally {
      window.fetch = own;
    }
  });
});

describe('runConformance', () => {
  it('tells of each result as it comes, and counts them', async () => {
    const heard: number[] = [];
    const report = await runConformance(() => new MemoryAdapter(), { only: [2, 4, 5], onResult: ({ number }) => heard.push(number) });
    expect(heard).to.deep.equal([2, 4, 5]);
    const { passed, failed, notApplicable, leftBehind, declares } = report;
    expect({ passed, failed, notApplicable, leftBehind }).to.deep.equal({ passed: 2, failed: 0, notApplicable: 1, leftBehind: [] });
    expect(declares?.allowed).to.include('delete');
    expect(JSON.parse(JSON.stringify(report))).to.deep.equal(report);
  });

  it('tells by every check that an adapter can’t be connected', async () => {
    const report = await runConformance(() => {
      throw new Error('no token');
    });
    expect(report.failed).to.equal(39);
    expect(failuresOf(report)[0]).to.equal('1: Expected createAdapter() to throw nothing but an AdapterError; saw Error: no token.');
    expect(report.declares).to.equal(undefined);
    expect(dataSheet(report)).to.contain('The adapter could not be connected.');
  });
}); // prettier-ignore

describe('dataSheet', () => {
  it('shows what a session declares, however wrong it is', async () => {
    const sheetOf = async (session: object): Promise<string> => {
      const { adapter } = changed(() => ({ connect: () => Promise.resolve(session as never) }));
      return dataSheet(await runConformance(() => adapter, { only: [1] }));
    };
    expect(await sheetOf({ viewer: null, allowed: new Set(), capabilities: {} })).to.match(
      /FAIL {3}1 .*[^]*search\.mode/,
    );
    expect(await sheetOf({ viewer: null, allowed: ['delete'] })).to.match(/could not be connected\.\n[^]*FAIL {3}1 /);
  });

  it('says how a search treats capital and small letters, where that is declared', async () => {
    const sheetOf = async (more: object): Promise<string> => {
      const search = { mode: 'contains', fields: ['login'], ...more } as const;
      return dataSheet(await runConformance(() => new MemoryAdapter({ capabilities: { search } }), { only: [1] }));
    };
    const start = '\nSearch          contains, in login';
    expect(await sheetOf({})).to.contain(`${start}\n`);
    expect(await sheetOf({ caseSensitive: false })).to.contain(`${start}; capital and small letters are alike\n`);
    expect(await sheetOf({ caseSensitive: true })).to.contain(`${start}; capital and small letters are told apart\n`);
  });

  it('is a text with what was declared, found, and left behind', async () => {
    const adapter = new MemoryAdapter({ capabilities: {
      page: { kind: 'cursor' }, sort: [], filters: undefined, fields: undefined, concurrency: 'none', delete: undefined, deactivate: {},
      live: false, search: { mode: 'none', fields: [] }, total: 'none',
    }, allowed: [] }); // prettier-ignore
    const report = await runConformance(() => adapter, { only: [5] });
    const sheet = dataSheet({ ...report, leftBehind: ['conformance-1 (u-9)', 'conformance-2'], failed: 1 });
    const [title, ...facts] = sheet.split('\n').slice(0, 12);
    expect(title).to.equal('Conformance of a <user-manager> adapter');
    expect(facts).to.include.members([
      'Search          none',
      'Filters         none',
      'Sorts by        nothing',
      'Pages           by cursor; total none',
      'Old versions    not noticed',
      'Fields          not declared',
      'Deletion        not declared',
      'Deactivation    possible',
      'Live changes    not told',
    ]);
    expect(sheet).to.contain('The viewer may  nothing');
    expect(sheet).to.match(
      /\nReading\n {2}FAIL {3}5 {2}a cursor that .* [^]*Written in\n? *docs\/adapters\.md#the-contract\./,
    );
    expect(sheet).to.match(/deleted again: conformance-1 \(u-9\), conformance-2\.\n$/);
    for (const line of sheet.split('\n')) expect(line.length).to.be.at.most(100);
  });
});
