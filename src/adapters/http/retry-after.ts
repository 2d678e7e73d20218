/**
 * How long a `Retry-After` asks to wait, in milliseconds: seconds, also with decimals, or a date in any form of HTTP (RFC 9110
 * §10.2.3); 0 for a date that is past; of several values joined by a comma the first. `undefined` for what is none of these (F11).
 */
export function retryAfterMs(text: string | null, now: number): number | undefined {
  const seconds = /^\s*(\d+(?:\.\d+)?)\s*(?:,|$)/.exec(text ?? '')?.[1];
  if (seconds) return Number(seconds) * 1000;
  // V8 makes a date of almost anything, and takes the form without a zone for local time
  const date = /^\s*([a-z]+,? .*?\d\d:\d\d:\d\d(?: \d{4})?)/i.exec(text ?? '')?.[1];
  const at = Date.parse(`${date} GMT`);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
