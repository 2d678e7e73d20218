import { expect } from '@open-wc/testing';
import { adapterError, type AdapterErrorDetails, type AdapterErrorKind } from '../../../src/adapters/adapter-error.js';
import { isFinal, isUncertain } from '../../../src/bulk/run/is-uncertain.js';

describe('isUncertain: may they have been created all the same (F7)?', () => {
  for (const [kind, details, uncertain] of [
    ['unauthenticated', { status: 401 }, false],
    ['forbidden', { status: 403 }, false],
    ['protected', { status: 403 }, false],
    ['not-found', { status: 404 }, false],
    ['stale', { status: 412 }, false],
    ['conflict', { status: 409 }, false],
    ['invalid', { status: 422 }, false],
    ['rate-limited', { status: 429 }, false],
    ['unsupported', { status: 405 }, false],
    ['unavailable', {}, false],
    ['unavailable', { status: 501 }, false],
    ['unavailable', { status: 503, retryAfterMs: 1 }, false],
    ['unavailable', { status: 503 }, true],
    ['unavailable', { status: 500 }, true],
    ['unavailable', { status: 408 }, true],
    ['network', {}, true],
    ['aborted', {}, true],
    ['protocol', { status: 200 }, true],
    ['unknown', {}, true],
  ] as const satisfies readonly (readonly [AdapterErrorKind, AdapterErrorDetails, boolean])[]) {
    it(`${kind} ${JSON.stringify(details)}: ${uncertain ? 'perhaps' : 'no'}`, () => {
      expect(isUncertain(adapterError(kind, '', details))).to.equal(uncertain);
    });
  }
});

describe('isFinal: has the backend decided on this wish?', () => {
  for (const [kind, final] of [
    ['forbidden', true],
    ['protected', true],
    ['conflict', true],
    ['invalid', true],
    ['unauthenticated', false],
    ['rate-limited', false],
    ['network', false],
  ] as const satisfies readonly (readonly [AdapterErrorKind, boolean])[]) {
    it(`${kind}: ${final ? 'yes' : 'no'}`, () => {
      expect(isFinal(adapterError(kind, ''))).to.equal(final);
    });
  }
});
