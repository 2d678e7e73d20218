import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { asAdapterError } from '../adapters/adapter-error.js';
import type { DirectoryTools } from '../directory/directory-tools.js';
import type { User, UserId } from '../domain/user.js';
import type { MessagesController } from '../i18n/messages-controller.js';
import type { ProfilePage } from '../profile/profile-page.js';
import { UsersAuthRequiredEvent } from './events.js';
import type { StatusSection } from '../status/status-section.js';
import type { UserChanges } from './user-changes.js';
import type { UserManagerElement } from './user-manager.js';
import { UserUnsavedChangeEvent } from './work/user-unsaved-change-event.js';

/** Where {@link UserPage} gets what it needs. */
export interface UserPageOptions {
  readonly directory: Pick<DirectoryTools, 'list' | 'focus' | 'announcer'>;
  readonly changes: UserChanges;
  readonly texts: MessagesController;
}

type Host = ReactiveControllerHost & HTMLElement & Partial<Pick<UserManagerElement, 'userTabs' | 'messagesByHost'>>;

/** Abilities of an adapter that only the page of a user has a use for. */
const abilities = ['update', 'resetPassword'] as const;

/**
 * One person's page in place of the list. Its code is loaded with the first page that opens; the list waits behind it, and
 * the way back leads to the same user's row. What is typed stays until the viewer has said what is to become of it, whoever
 * wants another page.
 */
export class UserPage implements ReactiveController {
  readonly #host: Host;
  readonly #options: UserPageOptions;
  #page: ProfilePage | undefined;
  #status: StatusSection | undefined;
  #id: UserId | undefined;
  /** Who was signed in last. */
  #viewer: UserId | undefined;
  /** The browser asks before the page that the element stands in goes away. */
  readonly #warn = (event: BeforeUnloadEvent): void => event.preventDefault();

  constructor(host: Host, options: UserPageOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#guard(this.hasUnsavedChanges);
  }

  hostDisconnected(): void {
    this.#guard(false);
  }

  /** Does a page stand in place of the list? */
  get isOpen(): boolean {
    return this.#id !== undefined && this.#page !== undefined && !!this.#options.directory.list.state.session;
  }

  /** Is something typed on the page that is not saved? */
  get hasUnsavedChanges(): boolean {
    return this.#page?.hasUnsavedChanges ?? false;
  }

  /** Shows this user's page, or the list again; asks the viewer first where something typed would be lost. */
  show(id: UserId | undefined): void {
    const { list } = this.#options.directory;
    const here = this.#id;
    this.#look(list.state.session?.viewer?.id);
    if (here !== undefined && id === here) this.#page?.remain();
    // of another backend's user nothing can be saved
    else if (!list.state.session) this.#page?.discard();
    else if (this.hasUnsavedChanges)
      return this.#page?.leave(
        () => this.#show(list.state.view.user),
        () => list.dispatch({ look: true, type: 'open-user', id: here }),
      );
    this.#show(id);
  }

  /** The record on the page is to be read again: something was done to it. */
  refresh(gone: readonly UserId[]): void {
    if (this.#id === undefined) return;
    if (!gone.includes(this.#id)) return this.#page?.dispatch({ type: 'reload' });
    this.#page?.discard();
    this.#back();
  }

  /** Hears that somebody changed users: says so where it is the one whose page is open. */
  hear(change: { readonly ids: readonly UserId[] } | 'stale'): void {
    const { directory, changes } = this.#options;
    const id = this.#id;
    if (id === undefined || (change !== 'stale' && !change.ids.includes(id))) return;
    void this.#page?.look(() => changes.isBusy).then((text) => text && directory.announcer.say(text));
  }

  /** The page, or nothing while the list is shown. */
  render(): TemplateResult | typeof nothing {
    const { directory, changes } = this.#options;
    const { session, offers } = directory.list.state;
    if (!this.isOpen || !this.#page) return nothing;
    const { adapter } = directory.list;
    const able = abilities.filter((name) => typeof adapter?.[name] === 'function');
    const moves = offers.has('changeDepartment') && offers.has('departments');
    const writes = offers.has('sendMessage') || this.#host.messagesByHost === true;
    return this.#page.render({
      session,
      ...(moves && { changeDepartment: (user) => changes.act('change-department', [user]) }),
      ...(writes && { message: (user) => changes.act('message', [user]) }),
      offers: new Set<string>([...offers, ...able]),
      tabs: this.#host.userTabs ?? [],
      back: () => this.#page?.leave(this.#back, () => undefined),
      status: (user, loading) => this.#renderStatus(user, loading),
      askToDelete: (user) => changes.delete([user]),
      announce: (text) => directory.announcer.say(text),
    });
  }

  /** Whether they are active, where the backend can change that. */
  #renderStatus(user: User, loading: boolean): TemplateResult | typeof nothing {
    const { list } = this.#options.directory;
    const { session, offers } = list.state;
    if (!this.#status || !offers.has('setActive')) return nothing;
    const schedules =
      typeof list.adapter?.schedule === 'function' && session?.capabilities.deactivate?.schedulable === true;
    return this.#status.render({ user, session, loading, schedules, messages: this.#options.texts.messages });
  }

  /** What one viewer has typed is not the next one's to see or to save (F19). */
  #look(viewer: UserId | undefined): void {
    if (viewer === undefined) return;
    if (this.#viewer !== undefined && viewer !== this.#viewer) this.#page?.discard();
    this.#viewer = viewer;
  }

  #show(id: UserId | undefined): void {
    const { directory } = this.#options;
    const was = this.#id;
    this.#id = id;
    this.#host.requestUpdate();
    if (id === undefined) {
      this.#page?.dispatch({ type: 'close' });
      if (was !== undefined) void this.#host.updateComplete.then(() => directory.focus.release());
      return;
    }
    if (was === undefined) directory.focus.hold([id]);
    void this.#open(id, was);
  }

  async #open(id: UserId, was: UserId | undefined): Promise<void> {
    const { list } = this.#options.directory;
    try {
      this.#page ??= await this.#load();
    } catch (error) {
      list.dispatch({ look: true, type: 'open-user', id: undefined });
      return this.#options.changes.fail('notice.page-failed', asAdapterError(error));
    }
    if (this.#id !== id) return;
    const user = list.state.shown?.users.find((each) => each.id === id);
    this.#page.dispatch({ type: 'open', id, ...(user && { user }) });
    await this.#host.updateComplete;
    // after a new sign-in the viewer goes on where they were
    if (was !== id) this.#host.shadowRoot?.querySelector<HTMLElement>('#profile-title')?.focus();
  }

  async #load(): Promise<ProfilePage> {
    const [{ ProfilePage }, { StatusSection }] = await Promise.all([
      import('../profile/profile-page.js'),
      import('../status/status-section.js'),
    ]);
    const { changes, directory, texts } = this.#options;
    const { list } = directory;
    const page = new ProfilePage(this.#host, {
      adapter: () => list.adapter,
      session: () => list.state.session,
      messages: () => texts.messages,
      announce: (text, politeness) => directory.announcer.say(text, politeness),
      saved: (user) => list.dispatch({ type: 'replace-users', users: [user] }),
      unsaved: (id, unsaved) => this.#tell(id, unsaved),
      signIn: () => this.#host.dispatchEvent(new UsersAuthRequiredEvent()),
    });
    this.#status = new StatusSection(this.#host, {
      setActive: (user, active) => changes.run({ action: active ? 'activate' : 'deactivate' }, [user]),
      schedule: (user, action, at) => changes.run({ action: 'schedule', plan: { action, at } }, [user]),
      isAtWork: () => changes.isAtWork,
      announce: (text) => directory.announcer.say(text),
    });
    const sheets = [...page.styles, ...this.#status.styles].flatMap(({ styleSheet }) => styleSheet ?? []);
    this.#host.shadowRoot?.adoptedStyleSheets.push(...sheets);
    return page;
  }

  #tell(id: UserId, unsaved: boolean): void {
    this.#guard(unsaved && this.#host.isConnected);
    this.#host.dispatchEvent(new UserUnsavedChangeEvent(id, unsaved));
  }

  #guard(unsaved: boolean): void {
    if (unsaved) window.addEventListener('beforeunload', this.#warn);
    else window.removeEventListener('beforeunload', this.#warn);
  }

  readonly #back = (): void => {
    this.#options.directory.list.dispatch({ look: true, type: 'open-user', id: undefined });
  };
}
