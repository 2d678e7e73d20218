import { expect } from '@open-wc/testing';
import type { Outcome, Target } from '../../../src/adapters/contract.js';
import { RestAdapter } from '../../../src/adapters/rest.js';
import type { UsersStatusChangeEvent } from '../../../src/manager/work/change-events.js';
import { aTester } from '../../support/builders.js';
import { createManager, type ManagerDriver, until } from '../../support/driver.js';
import { asked, dialogOf, from } from '../../support/manager-stories.js';
import { ScriptedAdapter } from '../../support/scripted-adapter.js';

/** A list of a backend that answers a change of status with success, and with the record as it was before. */
async function unmoved(status: 'active' | 'inactive', more: Partial<ScriptedAdapter> = {}) {
  const adapter = new ScriptedAdapter([aTester('1', 'Ana', { status }), aTester('2', 'Bea', { status })]);
  Object.assign(adapter, more);
  adapter.script = async function* (targets: readonly Target[]): AsyncGenerator<Outcome> {
    for (const { id } of targets) yield await Promise.resolve({ id, state: 'done', user: adapter.users.get(id)! });
  };
  const manager = await createManager({ adapter });
  const told: UsersStatusChangeEvent[] = [];
  manager.element.addEventListener('users-status-change', (event) => told.push(event));
  return { adapter, manager, told, dialog: dialogOf(manager) };
}

/** Selects both, and presses this in the bar. */
async function ofBoth(manager: ManagerDriver, action: 'activate' | 'deactivate' | 'delete'): Promise<void> {
  await manager.togglePage();
  manager.bulkButton(action).click();
}

describe('<user-manager> where a backend says “done” and shows that it is not (F7)', () => {
  for (const [action, status, item, words] of [
    ['deactivate', 'active', 'Deactivate', 'they had not been deactivated'],
    ['activate', 'inactive', 'Activate', 'they had not been activated'],
  ] as const) {
    it(`tells nobody that they are ${action}d, out of the menu of a row`, async () => {
      const { adapter, manager, dialog, told } = await unmoved(status);
      await from(manager, 'Ana', item);
      await until(() => told.length > 0, 'the end');
      await until(() => dialog.isModal, 'the report');
      expect(dialog.text).to.include('1 unknown').and.to.include(words);
      expect(manager.notices).to.not.match(/was (de)?activated/);
      expect([told[0]!.ids, told[0]!.counts['unknown']]).to.deep.equal([[], 1]);
      expect([adapter.reads, adapter.sent.length]).to.deep.equal([['1'], 1]);
    });

    it(`tells nobody that they are ${action}d, out of the bar of the selection`, async () => {
      const { manager, dialog, told } = await unmoved(status);
      await ofBoth(manager, action);
      await until(() => told.length > 0 && dialog.isModal, 'the report');
      expect(dialog.text).to.include('2 unknown');
      expect([told[0]!.ids, told[0]!.counts['unknown']]).to.deep.equal([[], 2]);
      expect(manager.selectedNames(), 'they stay selected (U10)').to.have.length(2);
    });
  }

  it('tells nobody that they are deactivated instead of deleted', async () => {
    const { adapter, manager, dialog, told } = await unmoved('active');
    await ofBoth(manager, 'delete');
    await asked(dialog);
    await dialog.press('Deactivate 2 users');
    await until(() => told.length > 0, 'the end');
    await dialog.until(() => dialog.text.includes('2 unknown'));
    expect(told[0]!.ids).to.deep.equal([]);
    expect([adapter.deletions, adapter.sent.map(({ method }) => method)]).to.deep.equal([[], ['deactivate']]);
  });

  it('believes the record that is read afterwards, which may be the newer one', async () => {
    const { adapter, manager, told } = await unmoved('active');
    adapter.read = (id) => Promise.resolve({ ...adapter.users.get(id)!, status: 'inactive' });
    await from(manager, 'Ana', 'Deactivate');
    await until(() => told.length > 0, 'the end');
    expect(told[0]!.ids).to.deep.equal(['1']);
    await until(() => manager.notices.includes('was deactivated'), 'the notice');
  });

  it('is so over REST, too: 200 with the old status is not a deactivation', async () => {
    const json = (data: unknown): Promise<Response> =>
      Promise.resolve(new Response(JSON.stringify(data), { headers: { 'Content-Type': 'application/json' } }));
    const ana = { id: '1', login: 'ana', displayName: 'Ana Tester', status: 'active', owner: false };
    const capabilities = { sort: [], search: { mode: 'contains', fields: ['name'] }, page: { kind: 'offset' } };
    const answer = (url: string | URL): Promise<Response> => {
      const { pathname } = new URL(url);
      if (pathname.endsWith('/session'))
        return json({ viewer: { id: 'me' }, allowed: ['view', 'deactivate'], capabilities: { ...capabilities, deactivate: {} } }); // prettier-ignore
      return json(pathname.endsWith('/users') ? { users: [ana], total: { value: 1, kind: 'exact' } } : ana);
    };
    const adapter = new RestAdapter({ url: 'https://x.test/api/users', fetch: answer as typeof fetch });
    const manager = await createManager({ adapter });
    const told: UsersStatusChangeEvent[] = [];
    manager.element.addEventListener('users-status-change', (event) => told.push(event));
    await from(manager, 'Ana', 'Deactivate');
    await until(() => told.length > 0, 'the end');
    expect([told[0]!.ids, told[0]!.counts['unknown']]).to.deep.equal([[], 1]);
  });
});
