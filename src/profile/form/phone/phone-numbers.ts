import { parsePhoneNumberFromString as parse } from 'libphonenumber-js/min';
import type { PhoneCheck } from '../form-state.js';

type Country = NonNullable<Exclude<Parameters<typeof parse>[1], string>>['defaultCountry'];

/**
 * What the numbering plans of the world say of a phone number. It is a chunk of its own, for the plans are large.
 *
 * A number that carries its country is told as valid, or as no number at all; between the two, as plans change faster than
 * software, it is doubtful. A number without a country is read in the one of the locale: that is a guess, to be shown and
 * never to be saved.
 */
export function phoneCheckOf(value: string, locale: string): PhoneCheck {
  const text = value.trim();
  const international = /^[+\uff0b]/.test(text);
  const country = international ? undefined : new Intl.Locale(locale).maximize().region;
  const number = parse(text, { extract: false, ...(country && { defaultCountry: country as Country }) });
  if (number?.isValid())
    return { value, verdict: 'valid', international: number.formatInternational(), ...(country && { country }) };
  if (international) return { value, verdict: number?.isPossible() ? 'doubtful' : 'invalid' };
  return { value, verdict: /\d/.test(text) && !/\p{L}/u.test(text) ? 'doubtful' : 'invalid' };
}
