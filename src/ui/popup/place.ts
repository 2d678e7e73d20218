/** A point or a box in the viewport, as `DOMRect` gives it. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

/** Two lengths in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a popup goes, in CSS pixels of the viewport. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

const edge = 8;
const gap = 4;

/**
 * Finds the place of a popup beside its anchor: below it and along its start edge, above it or along its end edge where that has
 * no room, never outside the viewport. Where neither above nor below has room, the roomier side, cut to `maxHeight`.
 */
export function place(anchor: Anchor, popup: Size, viewport: Size, rtl: boolean): Place {
  const { x, y, width = 0, height = 0 } = anchor;
  const below = viewport.height - edge - (y + height + gap);
  const above = y - gap - edge;
  const under = popup.height <= below || below >= above;
  const maxHeight = Math.max(under ? below : above, 0);
  const tall = Math.min(popup.height, maxHeight);

  const [startEdge, endEdge] = [x, x + width - popup.width];
  const fits = (left: number): boolean => left >= edge && left + popup.width <= viewport.width - edge;
  const [first, second] = rtl ? [endEdge, startEdge] : [startEdge, endEdge];
  const left = fits(first) ? first : fits(second) ? second : first;
  return {
    left: Math.max(edge, Math.min(left, viewport.width - edge - popup.width)),
    top: Math.max(edge, under ? y + height + gap : y - gap - tall),
    maxHeight,
  };
}
/** Moves a shown popup beside its anchor, with as much height as the viewport has there. */
export function putBeside(popup: HTMLElement, at: Element | Anchor): void {
  const { style, offsetWidth, offsetHeight, clientHeight, scrollHeight } = popup;
  // boxes are told in pixels of the viewport, lengths are taken in those of the element (CSS zoom)
  const zoom = (popup as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
  const { left, top, maxHeight } = place(
    at instanceof Element ? at.getBoundingClientRect() : at,
    { width: offsetWidth * zoom, height: (scrollHeight + offsetHeight - clientHeight) * zoom },
    { width: document.documentElement.clientWidth, height: innerHeight },
    getComputedStyle(popup).direction === 'rtl',
  );
  style.setProperty('left', `${left / zoom}px`);
  style.setProperty('top', `${top / zoom}px`);
  style.setProperty('max-block-size', `${maxHeight / zoom}px`);
}
