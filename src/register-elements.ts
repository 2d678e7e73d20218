import { version } from './version.js';

/** The same in every copy of this package, so that two copies recognise each other. */
const versionKey = Symbol.for('user-manager-element.version');

/**
 * Registers each tag, once. A tag that is taken stays as it is, for a second definition would throw (S26); where it was
 * taken by another version of this package, or by somebody else, one warning names both.
 */
export function registerElements(
  elements: readonly (readonly [tag: string, element: CustomElementConstructor])[],
): void {
  const taken: string[] = [];
  for (const [tag, element] of elements) {
    const known = customElements.get(tag);
    if (!known) {
      Object.defineProperty(element, versionKey, { value: version, configurable: true });
      customElements.define(tag, element);
    } else if (known !== element && versionOf(known) !== version) {
      taken.push(`<${tag}> (${versionOf(known) ?? 'not ours'})`);
    }
  }
  if (taken.length) console.warn(`user-manager-element ${version}: already defined elsewhere: ${taken.join(', ')}.`);
}

function versionOf(element: CustomElementConstructor): string | undefined {
  const found: unknown = Object.getOwnPropertyDescriptor(element, versionKey)?.value;
  return typeof found === 'string' ? found : undefined;
}
