import type { Denial } from '../domain/rules.js';
import { visibleText } from '../domain/visible-text.js';
import type { MessageKey, Messages } from './messages.js';

const known: ReadonlySet<string> = new Set([
  'owner',
  'self',
  'last-admin',
  'role',
  'scope',
  'managed',
  'inactive',
  'unsupported',
  'gone',
  'unknown',
  'login-taken',
  'email-taken',
  'no-seat',
  'expired',
]);

/** What a refused control says: why, who can, and what to do instead. */
export interface DenialText {
  readonly why: string;
  readonly who: string;
  readonly wayOut: string;
}

/** Puts a denial into words. A reason that only the backend knows is shown as it stands, cleaned and cut to 80 characters. */
export function denialText({ reason }: Pick<Denial, 'reason'>, messages: Messages): DenialText {
  const name = known.has(reason) ? reason : 'other';
  const say = (part: string): string =>
    messages.text(`denial.${name}.${part}` as MessageKey, { reason: visibleText(reason, 80) });
  return { why: say('why'), who: say('who'), wayOut: say('way-out') };
}
