import { until, press } from '../../support/driver.js';
import { deferred } from '../../support/scripted-adapter.js';
import { openImport, people } from './import-dialog.js';
describe('dbg', () => {
  it('create', async () => {
    const held = deferred<undefined>();
    const dialog = await openImport();
    const { create } = dialog.adapter;
    let sent = 0;
    dialog.adapter.create = async (...given) => {
      sent += 1;
      const user = await create!.apply(dialog.adapter, given);
      await held.promise;
      return user;
    };
    await dialog.check(`Login,Email\n${Array.from({ length: 6 }, (_, at) => `n${at},n${at}@example.com`).join('\n')}`);
    await dialog.press('Import 6 rows');
    await until(() => sent === 4, 'the first four');
    const { element } = dialog.manager;
    const elsewhere = document.createElement('div');
    element.parentElement!.append(elsewhere);
    elsewhere.append(element);
    console.log('moved', dialog.isOpen, dialog.text);
    await new Promise((r) => setTimeout(r, 300));
    console.log('then', dialog.isOpen, dialog.text);
    held.resolve(undefined);
    await new Promise((r) => setTimeout(r, 500));
    console.log('sent', sent, dialog.text);
  }).timeout(10000);
});
