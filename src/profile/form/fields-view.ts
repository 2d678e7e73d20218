import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../../domain/visible-text.js';
import type { Messages } from '../../i18n/messages.js';
import { icon } from '../../ui/icon.js';
import { controlView, type Control } from './control-view.js';
import type { FieldValue, FormField } from './form-fields.js';
import { type FormEvent, type FormState, problemOf, shownProblemOf, wrongFields } from './form-state.js';
import { fieldLabel, hiddenIn, phoneText, problemText, valueText } from './form-words.js';

/** What the fields of a form need to be shown, and whom they tell. */
export interface FieldsViewModel {
  readonly form: FormState;
  readonly messages: Messages;
  /** Hears of everything that the viewer does to a field. */
  readonly dispatch: (event: Extract<FormEvent, { type: 'edit' | 'leave' }>) => void;
  /** The viewer has come to a field: the moment to fetch what checks it. */
  readonly enter?: (field: FormField) => void;
  /** Begins the ids of the controls: two forms in one root have two. */
  readonly prefix?: string;
  /** Values can be read and copied, and not changed. */
  readonly locked?: boolean;
  /** More to say about a field, under it. */
  readonly beside?: (field: FormField) => unknown;
}

/** All fields of a form in a grid, each with its label, its problem and what else there is to know about it. */
export function fieldsView(model: FieldsViewModel): TemplateResult {
  const { form } = model;
  const shown = form.fields.filter(({ name, readOnly }) => !readOnly || form.values.get(name) !== '');
  return html`<div class="fields" part="fields">${shown.map((field) => fieldView(field, model))}</div>`;
}

/** The same fields as text, for viewers who may not change them; what the user does not have is not shown. */
export function readOnlyFieldsView({ form, messages }: Pick<FieldsViewModel, 'form' | 'messages'>): TemplateResult {
  const known = form.fields.filter(({ name }) => form.base.get(name) !== '');
  return html`<dl class="facts">
    ${known.map(
      (field) =>
        html`<div>
          <dt>${fieldLabel(field, messages)}</dt>
          <dd><bdi>${valueText(form.base.get(field.name), field, messages)}</bdi></dd>
        </div>`,
    )}
  </dl>`;
}

/** The id of a field's control in the root that shows it. It is made from the field's place: a name may be anything. */
export function controlIdOf({ fields }: FormState, name: string, prefix = 'field'): string {
  return `${prefix}-${fields.findIndex((field) => field.name === name)}`;
}

/** The id of the first control whose value is wrong; `undefined` where all are right. */
export function firstWrongId(form: FormState, prefix?: string): string | undefined {
  const [name] = wrongFields(form);
  return name === undefined ? undefined : controlIdOf(form, name, prefix);
}

/** How many fields need attention, with `more` beside those of the form, for the announcement of a save that was not done; `undefined` where none does. */
export function summaryText(form: FormState, messages: Messages, more: readonly string[] = []): string | undefined {
  const wrong = form.fields.filter(({ name }) => problemOf(form, name));
  const labels = [...wrong.map((field) => fieldLabel(field, messages)), ...more];
  if (labels.length === 0) return undefined;
  const count = messages.text('form.summary', { count: labels.length });
  return `${count} ${messages.list(labels)}`;
}

function fieldView(field: FormField, model: FieldsViewModel): TemplateResult {
  const { form, messages, beside, locked = false, dispatch, enter } = model;
  const { name, type, required, readOnly } = field;
  const id = controlIdOf(form, name, model.prefix);
  const label = fieldLabel(field, messages);
  if (readOnly)
    return html`<div class="field" part="field">
      <span class="field-label">${label}</span>
      <bdi class="field-text">${valueText(form.values.get(name), field, messages)}</bdi>
    </div>`;
  const problem = shownProblemOf(form, name);
  const error = problem && problemText(problem, field, messages);
  const hint = error === undefined ? hintOf(field, form, messages) : undefined;
  const value = form.values.get(name) ?? '';
  const warnings = warningsOf(field, value, messages);
  const control: Control = {
    field, id, locked, messages, value,
    invalid: error !== undefined,
    described: [error !== undefined && `${id}-error`, warnings.length > 0 && `${id}-hidden`, hint && `${id}-hint`].filter(Boolean).join(' '),
    edit: (value, unreadable) => dispatch({ type: 'edit', name, value, unreadable }),
    leave: () => dispatch({ type: 'leave', name }),
    enter: () => enter?.(field),
  }; // prettier-ignore
  const caption = html`<bdi>${label}</bdi>${
      required ? html`<span class="required-mark" aria-hidden="true">*</span>` : nothing
    }`;
  return html`<div class="field" part="field">
    ${
      type === 'boolean'
        ? html`<label class="field-tick" for=${id}>${controlView(control)}<span>${caption}</span></label>`
        : html`<label class="field-label" for=${id}>${caption}</label>${controlView(control)}`
    }
    ${error === undefined ? nothing : errorView(`${id}-error`, error)}
    ${
      warnings.length > 0
        ? html`<div class="field-warning" id="${id}-hidden">
            ${icon('warning')}
            <div>${warnings.map((each) => html`<p>${each}</p> `)}</div>
          </div>`
        : nothing
    }
    ${hint ? html`<p class="field-hint" id="${id}-hint">${hint}</p>` : nothing} ${beside?.(field)}
  </div>`;
}

/** What can't be seen in a field's value, in words: its control shows it as it is, and may look like another one (S7). */
function warningsOf(field: FormField, value: FieldValue, messages: Messages): unknown[] {
  const { shown, mixed } = hiddenIn(field, value);
  return [
    ...(shown ? [messages.parts<unknown>('form.hidden', { value: html`<bdi class="field-seen">${shown}</bdi>` })] : []),
    ...(mixed ? [messages.text('form.mixed')] : []),
  ];
}

/** What is wrong, under the control that it is about: its `aria-describedby` names this id. */
export function errorView(id: string, error: string): TemplateResult {
  return html`<p class="field-error" part="field-error" id=${id}>${icon('warning')}<span>${error}</span></p>`;
}

function hintOf(field: FormField, form: FormState, messages: Messages): string | undefined {
  const { name, type, unique } = field;
  const check = form.phones.get(name);
  if (type === 'phone' && check && check.value === form.values.get(name)) {
    const text = phoneText(check, messages);
    return text && visibleText(text, 300);
  }
  return unique ? messages.text('form.unique', { field: fieldLabel(field, messages) }) : undefined;
}
