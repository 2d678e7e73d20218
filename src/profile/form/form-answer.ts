import type { AdapterError } from '../../adapters/adapter-error.js';
import type { UserChanges, UserDraft } from '../../adapters/contract.js';
import { changedFields, savedValue, type FormState } from './form-state.js';
import type { FieldValue, FormField } from './form-fields.js';

/** What the viewer has changed, and nothing else. A built-in field that was emptied is `''`, an extra one `null`. */
export function changesOf(form: FormState): UserChanges {
  const entries = changedFields(form).map((field) => [field, savedValue(form.values.get(field.name) ?? '')] as const);
  return nested(entries, null);
}

/** A new user as typed: fields that are empty are left out. Where the login can't be typed, it is the e-mail address. */
export function draftOf(form: FormState): UserDraft {
  const entries = form.fields
    .map((field) => [field, savedValue(form.values.get(field.name) ?? '')] as const)
    .filter(([{ readOnly }, value]) => !readOnly && value !== '' && value !== false);
  const draft = nested(entries, '');
  return { login: draft.email ?? '', ...draft };
}

function nested(entries: readonly (readonly [FormField, FieldValue])[], empty: '' | null): UserChanges {
  const extra = entries.filter(([{ builtIn }]) => !builtIn).map(([{ name }, value]) => [name, value === '' ? empty : value]); // prettier-ignore
  return {
    ...Object.fromEntries(entries.filter(([{ builtIn }]) => builtIn).map(([{ name }, value]) => [name, value])),
    ...(extra.length > 0 && { extra: Object.fromEntries(extra) as Record<string, unknown> }),
  };
}

/** What a backend says against fields: the texts of those that the form shows, and what is left for the place above it. */
export interface Refusal {
  readonly texts: ReadonlyMap<string, string>;
  readonly others: readonly string[];
}

/** Finds the fields that an error is about; `extra.badge` is the field `badge`. A text that says nothing is `''`. */
export function refusalOf(form: FormState, { fields }: Pick<AdapterError, 'fields'>): Refusal {
  const texts = new Map<string, string>();
  const others: string[] = [];
  const given = typeof fields === 'object' && fields !== null ? Object.entries(fields) : [];
  for (const [key, said] of given) {
    const text: string = typeof said === 'string' ? said : '';
    const field = form.fields.find(({ name, builtIn }) => name === key || (!builtIn && key === `extra.${name}`));
    if (field && !field.readOnly) texts.set(field.name, text);
    else if (text) others.push(text);
  }
  return { texts, others };
}
