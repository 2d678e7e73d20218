import type { UserAdapter } from '../../contract.js';
import { isAdapterError } from '../../adapter-error.js';
import type { Bench, Connected } from '../bench.js';
import type { Definition } from '../check.js';
import { collect, outcomeFor, writeCall } from '../users/outcomes.js';
import { expect, Inapplicable, rejection } from '../verdict.js';
import type { User } from '../../../domain/user.js';

/** Whom the backend protects, and from whom. */
export const protectingChecks: readonly Definition[] = [
  {
    number: 31,
    name: 'the owner, the viewer and the last administrator can be neither deleted nor deactivated',
    group: 'protection',
    contract: 'docs/adapters.md#outcomes',
    body: protectedUsers,
  },
  {
    number: 32,
    name: 'a viewer without the rights is refused each write, and nothing is changed',
    group: 'protection',
    contract: 'docs/adapters.md#errors',
    body: unprivileged,
  },
];

async function protectedUsers(bench: Bench): Promise<void> {
  const { adapter, call, session, settings } = bench;
  const all = Object.entries(settings.protectedIds ?? {});
  if (all.length === 0)
    throw new Inapplicable(
      'It would try to delete the owner: name whom to try it on in `protectedIds`, on a backend of tests. Until then the component’s own rules are all that is known to protect them.',
    );
  const { self } = settings.protectedIds ?? {};
  expect(self === undefined || self === session.viewer?.id, '`protectedIds.self` to be the viewer', session.viewer);
  for (const [rule, id] of all) {
    const before = await adapter.get(id, call);
    const writes = [
      ['deleted', adapter.delete?.([{ id }], writeCall(session, call))],
      ['deactivated', adapter.setActive?.([{ id }], false, call)],
    ] as const;
    for (const [what, outcomes] of writes) {
      if (!outcomes) continue;
      const outcome = await outcomeFor(id, outcomes);
      expect(outcome.state === 'refused', `${rule} (${id}) not to be ${what}, but “refused”`, outcome);
      const { kind } = outcome.error;
      expect(kind === 'protected' || kind === 'forbidden', `that to be “protected” or “forbidden”`, outcome.error);
    }
    const after = await adapter.get(id, call);
    expect(after.status === before.status, `${rule} (${id}) to be as before`, after);
  }
  bench.note(`Tried on ${all.map(([rule]) => rule).join(', ')}.`);
}

async function unprivileged(bench: Bench): Promise<void> {
  const { settings, adapter, call } = bench;
  if (!settings.createUnprivileged) throw new Inapplicable('There is no `createUnprivileged`.');
  const [user] = await bench.users.take(1);
  const before = await adapter.get(user.id, call);
  const other = await bench.connected(settings.createUnprivileged);
  const tried = [...(await refusedOnes(bench, other)), ...(await refusedMany(bench, other, before))];
  const after = await adapter.get(user.id, call);
  expect(JSON.stringify(after) === JSON.stringify(before), 'nothing to be changed by who has no right to', after);
  bench.note(tried.length > 0 ? `Refused: ${tried.join(', ')}.` : 'The adapter has no method that writes for them.');
}

async function refusedOnes(bench: Bench, { adapter }: Connected): Promise<string[]> {
  const { call, users } = bench;
  const [{ id }] = [await users.take(1)].flat();
  const asks: readonly (readonly [keyof UserAdapter, () => Promise<unknown>])[] = [
    ['create', () => users.create(users.draft(), { adapter })],
    ['update', () => (adapter.update as NonNullable<UserAdapter['update']>)({ id }, { firstName: 'Conformance' }, call)],
    ['resetPassword', () => (adapter.resetPassword as NonNullable<UserAdapter['resetPassword']>)(id, call)],
  ]; // prettier-ignore
  const there = asks.filter(([name]) => typeof adapter[name] === 'function');
  for (const [name, ask] of there) await rejection(ask(), ['forbidden', 'protected'], `${name}() without the right`);
  return there.map(([name]) => name);
}

async function refusedMany(bench: Bench, { adapter, session }: Connected, user: User): Promise<string[]> {
  const { call } = bench;
  const { id, department } = user;
  const target = [{ id }];
  const at = new Date(bench.settings.now() + 86_400_000).toISOString();
  const asks = [
    ['delete', adapter.delete?.(target, writeCall(session, call))],
    ['setActive', adapter.setActive?.(target, user.status !== 'active', call)],
    ['schedule', adapter.schedule?.(target, { action: 'deactivate', at }, call)],
    ['changeDepartment', department && adapter.changeDepartment?.(target, department.id, call)],
    ['sendMessage', adapter.sendMessage?.([id], { body: 'Conformance' }, call)],
  ] as const;
  const there = asks.filter(([, outcomes]) => outcomes);
  for (const [name, outcomes] of there) {
    const [outcome] = await collect(outcomes).catch((error: unknown) => [{ id, state: 'thrown', error }]);
    const error = outcome && 'error' in outcome ? outcome.error : undefined;
    const refused = ['refused', 'thrown'].includes(outcome?.state) && isAdapterError(error);
    const typed = refused && ['forbidden', 'protected'].includes(error.kind);
    expect(typed, `${name}() without the right to be “refused”`, outcome ?? 'no outcome');
  }
  return there.map(([name]) => name);
}
