import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapters/adapter-error.js';
import { plainError, plainUser } from '../../src/bulk/plain-record.js';
import { aUser } from '../support/builders.js';

describe('plainUser', () => {
  it('copies what is plain, in lists too, as deep as records are', () => {
    const user = { ...aUser(), roles: [{ id: 'r', name: 'R' }], extra: { a: { b: { c: 1 } }, text: 'x', none: null } };
    const copy = plainUser(user, 'u-1')!;
    expect(copy).to.deep.equal(user);
    expect(copy).not.to.equal(user);
    expect(copy.roles![0]).not.to.equal(user.roles[0]);
  });

  it('leaves dates and the like what they are, and takes a record that is no plain object', () => {
    const day = new Date(0);
    class Row {
      readonly id = 'u-1';
      readonly login = 'ada';
    }
    expect((plainUser({ ...aUser(), extra: { day } }, 'u-1')!.extra as { day: Date }).day).to.equal(day);
    expect(plainUser(new Row(), 'u-1')).to.deep.equal({ id: 'u-1', login: 'ada' });
    const bare = Object.assign(Object.create(null) as object, aUser({ extra: Object.assign(Object.create(null) as object, { a: 1 }) })); // prettier-ignore
    expect(plainUser(bare, 'u-1')!.extra).to.deep.equal({ a: 1 });
    expect(plainUser(bare, 'u-1')!.extra).not.to.equal((bare as { extra: object }).extra);
  });

  it('copies a record of a class of its own, so that looking at it runs nothing of the adapter’s (F33)', () => {
    class Person {
      readonly id = 'a';
      readonly since = new Date(0);
    }
    const person = new Person();
    const copy = plainUser(person, 'a')!;
    expect(Object.getPrototypeOf(copy)).to.equal(Object.prototype);
    expect(copy).to.deep.equal({ id: 'a', since: person.since });
    expect((copy as unknown as Person).since).to.equal(person.since);
  });

  it('ends where a record leads back to itself', () => {
    const user: Record<string, unknown> = { ...aUser() };
    user['self'] = user;
    expect(plainUser(user, 'u-1')).to.have.nested.property('self.self.self.self.id', 'u-1');
    expect(plainUser(user, 'u-1')).to.have.nested.property('self.self.self.self.self', undefined);
  });

  it('is nobody where there is none, or somebody else (F3)', () => {
    for (const odd of [undefined, null, 5, 'u-1', aUser({ id: 'other' })])
      expect(plainUser(odd, 'u-1')).to.equal(undefined);
    const trap = { get id(): string { throw new Error('boom'); } }; // prettier-ignore
    expect(plainUser(trap, 'u-1')).to.equal(undefined);
  });
});

describe('plainError', () => {
  const latest = aUser();

  it('keeps kind, words and details, and the record where it is that of the user asked about', () => {
    const error = adapterError('conflict', 'Changed.', { reason: 'r', latest });
    expect(plainError(error, 'u-1')).to.include({ kind: 'conflict', message: 'Changed.', reason: 'r' });
    expect(plainError(error, 'u-1').latest).to.deep.equal(latest);
    expect(plainError(error, 'other').latest).to.equal(undefined);
    expect(plainError(error).latest).to.equal(undefined);
    const nameless = adapterError('conflict', 'Changed.', { latest: { login: 'x' } as never });
    expect(plainError(nameless)).not.to.have.property('latest');
  });

  it('says in words that an adapter fails in a way that can’t even be read (F33)', () => {
    const trap = new Proxy({}, { get() { throw new Error('boom'); }, has() { throw new Error('boom'); }, getPrototypeOf() { throw new Error('boom'); } }); // prettier-ignore
    expect(plainError(trap)).to.include({ kind: 'unknown', message: 'The adapter failed unexpectedly.' });
  });
});
