import { everyoneIn, type Plan, type PlannedUser } from '../../bulk/plan.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { ConfirmDeleteDialogElement } from '../confirm-delete-dialog.js';
import type { ConfirmableAction } from '../events/dialog-events.js';
import type { Question } from '../frozen-question.js';
import { retriable } from '../running/retriable.js';
import { exceededLimit } from '../gate/approval.js';
import { frictionOf, isRestorable, type Friction } from '../gate/friction.js';
import {
  expectedText,
  insteadOf,
  isUnlocked,
  lacksSuccessor,
  safeHref,
  type DialogModel,
  type Hint,
  type DialogPhase,
} from './dialog-model.js';
import type { Entries } from './asked/entries.js';
import { reasonOf, reasonWanted } from './asked/reason.js';
import type { SuccessorField } from '../successor/successor-field.js';
import { limitText } from './held/gate-view.js';
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
  readonly entries: Entries;
  readonly successor: Pick<SuccessorField, 'asked'> | undefined;
  readonly remaining: number;
  readonly unseen: boolean;
  readonly lists: NamedLists;
  readonly messages: Messages;
}

/** Everything that the views show, from what the owner of a dialog gives and what it knows of itself. */
export function modelOf(host: ConfirmDeleteDialogElement, self: DialogSelf): DialogModel {
  const { question, confirmed, entries, successor, ...own } = self;
  const { plan, maxDelete } = question;
  const { checking, progress, outcomes = [], approval, supportHref, canDeactivate, again = 0, isUnkept = false } = host;
  const limit = plan.action === 'delete' ? exceededLimit(plan.will.length, maxDelete) : undefined;
  const asksMore = limit === undefined && isDeletion(plan);
  const model: DialogModel = {
    ...own,
    ...entries,
    ...question,
    work: confirmed ? { action: confirmed } : host.work,
    limit,
    friction: limit === undefined ? frictionFor(question) : { level: 1 },
    reasonWanted: asksMore ? reasonWanted(question.session) : undefined,
    successor: asksMore ? successor?.asked(plan, question.session, self.messages) : undefined,
    now: Date.now(),
    unlocked: true,
    missing: undefined,
    support: safeHref(supportHref),
    instead: canDeactivate ? insteadOf(plan, self.messages) : undefined,
    progress: checking ?? progress,
    outcomes,
    retriable: [],
    approval,
    again,
    isUnkept,
  };
  const unlocked = limit === undefined && isUnlocked(model);
  const hint = unlocked ? undefined : hintOf(model);
  return {
    ...model,
    unlocked,
    missing: hint?.place === entries.missed ? hint : undefined,
    retriable: host.canRetry && host.outcomes ? retriableUsers(model) : [],
  };
}

function retriableUsers({ plan, work, outcomes }: DialogModel): readonly PlannedUser[] {
  const ids = retriable(plan, outcomes, work.action === 'delete');
  return everyoneIn(plan).filter(({ id }) => ids.has(id));
}

/** Is anybody going to be deleted? */
const isDeletion = ({ action, will }: Plan): boolean => action === 'delete' && will.length > 0;

function frictionFor({ plan, session, directoryTotal }: Question): Friction {
  if (!isDeletion(plan)) return { level: 1 };
  const restorable = isRestorable(session?.capabilities.delete);
  return frictionOf({ count: plan.will.length, restorable, directoryTotal });
}

/** What is still missing before the button deletes, in words, and where it is. */
export function hintOf(model: DialogModel): Hint {
  const { unseen, reviewed, friction, limit, messages } = model;
  const say = (key: MessageKey): string => messages.text(key, { expected: expectedText(model) });
  if (limit !== undefined) return { text: limitText(model) };
  if (unseen) return { text: say('deletion.unseen'), place: '#confirm' };
  if (friction.level === 4 && !reviewed) return { text: say('deletion.review-first'), place: '#review' };
  if (lacksSuccessor(model)) return { text: model.successor?.hint() ?? '', place: '.successor input' };
  if (model.reasonWanted === 'required' && !reasonOf(model.reason))
    return { text: say('deletion.reason-first'), place: '#reason' };
  return { text: say('deletion.type-first'), place: '#typed' };
}
