import type { Capabilities, Session } from '../../domain/session.js';
import type { UserAction } from '../../domain/user.js';
import type { Check, CheckResult } from './check.js';
import { conformance } from './conformance.js';
import { settingsOf, type ConformanceOptions, type CreateAdapter } from './options.js';
import { within } from './verdict.js';

/** What is known of an adapter after all checks. */
export interface ConformanceReport {
  readonly results: readonly CheckResult[];
  readonly passed: number;
  readonly failed: number;
  readonly notApplicable: number;
  /** Users whom the kit has made and could not delete again. */
  readonly leftBehind: readonly string[];
  /** What the adapter says of itself, where it could be connected. */
  readonly declares?: { readonly allowed: readonly UserAction[]; readonly capabilities: Capabilities } | undefined;
}

/** How to run the kit. */
export interface RunOptions {
  /** Runs these checks alone, by number. */
  readonly only?: readonly number[];
  /** Told of each result as soon as it is there. */
  readonly onResult?: (result: CheckResult) => void;
  /** Instead of the contract. */
  readonly checks?: readonly Check[];
}

/** Runs the checks one after the other, each on a fresh adapter. It rejects only where there is no `createAdapter`. */
export async function runConformance(
  given: CreateAdapter | ConformanceOptions,
  { only, onResult, checks = conformance }: RunOptions = {},
): Promise<ConformanceReport> {
  const { createAdapter, fetch = globalThis.fetch, timeLimitMs } = settingsOf(given);
  const results: CheckResult[] = [];
  for (const check of checks.filter(({ number }) => !only || only.includes(number))) {
    const result = await check.run(given);
    results.push(result);
    onResult?.(result);
  }
  const connected = async (): Promise<Session> => {
    const adapter = await createAdapter({ fetch });
    return adapter.connect({ signal: AbortSignal.timeout(timeLimitMs) });
  };
  const session = await within(
    connected().catch(() => undefined),
    timeLimitMs,
    () => undefined,
  );
  const count = (status: CheckResult['status']): number => results.filter((result) => result.status === status).length;
  return {
    results,
    passed: count('pass'),
    failed: count('fail'),
    notApplicable: count('not-applicable'),
    leftBehind: results.flatMap(({ leftBehind }) => leftBehind),
    declares: declaredBy(session),
  };
}

/** What a session declares, as far as it is one: check 1 says what is wrong with it otherwise. */
function declaredBy(session: Session | undefined): ConformanceReport['declares'] {
  const { allowed, capabilities } = session ?? {};
  if (!(allowed instanceof Set) || typeof capabilities !== 'object') return undefined;
  return { allowed: [...(allowed as ReadonlySet<UserAction>)], capabilities };
}
