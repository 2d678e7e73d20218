/** The element and all that it stands in, outwards and through shadow roots. */
export function* ancestorsOf(element: Element): Generator<Element> {
  // a form answers with its own controls to names like this one (S22)
  const parentOf = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get as (
    this: Node,
  ) => ParentNode | null;
  for (let node: ParentNode | null = element; node; node = parentOf.call(node)) {
    if (node instanceof ShadowRoot) node = node.host;
    if (node instanceof Element) yield node;
  }
}
