import type { Client } from 'pg';
import { quoted } from './reason.js';

/** Who hears of notifications. */
export interface Hearer {
  readonly heard: (payload: string) => void;
  /** Notifications may have been lost: the connection was, and is back. */
  readonly missed: () => void;
}

const beatMs = 30_000;
const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * Listens on a connection of its own, for one from a pool forgets; takes another one when it is lost, however often. The
 * answer ends it.
 */
export async function listenOn(
  connect: () => Client,
  channel: string,
  { heard, missed }: Hearer,
): Promise<() => Promise<void>> {
  let stopped = false;
  let failures = 0;
  let late = false;
  let current: Client | undefined;
  let waiting: NodeJS.Timeout | undefined;
  const attempt = async (): Promise<void> => {
    const client = connect();
    let beat: NodeJS.Timeout | undefined = undefined;
    const lose = (): void => {
      clearInterval(beat);
      if (current !== client) return;
      current = undefined;
      late = true;
      client.end().catch(() => {});
      if (!stopped) waiting = setTimeout(() => void attempt(), pauseAfter(failures++)).unref();
    };
    current = client;
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ payload = '' }) => heard(payload));
    try {
      await client.connect();
      await client.query(`listen ${quoted(channel)}`);
    } catch {
      return lose();
    }
    if (current !== client) return;
    failures = 0;
    if (late) missed();
    // a peer that is gone without a word is noticed when it does not answer
    beat = setInterval(() => client.query('select 1').catch(lose), beatMs).unref();
  };
  await attempt();
  return async () => {
    stopped = true;
    clearTimeout(waiting);
    const client = current;
    current = undefined;
    await client?.end().catch(() => {});
  };
}

function pauseAfter(failures: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** failures) * (0.5 + Math.random() / 2);
}
