import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import { BulkController } from '../../src/bulk/bulk-controller.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import { countsOf } from '../../src/bulk/run-report.js';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { walkPages } from '../../src/directory/walk-pages.js';
import type { User } from '../../src/domain/user.js';
import { aTester } from '../support/builders.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { createManager, until } from '../support/driver.js';
import { ScriptedAdapter } from '../support/scripted-adapter.js';

// What deleted the wrong people elsewhere, each under the name of its report: the essence of it, tried here again.

const people = (): User[] => [aTester('a', 'Ana'), aTester('b', 'Bea'), aTester('c', 'Cleo'), aTester('d', 'Dora')];

/** A Users section with these people, and whoever looks at it. */
async function section(users: readonly User[] = people(), more: { pageSize?: number } = {}) {
  const adapter = new MemoryAdapter({ users });
  const manager = await createManager({ adapter, ...more });
  const element = manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement;
  const dialog = new DialogDriver(element);
  const asked = async (): Promise<void> => {
    await until(() => dialog.isModal && !element.checking && dialog.root.querySelector('footer'), 'the question');
    await dialog.arm();
  };
  const there = (): string[] => adapter.users.map(({ id }) => id).sort();
  /** Asks from the row’s menu, or about whoever is selected. */
  const ask = async (name?: string): Promise<void> => {
    if (name === undefined) manager.bulkButton('delete').click();
    else
      await manager
        .row(name)
        .openMenu()
        .then(() => manager.choose('Delete'));
    await asked();
  };
  const confirm = async (typed: string): Promise<void> => {
    const left = there().length;
    await dialog.type(typed);
    await dialog.press(/^Delete /);
    await until(() => there().length < left && !dialog.isModal, 'the end');
    await manager.loaded();
  };
  return { adapter, manager, dialog, ask, confirm, there };
}

const exhibits: readonly (readonly [what: string, incidents: string, run: () => Promise<void>])[] = [
  [
    'who was selected and unticked again is not deleted with the others',
    'authentik #13309 · netbox #282 · vtex/styleguide #688 · ui-grid #5170 · wp-erp #237',
    async () => {
      const { manager, dialog, ask, confirm, there } = await section();
      for (const name of ['Ana', 'Bea', 'Ana']) await manager.row(name).toggle();
      await ask();
      expect(dialog.names).to.deep.equal(['Bea Tester b@example.com']);
      await confirm('b@example.com');
      expect(there()).to.deep.equal(['a', 'c', 'd']);
    },
  ],
  [
    'while somebody selected is out of sight nobody is deleted',
    'awx #6853 · mui-x #19421 · mui-x #1707 · Twake #2721 · codbash #181',
    async () => {
      const { manager, dialog, there } = await section();
      await manager.row('Ana').toggle();
      await manager.search('Bea');
      await manager.row('Bea').toggle();
      const button = manager.bulkButton('delete');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      button.click();
      await manager.settled();
      expect(manager.bulkBar).to.match(/hidden|not in sight|out of sight/i);
      expect(dialog.element.open).to.equal(false);
      expect(there()).to.deep.equal(['a', 'b', 'c', 'd']);
    },
  ],
  [
    'selecting all of what a search has found deletes nobody else',
    'payload #9374 · twenty #13913 · opencti #6268 · SonataAdminBundle #5030 · appwrite/console #2564',
    async () => {
      const { manager, ask, confirm, there } = await section();
      await manager.search('Bea');
      await manager.togglePage();
      await ask();
      await confirm('b@example.com');
      expect(there()).to.deep.equal(['a', 'c', 'd']);
    },
  ],
  [
    'where the backend has not narrowed the list, all that match are nobody',
    'actual #3366',
    async () => {
      const page = { users: people(), notApplied: ['search'] as const };
      const found = await walkPages(() => Promise.resolve(page), { size: 9, search: 'Bea' }, () => undefined); // prettier-ignore
      expect(found).to.equal(undefined);
    },
  ],
  [
    'no ids are not all ids, and neither is an id that is none',
    'rails_admin #1109 · JBEI/ice #10 · bulk-delete #536 · redirection #2593 · Aisel #56',
    async () => {
      const adapter = new ScriptedAdapter(people());
      const nobody: unknown[][] = [[], [{ id: '' }], [{}], [{ id: null }], [{ id: undefined }], [{ id: 0 }], [{ id: ['a', 'b'] }], [{ id: '*' }, { id: {} }]]; // prettier-ignore
      for (const targets of nobody) expect(() => freezeTargets(targets as never)).to.throw(RangeError);
      expect(adapter.sent).to.deep.equal([]);
      await Promise.resolve();
    },
  ],
  [
    'two presses in one task delete once',
    'Vulcan #2335',
    async () => {
      const { adapter, dialog, ask, there } = await section();
      await ask('Bea');
      await dialog.type('b@example.com');
      const button = dialog.button(/^Delete /);
      button.click();
      button.click();
      await until(() => !dialog.isModal, 'the end');
      expect(there()).to.deep.equal(['a', 'c', 'd']);
      expect(adapter.log.filter(({ method }) => method === 'delete')).to.have.lengthOf(1);
    },
  ],
  [
    'an id is compared as a whole, whatever it looks like',
    'hatohol #118 · ds2 #80',
    async () => {
      const ids = ['1', '2', '12', '1,2', '12 ', '012'];
      const { ask, confirm, there } = await section(ids.map((id, at) => aTester(id, `No${at}`, { email: `no${at}@example.com` }))); // prettier-ignore
      await ask('No2');
      await confirm('no2@example.com');
      expect(there()).to.deep.equal(['1', '2', '1,2', '12 ', '012'].sort());
    },
  ],
  [
    'of two with the same name it is the one whose row was chosen',
    'concerto #527',
    async () => {
      const kim = { firstName: 'Kim', lastName: 'Same', email: 'kim@example.com', login: 'kim' };
      const { manager, dialog, ask, confirm, there } = await section([
        aTester('x1', 'Kim', kim),
        aTester('x2', 'Kim', kim),
      ]);
      const [, second] = manager.rowElements;
      await manager.rowAt(1).toggle();
      await ask();
      const [named] = dialog.names;
      expect(named).to.include('kim@example.com');
      await confirm('kim@example.com');
      expect(there()).to.deep.equal(['x1', 'x2'].filter((id) => id !== second?.user?.id));
    },
  ],
  [
    'who is selected stays it, in whichever place the order puts them',
    'pharo-launcher #491 · rpfm #162',
    async () => {
      const { manager, dialog, ask, confirm, there } = await section();
      await manager.rowAt(0).toggle();
      await manager.sortBy('User Name');
      expect(manager.shownIds()[0]).to.equal('d');
      await ask();
      expect(dialog.names).to.deep.equal(['Ana Tester a@example.com']);
      await confirm('a@example.com');
      expect(there()).to.deep.equal(['b', 'c', 'd']);
    },
  ],
  [
    'nobody deletes themselves, by whichever letters',
    'umami #1624 · NodeBB #2094 · pingvin-share #667 · parseable #466 · threadfix #115 · packetfence #5922',
    async () => {
      const adapter = new MemoryAdapter({ users: [...people(), aTester('me', 'Myself'), aTester('ME', 'Double')] });
      adapter.viewer = { id: 'me', name: 'Myself' };
      const manager = await createManager({ adapter });
      for (const name of ['Myself', 'Double']) {
        expect(manager.row(name).checkbox.getAttribute('aria-disabled')).to.equal('true');
        await manager.row(name).openMenu();
        await manager.choose('Delete');
        await sendKeys({ press: 'Escape' });
      }
      expect(adapter.log.filter(({ method }) => method === 'delete' || method === 'get')).to.deep.equal([]);
    },
  ],
  [
    'the last administrator stays where the backend says so, and the reason is shown',
    'twenty #12226 · violet_rails #719',
    async () => {
      const { manager, dialog, there } = await section([...people(), aTester('z', 'Zoe', { denied: { delete: 'last-admin' } })]); // prettier-ignore
      await manager.row('Zoe').openMenu();
      await manager.choose('Delete');
      await manager.settled();
      expect(dialog.element.open).to.equal(false);
      expect(there()).to.include('z');
    },
  ],
  [
    'the question is about whom it was asked about, whatever the list behind it does',
    'infra #1684 · noobaa-core #5295 · Artemis #13229',
    async () => {
      const { adapter, manager, dialog, ask, confirm, there } = await section();
      await ask('Bea');
      adapter.meanwhile('a', null);
      manager.element.reload();
      await until(() => !manager.shownIds().includes('a'), 'the list');
      expect(dialog.names).to.deep.equal(['Bea Tester b@example.com']);
      await confirm('b@example.com');
      expect(there()).to.deep.equal(['c', 'd']);
    },
  ],
  [
    'an answer that says nothing is no success',
    'NodeBB #8556',
    async () => {
      const adapter = new ScriptedAdapter(people());

      adapter.script = async function* () {};
      const targets = freezeTargets([{ id: 'a' }, { id: 'b' }]);
      const { outcomes } = await new BulkController(adapter, { work: { action: 'delete' }, targets }).run();
      expect(countsOf(outcomes.values())).to.include({ done: 0, unknown: 2 });
    },
  ],
  [
    'one failure neither hides nor stops the others',
    'owncloud/web #7955 · contrail-web-core #142',
    async () => {
      const adapter = new ScriptedAdapter(people());
      adapter.script = async function* (targets) {
        yield { id: 'a', state: 'refused', error: adapterError('forbidden', 'No.') };
        yield* adapter.erase(targets.filter(({ id }) => id !== 'a'));
      };
      const targets = freezeTargets(people());
      const { outcomes } = await new BulkController(adapter, { work: { action: 'delete' }, targets }).run();
      expect(countsOf(outcomes.values())).to.include({ done: 3, refused: 1, failed: 0 });
      expect([...adapter.users.keys()]).to.deep.equal(['a']);
    },
  ],
  [
    'after everybody on the last page was deleted the list shows the page before',
    'awx #6734',
    async () => {
      const { manager, ask, confirm } = await section([...people(), aTester('e', 'Eve')], { pageSize: 4 });
      await manager.turn('next');
      expect(manager.shownIds()).to.deep.equal(['e']);
      await manager.togglePage();
      await ask();
      await confirm('e@example.com');
      await until(() => manager.shownIds().length === 4, 'the page before');
      expect(manager.shownIds()).to.deep.equal(['a', 'b', 'c', 'd']);
    },
  ],
  [
    'a name that turns letters round misleads nobody about who is deleted',
    'qpixel #136 · BloodHound #3270 · mastodon #1095 · mastodon #23285',
    async () => {
      const { manager, dialog, ask } = await section([aTester('a', '\u202Eana'), aTester('b', 'B\u200Bea')]);
      await manager.togglePage();
      await ask();
      expect(dialog.text).not.to.match(/[\u200B\u202A-\u202E\u2066-\u2069]/);
      expect(dialog.names.join('\n')).to.include('\uFFFDana Tester a@example.com');
    },
  ],
];

describe('The museum of wrong deletions', () => {
  for (const [what, incidents, run] of exhibits) it(`${what} (${incidents})`, run);

  it('has every incident once', () => {
    const all = exhibits.flatMap(([, incidents]) => incidents.split(' · '));
    expect(new Set(all).size).to.equal(all.length);
    expect(all).to.have.lengthOf(46);
  });
});
