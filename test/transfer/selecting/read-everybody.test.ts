import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import type { UserPage, UserQuery } from '../../../src/domain/query.js';
import { readEverybody, type EverybodyOptions } from '../../../src/transfer/selecting/read-everybody.js';
import { aSession, aUser, theCapabilities } from '../../support/builders.js';
import { FakeTimer, never, ScriptedAdapter } from '../../support/scripted-adapter.js';

const users = (...ids: string[]) => ids.map((id) => aUser({ id }));
const exact = (value: number) => ({ value, kind: 'exact' }) as const;

/** A backend that answers with these pages in turn. */
function backend(...pages: (UserPage | Error)[]) {
  const asked: UserQuery[] = [];
  const adapter = new ScriptedAdapter();
  adapter.query = ((query: UserQuery) => {
    const page = pages[asked.push(query) - 1];
    return page instanceof Error ? Promise.reject(page) : Promise.resolve(page);
  }) as never;
  const spans: unknown[] = [];
  const read = (given: Partial<EverybodyOptions> = {}) =>
    readEverybody(adapter, {
      session: aSession(),
      sort: { field: 'name', direction: 'ascending' },
      signal: new AbortController().signal,
      advanced: (span) => spans.push(span),
      ...given,
    });
  return { adapter, asked, spans, read };
}

describe('readEverybody', () => {
  it('reads all pages, without search and filters, in the order of the list, and tells how far it is', async () => {
    const { asked, spans, read } = backend(
      { users: users('a', 'b'), next: { offset: 2 }, total: exact(3) },
      { users: users('c'), total: exact(3) },
    );
    const { users: everybody, ...rest } = await read();
    expect(everybody.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
    expect(rest).to.deep.equal({ whole: true, read: 3, total: 3 });
    const sort = { field: 'name', direction: 'ascending' };
    expect(asked).to.deep.equal([
      { size: 500, sort },
      { size: 500, sort, at: { offset: 2 } },
    ]);
    expect(spans).to.deep.equal([
      { read: 2, total: 3 },
      { read: 3, total: 3 },
    ]);
  });

  it('asks for no more at once than the backend gives, and for no order where the list has none', async () => {
    const { asked, read } = backend({ users: users('a') });
    const session = aSession({ capabilities: theCapabilities({ page: { kind: 'offset', maxSize: 20 } }) });
    expect(await read({ session, sort: undefined })).to.include({ whole: true, read: 1, total: undefined });
    expect(asked).to.deep.equal([{ size: 20 }]);
  });

  for (const [what, pages] of [
    ['gives fewer than it says', [{ users: users('a'), total: exact(2) }]],
    [
      'leads back to where it was',
      [
        { users: users('a'), next: { offset: 1 } },
        { users: users('a'), next: { offset: 1 } },
      ],
    ],
    [
      'leads back from a page of nobody',
      [
        { users: users('a'), next: { offset: 1 } },
        { users: [], next: { offset: 1 } },
      ],
    ],
    [
      'ends before it gave all whom it has',
      [
        { users: users('a'), next: { offset: 1 }, total: exact(3) },
        { users: users('b'), total: exact(3) },
      ],
    ],
    ['gives fewer than there are at least', [{ users: users('a'), total: { value: 5, kind: 'at-least' } }]],
  ] as const)
    it(`is not whole where the backend ${what}`, async () => {
      expect((await backend(...(pages as unknown as UserPage[])).read()).whole).to.equal(false);
    });

  it('reads on past a page of nobody that has a next one (T7)', async () => {
    const { read } = backend(
      { users: users('a'), next: { offset: 1 } },
      { users: [], next: { offset: 2 } },
      { users: users('b') },
    );
    const { users: everybody, whole } = await read();
    expect(everybody.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    expect(whole).to.equal(true);
  });

  it('rejects where page after page has nobody and there is no end of them', async () => {
    const gaps = Array.from({ length: 200 }, (_, index) => ({ users: [], next: { offset: index + 1 } }));
    const { asked, read } = backend(...gaps);
    expect(await read().catch((error: unknown) => error)).to.include({ kind: 'protocol' });
    expect(asked).to.have.length(101);
  });

  it('rejects with what the backend says, and where its answer can’t be read', async () => {
    const failing = backend({ users: users('a'), next: { offset: 1 } }, adapterError('unavailable', 'Busy.'));
    expect(await failing.read().catch((error: unknown) => error)).to.include({ kind: 'unavailable' });
    const strange = backend({ users: [{ id: '' }] } as never);
    expect(await strange.read().catch((error: unknown) => error)).to.include({ kind: 'protocol' });
  });

  it('asks for nothing more once it is stopped', async () => {
    const stop = new AbortController();
    const { asked, read } = backend({ users: users('a'), next: { offset: 1 } }, { users: users('b') });
    const reading = read({ signal: stop.signal, advanced: () => stop.abort() }).catch((error: unknown) => error);
    expect(await reading).to.have.property('name', 'AbortError');
    expect(asked).to.have.length(1);
  });

  it('does not wait for ever for a page', async () => {
    const { adapter, read } = backend();
    adapter.query = () => never();
    const timer = new FakeTimer();
    const reading = read({ timer: timer.set }).catch((error: unknown) => error);
    timer.ring();
    expect(await reading).to.include({ kind: 'network' });
  });
});
