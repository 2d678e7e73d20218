import { expect } from '@open-wc/testing';
import { adapterError, type AdapterErrorDetails, type AdapterErrorKind } from '../../../../src/adapters/adapter-error.js'; // prettier-ignore
import { outcomeOfAnswer, outcomeOfError } from '../../../../src/transfer/importing/running/row-error.js';

const wait: AdapterErrorDetails = { retryAfterMs: 1000 };

describe('outcomeOfError', () => {
  const cases: readonly (readonly [AdapterErrorKind, AdapterErrorDetails, string])[] = [
    ['stale', {}, 'changed'],
    ['forbidden', {}, 'refused'],
    ['protected', {}, 'refused'],
    ['unauthenticated', {}, 'failed'],
    ['not-found', {}, 'failed'],
    ['conflict', {}, 'failed'],
    ['invalid', {}, 'failed'],
    ['rate-limited', wait, 'failed'],
    ['unsupported', {}, 'failed'],
    ['unavailable', { status: 503, ...wait }, 'failed'],
    ['unavailable', {}, 'failed'],
    ['unavailable', { status: 501 }, 'failed'],
    ['unavailable', { status: 503 }, 'unknown'],
    ['unavailable', { status: 500 }, 'unknown'],
    ['network', {}, 'unknown'],
    ['protocol', {}, 'unknown'],
    ['unknown', {}, 'unknown'],
    ['aborted', {}, 'unknown'],
    ['aborted', { status: 429 }, 'not-attempted'],
    ['aborted', { status: 503 }, 'unknown'],
    ['rate-limited', { status: 429 }, 'failed'],
  ];
  for (const [kind, details, state] of cases)
    it(`makes a row “${state}” where the backend says ${kind} ${JSON.stringify(details)} (F7, F13, R12)`, () => {
      const outcome = outcomeOfError('row-2', adapterError(kind, 'So it is.', details));
      expect(outcome).to.include({ id: 'row-2', state });
      if (state === 'not-attempted') expect(outcome).not.to.have.property('error');
      else expect((outcome as { error: object }).error).to.include({ kind, message: 'So it is.', ...details });
    });

  for (const thrown of [new TypeError('Odd.'), undefined, 'a text', { kind: 'stale' }])
    it(`makes a row “unknown” where ${String(thrown)} is thrown: it may have been done (F7, F33)`, () => {
      expect(outcomeOfError('row-2', thrown)).to.include({ id: 'row-2', state: 'unknown' });
    });

  it('keeps what the backend says of single fields', () => {
    const error = adapterError('invalid', 'No.', { fields: { jobTitle: 'Too long.' } });
    const outcome = outcomeOfError('row-2', error) as { error: { fields: object } };
    expect(outcome.error.fields).to.deep.equal({ jobTitle: 'Too long.' });
  });
});

describe('outcomeOfAnswer', () => {
  const error = adapterError('conflict', 'No.');
  const cases: readonly (readonly [unknown, string | undefined, string?])[] = [
    [{ state: 'done' }, undefined],
    [{ state: 'already' }, undefined],
    [{ state: 'not-attempted' }, 'not-attempted'],
    [{ state: 'refused', error }, 'refused', 'conflict'],
    [{ state: 'changed', error }, 'changed', 'conflict'],
    [{ state: 'failed', error }, 'failed', 'conflict'],
    [{ state: 'unknown', error }, 'unknown', 'conflict'],
    [{ state: 'failed' }, 'failed', 'protocol'],
    [{ state: 'failed', error: { kind: 'conflict' } }, 'failed', 'protocol'],
    [{ state: 'splendid', error }, 'unknown', 'conflict'],
    [{}, 'unknown', 'protocol'],
    [undefined, 'unknown', 'protocol'],
    [null, 'unknown', 'protocol'],
    ['done', 'unknown', 'protocol'],
  ];
  for (const [answer, state, kind] of cases)
    it(`makes ${state ?? 'no outcome'} of ${JSON.stringify(answer)} (F7, F33)`, () => {
      const outcome = outcomeOfAnswer('row-2', answer);
      if (state === undefined) return expect(outcome).to.equal(undefined);
      expect(outcome).to.include({ id: 'row-2', state });
      return expect((outcome as { error?: { kind: string } }).error?.kind).to.equal(kind);
    });
});
