import { leftOutOf } from '../../bulk/plan.js';
import { aboutUsers, type DialogModel } from './dialog-model.js';
import { declinedText } from './held/gate-view.js';
import { summaryOf } from './report-view.js';

/** Where the focus goes when a phase that asks nothing begins, and what is said aloud. */
export function entered(model: DialogModel): { focus: string; text: string; politeness?: 'assertive' } {
  const { phase, messages, work, plan } = model;
  if (phase === 'running')
    return { focus: '#stop', text: `${aboutUsers(messages, work, 'running', plan.will).join('')}.` };
  if (phase === 'approving')
    return { focus: '#cancel', text: messages.text('deletion.approval.waiting', { count: plan.will.length }) };
  if (phase === 'declined') return { focus: '#title', text: declinedText(model), politeness: 'assertive' };
  return { focus: '#title', text: messages.text('deletion.review-report', { summary: summaryOf(model) }) };
}

/** Is there nothing to report, for all was done to everyone? */
export function isAllDone({ phase, plan, work, outcomes }: DialogModel): boolean {
  if (phase !== 'reported') return false;
  return outcomes.every(({ state }) => state === 'done') && leftOutOf(plan, work.action, outcomes).length === 0;
}
