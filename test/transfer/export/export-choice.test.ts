import { expect } from '@open-wc/testing';
import { initialView, type ListView } from '../../../src/domain/list-view.js';
import {
  countOf,
  queryFor,
  scopesOf,
  withColumns,
  type ExportGround,
} from '../../../src/transfer/export/export-choice.js';
import { aSession, theCapabilities } from '../../support/builders.js';

const narrowed: ListView = { ...initialView, search: ' ana ', filters: { status: ['active'] }, page: { from: 50, at: { offset: 50 } } }; // prettier-ignore
const ground = (given: Partial<ExportGround> = {}): ExportGround => ({
  view: initialView,
  selected: [],
  total: { value: 67, kind: 'exact' },
  session: aSession(),
  ...given,
});

describe('scopesOf', () => {
  it('offers what there is, the likeliest first', () => {
    expect(scopesOf(ground())).to.deep.equal(['everyone']);
    expect(scopesOf(ground({ view: narrowed }))).to.deep.equal(['matching', 'everyone']);
    expect(scopesOf(ground({ selected: ['a'] }))).to.deep.equal(['selected', 'everyone']);
    expect(scopesOf(ground({ selected: ['a'], view: narrowed }))).to.deep.equal(['selected', 'matching', 'everyone']);
  });
});

describe('countOf', () => {
  it('says how many there are, as far as that is known', () => {
    expect(countOf('selected', ground({ selected: ['a', 'b'] }))).to.equal(2);
    expect(countOf('everyone', ground())).to.equal(67);
    expect(countOf('matching', ground({ view: narrowed }))).to.equal(67);
    expect(countOf('everyone', ground({ view: narrowed })), 'the list shows a part').to.equal(undefined);
  });

  for (const total of [undefined, { value: 67, kind: 'estimated' }, { value: 67, kind: 'at-least' }] as const)
    it(`says no number that is not sure: ${total?.kind ?? 'none'}`, () => {
      expect(countOf('everyone', ground({ total }))).to.equal(undefined);
    });
});

describe('queryFor', () => {
  it('asks for what the list is narrowed by, from its start and in its order', () => {
    expect(queryFor('matching', ground({ view: narrowed }))).to.deep.equal({
      search: 'ana',
      filters: { status: ['active'] },
      sort: { field: 'name', direction: 'ascending' },
      size: 500,
    });
  });

  for (const scope of ['everyone', 'selected'] as const)
    it(`narrows nothing for ${scope}`, () => {
      expect(queryFor(scope, ground({ view: narrowed }))).to.deep.equal({ sort: initialView.sort, size: 500 });
    });

  it('asks for no more at once than the backend gives', () => {
    const sizeFor = (maxSize: number): number => {
      const capabilities = theCapabilities({ page: { kind: 'offset', maxSize } });
      return queryFor('everyone', ground({ session: aSession({ capabilities }) })).size;
    };
    expect([sizeFor(100), sizeFor(5_000)]).to.deep.equal([100, 500]);
    expect(queryFor('everyone', ground({ session: undefined })).size).to.equal(500);
  });
});

describe('withColumns', () => {
  const choice = { scope: 'everyone', format: 'csv', columns: new Set(['login', 'email']) } as const;
  it('puts columns in, takes them out, and leaves the choice before as it was', () => {
    expect([...withColumns(choice, ['phone'], true).columns]).to.deep.equal(['login', 'email', 'phone']);
    expect([...withColumns(choice, ['login'], false).columns]).to.deep.equal(['email']);
    expect([...withColumns(choice, ['login', 'email'], false).columns]).to.deep.equal([]);
    expect([...choice.columns]).to.deep.equal(['login', 'email']);
  });
});
