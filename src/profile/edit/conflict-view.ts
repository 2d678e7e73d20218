import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import { controlIdOf } from '../form/fields-view.js';
import type { FormField } from '../form/form-fields.js';
import { fieldLabel, valueText } from '../form/form-words.js';
import type { EditIntent, EditState } from './edit-state.js';

/** The id of what lets the viewer choose between two values of a field. */
export function conflictIdOf({ form }: Pick<EditState, 'form'>, name: string): string {
  return `${controlIdOf(form, name)}-conflict`;
}

/** Both values of a field that the viewer and somebody else have changed, and a button for each. */
export function conflictView(
  field: FormField,
  edit: EditState,
  messages: Messages,
  dispatch: (event: EditIntent) => void,
): TemplateResult | typeof nothing {
  const theirs = edit.conflicts.get(field.name);
  if (theirs === undefined) return nothing;
  const { name } = field;
  const id = conflictIdOf(edit, name);
  const row = (keep: 'mine' | 'theirs', value: string | boolean | undefined): TemplateResult => html`
    <dt>${messages.text(`profile.conflict.${keep}`)}</dt>
    <dd><bdi>${valueText(value, field, messages)}</bdi></dd>
    <dd>
      <button type="button" class="button" @click=${() => dispatch({ type: 'choose', name, keep })}>
        ${messages.text(keep === 'mine' ? 'profile.conflict.keep' : 'profile.conflict.take')}
      </button>
    </dd>
  `;
  return html`<div class="conflict" part="conflict" role="group" aria-labelledby=${id}>
    <p class="conflict-title" id=${id} tabindex="-1">
      ${messages.text('profile.conflict', { field: fieldLabel(field, messages) })}
    </p>
    <dl>${row('mine', edit.form.values.get(name))} ${row('theirs', theirs)}</dl>
  </div>`;
}
