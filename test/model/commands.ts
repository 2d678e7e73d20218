import fc, { type AsyncCommand } from 'fast-check';
import { ConfirmEvent, vouchFor } from '../../src/deletion/events/dialog-events.js';
import type { User } from '../../src/domain/user.js';
import { viewer, type Desk } from './desk.js';
import { quiet } from './fake-clock.js';
import type { Fate } from './fake-server.js';
import type { Ledger } from './ledger.js';
import type { Mischief } from './road.js';
import { colleague, owner } from './scenes.js';

/** One thing that somebody does, or that happens, and what has to be true before it. */
export interface Step {
  readonly name: string;
  readonly when?: (desk: Desk) => boolean;
  readonly run: (desk: Desk, ledger: Ledger) => unknown;
}

/** How often each step was taken. */
export const taken = new Map<string, number>();

type Command = AsyncCommand<Ledger, Desk>;

/** What only a viewer does, in a page that is there. */
const byViewer =
  /^(select|unselect|extend|clear|filter|next|previous|ask|deactivate-[si]|confirm|cancel|close|stop|resume|retry|forge)/;

/** A step as a command: afterwards everything that can go on has gone on, and the books are checked. */
function command(step: Step, detail = ''): Command {
  return {
    check: ({ desk }) => (desk.host.isConnected || !byViewer.test(step.name)) && (step.when?.(desk) ?? true),
    run: async (ledger, desk) => {
      taken.set(step.name, (taken.get(step.name) ?? 0) + 1);
      await step.run(desk, ledger);
      await quiet();
      ledger.check();
    },
    toString: () => (detail ? `${step.name} ${detail}` : step.name),
  };
}

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];
const anybody = (desk: Desk, at: number): User | undefined => pick([...desk.server.users.values()], at);
/** Somebody whom the question or the run is about, where there is one: that is where it hurts. */
function somebodyAsked(desk: Desk, at: number): User | undefined {
  const ids = desk.dialog.open ? desk.dialog.plan.will.map(({ id }) => id) : [];
  const users = ids.flatMap((id) => desk.server.users.get(id) ?? []);
  return pick(users, at) ?? anybody(desk, at);
}

const isOpen = (desk: Desk): boolean => desk.dialog.open;
const isAsking = (desk: Desk): boolean => desk.dialog.isAsking;
const isClosed = (desk: Desk): boolean => desk.deletion.state.phase === 'closed';
const isActedOn = (desk: Desk): boolean => isClosed(desk) && desk.actedOn.length > 0;
/** A report of a deletion: what else is tried again is done at once, as the viewer wanted it before. */
const isDeletionReported = (desk: Desk): boolean => desk.dialog.open && missedBy(desk).length > 0;

/** To whom a deletion that is reported has done nothing, for certain; whose answer was lost is not among them (F7). */
function missedBy({ deletion: { state } }: Desk): readonly User[] {
  if (state.phase !== 'reported' || state.work.action !== 'delete') return [];
  const { report, plan, users } = state;
  const missed = new Set(report.outcomes.filter((one) => /^(failed|changed|not-attempted)$/.test(one.state)).map(({ id }) => id)); // prettier-ignore
  for (const { user, why } of plan.leftOut) if (why === 'deletion.unread') missed.add(user.id);
  return users.filter(({ id }) => missed.has(id));
}

function retry(desk: Desk, ledger: Ledger): void {
  ledger.asked(missedBy(desk), true);
  desk.dialog.retry();
}
const isRunning = (desk: Desk): boolean => desk.deletion.state.phase === 'running';
const hasMail = (desk: Desk): boolean => desk.road.scheduler.count() > 0;
const isWaited = (desk: Desk): boolean => desk.clock.waiting > 0;

/** Lets one of what is on the road arrive, whichever the scheduler picks, with this fate. */
export async function arrive(desk: Desk, fate: Fate = 'honest'): Promise<void> {
  desk.server.fate = fate;
  if (hasMail(desk)) await desk.road.scheduler.waitNext(1);
  await quiet();
  desk.server.fate = 'honest';
}

/** Lets so many arrive, one after the other; checks in between, for nobody sees only the end. */
async function arriveAll(desk: Desk, ledger: Ledger, most: number): Promise<void> {
  for (let at = 0; at < most && hasMail(desk); at += 1) {
    await arrive(desk);
    ledger.check();
  }
}

async function ask(desk: Desk, ledger: Ledger, users: readonly User[]): Promise<void> {
  if (users.length === 0) return expectRefusal(desk);
  ledger.asked(users);
  await desk.ask(users);
}

/** Nobody is never everybody (T8). */
async function expectRefusal(desk: Desk): Promise<void> {
  const refused = await desk.ask([]).then(
    () => false,
    (error: unknown) => error instanceof RangeError,
  );
  if (!refused) throw new Error('Asking about nobody was not refused.');
}

async function deactivate(desk: Desk, ledger: Ledger, users: readonly User[]): Promise<void> {
  if (users.length === 0 || !isClosed(desk)) return;
  const me = desk.list.state.session?.viewer?.id ?? '';
  const isMe = ({ id }: User): boolean => id.trim().toLowerCase() === me.toLowerCase();
  const targets = users.filter((user) => user.owner === false && !isMe(user));
  ledger.agree('deactivate', targets, users.map(({ id }) => id)); // prettier-ignore
  await desk.deactivate(users);
}

/** The viewer presses the button: what stands in the dialog at this moment is what they agree to. */
function confirm(
  desk: Desk,
  ledger: Ledger,
  action: 'delete' | 'deactivate',
  twice?: 'pressed' | 'repeated' | 'anew',
): void {
  const consent = desk.dialog.consent(action);
  if (!consent) return;
  const { plan } = desk.dialog;
  const about = [...plan.will.map(({ id }) => id), ...plan.leftOut.map(({ user }) => user.id)];
  ledger.agree(action, consent.targets, about);
  desk.dialog.dispatch(consent);
  if (twice === 'repeated') desk.dialog.dispatch(consent);
  if (twice === 'anew') desk.dialog.dispatch(vouchFor(new ConfirmEvent(action, consent.targets)));
  const again = twice === 'pressed' ? desk.dialog.consent(action) : undefined;
  if (again) throw new Error('The button could be pressed twice.');
}

/** An event that no press has made: of everybody, of nobody, of whom was not shown, at another version, unvouched. */
function forge(desk: Desk, kind: number): void {
  const shown = desk.dialog.plan.will;
  const everybody = [...desk.server.users.values()].map(({ id, version }) => ({ id, ...(version !== undefined && { version }) })); // prettier-ignore
  const events = [
    () => new ConfirmEvent('delete', shown),
    () => vouchFor(new ConfirmEvent('delete', [])),
    () => vouchFor(new ConfirmEvent('delete', [...shown, { id: owner }])),
    () => vouchFor(new ConfirmEvent('delete', shown.map(({ id }) => ({ id, version: 'another' })))),
    () => vouchFor(new ConfirmEvent('delete', [...shown].reverse().slice(1))),
    () => new ConfirmEvent('deactivate', everybody),
  ]; // prettier-ignore
  desk.dialog.forge(pick(events, kind)!());
}

function stop(desk: Desk, ledger: Ledger): void {
  if (!desk.dialog.open || desk.dialog.phase !== 'running' || desk.dialog.props.progress?.stopping) return;
  ledger.stopped();
  desk.dialog.stop();
}

async function signIn(desk: Desk, who: string): Promise<void> {
  desk.signIn(who);
  await quiet();
}

const elsewhere: readonly [string, (user: User, desk: Desk) => void][] = [
  ['promote', ({ id }, { server }) => server.elsewhere(id, { owner: true })],
  ['demote', ({ id }, { server }) => server.elsewhere(id, { owner: false })],
  ['forget-who-owns', ({ id }, { server }) => server.elsewhere(id, { owner: undefined } as unknown as Partial<User>)],
  ['delete-elsewhere', ({ id }, { server }) => server.elsewhere(id, 'deleted')],
  ['deactivate-elsewhere', ({ id }, { server }) => server.elsewhere(id, { status: 'inactive' })],
  ['rename-elsewhere', ({ id }, { server }) => server.elsewhere(id, { displayName: 'Kim' })],
  [
    'recreate-elsewhere',
    (user, { server }) => {
      server.elsewhere(user.id, 'deleted');
      server.elsewhere(user.id, { ...user, displayName: 'Somebody else', owner: false });
    },
  ],
];

/** Somebody who was deleted is there again, under the same id. */
function bringBack({ server }: Desk, at: number): void {
  const deleted = server.log.flatMap((line) => (line.type === 'done' && line.action === 'delete' ? line.user : []));
  const user = pick(deleted, at);
  if (user && !server.users.has(user.id)) server.elsewhere(user.id, { ...user, displayName: 'Somebody new' });
}

const fates: readonly [string, readonly Fate[]][] = [
  ['lose-answer', ['lost-done']],
  ['drop-connection', ['lost-undone']],
  ['hang', ['hangs-done', 'hangs-undone']],
  ['answer-401', ['signed-out']],
  ['answer-429', ['busy', 'busy-for-2-s', 'busy-for-10-min']],
  ['answer-503', ['away-for-2-s', 'away-done', 'away-undone']],
  ['answer-500', ['broken-done', 'broken-undone']],
  ['answer-502', ['gateway-done', 'gateway-undone']],
  ['answer-403', ['forbidden']],
  ['answer-413', ['too-large']],
];

const mischiefs: readonly Mischief[] = ['twice', 'contradicted', 'of-others', 'garbage', 'withheld', 'ends-early', 'throws']; // prettier-ignore
const outages: readonly Fate[] = ['gateway-undone', 'lost-undone', 'away-undone', 'broken-undone', 'hangs-undone'];

const plain: readonly (readonly [number, Step])[] = [
  [6, { name: 'select-page', when: isClosed, run: (desk) => desk.use({ intent: true, type: 'toggle-page' }) }],
  [1, { name: 'select-all-matching', run: (desk) => desk.use({ intent: true, type: 'select-all-matching' }) }],
  [1, { name: 'clear-selection', when: isClosed, run: (desk) => desk.use({ intent: true, type: 'clear-selection' }) }],
  [1, { name: 'filter-active', run: (desk) => desk.use({ look: true, type: 'filter', field: 'status', values: ['active'] }) }],
  [1, { name: 'clear-filters', run: (desk) => desk.use({ look: true, type: 'clear-filters' }) }],
  [1, { name: 'next-page', run: (desk) => desk.use({ look: true, type: 'turn-page', to: 'next' }) }],
  [1, { name: 'previous-page', run: (desk) => desk.use({ look: true, type: 'turn-page', to: 'previous' }) }],
  [2, { name: 'reload', run: (desk) => desk.list.reload() }],
  [12, { name: 'ask-delete', when: isActedOn, run: (desk, ledger) => ask(desk, ledger, desk.actedOn) }],
  [1, { name: 'ask-delete-again', when: (desk) => !isClosed(desk), run: (desk, ledger) => ask(desk, ledger, desk.selected) }],
  [1, { name: 'ask-delete-nobody', when: isClosed, run: expectRefusal }],
  [2, { name: 'deactivate-selected', when: isActedOn, run: (desk, ledger) => deactivate(desk, ledger, desk.actedOn) }],
  [14, { name: 'confirm', when: isAsking, run: (desk, ledger) => confirm(desk, ledger, 'delete') }],
  [1, { name: 'deactivate-instead', when: isAsking, run: (desk, ledger) => confirm(desk, ledger, 'deactivate') }],
  [1, { name: 'cancel', when: isOpen, run: (desk) => desk.dialog.cancel() }],
  [8, { name: 'close-report', when: (desk) => isOpen(desk) && desk.dialog.phase === 'reported', run: (desk) => desk.dialog.cancel() }],
  [10, { name: 'retry', when: isDeletionReported, run: retry }],
  [1, { name: 'stop', when: isRunning, run: stop }],
  [5, { name: 'resume', when: isRunning, run: (desk, ledger) => (ledger.resumed(), desk.dialog.resume()) }],
  [6, { name: 'approve', when: (desk) => !!desk.approval, run: (desk, ledger) => (ledger.approved(), desk.approval?.resolve(true)) }],
  [4, { name: 'decline', when: (desk) => !!desk.approval, run: (desk) => desk.approval?.resolve(false) }],
  [4, { name: 'fail-to-approve', when: (desk) => !!desk.approval, run: (desk) => desk.approval?.reject(new Error('no')) }],
  [2, { name: 'expire-session', run: (desk) => desk.server.expire() }],
  [4, { name: 'sign-in-again', run: (desk) => signIn(desk, viewer) }],
  [1, { name: 'sign-in-as-other', run: (desk) => signIn(desk, colleague) }],
  [1, { name: 'sign-in-with-fewer-rights', run: (desk) => (desk.server.demoted.add(viewer), signIn(desk, viewer)) }],
  [1, { name: 'get-rights-back', run: (desk) => (desk.server.demoted.clear(), signIn(desk, viewer)) }],
  [12, { name: 'answer-one', when: hasMail, run: (desk) => arrive(desk) }],
  [6, { name: 'answer-four', when: hasMail, run: (desk, ledger) => arriveAll(desk, ledger, 4) }],
  [10, { name: 'answer-all', when: hasMail, run: (desk, ledger) => arriveAll(desk, ledger, 40) }],
  [5, { name: 'wait-for-next', when: isWaited, run: (desk) => desk.clock.next() }],
  [1, { name: 'wait-2-s', run: (desk) => desk.clock.pass(2_000) }],
  [1, { name: 'wait-2-min', when: isWaited, run: (desk) => desk.clock.pass(125_000) }],
  [2, { name: 'go-online', when: (desk) => !!desk.server.outage, run: (desk) => void (desk.server.outage = undefined) }],
  [1, { name: 'move-in-page', when: ({ host }) => host.isConnected, run: (desk) => desk.takeOut(true) }],
  [1, { name: 'take-out-of-page', when: ({ host }) => host.isConnected, run: (desk, ledger) => (ledger.stopped(), desk.takeOut(false)) }],
  [10, { name: 'put-back', when: ({ host }) => !host.isConnected, run: (desk) => desk.putBack() }],
]; // prettier-ignore

const numbered: readonly (readonly [number, string, (at: number) => Step['run'], Step['when']?])[] = [
  [8, 'select', (at) => (desk) => toggle(desk, at, true)],
  [2, 'unselect', (at) => (desk) => toggle(desk, at, false)],
  [1, 'extend-selection', (at) => (desk) => extend(desk, at), isClosed],
  [2, 'bring-back-deleted', (at) => (desk) => bringBack(desk, at), ({ server }) => server.log.some(({ type }) => type === 'done')],
  [1, 'ask-delete-one', (at) => (desk, ledger) => ask(desk, ledger, [pick(desk.shownUsers, at)].flatMap((user) => user ?? []))],
  [2, 'confirm-twice', (at) => (desk, ledger) => confirm(desk, ledger, 'delete', pick(['pressed', 'repeated', 'anew'] as const, at)), isAsking],
  [1, 'forge-consent', (at) => (desk) => forge(desk, at), isOpen],
]; // prettier-ignore

function toggle(desk: Desk, at: number, selected: boolean): void {
  const { users } = desk.list.state.selection;
  const user = pick(desk.shownUsers.filter(({ id }) => users.has(id) !== selected), at); // prettier-ignore
  if (user) desk.use({ intent: true, type: 'toggle', id: user.id });
}

function extend(desk: Desk, at: number): void {
  const user = pick(desk.shownUsers, at);
  if (user) desk.use({ intent: true, type: 'extend', id: user.id });
}

const nth = fc.nat({ max: 40 });

/** Every kind of command, with how often it comes. */
function weighted(): { readonly weight: number; readonly name: string; readonly arbitrary: fc.Arbitrary<Command> }[] {
  return [
    ...plain.map(([weight, step]) => ({ weight, name: step.name, arbitrary: fc.constant(command(step)) })),
    ...numbered.map(([weight, name, run, when]) => ({
      weight,
      name,
      arbitrary: nth.map((at) => command({ name, run: run(at), ...(when && { when }) }, `${at}`)),
    })),
    ...elsewhere.map(([name, change]) => ({
      weight: 1,
      name,
      arbitrary: nth.map((at) => command({ name, run: (desk) => changeElsewhere(desk, at, change) }, `${at}`)),
    })),
    ...fates.map(([name, kinds]) => ({
      weight: name === 'answer-413' ? 3 : 1,
      name,
      arbitrary: fc.constantFrom(...kinds).map((fate) => command({ name, when: hasMail, run: (desk) => arrive(desk, fate) }, fate)), // prettier-ignore
    })),
    {
      weight: 8,
      name: 'distort-answers',
      arbitrary: fc.constantFrom(...mischiefs).map((kind) => command({ name: 'distort-answers', when: isRunning, run: ({ road }) => void (road.mischief = kind) }, kind)), // prettier-ignore
    },
    {
      weight: 2,
      name: 'go-offline',
      arbitrary: fc.constantFrom(...outages).map((fate) => command({ name: 'go-offline', run: ({ server }) => void (server.outage = fate) }, fate)), // prettier-ignore
    },
  ];
}

function changeElsewhere(desk: Desk, at: number, change: (user: User, desk: Desk) => void): void {
  const user = at % 2 === 0 ? somebodyAsked(desk, at >> 1) : anybody(desk, at >> 1);
  // the viewer stays: a deleted viewer is another story
  if (user && user.id !== viewer && user.id !== colleague) change(user, desk);
}

/** The names of all kinds of command. */
export const kinds: readonly string[] = weighted().map(({ name }) => name);

/** Every kind of command, as often as it is worth trying. */
export const commandArbitraries: fc.Arbitrary<Command>[] = [
  fc.oneof(...weighted().map(({ weight, arbitrary }) => ({ weight, arbitrary }))),
];
