/** What happens to one request. `waits` says how long, in a header; `unsaid` is a 503 that does not. */
export type Fault =
  | { readonly kind: 'limited' | 'away'; readonly seconds: number }
  | { readonly kind: 'unsaid'; readonly did: boolean }
  | { readonly kind: 'dropped' };

/** A fault, and the number of the request that it meets: that one, or the next that it can meet. */
export interface Due {
  readonly from: number;
  readonly fault: Fault;
}

/** How many of which faults. */
export interface Counts {
  readonly limited: number;
  readonly away: number;
  readonly dropped: number;
  /** 503 without `Retry-After`, after the deed and before it. */
  readonly unsaidDone?: number;
  readonly unsaidUndone?: number;
}

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** 1 % are told to come back later, 1 % find a server that is away for a while, 0.5 % never hear of what they have done: one of each at least. */
export function acceptanceRates(requests: number): Counts {
  const share = (percent: number): number => Math.max(1, Math.round((requests * percent) / 100));
  return { limited: share(1), away: share(1), dropped: share(0.5) };
}

/** Spreads faults over so many requests, each on a number of its own. */
export function faultsOf(seed: number, requests: number, counts: Counts): Due[] {
  const dice = diceOf(seed);
  const wait = (): number => 1 + Math.floor(dice() * 30);
  const kinds: readonly (readonly [number, () => Fault])[] = [
    [counts.limited, () => ({ kind: 'limited', seconds: wait() })],
    [counts.away, () => ({ kind: 'away', seconds: wait() })],
    [counts.dropped, () => ({ kind: 'dropped' })],
    [counts.unsaidDone ?? 0, () => ({ kind: 'unsaid', did: true })],
    [counts.unsaidUndone ?? 0, () => ({ kind: 'unsaid', did: false })],
  ];
  const faults = kinds.flatMap(([count, make]) => Array.from({ length: count }, make));
  const numbers = Array.from({ length: requests }, (_, at) => at + 1);
  // Fisher and Yates, as far as it is needed
  for (let at = 0; at < Math.min(faults.length, requests); at += 1) {
    const other = at + Math.floor(dice() * (requests - at));
    [numbers[at], numbers[other]] = [numbers[other] as number, numbers[at] as number];
  }
  return faults
    .map((fault, at) => ({ from: numbers[at % requests] as number, fault }))
    .sort((one, other) => one.from - other.from);
}
