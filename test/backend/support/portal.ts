import type { ReactiveControllerHost } from 'lit';
import { RestAdapter } from '../../../src/adapters/rest.js';
import type { Timer } from '../../../src/bulk/patience.js';
import { DeletionController } from '../../../src/deletion/deletion-controller.js';
import type { SettledReport } from '../../../src/deletion/deletion-state.js';
import { DirectoryController } from '../../../src/directory/directory-controller.js';
import { viewerStep } from '../../../src/directory/list/viewer-step.js';
import { walk } from '../../../src/directory/walk-pages.js';
import type { User, UserId } from '../../../src/domain/user.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { UsersAuthRequiredEvent } from '../../../src/manager/events.js';
import type { FakeDialog } from '../../model/fake-dialog.js';
import { Host } from '../../model/host.js';

/**
 * A portal without pixels in front of a real backend: list, deletion and adapter are those of the browser, and the network is
 * the network. Only the waits that the backend asks for pass at once; `waitedMs` says how long they were.
 */
export class Portal {
  readonly host = new Host();
  /** Hears the events that a host of `<user-manager>` hears. */
  readonly element = new EventTarget();
  readonly adapter: RestAdapter;
  readonly list: DirectoryController;
  readonly deletion: DeletionController;
  report: SettledReport | undefined;
  waitedMs = 0;
  #cookie = '';
  readonly #waiting = new Set<() => void>();

  constructor(readonly url: string) {
    withoutPage();
    this.adapter = new RestAdapter({
      url: `${url}/api/users`,
      headers: () => ({ Cookie: this.#cookie }),
      wait: (ms) => Promise.resolve(void (this.waitedMs += ms)),
      random: () => 0,
    });
    const host = this.host as unknown as ReactiveControllerHost & HTMLElement;
    const later: () => void = () => this.list.learn({ step: viewerStep, walk });
    this.list = new DirectoryController(host, () => undefined, later, {
      set: (run, ms) => Number(setTimeout(run, ms)),
      clear: (timer) => clearTimeout(timer),
    });
    this.deletion = new DeletionController(host, {
      adapter: () => this.adapter,
      session: () => this.list.state.session,
      messages: () => new Messages([english]),
      directoryTotal: () => this.list.state.shown?.total?.value,
      onSignInRequired: () => this.element.dispatchEvent(new UsersAuthRequiredEvent()),
      reconnect: () => this.reconnect(),
      onSettled: (report) => {
        this.report = report;
        this.#look();
      },
      timer: this.#timer,
    });
    this.host.rendered = () => {
      this.dialog.render(this.deletion.render());
      this.#look();
    };
  }

  get dialog(): FakeDialog {
    return this.host.dialog;
  }

  get selected(): readonly User[] {
    return [...this.list.state.selection.users.values()].map(({ user }) => user);
  }

  /** Signs in as the host of the page does, past the element. */
  async signIn(as: string): Promise<void> {
    const response = await fetch(`${this.url}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'test' },
      body: JSON.stringify({ as }),
    });
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  /** What a host calls when somebody has signed in. */
  reconnect(): void {
    this.list.dispatch({ type: 'connect' });
  }

  /** Loads the list, and selects everybody who may be. */
  async selectAll(): Promise<readonly User[]> {
    this.list.adapter = this.adapter;
    await this.until(() => this.list.state.phase === 'ready' && !this.list.state.refreshing);
    this.list.dispatch({ intent: true, type: 'select-all-matching' });
    await this.until(() => this.list.state.matched !== undefined);
    return this.selected;
  }

  /** Asks about these, until the question stands there. */
  async ask(users: readonly User[]): Promise<void> {
    await this.deletion.askToDelete(users);
    await this.until(() => this.dialog.isAsking);
  }

  /** Presses the button; whom it says that it deletes. */
  confirm(): readonly UserId[] {
    const consent = this.dialog.consent('delete');
    if (!consent) throw new Error('The button is refused.');
    this.dialog.dispatch(consent);
    return consent.targets.map(({ id }) => id);
  }

  /** Waits until it is so: looked at whenever something has changed. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  #look(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Time as it is, but for the waits of a run. */
  readonly #timer: Timer = (ms, then) => {
    const { state } = this.deletion;
    const run = state.phase === 'running' ? state.run : undefined;
    const isWait = run?.phase === 'waiting' && run.pause?.ms === ms;
    if (isWait) this.waitedMs += ms;
    const timer = setTimeout(then, isWait ? 0 : ms);
    return () => clearTimeout(timer);
  };
}

/** A browser that keeps nothing, has no locks, and is never closed. */
function withoutPage(): void {
  const window = { addEventListener: () => undefined, removeEventListener: () => undefined };
  for (const [name, value] of Object.entries({ window, navigator: {} }))
    Object.defineProperty(globalThis, name, { value, configurable: true });
}
