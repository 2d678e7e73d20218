import { expect } from '@open-wc/testing';
import { initialView } from '../../src/domain/list-view.js';
import { viewFromPairs } from '../../src/manager/view-pairs.js';
import { parseView } from '../../src/domain/parse-view.js';

const full = {
  search: 'ana',
  filters: { status: ['active', ''] },
  sort: { field: 'created', direction: 'descending' },
  page: { at: { offset: 25 }, from: 25 },
  user: 'u-1',
};
const refusal = (value: unknown): string => {
  try {
    parseView(value);
  } catch (error) {
    expect(error).to.be.instanceOf(TypeError);
    return (error as TypeError).message;
  }
  return 'accepted';
};

describe('parseView', () => {
  it('takes a whole view, as it came out of storage', () => {
    expect(parseView(JSON.parse(JSON.stringify(full)))).to.deep.equal(full);
    expect(parseView(initialView)).to.deep.equal(initialView);
    expect(parseView({ ...full, page: { at: { cursor: 'c' }, from: 50 } }).page).to.deep.equal({
      at: { cursor: 'c' },
      from: 50,
    });
  });

  it('takes every view that an address gives', () => {
    const view = viewFromPairs([
      ['search', 'x'],
      ['filter.__proto__', 'y'],
      ['sort', ''],
      ['from', '25:1'],
    ]);
    expect(parseView(view)).to.deep.equal(view);
  });

  it('fills in what is left out; without a sort it is the order of the backend', () => {
    expect(parseView({})).to.deep.equal({ search: '', filters: {}, page: { from: 0 } });
    expect(parseView({ search: undefined, filters: undefined, sort: undefined, page: undefined, user: undefined })).to.deep.equal(parseView({})); // prettier-ignore
    expect(parseView({ page: {} }).page).to.deep.equal({ from: 0 });
    expect(parseView({ page: { at: { offset: 5 } } }).page).to.deep.equal({ at: { offset: 5 }, from: 0 });
  });

  it('drops what is no member of a view', () => {
    expect(parseView({ ...full, density: 'compact', page: { ...full.page, zoom: 2 } })).to.deep.equal(full);
  });

  it('makes a copy that later changes of the host do not reach', () => {
    const given = structuredClone(full);
    const view = parseView(given);
    given.filters.status.push('invited');
    given.page.from = 50;
    expect(view).to.deep.equal(full);
  });

  it('reads own members alone (S11)', () => {
    Object.assign(Object.prototype, { search: 'injected', user: 'u-9', cursor: 'c' });
    try {
      expect(parseView({})).to.deep.equal({ search: '', filters: {}, page: { from: 0 } });
      expect(parseView({ page: { at: { offset: 5 } } }).page.at).to.deep.equal({ offset: 5 });
    } finally {
      for (const name of ['search', 'user', 'cursor']) delete (Object.prototype as Record<string, unknown>)[name];
    }
  });

  const bad: readonly (readonly [string, unknown])[] = [
    ['view must be an object, not Undefined.', undefined],
    ['view must be an object, not Null.', null],
    ['view must be an object, not Array.', []],
    ['view must be an object, not String.', '{"search":"ana"}'],
    ['view must be an object, not Function.', () => full],
    ['view.search must be a text, not Number.', { ...full, search: 5 }],
    ['view.search must be a text, not Null.', { ...full, search: null }],
    ['view.filters must be an object, not Array.', { ...full, filters: [] }],
    ['view.filters must be an object, not Null.', { ...full, filters: null }],
    ['view.filters.status must be a list of texts, not String.', { ...full, filters: { status: 'active' } }],
    ['view.filters.status must be a list of texts, not String.', { ...full, filters: { status: '' } }],
    ['view.filters.status must be a list of texts, not Undefined.', { ...full, filters: { status: undefined } }],
    ['view.filters.status[1] must be a text, not Number.', { ...full, filters: { status: ['active', 2] } }],
    ['view.filters: a field must be a text that is not empty, not String.', { ...full, filters: { '': ['x'] } }],
    ['view.sort must be an object, not String.', { ...full, sort: 'name' }],
    ['view.sort must be an object, not Null.', { ...full, sort: null }],
    ['view.sort.field must be a text that is not empty, not Undefined.', { ...full, sort: { direction: 'ascending' } }],
    ['view.sort.field must be a text that is not empty, not String.', { ...full, sort: { ...full.sort, field: '' } }],
    ["view.sort.direction must be 'ascending' or 'descending', not Undefined.", { ...full, sort: { field: 'name' } }],
    ["view.sort.direction must be 'ascending' or 'descending', not String.", { ...full, sort: { field: 'name', direction: 'asc' } }],
    ['view.page must be an object, not Number.', { ...full, page: 2 }],
    ['view.page.from must be a whole number from 0, not Number.', { ...full, page: { from: -1 } }],
    ['view.page.from must be a whole number from 0, not Number.', { ...full, page: { from: 1.5 } }],
    ['view.page.from must be a whole number from 0, not Number.', { ...full, page: { from: NaN } }],
    ['view.page.from must be a whole number from 0, not String.', { ...full, page: { from: '25' } }],
    ['view.page.at must be given where view.page.from is not 0, not Undefined.', { ...full, page: { from: 25 } }],
    ['view.page.at must be an object, not Null.', { ...full, page: { at: null, from: 0 } }],
    ['view.page.at.offset must be a whole number from 0, not Undefined.', { ...full, page: { at: {}, from: 0 } }],
    ['view.page.at.cursor must be a text that is not empty, not String.', { ...full, page: { at: { cursor: '' }, from: 0 } }],
    ['view.user must be a text that is not empty, not Null.', { ...full, user: null }],
    ['view.user must be a text that is not empty, not Number.', { ...full, user: 5 }],
    ['view.user must be a text that is not empty, not String.', { ...full, user: '' }],
  ]; // prettier-ignore
  for (const [message, value] of bad) {
    it(`says: ${message}`, () => {
      expect(refusal(value)).to.equal(message);
    });
  }
});
