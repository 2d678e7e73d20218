import { scimPeople, type ScimRecord } from '../../../demo/backends/scim-people.js';
import { batch } from './core/batch.js';
import { describeService } from './core/describe-service.js';
import { listUsers } from './core/list-users.js';
import { oneUser } from './core/one-user.js';

/** One request as the server saw it; `path` is what stands below the service. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What it answers: `body` as JSON of SCIM, or `text` as it is. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Stands before the server: asks it, or does something else. */
export type Layer = (asked: Asked, next: () => Promise<Reply>) => Reply | Promise<Reply>;

/** One way in which a server is not as it should be. */
export type Switch = (server: ScimServer) => void;

/** What a well-behaved server does, for switches to take away or to turn round. */
export interface Manners {
  patch: boolean;
  sort: boolean;
  versions: 'none' | 'checked' | 'shown';
  bulk: { maxOperations: number; maxPayloadSize: number } | undefined;
  cursor: boolean;
  index: boolean;
  maxResults: number;
  exactCase: boolean;
  schema: readonly object[];
}

/**
 * A SCIM service inside a test: it follows RFC 7643, 7644 and 9865, and each switch makes it break one promise. Its people and its log are the
 * oracle.
 */
export class ScimServer {
  readonly people = new Map<string, ScimRecord>();
  readonly log: Asked[] = [];
  readonly manners: Manners = {
    patch: true,
    sort: true,
    versions: 'none',
    bulk: undefined,
    cursor: false,
    index: true,
    maxResults: 200,
    exactCase: false,
    schema: [],
  };
  readonly layers: Layer[] = [];
  /** Cursors of an earlier time are over. */
  time = 1;
  readonly #base: string;

  constructor(switches: readonly Switch[] = [], users = 67, base = 'https://portal.test/scim/v2') {
    this.#base = base;
    for (const person of scimPeople(users)) this.people.set(person.id, person);
    for (const each of switches) each(this);
  }

  /** To be given to the adapter. */
  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    init.signal?.throwIfAborted();
    const url = new URL(input as string);
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: decodeURI(url.href.slice(this.#base.length).split('?')[0] ?? ''),
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    this.log.push(asked);
    const from = (index: number): Promise<Reply> =>
      Promise.resolve(this.layers[index]?.(asked, () => from(index + 1)) ?? this.#answer(asked));
    const answer = from(0).then(responseOf);
    return await Promise.race([answer, aborted(init.signal)]);
  };

  /** Method and path of each request since `from`. */
  lines(from = 0): string[] {
    return this.log.slice(from).map(({ method, path }) => `${method} ${path}`);
  }

  /** Puts this before all that is there. */
  before(layer: Layer): void {
    this.layers.unshift(layer);
  }

  #answer(asked: Asked): Reply {
    const [, collection = '', id, ...rest] = asked.path.split('/');
    if (rest.length > 0) return failure(404, 'Nothing is here.');
    if (collection === 'Users' && id === '.search')
      return listUsers(this, new Map(Object.entries((asked.body ?? {}) as object).map(([key, value]) => [key, String(value)]))); // prettier-ignore
    if (collection === 'Users' && id === undefined && asked.method === 'GET')
      return listUsers(this, new Map(asked.query));
    if (collection === 'Users') return oneUser(this, asked, id === undefined ? undefined : decodeURIComponent(id));
    if (collection === 'Bulk') return batch(this, asked, (each) => this.#answer(each));
    return describeService(this, collection, asked);
  }
}

/** An error as RFC 7644 §3.12 has it. */
export function failure(status: number, detail: string, scimType?: string): Reply {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
  return { status, body: { schemas, status: String(status), ...(scimType && { scimType }), detail } };
}

function responseOf({ status, body, text, headers }: Reply): Response {
  const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/scim+json' };
  const content = body === undefined ? text : JSON.stringify(body);
  return new Response(status === 204 ? null : content, { status, headers: { ...type, ...headers } });
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
