import type * as Engine from './deletion-engine.js';

let engine: Promise<typeof Engine> | undefined;

/** Loads what the dialog shows and what runs. Rejects where it can't be loaded; the next call tries again. */
export function preload(): Promise<typeof Engine> {
  return (engine ??= import('./deletion-engine.js').catch((error: unknown) => {
    engine = undefined;
    throw error;
  }));
}
