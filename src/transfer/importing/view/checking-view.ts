import { html, nothing, type TemplateResult } from 'lit';
import { progressText } from '../import-words.js';
import type { ImportModel } from './import-model.js';

/** While the directory is read and the file compared with it. */
export function checkingView({ state, messages }: ImportModel): TemplateResult {
  const { read, total } = state.progress;
  const text = progressText(state, messages);
  return html`<div class="import">
    <p class="import-sum">${messages.text('import.checking', { count: state.table?.rows.length ?? 0 })}</p>
    <progress
      class="import-progress"
      aria-label=${text}
      max=${total || nothing}
      .value=${total ? Math.min(read, total) : nothing}
    ></progress>
    <p class="question-hint">${text}</p>
  </div>`;
}
