import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { initialView, type ListView } from '../domain/list-view.js';
import { viewFromPairs, viewToPairs } from './view-pairs.js';

/** The element whose view it is. */
interface ViewHost extends ReactiveControllerHost, EventTarget {
  readonly urlView: boolean;
  view: ListView;
}

const isOurs = (name: string): boolean => /^(search|sort|cursor|offset|from|user|filter\..+)$/.test(name);

/**
 * Keeps the view in the query of the page's address while the host has `urlView`, from the address that it finds then, and
 * gives the view back when the viewer goes back or forward. Other parameters of the address stay as they are.
 *
 * What the viewer looks at makes history entries; typing a search makes one for the whole word, so that going back does not
 * spell it backwards. What the host sets makes none.
 */
export class ViewInAddress implements ReactiveController {
  readonly #host: ViewHost;
  readonly #restore: (view: ListView) => void;
  #on = false;
  /** What the address says. */
  #last = initialView;
  /** Was the entry on top made by a search? */
  #searching = false;

  /** @param restore Shows the view, and tells the page of it. */
  constructor(host: ViewHost, restore: (view: ListView) => void) {
    this.#host = host;
    this.#restore = restore;
    host.addEventListener('users-view-change', () => this.#write(true));
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#wentTo);
    this.#on = false;
    this.hostUpdate();
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#wentTo);
  }

  hostUpdate(): void {
    const was = this.#on;
    this.#on = this.#host.urlView;
    if (was) this.#write(false);
    else if (this.#on) this.#host.view = this.#read();
  }

  readonly #wentTo = (): void => {
    if (this.#on) this.#restore(this.#read());
  };

  /** The view that the address carries now. */
  #read(): ListView {
    this.#searching = false;
    return (this.#last = viewFromPairs(new URLSearchParams(location.search)));
  }

  /** Writes the view into the address, if it is another one than it carries. */
  #write(byViewer: boolean): void {
    const { view } = this.#host;
    const pairs = viewToPairs(view);
    if (!this.#on || JSON.stringify(pairs) === JSON.stringify(viewToPairs(this.#last))) return;
    const url = new URL(location.href);
    for (const name of [...url.searchParams.keys()]) if (isOurs(name)) url.searchParams.delete(name);
    for (const [name, value] of pairs) url.searchParams.append(name, value);
    const [before, search] = [this.#last.search.trim(), view.search.trim()];
    const searching = byViewer && search !== before;
    const goesOn = searching && this.#searching && isPart(before, search);
    try {
      history[byViewer && !goesOn ? 'pushState' : 'replaceState'](history.state, '', url);
      this.#last = view;
      this.#searching = searching;
    } catch {
      // a frame without an address of its own; or there were too many at once, and the next change brings it
    }
  }
}

/** Does one continue or shorten the other? */
function isPart(one: string, other: string): boolean {
  return !!one && !!other && (one.startsWith(other) || other.startsWith(one));
}
