import { expect } from '@open-wc/testing';
import type { Target } from '../../../src/adapters/contract.js';
import { ifMatch } from '../../../src/adapters/scim/writing/perform.js';
import type { ScimRecord } from '../../../demo/backends/scim-people.js';
import type { Asked, Switch } from '../../support/scim/scim-server.js';
import { activeAlwaysTrue, activeIsText, bareRecords, withPerson } from '../../support/scim/switches/records.js';
import {
  deleteCrashesOnGone,
  deleteDeactivates,
  deleteDoesNothing,
  deleteTells,
  keepsLogins,
} from '../../support/scim/switches/deleting.js';
import { cursorOnly } from '../../support/scim/switches/cursors.js';
import {
  brokenVersions,
  createSaysNothing,
  duplicateIs400,
  fakeVersions,
  hiddenVersions,
  noPatch,
  patchChangesNothing,
  patchClaimed,
  patchRefusesFilters,
  patchRefusesPaths,
  patchReplacesSiblings,
  patchSaysNothing,
  patchWithoutId,
  realVersions,
} from '../../support/scim/switches/writing.js';
import {
  busy,
  cut,
  emptyErrors,
  errorPages,
  refusesScimJson,
  signedOutAfter,
  silent,
  to,
} from '../../support/scim/switches/transport.js';
import { all, calm, rejection, states } from '../contract.js';
import { errorOf, house, targets } from './scim-house.js'; // prettier-ignore

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const bodies = (log: readonly Asked[], method: string) =>
  log.filter((asked) => asked.method === method).map(({ body }) => body as Record<string, unknown>);

describe('ScimAdapter, changing one', () => {
  const changes = { firstName: 'Nia', email: 'nia@x.test', jobTitle: '', extra: { cost: '7' } };
  const options = { fields: { cost: `${enterprise}:costCenter` } };
  const expectChanged = (before: ScimRecord, after: ScimRecord | undefined): void => {
    const { familyName } = before.name as { familyName: string };
    const { meta: _, schemas: __, title: ___, ...rest } = before;
    const { meta: ____, schemas, ...now } = after as ScimRecord;
    expect(now).to.deep.equal({
      ...rest,
      name: { givenName: 'Nia', familyName },
      displayName: `Nia ${familyName}`,
      emails: [{ value: 'nia@x.test', type: 'work', primary: true }],
      [enterprise]: { ...(rest[enterprise] as object), costCenter: '7' },
    });
    expect(schemas).to.include(enterprise);
  };

  const ways: Readonly<Record<string, readonly Switch[]>> = {
    'as the standard has it': [],
    'with 204': [patchSaysNothing],
    'without an id in the answer': [patchWithoutId],
    'where no path may lead into a list': [patchRefusesFilters],
    'where no paths are taken': [patchRefusesPaths],
    'where what stands beside a member would be dropped': [patchReplacesSiblings],
    'where whole records are taken only, as it says': [noPatch],
    'where whole records are taken only, and it says otherwise': [patchClaimed],
    'where the media type of SCIM is not known': [refusesScimJson],
    'with versions that are checked': [realVersions],
    'with versions for show': [fakeVersions],
  };
  for (const [way, switches] of Object.entries(ways))
    it(`changes the fields given, and no others: ${way}`, async () => {
      const { adapter, server } = await house(switches, options);
      const before = structuredClone(server.people.get('u-3') as ScimRecord);
      const { version } = await adapter.get('u-3', calm);
      const user = await adapter.update?.({ id: 'u-3', ...(version && { version }) }, changes, calm);
      expectChanged(before, server.people.get('u-3'));
      expect([user?.firstName, user?.email, user?.jobTitle, user?.extra]).to.deep.equal(['Nia', 'nia@x.test', undefined, { cost: '7' }]); // prettier-ignore
    });

  it('sends one path for each operation, in lower case, and plain values', async () => {
    const { adapter, server } = await house([], options);
    await adapter.update?.({ id: 'u-3' }, { ...changes, phone: '' }, calm);
    const [{ Operations: operations }] = bodies(server.log, 'PATCH');
    const { familyName } = server.people.get('u-3')?.name as { familyName: string };
    expect(operations).to.deep.equal([
      { op: 'replace', path: 'name.givenName', value: 'Nia' },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'nia@x.test' },
      { op: 'remove', path: 'title' },
      { op: 'remove', path: 'phoneNumbers' },
      { op: 'replace', path: `${enterprise}:costCenter`, value: '7' },
      { op: 'replace', path: 'displayName', value: `Nia ${familyName}` },
    ]);
  });

  it('takes one of several addresses out, adds a first one, and leaves a name to show that was not made of the two', async () => {
    const [home, work] = [{ value: 'h@x', type: 'home' }, { value: 'w@x', type: 'work' }];
    const person = { id: 'p', userName: 'pat', displayName: 'The boss', name: { givenName: 'Pat', familyName: 'P' }, emails: [home, work] };
    const { adapter, server } = await house([withPerson(person)]);
    const after = async (given: object) => (await adapter.update?.({ id: 'p' }, given, calm), server.people.get('p'));
    expect((await after({ email: '' }))?.emails).to.deep.equal([home]);
    expect((await after({ email: '' }))?.emails).to.equal(undefined);
    expect((await after({ email: 'n@x' }))?.emails).to.deep.equal([{ value: 'n@x', type: 'work', primary: true }]);
    expect((await after({ lastName: 'Q' }))?.displayName).to.equal('The boss');
    server.people.set('p', { ...person, emails: [{ value: 'a@x' }, { value: 'b@x' }] });
    expect((await after({ email: 'c@x' }))?.emails).to.deep.equal([{ value: 'c@x' }, { value: 'b@x' }]);
    server.people.set('p', { ...person, emails: ['a@x'] });
    expect((await after({ email: 'c@x' }))?.emails).to.deep.equal(['c@x']);
  }); // prettier-ignore

  it('sends nothing where nothing is another value, and nothing of what has no place', async () => {
    const { adapter, sent } = await house();
    const { firstName } = await adapter.get('u-3', calm);
    const user = await adapter.update?.({ id: 'u-3' }, { firstName, extra: { unknown: 1 } } as never, calm);
    expect(user?.id).to.equal('u-3');
    expect(sent().every((line) => line.startsWith('GET'))).to.equal(true);
  });

  it('says so where the server says yes and changes nothing', async () => {
    const { adapter } = await house([patchChangesNothing]);
    const error = await rejection(adapter.update?.({ id: 'u-3' }, { firstName: 'Nia' }, calm));
    expect([error.kind, error.message]).to.deep.equal(['unsupported', 'The server said yes, and changed nothing.']);
  });

  it('refuses what no server should keep, before it is sent', async () => {
    const { adapter, sent } = await house();
    const error = await rejection(adapter.update?.({ id: 'u-3' }, { login: ' ', email: 'none' }, calm));
    expect(error.kind).to.equal('invalid');
    expect(error.fields).to.have.all.keys('login', 'email');
    expect(sent()).to.deep.equal([]);
  });

  it('puts a server’s word at its field, by its type before its status', async () => {
    const { adapter, server } = await house();
    const login = server.people.get('u-4')?.userName;
    const taken = await rejection(adapter.update?.({ id: 'u-3' }, { login }, calm));
    expect([taken.kind, Object.keys(taken.fields ?? {})]).to.deep.equal(['conflict', ['login']]);
    const says = async (status: number, body: object) => {
      const own = await house();
      own.server.before(({ method }, next) => (method === 'PATCH' ? { status, body } : next()));
      return rejection(own.adapter.update?.({ id: 'u-3' }, { phone: '1' }, calm));
    };
    expect((await says(400, { scimType: 'uniqueness', detail: 'e-mail' })).fields).to.have.all.keys('email');
    expect((await says(400, { scimType: 'invalidValue', detail: 'phoneNumbers: no number' })).fields).to.have.all.keys('phone');
    expect((await says(400, { scimType: 'invalidValue', detail: 'no' })).kind).to.equal('invalid');
    expect((await says(403, { scimType: 'sensitive', detail: 'no' })).kind).to.equal('forbidden');
    const wordless = await says(409, {});
    expect([wordless.kind, wordless.fields]).to.deep.equal(['conflict', undefined]);
  }); // prettier-ignore

  describe('with versions', () => {
    const meanwhile = (server: { people: Map<string, ScimRecord> }): void => {
      const record = server.people.get('u-3') as ScimRecord;
      server.people.set('u-3', { ...record, title: 'Changed', meta: { ...(record.meta as object), version: 'W/"9"' } });
    };

    it('refuses an old one before it writes, and hands over the latest (R12, F1)', async () => {
      const { adapter, server, sent } = await house([realVersions]);
      meanwhile(server);
      const error = await rejection(adapter.update?.({ id: 'u-3', version: 'W/"1"' }, { phone: '1' }, calm));
      expect([error.kind, error.latest?.jobTitle, error.latest?.version]).to.deep.equal(['stale', 'Changed', 'W/"9"']);
      expect(sent()).to.deep.equal(['GET /Users/u-3']);
    });

    it('and one that became old in between (412), also where a record goes whole', async () => {
      for (const switches of [[realVersions], [realVersions, noPatch]]) {
        const { adapter, server } = await house(switches);
        let reads = 0;
        server.before(async ({ method, path }, next) => {
          const reply = await next();
          if (method === 'GET' && path === '/Users/u-3' && ++reads === 1) meanwhile(server);
          return reply;
        });
        const error = await rejection(adapter.update?.({ id: 'u-3', version: 'W/"1"' }, { phone: '1' }, calm));
        expect([error.kind, error.latest?.jobTitle]).to.deep.equal(['stale', 'Changed']);
        expect(server.people.get('u-3')).not.to.deep.include({ phoneNumbers: [{ value: '1' }] });
      }
    });

    it('asks for them where the server turns out to want them (428)', async () => {
      const { adapter } = await house([hiddenVersions]);
      const error = await rejection(adapter.update?.({ id: 'u-3' }, { phone: '1' }, calm));
      expect([error.kind, error.latest?.version]).to.deep.equal(['stale', 'W/"1"']);
      const { version } = await adapter.get('u-3', calm);
      expect((await adapter.update?.({ id: 'u-3', version: version ?? '' }, { phone: '1' }, calm))?.phone).to.equal(
        '1',
      );
    });

    it('tells apart a server that refuses the version that it has itself', async () => {
      const { adapter } = await house([brokenVersions]);
      const [outcome] = await all(adapter.setActive?.([{ id: 'u-3', version: 'W/"1"' }], false, calm));
      expect([outcome.state, errorOf(outcome)?.kind]).to.deep.equal(['failed', 'protocol']);
    });

    it('are entity tags, weak ones too, and nothing else', () => {
      expect(ifMatch(undefined)).to.deep.equal({});
      expect(ifMatch('W/"1"')).to.deep.equal({ 'If-Match': 'W/"1"' });
      expect(ifMatch('"1"')).to.deep.equal({ 'If-Match': '"1"' });
      expect(ifMatch('1')).to.deep.equal({ 'If-Match': '"1"' });
      for (const version of ['a"b', 'a\nb', 'ü']) expect(() => ifMatch(version)).to.throw(/entity tag/);
    });
  });
});

describe('ScimAdapter, creating', () => {
  const draft = { login: 'nia', email: 'nia@x.test', firstName: 'Nia', lastName: 'New', phone: '1', roles: [{ id: 'r', name: 'R' }], department: { id: 'd', name: 'Ops', path: [] } }; // prettier-ignore

  it('sends a whole record, whose active is a boolean and whose schemas are listed', async () => {
    const { adapter, server } = await house([], { fields: { badge: 'urn:x:User:badge' } });
    const made = await adapter.create?.({ ...draft, status: 'inactive', extra: { badge: 'B7', other: 1 } }, calm);
    expect(made).to.deep.include({ login: 'nia', displayName: 'Nia New', status: 'inactive', email: 'nia@x.test' });
    const [{ schemas, ...body }] = bodies(server.log, 'POST');
    expect(schemas).to.have.members(['urn:ietf:params:scim:schemas:core:2.0:User', enterprise, 'urn:x:User']);
    expect(body).to.deep.equal({
      userName: 'nia', displayName: 'Nia New', name: { givenName: 'Nia', familyName: 'New' }, active: false,
      emails: [{ value: 'nia@x.test', type: 'work', primary: true }], phoneNumbers: [{ value: '1', type: 'work', primary: true }],
      roles: [{ value: 'r', display: 'R' }], [enterprise]: { department: 'Ops' }, 'urn:x:User': { badge: 'B7' },
    }); // prettier-ignore
    expect(bodies((await house()).server.log, 'POST')).to.deep.equal([]);
  });

  it('finds who was made where the answer does not say, by cursor too', async () => {
    for (const switches of [[createSaysNothing], [createSaysNothing, cursorOnly]]) {
      const { adapter } = await house(switches);
      expect((await adapter.create?.(draft, calm))?.login).to.equal('nia');
    }
    const { adapter, server } = await house();
    server.before(({ method }, next) => (method === 'POST' ? { status: 201, body: { ok: true } } : next()));
    expect((await rejection(adapter.create?.(draft, calm))).kind, 'nobody was made').to.equal('protocol');
  });

  it('looks after a wish that is sent again before it sends it (F7)', async () => {
    const call = { ...calm, requestId: 'r-1' };
    const { adapter, server, sent } = await house();
    cut('after', to('POST', '/Users'))(server);
    expect((await rejection(adapter.create?.(draft, call))).kind).to.equal('network');
    const made = await adapter.create?.(draft, call);
    expect(made?.login).to.equal('nia');
    expect(sent().filter((line) => line.startsWith('POST'))).to.have.lengthOf(1);
    expect(server.people.size).to.equal(68);
  });

  it('sends it again where nobody was made', async () => {
    const call = { ...calm, requestId: 'r-1' };
    const { adapter, server } = await house();
    let first = true;
    cut('before', (asked) => asked.method === 'POST' && first && !(first = false))(server);
    await rejection(adapter.create?.(draft, call));
    expect((await adapter.create?.(draft, call))?.login).to.equal('nia');
    expect(server.people.size).to.equal(68);
  });

  it('says at its field that somebody has the login, whatever the status', async () => {
    for (const switches of [[], [duplicateIs400]]) {
      const { adapter, server } = await house(switches);
      const error = await rejection(adapter.create?.({ ...draft, login: server.people.get('u-4')?.userName ?? '' }, calm));
      expect([error.kind, Object.keys(error.fields ?? {})]).to.deep.equal(['conflict', ['login']]);
      expect((await rejection(adapter.create?.({ ...draft, login: ' ', email: 'none' }, calm))).fields).to.have.all.keys('login', 'email');
    }
  }); // prettier-ignore

  it('reads errors without a word, and pages', async () => {
    for (const switches of [[emptyErrors], [errorPages]]) {
      const { adapter, server } = await house(switches);
      const error = await rejection(adapter.create?.({ ...draft, login: server.people.get('u-4')?.userName ?? '' }, calm));
      expect(error.kind).to.equal('conflict');
      expect((await rejection(adapter.get('nobody', calm))).kind).to.equal(switches[0] === emptyErrors ? 'not-found' : 'protocol');
    }
  }); // prettier-ignore
});

describe('ScimAdapter, activating and deactivating', () => {
  it('believes an answer that shows it, and looks where it does not', async () => {
    for (const [switches, requests] of [[[], 1], [[patchSaysNothing], 2], [[patchWithoutId], 2]] as const) {
      const { adapter, server, sent } = await house(switches);
      const outcomes = await all(adapter.setActive?.(targets(3), false, calm));
      expect(outcomes.map((outcome) => [outcome.id, outcome.state, (outcome as { user?: { status: string } }).user?.status])).to.deep.equal([['u-3', 'done', 'inactive']]);
      expect(server.people.get('u-3')?.active).to.equal(false);
      expect(sent()).to.have.lengthOf(requests);
    }
  }); // prettier-ignore

  it('sends a real boolean, also to a server that answers with texts', async () => {
    const { adapter, server } = await house([activeIsText]);
    expect(await states(adapter.setActive?.(targets(3), false, calm))).to.deep.equal(['u-3 done']);
    expect(server.people.get('u-3')?.active).to.equal(false);
  });

  it('does not call done what a server only says that it did', async () => {
    for (const lie of [patchChangesNothing, activeAlwaysTrue]) {
      const { adapter } = await house([lie]);
      const [outcome] = await all(adapter.setActive?.(targets(3), false, calm));
      expect([outcome.state, errorOf(outcome)?.kind]).to.deep.equal(['failed', 'unsupported']);
    }
  });

  it('sends it without a path, or the whole record, where the server wants that', async () => {
    for (const [lie, methods] of [[patchRefusesPaths, ['PATCH', 'PATCH']], [noPatch, ['GET', 'PUT']], [patchClaimed, ['PATCH', 'GET', 'PUT']]] as const) {
      const { adapter, server, sent } = await house([lie]);
      const before = structuredClone(server.people.get('u-3') as ScimRecord);
      expect(await states(adapter.setActive?.(targets(3), false, calm))).to.deep.equal(['u-3 done']);
      expect(sent().map((line) => line.split(' ')[0])).to.deep.equal(methods);
      const { meta: _, ...rest } = before;
      expect(server.people.get('u-3')).to.deep.include({ ...rest, active: false });
    }
    const { adapter, sent } = await house([patchClaimed]);
    await states(adapter.setActive?.(targets(3), false, calm));
    const first = sent().length;
    await states(adapter.setActive?.(targets(4), false, calm));
    expect(sent().slice(first).map((line) => line.split(' ')[0]), 'what works is kept').to.deep.equal(['GET', 'PUT']);
  }); // prettier-ignore

  it('does not go on to another form where it was not the form that was refused', async () => {
    const { adapter, server, sent } = await house([patchRefusesPaths]);
    server.before(({ method, body }, next) =>
      method === 'PATCH' && !(body as { Operations: { path?: string }[] }).Operations[0]?.path
        ? { status: 403, body: { detail: 'Not you.' } }
        : next(),
    );
    expect(await states(adapter.setActive?.(targets(3), false, calm))).to.deep.equal(['u-3 refused']);
    expect(sent()).to.have.lengthOf(2);
  });

  it('never sends the whole record of somebody who was changed since, or of somebody else', async () => {
    const { adapter, server } = await house([fakeVersions, noPatch]);
    expect(await states(adapter.setActive?.([{ id: 'u-3', version: 'W/"7"' }], false, calm))).to.deep.equal(['u-3 changed']);
    server.before(({ path }, next) => (path === '/Users/u-3' ? { status: 200, body: server.people.get('u-4') } : next()));
    expect(await states(adapter.setActive?.(targets(3), false, calm))).to.deep.equal(['u-3 unknown']);
    expect(bodies(server.log, 'PUT')).to.deep.equal([]);
  }); // prettier-ignore
});

describe('ScimAdapter, deleting', () => {
  it('deletes, alone and four at a time, each in one outcome (U11)', async () => {
    const { adapter, server } = await house();
    const asked: Target[] = [...targets(3, 4, 5, 6, 7, 8, 3), { id: 'nobody' }, { id: '..' }, { id: '' }];
    expect(await states(adapter.delete?.(asked, calm))).to.deep.equal([
      ' failed', '.. failed', 'nobody already', 'u-3 done', 'u-4 done', 'u-5 done', 'u-6 done', 'u-7 done', 'u-8 done',
    ]);
    expect(server.people.size).to.equal(61);
  }); // prettier-ignore

  it('looks whether the first one is gone, and believes the others', async () => {
    const { adapter, sent } = await house();
    await states(adapter.delete?.(targets(3), calm));
    await states(adapter.delete?.(targets(4), calm));
    expect(sent()).to.deep.equal(['DELETE /Users/u-3', 'GET /Users/u-3', 'DELETE /Users/u-4']);
  });

  it('takes 200 with the user for a success, and whoever is not there for gone', async () => {
    const { adapter } = await house([deleteTells]);
    expect(await states(adapter.delete?.(targets(3), calm))).to.deep.equal(['u-3 done']);
    expect(await states(adapter.delete?.(targets(3), calm))).to.deep.equal(['u-3 already']);
  });

  it('looks after a server that falls over who is gone (F7)', async () => {
    const { adapter } = await house([deleteCrashesOnGone]);
    expect(await states(adapter.delete?.([{ id: 'nobody' }], calm))).to.deep.equal(['nobody done']);
    const failing = await house([(server) => server.before(({ method }, next) => (method === 'DELETE' ? { status: 500, body: {} } : next()))]); // prettier-ignore
    expect(await states(failing.adapter.delete?.(targets(3), calm))).to.deep.equal(['u-3 failed']);
  });

  it('does not call deleted who was only deactivated, or who is still there', async () => {
    const soft = await house([deleteDeactivates]);
    const [outcome] = await all(soft.adapter.delete?.(targets(3), calm));
    expect([outcome.state, errorOf(outcome)?.message]).to.deep.equal(['failed', 'The server has not deleted this user, but deactivated them.']); // prettier-ignore
    const nothing = await house([deleteDoesNothing]);
    expect(await states(nothing.adapter.delete?.(targets(3), calm))).to.deep.equal(['u-3 unknown']);
    expect(await states(nothing.adapter.delete?.(targets(4), calm)), 'and looks each time').to.deep.equal(['u-4 unknown']); // prettier-ignore
  });

  it('leaves that to the engine where the host says that deletions have two steps (F10)', async () => {
    const { adapter, server, sent } = await house([deleteDeactivates], {
      capabilities: { delete: { kind: 'deactivate-first' } },
    });
    expect(await states(adapter.delete?.(targets(3), calm))).to.deep.equal(['u-3 done']);
    busy('seconds', 9, to('DELETE'))(server);
    expect(await states(adapter.delete?.(targets(4), calm)), 'nothing twice').to.deep.equal(['u-4 failed']);
    expect(sent()).to.deep.equal(['DELETE /Users/u-3', 'DELETE /Users/u-4']);
  });

  it('claims nothing of a login: it may be taken still', async () => {
    const { adapter, session, server } = await house([keepsLogins]);
    const login = server.people.get('u-3')?.userName ?? '';
    await states(adapter.delete?.(targets(3), calm));
    expect(session.capabilities.delete?.freesLogin).to.equal(undefined);
    expect((await rejection(adapter.create?.({ login }, calm))).kind).to.equal('conflict');
  });

  it('says unknown where an answer was lost, and looks: done where they are gone (F7, T10)', async () => {
    const after = await house([cut('after', to('DELETE'))]);
    expect(await states(after.adapter.delete?.(targets(3), calm))).to.deep.equal(['u-3 done']);
    const before = await house([cut('before', to('DELETE'))]);
    expect(await states(before.adapter.delete?.(targets(3), calm))).to.deep.equal(['u-3 unknown']);
    expect(
      before.sent().filter((line) => line.startsWith('DELETE')),
      'never sent again',
    ).to.have.lengthOf(1);
  });

  it('does not wait for ever: no answer in time is unknown (F23)', async () => {
    const { adapter } = await house([silent(to('DELETE'))], { timeoutMs: 20 });
    const [outcome] = await all(adapter.delete?.(targets(3), calm));
    expect([outcome.state, errorOf(outcome)?.kind]).to.deep.equal(['unknown', 'network']);
  });

  it('waits where it is told to, and sends again only what was turned away (F11, F13)', async () => {
    for (const how of ['seconds', 'date', 'x-retry-after', 'bare'] as const) {
      const { adapter, sent } = await house([busy(how, 1, to('DELETE'))]);
      expect(await states(adapter.delete?.(targets(3), calm)), how).to.deep.equal(['u-3 done']);
      expect(sent().filter((line) => line.startsWith('DELETE'))).to.have.lengthOf(2);
    }
  });

  it('sends once what is to be sent once, and tells how long to wait; so it does of a limit that hides in a 500', async () => {
    for (const how of ['seconds', 'hidden'] as const) {
      const { adapter, sent } = await house([busy(how, 9, to('DELETE'))]);
      const outcomes = await all(adapter.delete?.(targets(3, 4, 5, 6, 7, 8), { ...calm, once: true }));
      const told = outcomes.map(errorOf).filter(Boolean);
      expect(told[0]).to.include({ kind: 'rate-limited', retryAfterMs: 3000 });
      expect(outcomes.filter(({ state }) => state === 'not-attempted').length).to.be.greaterThan(0);
      expect(sent().filter((line) => line.startsWith('DELETE')).length).to.be.at.most(4);
    }
  });

  it('creates and changes once what is to be sent once, and tells how long to wait (F11)', async () => {
    for (const method of ['POST', 'PATCH'] as const) {
      const { adapter, server, sent } = await house();
      busy('seconds', 9, to(method, '/Users'))(server);
      const call = { ...calm, once: true };
      const asked =
        method === 'POST' ? adapter.create?.({ login: 'nia', email: 'nia@example.com' }, call) : adapter.update?.({ id: 'u-3' }, { firstName: 'Nia' }, call); // prettier-ignore
      expect(await rejection(asked)).to.include({ kind: 'rate-limited', retryAfterMs: 3000 });
      expect(sent().filter((line) => line.startsWith(method))).to.have.lengthOf(1);
    }
  });

  it('stops for all where the sign-in has ended (F19)', async () => {
    const { adapter, server } = await house();
    signedOutAfter(0)(server);
    const outcomes = await all(adapter.delete?.(targets(3, 4, 5, 6, 7, 8), { ...calm, once: true }));
    expect(outcomes.some((outcome) => errorOf(outcome)?.kind === 'unauthenticated')).to.equal(true);
    expect(outcomes.some(({ state }) => state === 'not-attempted')).to.equal(true);
    expect(server.people.size).to.equal(67);
  });

  it('sends nothing after a stop (U14), and nothing for nobody', async () => {
    const { adapter, sent } = await house();
    expect(await states(adapter.delete?.(targets(3), { ...calm, stop: AbortSignal.abort() }))).to.deep.equal(['u-3 not-attempted']);
    expect(await states(adapter.delete?.([], calm))).to.deep.equal([]);
    expect(sent()).to.deep.equal([]);
  }); // prettier-ignore

  it('asks for the version that was agreed to, and tells who has changed since', async () => {
    const { adapter, server } = await house([realVersions]);
    expect(await states(adapter.delete?.([{ id: 'u-3', version: 'W/"1"' }, { id: 'u-4', version: 'W/"0"' }, { id: 'u-5' }], calm))).to.deep.equal([
      'u-3 done', 'u-4 changed', 'u-5 failed',
    ]);
    expect(server.people.has('u-4') && server.people.has('u-5')).to.equal(true);
    const hidden = await house([hiddenVersions]);
    expect(await states(hidden.adapter.delete?.(targets(3), calm))).to.deep.equal(['u-3 failed']);
    const again = await hidden.adapter.get('u-3', calm);
    expect(await states(hidden.adapter.delete?.([again], calm)), 'now it is known').to.deep.equal(['u-3 done']);
  }); // prettier-ignore

  it('says what the server does of records that are bare', async () => {
    const { adapter } = await house([bareRecords]);
    expect(await states(adapter.delete?.(targets(3), calm))).to.deep.equal(['u-3 done']);
  });
});

describe('ScimAdapter, its requests', () => {
  it('carry the media type of SCIM, and plain JSON once a server does not know it', async () => {
    const { adapter, server } = await house([refusesScimJson]);
    await adapter.create?.({ login: 'one' }, calm);
    await adapter.create?.({ login: 'two' }, calm);
    const types = server.log.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Content-Type'));
    expect(types).to.deep.equal(['application/scim+json', 'application/json', 'application/json']);
    expect(server.log[0].headers.get('Accept')).to.equal('application/scim+json, application/json');
    const refusing = await house([(own) => own.before(({ method }, next) => (method === 'POST' ? { status: 415, body: {} } : next()))]);
    expect((await rejection(refusing.adapter.create?.({ login: 'one' }, calm))).kind).to.equal('unsupported');
  }); // prettier-ignore

  it('carry no header across origins that a server would have to allow, and ours at home (S15)', async () => {
    const far = await house();
    expect(far.server.log.some(({ headers }) => headers.has('X-Requested-With') || headers.has('Idempotency-Key'))).to.equal(false); // prettier-ignore
    const seen: Headers[] = [];
    const near = (await house([], { url: 'https://portal.test/scim/v2' })).adapter;
    expect(near.backendId).to.contain('portal.test');
    const { ScimAdapter } = await import('../../../src/adapters/scim.js');
    const fetch = (_: unknown, init?: RequestInit) => (
      seen.push(new Headers(init?.headers)),
      Promise.reject(new Error('no'))
    );
    await rejection(new ScimAdapter({ url: '/scim/v2', fetch }).connect(calm));
    expect(seen[0].get('X-Requested-With')).to.equal('user-manager');
  });

  it('put no token into an address or an error (S16)', async () => {
    const { adapter, server } = await house([], { headers: () => ({ Authorization: 'Bearer canary' }) });
    const error = await rejection(adapter.get('nobody', calm));
    expect(JSON.stringify([error.message, ...server.lines()])).not.to.contain('canary');
    expect(server.log.every(({ headers }) => headers.get('Authorization') === 'Bearer canary')).to.equal(true);
  });
});
