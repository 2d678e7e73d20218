/** Lets go of what was held. */
export type Release = () => void;

/** The lock of all deletions on a backend: one at a time, in all tabs (F27). */
export const deletionLock = (backend: string): string => `user-manager:${backend}:bulk`;

/** Held for as long as a run lives: what is in the journal of it is not to be picked up. */
export const runLock = (run: string): string => `user-manager:run:${run}`;

/** What this page holds where there are no locks. */
const here = new Set<string>();

function locksHere(): LockManager | undefined {
  // absent in insecure contexts
  return (navigator as Partial<Navigator>).locks;
}

/**
 * Holds a lock until it is released or the page dies; nothing where another tab holds it. Where there are no locks, or they
 * can't be used, it is held in this page alone. A lock keeps a page in the background from being frozen (F26).
 */
export function hold(name: string, locks = locksHere()): Promise<Release | undefined> {
  return new Promise((resolve) => {
    if (!locks) return resolve(holdHere(name));
    let isAnswered = false;
    const request = locks.request(name, { ifAvailable: true }, (lock) => {
      isAnswered = true;
      if (!lock) return resolve(undefined);
      return new Promise<void>((release) => resolve(() => release()));
    });
    // it rejects as well where a lock that was given is taken away
    request.catch(() => !isAnswered && resolve(holdHere(name)));
  });
}

function holdHere(name: string): Release | undefined {
  if (here.has(name)) return undefined;
  here.add(name);
  return () => here.delete(name);
}

/** The names of all locks that are held in any tab. */
export async function heldLocks(locks = locksHere()): Promise<ReadonlySet<string>> {
  try {
    const { held = [] } = (await locks?.query()) ?? {};
    return new Set([...here, ...held.flatMap(({ name }) => name ?? [])]);
  } catch {
    return new Set(here);
  }
}
