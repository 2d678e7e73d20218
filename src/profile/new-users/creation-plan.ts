import type { Session } from '../../domain/session.js';
import { seatsMissing } from '../../domain/seats-missing.js';
import { type NewUser, placed, type Placement, type PlacementChoices } from '../new-user/placement/placement.js';
import type { CreationRun } from './creation-run-state.js';
import type { Address } from './parse-addresses.js';

/** A user to be created from an address. */
export interface PlannedUser {
  readonly address: Address;
  readonly wish: NewUser;
  /** The idempotency key that it is sent under, however often. */
  readonly requestId: string;
  /** An earlier wish for this address may have been fulfilled: it is looked for before another one is sent. */
  readonly lookFirst: boolean;
}

/** Wishes that no answer has settled, by address: they are sent again under no other key. */
export type Unsettled = ReadonlyMap<
  string,
  { readonly wish: NewUser; readonly requestId: string; readonly uncertain: boolean }
>;

/** For whom the licence has no seat: the last of them, who start inactive (R10). */
export function inactiveAmong(addresses: readonly Address[], session: Session | undefined): readonly Address[] {
  return addresses.slice(addresses.length - seatsMissing(addresses.length, session));
}

/** Who is to be created, and under which keys: the same wish keeps its key, another wish gets a new one. */
export function planUsers(
  addresses: readonly Address[],
  placement: Placement,
  choices: PlacementChoices,
  session: Session | undefined,
  unsettled: Unsettled,
  newKey: () => string,
): readonly PlannedUser[] {
  const inactive = new Set(inactiveAmong(addresses, session));
  return addresses.map((address) => {
    const { email, firstName, lastName } = address;
    const draft = { login: email, email, ...(firstName && { firstName }), ...(lastName && { lastName }) };
    const wish = placed(draft, placement, choices, inactive.has(address));
    const earlier = unsettled.get(email.toLowerCase());
    const isSame = JSON.stringify(earlier?.wish) === JSON.stringify(wish);
    if (earlier && isSame) return { address, wish, requestId: earlier.requestId, lookFirst: false };
    return { address, wish, requestId: newKey(), lookFirst: earlier?.uncertain === true };
  });
}

/** What is not settled after a run: what is not known, and what was sent and certainly not done. */
export function unsettledAfter(before: Unsettled, { items }: CreationRun): Unsettled {
  const after = new Map(before);
  for (const { address, wish, requestId, lookFirst, state, sent } of items) {
    const key = address.email.toLowerCase();
    // the look before it did not show whether the earlier wish was fulfilled: that one stays
    if (lookFirst && state !== 'created' && state !== 'exists') continue;
    if (state === 'unknown') after.set(key, { wish, requestId, uncertain: true });
    else if (state === 'failed' && sent > 0)
      after.set(key, { wish, requestId, uncertain: before.get(key)?.uncertain === true }); // prettier-ignore
    else if (state !== 'not-attempted') after.delete(key);
  }
  return after;
}

/** The addresses that a run leaves to be done: they stay in the text. */
export function remaining({ items }: CreationRun): readonly Address[] {
  return items.filter(({ state }) => state !== 'created' && state !== 'exists').map(({ address }) => address);
}
