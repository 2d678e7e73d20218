import { expect } from '@open-wc/testing';
import { HttpTransport, type HttpOptions, type HttpRequest } from '../../src/adapters/http-transport.js';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { html, json, nothing } from './rest/fake-rest-server.js';
import { calm, rejection } from './contract.js';

type Answer = Response | (() => Response | Promise<Response>);

/** A transport whose answers are given one by one, the last one again and again; it notes what was sent and how long it waited. */
function transport(answers: Answer[], options: HttpOptions = {}) {
  const sent: { url: string; init: RequestInit; headers: Headers }[] = [];
  const waits: number[] = [];
  const http = new HttpTransport({
    fetch: async (input, init = {}) => {
      const answer = answers[Math.min(sent.length, answers.length - 1)];
      sent.push({ url: input as string, init, headers: new Headers(init.headers) });
      return typeof answer === 'function' ? answer() : answer.clone();
    },
    random: () => 0,
    wait: async (ms) => void waits.push(ms),
    ...options,
  });
  const send = (request: Partial<HttpRequest> = {}) =>
    http.send({ url: new URL('https://portal.test/api/users/7'), ...calm, ...request });
  return { send, sent, waits };
}

/** Statuses below 200 can’t be constructed. */
const answerOf = (status: number): Response =>
  ({
    status,
    redirected: false,
    headers: new Headers({ 'Content-Type': 'application/json' }),
    text: () => Promise.resolve('{}'),
    clone: () => answerOf(status),
  }) as unknown as Response;

describe('HttpTransport', () => {
  it('takes 200 and 201 with JSON and 204 for a success, and no other status from 100 to 599', async () => {
    for (let status = 100; status < 600; status++) {
      const { send } = transport([answerOf(status)]);
      const succeeded = await send().then(
        () => true,
        () => false,
      );
      expect(succeeded, `${status}`).to.equal([200, 201, 204].includes(status));
    }
  });

  it('sends again after 429 and after 503 that says when, and after nothing else from 100 to 599 (F13)', async () => {
    for (let status = 100; status < 600; status++)
      for (const header of [undefined, '1']) {
        const answer = answerOf(status);
        if (header) answer.headers.set('Retry-After', header);
        answer.clone = () => answer;
        const { send, sent } = transport([answer]);
        await send({ method: 'DELETE' }).catch(() => undefined);
        const again = status === 429 || (status === 503 && header !== undefined);
        expect(sent.length, `${status} ${header}`).to.equal(again ? 3 : 1);
      }
  });

  it('waits as long as it is told, and the back-off on top of it (F11, F14)', async () => {
    const busy = json({}, 429, { 'Retry-After': '2' });
    const fast = transport([busy, busy, json({ ok: true })]);
    expect((await fast.send()).data).to.deep.equal({ ok: true });
    expect(fast.waits).to.deep.equal([2000, 2000]);
    const full = transport([busy, json({}, 429), json({})], { random: () => 0.999 });
    await full.send();
    expect(full.waits.map(Math.round)).to.deep.equal([2500, 999]);
  });

  it('backs off by dice of its own where none are given', async () => {
    const { send, waits } = transport([json({}, 429), json({})], { random: undefined });
    await send();
    expect(waits[0]).to.be.within(0, 500);
  });

  it('does not send again what may be sent only once (F10)', async () => {
    const { send, sent } = transport([json({}, 429, { 'Retry-After': '1' })]);
    expect((await rejection(send({ repeatable: false }))).retryAfterMs).to.equal(1000);
    expect(sent).to.have.lengthOf(1);
  });

  it('hands on a wait of more than five minutes instead of sitting it out (F11)', async () => {
    const { send, sent, waits } = transport([json({}, 503, { 'Retry-After': '301' })]);
    const error = await rejection(send());
    expect(error).to.include({ kind: 'unavailable', retryAfterMs: 301_000, status: 503 });
    expect([sent.length, waits.length]).to.deep.equal([1, 0]);
  });

  it('reads X-Retry-After too, and takes garbage for no time at all', async () => {
    const other = transport([json({}, 429, { 'X-Retry-After': '3' }), json({})]);
    await other.send();
    expect(other.waits).to.deep.equal([3000]);
    const garbage = transport([json({}, 503, { 'Retry-After': 'later' })]);
    await rejection(garbage.send());
    expect(garbage.sent).to.have.lengthOf(1);
  });

  it('sends the same idempotency key each time', async () => {
    const { send, sent } = transport([json({}, 429), json({}, 429), json({})]);
    await send({ method: 'POST', key: 'k-1', body: {} });
    expect(sent.map(({ headers }) => headers.get('Idempotency-Key'))).to.deep.equal(['k-1', 'k-1', 'k-1']);
  });

  it('lets nobody of the same pace send while one waits (F11)', async () => {
    const pace = {};
    let go = (): void => undefined;
    const over = new Promise<void>((done) => (go = done));
    let paused = (): void => undefined;
    const waiting = new Promise<void>((done) => (paused = done));
    const wait = (): Promise<void> => (paused(), over);
    const { send, sent } = transport([json({}, 429), json({})], { wait });
    const one = send({ pace });
    await waiting;
    const two = send({ pace });
    await Promise.resolve();
    expect(sent).to.have.lengthOf(1);
    go();
    await Promise.all([one, two]);
    expect(sent).to.have.lengthOf(3);
  });

  it('forbids redirects, caching and foreign cookies on every request (F20, S15, S17)', async () => {
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
      const { send, sent } = transport([nothing()]);
      await send({ method });
      expect(sent[0].init).to.include({
        method, redirect: 'error', credentials: 'same-origin', cache: 'no-store',
      }); // prettier-ignore
      expect(sent[0].headers.get('X-Requested-With')).to.equal('user-manager');
      expect(sent[0].headers.get('Accept')).to.equal('application/json, application/problem+json');
    }
  });

  it('takes an answer that was redirected all the same for none', async () => {
    for (const status of [200, 204]) {
      const answer = Object.defineProperty(answerOf(status), 'redirected', { value: true });
      answer.clone = () => answer;
      expect((await rejection(transport([answer]).send())).kind).to.equal('protocol');
    }
  });

  it('takes a page for no answer, whatever its status says (F21)', async () => {
    expect(await rejection(transport([html(200)]).send())).to.include({ kind: 'protocol', status: 200 });
    expect(await rejection(transport([html(404)]).send())).to.include({ kind: 'protocol', status: 404 });
    expect(await rejection(transport([html(502)]).send())).to.include({ kind: 'unavailable', status: 502 });
  });

  it('takes broken JSON, text and an empty 200 for no answer', async () => {
    const type = { 'Content-Type': 'application/json' };
    for (const answer of [
      new Response('{', { headers: type }),
      new Response('', { headers: type }),
      new Response('{}', { headers: { 'Content-Type': 'text/plain' } }),
      new Response('{}', { headers: { 'Content-Type': 'application/jsonish' } }),
      new Response(null, { status: 200 }),
    ])
      expect((await rejection(transport([answer]).send())).kind).to.equal('protocol');
  });

  it('accepts any JSON media type', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/vnd.acme.user+json']) {
      const { send } = transport([new Response('{"a":1}', { headers: { 'Content-Type': type } })]);
      expect((await send()).data).to.deep.equal({ a: 1 });
    }
  });

  it('reads numbers as the host wants them (S10)', async () => {
    const { send } = transport([json({ id: 1 })], { parse: (text) => JSON.parse(text.replace(/\d+/g, '"$&"')) });
    expect((await send()).data).to.deep.equal({ id: '1' });
  });

  it('hands over a strong entity tag, and never a weak one (F12)', async () => {
    expect((await transport([json({}, 200, { ETag: '"v7"' })]).send()).version).to.equal('v7');
    for (const tag of ['W/"v7"', 'v7', '""'])
      expect(await transport([json({}, 200, { ETag: tag })]).send()).to.not.have.property('version');
  });

  it('sends the version as If-Match, and refuses one that is no entity tag', async () => {
    const { send, sent } = transport([nothing()]);
    await send({ version: 'v7' });
    expect(sent[0].headers.get('If-Match')).to.equal('"v7"');
    for (const version of ['', '"', 'a b', 'a\r\nX: y', 'é'])
      expect((await rejection(send({ version }))).kind).to.equal('invalid');
    expect(sent).to.have.lengthOf(1);
  });

  it('says network where nothing answers, and leaves the cause out (S16)', async () => {
    const { send } = transport([() => Promise.reject(new TypeError('canary https://portal.test'))]);
    const error = await rejection(send());
    expect(error.kind).to.equal('network');
    expect(error).to.not.have.property('cause');
    expect(error.message).to.equal('The server could not be reached.');
  });

  it('gives up after the time that one request may take (F23)', async () => {
    const { send } = transport([() => new Promise(() => undefined)], { timeoutMs: 1 });
    expect(await rejection(send())).to.include({ kind: 'network', message: 'There was no answer in time.' });
  });

  it('gives up on a body that never ends', async () => {
    const endless = new Response(new ReadableStream({}), { headers: { 'Content-Type': 'application/json' } });
    const { send } = transport([() => endless], { timeoutMs: 1 });
    expect((await rejection(send())).kind).to.equal('network');
  });

  it('sends nothing once stopped, and stops at once in the middle', async () => {
    const before = transport([nothing()]);
    expect((await rejection(before.send({ signal: AbortSignal.abort() }))).kind).to.equal('aborted');
    expect(before.sent).to.have.lengthOf(0);
    const stop = new AbortController();
    const during = transport([() => new Promise(() => stop.abort())]);
    const error = await rejection(during.send({ signal: stop.signal }));
    expect([error.kind, error.status]).to.deep.equal(['aborted', undefined]);
  });

  it('stops while headers are made ready and while it waits; then it knows that nothing was done', async () => {
    const stop = new AbortController();
    const headers = (): Promise<HeadersInit> => new Promise(() => stop.abort());
    expect((await rejection(transport([nothing()], { headers }).send({ signal: stop.signal }))).kind).to.equal(
      'aborted',
    );
    const later = new AbortController();
    const wait = (): Promise<void> => new Promise(() => later.abort());
    const busy = transport([json({}, 429)], { wait });
    expect(await rejection(busy.send({ signal: later.signal }))).to.include({ kind: 'aborted', status: 429 });
  });

  describe('told to send nothing more (U14)', () => {
    it('hears the answer to what was sent', async () => {
      const stop = new AbortController();
      const { send } = transport([() => (stop.abort(), json({ id: '7' }))]);
      expect((await send({ stop: stop.signal })).status).to.equal(200);
    });

    it('sends nothing, and knows that nothing was done', async () => {
      const { send, sent } = transport([nothing()]);
      expect(await rejection(send({ stop: AbortSignal.abort() }))).to.include({ kind: 'aborted', status: 429 });
      expect(sent).to.have.lengthOf(0);
    });

    it('sends nothing where a token came only after that: it may be somebody else’s (F19)', async () => {
      const stop = new AbortController();
      const headers = (): Promise<HeadersInit> =>
        Promise.resolve(stop.abort()).then(() => ({ authorization: 'another' }));
      const { send, sent } = transport([nothing()], { headers });
      expect(await rejection(send({ stop: stop.signal }))).to.include({ kind: 'aborted', status: 429 });
      expect(sent).to.have.lengthOf(0);
    });

    for (const status of [429, 503])
      it(`sits out no wait after ${status}, its own or that of another, and sends nothing again`, async () => {
        const stop = new AbortController();
        const pace: { pause?: Promise<unknown> } = {};
        const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
        const wait = (): Promise<void> => new Promise(() => undefined);
        const { send, sent } = transport([json({}, status, { 'Retry-After': '60' })], { wait });
        const first = rejection(send({ stop: stop.signal, pace }));
        for (let turns = 0; !pace.pause && turns < 2000; turns++) await turn();
        const second = rejection(send({ stop: stop.signal, pace }));
        await turn();
        stop.abort();
        for (const error of await Promise.all([first, second]))
          expect(error).to.include({ kind: 'aborted', status: 429 });
        expect(sent).to.have.lengthOf(1);
      });
  });

  it('waits by the clock where no wait is given', async () => {
    const { send, sent } = transport([json({}, 503, { 'Retry-After': '0' }), json({})], { wait: undefined });
    await send();
    expect(sent).to.have.lengthOf(2);
  });

  describe('with the host’s headers', () => {
    const canary = 'canary-4711';

    it('asks for them before each request, and sends its own beside them (S15)', async () => {
      let asked = 0;
      const headers = () => ({ Authorization: `Bearer ${canary}-${++asked}`, 'X-Requested-With': 'other' });
      const { send, sent } = transport([json({}, 429), json({})], { headers });
      await send();
      expect(sent.map(({ headers: each }) => each.get('Authorization'))).to.deep.equal([
        `Bearer ${canary}-1`,
        `Bearer ${canary}-2`,
      ]);
      expect(sent[0].headers.get('X-Requested-With')).to.equal('user-manager');
    });

    it('never shows a token in an address or an error, whatever fails (S16)', async () => {
      const headers = () => ({ Authorization: canary });
      const answers: Answer[] = [
        html(), json({}, 500), json({}, 401), () => Promise.reject(new TypeError(canary)),
      ]; // prettier-ignore
      for (const answer of answers) {
        const { send, sent } = transport([answer], { headers });
        const error = await rejection(send());
        expect(`${JSON.stringify(error)}${error.message}${error.stack}`).to.not.contain(canary);
        expect(sent[0].url).to.not.contain(canary);
      }
      for (const broken of [
        () => ({ Authorization: `${canary}\n`, '\n': canary }),
        () => Promise.reject(new Error(canary)),
      ]) {
        const { send, sent } = transport([json({})], { headers: broken });
        const error = await rejection(send());
        expect(`${JSON.stringify(error)}${error.message}${String(error.cause)}`).to.not.contain(canary);
        expect(error.kind).to.equal('unknown');
        expect(sent).to.have.lengthOf(0);
      }
    });

    it('hands on the error that the host makes for them', async () => {
      const headers = () => Promise.reject(adapterError('unauthenticated', 'Sign in again.'));
      expect((await rejection(transport([json({})], { headers }).send())).kind).to.equal('unauthenticated');
    });
  });
});
