/** Red, green, blue from 0 to 1, and opacity. */
export type Colour = readonly [number, number, number, number];

/** Reads a computed colour: `rgb()` or `color(srgb …)`. */
export function colour(text: string): Colour {
  const numbers = Array.from(text.matchAll(/-?[\d.]+(?:e-?\d+)?/g), ([number]) => Number(number));
  const [r = 0, g = 0, b = 0, alpha = 1] = numbers;
  return text.startsWith('rgb') ? [r / 255, g / 255, b / 255, alpha] : [r, g, b, alpha];
}

/** One colour laid over an opaque one. */
export function over([r, g, b, alpha]: Colour, [red, green, blue]: Colour): Colour {
  const mix = (top: number, below: number): number => top * alpha + below * (1 - alpha);
  return [mix(r, red), mix(g, green), mix(b, blue), 1];
}

/** The contrast of two opaque colours, 1 to 21: WCAG 2.2, 1.4.3. */
export function contrast(one: Colour, other: Colour): number {
  const light = ([r, g, b]: Colour): number => {
    const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
