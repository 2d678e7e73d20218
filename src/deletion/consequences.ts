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
  const { freesLogin, statistics, kind } = capability ?? {};
  const told = statistics === 'kept' || statistics === 'lost';
  return [
    fateOf(capability, count, now),
    told ? statisticsOf(statistics, capability, count) : say('statistics-unknown', count, 'risk'),
    ...(freesLogin === undefined ? [] : [say(freesLogin ? 'login-freed' : 'login-kept', count, 'plain')]),
    ...(seats && active > 0 && kind !== 'deactivate-first' ? [say('seats-freed', active, 'plain')] : []),
  ];
}

function say(name: string, count: number, tone: Consequence['tone'], until?: string): Consequence {
  return { key: `deletion.${name}` as MessageKey, values: { count }, tone, ...(until && { until }) };
}

/** Who can come back brings statistics along that are lost only then. */
function statisticsOf(
  statistics: 'kept' | 'lost',
  capability: DeleteCapability | undefined,
  count: number,
): Consequence {
  const { kind, restorableDays = 0 } = capability ?? {};
  const later = kind === 'soft' && restorableDays > 0 && statistics === 'lost';
  return later ? say('statistics-lost-then', count, 'risk') : say(`statistics-${statistics}`, count, statistics);
}

function fateOf(capability: DeleteCapability | undefined, count: number, now: number): Consequence {
  const { kind, restoredBy, restorableDays = 0 } = capability ?? {};
  const until = restorableDays > 0 ? new Date(now + restorableDays * 86_400_000).toISOString() : undefined;
  if (restoredBy === 'support')
    return { ...say(until ? 'support-until' : 'support', count, 'risk', until), support: true };
  if (kind === 'soft') return until ? say('restorable-until', count, 'kept', until) : say('restorable', count, 'risk');
  if (kind === 'deactivate-first' || kind === 'unlink') return say(kind, count, 'risk');
  return say(kind === 'permanent' ? kind : 'fate-unknown', count, 'lost');
}
