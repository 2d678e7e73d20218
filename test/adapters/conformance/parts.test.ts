import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapters/adapter-error.js';
import { isMonotone, isReversed } from '../../../src/adapters/conformance/reading/order.js';
import { complaintAbout } from '../../../src/adapters/conformance/reading/record-shape.js';
import { holds } from '../../../src/adapters/conformance/reading/texts.js';
import { draftOf, uniqueName } from '../../../src/adapters/conformance/users/draft.js';
import { idLike } from '../../../src/adapters/conformance/users/unknown-id.js';
import { shown } from '../../../src/adapters/conformance/verdict.js';
import { Wire, cutAfterSend, onWrite } from '../../../src/adapters/conformance/wire.js';
import type { Session } from '../../../src/domain/session.js';
import type { User } from '../../../src/domain/user.js';
import { aUser } from '../../support/builders.js';
import { nothing } from '../rest/fake-rest-server.js';

describe('draftOf', () => {
  const draft = (fields?: Session['capabilities']['fields']) =>
    draftOf({ capabilities: { fields } } as unknown as Session, 'conformance-x');

  it('gives each required field a value of its type, and leaves out what is optional or read-only', () => {
    const required = { required: true } as const;
    expect(
      draft([
        { name: 'login', type: 'text', ...required },
        { name: 'phone', type: 'phone', ...required },
        { name: 'jobTitle', type: 'text' },
        { name: 'born', type: 'date', ...required },
        { name: 'external', type: 'boolean', ...required },
        { name: 'place', type: 'choice', choices: ['Office', 'Remote'], ...required },
        { name: 'shelf', type: 'choice', ...required },
        { name: 'badge', type: 'text', unique: true, ...required },
        { name: 'desk', type: 'text', ...required },
        { name: 'second', type: 'email', ...required },
        { name: 'number', type: 'text', readOnly: true, ...required },
      ]),
    ).to.deep.equal({
      login: 'conformance-x',
      email: 'conformance-x@example.com',
      phone: '+12025550100',
      extra: {
        born: '2030-01-01',
        external: false,
        place: 'Office',
        shelf: '',
        badge: 'conformance-x',
        desk: 'Conformance',
        second: 'conformance-x@example.com',
      },
    });
  });

  it('uses the one name that a backend has', () => {
    const { displayName, firstName } = draft([{ name: 'displayName', type: 'text' }]);
    expect([displayName?.startsWith('Conformance Check'), firstName]).to.deep.equal([true, undefined]);
    expect(draft()).to.have.all.keys('login', 'email', 'firstName', 'lastName');
  });

  it('has names that nobody has, of signs that any backend takes', () => {
    const names = Array.from({ length: 50 }, uniqueName);
    expect(new Set(names).size).to.equal(50);
    for (const name of names) expect(name).to.match(/^conformance-[a-z0-9-]+$/);
  });
});

describe('idLike', () => {
  it('makes an id of the same kind, and never the same one', () => {
    for (const [id, like] of [
      ['637b09cc-a4bf-4645-b930-acc9a82cf3c1', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
      ['17', /^2\d{9}$/],
      ['507f1f77bcf86cd799439011', /^[0-9a-f]{24}$/],
      ['u-12', /^nobody-[0-9a-f-]{36}$/],
    ] as const) {
      const ids = [idLike(id), idLike(id)];
      for (const each of ids) expect(each).to.match(like);
      expect(ids[0]).to.not.equal(ids[1]);
      expect(ids).to.not.include(id);
    }
  });
});

describe('complaintAbout', () => {
  const complaint = (changes: object, statuses?: ReadonlySet<string>) =>
    complaintAbout({ ...aUser(), ...changes } as User, statuses)?.expected.replace(/ of the user .*/, '');

  it('finds nothing wrong with a record that says little', () => {
    expect(complaintAbout({ id: 'a', login: 'a', status: 'active' }, undefined)).to.equal(undefined);
    expect(complaint({ lastLoginAt: null })).to.equal(undefined);
    expect(complaint({ status: 'parked' }, new Set(['parked']))).to.equal(undefined);
    expect(complaint({ status: 'parked', statusLabel: 'Parked' })).to.equal(undefined);
    expect(complaint({ extra: { passwordChangedAt: '2026-01-01T00:00:00Z', hasToken: true } })).to.equal(undefined);
  });

  for (const [changes, expected] of [
    [{ id: '' }, 'a text as id'],
    [{ login: 7 }, 'a text as login'],
    [{ email: null }, 'a text as email'],
    [{ createdAt: '2026-01-01' }, 'an ISO 8601 instant with a zone as createdAt'],
    [{ lastLoginAt: '2026-13-01T00:00:00Z' }, 'an ISO 8601 instant with a zone as lastLoginAt'],
    [{ lastLoginAt: 1767225600 }, 'an ISO 8601 instant with a zone as lastLoginAt'],
    [{ scheduled: { action: 'deactivate' } }, 'an ISO 8601 instant with a zone as scheduled.at'],
    [{ status: 'parked' }, 'a status that is built in, declared or labelled'],
    [{ owner: 'no' }, 'true or false as owner'],
    [{ roles: [{ id: 'r' }] }, 'id and name in roles'],
    [{ groups: ['g'] }, 'id and name in groups'],
    [{ groups: [null] }, 'id and name in groups'],
    [{ department: { id: 'd', name: 'D' } }, 'a path of the department'],
    [{ extra: { account: { apiKey: 'x' } } }, 'no secret in the record'],
    [{ password: 'hunter2' }, 'no secret in the record'],
  ] as const)
    it(`asks for ${expected} where a record has ${JSON.stringify(changes)}`, () =>
      expect(complaint(changes)).to.equal(expected));

  it('tells no secret that it has found', () => {
    expect(complaintAbout({ ...aUser(), token: 's3cret' } as User, undefined)?.seen).to.equal('a text under “token”');
  });
});

describe('isMonotone and isReversed', () => {
  const users = (...names: string[]): User[] =>
    names.map((name, index) => aUser({ id: `${index}`, login: name, firstName: name, lastName: '' }));

  it('take any way of comparing texts that servers have', () => {
    expect(isMonotone('login', users('B', 'a'))).to.equal(true);
    expect(isMonotone('login', users('a', 'B'))).to.equal(true);
    expect(isMonotone('login', users('Zoe', 'Émile', 'Zoe'))).to.equal(false);
    expect(isMonotone('login', users('émile', 'zoe'))).to.equal(true);
    expect(isMonotone('login', users('2', '10'))).to.equal(true);
  });

  it('take a name by its last word first', () => {
    const [one, two] = [aUser({ firstName: 'Zoe', lastName: 'Adams' }), aUser({ firstName: 'Ann', lastName: 'Young' })];
    expect(isMonotone('name', [one, two])).to.equal(true);
    expect(isMonotone('name', [aUser({ firstName: 'Ann', lastName: 'Young', login: 'y' }), one, two])).to.equal(false);
  });

  it('let users who are equal stand in any order, and nobody else', () => {
    const [a, b, c] = users('a', 'b', 'b');
    expect(isReversed('login', [a, b, c], [b, c, a])).to.equal(true);
    expect(isReversed('login', [a, b, c], [c, b, a])).to.equal(true);
    expect(isReversed('login', [a, b, c], [b, a, c])).to.equal(false);
    expect(isReversed('login', [a, b, c], [a, b, c])).to.equal(false);
  });

  it('say nothing of a field that can’t be read', () => {
    expect(isMonotone('shoe size', users('b', 'a'))).to.equal(true);
    expect(isReversed('shoe size', users('b', 'a'), users('b', 'a'))).to.equal(true);
  });

  it('read fields that the backend has added', () => {
    const desk = (...desks: string[]): User[] => desks.map((each, id) => aUser({ id: `${id}`, extra: { desk: each } }));
    expect(isMonotone('desk', desk('c', 'a', 'b'))).to.equal(false);
    expect(isMonotone('desk', desk('a', 'b', 'c'))).to.equal(true);
  });
});

describe('holds', () => {
  it('looks in the declared fields, whatever the case and the accents', () => {
    const user = aUser({ firstName: 'Zoë', lastName: 'Ångström', email: 'z@x.test', extra: { badge: 77 } });
    expect(holds(user, ['name'], 'ANGST')).to.equal(true);
    expect(holds(user, ['email'], 'angst')).to.equal(false);
    expect(holds(user, ['badge'], '77')).to.equal(true);
  });

  it('looks anywhere where no declared field can be read', () => {
    const user = aUser({ jobTitle: 'Pilot', department: { id: 'd', name: 'Crew', path: ['Air'] } });
    expect(holds(user, ['kept apart'], 'pilot')).to.equal(true);
    expect(holds(user, ['department'], 'air')).to.equal(true);
    expect(holds(user, ['department'], 'pilot')).to.equal(false);
  });
});

describe('shown', () => {
  it('says what something is, in a line of bearable length', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(shown(circle)).to.equal('something of the type object');
    expect(shown(undefined)).to.equal('undefined');
    expect(shown(new Set(['a']))).to.equal('["a"]');
    expect(shown({ error: adapterError('stale', 'x') })).to.equal('{"error":"AdapterError “stale”"}');
    expect(shown(adapterError('stale', 'two\nlines'))).to.equal('AdapterError “stale” (two lines)');
    expect(shown(new TypeError('no'))).to.equal('TypeError: no');
    expect(shown('x'.repeat(500))).to.have.lengthOf(240);
  });
});

describe('Wire', () => {
  const server = (async () => Promise.resolve(new Response('{}'))) as typeof fetch;

  it('notes what is sent, in whichever way fetch is called', async () => {
    const wire = new Wire(server, () => 7);
    await wire.fetch('https://a.test/x', { method: 'post', body: '{"a":1}', headers: { Authorization: 'Bearer t' } });
    await wire.fetch(new URL('https://a.test/y'));
    await wire.fetch(new Request('https://a.test/z', { method: 'DELETE', headers: { 'X-A': 'b' } }));
    await wire.fetch('https://a.test/Users/.search?x', { method: 'POST' });
    expect(wire.requests.map(({ method, url, body, at }) => [method, url, body, at])).to.deep.equal([
      ['POST', 'https://a.test/x', '{"a":1}', 7],
      ['GET', 'https://a.test/y', '', 7],
      ['DELETE', 'https://a.test/z', '', 7],
      ['POST', 'https://a.test/Users/.search?x', '', 7],
    ]);
    expect(wire.requests.map(({ headers }) => headers.get('Authorization') ?? headers.get('X-A'))).to.deep.equal(['Bearer t', null, 'b', null]); // prettier-ignore
    expect(wire.writes.map(({ url }) => url)).to.deep.equal(['https://a.test/x', 'https://a.test/z']);
  });

  it('sends nothing that is aborted already, as fetch does', async () => {
    const wire = new Wire(server, () => 0);
    const thrown: unknown = await wire.fetch('https://a.test/', { signal: AbortSignal.abort() }).catch((error: unknown) => error); // prettier-ignore
    expect([(thrown as Error).name, wire.requests.length]).to.deep.equal(['AbortError', 0]);
  });

  it('lets a write through and loses its answer', async () => {
    let sent = 0;
    const wire = new Wire((() => (sent++, Promise.resolve(nothing()))) as unknown as typeof fetch, () => 0);
    wire.fault = onWrite(2, cutAfterSend);
    const answers = [];
    for (const method of ['POST', 'GET', 'POST', 'POST'])
      answers.push(await wire.fetch('https://a.test/', { method }).then(({ status }) => status, String));
    expect(answers).to.deep.equal([204, 204, 'TypeError: terminated', 204]);
    expect(sent).to.equal(4);
  });
});
