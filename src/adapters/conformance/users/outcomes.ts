import type { Call, Outcome, Target, UserAdapter } from '../../contract.js';
import type { Session } from '../../../domain/session.js';
import type { User, UserId } from '../../../domain/user.js';
import type { Bench } from '../bench.js';
import { expect, Inapplicable } from '../verdict.js';

/** Every outcome there is, in order; more than anybody asked for are cut off. */
export async function collect(outcomes: AsyncIterable<Outcome> | undefined): Promise<Outcome[]> {
  const found: Outcome[] = [];
  for await (const outcome of outcomes ?? []) if (found.push(outcome) > 20_000) break;
  return found;
}

/** The state that each id ended with. */
export function statesOf(outcomes: readonly Outcome[]): Map<UserId, Outcome['state']> {
  return new Map(outcomes.map(({ id, state }) => [id, state]));
}

/** The outcome for the one who was asked for. */
export async function outcomeFor(id: UserId, outcomes: AsyncIterable<Outcome> | undefined): Promise<Outcome> {
  const found = (await collect(outcomes)).find((outcome) => outcome.id === id);
  expect(found !== undefined, `an outcome for ${id}`, 'none');
  return found;
}

/** A call with what this backend wants to be told with a deletion. */
export function writeCall<T extends Call>({ capabilities, viewer }: Session, call: T): T & { successor?: UserId } {
  const { reason, successor } = capabilities.delete ?? {};
  return {
    ...call,
    ...(reason && { reason: 'Made by the conformance kit.' }),
    ...(successor === 'required' && viewer && { successor: viewer.id }),
  };
}

/** Something that is done to many: what can be taken back, where there is a choice. */
export interface Deed {
  readonly name: string;
  start(targets: readonly Target[], call?: Partial<Call>, adapter?: UserAdapter): AsyncIterable<Outcome>;
  /** Does this user, or their absence, show that it was done? */
  isDone(user: User | undefined): boolean;
}

/** Deactivating, or else deleting. Not applicable where the adapter does neither to many. */
export function deedOf(bench: Bench): Deed {
  const { adapter, session } = bench;
  const missing = (): never => {
    throw new Inapplicable('The adapter neither deactivates nor deletes for this viewer.');
  };
  if (adapter.setActive && session.allowed.has('deactivate'))
    return {
      name: 'setActive(…, false)',
      start: (targets, call, own = adapter) => own.setActive?.(targets, false, { ...bench.call, ...call }) ?? missing(),
      isDone: (user) => user?.status === 'inactive',
    };
  if (!adapter.delete || !session.allowed.has('delete')) return missing();
  return {
    name: 'delete()',
    start: (targets, call, own = adapter) =>
      own.delete?.(targets, writeCall(session, { ...bench.call, ...call })) ?? missing(),
    isDone: (user) => !user || (session.capabilities.delete?.kind === 'deactivate-first' && user.status === 'inactive'),
  };
}

/** Users as targets of a write, in the version that was seen. */
export function targetsOf(users: readonly User[]): Target[] {
  return users.map(({ id, version }) => ({ id, ...(version !== undefined && { version }) }));
}

/** The user, or `undefined` where get() finds nobody. Any other error is thrown. */
export async function lookUp({ adapter, call }: Bench, id: UserId): Promise<User | undefined> {
  try {
    return await adapter.get(id, call);
  } catch (thrown) {
    if ((thrown as { kind?: unknown })?.kind === 'not-found') return undefined;
    throw thrown;
  }
}
