// What the pure rooms touch of a browser and Node 20 does not have: a page that can be asked whether it may go away, and locks
// of one page, let go in their own time as by a browser. And a watch on every test, for mutants that make it wait for ever.
import { performance } from 'node:perf_hooks';
import fc from 'fast-check';

const held = new Set();

const locks = {
  async request(name, _options, use) {
    await undefined;
    if (held.has(name)) return use(null);
    held.add(name);
    try {
      return await use({ name, mode: 'exclusive' });
    } finally {
      held.delete(name);
    }
  },
  query: async () => ({ held: [...held].map((name) => ({ name, mode: 'exclusive' })), pending: [] }),
};

globalThis.document = { baseURI: 'https://portal.example/users/', createTreeWalker: () => ({}) };
globalThis.window = new EventTarget();
Object.defineProperty(globalThis, 'navigator', { value: Object.create({ locks }), configurable: true });

// random tests begin with the same number: what they notice today they notice tomorrow
fc.configureGlobal({ seed: 20_261_126 });

const look = 250;
/** Nothing has happened at so many looks one after the other: nothing will. How busy the machine is makes no difference. */
const idleLooks = 6;

/** Ends a test that waits for what never comes. One that turns round for ever is Stryker's business: it ends the process. */
function watch(test) {
  let before = performance.eventLoopUtilization();
  let idle = 0;
  return setInterval(() => {
    const now = performance.eventLoopUtilization();
    idle = performance.eventLoopUtilization(now, before).utilization < 0.02 ? idle + 1 : 0;
    before = now;
    if (idle === idleLooks) test.callback?.(new Error('This test would never end.'));
  }, look);
}

/**
 * What a file of tests computes while it is loaded counts for nothing where its tests run the same code: else there would be a
 * new process for each mutant of it.
 */
function forgetLoading({ static: loading = {}, perTest = {} } = {}) {
  for (const counts of Object.values(perTest)) for (const id of Object.keys(counts)) delete loading[id];
}

let watching;
export const mochaHooks = {
  beforeEach() {
    watching = watch(this.currentTest);
  },
  afterEach() {
    clearInterval(watching);
  },
  afterAll() {
    forgetLoading(globalThis.__stryker__?.mutantCoverage);
  },
};
