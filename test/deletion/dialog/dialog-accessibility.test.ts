import { expect, fixture, html } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import type { User } from '../../../src/domain/user.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';
import { DialogDriver } from '../../support/dialog-driver.js';
import { resizeWindow } from '../../support/resize-window.js';

const people = (count: number): User[] =>
  Array.from({ length: count }, (_, index) =>
    aUser({ id: `u${index}`, firstName: 'Wolfeschlegelsteinhausen', lastName: `López ${index}`, email: `a.rather.long.address.${index}@department.example.com` }),
  ); // prettier-ignore
const owner = aUser({ id: 'root', owner: true, displayName: 'x'.repeat(300), email: undefined });

type Given = Partial<ConfirmDeleteDialogElement>;
const permanent = aSession({
  capabilities: theCapabilities({ seats: { used: 3, limit: 9 }, delete: { kind: 'permanent', restoredBy: 'support', statistics: 'lost' } }),
}); // prettier-ignore
const mixed: Given['outcomes'] = people(6).map((user, index) => {
  const error = adapterError('unavailable', `The database is being moved. ${'x'.repeat(250)}`);
  const states = ['unknown', 'failed', 'changed', 'refused'] as const;
  const state = states[index];
  return state ? { id: user.id, state, error } : { id: user.id, state: index === 4 ? 'already' : 'done' };
});
const states: Record<string, Given> = {
  'asks about one': { users: people(1) },
  'asks about many, some left out': { users: [...people(24), owner, aUser({ id: 'me' })] },
  'asks for a mass deletion': { users: people(60), directoryTotal: 120 },
  'refuses everyone': { users: [owner] },
  'checks': { users: people(3), checking: { done: 1, total: 3 } },
  'runs': { users: people(3), progress: { done: 1, total: 3, trouble: 1 } },
  'reports': { users: people(6), outcomes: mixed },
}; // prettier-ignore

const open = async (given: Given): Promise<DialogDriver> => {
  const element = await fixture<ConfirmDeleteDialogElement>(
    html`<confirm-delete-dialog can-deactivate support-href="https://help.example.com/"></confirm-delete-dialog>`,
  );
  Object.assign(element, { session: permanent, ...given });
  return new DialogDriver(element).open();
};

/** Every scroller inside the dialog, and the dialog: none goes sideways. */
const sideways = ({ dialog }: DialogDriver): string[] =>
  [dialog!, ...dialog!.querySelectorAll<HTMLElement>('*:not(.visually-hidden)')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible' && one.localName !== 'input')
    .map((one) => `${one.localName}.${one.className}`); // prettier-ignore

describe('confirm-delete-dialog for everyone', () => {
  for (const [what, given] of Object.entries(states)) {
    describe(`when it ${what}`, () => {
      it('passes axe', async () => {
        const { element } = await open(given);
        await expect(element).to.be.accessible();
      });

      it('passes axe in the dark', async () => {
        document.documentElement.style.setProperty('color-scheme', 'dark');
        try {
          const { element } = await open(given);
          await expect(element).to.be.accessible();
        } finally {
          document.documentElement.style.removeProperty('color-scheme');
        }
      });

      for (const [width, height] of [
        [320, 256],
        [320, 640],
        [900, 700],
      ] as const) {
        it(`fits ${width} × ${height} without scrolling sideways (A6)`, async () => {
          await resizeWindow(width, height);
          try {
            const dialog = await open(given);
            const box = dialog.dialog!.getBoundingClientRect();
            expect([box.left >= 0, box.right <= width, box.top >= 0, box.bottom <= height + 1]).to.deep.equal([true, true, true, true]); // prettier-ignore
            expect(sideways(dialog)).to.deep.equal([]);
            const last = dialog.button(/./);
            last.scrollIntoView();
            expect(last.getBoundingClientRect().height).to.be.greaterThan(23);
          } finally {
            await resizeWindow(800, 600);
          }
        });
      }

      it('has targets of at least 24 px (A5)', async () => {
        const { root } = await open(given);
        for (const control of root.querySelectorAll('button, input')) {
          const { width, height } = control.getBoundingClientRect();
          expect([width >= 24, height >= 24]).to.deep.equal([true, true]);
        }
      });
    });
  }

  it('lists 1,000 users as far as one looks, to the last, and says how many there are (U1)', async () => {
    const dialog = await open({ users: people(1000), directoryTotal: 100_000 });
    await dialog.press('Show 990 more');
    const list = dialog.root.querySelector('.people.all') as HTMLElement;
    const named = (): number => list.querySelectorAll('.name').length;
    expect(named()).to.be.lessThan(300);
    const { ariaSetSize, ariaPosInSet } = list.children[99] as Element;
    expect([ariaSetSize, ariaPosInSet]).to.deep.equal(['1000', '100']);
    while (named() < 1000) {
      const before = named();
      await dialog.until(() => {
        list.lastElementChild?.scrollIntoView();
        return named() > before;
      });
      expect(named() - before).to.be.at.most(200);
    }
    expect(list.lastElementChild?.querySelector('.name')?.textContent).to.include('López 999');
    expect(list.querySelector('[aria-hidden]')).to.equal(null);
  });

  it('finds among all 1,000, in sight or not, and starts short again', async () => {
    const dialog = await open({ users: people(1000), directoryTotal: 100_000 });
    await dialog.press('Show 990 more');
    const field = dialog.root.querySelector<HTMLInputElement>('.find input') as HTMLInputElement;
    field.value = 'López 998';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await dialog.settled();
    expect(dialog.names).to.have.length(1);
    expect(dialog.root.querySelector('.people.all li')?.hasAttribute('aria-setsize')).to.equal(false);
  });
});
