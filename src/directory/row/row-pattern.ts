import { html, render, type TemplateResult } from 'lit';
import type { Column } from '../columns.js';

const patterns = new WeakMap<readonly Column[], Element>();

/** A `<user-row>` with these columns, without a user: browsers that know `clonable` copy what is in it with it. */
export function patternOf(columns: readonly Column[]): Element {
  const pattern = patterns.get(columns) ?? newPattern(columns);
  patterns.set(columns, pattern);
  return pattern;
}

function newPattern(columns: readonly Column[]): Element {
  const [row] = elementsOf(html`<user-row role="row" part="row" exportparts="name, cell"></user-row>`) as [Element];
  const shadow = row.attachShadow({ mode: 'open', clonable: true });
  shadow.append(...elementsOf(rowView(columns)));
  // a text that is there already is written faster than one is made
  for (const element of shadow.querySelectorAll(':empty')) element.append('');
  return row;
}

/** The elements of a template, to be copied: without its marks, which would be copied too. */
function elementsOf(template: TemplateResult): Iterable<Element> {
  const place = document.createDocumentFragment();
  render(template, place);
  return place.children;
}

function rowView(columns: readonly Column[]): TemplateResult {
  return html`<span role="cell" class="edge"
      ><label id="pick" for="check" class="visually-hidden" hidden></label
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
