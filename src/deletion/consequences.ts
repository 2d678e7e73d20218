import type { Capabilities, DeleteCapability } from '../domain/session.js';
import type { MessageKey, Values } from '../i18n/messages.js';

/** One sentence about what a deletion means, as a message. */
export interface Consequence {
  readonly key: MessageKey;
  readonly values: Values;
  /** Lost, at risk, kept, or merely to be known. */
  readonly tone: 'lost' | 'risk' | 'kept' | 'plain';
  /** An ISO 8601 instant for the placeholder `{date}`. */
  readonly until?: string;
  /** The support link belongs to it (R7). */
  readonly support?: true;
}

/** Those who are deleted. */
export interface Deleted {
  readonly count: number;
  /** How many of them hold a seat of the licence. */
  readonly active: number;
}

/** What deleting means on this backend, from what it declares and nothing else; what it does not declare is said to be unknown (R5, U6). */
export function consequencesOf({ count, active }: Deleted, capabilities: Capabilities, now: number): Consequence[] {
  const { delete: capability, seats } = capabilities;
  const freesLogin = capability?.freesLogin;
  return [
    fateOf(capability, count, now),
    statisticsOf(capability, count),
    ...(freesLogin === undefined ? [] : [plain(freesLogin ? 'deletion.login-freed' : 'deletion.login-kept', count)]),
    ...(seats && active > 0 && capability?.kind !== 'deactivate-first' ? [plain('deletion.seats-freed', active)] : []),
  ];
}

const plain = (key: MessageKey, count: number): Consequence => ({ key, values: { count }, tone: 'plain' });

function fateOf(capability: DeleteCapability | undefined, count: number, now: number): Consequence {
  const say = (key: MessageKey, tone: Consequence['tone']): Consequence => ({ key, values: { count }, tone });
  if (!capability) return say('deletion.fate-unknown', 'lost');
  const days =
    capability.kind === 'permanent' && capability.restoredBy !== 'support' ? 0 : (capability.restorableDays ?? 0);
  const until = days > 0 ? { until: new Date(now + days * 86_400_000).toISOString() } : {};
  if (capability.restoredBy === 'support') {
    return { ...say(days > 0 ? 'deletion.support-until' : 'deletion.support', 'risk'), ...until, support: true };
  }
  switch (capability.kind) {
    case 'permanent':
      return say('deletion.permanent', 'lost');
    case 'deactivate-first':
      return say('deletion.deactivate-first', 'risk');
    case 'unlink':
      return say('deletion.unlink', 'risk');
    case 'soft':
      return days > 0 ? { ...say('deletion.restorable-until', 'kept'), ...until } : say('deletion.restorable', 'risk');
    default:
      return say('deletion.fate-unknown', 'lost');
  }
}

function statisticsOf(capability: DeleteCapability | undefined, count: number): Consequence {
  const statistics = capability?.statistics;
  if (statistics === 'kept') return { key: 'deletion.statistics-kept', values: { count }, tone: 'kept' };
  if (statistics === 'lost') return { key: 'deletion.statistics-lost', values: { count }, tone: 'lost' };
  return { key: 'deletion.statistics-unknown', values: { count }, tone: 'risk' };
}
