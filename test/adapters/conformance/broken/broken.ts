import type { Subject } from '../subject.js';

/** An adapter that breaks one promise. */
export interface Broken extends Subject {
  /** The check that has to catch it, and no other. */
  readonly caughtBy: number;
  /** What its result has to say. */
  readonly says: RegExp;
}
