import { expect } from '@open-wc/testing';
import { MemoryAdapter } from '../../../src/adapters/memory.js';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import type { ImportAbilities } from '../../../src/transfer/importing/columns/import-field.js';
import { abilitiesOf } from '../../../src/transfer/importing/import-dialog.js';

const method = (): never => {
  throw new Error('Nobody is asked.');
};
const adapter = (...names: string[]): UserAdapter =>
  Object.fromEntries(['connect', 'query', 'get', ...names].map((name) => [name, method])) as unknown as UserAdapter;

describe('abilitiesOf', () => {
  const cases: readonly (readonly [readonly string[], readonly (keyof ImportAbilities)[]])[] = [
    [[], []],
    [['create'], ['create']],
    [['update'], ['update']],
    [['setActive'], ['setActive']],
    [['importUsers'], ['create', 'update']],
    [
      ['importUsers', 'create', 'update'],
      ['create', 'update'],
    ],
    [['changeDepartment'], []],
    [['departments'], []],
    [['changeDepartment', 'departments'], ['changeDepartment']],
    [['create', 'update', 'changeDepartment', 'departments', 'setActive'], ['create', 'update', 'changeDepartment', 'setActive']], // prettier-ignore
  ];
  for (const [names, can] of cases)
    it(`of a backend with ${names.join(', ') || 'nothing'} are ${can.join(', ') || 'none'}`, () => {
      const abilities = abilitiesOf(adapter(...names));
      expect(Object.entries(abilities).flatMap(([name, is]) => (is ? [name] : []))).to.deep.equal(can);
      expect(Object.keys(abilities)).to.have.lengthOf(4);
    });

  it('of the sample backend are all, and are told without asking it anything', () => {
    const sample = new MemoryAdapter({ users: 3 });
    expect(Object.values(abilitiesOf(sample))).to.deep.equal([true, true, true, true]);
    expect(sample.log).to.deep.equal([]);
  });
});
