import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps the actions of the selection in one line: what does not fit is hidden, and a “More” button stands for it. */
export class FitBar implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #watch = new ResizeObserver(() => this.#fit());
  /** The bar, then its actions. */
  #watched: readonly Element[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const bar = this.#host.shadowRoot?.querySelector('.bulk-bar .actions');
    const watched = bar ? [bar, ...bar.querySelectorAll('[data-bulk]')] : [];
    const before = this.#watched;
    if (watched.length === before.length && watched.every((each, at) => each === before[at])) return;
    this.hostDisconnected();
    this.#watched = watched;
    // nothing is measured here: the browser tells of every size before it paints, when it has laid out anyway
    for (const each of watched) this.#watch.observe(each);
  }

  hostDisconnected(): void {
    this.#watch.disconnect();
    this.#watched = [];
  }

  #fit(): void {
    const [bar] = this.#watched;
    const more = bar?.querySelector<HTMLElement>('.more-actions');
    if (!bar || !more) return;
    const actions = [...bar.querySelectorAll<HTMLElement>('[data-bulk]:not(.destroys)')];
    const last = [...bar.querySelectorAll<HTMLElement>('.destroys')];
    const room = roomIn(bar);
    let shown = actions.length;
    if (widthOf(bar, [...actions, ...last]) > room)
      do shown -= 1;
      while (shown > 0 && widthOf(bar, [...actions.slice(0, shown), more, ...last]) > room);
    const { activeElement } = this.#host.shadowRoot as ShadowRoot;
    more.hidden = shown === actions.length;
    for (const [at, action] of actions.entries()) action.hidden = at >= shown;
    // who has the focus does not lose it
    if ((activeElement as HTMLElement | null)?.hidden && bar.contains(activeElement)) (more.hidden ? actions.at(-1) : more)?.focus(); // prettier-ignore
  }
}

function roomIn(bar: Element): number {
  const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(bar);
  return bar.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
}

/** How wide these would be in one line: what is hidden keeps its width, out of the flow. */
function widthOf(bar: Element, controls: readonly HTMLElement[]): number {
  const gap = parseFloat(getComputedStyle(bar).columnGap) || 0;
  const apart = controls.some((control) => control.matches('.destroys')) ? gap * 2 : 0;
  return controls.reduce((sum, control) => sum + control.getBoundingClientRect().width + gap, apart);
}

/** The ids of the actions that did not fit, as they stand. */
export function hiddenActions(root: ParentNode): ReadonlySet<string> {
  const hidden = root.querySelectorAll<HTMLElement>('.bulk-bar [data-bulk][hidden]');
  return new Set([...hidden].map(({ dataset }) => dataset['bulk'] ?? ''));
}
