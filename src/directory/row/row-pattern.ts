import { html, render, type TemplateResult } from 'lit';
import type { Column } from '../columns.js';

const patterns = new WeakMap<readonly Column[], Node>();

/** The elements of a template, to be copied: without its marks, which would be copied too. */
export function elementsOf(template: TemplateResult): Node {
  const place = document.createDocumentFragment();
  render(template, place);
  place.replaceChildren(...place.children);
  return place;
}

/** All that a row with these columns is made of, without a user. */
export function patternOf(columns: readonly Column[]): Node {
  const pattern = patterns.get(columns) ?? elementsOf(rowView(columns));
  patterns.set(columns, pattern);
  return pattern;
}

function rowView(columns: readonly Column[]): TemplateResult {
  return html`<span role="cell" class="edge"
      ><label id="pick" for="check" class="visually-hidden" hidden></label><span id="why" hidden></span
      ><input type="checkbox" id="check" class="check" data-act="toggle" aria-labelledby="pick" /></span
    ><span role="cell" class="cell name-cell" part="cell"
      ><span class="line"><button class="name" part="name" data-act="open" dir="auto"></button></span>
      <div><bdi class="under"></bdi></div></span
    >${columns.map(cellView)}<span role="cell" class="edge"
      ><span id="acts" hidden></span
      ><button class="more" data-act="menu" aria-labelledby="acts" aria-haspopup="menu"></button
    ></span>`;
}

/** What is known, and before it its name, which is read on cards; a status alone; a department, and under it where it stands. */
function cellView({ id }: Column): TemplateResult {
  const isPlace = id === 'department';
  const first = isPlace ? 'over' : id === 'status' ? 'chip' : 'label';
  return html`<span role="cell" class="cell" part="cell"
    ><bdi class=${first}></bdi><bdi class=${isPlace ? 'under' : 'over'}></bdi
  ></span>`;
}
