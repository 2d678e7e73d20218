import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { noticeView } from '../../ui/notice-view.js';
import { countOf, type CreationRun, type Ending, isGoingOn, type RunItem } from './creation-run-state.js';
import type { NewUsersViewModel } from './new-users-view.js';

const endings: readonly Ending[] = ['created', 'exists', 'invalid', 'refused', 'failed', 'unknown', 'not-attempted'];
const tones: ReadonlyMap<RunItem['state'], string> = new Map<RunItem['state'], string>([
  ['created', 'success'],
  ['exists', 'warning'],
  ['unknown', 'warning'],
  ['invalid', 'error'],
  ['refused', 'error'],
  ['failed', 'error'],
  ['not-attempted', 'muted'],
]);

/** How far a run has come, or what became of everybody in it, by address. */
export function runView(
  model: Pick<NewUsersViewModel, 'state' | 'messages' | 'stop'>,
): TemplateResult | typeof nothing {
  const { run } = model.state;
  if (!run) return nothing;
  const { messages, stop } = model;
  const count = run.items.length;
  const done = countOf(run, ...endings);
  return html`<section class="profile-section" part="section" aria-labelledby="new-users-report">
    <h3 id="new-users-report" tabindex="-1">${messages.text('new-users.report')}</h3>
    ${
      isGoingOn(run)
        ? html`<div class="new-users-progress">
            <progress max=${count} .value=${done} aria-label=${messages.text('new-users.report')}></progress>
            <span>${runText(run, messages)}</span>
            <button type="button" class="button" part="cancel-button" @click=${stop}>
              ${messages.text('new-users.stop')}
            </button>
          </div>`
        : endedView(run, messages)
    }
    <ul class="new-users-outcomes">
      ${run.items.map((item) => itemView(item, messages))}
    </ul>
  </section>`;
}

/** A run in one sentence: what it waits for, how far it is, or how many ended how. */
export function runText(run: CreationRun, messages: Messages): string {
  if (run.phase === 'paused') return messages.text('new-users.paused');
  if (run.phase === 'stopping') return messages.text('new-users.stopping');
  if (run.phase === 'running')
    return messages.text('new-users.running', { done: countOf(run, ...endings), count: run.items.length });
  const counts = endings
    .map((ending) => [ending, countOf(run, ending)] as const)
    .filter(([, count]) => count > 0)
    .map(([ending, count]) => messages.text('new-users.count', { state: stateText(ending, messages), count }));
  return messages.list(counts);
}

function endedView(run: CreationRun, messages: Messages): TemplateResult {
  const left = countOf(run, 'created', 'exists') < run.items.length;
  const tail = run.signedOut ? 'new-users.signed-out' : 'new-users.kept';
  const text = left ? `${runText(run, messages)}. ${messages.text(tail)}` : runText(run, messages);
  return noticeView({ kind: left ? 'warning' : 'success', text });
}

function stateText(state: RunItem['state'], messages: Messages): string {
  return messages.text(`new-users.state.${state}` as MessageKey);
}

function itemView({ address, state, user, error }: RunItem, messages: Messages): TemplateResult {
  const isInactive = state === 'created' && user?.status === 'inactive';
  const label = isInactive ? messages.text('new-users.state.created-inactive') : stateText(state, messages);
  const why = whyText(state, error, messages);
  return html`<li>
    <bdi class="new-users-address">${visibleText(address.email, 120)}</bdi>
    <span class="chip ${isInactive ? 'warning' : (tones.get(state) ?? '')}">${label}</span>
    ${why ? html`<span class="new-users-why">${why}</span>` : nothing}
  </li>`;
}

function whyText(state: RunItem['state'], error: RunItem['error'], messages: Messages): string {
  if (state === 'unknown') return messages.text('new-users.unknown.why');
  if (state !== 'invalid' && state !== 'refused' && state !== 'failed') return '';
  const fields = Object.values(error?.fields ?? {});
  return visibleText(fields.length > 0 ? fields.join(' ') : error?.message, 300);
}
