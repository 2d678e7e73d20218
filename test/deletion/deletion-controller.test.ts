import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { adapterError, type AdapterError } from '../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../src/adapters/contract.js';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import type { BulkWork } from '../../src/bulk/bulk-work.js';
import { planOf } from '../../src/bulk/plan.js';
import { DeletionController } from '../../src/deletion/deletion-controller.js';
import type { SettledReport } from '../../src/deletion/deletion-state.js';
import type { CloseReason } from '../../src/deletion/events/dialog-close-event.js';
import { ConfirmEvent, DialogStopEvent } from '../../src/deletion/events/dialog-events.js';
import { DialogCloseEvent } from '../../src/deletion/events/dialog-close-event.js';
import type { Session } from '../../src/domain/session.js';
import type { User } from '../../src/domain/user.js';
import { english } from '../../src/i18n/english.js';
import { Messages } from '../../src/i18n/messages.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';
import { FullAdapter, someDepartments } from '../support/full-adapter.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { deferred, never, ScriptedAdapter, turn } from '../support/scripted-adapter.js';

const soft = theCapabilities({
  delete: { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer' },
});

class DeletionHost extends LitElement {
  adapter: UserAdapter | undefined;
  session: Session | undefined = aSession({ capabilities: soft });
  total: number | undefined;
  readonly settled: [SettledReport, string][] = [];
  readonly closings: CloseReason[] = [];
  readonly unavailable: AdapterError[] = [];
  readonly deletion = new DeletionController(this, {
    adapter: () => this.adapter,
    session: () => this.session,
    messages: () => new Messages([english]),
    directoryTotal: () => this.total,
    onSettled: (report, summary) => this.settled.push([report, summary]),
    onAgain: (work, users) => {
      if (work.action === 'delete') void this.deletion.askToDelete(users);
    },
    onClosed: (reason) => this.closings.push(reason),
    onUnavailable: (error) => this.unavailable.push(error),
  });

  protected override render(): TemplateResult {
    return html`<button id="opener">Open</button>${this.deletion.render()}`;
  }
}
customElements.define('deletion-host', DeletionHost);

const people = (count: number, given: Partial<User> = {}): User[] =>
  Array.from({ length: count }, (_, index) =>
    aUser({ id: `u${index}`, login: `user${index}`, email: `user${index}@example.com`, lastName: `Hopper ${index}`, ...given }),
  ); // prettier-ignore

async function stage(users: readonly User[]) {
  const host = await fixture<DeletionHost>(html`<deletion-host></deletion-host>`);
  const adapter = (host.adapter = new ScriptedAdapter(users));
  const dialog = new DialogDriver(host.shadowRoot!.querySelector<ConfirmDeleteDialogElement>('confirm-delete-dialog')!);
  const phase = (name: string): Promise<void> => dialog.until(() => host.deletion.state.phase === name);
  const ask = async (about: readonly User[] = users): Promise<void> => {
    await host.deletion.askToDelete(about);
    await phase('asking');
    await dialog.until(() => dialog.isModal);
    await dialog.arm();
  };
  const confirm = async (label: string | RegExp): Promise<void> => {
    await dialog.press(label);
    await dialog.until(() => host.settled.length > 0);
    await dialog.settled();
  };
  return { host, adapter, dialog, ask, confirm, phase };
}

describe('DeletionController', () => {
  it('deletes what was confirmed, and nothing before (A1)', async () => {
    const { host, adapter, dialog, ask, confirm } = await stage(people(2));
    await ask();
    expect(dialog.title).to.equal('Delete 2 users?');
    expect(adapter.sent).to.deep.equal([]);
    await confirm('Delete 2 users');
    expect(adapter.deletions).to.deep.equal(['u0', 'u1']);
    const [report, summary] = host.settled[0]!;
    expect(report).to.deep.include({ work: { action: 'delete' }, skipped: [] });
    expect(report.outcomes).to.deep.equal([{ id: 'u0', state: 'done' }, { id: 'u1', state: 'done' }]); // prettier-ignore
    expect(summary).to.equal('2 users deleted.');
  });

  it('closes by itself when everyone was deleted, and says why', async () => {
    const { host, dialog, ask, confirm } = await stage(people(1));
    await ask();
    await confirm(/^Delete/);
    await dialog.until(() => !dialog.element.open);
    expect(host.closings).to.deep.equal(['done']);
    expect(host.deletion.state.phase).to.equal('closed');
  });

  it('deletes nobody when the viewer declines', async () => {
    const { host, adapter, dialog, ask } = await stage(people(1));
    await ask();
    await dialog.press('Cancel');
    expect(host.closings).to.deep.equal(['cancel']);
    expect(adapter.sent).to.deep.equal([]);
    expect(host.deletion.state.phase).to.equal('closed');
  });

  it('throws for nobody, before any question or request (T8)', async () => {
    const { host, adapter, dialog } = await stage(people(1));
    let thrown: unknown;
    await host.deletion.askToDelete([]).catch((error: unknown) => (thrown = error));
    expect(thrown).to.be.instanceOf(RangeError);
    await host.deletion.run({ action: 'activate' }, []).catch((error: unknown) => (thrown = error));
    expect(adapter.reads.concat(adapter.deletions)).to.deep.equal([]);
    expect(dialog.element.open).to.equal(false);
  });

  it('asks one question at a time', async () => {
    const { host, dialog, ask } = await stage(people(3));
    await ask([people(3)[0]!]);
    await host.deletion.askToDelete(people(3));
    await dialog.settled();
    expect(dialog.names).to.have.length(1);
  });

  describe('before it asks', () => {
    it('reads everyone again and shows them as they are now (F1)', async () => {
      const { adapter, dialog, ask } = await stage(people(2));
      adapter.users.set('u1', { ...people(2)[1]!, lastName: 'Married', version: 'v2' });
      await ask();
      expect(adapter.reads).to.deep.equal(['u0', 'u1']);
      expect(dialog.names).to.deep.equal(['Grace Married user1@example.com', 'Grace Hopper 0 user0@example.com']);
      expect(dialog.text).to.include('Changed since you chose them: Grace Married (User Name)');
      expect(dialog.text).to.include('User Name: Grace Married (was Grace Hopper 1)');
      expect(dialog.said).to.equal('Checked. Changed since you chose them: Grace Married (User Name)');
    });

    it('sends them in the order in which they were chosen, whoever is shown first', async () => {
      const { adapter, ask, confirm } = await stage(people(2));
      adapter.users.set('u1', { ...people(2)[1]!, lastName: 'Married', version: 'v2' });
      await ask();
      await confirm('Delete 2 users');
      expect(adapter.sent.flatMap(({ targets }) => targets.map(({ id }) => id))).to.deep.equal(['u0', 'u1']);
    });

    it('sends the version that was shown, which the re-reading brought (F1)', async () => {
      const { adapter, ask, confirm } = await stage(people(1));
      adapter.users.set('u0', { ...people(1)[0]!, version: 'v2' });
      await ask();
      await confirm(/^Delete/);
      expect(adapter.sent[0]?.targets).to.deep.equal([{ id: 'u0', version: 'v2' }]);
    });

    it('leaves out who has become the owner meanwhile, and says so (F1, U7)', async () => {
      const { host, adapter, dialog, ask, confirm } = await stage(people(2));
      adapter.users.set('u1', { ...people(2)[1]!, owner: true, version: 'v2' });
      await ask();
      expect(dialog.title).to.equal('Delete Grace Hopper 0?');
      expect(dialog.text).to.include('2 selected. 1 will be deleted. 1 will not: This is the Account Owner.');
      await confirm(/^Delete/);
      expect(adapter.deletions).to.deep.equal(['u0']);
      expect(host.settled[0]![0].skipped).to.deep.equal([{ id: 'u1', reason: 'owner' }]);
    });

    it('leaves out who is gone or can’t be read, and says so', async () => {
      const { host, adapter, dialog, ask, confirm } = await stage(people(3));
      adapter.read = (id) => Promise.reject(adapterError(id === 'u1' ? 'not-found' : 'unavailable', 'No.'));
      const honest = adapter.users.get('u0')!;
      const refuse = adapter.read;
      adapter.read = (id) => (id === 'u0' ? Promise.resolve(honest) : refuse(id));
      await ask();
      expect(dialog.text).to.include('No longer there').and.include('Could not be checked');
      await confirm(/^Delete/);
      expect(adapter.deletions).to.deep.equal(['u0']);
      expect(host.settled[0]![0].skipped).to.deep.equal([{ id: 'u1', reason: 'gone' }, { id: 'u2', reason: 'unread' }]); // prettier-ignore
    });

    it('confirms nothing while it still reads, and can be declined', async () => {
      const { host, adapter, dialog, phase } = await stage(people(3));
      adapter.read = () => never();
      await host.deletion.askToDelete(people(3));
      await dialog.until(() => dialog.isModal);
      await dialog.arm();
      expect(dialog.subtitle).to.equal('Checking that nothing has changed · 0 of 3 checked');
      await dialog.press('Delete 3 users');
      expect(host.deletion.state.phase).to.equal('checking');
      await dialog.press('Cancel');
      await phase('closed');
      await turn();
      expect(adapter.sent).to.deep.equal([]);
      expect(host.deletion.state.phase).to.equal('closed');
    });

    it('counts how far the reading has come', async () => {
      const { host, adapter, dialog } = await stage(people(3));
      adapter.read = (id) => (id === 'u2' ? never() : Promise.resolve(adapter.users.get(id)!));
      await host.deletion.askToDelete(people(3));
      await dialog.until(() => dialog.subtitle.includes('2 of 3 checked'));
      expect(dialog.element.checking).to.deep.equal({ done: 2, total: 3 });
    });
  });

  it('runs on the frozen users although the list and the session have changed (U9, F5)', async () => {
    const { host, adapter, ask, confirm } = await stage(people(2));
    const chosen = people(2);
    await ask(chosen);
    chosen.splice(0, 2, aUser({ id: 'other' }));
    host.adapter = new ScriptedAdapter([aUser({ id: 'u0' })]);
    host.requestUpdate();
    await confirm('Delete 2 users');
    expect(adapter.deletions).to.deep.equal(['u0', 'u1']);
    expect((host.adapter as ScriptedAdapter).sent).to.deep.equal([]);
  });

  it('sends as many at once as the backend takes', async () => {
    const { host, adapter, dialog, ask, confirm } = await stage(people(5));
    host.session = aSession({ capabilities: theCapabilities({ delete: { ...soft.delete!, batchMax: 2 } }) });
    await ask();
    await confirm('Delete 5 users');
    expect(adapter.sent.map(({ targets }) => targets.length)).to.deep.equal([2, 2, 1]);
    expect(dialog.element.open).to.equal(false);
  });

  it('reports the truth when some were not deleted, and stays open (U11, U12)', async () => {
    const { host, adapter, dialog, ask, confirm } = await stage(people(3));
    adapter.script = async function* () {
      yield { id: 'u1', state: 'refused', error: adapterError('protected', 'No.', { reason: 'owner' }) };
      yield { id: 'u0', state: 'done' };
    };
    await ask();
    await confirm('Delete 3 users');
    expect(dialog.title).to.equal('1 deleted, 1 refused, and 1 unknown');
    expect(dialog.report).to.deep.equal({
      '1 unknown': ['Grace Hopper 2'],
      '1 refused': ['Grace Hopper 1'],
      '1 deleted': ['Grace Hopper 0'],
    });
    expect(host.settled[0]![1]).to.equal('1 deleted, 1 refused, and 1 unknown');
    expect(host.settled[0]![0].counts).to.include({ done: 1, refused: 1, unknown: 1 });
    await dialog.press('Close');
    expect(host.closings).to.deep.equal(['read']);
  });

  it('tries again what failed: reads and asks anew, and sends nothing before the new answer (U9, F1)', async () => {
    const { host, adapter, dialog, ask, confirm, phase } = await stage(people(3));
    adapter.script = async function* (targets) {
      for (const { id } of targets)
        if (id === 'u1') yield { id, state: 'failed', error: adapterError('unavailable', 'Down.') };
        else yield* adapter.erase([{ id }]);
    };
    await ask();
    await confirm('Delete 3 users');
    expect(dialog.buttons).to.deep.equal(['Save as CSV', 'Try again with Grace Hopper 1', 'Close']);
    adapter.script = undefined;
    adapter.users.set('u1', { ...people(2)[1]!, lastName: 'Renamed', version: 'v2' });
    const sent = adapter.sent.length;
    await dialog.press(/^Try again/);
    expect(host.deletion.state.phase, 'pressed before it can be meant (U4)').to.equal('reported');
    await dialog.arm();
    await dialog.press(/^Try again/);
    await phase('asking');
    await dialog.settled();
    expect(dialog.title).to.match(/^Delete .*Renamed\?$/);
    expect(dialog.text).to.include('Changed since you chose them');
    expect(dialog.focused).to.equal('Cancel');
    expect(adapter.sent).to.have.length(sent);
    await dialog.press(/^Delete/);
    expect(adapter.sent, 'pressed before it can be meant (U4)').to.have.length(sent);
    await dialog.arm();
    await dialog.press(/^Delete/);
    await dialog.until(() => host.settled.length === 2);
    expect(adapter.sent.at(-1)?.targets).to.deep.equal([{ id: 'u1', version: 'v2' }]);
    await dialog.until(() => !dialog.element.open);
    expect(host.settled[1]?.[1]).to.match(/was deleted\.$/);
  });

  it('shows how far it has come, and stops when told to (U14)', async () => {
    const { host, adapter, dialog, ask } = await stage(people(4));
    host.session = aSession({ capabilities: theCapabilities({ delete: { ...soft.delete!, batchMax: 2 } }) });
    const gate = deferred<void>();
    adapter.script = async function* (targets) {
      yield { id: targets[0]!.id, state: 'failed', error: adapterError('unavailable', 'Busy.') };
      await gate.promise;
      yield { id: targets[1]!.id, state: 'done' };
    };
    await ask();
    await dialog.press('Delete 4 users');
    await dialog.until(() => dialog.text.includes('1 of 4'));
    expect(dialog.text).to.include('1 not done');
    await dialog.press('Stop');
    expect(dialog.text).to.include('Stopping. Answers to what was already sent are waited for.');
    gate.resolve();
    await dialog.until(() => host.settled.length > 0);
    expect(host.settled[0]![0].counts).to.include({ failed: 1, done: 1, 'not-attempted': 2 });
    expect(adapter.deletions).to.deep.equal(['u0', 'u1']);
  });

  it('deactivates the same users instead (U8)', async () => {
    const { host, adapter, ask, confirm } = await stage(people(2));
    await ask();
    await confirm('Deactivate 2 users');
    expect(adapter.sent.map(({ method, targets }) => [method, targets.length])).to.deep.equal([['deactivate', 2]]);
    expect(host.settled[0]![0].work).to.deep.equal({ action: 'deactivate' });
    expect(host.settled[0]![1]).to.equal('2 users deactivated.');
  });

  it('says by name what became of the only one, and nothing in the name is obeyed (U2, S7)', async () => {
    for (const [lastName, press, said] of [
      ['Hopper', /^Delete/, 'Grace Hopper was deleted.'],
      ['Hopper', /^Deactivate/, 'Grace Hopper was deactivated.'],
      ['\u202Ereppoh <b>', /^Delete/, 'Grace \uFFFDreppoh <b> was deleted.'],
      ['x'.repeat(500), /^Delete/, `Grace ${'x'.repeat(33)}… was deleted.`],
    ] as const) {
      const { host, ask, confirm } = await stage(people(1, { lastName }));
      await ask();
      await confirm(press);
      expect(host.settled[0]![1]).to.equal(said);
    }
    const { host, dialog } = await stage(people(1, { status: 'inactive' }));
    await host.deletion.run({ action: 'activate' }, people(1, { status: 'inactive' }));
    await dialog.until(() => host.settled.length > 0);
    expect(host.settled[0]![1]).to.equal('Grace Hopper 0 was activated.');
  });

  it('deactivates those alone who may not be deleted, and counts each once (U8, F34)', async () => {
    const { host, dialog, ask, confirm } = await stage(people(2, { denied: { delete: 'scope' } }));
    await ask();
    await confirm('Deactivate 2 users');
    expect(host.settled[0]![0].skipped).to.deep.equal([]);
    expect(host.settled[0]![1]).to.equal('2 users deactivated.');
    await dialog.until(() => !dialog.element.open);
  });

  it('says whom a deactivation instead of a deletion left out, and why (U11)', async () => {
    const [first, second, third] = people(3);
    const { host, dialog, ask, confirm } = await stage([
      first!,
      { ...second!, status: 'inactive' },
      { ...third!, denied: { deactivate: 'managed' } },
    ]);
    await ask();
    await confirm(/^Deactivate Grace/);
    expect(host.settled[0]![0].skipped).to.deep.equal([{ id: 'u1', reason: 'inactive' }, { id: 'u2', reason: 'managed' }]); // prettier-ignore
    expect(host.settled[0]![1]).to.equal('1 deactivated and 2 left out');
    expect(dialog.title).to.equal('1 deactivated and 2 left out');
    expect(dialog.report['2 left out']).to.deep.equal(['Grace Hopper 1', 'Grace Hopper 2']);
    expect(dialog.text).to.include('Already inactive.').and.include('managed by another system');
  });

  describe('an imitation (S20)', () => {
    it('of a confirmation deletes nobody, from wherever it comes', async () => {
      const { host, adapter, dialog, ask } = await stage(people(1));
      await ask();
      for (const from of [dialog.element, dialog.dialog!, host, document.body]) {
        from.dispatchEvent(new ConfirmEvent('delete', [{ id: 'u0', version: 'v1' }]));
        from.dispatchEvent(new CustomEvent('delete-confirm', { bubbles: true, composed: true, detail: {} }));
      }
      await turn();
      expect(adapter.sent).to.deep.equal([]);
    });

    it('of a stop or a closing changes nothing', async () => {
      const { host, adapter, dialog, ask } = await stage(people(1));
      adapter.script = async function* () { await never(); }; // prettier-ignore
      await ask();
      dialog.element.dispatchEvent(new DialogCloseEvent('cancel'));
      expect(host.deletion.state.phase).to.equal('asking');
      await dialog.press(/^Delete/);
      dialog.element.dispatchEvent(new DialogStopEvent());
      expect(dialog.text).not.to.include('Stopping');
    });

    it('that repeats a genuine confirmation deletes nobody twice (F6)', async () => {
      const { host, adapter, dialog, ask } = await stage(people(1));
      const seen: Event[] = [];
      dialog.element.addEventListener('delete-confirm', (event) => seen.push(event));
      await ask();
      await dialog.press(/^Delete/);
      await dialog.until(() => host.settled.length > 0);
      dialog.element.dispatchEvent(seen[0]!);
      await turn();
      expect(adapter.deletions).to.deep.equal(['u0']);
    });
  });

  describe('setActive', () => {
    it('deactivates without a question and without a dialog (ladder 0)', async () => {
      const { host, adapter, dialog } = await stage(people(2));
      await host.deletion.run({ action: 'deactivate' }, people(2));
      await dialog.until(() => host.settled.length > 0);
      expect(adapter.sent[0]).to.deep.include({ method: 'deactivate', targets: [{ id: 'u0', version: 'v1' }, { id: 'u1', version: 'v1' }] }); // prettier-ignore
      expect(dialog.element.open).to.equal(false);
      expect(host.settled[0]![1]).to.equal('2 users deactivated.');
    });

    it('leaves out whom the rules refuse, and shows why (R2, R3)', async () => {
      const [first, second] = people(2);
      const users = [first!, { ...second!, owner: true }, aUser({ id: 'me' })];
      const { host, adapter, dialog } = await stage(users);
      await host.deletion.run({ action: 'deactivate' }, users);
      await dialog.until(() => dialog.isModal);
      expect(adapter.sent[0]?.targets.map(({ id }) => id)).to.deep.equal(['u0']);
      expect(host.settled[0]![0].skipped).to.deep.equal([{ id: 'u1', reason: 'owner' }, { id: 'me', reason: 'self' }]); // prettier-ignore
      expect(dialog.title).to.equal('1 deactivated and 2 left out');
      expect(dialog.text).to.include('This is the Account Owner.').and.include('This is you.');
    });

    it('sends nothing where nobody is left, and says why', async () => {
      const users = people(1, { owner: true });
      const { host, adapter, dialog } = await stage(users);
      await host.deletion.run({ action: 'deactivate' }, users);
      await dialog.until(() => dialog.isModal);
      expect(adapter.sent).to.deep.equal([]);
      expect(dialog.title).to.equal('1 left out');
    });

    it('shows the progress of a long run', async () => {
      const { host, adapter, dialog } = await stage(people(21));
      adapter.script = async function* () { await never(); }; // prettier-ignore
      await host.deletion.run({ action: 'deactivate' }, people(21));
      await dialog.until(() => dialog.isModal);
      expect(dialog.title).to.equal('Deactivating 21 users');
    });

    it('says before it activates that the licence has too few seats, and who stays inactive (R10)', async () => {
      const users = people(3, { status: 'inactive' });
      const { host, adapter, dialog, confirm, phase } = await stage(users);
      host.session = aSession({ capabilities: theCapabilities({ seats: { used: 8, limit: 10 } }) });
      await host.deletion.run({ action: 'activate' }, users);
      await phase('asking');
      await dialog.until(() => dialog.isModal);
      expect(dialog.title).to.equal('Activate 2 users?');
      expect(dialog.subtitle).to.equal('The licence has 2 free seats.');
      expect(dialog.text).to.include('3 selected. 2 will be activated. 1 will not:');
      expect(dialog.people('.skipped')).to.deep.equal(['Grace Hopper 2 user2@example.com']);
      expect(adapter.sent).to.deep.equal([]);
      await dialog.arm();
      await confirm('Activate 2 users');
      expect(adapter.sent.map(({ method, targets }) => [method, targets.length])).to.deep.equal([['activate', 2]]);
      expect(host.settled[0]![0].skipped).to.deep.equal([{ id: 'u2', reason: 'no-seat' }]);
    });

    it('activates without a question where seats suffice', async () => {
      const users = people(2, { status: 'inactive' });
      const { host, adapter, dialog } = await stage(users);
      await host.deletion.run({ action: 'activate' }, users);
      await dialog.until(() => host.settled.length > 0);
      expect(adapter.sent[0]?.method).to.equal('activate');
      expect(dialog.element.open).to.equal(false);
    });
  });

  describe('another work', () => {
    const sales = someDepartments[1]!;
    const at = '2027-01-31T22:59:00Z';
    const schedule = (action: 'activate' | 'deactivate', when: string | null): BulkWork & { action: 'schedule' } => ({
      action: 'schedule',
      plan: { action, at: when },
    });
    const scheduled = { scheduled: { action: 'deactivate', at } } as const;
    const works = [
      [{ action: 'change-department', department: sales }, {}, 'changeDepartment', 'is now in Sales.', '2 users are now in Sales.', 'Moving', 'moved to Sales', 'already in Sales'],
      [schedule('deactivate', at), {}, 'schedule', 'is scheduled.', 'The deactivation of 2 users is scheduled.', 'Scheduling the deactivation', 'scheduled to be deactivated', 'already scheduled so'],
      [schedule('activate', at), {}, 'schedule', 'is scheduled.', 'The activation of 2 users is scheduled.', 'Scheduling the activation', 'scheduled to be activated', 'already scheduled so'],
      [schedule('deactivate', null), scheduled, 'schedule', 'any more.', 'Nothing is scheduled for 2 users any more.', 'Canceling', 'no longer scheduled', 'had nothing scheduled'],
      [{ action: 'message', subject: 'News', body: 'Hi' }, {}, 'sendMessage', 'was sent.', 'The message was sent to 2 users.', 'Sending', 'Sent to 1 user', 'had it already'],
    ] as const; // prettier-ignore

    async function workshop(users: User[]) {
      const staged = await stage(users);
      const adapter = (staged.host.adapter = new FullAdapter(users));
      return { ...staged, adapter };
    }

    for (const [work, given, method, one, all, running, done, already] of works) {
      const name = `${method} ${JSON.stringify('plan' in work ? work.plan : '')}`;

      it(`runs like any other, and is told in its own words: ${name}`, async () => {
        const { host, adapter, dialog } = await workshop(people(2, given));
        await host.deletion.run(work, people(2, given));
        await dialog.until(() => host.settled.length > 0);
        expect(adapter.asked.map((each) => [each.method, each.ids])).to.deep.equal([[method, ['u0', 'u1']]]);
        expect(host.settled[0]![1]).to.equal(all);
        expect(dialog.element.open).to.equal(false);
        await host.deletion.run(work, people(1, given));
        await dialog.until(() => host.settled.length > 1);
        expect(host.settled[1]![1])
          .to.include('Grace Hopper 0')
          .and.satisfy((text: string) => text.endsWith(one));
      });

      it(`shows its progress in its own words: ${name}`, async () => {
        const { host, adapter, dialog } = await workshop(people(21, given));
        adapter.script = async function* () { await never(); }; // prettier-ignore
        await host.deletion.run(work, people(21, given));
        await dialog.until(() => dialog.isModal);
        expect(dialog.title).to.include(running).and.to.include('21');
        expect(dialog.title).not.to.include('deletion.');
      });

      it(`reports every outcome in its own words (U11): ${name}`, async () => {
        const { host, adapter, dialog } = await workshop(people(5, given));
        const lost = adapterError('network', 'The line broke.');
        const error = adapterError('forbidden', 'No.', { reason: 'scope' });
        adapter.script = async function* () {
          await Promise.resolve();
          yield { id: 'u0', state: 'done' };
          yield { id: 'u1', state: 'already' };
          yield { id: 'u2', state: 'refused', error };
          yield { id: 'u3', state: 'failed', error: adapterError('unavailable', 'Down.') };
          yield { id: 'u4', state: 'unknown', error: lost };
        };
        // another record than was wanted: not proven
        adapter.read = (id) =>
          Promise.resolve(aUser({ id, ...('plan' in work && work.plan.at === null ? scheduled : {}) }));
        await host.deletion.run(work, people(5, given));
        await dialog.until(() => dialog.isModal);
        expect(Object.keys(dialog.report).join('; ')).to.include(done).and.to.include(already);
        expect(dialog.text).to.include('outside the departments that you manage').and.not.to.include('deletion.');
        const { counts } = host.settled[0]![0];
        expect(counts).to.include({ done: 1, already: 1, refused: 1, failed: 1, unknown: 1 });
        expect(adapter.reads).to.deep.equal(method === 'sendMessage' ? [] : ['u4']);
      });
    }

    it('that was agreed to meets the users of the plan, as they were shown (U9)', async () => {
      const [first, second] = people(2);
      const users = [first!, { ...second!, denied: { message: 'scope' } }];
      const { host, adapter, dialog } = await workshop(users);
      const work = { action: 'message', body: 'Hi' } as const;
      await host.deletion.run(work, users, planOf(work, users, host.session));
      await dialog.until(() => host.settled.length > 0);
      expect(adapter.asked[0]?.ids).to.deep.equal(['u0']);
      expect(dialog.element.open).to.equal(false);
      expect(host.settled[0]![1]).to.equal('Sent to 1 user and 1 left out');
    });

    it('that the adapter can’t do is told, and nothing is sent', async () => {
      const { host } = await stage(people(1));
      await host.deletion.run({ action: 'message', body: 'Hi' }, people(1));
      expect(host.unavailable[0]).to.include({ kind: 'unsupported' });
      expect(host.settled).to.deep.equal([]);
    });
  });

  describe('what is not there', () => {
    for (const [what, adapter] of [
      ['no adapter', undefined],
      ['an adapter that can’t delete', Object.assign(new ScriptedAdapter(), { delete: undefined })],
    ] as const) {
      it(`is told: ${what}`, async () => {
        const { host, dialog } = await stage([]);
        host.adapter = adapter as UserAdapter | undefined;
        await host.deletion.askToDelete(people(1));
        expect(host.unavailable.map(({ kind }) => kind)).to.deep.equal(['unsupported']);
        expect(dialog.element.open).to.equal(false);
      });
    }

    it('is not offered: deactivation by an adapter that can’t', async () => {
      const { adapter, dialog, ask } = await stage(people(1));
      Object.assign(adapter, { setActive: undefined });
      await ask();
      expect(dialog.text).not.to.include('Deactivate');
    });

    it('is told: code of the dialog that can’t be loaded; nothing is asked or sent', async () => {
      const { host, adapter, dialog } = await stage(people(1));
      dialog.element.show = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
      await host.deletion.askToDelete(people(1));
      await dialog.until(() => host.unavailable.length > 0);
      expect(host.deletion.state.phase).to.equal('closed');
      expect(adapter.sent).to.deep.equal([]);
    });
  });

  describe('a host that is moved', () => {
    it('while it asks closes the question: nothing is deleted (F29)', async () => {
      const { host, adapter, dialog, ask } = await stage(people(1));
      await ask();
      const place = document.createElement('div');
      document.body.append(place);
      place.append(host);
      await dialog.settled();
      expect(dialog.element.open).to.equal(false);
      expect(host.closings).to.deep.equal(['moved']);
      expect(adapter.sent).to.deep.equal([]);
      place.remove();
    });

    it('while it runs goes on, modal again (F28, F29)', async () => {
      const { host, adapter, dialog, ask } = await stage(people(2));
      const gate = deferred<void>();
      host.session = aSession({ capabilities: theCapabilities({ delete: { ...soft.delete!, batchMax: 1 } }) });
      adapter.script = async function* (targets) { await gate.promise; yield* adapter.erase(targets); }; // prettier-ignore
      await ask();
      await dialog.press('Delete 2 users');
      host.parentElement!.prepend(host);
      await turn();
      expect(dialog.isModal).to.equal(true);
      gate.resolve();
      await dialog.until(() => host.settled.length > 0);
      expect(host.settled[0]![0].counts.done).to.equal(2);
    });

    it('out of the page sends nothing more, and reports what was under way (F28)', async () => {
      const { host, adapter, dialog, ask } = await stage(people(2));
      const gate = deferred<void>();
      host.session = aSession({ capabilities: theCapabilities({ delete: { ...soft.delete!, batchMax: 1 } }) });
      adapter.script = async function* (targets) { await gate.promise; yield* adapter.erase(targets); }; // prettier-ignore
      await ask();
      await dialog.press('Delete 2 users');
      host.remove();
      await turn();
      gate.resolve();
      await dialog.until(() => host.settled.length > 0);
      expect(host.settled[0]![0].counts).to.include({ done: 1, 'not-attempted': 1 });
    });
  });
});
