import { mixesScripts } from '../../domain/mixes-scripts.js';
import { visibleText } from '../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { FieldValue, FormField } from './form-fields.js';
import type { PhoneCheck, Problem } from './form-state.js';

const labels: ReadonlyMap<string, MessageKey> = new Map([
  ['displayName', 'profile.field.display-name'],
  ['firstName', 'profile.field.first-name'],
  ['lastName', 'profile.field.last-name'],
  ['login', 'profile.field.login'],
  ['email', 'profile.field.email'],
  ['phone', 'profile.field.phone'],
  ['jobTitle', 'profile.field.job-title'],
]);

/** What a field is called: as the backend says, as we say, or by its name. */
export function fieldLabel({ name, label }: Pick<FormField, 'name' | 'label'>, messages: Messages): string {
  const key = labels.get(name);
  return visibleText(label, 60) || (key ? messages.text(key) : visibleText(name, 60));
}

/** A problem in words, for the place beside its field. */
export function problemText(problem: Problem, field: FormField, messages: Messages): string {
  if (problem.kind === 'server') return visibleText(problem.text, 300) || messages.text('form.problem.server');
  return messages.text(`form.problem.${problem.kind}`, { field: fieldLabel(field, messages) });
}

/** A value as text to be read: for fields that can't be changed, and for choosing between two values. */
export function valueText(
  value: string | boolean | undefined,
  { type }: Pick<FormField, 'type'>,
  messages: Messages,
): string {
  if (typeof value === 'boolean') return messages.text(value ? 'form.on' : 'form.off');
  const text = visibleText(value, 300);
  if (text.trim() === '') return messages.text('profile.none');
  return type === 'date' ? messages.date(text) : text;
}

/** What there is to know of a phone number beside an error, if anything. */
export function phoneText(check: PhoneCheck, messages: Messages): string | undefined {
  const { verdict, country, international = '' } = check;
  if (verdict === 'doubtful' || verdict === 'unchecked') return messages.text(`form.phone.${verdict}`);
  if (verdict !== 'valid' || !country) return undefined;
  return messages.text('form.phone.read-as', { country: countryName(country, messages.locale), number: international });
}

function countryName(country: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;
}

const signs = (text: string): number => text.split('\ufffd').length;

/**
 * What a text in a field may hide from who reads it there, for the place under it (S7): the text with signs for what
 * can't be seen, and whether it mixes alphabets. Joiners are part of names, and not of codes.
 */
export function hiddenIn({ type, name }: FormField, value: FieldValue): { shown?: string; mixed: boolean } {
  const text = type === 'boolean' || type === 'choice' ? '' : String(value);
  const isCode = isCodeField({ type, name });
  const shown = visibleText(isCode ? text.replace(/[\u200c\u200d]/g, '\u200b') : text, 1000);
  return { ...(signs(shown) > signs(text) && { shown }), mixed: mixesScripts(text) };
}

/** Is a field's text a code, which runs from left to right and is not spelled, whatever the language? */
export function isCodeField({ name, type }: Pick<FormField, 'name' | 'type'>): boolean {
  return name === 'login' || type === 'email' || type === 'phone';
}
