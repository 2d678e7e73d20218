import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import type { User, UserId } from '../../../src/domain/user.js';
import type { UsersDeletedEvent } from '../../../src/manager/work/change-events.js';
import { DialogDriver } from '../../support/dialog-driver.js';
import { createManager, until, type ManagerDriver } from '../../support/driver.js';
import type { Backend, House, HouseOptions } from './house.js';

/** A whole `<user-manager>` in front of a backend, and the hands of a viewer. */
export class Section {
  readonly dialog: DialogDriver;
  /** What the host was told of deletions that have ended. */
  readonly facts: UsersDeletedEvent[] = [];

  private constructor(
    readonly house: House,
    readonly manager: ManagerDriver,
    readonly twoSteps: boolean,
  ) {
    this.dialog = new DialogDriver(manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement);
    manager.element.addEventListener('users-deleted', (event) => this.facts.push(event));
  }

  static async open(
    backend: Backend,
    users: readonly User[],
    options: Partial<HouseOptions> & { readonly pageSize?: number; readonly backendId?: string } = {},
  ): Promise<Section> {
    const { pageSize, backendId, ...more } = options;
    const house = backend.open({ users, ...more });
    // over REST it is the address
    if (backendId && !house.adapter.backendId) Object.assign(house.adapter, { backendId });
    return Section.before(house, backend.twoSteps, pageSize);
  }

  /** Another page in front of the same backend. */
  static async before(house: House, twoSteps: boolean, pageSize = 25): Promise<Section> {
    return new Section(house, await createManager({ adapter: house.adapter, pageSize }), twoSteps);
  }

  /** Asks about whoever is chosen in the row’s menu, or is selected. */
  async ask(name?: string): Promise<void> {
    if (name === undefined) this.manager.bulkButton('delete').click();
    else {
      this.manager.row(name).menuButton.click();
      await this.manager.choose('Delete');
    }
    await this.asked();
  }

  async asked(): Promise<void> {
    const { dialog } = this;
    await until(
      () => dialog.isModal && !dialog.element.checking && dialog.root.querySelector('footer'),
      'the question',
    );
    await dialog.arm();
  }

  /** Types what has to be typed, looks through what has to be looked through, and presses the button that deletes. */
  async confirm(typed: string): Promise<void> {
    const { dialog } = this;
    if (dialog.field) await dialog.type(typed);
    const review = dialog.root.querySelector<HTMLInputElement>('input[type=checkbox]');
    review?.click();
    await dialog.settled();
    await dialog.press(/^Delete /);
  }

  /** Goes on until the host was told so often. */
  async ended(times = 1): Promise<UsersDeletedEvent> {
    await until(() => this.facts.length >= times, 'the end');
    await this.dialog.settled();
    return this.facts.at(-1)!;
  }

  /** How often a deletion of this user arrived at the server. */
  sent(id: UserId): number {
    return this.house.arrived.filter((one) => one.action === 'delete' && one.id === id).length;
  }

  /** Whom a deletion has met, as the server knows it, of these. */
  met(users: readonly User[]): UserId[] {
    const now = new Map(this.house.users.map((user) => [user.id, user]));
    const isMet = ({ id, status }: User): boolean =>
      this.twoSteps && status === 'active' ? now.get(id)?.status === 'inactive' : !now.has(id);
    return users.filter(isMet).map(({ id }) => id);
  }
}
