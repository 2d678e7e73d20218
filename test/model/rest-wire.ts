import type { Call } from '../../src/adapters/contract.js';
import { RestAdapter, type RestOptions } from '../../src/adapters/rest.js';
import type { UserPage, UserQuery } from '../../src/domain/query.js';
import type { Session } from '../../src/domain/session.js';
import type { User, UserId } from '../../src/domain/user.js';
import type { Ending, Fate, WriteAction } from './fake-server.js';
import type { Mischief, Road } from './road.js';

/** How the host of the page gives headers, and what the wire waits with. */
export interface RestManners {
  /** A token takes its time: it is asked for anew, and may be another one when it comes. */
  readonly slowHeaders: boolean;
  readonly wait: NonNullable<RestOptions['wait']>;
  readonly random: () => number;
  readonly now: () => number;
}

/** The real adapter for REST, in front of a server that is not there. */
export class ModelRestAdapter extends RestAdapter {
  readonly #road: Road;
  #connected = false;

  constructor(road: Road, { slowHeaders, wait, random, now }: RestManners) {
    super({
      url: 'https://users.example/api/users',
      fetch: fetchFrom(road, now),
      headers: async () => {
        if (slowHeaders && this.#connected) await road.arrive('a token');
        return { authorization: road.token };
      },
      wait,
      random,
    });
    this.#road = road;
  }

  override async connect(call: Call): Promise<Session> {
    if (this.#connected) return this.#road.connect(call.signal);
    const session = await super.connect(call);
    this.#connected = true;
    return session;
  }

  override async query(query: UserQuery): Promise<UserPage> {
    await this.#road.arrive('the list');
    return this.#road.server.page(query);
  }
}

interface Asked {
  readonly action: WriteAction;
  readonly targets: readonly { readonly id: UserId; readonly version?: string | undefined }[];
}

function fetchFrom(road: Road, now: () => number): typeof fetch {
  const { server } = road;
  return (address, init = {}) => {
    const { method = 'GET', signal, body } = init;
    const headers = init.headers as Headers;
    const { pathname } = new URL(address as string);
    const token = headers.get('authorization') ?? '';
    const parts = pathname.split('/').slice(2).map(decodeURIComponent);
    const answer = async (): Promise<Response> => {
      if (parts[0] === 'session') return json(200, sessionBody(server.sessionOf(server.actorOf(token) as UserId)));
      if (method === 'GET') {
        server.log.push({ type: 'asked-to-read', id: parts[1] });
        await road.arrive(`reading ${parts[1]}`);
        return responseTo(server.read(parts[1], token));
      }
      const version = /^"(.*)"$/.exec(headers.get('if-match') ?? '')?.[1];
      const batch = parts.length === 2 && parts[1] === 'batch' && method === 'POST';
      const { action, targets } = batch
        ? (JSON.parse(body as string) as Asked)
        : { action: method === 'DELETE' ? 'delete' : (parts[2] as WriteAction), targets: [{ id: parts[1], version }] };
      const call = server.send(action, targets, token, now());
      await road.arrive(`${action} ${targets.map(({ id }) => id).join(', ')}`);
      const fate = server.takeFate();
      if (batch) return batchAnswer(road, call, fate, targets.map(({ id }) => id)); // prettier-ignore
      return responseTo(server.write(call, fate, parts[1]));
    };
    return new Promise((resolve, reject) => {
      const aborted = (): void => reject(new DOMException('Aborted.', 'AbortError'));
      signal?.addEventListener('abort', aborted, { once: true });
      // Node keeps a signal that is made of others for as long as somebody listens to it
      answer()
        .then(resolve, reject)
        .finally(() => signal?.removeEventListener('abort', aborted));
    });
  };
}

/** What is said of a whole request only: that it never came back, who asks, how long it is, and in a header how long to wait. */
const ofAll = /^(lost|hangs|signed|too|away-for)/;

/** A fate meets the whole request or, every other time, the first target in it alone. */
function batchAnswer(road: Road, call: number, fate: Fate, ids: readonly UserId[]): Promise<Response> {
  const { server } = road;
  const alone = !server.outage && call % 2 === 0 && !ofAll.test(fate);
  const endings = ids.map((id, at) => server.write(call, alone && at > 0 ? 'honest' : fate, id));
  const whole = endings.find((ending) => typeof ending === 'string' || ending.status === 401 || (fate !== 'honest' && !alone)); // prettier-ignore
  if (whole) return responseTo(whole);
  const outcomes = endings.map((ending, at) => itemOf(ids[at], ending as Ending & object));
  // a server may answer in any order
  if (call % 3 === 0) outcomes.reverse();
  return Promise.resolve(json(200, { outcomes: distorted(outcomes, road.takeMischief()) }));
}

function itemOf(id: UserId, { status, user }: Ending & object): object {
  return { id, status, ...(user && { user }) };
}

/** What a server may do to a list of answers. */
function distorted(outcomes: readonly object[], mischief: Mischief | undefined): readonly unknown[] {
  const stranger = { id: 'a stranger', status: 200 };
  const [first = stranger, ...rest] = outcomes;
  const turned = [...outcomes].reverse();
  const given: Record<Mischief, readonly unknown[]> = {
    twice: [...turned, ...outcomes],
    contradicted: [...outcomes, ...outcomes.map((one) => ({ ...one, status: 404 }))],
    'of-others': [stranger, ...turned],
    garbage: [null, 'done', { status: 200 }, ...outcomes],
    withheld: rest,
    'ends-early': [first],
    throws: turned,
  };
  return mischief ? given[mischief] : outcomes;
}

function responseTo(ending: Ending): Promise<Response> {
  if (ending === 'dropped') return Promise.reject(new TypeError('Failed to fetch'));
  if (ending === 'never') return new Promise(() => undefined);
  const { status, user, retryAfter } = ending;
  if (status === 200 && !user) return Promise.resolve(answerOf(204, undefined, {}));
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': `${retryAfter}` };
  return Promise.resolve(json(status, status === 200 ? user : { title: `Status ${status}` }, headers));
}

const json = (status: number, body: User | object | undefined, headers: Record<string, string> = {}): Response =>
  answerOf(status, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers });

/** As much of a response as the transport looks at: a real one reads its text through a stream. */
function answerOf(status: number, text: string | undefined, headers: Record<string, string>): Response {
  const named = new Headers(headers);
  return { status, redirected: false, headers: named, text: () => Promise.resolve(text ?? '') } as Response;
}

function sessionBody({ viewer, allowed, capabilities }: Session): object {
  return { viewer, allowed: [...allowed], capabilities };
}
