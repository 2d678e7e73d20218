import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../../../i18n/messages.js';
import { icon, type IconName } from '../../../ui/icon.js';
import { endText } from '../import-words.js';
import { endingGroups, endings, isAnythingLeft, type EndedRow, type Ending } from '../telling/endings.js';
import { backendWords, partlyText, remarksOf } from '../telling/remarks.js';
import type { ImportModel } from './import-model.js';
import { rowView } from './person-view.js';

const pictures: Readonly<Record<Ending, IconName>> = {
  unknown: 'warning',
  failed: 'warning',
  'changed-meanwhile': 'refresh',
  refused: 'lock',
  wrong: 'info',
  'not-attempted': 'pause',
  created: 'check',
  changed: 'check',
  already: 'info',
  same: 'info',
  repeated: 'info',
};
const noted = /^(unknown|changed-meanwhile|wrong|not-attempted|already)$/;

/** What became of each row, by name, each in exactly one group; what needs the viewer first (U11). */
export function endedView(model: ImportModel): TemplateResult {
  const { state, actions, messages } = model;
  const groups = endingGroups(state);
  return html`<div class="import">
    <p class="import-sum" tabindex="-1">${endText(state, messages)}</p>
    ${endings.map((ending) => groupView(ending, groups.get(ending) ?? [], model))}
    <div class="import-buttons">
      ${
        isAnythingLeft(state)
          ? html`<button type="button" class="button" @click=${() => actions.goOn()}>
              ${icon('refresh')}${messages.text('import.go-on')}
            </button>`
          : nothing
      }
      <button type="button" class="button quiet" @click=${() => actions.saveReport()}>
        ${icon('download')}${messages.text('import.save-report')}
      </button>
    </div>
  </div>`;
}

function groupView(ending: Ending, rows: readonly EndedRow[], model: ImportModel): TemplateResult | typeof nothing {
  const { lists, messages } = model;
  if (rows.length === 0) return nothing;
  const label = messages.text(`import.end.${ending}`, { count: rows.length });
  return html`<section class="import-group import-end-${ending}">
    <h3>${icon(pictures[ending])}<span>${label}</span></h3>
    ${noted.test(ending) ? html`<p class="question-hint">${messages.text(`import.end.${ending}-note` as MessageKey)}</p>` : nothing}
    ${lists.render(`end-${ending}`, label, rows, (row) => lineView(row, model), messages)}
  </section>`;
}

/** Who it is, what the backend said, and what of the row was done all the same. */
function lineView(ended: EndedRow, model: ImportModel): TemplateResult {
  const { state, fields, messages } = model;
  const partly = partlyText(ended, state, messages);
  return html`${rowView(ended.row, model)}
  ${remarksOf(ended, fields, messages).map((text) => html`<span class="question-note">${text}</span>`)}
  ${backendWords(ended, fields, messages).map((text) => html`<span class="question-note"><bdi>${text}</bdi></span>`)}
  ${partly ? html`<span class="question-note import-partly">${partly}</span>` : nothing}`;
}
