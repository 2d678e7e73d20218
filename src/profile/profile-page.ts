import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { UserAdapter } from '../adapters/contract.js';
import type { Session } from '../domain/session.js';
import { nameOf, type User, type UserId } from '../domain/user.js';
import { form } from '../i18n/en/form.js';
import { live } from '../i18n/en/live.js';
import { profile } from '../i18n/en/profile.js';
import type { Catalogue, Messages } from '../i18n/messages.js';
import { conflictIdOf } from './edit/conflict-view.js';
import { EditController } from './edit/edit-controller.js';
import type { EditEffect, EditState } from './edit/edit-state.js';
import { isUnsaved } from './edit/newer-version.js';
import { toldWords } from './edit/told-words.js';
import { controlIdOf } from './form/fields-view.js';
import { formStyles } from './form/form.styles.js';
import { changedFields } from './form/form-state.js';
import { loadPhones } from './form/phone/phones-on-demand.js';
import { LeaveDialog, type LeaveAnswer } from './leave-dialog.js';
import { meanwhileText } from './meanwhile-view.js';
import { PasswordController } from './password/password-controller.js';
import { ProfileController } from './profile-controller.js';
import { profileStyles } from './profile.styles.js';
import { profileView, type ProfileViewModel } from './profile-view.js';
import { passwordText } from './sections/password-section.js';

const english: Catalogue = { locale: 'en', messages: { ...profile, ...form, ...live } };

/** Where {@link ProfilePage} gets what it needs, and whom it tells. */
export interface ProfilePageOptions {
  readonly adapter: () => UserAdapter | undefined;
  readonly session: () => Session | undefined;
  readonly messages: () => Messages;
  readonly announce: (text: string, politeness?: 'polite' | 'assertive') => void;
  /** A user was saved, or read again: this is what they are now. */
  readonly saved: (user: User) => void;
  /** From now on there is something unsaved about this user, or no more. */
  readonly unsaved: (id: UserId, unsaved: boolean) => void;
  /** The backend wants the viewer to sign in. */
  readonly signIn: () => void;
}

/** What the page is asked to render with; the rest it knows itself. */
export type ProfilePageModel = Omit<
  ProfileViewModel,
  'state' | 'edit' | 'password' | 'retry' | 'sendPassword' | 'dispatch' | 'enter' | 'tab' | 'selectTab' | 'messages'
>;

interface Leaving {
  readonly go: () => void;
  readonly stay: () => void;
}

/** One person's page as its host uses it: loaded when the first page is opened, with everything that it needs. */
export class ProfilePage {
  /** The style sheets that the host adopts once. */
  readonly styles = [profileStyles, formStyles];
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ProfilePageOptions;
  readonly #profile: ProfileController;
  readonly #edit: EditController;
  readonly #password: PasswordController;
  readonly #dialog: LeaveDialog;
  #tab = '';
  #isAdopting = false;
  #saving: Leaving | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ProfilePageOptions) {
    const { adapter, signIn } = options;
    this.#host = host;
    this.#options = options;
    this.#profile = new ProfileController(host, adapter, () => this.#follow());
    this.#edit = new EditController(host, {
      ...options,
      saved: (user) => this.#adopt(user),
      locale: () => options.messages().locale,
      changed: (state, before) => this.#edited(state, before),
      focus: (effect) => this.#focus(effect),
    });
    const said = (state: PasswordController['state']): void => this.#say(passwordText(state, this.#messages));
    this.#password = new PasswordController(host, { adapter, signIn, changed: said });
    this.#dialog = new LeaveDialog(host);
  }

  /** Would something typed be lost if the page went away now? */
  get hasUnsavedChanges(): boolean {
    return this.#edit.state !== undefined && isUnsaved(this.#edit.state);
  }

  /** Opens a user's page, closes it, or loads it again. */
  dispatch(...intent: Parameters<ProfileController['dispatch']>): void {
    this.#profile.dispatch(...intent);
  }

  /** Leaves the page: at once where nothing would be lost, else as the viewer answers. */
  leave(go: () => void, stay: () => void): void {
    const { state } = this.#edit;
    if (!state || !isUnsaved(state)) return go();
    this.#dialog.ask({
      count: Math.max(1, changedFields(state.form).length),
      name: nameOf(state.user),
      canSave: state.told?.type !== 'gone',
      answer: (answer) => this.#answer(answer, { go, stay }),
    });
  }

  /** Forgets what is typed: the user is gone, or the viewer does not want it. */
  discard(): void {
    this.#edit.close();
  }

  /** Takes back what {@link leave} asks, unanswered. */
  remain(): void {
    this.#dialog.dismiss();
  }

  /** Looks whether somebody else has changed the user meanwhile; answers what there is to say, if it is news. */
  async look(isBusy: () => boolean): Promise<string | undefined> {
    const isSaving = (): boolean => (this.#edit.state?.phase ?? 'idle') !== 'idle';
    const isNews = await this.#profile.look(() => isBusy() || isSaving());
    return isNews ? meanwhileText(this.#profile.state, this.#messages) : undefined;
  }

  /** The page, or nothing while none is open. */
  render(model: ProfilePageModel): TemplateResult {
    const messages = this.#messages;
    const view = profileView({
      ...model,
      messages,
      state: this.#profile.state,
      edit: this.#edit.state,
      password: this.#password.state,
      retry: () => this.#profile.dispatch({ type: 'reload' }),
      sendPassword: ({ id }) => void this.#password.send(id),
      dispatch: (event) => this.#edit.dispatch(event),
      enter: ({ type }) => {
        // what can't be fetched now is fetched when it is needed, and said then
        if (type === 'phone') void loadPhones().catch(() => undefined);
      },
      tab: this.#tab,
      selectTab: (id) => this.#select(id),
    });
    return html`${view} ${this.#dialog.render(messages)}`;
  }

  get #messages(): Messages {
    return this.#options.messages().with(english);
  }

  /** What the viewer has saved is what the page shows from now on; the form knows it already. */
  #adopt(user: User): void {
    this.#options.saved(user);
    this.#isAdopting = true;
    this.#profile.dispatch({ type: 'user-saved', user });
    this.#isAdopting = false;
  }

  /** What was loaded, or was not, reaches what is typed. */
  #follow(): void {
    if (this.#isAdopting) return;
    const { state } = this.#profile;
    const edit = this.#edit.state;
    const id = state.phase === 'closed' ? undefined : state.id;
    this.#password.open(id);
    if (edit && edit.user.id !== id) {
      this.#edit.close();
      this.#tab = '';
    }
    if (state.phase === 'closed') return this.#dialog.dismiss();
    if (state.user) this.#edit.open(state.user, this.#options.session()?.capabilities.fields, state.phase === 'shown');
    else if (state.phase === 'failed' && this.hasUnsavedChanges) this.#edit.dispatch({ type: 'vanish' });
    else if (state.phase === 'failed') this.#edit.close();
    if (state.phase === 'failed' && state.error.kind === 'unauthenticated') this.#options.signIn();
  }

  #edited(state: EditState | undefined, before: EditState | undefined): void {
    const words = state?.told === before?.told ? undefined : state && toldWords(state, this.#messages);
    if (words) this.#say(words.text, /error|warning/.test(words.kind) ? 'assertive' : 'polite');
    const [is, was] = [state !== undefined && isUnsaved(state), before !== undefined && isUnsaved(before)];
    const id = (state ?? before)?.user.id;
    if (is !== was && id !== undefined) this.#options.unsaved(id, is);
    const leaving = this.#saving;
    if (!leaving || (state && state.phase !== 'idle')) return;
    this.#saving = undefined;
    if (!state) return;
    if (is) leaving.stay();
    else leaving.go();
  }

  #answer(answer: LeaveAnswer, leaving: Leaving): void {
    if (answer === 'keep') return leaving.stay();
    if (answer === 'discard') {
      this.discard();
      return leaving.go();
    }
    this.#saving = leaving;
    this.#edit.dispatch({ type: 'save' });
  }

  #say(text: string | undefined, politeness?: 'polite' | 'assertive'): void {
    if (text) this.#options.announce(text, politeness);
  }

  #focus({ type, name }: Extract<EditEffect, { name: string }>): void {
    void this.#host.updateComplete.then(() => {
      const { state } = this.#edit;
      const id = state && (type === 'focus' ? controlIdOf(state.form, name) : conflictIdOf(state, name));
      if (id) this.#host.shadowRoot?.getElementById(id)?.focus();
    });
  }

  #select(id: string): void {
    this.#tab = id;
    this.#host.requestUpdate();
  }
}
