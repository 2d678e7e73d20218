import { expect } from '@open-wc/testing';
// fetched beforehand: what loads it when it is needed then has it at once
import '../../../../src/adapters/rest/rest-operations.js';
import { RestAdapter } from '../../../../src/adapters/rest.js';
import { followChanges, type StreamOptions } from '../../../../src/adapters/rest/live/follow-changes.js';
import { turn } from '../../../support/scripted-adapter.js';
import { json } from '../fake-rest-server.js';

const url = new URL('https://portal.test/api/changes');

/** Waits that a test ends by hand. */
class Waits {
  readonly #open = new Map<number, Set<() => void>>();
  readonly asked: number[] = [];
  readonly wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      this.asked.push(ms);
      const same = this.#open.get(ms) ?? new Set();
      this.#open.set(ms, same.add(resolve));
      const stop = (): void => {
        same.delete(resolve);
        reject(new Error('stopped'));
      };
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
    });
  async over(ms: number): Promise<void> {
    for (const resolve of this.#open.get(ms) ?? []) resolve();
    this.#open.delete(ms);
    await settle();
  }
  /** How many wait for so long. */
  open(ms: number): number {
    return this.#open.get(ms)?.size ?? 0;
  }
}

async function settle(): Promise<void> {
  for (let time = 0; time < 6; time++) await turn();
}

/** A server that streams what a test writes. */
function aServer(answer?: (request: number) => Response | Promise<never> | undefined) {
  const requests: { headers: Headers; init: RequestInit }[] = [];
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const cancelled: number[] = [];
  const waits = new Waits();
  const heard: unknown[] = [];
  const end = new AbortController();
  const fetch: typeof globalThis.fetch = async (_, init = {}) => {
    const number = requests.push({ headers: new Headers(init.headers), init });
    const own = await answer?.(number);
    if (own) return own;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        streams.push(controller);
        init.signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
      },
      cancel: () => void cancelled.push(number),
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
  };
  const options: StreamOptions = { fetch, wait: waits.wait, random: () => 1 };
  const write = async (text: string): Promise<void> => {
    streams.at(-1)!.enqueue(new TextEncoder().encode(text));
    await settle();
  };
  let over = false;
  const follow = async (more: StreamOptions = {}): Promise<void> => {
    const following = followChanges({ ...options, ...more }, url, (change) => heard.push(change), end.signal);
    void following.then(() => (over = true));
    await settle();
  };
  return { requests, streams, cancelled, waits, heard, end, write, follow, fetch, isOver: () => over };
}

describe('followChanges', () => {
  it('asks as the adapter does, for a stream, and never follows a redirect (F20, S15)', async () => {
    const server = aServer();
    await server.follow({ headers: async () => ({ Authorization: 'Bearer t' }), credentials: 'include' });
    const [{ headers, init }] = server.requests as [(typeof server.requests)[number]];
    expect(headers.get('Authorization')).to.equal('Bearer t');
    expect([headers.get('Accept'), headers.get('X-Requested-With'), headers.get('Last-Event-ID')]).to.deep.equal(['text/event-stream', 'user-manager', null]); // prettier-ignore
    expect([init.redirect, init.credentials, init.cache]).to.deep.equal(['error', 'include', 'no-store']);
    server.end.abort();
    await settle();
    expect(server.isOver()).to.equal(true);
  });

  it('tells whose ids are told, and passes over what it does not know', async () => {
    const server = aServer();
    await server.follow();
    await server.write('event: changed\ndata: {"ids":["a","b"]}\n\nevent: other\ndata: 1\n\ndata: 2\n\n: beat\n\n');
    await server.write('event: stale\ndata: {}\n\n');
    expect(server.heard).to.deep.equal([{ ids: ['a', 'b'] }, 'stale']);
    server.end.abort();
  });

  it('takes what can’t be read for a change of somebody (R11, S10)', async () => {
    const many = JSON.stringify({ ids: Array.from({ length: 1_001 }, (_, index) => `${index}`) });
    for (const data of [
      '{',
      'null',
      '[]',
      '{}',
      '{"ids":[]}',
      '{"ids":[7]}',
      '{"ids":["a",""]}',
      '{"ids":"a"}',
      many,
    ]) {
      const server = aServer();
      await server.follow();
      await server.write(`event: changed\ndata: ${data}\n\n`);
      expect(server.heard, data.slice(0, 20)).to.deep.equal(['stale']);
      server.end.abort();
    }
  });

  it('goes on after the last place that it knows, and leaves it to the server to say stale', async () => {
    const server = aServer();
    await server.follow();
    await server.write('retry: 2000\nid: c7\n\n');
    server.streams[0]!.close();
    await settle();
    expect(server.waits.open(2000)).to.equal(1);
    await server.waits.over(2000);
    expect(server.requests[1]!.headers.get('Last-Event-ID')).to.equal('c7');
    expect(server.heard).to.deep.equal([]);
    server.end.abort();
  });

  it('says stale itself after a loss where it knows no place, or one that is no header', async () => {
    for (const place of ['', 'id: ü\n\n', `id: ${'x'.repeat(2_000)}\n\n`, 'id\n\n']) {
      const server = aServer();
      await server.follow();
      if (place) await server.write(place);
      server.streams[0]!.error(new Error('lost'));
      await settle();
      await server.waits.over(3000);
      expect(server.requests[1]!.headers.has('Last-Event-ID')).to.equal(false);
      expect(server.heard).to.deep.equal(['stale']);
      server.end.abort();
    }
  });

  it('waits longer each time, with jitter, at most two minutes, and briefly again once the server has spoken (F14)', async () => {
    let lost = true;
    const server = aServer(() => (lost ? Promise.reject(new TypeError('away')) : undefined));
    await server.follow();
    const pauses = [3000, 6000, 12_000, 24_000, 48_000, 96_000, 120_000];
    for (const pause of pauses) {
      expect(server.waits.open(pause), `${pause}`).to.equal(1);
      await server.waits.over(pause);
    }
    expect(server.waits.open(120_000)).to.equal(1);
    lost = false;
    await server.waits.over(120_000);
    await server.write('retry: 0\n\n: beat\n\n');
    server.streams[0]!.close();
    await settle();
    expect(server.waits.open(1000), 'never at once').to.equal(1);
    server.end.abort();
    const dice = aServer(() => Promise.reject(new TypeError('away')));
    await dice.follow({ random: () => 0 });
    expect(dice.waits.open(1500)).to.equal(1);
    dice.end.abort();
  });

  it('waits as long as the server asks for, within reason', async () => {
    for (const [asked, pause] of [
      ['10', 13_000],
      ['99999', 123_000],
      ['soon', 3000],
    ] as const) {
      const server = aServer(() => new Response('{}', { status: 503, headers: { 'Retry-After': asked } }));
      await server.follow();
      expect(server.waits.open(pause), asked).to.equal(1);
      server.end.abort();
    }
  });

  it('stops for good where asking again would be of no use', async () => {
    for (const status of [204, 400, 401, 403, 404, 405, 406, 410, 501]) {
      const server = aServer(() => new Response(status === 204 ? null : '{}', { status }));
      await server.follow();
      expect(server.isOver(), `${status}`).to.equal(true);
      expect(server.requests).to.have.length(1);
    }
  });

  it('takes no other answer for a stream, such as a portal’s page (F21)', async () => {
    const page = (status: number, type: string): Response => new Response('event: stale\ndata: x\n\n', { status, headers: { 'Content-Type': type } }); // prettier-ignore
    for (const answer of [
      page(200, 'text/html'),
      page(200, 'text/event-stream-x'),
      page(202, 'text/event-stream'),
      page(500, 'text/event-stream'),
    ]) {
      const server = aServer(() => answer);
      await server.follow();
      expect(server.heard).to.deep.equal([]);
      expect(server.waits.open(3000)).to.equal(1);
      server.end.abort();
    }
  });

  it('gives up a connection on which nothing is heard for a minute, be it the first answer', async () => {
    const server = aServer();
    await server.follow();
    await server.write(': beat\n\n');
    await server.waits.over(60_000);
    expect(server.cancelled.length + Number(server.requests[0]!.init.signal!.aborted)).to.be.above(0);
    expect(server.waits.open(3000)).to.equal(1);
    server.end.abort();
    const mute = aServer(() => new Promise<never>(() => undefined));
    await mute.follow();
    await mute.waits.over(60_000);
    expect(mute.waits.open(3000)).to.equal(1);
    mute.end.abort();
  });

  it('goes on after a stream that would fill the memory, or a token that could not be had', async () => {
    const server = aServer();
    await server.follow();
    await server.write('x'.repeat(300_000));
    expect(server.waits.open(3000)).to.equal(1);
    server.end.abort();
    const tokenless = aServer();
    await tokenless.follow({ headers: () => Promise.reject(new Error('no token')) });
    expect(tokenless.requests).to.have.length(0);
    expect(tokenless.waits.open(3000)).to.equal(1);
    tokenless.end.abort();
  });

  it('leaves nothing behind when it ends, whether it reads or waits', async () => {
    const reading = aServer();
    await reading.follow();
    reading.end.abort();
    await settle();
    const waiting = aServer(() => Promise.reject(new TypeError('away')));
    await waiting.follow();
    waiting.end.abort();
    await settle();
    const never = aServer();
    never.end.abort();
    await never.follow();
    for (const server of [reading, waiting, never]) {
      expect(server.isOver()).to.equal(true);
      expect([...new Set(server.waits.asked)].map((ms) => server.waits.open(ms)).filter(Boolean)).to.deep.equal([]);
    }
    expect(never.requests).to.have.length(0);
  });

  describe('while nobody looks at the page', () => {
    const own = Object.getOwnPropertyDescriptor(document, 'visibilityState');
    const look = async (state: 'hidden' | 'visible'): Promise<void> => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
      document.dispatchEvent(new Event('visibilitychange'));
      await settle();
    };
    afterEach(() => {
      if (own) Object.defineProperty(document, 'visibilityState', own);
      else delete (document as { visibilityState?: unknown }).visibilityState;
    });

    it('ends the connection after a minute, and says stale when somebody looks again', async () => {
      const server = aServer();
      await server.follow();
      await server.write('id: c1\n\n');
      await look('hidden');
      await server.waits.over(60_000);
      await settle();
      expect(server.requests).to.have.length(1);
      expect(server.requests[0]!.init.signal!.aborted).to.equal(true);
      expect(server.waits.open(3000)).to.equal(0);
      await look('visible');
      expect(server.heard).to.deep.equal(['stale']);
      expect(server.requests).to.have.length(2);
      expect(server.requests[1]!.headers.has('Last-Event-ID')).to.equal(false);
      server.end.abort();
    });

    it('goes on where somebody looks again before', async () => {
      const server = aServer();
      await server.follow();
      await look('hidden');
      await look('visible');
      expect(server.requests).to.have.length(1);
      await server.write('event: stale\ndata: {}\n\n');
      expect(server.heard).to.deep.equal(['stale']);
      server.end.abort();
    });

    it('ends with the subscription all the same', async () => {
      const server = aServer();
      await look('hidden');
      await server.follow();
      await server.waits.over(60_000);
      server.end.abort();
      await settle();
      expect(server.isOver()).to.equal(true);
      expect(server.heard).to.deep.equal([]);
    });
  });

  it('needs no injected clock, dice or fetch', async () => {
    const end = new AbortController();
    const following = followChanges({}, new URL('data:text/event-stream,id:1'), () => undefined, end.signal);
    await settle();
    end.abort();
    await following;
  });
});

describe('RestAdapter.subscribe', () => {
  const { signal } = new AbortController();
  const connected = async (live: unknown, more = {}): Promise<{ adapter: RestAdapter; asked: string[] }> => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      asked.push(input as string);
      return asked.length === 1 ? json({ viewer: { id: 'me' }, allowed: ['view'], capabilities: { live } }) : new Response(null, { status: 204 }); // prettier-ignore
    };
    const adapter = new RestAdapter({ url: 'https://portal.test/v2/users', fetch, ...more });
    expect(adapter.subscribe).to.equal(undefined);
    await adapter.connect({ signal });
    return { adapter, asked };
  };

  it('is there only where the server says that it is live (R11)', async () => {
    for (const live of [undefined, null, false, 'true', 1])
      expect((await connected(live)).adapter.subscribe, String(live)).to.equal(undefined);
    expect((await connected(true)).adapter.subscribe).to.be.a('function');
  });

  it('asks beside the collection, or where the host says', async () => {
    for (const [more, expected] of [
      [{}, 'https://portal.test/v2/changes'],
      [{ changesUrl: 'https://portal.test/feed' }, 'https://portal.test/feed'],
    ] as const) {
      const { adapter, asked } = await connected(true, more);
      adapter.subscribe?.(() => undefined, signal);
      for (let time = 0; time < 2000 && asked.length < 2; time++) await turn();
      expect(asked[1]).to.equal(expected);
    }
  });
});
