import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { adapterError } from '../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../src/adapters/contract.js';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { DeletionController } from '../../src/deletion/deletion-controller.js';
import { preload } from '../../src/deletion/engine-on-demand.js';
import type { SettledReport } from '../../src/deletion/deletion-state.js';
import type { ApprovalPlan, DeletionLimits } from '../../src/deletion/gate/approval.js';
import type { Session } from '../../src/domain/session.js';
import type { User } from '../../src/domain/user.js';
import { english } from '../../src/i18n/english.js';
import { Messages } from '../../src/i18n/messages.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { deferred, ScriptedAdapter, turn } from '../support/scripted-adapter.js';

const soft = theCapabilities({
  delete: { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer', batchMax: 2 },
});

class PausingHost extends LitElement {
  adapter: UserAdapter | undefined;
  session: Session | undefined = aSession({ capabilities: soft });
  limits: DeletionLimits = {};
  readonly told: string[] = [];
  readonly settled: SettledReport[] = [];
  readonly deletion = new DeletionController(this, {
    adapter: () => this.adapter,
    session: () => this.session,
    messages: () => new Messages([english]),
    limits: () => this.limits,
    onSignInRequired: () => this.told.push('sign in'),
    reconnect: () => this.told.push('reconnect'),
    onSettled: (report) => this.settled.push(report),
  });

  protected override render(): TemplateResult {
    return this.deletion.render();
  }
}
customElements.define('pausing-host', PausingHost);

const people = (count: number): User[] =>
  Array.from({ length: count }, (_, index) => aUser({ id: `u${index}`, email: `user${index}@example.com` }));

// what asks and runs is loaded once; how long that takes is no matter of these tests
before(async function () {
  this.timeout(60_000);
  await preload();
});

/** A question about these users, in front of the viewer, armed. */
async function asked(count: number, limits: DeletionLimits = {}) {
  const host = await fixture<PausingHost>(html`<pausing-host></pausing-host>`);
  const adapter = (host.adapter = new ScriptedAdapter(people(count)));
  host.limits = limits;
  const dialog = new DialogDriver(host.shadowRoot!.querySelector<ConfirmDeleteDialogElement>('confirm-delete-dialog')!);
  await host.deletion.askToDelete(people(count));
  await dialog.until(() => host.deletion.state.phase === 'asking' && dialog.isModal);
  await dialog.arm();
  const signedOutAt = (id: string): void => {
    adapter.script = async function* (targets) {
      if (targets.every((target) => target.id !== id)) return yield* adapter.erase(targets);
      for (const target of targets)
        yield { id: target.id, state: 'failed', error: adapterError('unauthenticated', 'Sign in.') };
    };
  };
  const become = async (session: Session): Promise<void> => {
    host.session = session;
    host.requestUpdate();
    await dialog.settled();
  };
  const ended = (): Promise<void> => dialog.until(() => host.settled.length > 0);
  return { host, adapter, dialog, signedOutAt, become, ended };
}

describe('DeletionController whose viewer is signed out in the middle (F19)', () => {
  it('tells its host, keeps its place, and goes on for the same viewer', async () => {
    const { host, adapter, dialog, signedOutAt, become, ended } = await asked(6);
    signedOutAt('u2');
    await dialog.press('Delete 6 users');
    await dialog.until(() => dialog.text.includes('Your sign-in has ended'));
    expect(host.told).to.deep.equal(['sign in']);
    expect(host.settled).to.deep.equal([]);
    adapter.script = undefined;
    await become(aSession({ capabilities: soft }));
    await ended();
    expect(host.settled[0].counts).to.include({ done: 6, failed: 0 });
    expect(adapter.deletions).to.deep.equal(['u0', 'u1', 'u2', 'u3', 'u2', 'u3', 'u4', 'u5']);
  });

  it('asks again who is signed in when the viewer says so', async () => {
    const { host, dialog, signedOutAt } = await asked(4);
    signedOutAt('u0');
    await dialog.press('Delete 4 users');
    await dialog.until(() => dialog.text.includes('Your sign-in has ended'));
    await dialog.arm();
    await dialog.press(/^Go on with 4/);
    expect(host.told).to.deep.equal(['sign in', 'reconnect']);
    await dialog.press('Stop');
    await dialog.until(() => host.settled.length > 0);
    expect(host.settled[0].counts).to.include({ 'not-attempted': 4, failed: 0 });
  });

  it('stops for another viewer: the rest is not attempted', async () => {
    const { host, adapter, dialog, signedOutAt, become, ended } = await asked(6);
    signedOutAt('u2');
    await dialog.press('Delete 6 users');
    await dialog.until(() => dialog.text.includes('Your sign-in has ended'));
    await become(aSession({ capabilities: soft, viewer: { id: 'other' } }));
    await ended();
    expect(host.settled[0].counts).to.include({ done: 2, 'not-attempted': 4, failed: 0 });
    expect(adapter.users.size).to.equal(4);
  });

  it('takes back a question that somebody else was asked', async () => {
    const { host, adapter, dialog, become } = await asked(3);
    await become(aSession({ capabilities: soft, viewer: { id: 'u1' } }));
    await dialog.until(() => !dialog.element.open);
    expect(host.deletion.state.phase).to.equal('closed');
    expect(adapter.sent).to.deep.equal([]);
  });

  it('does not even show a question that was taken back before it stood there', async () => {
    const host = await fixture<PausingHost>(html`<pausing-host></pausing-host>`);
    host.adapter = new ScriptedAdapter(people(2));
    const dialog = host.shadowRoot!.querySelector<ConfirmDeleteDialogElement>('confirm-delete-dialog')!;
    const asking = host.deletion.askToDelete(people(2));
    host.session = aSession({ viewer: { id: 'u1' } });
    await asking;
    host.session = aSession({ viewer: { id: 'u0' } });
    await host.updateComplete;
    await turn();
    expect(host.deletion.state.phase).to.equal('closed');
    expect(dialog.open).to.equal(false);
  });

  it('leaves alone the sessions of another backend', async () => {
    const { host, dialog, signedOutAt, become } = await asked(4);
    signedOutAt('u0');
    await dialog.press('Delete 4 users');
    await dialog.until(() => dialog.text.includes('Your sign-in has ended'));
    host.adapter = new ScriptedAdapter();
    await become(aSession({ viewer: { id: 'other' } }));
    expect(host.deletion.state.phase).to.equal('running');
  });
});

describe('DeletionController whose host approves (S27)', () => {
  it('asks with ids and counts after the confirmation, and sends after the yes', async () => {
    const answer = deferred<boolean>();
    const plans: ApprovalPlan[] = [];
    const { adapter, dialog, ended } = await asked(2, {
      approveFrom: 2,
      approve: (plan) => (plans.push(plan), answer.promise),
    });
    expect(plans).to.deep.equal([]);
    await dialog.press('Delete 2 users');
    expect(dialog.title).to.equal('Waiting for approval');
    expect(plans[0].targets).to.deep.equal([{ id: 'u0', version: 'v1' }, { id: 'u1', version: 'v1' }]); // prettier-ignore
    expect(adapter.sent).to.deep.equal([]);
    answer.resolve(true);
    await ended();
    expect(adapter.deletions).to.deep.equal(['u0', 'u1']);
  });

  for (const [what, approve] of [
    ['a no', () => false],
    ['a rejection', () => Promise.reject(new Error('no'))],
    ['no answer', () => undefined],
  ] as const) {
    it(`sends nothing after ${what}, and says so`, async () => {
      const { host, adapter, dialog } = await asked(2, { approveFrom: 1, approve: approve as never });
      await dialog.press('Delete 2 users');
      await dialog.until(() => dialog.title === '2 users were not deleted');
      expect(dialog.text).to.include('Nothing was sent.');
      await dialog.press('Close');
      expect([adapter.sent, host.settled, host.deletion.state.phase]).to.deep.equal([[], [], 'closed']);
    });
  }

  it('tells the host when the viewer no longer waits, and a late yes sends nothing', async () => {
    const answer = deferred<boolean>();
    let signal: AbortSignal | undefined;
    const { adapter, dialog } = await asked(2, {
      approveFrom: 1,
      approve: (_, given) => ((signal = given), answer.promise),
    });
    await dialog.press('Delete 2 users');
    await dialog.press('Cancel');
    expect(signal?.aborted).to.equal(true);
    answer.resolve(true);
    await turn();
    expect(adapter.sent).to.deep.equal([]);
  });
});

describe('DeletionController above the limit of its host (U13)', () => {
  it('sends nothing, not even to look', async () => {
    const { adapter, dialog } = await asked(3, { maxDelete: 2 });
    expect(dialog.title).to.equal('Too many to delete at once');
    await dialog.press('Delete 3 users');
    expect([adapter.reads, adapter.sent]).to.deep.equal([[], []]);
  });
});
