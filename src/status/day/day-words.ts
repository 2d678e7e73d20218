import { dayAfter, endOfDayText } from '../../domain/time/end-of-day.js';
import type { AccountZone } from '../../domain/time/account-zone.js';
import { offsetAt } from '../../domain/time/zone-clock.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { DayProblem } from './day-problem.js';

const dayAndTime = { dateStyle: 'long', timeStyle: 'short' } as const;

/** An instant by the clocks of a zone, as the language writes it; what is no instant stands as it is. */
export function whenIn(instant: string, zone: string, messages: Messages): string {
  return messages.date(instant, { ...dayAndTime, timeZone: zone });
}

/** The same instant for the viewer, where their clocks show something else than the zone’s. */
export function whenForViewer(instant: string, zone: string, own: string, messages: Messages): string | undefined {
  const time = Date.parse(instant);
  if (Number.isNaN(time) || offsetAt(time, zone) === offsetAt(time, own)) return undefined;
  return messages.text('until.for-you', { when: whenIn(instant, own, messages) });
}

/** When in the day it happens to so many users, and by whose clocks: two sentences. */
export function ruleOf(zone: AccountZone, messages: Messages, count = 1): string {
  const keys: Record<AccountZone['from'], MessageKey> = {
    account: 'until.zone',
    untold: 'until.zone-untold',
    unknown: 'until.zone-unknown',
  };
  const any = endOfDayText('2001-01-01', 'UTC') as string;
  const time = messages.date(any, { timeStyle: 'short', timeZone: 'UTC' });
  const named = messages.text(keys[zone.from], { zone: isolated(zone.name.replaceAll('_', ' ')) });
  return `${messages.text('until.rule', { time, count })} ${named}`;
}

/** What a day that was chosen means, by the zone’s clocks and by the viewer’s where they differ; nothing where it is no day. */
export function whenChosen(day: string, zone: string, own: string, messages: Messages, count = 1): string | undefined {
  const at = endOfDayText(day, zone);
  if (at === undefined) return undefined;
  const will = messages.text('until.will-be', { count, when: whenIn(at, zone, messages) });
  const forViewer = whenForViewer(at, zone, own, messages);
  return forViewer ? `${will} ${forViewer}` : will;
}

/** What is wrong with a day, and which would be right. */
export function problemText(problem: DayProblem, zone: string, now: number, messages: Messages): string {
  const earliest = dayAfter(now, zone);
  return messages.text(`until.${problem}`, { example: earliest, day: dayInWords(earliest, messages) });
}

/** A day, `YYYY-MM-DD`, as the language writes it. */
export function dayInWords(day: string, messages: Messages): string {
  return messages.date(day, { dateStyle: 'long' });
}

/** Keeps its own direction inside a sentence of another. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
