import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class WhenSeen extends Directive {
  #tell: () => void = () => undefined;
  readonly #watch = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.#tell();
  });

  override render(_: () => void): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [tell]: [() => void]): unknown {
    this.#tell = tell;
    // watched anew, it is told again: what came before it may not have been enough to move it out of sight
    this.#watch.disconnect();
    this.#watch.observe(element);
    return this.render(tell);
  }
}

/** Tells, after each rendering, when its element is or comes in sight. */
export const whenSeen = directive(WhenSeen);
