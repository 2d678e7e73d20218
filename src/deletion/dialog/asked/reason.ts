import type { Session } from '../../../domain/session.js';

/** The most characters of a reason. */
export const longestReason = 300;

/** Does the backend keep why somebody was deleted, and does it insist? */
export function reasonWanted(session: Session | undefined): 'required' | 'optional' | undefined {
  const wanted = session?.capabilities.delete?.reason;
  return wanted === 'required' || wanted === 'optional' ? wanted : undefined;
}

/** A reason as it is sent: one line, composed, without control characters; nothing where nothing was said. */
export function reasonOf(entered: string): string | undefined {
  // in this order: one engine composes half a character into a replacement for it
  const line = entered.replace(/[\p{Cc}\p{Cs}\p{Z}]+/gu, ' ').normalize('NFC').trim(); // prettier-ignore
  return [...line].slice(0, longestReason).join('').trim() || undefined;
}
