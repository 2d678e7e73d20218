import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { KnownUsers } from '../../../src/bulk/planning/known-users.js';
import { readAgain } from '../../../src/bulk/planning/read-again.js';
import { aSession, aUser } from '../../support/builders.js';
import { ScriptedAdapter } from '../../support/scripted-adapter.js';

describe('readAgain', () => {
  it('reads everyone, and knows of each whom it finds what a plan says, as they come', async () => {
    const adapter = new ScriptedAdapter([aUser({ id: 'a' }), aUser({ id: 'b' })]);
    adapter.read = (id) =>
      id === 'x' ? Promise.reject(adapterError('not-found', 'Gone.')) : Promise.resolve(aUser({ id }));
    const known = new KnownUsers(aSession());
    const expected: string[] = [];
    known.expect = ({ id }) => void expected.push(id);
    const heard: string[] = [];
    const results = await readAgain(adapter, ['a', 'x', 'b'], known, {
      signal: new AbortController().signal,
      read: ({ id, state }) => heard.push(`${id} ${state}, ${expected.length} known`),
    });
    expect(results.map(({ state }) => state)).to.deep.equal(['found', 'gone', 'found']);
    expect(expected).to.have.members(['a', 'b']);
    expect(heard).to.have.length(3);
    expect(heard).to.include.members(['a found, 1 known', 'b found, 2 known']);
  });

  it('needs nobody to listen', async () => {
    const adapter = new ScriptedAdapter([aUser()]);
    const { signal } = new AbortController();
    const [result] = await readAgain(adapter, ['u-1'], new KnownUsers(undefined), { signal });
    expect(result?.state).to.equal('found');
  });
});
