import type { AdapterErrorDetails, AdapterErrorKind } from '../adapter-error.js';
import type { Call, SchedulePlan, UserAdapter, UserChanges, UserDraft } from '../contract.js';
import type { HttpOptions } from '../http-transport.js';
import type { Filters, SortOrder, UserPage } from '../../domain/query.js';
import type { Capabilities, Session } from '../../domain/session.js';
import type { Department, User, UserAction, UserId } from '../../domain/user.js';
import type { JsonApi } from './json-api.js';

/** What one page of the list is asked for. What the session does not declare is never asked. */
export interface ListQuery {
  readonly search: string;
  readonly filters: Filters;
  readonly sort?: SortOrder;
  /** At most what `capabilities.page.maxSize` says. */
  readonly size: number;
  /** How many users stand before this page. */
  readonly offset: number;
  /** The number of this page, from 1 on. */
  readonly page: number;
  /** For `capabilities.page.kind: 'cursor'`; absent on the first page. */
  readonly cursor?: string;
}

/** One page as the backend has it. */
export interface ListAnswer<Entry> {
  readonly records: readonly Entry[];
  /** How many match, where the backend counts. */
  readonly total?: number;
  /** The cursors of the next page and the one before, where pages go by cursor. */
  readonly next?: string | null;
  readonly previous?: string | null;
  /** Where the pages beside this one begin, where that is not so many users further on or back. It wins. */
  readonly places?: Pick<UserPage, 'next' | 'previous'>;
  readonly notApplied?: UserPage['notApplied'];
}

/** Those who are there, and the ids of those who are not. */
export interface ManyAnswer<Entry> {
  readonly records: readonly Entry[];
  readonly missing: readonly UserId[];
}

/** One user of a write, and what the viewer has agreed to. */
export interface One extends Call {
  readonly id: UserId;
  readonly version?: string;
  readonly successor?: UserId;
}

/** What a backend’s own error means; what is left out, or `undefined`, is told by the status. */
export interface Explained {
  readonly kind?: AdapterErrorKind | undefined;
  readonly message?: string | undefined;
  /** Messages by field name. */
  readonly fields?: AdapterErrorDetails['fields'] | undefined;
  /** Which rule, for `protected` and `forbidden`. */
  readonly reason?: AdapterErrorDetails['reason'] | undefined;
}

/**
 * An adapter in its own words: how a record becomes a user, and one function for each thing that the backend can do. Each asks
 * through the `api` that it is given; everything else is supplied.
 */
export interface AdapterDefinition<Entry = unknown> extends HttpOptions {
  /** What all paths stand in, such as `/people`. */
  readonly url: string | URL;
  readonly capabilities: Capabilities;
  /** Makes a user of a record. Without texts as id, login and status it is refused (S10). */
  readonly toUser: (record: Entry) => User;
  /** What an error’s body means, where it is no problem details. */
  readonly explain?: (body: unknown, status: number) => Explained | undefined;
  /** How many users of a write are sent at once: 4 unless said. */
  readonly atOnce?: number;

  /** Who is signed in, what they may, and what the backend can do in their hands, where that differs. */
  readonly session: (api: JsonApi) => Promise<SessionAnswer>;
  readonly list: (api: JsonApi, query: ListQuery) => Promise<ListAnswer<Entry>>;
  readonly get: (api: JsonApi, id: UserId) => Promise<Entry>;
  /** Several at once, as fresh as one by itself, and the ids of those who are not there. */
  readonly getMany?: (api: JsonApi, ids: readonly UserId[]) => Promise<ManyAnswer<Entry>>;
  readonly create?: (api: JsonApi, draft: UserDraft, call: Call & { readonly notify?: boolean }) => Promise<Entry>;
  /** Answered with nothing, the user is read again. */
  readonly update?: (api: JsonApi, changes: UserChanges, one: One) => Promise<Entry | undefined>;
  readonly remove?: (api: JsonApi, one: One) => Promise<unknown>;
  readonly restore?: (api: JsonApi, one: One) => Promise<Entry | undefined>;
  readonly setActive?: (api: JsonApi, active: boolean, one: One) => Promise<Entry | undefined>;
  readonly schedule?: (api: JsonApi, plan: SchedulePlan, one: One) => Promise<Entry | undefined>;
  readonly changeDepartment?: (api: JsonApi, departmentId: string, one: One) => Promise<Entry | undefined>;
  readonly departments?: (api: JsonApi) => Promise<readonly Department[]>;
  readonly resetPassword?: (api: JsonApi, one: One) => Promise<unknown>;
  /** Methods of the contract that are written by hand, such as deletions that go in batches. They win. */
  readonly byHand?: Partial<Omit<UserAdapter, 'connect' | 'query' | 'get' | 'getMany'>>;
}

/** Who is signed in. `viewer: null`: nobody. */
export interface SessionAnswer {
  readonly viewer: Session['viewer'];
  readonly allowed: Iterable<UserAction>;
  readonly capabilities?: Partial<Capabilities>;
}
