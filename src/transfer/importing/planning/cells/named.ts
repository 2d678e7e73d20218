import { exactText, foldedText } from './plain-text.js';

/** Things by what they are called, all names of a thing one after the other. Capitals make no difference where nothing is called exactly so. */
export class Named<T> {
  readonly #exact = new Map<string, T[]>();
  readonly #folded = new Map<string, T[]>();

  constructor(things: Iterable<readonly [name: string, thing: T]>) {
    for (const [name, thing] of things) {
      put(this.#exact, exactText(name), thing);
      put(this.#folded, foldedText(name), thing);
    }
  }

  /** All that are called exactly so. */
  exactly(name: string): readonly T[] {
    return this.#exact.get(exactText(name)) ?? [];
  }

  /** All that are called so. */
  find(name: string): readonly T[] {
    const exact = this.exactly(name);
    return exact.length > 0 ? exact : (this.#folded.get(foldedText(name)) ?? []);
  }
}

function put<T>(map: Map<string, T[]>, name: string, thing: T): void {
  if (!name) return;
  const things = map.get(name);
  if (!things) map.set(name, [thing]);
  else if (things.at(-1) !== thing) things.push(thing);
}
