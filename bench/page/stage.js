import { PlainTableContestant } from './plain-table-contestant.js';
import { UserManagerContestant } from './user-manager-contestant.js';

/** Waits until what was done is on screen: two frames, then a turn of the event loop after the paint. */
export async function painted() {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });
}

const contestants = { ours: new UserManagerContestant(), plain: new PlainTableContestant() };

/** Each operation: what stands before it, what is timed, and what must be seen afterwards. */
const operations = {
  'open, 25 rows': { isOpen: false, act: (it) => (it.open(), it.create(25)), sees: { rows: 25 } },
  'create 25 rows': { act: (it) => it.create(25), sees: { rows: 25 } },
  'create 100 rows': { act: (it) => it.create(100), sees: { rows: 100 } },
  'create 1,000 rows': { act: (it) => it.create(1000), sees: { rows: 1000 } },
  'replace 100 rows': {
    before: (it) => it.create(100),
    act: (it) => it.create(100, 'b'),
    sees: { rows: 100, first: 'Ada Lovelace 0000' },
  },
  'select all of 1,000': {
    before: (it) => it.create(1000),
    act: (it) => it.selectAll(),
    sees: { rows: 1000, selected: 1000 },
  },
  'sort 1,000 rows': {
    before: (it) => it.create(1000),
    act: (it) => it.sort(),
    sees: { rows: 1000, first: 'Frances Allen 0999' },
  },
  'delete one of 1,000': { before: (it) => it.create(1000), act: (it) => it.deleteOne(3), sees: { rows: 999 } },
};

let current;

globalThis.stage = {
  operations: Object.keys(operations),

  /** Puts a contestant on the empty page, as it stands before the operation. */
  async prepare(who, name) {
    current = contestants[who];
    if (operations[name].isOpen !== false) {
      await current.mount();
      await operations[name].before?.(current);
      await current.settled();
    }
    await painted();
    await painted();
  },

  /** The operation, until it is on screen. The time on the clock, and what the caller reads before and after, frame it. */
  async perform(name) {
    const started = performance.now();
    operations[name].act(current);
    await current.settled();
    await painted();
    return performance.now() - started;
  },

  /** The same frames with nothing done: what measuring itself costs. */
  async rest() {
    await current.settled();
    await painted();
  },

  /** Says what is wrong with what stands on the page, and empties it. */
  async finish(name) {
    const seen = current.seen();
    const wrong = Object.entries(operations[name].sees).filter(([key, value]) => seen[key] !== value);
    current.unmount();
    current = undefined;
    await painted();
    return wrong.map(([key, value]) => `${key} is ${seen[key]}, not ${value}`);
  },
};
