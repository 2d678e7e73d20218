import { fixtureSync, html } from '@open-wc/testing';
import { render } from 'lit';
import { initialList, type ListIntent, type ListState, type ShownPage } from '../../../src/directory/list-state.js';
import { newUserButton } from '../../../src/directory/pages/new-user-button.js';
import { selectable } from '../../../src/directory/list/selecting.js';
import type { Scene } from '../../../src/directory/view/scene.js';
import type { ToolbarPanels } from '../../../src/directory/view/toolbar-view.js';
import { headState } from '../../../src/domain/selection.js';
import { english } from '../../../src/i18n/english.js';
import { Messages } from '../../../src/i18n/messages.js';
import { aSession, aUser } from '../../support/builders.js';

/** English, all of the list's. */
export const messages = new Messages([english]);

/** The first page of three, by name: 25 of 67. */
export function aPage(given: Partial<ShownPage> = {}): ShownPage {
  return {
    users: Array.from({ length: 25 }, (_, index) => aUser({ id: `u-${index}`, login: `user.${index}` })),
    page: { from: 0 },
    scope: '',
    sort: initialList.view.sort,
    total: { value: 67, kind: 'exact' },
    next: { offset: 25 },
    ...given,
  };
}

/** A list that shows its first page. */
export function aList(given: Partial<ListState> = {}): ListState {
  const shown = aPage();
  return {
    ...initialList,
    phase: 'ready',
    session: aSession(),
    offers: new Set(['delete', 'setActive']),
    shown,
    view: { ...initialList.view, page: shown.page },
    ...given,
  };
}

/** A view on the page, for one state, and what it asked for. */
export class Stage {
  readonly intents: ListIntent[] = [];
  readonly opened: [string, HTMLElement][] = [];
  readonly pressed: string[] = [];
  readonly root = fixtureSync<HTMLElement>(html`<div></div>`);
  readonly #panels: ToolbarPanels = {
    openFilter: (field, button) => this.opened.push([field, button]),
    openFilters: (button) => this.opened.push(['filters', button]),
    openColumns: (button) => this.opened.push(['columns', button]),
    reload: () => this.intents.push({ type: 'reload' }),
    pages: {
      deleted: () => undefined,
      newUser: (scene) =>
        newUserButton(
          scene,
          () => this.pressed.push('new user'),
          (text) => this.pressed.push(text),
        ),
      transfer: () => undefined,
    },
  };
  readonly #view: (scene: Scene, panels: ToolbarPanels) => unknown;
  readonly #given: Partial<Scene>;

  constructor(view: (scene: Scene, panels: ToolbarPanels) => unknown, given: Partial<Scene> = {}) {
    this.#view = view;
    this.#given = given;
    this.show(given.state ?? aList());
  }

  /** Shows the view for another state. */
  show(state: ListState): this {
    const scene: Scene = {
      messages,
      pageSizes: [25, 50, 100],
      denialOf: () => undefined,
      noteOf: () => undefined,
      head: headState(state.selection, selectable(state)),
      dispatch: (intent) => this.intents.push(intent),
      ...this.#given,
      state,
    };
    render(this.#view(scene, this.#panels), this.root);
    return this;
  }

  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  }

  has(selector: string): boolean {
    return this.root.querySelector(selector) !== null;
  }

  all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }

  /** The text of one element, as one line. */
  text(selector = 'div'): string {
    return textIn(selector === 'div' ? this.root : this.find(selector));
  }

  texts(selector: string): string[] {
    return this.all(selector).map(textIn);
  }

  /** An attribute of each of these. */
  attributes(selector: string, name: string): (string | null)[] {
    return this.all(selector).map((element) => element.getAttribute(name));
  }
}

function textIn({ textContent }: HTMLElement): string {
  return textContent.replace(/\s+/g, ' ').trim();
}
