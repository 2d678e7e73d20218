import type { User, UserStatus } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';

const tones: ReadonlyMap<string, string> = new Map([
  ['active', 'success'],
  ['invited', 'warning'],
  ['on-leave', 'warning'],
  ['inactive', 'muted'],
  ['employment-ended', 'muted'],
]);

/** The word for a status (R9): the backend's own where it gives one, a built-in one, or the status as it stands. */
export function statusLabel({ status, statusLabel }: Pick<User, 'status' | 'statusLabel'>, messages: Messages): string {
  if (statusLabel) return visibleText(statusLabel, 40);
  return tones.has(status) ? messages.text(`status.${status}` as MessageKey) : visibleText(status, 40);
}

/** The class of the chip that shows a status. */
export function toneOf(status: UserStatus): string {
  return tones.get(status) ?? '';
}
