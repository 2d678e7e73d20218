import type { Messages } from '../../i18n/messages.js';
import type { ConfirmDeleteDialogElement } from '../confirm-delete-dialog.js';
import type { ConfirmableAction } from '../events/dialog-events.js';
import type { Question } from '../frozen-question.js';
import { exceededLimit } from '../gate/approval.js';
import { frictionOf, isRestorable, type Friction } from '../gate/friction.js';
import { insteadOf, isUnlocked, safeHref, type DialogModel, type DialogPhase } from './dialog-model.js';
import type { NamedLists } from './named-lists.js';

/** What a dialog is doing, from what its owner gives and what was confirmed in it. */
export function phaseOf(
  { outcomes, approval, progress, checking }: ConfirmDeleteDialogElement,
  confirmed: ConfirmableAction | undefined,
): DialogPhase {
  if (outcomes) return 'reported';
  if (approval) return approval === 'waiting' ? 'approving' : 'declined';
  if (progress || confirmed) return 'running';
  return checking ? 'checking' : 'asking';
}

/** What a dialog knows of itself, besides what its owner gives. */
export interface DialogSelf {
  readonly phase: DialogPhase;
  readonly question: Question;
  readonly confirmed: ConfirmableAction | undefined;
  readonly typed: string;
  readonly reviewed: boolean;
  readonly remaining: number;
  readonly lists: NamedLists;
  readonly messages: Messages;
}

/** Everything that the views show, from what the owner of a dialog gives and what it knows of itself. */
export function modelOf(host: ConfirmDeleteDialogElement, self: DialogSelf): DialogModel {
  const { question, confirmed, ...own } = self;
  const { plan, maxDelete } = question;
  const { checking, progress, outcomes = [], approval, supportHref, canDeactivate } = host;
  const limit = plan.action === 'delete' ? exceededLimit(plan.will.length, maxDelete) : undefined;
  const model: DialogModel = {
    ...own,
    ...question,
    work: confirmed ? { action: confirmed } : host.work,
    limit,
    friction: limit === undefined ? frictionFor(question) : { level: 1 },
    now: Date.now(),
    unlocked: true,
    support: safeHref(supportHref),
    instead: canDeactivate ? insteadOf(plan, self.messages) : undefined,
    progress: checking ?? progress,
    outcomes,
    approval,
  };
  return { ...model, unlocked: limit === undefined && isUnlocked(model) };
}

function frictionFor({ plan, session, directoryTotal }: Question): Friction {
  if (plan.action !== 'delete' || plan.will.length === 0) return { level: 1 };
  const restorable = isRestorable(session?.capabilities.delete);
  return frictionOf({ count: plan.will.length, restorable, directoryTotal });
}
