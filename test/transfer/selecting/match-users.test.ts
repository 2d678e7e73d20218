import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { User } from '../../../src/domain/user.js';
import { askedIn, UserMatcher, type Findings, type ValueKind } from '../../../src/transfer/selecting/match-users.js';
import { aSession, aUser } from '../../support/builders.js';

const person = (id: string, given: Partial<User> = {}): User =>
  aUser({ id, login: `${id}.login`, email: `${id}@example.com`, ...given });
const ada = person('ada');
const bob = person('bob');
const all = [ada, bob, person('cleo')];

function find(
  values: readonly string[],
  users: readonly User[] = all,
  kind: ValueKind = 'any',
  session = aSession(),
): Findings {
  const matcher = new UserMatcher(kind);
  for (const user of users) matcher.know(user);
  for (const [at, value] of values.entries()) matcher.find({ at: at + 1, value }, session);
  return matcher.findings;
}
/** Ids and values alone. */
const inShort = ({ found, denied, unknown, ambiguous, repeated }: Findings) => ({
  found: found.map(({ id }) => id),
  ...(denied.length > 0 && { denied: denied.map(({ at, user, denial }) => [at, user.id, denial.reason]) }),
  ...(unknown.length > 0 && { unknown: unknown.map(({ at, value }) => [at, value]) }),
  ...(ambiguous.length > 0 && {
    ambiguous: ambiguous.map(({ at, value, users }) => [at, value, ...users.map(({ id }) => id)]),
  }),
  ...(repeated > 0 && { repeated }),
});

describe('UserMatcher', () => {
  it('finds by login, e-mail and id, in the order of the file', () => {
    expect(inShort(find(['bob@example.com', 'cleo', ' ada.login\t']))).to.deep.equal({ found: ['bob', 'cleo', 'ada'] });
  });

  it('looks only at what the values are said to be', () => {
    const values = ['ada', 'ada.login', 'ada@example.com'];
    for (const [kind, at] of [
      ['id', 0],
      ['login', 1],
      ['email', 2],
    ] as const) {
      const { found, unknown } = find(values, all, kind);
      expect(found, kind).to.deep.equal([ada]);
      expect(
        unknown.map(({ value }) => value),
        kind,
      ).to.deep.equal(values.filter((_, index) => index !== at));
    }
  });

  it('names whom nobody is, with the row', () => {
    expect(inShort(find(['ada', 'ad', 'ada.login.', '', ' ']))).to.deep.equal({
      found: ['ada'],
      unknown: [
        [2, 'ad'],
        [3, 'ada.login.'],
      ],
    });
  });

  it('takes capitals for no difference in logins and e-mails, where one user is left', () => {
    expect(inShort(find(['ADA.Login', 'Bob@Example.COM']))).to.deep.equal({ found: ['ada', 'bob'] });
  });

  it('never takes capitals for no difference in ids', () => {
    expect(inShort(find(['ADA']))).to.deep.equal({ found: [], unknown: [[1, 'ADA']] });
    expect(inShort(find(['BOB'], all, 'id'))).to.deep.equal({ found: [], unknown: [[1, 'BOB']] });
  });

  it('prefers who has it exactly so', () => {
    const users = [person('1', { login: 'Ada' }), person('2', { login: 'ada' })];
    expect(inShort(find(['ada', 'Ada'], users))).to.deep.equal({ found: ['2', '1'] });
  });

  it('guesses nobody where two differ in capitals alone, and names both', () => {
    const users = [person('1', { login: 'Ada' }), person('2', { login: 'ada' })];
    expect(inShort(find(['ADA'], users))).to.deep.equal({ found: [], ambiguous: [[1, 'ADA', '1', '2']] });
  });

  it('guesses nobody where the login of one is the e-mail or the id of another', () => {
    const users = [
      person('1', { login: 'x@example.com' }),
      person('2', { email: 'x@example.com' }),
      person('3', { login: '1' }),
    ];
    expect(inShort(find(['x@example.com', '1'], users))).to.deep.equal({
      found: [],
      ambiguous: [
        [1, 'x@example.com', '1', '2'],
        [2, '1', '1', '3'],
      ],
    });
    expect(inShort(find(['x@example.com', '1'], users, 'login'))).to.deep.equal({ found: ['1', '3'] });
  });

  it('is not in doubt where login, e-mail and id of one are the same', () => {
    const users = [person('1', { login: 'a@example.com', email: 'a@example.com' })];
    expect(inShort(find(['a@example.com', 'A@EXAMPLE.COM'], users))).to.deep.equal({ found: ['1'], repeated: 1 });
  });

  it('counts what stands there twice once, and whoever is named twice, and says so', () => {
    expect(inShort(find(['ada', 'ada', 'ada.login', 'nobody', 'nobody ']))).to.deep.equal({
      found: ['ada'],
      unknown: [[4, 'nobody']],
      repeated: 3,
    });
  });

  it('takes composed letters and their parts for the same', () => {
    expect(inShort(find(['jose\u0301'], [person('1', { login: 'jos\u00e9' })]))).to.deep.equal({ found: ['1'] });
  });

  it('says who can’t be selected, and why: the owner, the viewer, who is out of reach', () => {
    const users = [
      person('o', { owner: true }),
      person('me'),
      person('far', { denied: { delete: 'scope', deactivate: 'scope' } }),
    ];
    expect(inShort(find(['me', 'o', 'far', 'o.login'], users))).to.deep.equal({
      found: [],
      denied: [
        [1, 'me', 'self'],
        [2, 'o', 'owner'],
        [3, 'far', 'scope'],
      ],
      repeated: 1,
    });
  });

  it('can’t select anybody for whom it is not known who is signed in (R11)', () => {
    const { denied, found } = find(['ada'], all, 'any', aSession({ viewer: null }));
    expect([found.length, denied.length]).to.deep.equal([0, 1]);
  });

  it('bears with records that are no texts', () => {
    const users = [{ ...ada, login: 7, email: null } as unknown as User, person('  ', { login: '', email: ' ' })];
    expect(inShort(find(['7', 'null', 'undefined', 'ada'], users))).to.deep.equal({
      found: ['ada'],
      unknown: [
        [1, '7'],
        [2, 'null'],
        [3, 'undefined'],
      ],
    });
  });

  it('finds nobody by the names of what every object has (S11)', () => {
    expect(find(['__proto__', 'constructor', 'toString']).unknown).to.have.length(3);
  });

  it('puts every value into exactly one place, and selects nobody who does not have it', () => {
    const text = fc.constantFrom('a', 'A', 'b', 'B', ' a', 'a@x', 'A@x', 'me', '');
    const user = fc.record({ login: text, email: text, owner: fc.boolean() });
    const kinds = fc.constantFrom<ValueKind>('any', 'login', 'email', 'id');
    fc.assert(
      fc.property(fc.array(user), fc.array(text), kinds, (records, values, kind) => {
        const users = records.map((each, at) => person(`${at % 2 ? 'a' : 'B'}${at}`, each));
        const findings = find(values, users, kind);
        const written = values.filter((value) => value.trim());
        expect(askedIn(findings) + findings.repeated).to.equal(written.length);
        expect(new Set(findings.found).size).to.equal(findings.found.length);
        const low = new Set(written.map((value) => value.trim().toLowerCase()));
        for (const { login, email, id } of findings.found)
          expect([login, email, id].some((each) => low.has(each!.trim().toLowerCase()))).to.equal(true);
        for (const { users: several } of findings.ambiguous) expect(several.length).to.be.greaterThan(1);
      }),
    );
  });
});
