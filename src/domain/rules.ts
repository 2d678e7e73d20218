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

/** Rights that remove somebody, and those that only change them: what the viewer's role allows decides who can be selected. */
const removing = ['delete', 'deactivate'] as const;
const changing = ['activate', 'change-department', 'message'] as const;

/**
 * May this viewer do this to this user? `undefined` means yes; anything else says why not.
 *
 * The one place that decides (R1 to R4, R11): row menu, context menu, bulk bar, page, keyboard and dialog all ask it.
 * Whatever is missing or of the wrong type is refused. Ids are compared, never names or e-mails. Rights count only as own
 * properties, so that a polluted prototype grants nothing; refusals count from wherever they come (S11, S12).
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
  // 'ABC' and 'abc ' may be one account on their backend: neither "you" nor safely somebody else
  if (notToSelf.has(action) && folded(id) === folded(viewerId)) return deny('unknown', 'R11');
  const reason = narrowed((user as User).denied, action);
  if (reason !== undefined) return deny(reason, reason === 'unknown' ? 'R11' : 'R4');
  if (notToOwner.has(action) && owner !== false) return deny('unknown', 'R11');
  return undefined;
}

/** The backend's own refusal for this user (R4). A refusal that can't be read is `unknown`. */
function narrowed(denied: unknown, action: UserAction): DenialReason | undefined {
  if (denied === undefined) return undefined;
  // a list, a Map or a JSON text refuses something, only not in a way that can be read
  if (Object.prototype.toString.call(denied) !== '[object Object]') return 'unknown';
  const reason = (denied as Record<string, unknown>)[action];
  if (reason === undefined) return undefined;
  return typeof reason === 'string' && reason !== '' ? reason : 'unknown';
}

/**
 * Why a user can't be selected at all, as the refusal of the first right that could have reached them.
 *
 * Deleting and deactivating decide, as far as the viewer's role has them: whoever is safe from both (the owner, the viewer,
 * whom the backend narrows away) can't be selected. A viewer who can remove nobody selects whom they can change.
 */
export function selectionDenialOf(user: User, session: Session | undefined): Denial | undefined {
  const deletion = denialOf('delete', user, session);
  if (!deletion) return undefined;
  for (const actions of [removing, changing]) {
    const denials = actions.flatMap((action) => denialOf(action, user, session) ?? []);
    if (denials.length < actions.length) return undefined;
    const protection = denials.find(({ rule }) => rule !== 'R1');
    if (protection) return protection;
  }
  return deletion;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function folded(id: string): string {
  return id.trim().toLowerCase();
}

/** An own property; what a polluted prototype has is not there (S11). */
export function own(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key)) return undefined;
  return (object as Record<string, unknown>)[key];
}
