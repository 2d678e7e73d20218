import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { findIn, treeOf } from '../../../src/ui/department-picker/department-tree.js';
import type { Department } from '../../../src/domain/user.js';

const place = (...steps: string[]): Department => ({
  id: steps.join('/'),
  name: steps.at(-1) ?? '',
  path: steps.slice(0, -1),
});
const ids = (places: readonly { department: Department }[]): string[] => places.map(({ department }) => department.id);

describe('treeOf', () => {
  it('puts each department under the one that it belongs to, brothers by name', () => {
    const given = [
      place('A', 'Z'),
      place('B'),
      place('A', 'M', '10'),
      place('A'),
      place('A', 'M'),
      place('A', 'M', '9'),
    ];
    expect(ids(treeOf(given, 'en'))).to.deep.equal(['A', 'A/M', 'A/M/9', 'A/M/10', 'A/Z', 'B']);
  });

  it('sorts as the language does', () => {
    const given = [place('Zoo'), place('Äpfel'), place('Banane')];
    expect(ids(treeOf(given, 'de'))).to.deep.equal(['Äpfel', 'Banane', 'Zoo']);
    expect(ids(treeOf(given, 'sv'))).to.deep.equal(['Banane', 'Zoo', 'Äpfel']);
  });

  it('keeps a child whose parent is not among them, and puts it where its path says', () => {
    expect(ids(treeOf([place('B'), place('A', 'Lost', 'Child'), place('A')], 'en'))).to.deep.equal([
      'A',
      'A/Lost/Child',
      'B',
    ]);
  });

  it('shows nothing invisible, and an id where there is no name (S7, S8)', () => {
    const [shown] = treeOf([{ id: 'd1', name: 'Sa\u202Eles', path: ['Co\u200Bmpany'] }], 'en');
    expect(shown).to.deep.include({ name: 'Sa\uFFFDles', under: ['Co\uFFFDmpany'] });
    expect(treeOf([{ id: 'd1', name: '', path: [] }], 'en')[0]?.name).to.equal('d1');
  });

  it('loses nobody and changes nothing that it was given, whatever the tree', () => {
    const step = fc.constantFrom('a', 'b', 'c');
    const any = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 30 });
    fc.assert(
      fc.property(any, (paths) => {
        const given = Object.freeze(paths.map((steps, at) => ({ ...place(...steps), id: `${at}` })));
        const shown = treeOf(given, 'en');
        expect(ids(shown).sort()).to.deep.equal(given.map(({ id }) => id).sort());
        const written = shown.map(({ under, name }) => [...under, name].join(' '));
        expect(written).to.deep.equal([...written].sort());
      }),
    );
  });
});

describe('findIn', () => {
  const tree = treeOf([place('Company'), place('Company', 'Café Crème'), place('Company', 'Sales', 'North')], 'en');

  for (const [query, found] of [
    ['', ['Company', 'Company/Café Crème', 'Company/Sales/North']],
    ['  ', ['Company', 'Company/Café Crème', 'Company/Sales/North']],
    ['cafe', ['Company/Café Crème']],
    ['CRE\u0300ME', ['Company/Café Crème']],
    ['north sal', ['Company/Sales/North']],
    ['company', ['Company', 'Company/Café Crème', 'Company/Sales/North']],
    ['north cafe', []],
  ] as const) {
    it(`finds ${found.length} for “${query}”: by any part of name and path, accents and capitals aside`, () => {
      expect(ids(findIn(tree, query))).to.deep.equal(found);
    });
  }
});
