import { turnedAway } from '../../bulk/run/answers.js';
import { isNoticeable } from '../../bulk/run/pause.js';
import type { RunOutcome } from '../../bulk/run-state.js';
import type { Progress } from '../confirm-delete-dialog.js';
import type { DeletionState } from '../deletion-state.js';

/** How far a run has come, as the dialog shows it: who will be sent again does not count, and the briefest waits are not worth a word. */
export function progressOf({ run, plan }: DeletionState & { readonly phase: 'running' }): Progress {
  if (!run) return { done: 0, total: plan.will.length };
  const fine = ({ state }: RunOutcome): boolean => /^(done|deactivated|already)$/.test(state);
  const isFinal = (one: RunOutcome): boolean => !turnedAway(one) && one.state !== 'not-attempted';
  const outcomes = [...run.outcomes.values(), ...[...run.answered.values()].filter(isFinal)];
  return {
    done: outcomes.length,
    total: run.targets.length,
    trouble: outcomes.filter((one) => !fine(one)).length,
    unknown: outcomes.filter(({ state }) => state === 'unknown').length,
    stopping: run.phase === 'stopping',
    looking: run.phase === 'reconciling',
    probing: run.phase === 'probing',
    ...(run.pause && isNoticeable(run.pause) && { pause: run.pause }),
  };
}
