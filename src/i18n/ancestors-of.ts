/** The element and all that it stands in, outwards and through shadow roots. */
export function* ancestorsOf(element: Element): Generator<Element> {
  for (let next: Element | null = element; next;) {
    yield next;
    const parent: ParentNode | null = next.parentNode;
    next = parent instanceof ShadowRoot ? parent.host : next.parentElement;
  }
}
