import type { ReactiveControllerHost } from 'lit';
import { adapterError, asAdapterError, type AdapterError } from '../../adapters/adapter-error.js';
import type { UserAdapter } from '../../adapters/contract.js';
import type { FieldInfo } from '../../domain/session.js';
import type { User } from '../../domain/user.js';
import { fieldsOf } from '../form/form-fields.js';
import { checkPhone } from '../form/phone/phones-on-demand.js';
import {
  editOf,
  transition,
  type EditEffect,
  type EditIntent,
  type EditOutcome,
  type EditState,
} from './edit-state.js';

/** Where {@link EditController} gets what it needs, and whom it tells. */
export interface EditOptions {
  readonly adapter: () => UserAdapter | undefined;
  readonly locale: () => string;
  /** Hears of each change after it has settled. */
  readonly changed: (state: EditState | undefined, before: EditState | undefined) => void;
  /** A save was answered with the user as they are now, done or not, whatever is on screen by then. */
  readonly saved: (user: User) => void;
  readonly signIn: () => void;
  readonly focus: (effect: Extract<EditEffect, { name: string }>) => void;
}

type SaveEffect = Extract<EditEffect, { type: 'save' }>;

/**
 * Keeps what is typed about the user whose page is open, and performs what {@link transition} asks for. A write that was sent
 * is waited for, whatever becomes of the page; where the backend is another one by then, its answer is about none of its users.
 */
export class EditController {
  readonly #host: ReactiveControllerHost;
  readonly #options: EditOptions;
  #state: EditState | undefined;
  #requests = 0;
  /** The save whose answer was lost: sent again, unchanged, it is the same request to the backend. */
  #lost: { readonly body: string; readonly requestId: string } | undefined;

  constructor(host: ReactiveControllerHost, options: EditOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** What is edited now; nothing while no user is known. */
  get state(): EditState | undefined {
    return this.#state;
  }

  /** Begins with a user, or brings a newer record of the one who is edited. */
  open(user: User, declared: readonly FieldInfo[] | undefined, fresh: boolean): void {
    if (this.#state?.user.id === user.id) return this.dispatch({ type: 'refresh', user, fresh });
    this.#lost = undefined;
    this.#become(editOf(user, fieldsOf(declared), fresh, this.#requests));
  }

  /** Forgets what is edited, and what may still be answered. */
  close(): void {
    this.#become(undefined);
  }

  /** Takes what the viewer does, or what came from elsewhere. */
  dispatch(event: EditIntent | EditOutcome): void {
    if (!this.#state) return;
    const [next, effects] = transition(this.#state, event);
    this.#become(next);
    for (const effect of effects) this.#perform(effect);
  }

  #become(next: EditState | undefined): void {
    const before = this.#state;
    if (next === before) return;
    this.#state = next;
    // a page that opens later takes no answer to this one
    this.#requests = Math.max(this.#requests, (next ?? before)?.request ?? 0) + (next ? 0 : 1);
    this.#host.requestUpdate();
    this.#options.changed(next, before);
  }

  #perform(effect: EditEffect): void {
    switch (effect.type) {
      case 'save':
        return void this.#save(effect);
      case 'read':
        return void this.#read(effect);
      case 'check-phone':
        return void checkPhone(effect.value, this.#options.locale()).then((check) =>
          this.dispatch({ type: 'phone-checked', name: effect.name, check }),
        );
      default:
        this.#options.focus(effect);
    }
  }

  async #save({ request, target, changes }: SaveEffect): Promise<void> {
    const body = JSON.stringify([target, changes]);
    const requestId = this.#lost?.body === body ? this.#lost.requestId : newRequestId();
    this.#lost = undefined;
    const adapter = this.#options.adapter();
    try {
      if (!adapter?.update) throw adapterError('unsupported', 'This system can’t change users.');
      const { signal } = new AbortController();
      const user = sameUser(await adapter.update(target, changes, { signal, requestId }), target.id);
      if (this.#isStill(adapter)) this.#answered({ type: 'saved', request, user });
    } catch (thrown) {
      if (!this.#isStill(adapter)) return;
      const error = asAdapterError(thrown);
      // an answer with a status was an answer: the backend may keep it for the same request
      if (error.status === undefined) this.#lost = { body, requestId };
      if (error.kind === 'stale' && error.latest?.id === target.id) this.#options.saved(error.latest);
      this.#failed({ type: 'save-failed', request, error });
    }
  }

  async #read({ request, id }: Extract<EditEffect, { type: 'read' }>): Promise<void> {
    const adapter = this.#options.adapter();
    try {
      if (!adapter) throw adapterError('unsupported', 'There is no adapter.');
      const { signal } = new AbortController();
      const user = sameUser(await adapter.get(id, { signal }), id);
      if (this.#isStill(adapter)) this.#answered({ type: 'read', request, user });
    } catch (thrown) {
      if (this.#isStill(adapter)) this.#failed({ type: 'read-failed', request, error: asAdapterError(thrown) });
    }
  }

  #answered(outcome: Extract<EditOutcome, { request: number; user: User }>): void {
    this.#options.saved(outcome.user);
    this.dispatch(outcome);
  }

  #failed(outcome: Extract<EditOutcome, { error: AdapterError }>): void {
    this.dispatch(outcome);
    if (outcome.error.kind === 'unauthenticated') this.#options.signIn();
  }

  /** Is it still the backend that was asked? */
  #isStill(adapter: UserAdapter | undefined): boolean {
    return this.#options.adapter() === adapter;
  }
}

function newRequestId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

function sameUser(user: User | undefined, id: string): User {
  if (user?.id === id) return user;
  throw adapterError('protocol', 'The answer is about another user.');
}
