import type { FieldValue, FormField, Values } from './form-fields.js';

/** What is known of a phone number as it was typed. `doubtful` can't be told from here, and is saved as it is. */
export interface PhoneCheck {
  /** The text that was checked. */
  readonly value: string;
  readonly verdict: 'valid' | 'doubtful' | 'invalid' | 'unchecked';
  /** How the number is written internationally. */
  readonly international?: string;
  /** The country that a number without one was read in, as ISO 3166. */
  readonly country?: string;
}

/** What is wrong with a field's value. `server`: the backend's own words, where it has any. */
export type Problem =
  | { readonly kind: 'required' | 'email' | 'phone' | 'date' | 'choice' }
  | { readonly kind: 'server'; readonly text: string };

/** A form of a user's fields as it stands, whoever it is for: nothing in it knows of a person, a screen or a backend. */
export interface FormState {
  readonly fields: readonly FormField[];
  /** What it started from: with this nothing is changed. */
  readonly base: Values;
  /** What stands in the fields. */
  readonly values: Values;
  /** Fields that the viewer has left once: their problems are shown. */
  readonly touched: ReadonlySet<string>;
  /** It was to be saved: from then on all problems are shown. */
  readonly attempted: boolean;
  /** Fields whose control holds something that it can't put into a value, as half a date. */
  readonly unreadable: ReadonlySet<string>;
  /** What the backend says against values, by field, until they are changed. */
  readonly refused: ReadonlyMap<string, string>;
  /** The latest check of each phone field. */
  readonly phones: ReadonlyMap<string, PhoneCheck>;
}

/** What happens to a form. */
export type FormEvent =
  | { readonly type: 'edit'; readonly name: string; readonly value: FieldValue; readonly unreadable?: boolean }
  | { readonly type: 'leave'; readonly name: string }
  | { readonly type: 'attempt' | 'reset' }
  | { readonly type: 'refuse'; readonly texts: ReadonlyMap<string, string> }
  | { readonly type: 'phone-checked'; readonly name: string; readonly check: PhoneCheck };

/** A form that starts from these values. */
export function formOf(fields: readonly FormField[], base: Values): FormState {
  const untouched = { touched: new Set<string>(), attempted: false, unreadable: new Set<string>() };
  return { fields, base, values: base, ...untouched, refused: new Map(), phones: new Map() };
}

/** The form after something has happened to it; read-only and unknown fields are not changed by anything. */
export function fill(form: FormState, event: FormEvent): FormState {
  switch (event.type) {
    case 'edit':
      return edited(form, event.name, event.value, event.unreadable ?? false);
    case 'leave':
      return form.values.has(event.name) ? { ...form, touched: new Set([...form.touched, event.name]) } : form;
    case 'attempt':
      return { ...form, attempted: true };
    case 'reset':
      return formOf(form.fields, form.base);
    case 'refuse':
      return { ...form, attempted: true, refused: event.texts };
    case 'phone-checked':
      return checked(form, event.name, event.check);
  }
}

function edited(form: FormState, name: string, value: FieldValue, unreadable: boolean): FormState {
  const field = form.fields.find((each) => each.name === name);
  if (!field || field.readOnly || typeof value !== typeof form.values.get(name)) return form;
  const unread = new Set(form.unreadable);
  if (unreadable) unread.add(name);
  else unread.delete(name);
  const refused = new Map(form.refused);
  refused.delete(name);
  return { ...form, values: new Map(form.values).set(name, value), unreadable: unread, refused };
}

/** A number that was typed with its country is written with spaces, where it is still there, and never with other digits. */
function checked(form: FormState, name: string, check: PhoneCheck): FormState {
  const typed = form.values.get(name);
  if (typed !== check.value) return form;
  const { verdict, international = '' } = check;
  const tidy =
    verdict === 'valid' &&
    typed.trim().startsWith('+') &&
    hasChanged(form, name) &&
    digitsOf(international) === digitsOf(typed);
  const value = tidy ? international : typed;
  return {
    ...form,
    values: tidy ? new Map(form.values).set(name, value) : form.values,
    phones: new Map(form.phones).set(name, { ...check, value }),
  };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** The value as it is saved: without blanks around it. */
export function savedValue(value: FieldValue): FieldValue {
  return typeof value === 'string' ? value.trim() : value;
}

/** Is this field's value another than the one that the form started from? Blanks around it make no difference. */
export function hasChanged({ base, values, unreadable }: FormState, name: string): boolean {
  const [before = '', now = ''] = [base.get(name), values.get(name)];
  return savedValue(now) !== savedValue(before) || unreadable.has(name);
}

/** The fields whose values were changed, in the form's order. */
export function changedFields(form: FormState): readonly FormField[] {
  return form.fields.filter(({ name, readOnly }) => !readOnly && hasChanged(form, name));
}

/** What is wrong with a field's value, whether or not it is to be shown yet. */
export function problemOf(form: FormState, name: string): Problem | undefined {
  const field = form.fields.find((each) => each.name === name);
  if (!field || field.readOnly) return undefined;
  const text = form.refused.get(name);
  if (text !== undefined) return { kind: 'server', text };
  if (form.unreadable.has(name)) return { kind: 'date' };
  const value = savedValue(form.values.get(name) ?? '');
  if (field.required && value === '') return { kind: 'required' };
  // what stands there already is for whoever wrote it: it is not sent, and keeps nobody from saving something else
  if (value === '' || typeof value === 'boolean' || !hasChanged(form, name)) return undefined;
  return isWellFormed(form, field, value) ? undefined : { kind: field.type as 'email' };
}

function isWellFormed({ phones, values }: FormState, { name, type, choices }: FormField, value: string): boolean {
  switch (type) {
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(value);
    case 'date':
      return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);
    case 'choice':
      return choices.includes(value);
    case 'phone': {
      const check = phones.get(name);
      return check?.value !== values.get(name) || check?.verdict !== 'invalid';
    }
    default:
      return true;
  }
}

/** The problem to be shown beside a field: once the viewer has left it, or wanted to save. */
export function shownProblemOf(form: FormState, name: string): Problem | undefined {
  return form.attempted || form.touched.has(name) ? problemOf(form, name) : undefined;
}

/** The names of the fields with a problem, in the form's order. */
export function wrongFields(form: FormState): readonly string[] {
  return form.fields.map(({ name }) => name).filter((name) => problemOf(form, name));
}

/** Phone numbers that were changed and not checked yet. */
export function uncheckedPhones(form: FormState): readonly (readonly [name: string, value: string])[] {
  return changedFields(form).flatMap(({ name, type }) => {
    const value = form.values.get(name);
    const known = form.phones.get(name)?.value === value;
    return type === 'phone' && typeof value === 'string' && value.trim() !== '' && !known ? [[name, value]] : [];
  });
}
