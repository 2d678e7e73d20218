import type { MemoryAdapter } from '../../../src/adapters/memory.js';
import { RestAdapter, type RestOptions } from '../../../src/adapters/rest.js';
import type { User, UserAction, UserId } from '../../../src/domain/user.js';
import { FakeRestServer, html, json, type SeenRequest } from '../../adapters/rest/fake-rest-server.js';
import { Fates, type Fate } from './fates.js';
import { Traffic, type Arrived, type Distortion, type House, type HouseOptions } from './house.js';
import { SteppingMemory } from './memory-house.js';

let count = 0;

/** The real RestAdapter and its transport, in front of a server that lives in this page. */
export class RestHouse implements House {
  readonly adapter: RestAdapter;
  readonly fates = new Fates();
  readonly arrived: Arrived[] = [];
  readonly reads: UserId[] = [];
  readonly looks: UserId[] = [];
  distort: Distortion | undefined;
  /** How each request was sent. */
  readonly sent: RequestInit[] = [];
  /** Instead of what the server answers to many at once. */
  refuse: ((targets: readonly { readonly id: UserId }[]) => Response | undefined) | undefined;
  readonly #memory: SteppingMemory;
  readonly #root = `https://portal-${(count += 1)}-${Date.now()}.test/api/`;
  readonly #server: FakeRestServer;
  readonly #traffic = { writes: new Traffic(), reads: new Traffic() };
  readonly #versionless: boolean;
  #requests = 0;

  constructor(options: HouseOptions, more: Partial<RestOptions> = {}, operations?: readonly string[]) {
    this.#memory = new SteppingMemory(options);
    this.#versionless = options.versionless === true;
    this.#server = new FakeRestServer(this.#memory, this.#root);
    this.#server.operations = operations;
    this.#server.intercept = (request, next) => this.#answer(request, next);
    this.adapter = new RestAdapter({
      url: `${this.#root}users`,
      fetch: (input, init = {}) => {
        this.sent.push(init);
        return this.#server.fetch(input, init);
      },
      random: () => 0,
      ...more,
    });
  }

  get most(): House['most'] {
    return { writes: this.#traffic.writes.most, reads: this.#traffic.reads.most };
  }
  get users(): readonly User[] {
    return this.#memory.users;
  }
  get lagging(): boolean {
    return this.#memory.lagging;
  }
  set lagging(lagging: boolean) {
    this.#memory.lagging = lagging;
  }

  meanwhile(...given: Parameters<MemoryAdapter['meanwhile']>): void {
    this.#memory.meanwhile(...given);
  }
  signIn(viewer: UserId | null): void {
    this.#memory.viewer = viewer === null ? null : { id: viewer };
  }
  allow(actions: Iterable<UserAction>): void {
    this.#memory.allowed = actions;
  }

  async #answer({ method, url, headers, body }: SeenRequest, next: () => Promise<Response>): Promise<Response> {
    const [collection, part, action] = url.href.slice(this.#root.length).split('/').map(decodeURIComponent);
    if (collection !== 'users' || part === undefined) return this.#bare(await next());
    if (method === 'GET') return this.#read(part, next);
    if (part === 'read') return this.#readMany((body as { readonly ids: readonly UserId[] }).ids, next);
    const request = (this.#requests += 1);
    if (part === 'batch') return this.#batch(body as Batch, request, next);
    const version = headers.get('If-Match')?.slice(1, -1);
    const asked = method === 'DELETE' ? 'delete' : (action as Arrived['action']);
    this.arrived.push({ action: asked, id: part, version, request });
    return this.#traffic.writes.count(() => answered(this.fates.ofWrite(part), next));
  }

  async #read(id: UserId, next: () => Promise<Response>): Promise<Response> {
    this.reads.push(id);
    this.looks.push(id);
    const response = await this.#traffic.reads.count(() => answered(this.fates.ofRead(id), next));
    return this.#bare(response);
  }

  /** One request: it ends as the look at the first of them would who has a fate, and that fate stays with them. */
  async #readMany(ids: readonly UserId[], next: () => Promise<Response>): Promise<Response> {
    this.looks.push(...ids);
    const fate = this.fates.ofReads(ids);
    return this.#bare(await this.#traffic.reads.count(() => answered(fate, next)));
  }

  async #batch({ action, targets }: Batch, request: number, next: () => Promise<Response>): Promise<Response> {
    for (const { id, version } of targets) this.arrived.push({ action, id, version, request });
    const refusal = this.refuse?.(targets);
    if (refusal) return refusal;
    const response = await this.#traffic.writes.count(() => answered(this.fates.ofWrite(targets[0]?.id ?? ''), next));
    if (!this.distort || response.status !== 200) return response;
    const { outcomes } = (await response.json()) as { outcomes: { id: UserId }[] };
    return json({ outcomes: this.distort(outcomes) });
  }

  /** The answer as a script from elsewhere sees it: without the headers that it may not read, without versions. */
  async #bare(response: Response): Promise<Response> {
    if (!this.#versionless || response.status !== 200) return response;
    const without = ({ version: _, ...user }: User): User => user;
    const data = (await response.json()) as User | { readonly users?: readonly User[] };
    return json('id' in data ? without(data) : { ...data, ...(data.users && { users: data.users.map(without) }) });
  }
}

interface Batch {
  readonly action: Arrived['action'];
  readonly targets: readonly { readonly id: UserId; readonly version?: string }[];
}

async function answered(fate: Fate | undefined, next: () => Promise<Response>): Promise<Response> {
  fate?.before?.();
  await fate?.until;
  const { ends, did, retryAfter, problem } = fate ?? {};
  if (ends === undefined) return next();
  if (did) await next();
  // a browser that was told to follow no redirect says no more than where nobody answers
  if (ends === 'dropped' || ends === 'redirected') throw new TypeError('Failed to fetch');
  if (ends === 'never') return new Promise(() => undefined);
  if (ends === 'page') return html();
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
  return json({ title: `Status ${ends}`, ...problem }, ends, headers);
}

/** REST. */
export const restHouse = (options: HouseOptions): House => new RestHouse(options);
/** REST, where several users are read at once. */
export const manyRestHouse = (options: HouseOptions): House => new RestHouse(options, {}, ['getMany', 'update', 'delete', 'setActive', 'schedule', 'changeDepartment', 'departments']); // prettier-ignore
/** The same over a server that deletes in two steps. */
export const steppingRestHouse = (options: HouseOptions): House =>
  new RestHouse({ ...options, kind: 'deactivate-first' });
