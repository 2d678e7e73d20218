import type { Target } from '../../adapters/contract.js';
import type { UserId } from '../../domain/user.js';
import { turnedAway } from './answers.js';
import type { RunOutcome, RunState } from '../run-state.js';

/** How often one target is sent at most (F14). */
const attempts = 3;

/**
 * Sorts the chunk that has ended into those who have their outcome, and those who come next again: turned away, or left out
 * because the chunk was interrupted.
 */
export function sortChunk(state: RunState, answers: ReadonlyMap<UserId, RunOutcome>, interrupted: boolean): RunState {
  const outcomes = new Map(state.outcomes);
  const turns = new Map(state.turns);
  const again: Target[] = [];
  for (const [id, target] of state.asked) {
    const answer = answers.get(id) as RunOutcome;
    const away = turnedAway(answer) !== undefined;
    if (away) turns.set(id, (turns.get(id) ?? 0) + 1);
    const may = away ? state.repeatable && (turns.get(id) ?? 0) < attempts : answer.state === 'not-attempted';
    if (may && interrupted && state.phase !== 'stopping') again.push(target);
    else outcomes.set(id, answer);
  }
  const none = new Map<UserId, never>();
  return { ...state, outcomes, turns, queue: [...again, ...state.queue], asked: none, answered: none };
}
