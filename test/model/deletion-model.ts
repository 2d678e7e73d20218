import { setMaxListeners } from 'node:events';
import fc, { type Scheduler } from 'fast-check';
import { preload } from '../../src/deletion/engine-on-demand.js';
import { arrive, commandArbitraries, taken } from './commands.js';
import { Desk, viewer, type Scene } from './desk.js';
import { FakeClock, quiet, withoutRealTime } from './fake-clock.js';
import { Ledger } from './ledger.js';
import { scenes } from './scenes.js';

/** What is run, and from where: the same numbers, the same steps. */
export interface ModelOptions {
  readonly steps: number;
  readonly seed: number;
  /** Of a failure that was found before: where it is, and which of its commands ran. */
  readonly path?: string | undefined;
  readonly replayPath?: string | undefined;
}

/** What a run of the model has found. */
export interface ModelResult {
  readonly steps: number;
  readonly runs: number;
  readonly settlements: number;
  readonly requests: number;
  readonly taken: Readonly<Record<string, number>>;
  readonly failure?: string | undefined;
}

const runsAtOnce = 200;
const longest = 90;

// whoever waits in vain for a signal waits long here
setMaxListeners(0);
let clock = new FakeClock();
let dice = 1;
withoutRealTime(
  () => clock,
  () => (dice = (dice * 48_271) % 2_147_483_647),
);

/** Runs commands against list, deletion and engine until there were so many steps, or one has failed. */
export async function runModel({ steps, seed, path, replayPath }: ModelOptions): Promise<ModelResult> {
  await preload();
  taken.clear();
  const sums = { runs: 0, settlements: 0, requests: 0 };
  const walked = (): number => [...taken.values()].reduce((sum, count) => sum + count, 0);
  const result = (failure?: string): ModelResult => ({
    steps: walked(),
    ...sums,
    taken: Object.fromEntries(taken),
    failure,
  });
  const commands = fc.commands(commandArbitraries, {
    maxCommands: longest,
    size: 'max',
    ...(replayPath && { replayPath }),
  });
  const property = fc.asyncProperty(scenes, fc.scheduler(), commands, async (scene, scheduler, given) => {
    if (walked() >= steps) return;
    const { desk, ledger } = await stage(scene, scheduler);
    await fc.asyncModelRun(() => ({ model: ledger, real: desk }), given);
    await letItEnd(desk, ledger);
    sums.runs += 1;
    sums.settlements += ledger.settlements;
    sums.requests += desk.server.log.filter(({ type }) => type === 'sent').length;
  });
  for (let at = 0; walked() < steps; at += 1) {
    const parameters = { seed: seed + at, numRuns: runsAtOnce, ...(path !== undefined && { path }) };
    const details = await fc.check(property, parameters);
    if (details.failed) return result(told(details as unknown as Failure, seed + at));
    if (path !== undefined) break;
  }
  return result();
}

/** A page that has loaded, and the ledger beside it. */
async function stage(scene: Scene, scheduler: Scheduler): Promise<{ desk: Desk; ledger: Ledger }> {
  clock = new FakeClock();
  dice = 1;
  const ledger = new Ledger();
  const desk = new Desk(scene, clock, scheduler, ledger);
  ledger.watch(desk);
  for (let at = 0; at < 5; at += 1) await arrive(desk);
  return { desk, ledger };
}

const mostTurns = 600;

function isPausedForViewer({ dialog }: Desk): boolean {
  const { pause, probing } = dialog.props.progress ?? {};
  return pause?.asks === true && !probing;
}

/** Whatever has happened: once the server is well and the viewer is back, everything ends, and nobody is lost (F34). */
async function letItEnd(desk: Desk, ledger: Ledger): Promise<void> {
  const { server, deletion, dialog, road } = desk;
  server.outage = undefined;
  road.mischief = undefined;
  server.demoted.clear();
  if (!desk.host.isConnected) desk.putBack();
  const isOver = (): boolean => /^(closed|reported|declined|asking)$/.test(deletion.state.phase);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    ledger.check();
    if (isOver() && road.scheduler.count() === 0 && clock.waiting === 0) break;
    if (road.scheduler.count() > 0) await arrive(desk);
    else if (desk.approval && deletion.state.phase === 'approving') desk.approval.resolve(false);
    else if (deletion.state.phase === 'running' && deletion.state.run?.pause?.reason === 'signed-out')
      desk.signIn(viewer);
    else if (isPausedForViewer(desk)) dialog.resume();
    else if (!(await clock.next())) break;
    await quiet();
  }
  ledger.check();
  if (!isOver()) throw new Error(`It does not end: ${deletion.state.phase}.`);
  if (clock.waiting > 0) throw new Error('A timer is left.');
  if (dialog.phase !== 'running') dialog.cancel();
  await quiet();
  if (deletion.state.phase !== 'closed') throw new Error(`It does not close: ${deletion.state.phase}.`);
}

interface Failure {
  readonly counterexample: readonly [Scene, Scheduler, object] | null;
  readonly counterexamplePath: string | null;
  readonly errorInstance: unknown;
}

/** What went wrong, in which scene, after which steps, and how it is seen again. */
function told(details: Failure, seed: number): string {
  const [scene, , given] = details.counterexample ?? [];
  const { users, ...manners } = scene ?? { users: [] };
  const error = details.errorInstance as Error | undefined;
  const steps = String(given);
  const replayPath = /replayPath="([^"]*)"/.exec(steps)?.[1] ?? '';
  return [
    error?.message ?? 'no error was told',
    `  scene: ${JSON.stringify(manners)} with ${users.map(({ id }) => JSON.stringify(id)).join(' ')}`,
    `  steps: ${steps.replace(/\/\*replayPath.*/s, '')}`,
    `  again: npm run test:model -- --seed ${seed} --path ${details.counterexamplePath} --replay ${replayPath}`,
  ].join('\n');
}
