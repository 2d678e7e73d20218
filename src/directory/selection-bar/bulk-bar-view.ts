import { html, nothing, type TemplateResult } from 'lit';
import { headState, hiddenBy } from '../../domain/selection.js';
import type { Messages } from '../../i18n/messages.js';
import { icon } from '../../ui/icon.js';
import { canSelectMatching, selectable } from '../list/selecting.js';
import type { ListState } from '../list-state.js';
import type { BulkAction } from './bulk-actions.js';
import type { Scene } from '../view/scene.js';

/** Who is selected, how to select more or fewer, and what can be done with them. */
export function bulkBarView(
  scene: Scene,
  actions: readonly BulkAction[],
  act: (action: BulkAction, button: HTMLElement) => void,
  more: (button: HTMLElement) => void,
): TemplateResult | typeof nothing {
  const { state, messages, dispatch } = scene;
  const count = state.selection.users.size;
  if (count === 0 && !state.walk && !state.matched) return nothing;
  return html`<section class="bulk-bar" part="bulk-bar" aria-label=${messages.text('selection.label')}>
    ${hiddenView(scene)}
    <div class="bulk-line">
      <button
        class="icon-button clear"
        aria-label=${messages.text('selection.clear')}
        @click=${() => dispatch({ type: 'clear-selection' })}
      >
        ${icon('close')}
      </button>
      <span class="selected-count" tabindex="-1">${messages.text('selection.count', { count })}</span>
      <kbd class="key" aria-hidden="true">F6</kbd>
      ${matchView(scene)}
      <span class="actions"
        >${actions.map((action) => (count && !action.danger ? actionView(scene, action, act) : nothing))}
        ${count ? moreView(scene, more) : nothing}
        ${actions.map((action) => (count && action.danger ? actionView(scene, action, act) : nothing))}</span
      >
    </div>
  </section>`;
}

function actionView(
  { messages }: Scene,
  action: BulkAction,
  act: (action: BulkAction, button: HTMLElement) => void,
): TemplateResult {
  const { id, denial, danger } = action;
  return html`<button
      class=${danger ? 'button bulk-action destroys' : 'button bulk-action'}
      data-bulk=${id}
      aria-disabled=${denial ? 'true' : nothing}
      aria-describedby=${denial ? `why-${id}` : nothing}
      @click=${(event: Event) => act(action, event.currentTarget as HTMLElement)}
    >
      ${icon(denial ? 'lock' : action.icon)}${messages.text(`action.${id}`)}</button
    >${denial ? html`<span id="why-${id}" hidden>${denial.why} ${denial.who} ${denial.wayOut}</span>` : nothing}`;
}

/** What stands for the actions that did not fit; which these are is found when they are drawn. */
function moreView({ messages }: Scene, more: (button: HTMLElement) => void): TemplateResult {
  return html`<button
    class="button more-actions"
    aria-haspopup="menu"
    hidden
    @click=${({ currentTarget }: Event) => more(currentTarget as HTMLElement)}
  >
    ${icon('more')}${messages.text('selection.more')}
  </button>`;
}

function hiddenView({ state, messages, dispatch }: Scene): TemplateResult | typeof nothing {
  const count = hiddenBy(state.selection, state.shown?.scope ?? '').length;
  if (!count) return nothing;
  return html`<div class="notice warning hidden-selected">
    ${icon('warning')}<span>${messages.text('selection.hidden', { count })}</span>
    <button class="button" @click=${() => dispatch({ type: 'show-hidden' })}>
      ${messages.text('selection.show-hidden')}
    </button>
    <button class="button" @click=${() => dispatch({ type: 'deselect-hidden' })}>
      ${messages.text('selection.deselect-hidden')}
    </button>
  </div>`;
}

function matchView({ state, messages, dispatch }: Scene): TemplateResult | typeof nothing {
  const { walk, matched, shown, selection } = state;
  if (walk) {
    const total = shown?.total;
    const key = total?.kind === 'exact' ? 'selection.walking-of' : 'selection.walking';
    return html`<span class="match">${messages.text(key, { count: walk.found, total: total?.value ?? 0 })}</span>
      <button class="button" @click=${() => dispatch({ type: 'stop-selecting' })}>
        ${messages.text('selection.stop')}
      </button>`;
  }
  if (matched && matched.scope === shown?.scope)
    return html`<span class="match">${matchedText(matched, messages)}</span>`;
  const users = selectable(state);
  if (!canSelectMatching(state) || headState(selection, users) !== 'all') return nothing;
  return html`<button class="button quiet match" @click=${() => dispatch({ type: 'select-all-matching' })}>
    ${messages.text(
      shown?.scope === '' && shown.total?.kind === 'exact'
        ? 'selection.everyone'
        : `selection.match.${shown?.total?.kind ?? 'unknown'}`,
      { count: shown?.total?.value ?? 0 },
    )}
  </button>`;
}

/** How "select all that match" ended, in words. */
export function matchedText(matched: NonNullable<ListState['matched']>, messages: Messages): string {
  const { failed, seen, selected, total } = matched;
  if (failed) {
    const message = failed === 'not-narrowed' ? messages.text('selection.not-narrowed') : failed.message;
    return messages.text('selection.walk-failed', { message });
  }
  if (total?.kind === 'exact' && seen < total.value)
    return messages.text('selection.incomplete', { count: selected, total: total.value });
  if (selected < seen) return messages.text('selection.except', { selected, total: seen, count: seen - selected });
  return messages.text('selection.all', { count: selected });
}
