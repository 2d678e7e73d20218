import { nextFrame } from '@open-wc/testing';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import type { User } from '../../src/domain/user.js';
import type { UserManagerElement } from '../../src/manager/user-manager.js';
import { aTester } from './builders.js';
import { DialogDriver } from './dialog-driver.js';
import { type ManagerDriver, until } from './driver.js';

/** Turns in which what must not happen would. */
export async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextFrame();
}

/** As many users as that, each with a name of their own. */
export const many = (count: number, lastName = 'Tester'): User[] =>
  Array.from({ length: count }, (_, i) => aTester(`u${i}`, `N${i}`, { lastName }));

/** The dialog of a manager. */
export const dialogOf = (manager: ManagerDriver): DialogDriver =>
  new DialogDriver(manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement);

/** Waits until the question can be answered. */
export async function asked(dialog: DialogDriver): Promise<void> {
  await until(() => dialog.isModal && !dialog.element.checking && dialog.root.querySelector('footer'), 'the question');
  await turns(18); // what covers the button is told after 100 ms
  await dialog.arm();
}

/** Chooses from the menu of a row. */
export async function from(manager: ManagerDriver, name: string, item: string): Promise<void> {
  await manager.row(name).openMenu();
  await manager.choose(item);
}

/** An item of the menu that is open. */
export const itemOf = (manager: ManagerDriver, label: string): HTMLElement | undefined =>
  manager.all('.menu:popover-open .menu-item').find((one) => one.getAttribute('aria-label') === label);

/** Gives the element another backend, and waits for its list. */
export async function swap(
  manager: ManagerDriver,
  adapter: UserManagerElement['adapter'],
  name: string,
): Promise<void> {
  manager.element.adapter = adapter;
  await until(() => manager.shownNames().some((one) => one.includes(name)), 'the other list');
  await manager.settled();
}

/** What rejected with nobody to hear it. */
export async function rejections(during: () => Promise<void>): Promise<string[]> {
  const heard: string[] = [];
  const hear = (event: PromiseRejectionEvent): void => {
    heard.push(String(event.reason));
    event.preventDefault();
  };
  window.addEventListener('unhandledrejection', hear);
  await during();
  window.removeEventListener('unhandledrejection', hear);
  return heard;
}
