import { longestPatience, type RunPause } from '../../../bulk/run/pause.js';
import type { Messages } from '../../../i18n/messages.js';

/** Further off than this a moment is no help to anybody: a week, in milliseconds. */
const foreseeable = 604_800_000;
const halfADay = 43_200_000;

/** When a pause is over: how many milliseconds are left, and what time it is now. */
export interface PauseClock {
  readonly remaining: number;
  readonly now: number;
}

/** Why a run that does not go on by itself sends nothing, and what to do. */
export function pauseReason({ reason, ms = 0, again }: RunPause, clock: PauseClock, messages: Messages): string {
  if (reason === 'signed-out') return messages.text('deletion.pause.signed-out');
  if (reason === 'unreachable') return messages.text(`deletion.pause.${again ? 'still-' : ''}unreachable`);
  if (ms <= longestPatience || ms > foreseeable) return messages.text('deletion.pause.again-and-again');
  const until = new Date(clock.now + clock.remaining).toISOString();
  const time = messages.date(until, { timeStyle: 'short', ...(ms >= halfADay && { dateStyle: 'medium' }) });
  return messages.text('deletion.pause.until', { time });
}

/** What is said aloud, once for each pause (T13). */
export function pauseSpeech(pause: RunPause, clock: PauseClock, messages: Messages): string {
  const seconds = Math.ceil((pause.ms ?? 0) / 1000);
  const wait =
    seconds < 120
      ? messages.text('deletion.pause.said-seconds', { count: seconds })
      : messages.text('deletion.pause.said-minutes', { count: Math.ceil(seconds / 60) });
  return messages.text('deletion.pause.said', { reason: pause.asks ? pauseReason(pause, clock, messages) : wait });
}

/** Minutes and seconds, as in 0:42, in the digits of the language. */
export function clockText(ms: number, locale: string): string {
  const seconds = Math.ceil(ms / 1000);
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return `${new Intl.NumberFormat(locale).format(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`;
}
