// without the clean-up after each test, which needs a test framework that is there already
import { expect } from '@open-wc/testing/pure';

/** What stands for a node in the report of a failed assertion: its tag with its attributes, or its text. */
function inWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inWords);
  if (!(value instanceof Node)) return value;
  if (value instanceof Element) return (value.cloneNode(false) as Element).outerHTML;
  return `${value.nodeName}${value.nodeValue === null ? '' : ` ${value.nodeValue}`}`;
}

type Failure = Error & { actual?: unknown; expected?: unknown };
const prototype = Object.getPrototypeOf(expect(undefined)) as { assert: (...args: unknown[]) => void };
const { assert } = prototype;

// The test runner writes out what was expected and what came. A node leads to its whole page, and that never ends.
prototype.assert = function (...args): void {
  try {
    assert.apply(this, args);
  } catch (error) {
    const failure = error as Failure;
    for (const side of ['actual', 'expected'] as const) if (side in failure) failure[side] = inWords(failure[side]);
    throw failure;
  }
};
