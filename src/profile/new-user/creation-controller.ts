import type { ReactiveControllerHost } from 'lit';
import { adapterError, type AdapterError, asAdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import { patiently } from '../../bulk/patience.js';
import { seatsMissing } from '../../domain/seats-missing.js';
import type { Session } from '../../domain/session.js';
import type { Department, User } from '../../domain/user.js';
import type { Messages } from '../../i18n/messages.js';
import { draftOf, refusalOf } from '../form/form-answer.js';
import { uncheckedPhones } from '../form/form-state.js';
import { checkPhone } from '../form/phone/phones-on-demand.js';
import {
  type Attempt,
  type CreationIntent,
  type CreationNews,
  type CreationOutcome,
  type CreationRefusal,
  type CreationState,
  noCreation,
  transition,
} from './creation-state.js';
import { findCreated, type Found } from '../../bulk/reading/find-created.js';
import { type NewUser, placed, placementChoices } from './placement/placement.js';
import { refusedPlacesOf } from './placement/refused-places.js';

/** What creating needs from around it, asked at each use. */
export interface CreationSurroundings {
  readonly adapter: () => UserAdapter | undefined;
  readonly session: () => Session | undefined;
  readonly departments: () => readonly Department[];
  readonly messages: () => Messages;
}

/** Hears what the page or its host have to do. */
export type CreationTold = (news: CreationNews) => void;

const patience = 35_000;

/** A key that nobody else has. */
export function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** Sends one user, but does not wait for ever; what was sent is never called back, for it may have arrived (F7). */
export function sendUser(
  adapter: UserAdapter | undefined,
  { draft, notify }: NewUser,
  requestId: string,
): Promise<User> {
  const { signal } = new AbortController();
  const send = async (): Promise<User> => {
    if (!adapter?.create) throw adapterError('unsupported', 'Users can’t be created here.');
    const user = await adapter.create(draft, { signal, requestId, notify });
    if (typeof user?.id !== 'string' || user.id === '') throw adapterError('protocol', 'The answer could not be read.');
    return user;
  };
  return patiently(send, patience, signal);
}

/** Where somebody was sent to: there they are looked for, whatever backend the host gives meanwhile. */
export interface SentTo {
  readonly adapter: UserAdapter | undefined;
  readonly capabilities: Session['capabilities'] | undefined;
}

/** Where users are sent to now. */
export function placeOf({ adapter, session }: Pick<CreationSurroundings, 'adapter' | 'session'>): SentTo {
  return { adapter: adapter(), capabilities: session()?.capabilities };
}

/** Looks for who may have been created there, by what is known of it now, but does not wait for ever. */
export function lookFor(around: CreationSurroundings, place: SentTo, { draft }: NewUser): Promise<Found> {
  const { adapter, capabilities } = around.adapter() === place.adapter ? placeOf(around) : place;
  const { signal } = new AbortController();
  const unseen: Found = { state: 'unseen' };
  if (!adapter || !capabilities) return Promise.resolve(unseen);
  return patiently(() => findCreated(adapter, draft, capabilities, signal), patience, signal).catch(() => unseen);
}

/**
 * Creates one user after another: performs what {@link transition} asks for, and is the only part of it that awaits. What
 * was sent is waited for, wherever the host is moved to (F28).
 */
export class CreationController {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #around: CreationSurroundings;
  readonly #told: CreationTold;
  #state: CreationState = noCreation;
  #checking = false;
  /** By the key of the attempt. */
  readonly #sentTo = new Map<string, SentTo>();

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, around: CreationSurroundings, told: CreationTold) {
    this.#host = host;
    this.#around = around;
    this.#told = told;
  }

  /** What is to be shown now. */
  get state(): CreationState {
    return this.#state;
  }

  /** Does what the viewer wants. */
  dispatch(intent: CreationIntent): void {
    this.#apply(intent);
    if (intent.type === 'fill' && intent.event.type === 'leave') void this.#checkPhones(intent.event.name);
  }

  /** Was it sent to the backend of now? Elsewhere the same id is somebody else. */
  isHere({ requestId }: Attempt): boolean {
    return this.#sentTo.get(requestId)?.adapter === this.#around.adapter();
  }

  /** Has the backend create who stands in the form, once its phone numbers have been looked at. */
  async create(another: boolean): Promise<void> {
    if (this.#checking) return;
    this.#checking = true;
    await this.#checkPhones().finally(() => (this.#checking = false));
    const { session, departments } = this.#around;
    const { form, placement } = this.#state;
    const choices = placementChoices(session(), departments());
    const wish = placed(draftOf(form), placement, choices, seatsMissing(1, session()) > 0);
    this.#apply({ type: 'create', attempt: { requestId: newKey(), wish, another } });
  }

  #apply(event: CreationIntent | CreationOutcome): void {
    const [state, effects] = transition(this.#state, event);
    this.#state = state;
    this.#host.requestUpdate();
    for (const effect of effects) {
      if (effect.type === 'send') void this.#send(effect.attempt);
      else if (effect.type === 'look') void this.#look(effect.attempt);
      else this.#told(effect as CreationNews);
    }
  }

  async #send(attempt: Attempt): Promise<void> {
    const place = placeOf(this.#around);
    this.#sentTo.set(attempt.requestId, place);
    try {
      const user = await sendUser(place.adapter, attempt.wish, attempt.requestId);
      this.#apply({ type: 'created', attempt, user });
    } catch (thrown) {
      const error = asAdapterError(thrown);
      this.#apply({ type: 'failed', attempt, error, refusal: this.#refusal(error) });
    }
  }

  async #look(attempt: Attempt): Promise<void> {
    const place = this.#sentTo.get(attempt.requestId) ?? placeOf(this.#around);
    const found = await lookFor(this.#around, place, attempt.wish);
    const texts = new Map([['login', this.#around.messages().text('new-user.taken.login')]]);
    this.#apply({ type: 'looked', attempt, found, refusal: { texts, others: [] } });
  }

  /** Who has a login or an address already is said in the viewer's language, everything else in the backend's words. */
  #refusal(error: AdapterError): CreationRefusal {
    const { session, departments } = this.#around;
    const { places, rest } = refusedPlacesOf(error, placementChoices(session(), departments()));
    const { texts, others } = refusalOf(this.#state.form, { fields: rest });
    const said = new Map(texts);
    if (error.kind === 'conflict')
      for (const name of ['login', 'email'] as const)
        if (said.has(name)) said.set(name, this.#around.messages().text(`new-user.taken.${name}`));
    return { texts: said, others, places };
  }

  async #checkPhones(only?: string): Promise<void> {
    const { locale } = this.#around.messages();
    const waiting = uncheckedPhones(this.#state.form).filter(([name]) => only === undefined || name === only);
    const checks = waiting.map(async ([name, value]) => {
      const check = await checkPhone(value, locale);
      this.#apply({ type: 'fill', event: { type: 'phone-checked', name, check } });
    });
    await Promise.all(checks);
  }
}
