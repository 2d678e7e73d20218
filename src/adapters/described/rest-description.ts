import type { AdapterErrorKind } from '../adapter-error.js';
import type { Call, UserChanges, UserDraft } from '../contract.js';
import type { Explained } from '../define/definition.js';
import type { HttpOptions } from '../http-transport.js';
import type { Capabilities, DeleteCapability, FieldInfo, FilterInfo, Session } from '../../domain/session.js';
import type { User, UserAction, UserId } from '../../domain/user.js';

/** What a server sends, in its own words. */
export type Json = Record<string, unknown>;

/** The way to a value in JSON: names with dots between them, as in `profile.firstName` or `emails.0.value`. */
export type JsonPath = string;

/** Where something stands in an answer: a path in its body, or the name of a header. */
export type Place = JsonPath | { readonly header: string };

/** What is asked behind the `?`; a list is asked for once for each value. */
export type Params = Readonly<Record<string, string | number | boolean | undefined | readonly string[]>>;

/** A field of a user: where it is, and how its values are called there. A path alone is enough where nothing differs. */
export interface FieldShape extends Partial<Omit<FieldInfo, 'name'>> {
  /** Where it stands in a record. Without one it is made by `read` alone, and can’t be written. */
  readonly path?: JsonPath;
  /** The server’s word for each of ours: `{ active: true, inactive: false }`. Both ways. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Makes our value of the server’s. It wins over `values`. */
  readonly read?: (value: unknown, record: Readonly<Json>) => unknown;
  /** Makes the server’s value of ours. It wins over `values`. */
  readonly write?: (value: unknown) => unknown;
}

/** One request that writes. */
export interface WriteShape {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `url`, with `{id}` as a whole segment for the user’s id: `'{id}/disable'`. */
  readonly path?: string;
}

/** An action that has an address of its own, with what is sent there, if anything. */
export interface ActionShape extends WriteShape {
  readonly path: string;
  readonly body?: unknown;
}

/** How the server hands out its list. */
export type Pages =
  /** Pages that are counted, from `first` on (1 unless said). */
  | (PageSize & { readonly by: 'page'; readonly page?: string; readonly first?: 0 | 1 })
  /** So many users are skipped. */
  | (PageSize & { readonly by: 'offset'; readonly offset?: string })
  /** Each page says where the next one is: in its body, or in its `Link` header. */
  | (Omit<PageSize, 'fixed' | 'next'> & { readonly by: 'cursor'; readonly cursor?: string; readonly next: Place })
  /** All users at once. */
  | { readonly by: 'none' };

interface PageSize {
  /** The parameter that says how many users are wanted: `limit` unless said. `''`: none is sent. */
  readonly size?: string;
  /** The most that the server hands out at once. Where it is not said, it is found out. */
  readonly maxSize?: number;
  /** So many users are on each page, whatever is asked for. */
  readonly fixed?: number;
  /** What says that there is a next page: anything but `null`, `false` and `''`; or a `Link` header with `rel=next`. */
  readonly next?: Place;
}

/** Who is signed in: known, asked of the host, or read at an address. `null`: nobody. */
export type ViewerSource =
  | Session['viewer']
  | UserId
  | (() => Session['viewer'] | Promise<Session['viewer']>)
  | {
      /** Relative to the page, such as `/me`. */
      readonly url: string | URL;
      /** Where the id is: `id` unless said. */
      readonly id?: JsonPath;
      readonly name?: JsonPath;
    };

/** What an error of the server means, by where its answer says what. */
export interface ErrorShape {
  /** Where its own code stands, and what the codes mean. A code that is named here is an error under any status. */
  readonly code?: JsonPath;
  readonly kinds?: Readonly<Record<string, AdapterErrorKind>>;
  /** Where the text for the viewer stands. */
  readonly message?: JsonPath;
  /** Where the texts by field stand: an object, under the server’s names or paths. */
  readonly fields?: JsonPath;
}

/**
 * A REST API in words. What is not described is not claimed: without `delete` nobody can be deleted, without `search` there is no
 * search.
 */
export interface RestDescription extends Omit<HttpOptions, 'parse'> {
  /** Reads an answer’s text; give one that keeps big numbers where ids are numbers above 2⁵³ (S10). */
  readonly parse?: (text: string) => unknown;
  /** The address of the users, such as `/api/people`. What stands behind a `?` is sent always; a slash at its end ends each address. */
  readonly url: string | URL;
  /** Who is signed in. No such API says it, so you do. */
  readonly viewer: ViewerSource;
  /** What they may do; `record` is what the viewer’s `url` answered. `['view']` unless said. */
  readonly allowed?:
    readonly UserAction[] | ((viewer: NonNullable<Session['viewer']>, record: unknown) => readonly UserAction[]);
  /**
   * Who is the Account Owner: by a value in the record (or one of a list there), by ids, or as you judge. Absent, or answered with
   * `undefined`: unknown, so that nobody can be deleted or deactivated (R11). An API without owners: `() => false`.
   */
  readonly owner?:
    | { readonly path: JsonPath; readonly is: unknown }
    | { readonly ids: readonly UserId[] }
    | ((record: Readonly<Json>, user: User) => boolean | undefined);
  /**
   * Where each field of a user is. `id` and `login` are needed; a number as id is taken as text. Names that are not built in are
   * fields of your own in `extra`.
   */
  readonly fields: Readonly<Record<'id' | 'login', JsonPath | FieldShape>> &
    Readonly<Record<string, JsonPath | FieldShape>>;

  /** Where the list stands in an answer. Absent: the answer is the list. */
  readonly rows?: JsonPath;
  /** Where one user stands in an answer. Absent: the answer is the user. */
  readonly one?: JsonPath;
  /** Where a record stands in what is sent. Absent: it is what is sent. */
  readonly sent?: JsonPath;
  /** Where it is said how many match; of a header its last number, as in `items 0-24/319`. Absent: nobody knows. */
  readonly total?: Place;
  readonly pages: Pages;
  /** Parameters of every list, such as what to include. */
  readonly params?: Params;
  /** The path of one user below `url`: `'{id}'` unless said. */
  readonly path?: string;

  /** The parameter that searches, and the fields that it looks in. */
  readonly search?: Omit<Capabilities['search'], 'mode'> & {
    readonly mode?: 'contains' | 'prefix' | 'exact';
    readonly params: string | ((text: string) => Params);
  };
  /** By field: the server’s name for it. In `params` stand `{field}`, `{direction}` (`asc`, `desc`) and `{sign}` (`-` or nothing). */
  readonly sort?: {
    readonly fields: Readonly<Record<string, string>>;
    readonly params?: Readonly<Record<string, string>> | ((field: string, direction: 'asc' | 'desc') => Params);
  };
  readonly filters?: Readonly<
    Record<
      string,
      Omit<FilterInfo, 'field'> & {
        readonly param: string;
        /** The server’s words; those of the field of this name unless said. */
        readonly values?: Readonly<Record<string, unknown>>;
        /** How several values are asked for. Absent: one at a time, and of more it is said that they were not applied. */
        readonly many?: 'repeat' | 'comma';
      }
    >
  >;
  /** What tells versions apart, only where the server really checks it: the `ETag` of one user, or a field of the record. */
  readonly version?:
    | 'etag'
    | {
        readonly path: JsonPath;
        /** Where a write carries it: `if-match` unless said. */
        readonly send?:
          | 'if-match'
          | {
              readonly body: JsonPath;
              /** Is it a number there? */
              readonly number?: true;
            }
          | { readonly query: string };
      };
  /** What its errors mean. What is left out is told by the status, and by problem details (RFC 9457) where the answer is one. */
  readonly error?: ErrorShape | ((body: unknown, status: number) => Explained | undefined);

  readonly create?:
    | true
    | (WriteShape & {
        /** The last word on the record that is sent. */
        readonly body?: (record: Json, draft: UserDraft, call: Pick<Call, 'requestId'>) => unknown;
      });
  /**
   * `patch` (unless said) sends what changed, and of a nested member all of it as it was just read; `put` the whole record as it was
   * just read; `merge-patch` (RFC 7396) and `json-patch` (RFC 6902) what changed alone.
   */
  readonly update?:
    | true
    | (WriteShape & {
        readonly style?: 'patch' | 'put' | 'merge-patch' | 'json-patch';
        readonly body?: (record: Json, changes: UserChanges) => unknown;
      });
  /** Deletes, and what that means here: every sentence about consequences is made from it. */
  readonly delete?: DeleteCapability & WriteShape;
  /** `true`: by an update of the field `status`. */
  readonly setActive?: true | { readonly activate: ActionShape; readonly deactivate: ActionShape };
  readonly deactivate?: Capabilities['deactivate'];
  /** Has the server write to the user how to choose a new password. */
  readonly resetPassword?: ActionShape;
  /** How many users of a write are sent at once: 4 unless said. */
  readonly atOnce?: number;
}
