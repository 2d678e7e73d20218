import type { Call, ImportRow, Outcome } from '../../../adapters/contract.js';
import { wantedFirst } from '../../../bulk/run/answers.js';

const most = 4;

/**
 * Does rows four at a time (F15), and yields each outcome as soon as it is known. After an answer that concerns everybody –
 * sign in again, wait – and after a stop nothing more is sent: the rest is `not-attempted` (F19, U14).
 */
export async function* atOnce(
  rows: readonly ImportRow[],
  { signal, stop }: Call,
  one: (row: ImportRow) => Promise<Outcome>,
): AsyncGenerator<Outcome, void> {
  const queue = [...rows];
  const running = new Map<ImportRow, Promise<readonly [ImportRow, Outcome]>>();
  let isHeld = false;
  const begin = (row: ImportRow): void => {
    const outcome = one(row).then((told) => {
      // at once, and not when its turn to be told has come
      isHeld ||= told.state === 'failed' && wantedFirst(told.error) !== undefined;
      return [row, told] as const;
    });
    running.set(row, outcome);
  };
  for (;;) {
    while (queue.length > 0 && running.size < most && !isHeld && !signal.aborted && !stop?.aborted)
      begin(queue.shift() as ImportRow);
    if (running.size === 0) break;
    const [row, outcome] = await Promise.race(running.values());
    running.delete(row);
    yield outcome;
  }
  for (const { ref } of queue) yield { id: ref, state: 'not-attempted' };
}
