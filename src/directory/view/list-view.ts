import { html, type TemplateResult } from 'lit';
import { pagerView } from './pager-view.js';
import type { Scene } from './scene.js';
import { blankOf, stateView } from './state-view.js';
import { tableView } from './table-view.js';
import { toolbarView } from './toolbar-view.js';

/** The whole list for its state: its tools and rows, or what there is to say in their place. */
export function listView(scene: Scene): TemplateResult {
  const blank = blankOf(scene.state);
  if (blank && blank !== 'empty' && blank !== 'no-hits') return stateView(blank, scene);
  return html`${toolbarView(scene)} ${scene.notices()} ${blank ? stateView(blank, scene) : tableView(scene)}
  ${scene.bulkBar()} ${pagerView(scene)}`;
}
