import { expect } from '@open-wc/testing';
import { isAdapterError } from '../../../src/adapters/adapter-error.js';
import { queryUrl, readPage } from '../../../src/adapters/rest/read-page.js';
import { readSession } from '../../../src/adapters/rest/read-session.js';
import { readUser } from '../../../src/adapters/rest/read-user.js';
import { denialOf } from '../../../src/domain/rules.js';

const least = { id: 'a', login: 'a', status: 'active' };
/** One value of each kind that JSON can hold, and the two that it can't. */
const junk: readonly unknown[] = [undefined, null, true, false, 0, 7, 9007199254740993, NaN, '', [], ['x'], {}, { id: 'x' }]; // prettier-ignore
const told = (value: unknown): string => `${typeof value} ${JSON.stringify(value)}`;
const protocol = (run: () => unknown): boolean => {
  try {
    run();
  } catch (error) {
    return isAdapterError(error) && error.kind === 'protocol';
  }
  return false;
};

describe('readUser', () => {
  for (const name of ['id', 'login', 'status'])
    it(`refuses whoever has no text as ${name} (S10)`, () => {
      for (const value of junk)
        expect(
          protocol(() => readUser({ ...least, [name]: value })),
          told(value),
        ).to.equal(true);
    });

  it('refuses what is no record', () => {
    for (const value of [...junk, 'a'])
      expect(
        protocol(() => readUser(value)),
        told(value),
      ).to.equal(true);
  });

  it('takes id, login and status from no prototype (S11)', () => {
    expect(protocol(() => readUser(Object.create(least)))).to.equal(true);
    expect(protocol(() => readUser(JSON.parse('{"__proto__":{"id":"a","login":"a","status":"active"}}')))).to.equal(
      true,
    );
  });

  /** The members that are there only with the right type, and which of the junk has it. */
  const taken: Record<string, (value: unknown) => boolean> = {
    ...Object.fromEntries(
      ['firstName', 'lastName', 'displayName', 'email', 'phone', 'jobTitle', 'statusLabel', 'createdAt', 'version'].map(
        (name) => [name, (value: unknown) => typeof value === 'string'],
      ),
    ),
    lastLoginAt: (value) => typeof value === 'string' || value === null,
    owner: (value) => typeof value === 'boolean',
    roles: Array.isArray,
    groups: Array.isArray,
    department: () => false,
    scheduled: () => false,
    denied: (value) => value !== undefined,
    extra: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  };
  for (const [name, isRight] of Object.entries(taken))
    it(`takes ${name} only as what it is, and leaves it unknown otherwise (R11)`, () => {
      for (const value of junk)
        expect(Object.hasOwn(readUser({ ...least, [name]: value }), name), told(value)).to.equal(isRight(value));
    });

  it('takes no member that the contract does not know', () => {
    expect(readUser({ ...least, token: 'x', toString: 'x', constructor: 'x' })).to.have.all.keys(
      'id',
      'login',
      'status',
    );
  });

  it('leaves a refusal that can’t be read a refusal (R4, R11)', () => {
    const session = { viewer: { id: 'me' }, allowed: new Set(['delete'] as const), capabilities: {} as never };
    for (const denied of [null, 'delete', 7, true, ['delete'], [], { delete: 7 }, { delete: null }, { delete: '' }])
      expect(denialOf('delete', readUser({ ...least, owner: false, denied }), session)?.rule, told(denied)).to.equal(
        'R11',
      );
    expect(denialOf('delete', readUser({ ...least, owner: false }), session)).to.equal(undefined);
    for (const owner of ['false', 0, null, undefined])
      expect(denialOf('delete', readUser({ ...least, owner }), session)?.rule, told(owner)).to.equal('R11');
  });

  it('pollutes nothing by what it copies (S11)', () => {
    const raw = JSON.parse('{"id":"a","login":"a","status":"active","extra":{"__proto__":{"admin":true}},"denied":{"__proto__":{"delete":"x"}}}'); // prettier-ignore
    const user = readUser(raw);
    expect(({} as Record<string, unknown>).admin).to.equal(undefined);
    expect((user.extra as Record<string, unknown>).admin).to.equal(undefined);
  });

  it('drops each plan that is none', () => {
    for (const scheduled of [{ action: 'delete', at: 'x' }, { action: 'activate' }, { at: 'x' }, { action: ['activate'], at: 'x' }, { action: 'activate', at: 7 }])
      expect(readUser({ ...least, scheduled })).to.not.have.property('scheduled'); // prettier-ignore
  });
});

describe('readPage', () => {
  const page = (given: object) => readPage({ users: [], ...given }, readUser);

  it('is refused whole where one user can’t be read, whoever stands around (S10)', () => {
    for (const value of junk)
      expect(
        protocol(() => page({ users: [least, value, least] })),
        told(value),
      ).to.equal(true);
    for (const users of [undefined, null, 'x', 7, {}, { length: 0 }])
      expect(protocol(() => page({ users }))).to.equal(true);
    for (const raw of [undefined, null, 7, 'x', [], [least]])
      expect(protocol(() => readPage(raw, readUser))).to.equal(true);
  });

  it('names nobody twice, the first record wins', () => {
    const { users } = page({ users: [least, { ...least, id: 'b' }, { ...least, login: 'again' }] });
    expect(users.map(({ id, login }) => `${id} ${login}`)).to.have.members(['a a', 'b a']);
  });

  it('has a total only where it is a count', () => {
    for (const value of [...junk.filter((each) => each !== 0 && each !== 7), -1, 1.5, '7', 2 ** 53, Infinity])
      expect(page({ total: { value, kind: 'exact' } }), told(value)).to.not.have.property('total');
    for (const total of [7, '7', null, [7]]) expect(page({ total })).to.not.have.property('total');
    for (const [kind, read] of [['exact', 'exact'], ['at-least', 'at-least'], ['estimated', 'estimated'], ['EXACT', 'estimated'], [undefined, 'estimated']])
      expect(page({ total: { value: 0, kind } }).total).to.deep.equal({ value: 0, kind: read }); // prettier-ignore
  });

  for (const name of ['next', 'previous'] as const)
    it(`has a place as ${name} only where it can be asked for again`, () => {
      for (const value of [...junk, { offset: -1 }, { offset: 1.5 }, { offset: '5' }, { cursor: '' }, { cursor: 7 }, 'https://evil.test/?page=2'])
        expect(page({ [name]: value }), told(value)).to.not.have.property(name);
      expect(page({ [name]: { cursor: 'c', offset: 5, url: 'x' } })[name]).to.deep.equal({ cursor: 'c' });
      expect(page({ [name]: { offset: 0 } })[name]).to.deep.equal({ offset: 0 });
    }); // prettier-ignore

  it('asks under the collection’s own address, whatever the query says', () => {
    const url = queryUrl(new URL('https://portal.test/api/users?tenant=7'), {
      size: 5, search: '?size=1#x', filters: { 'a&b': ['c=d', ''] }, at: { offset: 0 },
    }); // prettier-ignore
    expect([url.origin, url.pathname, url.hash]).to.deep.equal(['https://portal.test', '/api/users', '']);
    expect([...url.searchParams]).to.deep.equal([
      ['tenant', '7'], ['size', '5'], ['search', '?size=1#x'], ['filter.a&b', 'c=d'], ['filter.a&b', ''], ['offset', '0'],
    ]); // prettier-ignore
  });
});

describe('readSession', () => {
  const read = (given: object) => readSession({ viewer: { id: 'me' }, ...given });

  it('refuses a viewer whose id is no text, and takes none for signed out (S10)', () => {
    for (const id of [...junk])
      expect(
        protocol(() => read({ viewer: { id } })),
        told(id),
      ).to.equal(true);
    for (const viewer of [7, 'me', true, [], ['me']])
      expect(
        protocol(() => read({ viewer })),
        told(viewer),
      ).to.equal(true);
    for (const viewer of [null, undefined]) expect(read({ viewer }).session.viewer).to.equal(null);
    expect(read({ viewer: { id: 'me', name: 7, token: 'x' } }).session.viewer).to.deep.equal({ id: 'me' });
  });

  it('allows only the texts of a list (R1, R11)', () => {
    for (const allowed of [...junk.filter((each) => !Array.isArray(each)), 'delete', { delete: true }])
      expect(read({ allowed }).session.allowed.size, told(allowed)).to.equal(0);
    expect([...read({ allowed: ['delete', 7, null, ['x'], { a: 1 }] }).session.allowed]).to.deep.equal(['delete']);
  });

  it('offers nothing for a list of operations that is none (R11)', () => {
    for (const operations of [null, 'delete', {}, 7, true])
      expect(read({ allowed: ['delete'], operations }).offered.size, told(operations)).to.equal(0);
  });

  it('declares the most careful thing where a capability can’t be read', () => {
    const careful = { search: { mode: 'none', fields: [] }, sort: [], page: { kind: 'offset' }, total: 'none', concurrency: 'none' }; // prettier-ignore
    for (const value of junk) {
      const capabilities = { search: value, sort: value, page: value, total: value, concurrency: value, delete: value };
      const { sort, ...rest } = read({ capabilities }).session.capabilities;
      expect({ ...rest, sort: [] }, told(value)).to.deep.equal(careful);
      expect(sort.every((each) => typeof each === 'string')).to.equal(true);
      expect(read({ capabilities: value }).session.capabilities).to.include({ total: 'none', concurrency: 'none' });
    }
    for (const caseSensitive of junk.filter((each) => typeof each !== 'boolean'))
      expect(read({ capabilities: { search: { mode: 'exact', fields: [], caseSensitive } } }).session.capabilities.search).to.deep.equal({ mode: 'exact', fields: [] }); // prettier-ignore
    for (const maxSize of [0, -1, 'x', null, NaN])
      expect(read({ capabilities: { page: { kind: 'cursor', maxSize } } }).session.capabilities.page).to.deep.equal({ kind: 'cursor' }); // prettier-ignore
  });
});
