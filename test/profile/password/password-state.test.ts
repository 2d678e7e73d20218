import { expect } from '@open-wc/testing';
import { adapterError, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import { passwordFailed } from '../../../src/profile/password/password-state.js';

describe('passwordFailed', () => {
  for (const kind of [
    'forbidden',
    'protected',
    'not-found',
    'stale',
    'conflict',
    'invalid',
    'rate-limited',
    'unsupported',
  ] as const satisfies readonly AdapterErrorKind[]) {
    it(`is sure that nothing was sent: ${kind}`, () => {
      const error = adapterError(kind, 'No.');
      expect(passwordFailed(error)).to.deep.equal({ phase: 'failed', error });
    });
  }

  for (const kind of ['network', 'unavailable', 'protocol', 'aborted'] as const satisfies readonly AdapterErrorKind[]) {
    it(`does not know whether it was sent: ${kind} (F7)`, () => {
      expect(passwordFailed(adapterError(kind, 'No.'))).to.deep.equal({ phase: 'lost' });
    });
  }

  it('is sure of what was called off before it was sent', () => {
    const error = adapterError('aborted', 'Waited in vain.', { status: 429 });
    expect(passwordFailed(error)).to.deep.equal({ phase: 'failed', error });
  });

  it('knows the end of a sign-in', () => {
    expect(passwordFailed(adapterError('unauthenticated', 'No.'))).to.deep.equal({ phase: 'signed-out' });
  });
});
