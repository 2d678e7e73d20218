import { expect } from '@open-wc/testing';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import { createManager, type ManagerDriver, press, until } from '../../support/driver.js';

/** The pages that stand in place of the list, by the part of their button and what they show. */
const pages = [
  { name: 'new users', button: 'new-user-button', shown: '.new-user' },
  { name: 'users who were deleted', button: 'deleted-button', shown: '.deleted' },
] as const;

async function opened({ button, shown }: (typeof pages)[number]) {
  const adapter = new MemoryAdapter({ users: 5, deletion: 'soft' });
  const manager = await createManager({ adapter });
  await press(manager.find(`[part~=${button}]`));
  await until(() => manager.has(shown), 'the page');
  return { adapter, manager };
}

/** Connects anew, as a host does after a sign-in, until the answer is on screen. */
async function signedIn(manager: ManagerDriver, adapter: MemoryAdapter): Promise<void> {
  const connected = new Promise<void>((resolve) => {
    const connect = adapter.connect.bind(adapter);
    adapter.connect = async (call) => {
      const session = await connect(call);
      resolve();
      return session;
    };
  });
  manager.element.reconnect();
  await connected;
  await manager.loaded();
  await manager.settled();
}

describe('a page in place of the list', () => {
  for (const page of pages) {
    it(`of ${page.name} closes when somebody else signs in (F19)`, async () => {
      const { adapter, manager } = await opened(page);
      adapter.viewer = { id: 'somebody', name: 'Some Body' };
      await signedIn(manager, adapter);
      expect([manager.has(page.shown), manager.has('.toolbar')]).to.deep.equal([false, true]);
    });

    it(`of ${page.name} stays when the same viewer signs in again`, async () => {
      const { adapter, manager } = await opened(page);
      await signedIn(manager, adapter);
      expect(manager.has(page.shown)).to.equal(true);
    });
  }
});
