import { html, type CSSResult, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { accountZone, ownZone } from '../domain/time/account-zone.js';
import type { Session } from '../domain/session.js';
import type { User } from '../domain/user.js';
import { days } from '../i18n/en/days.js';
import { status } from '../i18n/en/status.js';
import type { Catalogue, Messages } from '../i18n/messages.js';
import { switchStyles } from '../styles/switch.js';
import { activeView } from './active-view.js';
import { dayThatIsSet, type StatusModel } from './status-model.js';
import { statusStyles } from './status.styles.js';
import { nobodyShown, type StatusAction, type StatusEffect, type StatusIntent, type StatusOutcome, type StatusState, transition } from './status-state.js'; // prettier-ignore
import { untilView } from './until-view.js';

const english: Catalogue = { locale: 'en', messages: { ...days, ...status } };

/** Who does what the viewer wants done to a person; each promise settles when it has begun, or could not. */
export interface StatusDoer {
  readonly setActive: (user: User, active: boolean) => Promise<void>;
  readonly schedule: (user: User, action: StatusAction, at: string | null) => Promise<void>;
  /** Is something still being done, or asked about? */
  readonly isAtWork: () => boolean;
  readonly announce: (text: string) => void;
}

/** What is shown of whom. */
export interface StatusShown {
  readonly user: User;
  readonly session: Session | undefined;
  readonly messages: Messages;
  /** Is the record being read again? */
  readonly loading: boolean;
  readonly schedules: boolean;
}

/** Whether a person is active and until when, as a section of their page: loaded with the first page that is opened. */
export class StatusSection {
  /** The style sheets that the host adopts once. */
  readonly styles: readonly CSSResult[] = [switchStyles, statusStyles];
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #doer: StatusDoer;
  readonly #now: () => number;
  #state: StatusState = nobodyShown;
  #user: User | undefined;
  /** What was begun and can’t have been answered yet. */
  #beginning = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, doer: StatusDoer, now: () => number = Date.now) {
    this.#host = host;
    this.#doer = doer;
    this.#now = now;
  }

  /** The section for this person. */
  render({ user, session, messages, loading, schedules }: StatusShown): TemplateResult {
    const own = ownZone();
    const zone = accountZone(session, own);
    this.#user = user;
    this.#tell({ type: 'shown', id: user.id, set: dayThatIsSet(user, zone) });
    // what is shown stays busy until the record is the one that the backend has now
    if (!this.#beginning && !loading && !this.#doer.isAtWork()) this.#tell({ type: 'answered' });
    const model: StatusModel = {
      user,
      session,
      messages: messages.with(english),
      state: this.#state,
      schedules,
      now: this.#now,
      zone,
      own,
      dispatch: (intent) => this.#dispatch(intent),
      announce: this.#doer.announce,
    };
    return html`<section class="profile-section status-section" part="section" aria-labelledby="status-title">
      <h3 id="status-title">${model.messages.text('active.heading')}</h3>
      ${activeView(model)} ${untilView(model)}
    </section>`;
  }

  #dispatch(intent: StatusIntent): void {
    const user = this.#user;
    const effects = this.#tell(intent);
    this.#host.requestUpdate();
    for (const effect of effects) if (user) this.#perform(effect, user);
  }

  #tell(event: StatusIntent | StatusOutcome): readonly StatusEffect[] {
    const [state, effects] = transition(this.#state, event);
    this.#state = state;
    return effects;
  }

  #perform(effect: StatusEffect, user: User): void {
    if (effect.type === 'focus') void this.#focus(effect.on);
    else if (effect.type === 'set-active') void this.#begin(this.#doer.setActive(user, effect.active));
    else void this.#begin(this.#doer.schedule(user, effect.action, effect.at));
  }

  async #begin(begun: Promise<void>): Promise<void> {
    this.#beginning += 1;
    await begun.finally(() => {
      this.#beginning -= 1;
      this.#host.requestUpdate();
    });
  }

  async #focus(on: 'switch' | 'question' | 'day'): Promise<void> {
    await this.#host.updateComplete;
    const selector = { switch: '.switch', question: '.status-question', day: '#until-day' }[on];
    this.#host.shadowRoot?.querySelector<HTMLElement>(`.status-section ${selector}`)?.focus();
  }
}
