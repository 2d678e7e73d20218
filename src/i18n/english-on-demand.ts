import { firstRows } from './en/first-rows.js';
import type { Catalogue } from './messages.js';

let now: Catalogue = { locale: 'en', messages: firstRows };
let loading: Promise<void> | undefined;

/** English as far as it is here: enough for the first rows and for what keeps them from coming. */
export function englishNow(): Catalogue {
  return now;
}

/** Loads the rest of English, once; rejects where it can't be loaded, and then the next call tries again. */
export function loadEnglish(): Promise<void> {
  return (loading ??= import('./english.js').then(
    ({ english }) => void (now = english),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  ));
}
