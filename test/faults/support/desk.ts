import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import type { RunOutcome } from '../../../src/bulk/run-state.js';
import type { ConfirmDeleteDialogElement } from '../../../src/deletion/confirm-delete-dialog.js';
import { DeletionController } from '../../../src/deletion/deletion-controller.js';
import type { SettledReport } from '../../../src/deletion/deletion-state.js';
import type { Session } from '../../../src/domain/session.js';
import type { User, UserId } from '../../../src/domain/user.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { FakeClock } from '../../model/fake-clock.js';
import { aUser } from '../../support/builders.js';
import { DialogDriver } from '../../support/dialog-driver.js';
import { deferred, turn } from '../../support/scripted-adapter.js';
import type { Fate } from './fates.js';
import type { Backend, House, HouseOptions } from './house.js';

/** So many users, told apart by number. */
export const people = (count: number, given: Partial<User> = {}): User[] =>
  Array.from({ length: count }, (_, at) => {
    const number = `${at}`.padStart(2, '0');
    return aUser({ id: `u${number}`, login: `u${number}`, email: `u${number}@example.com`, firstName: 'Ana', lastName: `No${number}`, ...given }); // prettier-ignore
  });

/** An element that shows nothing but the deletion. */
class FaultDesk extends LitElement {
  adapter!: UserAdapter;
  session: Session | undefined;
  clock = new FakeClock();
  readonly settled: SettledReport[] = [];
  readonly told: string[] = [];
  readonly deletion = new DeletionController(this, {
    adapter: () => this.adapter,
    session: () => this.session,
    messages: () => new Messages([english]),
    timer: (ms, then) => this.clock.timer(ms, then),
    onSignInRequired: () => this.told.push('sign in'),
    reconnect: () => this.told.push('reconnect'),
    onAgain: (_, users) => void this.deletion.askToDelete(users),
    onSettled: (report) => this.settled.push(report),
    onUnavailable: ({ message }) => this.told.push(message),
  });

  protected override render(): TemplateResult {
    return this.deletion.render();
  }
}
customElements.define('fault-desk', FaultDesk);

/** More than anything here takes. */
const mostTurns = 6_000;

/** A turn of the event loop, and now and then a frame: bodies of answers are read outside this page. */
const breath = (turns: number): Promise<void> => (turns % 20 === 19 ? nextFrame().then(() => undefined) : turn());

/** The real deletion in front of a backend, and the hands of a viewer. */
export class Desk {
  readonly dialog: DialogDriver;

  private constructor(
    readonly host: FaultDesk,
    readonly house: House,
    readonly users: readonly User[],
    readonly twoSteps: boolean,
  ) {
    this.dialog = new DialogDriver(
      host.shadowRoot!.querySelector<ConfirmDeleteDialogElement>('confirm-delete-dialog')!,
    );
    const { around } = this.dialog;
    const { clock } = host;
    this.dialog.element.environment = { now: () => around.now() + clock.now, isWatched: around.isWatched, timer: clock.timer }; // prettier-ignore
  }

  /** A desk with these users, or so many of them, in the list of the viewer. */
  static async open(
    backend: Backend,
    given: number | readonly User[],
    options: Partial<HouseOptions> = {},
  ): Promise<Desk> {
    const users = typeof given === 'number' ? people(given) : given;
    const house = backend.open({ users, ...options });
    const host = await fixture<FaultDesk>(html`<fault-desk></fault-desk>`);
    host.adapter = house.adapter;
    host.session = await house.adapter.connect({ signal: new AbortController().signal });
    return new Desk(host, house, house.users, backend.twoSteps || options.kind === 'deactivate-first');
  }

  get clock(): FakeClock {
    return this.host.clock;
  }

  /** Asks, and waits for the question. */
  async ask(users: readonly User[] = this.users): Promise<void> {
    await this.host.deletion.askToDelete(users);
    await this.asked();
  }

  async asked(): Promise<void> {
    await this.until(() => this.host.deletion.state.phase === 'asking' && this.dialog.isModal, 'the question');
    await this.dialog.arm();
  }

  /** Types what has to be typed, and presses the button that deletes. */
  async confirm(): Promise<void> {
    const { dialog } = this;
    const { state } = this.host.deletion;
    const count = state.phase === 'asking' ? state.plan.will.length : 0;
    if (dialog.field) await dialog.type(count === 1 ? dialog.names[0]!.split(' ').at(-1)! : `${count}`);
    await dialog.press(/^Delete /);
  }

  /** Asks, confirms, and goes on until everything has its outcome; what waits by itself is given its time. */
  async delete(users: readonly User[] = this.users): Promise<SettledReport> {
    await this.ask(users);
    await this.confirm();
    return this.end();
  }

  /** Goes on until there is a report that was not read yet. */
  async end(): Promise<SettledReport> {
    const taken = this.#taken;
    for (let at = 0; at < mostTurns; at += 1) {
      if (this.host.settled.length > taken) break;
      await this.#letPass();
      await breath(at);
    }
    const report = this.host.settled[taken];
    if (!report) throw new Error(`It does not end: ${this.phase}`);
    this.#taken += 1;
    await this.dialog.settled();
    return report;
  }

  get phase(): string {
    const { state } = this.host.deletion;
    return state.phase === 'running'
      ? `running, ${state.run?.phase} ${state.run?.pause?.reason ?? ''}`.trim()
      : state.phase;
  }

  /** Waits, turn by turn, and no longer than anything can take. */
  async until(condition: () => unknown, what: string): Promise<void> {
    for (let at = 0; at < mostTurns; at += 1) {
      if (condition()) return this.dialog.settled();
      await breath(at);
    }
    throw new Error(`Waited in vain for ${what}: ${this.phase}`);
  }

  /** Goes on until the run is paused and asks the viewer. */
  async paused(): Promise<void> {
    for (let at = 0; at < mostTurns && !this.phase.startsWith('running, paused'); at += 1) {
      await this.#letPass();
      await breath(at);
    }
    await this.until(() => this.phase.startsWith('running, paused'), 'the pause');
  }

  /** Confirms, and lets this answer come first, whatever is under way beside it. */
  async confirmFirst(id: UserId, fate: Fate): Promise<void> {
    const others = deferred<void>();
    const { fates } = this.house;
    fates.write(id, fate);
    fates.everyWrite = (other) => (other > id ? { until: others.promise } : undefined);
    await this.confirm();
    await this.until(() => /waiting|paused|reported|closed/.test(this.phase) || this.#answered.has(id), 'the answer');
    others.resolve();
  }

  get #answered(): ReadonlySet<UserId> {
    const { state } = this.host.deletion;
    const run = state.phase === 'running' ? state.run : undefined;
    return new Set([...(run?.answered.keys() ?? []), ...(run?.outcomes.keys() ?? [])]);
  }

  /** What waits by itself gets its time. */
  async #letPass(): Promise<void> {
    const { state } = this.host.deletion;
    if (state.phase !== 'running' || state.run?.phase !== 'waiting') return;
    const { ms = 0 } = state.run.pause ?? {};
    this.waits.push(ms);
    await this.clock.pass(ms);
  }

  /** Presses the button that lets a paused run go on. */
  async goOn(): Promise<void> {
    await this.dialog.arm();
    await this.dialog.press(/^Go on/);
  }

  /** Somebody has signed in, and the page asks who. */
  async signIn(viewer: UserId): Promise<void> {
    this.house.signIn(viewer);
    this.host.session = await this.house.adapter.connect({ signal: new AbortController().signal });
    this.host.requestUpdate();
    await this.dialog.settled();
  }

  /** How often a deletion of this user arrived at the server. */
  sent(id: UserId): number {
    return this.house.arrived.filter((one) => one.action === 'delete' && one.id === id).length;
  }

  /** How often each of them did, with those who never did. */
  get allSent(): Record<UserId, number> {
    return Object.fromEntries(this.users.map(({ id }) => [id, this.sent(id)]));
  }

  userOf(id: UserId): User | undefined {
    return this.house.users.find((user) => user.id === id);
  }

  #taken = 0;
  /** How long it waited by itself, each time, in milliseconds. */
  readonly waits: number[] = [];

  /** Has one deletion met this user, as the server knows it? */
  isMet(id: UserId): boolean {
    const user = this.userOf(id);
    return !user || (this.twoSteps && user.status === 'inactive');
  }
}

/** What a deletion that was done is called: where it takes two of them, the first one deactivates. */
export const done = ({ twoSteps }: { readonly twoSteps: boolean }): string => (twoSteps ? 'deactivated' : 'done');

/** The states by id. */
export const statesOf = ({ outcomes }: SettledReport): Record<UserId, string> =>
  Object.fromEntries(outcomes.map(({ id, state }) => [id, state]));

/** The outcome of one user. */
export function outcomeOf({ outcomes }: SettledReport, id: UserId): RunOutcome {
  const found = outcomes.filter((one) => one.id === id);
  expect(found, id).to.have.length(1);
  return found[0]!;
}
