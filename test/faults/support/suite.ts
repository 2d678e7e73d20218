import { preload } from '../../../src/deletion/engine-on-demand.js';
import type { Backend } from './house.js';
import { memoryHouse } from './memory-house.js';
import { manyRestHouse, restHouse, steppingRestHouse } from './rest-house.js';
import { rows, type Row } from './rows.js';
import { twoStepHouse } from './two-step-house.js';

/** Every adapter that a fault is tried on. */
export const backends: readonly Backend[] = [
  { name: 'memory', twoSteps: false, open: memoryHouse },
  { name: 'REST', twoSteps: false, open: restHouse },
  { name: 'REST, many at once', twoSteps: false, open: manyRestHouse },
  { name: 'two steps', twoSteps: true, open: twoStepHouse },
  { name: 'REST in two steps', twoSteps: true, open: steppingRestHouse },
];

/** Tries one fault on every adapter. */
export function fault(row: Row, what: string, run: (backend: Backend) => Promise<void>): void {
  const cannot = rows[row].cannot ?? {};
  for (const backend of backends)
    if (cannot[backend.name] === undefined)
      it(`${row} on ${backend.name}: ${what}`, () => run(backend)).timeout(20_000);
}

/** Tests of one family of faults: what asks and runs is loaded once, and how long that takes is no matter of theirs. */
export function family(name: string, tests: () => void): void {
  describe(`Faults: ${name}`, () => {
    before(async function () {
      this.timeout(60_000);
      await preload();
      await Promise.all([
        import('../../../src/adapters/rest/rest-operations.js'),
        import('../../../src/adapters/http/send-patiently.js'),
        import('../../../src/adapters/http/failed-answer.js'),
      ]);
    });
    tests();
  });
}
