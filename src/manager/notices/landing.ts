import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import type { User } from '../../domain/user.js';

/** What {@link Landing} works with. */
export interface LandingOptions {
  readonly directory: Pick<DirectoryTools, 'list' | 'focus'>;
  readonly isBusy: () => boolean;
  /** Has a page that stands in place of the list taken the focus? */
  readonly takeFocus: () => boolean;
}

/** Where the focus goes when something was done to users: never to nowhere (A3). */
export class Landing implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LandingOptions;
  /** What had the focus when it began: a row, or the notice, which goes away with its buttons. */
  #from: string | undefined;
  /** The focus is to go to the list once that shows who is there now. */
  #lands = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LandingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Something begins. */
  begin(users: readonly User[]): void {
    this.#from = this.#active?.closest('user-row, .told')?.localName;
    const { focus, list } = this.#options.directory;
    // while a page is open the place in the list is held for the way back from it
    if (list.state.view.user !== undefined) return;
    focus.hold(users.map(({ id }) => id), this.#from === 'div' ? 'open' : 'toggle'); // prettier-ignore
  }

  /** It has ended: the button of the notice that was pressed has gone. */
  settle(): void {
    this.#lands = this.#from === 'div';
  }

  /** The dialog, or the notice, has gone. */
  close(): void {
    void this.#host.updateComplete.then(() => {
      if ((this.#from === 'user-row' || !this.#active) && !this.#options.takeFocus())
        this.#options.directory.focus.release();
      this.#from = undefined;
    });
  }

  hostUpdated(): void {
    if (!this.#lands || this.#options.directory.list.state.refreshing) return;
    this.#lands = false;
    void this.#host.updateComplete.then(() => this.#land());
  }

  /** Goes to whom it was about. */
  #land(): void {
    const { directory, isBusy, takeFocus } = this.#options;
    if (this.#active || isBusy()) return;
    const title = this.#host.shadowRoot?.querySelector<HTMLElement>('#profile-title');
    if (title) title.focus();
    else if (!takeFocus()) directory.focus.release();
  }

  get #active(): Element | null | undefined {
    return this.#host.shadowRoot?.activeElement;
  }
}
