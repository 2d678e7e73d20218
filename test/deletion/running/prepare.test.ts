import { expect } from '@open-wc/testing';
import { isAdapterError } from '../../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../../src/adapters/contract.js';
import type { DeletionOptions } from '../../../src/deletion/deletion-options.js';
import { prepare } from '../../../src/deletion/running/prepare.js';
import { aSession } from '../../support/builders.js';
import { ScriptedAdapter } from '../../support/scripted-adapter.js';

function stage(given: Partial<DeletionOptions> = {}) {
  const told: string[] = [];
  const adapter = new ScriptedAdapter();
  const session = aSession();
  const options = {
    adapter: () => adapter as UserAdapter | undefined,
    session: () => session,
    onUnavailable: (error: unknown) => told.push(isAdapterError(error) ? error.kind : 'foreign'),
    ...given,
  } as unknown as DeletionOptions;
  const begin = (method: keyof UserAdapter, isBusy = false, isAnswered = false) => prepare(options, method, () => isBusy, isAnswered); // prettier-ignore
  return { begin, told, adapter, session };
}

describe('prepare', () => {
  it('has the code, and backend and session as they are now', async () => {
    const { begin, told, adapter, session } = stage();
    const prepared = await begin('delete');
    expect(prepared?.engine).to.have.property('transition');
    expect([prepared?.adapter, prepared?.session]).to.deep.equal([adapter, session]);
    expect(told).to.deep.equal([]);
  });

  it('tells the host where there is no backend, or one that can’t do it', async () => {
    const without = stage({ adapter: () => undefined });
    expect([await without.begin('delete'), without.told]).to.deep.equal([undefined, ['unsupported']]);
    const unable = stage();
    expect([await unable.begin('restore'), unable.told]).to.deep.equal([undefined, ['unsupported']]);
  });

  it('says nothing of a second question on top of an open one, unless it was answered elsewhere', async () => {
    const { begin, told } = stage();
    expect(await begin('delete', true)).to.equal(undefined);
    expect(told).to.deep.equal([]);
    expect(await begin('delete', true, true)).to.equal(undefined);
    expect(told).to.deep.equal(['conflict']);
  });

  it('says why in words', async () => {
    const words: string[] = [];
    const onUnavailable = ({ message }: Error): number => words.push(message);
    await stage({ onUnavailable }).begin('restore');
    await stage({ onUnavailable }).begin('delete', true, true);
    expect(words).to.deep.equal([
      'This system can’t do this.',
      'Something else is still being done. Try again when it has ended.',
    ]);
  });

  it('needs nobody to listen', async () => {
    const { begin } = stage({ adapter: () => undefined, onUnavailable: undefined });
    expect(await begin('delete')).to.equal(undefined);
  });
});
