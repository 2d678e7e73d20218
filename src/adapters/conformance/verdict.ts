import { isAdapterError, type AdapterError, type AdapterErrorKind } from '../adapter-error.js';

/** The promise is broken. */
export class Mismatch extends Error {}

/** The check can't be run on this adapter, or not with what the host gave. */
export class Inapplicable extends Error {}

/** Fails the check unless it holds. Both are parts of one sentence: “Expected …; saw …”. */
export function expect(holds: boolean, expected: string, seen: unknown): asserts holds {
  if (!holds) throw new Mismatch(`Expected ${expected}; saw ${shown(seen)}.`);
}

/** What something settled with. */
export type Settled<T> = { readonly value: T } | { readonly thrown: unknown };

/** Waits for an answer, whichever it is. */
export async function settled<T>(answer: Promise<T> | T): Promise<Settled<T>> {
  try {
    return { value: await answer };
  } catch (thrown) {
    return { thrown };
  }
}

/** What the promise answers, or what is said when it takes longer. It never rejects with what comes too late. */
export function within<T>(answer: Promise<T>, ms: number, late: () => T): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))).then(late);
  return Promise.race([answer, waited]).finally(() => clearTimeout(timer));
}

/** The error that the answer is: fails the check where it is none, or of none of the kinds. */
export async function rejection(
  answer: Promise<unknown>,
  kinds: readonly AdapterErrorKind[],
  asked: string,
): Promise<AdapterError> {
  const outcome = await settled(answer);
  const expected = `${asked} to reject with an AdapterError of the kind ${kinds.join(' or ')}`;
  if ('value' in outcome) throw new Mismatch(`Expected ${expected}; saw the answer ${shown(outcome.value)}.`);
  const { thrown } = outcome;
  expect(isAdapterError(thrown) && kinds.includes(thrown.kind), expected, thrown);
  return thrown;
}

/** A number of things, as in “1 user” and “2 users”. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** A value in a few words, for a sentence. */
export function shown(value: unknown): string {
  if (isAdapterError(value)) return `AdapterError “${value.kind}” (${cut(value.message)})`;
  if (value instanceof Error) return `${value.name}: ${cut(value.message)}`;
  if (typeof value === 'string') return cut(value);
  try {
    return cut(JSON.stringify(value, plain) ?? String(value));
  } catch {
    return `something of the type ${typeof value}`;
  }
}

function plain(_: string, value: unknown): unknown {
  if (value instanceof Set) return [...(value as Set<unknown>)];
  return isAdapterError(value) ? `AdapterError “${value.kind}”` : value;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 240 ? `${line.slice(0, 239)}…` : line;
}
