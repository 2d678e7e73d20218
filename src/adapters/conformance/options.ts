import type { UserAdapter, UserDraft } from '../contract.js';
import type { UserId } from '../../domain/user.js';

/** What an adapter may be made with. */
export interface AdapterContext {
  /**
   * To be handed to the adapter in place of `globalThis.fetch`: it counts requests, and cuts connections where a check needs it. An
   * adapter that does not use it is tried without: those checks are then not applicable.
   */
  readonly fetch: typeof globalThis.fetch;
}

/** Makes a fresh adapter, signed in as somebody who may do all that is to be tried. */
export type CreateAdapter = (context: AdapterContext) => UserAdapter | Promise<UserAdapter>;

/** How the kit meets an adapter. Each hook is optional: the checks that need it are not applicable without it. */
export interface ConformanceOptions {
  readonly createAdapter: CreateAdapter;
  /** The same backend for somebody who may look at users and change none. */
  readonly createUnprivileged?: CreateAdapter;
  /** The same backend with credentials that are wrong or have expired. */
  readonly createUnauthenticated?: CreateAdapter;
  /** What really sends; `globalThis.fetch` unless said. */
  readonly fetch?: typeof globalThis.fetch;
  /** Has the kit's draft of a new user, and answers with what is to be sent: the place for fields that the backend asks for. */
  readonly makeDraft?: (draft: UserDraft, number: number) => UserDraft;
  /** Users who may be changed and deleted, where the adapter can't create any. Each is used up by the check that takes it. */
  readonly disposableIds?: readonly UserId[];
  /**
   * Users whom the backend protects, by the rule that does. The kit **tries to delete them**: name them on a backend of tests alone.
   */
  readonly protectedIds?: { readonly owner?: UserId; readonly self?: UserId; readonly lastAdmin?: UserId };
  /** Deletes users whom the kit has made, where the adapter can't. */
  readonly removeUsers?: (ids: readonly UserId[]) => void | Promise<void>;
  /** Lets so much time pass for the backend: whether a plan is carried out is then tried. */
  readonly passTime?: (milliseconds: number) => void | Promise<void>;
  /**
   * Tokens and passwords that may stand in no address and no error, besides those seen in `Authorization`. What is `undefined`, as
   * where the environment lacks it, is none.
   */
  readonly secrets?: readonly (string | undefined)[] | undefined;
  /** How long one check may take: 30 seconds unless said. An adapter that hangs is a failure. */
  readonly timeLimitMs?: number;
  /** How many users are read at most to look at a whole list: 2000 unless said. */
  readonly walkLimit?: number;
  /** The clock of the adapter's pauses, in milliseconds; `Date.now` unless said. */
  readonly now?: () => number;
}

/** The options of a host, with what it left out. */
export interface Settings extends ConformanceOptions {
  readonly timeLimitMs: number;
  readonly walkLimit: number;
  readonly now: () => number;
  readonly secrets: readonly string[];
  /** What the host gave: the same for each check of a run. */
  readonly given: object;
}

/** The options that a host gave, be it the factory alone. Throws where there is no factory: nothing could be tried. */
export function settingsOf(given: CreateAdapter | ConformanceOptions): Settings {
  const options = typeof given === 'function' ? { createAdapter: given } : given;
  if (typeof (options as ConformanceOptions | undefined)?.createAdapter !== 'function')
    throw new TypeError('The conformance kit needs `createAdapter`, a function that makes an adapter.');
  // nothing is in every text
  const secrets = (options.secrets ?? []).flatMap((secret) => secret || []);
  return { timeLimitMs: 30_000, walkLimit: 2000, now: () => Date.now(), ...options, secrets, given };
}
