import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Call, Target } from '../../../src/adapters/contract.js';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import type { DeleteCapability } from '../../../src/domain/session.js';
import type { User, UserId } from '../../../src/domain/user.js';
import type { RunAudit, UsersDeletedEvent } from '../../../src/manager/work/change-events.js';
import { aTester } from '../../support/builders.js';
import { DialogDriver } from '../../support/dialog-driver.js';
import { createManager, until } from '../../support/driver.js';

const people = (): User[] => [
  aTester('a', 'Ana'),
  aTester('b', 'Bea'),
  aTester('c', 'Cleo'),
  aTester('o', 'Olga', { owner: true }),
];

/** A backend that wants to know who takes over, and notes what it was asked. */
class HandingOver extends MemoryAdapter {
  readonly sent: { readonly ids: readonly UserId[]; readonly successor: UserId | undefined }[] = [];

  override delete(targets: readonly Target[], call: Call & { readonly successor?: UserId }) {
    this.sent.push({ ids: targets.map(({ id }) => id), successor: call.successor });
    return super.delete(targets, call);
  }
}

async function scene(successor: DeleteCapability['successor'] = 'required') {
  const deletion: DeleteCapability = { kind: 'soft', statistics: 'kept', restorableDays: 30, restoredBy: 'viewer', ...(successor && { successor }) }; // prettier-ignore
  const adapter = new HandingOver({ users: people(), capabilities: { delete: deletion } });
  const manager = await createManager({ adapter });
  const element = manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement;
  const dialog = new DialogDriver(element);
  const audits: (RunAudit | undefined)[] = [];
  manager.element.addEventListener('users-deleted', ({ audit }: UsersDeletedEvent) => audits.push(audit));
  const ask = async (name: string): Promise<void> => {
    await manager.row(name).openMenu();
    await manager.choose('Delete');
    await until(() => dialog.isModal && !element.checking && dialog.root.querySelector('[role=combobox]'), 'the field');
    await dialog.arm();
  };
  const options = (): NodeListOf<Element> => dialog.root.querySelectorAll('[role=option]');
  const choose = async (text: string): Promise<void> => {
    dialog.root.querySelector<HTMLElement>('[role=combobox]')!.focus();
    await sendKeys({ type: text });
    await until(() => options().length === 1, 'one who fits');
    await sendKeys({ press: 'Enter' });
    await until(() => dialog.text.includes('goes to'), 'the choice');
    await dialog.settled();
  };
  return { adapter, manager, dialog, audits, ask, choose, there: () => adapter.users.map(({ id }) => id) };
}

describe('<user-manager> deleting somebody from whom another takes over', () => {
  it('asks the backend for them by name, deletes once, and hands on whom the viewer chose', async () => {
    const { adapter, manager, dialog, audits, ask, choose, there } = await scene();
    await ask('Bea');
    await dialog.press('Delete Bea Tester');
    expect(adapter.sent).to.deep.equal([]);
    await choose('cleo');
    await dialog.press('Delete Bea Tester');
    await until(() => !manager.shownIds().includes('b'), 'the row to go');
    expect(adapter.sent).to.deep.equal([{ ids: ['b'], successor: 'c' }]);
    expect([there(), audits.map((audit) => audit?.successor)]).to.deep.equal([['a', 'c', 'o'], ['c']]);
  });

  it('says what the backend says where whoever takes over is gone by then, and asks anew (R12)', async () => {
    const { adapter, dialog, ask, choose, there } = await scene();
    await ask('Bea');
    await choose('cleo');
    // somebody else deletes them meanwhile
    const call = { signal: new AbortController().signal, successor: 'a' };
    for await (const { state } of MemoryAdapter.prototype.delete.call(adapter, [{ id: 'c' }], call))
      expect(state).to.equal('done');
    await dialog.press('Delete Bea Tester');
    await until(() => dialog.text.includes('Name who takes over.'), 'the report');
    expect(there()).to.include('b');
    await dialog.arm();
    await dialog.press(/^Try again/);
    await until(() => dialog.text.includes('goes to whom you choose'), 'a new question');
    expect([dialog.title, dialog.button('Delete Bea Tester').ariaDisabled]).to.deep.equal([
      'Delete Bea Tester?',
      'true',
    ]);
  });

  it('deletes without anybody where the backend does not insist', async () => {
    const { adapter, manager, dialog, ask } = await scene('optional');
    await ask('Bea');
    await dialog.press('Delete Bea Tester');
    await until(() => !manager.shownIds().includes('b'), 'the row to go');
    expect(adapter.sent).to.deep.equal([{ ids: ['b'], successor: undefined }]);
  });
});
