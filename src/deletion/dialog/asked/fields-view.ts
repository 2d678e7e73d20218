import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import { expectedText, type DialogActions, type DialogModel } from '../dialog-model.js';
import { longestReason } from './reason.js';

/** Why it is done, where the backend keeps that. */
export function reasonView(model: DialogModel, { explain }: DialogActions): TemplateResult | typeof nothing {
  const { reasonWanted, messages, reason } = model;
  if (!reasonWanted) return nothing;
  return html`<div class="typed">
    <label for="reason"
      >${messages.text(reasonWanted === 'required' ? 'deletion.reason' : 'deletion.reason-optional')}</label
    >
    <textarea
      id="reason"
      class="input"
      rows="2"
      maxlength=${longestReason}
      aria-required=${reasonWanted === 'required' || nothing}
      aria-invalid=${isMissing(model, 'reason') || nothing}
      aria-describedby=${isMissing(model, 'reason') ? 'reason-error reason-note' : 'reason-note'}
      .value=${reason}
      @input=${explain}
    ></textarea>
    ${missingView(model, 'reason')}
    <small id="reason-note" class="muted-text">${messages.text('deletion.reason-note')}</small>
  </div>`;
}

/** What has to be typed (U5). */
export function typedView(model: DialogModel, { type, typeKey }: DialogActions): TemplateResult | typeof nothing {
  const { friction, messages, typed } = model;
  if (!friction.typed) return nothing;
  const expected = html`<b class="expected">${expectedText(model)}</b>`;
  return html`<div class="typed">
    <label for="typed">${messages.parts('deletion.type', { expected })}</label>
    <input
      id="typed"
      class="input"
      .value=${typed}
      @input=${type}
      @keydown=${typeKey}
      aria-invalid=${isMissing(model, 'typed') || nothing}
      aria-describedby=${isMissing(model, 'typed') ? 'typed-error' : nothing}
      inputmode=${friction.typed === 'number' ? 'numeric' : 'email'}
      enterkeyhint="done"
      autocomplete="off"
      autocapitalize="off"
      autocorrect="off"
      spellcheck="false"
    />
    ${missingView(model, 'typed')}
  </div>`;
}

/** Was the last press refused for this field? */
export const isMissing = ({ missing }: DialogModel, id: string): boolean => missing?.place === `#${id}`;

/** What the last press was refused for, under the field that it is about (A9). */
export function missingView({ missing }: DialogModel, id: string, place = `#${id}`): TemplateResult | typeof nothing {
  if (missing?.place !== place) return nothing;
  return html`<p class="missing" id="${id}-error">${icon('warning')}<span>${missing.text}</span></p>`;
}
