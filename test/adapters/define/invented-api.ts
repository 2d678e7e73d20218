import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../../demo/backend/start-backend.js';

/** A row of the API that docs/adapters.md invents. */
export interface Row {
  uid: string;
  handle: string;
  fullName: string;
  mail: string;
  enabled: boolean;
  founder: boolean;
}

type Answer = readonly [status: number, body?: unknown];
interface Problem {
  readonly problem: string;
  readonly where?: string;
  readonly text: string;
}

const rights = ['view', 'create', 'update', 'delete', 'activate', 'deactivate'];
const refusals: Record<string, string> = { founder: 'Founders stay.', self: 'That is you.' };

/** The API at /crew that docs/adapters.md invents, on a free port: the truth behind the examples. */
export class InventedApi {
  readonly asked: string[] = [];
  rows: Row[] = Array.from({ length: 42 }, (_, at) => ({
    uid: `c-${at}`,
    handle: `crew.${at}`,
    fullName: `Crew ${String(at % 9)}`,
    mail: `crew.${at}@example.com`,
    enabled: at % 5 !== 4,
    founder: at === 0,
  }));
  #made = 0;
  #close = (): Promise<void> => Promise.resolve();
  #port = 0;

  get host(): string {
    return `127.0.0.1:${this.#port}`;
  }

  static async start(): Promise<InventedApi> {
    const api = new InventedApi();
    const server = createServer((request, response) => void api.#serve(request, response));
    api.#port = await listen(server, 0);
    api.#close = () => closeServer(server);
    return api;
  }

  close(): Promise<void> {
    return this.#close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    this.asked.push(`${request.method} ${request.url}`);
    const viewer = { admin: 'c-1', reader: 'c-2' }[request.headers.authorization?.replace('Bearer ', '') ?? ''];
    const [status, body] = viewer
      ? this.#answer(
          request.method ?? 'GET',
          new URL(request.url ?? '/', 'http://x'),
          viewer,
          text ? JSON.parse(text) : {},
        )
      : ([401] as Answer);
    if (body === undefined) return void response.writeHead(status).end();
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }

  #answer(method: string, { pathname, searchParams }: URL, viewer: string, body: Partial<Row>): Answer {
    const [, , place, id] = pathname.split('/').map(decodeURIComponent);
    const mayWrite = viewer === 'c-1';
    if (place === 'me') return [200, { ...this.#row(viewer), rights: mayWrite ? rights : ['view'] }];
    if (method !== 'GET' && !mayWrite) return [403, { problem: 'rights', text: 'Not in your role.' }];
    if (id === undefined) return method === 'POST' ? this.#create(body) : this.#list(searchParams);
    const row = this.#row(id);
    if (!row) return [404];
    if (method === 'GET') return [200, row];
    const isRemoval = method === 'DELETE' || body.enabled === false;
    const stays = isRemoval && (row.founder ? 'founder' : id === viewer ? 'self' : undefined);
    if (stays) return [403, { problem: stays, text: refusals[stays] }];
    if (method === 'DELETE') {
      this.rows = this.rows.filter((each) => each !== row);
      return [204];
    }
    const wrong = this.#wrong({ ...row, ...body }, id);
    return wrong ? [wrong.problem === 'taken' ? 409 : 422, wrong] : [200, Object.assign(row, body)];
  }

  #list(query: URLSearchParams): Answer {
    const text = query.get('text')?.toLowerCase() ?? '';
    const sign = query.get('order') === '-name' ? -1 : 1;
    const found = this.rows
      .filter(({ fullName, handle, mail }) =>
        [fullName, handle, mail].some((each) => each.toLowerCase().includes(text)),
      )
      .sort((a, b) => sign * (a.fullName < b.fullName ? -1 : a.fullName > b.fullName ? 1 : a.uid < b.uid ? -1 : 1));
    const skip = Number(query.get('skip'));
    return [200, { rows: found.slice(skip, skip + Number(query.get('take'))), count: found.length }];
  }

  #create({ handle = '', fullName = '', mail = '' }: Partial<Row>): Answer {
    const row = { uid: `n-${++this.#made}`, handle, fullName, mail, enabled: true, founder: false };
    const wrong = this.#wrong(row, row.uid);
    if (wrong) return [wrong.problem === 'taken' ? 409 : 422, wrong];
    this.rows.push(row);
    return [201, row];
  }

  #wrong(row: Row, id: string): Problem | undefined {
    for (const where of ['handle', 'fullName', 'mail'] as const) {
      if (!row[where].trim() || (where === 'mail' && !row.mail.includes('@')))
        return { problem: 'bad', where, text: `No ${where}.` };
      const taken = this.rows.some((each) => each.uid !== id && each[where].toLowerCase() === row[where].toLowerCase());
      if (taken && where !== 'fullName') return { problem: 'taken', where, text: `That ${where} is taken.` };
    }
    return undefined;
  }

  #row(id: string): Row | undefined {
    return this.rows.find(({ uid }) => uid === id);
  }
}
