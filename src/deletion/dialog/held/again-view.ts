import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../../domain/visible-text.js';
import type { MessageKey } from '../../../i18n/messages.js';
import type { DialogActions, DialogModel } from '../dialog-model.js';

/** The way to another question: about those whom a run never tried or could not meet, or when another tab has ended. */
export function againView(model: DialogModel, { retry }: DialogActions): TemplateResult | typeof nothing {
  if (!canAskAnew(model)) return nothing;
  return html`<button id="again" class="button primary" part="retry-button" @click=${retry}>
    ${againText(model)}
  </button>`;
}

/** Can another question be asked, from the beginning? */
export function canAskAnew({ phase, approval, again, retriable }: DialogModel): boolean {
  if (phase === 'declined') return approval === 'elsewhere';
  return phase === 'reported' && (again > 0 || retriable.length > 0);
}

function againText({ phase, messages, work, again, retriable: [only, ...others] }: DialogModel): string {
  if (phase === 'declined') return messages.text('deletion.try-again');
  if (again > 0) return messages.text(`deletion.again.${work.action}` as MessageKey, { count: again });
  if (only && others.length === 0) return messages.text('report.retry-one', { name: visibleText(only.name, 40) });
  return messages.text('report.retry', { count: others.length + 1 });
}

/** That a reload would end it for good, where many are asked about. */
export function unkeptView({ isUnkept, plan, messages }: DialogModel): TemplateResult | typeof nothing {
  if (!isUnkept || plan.will.length < 2) return nothing;
  return html`<p class="muted-text unkept">${messages.text('deletion.unkept')}</p>`;
}
