import type { PhoneCheck } from '../form-state.js';

/** What the chunk that knows phone numbers brings. */
export interface PhoneNumbers {
  readonly phoneCheckOf: (value: string, locale: string) => PhoneCheck;
}

let loading: Promise<PhoneNumbers> | undefined;

/** Fetches what knows phone numbers, once; where it can't be fetched the next call tries again. */
export function loadPhones(load = (): Promise<PhoneNumbers> => import('./phone-numbers.js')): Promise<PhoneNumbers> {
  return (loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));
}

/** Checks a phone number; where what knows them can't be loaded it is `unchecked`, and nothing is held against it. */
export async function checkPhone(value: string, locale: string, load = loadPhones): Promise<PhoneCheck> {
  try {
    return (await load()).phoneCheckOf(value, locale);
  } catch {
    return { value, verdict: 'unchecked' };
  }
}
