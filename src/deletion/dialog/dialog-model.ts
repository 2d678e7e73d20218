import type { BulkWork } from '../../bulk/bulk-work.js';
import type { RunOutcome } from '../../bulk/run-state.js';
import type { Session } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { visibleText } from '../../domain/visible-text.js';
import { denialText, type DenialText } from '../../i18n/denial-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { Approval, Progress } from '../confirm-delete-dialog.js';
import { isTyped, type Friction } from '../gate/friction.js';
import { deactivatable, type Plan, type PlannedUser } from '../../bulk/plan.js';
import { valuesOf, wordsOf } from '../words-of.js';
import type { Entries } from './asked/entries.js';
import { successorWanted, type SuccessorAsked } from './asked/successor-asked.js';
import { reasonOf } from './asked/reason.js';
import type { NamedLists } from './named-lists.js';

/** What a dialog is doing. */
export type DialogPhase = 'checking' | 'asking' | 'approving' | 'declined' | 'running' | 'reported';

/** Everything that the views of a dialog show. */
export interface DialogModel extends Entries {
  readonly phase: DialogPhase;
  /** What is asked about or being done. */
  readonly work: BulkWork;
  readonly plan: Plan;
  /** The records that it is about. */
  readonly users: readonly User[];
  readonly session: Session | undefined;
  readonly friction: Friction;
  readonly directoryTotal: number | undefined;
  readonly messages: Messages;
  readonly now: number;
  /** Is the viewer asked why, and do they have to say? */
  readonly reasonWanted: 'required' | 'optional' | undefined;
  /** Who takes over, where the backend wants to know. */
  readonly successor: SuccessorAsked | undefined;
  /** Has everything been typed and ticked that has to be? */
  readonly unlocked: boolean;
  /** What the last try has shown to be missing, where it still is, and where. */
  readonly missing: Hint | undefined;
  /** Was a press refused, because the browser says that the button can't be seen as it is (S18)? */
  readonly unseen: boolean;
  readonly support: string | undefined;
  /** Whom "Deactivate instead" meets; absent where it is not offered. */
  readonly instead: { readonly users: readonly PlannedUser[]; readonly denial?: DenialText | undefined } | undefined;
  readonly progress: Progress | undefined;
  /** How long a pause still takes, in milliseconds. */
  readonly remaining: number;
  readonly approval: Approval | undefined;
  /** The most that the host lets be deleted at once, where these are more. */
  readonly limit: number | undefined;
  readonly outcomes: readonly RunOutcome[];
  /** Who can be tried again. */
  readonly retriable: readonly PlannedUser[];
  /** How many can be asked about anew. */
  readonly again: number;
  /** Can it not be picked up after a reload? */
  readonly isUnkept: boolean;
  readonly lists: NamedLists;
}

/** What is missing, in words, and where it is. */
export interface Hint {
  readonly text: string;
  readonly place?: string;
}

/** What the viewer can do in a dialog. */
export interface DialogActions {
  readonly cancel: () => void;
  readonly confirm: () => void;
  readonly deactivate: () => void;
  readonly stop: () => void;
  readonly resume: () => void;
  readonly retry: () => void;
  readonly save: () => void;
  readonly type: (event: InputEvent) => void;
  readonly typeKey: (event: KeyboardEvent) => void;
  readonly explain: (event: InputEvent) => void;
  readonly review: (event: Event) => void;
}

type Part = 'title' | 'button' | 'impossible' | 'running' | 'all-done';

/** A sentence about the users: by name where there is one of them, by number otherwise (U1, U2). */
export function aboutUsers<T = string>(
  messages: Messages,
  work: BulkWork,
  part: Part,
  users: readonly PlannedUser[],
  wrap?: (name: string) => T,
): (string | T)[] {
  const key = `deletion.${wordsOf(work)}.${part}`;
  const [only] = users;
  if (users.length === 1 && only) {
    const name = visibleText(only.name, 40);
    return messages.parts<string | T>(`${key}-one` as MessageKey, { ...valuesOf(work), name: wrap?.(name) ?? name });
  }
  return [messages.text(key as MessageKey, { ...valuesOf(work), count: users.length })];
}

/** What has to be typed, as it is shown. */
export function expectedText({ friction, plan, messages }: DialogModel): string {
  if (friction.typed === 'identifier') return plan.will[0]?.identifier ?? '';
  return messages.number(plan.will.length);
}

/** Has everything been typed and ticked that the ladder and the backend ask for? */
export function isUnlocked(model: DialogModel): boolean {
  const { friction, reviewed } = model;
  if (friction.level === 4 && !reviewed) return false;
  if (lacksSuccessor(model)) return false;
  if (model.reasonWanted === 'required' && !reasonOf(model.reason)) return false;
  return !friction.typed || hasTyped(model);
}

function hasTyped(model: DialogModel, isBegun?: boolean): boolean {
  const { friction, plan, typed } = model;
  const written = expectedText(model);
  return isTyped(typed, friction.typed === 'number' ? [written, `${plan.will.length}`] : [written], isBegun);
}

/** What was typed. Nothing is called wrong any more that becomes what is asked for. */
export function typing(model: DialogModel, { target }: InputEvent): Partial<Entries> {
  const typed = (target as HTMLInputElement).value;
  return hasTyped({ ...model, typed }, true) ? { typed, missed: undefined } : { typed };
}

/** Has somebody to be chosen who takes over, or a name that was typed to become a choice? Where it could not even be asked, nobody was chosen. */
export function lacksSuccessor({ plan, session, successor }: DialogModel): boolean {
  if (plan.action !== 'delete') return false;
  return successor?.isPending || (successorWanted(session) === 'required' && !successor?.chosen);
}

/** Whom "Deactivate instead" meets, or why it is refused; nothing where there is nobody whom it could help (U8). */
export function insteadOf(plan: Plan, messages: Messages): DialogModel['instead'] {
  if (plan.action !== 'delete') return undefined;
  const users = deactivatable(plan);
  if (users.length > 0) return { users };
  const denial = plan.will.find(({ deactivation }) => deactivation)?.deactivation;
  return denial && { users, denial: denialText({ reason: denial }, messages) };
}

/** A link of the host, where its scheme is harmless (S6). */
export function safeHref(href: string | undefined): string | undefined {
  if (!href || !URL.canParse(href, document.baseURI)) return undefined;
  const url = new URL(href, document.baseURI);
  return ['https:', 'http:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
}
