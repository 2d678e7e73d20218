import { expect } from '@open-wc/testing';
import { adapterError, asAdapterError, isAdapterError } from '../../src/adapters/adapter-error.js';

describe('adapterError', () => {
  it('is an error that carries its kind and details', () => {
    const cause = new Error('why');
    const error = adapterError('conflict', 'Taken.', { fields: { login: 'Taken.' }, status: 409, cause });
    expect(error).to.be.an.instanceof(Error);
    expect(error).to.include({ name: 'AdapterError', kind: 'conflict', message: 'Taken.', status: 409, cause });
  });

  it('has no cause where none is given', () => {
    expect(adapterError('network', '')).to.not.have.property('cause');
  });
});

describe('isAdapterError', () => {
  it('knows one from another copy of the package by its name and kind', () => {
    expect(isAdapterError({ name: 'AdapterError', kind: 'stale' })).to.equal(true);
  });

  it('takes nothing else for one', () => {
    for (const value of [
      undefined,
      null,
      'x',
      new Error('x'),
      { name: 'AdapterError' },
      { name: 'AdapterError', kind: 'x' },
      { kind: 'stale' },
    ])
      expect(isAdapterError(value)).to.equal(false);
  });
});

describe('asAdapterError', () => {
  it('leaves an AdapterError as it is, and makes one of anything else (F33)', () => {
    const error = adapterError('stale', '');
    expect(asAdapterError(error)).to.equal(error);
    expect(asAdapterError(new DOMException('', 'AbortError')).kind).to.equal('aborted');
    for (const thrown of [null, 'text', 7, new TypeError('x')])
      expect(asAdapterError(thrown)).to.include({ kind: 'unknown', cause: thrown });
    expect(asAdapterError(undefined).kind).to.equal('unknown');
  });
});
