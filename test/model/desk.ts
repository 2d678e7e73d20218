import type { Scheduler } from 'fast-check';
import type { ReactiveControllerHost } from 'lit';
import type { AdapterError } from '../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../src/adapters/contract.js';
import { DeletionController } from '../../src/deletion/deletion-controller.js';
import type { SettledReport } from '../../src/deletion/deletion-state.js';
import type { ApprovalPlan } from '../../src/deletion/gate/approval.js';
import { DirectoryController } from '../../src/directory/directory-controller.js';
import type { ListIntent } from '../../src/directory/list-state.js';
import { viewerStep } from '../../src/directory/list/viewer-step.js';
import { walk } from '../../src/directory/walk-pages.js';
import { hiddenBy } from '../../src/domain/selection.js';
import type { User, UserId } from '../../src/domain/user.js';
import { english } from '../../src/i18n/english.js';
import { Messages } from '../../src/i18n/messages.js';
import { ContractAdapter } from './contract-adapter.js';
import type { FakeClock } from './fake-clock.js';
import type { FakeDialog } from './fake-dialog.js';
import { FakeServer, type Manners } from './fake-server.js';
import { Host } from './host.js';
import { ModelRestAdapter } from './rest-wire.js';
import { Road } from './road.js';

/** How one run of the model is set up. */
export interface Scene extends Manners {
  readonly wire: 'each' | 'at once' | 'rest';
  readonly slowHeaders: boolean;
  readonly pageSize: number;
  readonly approves: boolean;
  readonly maxDelete: number | undefined;
  readonly users: readonly User[];
}

/** Who looks at the page first. */
export const viewer = 'me';

/** What the desk tells: the ledger writes it down. */
export interface DeskHears {
  /** Somebody is about to be read; what is given back hears what the adapter has told. */
  reads(id: UserId): (told: User | 'gone' | 'unread') => void;
  settled(report: SettledReport, before: ReadonlySet<UserId>): void;
  approvalAsked(plan: ApprovalPlan): void;
}

/** A desk with the real list and the real deletion on it, and the hands of a viewer. */
export class Desk {
  readonly server: FakeServer;
  readonly road: Road;
  readonly list: DirectoryController;
  readonly deletion: DeletionController;
  readonly host = new Host();
  readonly unavailable: AdapterError[] = [];
  /** How the host that was asked to approve can answer. */
  approval: { readonly resolve: (answer: boolean) => void; readonly reject: (error: Error) => void } | undefined;
  signInRequired = 0;

  constructor(
    readonly scene: Scene,
    readonly clock: FakeClock,
    scheduler: Scheduler,
    hears: DeskHears,
  ) {
    this.server = new FakeServer(scene, scene.users);
    this.road = new Road(this.server, scheduler, viewer);
    const adapter = noted(this.#adapter(), hears);
    const host = this.host as unknown as ReactiveControllerHost & HTMLElement;
    const later: () => void = () => this.list.learn({ step: viewerStep, walk });
    this.list = new DirectoryController(host, () => undefined, later, clock.numbered);
    this.deletion = new DeletionController(host, {
      adapter: () => adapter,
      session: () => this.list.state.session,
      messages: () => new Messages([english]),
      directoryTotal: () => this.list.state.shown?.total?.value,
      limits: () => ({
        ...(scene.approves && {
          approveFrom: 2,
          approve: (plan) => {
            hears.approvalAsked(plan);
            return new Promise((resolve, reject) => (this.approval = { resolve, reject }));
          },
        }),
        maxDelete: scene.maxDelete,
      }),
      onSignInRequired: () => (this.signInRequired += 1),
      reconnect: () => this.#dispatch({ type: 'connect' }),
      onAgain: (_, users) => void this.deletion.askToDelete(users),
      onSettled: (report) => {
        const before = new Set(this.list.state.selection.users.keys());
        this.#bringUpToDate(report);
        hears.settled(report, before);
      },
      onUnavailable: (error) => this.unavailable.push(error),
      timer: clock.timer,
    });
    this.host.rendered = () => this.dialog.render(this.deletion.render());
    this.#dispatch({ type: 'resize-page', size: scene.pageSize });
    this.list.adapter = adapter;
  }

  #adapter(): UserAdapter {
    const { scene, road, clock } = this;
    const now = (): number => clock.now;
    if (scene.wire !== 'rest') return new ContractAdapter(road, scene.wire === 'at once', now);
    return new ModelRestAdapter(road, { slowHeaders: scene.slowHeaders, wait: clock.wait, random: () => 0.5, now });
  }

  get dialog(): FakeDialog {
    return this.host.dialog;
  }

  get shownUsers(): readonly User[] {
    return this.list.state.shown?.users ?? [];
  }

  get selected(): readonly User[] {
    return [...this.list.state.selection.users.values()].map(({ user }) => user);
  }

  /** Does what a control of the list does. */
  use(intent: ListIntent): void {
    this.#dispatch(intent);
  }

  #dispatch(intent: ListIntent): void {
    this.list.dispatch(intent);
  }

  /** Whom the selection bar would act on: nobody while somebody selected is out of sight. */
  get actedOn(): readonly User[] {
    const { selection, shown, walk: walking } = this.list.state;
    const blocked = walking !== undefined || hiddenBy(selection, shown?.scope ?? '').length > 0;
    return blocked ? [] : this.selected;
  }

  async ask(users: readonly User[]): Promise<void> {
    await this.deletion.askToDelete(users);
  }

  async deactivate(users: readonly User[]): Promise<void> {
    await this.deletion.run({ action: 'deactivate' }, users);
  }

  /** The host has had somebody sign in. */
  signIn(who: UserId): void {
    this.road.coming = this.server.signIn(who);
    this.#dispatch({ type: 'connect' });
  }

  /** Takes the element out of the page, for good or to put it elsewhere in the same task. */
  takeOut(back: boolean): void {
    const { phase } = this.dialog;
    this.host.isConnected = false;
    for (const controller of this.host.controllers) controller.hostDisconnected?.();
    if (phase !== 'running' && phase !== 'reported') this.dialog.close('moved');
    if (back) this.putBack();
  }

  putBack(): void {
    this.host.isConnected = true;
    for (const controller of this.host.controllers) controller.hostConnected?.();
    this.host.requestUpdate();
  }

  /** As `<user-manager>` does when a work has ended. */
  #bringUpToDate({ work, outcomes, skipped }: SettledReport): void {
    const isDeletion = work.action === 'delete';
    const done = outcomes.filter(({ state }) => state === 'done' || state === 'already').map(({ id }) => id);
    const gone = skipped.filter(({ reason }) => reason === 'gone').map(({ id }) => id);
    const fresh = outcomes.flatMap((one) => ('user' in one && one.user) || ('latest' in one && one.latest) || []);
    this.#dispatch({ type: 'replace-users', users: fresh });
    if (isDeletion) this.#dispatch({ type: 'remove-users', ids: [...done, ...gone] });
    else this.#dispatch({ intent: true, type: 'deselect', ids: done });
    if (!isDeletion || done.length + gone.length === 0) this.list.reload();
  }
}

/** The same adapter, whose readings are noted: what it told about whom, for which question. */
function noted(adapter: UserAdapter, hears: DeskHears): UserAdapter {
  const get = adapter.get.bind(adapter);
  adapter.get = async (id, call) => {
    const told = hears.reads(id);
    try {
      const user = await get(id, call);
      told(user);
      return user;
    } catch (error) {
      told((error as AdapterError).kind === 'not-found' ? 'gone' : 'unread');
      throw error;
    }
  };
  return adapter;
}
