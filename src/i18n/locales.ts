import type { Catalogue } from './messages.js';

/** Fetches the texts of a language when it is first needed. */
export type LocaleLoader = () => Promise<Catalogue>;

const loaders = new Map<string, LocaleLoader>([
  ['ar', () => import('./ar.js').then(({ ar }) => ar)],
  ['de', () => import('./de.js').then(({ de }) => de)],
]);
const loaded = new Map<string, Catalogue>();
const watchers = new Set<() => void>();

/**
 * Adds a language, or takes the place of one. Elements on the page that stand in it change over at once.
 * @param tag BCP 47; a shorter tag serves the longer ones, `pt` also `pt-BR`.
 * @throws RangeError where `tag` is no language tag.
 */
export function registerLocale(tag: string, loader: LocaleLoader): void {
  const [name = tag] = Intl.getCanonicalLocales(tag);
  loaders.set(name, loader);
  loaded.delete(name);
  for (const changed of watchers) changed();
}

/** Calls back whenever a language was registered, until the function that it returns is called. */
export function watchLocales(changed: () => void): () => void {
  watchers.add(changed);
  return () => void watchers.delete(changed);
}

/** The registered tag that serves a language (RFC 4647, lookup): for `de-AT` it is `de`; `undefined` where there is none. */
export function supportedLocale(tag: string): string | undefined {
  if (!tag || loaders.has(tag)) return tag || undefined;
  return supportedLocale(tag.slice(0, Math.max(0, tag.lastIndexOf('-'))).replace(/-.$/, ''));
}

/** The texts of a registered tag, where they are already here. */
export function loadedLocale(tag: string): Catalogue | undefined {
  return loaded.get(tag);
}

/**
 * Fetches the texts of a registered tag; the next call after a failure tries again.
 * @throws TypeError where what came is no catalogue; whatever the loader throws.
 */
export async function loadLocale(tag: string): Promise<Catalogue> {
  const loader = loaders.get(tag);
  const catalogue = loaded.get(tag) ?? (await loader?.());
  if (!catalogue || typeof (catalogue.messages ?? '') !== 'object') throw new TypeError(`No texts for ${tag}.`);
  // registered anew while the old one was on its way
  if (loaders.get(tag) === loader) loaded.set(tag, catalogue);
  return catalogue;
}
