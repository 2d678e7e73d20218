import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { User } from '../../domain/user.js';
import { form } from '../../i18n/en/form.js';
import { newUser } from '../../i18n/en/new-user.js';
import { profile } from '../../i18n/en/profile.js';
import type { Catalogue, Messages } from '../../i18n/messages.js';
import { fieldsOf } from '../form/form-fields.js';
import { firstWrongId } from '../form/fields-view.js';
import { pickerStyles } from '../../ui/picker/picker.styles.js';
import { DepartmentChoice } from './department/department-choice.js';
import { formStyles } from '../form/form.styles.js';
import { NewUsersController } from '../new-users/new-users-controller.js';
import { missingText, newUsersView } from '../new-users/new-users-view.js';
import { runText } from '../new-users/run-view.js';
import { profileStyles } from '../profile.styles.js';
import { CreationController, type CreationSurroundings } from './creation-controller.js';
import { type CreationNews, hasSomethingToLose } from './creation-state.js';
import {
  attentionText,
  createdText,
  creationView,
  fieldPrefix,
  missedText,
  progressText,
  troubleText,
} from './creation-view.js';
import { newUserStyles } from './new-user.styles.js';
import { type PageFrame, pageFrame } from './page-frame.js';
import { placementChoices } from './placement/placement.js';

/** What the page needs of its host, and what it tells it. */
export interface NewUserSurroundings extends CreationSurroundings {
  /** Says something aloud. */
  readonly announce: (text: string) => void;
  /** These were created; with `stays` the page is filled in again. */
  readonly created: (users: readonly User[], stays: boolean, text: string) => void;
  /** What became of somebody whom the viewer left before the answer came, and it is not good. */
  readonly missed: (text: string) => void;
  /** The sign-in has ended. */
  readonly signedOut: () => void;
  readonly left: () => void;
  readonly open: (user: User) => void;
}

/** The page of new users, one or several, as its host uses it: loaded when it is first opened, with all that it needs. */
export class NewUserPage {
  /** The style sheets that the host adopts once. */
  readonly styles = [profileStyles, formStyles, pickerStyles, newUserStyles];
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: NewUserSurroundings;
  readonly #one: CreationController;
  readonly #several: NewUsersController;
  #mode: 'one' | 'several' = 'one';
  #last: User | undefined;
  #leaving = false;
  #missing = false;
  readonly #department: DepartmentChoice;
  #said: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, around: NewUserSurroundings) {
    this.#host = host;
    const english: Catalogue = { locale: 'en', messages: { ...profile, ...form, ...newUser } };
    this.#department = new DepartmentChoice(around, () => host.requestUpdate());
    this.#around = {
      ...around,
      messages: () => around.messages().with(english),
      departments: () => this.#department.known,
    };
    const changed = (): void => {
      host.requestUpdate();
      this.#tell();
    };
    this.#one = new CreationController({ requestUpdate: changed }, this.#around, (news) => this.#hear(news));
    this.#several = new NewUsersController(host, this.#around, (run, created) => {
      const text = runText(run, this.#messages);
      this.#around.announce(text);
      if (run.signedOut) this.#around.signedOut();
      this.#around.created(created, true, text);
      this.#focus('#new-users-report');
    });
    // put elsewhere in the page it goes on; taken out of it, it sends nothing more (F28)
    host.addController({ hostDisconnected: () => queueMicrotask(() => void (host.isConnected || this.#several.stop())) }); // prettier-ignore
  }

  /** Does it stand in place of the list? */
  get isOpen(): boolean {
    return this.#one.state.phase !== 'closed';
  }

  /** Would closing it lose something? */
  get hasUnsavedChanges(): boolean {
    return this.isOpen && this.#losing !== undefined;
  }

  /** Opens the page with an empty form; one that is open stays as it is. */
  open(): void {
    this.#several.opened();
    [this.#mode, this.#last] = ['one', undefined];
    this.#department.open();
    this.#one.dispatch({ type: 'open', fields: fieldsOf(this.#around.session()?.capabilities.fields) });
    this.#focusFirst();
  }

  /** Closes it, whatever stands in it: somebody else has signed in, or the users are others. */
  close(): void {
    this.#several.clear();
    this.#department.stop();
    this.#one.dispatch({ type: 'close' });
  }

  /** The page, or nothing while it is closed. */
  render(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const several = this.#mode === 'several';
    const messages = this.#messages;
    return pageFrame({
      several,
      messages,
      losing: this.#leaving ? this.#losing : undefined,
      leave: () => this.#leave(),
      turn: () => this.#turn(),
      answer: (leaves) => this.#answer(leaves),
      content: several ? this.#renderSeveral(messages) : this.#renderOne(messages),
    });
  }

  get #messages(): Messages {
    return this.#around.messages();
  }

  #renderOne(messages: Messages): TemplateResult {
    const { session, departments, open } = this.#around;
    return creationView({
      state: this.#one.state,
      session: session(),
      choices: placementChoices(session(), departments()),
      department: this.#department,
      messages,
      dispatch: (intent) => this.#one.dispatch(intent),
      create: (another) => void this.#one.create(another),
      leave: () => this.#leave(),
      last: this.#last,
      openLast: () => this.#last && open(this.#last),
    });
  }

  #renderSeveral(messages: Messages): TemplateResult {
    const { session, departments } = this.#around;
    return newUsersView({
      state: this.#several.state,
      session: session(),
      choices: placementChoices(session(), departments()),
      department: this.#department,
      messages,
      isMissing: this.#missing,
      edit: (changes) => this.#several.edit(changes),
      start: () => this.#start(),
      stop: () => this.#several.stop(),
      leave: () => this.#leave(),
    });
  }

  /** What leaving would lose. */
  get #losing(): PageFrame['losing'] {
    if (this.#one.state.phase !== 'editing' || this.#several.isRunning) return 'answer';
    if (hasSomethingToLose(this.#one.state)) return 'typed';
    return this.#several.state.text.trim() === '' ? undefined : 'addresses';
  }

  #leave(): void {
    this.#leaving = this.#losing !== undefined;
    if (!this.#leaving) return this.close();
    this.#host.requestUpdate();
    this.#focus('.new-user > .notice .button');
  }

  #answer(leaves: boolean): void {
    this.#leaving = false;
    if (leaves) return this.close();
    this.#host.requestUpdate();
    this.#focus('#new-user-title');
  }

  #turn(): void {
    this.#mode = this.#mode === 'one' ? 'several' : 'one';
    this.#leaving = false;
    this.#host.requestUpdate();
    this.#focusFirst();
  }

  #start(): void {
    this.#missing = !this.#several.start();
    this.#host.requestUpdate();
    if (this.#missing && !this.#several.isRunning) {
      this.#around.announce(missingText(this.#several.state.text, this.#messages) ?? '');
      this.#focus('#new-users-text');
    }
  }

  /** Says what the form shows above its fields, once. */
  #tell(): void {
    const model = { state: this.#one.state, messages: this.#messages };
    const isBusy = /^(sending|looking)$/.test(model.state.phase);
    if (isBusy) this.#last = undefined;
    const text = isBusy ? progressText(model) : troubleText(model);
    if (text !== undefined && text !== this.#said) this.#around.announce(text);
    this.#said = text;
  }

  #hear(news: CreationNews): void {
    const { announce, left, missed, signedOut } = this.#around;
    const messages = this.#messages;
    switch (news.type) {
      case 'point':
        announce(attentionText({ state: this.#one.state, messages }));
        return this.#point();
      case 'left':
        return left();
      case 'signed-out':
        return signedOut();
      case 'miss':
        return missed(missedText(news, messages));
      case 'report':
        return this.#report(news);
    }
  }

  /** Goes to the first thing that is wrong, a field or where they start. */
  #point(): void {
    const id = firstWrongId(this.#one.state.form, fieldPrefix);
    this.#focus(id === undefined ? '.new-user-form [aria-invalid=true]' : `#${id}`);
  }

  #report({ attempt, user, late }: CreationNews & { type: 'report' }): void {
    const stays = this.isOpen;
    if (stays && this.#one.isHere(attempt)) this.#last = user;
    const text = createdText(user, this.#messages, late);
    this.#around.announce(text);
    this.#around.created([user], stays || late, text);
    if (stays && !late) this.#focusFirst();
  }

  #focusFirst(): void {
    this.#focus(this.#mode === 'one' ? '.new-user .fields :is(input, select)' : '#new-users-text');
  }

  #focus(selector: string): void {
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }
}
