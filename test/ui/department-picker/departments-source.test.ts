import { expect } from '@open-wc/testing';
import { DepartmentsSource } from '../../../src/ui/department-picker/departments-source.js';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import type { Department } from '../../../src/domain/user.js';
import { FullAdapter, someDepartments } from '../../support/full-adapter.js';
import { deferred } from '../../support/scripted-adapter.js';

const from =
  (adapter: UserAdapter | undefined) =>
  (signal: AbortSignal): unknown =>
    adapter?.departments?.({ signal });

describe('DepartmentsSource', () => {
  it('loads, then has them', async () => {
    const states: unknown[] = [];
    const source = new DepartmentsSource(() => states.push(source.state));
    await source.read(from(new FullAdapter()));
    expect(states).to.deep.equal(['loading', someDepartments]);
  });

  it('has failed where they can’t be read, and can try again', async () => {
    const adapter = new FullAdapter();
    adapter.departmentFaults = [() => Promise.reject(new Error('away'))];
    const source = new DepartmentsSource(() => undefined);
    await source.read(from(adapter));
    expect(source.state).to.equal('failed');
    await source.read(from(adapter));
    expect(source.state).to.have.length(5);
  });

  for (const [what, adapter] of [
    ['no adapter', undefined],
    ['an adapter without departments', {}],
    ['an answer that is no list', { departments: () => Promise.resolve({}) }],
  ] as const) {
    it(`has failed with ${what}`, async () => {
      const source = new DepartmentsSource(() => undefined);
      await source.read(from(adapter as unknown as UserAdapter));
      expect(source.state).to.equal('failed');
    });
  }

  it('leaves out what could not be chosen (R11)', async () => {
    const good = someDepartments[0]!;
    const given = [null, { name: 'no id', path: [] }, { id: '', path: [] }, { id: 'x' }, good];
    const adapter = { departments: () => Promise.resolve(given) } as unknown as UserAdapter;
    const source = new DepartmentsSource(() => undefined);
    await source.read(from(adapter));
    expect(source.state).to.deep.equal([good]);
  });

  it('drops an answer to an earlier call, and one that nobody waits for any more (F4)', async () => {
    const [first, last] = [deferred<readonly Department[]>(), deferred<readonly Department[]>()];
    const adapter = new FullAdapter();
    adapter.departmentFaults = [() => first.promise, () => Promise.resolve([]), () => last.promise];
    const source = new DepartmentsSource(() => undefined);
    const early = source.read(from(adapter));
    await source.read(from(adapter));
    first.reject(new Error('late'));
    await early;
    expect(source.state).to.deep.equal([]);
    const unheard = source.read(from(adapter));
    source.stop();
    last.resolve(someDepartments);
    await unheard;
    expect(source.state).to.equal('loading');
  });
});
