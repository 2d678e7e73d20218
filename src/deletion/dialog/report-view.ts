import { html, nothing, type TemplateResult } from 'lit';
import type { BulkWork } from '../../bulk/bulk-work.js';
import { countsOf } from '../../bulk/run-report.js';
import type { RunOutcomeState } from '../../bulk/run-state.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { icon, type IconName } from '../../ui/icon.js';
import { everyoneIn, leftOutOf, type Plan } from '../../bulk/plan.js';
import { dialogEnglish } from '../dialog-english.js';
import type { SettledReport } from '../running/settled-report.js';
import { valuesOf, wordsOf } from '../words-of.js';
import { aboutUsers, type DialogModel } from './dialog-model.js';
import type { NamedLine } from './named-lists.js';
import { fewText } from './report/changes-text.js';
import { endings, reportLines, type Reported } from './report/report-lines.js';
import { consequenceText, deletionConsequences, skippedGroupsView, supportView } from './question-view.js';

const signs: Readonly<Record<RunOutcomeState, IconName>> = {
  unknown: 'warning',
  failed: 'warning',
  changed: 'refresh',
  refused: 'lock',
  'not-attempted': 'pause',
  already: 'info',
  deactivated: 'pause',
  done: 'check',
};
const noted = /^(unknown|changed|not-attempted|deactivated|delete\.already)$/;

const text = (messages: Messages, key: string, count = 0, work?: BulkWork): string =>
  messages.text(`deletion.${key}` as MessageKey, { ...(work && valuesOf(work)), count });

/** What ended so is called so: what was done has words of its own for each action. */
const nameOf = (state: RunOutcomeState, work: BulkWork): string =>
  state === 'done' || state === 'already' ? `${wordsOf(work)}.${state}` : state;

function headingOf(messages: Messages, state: RunOutcomeState, work: BulkWork, count: number): string {
  if (state === 'deactivated') return text(messages, 'deactivate.done', count);
  return text(messages, state === 'changed' ? 'changed-meanwhile' : nameOf(state, work), count, work);
}

/** What became of everyone in one sentence: how many ended in which way, none left out (U12); by name where it is about one (U2). */
export function summaryOf({ work, plan, outcomes, messages, ...known }: Reported & Partial<SettledReport>): string {
  const counts = countsOf(outcomes);
  const skipped = (known.skipped ?? leftOutOf(plan, work.action, outcomes)).length;
  const { done } = counts;
  if (done === outcomes.length && skipped === 0) {
    return done === 0 ? text(messages, 'nothing') : aboutUsers(messages, work, 'all-done', everyoneIn(plan)).join('');
  }
  if (counts.changed === 1 && outcomes.length + skipped === 1)
    return `${messages.text('report.changed')}: ${fewText(everyoneIn(plan), messages)}`;
  const ways = endings.toReversed().filter((state) => counts[state] > 0);
  const said = ways.map((state) => headingOf(messages, state, work, counts[state]));
  return messages.list(skipped ? [...said, text(messages, 'skipped', skipped)] : said);
}

/** The same where there is no dialog to tell it. */
export function toldOf({ report, plan }: { report: SettledReport; plan: Plan }, messages: Messages): string {
  return summaryOf({ ...report, plan, messages: messages.with(dialogEnglish) });
}

/** What became of each user, by name, with its reason; grouped, and what needs the viewer first (U11). */
export function reportView(model: DialogModel): TemplateResult {
  const { messages, plan, work, outcomes } = model;
  const skipped = leftOutOf(plan, work.action, outcomes);
  const lines = reportLines(model);
  return html`${endings.map((state) => groupView(model, state, lines.get(state)))}
  ${
    skipped.length
      ? html`<section class="group">
          <h3>${icon('info')}${text(messages, 'skipped', skipped.length)}</h3>
          ${skippedGroupsView(model, skipped)}
        </section>`
      : nothing
  }
  ${work.action === 'delete' ? [restoreView(model), model.successor?.toldView(outcomes)] : nothing}`;
}

function groupView(
  { messages, work, lists }: DialogModel,
  state: RunOutcomeState,
  lines: readonly NamedLine[] = [],
): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  const name = nameOf(state, work);
  const heading = headingOf(messages, state, work, lines.length);
  return html`<section class="group ${state}">
    <h3>${icon(signs[state])}${heading}</h3>
    ${noted.test(name) ? html`<p class="muted-text">${text(messages, `${name}-note`)}</p>` : nothing}
    ${lists.render(`report-${state}`, heading, lines, messages)}
  </section>`;
}

function restoreView(model: DialogModel): TemplateResult | typeof nothing {
  const [fate] = deletionConsequences(model);
  const deleted = model.outcomes.some(({ state }) => state === 'done');
  if (!deleted || (!fate?.until && !fate?.support)) return nothing;
  const link = fate.support && model.support ? supportView(model.support, model.messages) : nothing;
  return html`<p class="restore">${icon('info')}<span>${consequenceText(fate, model.messages)} ${link}</span></p>`;
}
