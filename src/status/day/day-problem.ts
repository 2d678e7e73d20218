import { dayAfter, endOfDayText } from '../../domain/time/end-of-day.js';

/** What is wrong with the day in the field. */
export type DayProblem = 'missing' | 'unreadable' | 'too-early' | 'unchanged';

/** What is wrong with a day on which somebody is to become inactive; the earliest is tomorrow in the account’s time zone. */
export function problemOf(day: string, set: string | undefined, zone: string, now: number): DayProblem | undefined {
  if (day === '') return 'missing';
  if (endOfDayText(day, zone) === undefined) return 'unreadable';
  if (day < dayAfter(now, zone)) return 'too-early';
  return day === set ? 'unchanged' : undefined;
}
