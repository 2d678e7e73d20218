import { denialFor, type BulkWork } from '../../bulk/bulk-work.js';
import { denialOf } from '../../domain/rules.js';
import { hiddenBy } from '../../domain/selection.js';
import type { User } from '../../domain/user.js';
import { type DenialText, denialText } from '../../i18n/denial-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { IconName } from '../../ui/icon.js';
import type { ListState } from '../list-state.js';

/** Something that can be done to users, one or many. */
export interface BulkAction {
  readonly id: 'delete' | 'activate' | 'deactivate' | 'schedule' | 'change-department' | 'message';
  readonly icon: IconName;
  readonly danger?: boolean;
  /** Why it is refused for all of them. */
  readonly denial?: DenialText | undefined;
}

const all = [
  { id: 'activate', icon: 'play', needs: ['setActive'] },
  { id: 'deactivate', icon: 'pause', needs: ['setActive'] },
  { id: 'change-department', icon: 'move', needs: ['changeDepartment', 'departments'] },
  { id: 'message', icon: 'mail', needs: ['sendMessage'] },
  { id: 'schedule', icon: 'calendar', needs: ['schedule'] },
  { id: 'delete', icon: 'trash', needs: ['delete'], danger: true },
] as const;

/** What the backend can do to these users; an action that the rules refuse to every one of them carries why. */
export function actionsFor(
  users: readonly User[],
  state: ListState,
  messages: Messages,
  messagesByHost = false,
): BulkAction[] {
  return all
    .filter(({ id }) => id !== 'schedule' || state.session?.capabilities.deactivate?.schedulable === true)
    .filter(({ id, needs }) => (messagesByHost && id === 'message') || needs.every((method) => state.offers.has(method)))
    .map(({ id, icon, ...rest }) => ({ id, icon, danger: 'danger' in rest, denial: refusal(id, users, state, messages) })); // prettier-ignore
}

/** The same for everybody selected. Nothing is done while somebody selected is out of sight, or while more are being selected. */
export function bulkActionsFor(state: ListState, messages: Messages, messagesByHost = false): BulkAction[] {
  const users = [...state.selection.users.values()].map(({ user }) => user);
  const say = (name: string): DenialText => {
    const part = (which: string): string => messages.text(`selection.${name}.${which}` as MessageKey);
    return { why: part('why'), who: part('who'), wayOut: part('way-out') };
  };
  const blocked = state.walk
    ? say('walking')
    : hiddenBy(state.selection, state.shown?.scope ?? '').length
      ? say('hidden')
      : undefined;
  return actionsFor(users, state, messages, messagesByHost).map((action) =>
    blocked ? { ...action, denial: blocked } : action,
  );
}

function refusal(
  id: BulkAction['id'],
  users: readonly User[],
  state: ListState,
  messages: Messages,
): BulkAction['denial'] {
  // prettier-ignore
  let first: ReturnType<typeof denialOf>;
  for (const user of users) {
    const denial =
      id === 'schedule' ? denialFor(untilFor(user), user, state.session) : denialOf(id, user, state.session);
    if (!denial) return undefined;
    first ??= denial;
  }
  return first && denialText(first, messages);
}

/** A date that is set can at least be removed. */
function untilFor({ scheduled }: User): BulkWork {
  return { action: 'schedule', plan: { action: 'deactivate', at: scheduled ? null : '' } };
}
