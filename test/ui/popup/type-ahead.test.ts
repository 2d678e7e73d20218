import { expect } from '@open-wc/testing';
import { TypeAhead } from '../../../src/ui/popup/type-ahead.js';

const labels = ['Open', 'Deactivate', 'Delete', 'Übertragen'];

describe('TypeAhead', () => {
  let search: TypeAhead;
  beforeEach(() => (search = new TypeAhead()));

  it('finds the first label after the current one that begins with the letter', () => {
    expect(search.find('d', 0, labels, 0)).to.equal(1);
  });

  it('goes around', () => {
    expect(search.find('o', 0, labels, 2)).to.equal(0);
  });

  it('joins letters in quick succession', () => {
    search.find('d', 0, labels, 0);
    search.find('e', 100, labels, 1);
    expect(search.find('l', 200, labels, 1)).to.equal(2);
  });

  it('stays on the label while it still fits', () => {
    search.find('d', 0, labels, 0);
    expect(search.find('e', 100, labels, 1)).to.equal(1);
  });

  it('begins anew after a pause', () => {
    search.find('d', 0, labels, 0);
    expect(search.find('o', 700, labels, 1)).to.equal(0);
  });

  it('walks with one letter again and again', () => {
    const second = search.find('d', 0, labels, 1);
    expect(second).to.equal(2);
    expect(search.find('d', 50, labels, 2)).to.equal(1);
  });

  it('does not mind the case, in any script', () => {
    expect(search.find('ü', 0, labels, 0)).to.equal(3);
    expect(search.find('O', 1000, labels, 1)).to.equal(0);
  });

  it('starts at the first label where none is current', () => {
    expect(search.find('o', 0, labels, -1)).to.equal(0);
  });

  it('answers nothing where nothing fits', () => {
    expect(search.find('x', 0, labels, 0)).to.equal(undefined);
    expect(search.find('x', 0, [], -1)).to.equal(undefined);
  });
});
