import type { ReactiveControllerHost } from 'lit';
import type { UserAdapter } from '../adapters/contract.js';
import { live } from '../i18n/en/live.js';
import { profile } from '../i18n/en/profile.js';
import type { Catalogue, Messages } from '../i18n/messages.js';
import { meanwhileText } from './meanwhile-view.js';
import { ProfileController } from './profile-controller.js';
import { profileStyles } from './profile.styles.js';
import { profileView, type ProfileViewModel } from './profile-view.js';

const english: Catalogue = { locale: 'en', messages: { ...profile, ...live } };

/** One person's page as its host uses it: loaded when the first page is opened, with everything that it needs. */
export class ProfilePage {
  /** The style sheet that the host adopts once. */
  readonly styles = profileStyles;
  readonly #controller: ProfileController;

  constructor(host: ReactiveControllerHost, adapter: () => UserAdapter | undefined) {
    this.#controller = new ProfileController(host, adapter);
  }

  /** Opens a user's page, closes it, or loads it again. */
  dispatch(...intent: Parameters<ProfileController['dispatch']>): void {
    this.#controller.dispatch(...intent);
  }

  /** Looks whether somebody else has changed the user meanwhile; answers what there is to say, if it is news. */
  async look(messages: Messages, isBusy: () => boolean): Promise<string | undefined> {
    const isNews = await this.#controller.look(isBusy);
    return isNews ? meanwhileText(this.#controller.state, messages.with(english)) : undefined;
  }

  /** The page, or nothing while none is open. */
  render(model: Omit<ProfileViewModel, 'state' | 'retry'>): ReturnType<typeof profileView> {
    const retry = (): void => this.#controller.dispatch({ type: 'reload' });
    return profileView({
      ...model,
      messages: model.messages.with(english),
      state: this.#controller.state,
      retry,
    });
  }
}
