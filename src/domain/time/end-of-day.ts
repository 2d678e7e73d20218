import { dayIn, offsetAt } from './zone-clock.js';

const minute = 60_000;
const hour = 60 * minute;

/**
 * The instant of 11:59 PM of a day, `YYYY-MM-DD`, by the clocks of a zone; `undefined` where it is no day.
 *
 * Clocks that are put back around midnight show 11:59 PM twice: it is the later one. Clocks that are put forward may never
 * show it: then it is the last minute before they are. So whoever is active until that instant has the whole day.
 */
export function endOfDay(day: string, zone: string): number | undefined {
  const shown = isDay(day) ? Date.parse(`${day}T23:59Z`) : NaN;
  if (Number.isNaN(shown)) return undefined;
  // nowhere are clocks more than 14 hours ahead of UTC or 12 behind, and nowhere are they changed twice within 30 hours
  const before = offsetAt(shown - 15 * hour, zone);
  const after = offsetAt(shown + 15 * hour, zone);
  const shows = (instant: number): boolean => instant + offsetAt(instant, zone) === shown;
  const [earlier, later] = [shown - Math.max(before, after), shown - Math.min(before, after)] as const;
  if (shows(later)) return later;
  return shows(earlier) ? earlier : changeBetween(earlier, later, zone) - minute;
}

/** The same as ISO 8601. */
export function endOfDayText(day: string, zone: string): string | undefined {
  const end = endOfDay(day, zone);
  return end === undefined ? undefined : new Date(end).toISOString();
}

/** The first day, `YYYY-MM-DD`, that begins after this instant in the zone. */
export function dayAfter(instant: number, zone: string): string {
  const end = endOfDay(dayIn(instant, zone), zone) as number;
  return dayIn(Math.max(end, instant) + minute, zone);
}

/** The zone's clocks are changed once between these instants: when. */
function changeBetween(earlier: number, later: number, zone: string): number {
  const before = offsetAt(earlier, zone);
  let [low, high] = [earlier, later];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Is it a day of the calendar, of a year with four digits? The thirtieth of February is none. */
function isDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().slice(0, 10) === day;
}
