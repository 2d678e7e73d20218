import { expect } from '@open-wc/testing';
import { RestAdapter } from '../../src/adapters/rest.js';
import { BulkController } from '../../src/bulk/bulk-controller.js';
import { freezeTargets } from '../../src/bulk/frozen-targets.js';
import type { Timer } from '../../src/bulk/patience.js';
import { readEach } from '../../src/bulk/read-each.js';
import { aUser } from '../support/builders.js';

const grace = aUser({ id: 'u1' });
const signal = new AbortController().signal;

/** What a server answers: a status, or nothing at all. */
type Answer = number | 'lost';

/** Short waits are over at once; patience never ends. */
const timer: Timer = (ms, then) => {
  if (ms < 30_000) queueMicrotask(then);
  return () => undefined;
};

/** A response with any status: a real one can be made with 200 to 599 only. */
function response(status: number, body: unknown): Response {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  return { status, redirected: false, headers, text: () => Promise.resolve(JSON.stringify(body)) } as Response;
}

/** An adapter whose server gives these answers to deletions and to reading; what it was asked is noted. */
async function server({ deleting = 'lost', reading = 'lost' }: { deleting?: Answer; reading?: Answer }) {
  const asked: string[] = [];
  const session = { viewer: { id: 'me' }, allowed: ['delete'], capabilities: { delete: { kind: 'permanent' } } };
  const adapter = new RestAdapter({
    url: 'https://portal.test/api/users',
    random: () => 0,
    wait: () => Promise.resolve(),
    fetch: (input, { method = 'GET' } = {}) => {
      if ((input as string).endsWith('/session')) return Promise.resolve(response(200, session));
      asked.push(method);
      const answer = method === 'DELETE' ? deleting : reading;
      if (answer === 'lost') return Promise.reject(new TypeError('Failed to fetch'));
      return Promise.resolve(response(answer, answer < 300 ? grace : { title: 'No.' }));
    },
  });
  await adapter.connect({ signal });
  return { adapter, asked };
}

/** Deletes Grace, and says how she ended; a run that pauses for the viewer is stopped by them. */
async function deleted(answers: { deleting?: Answer; reading?: Answer }) {
  const { adapter, asked } = await server(answers);
  const pauses: string[] = [];
  const bulk = new BulkController(
    adapter,
    { work: { action: 'delete' }, targets: freezeTargets([{ id: 'u1', version: 'v1' }]) },
    {
      timer,
      random: () => 0,
      changed: ({ pause }) => {
        if (!pause?.asks || pauses.length > 0) return;
        pauses.push(pause.reason);
        queueMicrotask(() => bulk.stop());
      },
    },
  );
  const { outcomes } = await bulk.run();
  expect([...outcomes.keys()]).to.deep.equal(['u1']);
  return { state: outcomes.get('u1')?.state, pauses, sent: asked.filter((method) => method === 'DELETE').length };
}

const codes = Array.from({ length: 500 }, (_, index) => index + 100);
const hundreds = [1, 2, 3, 4, 5];
const ofHundred = (hundred: number): number[] => codes.filter((code) => Math.floor(code / 100) === hundred);

/** The answers that say something certain; every other is as good as none. */
const certain = {
  read: new Map([[200, 'found'], [201, 'found'], [404, 'gone'], [410, 'gone']]),
  deletion: new Map([
    [200, 'done'], [201, 'done'], [204, 'done'], [404, 'already'], [410, 'already'], [412, 'changed'], [403, 'refused'],
    [451, 'refused'], [401, 'not-attempted'],
  ]),
  look: new Map([[404, 'done'], [410, 'done']]),
}; // prettier-ignore

/** A server that answers so has done nothing; all other errors of the client's are of this kind too. */
const undone = (code: number): boolean => (code >= 400 && code < 500 && code !== 408) || code === 500 || code === 501;

describe('Every status from 100 to 599 (F13)', () => {
  for (const hundred of hundreds) {
    it(`of ${hundred}00 to ${hundred}99: reading before the question finds the user, their absence, or nothing (F1)`, async () => {
      for (const code of ofHundred(hundred)) {
        const { adapter, asked } = await server({ reading: code });
        const results = await readEach(adapter, ['u1'], { signal, timer });
        expect(results.map(({ state }) => state), `${code}`).to.deep.equal([certain.read.get(code) ?? 'unread']); // prettier-ignore
        expect(asked.length, `${code}`).to.equal(code === 429 ? 3 : 1);
      }
    });

    it(`of ${hundred}00 to ${hundred}99: a deletion has one outcome, and is sent again only where it was turned away`, async () => {
      for (const code of ofHundred(hundred)) {
        const { state, sent, pauses } = await deleted({ deleting: code, reading: 200 });
        const expected = certain.deletion.get(code) ?? (undone(code) ? 'failed' : 'unknown');
        expect(state, `${code}`).to.equal(expected);
        expect(sent, `${code}`).to.equal(code === 429 ? 3 : 1);
        expect(pauses, `${code}`).to.deep.equal(code === 401 ? ['signed-out'] : []);
      }
    });

    it(`of ${hundred}00 to ${hundred}99: who is gone after an answer that says nothing certain was deleted (F7)`, async () => {
      for (const code of ofHundred(hundred)) {
        const { state } = await deleted({ deleting: code, reading: 404 });
        const expected = certain.deletion.get(code) ?? (undone(code) && code !== 500 ? 'failed' : 'done');
        expect(state, `${code}`).to.equal(expected);
      }
    });

    it(`of ${hundred}00 to ${hundred}99: looking after a lost deletion proves it, or leaves it unknown (F7, F9)`, async () => {
      for (const code of ofHundred(hundred)) {
        const { state, sent } = await deleted({ deleting: 'lost', reading: code });
        expect(state, `${code}`).to.equal(certain.look.get(code) ?? 'unknown');
        expect(sent, `${code}`).to.equal(1);
      }
    });
  }

  it('leaves a deletion unknown where neither it nor the look after it was answered', async () => {
    expect(await deleted({})).to.include({ state: 'unknown', sent: 1 });
  });
});
