import type { Outcome, SchedulePlan } from '../../contract.js';
import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { method } from '../needs.js';
import { notApplied, reach, walk } from '../reading/walk.js';
import { outcomeFor } from '../users/outcomes.js';
import { expect, Inapplicable } from '../verdict.js';
import type { UserId } from '../../../domain/user.js';

/** Active or not, now and on a date. */
export const statusChecks: readonly Definition[] = [
  {
    number: 21,
    name: 'who is deactivated is inactive everywhere, also a second time, and can be activated',
    group: 'writing',
    contract: 'docs/adapters.md#the-contract',
    needs: [method('setActive', 'activate', 'deactivate')],
    body: deactivated,
  },
  {
    number: 22,
    name: 'a plan for a date is kept, taken away, carried out when the time has come, and refused for a time that is past',
    group: 'writing',
    contract: 'docs/adapters.md#on-a-date',
    needs: [method('schedule', 'schedule')],
    body: planned,
  },
];

async function deactivated(bench: Bench): Promise<void> {
  const { adapter, call } = bench;
  const [{ id }] = await bench.users.take(1);
  // whatever they were
  await turn(bench, id, true);
  for (const active of [false, true]) {
    const status = active ? 'active' : 'inactive';
    const first = await turn(bench, id, active);
    if (active && first.state === 'refused') {
      bench.note('Activating is refused.');
      return;
    }
    expect(first.state === 'done', `setActive(…, ${active}) to be done`, first);
    const got = await adapter.get(id, call);
    expect(got.status === status, `get() to tell that they are ${status}`, got.status);
    await listAgrees(bench, id, status);
    const second = await turn(bench, id, active);
    expect(['done', 'already'].includes(second.state), `setActive(…, ${active}) a second time to be done or “already”`, second);
  }
} // prettier-ignore

function turn({ adapter, call }: Bench, id: UserId, active: boolean): Promise<Outcome> {
  return outcomeFor(id, adapter.setActive?.([{ id }], active, call));
}

async function listAgrees(bench: Bench, id: UserId, status: string): Promise<void> {
  if (!bench.session.capabilities.filters?.some(({ field }) => field === 'status')) return;
  const most = await reach(bench);
  for (const other of ['active', 'inactive']) {
    const found = await walk(bench, { size: 100, filters: { status: [other] } }, most);
    if (notApplied(found, 'filters')) bench.note('The filter status is declared, and answered with `notApplied`.');
    else if (!found.whole) bench.note('The list is too long to look for them by status.');
    else
      expect(found.ids.includes(id) === (other === status), `them among the ${status} of the list and nowhere else`, `${other}: ${found.ids.includes(id)}`);
  }
} // prettier-ignore

const day = 86_400_000;

async function planned(bench: Bench): Promise<void> {
  const { adapter, call, settings } = bench;
  const [{ id }] = await bench.users.take(1);
  const at = new Date(settings.now() + day).toISOString().replace(/\.\d+/, '');
  const first = await plan(bench, id, at);
  if (first.state === 'refused' || (first.state === 'failed' && first.error.kind === 'unsupported'))
    throw new Inapplicable(`The backend refuses plans: ${first.error.message}`);
  expect(first.state === 'done', 'a plan for tomorrow to be done', first);
  const { scheduled } = await adapter.get(id, call);
  const kept = scheduled?.action === 'deactivate' && Date.parse(scheduled.at) === Date.parse(at);
  expect(kept, `get() to tell the plan for ${at}`, scheduled ?? 'no plan');
  const cancelled = await plan(bench, id, null);
  expect(cancelled.state === 'done', 'a plan to be taken away', cancelled);
  const after = await adapter.get(id, call);
  expect(!after.scheduled && after.status !== 'inactive', 'no plan after it was taken away', after);
  const past = await plan(bench, id, new Date(settings.now() - day).toISOString());
  expect(!['done', 'unknown'].includes(past.state), 'a plan for yesterday to be refused', past);
  await carriedOut(bench, id, at);
}

async function carriedOut(bench: Bench, id: UserId, at: string): Promise<void> {
  const { adapter, call, settings } = bench;
  if (!settings.passTime) return bench.note('Whether plans are carried out was not tried: there is no `passTime`.');
  await plan(bench, id, at);
  await settings.passTime(2 * day);
  const { status, scheduled } = await adapter.get(id, call);
  expect(status === 'inactive' && !scheduled, 'them to be inactive, and the plan gone, after that time', { status, scheduled });
} // prettier-ignore

function plan({ adapter, call }: Bench, id: UserId, at: SchedulePlan['at']): Promise<Outcome> {
  return outcomeFor(id, adapter.schedule?.([{ id }], { action: 'deactivate', at }, call));
}
