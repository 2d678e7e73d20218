/** The element and all that it stands in, outwards and through shadow roots. */
export function* ancestorsOf(element: Element): Generator<Element> {
  for (let node: Node | null = element; node;) {
    if (node instanceof ShadowRoot) node = node.host;
    if (node instanceof Element) yield node;
    // asked in this way because a form answers to `parentNode` with a control of that name (S22)
    node = Reflect.get(Node.prototype, 'parentNode', node);
  }
}
