// What the pure rooms touch of a browser and Node 20 does not have: a page that can be asked whether it may go away, and locks
// of one page. A lock is let go in its own time, as a browser does it.
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
globalThis.window ??= new EventTarget();
Object.defineProperty(globalThis, 'navigator', { value: Object.create({ locks }), configurable: true });

// random tests begin with the same number: what they notice today they notice tomorrow
fc.configureGlobal({ seed: 20_261_126 });
