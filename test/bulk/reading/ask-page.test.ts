import { expect } from '@open-wc/testing';
import { asAdapterError } from '../../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import { askPage } from '../../../src/bulk/reading/ask-page.js';
import { aUser } from '../../support/builders.js';
import { FakeTimer, turn } from '../../support/scripted-adapter.js';

const asked = { size: 2, search: 'x' };
const answering = (answer: unknown): UserAdapter => ({ query: () => Promise.resolve(answer) }) as unknown as UserAdapter; // prettier-ignore
const ask = (answer: unknown) => askPage(answering(answer), asked, { signal: new AbortController().signal });
const kindOf = (thrown: Promise<unknown>): Promise<string> => thrown.then(() => 'none', (error: unknown) => asAdapterError(error).kind); // prettier-ignore

describe('askPage', () => {
  it('asks as it was told to, and gives the page with what belongs to it', async () => {
    const calls: unknown[] = [];
    const { signal } = new AbortController();
    const page = { users: [aUser({ id: 'a' }), aUser({ id: 'b' })], next: { offset: 1 }, total: { value: 9, kind: 'exact' }, notApplied: ['sort'] }; // prettier-ignore
    const adapter = { query: (...given: unknown[]) => (calls.push(given), Promise.resolve(page)) } as unknown as UserAdapter; // prettier-ignore
    expect(await askPage(adapter, asked, { signal })).to.deep.equal(page);
    expect(calls).to.deep.equal([[asked, { signal }]]);
  });

  for (const [what, answer] of [
    ['nothing', undefined],
    ['no list', { users: 'many' }],
    ['nobody among them', { users: [aUser({ id: 'a' }), undefined] }],
    ['somebody without an id', { users: [{ login: 'a' }] }],
    ['an empty id', { users: [aUser({ id: '' })] }],
    ['one id twice', { users: [aUser({ id: 'a' }), aUser({ id: 'a' })] }],
  ] as const)
    it(`takes no answer with ${what} for a page (F3)`, async () => {
      const thrown: unknown = await ask(answer).catch((error: unknown) => error);
      expect(asAdapterError(thrown)).to.include({ kind: 'protocol', message: 'The list of users could not be read.' });
    });

  it('runs nothing of the adapter’s later: what it gave is plain data (F33)', async () => {
    let looks = 0;
    const user = Object.defineProperty({ ...aUser({ id: 'a' }) }, 'login', { enumerable: true, get: () => `login ${++looks}` }); // prettier-ignore
    const [read] = (await ask({ users: [user] })).users;
    expect([read?.login, read?.login, looks]).to.deep.equal(['login 1', 'login 1', 1]);
    const fails = Object.defineProperty({ id: 'b' }, 'login', { enumerable: true, get: () => { throw new Error('no'); } }); // prettier-ignore
    expect(await kindOf(ask({ users: [fails] }))).to.equal('protocol');
  });

  it('waits a minute and no longer, and not at all once it is called off (F33)', async () => {
    const timer = new FakeTimer();
    const never = { query: () => new Promise(() => undefined) } as unknown as UserAdapter;
    const { signal } = new AbortController();
    const late = kindOf(askPage(never, asked, { signal, timer: timer.set }));
    await turn();
    timer.ring();
    expect(await late).to.equal('network');
    const call = new AbortController();
    const stopped = kindOf(askPage(never, asked, { signal: call.signal, timer: timer.set }));
    call.abort();
    expect(await stopped).to.equal('aborted');
  });
});
