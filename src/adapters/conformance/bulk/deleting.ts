import type { Bench } from '../bench.js';
import type { Definition } from '../check.js';
import { declared, method } from '../needs.js';
import { collect, lookUp, outcomeFor, writeCall } from '../users/outcomes.js';
import { expect, rejection } from '../verdict.js';
import type { DeleteCapability } from '../../../domain/session.js';
import type { User } from '../../../domain/user.js';

/** What deleting means here (R5): each declaration is tried. */
export const deletingChecks: readonly Definition[] = [
  {
    number: 29,
    name: 'a deletion takes a successor as declared, and does without only where it may',
    group: 'bulk',
    contract: 'docs/adapters.md#the-contract',
    needs: [
      method('delete', 'delete'),
      declared('`delete.successor`', ({ capabilities }) => capabilities.delete?.successor !== undefined),
    ],
    body: handedOver,
  },
  {
    number: 30,
    name: 'what is declared of deleting is so: steps, the login, and the way back',
    group: 'bulk',
    contract: 'docs/adapters.md#taking-back-a-deletion',
    needs: [
      method('delete', 'delete'),
      declared('`capabilities.delete`', ({ capabilities }) => capabilities.delete !== undefined),
    ],
    body: asDeclared,
  },
];

async function handedOver(bench: Bench): Promise<void> {
  const { adapter, session, call } = bench;
  const [first, second, heir] = await bench.users.take(3);
  const { successor: _, ...without } = writeCall(session, call);
  const alone = await outcomeFor(first.id, adapter.delete?.([{ id: first.id }], without));
  if (session.capabilities.delete?.successor === 'required') {
    expect(['failed', 'refused'].includes(alone.state), 'a deletion without a successor to be refused', alone);
    expect((await lookUp(bench, first.id)) !== undefined, 'them to be still there', 'nobody');
  } else expect(alone.state === 'done', 'a deletion without a successor to be done', alone);
  // what belongs to somebody is not lost because of a name that is nobody's
  for (const successor of [`${heir.id}-nobody`, second.id]) {
    const lost = await outcomeFor(second.id, adapter.delete?.([{ id: second.id }], { ...without, successor }));
    expect(
      ['failed', 'refused'].includes(lost.state),
      `a deletion with the successor “${successor}” to be refused`,
      lost,
    );
    expect((await lookUp(bench, second.id)) !== undefined, 'them to be still there', 'nobody');
  }
  const given = await outcomeFor(second.id, adapter.delete?.([{ id: second.id }], { ...without, successor: heir.id }));
  expect(given.state === 'done', 'a deletion with a successor to be done', given);
  expect((await lookUp(bench, heir.id)) !== undefined, 'the successor to be still there', 'nobody');
}

async function asDeclared(bench: Bench): Promise<void> {
  const [user] = await bench.users.take(1);
  const deletion = bench.session.capabilities.delete as DeleteCapability;
  await inSteps(bench, user, deletion);
  const restored = await restorable(bench, user, deletion);
  if (!restored) await loginFreed(bench, user, deletion);
}

async function inSteps(bench: Bench, { id }: User, { kind, reason }: DeleteCapability): Promise<void> {
  const { adapter, session, call } = bench;
  const full = writeCall(session, call);
  if (reason === 'required') {
    const { reason: _, ...mute } = full;
    const unsaid = await outcomeFor(id, adapter.delete?.([{ id }], mute));
    expect(['failed', 'refused'].includes(unsaid.state), 'a deletion without a reason to be refused', unsaid);
  }
  if (kind === 'deactivate-first') {
    const step = await outcomeFor(id, adapter.delete?.([{ id }], full));
    const between = await lookUp(bench, id);
    const told = step.state === 'done' && between?.status === 'inactive';
    expect(told, 'the first step of a deletion to leave them inactive', between ?? 'nobody');
  }
  const { state } = await outcomeFor(id, adapter.delete?.([{ id }], full));
  expect(state === 'done', 'a deletion to be done', state);
  const left = await lookUp(bench, id);
  expect(left === undefined, 'who was deleted not to be found by get()', left);
  const again = await outcomeFor(id, adapter.delete?.([{ id }], full));
  expect(again.state === 'already', 'a second deletion to find that there is nobody any more', again);
  bench.note(`Deleted (${kind}).`);
}

async function restorable(bench: Bench, user: User, { kind, restoredBy }: DeleteCapability): Promise<boolean> {
  const { adapter, session, call } = bench;
  const { id } = user;
  if (restoredBy !== 'viewer' || !session.allowed.has('restore')) return false;
  expect(kind !== 'permanent', 'a deletion that the viewer takes back not to be declared as permanent', kind);
  if (adapter.deletedUsers) {
    const { deleted } = await adapter.deletedUsers({ size: 25 }, call);
    const [latest] = deleted;
    expect(latest?.user.id === id, 'deletedUsers() to tell who was deleted last first', latest?.user.id ?? 'nobody');
    expect(!Number.isNaN(Date.parse(latest.deletedAt)), 'the instant of the deletion', latest.deletedAt);
  }
  const back = await outcomeFor(id, adapter.restore?.([id], call));
  expect(back.state === 'done', 'a deletion to be taken back', back);
  const found = await lookUp(bench, id);
  const same = found?.login === user.login && found.status === user.status;
  expect(same, 'who was restored to be who they were', found ?? 'nobody');
  const [again] = await collect(adapter.restore?.([id], call));
  expect(['done', 'already'].includes(again?.state), 'a second restore to be done or “already”', again ?? 'no outcome');
  bench.note('Restored.');
  return true;
}

async function loginFreed(bench: Bench, { login, email }: User, { freesLogin }: DeleteCapability): Promise<void> {
  const { users } = bench;
  if (freesLogin === undefined || !users.canCreate) return bench.note('Whether the login is free again was not tried.');
  const draft = { ...users.draft(), login, ...(email !== undefined && { email }) };
  if (!freesLogin) {
    await rejection(users.create(draft), ['conflict'], 'create() with the login of who was deleted');
    return bench.note('The login stays taken.');
  }
  const again = await users.create(draft).catch((thrown: unknown) => ({ thrown }));
  expect('id' in again, `the login ${login} to be free, as \`delete.freesLogin\` says`, 'thrown' in again && again.thrown);
  bench.note('The login is free again.');
} // prettier-ignore
