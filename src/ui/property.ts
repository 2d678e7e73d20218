import type { PropertyDeclaration, ReactiveElement } from 'lit';

/**
 * Lit's `@property`, as far as `experimentalDecorators` need it. The file for script tags is built with it in place of Lit's
 * own, which understands standard decorators too.
 */
export function property(options?: PropertyDeclaration) {
  return (prototype: ReactiveElement, name: PropertyKey): void => {
    const isAccessor = Object.hasOwn(prototype, name);
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
    // what TypeScript found would be put back in place of what Lit has made of it
    const accessor = isAccessor ? Object.getOwnPropertyDescriptor(prototype, name) : undefined;
    return accessor as unknown as void;
  };
}
