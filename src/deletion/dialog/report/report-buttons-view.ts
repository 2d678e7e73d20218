import { html, type TemplateResult } from 'lit';
import type { DialogActions, DialogModel } from '../dialog-model.js';
import { againView } from '../held/again-view.js';

/** What can be done with a report: save it, try again what was not done, close it. */
export function reportButtonsView(model: DialogModel, actions: DialogActions): TemplateResult {
  const { messages } = model;
  return html`<button class="button quiet save" part="save-button" @click=${actions.save}>
      ${messages.text('report.save')}</button
    >${againView(model, actions)}<button id="cancel" class="button" part="cancel-button" @click=${actions.cancel}>
      ${messages.text('deletion.close')}
    </button>`;
}
