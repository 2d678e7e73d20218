import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../../domain/visible-text.js';
import type { DialogActions, DialogModel } from '../dialog-model.js';

/** What can be done with a report: save it, try again what was not done, close it. */
export function reportButtonsView(model: DialogModel, { save, retry, cancel }: DialogActions): TemplateResult {
  const { messages, retriable } = model;
  return html`<button class="button quiet save" part="save-button" @click=${save}>
      ${messages.text('report.save')}
    </button>
    ${
      retriable.length
        ? html`<button class="button" part="retry-button" @click=${retry}>${retryText(model)}</button>`
        : nothing
    }<button id="cancel" class="button" part="cancel-button" @click=${cancel}>
      ${messages.text('deletion.close')}
    </button>`;
}

function retryText({ messages, retriable }: DialogModel): string {
  const [only] = retriable;
  if (retriable.length === 1 && only) return messages.text('report.retry-one', { name: visibleText(only.name, 40) });
  return messages.text('report.retry', { count: retriable.length });
}
