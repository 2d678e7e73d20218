import type { BulkWork } from '../bulk/bulk-work.js';
import { visibleText } from '../domain/visible-text.js';
import type { Values } from '../i18n/messages.js';

/** The name under which the texts of a work stand: `deletion.<name>.…`. Planning and cancelling a plan are told apart. */
export function wordsOf(work: BulkWork): string {
  if (work.action !== 'schedule') return work.action;
  return work.plan.at === null ? 'unschedule' : `schedule-${work.plan.action}`;
}

/** What the texts of a work have placeholders for, safe to show. */
export function valuesOf(work: BulkWork): Values {
  return work.action === 'change-department' ? { department: visibleText(work.department.name, 60) } : {};
}
