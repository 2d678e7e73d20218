import { expect, fixtureCleanup } from '@open-wc/testing';
import fc, { type AsyncCommand, type Scheduler } from 'fast-check';
import type { ConfirmDeleteDialogElement } from '../../src/deletion/confirm-delete-dialog.js';
import { ConfirmEvent } from '../../src/deletion/events/dialog-events.js';
import type { UsersDeletedEvent } from '../../src/manager/work/change-events.js';
import type { User, UserId } from '../../src/domain/user.js';
import { DialogDriver } from '../support/dialog-driver.js';
import { createManager, type ManagerDriver } from '../support/driver.js';
import { turn } from '../support/scripted-adapter.js';
import { ContractAdapter } from './contract-adapter.js';
import { FakeServer, type Fate, type Line } from './fake-server.js';
import { Road, type Mischief } from './road.js';

// The commands of the model with the hands of a viewer: on the real element, its real dialog and the texts in it.

/** `MODEL_STEPS=20000 wtr --files …` for more. */
const wanted = Number((globalThis as { modelSteps?: number }).modelSteps) || 1200;
const seed = 20_261_126;
const viewer = 'me';
const colleague = 'boss';

/** What is known apart from the element: who was named when the viewer pressed the button, and what was sent since. */
interface Consent {
  readonly ids: ReadonlySet<UserId>;
  readonly actor: UserId | undefined;
  readonly sent: (Line & { type: 'sent' })[];
  stopped: boolean;
}

const emailOf = (id: string): string => `${id}@example.com`;

/** The element on a page, in front of a server that has its log. */
class Page {
  readonly server: FakeServer;
  readonly road: Road;
  manager!: ManagerDriver;
  dialog!: DialogDriver;
  consent: Consent | undefined;
  readonly problems: string[] = [];
  reports = 0;
  #read = 0;

  constructor(scheduler: Scheduler, enforced: boolean, count: number) {
    const ids = ['__proto__', colleague, ...Array.from({ length: count }, (_, at) => `u${at}`), viewer, 'owner'];
    const users = ids.map((id, at) => ({
      id,
      login: id,
      displayName: 'Kim Same',
      email: emailOf(id),
      status: at % 4 === 3 ? 'inactive' : 'active',
      owner: id === 'owner',
    }));
    this.server = new FakeServer({ enforced, guards: !enforced, kind: 'permanent', batchMax: 3 }, users);
    this.road = new Road(this.server, scheduler, viewer);
  }

  async open(): Promise<void> {
    const adapter = new ContractAdapter(this.road, false, () => 0);
    const opening = createManager({ adapter, pageSize: 6 });
    for (let at = 0; at < 4; at += 1) await this.arrive();
    this.manager = await opening;
    this.dialog = new DialogDriver(this.manager.find('confirm-delete-dialog') as ConfirmDeleteDialogElement);
    this.manager.element.addEventListener('users-deleted', (event) => this.#told(event));
    await this.#quiet();
  }

  async #quiet(): Promise<void> {
    for (let at = 0; at < 3; at += 1) {
      await turn();
      await this.manager?.settled();
    }
  }

  async arrive(fate: Fate = 'honest'): Promise<void> {
    this.server.fate = fate;
    if (this.road.scheduler.count() > 0) await this.road.scheduler.waitNext(1);
    else await turn();
    this.server.fate = 'honest';
    await this.#quiet();
    this.check();
  }

  async do(step: () => unknown): Promise<void> {
    await step();
    await this.#quiet();
    this.check();
  }

  get phase(): string {
    return this.dialog.element.open ? (this.dialog.dialog?.className ?? '') : 'closed';
  }

  press(label: RegExp): boolean {
    const button = [...this.dialog.root.querySelectorAll('button')].find(({ textContent }) => label.test(textContent.trim())); // prettier-ignore
    button?.click();
    return button !== undefined;
  }

  /** Agrees to what stands there: the identifiers in sight are those of the consent. */
  confirm(twice: boolean): void {
    if (this.phase !== 'asking') return;
    const named = this.dialog.people('.content > .list').map((text) => text.split(' ').at(-1) ?? '');
    const ids = new Set([...this.server.users.keys(), ...this.#everybody].filter((id) => named.includes(emailOf(id))));
    const { field } = this.dialog;
    if (field) {
      field.value = ids.size === 1 ? (named[0] ?? '') : `${ids.size}`;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    this.dialog.around.pass(500);
    const actor = this.server.actorOf(this.road.token) ?? this.consent?.actor ?? viewer;
    const before = this.consent;
    this.consent = { ids, actor, sent: [], stopped: false };
    const pressed = this.press(/^Delete /);
    if (!pressed) this.consent = before;
    else if (twice) this.press(/^Delete /);
  }

  get #everybody(): UserId[] {
    return this.server.log.flatMap((line) => ('id' in line ? line.id : []));
  }

  /** The log is read on from where it was read to: nothing in it may be a surprise. */
  check(): void {
    for (const line of this.server.log.slice(this.#read)) {
      if (line.type === 'sent') this.#sent(line);
      if (line.type === 'done' && line.user.owner) this.problems.push(`the owner ${line.user.id} met ${line.action}`);
      if (line.type === 'done' && line.user.id === line.actor) this.problems.push(`${line.actor} met their own ${line.action}`); // prettier-ignore
    }
    this.#read = this.server.log.length;
    if (this.problems.length > 0) throw new Error(this.problems.join('\n'));
  }

  #sent(line: Line & { type: 'sent' }): void {
    const { consent } = this;
    const say = (what: string): void => void this.problems.push(`${line.action} of ${line.id}: ${what}`);
    if (!consent?.ids.has(line.id)) return say('nobody has confirmed it');
    if (consent.stopped) say('sent after Stop');
    if (line.actor !== undefined && line.actor !== consent.actor) say(`confirmed by ${consent.actor}, sent as ${line.actor}`); // prettier-ignore
    for (const before of consent.sent.filter(({ id }) => id === line.id)) {
      const ended = this.server.log.find((one) => one.type === 'ended' && one.call === before.call);
      const away = ended?.type === 'ended' && !ended.did && typeof ended.ending === 'object' && ended.ending.status === 401; // prettier-ignore
      if (!away) say('sent again without proof that nothing was done');
    }
    consent.sent.push(line);
  }

  /** What the host is told is compared with the log (U11, F34). */
  #told({ ids, counts }: UsersDeletedEvent): void {
    this.reports += 1;
    const { log } = this.server;
    const sum = Object.values(counts).reduce((total, count) => total + count, 0);
    if (sum !== this.consent?.ids.size) this.problems.push(`${sum} of ${this.consent?.ids.size} were told`);
    const isGone = (id: UserId): boolean =>
      log.some(
        (line) =>
          (line.type === 'done' && line.user.id === id) ||
          (line.type === 'elsewhere' && line.action === 'deleted' && line.id === id),
      );
    for (const id of ids) if (!isGone(id)) this.problems.push(`${id} was told to be deleted, and is not`);
    const deeds = log.filter(
      (line) => line.type === 'done' && this.consent?.sent.some(({ call }) => call === line.call),
    );
    if (deeds.length > counts.done + counts.unknown) this.problems.push(`${deeds.length} were deleted, ${counts.done} told`); // prettier-ignore
  }
}

type Command = AsyncCommand<Page, Page>;
const taken = new Map<string, number>();
const walked = (): number => [...taken.values()].reduce((sum, count) => sum + count, 0);

function command(name: string, run: (page: Page) => unknown, when: (page: Page) => boolean = () => true): Command {
  return {
    check: (page) => page.manager.element.isConnected !== /^put-back/.test(name) && when(page as Page),
    run: async (page) => {
      taken.set(name, (taken.get(name) ?? 0) + 1);
      await page.do(() => run(page));
    },
    toString: () => name,
  };
}

const is =
  (...phases: string[]) =>
  (page: Page): boolean =>
    phases.includes(page.phase);
const isConfirmable = (page: Page): boolean =>
  page.phase === 'asking' && /^Delete /m.test(page.dialog.buttons.join('\n'));
const hasMail = (page: Page): boolean => page.road.scheduler.count() > 0;
const at = fc.nat({ max: 12 });
const nth = <T>(from: readonly T[], index: number): T | undefined => from[index % Math.max(1, from.length)];

const toggle = (page: Page, index: number, on: boolean): void =>
  nth(page.manager.rowElements.filter(({ selected }) => selected !== on), index)?.control('toggle')?.click(); // prettier-ignore

const bulkDelete = ({ manager }: Page): HTMLElement | null => manager.root.querySelector<HTMLElement>('[data-bulk=delete]'); // prettier-ignore

async function askOne(page: Page, index: number): Promise<void> {
  nth(page.manager.rowElements, index)?.control('menu')?.click();
  await turn();
  await page.manager.settled();
  const item = page.manager.all('.menu:popover-open .menu-item').find((each) => each.ariaLabel === 'Delete');
  item?.click();
}

function changeElsewhere(page: Page, index: number, change: (user: User, server: FakeServer) => void): void {
  const named = [...(page.consent?.ids ?? [])].flatMap((id) => page.server.users.get(id) ?? []);
  const user = nth(index % 2 ? named : [...page.server.users.values()], index) ?? nth([...page.server.users.values()], index); // prettier-ignore
  if (user && user.id !== viewer && user.id !== colleague) change(user, page.server);
}

async function signIn(page: Page, who: UserId): Promise<void> {
  page.road.coming = page.server.signIn(who);
  page.manager.element.reconnect();
  await turn();
}

function move(page: Page): void {
  const { element } = page.manager;
  element.parentElement?.append(element);
}

const outside = new WeakMap<Page, Element>();
function takeOut(page: Page): void {
  const { element } = page.manager;
  if (page.phase === 'running' && page.consent) page.consent.stopped = true;
  outside.set(page, element.parentElement as Element);
  element.remove();
}

const someFates: readonly [string, Fate][] = [
  ['lose-answer', 'lost-done'],
  ['drop-connection', 'lost-undone'],
  ['answer-401', 'signed-out'],
  ['answer-403', 'forbidden'],
  ['answer-500-done', 'broken-done'],
  ['answer-502', 'gateway-undone'],
];
const elsewhere: readonly [string, (user: User, server: FakeServer) => void][] = [
  ['promote', ({ id }, server) => server.elsewhere(id, { owner: true })],
  ['demote', ({ id }, server) => server.elsewhere(id, { owner: false })],
  ['delete-elsewhere', ({ id }, server) => server.elsewhere(id, 'deleted')],
  ['deactivate-elsewhere', ({ id }, server) => server.elsewhere(id, { status: 'inactive' })],
  ['recreate-elsewhere', (user, server) => (server.elsewhere(user.id, 'deleted'), server.elsewhere(user.id, { ...user, owner: false }))],
]; // prettier-ignore
const mischiefs: readonly Mischief[] = ['twice', 'contradicted', 'withheld', 'ends-early', 'throws'];

const fixed: readonly (readonly [number, Command])[] = [
  [6, command('select-page', ({ manager }) => manager.headCheckbox.click(), is('closed'))],
  [1, command('filter-active', ({ manager: { element } }) => (element.view = { ...element.view, filters: { status: ['active'] }, page: { from: 0 } }))],
  [2, command('clear-filters', ({ manager: { element } }) => (element.view = { ...element.view, filters: {}, page: { from: 0 } }))],
  [1, command('next-page', ({ manager }) => manager.root.querySelector<HTMLElement>('.pager .next')?.click(), is('closed'))],
  [1, command('previous-page', ({ manager }) => manager.root.querySelector<HTMLElement>('.pager .previous')?.click(), is('closed'))],
  [2, command('reload', ({ manager }) => manager.element.reload())],
  [12, command('ask-delete', (page) => bulkDelete(page)?.click(), (page) => page.phase === 'closed' && !!bulkDelete(page))],
  [16, command('confirm', (page) => page.confirm(false), isConfirmable)],
  [2, command('confirm-twice', (page) => page.confirm(true), isConfirmable)],
  [1, command('press-too-soon', (page) => page.press(/^Delete /), is('checking'))],
  [1, command('forge-consent', ({ dialog, server }) => dialog.element.dispatchEvent(new ConfirmEvent('delete', [...server.users.values()])))],
  [3, command('cancel', (page) => page.press(/^(Cancel|Close)$/), (page) => is('asking', 'checking')(page) && !isConfirmable(page))],
  [1, command('decline', (page) => page.press(/^Cancel$/), isConfirmable)],
  [5, command('close-report', (page) => page.press(/^Close$/), is('reported'))],
  [1, command('stop', (page) => { if (page.press(/^Stop$/) && page.consent) page.consent.stopped = true; }, is('running'))],
  [3, command('resume', (page) => (page.dialog.around.pass(500), page.press(/^Go on/)), is('running'))],
  [1, command('expire-session', ({ server }) => server.expire())],
  [4, command('sign-in-again', (page) => signIn(page, viewer))],
  [1, command('sign-in-as-other', (page) => signIn(page, colleague))],
  [8, command('answer-one', (page) => page.arrive(), hasMail)],
  [14, command('answer-all', async (page) => { for (let count = 0; count < 30 && hasMail(page); count += 1) await page.arrive(); }, hasMail)],
  [1, command('move-in-page', move)],
  [1, command('take-out-of-page', takeOut)],
  [8, command('put-back', (page) => outside.get(page)?.append(page.manager.element))],
]; // prettier-ignore

const commands: fc.Arbitrary<Command>[] = [
  fc.oneof(
    ...fixed.map(([weight, one]) => ({ weight, arbitrary: fc.constant(one) })),
    { weight: 5, arbitrary: at.map((index) => command('select', (page) => toggle(page, index, true), is('closed'))) },
    { weight: 2, arbitrary: at.map((index) => command('unselect', (page) => toggle(page, index, false), is('closed'))) }, // prettier-ignore
    { weight: 2, arbitrary: at.map((index) => command('ask-delete-one', (page) => askOne(page, index), is('closed'))) }, // prettier-ignore
    ...elsewhere.map(([name, change]) => ({
      weight: 1,
      arbitrary: at.map((index) => command(name, (page) => changeElsewhere(page, index, change))),
    })),
    ...someFates.map(([name, fate]) => ({ weight: 1, arbitrary: fc.constant(command(name, (page) => page.arrive(fate), hasMail)) })), // prettier-ignore
    { weight: 3, arbitrary: fc.constantFrom(...mischiefs).map((kind) => command('distort-answers', ({ road }) => (road.mischief = kind), is('running'))) }, // prettier-ignore
  ),
];

/** Once the server is well and the viewer is back, everything ends. */
async function letItEnd(page: Page): Promise<void> {
  const { manager, road, dialog } = page;
  if (!manager.element.isConnected) outside.get(page)?.append(manager.element);
  road.mischief = undefined;
  for (let turns = 0; turns < 200; turns += 1) {
    if (hasMail(page)) await page.arrive();
    else if (page.phase === 'running' && /sign/i.test(dialog.text)) await page.do(() => signIn(page, viewer));
    else if (page.phase === 'running') await page.do(() => (dialog.around.pass(500), page.press(/^Go on/)));
    else break;
  }
  expect(page.phase).to.be.oneOf(['closed', 'asking', 'reported', 'declined']);
}

describe('<user-manager> in the hands of the model', function () {
  this.timeout(60 * 60_000);

  it(`takes ${wanted} steps, and the server’s log has no surprise (F1, F6, F7, F19, F28, U9, U11)`, async () => {
    let reports = 0;
    const scene = fc.record({ enforced: fc.constantFrom(true, true, false), count: fc.integer({ min: 2, max: 5 }) });
    const given = fc.commands(commands, { maxCommands: 80, size: 'max' });
    const property = fc.asyncProperty(scene, fc.scheduler(), given, async ({ enforced, count }, scheduler, steps) => {
      if (walked() >= wanted) return;
      const page = new Page(scheduler, enforced, count);
      await page.open();
      await fc.asyncModelRun(() => ({ model: page, real: page }), steps);
      await letItEnd(page);
      reports += page.reports;
      fixtureCleanup();
    });
    for (let round = 0; walked() < wanted; round += 1) await fc.assert(property, { seed: seed + round, numRuns: 50 });
    console.log(
      `${walked()} steps of ${taken.size} kinds, ${reports} reports`,
      JSON.stringify(Object.fromEntries(taken)),
    );
    expect(taken.size).to.be.at.least(24);
    expect(reports).to.be.greaterThan(wanted / 100);
  });
});
