import type { BulkWork } from '../../../bulk/bulk-work.js';
import { changesOf } from '../../../bulk/planning/changes-of.js';
import { everyoneIn, leftOutOf, type LeftOut } from '../../../bulk/plan.js';
import type { RunOutcome, RunOutcomeState } from '../../../bulk/run-state.js';
import { visibleText } from '../../../domain/visible-text.js';
import { denialText } from '../../../i18n/denial-text.js';
import type { MessageKey, Messages } from '../../../i18n/messages.js';
import { wordsOf } from '../../words-of.js';
import type { DialogModel } from '../dialog-model.js';
import type { NamedLine } from '../named-lists.js';
import { changeParts } from './changes-text.js';

/** In which ways somebody can end; what needs the viewer comes first. */
export const endings: readonly RunOutcomeState[] = [
  'unknown',
  'failed',
  'changed',
  'refused',
  'not-attempted',
  'already',
  'deactivated',
  'done',
];

/** What a report is made from. */
export type Reported = Pick<DialogModel, 'work' | 'plan' | 'outcomes' | 'messages'> &
  Partial<Pick<DialogModel, 'users' | 'session'>>;

/** Who ended in which way, by name and with what there is to say of them (U11). */
export function reportLines(reported: Reported): ReadonlyMap<RunOutcomeState, NamedLine[]> {
  const { work, plan, outcomes, messages, users, session } = reported;
  const records = new Map(users?.map((user) => [user.id, user]));
  const people = new Map(everyoneIn(plan).map((user) => [user.id, user]));
  const lines = new Map<RunOutcomeState, NamedLine[]>();
  for (const outcome of outcomes) {
    const user = people.get(outcome.id);
    if (!user) continue;
    const alike = lines.get(outcome.state) ?? [];
    lines.set(outcome.state, alike);
    const seen = records.get(outcome.id);
    const latest = outcome.state === 'changed' ? outcome.error.latest : undefined;
    const changes = seen && latest && changesOf(seen, latest, session?.capabilities.fields);
    alike.push({ user, note: reasonOf(outcome, work, messages), changes });
  }
  return lines;
}

/** Why somebody was left out, who could do it and the way out (U7). */
export function leftOutText({ reason, why: key }: LeftOut, messages: Messages): { why: string; more: string } {
  if (key) return { why: messages.text(key), more: '' };
  const { why, who, wayOut } = denialText({ reason }, messages);
  return { why, more: `${who} ${wayOut}` };
}

/** The report as rows of a table: a head, then everyone, once, who was asked about (U11, F34). */
export function reportRows(reported: Reported): string[][] {
  const { work, plan, outcomes, messages } = reported;
  const say = (key: string): string => messages.text(`report.${key}` as MessageKey);
  const lines = reportLines(reported);
  const rows = endings.flatMap((state) =>
    (lines.get(state) ?? []).map(({ user, note, changes = [] }) => {
      const reason = note ?? changeParts(changes, messages, String).join('');
      return [user.name, user.identifier, user.id, say(state), reason];
    }),
  );
  const skipped = leftOutOf(plan, work.action, outcomes).map((one) => {
    const { why, more } = leftOutText(one, messages);
    return [one.user.name, one.user.identifier, one.user.id, say('skipped'), `${why} ${more}`.trim()];
  });
  return [['name', 'identifier', 'id', 'outcome', 'reason'].map(say), ...rows, ...skipped];
}

function reasonOf(outcome: RunOutcome, work: BulkWork, messages: Messages): string | undefined {
  const say = (key: string): string => messages.text(`deletion.${wordsOf(work)}.${key}` as MessageKey);
  if (outcome.state === 'done') return outcome.confirmed && say('confirmed');
  if (outcome.state === 'deactivated') return outcome.confirmed && messages.text('deletion.deactivate.confirmed');
  if (outcome.state === 'unknown') return outcome.latest ? say('still-there') : visibleText(outcome.error.message, 300);
  if (!('error' in outcome) || outcome.state === 'changed') return undefined;
  const { reason, message } = outcome.error;
  if (outcome.state !== 'refused' || !reason) return visibleText(message, 300);
  const { why, wayOut } = denialText({ reason }, messages);
  return `${why} ${wayOut}`;
}
