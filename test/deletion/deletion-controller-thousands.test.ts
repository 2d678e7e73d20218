import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { DeletionController } from '../../src/deletion/deletion-controller.js';
import type { SettledReport } from '../../src/deletion/deletion-state.js';
import { preload } from '../../src/deletion/engine-on-demand.js';
import type { ApprovalPlan } from '../../src/deletion/gate/approval.js';
import type { CloseReason } from '../../src/deletion/events/dialog-close-event.js';
import type { User } from '../../src/domain/user.js';
import { english } from '../../src/i18n/english.js';
import { Messages } from '../../src/i18n/messages.js';
import { aSession, aUser, theCapabilities } from '../support/builders.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { ScriptedAdapter } from '../support/scripted-adapter.js';

const soft = theCapabilities({ delete: { kind: 'soft', restorableDays: 30, restoredBy: 'viewer', batchMax: 600 } });
/** As few as are worked on in pieces. */
const many = 501;
const people: User[] = Array.from({ length: many }, (_, at) => aUser({ id: `u${at}`, email: `user${at}@example.com` }));

class PatientHost extends LitElement {
  adapter = new ScriptedAdapter(people);
  session = aSession({ capabilities: soft });
  readonly approvals: ApprovalPlan[] = [];
  readonly settled: SettledReport[] = [];
  readonly closings: CloseReason[] = [];
  readonly deletion = new DeletionController(this, {
    adapter: () => this.adapter,
    session: () => this.session,
    messages: () => new Messages([english]),
    directoryTotal: () => 100_000,
    limits: () => ({ approve: (plan) => this.approvals.push(plan) > 0 }),
    onSettled: (report) => this.settled.push(report),
    onClosed: (reason) => this.closings.push(reason),
  });

  protected override render(): TemplateResult {
    return this.deletion.render();
  }
}
customElements.define('patient-host', PatientHost);

before(async function () {
  this.timeout(60_000);
  await preload();
});

async function stage() {
  const host = await fixture<PatientHost>(html`<patient-host></patient-host>`);
  const element = host.shadowRoot!.querySelector<ConfirmDeleteDialogElement>('confirm-delete-dialog')!;
  const dialog = new DialogDriver(element);
  const ask = async (): Promise<void> => {
    await host.deletion.askToDelete(people);
    await dialog.until(() => host.deletion.state.phase === 'asking' && dialog.isModal);
    await dialog.arm();
    const review = dialog.root.querySelector<HTMLInputElement>('.mass .check');
    review?.click();
    await dialog.type(String(many));
  };
  return { host, element, dialog, ask };
}

/** Tasks that were waiting for their turn have had it. */
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('DeletionController, about more than five hundred users', () => {
  it('reads all, deletes all and reports all, and closes by itself', async () => {
    const { host, element, dialog, ask } = await stage();
    await ask();
    expect(dialog.title).to.equal('Delete 501 users?');
    await dialog.press('Delete 501 users');
    await dialog.until(() => !element.open && host.settled.length > 0);
    expect(host.approvals.map(({ counts }) => counts)).to.deep.equal([{ deleted: many, leftOut: 0 }]);
    expect(new Set(host.adapter.deletions).size).to.equal(many);
    expect(host.settled).to.have.length(1);
    expect(host.settled[0]!.counts).to.include({ done: many, unknown: 0, 'not-attempted': 0 });
    expect([host.closings, host.deletion.state.phase]).to.deep.equal([['done'], 'closed']);
  });

  it('reads nobody where the viewer becomes another one before the reading begins (F19)', async () => {
    const { host } = await stage();
    await host.deletion.askToDelete(people);
    host.session = aSession({ viewer: { id: 'somebody else' }, capabilities: soft });
    host.requestUpdate();
    await host.updateComplete;
    await later();
    expect([host.adapter.reads, host.deletion.state.phase]).to.deep.equal([[], 'closed']);
  });

  it('asks nobody to approve what the viewer took back meanwhile, and sends nothing', async () => {
    const { host, element, dialog, ask } = await stage();
    await ask();
    element.addEventListener('delete-confirm', () => queueMicrotask(() => element.close('cancel')));
    await dialog.press('Delete 501 users');
    await later();
    expect([host.approvals, host.adapter.sent, host.closings]).to.deep.equal([[], [], ['cancel']]);
  });

  it('tells the outcome also where the dialog was closed while the last of it was being told', async () => {
    const { host, element, dialog, ask } = await stage();
    await ask();
    host.adapter.script = async function* (targets) {
      yield* host.adapter.erase(targets);
      queueMicrotask(() => element.close('cancel'));
    };
    await dialog.press('Delete 501 users');
    // which of the two comes first is up to the browser
    await dialog.until(() => host.settled.length > 0 && host.deletion.state.phase === 'closed');
    expect(host.settled.map(({ counts }) => counts.done)).to.deep.equal([many]);
  });
});
