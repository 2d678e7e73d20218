import type { nothing, ReactiveControllerHost, TemplateResult } from 'lit';
import type { DirectoryTools } from '../../directory/directory-tools.js';
import { denialOf } from '../../domain/rules.js';
import type { User } from '../../domain/user.js';
import type { MessagesController } from '../../i18n/messages-controller.js';
import { NewUserPage } from '../../profile/new-user/new-user-page.js';
import { UserOpenEvent, UsersAuthRequiredEvent } from '../events.js';
import type { UserChanges } from '../user-changes.js';
import { StandIn } from './stand-in.js';
import { UserCreateRequestEvent, UsersCreatedEvent } from '../work/creation-events.js';

/** Where {@link UserCreation} gets what it needs. */
export interface UserCreationOptions {
  readonly directory: Pick<DirectoryTools, 'list' | 'announcer'>;
  readonly changes: Pick<UserChanges, 'tell'>;
  readonly texts: MessagesController;
}

/**
 * New users, on a page in place of the list: it is loaded when it is first asked for, and the way back leads to the button.
 * It is no part of the view, which is given back to hosts: a page with half a user in it can't be.
 */
export class UserCreation {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UserCreationOptions;
  readonly #page: NewUserPage;
  readonly #place: StandIn;
  #fromEmpty = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UserCreationOptions) {
    this.#host = host;
    this.#options = options;
    this.#page = this.#makePage();
    this.#place = new StandIn(host, options.directory.list, this.#page);
  }

  /** Does the page stand in place of the list? A person's page stands before it. */
  get isOpen(): boolean {
    return this.#place.isOpen;
  }

  /** Is somebody typed who is not created? */
  get hasUnsavedChanges(): boolean {
    return this.#page.hasUnsavedChanges;
  }

  /** Asks the host, then opens the page. */
  open(): void {
    const { list } = this.#options.directory;
    const request = new UserCreateRequestEvent();
    if (denialOf('create', undefined, list.state.session) || !this.#host.dispatchEvent(request)) return;
    this.#fromEmpty = !!this.#host.shadowRoot?.activeElement?.closest('.blank');
    this.#place.open();
  }

  /** The page, or nothing while the list is shown. */
  render(): TemplateResult | typeof nothing {
    return this.#place.render();
  }

  #makePage(): NewUserPage {
    const { directory, changes, texts } = this.#options;
    const { list, announcer } = directory;
    return new NewUserPage(this.#host, {
      adapter: () => list.adapter,
      session: () => list.state.session,
      departments: () => list.state.departments,
      messages: () => texts.messages,
      announce: (text) => announcer.say(text),
      created: (users, stays, text) => this.#created(users, stays, text),
      missed: (text) => changes.tell({ kind: 'warning', text }),
      signedOut: () => this.#host.dispatchEvent(new UsersAuthRequiredEvent()),
      left: () => this.#left(),
      open: (user) => this.#show(user),
    });
  }

  #created(users: readonly User[], stays: boolean, text: string): void {
    const { list } = this.#options.directory;
    const [user] = users;
    // where the page stays, the seats that are left are asked for as well
    if (stays && list.state.session?.capabilities.seats) list.dispatch({ type: 'connect' });
    else list.reload();
    if (!stays && user) {
      this.#options.changes.tell({ kind: user.status === 'inactive' ? 'warning' : 'success', text, action: this.#again() }); // prettier-ignore
      this.#show(user);
    }
    if (users.length === 0) return;
    const fact = new UsersCreatedEvent(users.map(({ id }) => id));
    void this.#host.updateComplete.then(() => this.#host.dispatchEvent(fact));
  }

  /** On the page of who was created: on to the next. */
  #again(): { label: string; run: () => void } {
    const { list } = this.#options.directory;
    const run = (): void => {
      list.dispatch({ look: true, type: 'open-user', id: undefined });
      this.open();
    };
    return { label: this.#options.texts.messages.text('action.new-user'), run };
  }

  /** Opens a person's page, as a press on their name would. */
  #show({ id }: User): void {
    const opening = new UserOpenEvent(id);
    if (this.#host.dispatchEvent(opening)) this.#options.directory.list.dispatch({ look: true, type: 'open-user', id });
  }

  #left(): void {
    const button = '[part~=new-user-button]';
    const place = this.#fromEmpty ? '.blank' : '.toolbar';
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const root = this.#host.shadowRoot;
      (root?.querySelector<HTMLElement>(`${place} ${button}`) ?? root?.querySelector<HTMLElement>(button))?.focus(); // prettier-ignore
    });
  }
}
