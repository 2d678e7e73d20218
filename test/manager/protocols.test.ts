import { expect } from '@open-wc/testing';
import { adapterError, isAdapterError } from '../../src/adapters/adapter-error.js';
import type { UserAdapter } from '../../src/adapters/contract.js';
import { adapterFor, registerProtocol } from '../../src/manager/protocols.js';

async function failureOf(promise: Promise<unknown>): Promise<{ kind: string; message: string }> {
  try {
    await promise;
  } catch (error) {
    expect(isAdapterError(error)).to.equal(true);
    return error as { kind: string; message: string };
  }
  throw new Error('It did not fail.');
}

describe('adapterFor', () => {
  it('knows the REST protocol', async () => {
    expect(await adapterFor('rest', '/api/users')).to.have.property('query');
  });

  it('knows SCIM, whose code it loads when it is asked for', async () => {
    const adapter = await adapterFor('scim', '/scim/v2');
    expect(adapter.backendId).to.equal(new URL('/scim/v2/Users', document.baseURI).href);
    expect(adapter.delete, 'nobody has said who may').to.equal(undefined);
  });

  it('knows better-auth, and loads its code when it is asked for', async () => {
    const adapter = await adapterFor('better-auth', '/api/auth');
    expect(adapter.backendId).to.equal(new URL('/api/auth', document.baseURI).href);
  });

  it('takes what the page registers for more than what is known', async () => {
    const own = { backendId: 'own' } as UserAdapter;
    registerProtocol('own', () => Promise.resolve(own));
    expect(await adapterFor('own', '/x')).to.equal(own);
  });

  it('hands on an error that a loader explains itself', async () => {
    registerProtocol('moody', () => Promise.reject(adapterError('invalid', 'No tenant is named.')));
    expect(await failureOf(adapterFor('moody', '/x'))).to.include({ kind: 'invalid', message: 'No tenant is named.' });
  });

  it('names the protocol that it does not know', async () => {
    const { kind, message } = await failureOf(adapterFor('carrier-pigeon', '/api/users'));
    expect(kind).to.equal('unsupported');
    expect(message).to.contain('carrier-pigeon');
  });

  it('refuses a protocol that is only a property of every object (S11)', async () => {
    expect((await failureOf(adapterFor('constructor', '/api/users'))).kind).to.equal('unsupported');
  });

  it('refuses a src that is no address', async () => {
    expect((await failureOf(adapterFor('rest', 'http://['))).kind).to.equal('invalid');
  });

  it('says so when the code of an adapter can’t be loaded', async () => {
    registerProtocol('broken', () => Promise.reject(new TypeError('no network')));
    expect((await failureOf(adapterFor('broken', '/api/users'))).kind).to.equal('unavailable');
  });
});
