/** Does it soon; where something is pressed, by mouse or finger, when that has been let go and has clicked. */
export function afterPress(then: () => void): void {
  // one engine moves the focus before it says what is pressed
  setTimeout(() => {
    if (!document.querySelector(':active')) return then();
    const over = new AbortController();
    const end = (): void => {
      over.abort();
      setTimeout(then);
    };
    for (const type of ['pointerup', 'pointercancel', 'click'])
      addEventListener(type, end, { capture: true, passive: true, signal: over.signal });
  });
}
