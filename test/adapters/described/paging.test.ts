import { expect } from '@open-wc/testing';
import type { RestDescription } from '../../../src/describe-rest.js';
import { calm, rejection } from '../contract.js';
import { idsOf, names, over, row, rows, turning, walk, type Turning } from './a-server.js';

type Pages = RestDescription['pages'];
const inItems = { rows: 'items' } as const;

describe('describeRest: pages', () => {
  const styles: readonly (readonly [string, Pages, Turning['by']])[] = [
    ['numbers', { by: 'page' }, 'page'],
    ['offsets', { by: 'offset' }, 'offset'],
    ['cursors', { by: 'cursor', next: 'next' }, 'cursor'],
  ];
  for (const [what, pages, by] of styles)
    for (const count of [0, 1, 9, 10, 11, 20, 37])
      it(`by ${what}: each of ${count} once, in order, and then an end, with no word about how many there are`, async () => {
        const { adapter } = over(turning({ by, count }), { ...inItems, pages });
        const read = await walk(adapter, { size: 10 });
        expect(idsOf(read)).to.deep.equal(names(count));
        expect(read.at(-1)?.next).to.equal(undefined);
        expect(read.some(({ total }) => total)).to.equal(false);
      });

  const totals = [
    ['in the body', 'body', 'meta.total'],
    ['in a header', 'header', { header: 'X-Total-Count' }],
    ['in a Content-Range', 'range', { header: 'Content-Range' }],
  ] as const;
  for (const [where, total, described] of totals)
    it(`reads the total ${where}`, async () => {
      const { adapter, asked } = over(turning({ by: 'page', count: 37, total }), { ...inItems, total: described, pages: { by: 'page' } }); // prettier-ignore
      const read = await walk(adapter, { size: 10 });
      expect(read.map((page) => page.total)).to.deep.equal(Array(4).fill({ value: 37, kind: 'exact' }));
      expect(idsOf(read)).to.deep.equal(names(37));
      expect(asked).to.have.lengthOf(4);
      const { capabilities } = await adapter.connect(calm);
      expect(capabilities.total).to.equal('exact');
    });

  it('invents no total: without one described, or where the answer has none, nobody knows', async () => {
    const { adapter } = over(turning({ by: 'offset', count: 12 }), { ...inItems, total: 'meta.total' });
    expect((await adapter.query({ size: 5 }, calm)).total).to.equal(undefined);
    const unknown = { headers: { 'Content-Range': 'items 0-4/*' } };
    const range = over(() => Response.json(rows(5), unknown), { total: { header: 'Content-Range' } });
    expect((await range.adapter.query({ size: 5 }, calm)).total).to.equal(undefined);
  });

  it('knows by a Link header whether there is a next page, and asks for no other', async () => {
    const pages = { by: 'page', next: { header: 'link' } } as const;
    const { adapter, asked } = over(turning({ by: 'page', count: 20, link: true }), { ...inItems, pages });
    expect(idsOf(await walk(adapter, { size: 10 }))).to.deep.equal(names(20));
    // the last page is full: it is looked behind the first one alone
    expect(asked).to.have.lengthOf(2);
  });

  it('names parameters and first pages as the server does', async () => {
    const { adapter, lines } = over(() => Response.json([]), { pages: { by: 'page', page: 'p', size: 'n', first: 0 }, params: { with: 'team' } }); // prettier-ignore
    await adapter.query({ size: 10 }, calm);
    expect(lines()).to.deep.equal(['GET /people?with=team&n=10&p=0']);
    const bare = over(() => Response.json([]), { pages: { by: 'offset', offset: 'skip', size: '' } });
    await bare.adapter.query({ size: 10 }, calm);
    expect(bare.lines()).to.deep.equal(['GET /people?skip=0']);
  });

  it('takes a bare list of all for pages of its own', async () => {
    const { adapter } = over(() => Response.json(rows(37)), { pages: { by: 'none' } });
    const read = await walk(adapter, { size: 10 });
    expect(idsOf(read)).to.deep.equal(names(37));
    expect(read[1]).to.deep.include({ total: { value: 37, kind: 'exact' }, previous: { offset: 0 } });
    expect((await adapter.query({ size: 10, at: { offset: 500 } }, calm)).users).to.deep.equal([]);
  });

  it('serves any size out of pages of a fixed one', async () => {
    const { adapter, lines } = over(turning({ by: 'page', count: 37, cap: 8 }), { ...inItems, pages: { by: 'page', fixed: 8 } }); // prettier-ignore
    for (const size of [3, 5, 8]) expect(idsOf(await walk(adapter, { size })), `${size}`).to.deep.equal(names(37));
    expect(lines().every((line) => !line.includes('limit'))).to.equal(true);
  });

  describe('a server that hands out fewer users than it is asked for loses nobody', () => {
    for (const by of ['page', 'offset'] as const)
      for (const total of [undefined, 'body'] as const)
        it(`by ${by}, ${total ? 'with' : 'without'} a total`, async () => {
          const { adapter } = over(turning({ by, count: 37, cap: 8, total }), { ...inItems, pages: { by }, ...(total && { total: 'meta.total' }) }); // prettier-ignore
          const read = await walk(adapter, { size: 25 });
          expect(idsOf(read)).to.deep.equal(names(37));
          expect(read[0].notApplied).to.deep.equal(['size']);
          expect(read[1].previous).to.deep.equal({ offset: 0 });
        });

    it('also where the first look is at a page in the middle', async () => {
      const { adapter } = over(turning({ by: 'page', count: 37, cap: 8, total: 'body' }), { ...inItems, pages: { by: 'page' }, total: 'meta.total' }); // prettier-ignore
      const page = await adapter.query({ size: 12, at: { offset: 12 } }, calm);
      expect(page.users[0].id).to.equal('13');
    });

    it('and is not looked behind again, once it has filled a page of that size', async () => {
      const { adapter, asked } = over(turning({ by: 'offset', count: 14 }), inItems);
      await walk(adapter, { size: 10 });
      expect(asked).to.have.lengthOf(2);
      const short = over(turning({ by: 'offset', count: 4 }), { ...inItems, pages: { by: 'offset', maxSize: 50 } });
      await walk(short.adapter, { size: 10 });
      expect(short.asked).to.have.lengthOf(1);
    });
  });

  describe('a server that does otherwise than described is found out', () => {
    const told = async (answer: Parameters<typeof over>[0], given: Partial<RestDescription>, at?: { offset: number }) => {
      const { adapter, asked } = over(answer, given);
      const error = await rejection(at ? adapter.query({ size: 10, at }, calm) : walk(adapter, { size: 10 }));
      expect(asked.length).to.be.lessThan(6);
      return `${error.kind}: ${error.message}`;
    }; // prettier-ignore
    const same = 'protocol: The server answers different pages with the same users.';

    for (const [what, pages, by] of styles)
      it(`by ${what}: it answers each page with the first one`, async () => {
        const answer = turning({ by, count: 37, ignores: 'place' });
        const looping: Parameters<typeof over>[0] =
          by === 'cursor' ? ({ query }) => Response.json({ items: rows(10), next: Number(query.get('cursor') ?? 0) + 1 }) : answer; // prettier-ignore
        expect(await told(looping, { ...inItems, pages })).to.equal(same);
      });

    it('it does so where a page in the middle is the first that is read', async () => {
      const answer = turning({ by: 'offset', count: 37, ignores: 'place' });
      expect(await told(answer, inItems, { offset: 20 })).to.equal(same);
    });

    it('its cursors lead back', async () => {
      const answer = ({ query }: { query: URLSearchParams }): Response => {
        const cursor = Number(query.get('cursor') ?? 0);
        return Response.json({ items: [row(cursor + 1)], next: ['1', '2', '1'][cursor] });
      };
      expect(await told(answer, { ...inItems, pages: { by: 'cursor', next: 'next' } })).to.match(
        /^protocol: .+lead back/,
      );
    });

    it('it ignores the size', async () => {
      const answer = turning({ by: 'offset', count: 37, ignores: 'size' });
      expect(await told(answer, inItems)).to.match(/^protocol: .+more users than it was asked for/);
    });

    it('what is called the total counts the page alone', async () => {
      const answer = turning({ by: 'offset', count: 37, total: 'page-only' });
      expect(await told(answer, { ...inItems, total: 'meta.total' })).to.match(/^protocol: There are more users/);
    });

    it('it says that there are more, and hands out none', async () => {
      const answer = (): Response => Response.json({ items: [], more: true });
      expect(await told(answer, { ...inItems, pages: { by: 'offset', next: 'more' } })).to.match(/hands out none/);
    });

    it('rows have no id, the same id, one that can’t be told from others, or are no list', async () => {
      const answers: readonly (readonly [unknown, RegExp])[] = [
        [[{ mail: 'a' }], /without an id/],
        [[{ ...row(1), id: '' }], /without an id/],
        [[{ ...row(1), id: 2 ** 53 }], /without an id/],
        [[row(1), row(2), row(1)], /same id/],
        [{ people: [] }, /not where it was described/],
        [{ items: { 0: row(1) } }, /not where it was described/],
        [[{ id: 1, on: true }], /“login”/],
      ];
      for (const [body, message] of answers) {
        const items = Array.isArray(body) ? { items: body } : body;
        const first = ({ query }: { query: URLSearchParams }) =>
          Response.json(query.get('offset') === '0' ? items : { items: [] });
        expect(await told(first, inItems)).to.match(message);
      }
    });

    it('but a page that was deleted, so that the next one took its place, is none of that', async () => {
      let all = rows(30);
      const { adapter } = over(({ query }) => Response.json(all.slice(Number(query.get('offset'))).slice(0, 10)));
      await walk(adapter, { size: 10 });
      all = all.slice(10);
      expect(idsOf(await walk(adapter, { size: 10 }))).to.deep.equal(names(30).slice(10));
    });
  });

  it('turns back by the way that was come, and refuses a place that was not made here', async () => {
    const { adapter, asked } = over(turning({ by: 'cursor', count: 37 }), { ...inItems, pages: { by: 'cursor', next: 'next' } }); // prettier-ignore
    const [first, second, third] = await walk(adapter, { size: 10 });
    expect(first.previous).to.equal(undefined);
    const back = await adapter.query({ size: 10, at: third.previous! }, calm);
    expect(back).to.deep.equal(second);
    expect(await adapter.query({ size: 10, at: back.previous! }, calm)).to.deep.equal(first);
    const before = asked.length;
    for (const cursor of ['10', '', '>', 'conformance'])
      expect((await rejection(adapter.query({ size: 10, at: { cursor } }, calm))).kind).to.equal('invalid');
    expect((await rejection(adapter.query({ size: 10, at: { offset: 10 } }, calm))).kind).to.equal('invalid');
    expect(asked).to.have.lengthOf(before);
  });

  it('takes a cursor out of an address, and never follows the address itself', async () => {
    const next = (cursor: string) => `https://elsewhere.test/x?limit=10&cursor=${cursor}#y`;
    const links = over(
      ({ query }) => Response.json(query.has('cursor') ? rows(13).slice(10) : rows(10), { headers: query.has('cursor') ? {} : { Link: `<${next('a%2Bb')}>; rel="prefetch next"` } }),
      { pages: { by: 'cursor', next: { header: 'Link' } } },
    ); // prettier-ignore
    expect(idsOf(await walk(links.adapter, { size: 10 }))).to.deep.equal(names(13));
    expect(links.lines()[1]).to.equal('GET /people?limit=10&cursor=a%2Bb');
    const lost = over(() => Response.json({ items: rows(2), next: '/people?page=2' }), { ...inItems, pages: { by: 'cursor', next: 'next' } }); // prettier-ignore
    expect((await rejection(lost.adapter.query({ size: 10 }, calm))).message).to.match(/not named/);
  });
});
