import { expect, fixture, html } from '@open-wc/testing';
import type { UserAdapter } from '../../src/adapters/contract.js';
import { MemoryAdapter } from '../../src/adapters/memory.js';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import type { User } from '../../src/domain/user.js';
import { aTester } from '../support/builders.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { until } from '../support/driver.js';

interface Example {
  answerWith(adapter: UserAdapter, dialog: ConfirmDeleteDialogElement): void;
  askToDelete(adapter: UserAdapter, dialog: ConfirmDeleteDialogElement, users: readonly User[]): Promise<void>;
}

const example = '/examples/docs/dialog.md.js';
const signal = new AbortController().signal;
const people = (): User[] => ['Ana', 'Bea', 'Cleo'].map((name) => aTester(name, name));

const namesOf = (report: Record<string, string[]>, ending: RegExp): string[] =>
  Object.entries(report).flatMap(([title, lines]) => (ending.test(title) ? lines.map((line) => line.split(' ')[0] ?? '') : [])); // prettier-ignore

/** A page that does with the dialog what docs/dialog.md shows. */
async function aPage(adapter: UserAdapter) {
  const { answerWith, askToDelete } = (await import(example)) as Example;
  const element = await fixture<ConfirmDeleteDialogElement>(html`<confirm-delete-dialog></confirm-delete-dialog>`);
  const dialog = new DialogDriver(element);
  element.environment = dialog.around;
  answerWith(adapter, element);
  const ask = async (): Promise<User[]> => {
    const { users } = await adapter.query({ size: 25 }, { signal });
    await askToDelete(adapter, element, users);
    await dialog.type('3');
    await dialog.arm();
    return [...users];
  };
  const left = async (): Promise<string[]> =>
    (await adapter.query({ size: 25 }, { signal })).users.map(({ id, status }) => `${id} ${status}`);
  return { dialog, element, ask, left };
}

describe('docs/dialog.md: the dialog alone', () => {
  it('deletes whom it has named, and closes', async () => {
    const page = await aPage(new MemoryAdapter({ users: people() }));
    await page.ask();
    expect(page.dialog.names.join()).to.contain('Ana').and.contain('Bea').and.contain('Cleo');
    await page.dialog.press('Delete 3 users');
    await until(() => !page.element.open, 'the end');
    expect(await page.left()).to.deep.equal([]);
  });

  it('deactivates instead, and tells of that', async () => {
    const page = await aPage(new MemoryAdapter({ users: people() }));
    await page.ask();
    await page.dialog.press(/^Deactivate/);
    await until(() => !page.element.open, 'the end');
    expect(await page.left()).to.deep.equal(['Ana inactive', 'Bea inactive', 'Cleo inactive']);
  });

  it('tells by name what did not end well, and whom the adapter did not answer for', async () => {
    const adapter = new MemoryAdapter({ users: people() });
    const real = adapter.delete.bind(adapter);
    adapter.delete = (targets, call) => real(targets.slice(1), call);
    const page = await aPage(adapter);
    await page.ask();
    await page.dialog.press('Delete 3 users');
    await until(() => page.dialog.title.length > 0 && page.element.outcomes, 'the report');
    await page.dialog.settled();
    expect(page.dialog.report).to.deep.equal({
      '1 left out': ['Ana Tester'],
      '2 deleted': ['Bea Tester', 'Cleo Tester'],
    });
    expect(page.dialog.text).to.contain('No clear answer came');
  });

  it('sends nothing more once the viewer has stopped it', async () => {
    const page = await aPage(new MemoryAdapter({ users: people(), faults: { latencyMs: 20 } }));
    await page.ask();
    await page.dialog.press('Delete 3 users');
    await page.dialog.press('Stop');
    await until(() => page.element.outcomes, 'the report');
    await page.dialog.settled();
    const gone = namesOf(page.dialog.report, /deleted$/);
    const kept = namesOf(page.dialog.report, /not attempted$/);
    expect([...gone, ...kept]).to.deep.equal(['Ana', 'Bea', 'Cleo']);
    expect(kept).not.to.deep.equal([]);
    expect(await page.left()).to.deep.equal(kept.map((name) => `${name} active`));
  });
});
