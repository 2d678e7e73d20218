import type { DeleteCapability } from '../../domain/session.js';

/** What stands between the viewer and a deletion. */
export interface Friction {
  /** Of the ladder: 1 asks, 2 shows consequences, 3 wants something typed, 4 wants the list looked through as well. */
  readonly level: 1 | 2 | 3 | 4;
  /** What has to be typed: the one user's identifier, or the number of users. */
  readonly typed?: 'identifier' | 'number';
}

/** How many, how sure they can come back, and out of how many. */
export interface Weight {
  readonly count: number;
  readonly restorable: boolean;
  /** How many users the directory has; absent where nobody knows. */
  readonly directoryTotal?: number | undefined;
}

/** Can the viewer bring a deleted user back for at least a day? Whatever is not declared counts as no. */
export function isRestorable(capability: DeleteCapability | undefined): boolean {
  return capability?.kind === 'soft' && capability.restoredBy === 'viewer' && (capability.restorableDays ?? 0) >= 1;
}

/** The step of the ladder for a deletion (U5, U13). */
export function frictionOf({ count, restorable, directoryTotal }: Weight): Friction {
  if (isMass(count, directoryTotal)) return { level: 4, typed: 'number' };
  if (count > 20) return { level: 3, typed: 'number' };
  if (!restorable) return { level: 3, typed: count === 1 ? 'identifier' : 'number' };
  return { level: count === 1 ? 1 : 2 };
}

/** Is it more than a fifth of a directory of a hundred and more, or more than 500 (U13)? */
export function isMass(count: number, total = Infinity): boolean {
  // more than there are is a total that is wrong
  const all = Math.max(total, count);
  return all >= 100 && count > Math.min(all / 5, 500);
}

/**
 * Is what was typed what was asked for? Capitals, composed letters, spaces around it and the script of digits make no
 * difference, whatever the language of the browser (T11). `isBegun`: or the beginning of it.
 */
export function isTyped(typed: string, accepted: readonly string[], isBegun = false): boolean {
  const given = fold(typed);
  return given !== '' && accepted.some((one) => (isBegun ? fold(one).startsWith(given) : fold(one) === given));
}

function fold(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)))
    .replace(/\s+/gu, ' ')
    .trim()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');
}

/** Decimal digits stand in Unicode in runs of ten, from zero. */
function valueOf(digit: string): number {
  const code = Number(digit.codePointAt(0));
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}
