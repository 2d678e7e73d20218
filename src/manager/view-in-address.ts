import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListView } from '../domain/list-view.js';
import { viewFromPairs, viewToPairs } from './view-pairs.js';

const isOurs = (name: string): boolean => /^(search|sort|cursor|offset|from|user|filter\..+)$/.test(name);

/**
 * Keeps the view in the query of the page's address while `enabled()`, and gives the view back when the viewer goes back
 * or forward. Other parameters of the address stay as they are.
 *
 * Turning pages, opening a user and changing filters make history entries; typing a search makes one for the whole word,
 * so that going back does not spell it backwards.
 */
export class ViewInAddress implements ReactiveController {
  readonly #enabled: () => boolean;
  readonly #restore: (view: ListView) => void;
  #last: ListView | undefined;
  #searching = false;

  constructor(host: ReactiveControllerHost, enabled: () => boolean, restore: (view: ListView) => void) {
    this.#enabled = enabled;
    this.#restore = restore;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#read);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#read);
  }

  /** The view that the address carries now. */
  read(): ListView {
    return viewFromPairs(new URL(location.href).searchParams);
  }

  /** Writes the view into the address. */
  write(view: ListView): void {
    if (!this.#enabled()) return;
    const url = new URL(location.href);
    for (const name of [...url.searchParams.keys()]) if (isOurs(name)) url.searchParams.delete(name);
    for (const [name, value] of viewToPairs(view)) url.searchParams.append(name, value);
    if (url.href !== location.href) {
      const searching = this.#last !== undefined && this.#last.search !== view.search;
      history[searching && this.#searching ? 'replaceState' : 'pushState'](history.state, '', url);
      this.#searching = searching;
    }
    this.#last = view;
  }

  readonly #read = (): void => {
    if (!this.#enabled()) return;
    this.#last = this.read();
    this.#restore(this.#last);
  };
}
