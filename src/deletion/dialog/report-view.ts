import { html, nothing, type TemplateResult } from 'lit';
import type { BulkWork } from '../../bulk/bulk-work.js';
import type { RunOutcome, RunOutcomeState } from '../../bulk/run-state.js';
import { visibleText } from '../../domain/visible-text.js';
import { denialText } from '../../i18n/denial-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { icon, type IconName } from '../../ui/icon.js';
import { everyoneIn, leftOutOf } from '../../bulk/plan.js';
import { valuesOf, wordsOf } from '../words-of.js';
import { aboutUsers, type DialogModel } from './dialog-model.js';
import { consequenceText, deletionConsequences, skippedGroupsView, supportView } from './question-view.js';

// what needs the viewer comes first
const kinds: readonly (readonly [RunOutcomeState, IconName])[] = [
  ['unknown', 'warning'],
  ['failed', 'warning'],
  ['changed', 'refresh'],
  ['refused', 'lock'],
  ['not-attempted', 'pause'],
  ['already', 'info'],
  ['done', 'check'],
];
const noted = /^(unknown|changed|not-attempted|delete\.already)$/;

const text = (messages: Messages, key: string, count = 0, work?: BulkWork): string =>
  messages.text(`deletion.${key}` as MessageKey, { ...(work && valuesOf(work)), count });

/** What ended so is called so: what was done has words of its own for each action. */
const nameOf = (state: RunOutcomeState, work: BulkWork): string =>
  state === 'done' || state === 'already' ? `${wordsOf(work)}.${state}` : state;

function headingOf(messages: Messages, state: RunOutcomeState, work: BulkWork, count: number): string {
  return text(messages, state === 'changed' ? 'changed-meanwhile' : nameOf(state, work), count, work);
}

/** What became of everyone in one sentence: how many ended in which way, none left out (U12); by name where it is about one (U2). */
export function summaryOf({
  work,
  plan,
  outcomes,
  messages,
}: Pick<DialogModel, 'work' | 'plan' | 'outcomes' | 'messages'>): string {
  const count = (state: RunOutcomeState): number => outcomes.filter((one) => one.state === state).length;
  const skipped = leftOutOf(plan, work.action, outcomes).length;
  const done = count('done');
  if (done === outcomes.length && skipped === 0) {
    return done === 0 ? text(messages, 'nothing') : aboutUsers(messages, work, 'all-done', everyoneIn(plan)).join('');
  }
  const ways = [...kinds].reverse().filter(([state]) => count(state) > 0);
  const said = ways.map(([state]) => headingOf(messages, state, work, count(state)));
  return messages.list(skipped ? [...said, text(messages, 'skipped', skipped)] : said);
}

/** What became of each user, by name, with its reason; grouped, and what needs the viewer first (U11). */
export function reportView(model: DialogModel): TemplateResult {
  const { messages, plan, work, outcomes } = model;
  const skipped = leftOutOf(plan, work.action, outcomes);
  return html`${kinds.map((kind) => groupView(model, kind))}
  ${
    skipped.length
      ? html`<section class="group">
          <h3>${icon('info')}${text(messages, 'skipped', skipped.length)}</h3>
          ${skippedGroupsView(model, skipped)}
        </section>`
      : nothing
  }
  ${work.action === 'delete' ? restoreView(model) : nothing}`;
}

function groupView(model: DialogModel, [state, sign]: (typeof kinds)[number]): TemplateResult | typeof nothing {
  const { messages, work, lists, outcomes } = model;
  const people = new Map(everyoneIn(model.plan).map((user) => [user.id, user]));
  const lines = outcomes.flatMap((outcome) => {
    const user = people.get(outcome.id);
    return outcome.state === state && user ? [{ user, note: reasonOf(outcome, work, messages) }] : [];
  });
  if (lines.length === 0) return nothing;
  const name = nameOf(state, work);
  const heading = headingOf(messages, state, work, lines.length);
  return html`<section class="group ${state}">
    <h3>${icon(sign)}${heading}</h3>
    ${noted.test(name) ? html`<p class="muted-text">${text(messages, `${name}-note`)}</p>` : nothing}
    ${lists.render(`report-${state}`, heading, lines, messages)}
  </section>`;
}

function reasonOf(outcome: RunOutcome, work: BulkWork, messages: Messages): string | undefined {
  if (outcome.state === 'done') return outcome.confirmed && text(messages, `${wordsOf(work)}.confirmed`);
  if (outcome.state === 'unknown') {
    return outcome.latest ? text(messages, `${wordsOf(work)}.still-there`) : visibleText(outcome.error.message, 300);
  }
  if (!('error' in outcome) || outcome.state === 'changed') return undefined;
  const { reason, message } = outcome.error;
  if (outcome.state !== 'refused' || !reason) return visibleText(message, 300);
  const { why, wayOut } = denialText({ reason }, messages);
  return `${why} ${wayOut}`;
}

function restoreView(model: DialogModel): TemplateResult | typeof nothing {
  const [fate] = deletionConsequences(model);
  const deleted = model.outcomes.some(({ state }) => state === 'done');
  if (!deleted || (!fate?.until && !fate?.support)) return nothing;
  const link = fate.support && model.support ? supportView(model.support, model.messages) : nothing;
  return html`<p class="restore">${icon('info')}<span>${consequenceText(fate, model.messages)} ${link}</span></p>`;
}
