import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { visibleText } from '../../domain/visible-text.js';
import type { Messages } from '../../i18n/messages.js';
import type { FieldValue, FormField } from './form-fields.js';
import { isCodeField } from './form-words.js';

/** One control: what it shows, how it is described, and whom it tells. */
export interface Control {
  readonly field: FormField;
  readonly id: string;
  readonly value: FieldValue;
  readonly locked: boolean;
  readonly invalid: boolean;
  /** Ids of the texts that describe it. */
  readonly described: string;
  readonly messages: Messages;
  readonly edit: (value: FieldValue, unreadable: boolean) => void;
  readonly leave: () => void;
  readonly enter: () => void;
}

/** What a keyboard on a touch screen offers. A field of another type would change what is typed: browsers rewrite domains in `email`. */
const typing: Readonly<Record<string, readonly [type: 'text' | 'tel' | 'date', mode?: 'email' | 'tel']>> = {
  email: ['text', 'email'],
  phone: ['tel', 'tel'],
  date: ['date'],
};

/** The control of a field: a text, a tick or a choice. Somebody else's data is typed: browsers are not to fill in the viewer's own. */
export function controlView(control: Control): TemplateResult {
  if (control.field.type === 'boolean') return tickView(control);
  return control.field.type === 'choice' ? choiceView(control) : textView(control);
}

function textView(control: Control): TemplateResult {
  const { field, id, value, locked, invalid, described, edit, leave, enter } = control;
  const [type, mode] = typing[field.type] ?? ['text'];
  const isCode = isCodeField(field);
  const typed = ({ currentTarget }: Event): void => {
    const { value: text, validity } = currentTarget as HTMLInputElement;
    edit(text, validity.badInput);
  };
  // an empty field has no direction of its own: it follows the page
  const direction = isCode ? 'ltr' : value === '' || field.type === 'date' ? nothing : 'auto';
  return html`<input
    class="input"
    part="input"
    id=${id}
    type=${type}
    inputmode=${mode ?? nothing}
    autocomplete="off"
    autocapitalize=${isCode ? 'none' : nothing}
    spellcheck=${isCode ? 'false' : nothing}
    dir=${direction}
    aria-required=${field.required ? 'true' : nothing}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-describedby=${described || nothing}
    ?readonly=${locked}
    .value=${live(String(value))}
    @input=${typed}
    @focus=${enter}
    @blur=${leave}
  />`;
}

function tickView({ id, value, locked, invalid, described, edit, leave, enter }: Control): TemplateResult {
  const ticked = ({ currentTarget }: Event): void => {
    const box = currentTarget as HTMLInputElement;
    if (locked) box.checked = value === true;
    else edit(box.checked, false);
  };
  return html`<input
    class="check"
    part="input"
    id=${id}
    type="checkbox"
    aria-invalid=${invalid ? 'true' : nothing}
    aria-describedby=${described || nothing}
    aria-disabled=${locked ? 'true' : nothing}
    .checked=${live(value === true)}
    @change=${ticked}
    @focus=${enter}
    @blur=${leave}
  />`;
}

function choiceView(control: Control): TemplateResult {
  const { field, id, value, locked, invalid, described, messages, edit, leave, enter } = control;
  const chosen = ({ currentTarget }: Event): void => {
    const select = currentTarget as HTMLSelectElement;
    const at = select.selectedIndex;
    if (locked) select.selectedIndex = choices.indexOf(value);
    else edit(choices[at] ?? '', false);
  };
  // a value that is no choice any more stays what it is until another one is chosen
  const choices: readonly FieldValue[] = [...new Set(['', ...field.choices, value])];
  return html`<select
    class="select"
    part="input"
    id=${id}
    aria-required=${field.required ? 'true' : nothing}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-describedby=${described || nothing}
    aria-disabled=${locked ? 'true' : nothing}
    @change=${chosen}
    @focus=${enter}
    @blur=${leave}
  >
    ${choices.map(
      (each) =>
        html`<option .selected=${live(each === value)}>
          ${visibleText(each, 80) || messages.text('form.no-choice')}
        </option>`,
    )}
  </select>`;
}
