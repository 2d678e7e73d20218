import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../../../i18n/messages.js';
import type { DialogActions, DialogModel } from '../dialog-model.js';

/** The way to another question: about those whom an interrupted run never tried, or when another tab has ended. */
export function againView(model: DialogModel, { resume }: DialogActions): TemplateResult | typeof nothing {
  if (!canAskAnew(model)) return nothing;
  const { phase, messages, work, again } = model;
  const text =
    phase === 'declined'
      ? messages.text('deletion.try-again')
      : messages.text(`deletion.again.${work.action}` as MessageKey, { count: again });
  return html`<button id="again" class="button primary" part="resume-button" @click=${resume}>${text}</button>`;
}

/** Can another question be asked, from the beginning? */
export function canAskAnew({ phase, approval, again }: Pick<DialogModel, 'phase' | 'approval' | 'again'>): boolean {
  return (phase === 'declined' && approval === 'elsewhere') || (phase === 'reported' && again > 0);
}

/** That a reload would end it for good, where many are asked about. */
export function unkeptView({ isUnkept, plan, messages }: DialogModel): TemplateResult | typeof nothing {
  if (!isUnkept || plan.will.length < 2) return nothing;
  return html`<p class="muted-text unkept">${messages.text('deletion.unkept')}</p>`;
}
