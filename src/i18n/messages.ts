import type { actions } from './en/actions.js';
import type { changes } from './en/changes.js';
import type { days } from './en/days.js';
import type { deleted } from './en/deleted.js';
import type { deletion } from './en/deletion.js';
import type { denials } from './en/denials.js';
import type { departments } from './en/departments.js';
import type { directory } from './en/directory.js';
import type { exporting } from './en/export.js';
import type { form } from './en/form.js';
import type { fromFile } from './en/from-file.js';
import type { importing } from './en/import.js';
import type { interruptions } from './en/interruptions.js';
import type { live } from './en/live.js';
import type { newUser } from './en/new-user.js';
import type { pauses } from './en/pauses.js';
import type { profile } from './en/profile.js';
import type { question } from './en/question.js';
import type { report } from './en/report.js';
import type { resuming } from './en/resuming.js';
import type { restore } from './en/restore.js';
import type { schedule } from './en/schedule.js';
import type { status } from './en/status.js';
import type { successor } from './en/successor.js';

/** Every text that the component shows, by name. */
export type MessageKey =
  | keyof typeof actions
  | keyof typeof changes
  | keyof typeof days
  | keyof typeof deleted
  | keyof typeof deletion
  | keyof typeof denials
  | keyof typeof departments
  | keyof typeof directory
  | keyof typeof exporting
  | keyof typeof form
  | keyof typeof fromFile
  | keyof typeof importing
  | keyof typeof interruptions
  | keyof typeof live
  | keyof typeof newUser
  | keyof typeof pauses
  | keyof typeof profile
  | keyof typeof question
  | keyof typeof report
  | keyof typeof resuming
  | keyof typeof restore
  | keyof typeof schedule
  | keyof typeof status
  | keyof typeof successor;

/** A text with `{placeholders}`; where its words depend on a number, one text for each plural form of `{count}`. */
export type Message = string | ({ readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>);

/** Texts in one language. */
export interface Catalogue {
  /** BCP 47: decides plural forms, numbers and dates. */
  readonly locale: string;
  readonly messages: Readonly<Partial<Record<MessageKey, Message>>>;
}

/** What goes into placeholders: a number is written as the language writes numbers. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Finds and fills texts. Catalogues are asked in order: the host's own words, the viewer's language, English.
 * Each text is formatted in the language of the catalogue that it came from, so a missing translation never mixes plural rules.
 */
export class Messages {
  readonly #catalogues: readonly Catalogue[];

  constructor(catalogues: readonly Catalogue[]) {
    this.#catalogues = catalogues;
  }

  /** The language that texts come from first, as BCP 47. */
  get locale(): string {
    return this.#catalogues[0]?.locale ?? 'en';
  }

  /** These messages, with one more catalogue to fall back on: for texts that are loaded with the part that shows them. */
  with(fallback: Catalogue): Messages {
    return this.#catalogues.includes(fallback) ? this : new Messages([...this.#catalogues, fallback]);
  }

  /** The text, filled. A text that no catalogue has is answered with its key, so that a gap is seen rather than hidden. */
  text(key: MessageKey, values: Values = {}): string {
    return this.parts(key, values).join('');
  }

  /** The text in pieces, in the language's order, so that a template can put elements where placeholders are. */
  parts<T>(key: MessageKey, values: Readonly<Record<string, string | number | T>> = {}): (string | T)[] {
    for (const { locale, messages } of this.#catalogues) {
      const text = Object.hasOwn(messages, key) ? pick(messages[key], values['count'], locale) : undefined;
      if (typeof text === 'string') return fill(text, values, locale);
    }
    return [key];
  }

  /** A number as the language writes it. */
  number(value: number): string {
    return numbers(this.locale).format(value);
  }

  /** Several texts as one enumeration. */
  list(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
    return lists(this.locale, type).format(items);
  }

  /**
   * An ISO 8601 instant as a date (and time) of the language; the text itself where it is no instant.
   * A date without a time is that day everywhere.
   */
  date(instant: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }): string {
    const time = /^[+-]?\d{4,6}-\d\d-\d\d/.test(instant) ? Date.parse(instant) : NaN;
    if (Number.isNaN(time)) return instant;
    const zone = instant.includes('T') ? undefined : 'UTC';
    return dates(this.locale, JSON.stringify({ timeZone: zone, ...options })).format(time);
  }
}

const numbers = kept((locale) => new Intl.NumberFormat(locale));
const plurals = kept((locale) => new Intl.PluralRules(locale));
const lists = kept((locale, type) => new Intl.ListFormat(locale, { type: type as Intl.ListFormatType }));
const dates = kept(
  (locale, options) => new Intl.DateTimeFormat(locale, JSON.parse(options) as Intl.DateTimeFormatOptions),
);

/** What is made for a language, made once: making a formatter costs far more than using it, and rows use them. */
export function kept<T>(make: (locale: string, options: string) => T): (locale: string, options?: string) => T {
  const made = new Map<string, T>();
  return (locale, options = '') => {
    const name = `${locale} ${options}`;
    const formatter = made.get(name) ?? make(locale, options);
    made.set(name, formatter);
    return formatter;
  };
}

// a host's own words may be of any type
function pick(message: unknown, count: unknown, locale: string): unknown {
  if (typeof message !== 'object' || message === null) return message;
  const forms = message as Partial<Record<Intl.LDMLPluralRule, unknown>>;
  const form = typeof count === 'number' ? plurals(locale).select(count) : 'other';
  return forms[form] ?? forms.other;
}

const cut = new Map<string, readonly string[]>();

/** The text cut at its placeholders, once: each row has texts. */
function piecesOf(text: string): readonly string[] {
  const pieces = cut.get(text) ?? text.split(/\{(\w+)\}/);
  cut.set(text, pieces);
  return pieces;
}

function fill<T>(text: string, values: Readonly<Record<string, string | number | T>>, locale: string): (string | T)[] {
  const filled: (string | T)[] = [];
  let index = 0;
  for (const piece of piecesOf(text)) {
    const isName = index++ % 2;
    const value = isName && Object.hasOwn(values, piece) ? values[piece] : undefined;
    if (typeof value === 'number') filled.push(numbers(locale).format(value));
    else if (value !== undefined) filled.push(value);
    else if (isName) filled.push(`{${piece}}`);
    else if (piece) filled.push(piece);
  }
  return filled;
}
