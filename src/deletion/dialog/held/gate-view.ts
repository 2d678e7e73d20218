import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import type { DialogModel } from '../dialog-model.js';
import { asLines } from '../question-view.js';

/** That somebody else has to agree, and to what. */
export function approvingView({ messages, plan, lists }: DialogModel): TemplateResult {
  return html`<p>${messages.text('deletion.approval.waiting', { count: plan.will.length })}</p>
    ${lists.render('will', messages.text('deletion.users'), asLines(plan.will), messages)}`;
}

/** That nobody has agreed, and that nothing was done. */
export function declinedView(model: DialogModel): TemplateResult {
  const { messages, plan, lists } = model;
  return html`<p>${declinedText(model)}</p>
    ${lists.render('will', messages.text('deletion.users'), asLines(plan.will), messages)}`;
}

/** Why nothing was sent. */
export function declinedText({ messages, approval }: DialogModel): string {
  return messages.text(
    approval === 'elsewhere'
      ? 'deletion.elsewhere'
      : approval === 'refused'
        ? 'deletion.approval.refused'
        : 'deletion.approval.failed',
  );
}

/** That these are more than the host lets be deleted at once. */
export function limitView(model: DialogModel): TemplateResult | typeof nothing {
  if (model.limit === undefined) return nothing;
  return html`<div class="mass" id="limit" tabindex="-1">
    <p>${icon('lock')}<span>${limitText(model)}</span></p>
  </div>`;
}

/** The same, to be said. */
export function limitText({ messages, plan, limit = 0 }: DialogModel): string {
  return messages.text('deletion.limit.why', { count: plan.will.length, limit });
}
