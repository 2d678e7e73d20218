import type { Session } from './session.js';
import type { DenialReason, User, UserAction } from './user.js';

/** Why an action is refused, and by which rule of the product. */
export interface Denial {
  readonly action: UserAction;
  readonly reason: DenialReason;
  readonly rule: 'R1' | 'R2' | 'R3' | 'R4' | 'R11';
}

const withoutUser: ReadonlySet<UserAction> = new Set<UserAction>(['create', 'export', 'import']);
const notToOwner: ReadonlySet<UserAction> = new Set<UserAction>(['delete', 'deactivate', 'schedule', 'change-roles']);
const notToSelf: ReadonlySet<UserAction> = new Set<UserAction>(['delete', 'deactivate', 'schedule']);

/**
 * May this viewer do this to this user? `undefined` means yes; anything else says why not.
 *
 * The one place that decides (R1 to R4, R11): row menu, context menu, bulk bar, page, keyboard and dialog all ask it.
 * Whatever is missing or of the wrong type is refused. Ids are compared, never names or e-mails. Only own properties
 * count, so that a polluted prototype grants nothing (S11, S12).
 */
export function denialOf(action: UserAction, user: User | undefined, session: Session | undefined): Denial | undefined {
  const deny = (reason: DenialReason, rule: Denial['rule']): Denial => ({ action, reason, rule });
  const viewerId = own(own(session, 'viewer'), 'id');
  const allowed = own(session, 'allowed');
  if (!isId(viewerId) || !(allowed instanceof Set)) return deny('unknown', 'R11');
  if (!allowed.has(action)) return deny('role', 'R1');
  if (withoutUser.has(action)) return undefined;
  const id = own(user, 'id');
  const owner = own(user, 'owner');
  if (!isId(id)) return deny('unknown', 'R11');
  if (notToOwner.has(action) && owner === true) return deny('owner', 'R2');
  if (notToSelf.has(action) && id === viewerId) return deny('self', 'R3');
  const reason = narrowed(own(user, 'denied'), action);
  if (reason !== undefined) return deny(reason, reason === 'unknown' ? 'R11' : 'R4');
  if (notToOwner.has(action) && owner !== false) return deny('unknown', 'R11');
  return undefined;
}

/** The backend's own refusal for this user (R4). A refusal that can't be read is `unknown`. */
function narrowed(denied: unknown, action: UserAction): DenialReason | undefined {
  if (denied === undefined) return undefined;
  if (typeof denied !== 'object' || denied === null) return 'unknown';
  const reason = own(denied, action);
  if (reason === undefined) return undefined;
  return typeof reason === 'string' && reason !== '' ? reason : 'unknown';
}

/**
 * Why a user can't be selected at all: they may be neither deleted, deactivated nor activated, so that no action on many
 * could include them. The reason is the one that refuses the deletion.
 */
export function selectionDenialOf(user: User, session: Session | undefined): Denial | undefined {
  const denial = denialOf('delete', user, session);
  if (!denial) return undefined;
  const others = ['deactivate', 'activate'] as const;
  if (denial.reason !== 'role') return denialOf('deactivate', user, session) ? denial : undefined;
  return others.every((action) => denialOf(action, user, session)) ? denial : undefined;
}

/** How many of the users to be activated the licence has no seat for (R10); 0 where the backend tells no limit. */
export function seatsMissing(activating: number, session: Session | undefined): number {
  const seats = session?.capabilities.seats;
  return seats ? Math.max(0, seats.used + activating - seats.limit) : 0;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function own(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key)) return undefined;
  return (object as Record<string, unknown>)[key];
}
