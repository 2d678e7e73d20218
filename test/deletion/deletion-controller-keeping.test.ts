import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { adapterError, type AdapterError } from '../../src/adapters/adapter-error.js';
import type { Target } from '../../src/adapters/contract.js';
import { digest } from '../../src/bulk/journal/digest.js';
import { accountOf } from '../../src/bulk/journal/journal.js';
import { deletionLock, heldLocks, hold } from '../../src/bulk/journal/run-locks.js';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { DeletionController } from '../../src/deletion/deletion-controller.js';
import type { SettledReport } from '../../src/deletion/deletion-state.js';
import type { DeletionLimits } from '../../src/deletion/gate/approval.js';
import type { Session } from '../../src/domain/session.js';
import type { User } from '../../src/domain/user.js';
import { english } from '../../src/i18n/english.js';
import { Messages } from '../../src/i18n/messages.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { forgetRuns, stored } from '../support/journals.js';
import { deferred, ScriptedAdapter, turn } from '../support/scripted-adapter.js';

const twos = theCapabilities({
  delete: { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer', batchMax: 2 },
});

class KeepingHost extends LitElement {
  adapter: ScriptedAdapter | undefined;
  session: Session | undefined = aSession({ capabilities: twos });
  limits: DeletionLimits = {};
  readonly settled: SettledReport[] = [];
  readonly unavailable: AdapterError[] = [];
  readonly deletion = new DeletionController(this, {
    adapter: () => this.adapter,
    session: () => this.session,
    messages: () => new Messages([english]),
    limits: () => this.limits,
    onAgain: (_, users) => void this.deletion.askToDelete(users),
    onSettled: (report) => this.settled.push(report),
    onUnavailable: (error) => this.unavailable.push(error),
  });

  protected override render(): TemplateResult {
    return this.deletion.render();
  }
}
customElements.define('keeping-host', KeepingHost);

const people = (count: number): User[] =>
  Array.from({ length: count }, (_, index) => aUser({ id: `u${index}`, login: `u${index}`, email: `u${index}@example.com` })); // prettier-ignore
let count = 0;

async function stage(users: readonly User[]) {
  const host = await fixture<KeepingHost>(html`<keeping-host></keeping-host>`);
  const backendId = `keeping-${Date.now()}-${count++}`;
  const adapter = (host.adapter = Object.assign(new ScriptedAdapter(users), { backendId }));
  const dialog = new DialogDriver(host.shadowRoot!.querySelector<ConfirmDeleteDialogElement>('confirm-delete-dialog')!);
  const phase = (name: string): Promise<void> => dialog.until(() => host.deletion.state.phase === name);
  const ask = async (): Promise<void> => {
    await phase('asking');
    await dialog.until(() => dialog.isModal);
    await dialog.arm();
  };
  return { host, adapter, dialog, phase, ask, lock: deletionLock(digest(backendId)) };
}
const asked = async (users: readonly User[]) => {
  const scene = await stage(users);
  await scene.host.deletion.askToDelete(users);
  await scene.ask();
  return scene;
};
const free = async (lock: string): Promise<void> => {
  while ((await heldLocks()).has(lock)) await turn();
};
const emptied = async (): Promise<void> => {
  while ((await stored()).headers.length > 0) await turn();
};

describe('DeletionController, keeping a run', () => {
  beforeEach(forgetRuns);
  afterEach(forgetRuns);

  it('has each chunk in the journal before it is sent, and nothing when all is told (F24, S28)', async () => {
    const { host, adapter, dialog } = await asked(people(5));
    const known: string[][] = [];
    adapter.script = async function* (targets: readonly Target[]) {
      const [entry] = (await stored()).entries;
      known.push(accountOf(entry!).unknown.map(({ id }) => id));
      yield* adapter.erase(targets);
    };
    await dialog.press('Delete 5 users');
    await dialog.until(() => host.settled.length > 0);
    expect(adapter.sent.map(({ targets }) => targets.map(({ id }) => id))).to.deep.equal([['u0', 'u1'], ['u2', 'u3'], ['u4']]); // prettier-ignore
    expect(known).to.deep.equal([['u0', 'u1'], ['u2', 'u3'], ['u4']]);
    await emptied();
  });

  it('stores no name, no address, no text of an error (S16, S28)', async () => {
    const secret = 'Zanzibar';
    const users = people(2).map((user) => ({ ...user, firstName: secret, email: `${user.id}.${secret}@example.com` }));
    const { host, adapter, dialog } = await asked(users);
    adapter.script = async function* ([first, second]: readonly Target[]) {
      yield { id: first!.id, state: 'failed', error: adapterError('invalid', secret) };
      yield { id: second!.id, state: 'unknown', error: adapterError('network', secret) };
    };
    adapter.read = () => Promise.reject(adapterError('network', secret));
    await dialog.press(/^Delete 2/);
    await dialog.until(() => host.settled.length > 0);
    let found = await stored();
    while (!found.entries[0]?.ended) found = await stored();
    expect(JSON.stringify([found.headers, found.records])).not.to.match(/Zanzibar|example|keeping-/);
    const { trouble, unknown } = accountOf(found.entries[0]!);
    expect([trouble, unknown.map(({ id }) => id)]).to.deep.equal([1, ['u1']]);
  });

  it('gives the host who confirmed it and when', async () => {
    const { host, dialog } = await asked(people(2));
    await dialog.press('Delete 2 users');
    await dialog.until(() => host.settled.length > 0);
    const { facts } = host.settled[0]!;
    expect(facts).to.include({ viewerId: 'me' });
    expect(facts!.startedAt <= facts!.endedAt).to.equal(true);
  });

  it('sends nothing while another tab deletes, says so, and asks from the beginning when tried again (F27)', async () => {
    const { host, adapter, dialog, lock, phase, ask } = await asked(people(3));
    const release = await hold(lock);
    await dialog.press('Delete 3 users');
    await phase('declined');
    await dialog.settled();
    expect(dialog.text).to.include('Users are being deleted in another tab.');
    expect([adapter.deletions, (await stored()).headers]).to.deep.equal([[], []]);
    await dialog.arm();
    await dialog.press('Try again');
    await ask();
    expect(dialog.title).to.equal('Delete 3 users?');
    await dialog.press('Delete 3 users');
    await phase('declined');
    release!();
    await free(lock);
    await dialog.arm();
    await dialog.press('Try again');
    await ask();
    await dialog.press('Delete 3 users');
    await dialog.until(() => host.settled.length > 0);
    expect(adapter.deletions).to.deep.equal(['u0', 'u1', 'u2']);
    await free(lock);
  });

  it('holds the lock while the host is asked to approve, and lets go when the viewer no longer waits (F27, S27)', async () => {
    const scene = await stage(people(2));
    const { host, adapter, dialog, lock, ask, phase } = scene;
    host.limits = { approve: () => deferred<boolean>().promise, approveFrom: 1 };
    await host.deletion.askToDelete(people(2));
    await ask();
    await dialog.press('Delete 2 users');
    await phase('approving');
    while (!(await heldLocks()).has(lock)) await turn();
    await dialog.press('Cancel');
    await free(lock);
    expect(adapter.deletions).to.deep.equal([]);
  });

  it('asks nobody to approve what another tab stands in the way of', async () => {
    const { host, dialog, lock, ask, phase } = await stage(people(2));
    let approvals = 0;
    host.limits = { approve: () => ((approvals += 1), true), approveFrom: 1 };
    const release = await hold(lock);
    await host.deletion.askToDelete(people(2));
    await ask();
    await dialog.press('Delete 2 users');
    await phase('declined');
    expect(approvals).to.equal(0);
    release!();
  });

  it('stopped before the first request sends none (U14)', async () => {
    const { host, adapter, dialog } = await asked(people(3));
    await dialog.press('Delete 3 users');
    await dialog.press('Stop');
    await dialog.until(() => host.settled.length > 0);
    expect(adapter.deletions).to.deep.equal([]);
    expect(host.settled[0]!.counts['not-attempted']).to.equal(3);
    await emptied();
  });

  it('goes on when it is put elsewhere in the page (F28)', async () => {
    const { host, adapter, dialog } = await asked(people(4));
    const held = deferred<void>();
    adapter.script = async function* (targets: readonly Target[]) {
      await held.promise;
      yield* adapter.erase(targets);
    };
    await dialog.press('Delete 4 users');
    await dialog.until(() => adapter.sent.length > 0);
    document.body.append(host);
    held.resolve();
    await dialog.until(() => host.settled.length > 0);
    expect(adapter.deletions).to.have.length(4);
    await emptied();
    host.remove();
  });

  it('taken out of the page it sends nothing more, and the journal says what became of whom (F28, U14)', async () => {
    const { host, adapter, dialog } = await asked(people(6));
    const held = deferred<void>();
    adapter.script = async function* (targets: readonly Target[]) {
      if (adapter.sent.length === 2) await held.promise;
      yield* adapter.erase(targets);
    };
    await dialog.press('Delete 6 users');
    await dialog.until(() => adapter.sent.length === 2);
    host.remove();
    await turn();
    held.resolve();
    await dialog.until(() => host.settled.length > 0);
    expect(adapter.sent).to.have.length(2);
    let found = await stored();
    while (!found.entries[0]?.ended) found = await stored();
    const { done, unknown, untried } = accountOf(found.entries[0]!);
    expect([done, unknown, untried.map(({ id }) => id)]).to.deep.equal([4, [], ['u4', 'u5']]);
  });

  it('tells of a run that was interrupted, and asks about those who were not tried as about anybody (F24)', async () => {
    const users = people(3);
    const { host, adapter, dialog, ask } = await stage(users);
    const facts = { runId: 'r', viewerId: 'me', startedAt: '2026-11-26T08:00:00Z', endedAt: '2026-11-26T08:00:01Z' };
    const outcomes = [
      { id: 'u0', state: 'done' as const, confirmed: true as const },
      { id: 'u1', state: 'unknown' as const, error: adapterError('unknown', ''), latest: users[1]! },
      { id: 'u2', state: 'not-attempted' as const },
    ];
    const again = [{ ...users[2]!, version: 'v0' }];
    await host.deletion.review({ work: { action: 'delete' }, users, outcomes, again, facts });
    await dialog.until(() => dialog.isModal);
    await dialog.settled();
    expect(dialog.title).to.equal('1 deleted, 1 not attempted, and 1 unknown');
    expect(host.settled[0]).to.deep.include({ isReview: true, facts });
    expect(adapter.reads).to.deep.equal([]);
    await dialog.arm();
    await dialog.press('Delete 1 user not tried…');
    await ask();
    expect(dialog.text).to.include('Changed since you chose them');
    expect(adapter.deletions).to.deep.equal([]);
    await dialog.press(/^Delete Grace/);
    await dialog.until(() => host.settled.length > 1);
    expect(adapter.deletions).to.deep.equal(['u2']);
  });

  it('reviews nothing while something else is open, and says nothing of it', async () => {
    const { host, dialog } = await asked(people(1));
    const facts = { runId: 'r', startedAt: '', endedAt: '' };
    await host.deletion.review({ work: { action: 'delete' }, users: people(1), outcomes: [], again: [], facts });
    expect(host.deletion.state.phase).to.equal('asking');
    expect(dialog.title).to.include('Delete');
    expect(host.unavailable).to.deep.equal([]);
  });

  it('reviews nothing where the backend is one that can’t do it', async () => {
    const { host } = await stage(people(1));
    host.adapter = undefined;
    const facts = { runId: 'r', startedAt: '', endedAt: '' };
    await host.deletion.review({ work: { action: 'delete' }, users: people(1), outcomes: [], again: [], facts });
    expect(host.unavailable.map(({ kind }) => kind)).to.deep.equal(['unsupported']);
  });

  it('tells in the question that a reload would end it, where nothing can be stored', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not here.', 'SecurityError');
    };
    try {
      const { dialog, host, adapter } = await asked(people(2));
      await dialog.until(() => dialog.text.includes('it can’t be picked up again'));
      await dialog.press('Delete 2 users');
      await dialog.until(() => host.settled.length > 0);
      expect(adapter.deletions).to.have.length(2);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });
});
