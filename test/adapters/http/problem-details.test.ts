import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { kindOf, mayHaveHappened, problemError } from '../../../src/adapters/http/problem-details.js';
import { aUser } from '../../support/builders.js';
import type { User } from '../../../src/domain/user.js';

describe('problemError', () => {
  it('takes kind, reason and fields from the problem', () => {
    const error = problemError(409, { kind: 'protected', reason: 'owner', detail: 'No.', fields: { login: 'Taken' } });
    expect(error).to.include({ kind: 'protected', reason: 'owner', message: 'No.', status: 409 });
    expect(error.fields).to.deep.equal({ login: 'Taken' });
  });

  it('goes by the status where the kind is none of the contract’s', () => {
    for (const kind of [undefined, 'fine', 7, null, 'constructor'])
      expect(problemError(403, { kind }).kind).to.equal('forbidden');
  });

  it('says something where the problem says nothing', () => {
    for (const problem of [undefined, null, 'text', [], { detail: 7 }, { title: '' }])
      expect(problemError(418, problem).message).to.equal('The backend answered with status 418.');
    expect(problemError(400, { title: 'Short' }).message).to.equal('Short');
  });

  it('cleans and cuts what is shown (S24)', () => {
    const { message, fields } = problemError(400, {
      detail: `a\u0000b\r\nc\u2028d\ud800${'😀'.repeat(5000)}`,
      fields: { login: '\u001b[31mred' },
    });
    expect(message.startsWith('a b c d 😀')).to.equal(true);
    expect(Array.from(message)).to.have.property('length').at.most(300);
    expect(() => encodeURIComponent(message)).to.not.throw();
    expect(fields).to.deep.equal({ login: '[31mred' });
  });

  it('takes nothing from a prototype (S11)', () => {
    const error = problemError(400, Object.create({ kind: 'protected', detail: 'inherited' }));
    expect(error).to.include({ kind: 'invalid', message: 'The backend answered with status 400.' });
    const fields = problemError(400, JSON.parse('{"fields":{"__proto__":"x"}}')).fields as object;
    expect(Object.getPrototypeOf(fields)).to.equal(Object.prototype);
    expect(Object.hasOwn(fields, '__proto__')).to.equal(true);
  });

  it('hands over the latest record if it can be read', () => {
    const read = (raw: unknown): User => {
      if (!raw) throw new Error('unreadable');
      return raw as User;
    };
    expect(problemError(412, { latest: aUser() }, undefined, read).latest).to.deep.equal(aUser());
    expect(problemError(412, {}, undefined, read)).to.not.have.property('latest');
  });
});

describe('kindOf', () => {
  it('has a kind for every status', () => {
    const named: Record<number, string> = {
      400: 'invalid', 401: 'unauthenticated', 403: 'forbidden', 404: 'not-found', 405: 'unsupported',
      408: 'unavailable', 409: 'conflict', 410: 'not-found', 412: 'stale', 413: 'invalid', 415: 'unsupported',
      422: 'invalid', 425: 'unavailable', 428: 'invalid', 429: 'rate-limited', 451: 'forbidden', 501: 'unsupported',
    }; // prettier-ignore
    for (let status = 100; status < 600; status++)
      expect(kindOf(status), `${status}`).to.equal(
        named[status] ?? (status < 400 ? 'protocol' : status < 500 ? 'unknown' : 'unavailable'),
      );
  });
});

describe('mayHaveHappened', () => {
  it('is certain only where the server said that it did nothing (F7, F13)', () => {
    for (let status = 100; status < 600; status++) {
      const doubtful = status < 400 || status === 408 || (status >= 500 && status !== 501);
      expect(mayHaveHappened(problemError(status, {})), `${status}`).to.equal(doubtful);
    }
    expect(mayHaveHappened(problemError(503, {}, 1000))).to.equal(false);
    expect(mayHaveHappened(problemError(500, {}, 1000))).to.equal(true);
    expect(mayHaveHappened(problemError(500, { kind: 'conflict' }))).to.equal(true);
  });

  it('doubts where there was no status, unless nothing was sent', () => {
    for (const kind of ['network', 'aborted', 'protocol'] as const)
      expect(mayHaveHappened(adapterError(kind, '')), kind).to.equal(true);
    for (const kind of ['invalid', 'unknown', 'unsupported'] as const)
      expect(mayHaveHappened(adapterError(kind, '')), kind).to.equal(false);
    expect(mayHaveHappened(adapterError('aborted', '', { status: 429 }))).to.equal(false);
  });
});
