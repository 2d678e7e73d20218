import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { UserAdapter, UserDraft } from '../../../src/adapters/contract.js';
import type { Session } from '../../../src/domain/session.js';
import type { User } from '../../../src/domain/user.js';
import { Messages } from '../../../src/i18n/messages.js';
import { NewUsersController } from '../../../src/profile/new-users/new-users-controller.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';
import { deferred, FakeTimer, never, turn } from '../../support/scripted-adapter.js';

const departments = [{ id: 'd', name: 'Sales', path: ['My Company'] }];
const filters = [{ field: 'role', choices: [{ value: 'learner', label: 'Learner' }] }];

interface Sent {
  readonly email: string | undefined;
  readonly draft: UserDraft;
  readonly requestId: string | undefined;
  readonly notify: boolean | undefined;
}

type Answer = (draft: UserDraft) => Promise<User>;

/** A controller, a backend that a test answers for, and what both were asked. */
class Stage {
  readonly sent: Sent[] = [];
  readonly looks: (string | undefined)[] = [];
  readonly ended: { readonly phase: string; readonly states: string[]; readonly created: string[] }[] = [];
  readonly timer = new FakeTimer();
  updates = 0;
  session: Session | undefined = aSession({ capabilities: theCapabilities({ filters }) });
  /** What becomes of the next ones that are sent; everybody else is created. */
  answers: Answer[] = [];
  found: readonly User[] = [];
  hasAdapter = true;
  readonly adapter = {
    create: (draft, { requestId, notify }) => {
      this.sent.push({ email: draft.email, draft, requestId, notify });
      return this.answers.shift()?.(draft) ?? Promise.resolve(created(draft));
    },
    query: async ({ search }) => {
      this.looks.push(search);
      return { users: this.found };
    },
  } as Partial<UserAdapter> as UserAdapter;
  readonly controller = new NewUsersController(
    { requestUpdate: () => this.updates++ },
    {
      adapter: () => (this.hasAdapter ? this.adapter : undefined),
      session: () => this.session,
      departments: () => departments,
      messages: () => new Messages([]),
    },
    (run, users) =>
      this.ended.push({
        phase: run.phase,
        states: run.items.map(({ state }) => state),
        created: users.map(({ id }) => id),
      }),
    this.timer.set,
  );

  constructor(text = '', ...answers: Answer[]) {
    this.controller.edit({ text });
    this.answers = answers;
  }
  async start(): Promise<this> {
    expect(this.controller.start()).to.equal(true);
    return this.settled();
  }
  async settled(): Promise<this> {
    for (let round = 0; round < 15; round++) await turn();
    return this;
  }
  get text(): string {
    return this.controller.state.text;
  }
  get states(): string {
    return this.controller.state.run?.items.map(({ state }) => state).join(' ') ?? '';
  }
  get emails(): (string | undefined)[] {
    return this.sent.map(({ email }) => email);
  }
}

const created = (draft: UserDraft): User => ({ ...aUser(), ...draft, id: `id-${draft.login}` });
const fail =
  (...[kind, details]: [Parameters<typeof adapterError>[0], Parameters<typeof adapterError>[2]?]): Answer =>
  () =>
    Promise.reject(adapterError(kind, 'No.', details));
const ok: Answer = (draft) => Promise.resolve(created(draft));
const list = (count: number): string => Array.from({ length: count }, (_, at) => `u${at}@x.test`).join('\n');

describe('NewUsersController: creating', () => {
  it('creates each address once, with the names that stand beside it', async () => {
    const stage = await new Stage('Ada Lovelace <ada@x.test>, b@x.test, ADA@x.test').start();
    expect(stage.sent.map(({ draft }) => draft)).to.deep.equal([
      { login: 'ada@x.test', email: 'ada@x.test', firstName: 'Ada', lastName: 'Lovelace' },
      { login: 'b@x.test', email: 'b@x.test' },
    ]);
    expect(stage.ended).to.deep.equal([
      { phase: 'ended', states: ['created', 'created'], created: ['id-ada@x.test', 'id-b@x.test'] },
    ]);
  });

  it('sends each under a key of its own', async () => {
    const stage = await new Stage(list(6)).start();
    const keys = stage.sent.map(({ requestId }) => requestId);
    expect(new Set(keys).size).to.equal(6);
    expect(keys.every(Boolean)).to.equal(true);
  });

  it('puts them where the viewer chose, with the notice that they chose', async () => {
    const stage = new Stage('a@x.test');
    stage.controller.edit({ placement: { departmentId: 'd', roleId: 'learner', notify: false } });
    await stage.start();
    const [{ draft, notify }] = stage.sent as [Sent];
    expect(draft.department).to.deep.equal(departments[0]);
    expect(draft.roles).to.deep.equal([{ id: 'learner', name: 'Learner' }]);
    expect(notify).to.equal(false);
  });

  it('has no more than four on their way (F15)', async () => {
    const first = deferred<User>();
    const stage = await new Stage(list(7), () => first.promise, never, never, never, never).start();
    expect(stage.sent).to.have.length(4);
    first.resolve(aUser({ id: 'first' }));
    await stage.settled();
    expect(stage.emails.slice(4)).to.deep.equal(['u4@x.test']);
    expect(stage.states).to.equal('created sending sending sending sending waiting waiting');
  });

  it('makes inactive, and writes to nobody, for whom the licence has no seat (R10)', async () => {
    const stage = new Stage(list(3));
    stage.session = aSession({ capabilities: theCapabilities({ filters, seats: { used: 9, limit: 10 } }) });
    await stage.start();
    expect(stage.sent.map(({ draft, notify }) => [draft.status, notify])).to.deep.equal([
      [undefined, true],
      ['inactive', false],
      ['inactive', false],
    ]);
  });

  it('starts with nobody where the text names nobody', async () => {
    const stage = new Stage('bob, nobody@');
    expect(stage.controller.start()).to.equal(false);
    expect(stage.sent).to.deep.equal([]);
    expect(stage.controller.state.run).to.equal(undefined);
  });

  it('starts once: a second press while it goes on sends nobody twice', async () => {
    const stage = await new Stage('a@x.test', never).start();
    expect(stage.controller.start()).to.equal(false);
    await stage.settled();
    expect(stage.sent).to.have.length(1);
  });

  it('changes neither text nor place under a run', async () => {
    const stage = await new Stage('a@x.test', never).start();
    const before = stage.controller.state;
    stage.controller.edit({ text: 'other@x.test', placement: { departmentId: 'd', roleId: '', notify: false } });
    expect(stage.controller.state).to.equal(before);
  });

  it('tells its host of each step', async () => {
    const stage = new Stage('a@x.test');
    const before = stage.updates;
    await stage.start();
    expect(stage.updates - before).to.be.at.least(3);
  });

  it('fails where nobody can create users, and says so of each', async () => {
    const stage = new Stage('a@x.test');
    stage.hasAdapter = false;
    await stage.start();
    expect(stage.states).to.equal('failed');
    expect(stage.controller.state.run?.items[0]?.error?.kind).to.equal('unsupported');
  });

  it('takes an answer without an id for no answer', async () => {
    const stage = await new Stage('a@x.test', () => Promise.resolve({} as User)).start();
    expect(stage.states).not.to.include('created');
    expect(stage.ended[0]?.created).to.deep.equal([]);
  });
});

describe('NewUsersController: what is left in the text', () => {
  it('is nothing where all were created', async () => {
    expect((await new Stage('a@x.test b@x.test').start()).text).to.equal('');
  });

  it('is who was not created, what is no address, and what was too much for one run', async () => {
    const stage = await new Stage(`bob, ${list(51)}`, ok, fail('forbidden')).start();
    expect(stage.sent).to.have.length(50);
    expect(stage.text.split('\n')).to.have.members(['u1@x.test', 'u50@x.test', 'bob']);
  });

  it('is not who exists already', async () => {
    const stage = await new Stage('a@x.test b@x.test', fail('conflict', { fields: { email: 'Taken.' } })).start();
    expect(stage.states).to.equal('exists created');
    expect(stage.text).to.equal('');
    expect(stage.ended[0]?.created).to.deep.equal(['id-b@x.test']);
  });

  it('reads as the same people again', async () => {
    const stage = await new Stage('Ada Lovelace <ada@x.test>', fail('unavailable')).start();
    stage.answers = [];
    await stage.start();
    expect(stage.sent.at(-1)?.draft.firstName).to.equal('Ada');
  });
});

describe('NewUsersController: answers that do not come', () => {
  it('looks for whom it does not know of, and sends nobody twice (F7)', async () => {
    const stage = new Stage('a@x.test', fail('network'));
    stage.found = [aUser({ id: 'there', login: 'a@x.test', email: 'a@x.test' })];
    await stage.start();
    expect(stage.looks).to.deep.equal(['a@x.test']);
    expect(stage.states).to.equal('created');
    expect(stage.sent).to.have.length(1);
    expect(stage.ended[0]?.created).to.deep.equal(['there']);
  });

  it('does not know it where nobody is found, and keeps the address', async () => {
    const stage = await new Stage('a@x.test', fail('network')).start();
    expect(stage.states).to.equal('unknown');
    expect(stage.text).to.equal('a@x.test');
  });

  it('tries the same wish again under the same key (F7)', async () => {
    const stage = await new Stage('a@x.test', fail('network')).start();
    await stage.start();
    expect(stage.sent).to.have.length(2);
    expect(stage.sent[1]?.requestId).to.equal(stage.sent[0]?.requestId);
    expect(stage.states).to.equal('created');
  });

  it('looks before it sends another wish for the same address, under another key', async () => {
    const stage = await new Stage('a@x.test', fail('network')).start();
    stage.controller.edit({ placement: { departmentId: 'd', roleId: '', notify: true } });
    await stage.start();
    expect(stage.looks).to.have.length(2);
    expect(stage.sent).to.have.length(2);
    expect(stage.sent[1]?.requestId).not.to.equal(stage.sent[0]?.requestId);
    expect(stage.states).to.equal('created');
  });

  it('sends no other wish where the first was fulfilled after all', async () => {
    const stage = await new Stage('a@x.test', fail('network')).start();
    stage.found = [aUser({ id: 'there', login: 'a@x.test', email: 'a@x.test' })];
    stage.controller.edit({ placement: { departmentId: 'd', roleId: '', notify: true } });
    await stage.start();
    expect(stage.sent).to.have.length(1);
    expect(stage.text).to.equal('');
  });

  it('can’t tell without a session what became of it', async () => {
    const answer = deferred<User>();
    const stage = await new Stage('a@x.test', () => answer.promise).start();
    stage.session = undefined;
    answer.reject(adapterError('network', 'Gone.'));
    await stage.settled();
    expect(stage.states).to.equal('unknown');
    expect(stage.looks).to.deep.equal([]);
  });
});

describe('NewUsersController: waiting and stopping', () => {
  it('waits as long as the backend asks, then goes on with the same key (F15)', async () => {
    const stage = await new Stage('a@x.test', fail('rate-limited', { retryAfterMs: 3000 })).start();
    expect(stage.controller.state.run?.phase).to.equal('paused');
    expect(stage.timer.delays).to.deep.equal([3000]);
    expect(stage.controller.isRunning).to.equal(true);
    stage.timer.ring();
    await stage.settled();
    expect(stage.states).to.equal('created');
    expect(stage.sent[1]?.requestId).to.equal(stage.sent[0]?.requestId);
  });

  it('stops: nothing more is sent, what was sent is waited for', async () => {
    const answers = Array.from({ length: 4 }, () => deferred<User>());
    const stage = await new Stage(
      list(6),
      ...answers.map(
        ({ promise }): Answer =>
          () =>
            promise,
      ),
    ).start();
    stage.controller.stop();
    expect(stage.controller.isRunning).to.equal(true);
    for (const [at, { resolve }] of answers.entries()) resolve(aUser({ id: `made-${at}` }));
    await stage.settled();
    expect(stage.sent).to.have.length(4);
    expect(stage.states).to.equal('created created created created not-attempted not-attempted');
    expect(stage.text).to.equal('u4@x.test\nu5@x.test');
    expect(stage.ended).to.have.length(1);
  });

  it('stops while it is paused, at once', async () => {
    const stage = await new Stage(list(2), fail('rate-limited', { retryAfterMs: 3000 })).start();
    stage.controller.stop();
    await stage.settled();
    expect(stage.controller.isRunning).to.equal(false);
    const sent = stage.sent.length;
    stage.timer.ring();
    await stage.settled();
    expect(stage.sent).to.have.length(sent);
  });

  it('has nothing to stop before it began or after it ended', async () => {
    const stage = new Stage('a@x.test');
    stage.controller.stop();
    expect(stage.controller.state.run).to.equal(undefined);
    await stage.start();
    const { run } = stage.controller.state;
    stage.controller.stop();
    expect(stage.controller.state.run?.phase).to.equal(run?.phase);
    expect(stage.ended).to.have.length(1);
  });

  it('stops with the sign-in, and says that it ended (F4)', async () => {
    const stage = await new Stage(list(9), fail('unauthenticated'), never, never, never).start();
    expect(stage.controller.state.run?.phase).to.equal('stopping');
    expect(stage.controller.state.run?.signedOut).to.equal(true);
    expect(stage.sent).to.have.length(4);
  });
});

describe('NewUsersController: starting anew', () => {
  it('is clear of text, place and report', async () => {
    const stage = await new Stage('a@x.test, bob').start();
    stage.controller.edit({ placement: { departmentId: 'd', roleId: '', notify: false } });
    stage.controller.clear();
    expect(stage.controller.state).to.deep.equal({
      text: '',
      placement: { departmentId: '', roleId: '', notify: true },
    });
  });

  it('stops a run that goes on, and keeps what became of it', async () => {
    const answer = deferred<User>();
    const stage = await new Stage('a@x.test', () => answer.promise).start();
    stage.controller.clear();
    expect(stage.controller.isRunning).to.equal(true);
    answer.resolve(aUser({ id: 'late' }));
    await stage.settled();
    expect(stage.ended[0]?.created).to.deep.equal(['late']);
    expect(stage.controller.isRunning).to.equal(false);
  });

  it('takes a bell of an earlier run for none of its own', async () => {
    const stage = await new Stage('a@x.test', fail('rate-limited', { retryAfterMs: 3000 })).start();
    stage.controller.clear();
    stage.controller.edit({ text: 'b@x.test' });
    stage.answers = [fail('rate-limited', { retryAfterMs: 9000 })];
    await stage.start();
    expect(stage.timer.delays).to.deep.equal([3000, 9000]);
    expect(stage.states).to.equal('waiting');
    stage.timer.ring();
    await stage.settled();
    expect(stage.emails).to.deep.equal(['a@x.test', 'b@x.test', 'b@x.test']);
    expect(stage.ended).to.have.length(2);
  });
});
