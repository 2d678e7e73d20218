import { columnsOf, tracksOf } from '../columns.js';

/** How many rows a chunk keeps room for. */
const known = new WeakMap<Element, number>();

/**
 * Tells the sheets how many columns and rows there are, so that rows line up and what is out of sight keeps its room.
 * Through the object model: a strict policy blocks `style` attributes (S5).
 */
export function fitTable(root: ParentNode, ids: readonly string[]): void {
  const columns = columnsOf(ids);
  const table = root.querySelector<HTMLElement>('.table');
  table?.style.setProperty('--_tracks', tracksOf(columns));
  table?.style.setProperty('--_lines', String(columns.length));
  // no custom property of the chunk's own: all rows would inherit it, and be styled again when one is gone
  for (const chunk of root.querySelectorAll<HTMLElement>('.chunk')) {
    const rows = chunk.childElementCount;
    if (rows !== known.get(chunk))
      chunk.style.setProperty('contain-intrinsic-block-size', `calc(${rows} * var(--_line))`);
    known.set(chunk, rows);
  }
}
